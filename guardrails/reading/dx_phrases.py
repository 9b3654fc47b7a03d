"""Finding the phrases of `knowledge/diagnoses` in a note: one pass over its words, linear in its length.

A phrase matches word for word; between its words may stand site words ("osteoarthritis of the *right* knee"),
never a sentence end. `a ~ b` matches when both parts stand in one sentence, `stem*` any word that begins so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from guardrails.reading.document import Document

WORD = re.compile(r"w/o|w/|[a-z0-9]+(?:['’]s\b)?", re.IGNORECASE)
_JOIN = re.compile(r"[ \t\n,/()\-–'\"&+\[\]]{0,6}")

#: Spellings that count as one word.
_SAME = {
    "disk": "disc",
    "disks": "disc",
    "w/": "with",
    "w/o": "without",
    "lt": "left",
    "rt": "right",
    "bilat": "bilateral",
    "bilaterally": "bilateral",
    "oseoarthritis": "osteoarthritis",
    "osteo-arthritis": "osteoarthritis",
    "intervertebral": "intervertebral",
    "spondolysis": "spondylosis",
    "spondlyosis": "spondylosis",
    "arthropathies": "arthropathy",
    "stenoses": "stenosis",
    "dysfunctional": "dysfunction",
    "sacroilliac": "sacroiliac",
    "sacroilitis": "sacroiliitis",
    "radiculopathic": "radiculopathy",
    "ribs": "ribs",
    "one": "1",
    "two": "2",
    "three": "3",
    "dx": "diagnosis",
    "fxs": "fracture",
    "fx": "fracture",
    "chr": "chronic",
    "lumber": "lumbar",
    "herniations": "herniation",
    "extremities": "extremity",
    "w": "with",
    "occip": "occipital",
    "trigem": "trigeminal",
    "arthrosis": "osteoarthritis",
    "arthroses": "osteoarthritis",
    "neuropath": "neuropathy",
    "syn": "syndrome",
    "synd": "syndrome",
    "claud": "claudication",
    "troch": "trochanteric",
    "epicond": "epicondylitis",
    "jt": "joint",
    "jts": "joint",
    "gh": "glenohumeral",
    "radic": "radiculopathy",
    "neuropathies": "neuropathy",
    "mfps": "mps",
    "lat": "lateral",
    "prim": "primary",
    "adh": "adhesive",
}

#: Words that may stand inside a phrase without being part of it.
_OPEN = frozenset(
    "right left bilateral unilateral both the a an of in at on her his my their known chronic acute severe "
    "mild "
    "moderate advanced symptomatic significant persistent recurrent residual ongoing progressive multilevel "
    "primary lumbar cervical thoracic lumbosacral cervicothoracic thoracolumbar sacral joint spine spinal "
    "region level levels lower upper low mid end stage side sided tricompartmental".split()
)
_BODY = frozenset(
    "belly abdominal back neck hip knee shoulder leg arm chest head foot groin pelvic joint "
    "extremity buttock "
    "hand wrist elbow ankle heel thigh calf flank face facial".split()
)
_LEVEL_WORD = re.compile(r"[ctls]\d{1,2}|\d{1,2}")
_MOST = 20  # exclusions of one clause that are looked at
_SKIPS = 4
_NEAR = 8  # words between the parts of `a ~ b`
_HEADS = frozenset("pain cancer carcinoma adenocarcinoma neoplasm metastasis".split())
_SHARED = 6  # within so many words a pair may share "pain" with another phrase ("low back and left leg pain")

#: Abbreviations that are words or mean other things: only in a diagnosis list and as capitals.
SHORT = frozenset("as dish ces ms asd oa ra mps cps tos sif moh".split())

PHRASE, EXCLUDE, TITLE = 0, 1, 2
_EPISODE = re.compile(r",? (?:initial|subsequent) encounter.*$|,? sequela$")


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


_FORMS: dict[str, str] = {}
#: Verbs that take "back" as a direction (canonical: "goes" is "goe").
_MOVING = frozenset(
    "come came coming go goe went going gone get got getting call called put pull pulled turn turned bring brought fall "
    "fell send sent hold held push pushed scale scaled return returned draw drew drawn cut report reported be is was".split()
)
#: With one of these words "pain" is the name of an illness and lends itself to no other phrase.
_OF_ILLNESS = frozenset("syndrome myofascial phantom neuropathic neoplasm mastectomy postherpetic regional".split())
_NEGATED = re.compile(r"\b(?:no|not|without|w/o|negative for|denies|absence of|free of)\s(?:\w+\s){0,2}$")
#: "pain in the groin, and the hip is fine": what comes then is spoken of by itself.
_ELSEWHERE_THEN = re.compile(r",\s(?:and|but|while|though)\s(?:the|his|her|my)\s")
_LABEL_INSIDE = re.compile(r"\b(?:diagnos[ei]s|dx)\b[^a-z]*[:,]")


class Words:
    """The words of a note, canonical, with their positions; and where a phrase may not go on."""

    __slots__ = ("end", "form", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
        if len(_FORMS) > 50_000:
            _FORMS.clear()
        known = _FORMS
        self.form = [known.get(w) or known.setdefault(w, canonical(w)) for w, _, _ in found]
        for i in range(1, len(self.form)):
            if self.form[i] == "back" and self.form[i - 1] in _MOVING:
                self.form[i] = "backwards"  # "she may come back" is no back
        self.start = [s for _, s, _ in found]
        self.end = [e for _, _, e in found]

    def apart(self, j: int) -> bool:
        """Whether a sentence end, a blank line or another sign parts word `j` from the one before."""
        between = self.text[self.end[j - 1] : self.start[j]]
        return between != " " and (not _JOIN.fullmatch(between) or "\n\n" in between)


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: the words it takes (indices), how many count, and its place in the text."""

    concept: int
    words: tuple[int, ...]
    start: int
    end: int
    paired: bool = False
    code: str | None = None  # the words are this code's official title
    as_written: bool = False  # letter for letter, so that "rib fractures" is not "rib fracture"

    @property
    def weight(self) -> float:
        return len(self.words) + (0.2 if self.as_written else 0.0) - (0.5 if self.paired else 0.0)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    stems: list[tuple[str, _Node]] = field(default_factory=list)
    ends: list[tuple[int, int, int, str]] = field(default_factory=list)  # (concept, kind, part or -1, phrase)

    def follow(self, word: str) -> list[_Node]:
        out = []
        child = self.children.get(word)
        if child is not None:
            out.append(child)
        out.extend(node for stem, node in self.stems if _stemmed(word, stem))
        return out


