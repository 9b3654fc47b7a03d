"""Spinal stimulators: leads by array, paddles, generators, revisions, removals, and trial leads pulled."""

from __future__ import annotations

import pytest

from guardrails.families.scs import FAMILY
from guardrails.reading.facts import Assertion
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_TRIAL = """The patient was placed prone and the back was prepared. Through a fourteen gauge Tuohy
at L1-2 on the left the epidural space was entered by loss of resistance and an eight contact lead was
threaded to the top of T8. A second lead was placed beside it from the right in the same way. Both leads
covered the back and legs. They were secured to the skin and connected to the external trial cable.
"""
DICTATED_REVISION = """This gentleman's right lead had slipped two levels. The midline wound was opened and
the right lead was freed from its anchor and withdrawn. A new Tuohy was introduced at L1-2 and a replacement
eight contact lead was steered to T8. It was connected to the same generator. The left lead was left alone.
"""
EHR_PERMANENT = """PREOP DX: Postlaminectomy syndrome
PROCEDURE:
1. Implantation of two percutaneous epidural leads
2. Implantation of rechargeable pulse generator, left flank
CONSENT: lead migration, need for laminectomy, infection were discussed.
TECHNIQUE: 14 ga needles were placed into the epidural space at L1-2. Leads were advanced to T8 and
anchored. A pocket was created over the left flank. The leads were tunneled and connected to the generator.
PLAN: Reprogramming in 2 weeks.
"""
EHR_EXPLANT = """Procedure: Removal of spinal cord stimulator system for infection
Technique: The pocket was opened and the IPG was removed. Both percutaneous leads were removed through the
midline incision. Wounds washed out. No new device was placed.
"""
TERSE_BATTERY = """SCS batt at ERI. IPG replaced R buttock, old leads reconnected, imp WNL."""
TERSE_PULL = """Day 7 of SCS trial, 80% relief. Dressing off, sutures cut, both leads pulled intact. Wants
permanent."""
PADDLE = """A T10 laminotomy was performed and the ligamentum flavum was removed. A 16-contact paddle
electrode was slid up to T8 in the midline under fluoroscopy. A pocket was created in the right flank and
the generator was placed and connected.
"""
PLANNED = """ASSESSMENT: Failed back surgery syndrome. Candidate for SCS trial, psych clearance pending.
PLAN: Will schedule spinal cord stimulator trial with two leads.
"""
STOPPED = """We had planned to place two leads today. After the Tuohy was introduced at L2-3 clear fluid
returned and the stimulator trial was stopped before any lead was placed.
"""
BLOCK = """Procedure: Right L4-5 transforaminal epidural steroid injection. EKG leads were placed. A spinal
needle was advanced under fluoroscopy. She has a spinal cord stimulator placed in 2019 by Dr. Lee.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_TRIAL, ["63650 x2"]),
        (DICTATED_REVISION, ["63663"]),
        (EHR_PERMANENT, ["63650 x2", "63685"]),
        (EHR_EXPLANT, ["63661", "63688"]),
        (TERSE_BATTERY, ["63685"]),
        (TERSE_PULL, []),
        (PADDLE, ["63655", "63685"]),
        (PLANNED, []),
        (STOPPED, []),
        (BLOCK, []),
        ("Procedure: spinal cord stimulator trial. Leads were advanced to T8 through a Tuohy.", ["63650 ?leads"]),
        (
            "Procedure: Revision of paddle electrode. Redo laminotomy was done and the same "
            "paddle was advanced and re-anchored.",
            ["63664"],
        ),
        ("The existing IPG was moved to a new pocket. No new generator was placed.", ["63688"]),
        (
            "Procedure: DRG stimulator trial. Leads were placed in the right L4 and right L5 foramina with an S-loop.",
            ["63650 x2"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_lead_removal_without_its_kind_is_asked() -> None:
    made = coded(FAMILY, "Procedure: SCS lead removal. The leads were removed in full.")
    assert made.lines == ()
    assert [need.fact for need in made.left_off] == ["approach"]


def test_contacts_and_levels_never_count() -> None:
    note = "Procedure: SCS trial. A single 16-contact lead was placed with its tip at T8, entry at L1-2."
    assert lines(FAMILY, note) == ["63650"]


def test_another_surgeon_s_paddle_is_someone_else_s() -> None:
    note = (
        "A laminotomy was performed by Dr. Reyes (neurosurgery), who placed the paddle lead. "
        "I created the right flank pocket and connected the new generator."
    )
    assert lines(FAMILY, note) == ["63685"]
    assert Assertion.SOMEONE_ELSE in {s.status for s in services(FAMILY, note)}


@pytest.mark.parametrize(("note", "expected"), [
    # a medley of ways to tell the same work
    ("Perm SCS today. 2x Avista MRI, tips T9/T9-10. WaveWriter Alpha L flank. Fluoro, no cx.", ["63650 x2", "63685"]),
    ("Trial of dorsal column stimulation. A 14 gauge Tuohy was advanced at L1-2 and an eight-contact wire was fed to T8. "
     "A second Tuohy was inserted lower and its wire was laid right of center. The wires were taped.", ["63650 x2"]),
    ("Under fluoroscopy a single lead was steered to T9 for the trial. There was some thought of putting a second lead in "
     "but we did not need it. External generator attached.", ["63650"]),
    ("The old battery was disconnected and removed and a new generator was placed in the same pocket. RFA of the knee 2021.",
     ["63685"]),
    ("SCS trial - ABORTED. 14G needle at L2-3, lead #1 advanced to L1 then would not pass. Needle and the lead removed. "
     "No lead left in place.", []),
    ("SCS trial day 6, leads out x2 intact, sites dry. 60% relief, wants perm.", []),
    ("Botulinum toxin to the left arm. The stimulator was hooked up to the injecting needle to find each muscle.", []),
    ("IMPLANTS\n| Lead 1x8 | lot 551 | implanted |\n| Lead 1x8 | lot 552 | implanted |\n| Lead 1x8 | lot 553 | opened, wasted |\n"
     "Procedure: percutaneous SCS trial. Leads were advanced through Tuohy needles.", ["63650 x2"]),
])
def test_how_implanters_tell_it(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(("note", "expected"), [
    ("A rechargeable generator was connected to the two existing leads and it was seated in the same pocket.", ["63685"]),
    ("Spinal cord stimulator: a non-rechargeable generator was implanted in the left flank and connected to both existing leads.", ["63685"]),
    ("Perm SCS: 2 leads to T8 via Tuohy, anchored. IPG in R flank pocket, leads tunneled and connected.", ["63650 x2", "63685"]),
    ("A failing battery leads to T8 dermatome pain. The SCS was interrogated.", []),
])
def test_parts_that_were_there_and_leads_by_their_level(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
