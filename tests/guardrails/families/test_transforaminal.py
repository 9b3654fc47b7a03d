"""Transforaminal epidurals and root blocks."""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import coded, lines, needs, services


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Left L5-S1 transforaminal epidural steroid injection performed under fluoroscopy.",
            [("64483", 1, "LT")],
        ),
        (
            "Right L4-5 and left L5-S1 TFESI were performed with fluoroscopy.",
            [("64483", 1, "RT"), ("64484", 1, "LT")],
        ),
        (
            "Bilateral L4-5 and right L5-S1 transforaminal epidurals were performed with fluoroscopy.",
            [("64483", 1, "BIL"), ("64484", 1, "RT")],
        ),
        (
            "Bilateral L3-4, L4-5 and L5-S1 TFESI performed, fluoroscopy.",
            [("64483", 1, "BIL"), ("64484", 2, "BIL")],
        ),
        ("Right C6 selective nerve root block was performed under fluoroscopy.", [("64479", 1, "RT")]),
        ("Left T12-L1 transforaminal epidural performed with fluoroscopy.", [("64479", 1, "LT")]),
        (
            "Left L5 and S1 transforaminal injections were performed under fluoroscopy.",
            [("64483", 1, "LT"), ("64484", 1, "LT")],
        ),
    ],
)
def test_levels_and_sides(text, expected):
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Right L5 root block was performed under fluoroscopy.", ["L5-S1"]),
        ("Right C7 SNRB performed, fluoro.", ["C6-C7"]),
        (
            "Needles were advanced below the L4 and L5 pedicles into the foramen on the left "
            "under fluoroscopy and dexamethasone injected.",
            ["L4-L5", "L5-S1"],
        ),
        ("Right L5-S1 TFESI performed under fluoroscopy. Contrast outlined the S1 root.", ["L5-S1"]),
    ],
)
def test_roots_and_foramina(text, levels):
    assert [s.name for service in services(text, "transforaminal") for s in service.sites] == levels


def test_side_silent_is_held():
    text = "L4-5 transforaminal epidural steroid injection was performed under fluoroscopy."
    assert lines(text) == [("64483", 1, None)]
    assert needs(text) == {"side"}


def test_imaging_silent_is_held_with_the_code_kept():
    assert needs("Right L4-5 TFESI was performed with dexamethasone.") == {"imaging"}


def test_ultrasound_is_unlisted():
    assert [c for c, _, _ in lines("Right C6 transforaminal injection was performed under ultrasound guidance.")] == [
        "64999"
    ]


def test_the_other_side_of_the_same_level_makes_it_bilateral():
    text = (
        "Right L4-5 TFESI was performed under fluoroscopy. The identical procedure was then performed on the left side."
    )
    assert lines(text) == [("64483", 1, "BIL")]


def test_the_other_side_next_visit_does_not():
    text = "Left L4-5 TFESI was performed under fluoroscopy. The right side will be done at the next visit."
    assert lines(text) == [("64483", 1, "LT")]


def test_each_line_says_what_it_counts():
    got = coded("Right L4-5 and L5-S1 TFESI performed with fluoroscopy.")
    assert [line.sites for line in got.lines] == [("L4-L5",), ("L5-S1",)]
    assert all(line.because and line.spans for line in got.lines)
