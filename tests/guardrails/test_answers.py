"""An answer with its source finishes a claim; one without a source does not."""

from __future__ import annotations

import pytest

from guardrails.claim import Review, Status
from tests.guardrails.rules import notes as n
from tests.guardrails.rules.harness import RuleCase, run

ADDENDUM = {"source": "addendum", "date": "2026-05-16", "text": "as the provider wrote"}


def test_a_documented_diagnosis_finishes_a_note_that_states_none() -> None:
    review = run(RuleCase(n.NO_DIAGNOSIS, answers={"claim.any.diagnosis": {"value": "M5416", **ADDENDUM}}))
    assert [d.code for d in review.diagnoses] == ["M54.16"]
    assert review.lines[0].diagnoses == ("M54.16",)
    assert review.status is Status.CODABLE


def test_a_diagnosis_without_a_source_is_not_documentation() -> None:
    review = run(RuleCase(n.NO_DIAGNOSIS, answers={"claim.any.diagnosis": "M54.16"}))
    assert review.diagnoses == ()
    assert review.status is Status.QUERY


def test_an_answer_that_is_no_code_changes_nothing() -> None:
    review = run(RuleCase(n.NO_DIAGNOSIS, answers={"claim.any.diagnosis": {"value": "back pain", **ADDENDUM}}))
    assert not review.diagnoses
    assert review.status is Status.QUERY


def test_a_documented_side_lifts_the_hold() -> None:
    review = run(RuleCase(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {"value": "LT", **ADDENDUM}}))
    assert [(line.code, line.modifiers, line.hold) for line in review.lines] == [("64483", ("LT",), False)]


def test_an_answer_that_is_no_side_leaves_the_query_standing() -> None:
    review = run(RuleCase(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {"value": "PURPLE", **ADDENDUM}}))
    assert review.lines[0].hold
    assert "evidence/answered" not in {f.rule for f in review.lines[0].findings}


_OTHER_SIDE = """PROCEDURE: Left L4-5 transforaminal epidural steroid injection
TECHNIQUE: Under fluoroscopy a needle entered the right L4-5 foramen. Contrast, then dexamethasone 10 mg was injected.
DIAGNOSIS: Lumbar radiculopathy."""
_TITLE_ALONE = """PROCEDURE: Left L4-5 transforaminal epidural steroid injection under fluoroscopy
DIAGNOSIS: Lumbar radiculopathy."""


@pytest.mark.parametrize(
    ("note", "query", "value", "expected"),
    [
        (_OTHER_SIDE, "transforaminal.lumbar_sacral.side", "", ["64483-RT?"]),
        (_OTHER_SIDE, "transforaminal.lumbar_sacral.side", "LT", ["64483-LT"]),
        (_OTHER_SIDE, "transforaminal.lumbar_sacral.side", "RT", ["64483-RT"]),
        (_TITLE_ALONE, "transforaminal.lumbar_sacral.description", "", ["64483-LT?"]),
        (_TITLE_ALONE, "transforaminal.lumbar_sacral.description", "yes", ["64483-LT"]),
        (_TITLE_ALONE, "transforaminal.lumbar_sacral.description", "no", []),
    ],
)
def test_a_title_that_the_body_contradicts_or_leaves_alone_is_asked(note: str, query: str, value: str, expected: list[str]) -> None:
    review = run(RuleCase(note, answers={query: {"value": value, **ADDENDUM}} if value else {}))
    assert lines(review) == expected


def test_new_or_established_is_answered_from_the_record() -> None:
    note = n.VISIT_ONLY.replace("FOLLOW-UP VISIT. Established patient.", "OFFICE VISIT.")
    assert "visit.any.patient" in {q.query_id for q in run(RuleCase(note)).queries}
    given = run(RuleCase(note, answers={"visit.any.patient": {"value": "established", **ADDENDUM}}))
    assert [line.code for line in given.lines] == ["99214"]


def lines(review: Review) -> list[str]:
    return ["-".join([line.code, *line.modifiers]) + "?" * line.hold for line in review.lines]


@pytest.mark.parametrize(
    ("note", "query", "value", "expected"),
    [
        (n.KNEE_BY_ULTRASOUND, "joint.any.image_record", "yes", ["20611-RT"]),
        (n.KNEE_BY_ULTRASOUND, "joint.any.image_record", "no", ["20610-RT"]),
        (n.BLOCK_BY_ULTRASOUND, "imaging_guidance.any.image_record", "yes", ["64418-LT", "76942"]),
        (n.BLOCK_BY_ULTRASOUND, "imaging_guidance.any.image_record", "no", ["64418-LT"]),
        (n.SI_ULTRASOUND, "si.sacral.imaging", "ultrasound", ["20552"]),
        (n.SI_ULTRASOUND, "si.sacral.imaging", "fluoroscopy", ["27096-RT"]),
        (n.NO_APPROACH, "epidural.lumbar_sacral.approach", "interlaminar", ["62323"]),
        ("PROCEDURE: Left occipital nerve block with 3 mL of bupivacaine\nDIAGNOSIS: Occipital neuralgia",
         "occipital.greater_occipital.nerve", "lesser", ["64450-LT"]),
    ],
)
def test_a_documented_answer_settles_its_question(note: str, query: str, value: str, expected: list[str]) -> None:
    assert query in {q.query_id for q in run(RuleCase(note)).queries}
    review = run(RuleCase(note, answers={query: {"value": value, **ADDENDUM}}))
    assert lines(review) == expected
    assert query not in {q.query_id for q in review.queries}


def test_ultrasound_of_a_nerve_asks_for_the_image_and_a_stored_one_is_enough() -> None:
    assert lines(run(RuleCase(n.BLOCK_BY_ULTRASOUND))) == ["64418-LT", "76942?"]
    stored = n.BLOCK_BY_ULTRASOUND.replace("was injected", "was injected; images were stored")
    assert lines(run(RuleCase(stored))) == ["64418-LT", "76942"]


@pytest.mark.parametrize("key", ["transforaminal.lumbar_sacral.sides", "epidural.lumbar_sacral.side", "claim", "64483"])
def test_an_answer_to_nothing_is_named(key: str) -> None:
    review = run(RuleCase(n.TFESI, answers={key: {"value": "RT", **ADDENDUM}}))
    named = [q for q in review.queries if q.rule == "evidence/answer-unknown"]
    assert [q.query_id for q in named] == [key] and key in named[0].message
    assert review.status is Status.CODABLE


def test_an_answer_that_another_answer_opens_is_known() -> None:
    given = {"epidural.lumbar_sacral.approach": {"value": "transforaminal", **ADDENDUM},
             "epidural.lumbar_sacral.side": {"value": "LT", **ADDENDUM}}
    review = run(RuleCase(n.NO_APPROACH, answers=given))
    assert lines(review) == ["64483-LT"] and not review.queries


def test_values_that_no_one_could_mean_change_nothing_and_break_nothing() -> None:
    for fact in ("approach", "region", "imaging", "levels", "side"):
        review = run(RuleCase(n.NO_APPROACH, answers={f"epidural.lumbar_sacral.{fact}": {"value": "\u2603 9z", **ADDENDUM}}))
        assert review.lines == ()


@pytest.mark.parametrize(("value", "expected"), [("yes", {"99214", "72148"}), ("no", {"99214"})])
def test_yes_and_no_settle_a_confirmation(value: str, expected: set[str]) -> None:
    query = "code.72148.review"
    review = run(RuleCase(n.VISIT_ONLY, "99214, 72148", answers={query: {"value": value, **ADDENDUM}}))
    assert set(lines(review)) == expected
