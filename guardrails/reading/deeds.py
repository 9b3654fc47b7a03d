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
from guardrails.reading.document import Document, Region, Section, Sentence
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE, compiled

#: Sections in which a bare name of a procedure may stand for the procedure itself.
NAMING = BODY | {"title"}
_MAX_GAP = 90
_MAX_OBJECT = 48
_OF = r"\s(?:and\s\w+\s)?(?:of|for)\b|\s?:"
_AUX = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got|had|has|have)\s(?:\w+\s){0,2}$"
    r"|\b(?:was|were)\s(?:\w+,?\s){1,6}and\s(?:\w+\s)?$"
)
_OBJECT_NEXT = re.compile(r"\s(?:in\s)?(?:an?|the|his|her|two|\d|both|new|one|this|that|all|of|dual)\b")
_ACTOR = re.compile(r"\b(?:i|we|and i|then|who|to|for|which|that|by)\s(?:\w+ly\s)?$")
_WITH_NEW = re.compile(r"\s(?:\w+\s){0,2}(?:with|by|for)\s")
_NEW = re.compile(r"\b(?:new|replacement|additional|fresh|second|another)\s(?:[\w.-]+\s){0,3}$")
_OLD = re.compile(
    r"\b(?:existing|old|previous(?:ly)?|same|current|prior|present|original|indwelling|chronic|depleted"
    r"|in situ)\s(?:[\w.-]+\s){0,3}$"
)
_TEMPORARY = re.compile(r"\b(?:trial|temporary|temp|test|screening)\s(?:[\w.-]+\s){0,2}$")
_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|without|neither|nor|rather than|instead of|before)\s(?:any\s|either\s|the\s|an?\s)?"
    r"(?:(?:new|other|additional|second|further|permanent|implanted|separate)\s)*(?:[\w-]+\s){0,1}$"
)
_DENIED_NOT = re.compile(
    r"\b(?:complications?|sedation|difficult\w*|doubts?|longer|only|relief|problems?|issues?|contrast"
    r"|evidence|resistance|changes?)\s(?:\w+\s)?$"
)
_DENIED_INSIDE = re.compile(
    r"\b(?:not|never|nor|wasn't|weren't|didn't|without|cannot|could not|declin\w+|refus\w+)\b"
)
_FUTURE_INSIDE = re.compile(r"\b(?:will|to be|shall|going to|should be|planned|scheduled|pending)\b")
_MAYBE_INSIDE = re.compile(r"\b(?:may|might|could|would|if|consider\w*)\b")
_PAST_INSIDE = re.compile(r"\b(?:had been|previously|years? ago|months? ago|in 20[012]\d|in 19\d\d)\b")
_FUTURE_BEFORE = re.compile(
    r"\b(?:candidates?\s(?:for|of)|clearance\sfor|psych\w*\s(?:eval\w*\s)?(?:for|clear\w*)|await\w*"
    r"|auth\w*\sfor|wants?\sto|go ahead with|wishes|due\sfor|plan\w*(?:\s\w+){0,2}|schedul\w+(?:\s\w+){0,2}"
    r"|next|will\s(?:need|get|have)|here\sfor|comes?\sin\sfor|came\s(?:in\s)?for|presents?\sfor"
    r"|scheduled\sfor|asked\sabout|interested\sin)\s(?:an?\s|the\s|her\s|his\s)*(?:[\w-]+\s){0,2}$"
)
_FUTURE_AFTER = re.compile(
    r"\s?(?:is|are|was|were)?\s?(?:due|pending|scheduled|planned|needed|recommended|discussed|offered)\b"
    r"|\s(?:date|timing|candidate|clearance|consult\w*|eval\w*)\b"
)
_SHEET_BEFORE = re.compile(
    r"\b(?:handed\sout|handouts?|education|instructions?|sheets?|brochures?|pamphlets?|consent\w*|macro|discussed"
    r"|explained|risks?)\b[^.;\n]*$"
)
_DATED_AFTER = re.compile(r"\s(?:by\s(?:me|us)\s|on\s)?(?:on\s)?\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")
_PAST_BEFORE = re.compile(
    r"\b(?:pod\s?#?\d+\s(?:after|from|s/p)?|s/p|status\spost|h/o|hx\sof|history\sof|(?:days?|weeks?|months?|years?"
    r"|day\s\d+)\s(?:after|since|out\sfrom|from)|since|previous|prior|relief\s(?:from|with|after))\s"
    r"(?:an?\s|the\s|her\s|his\s)?(?:[\w-]+\s){0,2}$"
)
_REVERSED = re.compile(
    r"(?:^|[.\n]\s*)(?:case\s|procedure\s|surgery\s)?(?:was\s)?cancel\w*\s(?:after|before|due|because|by|today)"
    r"|\bnot\syet\sin\s(?:the\s)?or\b|\bpre-?op\w*\schecklist\b"
)
_PUT_OFF = re.compile(r"[^.;]{0,40}\b(?:put off|postponed|deferred|not done|cancel\w+|held off|declined)\b")
_OTHER_AGENT = re.compile(
    r"\b(?:by|per)\s(?:the\s)?(?:dr\.?\s|doctor\s|outside|another|neurosurg\w*|surg\w+|an?\soutside"
    r"|home\s|infusion|ais\b|ortho\w*|vascular)|\b(?:doctor|dr\.?)\s[a-z'-]+\s(?:\w+\s)?(?:re)?"
    r"(?:fill|plac|implant|remov|perform|did|put|chang|replac|revis)\w*"
    r"|\b(?:outside|other)\s(?:hospital|provider|facility|clinic|surgeon)|\bat home\b|\bhome health\b"
)
_STORY = re.compile(r"\b(?:was|were|i|we|who|had|then)\b")
_THIS_IS = re.compile(r"\bthis\s(?:is|was)\s(?:an?\s)?(?:[\w-]+\s){0,2}$")
_DONE_WORDS = re.compile(
    r"\b(?:performed|done|completed|placed|today|personally|i\s\w+ed|we\s\w+ed|uneventful\w*|tolerated)\b"
)


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

    told: bool = False  # its sentence tells a story ("was", "I", "who") rather than naming

    @property
    def title(self) -> bool:
        return self.section.kind == "title" and not self.told


