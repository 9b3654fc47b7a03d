"""What became of a thing that the note names: done here and today, planned, history, negated, somebody else's ...

Decided in a fixed order, the first that answers wins: template, copied text, tick box, the row's own status,
who did it, stopped, negated, dates, the clause's cues by strength, the section's default, a bare name beside
technique facts. The whole note's reversal outranks whatever came out as done. Words are in `words.cues`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from guardrails.reading import clinical, context, dates, rows, stopping
from guardrails.reading.document import Document, Item, Region, Section
from guardrails.reading.dx_status import assess_diagnosis
from guardrails.reading.facts import Assertion as A
from guardrails.reading.words import cues

__all__ = [
    "DEFAULTS",
    "assess",
    "assess_diagnosis",
    "encounter_dates",
    "is_performed",
    "looks_clinical",
    "looks_english",
    "technique_elsewhere",
    "whole_note_reversed",
]

#: What a section says of a procedure named in it when no cue of its own clause decides.
DEFAULTS = {
    "history": A.HISTORICAL,
    "past_procedures": A.HISTORICAL,
    "plan": A.PLANNED,
    "consent": A.CONSENT,
    "timeout": A.CONSENT,
    "instructions": A.CONSENT,
    "copied": A.COPIED,
    "imaging_review": A.HISTORICAL,
    "exam": A.HISTORICAL,
    "medications": A.HISTORICAL,
    "allergies": A.HISTORICAL,
    "indication": A.HISTORICAL,
    "diagnosis": A.MENTION,
    "assessment": A.MENTION,
    "billing": A.MENTION,
    "technique": A.PERFORMED,
    "findings": A.PERFORMED,
    "implants": A.PERFORMED,
}
_WORK = frozenset({"technique", "findings", "implants"})
#: no words farther than this from a thing are looked at
_FAR = 500
_TEMPLATE = re.compile(r"\*\*\*|_{3,}|\{[^}\n]{0,80}\}|@\w+@")
_RESIDUE = re.compile(
    r"\bdelete if\b|\bif not used\b|\bnot applicable\b|\bchoose one\b|\bselect one\b|\bcircle one\b|"
    r"\ball procedures\b|\(unused\)|\bunused (?:template|text|macro)\b|\btemplate (?:text )?\(?not used\b"
)
_LEVELS = re.compile(r"\b[clts]\d")
_PICK = re.compile(r"(?:\b[\w -]{2,24} / ){2,}[\w -]{2,24}")


@dataclass(frozen=True, slots=True)
class Place:
    """A thing and what stands around it in its clause."""

    doc: Document
    start: int
    end: int
    thing: str
    section: Section
    item: Item
    own: str
    before: str
    after: str
    sentence: str
    low: int  # where the sentence stands
    high: int
    hits: dict[int, list[int]]  # where each pattern matches in the note, once it has been asked

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the sentence has a match at all: asked first, as most sentences have none."""
        starts = self.hits.get(id(pattern))  # a pattern's own hash is slow
        if starts is None:
            starts = self.hits[id(pattern)] = [m.start() for m in self.doc.find(pattern)]
        at = bisect_left(starts, self.low)
        return at < len(starts) and starts[at] < self.high


def assess(doc: Document, start: int, end: int, thing: str = "procedure") -> A:
    """What became of the thing at `norm[start:end]`; `thing` is procedure, imaging, drug, diagnosis or visit."""
    key = f"assess:{thing}:{start}:{end}"
    if key not in doc.memo:
        found = _assess(doc, start, end, thing)
        if found in (A.PERFORMED, A.MENTION) and thing == "procedure" and whole_note_reversed(doc):
            found = A.NEGATED if doc.first(cues.ERROR) else A.ABORTED_BEFORE
        elif found in (A.PERFORMED, A.MENTION) and thing == "procedure" and _request(doc):
            found = A.HISTORICAL
        doc.memo[key] = found
    return doc.memo[key]  # type: ignore[return-value]


def _request(doc: Document) -> bool:
    if "request" not in doc.memo:
        doc.memo["request"] = clinical.is_request(doc)
    return bool(doc.memo["request"])


def is_performed(doc: Document, start: int, end: int) -> bool:
    """Whether the thing was done in this encounter, by this physician."""
    return assess(doc, start, end) is A.PERFORMED


def encounter_dates(doc: Document) -> tuple[str, ...]:
    """ISO dates of service that the note states."""
    return dates.encounter(doc)


def whole_note_reversed(doc: Document) -> bool:
    """Whether the note takes back what it says was done: cancelled, entered in error, a no-show."""
    return stopping.whole_note_reversed(doc)


