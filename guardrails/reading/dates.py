"""Dates in a note: the date of service it states, and whether a date beside a thing lies before or after it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from guardrails.reading.document import Document, Region

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_YEAR = r"(?:19|20)\d\d"
_FIGURES = re.compile(
    rf"(?=\d)(?<![\w/.-])(?:(?P<m>0?[1-9]|1[0-2])(?P<s>[/-])(?P<d>0?[1-9]|[12]\d|3[01])(?P=s)(?P<y>{_YEAR}|"
    rf"\d\d)(?![\d/])"
    rf"|(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<dm>{MONTHS})\b\.?(?:,? (?P<dy>{_YEAR}))?"
    rf"|(?P<my>0?[1-9]|1[0-2])/(?P<yy>{_YEAR})(?!\d)"
    rf"|(?P<year>{_YEAR})(?![\d/-]|[.,]\d)"
    rf"|(?P<sm>0?[1-9]|1[0-2])/(?P<sd>0?[1-9]|[12]\d|3[01])(?![\d/%-]|\.\d| ?(?:strength|pain|nrs|vas|power|"
    rf"levels?|on\b)))"
)
_NAMED = re.compile(
    rf"(?=[jfmasond])\b(?:(?P<wm>{MONTHS})\.? (?P<wd>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[/%]| ?(?:mg|ml|cc|weeks|"
    rf"months))(?:,? (?P<wy>{_YEAR}))?"
    rf"|(?P<om>{MONTHS})\.?,? (?:of )?(?P<oy>{_YEAR}|'\d\d)\b"
    rf"|(?P<bare>{MONTHS})\b(?! (?:be|have|need|also|help|try|consider|repeat)))"
)
_BARE_AFTER = re.compile(
    r"\b(?:in|last|since|early|late|mid|from|until|this past|back in)(?: (?:early|late|mid-? ?|last))? $"
)
#: What is counted out of a series: "#2/3", "Orthovisc 1/4"; "last injection 3/4" is a day.
_IN_SERIES = re.compile(
    r"(?:#|(?<!last )(?<!prior )(?<!since )\b(?:dose|series|session|cycle|round|shot|gel|week|wk|number|no\.|visco\w*|synvisc|euflexxa|orthovisc"
    r"|supartz(?: fx)?|hyalgan|gelsyn\S*|trivisc|synojoynt|genvisc(?: 850)?|hymovis|triluron))\s?$"
)
_GROUPS = dict.fromkeys(
    (
        "m",
        "d",
        "y",
        "iy",
        "im",
        "id",
        "dd",
        "dm",
        "dy",
        "my",
        "yy",
        "year",
        "sm",
        "sd",
        "wm",
        "wd",
        "wy",
        "om",
        "oy",
        "bare",
    )
)
_OF_SERVICE = re.compile(
    r"\b(?:date of (?:service|surgery|operation|visit|encounter)|dos|service date|encounter(?: date)?|"
    r"visit(?: date)?|seen(?: on)?|today(?: is)?)\b\W{0,4}$"
)
_PROCEDURE_DATE = re.compile(r"\b(?:date of procedure|procedure date|date|performed on|surgery date)\b\W{0,4}$")
_SIGNED = re.compile(r"\bsigned\b[^\n]{0,30}$")
_NOT_SERVICE = re.compile(
    r"\b(?:dob|birth|born|mri|ct|x-?ray|xr|emg|last|prior|previous|copied|from|since|of injury|doi|next|scheduled|"
    r"rtc|return|follow[- ]?up|fu|exp|lot)\b[^.\n]{0,20}$"
)
_TODAY_BESIDE = re.compile(r" ?[(,-]? ?\b(?:today|dos\b|this visit)")


class Dated(NamedTuple):
    """A date as far as it is stated: `first` and `last` day it can mean."""

    start: int
    end: int
    first: datetime.date
    last: datetime.date
    full: bool
    loose: bool  # no year stated: `first` and `last` lie in a year that was not said


def _full_year(words: str | None) -> int | None:
    if not words:
        return None
    year = int(words.strip("'"))
    return year if year > 99 else 2000 + year


def read(text: str, start: int = 0, end: int | None = None, year: int | None = None) -> list[Dated]:
    """Every date in `text[start:end]`; `year` stands in where none is stated."""
    matches = _all(text) if not start and end is None else _matches(text, start, len(text) if end is None else end)
    return [d for m in matches if (d := _dated(m, year)) is not None]


@lru_cache(maxsize=32)
def _all(text: str) -> list[re.Match[str]]:
    return _matches(text, 0, len(text))


def _matches(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """Dates in figures and with a month's name, in order, none within another."""
    found = [*_FIGURES.finditer(text, start, stop)]
    found += [
        m
        for m in _NAMED.finditer(text, start, stop)
        if not m["bare"] or _BARE_AFTER.search(text, max(0, m.start() - 20), m.start())
    ]
    found.sort(key=re.Match.start)
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _dated(match: re.Match[str], year: int | None) -> Dated | None:
    g = _GROUPS | match.groupdict()
    stated = _full_year(g["y"] or g["iy"] or g["wy"] or g["dy"] or g["yy"] or g["oy"] or g["year"])
    word = g["wm"] or g["dm"] or g["om"] or g["bare"]
    month = _NUMBERS[word[:3]] if word else int(g["m"] or g["im"] or g["my"] or g["sm"] or 0)
    day = int(g["d"] or g["id"] or g["wd"] or g["dd"] or g["sd"] or 0)
    if g["sm"] and day in (5, 10) and match.string[max(0, match.start() - 3) : match.start()] != "on ":
        return None  # 4/5 strength, 6/10 pain
    if g["sm"] and month <= day <= 6 and _IN_SERIES.search(match.string, max(0, match.start() - 40), match.start()):
        return None  # euflexxa 3/3: the last of a series
    if year is None and stated is None:
        year, unknown = 1, True
    else:
        unknown = False
    used = stated or year or 1
    try:
        first = datetime.date(used, month or 1, day or 1)
        last = first if day else datetime.date(used, month or 12, 28 if month else 31)
    except ValueError:
        return None
    return (
        None
        if unknown and not month
        else Dated(match.start(), match.end(), first, last, bool(day and stated), stated is None)
    )


