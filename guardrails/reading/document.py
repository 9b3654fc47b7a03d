"""A note as the reader sees it: normalised text, sections, items, sentences and clauses.

All positions inside the reader are offsets into `Document.norm` (the normalised text);
`Document.span` gives the offsets into the note as it was handed in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guardrails.claim import Span
from guardrails.reading.facts import Assertion
from guardrails.reading.starts import Starts


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the normalised text."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Clause(Region):
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Sentence(Region):
    item: int = 0


@dataclass(frozen=True, slots=True)
class Item(Region):
    """A list item, a table row, a template field or a paragraph. `label` is its own leading label."""

    section: int = 0
    label: str = ""
    marked: bool | None = None  # a ticked box, an unticked box, or no box


@dataclass(frozen=True, slots=True)
class Section(Region):
    """`kind` is one of the closed list of `sections.KINDS`; `heading` is as written, lower case."""

    kind: str = "body"
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or show a thing, where they stand and what became of it."""

    start: int
    end: int
    match: re.Match[str]
    assertion: Assertion
    section: Section
    item: Item


@dataclass(slots=True)
class Document:
    """`sections.parse(note)` makes one. Immutable by convention once made."""

    raw: str
    norm: str
    offsets: Sequence[int]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    copied: tuple[Region, ...] = ()
    memo: dict[str, object] = field(default_factory=dict)  # what readers worked out once for this note
    _starts: dict[str, list[int]] = field(default_factory=dict)
    starts: Starts = field(default_factory=lambda: Starts(""), repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.starts.text != self.norm:
            self.starts = Starts(self.norm)

    def span(self, start: int, end: int) -> Span:
        """The span in the note as given for `norm[start:end]`, widened to whole words."""
        first = self.offsets[start]
        last = (self.offsets[end - 1] if end > start else first) + 1
        raw = self.raw
        while first > 0 and raw[first].isalnum() and raw[first - 1].isalnum():
            first -= 1
        while last < len(raw) and raw[last - 1].isalnum() and raw[last].isalnum():
            last += 1
        return Span(first, last)

    def norm_region(self, span: Span) -> Region:
        """The stretch of the normalised text that stands for a span of the note."""
        start = bisect_left(self.offsets, span.start)
        end = bisect_left(self.offsets, span.end)
        return Region(min(start, len(self.norm) - 1), max(min(end, len(self.norm)), start + 1))

    def words(self, region: Region) -> str:
        return self.norm[region.start:region.end]

    def _at(self, name: str, regions: Sequence[Region], position: int) -> int:
        starts = self._starts.get(name)
        if starts is None:
            starts = self._starts[name] = [r.start for r in regions]
        return max(0, bisect_right(starts, position) - 1)

    def section_at(self, position: int) -> Section:
        return self.sections[self._at("section", self.sections, position)]

    def item_at(self, position: int) -> Item:
        return self.items[self._at("item", self.items, position)]

    def sentence_at(self, position: int) -> Sentence:
        return self.sentences[self._at("sentence", self.sentences, position)]

    def clause_at(self, position: int) -> Clause:
        return self.clauses[self._at("clause", self.clauses, position)]

    def find(self, pattern: re.Pattern[str], within: Region | None = None) -> Iterator[re.Match[str]]:
        """What `pattern` matches in the note, or within a region of it."""
        return self.starts.find(pattern, *((within.start, within.end) if within else (0, len(self.norm))))

    def first(self, pattern: re.Pattern[str], within: Region | None = None) -> re.Match[str] | None:
        """The first match of `pattern` in the note, or within a region of it."""
        return self.starts.first(pattern, *((within.start, within.end) if within else (0, len(self.norm))))
