"""Lines of a note as written: which of them begin something, and which are only the rest of a wrapped line."""

from __future__ import annotations

import re
from itertools import pairwise

from guardrails.reading.words.headings import heads_line

_OPENS = re.compile(
    r"""\s*(?:
      [-*•>+~=]+\s | [•●○◦■□▪☐☑☒✓✔✗✘]            # bullets and boxes
    | \(?\d{1,2}[.)](?!\d)\s* | \(?[a-zA-Z][.)]\s | \#\s?\d  # numbers and letters
    | [IVX]{1,4}[.)]\s | \[\s?[xX*✓]?\s?\] | \(\s?[xX*✓]?\s?\) | _{1,}\s?[xX✓]?_*\s
    | \d{1,2}/\d{1,2}/\d{2,4}\b | \d{1,2}:\d{2}\b | \d{4}-\d\d-\d\d\b | >>>?
    | \*\*\* | @[A-Z] | [A-Z][A-Z /&()-]{2,40}(?::|\s*$)  # capitals up to a colon or the end
    | [A-Z][\w/&.'()\#-]*(?:\s[\w/&.'()\#-]+){0,4}\s?:(?!\d)
    )""",
    re.X,
)
_TABLE_ROW = re.compile(r"\||\t|\S\s{3,}\S|\S\s\.{2,}\s\S[^.]{0,60}$")  # a column, or dots that lead to one
_OPEN_END = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|at|to|in|on|for|with|by|from|was|were|is|are|right|left|bilateral|"
    r"under|into|no|not|then|L|R|Dr\.|x|per|as|than|we|I|she|he|had|has))\s*$"
)
_TERMINAL = re.compile(r"[.!?:;]\s*$")
_BROKEN = re.compile(r"[A-Za-z]{3,}-\s*$")
_HYPHEN = re.compile(r"[A-Za-z]?\d-\s*$")
_FIELD = re.compile(r"\s*[A-Za-z][\w /&-]{1,30}:\s")  # "Muscles: ...": ended on purpose unless the page was wide
_KEEP_HYPHEN = re.compile(
    r"\b(?:post|pre|non|self|well|right|left|short|long|low|high|single|multi|follow|medial)-\s*$", re.I
)


def joints(text: str) -> list[tuple[int, int, str]]:
    """(start, end, glue) of each line end that is only a wrap; `glue` stands for `text[start:end]`."""
    found: list[tuple[int, int, str]] = []
    block: list[tuple[int, str]] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            block.append((position, line))
        else:
            found += _block_joints(block)
            block = []
        position += len(line) + 1
    found += _block_joints(block)
    return found


def _block_joints(block: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    if len(block) < 2:
        return []
    width = max(len(line.rstrip()) for _, line in block)
    fits = [_fits(line, after, width) for (_, line), (_, after) in pairwise(block)]
    listed = sum(fits) > len(fits) / 2
    found = []
    for (at, line), (next_at, after), fit in zip(block, block[1:], fits, strict=False):
        if _is_wrap(line, after, fit, listed, width):
            found.append(_joint(at, line, next_at, after))
    return found


def _fits(line: str, after: str, width: int) -> bool:
    """Whether the next word had room on this line: then the line was ended on purpose."""
    return len(line.rstrip()) + 1 + len(after.split(None, 1)[0]) <= width


def _is_wrap(line: str, after: str, fit: bool, listed: bool, width: int) -> bool:
    if (
        (opens(after) and not (_HYPHEN.search(line[-40:]) and after.lstrip()[:1].isalnum()))
        or _TABLE_ROW.search(line.strip())
        or _TABLE_ROW.search(after.strip())
        or heads_line(line.strip(" :"))
    ):
        return False
    if _HYPHEN.search(line[-40:]) and after.lstrip()[:1].isalnum():
        return True
    if _BROKEN.search(line[-40:]) and after.lstrip()[:1].isalpha():
        return True
    if _OPEN_END.search(line[-40:]):
        return True
    length, begin = len(line.rstrip()), after.lstrip()[:1]
    if begin.islower() or begin in "(%,;":
        return not fit or (length >= 0.5 * width and not _TERMINAL.search(line[-8:]))
    if _TERMINAL.search(line[-8:]):
        return not fit and width >= 60 and not listed
    return not fit and not listed and width >= (75 if _FIELD.match(line) else 30)


def _joint(at: int, line: str, next_at: int, after: str) -> tuple[int, int, str]:
    end = next_at + len(after) - len(after.lstrip())
    start = at + len(line.rstrip())
    if line.rstrip().endswith("-") and after.lstrip()[:1].isalnum():
        if _BROKEN.search(line[-40:]) and not _KEEP_HYPHEN.search(line[-40:]) and after.lstrip()[:1].islower():
            return start - 1, end, ""
        return start, end, ""
    return start, end, " "


def opens(line: str) -> bool:
    """Whether `line` begins a heading, bullet, number, box, table row or labelled field."""
    return bool(_OPENS.match(line)) or heads_line(line.strip(" :")) is not None
