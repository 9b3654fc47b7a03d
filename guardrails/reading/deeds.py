"""What was done to which part of a device: verbs paired with parts, sentence by sentence.

Implanted systems are told as deeds on parts ("the old battery was removed", "explant of leads x2", "lead
revision"), so their families give two tables (part -> pattern, verb -> pattern) and get back deeds, each with
its standing: done here and today, or planned, historical, denied, stopped, someone else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guardrails.claim import Span
from guardrails.reading import gather, imaging
from guardrails.reading.document import Document, Region, Section
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import compiled
from guardrails.reading.standing import NAMING, live, mentions, number_for_date, standing, today, told

__all__ = [
    "NAMING",
    "Assertion",
    "Deed",
    "Part",
    "deeds",
    "live",
    "mentions",
    "named",
    "number_for_date",
    "places",
    "seen",
    "settled",
    "spans",
    "standing",
    "today",
]

_MAX_GAP = 90
_MAX_OBJECT = 48
_OF = r"\s(?:and\s\w+\s)?(?:of|for)\b|\s?:"
_AUX = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|had|has|have)\s(?:\w+\s){0,2}$"
    r"|\b(?:was|were)\s(?:\w+,?\s){1,6}and\s(?:\w+\s)?$"
)
_OBJECT_NEXT = re.compile(r"\s(?:in\s)?(?:an?|the|his|her|two|\d|both|new|one|this|that|all|of|dual)\b")
_JOINED_TO = re.compile(r"\s(?:up\s)?(?:to|into|with)\s")
_ACTOR = re.compile(r"\b(?:i|we|and i|then|who|to|for|which|that|by)\s(?:\w+ly\s)?$")
_NEW = re.compile(r"\b(?:new|replacement|additional|fresh|second|another)\s(?:[\w.-]+\s){0,3}$")
_OLD = re.compile(
    r"\b(?:existing|old|previous(?:ly)?|same|current|prior|present|original|indwelling|chronic|depleted"
    r"|in situ)\s(?:[\w.-]+\s){0,3}$"
)
_IN_PLACE = re.compile(r"\s(?:in situ|already in place)")
#: "2 existing leads": the count stands before the age of the part.
_OLD_INSIDE = re.compile(r"(?:(?:\d|both|all|the)\s)*(?:existing|old|same|indwelling)\s")
_TEMPORARY = re.compile(r"\b(?:trial|temporary|temp|test|screening)\s(?:[\w.-]+\s){0,2}$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the system where it is named, and what its words say of it."""

    kind: str
    start: int
    end: int
    new: bool = False
    old: bool = False
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb on one part (or a name that is both, with `part` empty)."""

    act: str
    part: Part
    start: int
    end: int
    status: Assertion
    section: Section

    @property
    def done(self) -> bool:
        return self.status is Assertion.PERFORMED

    told: bool = False  # its sentence tells a story ("was", "I", "who") rather than being a title

    @property
    def title(self) -> bool:
        return self.section.kind in NAMING and not self.told


def deeds(doc: Document, parts: Mapping[str, str], verbs: Mapping[str, str]) -> list[Deed]:
    """Every verb of the note with the parts it is about, in order of the text."""
    named = _found(doc, parts)
    if not named:
        return []
    acting = [v for v in _found(doc, verbs) if not any(p[0] <= v[0] and v[1] <= p[1] for p in named)]
    out: dict[tuple[str, int], Deed] = {}
    by_sentence: dict[int, list[tuple[int, int, str]]] = {}
    for verb in acting:
        by_sentence.setdefault(doc.sentence_at(verb[0]).start, []).append(verb)
    for start, mine in by_sentence.items():
        sentence = doc.sentence_at(start)
        here = [_part(doc.norm, sentence, p) for p in named if sentence.start <= p[0] < sentence.end]
        subject: list[Part] = []
        for index, verb in enumerate(mine):
            floor = mine[index - 1][1] if index else sentence.start
            ceiling = mine[index + 1][0] if index + 1 < len(mine) else sentence.end
            about = _about(doc.norm, verb, here, floor, ceiling, subject)
            subject = about or subject
            for part in about:
                made = _deed(doc, verb, part)
                known = out.get((made.act, part.start))
                if known is None or (made.done and not known.done):
                    out[(made.act, part.start)] = made
    return sorted(out.values(), key=lambda d: d.start)


def named(doc: Document, rows: Mapping[str, str]) -> list[Deed]:
    """Names that are a deed by themselves ("scs trial", "pump refill")."""
    found = []
    for start, end, kind in _found(doc, rows):
        sentence = doc.sentence_at(start)
        part = _part(doc.norm, sentence, (start, end, ""))
        state = standing(doc, start, end, name=True)
        found.append(Deed(kind, part, start, end, state, doc.section_at(start), _told(doc, sentence)))
    return found


_HEADED = re.compile(
    r"[\s#*-]*(?:\d[.)]\s)?(?:title\s(?:of\s)?)?(?:the\s)?(?:procedures?|operations?|operative procedures?|surgery)"
    r"(?:\s\w+){0,2}\s?:"
)


def _told(doc: Document, sentence: Region) -> bool:
    """Whether a sentence tells of the deed; a title only names it."""
    titled = doc.section_at(sentence.start).kind == "title"
    line = doc.norm.rfind("\n", 0, sentence.start) + 1
    return told(doc, sentence) or not (titled or _HEADED.match(doc.norm, line))


def _found(doc: Document, table: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every match; of two that overlap the longer stays."""
    hits = [
        (m.start(), m.end(), kind)
        for kind, pattern in table.items()
        for m in doc.find(compiled(pattern))
        if m.end() > m.start()
    ]
    hits.sort(key=lambda h: (h[0], -h[1]))
    out: list[tuple[int, int, str]] = []
    for hit in hits:
        if out and hit[0] < out[-1][1]:
            if hit[1] - hit[0] > out[-1][1] - out[-1][0]:
                out[-1] = hit
            continue
        out.append(hit)
    return out