def _stemmed(word: str, stem: str) -> bool:
    """Whether a word is a form of a stem; a short stem takes short endings (`disc*` is not "discussed")."""
    return word.startswith(stem) and (len(stem) > 4 or len(word) <= len(stem) + 2)


class Matcher:
    """All phrases of all concepts, compiled once."""

    def __init__(self, concepts: Sequence[Any], title: Callable[[str], str] = lambda code: "") -> None:
        self.concepts = concepts
        self.books: dict[str, Any] = {}  # what is billable, by day: filled and used by `diagnoses`
        self.index = {c.id: i for i, c in enumerate(self.concepts)}
        self._root = _Node()
        self._stems: dict[str, list[tuple[str, _Node]]] = {}
        self._chains: list[tuple[int, int, tuple[int, ...]]] = []  # concept, kind, parts
        self._first: dict[int, list[int]] = {}  # chains by their first part
        self._parts: dict[str, int] = {}
        self._exact: set[tuple[int, str]] = (
            set()
        )  # exclusions that differ from an own phrase by a plural only
        for number, concept in enumerate(self.concepts):
            for kind, phrases in ((PHRASE, concept.phrases), (EXCLUDE, concept.excludes_phrases)):
                for phrase in phrases:
                    self._add(number, kind, phrase)
            own = {_forms(phrase) for phrase in concept.phrases}
            self._exact |= {(number, p) for p in concept.excludes_phrases if _forms(p) in own}
            for code in codes_of(concept):
                self._title(number, code, title(code).lower())
        for stem, node in self._root.stems:
            self._stems.setdefault(stem[:3], []).append((stem, node))

    def _add(self, number: int, kind: int, phrase: str) -> None:
        if "~" not in phrase:
            self._plant(phrase).append((number, kind, -1, phrase))
            return
        parts = []
        for text in (p.strip() for p in phrase.split("~")):
            part = self._parts.get(text)
            if part is None:
                part = self._parts[text] = len(self._parts)
                self._plant(text).append((-1, PHRASE, part, text))
            parts.append(part)
        self._first.setdefault(parts[0], []).append(len(self._chains))
        self._chains.append((number, kind, tuple(parts)))

    def _title(self, number: int, code: str, title: str) -> None:
        """The official title is a phrase for its own code; the words of the first episode may be left off."""
        plain = _EPISODE.sub("", title)
        for text in {title, plain} if code.endswith("A") else {title}:
            if text.count(" ") > 0:
                self._plant(text).append((number, TITLE, -1, code))

    def _plant(self, phrase: str) -> list[tuple[int, int, int, str]]:
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
        killers: dict[int, dict[int, list[int]]] = {}  # concept -> clause -> where its exclusions stand
        parts: dict[int, list[tuple[int, ...]]] = {}
        root = self._root.children
        for i, word in enumerate(words.form):
            heads = [root[word]] if word in root else []
            stems = self._stems.get(word[:3])
            if stems:
                heads.extend(node for stem, node in stems if _stemmed(word, stem))
            for node in heads:
                for taken, ends in self._walk(words, node, i):
                    for number, kind, part, phrase in ends:
                        if part >= 0:
                            parts.setdefault(part, []).append(taken)
                        elif kind == EXCLUDE:
                            lead = doc.norm[max(0, words.start[i] - 30) : words.start[i]]
                            if _NEGATED.search(lead):
                                continue  # what is denied kills nothing
                            if (number, phrase) not in self._exact or doc.norm.startswith(
                                phrase, words.start[i]
                            ):
                                at = words.start[i]
                                clause = doc.clause_at(at).start
                                killers.setdefault(number, {}).setdefault(clause, []).append(at)
                        else:
                            start, end = words.start[taken[0]], words.end[taken[-1]]
                            code = phrase if kind == TITLE else None
                            same = code is not None or (
                                end - start == len(phrase) and doc.norm.startswith(phrase, start)
                            )
                            hits.append(Hit(number, taken, start, end, code=code, as_written=same))
        self._pair(doc, words, parts, hits, killers)
        alive = [h for h in hits if not _killed(doc, h, killers.get(h.concept))]
        return _longest(words, alive)

    @staticmethod
    def _walk(
        words: Words, node: _Node, i: int
    ) -> Iterable[tuple[tuple[int, ...], list[tuple[int, int, int, str]]]]:
        stack: list[tuple[_Node, tuple[int, ...], int, int]] = [(node, (i,), i + 1, 0)]
        size = len(words.form)
        while stack:
            node, taken, j, skipped = stack.pop()
            if node.ends and taken[-1] == j - 1:
                yield taken, node.ends
            if j >= size or not (node.children or node.stems) or words.apart(j):
                continue
            word = words.form[j]
            for after in node.follow(word):
                stack.append((after, (*taken, j), j + 1, skipped))
            if skipped < _SKIPS and (word in _OPEN or _LEVEL_WORD.fullmatch(word)):
                stack.append((node, taken, j + 1, skipped + 1))

    def _pair(
        self,
        doc: Document,
        words: Words,
        parts: dict[int, list[tuple[int, ...]]],
        hits: list[Hit],
        killers: dict[int, dict[int, list[int]]],
    ) -> None:
        """`a ~ b ~ c`: all parts in one sentence, each at most a few words from the next."""
        begun = sorted(chain for part in parts for chain in self._first.get(part, ()))
        for number, kind, chain in (self._chains[at] for at in begun):
            if any(part not in parts for part in chain):
                continue
            for first in parts[chain[0]]:
                taken = _chained(first, [parts[part] for part in chain[1:]])
                if taken is None or _elsewhere(words, taken):
                    continue
                start, end = words.start[taken[0]], words.end[taken[-1]]
                if _ELSEWHERE_THEN.search(doc.norm, start, end) or doc.sentence_at(start) is not doc.sentence_at(end - 1) or _LABEL_INSIDE.search(doc.norm, start, end):
                    continue
                if kind == EXCLUDE:
                    killers.setdefault(number, {}).setdefault(doc.clause_at(start).start, []).append(start)
                else:
                    hits.append(Hit(number, taken, start, end, paired=True))