def technique_elsewhere(doc: Document, region: Region) -> bool:
    """Whether the note tells of work done in some section that is about this visit's procedure."""
    return context.technique_in_note(doc)


def looks_english(doc: Document) -> bool:
    """Whether the note is English: longer text without its small words is another language or no prose at all."""
    return clinical.looks_english(doc)


def looks_clinical(doc: Document) -> bool:
    """Whether this is clinical text in English at all."""
    return clinical.looks_clinical(doc)


def _assess(doc: Document, start: int, end: int, thing: str) -> A:
    place = _place(doc, start, end, thing)
    if _template(place):
        return A.TEMPLATE
    if any(r.holds(start) for r in doc.copied):
        return A.COPIED
    if place.item.marked:
        return rows.ticked(place.item.label, doc.words(place.item), _box_default(place))
    by_row = rows.status(place.doc, place.start, place.end, place.item)
    if by_row is not None:
        return by_row
    by_label = rows.labelled(place.item.label, place.sentence)
    if by_label is not None:
        return by_label
    return _by_clause(place) or _by_section(place)


def _place(doc: Document, start: int, end: int, thing: str) -> Place:
    clause, sentence = doc.clause_at(start), doc.sentence_at(start)
    stop = clause.end if end <= clause.end else doc.clause_at(end - 1).end
    low, high = max(sentence.start, start - _FAR), min(max(sentence.end, stop), end + _FAR)
    after = doc.norm[end : min(stop, end + _FAR)]
    if thing == "procedure" and (asked := _ASKED.search(after)) and cues.TECHNIQUE.search(doc.words(doc.item_at(start))):
        after = after[: asked.start()] + " " * len(asked[0]) + after[asked.end() :]
    return Place(
        doc,
        start,
        end,
        thing,
        doc.section_at(start),
        doc.item_at(start),
        doc.norm[start:end],
        context.before(doc, clause, start)[-_FAR:],
        after,
        doc.norm[low:high],
        low,
        high,
        doc.memo.setdefault("hits", {}),  # type: ignore[arg-type]
    )


def _template(place: Place) -> bool:
    if place.item.marked is False:
        return True
    own = place.doc.norm[place.start : place.end]
    if _TEMPLATE.fullmatch(own.strip()) or place.has(_RESIDUE) or (_PICK.fullmatch(own.strip()) and not _LEVELS.search(own)):
        return True
    norm = place.doc.norm
    opened = norm.rfind("{", max(0, place.start - 160), place.start)
    return opened >= 0 and "}" not in norm[opened : place.start] and "}" in norm[place.end : place.end + 160]


def _box_default(place: Place) -> A:
    default = DEFAULTS.get(place.section.kind, A.PERFORMED)
    return default if default in (A.HISTORICAL, A.PLANNED, A.CONSENT) else A.PERFORMED


def _outright(place: Place) -> A | None:
    """Words that leave nothing open: an answer behind a level, "the next one", "her first two injections, in May"."""
    if place.thing == "level" and (answer := _ANSWER.match(place.after)):
        return A.NEGATED if answer["no"] else A.PERFORMED
    if _NEXT_ONE.match(place.sentence) and place.low + 200 > place.start:
        return A.PLANNED
    return A.HISTORICAL if _EARLIER_ONES.search(place.before) and not place.has(cues.TODAY) else None


def _by_clause(place: Place) -> A | None:
    """The clause's own words, strongest first."""
    outright = _outright(place)
    if outright is not None:
        return outright
    if place.thing == "procedure" and _DICTATED.search(place.before[-60:]) and context.technique_in_note(place.doc):
        return A.PERFORMED
    done = _done(place) and not _NONE_DONE.search(place.after[:120])
    today = place.has(cues.TODAY) and bool(cues.TODAY.search(place.before + place.own + place.after))
    if place.thing == "procedure" and (
        context.done_beside(place)
        or (context.row_of_today(place) and not context.negated(place, behind_only=True) and not _by_another(place))
    ):
        return A.PERFORMED
    if _by_another(place):
        return A.SOMEONE_ELSE
    stopped = stopping.of(place) if place.thing != "imaging" else None
    if stopped is not None:
        return stopped
    if _consent(place) and not done:
        return A.CONSENT
    if context.negated(place) or context.NOT_OWN.search(place.own):
        return A.HISTORICAL if context.dated_past(place) and not today and place.thing == "procedure" else A.NEGATED
    when, gap = context.time_of(place)
    close = gap <= 3 and when in ("past", "dated")
    perhaps = when in ("future", "dated") and context.nearest(place, cues.IF_BEFORE, cues.IF_AFTER) < context.FAR
    if not perhaps and (close or (when == "past" and not (today and done)) or (when == "dated" and done and not today)):
        return A.PLANNED if when == "dated" and not done and not today else A.HISTORICAL
    if when in ("future", "dated") and not done and not today:
        return A.HYPOTHETICAL if perhaps else A.PLANNED
    if done and (today or when == "today"):
        return A.PERFORMED
    return _by_mood(place, done, today)


