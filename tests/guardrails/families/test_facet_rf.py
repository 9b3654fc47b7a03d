"""Lesions of the facet nerves."""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import coded, lines, needs, services


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Right L3, L4 and L5 medial branch radiofrequency ablation at 80 C under fluoroscopy was performed.",
            [("64635", 1, "RT"), ("64636", 1, "RT")],
        ),
        (
            "Left L2, L3, L4 and L5 RFA was performed at 85 degrees with fluoroscopy.",
            [("64635", 1, "LT"), ("64636", 2, "LT")],
        ),
        (
            "Bilateral L3-4 and L4-5 facet radiofrequency ablation at 80 C was performed under fluoroscopy.",
            [("64635", 1, "BIL"), ("64636", 1, "BIL")],
        ),
        (
            "Right C4, C5 and C6 medial branch neurotomy at 80 degrees, fluoroscopy.",
            [("64633", 1, "RT"), ("64634", 1, "RT")],
        ),
    ],
)
def test_one_unit_a_joint(text, expected):
    assert lines(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pulsed radiofrequency of the right L3 and L4 medial branches at 42 C was performed under fluoroscopy.",
        "Right L3 and L4 medial branch radiofrequency at 65 degrees for 60 seconds was performed under fluoroscopy.",
        "Pulsed radiofrequency of the left L4 dorsal root ganglion was performed under fluoroscopy.",
        "Right L3 and L4 medial branch radiofrequency ablation at 80 C was performed without fluoroscopy.",
    ],
)
def test_what_is_not_thermal_guided_destruction_is_unlisted_once(text):
    assert lines(text) == [("64999", 1, None)]


def test_pulsed_fluoroscopy_is_no_pulsed_lesion():
    got = services("Pulsed fluoroscopy was used. Right L3 and L4 medial branch RFA at 80 C was performed.", "facet_rf")
    assert [(s.mode, s.temperature_c) for s in got] == [("thermal", 80.0)]


def test_cooled_is_held():
    assert "mode" in needs(
        "Cooled radiofrequency of the right L3 and L4 medial branches at 60 C was performed under fluoroscopy."
    )


def test_temperature_silent_is_a_warning_not_a_hold():
    got = coded("Right L4-5 facet radiofrequency ablation was performed under fluoroscopy.")
    assert got.lines[0].warnings and not got.lines[0].needs


def test_rotation_and_body_temperature_are_no_lesion_temperature():
    got = services(
        "Temp 98.6. Right L3 and L4 medial branch RFA under fluoroscopy was performed at 80 C; "
        "the cannula was rotated 30 degrees.",
        "facet_rf",
    )
    assert got[0].temperature_c == 80.0


def test_relief_and_plan_are_no_lesion():
    assert lines("She had 80% relief from the medial branch block in May. Plan: right L3, L4, L5 RFA.") == []
