"""Payer profiles: the built-in ones, and a practice's own that inherit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.catalog import BadProfile, Catalog, PayerProfile

DAY = date(2026, 11, 1)


def of_practice(folder: Path, payer: str, text: str) -> PayerProfile:
    (folder / f"{payer}.yaml").write_text(text, encoding="utf-8")
    return Catalog.open(practice=folder).as_of(DAY).payer(payer)


def test_medicare_and_commercial_differ_where_they_should(as_of) -> None:
    medicare, commercial = as_of("2026-11-01").payer("medicare"), as_of("2026-11-01").payer("commercial")
    assert (medicare.distinct_modifier, commercial.distinct_modifier) == ("XS", "59")
    assert (medicare.prolonged, commercial.prolonged) == ("G2212", "99417")
    assert (medicare.asc_si_code, commercial.asc_si_code) == ("G0260", "27096")
    assert (medicare.kx, medicare.bilateral_primary, medicare.bilateral_addon) == ("advise", "50", "50")
    assert (medicare.consults, commercial.consults, medicare.append_51) == (False, True, False)
    facet = medicare.limits["facet"]
    assert (facet.levels, facet.diagnostic_sessions, facet.therapeutic_sessions) == (2, 4, 4)
    assert commercial.limits == {}


@pytest.mark.parametrize(
    ("code", "day", "pos", "state", "applies"),
    [
        ("64493", "2026-11-01", "22", None, True),
        ("64493", "2026-11-01", "11", None, False),
        ("64493", "2023-06-30", "22", None, False),
        ("64493", "2026-11-01", None, None, None),
        ("64495", "2024-08-15", "22", None, True),
        ("64495", "2024-08-16", "22", None, False),
        ("64483", "2026-11-01", "22", "OH", True),
        ("64483", "2026-11-01", "11", "OH", None),
        ("64483", "2026-11-01", "22", "MI", False),
        ("64483", "2026-01-14", "22", "OH", False),
        ("64615", "2026-02-15", "24", "TX", False),
        ("64615", "2026-02-16", "24", "TX", True),
        ("64615", "2026-02-15", "24", "CA", True),
        ("63685", "2026-11-01", "22", "OH", False),
    ],
)
def test_prior_authorization_depends_on_day_place_and_state(as_of, code, day, pos, state, applies) -> None:
    programs = as_of(day).payer("medicare").prior_auth
    answers = {program.applies(code, day, pos, state) for program in programs}
    strongest = True if True in answers else None if None in answers else False
    assert strongest is applies


def test_a_practice_profile_gives_only_what_differs(tmp_path) -> None:
    payer = of_practice(tmp_path, "mac-jh", 'id: mac-jh\ntitle: "JH"\ninherits: medicare\nkx: append\n')
    assert (payer.kx, payer.distinct_modifier, payer.origin) == ("append", "XS", "practice")
    assert payer.limits["facet"].levels == 2


def test_limits_merge_family_by_family_and_null_takes_one_away(tmp_path) -> None:
    text = 'id: plan\ntitle: "Plan"\ninherits: medicare\n'
    text += "limits: {facet: {levels: 3}, si: null}\nprior_auth: []\n"
    payer = of_practice(tmp_path, "plan", text)
    assert payer.limits["facet"].levels == 3
    assert payer.limits["facet"].diagnostic_sessions is None
    assert "si" not in payer.limits
    assert payer.limits["transforaminal"].levels == 2
    assert payer.prior_auth == ()


def test_a_practice_profile_may_inherit_from_another(tmp_path) -> None:
    (tmp_path / "base.yaml").write_text(
        'id: base\ntitle: "B"\ninherits: commercial\nappend_51: true\n', encoding="utf-8"
    )
    payer = of_practice(tmp_path, "leaf", 'id: leaf\ntitle: "L"\ninherits: base\nbilateral_addon: units\n')
    assert (payer.append_51, payer.bilateral_addon, payer.distinct_modifier) == (True, "units", "59")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('id: own\ntitle: "O"\ninherits: medicare\nkx_mode: append\n', r"own\.yaml:4: kx_mode: unknown key"),
        ('id: own\ntitle: "O"\ninherits: medicare\nkx: sometimes\n', r"own\.yaml:4: kx:"),
        ('id: own\ntitle: "O"\ninherits: nobody\n', "inherits nobody, which is no profile"),
        ('id: own\ntitle: "O"\ninherits: own\n', "inherits itself"),
        ('id: own\ntitle: "O"\n', "nothing to inherit it from"),
        ('id: medicare\ntitle: "O"\n', "medicare is built in"),
        ('id: other\ntitle: "O"\ninherits: medicare\n', "the id must be the file's name, own"),
        ('id: own\ntitle: "O"\ninherits: medicare\nasc_si_code: 27096\n', 'must be a quoted string: "27096"'),
    ],
)
def test_a_bad_practice_profile_is_refused_with_its_reason(tmp_path, text, error) -> None:
    with pytest.raises(BadProfile, match=error):
        of_practice(tmp_path, "own", text)


def test_the_practice_folder_comes_from_the_environment(tmp_path, monkeypatch) -> None:
    (tmp_path / "payers").mkdir()
    text = 'id: env-plan\ntitle: "E"\ninherits: commercial\n'
    (tmp_path / "payers" / "env-plan.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PAINCODER_HOME", str(tmp_path))
    assert Catalog.open().as_of(DAY).payer("env-plan").title == "E"


def test_a_practice_profile_is_part_of_the_version(tmp_path) -> None:
    plain = Catalog.open(practice=tmp_path).version
    assert "+practice" not in plain and Catalog.open(practice=tmp_path / "absent").version == plain
    catalog = Catalog.open(practice=tmp_path)
    (tmp_path / "ours.yaml").write_text('id: ours\ntitle: "Ours"\ninherits: medicare\n', encoding="utf-8")
    first = catalog.version
    assert first.startswith(plain + "+practice.") and Catalog.open(practice=tmp_path).version == first
    (tmp_path / "ours.yaml").write_text('id: ours\ntitle: "Ours"\ninherits: commercial\n', encoding="utf-8")
    assert catalog.version not in (plain, first)
