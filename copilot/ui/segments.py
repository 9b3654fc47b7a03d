"""A note cut into segments at every span's edge, so that the page can underline words without markup.

Pure: text in, segments out. Offsets are code points, as Python counts them and as a Review gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Where spans overlap, the segment is drawn as the first of these.
WEIGHT = ("rejected", "hold", "corrected", "accepted", "suggested", "unread")
UNREAD = "?"

_LONE_CR = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the note that line `id` rests on; `look` is its verdict, or `unread`."""

    start: int
    end: int
    id: str
    look: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Text with the ids of every mark over it; `label` names those that end here."""

    text: str
    ids: tuple[str, ...] = ()
    look: str = ""
    label: str = ""


def segments(note: str, marks: Iterable[Mark]) -> list[Segment]:
    """The whole note as segments; joined, their texts are the note (a lone CR shown as a line end)."""
    shown = _LONE_CR.sub("\n", note)
    kept = _merged(_clipped(marks, len(note)), note)
    edges = sorted({0, len(note), *(m.start for m in kept), *(m.end for m in kept)})
    return [_segment(shown, a, b, kept) for a, b in pairwise(edges)]


def _segment(shown: str, start: int, end: int, marks: Sequence[Mark]) -> Segment:
    over = [m for m in marks if m.start <= start and end <= m.end]
    ids = tuple(dict.fromkeys(m.id for m in over))
    ending = dict.fromkeys(m.id for m in over if m.end == end)
    look = min((m.look for m in over), key=_weight, default="")
    return Segment(shown[start:end], ids, look, " ".join(ending))


def _weight(look: str) -> int:
    return WEIGHT.index(look) if look in WEIGHT else len(WEIGHT)


def _clipped(marks: Iterable[Mark], length: int) -> list[Mark]:
    clipped = (Mark(max(0, m.start), min(length, m.end), m.id, m.look) for m in marks)
    return [m for m in clipped if m.start < m.end]


def _merged(marks: Sequence[Mark], note: str) -> list[Mark]:
    """Marks of one line that overlap, or that only blanks part, are one: its id is printed once."""
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.id, m.look, m.start, m.end)):
        last = merged[-1] if merged else None
        same = last is not None and (last.id, last.look) == (mark.id, mark.look)
        if last and same and not note[last.end : mark.start].strip(" \t"):
            merged[-1] = Mark(last.start, max(last.end, mark.end), mark.id, mark.look)
        else:
            merged.append(mark)
    return sorted(merged, key=lambda m: (m.start, m.end, m.id))