def mentions(text: str, stems: Sequence[str]) -> bool:
    """Whether any stem stands in the text: what every reader asks first, so that other notes cost nothing."""
    return any(stem in text for stem in stems)


def deeds(doc: Document, parts: Mapping[str, str], verbs: Mapping[str, str]) -> list[Deed]:
    """Every verb of the note with the parts it is about, in order of the text."""
    named = _found(doc.norm, parts)
    if not named:
        return []
    acting = [v for v in _found(doc.norm, verbs) if not any(p[0] <= v[0] and v[1] <= p[1] for p in named)]
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
                out.setdefault((made.act, part.start), made)
    return sorted(out.values(), key=lambda d: d.start)


def named(doc: Document, rows: Mapping[str, str]) -> list[Deed]:
    """Names that are a deed by themselves ("scs trial", "pump refill")."""
    found = []
    for start, end, kind in _found(doc.norm, rows):
        sentence = doc.sentence_at(start)
        part = _part(doc.norm, sentence, (start, end, ""))
        state = standing(doc, start, end, name=True)
        found.append(Deed(kind, part, start, end, state, doc.section_at(start), _told(doc, sentence)))
    return found


def _told(doc: Document, sentence: Region) -> bool:
    return _STORY.search(doc.norm, sentence.start, sentence.end) is not None


