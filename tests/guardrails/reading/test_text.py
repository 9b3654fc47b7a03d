"""Normalised text keeps an offset into the note for every character."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.reading.sections import parse
from guardrails.reading.text import normalise


@pytest.mark.parametrize(("written", "read"), [
    ("L four five", "l4-5"), ("C seven T one", "c7-t1"), ("L four to S one", "l4 to s1"), ("L-4", "l4"), ("L4/5", "l4-5"),
    ("twenty five gauge", "25 gauge"), ("eighty degrees", "80 degrees"), ("one hundred fifty five units", "155 units"),
    ("fifteen hundred units", "1500 units"), ("two thousand five hundred units", "2500 units"),
    ("zero point five mL", "0.5 ml"), ("L45 facet", "l4-5 facet"), ("L5\u2013S1", "l5-s1"), ("under flouro", "under fluoroscopy"),
    ("L four, L five and S one", "l4, l5 and s1"), ("l 3 4", "l3-4"),
])
def test_spoken_and_slipped_words_are_written_out(written: str, read: str) -> None:
    assert normalise(written)[0] == read


@pytest.mark.parametrize("written", ["4/5 strength", "one of the nurses left", "T2 weighted", "0.5 mL x 2", "10 mg per mL"])
def test_numbers_that_are_no_levels_stay(written: str) -> None:
    assert "-" not in normalise(written)[0]


def test_a_wrapped_line_is_joined_and_a_new_row_is_not() -> None:
    assert normalise("the needle was advanced to the\nright L4-5 foramen")[0] == "the needle was advanced to the right l4-5 foramen"
    assert "\n" in normalise("Side: right\nLevel: L4-5")[0]
    assert "\n" in normalise("1. right L4-5\n2. left L5-S1")[0]


def test_carriage_returns_count_as_line_breaks_and_keep_their_offsets() -> None:
    norm, offsets = normalise("PLAN: rest\r\nTECHNIQUE: needle")
    at = norm.index("technique")
    assert offsets[at] == len("PLAN: rest\r\n")


@given(st.text(max_size=400))
def test_any_text_is_taken_and_offsets_stay_in_order(raw: str) -> None:
    norm, offsets = normalise(raw)
    assert len(norm) == len(offsets)
    assert all(0 <= o < len(raw) for o in offsets)
    assert all(a <= b for a, b in zip(offsets, list(offsets)[1:], strict=False))


@given(st.text(max_size=400))
def test_a_parsed_note_covers_itself_without_holes(raw: str) -> None:
    doc = parse(raw)
    for regions in (doc.sections, doc.items, doc.sentences):
        assert regions[0].start == 0
        assert regions[-1].end == len(doc.norm)
        assert all(a.end == b.start for a, b in itertools.pairwise(regions))
    assert doc.section_at(len(doc.norm)).end == len(doc.norm)
