"""Spine anatomy in words: levels as they are written, what they are levels of, and what they add up to.

`levels(text)` finds every written level of a normalised note ("l4-5", "l3, l4 and l5", "l3 to s1",
"c7t1", "4-5 and 5-1" beside a level) and says by its neighbours what noun it belongs to: a nerve, a joint,
a root, a bone landmark, a finding, contrast spread ... What a level counts as is the family's decision;
the arithmetic it needs is here: `joints_of_nerves`, `foramen_of_root`, `nerves_of_landmarks`, `region`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

SCALE: tuple[str, ...] = (
    *(f"C{n}" for n in range(1, 8)), *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)), *(f"S{n}" for n in range(1, 6)))
_INDEX = {name: i for i, name in enumerate(SCALE)}
#: Spinal nerves in order: C8 leaves below C7.
NERVES: tuple[str, ...] = (
    *(f"C{n}" for n in range(1, 9)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)))
_NERVE_INDEX = {name: i for i, name in enumerate(NERVES)}
TON = "TON"


@dataclass(frozen=True, slots=True)
class Level:
    """One written level. `pairs` if it names interspaces, `points` if it names single vertebrae or nerves.

    A range or chain carries both readings ("l3-l5": pairs L3-L4, L4-L5; points L3, L4, L5).
    """

    start: int
    end: int
    pairs: tuple[str, ...]
    points: tuple[str, ...]
    form: str  # pair | single | range | chain | slash
    noun: str = ""
    group: int = 0  # levels of one coordinated list share a number


def region(name: str) -> str:
    """The code region of a level or joint: T12-L1 counts with the thoracic spine."""
    return "cervical_thoracic" if name[:1] in "CT" else "lumbar_sacral"


def joints_of_nerves(nerves: Iterable[str]) -> tuple[str, ...]:
    """The joints that a set of medial branches supplies: n adjacent nerves make n-1 joints."""
    have = set(nerves)
    joints = ["C2-C3"] if TON in have or {"C2", "C3"} <= have else []
    order = sorted(_NERVE_INDEX[n] for n in have if n in _NERVE_INDEX)
    for i, j in pairwise(order):
        if j == i + 1 and (joint := _joint(NERVES[i], NERVES[j])) and joint not in joints:
            joints.append(joint)
    return tuple(joints)


def _joint(upper: str, lower: str) -> str | None:
    if lower == "C8":
        return "C7-T1"
    if lower[0] == "C":
        return f"{upper}-{lower}"
    if lower not in _INDEX:
        return None
    i = _INDEX[lower]
    return f"{SCALE[i]}-{SCALE[i + 1]}" if lower[0] in "TL" else None


def foramen_of_root(root: str) -> str:
    """The foramen a root leaves by: L5 -> L5-S1, C6 -> C5-C6, C8 -> C7-T1, S1 is its own."""
    if root[0] == "S" or root == "C1":
        return root
    if root == "C8":
        return "C7-T1"
    i = _INDEX[root]
    return f"{SCALE[i - 1]}-{SCALE[i]}" if root[0] == "C" else f"{SCALE[i]}-{SCALE[i + 1]}"


def foramen_of_pedicle(vertebra: str) -> str:
    """The foramen below a pedicle."""
    if vertebra[0] == "S":
        return vertebra
    i = _INDEX[vertebra]
    return f"{SCALE[i]}-{SCALE[i + 1]}"


def nerve_of_process(vertebra: str) -> str | None:
    """The branch that crosses a transverse process: one number up, save at the cervical pillars."""
    if vertebra[0] == "C":
        return vertebra
    i = _INDEX[vertebra]
    above = SCALE[i - 1]
    return "C8" if above == "C7" else above if above[0] in "CTL" else None


# --- how levels are written ---------------------------------------------------------------------------

_LETTER = r"(?:[clst]|th|d)"
_DASH = r"[-\u2010-\u2015\u2212]"
UNIT = (
        r"\s?(?:-\s?)?(?:mgs?|mcg|ml|mls|cc|ccs|mm|cm|ga|gauge|g|%|percent|secs?|seconds?|mins?|minutes?"
        r"|degrees?|deg|"
        r"\u00b0|hz|hertz|v|volts?|weeks?|wks?|days?|months?|mos?|years?|yrs?|times|x|views?|needles?|units?|"
        r"nerves?|joints?|lesions?|hours?|hrs?|h|tubes?|injections?|shots?|sites?|inch(?:es)?|in|passes|"
        r"out of|psi|ohms?|images?|drops?|/\s?10)\b")
_STOP = r"(?![a-z0-9%#]|\.\d)"
_ATOM = re.compile(
    rf"(?<![a-z0-9'\u2019.])(?P<side>[rlb])?(?P<letter>{_LETTER})(?P<space>\s?)(?P<n>\d{{1,4}})"
    rf"(?P<rest>(?:(?:\s?{_DASH}\s?|\s?[/\\]\s?|(?<=\d)(?=[tsl]\d))(?:{_LETTER}\s?)?(?:\d{{1,2}}|si|sl)"
    rf"(?![0-9%]|\.\d))*){_STOP}")
_REST = re.compile(
        rf"(?P<sep>\s?{_DASH}\s?|\s?[/\\]\s?|)(?P<letter>{_LETTER}(?=\s?\d|[il]\b))?\s?(?P<n>\d{{1,2}}"
        rf"|[il]\b)")
_WORD_REGION = re.compile(
        rf"\b(?P<word>lumbar|lumber|cervical|thoracic)\s(?P<n>[1-9])(?:\s?(?:{_DASH}"
        rf"|/)\s?)(?P<m>\d{{1,2}}){_STOP}")
_ORDINAL = re.compile(r"\bfirst sacral (?=foramen|root|nerve)|\b(?:atlanto-?\s?axial) joints?\b")
_SHORT_PAIR = re.compile(
        rf"(?<![a-z0-9./#$:-])(?P<n>[1-7])(?:{_DASH}|/)(?P<m>[1-7])(?![0-9/%]|\s?{_DASH}\s?\d|\.\d|{UNIT})")
_MORE = re.compile(
    rf"(?P<sep>\s?,\s?(?:and\s|&\s)?|\s(?:and|plus)\s|\s?[&+]\s?|\s|\s?/\s?)(?P<n>[1-8])(?:(?:{_DASH}"
    rf"|/)(?P<m>[1-8]))?"
    rf"(?![0-9/%a-z-]|\.\d|{UNIT})")
_TO = re.compile(rf"^\s?(?:to|thru|through|{_DASH})\s?(?:the\s)?$")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")
_WORD_LETTER = {"lumbar": "L", "lumber": "L", "cervical": "C", "thoracic": "T"}
_TOP = {"C": 8, "T": 12, "L": 6, "S": 5}


def _name(letter: str, number: int) -> str | None:
    letter = {"TH": "T", "D": "T"}.get(letter.upper(), letter.upper())
    if not 1 <= number <= _TOP.get(letter, 0):
        return None
    return f"{letter}{number}"


def _follow(previous: str, number: str, letter: str | None) -> str | None:
    """The point that `number` means after `previous`: l5 then 1 is s1, c7 then 1 is t1."""
    if number in ("i", "l", "51"):
        return "S1" if previous == "L5" else None
    n = int(number)
    if letter:
        return _name(letter, n)
    if n == 1:
        return {"L5": "S1", "C7": "T1", "T12": "L1"}.get(previous)
    return _name(previous[0], n)


def between(first: str, last: str) -> tuple[str, ...]:
    """All points from `first` down to `last`, both included; empty if they do not run downwards."""
    a, b = _INDEX.get(first), _INDEX.get(last)
    return SCALE[a:b + 1] if a is not None and b is not None and a < b else ()


def pairs_of(points: Sequence[str]) -> tuple[str, ...]:
    """The interspaces between points that follow each other."""
    return tuple(f"{a}-{b}" for a, b in pairwise(points)
                 if _INDEX.get(b, -9) == _INDEX.get(a, -1) + 1)


def _compact(letter: str, digits: str) -> list[str] | None:
    """`l45` -> L4, L5; `l51` -> L5, S1; `l345` -> L3, L4, L5; `l12` stays unread (L1-2 or T12)."""
    if digits in ("12",) and letter.upper() == "L":
        return None
    points: list[str] = []
    for digit in digits:
        point = _follow(points[-1], digit, None) if points else _name(letter, int(digit))
        if point is None:
            return None
        points.append(point)
    return points if len(pairs_of(points)) == len(points) - 1 else None


def _build(points: Sequence[str], seps: Sequence[str], start: int, end: int) -> Level | None:
    """A level from its points and the separators between them."""
    points = tuple(points)
    if len(points) == 1:
        return Level(start, end, (), points, "single")
    if len(points) == 2:
        if pairs := pairs_of(points):
            return Level(start, end, pairs, points, "pair")
        run = between(*points)
        return Level(start, end, pairs_of(run), run, "range") if run else None
    pairs = pairs_of(points)
    if len(pairs) == len(points) - 1:
        form = "slash" if all("/" in s for s in seps) else "chain"
        return Level(start, end, pairs, points, form)
    return None


def _atoms(match: re.Match[str]) -> Iterable[Level]:
    """The levels one written run names: usually one, several for `l4-5/5-1`."""
    letter, digits = match["letter"], match["n"]
    start, end = match.start("letter"), match.end()
    if letter in ("d", "th") and not match["rest"] and letter == "d":
        return
    first = _name(letter, int(digits)) if len(digits) <= 2 else None
    if first is None:
        points = _compact(letter, digits) if not match["rest"] and not match["space"] else None
        if points and (level := _build(points, ["/"] * (len(points) - 1), start, end)):
            yield replace(level, form="pair" if len(points) == 2 else "slash")
        return
    points, seps, at = [first], [], [match.end("n")]
    for part in _REST.finditer(match["rest"]):
        point = _follow(points[-1], part["n"], part["letter"])
        if point is None and points:
            point = _name(part["letter"] or points[-1][0], int(part["n"])) if part["n"].isdigit() else None
        if point is None:
            return
        points.append(point)
        seps.append(part["sep"].strip() or "-")
        at.append(match.start("rest") + part.end())
    if seps == ["-", "/"] and len(pairs_of(points)) == 2:
        seps = ["/", "/"]  # "l3-4/5": three points either way
    if "/" in seps and any(s != "/" for s in seps):
        yield from _split_slashes(points, seps, start, at)
        return
    if level := _build(points, seps, start, end):
        yield level


def _split_slashes(
    points: Sequence[str], seps: Sequence[str], start: int, at: Sequence[int]
) -> Iterable[Level]:
    """`l4-5/5-1` and `l3-4/l4-5`: pairs held apart by slashes."""
    begin, first = start, 0
    for i, sep in enumerate((*seps, "/")):
        if sep == "/":
            level = _build(points[first:i + 1], seps[first:i], begin, at[i])
            if level:
                yield level
            begin, first = at[i] + 1, i + 1


def _continued(text: str, level: Level) -> Iterable[Level]:
    """Bare numbers that go on a list: `l2,3,4,5`, `l4-5, 5-1`."""
    previous, position = level, level.end
    while (match := _MORE.match(text, position)) and previous.form in ("pair", "single"):
        last = previous.points[-1]
        point = _follow(last if match["m"] is None else f"{last[0]}{match['n']}",
                        match["m"] or match["n"], None)
        if point is None:
            return
        if match["m"] is None:
            if previous.form != "single" or _INDEX.get(point, -9) != _INDEX.get(last, -1) + 1:
                return
            found = Level(match.start("n"), match.end(), (), (point,), "single")
        else:
            head = _name(last[0] if last[0] != "S" else "L", int(match["n"]))
            pairs = pairs_of((head, point)) if head else ()
            if previous.form != "pair" or not pairs:
                return
            found = Level(match.start("n"), match.end(), pairs, (head or "", point), "pair")
        yield found
        previous, position = found, found.end


_SHORT_NOUN = re.compile(
        r"\s?(?:facets?|discs?|disks?|interspace|joints?|levels?|foram\w+|interlaminar|medial)\b")
_SHORT_LEAD = re.compile(r"\b(?:facets?|levels?|discs?|at|left|right|and|,)\s(?:the\s)?$")


def _short_pairs(text: str, taken: Sequence[Level]) -> Iterable[Level]:
    """`at 4-5 and 5-1`, `the 3-4 disc`: pairs without a letter, only beside a spine noun."""
    found = []
    for m in _SHORT_PAIR.finditer(text):
        n, k = int(m["n"]), int(m["m"])
        if not (k == n + 1 or (n, k) == (5, 1)) or any(t.start <= m.start() < t.end for t in taken):
            continue
        found.append((m, n, k))
    for m, n, k in found:
        near = text[max(0, m.start() - 60):m.end() + 40]
        noun = _SHORT_NOUN.match(text, m.end())
        sibling = any(o is not m and abs(o.start() - m.start()) < 30 and "5-1" in (o.group(), m.group())
                      for o, _, _ in found)
        if not noun and not (sibling and _SHORT_LEAD.search(text, max(0, m.start() - 12), m.start())):
            continue
        letter = "C" if ("cerv" in near or "neck" in near) and n <= 7 and (n, k) != (5, 1) else "L"
        head, tail = f"{letter}{n}", "S1" if (n, k) == (5, 1) else f"{letter}{k}"
        if pairs := pairs_of((head, tail)):
            yield Level(m.start(), m.end(), pairs, (head, tail), "pair")


def _written(text: str) -> list[Level]:
    found: list[Level] = []
    end = -1
    for match in _ATOM.finditer(text):
        if match.start() < end:
            continue
        atoms = list(_atoms(match))
        if atoms:
            found.extend(atoms)
            found.extend(_continued(text, atoms[-1]))
            end = max(end, found[-1].end)
    for match in _WORD_REGION.finditer(text):
        head = f"{_WORD_LETTER[match['word']]}{match['n']}"
        tail = _follow(head, match["m"], None)
        if tail and (level := _build((head, tail), ["-"], match.start("n"), match.end())):
            found.append(level)
    for match in _ORDINAL.finditer(text):
        named = match.group().startswith("first")
        found.append(Level(match.start(), match.end(), () if named else ("C1-C2",),
                           ("S1",) if named else ("C1", "C2"), "single" if named else "pair"))
    found.extend(_short_pairs(text, found))
    return _joined(text, sorted(found, key=lambda level: (level.start, level.end)))


def _joined(text: str, found: Sequence[Level]) -> list[Level]:
    """`l3 to s1`, `l3-4 through l5-s1`, `between l4 and l5`, `c7 t1`: two written levels that are one."""
    out: list[Level] = []
    skip = False
    for i, level in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        merged = _merge(text, level, after, found[i + 2] if i + 2 < len(found) else None) if after else None
        skip = merged is not None
        out.append(merged or level)
    return out


def _merge(text: str, a: Level, b: Level, beyond: Level | None) -> Level | None:
    gap = text[a.end:b.start]
    if len(gap) > 12:
        return None
    if _TO.match(gap) and a.form == b.form and a.form in ("single", "pair"):
        run = between(a.points[0], b.points[-1])
        if a.form == "single" and pairs_of(run) and len(run) == 2:
            return Level(a.start, b.end, pairs_of(run), run, "pair")
        return Level(a.start, b.end, pairs_of(run), run, "range") if run else None
    if a.form == b.form == "single" and (pair := pairs_of((a.points[0], b.points[0]))):
        if gap.strip() in ("and", "&") and _BETWEEN.search(text, max(0, a.start - 14), a.start):
            return Level(a.start, b.end, pair, (a.points[0], b.points[0]), "pair")
        alone = beyond is None or beyond.form != "single" or len(text[b.end:beyond.start].strip(" ,&")) > 3
        if gap == " " and a.points[0][0] != b.points[0][0] and alone:
            return Level(a.start, b.end, pair, (a.points[0], b.points[0]), "pair")
    return None


def levels_in(text: str, start: int, end: int) -> tuple[Level, ...]:
    """The levels that begin in a stretch of `text`."""
    found = levels(text)
    return found[bisect_left(found, start, key=_start):bisect_left(found, end, key=_start)]


def _start(level: Level) -> int:
    return level.start


@lru_cache(maxsize=32)
def levels(text: str) -> tuple[Level, ...]:
    """Every level written in `text` (normalised, lower case), each with its noun and its list."""
    from guardrails.reading.nouns import bound  # words are data; kept apart from the arithmetic

    return tuple(bound(text, _written(text)))