def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(canonical(word) for word in WORD.findall(phrase))


def _chained(first: tuple[int, ...], others: Sequence[list[tuple[int, ...]]]) -> tuple[int, ...] | None:
    """The words of a chain: from `first`, the nearest place of each other part within reach."""
    taken = first
    for places in others:
        at = bisect_left(places, (first[0],))
        near = [
            p
            for p in places[max(0, at - 2) : at + 2]
            if p[0] <= taken[-1] + _NEAR and p[-1] >= taken[0] - _NEAR and not set(p) & set(taken)
        ]
        if not near:
            return None
        best = min(near, key=lambda p: abs(p[0] - first[0]))
        taken = tuple(sorted({*taken, *best}))
    return taken


def _elsewhere(words: Words, taken: tuple[int, ...]) -> bool:
    """Whether the chain's "pain" is another place's ("leg weakness and his *belly pain*" is no leg pain)."""
    last = taken[-1]
    if words.form[last] != "pain" or last - 1 in taken or words.form[last - 1] not in _BODY:
        return False
    between = set(range(taken[0], last)) - set(taken)
    return any(
        words.form[i] not in _OPEN and words.form[i] not in _BODY and words.form[i] not in ("and", "or")
        for i in between
    )


def _killed(doc: Document, hit: Hit, killers: dict[int, list[int]] | None) -> bool:
    """Whether an exclusion stands in a clause of the hit; a code's own title is killed by words outside it only."""
    if not killers:
        return False
    clauses = {doc.clause_at(hit.start).start, doc.clause_at(hit.end - 1).start}
    return any(
        not (hit.code and hit.start <= at < hit.end) for clause in clauses for at in killers.get(clause, [])[:_MOST]
    )


