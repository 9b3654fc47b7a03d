"""Epidural blood patch: once, no side, no imaging asked."""

from __future__ import annotations

import pytest

from guardrails.families.blood_patch import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """Twenty mL of autologous blood was drawn from the left antecubital vein and injected slowly
into the L3-4 epidural space. The epidural blood patch was completed under fluoroscopy.
"""
DICTATED_TODAY = """She had a lumbar puncture last Thursday by neurology. Today an epidural blood patch was
performed at L4-5 by loss of resistance with eighteen cc.
"""
EHR = """PROCEDURE: Epidural blood patch L2-3, 18 mL
INDICATION: Postdural puncture headache
"""
EHR_PLANNED = """Assessment: PDPH after wet tap last week.
Plan: Epidural blood patch tomorrow if the headache persists.
"""
TERSE = """EBP L4-5, 15cc, pt flat 1 h, HA better"""
TERSE_OFFERED = """EBP offered, HA resolved, pt declined."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62273"]),
        (DICTATED_TODAY, ["62273"]),
        (EHR, ["62273"]),
        (EHR_PLANNED, []),
        (TERSE, ["62273"]),
        (TERSE_OFFERED, []),
        ("Procedure: Fibrin glue epidural patch at L1-2.", ["62273 ?mode"]),
        ("Lidoderm patch applied to the low back.", []),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Spinal headache. L2-3 LOR, 17 ga Tuohy; 16 cc autologous from the R arm into the epidural space.", ["62273"]),
        ("15 mL of her own sterile blood injected at L3-4 through the Tuohy.", ["62273"]),
        ("20 mL venous blood was drawn for labs. L4-5 epidural steroid given through the Tuohy.", []),
    ],
)
def test_a_patch_told_without_its_name(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
