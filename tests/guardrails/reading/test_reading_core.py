"""Text, layout and assertion on sentences of our own, marked up: <performed>right L4-5 ESI</performed>."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.claim import Span
from guardrails.reading import assertion, sections
from guardrails.reading.text import normalise

_MARK = re.compile(r"<(\w+)>(.*?)</\1>", re.S)

DONE_OR_NOT = [
    "PROCEDURE: <performed>Right L3-4 facet injection</performed>\nTECHNIQUE: A 25 gauge needle was placed under fluoroscopy.",
    "Planned procedure: <planned>left genicular RFA</planned>",
    "She fell last spring. We did <performed>a left GON block</performed> and she went home.",
    "INR was 4, so the <aborted_before>caudal</aborted_before> was cancelled.",
    "<negated>Lumbar RFA</negated> was not done. <performed>Left knee injection</performed> was done with 40 mg Kenalog.",
    "Dr. Ortiz did <someone_else>the stellate block</someone_else>, and I injected <performed>the right hip</performed>.",
    "If the pain is back in May, <hypothetical>a repeat epidural</hypothetical> may help.",
    "Risks of <consent>spinal cord stimulation</consent> were gone over with her.",
    "We will schedule <planned>C5-6 facet blocks</planned>.",
    "She had <historical>an epidural</historical> two years ago with good relief.",
    "06/10/2026 visit\n<historical>MBB</historical> on 04/02/2026 gave 80% relief.\nToday: <performed>MBB #2</performed>, 0.5 mL each.",
    "Approach: [ ] <template_unselected>caudal</template_unselected> [x] <performed>interlaminar</performed>\n"
    "A Tuohy needle was used.",
    "Needle at the left L5 foramen, contrast was vascular twice. <aborted_after>Left L5 TFESI</aborted_after> abandoned.",
    "Copied from 02/01/2026: <copied_forward>bilateral SI injections</copied_forward> performed.",
    "PLAN: <performed>TPI x 2 muscles</performed> done today, see note. <planned>RFA</planned> next month.",
    "Under ultrasound <performed>the right piriformis</performed> was injected\nwith 3 mL of ropivacaine.",
    "It is not true that she refused. <performed>Left SI injection</performed> given, 22 g, fluoro.",
    "R knee | <performed>injection</performed> | done\nL knee | <negated>injection</negated> | declined",
]


def marked_up(text: str) -> tuple[str, list[tuple[str, Span]]]:
    """The plain text and the (value, span) of each mark."""
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        marks.append((match[1], Span(len(plain), len(plain) + len(match[2]))))
        plain += match[2]
        last = match.end()
    return plain + text[last:], marks


@pytest.mark.parametrize("text", DONE_OR_NOT)
def test_each_thing_is_done_or_not_as_the_sentence_says(text: str) -> None:
    plain, marks = marked_up(text)
    doc = sections.parse(plain)
    for value, span in marks:
        region = doc.norm_region(span)
        assert assertion.assess(doc, region.start, region.end).value == value, doc.words(region)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("L four five", "l4-5"), ("L four to S one", "l4 to s1"), ("C seven T one", "c7-t1"), ("see five six", "c5-6"),
        ("L-4 and L 4", "l4 and l4"), ("L4 L5", "l4 l5"), ("L4/5", "l4-5"), ("L5/S1", "l5-s1"), ("L4-L5", "l4-l5"),
        ("L45 facet", "l4-5 facet"), ("T12 fracture", "t12 fracture"), ("T1/T2 weighted", "t1/t2 weighted"),
        ("left L 2 cc", "left l 2 cc"), ("twenty five gauge", "25 gauge"), ("eighty degrees", "80 degrees"),
        ("half a cc", "0.5 cc"), ("one point five cc", "1.5 cc"), ("a hundred and twenty mg", "120 mg"),
        ("floor oscopic", "fluoroscopic"), ("trans-\nforaminal", "transforaminal"),
    ],
)  # fmt: skip
def test_spoken_words_are_written_as_figures(said: str, written: str) -> None:
    assert normalise(said)[0] == written


def test_a_wrapped_line_goes_on_and_a_short_one_ends() -> None:
    wrapped = "The needle was passed to the left side of the\nL4 vertebra and contrast was given without any trouble.\n"
    assert "of the l4 vertebra" in normalise(wrapped)[0]
    listed = "R RFA 4/30/26\nL RFA 5/14/26\nKnee injection\n"
    assert normalise(listed)[0].count("\n") == 3


def test_headings_on_one_line_and_dictated_open_sections() -> None:
    kinds = [s.kind for s in sections.parse("PROCEDURE: caudal. TECHNIQUE: Hiatus found. PLAN: home").sections]
    assert kinds == ["title", "technique", "plan"]
    dictated = sections.parse("next paragraph procedure. caudal. next paragraph plan. repeat").sections
    assert [s.kind for s in dictated] == ["title", "plan"]


def test_a_list_of_procedures_in_a_chart_is_history() -> None:
    doc = sections.parse("PMH: HTN\nProcedures: L4-5 ESI, hernia repair\nMeds: lisinopril\nAllergies: none\nA/P: neck pain")
    assert doc.section_at(doc.norm.index("esi")).kind == "past_procedures"


def test_the_whole_note_can_be_taken_back() -> None:
    doc = sections.parse("PROCEDURE: L4-5 ESI\nA needle was placed.\nADDENDUM: entered in error, wrong chart.")
    assert assertion.whole_note_reversed(doc)
    assert not assertion.is_performed(doc, doc.norm.index("l4-5"), doc.norm.index("esi") + 3)


@pytest.mark.parametrize(
    ("note", "days"),
    [
        ("DOS: 05/14/2026\nDOB: 01/02/1960", ("2026-05-14",)),
        ("Encounter date 2026-05-14. MRI 01/02/2026 reviewed.", ("2026-05-14",)),
        ("ESI 01/12/2025\n05/14/2026 (today) ESI", ("2026-05-14",)),
        ("No date at all.", ()),
    ],
)
def test_the_date_of_service_is_found(note: str, days: tuple[str, ...]) -> None:
    assert assertion.encounter_dates(sections.parse(note)) == days


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(st.characters(codec=None), st.sampled_from("LlCcTtSs4512 \n\r\t-/:.[]()|x_*#")), max_size=300))
def test_any_text_is_read_without_an_error(raw: str) -> None:
    norm, offsets = normalise(raw)
    assert len(norm) == len(offsets)
    assert all(a <= b for a, b in itertools.pairwise(offsets))
    assert all(0 <= at < len(raw) for at in offsets)
    doc = sections.parse(raw)
    for at in range(0, len(doc.norm), 17):
        assertion.assess(doc, at, min(len(doc.norm), at + 5))
        assertion.assess_diagnosis(doc, at, min(len(doc.norm), at + 5))
    for parts in (doc.sections, doc.items, doc.sentences, doc.clauses):
        assert parts[0].start == 0
        assert parts[-1].end == len(doc.norm)
        assert all(a.end == b.start for a, b in itertools.pairwise(parts))
