"""How strongly a sentence speaks of one procedure rather than another: its number, names, levels, sides, region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from guardrails.claim import Side
from guardrails.reading import anatomy, sides
from guardrails.reading.anatomy import NERVES, SCALE
from guardrails.reading.document import Document, Sentence
from guardrails.reading.gather import Hits
from guardrails.reading.spine_acts import words_in
from guardrails.reading.spine_units import APART, region_in, treated


class Procedure(Protocol):
    """What a weight asks of a procedure."""

    group: str
    numbers: set[int]

    @property
    def regions(self) -> frozenset[str]: ...
    @property
    def names(self) -> set[str]: ...
    @property
    def said(self) -> set[Side]: ...


P = TypeVar("P", bound=Procedure)

_EPI = {"interlaminar": 1.5, "caudal": 1.5, "transforaminal": 1.5, "epidural": 2.0}
#: (owner, strength) of a hit -> how much it speaks for a procedure of each group.
_SPEAKS: dict[tuple[str, str], dict[str, float]] = {
    ("rf", "name"): {"facet_rf": 3, "si_rf": 3},
    ("rf", "technique"): {"facet_rf": 3, "si_rf": 3},
    ("medial_branch", "name"): {"facet": 3, "facet_rf": 1, "lateral_branch": 0.5, "si_rf": 0.5},
    ("medial_branch", "target"): {"facet": 1.5, "facet_rf": 1.5, "lateral_branch": 0.5, "si_rf": 0.5},
    ("intraarticular", "name"): {"facet": 3},
    ("intraarticular", "technique"): {"facet": 2.5},
    ("intraarticular", "target"): {"facet": 1.5, "facet_rf": 1},
    ("lateral_branch", "name"): {"lateral_branch": 3, "si_rf": 2.5},
    ("si", "name"): {"si": 3, "si_rf": 1.5, "lateral_branch": 1.5},
    ("interlaminar", "name"): {"interlaminar": 3, "epidural": 2},
    ("interlaminar", "technique"): {"interlaminar": 2.5, "epidural": 2},
    ("caudal", "name"): {"caudal": 3, "epidural": 2},
    ("caudal", "technique"): {"caudal": 2.5, "epidural": 2},
    ("transforaminal", "name"): {"transforaminal": 3, "epidural": 2},
    ("transforaminal", "technique"): {"transforaminal": 2, "epidural": 1, "lateral_branch": 1, "si_rf": 1},
    ("epidural", "name"): _EPI,
    ("epidural", "technique"): _EPI,
}
_NUMBERED = 4.0
#: General words by which the place of a procedure goes once it has been named.
_JOINT = re.compile(r"\b(?:the|this|that|right|left) (?:\w+ )?joints?\b|\barthrogra|\bjoint line")
_OWN_WORDS = {
    "si": _JOINT,
    "facet": _JOINT,
    "joint": re.compile(r"\bbursa|\btrochanter|\bthe (?:hip|knee|shoulder)\b"),
    "occipital": re.compile(r"\boccip|\bnuchal|\bmastoid|\binion"),
}


def near(names: Iterable[str]) -> set[str]:
    """Levels with the nerves and processes that are spoken of when they are treated."""
    out: set[str] = set()
    for name in names:
        out.add(name)
        upper, _, lower = name.partition("-")
        out |= {upper, lower} - {""}
        if lower and upper[0] in "TL" and upper in NERVES:
            above = SCALE[max(0, SCALE.index(upper) - 1)]
            out.add(above)
        elif lower == "T1":
            out.add("C8")
    return out


def best(doc: Document, hits: Hits, sentence: Sentence, found: Sequence[P], number: int) -> P | None:
    """The one procedure that a sentence speaks for most, or None."""
    scored = [(_weight(doc, hits, sentence, part, number, found), n) for n, part in enumerate(found)]
    scored.sort(reverse=True)
    if scored[0][0] <= 0 or scored[0][0] == scored[1][0]:
        return None
    return found[scored[0][1]]


def _weight(doc: Document, hits: Hits, sentence: Sentence, part: P, number: int, found: Sequence[P]) -> float:
    total = _NUMBERED if number and number in part.numbers else 0.0
    spoken: dict[tuple[str, str], float] = {}
    for hit in hits.within(sentence.start, sentence.end):
        key = (hit.owner, hit.row.strength)
        worth = _SPEAKS.get(key, {}).get(part.group, 0.0)
        if hit.owner in APART:
            worth = 3.0 if hit.owner == part.group else 0.0
        spoken[key] = max(spoken.get(key, 0.0), worth)
    total += sum(spoken.values())
    own = _OWN_WORDS.get(part.group)
    if own is not None and not spoken and own.search(doc.norm, sentence.start, sentence.end):
        total += 0.75
    levels = treated(doc, sentence.start, sentence.end)
    if levels and part.group not in APART:
        total += _by_levels(levels, part)
    elif not levels:
        total += _by_region(doc, sentence, part, found)
    return total + _by_side(doc, sentence, part)


def _by_levels(levels: Sequence[anatomy.Level], part: Procedure) -> float:
    exact, close = part.names, near(part.names)
    worth = 0.0
    for level in levels:
        names = set(level.pairs or level.points)
        if part.regions and anatomy.region(level.points[0]) not in part.regions:
            worth = min(worth, -2.0)
        elif names & exact:
            worth = max(worth, 1.5)
        elif names & close or (part.group in ("lateral_branch", "si_rf") and names & {"S1", "S2", "S3", "L5"}):
            worth = max(worth, 0.75)
        elif part.regions:
            worth = max(worth, 0.25)
    return worth


def _by_region(doc: Document, sentence: Sentence, part: Procedure, found: Sequence[Procedure]) -> float:
    said = region_in(doc.norm, sentence.start, sentence.end)
    if len(said) != 1 or not part.regions or len({frozenset(p.regions) for p in found}) < 2:
        return 0.0
    return 1.0 if said <= part.regions else -1.5


def _by_side(doc: Document, sentence: Sentence, part: Procedure) -> float:
    said = {w.side for w in words_in(sentence, sides.sides(doc.norm)) if w.side}
    if len(said) != 1 or not part.said:
        return 0.0
    if said == part.said:
        return 1.0
    return 0.5 if Side.BIL in part.said or said == {Side.BIL} else -1.0