def _by_another(place: Place) -> bool:
    """Whether the clause names another person as the one who did it."""
    return place.has(cues.PERSON) and context.somebody_else(
        _ANESTHESIA.sub(" ", place.before) + place.own.split(" ", 1)[0],
        place.own + _ASKED.sub(" ", _ANESTHESIA.sub(" ", place.after)),
    )


def _by_mood(place: Place, done: bool, today: bool) -> A | None:
    """Perhaps, later, earlier or done, by the nearest cue."""
    work = place.section.kind in _WORK
    if place.section.kind in ("consent", "timeout", "instructions"):
        return None
    if not done and not work and place.has(cues.REASON) and context.last(cues.REASON, place.before[-60:]):
        if not context.technique_in_note(place.doc):
            return A.PLANNED
        return A.PERFORMED if _HERE_FOR.search(place.before[-40:]) else A.MENTION
    if work and not cues.TECHNIQUE.search(place.sentence):
        work = False  # a sentence of talk within the account of the work
    weak = context.last(cues.WEAK_PAST, place.before[-60:]) if place.has(cues.WEAK_PAST) else None
    if (
        weak
        and not today
        and not (
            context.technique_beside(place) and context.nearest(place, cues.PAST_BEFORE, cues.PAST_AFTER) == context.FAR
        )
    ):
        return A.HISTORICAL
    done = done or weak is not None
    if not done and not work:
        perhaps, later, earlier = (
            context.nearest(place, *pair)
            for pair in (
                (cues.IF_BEFORE, cues.IF_AFTER),
                (cues.PLAN_BEFORE, cues.PLAN_AFTER),
                (cues.PAST_BEFORE, cues.PAST_AFTER),
            )
        )
        nearest = min(perhaps, later, earlier)
        if nearest < context.FAR:
            if perhaps <= nearest + 4 and perhaps < context.FAR:
                return A.HYPOTHETICAL
            if earlier < later:
                return None if today else A.HISTORICAL
            return None if today and place.section.kind in ("title", "body") and later > 20 else A.PLANNED
    if (
        done
        and not today
        and not work
        and place.has(cues.PAST_STRONG)
        and (
            cues.PAST_STRONG.search(place.before[-60:])
            or cues.PAST_STRONG.search(place.own)
            or cues.PAST_STRONG.search(place.after[:70])
        )
    ):
        return A.HISTORICAL
    if place.section.kind in context.NOT_NOW and not (done and today):
        told = place.thing == "procedure" and _TODAY_DOSE.search(place.before[-40:]) and context.technique_beside(place)
        return A.PERFORMED if told and place.section.kind == "plan" else None
    return (
        A.PERFORMED if done or (today and place.thing == "procedure" and place.section.kind not in context.NOT_NOW) else None
    )


