"""Dates in a note: the date of service it states, and whether a date beside a thing lies before or after it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from guardrails.reading.document import Document, Region
from guardrails.reading.words.cues import MONTHS

_NUMERIC = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])[/-]((?:19|20)?\d\d)(?![\d/])")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_WRITTEN = re.compile(rf"\b({MONTHS})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_WRITTEN_DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTHS})\.?,? ((?:19|20)\d\d)\b")
_PARTIAL = re.compile(r"(?:(?<![\s\S])|(?<=\n)|\b(?:on|from|of|in|given|dated|done|since|the|by) )(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/%])"
                      rf"|\b(?:on|from|of|since|the) (?:({MONTHS}) (\d{{1,2}})|(\d{{1,2}}) ({MONTHS}))\b")
_OF_SERVICE = re.compile(r"\b(?:visit|encounter|date of (?:service|procedure|surgery|operation|visit)|dos|procedure date|service date|encounter date|visit date|date)\b\W{0,4}$")
_BIRTH = re.compile(r"\b(?:dob|birth|born|mri|ct|x-?ray|last|prior|previous|copied|from|since)\b[^.\n]{0,25}$")
_PAST_WORDS = re.compile(r"\b(?:ago|last (?:week|month|year|spring|summer|fall|winter|visit|time)|previously|in the past|prior|at that time|back in|yesterday)\b")
_NUMBERS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def past_words(text: str) -> bool:
    """Whether a clause speaks of an earlier time in words."""
    return bool(_PAST_WORDS.search(text))


def found(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, datetime.date]]:
    """(position, date) of each full date in `text[start:end]`."""
    stop = len(text) if end is None else end
    out = []
    for pattern, order in ((_NUMERIC, "mdy"), (_ISO, "ymd"), (_WRITTEN, "Mdy"), (_WRITTEN_DAY, "dMy")):
        for match in pattern.finditer(text, start, stop):
            made = _date(dict(zip(order, match.groups(), strict=True)))
            if made is not None:
                out.append((match.start(), made))
    return sorted(out)


def _date(parts: dict[str, str]) -> datetime.date | None:
    month = _NUMBERS[parts["M"][:3]] if "M" in parts else int(parts["m"])
    year = int(parts["y"])
    try:
        return datetime.date(year if year > 99 else 2000 + year, month, int(parts["d"]))
    except ValueError:
        return None


def encounter(doc: Document) -> tuple[str, ...]:
    """ISO dates that the note gives as its date of service; a lone date in its head counts."""
    if "encounter" not in doc.memo:
        doc.memo["encounter"] = _encounter(doc)
    return doc.memo["encounter"]  # type: ignore[return-value]


def _encounter(doc: Document) -> tuple[str, ...]:
    every = [(at, d) for at, d in _every(doc) if doc.section_at(at).kind != "copied"]
    named = [d for at, d in every if _OF_SERVICE.search(doc.norm, max(0, at - 40), at)
             and not _BIRTH.search(doc.norm, max(0, at - 40), at)]
    if not named:
        head = [d for at, d in every if at < 300 and doc.section_at(at).kind in ("body", "title", "other")
                and not _BIRTH.search(doc.norm, max(0, at - 30), at)]
        named = head[:1]
    if not named:
        rows = [d for at, d in every if at == 0 or doc.norm[at - 1] == "\n"]
        named = [max(rows)] if len(rows) > 1 else []
    return tuple(dict.fromkeys(d.isoformat() for d in named))


def beside(doc: Document, clause: Region) -> str | None:
    """"past" or "future" where a date in the clause lies before or after the note's date of service; "today" on it."""
    days = encounter(doc)
    full = [day.isoformat() for _, day in _within(_every(doc), clause)]
    if days and full:
        if any(day in days for day in full):
            return "today"
        return "past" if full[0] < min(days) else "future"
    if full:
        return None
    for _, month, day in _within(_partials(doc), clause):
        if any((month, day) == (int(d[5:7]), int(d[8:])) for d in days):
            return "today"
        later = bool(days) and (month, day) > (int(days[0][5:7]), int(days[0][8:]))
        return "future" if later else "past"
    return None


def _within(found: Sequence[Any], region: Region) -> Sequence[Any]:
    """The entries of a list sorted by position that lie in `region`."""
    first = bisect_left(found, region.start, key=itemgetter(0))
    last = bisect_left(found, region.end, key=itemgetter(0))
    return found[first:last]


def _every(doc: Document) -> list[tuple[int, datetime.date]]:
    if "dates" not in doc.memo:
        doc.memo["dates"] = found(doc.norm)
    return doc.memo["dates"]  # type: ignore[return-value]


def _partials(doc: Document) -> list[tuple[int, int, int]]:
    """(position, month, day) of each date without a year."""
    if "partial dates" not in doc.memo:
        doc.memo["partial dates"] = [(m.start(), *_month_day(m)) for m in _PARTIAL.finditer(doc.norm)]
    return doc.memo["partial dates"]  # type: ignore[return-value]


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    if match[1]:
        return int(match[1]), int(match[2])
    if match[3]:
        return _NUMBERS[match[3][:3]], int(match[4])
    return _NUMBERS[match[6][:3]], int(match[5])
