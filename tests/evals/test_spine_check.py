"""The spine scorer: what counts as right."""

from __future__ import annotations

from evals.spine_check import check, wilson

PERFORMED = {
    "family": "transforaminal", "approach": "transforaminal", "region": "lumbar_sacral", "levels": ["L4-L5"],
    "side_per_level": {"L4-L5": "RT"}, "imaging": "fluoroscopy", "status": "performed", "mode": None,
    "temperature_c": None,
}  # fmt: skip
TEXT = "Right L4-5 transforaminal epidural steroid injection was performed under fluoroscopy."


def test_an_exact_service_is_right():
    assert check({"text": TEXT, "services": [PERFORMED]}) == [("transforaminal", True, "")]


def test_each_wrong_fact_is_named():
    wrong = {**PERFORMED, "side_per_level": {"L4-L5": "LT"}, "imaging": "ct"}
    assert check({"text": TEXT, "services": [wrong]}) == [("transforaminal", False, "sides,imaging")]


def test_a_service_nobody_asked_for_is_invented():
    assert check({"text": TEXT, "services": []}) == [("transforaminal", False, "invented")]


def test_what_was_not_performed_is_right_when_nothing_is_emitted():
    row = {"text": "Plan: right L4-5 TFESI next week.", "services": [{**PERFORMED, "status": "planned"}]}
    assert check(row) == [("transforaminal", True, "")]


def test_the_interval_holds_the_share():
    low, high = wilson(9, 10)
    assert low < 0.9 < high