def _part(text: str, sentence: Region, hit: tuple[int, int, str]) -> Part:
    lead = text[max(sentence.start, hit[0] - 45) : hit[0]]
    words = text[hit[0] : hit[1]] + " "
    new = words.startswith(("new ", "replacement "))  # its own word outranks one that stands before another part
    old = bool(_OLD.search(lead) or _OLD_INSIDE.match(words) or _IN_PLACE.match(text, hit[1]))
    return Part(
        hit[2],
        hit[0],
        hit[1],
        new or bool(_NEW.search(lead)),
        old and not new,
        bool(_TEMPORARY.search(lead)) or "trial " in words or "temporary " in words,
    )


def _about(
    text: str,
    verb: tuple[int, int, str],
    here: Sequence[Part],
    floor: int,
    ceiling: int,
    subject: Sequence[Part],
) -> list[Part]:
    """The parts a verb is about: its object, its subject in the passive, or the noun it is joined to."""
    start, end, _ = verb
    before = _run(text, [p for p in here if floor <= p.start and p.end <= start], start)
    after = _objects(text, end, [p for p in here if end <= p.start < ceiling])
    lead = text[max(0, start - 60) : start]
    if _INSTRUMENT.search(lead):
        return []
    if subject and not before and _SERIES.fullmatch(text, floor, start):
        return list(subject)  # "revised and repositioned": one thing, two verbs
    exchanged = before and text[start:end].endswith(("ed", "ed out")) and text.startswith(" for", end)  # "swapped for a new one"
    if compiled(_OF).match(text, end) and after and not exchanged:
        return _run_after(text, after)
    if before and start - before[-1].end <= 2:
        return before
    if _AUX.search(lead):
        if before or subject:
            return before or list(subject)
        return _run_after(text, after)
    if after and (_OBJECT_NEXT.match(text, end) or (verb[2] == "connect" and _JOINED_TO.match(text, end)) or _ACTOR.search(lead) or not before):
        return _run_after(text, after)
    return before or list(subject)


