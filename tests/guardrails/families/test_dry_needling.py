"""Dry needling: named and described, counted by muscle; a needle that injects is a trigger point."""

from __future__ import annotations

import pytest

from guardrails.families.dry_needling import FAMILY
from guardrails.families.joint import FAMILY as JOINT
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


UNDER_A_TITLE = """Trigger point dry needling session 4
  + L infraspinatus  x6
  + L teres major    x4
  + L rhomboid       x3
  - L subscap: could not reach
No inj.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (UNDER_A_TITLE, ["20561"]),
        ("DN: L piriformis, L glut min, L QL, .30 x 75, LTR x6, no complaints.", ["20561"]),
        ("DN: on gabapentin 300 tid, numb feet. No injections today.", []),
        ("Dry ndlg: R ECRB, R supinator. .25x40mm. Nothing inj.", ["20560"]),
        (
            "PROCEDURE: Dry needling without injection\n[x] Deltoid R   [ ] Biceps R   [x] Teres minor R\nNeedle: solid",
            ["20560"],
        ),
        # "4/6" is a number of a series, and the joint is only where the muscles lie
        ("Dry needling session 4/6: R trap, R levator, R splenius. LTRs.", ["20561"]),
        ("Right hip: dry needled the right TFL and right glut med; nothing injected.", ["20560"]),
        ("DN (no injectate): L soleus x4, L tib post x2, L FHL x2, plantar fascia not needled. LTR.", ["20561"]),
        ("DN (no ulcer): monofilament reduced both feet. Continue gabapentin.", []),
        # papers of others
        ("PT note reviewed: dry needling of bilateral multifidi x 4 sessions, good effect.", []),
        ("Dry needling today of the left multifidi and left QL; she had 4 sessions with PT before.", ["20560"]),
        # the group is named by its parts
        ("The right calf muscles (lateral gastroc, soleus) were dry needled, nothing was injected.", ["20560"]),
        ("PT does dry needling of her glutes weekly. Here for refill.", []),
    ],
)
def test_lists(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_joint_beside_needled_muscles_is_where_they_lie() -> None:
    assert lines(JOINT, "Left hip: needled TFL + vastus lateralis (filiform .30x60), no fluid.") == []
    both = "Right shoulder got 40 mg Kenalog and the right trapezius trigger point got 1 cc lidocaine."
    assert lines(JOINT, both) == ["20610-RT"]
