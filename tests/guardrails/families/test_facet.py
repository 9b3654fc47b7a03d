"""Facet joint injections and medial branch blocks."""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import lines, needs, services


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Right L3 and L4 medial branch blocks were performed under fluoroscopy.", [("64493", 1, "RT")]),
        (
            "Left L3, L4 and L5 medial branch blocks were performed with fluoroscopy.",
            [("64493", 1, "LT"), ("64494", 1, "LT")],
        ),
        (
            "Bilateral L3-4, L4-5 and L5-S1 facet joint injections were performed under fluoroscopy.",
            [("64493", 1, "BIL"), ("64494", 1, "BIL"), ("64495", 1, "BIL")],
        ),
        (
            "Bilateral L2-3, L3-4, L4-5 and L5-S1 facet joint injections were performed under fluoroscopy.",
            [("64493", 1, "BIL"), ("64494", 1, "BIL"), ("64495", 1, "BIL")],
        ),
        (
            "Bilateral L4-5 and right L5-S1 facet joint injections were performed under fluoroscopy.",
            [("64493", 1, "BIL"), ("64494", 1, "RT")],
        ),
        (
            "Right C5-6 and right L3-4 facet joint injections were performed under fluoroscopy.",
            [("64490", 1, "RT"), ("64493", 1, "RT")],
        ),
        (
            "Right T12-L1 and L1-2 facet joint injections were performed under fluoroscopy.",
            [("64490", 1, "RT"), ("64494", 1, "RT")],
        ),
        ("Right third occipital nerve block was performed under fluoroscopy.", [("64490", 1, "RT")]),
    ],
)
def test_joints_are_counted(text, expected):
    assert sorted(lines(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        (
            "On the left, needles were placed at the L4 and L5 transverse processes and the "
            "sacral ala for medial branch blocks under fluoroscopy.",
            ["L4-L5", "L5-S1"],
        ),
        ("Right L3-L5 medial branch blocks were performed under fluoroscopy.", ["L4-L5", "L5-S1"]),
        ("Right L3-L5 facet injections were performed under fluoroscopy.", ["L3-L4", "L4-L5"]),
        (
            "Medial branch blocks of the L4-5 and L5-S1 joints were performed on the right under fluoroscopy.",
            ["L4-L5", "L5-S1"],
        ),
        ("Right C4, C5 and C6 medial branch blocks were performed under fluoroscopy.", ["C4-C5", "C5-C6"]),
        ("Left T7 and T8 medial branch blocks were performed under fluoroscopy.", ["T8-T9"]),
    ],
)
def test_nerves_and_joints(text, joints):
    assert [s.name for service in services(text, "facet") for s in service.sites] == joints


def test_ultrasound_takes_the_tracking_codes():
    assert [
        c for c, _, _ in lines("Right L4-5 and L5-S1 facet joint injections were performed under ultrasound guidance.")
    ] == ["0216T", "0217T"]


def test_no_imaging_is_a_trigger_point_code():
    assert [c for c, _, _ in lines("The right L4-5 facet joint was injected by palpation without fluoroscopy.")] == [
        "20552"
    ]


def test_one_nerve_makes_no_joint():
    text = "The right L5 dorsal ramus alone was blocked under fluoroscopy. L5 dorsal ramus block performed."
    assert lines(text) == [("64493", 1, "RT")]
    assert "levels" in needs(text)


def test_levels_silent_is_one_and_held():
    text = "Left lumbar facet joint injections were performed under fluoroscopy."
    assert lines(text) == [("64493", 1, "LT")]
    assert needs(text) == {"levels"}


def test_a_lesioned_joint_is_not_a_block_as_well():
    text = (
        "Right L3, L4 and L5 medial branch radiofrequency ablation at 80 C for 90 seconds was "
        "performed under fluoroscopy. "
        "Before lesioning 1 mL of lidocaine was injected at each medial branch."
    )
    assert {c for c, _, _ in lines(text)} == {"64635", "64636"}
