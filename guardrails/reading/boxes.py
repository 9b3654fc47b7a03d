"""Tick boxes beside words: whether the box of a word is ticked, empty, or there is none."""

from __future__ import annotations

import re

_BOX = re.compile(
    r"\[\s?(?P<a>[x*\u2713\u2714]?)\s?\]|\(\s?(?P<b>x|\u2713)?\s?\)"
    r"|(?P<on>[\u2611\u2612\u2713\u2714\u25cf])|(?P<off>[\u2610\u25a1\u25cb])"
)
#: What is itself a choice: a box behind it is its own.
_CHOICE = re.compile(r"\b(?:left|right|bilateral|both|rt|lt|[lr]|yes|no|n|y|none|fluoro\w*|ultrasound|us|ct|landmark)\s*$")
_YES_NO = re.compile(
    r"[^\n\[\]]{0,60}(?:\[\s?(?P<y>x?)\s?\]\s*y(?:es)?\s*\[\s?(?P<n>x?)\s?\]\s*no?\b"
    r"|\by(?:es)?\s*\[\s?(?P<y2>x?)\s?\]\s*no?\s*\[\s?(?P<n2>x?)\s?\])"
)
#: The last column of a row answers for it: "SI joint, intra-articular     N".
_COLUMN = re.compile(r"(?:(?!\s{2})[^\n\[\]|:.;]){0,60}?(?:\s{2,}|\s?\|\s?|\s?\.{2,}\s?)(?P<a>y(?:es)?|no?)[ |]*(?=\n|$)")
#: A side before a box has the box for itself: "saphenous block  L [ ]  R [x]".
_SIDE = re.compile(r"(?<![a-z])(?:left|right|bilateral|both|rt|lt|[lr])\s*$")
_LABEL = re.compile(r"^[^\n\[\](:\u2610\u2611\u2612]{0,60}:\s*$")


def choice_at(lead: str) -> int:
    """Where the choice begins that ends a line's words before its first box; 0 where they are all its own."""
    found = _SIDE.search(lead)
    return found.start() if found else 0


def ticked(text: str, start: int, end: int) -> bool | None:
    """Whether the box that belongs to the word is ticked; None where its line has no box for it.

    A line whose first box follows a label (or nothing), or whose last box has a word behind it, has boxes before
    their words, else after them.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if line_end - line_start > 600 or not any(
        c in text[line_start:line_end] for c in "[(\u2610\u2611\u2612\u25a1\u25cb\u25cf"
    ):
        return None
    boxes = list(_BOX.finditer(text, line_start, line_end))
    if not boxes:
        return None
    if leading(text[line_start : boxes[0].start()], text[boxes[-1].end() : line_end]):
        mine = [b for b in boxes if b.end() <= start]
        return _on(mine[-1]) if mine else None
    mine = [b for b in boxes if b.start() >= end]
    between = text[end : mine[0].start()] if mine else ""
    if not mine or _SIDE.search(between) or len(re.findall(r"[a-z]\w*", between)) > 4:
        return None
    return _on(mine[0])


def leading(lead: str, tail: str) -> bool:
    """Whether boxes stand before their words, from what a line has before its first and behind its last box."""
    if not lead.strip() or _LABEL.match(lead) or lead.rstrip().endswith(":"):
        return True
    return not _CHOICE.search(lead) and re.search(r"[a-z]", tail) is not None  # a word is the last choice


def answered(text: str, end: int) -> bool | None:
    """Whether a row that asks yes or no about the word before `end` is ticked yes; None where it does not ask."""
    match = _YES_NO.match(text, end)
    if match is None:
        column = _COLUMN.match(text, end)
        return None if column is None else column["a"][0] == "y"
    yes = bool(match["y"] or match["y2"])
    return None if yes == bool(match["n"] or match["n2"]) else yes


def _on(box: re.Match[str]) -> bool:
    return bool(box["a"] or box["b"] or box["on"])


def unpicked(text: str, start: int, end: int) -> bool:
    """Whether the word stands in a pick list nobody picked from: `{a / b / c}`, `{LEVELS:20140}`."""
    opened = text.rfind("{", max(0, start - 120), start)
    if opened < 0 or "}" in text[opened:start] or "\n" in text[opened:start]:
        return False
    closed = text.find("}", end, end + 120)
    return closed >= 0 and ("/" in text[opened:closed] or ":" in text[opened:closed] or "|" in text[opened:closed])
