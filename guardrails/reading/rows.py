"""A list item's or table row's own status word, and ticked boxes: they outrank the section."""

from __future__ import annotations

import re

from guardrails.reading import dates
from guardrails.reading.document import Document, Item, Region
from guardrails.reading.facts import Assertion as A

_PAST = re.compile(r"\b(?:prior|previous\w*|past|last|history|hx|tried|failed|relief from|had)\b|>=? ?\d\d ?%")
_PLAN = re.compile(
    r"\b(?:interested|plan(?!es?\b|tar)\w*|orders?|ordered|follow|next|schedul\w+|request\w*|future|recommend\w*|return|"
    r"refer\w*|auth\w*|repeat in)\b"
)
_CONSENT = re.compile(r"\b(?:consent\w*|risks?|discussed|education|understand\w*|handout|site (?:verified|marked))\b")
_NOT = re.compile(r"\b(?:no|not|declin\w+|refus\w+|deferr\w+|cancel\w+|n/a|none|(?<!parameters )(?<!settings )(?<!dose )(?<!rate )(?<!schedule )changed)\b")
_STATUS = re.compile(
    r"(?:\bstatus:? *|\| *|- |: |\(|\t| {2,}|\u2192 ?|-> ?|= ?)(?P<s>performed|done|complete[d]?|ordered|"
    r"order placed|scheduled|pending|planned|cancel+ed|canc|declined|refused|deferred|"
    r"not (?:done|performed|given)|held|no[- ]show|given|administered|future|requested|approved|denied|in process|"
    r"discontinued|y|yes|n|no|resulted|signed|active|aborted|see below)\b(?P<t> today)?"
)
_MEANS = {
    "performed": A.PERFORMED,
    "done": A.PERFORMED,
    "complete": A.PERFORMED,
    "completed": A.PERFORMED,
    "given": A.PERFORMED,
    "administered": A.PERFORMED,
    "ordered": A.PLANNED,
    "order placed": A.PLANNED,
    "scheduled": A.PLANNED,
    "pending": A.PLANNED,
    "planned": A.PLANNED,
    "future": A.PLANNED,
    "requested": A.PLANNED,
    "approved": A.PLANNED,
    "in process": A.PLANNED,
    "active": A.PLANNED,
    "cancelled": A.NEGATED,
    "canceled": A.NEGATED,
    "canc": A.NEGATED,
    "declined": A.NEGATED,
    "refused": A.NEGATED,
    "deferred": A.NEGATED,
    "held": A.NEGATED,
    "denied": A.NEGATED,
    "no-show": A.NEGATED,
    "no show": A.NEGATED,
    "not done": A.NEGATED,
    "not performed": A.NEGATED,
    "not given": A.NEGATED,
    "yes": A.PERFORMED,
    "y": A.PERFORMED,
    "no": A.NEGATED,
    "n": A.NEGATED,
}
_LONGEST = 220


def ticked(label: str, words: str, default: A) -> A:
    """What a ticked box says: the row's label first, then the words beside the box."""
    for text in (label, words):
        if _NOT.search(text):
            return A.NEGATED
        if _PAST.search(text):
            return A.HISTORICAL
        if _CONSENT.search(text):
            return A.CONSENT
        if _PLAN.search(text):
            return A.PLANNED
    return default


_LABEL_NOT = re.compile(
    r"(?:procedures? |treatments? |items? |sites? |levels? )?(?:not (?:done|performed|treated|given|injected|targeted|today|indicated)"
    r"|declined|deferred|omitted|skipped|withheld|cancell?ed|refused|excluded)(?: (?:today|this visit|items?|procedures?))?"
)
_LABEL_PAST = re.compile(r"(?:pmhx?|pshx?|pmsh|past|prior|previous(?:ly)?|hx|old)\b(?: [\w/()-]+){0,3}")
#: Text that a system puts in by itself.
_LABEL_MACHINE = re.compile(
    r"(?:template|auto-?|macro|smart ?phrase|smart ?text|boilerplate|default|canned)(?: ?(?:text|footer|generated|note|phrase|header))*"
)
_TODAY_TOO = re.compile(r"\b(?:today|now|this (?:visit|morning|afternoon)|repeat(?:ed)?)\b")


def labelled(label: str, sentence: str) -> A | None:
    """What a row's label says of everything in it: "Not performed: ...", "PMH feed: ..." where nothing is of today."""
    if _LABEL_NOT.fullmatch(label):
        return A.NEGATED
    if _LABEL_MACHINE.fullmatch(label):
        return A.TEMPLATE
    return A.HISTORICAL if _LABEL_PAST.fullmatch(label) and not _TODAY_TOO.search(sentence) else None


def status(doc: Document, start: int, end: int, item: Item) -> A | None:
    """The status that the thing's own row states, read with the row's date."""
    line_start = doc.norm.rfind("\n", 0, start) + 1
    line_end = doc.norm.find("\n", end)
    line_end = len(doc.norm) if line_end < 0 else line_end
    if line_end - line_start > _LONGEST:
        return None
    found = _STATUS.search(doc.norm, end, min(line_end, max(item.end, end)))
    if found is None or re.search(r"[a-z]\. +[a-z]", doc.norm[end : found.start()]):
        return None
    said = _MEANS.get(found["s"])
    if said is None or (len(found["s"]) < 4 and ":" not in found[0] and doc.norm[found.end() : line_end].strip()):
        return None
    if said is not A.PERFORMED or found["t"]:
        return said
    near = [r for _, r in dates.within(doc, Region(line_start, line_end)) if r]
    return A.HISTORICAL if "past" in near and "today" not in near else None if "future" in near else said
