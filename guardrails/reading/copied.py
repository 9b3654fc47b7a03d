"""Stretches of a note that are taken from an earlier one: what they say was done was done then."""

from __future__ import annotations

import re

from guardrails.reading import dates
from guardrails.reading.document import Document, Region

_OPENS = re.compile(
    r"(?m)^ *(?:[*\[(\"#=-]+ *)?(?:>>>? *)?(?:copied(?:-forward| forward)?|carried forward|copy of|pasted|imported|"
    r"below is (?:from|copied)|"
    r"from (?:the )?(?:last|prior|previous|my last) (?:visit|note|encounter)|(?:previous|prior|last) (?:visit |"
    r"procedure |progress |clinic |office )?note\b|"
    r"per (?:the )?(?:last|prior|previous) note|scanned|old note|note (?:of|from|dated) |original dos|\[?copied)"
    r"|>>> ?(?=from|\d)|\b(?:copied|carried|pasted|imported) (?:forward )?from\b|\bpulled (?:forward "
    r"|over )?from (?:the )?(?:last|prior|previous|old|earlier|note|chart|visit|\d)|\bnote of \S+ reads\b|"
    r"\bon \d\S+ i wrote\b|(?m:^)> "
)
_CLOSES = re.compile(
    r"\bend (?:of )?(?:copied?|copy|paste\w*|quote\w*|previous|prior|old)\b|<<<|(?m:^) *(?:new|"
    r"today(?:'s)?(?: visit| note)?|now|current(?: visit)?|"
    r"this visit|addendum|updated?(?: today)?)\b *[:,.-]?|(?m:^)[^\n]{0,12}\btoday:"
)
_ENDED = re.compile(r"\bend (?:of )?(?:the )?(?:copied?|copy|paste\w*|quote\w*|previous|prior|old)\b")
_SELF = re.compile(r"\b(?:and edited|edited|updated|reused|(?<!copied )(?<!copied-forward )template|not copied|nothing copied|no copied)\b")


def regions(doc: Document) -> tuple[Region, ...]:
    """Where copied text stands, in order."""
    found: list[Region] = []
    at = 0
    starts = sorted(
        {
            *_earlier_blocks(doc),
            *(s.start for s in doc.sections if s.kind == "copied"),
            *(m.start() for m in doc.find(_OPENS)),
        }
    )
    for start in starts:
        if start < at:
            continue
        line_end = doc.norm.find("\n", start)
        line_end = len(doc.norm) if line_end < 0 else line_end
        if _SELF.search(doc.norm, start, min(line_end, start + 160)):
            continue
        own = doc.section_at(start)
        within = own.start < start and own.kind in _CHART and own.heading  # "HISTORY (copied from ...)": that field
        at = min(_close(doc, start, line_end), own.end if within else len(doc.norm))
        found.append(Region(start, at))
    return tuple(found)


#: Fields of a note that are carried from visit to visit by themselves; what follows them is of today.
_CHART = frozenset(
    {"history", "exam", "past_procedures", "indication", "medications", "allergies", "imaging_review", "assessment"}
)
_ITS_DATE = re.compile(r"\b(?:procedure date|date of procedure|date performed|original dos)\b\W{0,4}$")


def _earlier_blocks(doc: Document) -> list[int]:
    """Where a block names its own procedure date, and that is before this encounter."""
    days = dates.encounter_days(doc)
    return [
        at
        for at, day in dates.found(doc.norm)
        if days and day < min(days) and _ITS_DATE.search(doc.norm, max(0, at - 30), at)
    ]


def _close(doc: Document, start: int, line_end: int) -> int:
    """The end: a closing line, a heading of today's work, or today's date at a line's beginning."""
    ended = _ENDED.search(doc.norm, line_end)
    if ended is not None:  # the copy says itself where it ends: "today" within it was the earlier day
        line = doc.norm.find("\n", ended.end())
        return len(doc.norm) if line < 0 else line + 1
    own = set(dates.encounter_days(doc))
    for match in _CLOSES.finditer(doc.norm, line_end):
        stop = match.start()
        if match[0].lstrip(" -=*#").startswith("end"):
            line = doc.norm.find("\n", match.end())
            stop = len(doc.norm) if line < 0 else line + 1
        break
    else:
        stop = len(doc.norm)
    for section in doc.sections:
        if start < section.start < stop and section.start > line_end and section.kind in ("signature", "addendum"):
            stop = section.start
    for at, day in dates.found(doc.norm, line_end, stop):
        if day in own and at - (doc.norm.rfind("\n", 0, at) + 1) < 25:
            return doc.norm.rfind("\n", 0, at) + 1
    return stop
