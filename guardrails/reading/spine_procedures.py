"""Which procedures a note tells of: those its title lists, those its body tells in parts, else those the body names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guardrails.claim import Side
from guardrails.reading import anatomy, sides, spine_weights
from guardrails.reading.document import Document, Region, Section, Sentence
from guardrails.reading.gather import BODY, NOT_DONE, SILENT_SECTIONS, Hit, Hits
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_acts import words_in
from guardrails.reading.spine_units import (
    APART,
    EPIDURALS,
    GROUP,
    SPINAL,
    Unit,
    acting,
    group_of,
    heads,
    number_at,
    region_in,
    sacral_set,
    same,
    treated,
    units,
)

#: Words that turn to another procedure.
NEW = re.compile(
    r"\b(?:attention (?:was|is)?\s?(?:then |next )?(?:re-?)?(?:turned|directed|drawn|moved)|turned (?:my|our) attention"
    r"|next,? (?:procedure|we)"
    r"|(?:second|third|next|other|additional|separate) (?:procedure|injection|block)|procedure (?:number )?\d)\b"
)


_CONFUSED = (
    frozenset({"facet", "facet_rf", "lateral_branch"}),
    frozenset({"si", "si_rf", "lateral_branch", "facet_rf"}),
    EPIDURALS,
)


_OTHER = re.compile(r"\b(?:second|third|next|other|additional|separate) (?:procedure|injection|block)\b")


@dataclass(slots=True)
class Part:
    """One procedure of the note and all that its namings say of it."""

    group: str
    units: list[Unit] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)

    @property
    def regions(self) -> frozenset[str]:
        return frozenset(r for u in self.units for r in u.regions)

    @property
    def names(self) -> set[str]:
        return {n for u in self.units for n in u.names}

    @property
    def said(self) -> set[Side]:
        return {s for u in self.units for s in u.said}

    def add(self, unit: Unit) -> None:
        sacral = unit.group in ("lateral_branch", "si_rf") and self.group in ("facet", "facet_rf")
        if self.group == "epidural" or sacral:
            self.group = unit.group
        self.units.append(unit)
        if unit.number:
            self.numbers.add(unit.number)


def several(doc: Document, hits: Hits) -> bool:
    """Whether there may be two procedures at all: words of two groups, or levels of two regions."""
    told: set[str] = set()
    for hit in hits:
        group = GROUP.get(hit.owner, hit.owner)
        if group in _TELLING and group not in told and _live(hit):
            told.add(group)
            if len(told) > 1:
                return True
    levels = [lv for lv in anatomy.levels(doc.norm) if lv.points and lv.noun not in NOT_TREATED]
    if len({anatomy.region(lv.points[0]) for lv in levels}) < 2:
        return False
    return len({anatomy.region(lv.points[0]) for lv in levels if _spoken(doc, lv)}) > 1


_TELLING = (APART | SPINAL) - {"epidural"}


def _live(hit: Hit) -> bool:
    """Whether a word speaks of work that was, or may have been, done."""
    return (
        hit.section.kind not in SILENT_SECTIONS
        and (hit.owner != "interlaminar" or hit.row.strength != "target")
        and hit.assertion not in NOT_DONE
    )


def _spoken(doc: Document, level: anatomy.Level) -> bool:
    return doc.section_at(level.start).kind not in SILENT_SECTIONS


# --- which procedures there are -----------------------------------------------------------------------


@dataclass(slots=True)
class Procedures:
    """The procedures of a note; `told` gives sentences (by their place in order) that stand in the part of one."""

    found: list[Part]
    numbers: list[int]  # for each sentence, the list number it stands under
    titles: set[int]  # title sections (by item) that name one
    told: dict[int, Part] = field(default_factory=dict)


def procedures(doc: Document, hits: Hits) -> Procedures:
    """What the title lists; else the parts of the body; else all that is named."""
    made = Procedures([], numbers_of(doc), set())
    _name(doc, hits, made, title=True)
    if len(made.found) > 1:
        if not any(p.numbers for p in made.found):
            for n, part in enumerate(made.found, 1):
                part.numbers = {n}
        _name(doc, hits, made, title=False)
        return made
    if _name(doc, hits, made, title=False):
        return made
    found, told = _segmented(doc, hits, made.numbers)
    return Procedures(found, made.numbers, made.titles, told) if len(found) > 1 else made


def _name(doc: Document, hits: Hits, made: Procedures, title: bool) -> bool:
    """File the units of the title sections, or of the body; whether one sentence names two of the procedures."""
    listed, lists = len(made.found), False
    for n, sentence in enumerate(doc.sentences):
        section = _section(doc, sentence)
        if section.kind in SILENT_SECTIONS or (section.kind == "title") != title:
            continue
        here: set[int] = set()
        announced = bool(NEW.search(doc.words(sentence)))
        for unit in units(doc, sentence, seeds(doc, hits, sentence, section)):
            unit.number = unit.number or made.numbers[n]
            if any(h.row.strength == "name" for h in unit.hits):
                part = _file(doc, made.found, unit, listed, announced)
                here |= {id(part)} if part else set()
                if title:
                    made.titles.add(doc.items[sentence.item].section)
        lists = lists or len(here) > 1
    return lists


def _section(doc: Document, sentence: Sentence) -> Section:
    return doc.sections[doc.items[sentence.item].section]


# --- parts of the body --------------------------------------------------------------------------------

_STEPS = 6  # more numbers than this are the steps of one procedure
_BODY = BODY | {"title"}


def _segmented(doc: Document, hits: Hits, numbers: Sequence[int]) -> tuple[list[Part], dict[int, Part]]:
    """The procedures that stretches of the body tell of: numbered, announced, or paragraphs of their own."""
    found: list[Part] = []
    told: dict[int, Part] = {}
    for strong, places in _stretches(doc, numbers):
        unit = _whole(doc, hits, [doc.sentences[n] for n in places], numbers[places[0]])
        if unit is None:
            continue
        part = next((p for p in found if any(same(u, unit) or sacral_set(doc, u, unit) for u in p.units)), None)
        if part is None:
            rivals = [p for p in found if confused(p.group, unit.group)]
            other = _OTHER.search(doc.words(doc.sentences[places[0]]))
            if all(other or (_distinct(p, unit) and (strong or unit.names)) for p in rivals):
                part = Part(unit.group)
                found.append(part)
            else:
                part = rivals[0]
        part.add(unit)
        opening = 0 if told or strong else _first_spoken(doc, hits, places)
        told.update(dict.fromkeys(places[opening:], part))
    return found, told


def _first_spoken(doc: Document, hits: Hits, places: Sequence[int]) -> int:
    """How many sentences open a stretch before one speaks of a procedure: they stand for all."""
    for n, place in enumerate(places):
        sentence = doc.sentences[place]
        if hits.range(sentence.start, sentence.end) or treated(doc, sentence.start, sentence.end):
            return n
    return 0


def _stretches(doc: Document, numbers: Sequence[int]) -> list[tuple[bool, list[int]]]:
    """Runs of sentences of title and body, and whether a number or an announcement begins them."""
    steps = len(set(numbers)) > _STEPS
    out: list[tuple[bool, list[int]]] = []
    before = -1
    for n, sentence in enumerate(doc.sentences):
        if _section(doc, sentence).kind not in _BODY or not doc.words(sentence).strip():
            continue
        number = 0 if steps else numbers[n]
        strong = (number != before and number > 0) or bool(NEW.search(doc.words(sentence)))
        begins = sentence.start == doc.items[sentence.item].start
        blank = begins and doc.norm[max(0, sentence.start - 2) : sentence.start].strip(" ") == "\n\n"
        if strong or blank or not out:
            out.append((strong, []))
        out[-1][1].append(n)
        before = number
    return out


def _whole(doc: Document, hits: Hits, sentences: Sequence[Sentence], number: int) -> Unit | None:
    """One unit for a stretch: what its names, else its technique, else its targets speak of."""
    start, end = sentences[0].start, sentences[-1].end
    live = [h for h in hits.within(start, end) if h.assertion not in NOT_DONE]
    known = [h for h in live if doc.item_at(h.start).marked is not False]
    known = [h for h in known if h.owner in APART or GROUP.get(h.owner, h.owner) in SPINAL]
    names = [h for h in known if h.row.strength == "name" and acting(doc.norm, h)]
    shown = [h for h in known if h.row.strength == "technique" or h.owner == "si"]
    words = names or shown or [h for h in known if h.owner in ("medial_branch", "intraarticular", "lateral_branch")]
    spinal = [h for h in words if h.owner not in APART]
    levels = tuple(treated(doc, start, end))
    if any(h.owner != "rf" for h in spinal) or (spinal and levels):
        words = spinal
    if not words:
        return None
    said = tuple(w for w in words_in(Region(start, end), sides.sides(doc.norm)) if w.side)
    regions = frozenset(anatomy.region(p) for lv in levels for p in lv.points) or region_in(doc.norm, start, end)
    group = group_of([*words, *(h for h in shown if h.owner == "rf")])
    return Unit(start, end, group, levels, said, regions if len(regions) == 1 else frozenset(), number, words)


# --- names --------------------------------------------------------------------------------------------


#: Fields of a procedure: they stand under its number, though each is a section.
_FIELD = re.compile(
    r"(?:levels?|side|laterality|imaging|guidance|image|fluoro|medication|drug|inject|contrast|needle|steroid|local|dose|site|temp"
    r"|approach|target|nerves?|joints?)\b"
)


def numbers_of(doc: Document) -> list[int]:
    """For each sentence the number of the list item or numbered heading it stands under; 0 where there is none."""
    out: list[int] = []
    now, item, section = 0, -1, -1
    for sentence in doc.sentences:
        if doc.items[sentence.item].section != section:
            section = doc.items[sentence.item].section
            head = doc.sections[section]
            now = number_at(doc, head.start) or (now if _FIELD.match(head.heading) else 0)
        if sentence.item != item:
            item = sentence.item
            now = 0 if not doc.words(doc.items[item]).strip() else number_at(doc, doc.items[item].start) or now
        now = number_at(doc, sentence.start) or now
        out.append(now)
    return out


def seeds(doc: Document, hits: Hits, sentence: Sentence, section: Section) -> list[Hit]:
    """The words of a sentence that units are made of: names, and in the body what shows a procedure being done."""
    found = heads(doc, hits, sentence)
    if section.kind in BODY:
        found += [h for h in hits.within(sentence.start, sentence.end) if h.row.strength == "technique"]
    return sorted(found, key=lambda h: h.start)


def _file(doc: Document, found: list[Part], unit: Unit, listed: int, announced: bool) -> Part | None:
    """Put a unit with its procedure; begin a new one where it is clearly another."""
    mine = next((p for p in found if any(same(u, unit) for u in p.units)), None)
    mine = mine or next((p for p in found if any(sacral_set(doc, u, unit) for u in p.units)), None)
    if mine is None:
        if listed > 1 and not announced:
            return None
        if listed == 1 and not (announced or (unit.number and unit.number not in found[0].numbers)):
            return None
        rivals = [p for p in found if confused(p.group, unit.group)]
        if not all(announced or _distinct(p, unit) for p in rivals) or not any(acting(doc.norm, h) for h in unit.hits):
            return None
        mine = Part(unit.group)
        found.append(mine)
    mine.add(unit)
    return mine


def confused(a: str, b: str) -> bool:
    return any(a in group and b in group for group in _CONFUSED)


def _distinct(part: Part, unit: Unit) -> bool:
    """Whether a unit of a kindred group is another procedure: another number, region, place or side."""
    if unit.number and part.numbers and unit.number not in part.numbers:
        return True
    if part.regions and unit.regions and not part.regions & unit.regions:
        return True
    if part.group in ("si", "si_rf", "lateral_branch") or unit.group in ("si", "si_rf", "lateral_branch"):
        return bool(part.said and unit.said and part.said != unit.said)
    if not part.names or not unit.names:
        return False
    apart = not spine_weights.near(part.names) & spine_weights.near(unit.names)
    return apart or (len(part.said) == len(unit.said) == 1 and part.said != unit.said)


