"""Muscles in a table or under a heading: which row was done, on which side, with how many sites.

| Muscle          | Side | Units | Sites |        LEFT UPPER LIMB
| Biceps brachii  | R    | 75    | 3     |        Biceps brachii   75
| FDP             | R    | 0     | held  |        FDP              0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from guardrails.claim import Side
from guardrails.reading.document import Document
from guardrails.reading.nerve_mentions import rx

_SIDE = {
    **dict.fromkeys(("r", "rt", "right"), Side.RT),
    **dict.fromkeys(("l", "lt", "left"), Side.LT),
    **dict.fromkeys(("b", "bl", "b/l", "bil", "bilat", "bilateral", "both", "r/l", "l/r", "r+l", "r&l"), Side.BIL),
}
#: What a column holds, by its heading.
_COLUMNS = (
    ("side", r"^(?:side|laterality|lat|r/l|l/r)\b"),
    ("right", r"^(?:right|rt|r)\b(?!/)"),
    ("left", r"^(?:left|lt|l)\b(?!/)"),
    (
        "sites",
        r"\bsites?\b(?!\sname)|(?:#|\bno\.?|\bnumber)\s?(?:of\s)?(?:inj\w*|points|sticks|passes)|^(?:#|injections"
        r"|points|passes)$",
    ),
    ("units", r"\bunits?\b|^u$|\btoxin\b"),
    ("amount", r"\b(?:dose|ml|mls|cc|vol\w*|amount|mg|injectate)\b"),
    ("done", r"\binj(?:ected)?\b|\b(?:done|treated|performed|given|y/n|yes/no|tx)\b"),
    ("muscle", r"\bmuscles?\b|\bnerves?\b|\bbranch(?:es)?\b|^blocks?$|\btargets?\b|\blocation\b|\bsite\sname\b"),
)
_STRONG = re.compile(r"\s*\|\s*|\s?\.{3,}\s*|\s\.\.\s|\s{2,}")
_HEADS = re.compile(rf"{_STRONG.pattern}|:\s+")
#: A label with its answer: "R glut med: y", "lats: not tender".
_ANSWER = re.compile(
    r"\s?:\s+(?=(?:y|n|yes|no|none|done|given|inj(?:ected)?|treated|(?:pt\s)?(?:declined|deferred|refused)|skip\w*|held|omit\w*|not\s\w+)"
    r"\b(?:\s{2,}|\s*$|\s?[,;(]|\s\w+\s*$))"
)
#: What a bracket in the row says of another part of the muscle: "75 (lat: not injected)".
_OTHER_PART = re.compile(
    r"\((?:the\s)?(?:lat\w*|med\w*|deep|superf\w*|other|long|short|upper|lower|ant\w*|post\w*)(?:\shead)?\s?:?\s[^)]*\)"
)
_TOKEN = re.compile(
    r"\d+(?:\.\d+)?\s?(?:u|units?|ml|cc|sites?|pts?)?|y|n|yes|no|r|l|b|rt|lt|bl|b/l|right|left|bilateral|-+|x\s?\d+"
)
_NONE = re.compile(r"(?:0+(?:\.0+)?\s?(?:u|units?|ml|cc)?|-+|none|n/?a|n|no|nil|not\s\w+|held\b.*|\[\s?\]|\(\s?\)|)")
_NOT_DONE = re.compile(
    r"\b(?:held|hold|deferred|skip\w*|omit\w*|spared|planned|next|declined|not|avoid\w*|cancel\w*)\b"
)
_SOME = re.compile(r"(?:[1-9]|0?\.\d*[1-9])")
_YES = re.compile(r"(?:y|yes|blocked|lesioned|frozen|ablated|x|\u2713|\u2612|\[\s?x\s?\]|\(\s?x\s?\)|done|inj\w*|given|treated)")
#: A table of findings: tone, strength, range.
_FINDINGS = re.compile(
    r"\b(?:mas|ashworth|strength|mmt|tone|rom|scores?|grade|power|reflex\w*|tardieu|exam\w*|prior|previous|last"
    r"|planned|plan"
    r"|next)\b"
)
_LIMB_SIDE = re.compile(
    r"\b(?P<s>right|left|rt|lt|bilateral|both|bilat)\b|\b(?P<t>[rlb])(?:ue|le)s?\b"
    r"|(?<![\w/'])(?P<u>[rl])\s(?=(?:ue|le|arm|leg|upper|lower|hand|calf|thigh|forearm|neck|side)\b)"
)
_OWN_SIDE = re.compile(r"(?:[-*\u2022]\s?)?(?P<s>right|left|rt|lt|bilateral|bilat|both|b/l|r|l)\b\.?\s")
#: Columns that tell whether and how much was given.
_COUNTED = frozenset({"sites", "units", "amount", "done"})
_HEADING = 60
_LINES = 40


@dataclass(frozen=True, slots=True)
class Row:
    """What the row of a muscle says. `units`: its table counts units of toxin."""

    done: bool
    side: Side | None = None
    sites: int = 0
    units: bool = False


def row(doc: Document, start: int, end: int) -> Row | None:
    """The row of a table of injected muscles in which the name stands; None where it stands in no such table."""
    low, words = _line(doc.norm, start)
    cells = _cells(words, start - low, end - low)
    if cells is None:
        return None
    mine = next((i for i, (a, b, _) in enumerate(cells) if a <= start - low < max(b, a + 1)), None)
    if mine is None:
        return None
    heads, above = _header(doc.norm, low, len(cells))
    if any(_FINDINGS.search(line) for line in above):
        return None
    kinds = heads or [_kind(text) for _, _, text in cells]
    values = [(kinds[i] if i < len(kinds) else "note", text) for i, (_, _, text) in enumerate(cells) if i != mine]
    if not any(kind in _COUNTED or kind in ("right", "left") for kind, _ in values):
        return None
    return _read(values, cells[mine][2])


#: A row of a table whose columns are muscles: a side, or the word for what was given, and amounts.
_SIDE_ROW = re.compile(
    r"\s*\|?\s*(?P<s>r|l|rt|lt|right|left|bilat\w*|both|b|units?|dose|ml|cc|sites?)\b\s*[:|]?\s*"
    r"(?P<n>(?:(?:\d+(?:\.\d+)?|-+|x)(?:\s?(?:u|units?|ml|cc))?(?:\s*\|\s*|\s+|$))+)\|?\s*$"
)


def column(doc: Document, start: int, end: int) -> Row | None:
    """The column of a muscle, where muscles stand over columns of amounts and the lines below are sides."""
    low, words = _line(doc.norm, start)
    heads = list(re.finditer(r"[^\s|]+(?:\s[^\s|]+)*", words.replace("\t", "  ")))
    if len(heads) < 2 or not re.search(r"\S(?:\s{2,}|\s*\|\s*)\S", words):
        return None
    side, some, seen = None, False, False
    for line in doc.norm[low + len(words) + 1 :].split("\n")[:3]:
        found = _SIDE_ROW.match(line)
        if found is None:
            break
        amounts = re.findall(r"\d+(?:\.\d+)?|-+|x", found["n"])
        names = heads[-len(amounts) :]
        mine = next((i for i, h in enumerate(names) if h.start() <= start - low < h.end()), None)
        if mine is None or len(amounts) < len(heads) - 1:
            return None
        seen = True
        if _SOME.search(amounts[mine]) or amounts[mine] == "x":
            some, here = True, _SIDE.get(found["s"], Side.BIL if found["s"].startswith("bilat") else None)
            side = here if side is None or here is None else side.merged(here)
    return Row(some, side, units=True) if seen else None


def _line(text: str, at: int) -> tuple[int, str]:
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at)
    return low, text[low : high if high >= 0 else len(text)]


def _cells(words: str, start: int, end: int) -> list[tuple[int, int, str]] | None:
    """The cells of a line; a name followed by nothing but amounts, sides and marks is a row too."""
    if len(words) >= 200 and len(words[:start].split(None, 3)) > 3:
        return None
    edges = [(m.start(), m.end()) for m in _STRONG.finditer(words) if m.end() > 0]
    told = _ANSWER.match(words, end)
    if told:
        edges = sorted([*edges, told.span()])
    if told or words.count("|") >= 2 or any(words[a:b].strip(" ") == "" or ".." in words[a:b] for a, b in edges):
        found, at = [], 0
        for a, b in [*edges, (len(words), len(words))]:
            found.append((at, a, words[at:a].strip()))
            at = b
        if words.lstrip().startswith("|") or not found[0][2]:
            found = found[1:]
        if words.rstrip().endswith("|"):
            found = found[:-1]
        return found if len(found) > 1 and len(words) < 200 else None
    rest = list(re.finditer(r"\S+(?:\s(?=(?:u|units?|ml|cc|sites?)\b)\S+)?", words[end:]))
    if not rest or len(words[:start].split()) > 3 or not all(_TOKEN.fullmatch(m[0].strip(",:")) for m in rest):
        return None
    return [
        (0, end, words[:end].strip(" -*\u2022")),
        *((end + m.start(), end + m.end(), m[0].strip(",:")) for m in rest),
    ]


def _header(text: str, low: int, width: int) -> tuple[list[str], list[str]]:
    """(what each column holds, the two lines over the table) for the table around a line."""
    above: list[str] = []
    for line in islice(_upwards(text, low), _LINES):
        line = line[max(0, line.find("|")) :]
        cells = [c.strip() for c in _HEADS.split(line.strip().strip("|").strip())]
        if len(cells) < 2:
            cells = line.split()
        kinds = [_column(c) for c in cells]
        named = sum(k != "note" for k in kinds)
        if not re.search(r"(?<!#\s)\b\d", line) and 2 <= len(cells) <= 8 and named >= 2:
            before = list(islice(_upwards(text, text.rfind(line, 0, low)), 1))
            return ["muscle", *kinds] if len(kinds) == width - 1 and kinds[0] in ("right", "left") else kinds, [line, *before]
        if len(above) < 2 and not re.search(r"\d", line):
            above.append(line if len(line) < _HEADING else "")
        if len(line) > 120:
            break
    return [], above[:1]


def _upwards(text: str, low: int) -> Iterator[str]:
    """The lines over a position, the nearest first, up to an empty one."""
    while low > 0:
        start = text.rfind("\n", 0, low - 1) + 1
        line = text[start : low - 1]
        if not line.strip():
            return
        yield line
        low = start


def _column(cell: str) -> str:
    return next((kind for kind, pattern in _COLUMNS if rx(pattern).search(cell)), "note")


def _kind(cell: str) -> str:
    """What a cell holds where the table has no heading."""
    if cell in _SIDE:
        return "side"
    if re.fullmatch(rf"y|n|yes|no|x|\u2713|\[\s?x?\s?\]|done|given|injected|treated|(?:pt\s)?{_NOT_DONE.pattern}.*", cell):
        return "done"
    if re.fullmatch(r"\d+(?:\.\d+)?\s?(?:u|units?)", cell):
        return "units"
    return "amount" if re.fullmatch(r"\d+(?:\.\d+)?\s?(?:ml|cc)?|-+", cell) else "note"


def _read(values: list[tuple[str, str]], own: str) -> Row:
    side, sites = None, 0
    said: list[tuple[str, bool]] = []
    for kind, text in values:
        if kind == "side":
            side = _SIDE.get(text.strip("() "))
        elif kind in _SIDE:
            if some := _some(kind, text):
                side = _SIDE[kind] if side is None else side.merged(_SIDE[kind])
            said.append(("side", bool(some)))
        elif kind in _COUNTED and (some := _some(kind, text)) is not None:
            said.append((kind, some))
            if kind == "sites" and (number := re.match(r"\d+", text)):
                sites = int(number[0])
    first = _OWN_SIDE.match(own)
    if side is None and first:
        side = _SIDE[first["s"]]
    told = [text for kind, text in values if side is None or kind not in ("right", "left")]  # "3 mL | held": one side was done
    held = _NOT_DONE.search(_OTHER_PART.sub("", " ".join(told)))
    zero = any(not some for kind, some in said if kind in ("sites", "units", "done"))
    return Row(
        any(some for _, some in said) and not zero and held is None,
        side,
        sites,
        any(kind == "units" for kind, _ in values),
    )


def _some(kind: str, text: str) -> bool | None:
    if kind == "done":
        return bool(_YES.match(text)) and not _NONE.fullmatch(text)
    if _NONE.fullmatch(text):
        return False
    if kind in ("right", "left") and re.match(r"(?:blocked|lesioned|frozen|ablated|done|treated)\b", text):
        return True
    return bool(_SOME.search(text)) or None


def heading_side(doc: Document, at: int) -> Side | None:
    """The side that the heading over a list or table of muscles states: "LEFT UPPER LIMB", "Limb: left arm"."""
    low, _ = _line(doc.norm, at)
    for line in islice(_upwards(doc.norm, low), _LINES):
        if len(line) > _HEADING:
            return None
        said = {_SIDE[(m["s"] or m["t"] or m["u"])] for m in _LIMB_SIDE.finditer(line)}
        if re.search(r"\d\s?(?:u|units?|ml|cc)?\b(?!\.)", line) or line.lstrip().startswith(
            ("|", "-", "*", "\u2022", "[")
        ):
            continue  # another row
        if len(said) == 1:
            return said.pop()
        if said:
            return None
    return None
