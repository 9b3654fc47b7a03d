"""Finding the phrases of `knowledge/diagnoses` in a note: one pass over its words, linear in its length.

A phrase matches word for word; between its words may stand site words ("osteoarthritis of the *right* knee"),
never a sentence end. `a ~ b` matches when both parts stand in one clause, `stem*` any word that begins so.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from guardrails.reading.document import Document

WORD = re.compile(r"w/o|w/|[a-z0-9]+(?:['’]s\b)?", re.IGNORECASE)
_JOIN = re.compile(r"[ \t\n,/()\-–'\"&+\[\]]{0,6}")

#: Spellings that count as one word.
_SAME = {
    "disk": "disc", "w/": "with", "w/o": "without", "lt": "left", "rt": "right", "bilat": "bilateral",
    "bilaterally": "bilateral", "oseoarthritis": "osteoarthritis", "osteo-arthritis": "osteoarthritis",
    "intervertebral": "intervertebral", "spondolysis": "spondylosis", "spondlyosis": "spondylosis",
    "arthropathies": "arthropathy", "stenoses": "stenosis", "dysfunctional": "dysfunction",
    "sacroilliac": "sacroiliac", "sacroilitis": "sacroiliitis", "radiculopathic": "radiculopathy",
    "dx": "diagnosis", "fxs": "fracture", "fx": "fracture", "chr": "chronic", "lumber": "lumbar",
    "herniations": "herniation", "extremities": "extremity",
}

#: Words that may stand inside a phrase without being part of it.
_OPEN = frozenset(
    "right left bilateral unilateral both the a an of in at on her his my their known chronic acute severe mild "
    "moderate advanced symptomatic significant persistent recurrent residual ongoing progressive multilevel "
    "primary lumbar cervical thoracic lumbosacral cervicothoracic thoracolumbar sacral joint spine spinal "
    "region level levels lower upper low mid end stage side sided tricompartmental".split())
_LEVEL_WORD = re.compile(r"[ctls]\d{1,2}|\d{1,2}")
_SKIPS = 4
_NEAR = 10  # words between the two parts of `a ~ b`

#: Abbreviations that are words or mean other things: only in a diagnosis list and as capitals.
SHORT = frozenset("as dish ces ms asd oa ra mps cps tos sif moh".split())

PHRASE, EXCLUDE = 0, 1


def canonical(word: str) -> str:
    """The form in which a word of a note and a word of a phrase are compared."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in _SAME:
        return _SAME[low]
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


