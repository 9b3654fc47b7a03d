"""The note cut into segments: every character once, spans by code points, overlaps drawn by weight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.ui.segments import UNREAD, Mark, Segment, segments


def cut(note: str, *marks: tuple[int, int, str, str]) -> list[Segment]:
    return segments(note, [Mark(*mark) for mark in marks])


def test_a_note_without_marks_is_one_segment() -> None:
    assert cut("plain") == [Segment("plain")]
    assert cut("") == []


def test_a_span_is_cut_out() -> None:
    assert cut("right L4-L5 foramen", (6, 11, "L1", "accepted")) == [
        Segment("right "),
        Segment("L4-L5", ("L1",), "accepted", "L1"),
        Segment(" foramen"),
    ]


def test_overlaps_are_cut_at_every_edge_and_drawn_as_the_graver_verdict() -> None:
    parts = cut("abcdef", (0, 4, "L1", "accepted"), (2, 6, "R1", "rejected"))
    assert parts == [
        Segment("ab", ("L1",), "accepted", ""),
        Segment("cd", ("L1", "R1"), "rejected", "L1"),
        Segment("ef", ("R1",), "rejected", "R1"),
    ]


def test_words_of_one_line_that_only_blanks_part_carry_its_id_once() -> None:
    parts = cut("right  L4-L5", (0, 5, "L1", "hold"), (7, 12, "L1", "hold"))
    assert parts == [Segment("right  L4-L5", ("L1",), "hold", "L1")]
    assert len(cut("right\nL4-L5", (0, 5, "L1", "hold"), (6, 11, "L1", "hold"))) == 3


def test_two_lines_on_the_same_words_are_both_named() -> None:
    (part,) = cut("fluoroscopy", (0, 11, "L1", "accepted"), (0, 11, "L2", "accepted"))
    assert (part.ids, part.label) == (("L1", "L2"), "L1 L2")


def test_offsets_are_code_points_beyond_the_basic_plane() -> None:
    assert cut("\U0001f9e0é foramen", (3, 10, "L1", "accepted"))[1].text == "foramen"


def test_a_lone_carriage_return_is_shown_as_a_line_end_of_the_same_length() -> None:
    assert "".join(part.text for part in cut("a\rb\r\nc", (2, 3, "L1", "hold"))) == "a\nb\r\nc"


def test_spans_beyond_the_note_are_clipped_and_empty_ones_dropped() -> None:
    assert cut("abc", (-5, 2, "L1", "hold"), (2, 99, UNREAD, "unread"), (1, 1, "L2", "hold")) == [
        Segment("ab", ("L1",), "hold", "L1"),
        Segment("c", (UNREAD,), "unread", UNREAD),
    ]


MARKS = st.builds(
    Mark,
    st.integers(-3, 40),
    st.integers(-3, 40),
    st.sampled_from(["L1", "L2", "R1", UNREAD]),
    st.sampled_from(["accepted", "hold", "rejected", "unread", "odd"]),
)


@given(st.text(max_size=30), st.lists(MARKS, max_size=8))
def test_the_segments_are_the_note_and_every_mark_covers_its_words(note: str, marks: list[Mark]) -> None:
    parts = segments(note, marks)
    assert "".join(part.text for part in parts).replace("\r", "\n") == note.replace("\r", "\n")
    at = 0
    for part in parts:
        assert part.text
        end = at + len(part.text)
        over = {m.id for m in marks if m.start <= at and end <= m.end}
        assert over <= set(part.ids)
        assert bool(part.ids) == bool(part.look)
        at = end
