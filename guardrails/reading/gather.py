"""Shared machinery of every family: find what is named, ask what became of it, collect its attributes.

A family gives its words as data and gets back hits, scopes and stated facts:

    ROWS = (Row("genicular", "name", r"\\bgenicular nerve (?:block|inj\\w*)"),
            Row("genicular", "technique", r"\\bsuperomedial\\b"))
    TARGETS = {"knee": r"\\bknees?\\b"}

    def read(doc):
        for act in acts(doc, ROWS):                  # one act a status; performed hits are one act
            yield Service(family="genicular", status=act.status,
                          sites=sided(doc, act, TARGETS),        # places with the side that governs each
                          imaging=act.imaging(doc).imaging,      # sentence, item, section, then title lines
                          spans=act.spans(doc))

`split="item"` keeps list items apart (each keeps its own side, target and imaging). `stated` takes any fact
written as {value: pattern} from the nearest scope that says it, and reports the title's value where the body
says another. What the spine families share beyond this (levels, nerves, roots) is in `spine.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from guardrails.claim import Side, Span
from guardrails.reading import imaging as guidance
from guardrails.reading import sides as side_words
from guardrails.reading import starts
from guardrails.reading.assertion import assess
from guardrails.reading.boxes import answered, ticked, unpicked
from guardrails.reading.document import Document, Item, Region, Section
from guardrails.reading.facts import Assertion, Site
from guardrails.reading.lexicon import Row

#: Statuses of things that did not happen in this encounter.
NOT_DONE = frozenset(Assertion) - {Assertion.PERFORMED, Assertion.MENTION}
#: Sections that speak of the procedure itself.
BODY = frozenset({"technique", "body", "findings", "addendum", "implants", "other"})
#: Sections whose words are never a fact of today's procedure.
SILENT_SECTIONS = frozenset(
    {
        "history",
        "past_procedures",
        "exam",
        "imaging_review",
        "consent",
        "timeout",
        "plan",
        "instructions",
        "indication",
        "diagnosis",
        "nursing",
        "copied",
        "allergies",
        "billing",
        "medications",
    }
)


@dataclass(slots=True, eq=False)
class Hit:
    """Words of one row in the note, where they stand and what became of the thing (asked when it is needed)."""

    start: int
    end: int
    row: Row
    doc: Document
    said: Assertion | None = None

    @property
    def assertion(self) -> Assertion:
        if self.said is None:
            self.said = status(self.doc, self.start, self.end)
        return self.said

    @property
    def section(self) -> Section:
        return self.doc.section_at(self.start)

    @property
    def item(self) -> Item:
        return self.doc.item_at(self.start)

    @property
    def owner(self) -> str:
        return self.row.owner

    @property
    def title(self) -> bool:
        return self.section.kind == "title"

    @property
    def done(self) -> bool:
        return self.assertion is Assertion.PERFORMED


class Hits(list[Hit]):
    """Hits in order of the text, with those of a stretch found by bisection."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        super().__init__(sorted(hits, key=lambda h: h.start))
        self.starts = [h.start for h in self]
        self.owners: dict[tuple[int, int, bool], frozenset[str]] = {}  # of stretches that were asked about
        self.points: dict[tuple[int, int], frozenset[str]] = {}

    def range(self, start: int, end: int) -> range:
        """Indices of the hits that begin in a stretch."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits that begin in a stretch."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def live_names(self) -> frozenset[str]:
        """Owners that some performed or undecided name in the note speaks of."""
        return frozenset(h.owner for h in self if h.row.strength == "name" and h.assertion not in NOT_DONE)


@dataclass(slots=True)
class Act:
    """Hits that describe one service."""

    owner: str
    status: Assertion
    hits: list[Hit] = field(default_factory=list)

    def scopes(self, doc: Document) -> list[list[Region]]:
        """Sentences, items, sections and then title lines of this act, nearest first."""
        return scopes(doc, [(h.start, h.end) for h in self.hits])

    def imaging(self, doc: Document) -> guidance.Decided:
        return imaging_of(doc, self.scopes(doc))

    def spans(self, doc: Document) -> dict[str, tuple[Span, ...]]:
        return {"procedure": tuple(doc.span(h.start, h.end) for h in self.hits)}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact's value with the words that state it and the words that state another."""

    value: str | None
    spans: tuple[tuple[int, int], ...] = ()
    against: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def find(doc: Document, rows: Iterable[Row]) -> list[Hit]:
    """All hits of `rows`, in order; of two that overlap for one owner and strength the longer stays."""
    found: list[tuple[int, int, Row]] = []
    index = _Stems(doc, rows)
    for row in index.rows:
        pattern = compiled(row.pattern)
        for start, end in index.windows(row):
            found.extend((*m.span(), row) for m in doc.find(pattern, Region(start, end)) if m.end() > m.start())
    found.sort(key=lambda f: (f[0], -f[1]))
    hits: list[Hit] = []
    ends: dict[tuple[str, str], int] = {}
    for start, end, row in found:
        key = (row.owner, row.strength)
        if ends.get(key, -1) >= end:
            continue
        ends[key] = end
        start = _trimmed(doc.norm, start, end)
        hits.append(Hit(start, end, row, doc))
    return hits


