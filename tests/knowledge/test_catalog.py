"""The catalog's answers: codes as of a day, edits, editions, payers, coverage; and how it is opened."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from knowledge.catalog import CONTRACTOR_DECIDES, Catalog, UnknownCitation, UnknownPayer

ROOT = Path(__file__).resolve().parents[2]


# ---------------------------------------------------------------- codes


@pytest.mark.parametrize(
    ("code", "day", "imaging"),
    [
        ("64415", "2019-12-31", "separate_76942"),
        ("64415", "2022-12-31", "separate_77002_or_76942"),
        ("64415", "2023-01-01", "included_any_when_performed"),
        ("64448", "2026-11-01", "included_any_when_performed"),
        ("62270", "2019-12-31", "separate_77003"),
        ("62270", "2020-01-01", "variant_without_imaging:62328"),
        ("64483", "2015-01-01", "included_fluoro_ct_required"),
        ("62322", "2026-11-01", "variant_without_imaging:62323"),
        ("20552", "2026-11-01", "separate_77002_or_76942"),
    ],
)
def test_imaging_is_treated_as_on_the_day(as_of, code, day, imaging) -> None:
    assert as_of(day).code(code).imaging == imaging


def test_a_code_carries_what_rules_ask(as_of) -> None:
    info = as_of("2026-11-01").code("64484")
    assert (info.family, info.support, info.addon, info.primaries) == (
        "transforaminal",
        "supported",
        True,
        ("64483",),
    )
    assert (info.bilateral, info.mult_proc, info.global_days) == ("1", "0", "ZZZ")
    assert (info.mue, info.mai, info.asc_indicator) == (4, 3, "N1")
    assert (info.rvu_work, info.rvu_nonfac, info.rvu_fac) == (0.98, 3.52, 1.31)
    assert info.imaging_included


def test_values_are_those_of_the_services_year(as_of) -> None:
    assert as_of("2025-12-31").code("64493").rvu_work == 1.52
    assert as_of("2026-01-01").code("64493").rvu_work == 1.48
    assert as_of("2026-01-01").code("62330").global_days == "090"


def test_primaries_are_those_of_the_day(as_of) -> None:
    assert as_of("2022-12-31").primaries("64494") == ("64493",)
    assert set(as_of("2023-01-01").primaries("64494")) == {"64490", "64493"}
    assert "62270" not in as_of("2026-11-01").primaries("77003")
    assert "62270" in as_of("2019-12-31").primaries("77003")
    assert as_of("2026-11-01").primaries("G3003") == ("G3002",)
    assert as_of("2026-11-01").primaries("64483") == ()
    assert CONTRACTOR_DECIDES in as_of("2026-11-01").primaries("76937")


def test_facility_only_and_twins(as_of) -> None:
    view = as_of("2026-11-01")
    assert view.code("C1767").facility_only
    assert view.code("G0260").facility_only
    assert not view.code("64483").facility_only
    assert view.code("27096").twin == ("G0260",)
    assert view.code("62322").imaging_twin == "62323"


def test_a_code_of_no_family_of_ours_is_none_but_exists(as_of) -> None:
    view = as_of("2026-11-01")
    assert view.code("43239") is None
    assert view.existence("43239").status == "current"


# ---------------------------------------------------------------- edits


def test_an_edit_is_found_in_either_order(as_of) -> None:
    view = as_of("2026-05-15")
    one, other = view.pair("64483", "62323"), view.pair("62323", "64483")
    assert one == other
    assert (one.column1, one.column2, one.indicator, one.status) == ("62323", "64483", "1", "active")
    assert one.edition == "2026Q2"


@pytest.mark.parametrize(
    ("first", "second"),
    [("62323", "64493"), ("62321", "62323"), ("64479", "64483"), ("64490", "64493"), ("63650", "63685"),
     ("27096", "64451"), ("99152", "64483"), ("20552", "76942"), ("64405", "76942")],
)  # fmt: skip
def test_no_edit_is_an_answer(as_of, first, second) -> None:
    assert as_of("2026-05-15").pair(first, second) is None


@pytest.mark.parametrize(
    ("first", "second", "indicator"),
    [("64483", "77003", "1"), ("62323", "62322", "0"), ("20553", "20552", "0"), ("64635", "64493", "1"),
     ("64466", "76942", "0"), ("63663", "63661", "1"), ("63650", "63661", "0"), ("64451", "64493", "0"),
     ("20610", "99213", "1")],
)  # fmt: skip
def test_edits_that_matter_have_their_indicator(as_of, first, second, indicator) -> None:
    assert as_of("2026-05-15").pair(first, second).indicator == indicator


def test_an_edit_that_ended_is_in_force_on_its_last_day_only_till_then(as_of) -> None:
    assert as_of("2016-12-31").pair("64510", "77003").status == "active"
    ended = as_of("2017-01-01").pair("64510", "77003")
    assert (ended.status, ended.ended, ended.indicator) == ("ended", "2016-12-31", None)


def test_an_edit_does_not_reach_back_before_it_began(as_of) -> None:
    assert (
        as_of("2025-03-31").pair("64466", "64467") is None
        or as_of("2025-03-31").pair("64466", "64467").active
    )
    row = as_of("2026-05-15").catalog.rows(
        "SELECT column1, column2 FROM ptp WHERE start = '2025-04-01' LIMIT 1"
    )[0]
    assert as_of("2025-03-31").pair(*row) is None
    assert as_of("2025-04-01").pair(*row).active


def test_where_the_table_does_not_know_the_day_the_pair_says_so(as_of) -> None:
    view = as_of("2026-05-15")
    late = view.catalog.rows(
        "SELECT column1, column2 FROM ptp WHERE start = '2024-10-01 or later' AND status = 'active'"
    )
    assert len(late) > 500
    assert not as_of("2025-06-01").pair(*late[0]).dates_certain
    assert view.pair(*late[0]).dates_certain
    gone = view.catalog.rows("SELECT column1, column2 FROM ptp WHERE ended LIKE 'by %' LIMIT 1")[0]
    assert view.pair(*gone).status == "ended"
    assert not as_of("2025-06-01").pair(*gone).dates_certain


def test_an_edit_first_seen_elsewhere_after_it_ended_was_in_force_before(as_of) -> None:
    before, after = as_of("2021-06-01").pair("0214T", "72275"), as_of("2022-01-01").pair("0214T", "72275")
    assert (before.status, before.dates_certain) == ("unknown_direction", False)
    assert (after.status, after.ended) == ("ended", "2021-12-31")


def test_an_edit_without_known_columns_is_never_called_active(as_of) -> None:
    view = as_of("2026-05-15")
    rows = view.catalog.rows(
        "SELECT column1, column2 FROM ptp WHERE direction = 'unknown' AND status = 'active'"
    )
    assert len(rows) == 568
    assert {view.pair(*row).status for row in rows} == {"unknown_direction"}


def test_modifiers_know_whether_they_bypass_an_edit(as_of) -> None:
    view = as_of("2026-11-01")
    assert [view.modifier(name).ncci_bypass for name in ("59", "XS", "RT", "25", "50", "51", "KX")] == [
        True, True, True, True, False, False, False,
    ]  # fmt: skip
    assert view.modifier("??") is None


# ---------------------------------------------------------------- editions, sources, scope


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2026-06-30", ("current", "current", "current", "current", "behind")),
        ("2026-07-01", ("current", "behind", "behind", "behind", "behind")),
        ("2027-01-01", ("current", "not_loaded", "behind", "behind", "not_loaded")),
        ("2027-04-01", ("behind", "not_loaded", "behind", "behind", "not_loaded")),
        ("2027-10-01", ("not_loaded", "not_loaded", "behind", "behind", "not_loaded")),
        ("2026-03-31", ("current", "current", "current", "before_first", "current")),
        ("2015-09-30", ("before_first",) * 5),
    ],
)
def test_editions_say_how_they_stand_on_the_day(as_of, day, statuses) -> None:
    editions = as_of(day).editions()
    assert list(editions) == ["icd10cm", "codes", "ncci_ptp", "mue", "rvu"]
    assert tuple(edition["status"] for edition in editions.values()) == statuses


def test_the_edition_named_is_the_one_of_the_day(as_of) -> None:
    assert as_of("2026-11-01").editions()["icd10cm"]["edition"] == "FY2027"
    assert as_of("2026-09-30").editions()["icd10cm"]["edition"] == "FY2026"
    assert as_of("2025-06-01").editions()["rvu"]["edition"] == "RVU25D"


def test_citations_are_sources_or_faq_entries(as_of) -> None:
    view = as_of("2026-11-01")
    assert view.citation("ncci-ptp").kind == "ncci"
    assert view.citation("faq/lumbar-transforaminal").kind == "faq"
    with pytest.raises(UnknownCitation):
        view.citation("faq/nothing")


def test_the_coverage_of_a_family_says_how_far_it_was_read(as_of) -> None:
    facts = as_of("2026-11-01").coverage("facet")
    levels = [fact for fact in facts if fact.policy == "L38801" and fact.field == "max_levels"]
    assert [fact.amount for fact in levels] == [2]
    assert levels[0].read_in_part
    assert levels[0].citation == "lcd-facet"
    assert {fact.field for fact in as_of("2026-11-01").coverage("transforaminal")} >= {"max_levels", "kx"}


def test_supporting_diagnoses_keep_the_excluded_apart(as_of) -> None:
    roles = {entry.icd: entry.role for entry in as_of("2026-11-01").supporting_diagnoses("64483")}
    assert (roles["M54.16"], roles["M48.062"], roles["M54.50"]) == (
        "representative",
        "representative",
        "excluded",
    )
    facet = {entry.icd: entry.role for entry in as_of("2026-11-01").supporting_diagnoses("64635")}
    assert facet["M47.816"] == "closed_list"
    assert "M53.86" not in facet


def test_concepts_and_questions_are_parsed_once(as_of) -> None:
    first, second = as_of("2026-11-01"), as_of("2020-01-01")
    assert first.concepts() is second.concepts()
    assert len(first.concepts()) > 400
    assert len([entry for entry in first.faq_entries() if not entry.own]) == 57


# ---------------------------------------------------------------- opening


def test_opening_twice_gives_the_same_catalog_and_the_same_view() -> None:
    assert Catalog.open() is Catalog.open()
    assert Catalog.open().as_of(date(2026, 11, 1)) is Catalog.open().as_of(date(2026, 11, 1))


def test_a_cold_process_loads_neither_pydantic_nor_yaml_and_is_quick() -> None:
    program = (
        "import time, sys; t = time.perf_counter(); from datetime import date;"
        "from knowledge.catalog import Catalog; u = time.perf_counter(); c = Catalog.open();"
        "assert c.as_of(date(2026, 11, 1)).code('64483'); print(time.perf_counter() - u);"
        "bad = {'pydantic', 'yaml', 'simple_icd_10_cm', 'sqlalchemy'} & set(sys.modules); assert not bad, bad"
    )
    Catalog.open()
    runs = [
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    assert min(float(run.stdout) for run in runs) < 0.03


def test_a_warm_answer_takes_microseconds(as_of) -> None:
    view = as_of("2026-11-01")
    view.code("64483"), view.pair("64483", "77003")
    started = time.perf_counter()
    for _ in range(1000):
        view.code("64483")
        view.pair("64483", "77003")
    assert (time.perf_counter() - started) / 2000 < 50e-6


def _in_child(catalog: Catalog) -> str:
    return catalog.as_of(date(2026, 11, 1)).code("64483").family


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_child_process_reopens_the_file(catalog, method) -> None:
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(_in_child, (catalog,)) == "transforaminal"


def test_a_view_survives_pickling(as_of) -> None:
    view = pickle.loads(pickle.dumps(as_of("2026-11-01")))
    assert view.code("64483") == as_of("2026-11-01").code("64483")


def test_an_unknown_payer_is_told_the_known_ones(as_of) -> None:
    with pytest.raises(UnknownPayer, match="unknown payer 'acme'; known: commercial, medicare"):
        as_of("2026-11-01").payer("acme")
