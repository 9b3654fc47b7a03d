"""Sacroiliac joint, its nerves and their lesions."""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import lines, needs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Right sacroiliac joint injection was performed under fluoroscopy with arthrogram.",
            [("27096", 1, "RT")],
        ),
        ("Bilateral SI joint injections were performed under fluoroscopy.", [("27096", 1, "BIL")]),
        ("L SIJ inj fluoro kenalog 40", [("27096", 1, "LT")]),
        (
            "Left L5 dorsal ramus and S1, S2, S3 lateral branch blocks were performed under fluoroscopy.",
            [("64451", 1, "LT")],
        ),
        (
            "Right SI joint radiofrequency ablation of the L5 dorsal ramus and S1-S3 lateral "
            "branches at 80 C under fluoroscopy.",
            [("64625", 1, "RT")],
        ),
        ("The left SI joint was injected by landmark without fluoroscopy.", [("20552", 1, None)]),
    ],
)
def test_once_a_side(text, expected):
    assert lines(text) == expected


def test_ultrasound_is_contested_and_held():
    text = "The left SI joint was injected under ultrasound guidance."
    assert lines(text) == [("20552", 1, None)]
    assert needs(text) == {"imaging"}


def test_the_surgery_center_reports_its_own_code():
    text = "Right sacroiliac joint injection was performed under fluoroscopy."
    assert lines(text, where="asc") == [("G0260", 1, "RT")]


def test_side_silent_is_held():
    assert needs("Sacroiliac joint injection was performed under fluoroscopy.") == {"side"}


@pytest.mark.parametrize(
    "text",
    [
        "She has right SI joint pain. Right SI joint injection will be scheduled.",
        "SI joints nontender, FABER positive on the right.",
        "Sacroiliac joint fusion was performed last year elsewhere.",
        "Denies SI/HI.",
    ],
)
def test_no_line_where_nothing_was_injected(text):
    assert lines(text) == []


def test_an_allograft_in_the_joint_is_no_injection():
    note = "Left SI joint stabilization with an intra-articular allograft dowel from posterior, fluoro guided."
    assert lines(note) == [("27278", 1, "LT")]
