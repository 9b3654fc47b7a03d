"""What rules make of a claim, where that they spoke is not enough: lines, modifiers, holds, and answers that settle them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from guardrails.claim import Review, Status
from tests.guardrails.rules import notes as n
from tests.guardrails.rules.harness import RuleCase, catalog, run

ADDENDUM = {"source": "addendum", "date": "2026-05-16", "text": "as the provider wrote"}


def shown(review: Review) -> list[str]:
    """64483-53-LT, with ? where the line is held."""
    return ["-".join([line.code, *line.modifiers]) + "?" * line.hold for line in review.lines]


def answered(query: str, value: str) -> Mapping[str, Any]:
    return {query: {"value": value, **ADDENDUM}}


GIVEN_UP = "transforaminal.lumbar_sacral.discontinued"


@pytest.mark.parametrize(
    ("claim", "answers", "lines", "status"),
    [
        (None, {}, [], Status.QUERY),
        ("64483-LT", {}, [], Status.QUERY),
        ("64483-LT-53", {}, ["64483-53-LT?"], Status.QUERY),
        (None, answered(GIVEN_UP, "53"), ["64483-53-LT"], Status.CODABLE),
        ("64483-LT (M54.16)", answered(GIVEN_UP, "53"), ["64483-53-LT"], Status.CODABLE),
        (None, answered(GIVEN_UP, "no"), [], Status.NO_SERVICE),
        (None, {GIVEN_UP: "53"}, ["64483-53-LT?"], Status.QUERY),
    ],
)
def test_a_procedure_given_up_is_asked_about(claim: str | None, answers: Mapping[str, Any], lines: list[str],
                                             status: Status) -> None:
    review = run(RuleCase(n.GIVEN_UP, claim, answers=answers))
    assert (shown(review), review.status) == (lines, status)


def test_the_surgery_center_is_asked_for_73_and_74() -> None:
    review = run(RuleCase(n.GIVEN_UP, setting="asc"))
    assert [q.options for q in review.queries] == [("74", "73", "no")]
    assert shown(run(RuleCase(n.GIVEN_UP, setting="asc", answers=answered(GIVEN_UP, "74")))) == ["64483-74-LT"]


def test_nothing_is_asked_of_a_physician_about_what_never_began() -> None:
    review = run(RuleCase(n.CALLED_OFF))
    assert (review.lines, review.queries, review.status) == ((), (), Status.NO_SERVICE)
    assert "aborted_before" in {fact.assertion for fact in review.facts}


def test_a_part_that_was_done_is_held_until_the_record_says_which() -> None:
    assert all(line.endswith("?") for line in shown(run(RuleCase(n.PARTLY))))
    query = "facet.lumbar_sacral.completed"
    assert run(RuleCase(n.PARTLY, answers=answered(query, "yes"))).status is Status.CODABLE
    undone = run(RuleCase(n.PARTLY, answers=answered(query, "no")))
    assert shown(undone) == [] and [q.query_id for q in undone.queries] == ["facet.lumbar_sacral.discontinued"]


TWO_WAYS = "64483-with-62323.any.distinct"


@pytest.mark.parametrize(
    ("claim", "payer", "answers", "lines"),
    [
        (None, "medicare", {}, ["62323", "64483-RT?"]),
        ("62323, 64483-RT-59", "medicare", {}, ["62323", "64483-59-RT?"]),
        ("62323-59, 64483-RT-59", "medicare", {}, ["62323", "64483-59-RT?"]),
        (None, "medicare", answered(TWO_WAYS, "yes"), ["62323", "64483-XS-RT"]),
        (None, "commercial", answered(TWO_WAYS, "yes"), ["62323", "64483-59-RT"]),
        ("62323, 64483-RT-XU", "medicare", answered(TWO_WAYS, "yes"), ["62323", "64483-XS-RT"]),
        (None, "medicare", answered(TWO_WAYS, "no"), ["62323"]),
    ],
)
def test_two_ways_to_one_epidural_space(claim: str | None, payer: str, answers: Mapping[str, Any], lines: list[str]) -> None:
    assert shown(run(RuleCase(n.TWO_WAYS, claim, payer=payer, answers=answers))) == lines


def test_guidance_of_one_of_two_blocks_is_asked_about() -> None:
    note = n.BLOCK_BY_ULTRASOUND + """PROCEDURE: Right genicular nerve block
