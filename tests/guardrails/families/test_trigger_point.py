"""Trigger points: muscles by name, silent counts, both sides of one muscle, needles that inject nothing."""

from __future__ import annotations

import pytest

from guardrails.families.dry_needling import FAMILY as DRY
from guardrails.families.trigger_point import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_NECK = """\
She has the usual knots. Taut bands were found in the right upper trapezius, the right levator scapulae and
the right rhomboid major, and one cc of a quarter percent
bupivacaine was placed into each with a twitch. The left
trapezius was examined, was not tender and was not injected.
"""
DICTATED_SLIPS = """\
The elevator scapula on the right and spleenius on the left were injected with two cc of lidocaine each. Next
time we may add the rhomboids.
"""
EHR_BOXES = """PROCEDURE: Trigger point injections
Muscles: [x] L trapezius [x] L levator scapulae [ ] L rhomboid [x] L infraspinatus [ ] R trapezius
Injectate per site: 1 mL 1% lidocaine
PLAN: Repeat TPI in 6 weeks.
"""
EHR_SILENT = """PROCEDURE: Trigger point injections
INDICATION: Myofascial pain
TECHNIQUE: Eight trigger points in the low back were injected with 1 mL of 1% lidocaine each.
"""
TERSE_FOUR = "TPI: R lev scap, R rhomboid, R supraspinatus, L trap, 1 cc lido ea."
TERSE_TWO = "TPI x2 muscles: L QL and L glut med, 3 cc each 0.25 bupi."
PLANNED = """HPI: TPI in March gave 5 weeks.
EXAM: Trigger points in the right trapezius.
PLAN: TPI next visit if no better. Dry needling by PT.
"""
DENIED = "Trigger points were palpated in the levator but not injected."
BESIDE_FACET = """PROCEDURE: L4-5 facet joint injection, right.
TECHNIQUE: The needle passed the multifidus muscle under fluoroscopy; 1 mL bupivacaine was injected into the
facet joint.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_NECK, ["20553"]),
        (DICTATED_SLIPS, ["20552"]),
        (EHR_BOXES, ["20553"]),
        (EHR_SILENT, ["20552 ?muscles"]),
        (TERSE_FOUR, ["20553"]),
        (TERSE_TWO, ["20552"]),
        (PLANNED, []),
        (DENIED, []),
        (BESIDE_FACET, []),
        ("TPI 3 or more muscles, lidocaine 1%, done today.", ["20553"]),
        (
            "TPI, 3 muscles: left trapezius and left levator were injected with 1 cc lidocaine each.",
            ["20552 ?muscles"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_both_sides_of_a_muscle_are_one_name_with_a_warning() -> None:
    note = "Trigger point injections: bilateral trapezius and bilateral levator scapulae, 1% lidocaine."
    line = coded(FAMILY, note).lines[0]
    assert (line.code, line.side) == ("20552", None)
    assert "20553" in line.warnings[0]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Dry needling L trap, L lev, no inj. 10 min needles in.", ["20560"]),
        ("Solid needles into the right masseter and right temporalis only, no drug.", ["20560"]),
        (
            "PROCEDURE: Dry needling\nMUSCLES: right piriformis, gluteus medius, TFL\nNo medication "
            "injected.",
            ["20561"],
        ),
        ("Filiform needles were placed in the right rhomboids and traps; nothing was injected.", ["20560"]),
        ("PT did dry needling last month. I may do it next visit.", []),
        ("Dry needling was declined.", []),
    ],
)
def test_dry_needling(note: str, expected: list[str]) -> None:
    assert lines(DRY, note) == expected
    assert not any(s.performed for s in services(FAMILY, note))


def test_no_dry_needling_code_before_2020() -> None:
    assert lines(DRY, "Dry needling of the left trapezius, no injection.", "2019-10-01") == []
