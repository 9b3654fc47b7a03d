"""Peripheral nerve stimulators: leads by nerve and side, one-piece systems, generators, pulls and removals."""

from __future__ import annotations

import pytest

from guardrails.families.pns import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """After infiltration of the skin the introducer was advanced under ultrasound toward the left
suprascapular nerve and comfortable paresthesia was obtained. One sixty day lead was deployed through the
introducer next to the left suprascapular nerve, and it was connected to the wearable external generator.
"""
DICTATED_SYSTEM = """A lead was placed percutaneously beside the right superior cluneal nerve under
fluoroscopy and a second lead beside the right middle cluneal nerve. Both were tunneled to a new
rechargeable generator in a right flank pocket.
"""
EHR = """PROCEDURE: Peripheral nerve stimulator trial, bilateral occipital nerves
TECHNIQUE: Two percutaneous leads were tunneled over the superior nuchal line, one on each side, and
secured. External generator connected.
"""
EHR_INTEGRATED = """Procedure: StimRouter implant, right axillary nerve
Details: The integrated lead was placed over the right axillary nerve with ultrasound. No separate
generator; the transmitter is worn on the skin.
"""
TERSE = """SPRINT PNS placement L axillary n, 1 lead, US, no comp"""
TERSE_PULL = """SPRINT lead pull today, day 60, intact."""
PLANNED = """Assessment: Occipital neuralgia. Discussed PNS trial.
Plan: peripheral nerve stimulator trial next month if approved.
"""
LOCALIZED = """Right femoral nerve block with a nerve stimulator at 0.5 mA. 20 mL of ropivacaine was
injected.
"""
REMOVAL = """Procedure: Removal of peripheral nerve stimulator lead, right saphenous nerve, and its
generator.
Technique: The permanent lead was removed through an incision. The generator was explanted from its pocket.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["64555-LT"]),
        (DICTATED_SYSTEM, ["64555-RT x2", "64590"]),
        (EHR, ["64555-LT", "64555-RT"]),
        (EHR_INTEGRATED, ["64596-RT"]),
        (TERSE, ["64555-LT"]),
        (TERSE_PULL, []),
        (PLANNED, []),
        (LOCALIZED, []),
        (REMOVAL, ["64585-RT", "64595"]),
        ("Procedure: PTNS session 4. Percutaneous tibial nerve stimulation for 30 minutes.", ["64566"]),
        (
            "A cuff electrode was placed around the left saphenous nerve through an open "
            "incision with the nerve dissected free.",
            ["64575-LT"],
        ),
        ("Procedure: Removal of StimRouter, left tibial nerve.", ["64598-LT"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_system_that_is_not_settled_is_asked() -> None:
    note = "A new electrode was placed percutaneously at the common peroneal nerve on the right."
    assert lines(FAMILY, note) == ["64555-RT ?system"]


def test_a_lead_that_came_out_again_does_not_count() -> None:
    note = (
        "Sixty-day leads went in at the right L4 and right L5 medial branches. When I pulled the introducer at L5 "
        "the lead came with it and I did not replace it."
    )
    assert lines(FAMILY, note) == ["64555-RT"]
