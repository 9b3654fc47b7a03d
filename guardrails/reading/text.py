"""Normalised text with an offset into the note for every character.

Lower case, ASCII dashes and quotes, wrapped lines joined, spoken numbers and levels as digits:
"L four five" reads `l4-5`. Linear in the note's length; any string is taken.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

_CHARS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201f\u2033", '"'),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\v\f\x00\u200b\ufeff", " "),
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u00d7": "x", "\u2265": ">", "\u2264": "<", "\u00ba": "\u00b0",
    "\u2611": "\u2612", "\u2714": "\u2713", "\u25a0": "\u2612", "\u25a1": "\u2610",
}
_UNITS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_NUMBER = "|".join([*_UNITS, *_TENS, "hundred"])
_WORDS = re.compile(rf"\b(?:{_NUMBER})(?:[ -](?:and )?(?:{_NUMBER}))*\b")
_POINT = re.compile(r"\b(?:(\d+) )?point (\d+)\b")
_SLIPS = re.compile(r"\b(?:flouro\w*|floro(?:scop\w*)?|floor ?o ?scop\w*|fluro\w*|flu?oroscap\w*)")
_HYPHENATED = re.compile(r"(?<=[a-z])- (?=[a-z]{2})(?!(?:and|or|to|the|with|no|not|for|in|at|on|by)\b)")
_LONE = re.compile(r"\b([clts])[ -](\d{1,2})\b(?![/.]\d|\s*(?:mg|ml|cc|mcg|weeks?|days?|months?|hours?)\b)")
_TWO = re.compile(r"\b([clts])(\d{1,2}) (?:([clts]) ?)?(\d{1,2})\b(?![/.%]|\s*(?:mg|ml|cc|mcg|x\b))")
_SLASH = re.compile(r"\b([clt])(\d{1,2}) ?/ ?([clts]?)(\d{1,2})\b")
_GLUED = re.compile(r"\bl(12|23|34|45)\b|\bl5s1\b|\bc7t1\b")
_HIGHEST = {"c": 8, "t": 12, "l": 5, "s": 5}
_HARD_NEXT = re.compile(r"\s*(?:[-*\u2022\u00b7\u2610\u2612\u2713#>|=~+]|\[|\(\s?[x ]?\s?\)|\d{1,2}[.)]\s|[a-z][.)]\s|$)")
_LABEL = re.compile(r"\s*[^\s:][^:\n]{0,48}:(?:\s|$)")


def normalise(raw: str) -> tuple[str, Sequence[int]]:
    """(normalised text, offset into `raw` for each of its characters). Never raises."""
    text, plain = _characters(raw)
    offsets: Sequence[int] = plain
    text = _join_lines(text)
    text = text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[:1] or c for c in text)
    for pattern, made in _STEPS:
        text, offsets = _sub(text, offsets, pattern, made)
    return text, offsets


_TABLE = str.maketrans(_CHARS)
_CRLF = re.compile(r"\r\n")


def _characters(raw: str) -> tuple[str, list[int]]:
    """One plain character for one of the note; the LF of a CR LF is left out."""
    if "\r\n" not in raw:
        return raw.translate(_TABLE), list(range(len(raw)))
    offsets: list[int] = []
    last = 0
    for match in _CRLF.finditer(raw):
        offsets.extend(range(last, match.start() + 1))
        last = match.end()
    offsets.extend(range(last, len(raw)))
    return raw.replace("\r\n", "\r").translate(_TABLE), offsets


def _join_lines(text: str) -> str:
    """Turn a line break into a blank where the next line carries the sentence on."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    widths = sorted(len(line) for line in lines if line.strip())
    width = widths[int(len(widths) * 0.8)] if widths else 0
    out = list(text)
    at = -1
    for line, following in itertools.pairwise(lines):
        at += len(line) + 1
        if _carries_on(line.rstrip(), following, width):
            out[at] = " "
    return "".join(out)


def _carries_on(line: str, following: str, width: int) -> bool:
    if not line.strip() or not following.strip() or line[-1] in ":|" or _HARD_NEXT.match(following.lower()):
        return False
    first = following.lstrip()[0]
    if first.islower():
        return not _LABEL.match(following) and (line[-1] not in ".!?" or len(line) > 60)
    if line[-1] in ".!?;" or _LABEL.match(following):
        return False
    full = width >= 55 and len(line) >= 0.75 * width and not line.isupper()
    return full and (first.isalnum() or first in "(\"'")


def _sub(text: str, offsets: Sequence[int], pattern: re.Pattern[str],
         made: Callable[[re.Match[str]], str | None]) -> tuple[str, Sequence[int]]:
    parts: list[str] = []
    moved: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        new = made(match)
        if new is None:
            continue
        start, end = match.span()
        parts += (text[last:start], new)
        moved.extend(offsets[last:start])
        first, final = offsets[start], offsets[end - 1]
        moved.extend([first] * (len(new) - 1) + [final] if len(new) > 1 else [first] * len(new))
        last = end
    if not parts:
        return text, offsets
    parts.append(text[last:])
    moved.extend(offsets[last:])
    return "".join(parts), moved


def _number(match: re.Match[str]) -> str | None:
    """Spoken numbers, one by one where they do not make one number: "four five" is 4 5."""
    words = [w for w in re.split(r"[ -]", match[0]) if w != "and"]
    values: list[int] = []
    tens_open = hundred_open = False
    for word in words:
        if word == "hundred":
            if values and values[-1] < 10:
                values[-1] *= 100
            else:
                values.append(100)
            tens_open, hundred_open = False, True
        elif word in _TENS:
            if hundred_open:
                values[-1] += _TENS[word]
            else:
                values.append(_TENS[word])
            tens_open, hundred_open = True, False
        else:
            value = _UNITS[word]
            if (tens_open and 0 < value < 10) or hundred_open:
                values[-1] += value
            else:
                values.append(value)
            tens_open = hundred_open = False
    return " ".join(map(str, values))


def _point(match: re.Match[str]) -> str:
    return f"{match[1] or 0}.{match[2]}"


def _lone(match: re.Match[str]) -> str | None:
    return f"{match[1]}{int(match[2])}" if 0 < int(match[2]) <= _HIGHEST[match[1]] else None


def _next_rung(letter: str, number: int, other: str | None, second: int) -> bool:
    if other and other != letter:
        return (letter, number, other, second) in {("l", 5, "s", 1), ("c", 7, "t", 1), ("c", 8, "t", 1),
                                                   ("t", 12, "l", 1)}
    return second == number + 1 or (letter, number, second) in {("l", 5, 1), ("c", 7, 1), ("t", 12, 1)}


def _two(match: re.Match[str]) -> str | None:
    letter, number, other, second = match[1], int(match[2]), match[3], int(match[4])
    if other or not _next_rung(letter, number, other, second):
        return None
    return f"{letter}{number}-{second}"


def _slash(match: re.Match[str]) -> str | None:
    letter, number, other, second = match[1], int(match[2]), match[3] or None, int(match[4])
    if not _next_rung(letter, number, other, second) or number > _HIGHEST[letter]:
        return None
    return f"{letter}{number}-{other or ''}{second}"


def _glued(match: re.Match[str]) -> str:
    text = match[0]
    return f"l{text[1]}-{text[2]}" if text[1:].isdigit() else f"{text[:2]}-{text[2:]}"


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_HYPHENATED, lambda m: ""), (_WORDS, _number), (_POINT, _point), (_SLIPS, lambda m: "fluoroscopy"), (_LONE, _lone), (_TWO, _two),
    (_SLASH, _slash), (_GLUED, _glued))