def found(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, datetime.date]]:
    """(position, date) of each full date in `text[start:end]`."""
    return [(d.start, d.first) for d in read(text, start, end) if d.full]


def encounter(doc: Document) -> tuple[str, ...]:
    """ISO dates that the note gives as its date of service; a lone date in its head counts."""
    return tuple(d.isoformat() for d in encounter_days(doc))


def encounter_days(doc: Document) -> tuple[datetime.date, ...]:
    """The dates of service that the note states, best stated first."""
    if "encounter" not in doc.memo:
        doc.memo["encounter"] = _encounter(doc)
    return doc.memo["encounter"]  # type: ignore[return-value]


def _encounter(doc: Document) -> tuple[datetime.date, ...]:
    every = [d for d in read(doc.norm) if d.full and d.first.year > 1989]
    own = [
        d
        for d in every
        if not _NOT_SERVICE.search(doc.norm, max(0, d.start - 40), d.start)
        and doc.section_at(d.start).kind not in ("copied", "history", "past_procedures", "imaging_review")
    ]
    for pattern in (_OF_SERVICE, _PROCEDURE_DATE):
        named = [d.first for d in own if pattern.search(doc.norm, max(0, d.start - 30), d.start)]
        if named:
            return tuple(dict.fromkeys(named))
    beside = [d.first for d in every if _TODAY_BESIDE.match(doc.norm, d.end)]
    if beside:
        return (beside[0],)
    head = [
        d.first
        for d in own
        if d.start < 250
        and (d.start < 60 or doc.section_at(d.start).kind in ("title", "body", "other"))
        and not doc.norm[: d.start].count("\n") > 4
    ]
    signed = [d.first for d in every if _SIGNED.search(doc.norm, max(0, d.start - 40), d.start)]
    if head and signed and signed[0] != head[0]:
        return (signed[0],)
    return tuple((head or signed)[:1])


def relation(doc: Document, dated: Dated) -> str | None:
    """ "past", "today" or "future" of a date against the note's own; None where that cannot be told."""
    days = encounter_days(doc)
    if not days:
        return "dated" if dated.loose else "past"
    day = days[0]
    if dated.first <= day <= dated.last and (dated.full or dated.first == dated.last):
        return "today"
    if any(d == dated.first for d in days):
        return "today"
    if dated.first <= day <= dated.last:
        return None
    if dated.loose and dated.first > day and (dated.first - day).days > 200:
        return "past"
    return "past" if dated.last < day else "future"


def within(doc: Document, region: Region) -> list[tuple[Dated, str | None]]:
    """The dates of a stretch with their relation to the date of service."""
    every: list[tuple[Dated, str | None]] | None = doc.memo.get("dates")  # type: ignore[assignment]
    if every is None:
        days = encounter_days(doc)
        year = days[0].year if days else None
        every = [(d, relation(doc, d)) for d in read(doc.norm, year=year)]
        doc.memo["dates"] = every
    first = bisect_left(every, region.start, key=lambda e: e[0].start)
    out = []
    for dated, told in every[first:]:
        if dated.end > region.end:
            break
        out.append((dated, told))
    return out
