"""A note of several procedures, taken apart: for each procedure the note with the words of the others blanked.

The procedures are those the title lists, else those the body names one after the other. Every sentence goes to
the procedure that its number, names, levels and sides speak of; one that speaks of none stays with the
procedure last spoken of, and what stands before the first (or speaks of all) is left for every procedure.
Offsets stay as they are, so spans and layout hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from guardrails.claim import Side
from guardrails.reading import anatomy, imaging, sides, spine_weights
from guardrails.reading.assertion import technique_elsewhere, whole_note_reversed
from guardrails.reading.document import Document, Region, Section, Sentence
from guardrails.reading.gather import BODY, SILENT_SECTIONS, Hit, Hits
from guardrails.reading.spine_units import APART, EPIDURALS, SPINAL, Unit, acting, group_of, heads, number_at, same, sacral_set, units

_LONGEST = 60_000  # longer texts are no single note and are read whole
_MOST = 8
_NEW = re.compile(
    r"\b(?:attention (?:was|is)?\s?(?:then |next )?(?:re-?)?(?:turned|directed|drawn|moved)|turned (?:my|our) attention|next,? (?:procedure|we)"
    r"|(?:second|third|next|other|additional|separate) (?:procedure|injection|block)|procedure (?:number )?\d)\b"
)
_ALL = re.compile(r"\b(?:both|all|throughout|procedures|injections|entire|everything)\b")
_LABEL = re.compile(
    r"\s*(?:\d[.)]\s*)?(?:procedures?|technique|title|body|description|details?|narrative|note|findings|operation)\b[\w #/]{0,25}:"
)
_CONFUSED = (
    frozenset({"facet", "facet_rf", "lateral_branch"}),
    frozenset({"si", "si_rf", "lateral_branch", "facet_rf"}),
    EPIDURALS,
)


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
        if self.group == "epidural" or unit.group in ("lateral_branch", "si_rf") and self.group in ("facet", "facet_rf"):
            self.group = unit.group
        self.units.append(unit)
        if unit.number:
            self.numbers.add(unit.number)


def parts(doc: Document, hits: Hits) -> list[Document]:
    """The note once for each of its spinal procedures; nothing where it has one procedure only."""
    if len(doc.norm) > _LONGEST or not _several(doc, hits):
        return []
    found, named = _procedures(doc, hits)
    if not 2 <= len(found) <= _MOST or not any(p.group in SPINAL for p in found):
        return []
    whole_note_reversed(doc)
    technique_elsewhere(doc, Region(0, 0))
    blanks = _Blanks(doc, hits, found, named).all()
    return [_masked(doc, cut) for part, cut in zip(found, blanks, strict=True) if part.group in SPINAL]


def _several(doc: Document, hits: Hits) -> bool:
    """Whether there may be two procedures at all: names of two groups, or levels of two regions."""
    owners = {h.owner for h in hits if h.row.strength == "name"}
    if len(owners & APART) + len({_coarse(o) for o in owners - APART}) > 1:
        return True
    return len({anatomy.region(lv.points[0]) for lv in anatomy.levels(doc.norm) if lv.points}) > 1


def _coarse(owner: str) -> str:
    return "epidural" if owner == "epidural" else "facet" if owner in ("medial_branch", "intraarticular") else owner


# --- which procedures there are -----------------------------------------------------------------------


def _procedures(doc: Document, hits: Hits) -> tuple[list[Part], dict[int, list[Unit]]]:
    """The procedures, and for each sentence (by its start) the units that name them."""
    named: dict[int, list[Unit]] = {}
    found: list[Part] = []
    numbers = _numbers(doc)
    for title in (True, False):
        listed = len(found)
        for n, sentence in enumerate(doc.sentences):
            section = doc.sections[doc.items[sentence.item].section]
            if section.kind in SILENT_SECTIONS or (section.kind == "title") != title:
                continue
            here = units(doc, sentence, seeds(doc, hits, sentence, section))
            for unit in here:
                unit.number = unit.number or numbers[n]
                if any(h.row.strength == "name" for h in unit.hits):
                    _file(doc, found, unit, listed if not title else 0, bool(_NEW.search(doc.words(sentence))))
            if here:
                named[sentence.start] = here
        if title and len(found) > 1 and not any(p.numbers for p in found):
            for n, part in enumerate(found, 1):
                part.numbers = {n}
    return found, named


def _numbers(doc: Document) -> list[int]:
    """For each sentence the number of the list item or numbered heading it stands under; 0 where there is none."""
    out: list[int] = []
    now, item, section = 0, -1, -1
    for sentence in doc.sentences:
        if doc.items[sentence.item].section != section:
            section = doc.items[sentence.item].section
            now = number_at(doc, doc.sections[section].start)
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


def _file(doc: Document, found: list[Part], unit: Unit, listed: int, announced: bool) -> None:
    """Put a unit with its procedure; begin a new one where it is clearly another."""
    mine = next((p for p in found if any(same(u, unit) for u in p.units)), None)
    mine = mine or next((p for p in found if any(sacral_set(doc, u, unit) for u in p.units)), None)
    if mine is not None:
        mine.add(unit)
        return
    if listed > 1 and not announced:
        return
    if listed == 1 and not (announced or (unit.number and unit.number not in found[0].numbers)):
        return
    rivals = [p for p in found if _confused(p.group, unit.group)]
    if all(announced or _distinct(p, unit) for p in rivals) and all(acting(doc.norm, h) for h in unit.hits[:1]):
        found.append(Part(unit.group))
        found[-1].add(unit)


def _confused(a: str, b: str) -> bool:
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


# --- whose each sentence is ---------------------------------------------------------------------------


class _Blanks:
    """For each procedure the stretches of the note that belong to the others."""

    def __init__(self, doc: Document, hits: Hits, found: list[Part], named: dict[int, list[Unit]]) -> None:
        self.doc, self.hits, self.found, self.named = doc, hits, found, named
        self.cuts: list[list[tuple[int, int]]] = [[] for _ in found]
        self.now: Part | None = None
        self.numbers = _numbers(doc)
        self.counted = self._counted()
        self.titles = {doc.item_at(s).section for s, us in named.items() if doc.section_at(s).kind == "title" and us}

    def all(self) -> list[list[tuple[int, int]]]:
        """Walk the sentences in order."""
        sentences = self.doc.sentences
        judged = [self._judge(n, s) for n, s in enumerate(sentences)]
        for n, sentence in enumerate(sentences):
            if isinstance(judged[n], list):
                self._share(sentence, judged[n])
                continue
            part = judged[n] or self._silent(n, sentences, judged)
            section = self.doc.sections[self.doc.items[sentence.item].section]
            if part is not None:
                self._only(part, sentence)
                if section.kind in BODY or (section.kind == "title" and len(self.titles) > 1):
                    self.now = part
        return self.cuts

    def _judge(self, n: int, sentence: Sentence) -> Part | list[tuple[Part, Unit]] | None:
        """The procedure a sentence speaks of; its units where it names several; None where it says nothing."""
        doc = self.doc
        section = doc.sections[doc.items[sentence.item].section]
        made = units(doc, sentence, seeds(doc, self.hits, sentence, section))
        pairs = [(p, u) for u in made if (p := self._of(u))]
        if len({id(p) for p, _ in pairs}) > 1:
            return pairs
        number = self.numbers[n] if self.counted and section.kind in BODY | {"title"} else 0
        return spine_weights.best(doc, self.hits, sentence, self.found, number)

    def _counted(self) -> bool:
        """Whether the numbers of the body are those of the procedures, and not of the steps of one."""
        doc, known = self.doc, {n for p in self.found for n in p.numbers}
        body = (n for n, s in zip(self.numbers, doc.sentences, strict=True) if doc.section_at(s.start).kind in BODY)
        return set(body) - {0} <= known

    def _of(self, unit: Unit) -> Part | None:
        for part in self.found:
            if any(u.start == unit.start for u in part.units) or any(same(u, unit) for u in part.units):
                return part
        return next((p for p in self.found if p.group == unit.group), None)

    def _silent(self, n: int, sentences: Sequence[Sentence], judged: Sequence[object]) -> Part | None:
        """Whose a sentence is that speaks of no procedure: the next one's where one begins, else the last one's."""
        doc, sentence = self.doc, sentences[n]
        section = doc.sections[doc.items[sentence.item].section]
        if section.kind in SILENT_SECTIONS:
            return next(p for p in self.found if p.group in SPINAL)
        if section.kind not in BODY or _ALL.search(doc.words(sentence)):
            return None
        begins = sentence.start == doc.items[sentence.item].start or _NEW.search(doc.words(sentence))
        if begins and self.now is not None:
            for later in range(n + 1, min(n + 6, len(sentences))):
                if sentences[later].item != sentence.item and not _NEW.search(doc.words(sentence)):
                    break
                if isinstance(judged[later], Part):
                    return judged[later]  # type: ignore[return-value]
        return self.now

    def _only(self, part: Part, sentence: Sentence) -> None:
        label = _LABEL.match(self.doc.norm, sentence.start, sentence.end)
        start = label.end() if label else sentence.start
        for mine, cut in zip(self.found, self.cuts, strict=True):
            if mine is not part:
                cut.append((start, sentence.end))

    def _share(self, sentence: Sentence, pairs: Sequence[tuple[Part, Unit]]) -> None:
        """A sentence of several procedures: from each the words of the others are taken, the rest is common."""
        for part, cut in zip(self.found, self.cuts, strict=True):
            mine = [u for p, u in pairs if p is part]
            kept = _carried(mine, [u for _, u in pairs])
            for other, unit in pairs:
                if other is not part:
                    cut.extend(_without(kept, unit.start, unit.end))
            cut.extend(self._guidance(sentence, pairs, part))
            cut.extend(self._strays(sentence, pairs, part))

    def _strays(self, sentence: Sentence, pairs: Sequence[tuple[Part, Unit]], part: Part) -> list[tuple[int, int]]:
        """Words of technique that stand by themselves ("...; lesions at 80 C") and belong to another procedure."""
        groups = {p.group for p, _ in pairs}
        loose = [
            h
            for h in self.hits.within(sentence.start, sentence.end)
            if h.row.strength == "technique" and not any(u.start <= h.start < u.end for _, u in pairs)
        ]
        return [(h.start, h.end) for h in loose if group_of([h]) in groups - {part.group}]

    def _guidance(self, sentence: Sentence, pairs: Sequence[tuple[Part, Unit]], part: Part) -> list[tuple[int, int]]:
        """Imaging words that stand after another procedure's name, where each procedure has its own."""
        words = imaging.within(imaging.words(self.doc.norm), sentence)
        if len({w.imaging for w in words}) < 2:
            return []
        out = []
        for word in words:
            before = [p for p, u in pairs if u.start <= word.start] or [pairs[0][0]]
            if before[-1] is not part:
                out.append((word.start, word.end))
        return out


