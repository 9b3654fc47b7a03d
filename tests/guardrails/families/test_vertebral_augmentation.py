"""Vertebroplasty and kyphoplasty: vertebrae, one first code a session, cavity or not."""

from __future__ import annotations

import pytest

from guardrails.families.vertebral_augmentation import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines

DICTATED = """Under biplane fluoroscopy eleven gauge needles were advanced through both pedicles of T12 and
a balloon was inflated on each side. Four milliliters of PMMA was injected. The same was done at L1. This
balloon kyphoplasty went well. L3 is an old fracture and was not treated.
"""
DICTATED_VP = """Vertebroplasty of T8 was done through a left transpedicular needle under fluoroscopy with
three cc of cement. No balloon was used.
"""
EHR = """PREOP DX: Osteoporotic compression fractures L2 and L3
PROCEDURE: Balloon kyphoplasty L2, L3 with bone biopsy
TECHNIQUE: Bilateral transpedicular access at L2 and L3 under fluoroscopy. Cavity created with balloons,
cement injected.
PLAN: Kyphoplasty of L4 if it fractures.
"""
EHR_PLANNED = """Assessment: T12 compression fracture.
Plan: Kyphoplasty T12 scheduled for Friday. Prior L1 vertebroplasty in 2021.
"""
TERSE = """kypho L1 done, 4cc PMMA, fluoro (T12 old, stable)"""
TERSE_VP = """VP T7 T8: vertebroplasty T7 and T8 done, 3 cc each, fluoro."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["22513", "22515"]),
        (DICTATED_VP, ["22510"]),
        (EHR, ["22514", "22515"]),
        (EHR_PLANNED, []),
        (TERSE, ["22514"]),
        (TERSE_VP, ["22510", "22512"]),
        ("Procedure: Cement augmentation of L4 under fluoroscopy, 5 cc delivered via two needles.", ["22511 ?mode"]),
        ("Procedure: T12-L1 kyphoplasty under fluoroscopy.", ["22513 ?levels", "22515 ?levels"]),
        (
            "We attempted to access T7 but the pedicle was too small and the procedure was "
            "aborted at that level; T8 was treated by balloon under fluoroscopy.",
            ["22513"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_without_a_level_there_is_no_line() -> None:
    made = coded(FAMILY, "Procedure: Balloon kyphoplasty under fluoroscopy.")
    assert made.lines == ()
    assert [need.fact for need in made.left_off] == ["levels"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Kyphoplasty of T11 under fluoro, balloon inflated, cement 4 mL. We stopped once the cement reached the posterior third.", ["22513"]),
        ("Kyphoplasty. Compression fractures of L2 and L3. Balloons up. PMMA 5 mL at L2, 4 mL at L3 under biplane fluoroscopy.", ["22514", "22515"]),
        ("Kyphoplasty of T11: trocar placed. We stopped because of hypotension, no cement was given.", []),
    ],
)
def test_where_the_cement_ends(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("L3 had balloon kyphoplasty, 5 mL cement. T11 got vertebroplasty, 3 mL cement. Old L1 fracture left.", ["22510", "22514"]),
        ("Kyphoplasty/vertebroplasty T12, L1. Balloons inflated at T12 and L1. Cement 4 mL at T12, 3 mL at L1.", ["22513", "22515"]),
        ("Consult for vertebral augmentation. T11 fracture, kyphoplasty discussed. Wants to wait.", []),
    ],
)
def test_two_ways_at_two_levels(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
