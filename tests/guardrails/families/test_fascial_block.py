"""Plane blocks: a code for both sides, catheters, paravertebral sites, unlisted before 2025, planes that
are muscles."""

from __future__ import annotations

import pytest

from guardrails.families.fascial_block import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED = """\
For the rib fractures on the left I did an erector spinae plane block. The transverse process of T6
came into view, the needle was passed down to it and twenty cc of ropivacaine lifted the muscle off the
bone. An image was saved.
"""
DICTATED_BOTH = """\
Transversus abdominis plane blocks were done on the right and then on the left under ultrasound, twenty
cc each, for her abdominal wall pain. Quadratus lumborum trigger points were not needed.
"""
EHR_PVB = """PROCEDURE: Right thoracic paravertebral block, T4, T5 and T6
TECHNIQUE: Ultrasound, 5 mL ropivacaine at each level, pleura displaced anteriorly.
PLAN: Serratus plane block if this fails.
"""
EHR_CATHETER = """Procedure: Left erector spinae plane catheter at T5
Technique: In-plane under ultrasound. Catheter threaded and secured. 20 mL ropivacaine 0.2%.
"""
TERSE = "R ESP block T7 US 25cc 0.25 ropi"
TERSE_BOTH = "bilat TAP blocks US 20cc ea 0.25 bupi"
PLANNED = "PLAN: ESP block next week if no better. TAP block at her surgery in 2022."
MUSCLE = "Trigger point injections of the erector spinae and quadratus lumborum muscles, 1 mL each."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["64466-LT"]),
        (DICTATED_BOTH, ["64488"]),
        (EHR_PVB, ["64461-RT", "64462-RT"]),
        (EHR_CATHETER, ["64467-LT"]),
        (TERSE, ["64466-RT"]),
        (TERSE_BOTH, ["64488"]),
        (PLANNED, []),
        (MUSCLE, []),
        ("Procedure: Bilateral erector spinae plane block at T7, ultrasound, 20 mL each.", ["64468"]),
        ("Procedure: Fascia iliaca block, right, ultrasound, 30 mL.", ["64473-RT"]),
        ("Procedure: Erector spinae plane block at T7 under ultrasound, 20 mL.", ["64466 ?side"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_before_2025_a_chest_wall_plane_is_unlisted() -> None:
    assert lines(FAMILY, DICTATED, "2024-12-31") == ["64999"]
    assert lines(FAMILY, DICTATED_BOTH, "2024-12-31") == ["64488"]


def test_one_side_catheter_and_the_other_a_shot() -> None:
    note = (
        "Right transversus abdominis plane catheter was threaded and secured; a left TAP block was "
        "single shot."
    )
    assert lines(FAMILY, note) == ["64486-LT", "64487-RT"]


def test_a_side_that_was_not_done() -> None:
    note = (
        "PROCEDURE: Bilateral ESP block\nTECHNIQUE: ESP block on the right at T6, 20 mL. The left side "
        "was not done because of a rash."
    )
    assert lines(FAMILY, note) == ["64466-RT"]


def test_a_lumbar_plane_warns() -> None:
    line = coded(FAMILY, "Procedure: Right erector spinae plane block at L3, ultrasound, 20 mL.").lines[0]
    assert any("lumbar" in w for w in line.warnings)


def test_the_plan_is_read() -> None:
    assert not any(s.performed for s in services(FAMILY, PLANNED))


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Block performed: Serratus anterior, left, ultrasound\n20 mL ropivacaine", ["64466-LT"]),
        ("B/L QL2 under US 20 cc .2 ropi/side", ["64488"]),
        ("Twenty cc between pec minor and serratus on the right, under the probe.", ["64466-RT"]),
        ("Under ultrasound 30 mL was put beneath the iliac fascia on the left.", ["64473-LT"]),
        (
            "Procedure: transversus abdominis plane block\nA probe was laid across the left flank and 20 mL ropivacaine went in. "
            "The same was done on the right side with the same volumes.",
            ["64488"],
        ),
        ("Thoracic paravertebral T5 L single shot US 15 mL", ["64461-LT"]),
        ("R fascia iliaca 10 mL ropivacaine. PENG: not done.", ["64473-RT"]),
    ],
)
def test_planes_by_their_place(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    "note",
    [
        "Paravertebral tenderness at T5. Rhomboid trigger points injected, 1 mL lidocaine each.",
        "R QL and rectus femoris trigger points, 1 cc lido each.",
        "The rectus sheaths were looked at but not injected.",
    ],
)
def test_muscles_are_no_planes(note: str) -> None:
    assert lines(FAMILY, note) == []
