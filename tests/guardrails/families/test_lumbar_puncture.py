"""Lumbar puncture: for diagnosis or drainage, with imaging or not; myelogram injection."""

from __future__ import annotations

import pytest

from guardrails.families.lumbar_puncture import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """With the patient sitting a twenty gauge spinal needle was inserted at the L4-5 interspace and
fifteen cc of clear CSF was collected for cell count and cultures. This diagnostic lumbar puncture was done
by palpation without fluoroscopy.
"""
DICTATED_DRAIN = """For her normal pressure hydrocephalus a high volume lumbar puncture was performed under
fluoroscopy at L3-4 and thirty milliliters of CSF were drained.
"""
EHR = """PROCEDURE: Lumbar puncture under fluoroscopic guidance, L3-4
TECHNIQUE: 20 ga needle, opening pressure 18 cm of water, 4 tubes sent to the lab.
"""
EHR_MYELOGRAM = """PROCEDURE: Lumbar myelogram injection
TECHNIQUE: Under fluoroscopy a 22 ga needle was placed at L3-4, CSF returned, and 12 mL of Omnipaque was
injected.
"""
TERSE = """LP L3-4 fluoro, OP 31, 16 mL clear CSF to lab x 4 tubes."""
TERSE_DRY = """LP x2 attempts L3-4, L4-5, dry, sent to IR"""
PLANNED = """Spinal tap ordered for Friday at radiology. She had a lumbar puncture last week by neurology."""
ACCIDENT = """An unintended dural puncture occurred during the interlaminar attempt; CSF was seen and the
needle was moved to L3-4."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62270"]),
        (DICTATED_DRAIN, ["62329"]),
        (EHR, ["62328"]),
        (EHR_MYELOGRAM, ["62284"]),
        (TERSE, ["62328"]),
        (TERSE_DRY, []),
        (PLANNED, []),
        (ACCIDENT, []),
        ("Procedure: Lumbar puncture at L4-5, CSF sent to the lab.", ["62270 ?imaging"]),
        ("Procedure: Therapeutic lumbar puncture at L4-5, 30 mL CSF drained.", ["62272 ?imaging"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize("note", ["Right hip joint entered with a 22G LP needle, 40 mg triamcinolone.", "3 mL LP-PRP into the left plantar fascia."])
def test_a_needle_and_a_plasma_are_no_puncture(note: str) -> None:
    assert lines(FAMILY, note) == []
