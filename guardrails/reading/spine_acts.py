"""The words of a spine reading: places, acts, and the scene that holds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guardrails.claim import Side
from guardrails.reading import anatomy, sides
from guardrails.reading.anatomy import Level
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, Hit, Hits

#: The families that the kinds of act belong to.
FAMILY = {
    "interlaminar": "epidural",
    "caudal": "epidural",
    "epidural": "epidural",
    "transforaminal": "transforaminal",
    "facet": "facet",
    "facet_rf": "facet_rf",
    "si": "si",
    "lateral_branch": "si",
    "si_rf": "si",
}


@dataclass(slots=True)
class Place:
    """A treated level and the side that governs it."""

    level: Level
    status: Assertion
    body: bool
    side: Side | None = None
    side_at: tuple[int, int] | None = None


@dataclass(slots=True)
class SpineAct:
    kind: str
    status: Assertion
    hits: list[Hit] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    repeated: list[tuple[Side | None, int, int]] = field(default_factory=list)
    loose: tuple[Side | None, tuple[int, int] | None] = (None, None)  # a side without a level
    against: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return FAMILY[self.kind]

    @property
    def done(self) -> bool:
        return self.status is Assertion.PERFORMED

    def marks(self) -> list[tuple[int, int]]:
        return [(h.start, h.end) for h in self.hits] + [(p.level.start, p.level.end) for p in self.places]


@dataclass(slots=True)
class Scene:
    """All spine acts of a note (or of one of its procedures) and the hits of every family."""

    doc: Document  # of several procedures: the note with the words of the others blanked
    hits: Hits
    kind: dict[int, str]  # index of a hit -> kind
    acts: list[SpineAct]
    placed: dict[int, Place] = field(default_factory=dict)  # by where the level begins
    whole: Document | None = None  # the note with every procedure
    bound: dict[Region, dict[tuple[int, int], sides.Bound]] = field(default_factory=dict)

    def of(self, *names: str) -> list[SpineAct]:
        return [act for act in self.acts if act.kind in names]


_LABELS = re.compile(
    r"\b(?:(?P<title>title|procedure title)|(?P<body>body|description|details?|technique|narrative|note|findings))\s?:"
)


def in_body(doc: Document, position: int) -> bool:
    """Whether a position stands in the body, by its section or by a label written inside the line."""
    section = doc.section_at(position)
    labels = list(_LABELS.finditer(doc.norm, max(section.start, position - 1500), position))
    if labels:
        return bool(labels[-1]["body"])
    return section.kind in BODY


def row_of(doc: Document, position: int) -> Region:
    """The line of a row of tick boxes or of columns, which items and sentences break up; else the sentence."""
    line = line_of(doc, position)
    text = doc.norm[line.start : min(line.end, line.start + _ROW)]
    row = any(box in text for box in _BOXES) or "  " in text.strip()
    return line if row else doc.sentence_at(position)


_ROW = 600  # a row is no longer


def around(doc: Document, position: int) -> Iterator[Region]:
    """The clause, the sentence, and then the row of boxes that a position stands in."""
    yield doc.clause_at(position)
    yield doc.sentence_at(position)
    yield row_of(doc, position)


_BOXES = ("[x]", "[ ]", "[]", "( )", "(x)", "\u2610", "\u2611", "\u2612")


def line_of(doc: Document, position: int) -> Region:
    """The line that a position stands on: boxes and numbering do not break it."""
    start = doc.norm.rfind("\n", 0, position) + 1
    end = doc.norm.find("\n", position)
    return Region(start, len(doc.norm) if end < 0 else end)


def words_in(region: Region, words: Sequence[sides.SideWord]) -> list[sides.SideWord]:
    return list(words[bisect_left(words, region.start, key=_begin) : bisect_left(words, region.end, key=_begin)])


def _begin(word: sides.SideWord) -> int:
    return word.start


def places_in(made: Scene, region: Region) -> set[tuple[int, int]]:
    """All that takes a side in a stretch: treated levels, sacroiliac names and the names of rivals."""
    levels = {
        (level.start, level.end)
        for level in anatomy.levels_in(made.doc.norm, region.start, region.end)
        if level.start in made.placed
    }
    names = {
        (made.hits[i].start, made.hits[i].end)
        for i in made.hits.range(region.start, region.end)
        if made.hits[i].row.strength == "name"
        and (made.kind.get(i) not in FAMILY or made.kind.get(i) in ("si", "si_rf", "lateral_branch"))
    }
    return levels | names


def sides_in(made: Scene, region: Region, words: Sequence[sides.SideWord]) -> dict[tuple[int, int], sides.Bound]:
    """For each place of a stretch that takes a side, the word that governs it; empty where no word stands there."""
    key = Region(region.start, region.end)
    if key not in made.bound:
        here = words_in(region, words)
        spots = sorted(places_in(made, region)) if here else []
        made.bound[key] = dict(zip(spots, sides.bind(made.doc.norm, spots, here), strict=True))
    return made.bound[key]