def _longest(words: Words, hits: list[Hit]) -> list[Hit]:
    """The longest phrase takes its words; parts joined by `~` may share the head ("pain") of another."""
    taken: set[int] = set()
    kept = []
    illness = {
        w for h in hits if not h.paired or _OF_ILLNESS.intersection(words.form[w] for w in h.words)
        for w in h.words if words.form[w] == "pain" and _OF_ILLNESS.intersection(words.form[v] for v in h.words)
    }
    for hit in sorted(hits, key=lambda h: (not illness.intersection(h.words) or h.paired, -h.weight, h.start)):
        close = hit.paired and hit.words[-1] - hit.words[0] <= _SHARED
        lent = close and not (illness.intersection(hit.words) & taken)
        own = [w for w in hit.words if words.form[w] != "pain"] if lent else hit.words
        if own and not taken.intersection(own):
            taken.update(w for w in hit.words if not (hit.paired and words.form[w] in _HEADS))
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


_CACHE: OrderedDict[int, Matcher] = OrderedDict()


def codes_of(concept: Any) -> list[str]:
    """Every code that a concept's maps can lead to."""
    values = [*concept.region_map.values(), *concept.side_map.values(), concept.unspecified_code]
    values += [row["code"] for row in concept.dated]
    flat = [code for value in values for code in ([value] if isinstance(value, str) else value)]
    return list(dict.fromkeys(code for code in flat if code != "query"))


def matcher_for(view: Any) -> Matcher:
    """The compiled matcher of a view's concepts: built once, kept for the few catalogs a process opens."""
    concepts = view.concepts()
    key = id(concepts)
    known = _CACHE.get(key)
    if known is None or known.concepts is not concepts:
        known = _CACHE[key] = Matcher(concepts, lambda code: view.existence(code).description)
        while len(_CACHE) > 4:
            _CACHE.popitem(last=False)
    return known
