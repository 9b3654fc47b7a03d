"""Interlaminar and caudal epidurals."""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import lines, needs, services


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Under fluoroscopy a Tuohy needle was advanced at L3-4 until loss of resistance; "
            "dexamethasone 10 mg was injected.",
            "62323",
        ),
        ("C7-T1 interlaminar epidural steroid injection under fluoroscopic guidance was performed.", "62321"),
        ("Caudal epidural steroid injection through the sacral hiatus, CT guided.", "62323"),
        ("T12-L1 interlaminar epidural steroid injection was performed with fluoroscopy.", "62321"),
        ("Interlaminar epidural injection at L4-5 was performed with ultrasound guidance.", "62322"),
        (
            "The L2-3 epidural space was found by loss of resistance, by landmarks and without "
            "imaging, and steroid was given.",
            "62322",
        ),
    ],
)
def test_route_region_and_imaging_decide_the_code(text, code):
    assert lines(text) == [(code, 1, None)]


def test_silent_imaging_takes_the_code_without_it_and_asks():
    text = "Interlaminar epidural steroid injection L4-5 was performed with loss of resistance."
    assert lines(text) == [("62322", 1, None)]
    assert needs(text) == {"imaging"}


def test_no_approach_means_no_line_and_a_query():
    text = "Lumbar epidural steroid injection at L4-5 was performed under fluoroscopy."
    assert lines(text) == []
    assert needs(text) == {"approach"}


def test_region_silent_means_no_line():
    assert needs("An interlaminar epidural steroid injection was performed under fluoroscopy.") == {"region"}


def test_a_side_on_an_interlaminar_epidural_is_no_side():
    assert lines("Right L4-5 interlaminar epidural steroid injection performed under fluoroscopy.") == [
        ("62323", 1, None)
    ]


def test_a_tuohy_in_the_hiatus_is_caudal_and_the_tip_is_no_level():
    got = services(
        "A Tuohy needle entered the sacral hiatus under fluoroscopy, a catheter was threaded to "
        "L5-S1, steroid was injected "
        "and the catheter was removed.",
        "epidural",
    )
    assert [(s.approach, s.sites, s.counts.get("catheter_left_in")) for s in got] == [("caudal", (), 0)]


def test_a_catheter_that_stays_is_the_infusion_code():
    text = (
        "Under fluoroscopy a Tuohy needle entered the epidural space at L3-4 by loss of "
        "resistance, a catheter was threaded and secured "
        "and an infusion was started."
    )
    assert [c for c, _, _ in lines(text)] == ["62327"]


def test_epidural_leak_from_a_facet_is_no_epidural():
    assert not services(
        "The right L4-5 facet joint was injected under fluoroscopy. No epidural spread was seen.", "epidural"
    )


def test_a_planned_epidural_is_no_line():
    assert lines("Plan: L4-5 interlaminar epidural steroid injection in two weeks.") == []
