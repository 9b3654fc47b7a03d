"""Percutaneous lumbar decompression: interspaces, both sides by definition, by date."""

from __future__ import annotations

import pytest

from guardrails.families.mild import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """Through a portal on each side the ligamentum flavum was debulked at L3-4 and L4-5 under
fluoroscopy with an epidurogram. This minimally invasive lumbar decompression was tolerated well.
"""
DICTATED_OPEN = """MILD at L4-5 was converted to open laminotomy by the surgeon after a tear.
"""
EHR = """Procedure: Minimally invasive lumbar decompression (mild), L3-4
Laterality: bilateral by design
Guidance: fluoroscopy with epidurogram
"""
EHR_PLANNED = """Assessment: Lumbar stenosis with claudication, mild at L3-4.
Plan: Consider minimally invasive lumbar decompression at L4-5.
"""
TERSE = """mild L4-5 b/l, vertos kit, fluoro, debulk LF"""
TERSE_SEVERITY = """Mild pain, mild stenosis at L4-5."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62330", "62331"]),
        (DICTATED_OPEN, []),
        (EHR, ["62330"]),
        (EHR_PLANNED, []),
        (TERSE, ["62330"]),
        (TERSE_SEVERITY, []),
        ("Procedure: Minimally invasive lumbar decompression at L4-5.", ["62330 ?imaging"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_before_2026_it_is_one_tracking_code() -> None:
    assert lines(FAMILY, DICTATED, "2025-11-03") == ["0275T"]


def test_a_mild_finding_is_no_procedure() -> None:
    assert lines(FAMILY, "Lumbar myelogram. FINDINGS: moderate stenosis L4-5, mild L3-4, no block.") == []
    assert lines(FAMILY, "We went over therapy, the mild procedure, and surgery.") == []
