"""A note of several procedures, taken apart: for each procedure the note with the words of the others blanked.

The procedures are those the title lists, else those the body names one after the other. Every sentence goes to
the procedure that its number, names, levels and sides speak of; one that speaks of none stays with the
procedure last spoken of, and what stands before the first (or speaks of all) is left for every procedure.
Offsets stay as they are, so spans and layout hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guardrails.reading import imaging, sides, spine_weights
from guardrails.reading.assertion import technique_elsewhere, whole_note_reversed
from guardrails.reading.document import Document, Region, Sentence
from guardrails.reading.gather import BODY, SILENT_SECTIONS, Hit, Hits
from guardrails.reading.spine_procedures import NEW, Part, Procedures, procedures, seeds, several
from guardrails.reading.spine_units import (
    SPINAL,
    Unit,
    group_of,
    same,
    units,
)

_LONGEST = 60_000  # longer texts are no single note and are read whole
_MOST = 8
_ALL = re.compile(r"\b(?:both|all|throughout|procedures|injections|entire|everything)\b")
_LABEL = re.compile(
    r"\s*(?:\d[.)]\s*)?(?:procedures?|technique|title|body|description|details?|narrative|note|findings|operation)\b"
    r"[\w #/]{0,25}:"
)


def parts(doc: Document, hits: Hits) -> list[Document]:
    """The note once for each of its spinal procedures; nothing where it has one procedure only."""
    if len(doc.norm) > _LONGEST or not several(doc, hits):
        return []
    made = procedures(doc, hits)
    found = made.found
    if not 2 <= len(found) <= _MOST or not any(p.group in SPINAL for p in found):
        return []
    whole_note_reversed(doc)
    technique_elsewhere(doc, Region(0, 0))
    blanks = _Blanks(doc, hits, made).all()
    return [_masked(doc, cut) for part, cut in zip(found, blanks, strict=True) if part.group in SPINAL]


# --- whose each sentence is ---------------------------------------------------------------------------


class _Blanks:
    """For each procedure the stretches of the note that belong to the others."""

    def __init__(self, doc: Document, hits: Hits, made: Procedures) -> None:
        self.doc, self.hits, self.found, self.made = doc, hits, made.found, made
        self.cuts: list[list[tuple[int, int]]] = [[] for _ in self.found]
        self.now: Part | None = None
        self.numbers, self.titles = made.numbers, made.titles
        self.counted = self._counted()

    def all(self) -> list[list[tuple[int, int]]]:
        """Walk the sentences in order."""
        sentences = self.doc.sentences
        judged = [self._judge(n, s) for n, s in enumerate(sentences)]
        for n, sentence in enumerate(sentences):
            told = judged[n]
            if isinstance(told, list):
                self._share(sentence, told)
                continue
            part = told or self._silent(n, sentences, judged)
            section = self.doc.sections[self.doc.items[sentence.item].section]
            if part is not None:
                self._only(part, sentence)
                if section.kind in BODY or n in self.made.told or (section.kind == "title" and len(self.titles) > 1):
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
        if n in self.made.told:
            return self.made.told[n]
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
        if section.kind in ("imaging_review", "medications") and self.now is not None:
            return self.now  # the fields of the procedure they stand under
        if section.kind in SILENT_SECTIONS:
            return next((p for p in self.found if p.group in SPINAL), None)
        if section.kind not in BODY or _ALL.search(doc.words(sentence)):
            return None
        begins = sentence.start == doc.items[sentence.item].start or NEW.search(doc.words(sentence))
        if begins and self.now is not None:
            for later in range(n + 1, min(n + 6, len(sentences))):
                if sentences[later].item != sentence.item and not NEW.search(doc.words(sentence)):
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
    memo = {k: v for k, v in doc.memo.items() if not k.startswith(("assess:", "spine", "imaging"))}
    return replace(doc, norm="".join(pieces) + text[last:], memo=memo)


def kept(doc: Document, hits: Iterable[Hit], text: str) -> Hits:
    """The hits whose words were not blanked."""
    return Hits(h for h in hits if doc.norm[h.start : h.end] == text[h.start : h.end])

