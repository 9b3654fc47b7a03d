"""An answer with its source finishes a claim; one without a source does not."""

from __future__ import annotations

from guardrails.claim import Status
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


def test_new_or_established_is_answered_from_the_record() -> None:
    note = n.VISIT_ONLY.replace("FOLLOW-UP VISIT. Established patient.", "OFFICE VISIT.")
    assert "visit.any.patient" in {q.query_id for q in run(RuleCase(note)).queries}
    given = run(RuleCase(note, answers={"visit.any.patient": {"value": "established", **ADDENDUM}}))
    assert [line.code for line in given.lines] == ["99214"]
