"""Intrathecal pumps: pump, catheter, refill with or without programming, by whom, trials."""

from __future__ import annotations

import pytest

from guardrails.families.pump import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines

DICTATED_IMPLANT = """With the patient on the side a needle was placed at L2-3 with free flow of spinal
fluid and the intrathecal catheter was advanced to T9. It was anchored and tunneled to a pocket in the left
lower quadrant, where it was connected to a forty milliliter Synchromed pump that was filled and placed in
the pocket.
"""
DICTATED_REFILL = """The nurse had tried twice without success because the pump is deep and flipped, so I
personally accessed the pump and refilled it with twenty milliliters of morphine. I raised the daily dose by
ten percent.
"""
EHR_REFILL = """PUMP REFILL
Intrathecal pump refill performed by RN. Residual 4 mL withdrawn. 20 mL hydromorphone instilled. Rate
unchanged.
"""
EHR_EXCHANGE = """PROCEDURE: Intrathecal pump replacement for end of service
TECHNIQUE: The old pump was removed from its pocket and a new Synchromed pump was attached to the existing
catheter. The catheter was not replaced.
"""
TERSE = """ITP refill by RN 40cc, reprog +5%, alarm 4/12."""
TERSE_CHECK = """Pump interrogated. No changes."""
PLANNED = """Doctor Patel refilled her pump last month. She will get a refill in December. Plan: pump
replacement within 6 months.
"""
TRIAL = """Procedure: Intrathecal morphine trial
Technique: Under fluoroscopy a spinal needle was placed at L3-4, CSF returned, and 0.3 mg of morphine was
injected.
"""
MEDS = """Plan: refill of oxycodone. Refilled gabapentin prescription."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_IMPLANT, ["62350", "62362"]),
        (DICTATED_REFILL, ["62370"]),
        (EHR_REFILL, ["95990"]),
        (EHR_EXCHANGE, ["62362"]),
        (TERSE, ["62369"]),
        (TERSE_CHECK, ["62367"]),
        (PLANNED, []),
        (TRIAL, ["62323"]),
        (MEDS, []),
        (
            "Procedure: Removal of intrathecal pump and catheter for infection. Pump and catheter were removed.",
            ["62355", "62365"],
        ),
        ("Pump rate increased from 300 to 330 mcg/day. No refill.", ["62368"]),
        ("Procedure: Pump refill.", ["95990 ?performer ?programming"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_physician_s_refill_needs_its_reason() -> None:
    note = "I refilled the intrathecal pump with 40 mL and kept the rate."
    assert lines(FAMILY, note) == ["95990 ?skill"]


def test_a_repositioned_pump_is_asked() -> None:
    made = coded(
        FAMILY, "The pump had flipped. It was turned and sutured in place, the same pump and catheter were kept."
    )
    assert made.lines == ()
    assert [need.fact for need in made.left_off] == ["procedure"]


def test_a_catheter_beside_an_infusion_pump_is_no_implant() -> None:
    note = "Right interscalene catheter was threaded 3 cm past the tip. Ropivacaine 0.2% at 6 mL/h by pump."
    assert lines(FAMILY, note) == []


def test_a_refill_told_by_what_went_in() -> None:
    note = "The pump was tilted. My nurse failed twice, so I did it myself: the reservoir gave 4 mL, then I instilled 20 mL of morphine."
    assert [line.split(" ?")[0] for line in lines(FAMILY, note)] == ["95991"]


@pytest.mark.parametrize(("words", "expected"), [
    # a catheter joined to a pump tells of a new pump only with a pocket made today, or where the pump is "a" pump
    ("A catheter was advanced through a Tuohy needle to T9. I made a pocket in the abdomen and the catheter was connected to "
     "the SynchroMed II pump.", ["62362", "62350"]),
    ("A spinal catheter was advanced through a Tuohy needle to T9, tunneled and connected to a SynchroMed II pump.",
     ["62362", "62350"]),
    ("The pocket was opened. A new intrathecal catheter was advanced through a Tuohy needle to T10 under fluoroscopy, tunneled "
     "and connected to the pump.", ["62350"]),
    ("The old pump was removed. The catheter was connected to the new programmable pump, which was placed in the pocket.",
     ["62362"]),
    ("The pump was taken out of its pocket. A new pocket was created on the right, the same pump was returned, and the catheter "
     "was connected to the pump again.", []),
])  # fmt: skip
def test_joining_a_catheter_and_a_pump_places_neither(words: str, expected: list[str]) -> None:
    assert sorted(lines(FAMILY, words)) == sorted(expected)
