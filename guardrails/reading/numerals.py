"""Numbers and clock times in figures or words: "forty-two", "one fifty five", "9:02", "nine oh two"."""

from __future__ import annotations

import re

_ONES = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_TENS["fourty"] = 40
_UNIT = "|".join(w for w in _ONES if _ONES[w] and _ONES[w] < 10)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
#: A number in figures or in words, up to 9999.
NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d+)?|(?:(?:{_UNIT}|a) hundred(?: and)?(?: {_SMALL})?|(?:{_UNIT}) {_SMALL}"
    rf"|{_SMALL}))"
)
_WORDS = re.compile(r"[a-z]+")

#: A clock time in figures ("9:02", "09:02", "0912") or said ("nine oh two", "nine twenty seven").
CLOCK = (
    rf"(?:\d{{1,2}}:\d{{2}}|[01]\d[0-5]\d|2[0-3][0-5]\d"
    rf"|(?:{'|'.join(w for w in _ONES if 0 < _ONES[w] < 13)}) (?:oh (?:{_UNIT})|{_SMALL})"
    rf"|\d{{1,2}} (?:oh \d|\d{{2}}))"
)


def number(text: str) -> float | None:
    """The value of a `NUMBER`."""
    text = text.strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    total, seen = 0, False
    for word in _WORDS.findall(text):
        if word == "hundred":
            total = max(1, total) * 100
        elif word in _TENS:
            total = total * 100 + _TENS[word] if 0 < total < 10 else total + _TENS[word]
        elif word in _ONES:
            value = _ONES[word]
            total = total * 100 + value if 0 < total < 10 and value > 9 else total + value
        elif word not in ("and", "a"):
            return None
        seen = True
    return float(total) if seen else None


def clock(text: str) -> int | None:
    """Minutes after midnight of a `CLOCK`; said hours have no morning or evening."""
    text = text.strip().replace(" oh ", " 0")
    found = re.fullmatch(r"(\d{1,2})[: ]?(\d{2})", text)
    if found:
        hours, minutes = int(found[1]), int(found[2])
        return hours * 60 + minutes if hours < 24 and minutes < 60 else None
    hour, _, rest = text.partition(" ")
    value = number(rest.removeprefix("0"))
    return None if hour not in _ONES or value is None or value >= 60 else _ONES[hour] * 60 + int(value)


def between(start: str, end: str) -> int | None:
    """Minutes from one clock time to another of one session, or None where they make no sense."""
    first, last = clock(start), clock(end)
    if first is None or last is None:
        return None
    gap = last - first
    if gap < 0:
        gap += 12 * 60
    return gap if 0 < gap <= 6 * 60 else None
