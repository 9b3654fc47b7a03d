"""Headings open sections; rows, boxes and copied text are told apart."""

from __future__ import annotations

import pytest

from guardrails.reading.sections import KINDS, kind_of, parse
from guardrails.reading.words.headings import HEADINGS


@pytest.mark.parametrize(("heading", "kind"), [
    ("PROCEDURE PERFORMED", "title"), ("Description of procedure", "technique"), ("HPI", "history"), ("hpi (interval)", "history"),
    ("Past Surgical History", "past_procedures"), ("Assessment and Plan", "plan"), ("Informed consent", "consent"),
    ("POST-OPERATIVE DIAGNOSIS", "diagnosis"), ("Impression", "assessment"), ("Time out", "timeout"), ("MRI lumbar spine", "imaging_review"),
    ("Procedures scheduled", "plan"), ("Discharge instructions", "instructions"), ("Post-procedure RN note", "nursing"),
])
def test_a_heading_says_what_its_section_is(heading: str, kind: str) -> None:
    assert kind_of(heading.lower()) == kind


@pytest.mark.parametrize("words", ["the needle was advanced", "right l4-5 foramen", "we discussed"])
def test_other_words_are_no_heading(words: str) -> None:
    assert kind_of(words) is None


def test_the_kinds_of_headings_are_the_closed_list() -> None:
    assert {kind for kind, _ in HEADINGS} <= set(KINDS)


def kinds(note: str) -> list[str]:
    return [s.kind for s in parse(note).sections]


def test_inline_headings_split_one_line() -> None:
    assert kinds("PROCEDURE: caudal epidural. TECHNIQUE: prone. PLAN: return in 2 weeks.") == ["title", "technique", "plan"]


def test_a_told_procedure_after_a_blank_line_is_not_part_of_the_consent() -> None:
    note = "CONSENT: obtained, options were discussed.\n\nThe patient was placed prone. A needle was advanced under fluoroscopy."
    assert kinds(note) == ["consent", "technique"]


def test_a_plan_after_a_blank_line_stays_a_plan() -> None:
    assert kinds("PLAN: rest.\n\nIf no better we will schedule an injection under fluoroscopy, prone.") == ["plan"]


def test_a_copied_block_lasts_until_it_is_closed() -> None:
    note = "PROCEDURE: SI joint injection\n--- Copied from note of 01/02/2026 ---\nHPI: facet injection done.\n--- end of copied ---\nTolerated."
    assert kinds(note) == ["title", "copied", "copied", "body"]


def test_a_line_with_the_date_does_not_swallow_the_note() -> None:
    assert kinds("Date: 05/14/2026\nRight SI joint injection under fluoroscopy.") == ["other", "body"]


@pytest.mark.parametrize(("row", "marks"), [
    ("[x] transforaminal [ ] caudal", [True, False]), ("\u2612 right \u2610 left", [True, False]), ("(x) bilateral ( ) unilateral", [True, False]),
])
def test_boxes_are_read_as_ticked_or_not(row: str, marks: list[bool]) -> None:
    assert [i.marked for i in parse(row).items if i.marked is not None] == marks
