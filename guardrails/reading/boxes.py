"""Tick boxes beside words: whether the box of a word is ticked, empty, or there is none."""

from __future__ import annotations

import re

_BOX = re.compile(
    r"\[\s?(?P<a>[x*\u2713\u2714]?)\s?\]|\(\s?(?P<b>x|\u2713)?\s?\)"
    r"|(?P<on>[\u2611\u2612\u2713\u2714\u25cf])|(?P<off>[\u2610\u25a1\u25cb])"
)
#: What is itself a choice: a box behind it is its own.
_CHOICE = re.compile(r"\b(?:left|right|bilateral|both|rt|lt|[lr]|yes|no|n|y|none|fluoro\w*|ultrasound|us|ct|landmark)\s*$")
_LABEL = re.compile(r"^[^\n\[\](:\u2610\u2611\u2612]{0,60}:\s*$")


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
    lead = text[line_start : boxes[0].start()]
    leading = not lead.strip() or bool(_LABEL.match(lead)) or lead.rstrip().endswith(":")
    if not leading and not _CHOICE.search(lead):
        leading = re.search(r"[a-z]", text[boxes[-1].end() : line_end]) is not None  # a word is the last choice
    if leading:
        mine = [b for b in boxes if b.end() <= start]
        return _on(mine[-1]) if mine else None
    mine = [b for b in boxes if b.start() >= end]
    if not mine or len(re.findall(r"[a-z]\w*", text[end : mine[0].start()])) > 4:
        return None
    return _on(mine[0])


def _on(box: re.Match[str]) -> bool:
    return bool(box["a"] or box["b"] or box["on"])


def unpicked(text: str, start: int, end: int) -> bool:
    """Whether the word stands in a pick list nobody picked from: `{a / b / c}`, `{LEVELS:20140}`."""
    opened = text.rfind("{", max(0, start - 120), start)
    if opened < 0 or "}" in text[opened:start] or "\n" in text[opened:start]:
        return False
    closed = text.find("}", end, end + 120)
    return closed >= 0 and ("/" in text[opened:closed] or ":" in text[opened:closed] or "|" in text[opened:closed])
