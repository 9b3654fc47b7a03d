"""Sympathetic blocks: one unit a side whatever the needles, midline plexuses without a side, contested
ganglia."""

from __future__ import annotations

import pytest

from guardrails.families.neurolysis import FAMILY as NEUROLYSIS
from guardrails.families.sympathetic import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_STELLATE = """\
She has had burning in the right hand since the fracture. With her neck extended the C6 tubercle was
found under fluoroscopy on the right, a twenty five gauge needle touched bone and was drawn back, contrast
ran along the longus colli, and eight cc of quarter percent bupivacaine was injected for the stellate
ganglion. Her eyelid drooped and the hand got warm.
"""
DICTATED_LUMBAR = """\
Third lumbar sympathetic block in the series, on the left again. Needles were put down to the
anterolateral body of L2 and then L3 under fluoroscopy. Contrast was linear. Ten cc in all. The foot went
from twenty eight to thirty three degrees. The right foot was not treated.
"""
EHR_CELIAC = """PROCEDURE: Celiac plexus block, bilateral needles
TECHNIQUE: Prone, two 22 G needles at L1, one from each side, fluoroscopy AP and lateral. Contrast
anterior to the aorta. 15 mL bupivacaine 0.25% per side. No neurolytic was used.
PLAN: Celiac plexus neurolysis with alcohol if relief exceeds 50%.
"""
EHR_HYPOGASTRIC = """Procedure: Superior hypogastric plexus block
Technique: Fluoroscopy, L5-S1 both sides, 10 mL ropivacaine each needle.
"""
TERSE_STELLATE = "L SGB C6 US, img saved, 8cc 0.25 bupi, +Horner"
TERSE_IMPAR = "ganglion impar block, fluoro, 4 mL bupi + 40 depo"
PLANNED = """HISTORY: Right stellate ganglion block 2025 with two months of relief.
PLAN: Lumbar sympathetic block will be scheduled.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_STELLATE, ["64510-RT"]),
        (DICTATED_LUMBAR, ["64520-LT"]),
        (EHR_CELIAC, ["64530"]),
        (EHR_HYPOGASTRIC, ["64517"]),
        (TERSE_STELLATE, ["64510-LT"]),
        (TERSE_IMPAR, ["64999"]),
        (PLANNED, []),
        ("Procedure: stellate ganglion block under fluoroscopy. 8 mL bupivacaine.", ["64510 ?side"]),
        (
            "Procedure: Bilateral sphenopalatine ganglion block, Tx360, 0.6 mL bupivacaine each nostril.",
            ["64505-50"],
        ),
        ("Procedure: T12 splanchnic nerve block, both sides, fluoroscopy, 8 mL per side.", ["64530"]),
        ("EXAM: sympathetically maintained pain suspected, increased sympathetic tone.", []),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    "note",
    [
        "Procedure: ganglion impar block under fluoroscopy, 4 mL bupivacaine.",
        "Procedure: T12 splanchnic nerve block, both sides, fluoroscopy, 8 mL per side.",
        "Procedure: Right sphenopalatine ganglion block with an intranasal applicator, 4% lidocaine 2 mL.",
    ],
)
def test_contested_ones_warn(note: str) -> None:
    assert coded(FAMILY, note).lines[0].warnings


def test_alcohol_makes_it_destruction() -> None:
    note = (
        "Procedure: Celiac plexus neurolysis. 10 mL dehydrated alcohol through each needle under fluoroscopy."
    )
    assert lines(FAMILY, note) == []
    assert lines(NEUROLYSIS, note) == ["64680"]


def test_the_plan_is_read() -> None:
    assert {(s.target, s.performed) for s in services(FAMILY, PLANNED)} == {
        ("stellate", False),
        ("lumbar", False),
    }


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("SYMPATHETIC BLOCK\n( ) Stellate (x) Lumbar ( ) Celiac   Side ( ) R (x) L\nDrug: ropi 0.2% 8 mL", ["64520-LT"]),
        ("lumbar symp R L2 and L3, omni linear, 8+8 bup, foot 28>33", ["64520-RT"]),
        (
            "The base of the transverse process of C7 on the right was touched, the needle drawn back, contrast ran along the "
            "prevertebral fascia, 8 mL of bupivacaine in portions.",
            ["64510-RT"],
        ),
        ("GIB, lateral fluoro, trans-sacrococcygeal, comma+, 4 mL bupi", ["64999"]),
        ("Sphenopalatine ganglion: 22g needle in the pterygopalatine fossa, lateral fluoro, L, 2 mL lido.", ["64505-LT"]),
        (
            "Procedure: Lumbar sympathetic block\nRight flank prepped and draped. C-arm turned to the left. 15 mL ropivacaine at L3.",
            ["64520-RT"],
        ),
        ("Cervical epidural at C7-T1 without prevertebral spread, 3 mL.", []),
        ("History of GIB on clopidogrel. Coccyx cushion advised, 1 mL lidocaine to the scar.", []),
    ],
)
def test_ganglia_by_their_place(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