#: How far before and after a stem the words of a row may reach.
_BEFORE, _AFTER = 120, 160


@lru_cache(maxsize=256)
def _table(rows: tuple[tuple[str, ...], ...]) -> tuple[starts.Stems, tuple[str, ...]]:
    """Every stem of some rows, and those that ask for a character before a word."""
    every = dict.fromkeys(stem for row in rows for stem in row)
    return starts.stems(every), tuple(stem for stem in every if not stem[0].isalnum())


class _Stems:
    """Where the stems of some rows stand: each is looked for once, and only if its first letters occur at all."""

    def __init__(self, doc: Document, rows: Iterable[Row]) -> None:
        self.text = doc.norm
        self.rows = tuple(rows)
        table, behind = _table(tuple(row.stems for row in self.rows))
        self.places = doc.starts.stems(table)
        for stem in behind:  # one that asks for a character before it may also begin the text
            if self.text.startswith(stem[1:]):
                self.places[stem] = [0, *self.places.get(stem, ())]

    def windows(self, row: Row) -> Sequence[tuple[int, int]]:
        """The stretches in which words of a row may stand; the whole text where it has no stems."""
        if not row.stems:
            return ((0, len(self.text)),)
        merged: list[tuple[int, int]] = []
        for place in sorted(p for stem in row.stems if stem in self.places for p in self.places[stem]):
            if merged and place - _BEFORE <= merged[-1][1]:
                merged[-1] = (merged[-1][0], place + _AFTER)
            else:
                merged.append((max(0, place - _BEFORE), place + _AFTER))
        return merged


def _trimmed(text: str, start: int, end: int) -> int:
    while start < end - 1 and text[start].isspace():
        start += 1
    return start


#: "Consent (macro) mentions: ...": what a form lists.
_LISTED = re.compile(
    r"\bconsent(?:s|ed)?\b[^.\n]{0,30}\b(?:(?:mention|list|cover|includ|nam)\w*|for\b(?!\sthe\sprocedure))"
    r"(?:(?!\b(?:was|were|then|only)\b)[^.;\n])*\Z"
)


def status(doc: Document, start: int, end: int, thing: str = "procedure") -> Assertion:
    """What became of the thing there; a word whose box is empty is no fact."""
    if answered(doc.norm, end) is False:
        return Assertion.NEGATED
    if ticked(doc.norm, start, end) is False or unpicked(doc.norm, start, end):
        return Assertion.TEMPLATE
    lead = max(0, start - 120)
    if doc.norm.find("consent", lead, start) >= 0 and _LISTED.search(doc.norm, lead, start):
        return Assertion.CONSENT
    return assess(doc, start, end, thing)


def acts(doc: Document, rows: Sequence[Row], split: str = "note", needs: str = "name") -> list[Act]:
    """The services that `rows` describe: performed hits together (or per item), the others by status.

    A hit that is only a mention counts as performed when technique of its owner stands in its item.
    `needs`: the strength without which there is no act ("name", or "technique" to accept either).
    """
    hits = find(doc, rows)
    grouped: dict[object, Act] = {}
    for hit in hits:
        state = _settled(hit, hits)
        key = (hit.owner, state, hit.item.start if split == "item" else 0)
        grouped.setdefault(key, Act(hit.owner, state)).hits.append(hit)
    wanted = {"name"} if needs == "name" else {"name", "technique"}
    return [act for act in grouped.values() if any(h.row.strength in wanted for h in act.hits)]


def _settled(hit: Hit, hits: Sequence[Hit]) -> Assertion:
    if hit.assertion is not Assertion.MENTION:
        return hit.assertion
    shown = any(
        o is not hit and o.owner == hit.owner and o.item == hit.item and o.row.strength == "technique" and o.done
        for o in hits
    )
    return Assertion.PERFORMED if shown else Assertion.MENTION


