"""Dry needling: named and described, counted by muscle; a needle that injects is a trigger point."""

from __future__ import annotations

import pytest

from guardrails.families.dry_needling import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """\
He did well with needling before. Solid filament needles were put into the left gluteus medius and the left
piriformis with brief pistoning and twitches, nothing was injected.
"""
DICTATED_MANY = """\
Dry needling of the bilateral traps, levators and rhomboids was done today. Needles stayed for ten minutes.
"""
EHR = """PROCEDURE: Dry needling
MUSCLES TREATED: right upper trapezius, right infraspinatus
MEDICATION: none injected
PLAN: Trigger point injection if no better.
"""
EHR_HISTORY = """HPI: Dry needling by physical therapy in May, no benefit.
PLAN: Consider dry needling here.
"""
TERSE = "DN to L QL, L glut med, L TFL. No inj."
TERSE_SILENT = "Dry needling today, no drug. Tol well."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["20560"]),
        (DICTATED_MANY, ["20561"]),
        (EHR, ["20560"]),
        (EHR_HISTORY, []),
        (TERSE, ["20561"]),
        (TERSE_SILENT, ["20560 ?muscles"]),
        ("Dry needle was placed and then injected with lidocaine into the left trapezius trigger point.", []),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
