"""Sides that a table gives by its columns: a row for each level, a column for the right and one for the left."""

from __future__ import annotations

import re

from guardrails.claim import Side
from guardrails.reading.document import Document
from guardrails.reading.spine_acts import line_of

_CUT = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_RIGHT = re.compile(r"(?:right|rt|r)\b(?!.*\b(?:left|lt)\b)")
_LEFT = re.compile(r"(?:left|lt|l)\b(?!.*\b(?:right|rt)\b)")
_DONE = re.compile(r"\d|x\b|yes|y\b|done|\u2713|\u2714|\[x\]")
_EMPTY = re.compile(r"0(?:\.0+)?(?: ?ml)?$|no\b|not\b|none|n/?a\b|-+$|\[ ?\]")
_MOST = 12  # lines between a table's head and its row


def side_of(doc: Document, position: int) -> tuple[Side, tuple[int, int]] | None:
    """The side that the columns give the level of a row, and where the head of the table stands."""
    line = line_of(doc, position)
    if position - line.start > 40:
        return None
    cells = _cells(doc.norm[line.start : line.end])
    if len(cells) < 3:
        return None
    end = line.start - 1
    for _ in range(_MOST):
        start = doc.norm.rfind("\n", 0, max(0, end)) + 1
        head = doc.norm[start:end]
        if end <= 0 or not head.strip():
            return None
        names = _cells(head)
        right = next((n for n, name in enumerate(names) if _RIGHT.match(name)), None)
        left = next((n for n, name in enumerate(names) if _LEFT.match(name)), None)
        if right is not None and left is not None and len(names) == len(cells):
            said = [s for s, n in ((Side.RT, right), (Side.LT, left)) if _DONE.match(cells[n]) and not _EMPTY.match(cells[n])]
            return (said[0] if len(said) == 1 else Side.BIL, (start, end)) if said else None
        end = start - 1
    return None


def _cells(line: str) -> list[str]:
    return _CUT.split(line.strip(" |"))