def _found(text: str, table: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every match; of two that overlap the longer stays."""
    hits = [
        (m.start(), m.end(), kind)
        for kind, pattern in table.items()
        for m in compiled(pattern).finditer(text)
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
    return Part(
        hit[2],
        hit[0],
        hit[1],
        bool(_NEW.search(lead)) or words.startswith(("new ", "replacement ")),
        bool(_OLD.search(lead)) or bool(re.match(r"\s(?:in situ|already in place)", text[hit[1] :])),
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
    if compiled(_OF).match(text, end) and after:
        return _run_after(text, after)
    if before and start - before[-1].end <= 2:
        return before
    if _AUX.search(lead):
        if before or subject:
            return before or list(subject)
        return _run_after(text, after)
    if after and (_OBJECT_NEXT.match(text, end) or _ACTOR.search(lead) or not before):
        return _run_after(text, after)
    return before or list(subject)


_INSTRUMENT = re.compile(
    r"\b(?:introducers?|needles?|stylets?|sheaths?|cannulas?|tuohys?|touhys?|guide-?wires?|dressings?|sutures?"
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


def _run_after(text: str, parts: Sequence[Part]) -> list[Part]:
    """The first part after a verb with those coordinated to it ("removal of pump and catheter")."""
    out = list(parts[:1])
    for part in parts[1:]:
        gap = text[out[-1].end : part.start]
        if len(gap) > 60 or not re.search(r",|\band\b|&|\+|\bwith\b|\bplus\b", gap) or re.search(
            r"[;:]|\bto\b|\binto\b|\bfrom\b|\b(?:connect|tunnel|creat|attach|anchor|left|return)\w*", gap
        ):
            break
        out.append(part)
    return out


def _deed(doc: Document, verb: tuple[int, int, str], part: Part) -> Deed:
    start, end = min(verb[0], part.start), max(verb[1], part.end)
    sentence = doc.sentence_at(verb[0])
    state = standing(doc, start, min(end, sentence.end))
    return Deed(verb[2], part, start, end, state, doc.section_at(start), _told(doc, sentence))


def standing(doc: Document, start: int, end: int, name: bool = False) -> Assertion:
    """What became of the thing there; bare names count only where a name may stand for the deed."""
    text, sentence = doc.norm, doc.sentence_at(start)
    before, inside = text[sentence.start : start], text[start:end]
    after = text[end : sentence.end]
    if (local := _local(before, inside, after, sentence)) is not None:
        return local
    state = gather.status(doc, start, end)
    if state is Assertion.MENTION:
        state = _mention(doc, sentence, start, end, name)
    if state is Assertion.PERFORMED and not _told(doc, sentence) and _called_off(doc):
        return Assertion.NEGATED
    return state


def _called_off(doc: Document) -> bool:
    if "called_off" not in doc.memo:
        doc.memo["called_off"] = _REVERSED.search(doc.norm) is not None
    return bool(doc.memo["called_off"])


def _local(before: str, inside: str, after: str, sentence: Sentence) -> Assertion | None:
    """What the words right beside the thing say, whatever the section."""
    denied = _DENIED_BEFORE.search(before[-60:])
    if denied and not _DENIED_NOT.search(denied[0]):
        return Assertion.NEGATED
    if _SHEET_BEFORE.search(before):
        return Assertion.CONSENT
    if _PAST_BEFORE.search(before[-70:]) or (_DATED_AFTER.match(after) and "today" not in before + after):
        return Assertion.HISTORICAL
    if _DENIED_INSIDE.search(inside) or _PUT_OFF.match(after):
        return Assertion.NEGATED
    if _OTHER_AGENT.search(inside) or re.match(r"[^.;,]{0,30}" + _BY_OTHER, after):
        return Assertion.SOMEONE_ELSE
    if _FUTURE_BEFORE.search(before[-70:]) and not _DONE_WORDS.search(inside + after[:60]):
        return Assertion.PLANNED
    if _FUTURE_INSIDE.search(inside) or (_FUTURE_AFTER.match(after) and not _DONE_WORDS.search(inside)):
        return Assertion.PLANNED
    if _MAYBE_INSIDE.search(inside):
        return Assertion.HYPOTHETICAL
    if _PAST_INSIDE.search(inside):
        return Assertion.HISTORICAL
    return None


_BY_OTHER = (
    r"\b(?:by|at)\s(?:the\s)?(?:dr\.?\s|doctor\s|an?\soutside|outside|another|neurosurg\w*|home\s|infusion"
    r"|ais\b|ortho\w*)"
)
_VERBISH = re.compile(r"\b\w+(?:ed|ew|own|aid|ut|ent|pt)\b")
_SHORT = 16
_TECHNIQUE = re.compile(
    r"\b(?:needles?|cannulas?|trocars?|\d+(?:\.\d+)?\s?(?:ml|cc)|fluoro\w*|c-?arm|loss\sof\sresistance|injected)\b"
)


def _mention(doc: Document, sentence: Sentence, start: int, end: int, name: bool) -> Assertion:
    """An undecided thing: done where the words tell a deed or stand as a title of their own."""
    kind = doc.section_at(start).kind
    if kind not in NAMING:
        return Assertion.MENTION
    if _THIS_IS.search(doc.norm, sentence.start, start):
        return Assertion.PERFORMED
    words = doc.words(sentence).split()
    if not name and _VERBISH.search(doc.norm, start, end):
        return Assertion.PERFORMED
    if kind in ("title", "technique", "findings", "implants", "addendum"):
        return Assertion.PERFORMED
    short = len(words) <= _SHORT and not re.search(r"\b(?:she|he|patient|pt|has|with an?)\b", doc.words(sentence))
    told = _DONE_WORDS.search(doc.words(sentence)) or _TECHNIQUE.search(doc.words(sentence))
    return Assertion.PERFORMED if short or told else Assertion.MENTION


def settled(found: Iterable[Deed]) -> dict[Assertion, list[Deed]]:
    """Deeds of one kind by status; a title yields to a body that says the thing was not done here."""
    groups: dict[Assertion, list[Deed]] = {}
    for deed in found:
        if deed.status is not Assertion.MENTION:
            groups.setdefault(deed.status, []).append(deed)
    done = groups.get(Assertion.PERFORMED, [])
    against = {Assertion.NEGATED, Assertion.SOMEONE_ELSE, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE}
    body = [d for s in against for d in groups.get(s, []) if not d.title]
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


def today(doc: Document) -> list[Region]:
    """The sections that tell of today's procedure."""
    return [s for s in doc.sections if s.kind in NAMING]


def live(doc: Document, pattern: str, within: Iterable[Region] | None = None) -> list[re.Match[str]]:
    """Matches in the sections of today that nothing takes back."""
    out = []
    for region in within if within is not None else today(doc):
        for match in doc.find(compiled(pattern), region):
            sentence = doc.sentence_at(match.start())
            denied = _DENIED_BEFORE.search(doc.norm[max(sentence.start, match.start() - 60) : match.start()])
            if denied and not _DENIED_NOT.search(denied[0]):
                continue
            if gather.status(doc, match.start(), match.end()) not in NOT_DONE:
                out.append(match)
    return out