TECHNIQUE: Under ultrasound guidance the right superomedial, superolateral and inferomedial genicular nerves were blocked
with 1 mL of bupivacaine each. Images were stored.
"""
    review = run(RuleCase(note, "64418-LT, 64454-RT, 76942"))
    assert [q.query_id for q in review.queries if q.needs == "distinct"] == ["76942-with-64454.any.distinct"]
    assert any(line.code == "76942" and line.hold for line in review.lines)


def test_two_regions_need_no_question() -> None:
    review = run(RuleCase(n.TWO_WAYS_APART))
    assert shown(review) == ["62321", "64483-RT"]


def test_time_that_counts_the_procedure_is_no_visit_time() -> None:
    review = run(RuleCase(n.MIXED_TIME))
    assert [q.query_id for q in review.queries] == ["visit.any.time"]
    assert "99214" not in " ".join(shown(review))
    assert shown(run(RuleCase(n.MIXED_TIME, answers=answered("visit.any.time", "22")))) == ["99213-25", "20610-RT"]


PHONE = """TELEPHONE VISIT, audio only. Established patient.
Lumbar radiculopathy is stable on gabapentin, refilled.
I spent 22 minutes in medical discussion with her.
"""


@pytest.mark.parametrize(
    ("dos", "payer", "lines"),
    [
        ("2024-12-31", "medicare", ["99443"]),
        ("2024-12-31", "commercial", ["99443"]),
        ("2025-01-01", "medicare", ["99213-93"]),
        ("2025-01-01", "commercial", ["98013"]),
    ],
)
def test_a_telephone_visit_goes_by_date_and_payer(dos: str, payer: str, lines: list[str]) -> None:
    assert shown(run(RuleCase(PHONE, dos=dos, payer=payer))) == lines


def test_ten_minutes_by_telephone_are_too_few_for_the_new_codes() -> None:
    review = run(RuleCase(PHONE.replace("22", "10"), payer="commercial"))
    assert shown(review) == [] and review.status is Status.QUERY


@pytest.mark.parametrize("claim", [None, "64483-LT, 20610-RT", "64483-LT (M17.11 M54.16), 20610-RT (M54.16 M17.11)"])
def test_each_line_points_to_the_condition_of_its_place(claim: str | None) -> None:
    proposal: Any = claim
    if claim == "64483-LT, 20610-RT":
        lines = [{"code": "64483", "modifiers": ["LT"]}, {"code": "20610", "modifiers": ["RT"]}]
        proposal = {"lines": lines, "diagnoses": ["M54.16", "M17.11"]}
    review = run(RuleCase(n.BACK_AND_KNEE, proposal))
    pointed = {line.code: line.diagnoses[:1] for line in review.lines}
    assert pointed == {"64483": ("M54.16",), "20610": ("M17.11",)}
    assert all("M17.11" not in line.diagnoses for line in review.lines if line.code == "64483")


def test_a_line_without_a_condition_of_its_place_is_asked_about() -> None:
    review = run(RuleCase(n.BACK_AND_KNEE, "64483-LT (M54.16), 20610-RT (M54.16)"))
    assert [line.diagnoses for line in review.lines if line.code == "20610"] == [()]
    query = next(q for q in review.queries if q.query_id == "claim.any.diagnosis")
    assert "20610" in query.message and "M17.11" in query.options


def test_a_disc_with_radiculopathy_is_one_code() -> None:
    review = run(RuleCase(n.DISC, "64483-RT (M51.26 M54.16)"))
    assert [d.code for d in review.diagnoses] == ["M51.16"]
    assert [d.proposed for d in review.rejected_diagnoses] in (["M54.16"], ["M51.26"])
    assert review.lines[0].diagnoses == ("M51.16",)


def test_a_surgery_center_lists_lines_by_what_it_is_paid() -> None:
    view = catalog().as_of(datetime.date(2026, 5, 15))
    review = run(RuleCase(n.RF_AND_BLOCK, setting="asc"))
    primaries = [line for line in review.lines if line.code not in ("64634", "64636", "64494")]
    paid = [(row.rate or 0.0) if (row := view.asc(line.code)) else 0.0 for line in primaries]
    assert len(paid) > 1 and paid == sorted(paid, reverse=True)


def test_both_sides_at_a_surgery_center_are_explained_as_two_lines() -> None:
    review = run(RuleCase(n.TFESI_BOTH, "64483-50", setting="asc"))
    assert shown(review) == ["64483-RT", "64483-LT"]
    said = [f.message for f in review.lines[0].findings]
    assert any("two lines, RT and LT" in message for message in said)
    assert not any("the note states the right side" in message.lower() for message in said)
