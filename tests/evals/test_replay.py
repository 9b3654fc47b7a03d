"""What became of each proposed line."""

from __future__ import annotations

from typing import Any

import pytest

from evals.replay import fates, raw_diagnoses
from evals.scorer import gold_of

GOLD = gold_of(
    {"cpt": [{"code": "64483", "modifiers": ["RT"]}, {"code": "64484", "modifiers": ["RT"]}], "icd10": []}
)


def line(code: str, *modifiers: str, units: int = 1) -> dict[str, Any]:
    return {"code": code, "units": units, "modifiers": list(modifiers)}


def kept(origin: list[int], out: dict[str, Any], hold: bool = False) -> dict[str, Any]:
    return {**out, "origin": origin, "hold": hold, "findings": []}


def refused(origin: list[int], rule: str) -> dict[str, Any]:
    return {"origin": origin, "findings": [{"rule": rule, "severity": "error", "change": None}]}


@pytest.mark.parametrize(
    ("proposed", "lines", "rejected", "outcome"),
    [
        (line("64483", "RT"), [kept([0], line("64483", "RT"))], [], "right_kept"),
        (line("64483", "RT"), [kept([0], line("64483", "RT"), hold=True)], [], "right_held"),
        (line("64483", "RT"), [kept([0], line("64483", "LT"))], [], "right_broken"),
        (line("64483", "RT"), [], [refused([0], "evidence/none")], "right_broken"),
        (line("77003"), [], [refused([0], "imaging/inherent")], "wrong_removed"),
        (line("62323"), [kept([0], line("64483", "RT"))], [], "wrong_mended"),
        (line("62323"), [kept([0], line("62323"))], [], "wrong_kept"),
        (line("64483", "RT", units=2), [kept([0], line("64483", "RT"))], [], "wrong_mended"),
    ],
)
def test_a_lines_fate(proposed: Any, lines: Any, rejected: Any, outcome: str) -> None:
    found = fates("n", GOLD, [proposed], {"lines": lines, "rejected": rejected})
    assert [fate.outcome for fate in found] == [outcome]


def test_the_second_of_two_equal_lines_is_wrong() -> None:
    twice = [line("64483", "RT"), line("64483", "RT")]
    out = {"lines": [kept([0], line("64483", "RT"))], "rejected": [refused([1], "existence/duplicate")]}
    assert [f.outcome for f in fates("n", GOLD, twice, out)] == ["right_kept", "wrong_removed"]


def test_drug_lines_are_not_listed_and_a_fate_names_its_rule() -> None:
    out = {"lines": [], "rejected": [refused([1], "imaging/inherent")]}
    (fate,) = fates("n", GOLD, [line("J1100", units=10), line("77003")], out)
    assert str(fate) == "n: 77003  [imaging/inherent]"


def test_the_diagnoses_of_a_raw_proposal_are_those_of_its_lines_too() -> None:
    proposal = {"diagnoses": ["M54.16"], "lines": [{"code": "1", "diagnoses": ["M51.26"]}, {"code": "2"}]}
    assert raw_diagnoses(proposal) == ["M54.16", "M51.26"]
