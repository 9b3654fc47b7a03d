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


def test_a_copied_block_ends_where_it_says_though_it_tells_of_its_own_today() -> None:
    note = ">>> Copied from 11/02/2025 <<<\nToday the joint was injected.\nTolerated.\n>>> End of copied text <<<\nTODAY: block done."
    doc = parse(note)
    assert [doc.norm[r.start : r.end].splitlines()[-1] for r in doc.copied] == [">>> end of copied text <<<"]


@pytest.mark.parametrize(("note", "kind"), [
    ("HISTORY (copied from 03/01/2026): old pain.\nTECHNIQUE: needle in.", "technique"),
    ("PROCEDURE NOTE (copied from 03/01/2026)\nTECHNIQUE: needle in.", "copied"),
])
def test_a_field_that_was_copied_leaves_the_next_one_alone(note: str, kind: str) -> None:
    assert kinds(note)[-1] == kind


@pytest.mark.parametrize(("below", "kind"), [
    ("Prone, prepped. Under fluoroscopy a needle was advanced.", "technique"),
    ("Continue therapy at home.", "plan"),
])
def test_work_below_a_field_of_what_comes_next(below: str, kind: str) -> None:
    assert kinds(f"Left facet injection today. Next visit: right side.\n{below}")[-1] == kind


@pytest.mark.parametrize(("line", "count"), [
    ("Done: 1. L5-S1 TFESI 2. bursa injection 3. caudal ESI", 3), ("Done: L5-S1 TFESI with 2. bursa", 0),
])
def test_entries_that_run_on_in_a_line(line: str, count: int) -> None:
    doc = parse(line)
    assert sum(doc.norm[i.start : i.start + 1].isdigit() for i in doc.items) == count


def test_a_line_with_the_date_does_not_swallow_the_note() -> None:
    assert kinds("Date: 05/14/2026\nRight SI joint injection under fluoroscopy.") == ["other", "body"]


@pytest.mark.parametrize(("row", "marks"), [
    ("[x] transforaminal [ ] caudal", [True, False]), ("\u2612 right \u2610 left", [True, False]), ("(x) bilateral ( ) unilateral", [True, False]),
])
def test_boxes_are_read_as_ticked_or_not(row: str, marks: list[bool]) -> None:
    assert [i.marked for i in parse(row).items if i.marked is not None] == marks


def test_the_name_of_a_paper_heads_one_line() -> None:
    note = "PAIN CLINIC PROCEDURE NOTE, May 4, 2026\n\nThe patient sat up. A needle was advanced and 3 mL was given."
    assert kinds(note)[0] == "title"
    assert kinds(note)[-1] != "title"


@pytest.mark.parametrize(("below", "kind"), [
    ("Supine, prep and drape, 25 g needle, 2 mL lidocaine.", "technique"),
    ("She lives with her son and walks two miles.", "body"),
])
def test_work_on_the_line_below_a_diagnosis(below: str, kind: str) -> None:
    assert kinds(f"Dx: left heel pain, plantar fasciitis\n{below}")[-1] == kind


def test_a_diagnosis_on_its_label_s_line_has_no_list_below() -> None:
    assert kinds("Dx: left knee arthritis\n1. Left knee injection\n2. Right hip injection")[-1] == "body"
    assert kinds("Dx:\n1. Left knee arthritis\n2. Right hip bursitis") == ["assessment"]


def test_an_impression_after_the_clinician_s_own_look_is_the_clinician_s() -> None:
    assert kinds("DATA: I looked at the films.\nIMPRESSION: Cervical radiculopathy.")[-1] == "assessment"
    assert kinds("MRI CERVICAL SPINE: see report.\nIMPRESSION: Disc bulge C5-6.")[-1] == "imaging_review"


@pytest.mark.parametrize(("note", "expected"), [
    ("CONSENT.  He signed a form.\n\nPROCEDURE.  The hip was injected.\n", ["consent", "title"]),
    ("Consent was given. Procedure went well.\n", ["body"]),
    ("CC: toe\n55M with gout. Injected the left great toe joint.\n", ["history", "body"]),
    ("DATA:  MRI reviewed, herniation L4-5.\n\nIMPRESSION:  Disc herniation.\n\nPLAN:  PT.\n", ["imaging_review", "assessment", "plan"]),
    ("MRI LUMBAR SPINE:  herniation.\nIMPRESSION:  Disc herniation.\nASSESSMENT:  Sciatica.\nPLAN:  PT.\n",
     ["imaging_review", "imaging_review", "assessment", "plan"]),
])
def test_headings_as_clinicians_set_them(note: str, expected: list[str]) -> None:
    assert kinds(note) == expected


def sentences(note: str) -> list[str]:
    doc = parse(note)
    return [doc.words(s).strip() for s in doc.sentences]


@pytest.mark.parametrize(("note", "count"), [
    ("Lt. hip joint entered. Rt. knee not.", 2),
    ("Pain is on the rt. He sat up.", 2),
    ("Inj. Triamcinolone 40 mg given.", 1),
    ("Left knee inj. Right knee next month.", 2),
])
def test_sides_and_deeds_cut_short_end_no_sentence(note: str, count: int) -> None:
    assert len(sentences(note)) == count


def test_only_speech_without_any_stop_is_parted_by_its_words() -> None:
    spoken = (
        "patient is here with left knee pain and has failed therapy and pills diagnosis is left knee osteoarthritis after verbal consent "
        "the left knee was prepped a long needle was advanced into the joint and the steroid was given no complications follow up in "
        "three months with me in the clinic and with therapy"
    )
    assert len(sentences(spoken)) > 4
    assert len(sentences(spoken.replace(" and has", ", and has"))) == 1


@pytest.mark.parametrize(("told", "kind"), [
    ("Left C5-6 facet injection performed under fluoroscopy, 1 mL each.", "technique"),
    ("Left C5-6 facet injection was performed in March under fluoroscopy, 1 mL last year.", "exam"),
    ("Walks without a cane.", "exam"),
])
def test_work_told_behind_a_field_on_one_line(told: str, kind: str) -> None:
    assert kinds(f"Exam: reflexes equal, strength 5/5. {told}")[-1] == kind


def test_a_history_that_says_nothing_new_ends_there() -> None:
    assert kinds("Interval history: unchanged. Right hip injection was done with 40 mg.") == ["history", "technique"]


@pytest.mark.parametrize(("told", "kind"), [
    ("The left L2, L3 medial branches were lesioned at 80 C for 90 seconds.", "technique"),
    ("She has had pain for years.", "title"),
])
def test_work_told_behind_a_title_on_its_line(told: str, kind: str) -> None:
    assert kinds(f"Procedure: Right L3-4 RFA. {told}")[-1] == kind