#: "L3-4 yes, L4-5 no": the answer stands right behind the level
_ANSWER = re.compile(r" ?[:=]? ?(?:(?:yes|done|\u2713|\u2714)(?=[,;.)\n]|$| ?\()|(?P<no>no|none|not done|skipped)(?=[,;.)\n]|$| ?\())")
#: "today trigger points to ..., 6 mL lidocaine" in a plan: the drug says that it was done
_TODAY_DOSE = re.compile(r"\btoday(?: only)?[:,]? (?:we did |i did )?(?:\w+ ){0,2}$")
_NEXT_ONE = re.compile(r"\W*(?:the )?next (?:one|1|time|round|series|session|visit|set)\b")
_EARLIER_ONES = re.compile(
    r"\b(?:her|his|their|the) (?:first|second|third|earlier|initial|other|last)(?: (?:two|three|one|four|2|3|4))? "
    r"(?:injections?|blocks?|procedures?|sessions?|treatments?|ablations?|epidurals?),? (?:were |was )?(?:done |given )?"
    r"(?:(?:in|on|last|from|of|back in) (?:early |late |mid-? ?|the (?:middle|end|beginning) of )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:19|20)\d\d|spring|summer|fall|autumn|winter|\d{1,2}/\d)"
    r"|(?:two|three|several|few|\d+) (?:days|weeks|months|years) ago|a (?:week|month|year) ago)"
)
#: who gave the anesthesia says nothing of who did the procedure
_ANESTHESIA = re.compile(
    r"\b(?:under |with )?(?:sedation|mac|(?:monitored |general )?anesthesia(?: care)?|propofol|iv sedation)\b[^.;]{0,40}?\b(?:by|per|from) (?:the )?"
    r"(?:crna|anesthesi\w+)(?: \((?:crna|md)\)| (?:team|department|service|provider))?"
)
#: who asked for it did not do it: "for pain after the replacement, ordered by ortho"
_ASKED = re.compile(
    r"\b(?:ordered|requested|asked for|referred|consulted|consult|request) (?:by|from|of) [^.;,]{2,40}|\b(?:as |was |- )requested(?= ?[.;,\n]|$)"
)
_HERE_FOR = re.compile(r"\bhere (?:today )?(?:now )?for (?:a |an |the |her |his )?(?:\w+ ){0,3}$")
_DICTATED = re.compile(
    r"\b(?:dictation|dictating|procedure note|operative note|op note|report|title of (?:the )?(?:operation|procedure)) "
    r"(?:for|of|on|is)(?: (?:the|a|an|his|her))?(?: \w+){0,2} $"
)
_NONE_DONE = re.compile(r"\bnone (?:was|were|is|are) (?:done|given|performed|injected|needed)\b")
_HELPING = re.compile(r"\b(?:was|were|is|are|i|we)(?: (?:\w+ly|then|also|now|again))* $")
_DONE_SAID = re.compile(r"\b(?:was|were) (?:\w+ly |then )?\w{3,}(?:ed|en|un)$")
_DONE_VERB = re.compile(r"^\w{3,}(?:ed|en|un|ut|aid|id|made)$")


def _done(place: Place) -> bool:
    """Whether the clause says in the past tense, or as technique, that the thing was carried out."""
    after, before = place.after[:90].lstrip(" ,:-("), place.before[-70:]
    if context.FUTURE_VERB.search(before[-60:]) or context.FUTURE_VERB.match(after):
        return False
    if (place.has(cues.DONE_AFTER) and cues.DONE_AFTER.match(after)) or context.DONE_OWN.search(place.own):
        return True
    if _DONE_SAID.search(place.own) or (_DONE_VERB.search(place.own) and _HELPING.search(before)):
        return True
    strong = cues.DONE_STRONG.search(after) if place.has(cues.DONE_STRONG) else None
    if (
        strong
        and not context.FUTURE_VERB.search(after[: strong.start()])
        and not context.OTHER_SUBJECT.search(after[: strong.start()])
    ):
        return True
    match = context.last(cues.DONE_BEFORE, before) if place.has(cues.DONE_BEFORE) else None
    return (
        match is not None
        and len(before[match.end() :].split()) <= 6
        and not context.FUTURE_VERB.search(before[: match.start()][-12:])
    )


_OBTAINED = re.compile(r"\b(?:after|following|with|once|upon)(?: \w+){0,4} consents?\b")


def _consent(place: Place) -> bool:
    before = place.before[-160:]
    match = context.last(cues.CONSENT_BEFORE, before) if place.has(cues.CONSENT_BEFORE) else None
    return (match is not None and not _OBTAINED.search(before[: match.end()])) or (
        place.has(cues.CONSENT_AFTER) and bool(cues.CONSENT_AFTER.match(place.after.lstrip(" ,")))
    )


def _by_section(place: Place) -> A:
    kind = place.section.kind
    if kind in ("title", "addendum"):
        shown = context.technique_in_note(place.doc) or context.technique_beside(place) or context.operative(place.doc)
        return A.PERFORMED if shown else A.MENTION
    default = DEFAULTS.get(kind)
    if default is A.MENTION and "\n" in place.doc.norm[place.section.start : place.start].strip("\n"):
        default = None  # below the heading's own line a terse note goes on to tell what was done
    if default is not None:
        return default
    if place.thing in ("imaging", "drug", "visit"):
        return A.PERFORMED
    if context.head_says(place) is not None:
        return context.head_says(place) or A.MENTION
    if context.technique_beside(place):
        return A.PERFORMED
    if context.bare(place) and context.technique_in_note(place.doc):
        return A.PERFORMED
    return A.PERFORMED if context.tells_of_work(place) else A.MENTION
