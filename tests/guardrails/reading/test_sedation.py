"""Moderate sedation: minutes, observer, giver; and the codes they lead to."""

from __future__ import annotations

import pytest

from guardrails.families.sedation.coding import further_units, sedation_codes
from guardrails.reading.facts import Sedation
from guardrails.reading.sections import parse
from guardrails.reading.sedation import read_sedation


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("I gave midazolam 2 mg and fentanyl 50 mcg; RN monitored, 09:02-09:21.", (19, True, True)),
        (
            "Sedation start 8:04, end 8:34. Procedure time was 12 minutes, recovery until 9:10.",
            (30, None, None),
        ),
        (
            "Moderate sedation under my supervision with an independent trained observer. Intraservice time "
            "22 "
            "minutes.",
            (22, True, True),
        ),
        ("Moderate sedation. Sedation time: 18 min.", (18, None, None)),
        ("Sedation began at 10:05 and ended at 10:20.", (15, None, None)),
        (
            "I sedated her myself with midazolam, first dose at nine oh two, I was with her until nine "
            "twenty "
            "seven, and an RN with no other "
            "job watched her sats.",
            (25, True, True),
        ),
        ("Versed 1 mg given. Sedation time: ***", (None, None, None)),
        ("Versed 2 mg IV. Needle time 14:02 to 14:15.", (None, None, None)),
    ],
)
def test_what_the_note_states(note: str, expected: tuple[int | None, bool | None, bool | None]) -> None:
    found = read_sedation(parse(note))
    assert found is not None
    assert (found.minutes, found.observer, found.by_operator) == expected


@pytest.mark.parametrize(
    "note",
    [
        "MAC by CRNA. Versed 2 mg by anesthesia.",
        "Monitored anesthesia care; sedation per anesthesia team, 30 minutes of sedation.",
        "General anesthesia; midazolam in holding.",
    ],
)
def test_anesthesia_is_not_the_operator(note: str) -> None:
    found = read_sedation(parse(note))
    assert found is not None
    assert found.by_operator is False


@pytest.mark.parametrize(
    "note",
    [
        "No sedation was given.",
        "Sedation: none",
        "Sedation was declined. Local only.",
        "PO diazepam 5 mg forty minutes before, no IV.",
        "Patient took own lorazepam 1 mg at home. In room: no sedation.",
        "CONSENT: possible sedation was discussed.",
        "Local anesthetic only.",
        "",
    ],
)
def test_no_sedation(note: str) -> None:
    assert read_sedation(parse(note)) is None


@pytest.mark.parametrize(
    ("minutes", "units"), [(9, 0), (10, 0), (22, 0), (23, 1), (37, 1), (38, 2), (52, 2), (53, 3)]
)
def test_further_quarter_hours(minutes: int, units: int) -> None:
    assert further_units(minutes) == units


def _lines(
    sedation: Sedation | None, setting: str = "office", under_five: bool = False
) -> list[tuple[str, int]]:
    return [(line.code, line.units) for line in sedation_codes(sedation, setting, under_five)]


def test_codes_by_minutes_and_place() -> None:
    full = Sedation(25, True, True)
    assert _lines(full) == [("99152", 1), ("99153", 1)]
    assert _lines(full, "facility") == [("99152", 1)]
    assert _lines(full, "asc") == []
    assert _lines(full, under_five=True) == [("99151", 1), ("99153", 1)]
    assert _lines(Sedation(9, True, True)) == []
    assert _lines(Sedation(None, True, True)) == []
    assert _lines(Sedation(25, True, False)) == []
    assert _lines(None) == []


def test_a_silent_observer_is_asked_for() -> None:
    (line,) = sedation_codes(Sedation(15, None, True), "office")
    assert [need.fact for need in line.needs] == ["observer"]
    (sure,) = sedation_codes(Sedation(15, True, True), "office")
    assert sure.needs == ()