@dataclass(slots=True)
class Words:
    """The words of a note, canonical, with their positions and where a phrase may not go on."""

    form: list[str]
    start: list[int]
    end: list[int]
    stop: list[bool]  # nothing may join this word with the one before

    @classmethod
    def of(cls, text: str) -> Words:
        form: list[str] = []
        start: list[int] = []
        end: list[int] = []
        stop: list[bool] = []
        last = 0
        cache: dict[str, str] = {}
        for found in WORD.finditer(text):
            raw = found.group()
            same = cache.get(raw)
            if same is None:
                same = cache[raw] = canonical(raw)
            first = found.start()
            form.append(same)
            start.append(first)
            end.append(found.end())
            between = text[last:first]
            stop.append(between != " " and (not _JOIN.fullmatch(between) or "\n\n" in between))
            last = found.end()
        return cls(form, start, end, stop)


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: the words it takes (indices), how many count, and its place in the text."""

    concept: int
    words: tuple[int, ...]
    start: int
    end: int
    paired: bool = False

    @property
    def weight(self) -> float:
        return len(self.words) - (0.5 if self.paired else 0.0)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    stems: list[tuple[str, _Node]] = field(default_factory=list)
    ends: list[tuple[int, int, int]] = field(default_factory=list)  # (concept, kind, part or -1)

    def follow(self, word: str) -> list[_Node]:
        out = []
        child = self.children.get(word)
        if child is not None:
            out.append(child)
        for stem, node in self.stems:
            if word.startswith(stem):
                out.append(node)
        return out


class Matcher:
    """All phrases of all concepts, compiled once."""

    def __init__(self, concepts: Sequence[Any]) -> None:
        self.concepts = tuple(concepts)
        self.index = {c.id: i for i, c in enumerate(self.concepts)}
        self._root = _Node()
        self._stems: dict[str, list[tuple[str, _Node]]] = {}
        self._pairs: list[tuple[int, int, int, int]] = []  # concept, kind, part a, part b
        self._parts: dict[str, int] = {}
        self.short: set[tuple[int, str]] = set()
        for number, concept in enumerate(self.concepts):
            for kind, phrases in ((PHRASE, concept.phrases), (EXCLUDE, concept.excludes_phrases)):
                for phrase in phrases:
                    self._add(number, kind, phrase)
        for stem, node in self._root.stems:
            self._stems.setdefault(stem[:3], []).append((stem, node))

    def _add(self, number: int, kind: int, phrase: str) -> None:
        if "~" not in phrase:
            self._plant(phrase).append((number, kind, -1))
            return
        parts = []
        for text in (p.strip() for p in phrase.split("~")):
            part = self._parts.get(text)
            if part is None:
                part = self._parts[text] = len(self._parts)
                self._plant(text).append((-1, PHRASE, part))
            parts.append(part)
        for one, other in zip(parts, parts[1:], strict=False):
            self._pairs.append((number, kind, one, other))

    def _plant(self, phrase: str) -> list[tuple[int, int, int]]:
        node = self._root
        for raw in re.findall(r"w/o|w/|[a-z0-9]+(?:['’]s\b)?\*?", phrase.lower()):
            if raw.endswith("*"):
                stem = raw[:-1]
                known = next((n for s, n in node.stems if s == stem), None)
                if known is None:
                    known = _Node()
                    node.stems.append((stem, known))
                node = known
            else:
                node = node.children.setdefault(canonical(raw), _Node())
        return node.ends

    def find(self, doc: Document, words: Words) -> list[Hit]:
        """Phrases in the note, longest first, without those that another phrase or an exclusion kills."""
        hits: list[Hit] = []
        killers: dict[int, list[int]] = {}
        parts: dict[int, list[tuple[int, ...]]] = {}
        root = self._root.children
        for i, word in enumerate(words.form):
            heads = [root[word]] if word in root else []
            stems = self._stems.get(word[:3])
            if stems:
                heads.extend(node for stem, node in stems if word.startswith(stem))
            for node in heads:
                for taken, ends in self._walk(words, node, i):
                    for number, kind, part in ends:
                        if part >= 0:
                            parts.setdefault(part, []).append(taken)
                        elif kind == EXCLUDE:
                            killers.setdefault(number, []).append(words.start[taken[0]])
                        else:
                            hits.append(Hit(number, taken, words.start[taken[0]], words.end[taken[-1]]))
        self._pair(doc, words, parts, hits, killers)
        return _longest(h for h in hits if not _killed(doc, h, killers.get(h.concept)))

    @staticmethod
    def _walk(words: Words, node: _Node, i: int) -> Iterable[tuple[tuple[int, ...], list[tuple[int, int, int]]]]:
        stack: list[tuple[_Node, tuple[int, ...], int, int]] = [(node, (i,), i + 1, 0)]
        size = len(words.form)
        while stack:
            node, taken, j, skipped = stack.pop()
            if node.ends and taken[-1] == j - 1:
                yield taken, node.ends
            if j >= size or words.stop[j] or not (node.children or node.stems):
                continue
            word = words.form[j]
            for after in node.follow(word):
                stack.append((after, (*taken, j), j + 1, skipped))
            if skipped < _SKIPS and (word in _OPEN or _LEVEL_WORD.fullmatch(word)):
                stack.append((node, taken, j + 1, skipped + 1))

    def _pair(self, doc: Document, words: Words, parts: dict[int, list[tuple[int, ...]]],
              hits: list[Hit], killers: dict[int, list[int]]) -> None:
        """`a ~ b`: the two parts in one clause, at most a few words apart."""
        for number, kind, one, other in self._pairs:
            if one not in parts or other not in parts:
                continue
            there = parts[other]
            k = 0
            for here in parts[one]:
                while k < len(there) and there[k][-1] < here[0] - _NEAR:
                    k += 1
                for mate in there[k:k + 4]:
                    if mate[0] > here[-1] + _NEAR or set(mate) & set(here):
                        continue
                    taken = tuple(sorted({*here, *mate}))
                    start, end = words.start[taken[0]], words.end[taken[-1]]
                    if doc.clause_at(start) != doc.clause_at(end - 1):
                        continue
                    if kind == EXCLUDE:
                        killers.setdefault(number, []).append(start)
                    else:
                        hits.append(Hit(number, taken, start, end, paired=True))
                    break


def _killed(doc: Document, hit: Hit, killers: list[int] | None) -> bool:
    if not killers:
        return False
    clause = doc.clause_at(hit.start)
    return any(clause.start <= at < max(clause.end, hit.end) for at in killers)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start)):
        if not taken.intersection(hit.words):
            taken.update(hit.words)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


_CACHE: OrderedDict[int, Matcher] = OrderedDict()


def matcher_for(concepts: Sequence[Any]) -> Matcher:
    """The compiled matcher of these concepts: built once, kept for the few catalogs a process opens."""
    key = id(concepts[0]) if concepts else 0
    known = _CACHE.get(key)
    if known is None or known.concepts[0] is not concepts[0] or len(known.concepts) != len(concepts):
        known = _CACHE[key] = Matcher(concepts)
        while len(_CACHE) > 4:
            _CACHE.popitem(last=False)
    return known