def _carried(mine: Sequence[Unit], every: Sequence[Unit]) -> sides.SideWord | None:
    """The side word of an earlier unit that governs a unit without one of its own."""
    if not mine or any(u.sides for u in mine):
        return None
    before = [w for u in every if u.start < mine[0].start for w in u.sides]
    return before[-1] if before else None


def _without(kept: sides.SideWord | None, start: int, end: int) -> Iterable[tuple[int, int]]:
    if kept is None or not start <= kept.start < end:
        return [(start, end)]
    return [(start, kept.start), (kept.end, end)]


_VISIBLE = re.compile(r"[^\n]")


def _masked(doc: Document, cuts: Iterable[tuple[int, int]]) -> Document:
    """The document with stretches blanked by dots, line ends kept."""
    text = doc.norm
    pieces, last = [], 0
    for start, end in sorted(cuts):
        start = max(start, last)
        if start < end:
            pieces += [text[last:start], _VISIBLE.sub(".", text[start:end])]
            last = end
    memo = {k: v for k, v in doc.memo.items() if not k.startswith(("assess:", "spine"))}
    return replace(doc, norm="".join(pieces) + text[last:], memo=memo)


def kept(doc: Document, hits: Iterable[Hit], text: str) -> Hits:
    """The hits whose words were not blanked."""
    return Hits(h for h in hits if doc.norm[h.start : h.end] == text[h.start : h.end])