_SERIES = re.compile(r"\s?(?:,\s?)?(?:and|then|&)\s(?:then\s|also\s)?(?:was\s|were\s)?")
_INSTRUMENT = re.compile(
    r"\b(?:introducers?|needles?|stylets?|sheaths?|cannulas?|tuohys?|touhys?|guide-?wires?|dressings?"
    r"|sutures?"
    r"|staples?|drapes?|elevators?|trocars?|tip)\s(?:was\s|were\s)?(?:then\s)?$"
)
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|this|that)\b")


def _objects(text: str, end: int, parts: list[Part]) -> list[Part]:
    """The parts behind a verb, unless the first is far off or another noun stands between."""
    if not parts or parts[0].start - end > _MAX_OBJECT:
        return []
    return [] if len(_DETERMINER.findall(text[end : parts[0].start])) > 1 else parts


def _run(text: str, parts: Sequence[Part], start: int) -> list[Part]:
    """The part nearest before a verb with those coordinated to it ("pump and tubing were")."""
    if not parts or start - parts[-1].end > _MAX_GAP or ";" in text[parts[-1].end : start]:
        return []
    out = [parts[-1]]
    for part in reversed(parts[:-1]):
        gap = text[part.end : out[0].start]
        if len(gap) > 45 or not re.search(r",|\band\b|&|\+", gap) or re.search(r"[;:]|\bto\b|\binto\b", gap):
            break
        out.insert(0, part)
    return out


#: A part that goes on with its own verb belongs to that one ("..., leads left attached").
_OWN_VERB = re.compile(r"\s(?:was|were|left|stay\w*|kept|remain\w*|re-?connected|tested|untouched)\b")


def _run_after(text: str, parts: Sequence[Part]) -> list[Part]:
    """The first part after a verb with those coordinated to it ("removal of pump and catheter")."""
    out = list(parts[:1])
    for part in parts[1:]:
        gap = text[out[-1].end : part.start]
        if (
            _OWN_VERB.match(text, part.end)
            or len(gap) > 60
            or not re.search(r",|\band\b|&|\+|\bwith\b|\bplus\b", gap)
            or re.search(
                r"[;:]|\bto\b|\binto\b|\bfrom\b|\b(?:connect|tunnel|creat|attach|anchor|left"
                r"|return)\w*",
                gap,
            )
        ):
            break
        out.append(part)
    return out


def _deed(doc: Document, verb: tuple[int, int, str], part: Part) -> Deed:
    start, end = min(verb[0], part.start), max(verb[1], part.end)
    sentence = doc.sentence_at(verb[0])
    state = standing(doc, start, min(end, sentence.end))
    return Deed(verb[2], part, start, end, state, doc.section_at(start), _told(doc, sentence))


def settled(found: Iterable[Deed]) -> dict[Assertion, list[Deed]]:
    """Deeds of one kind by status; a title yields to a body that says the thing was not done here."""
    groups: dict[Assertion, list[Deed]] = {}
    for deed in found:
        if deed.status is not Assertion.MENTION:
            groups.setdefault(deed.status, []).append(deed)
    done = groups.get(Assertion.PERFORMED, [])
    against = {Assertion.NEGATED, Assertion.SOMEONE_ELSE, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE}
    body = [d for s in against for d in groups.get(s, []) if not d.title and d.section.kind in NAMING]
    if done and all(d.title for d in done) and body:
        groups.pop(Assertion.PERFORMED)
    return groups


def places(found: Iterable[Deed]) -> list[tuple[int, int]]:
    return [(d.start, d.end) for d in found]


def spans(doc: Document, found: Iterable[Deed]) -> tuple[Span, ...]:
    """The words of deeds in the note as given."""
    return tuple(dict.fromkeys(doc.span(d.start, d.end) for d in found))


def seen(doc: Document, found: Sequence[Deed]) -> imaging.Decided:
    """The imaging that the scopes of deeds state."""
    return gather.imaging_of(doc, gather.scopes(doc, places(found))) if found else imaging.SILENT