def scopes(doc: Document, places: Sequence[tuple[int, int]]) -> list[list[Region]]:
    """Sentences, items, own sections, other sections of the body, title lines, the rest of today."""
    sections = {doc.section_at(s) for s, _ in places}
    sections = {s for s in sections if s.kind not in SILENT_SECTIONS} or sections
    return [
        _ordered(doc.sentence_at(s) for s, _ in places),
        _ordered(doc.item_at(s) for s, _ in places),
        _ordered(sections),
        _ordered(s for s in doc.sections if (s.kind in BODY or _field(doc, s)) and s not in sections),
        _ordered(s for s in doc.sections if s.kind == "title"),
        _ordered(s for s in doc.sections if s.kind in _REST),
    ]


#: Sections that are of today and say little: the last to be asked.
_REST = frozenset({"anesthesia", "complications", "disposition", "signature"})


def _ordered(regions: Iterable[Region]) -> list[Region]:
    return sorted(set(regions), key=lambda region: region.start)


def imaging_of(doc: Document, within: Sequence[Sequence[Region]]) -> guidance.Decided:
    """The imaging that the scopes state, words of other days left out."""
    return guidance.of_scopes(imaging_words(doc, within[0] if within else ()), within)


def imaging_words(doc: Document, own: Sequence[Region]) -> list[guidance.Word]:
    """The words of guidance that are of today; in `own` sentences all of them."""
    known = doc.memo.get("imaging")
    if not isinstance(known, list):
        known = doc.memo["imaging"] = [(w, _today(doc, w)) for w in guidance.words(doc.norm)]
    return [w for w, today in known if (any(r.holds(w.start) for r in own) if today is None else today)]


def _today(doc: Document, word: guidance.Word) -> bool | None:
    """Whether a word of guidance is of today; None where it is only if it stands in the act's own sentence."""
    section = doc.section_at(word.start)
    if section.kind in SILENT_SECTIONS - {"timeout", "nursing"} and not _field(doc, section):
        return None
    if doc.item_at(word.start).marked is False:
        return False
    if _field(doc, section):
        return True
    return status(doc, word.start, word.end, "imaging") not in guidance.ELSEWHERE


def _field(doc: Document, section: Section) -> bool:
    """`Imaging: fluoroscopy`: a field of the procedure, no report of a study."""
    return (
        section.kind == "imaging_review"
        and section.heading.strip() in _IMAGING_FIELDS
        and section.end - section.start < 110
    )


_IMAGING_FIELDS = frozenset(
    {"imaging", "guidance", "imaging guidance", "image guidance", "fluoroscopy", "radiology", "fluoro", "imaging used"}
)


def stated(doc: Document, within: Sequence[Sequence[Region]], values: Mapping[str, str]) -> Stated:
    """The value of the nearest scope; contradicted where one scope states two, or the title another."""
    first: Stated | None = None
    for regions in within:
        here = _values(doc, regions, values)
        if not here:
            continue
        if len(here) > 1:
            return first or Stated(None, *[tuple(spans) for spans in list(here.values())[:2]])
        value, spans = next(iter(here.items()))
        if first is None:
            first = Stated(value, tuple(spans))
        elif value != first.value and not first.against:
            first = Stated(first.value, first.spans, tuple(spans))
    return first or Stated(None)


def _values(doc: Document, regions: Sequence[Region], values: Mapping[str, str]) -> dict[str, list[tuple[int, int]]]:
    here: dict[str, list[tuple[int, int]]] = {}
    for value, pattern in values.items():
        for region in regions:
            for match in doc.find(compiled(pattern), region):
                if status(doc, match.start(), match.end()) not in NOT_DONE:
                    here.setdefault(value, []).append((match.start(), match.end()))
    return here


def sided(doc: Document, act: Act, targets: Mapping[str, str]) -> tuple[Site, ...]:
    """The places of an act, each with the side that governs it; a place done on both sides is one site."""
    sites: dict[str, Site] = {}
    for sentence in act.scopes(doc)[0] + act.scopes(doc)[4]:
        places = [
            (m.start(), m.end(), name)
            for name, pattern in targets.items()
            for m in doc.find(compiled(pattern), sentence)
            if status(doc, m.start(), m.end()) not in NOT_DONE
        ]
        places.sort()
        words = [w for w in side_words.sides(doc.norm) if sentence.start <= w.start < sentence.end]
        for (start, end, name), bound in zip(
            places, side_words.bind(doc.norm, [p[:2] for p in places], words), strict=True
        ):
            sites[name] = _with(sites.get(name), name, bound.side, doc.span(start, end))
    return tuple(sites.values())


def _with(site: Site | None, name: str, side: Side | None, span: Span) -> Site:
    if site is None:
        return Site(name, side, (span,))
    both = side if site.side is None else site.side.merged(side)
    return Site(name, both, (*site.spans, span))
