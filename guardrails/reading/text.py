"""The normalised text of a note, with the offset into the note of every character.

Lower case, plain dashes and quotes, wrapped lines joined, spoken numbers and levels as digits
("L four five" reads `l4-5`), common slips put right. One pass for each kind of change, every pass linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from guardrails.reading import layout
from guardrails.reading.spoken import PASSES

_ONE_FOR_ONE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys(
        "\t\x00\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
        "\u200b\u200c\u200d\ufeff",
        " ",
    ),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    **dict.fromkeys("\u2023\u25aa\u00b7\u2027\u25e6\u2043\uf0b7", "\u2022"),
    **dict.fromkeys("\u2611\u25a0\U0001f5f9", "\u2612"),
    "\u2714": "\u2713",
    "\u25a1": "\u2610",
    "\u2751": "\u2610",
    "\u0130": "i",
    "\u00d7": "x",
    "\u2044": "/",
    "\u2215": "/",
    "\u00ba": "\u00b0",
    "\u02da": "\u00b0",
    "\u2265": ">",
    "\u2264": "<",
    "\u03bc": "\u00b5",
    "\u03a3": "\u03c3",
}
_TABLE = {ord(k): v for k, v in _ONE_FOR_ONE.items()}
_WIDER = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\u00bd": "0.5",
    "\u00bc": "0.25",
    "\u2026": "...",
    **dict.fromkeys("\u2192\u21d2\u279c\u2794\u27a1", "->"),
}
_WIDE = re.compile("[" + "".join(_WIDER) + "]")
_RETURN = re.compile(r"\r\n?")
#: Dots that lead from a form's label to its value: "+ side(s) ........ both".
_LEADER = re.compile(
    r"(?m)^(?P<label>[ +*>\u2022-]{0,6}(?:(?:nerve )?blocks?|procedures?|nerves?|targets?|sides?|laterality|levels?|guidance|imaging"
    r"|technique|approach|position|catheter|injectate|drugs?|injection|needle|images?|dx|diagnos[ei]s|indication|plan|complications?"
    r"|provider|operator|muscles?|sites?|trigger points?|solution|agent|toxin)(?: (?:performed|done|used|type|name|injected|treated|needled))?(?:\(s\)|/\w+)?) ?\.{3,} ?(?=[^\s.])"
)

#: Any label with dots to words; to a number, or to what was left out, it is a row of a table.
_LEADER_TO_WORDS = re.compile(
    r"(?m)^(?P<label>[ *+\u2022-]*[a-z][a-z ()/#-]{1,34}?) ?\.{3,} ?(?=[a-z])(?!(?:not|held|none|omitted|skipped|left|right)\b)"
)

Offsets = Sequence[int]


def normalise(raw: str) -> tuple[str, Offsets]:
    """The reader's text of `raw`, and for each of its characters the offset in `raw` it comes from."""
    text = _RETURN.sub(lambda m: " \n" if len(m[0]) == 2 else "\n", raw).translate(_TABLE)
    text, offsets = rewrite(text, range(len(text)), _WIDE, lambda m: _WIDER[m[0]])
    text, offsets = _unwrap(text, offsets)
    text = text.lower()
    text, offsets = rewrite(text, offsets, _LEADER, lambda m: m["label"] + ": ")
    text, offsets = rewrite(text, offsets, _LEADER_TO_WORDS, lambda m: m["label"] + ": ")
    for pattern, words, letters in PASSES:
        if any(part in text for part in letters):
            text, offsets = rewrite(text, offsets, pattern, words)
    return text, offsets


def rewrite(
    text: str, offsets: Offsets, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str | None]
) -> tuple[str, Offsets]:
    """`text` with what `words` gives for each match, offsets kept in step."""
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        new = words(match)
        if new is None or new == match[0] or not match[0]:
            continue
        start, end = match.span()
        pieces += (text[done:start], new)
        kept += offsets[done:start]
        kept += _spread(offsets, start, end, len(new))
        done = end
    if not pieces:
        return text, offsets
    pieces.append(text[done:])
    kept += offsets[done:]
    return "".join(pieces), kept


def _spread(offsets: Offsets, start: int, end: int, length: int) -> list[int]:
    """Offsets for `length` new characters that stand for `start:end`: first to first, last to last."""
    if not length:
        return []
    spread = [offsets[start + min(i, end - start - 1)] for i in range(length)]
    if length > 1:
        spread[-1] = offsets[end - 1]
    return spread


def _unwrap(text: str, offsets: Offsets) -> tuple[str, Offsets]:
    """Wrapped lines joined: the newline becomes a space, or goes with the hyphen that broke a word."""
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for start, end, glue in layout.joints(text):
        pieces += (text[done:start], glue)
        kept += offsets[done:start]
        kept += offsets[start : start + len(glue)]
        done = end
    if not pieces:
        return text, offsets
    pieces.append(text[done:])
    kept += offsets[done:]
    return "".join(pieces), kept
