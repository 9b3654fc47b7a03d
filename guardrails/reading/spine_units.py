"""The procedures that a note names, one unit each time one is named, with the levels, sides and number it has there.

"Left L4-5 RFA and right L3-4 facet injection" is two units. A unit's `group` is the kind of procedure; two units
of one group and region speak of the same procedure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from guardrails.claim import Side
from guardrails.reading import anatomy, sides
from guardrails.reading.anatomy import SCALE, Level
from guardrails.reading.document import Document, Region
from guardrails.reading.gather import NOT_DONE, Hit, Hits
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_acts import words_in

EPIDURALS = frozenset({"interlaminar", "caudal", "transforaminal", "epidural"})
SPINAL = EPIDURALS | {"facet", "facet_rf", "si", "si_rf", "lateral_branch"}
#: Families whose procedures stand beside a spinal one and share none of its words.
APART = frozenset(
    {"trigger_point", "occipital", "genicular", "sympathetic", "joint", "peripheral_block", "fascial_block"}
    | {"chemodenervation", "prp", "carpal_tunnel", "dry_needling"}
)
GROUP = {"medial_branch": "facet", "intraarticular": "facet", "rf": "facet_rf"}
_ACTION = re.compile(
    r"inj|block|ablat|rf[an]?\b|rfl|neurotom|rhizo|denerv|lesion|esi|epidural|mbb|fji|fjb|sij[bi]|nrb|snr|lbb|caudal"
    r"|interlam|transf|\bil\b|aspirat|botox|prp|tpi|needl"
)
_ACTION_NEXT = re.compile(r"\s(?:(?!and\b|with\b)[\w-]+\s){0,4}?(?:inj\w*|blocks?|blocked|rfa?|ablation|neurotomy)\b")
_CUT = re.compile(
    r"\s?(?:,|;|\+|&|/(?!\d)|\.\s|\n|\bas well as\b|\btogether with\b|\bfollowed by\b|\band then\b|\bthen\b"
    r"|\balong with\b"
    r"|\band\b|\bplus\b|\bwith\b|\bw/|\bperiod\b|\(?\b\d[.)]\s|\(\d\)|#\s?\d[.):]?|\bnumber\s\d)\s?"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4, "i": 1}
_ORDINALS |= {"ii": 2, "iii": 3, "iv": 4, "a": 1, "b": 2, "c": 3, "d": 4}
_NUMBER = re.compile(
    r"[\s*>-]*(?:(?:procedures?|technique|injection|part|site|no\.?|number)\s?#?\s?(?P<a>\d|one|two|three|four|i{1,3}|[a-d])\b"
    r"|#\s?(?P<b>\d)|\(?(?P<c>\d)[.):](?!\d)|\(?(?P<d>[a-d])[.)]\s"
    r"|(?:the\s)?(?P<e>first|second|third|fourth)\s(?:procedure|injection|block|technique)\b)"
)
_FAR = 3  # levels of two regions this close are one run across the thoracolumbar or cervicothoracic edge


@dataclass(slots=True)
class Unit:
    """One naming of one procedure; `start` to `end` are the words that are its own."""

    start: int
    end: int
    group: str
    levels: tuple[Level, ...] = ()
    sides: tuple[sides.SideWord, ...] = ()
    regions: frozenset[str] = frozenset()
    number: int = 0
    hits: list[Hit] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {n for level in self.levels for n in (level.pairs or level.points)}

    @property
    def said(self) -> set[Side]:
        return {w.side for w in self.sides if w.side}


def group_of(hits: Iterable[Hit]) -> str:
    """The kind of procedure that names standing together speak of."""
    owners = {h.owner for h in hits}
    if "rf" in owners:
        apart = owners & APART
        return next(iter(apart)) if apart else "si_rf" if owners & {"si", "lateral_branch"} else "facet_rf"
    for owner in ("lateral_branch", "transforaminal", "caudal", "interlaminar"):
        if owner in owners:
            return owner
    owner = min(owners)
    return GROUP.get(owner, owner)


def number_at(doc: Document, position: int) -> int:
    """The number of the list item, row or labelled section that begins there; 0 where it has none."""
    match = _NUMBER.match(doc.norm, position)
    if not match or not match.lastgroup:
        return 0
    word = match[match.lastgroup]
    return int(word) if word.isdigit() else _ORDINALS.get(word, 0)


_NUMBER_BEFORE = re.compile(r"(?:[#(]\s?|\bnumber\s|(?<![\w.-]))(\d)[.):]{0,2}\s{0,3}$")


def number_before(doc: Document, position: int) -> int:
    """The number that stands just before a place inside a line: "#2 right ...", "(2) right ..."."""
    match = _NUMBER_BEFORE.search(doc.norm, max(0, position - 9), position)
    return int(match[1]) if match else 0


def treated(doc: Document, start: int, end: int) -> list[Level]:
    """The levels of a stretch that may be treated ones."""
    return [lv for lv in anatomy.levels_in(doc.norm, start, end) if lv.noun not in NOT_TREATED]


def units(doc: Document, region: Region, seeds: Sequence[Hit]) -> list[Unit]:
    """The units of one sentence, from the names in it."""
    if not seeds:
        return []
    levels = treated(doc, region.start, region.end)
    spots = sides.sides(doc.norm)
    words = [w for w in words_in(region, spots) if w.side]
    tokens = sorted([lv.start for lv in levels] + [w.start for w in words])
    clusters: list[tuple[int, list[Hit]]] = [(region.start, [seeds[0]])]
    postfix = not tokens or tokens[0] >= seeds[0].start
    for hit in seeds[1:]:
        last = clusters[-1][1][-1]
        cut = _cut(doc, last, hit, tokens, postfix, region.end)
        if cut is None:
            if hit.row.strength == "name" or group_of([hit]) == group_of(clusters[-1][1]):
                clusters[-1][1].append(hit)
        else:
            clusters.append((cut, [hit]))
    edges = [at for at, _ in clusters[1:]] + [region.end]
    made = [_unit(doc, at, end, hits, levels, words) for (at, hits), end in zip(clusters, edges, strict=True)]
    for unit, (at, _) in zip(made, clusters, strict=True):
        unit.number = number_before(doc, at) or number_before(doc, unit.start) or number_before(doc, unit.hits[0].start)
    return [part for unit in _rejoined(doc, made) for part in _by_region(unit)]


def _cut(doc: Document, last: Hit, hit: Hit, tokens: Sequence[int], postfix: bool, stop: int) -> int | None:
    """Where the unit of `hit` begins, if it is not the procedure that `last` names."""
    text = doc.norm
    if hit.start < last.end or not acting(text, last) or not acting(text, hit):
        return None
    cuts = [m.end() for m in _CUT.finditer(text, last.end, hit.start)]
    if not cuts:
        return None
    cut = cuts[-1] if postfix else cuts[0]
    own = _any(tokens, cut, hit.end) or (postfix and _any(tokens, hit.end, stop))
    return cut if own or hit.owner in APART or last.owner in APART else None


def _any(tokens: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(tokens, start) < bisect_left(tokens, end)


def acting(text: str, hit: Hit) -> bool:
    """Whether a name says that something is done, and not only where."""
    shown = hit.row.strength == "technique" or _ACTION.search(text, hit.start, hit.end)
    return bool(shown or _ACTION_NEXT.match(text, hit.end, hit.end + 50))


def _unit(
    doc: Document, start: int, end: int, hits: list[Hit], levels: Sequence[Level], words: Sequence[sides.SideWord]
) -> Unit:
    mine = tuple(levels[bisect_left(levels, start, key=_begin) : bisect_left(levels, end, key=_begin)])
    said = tuple(words[bisect_left(words, start, key=_begin) : bisect_left(words, end, key=_begin)])
    spots = [(h.start, h.end) for h in hits] + [(lv.start, lv.end) for lv in mine] + [(w.start, w.end) for w in said]
    first, last = min(s for s, _ in spots), max(e for _, e in spots)
    regions = frozenset(anatomy.region(p) for lv in mine for p in lv.points) or _region_said(doc, first, last)
    return Unit(first, last, group_of(hits), mine, said, regions, hits=hits)


def _begin(thing: Level | sides.SideWord) -> int:
    return thing.start


_REGION = (
    ("cervical_thoracic", re.compile(r"\b(?:cervical|thoracic|neck|cesi|ctfesi|cmbb|tmbb|crfa)\b")),
    (
        "lumbar_sacral",
        re.compile(r"\b(?:lumbar|lumbo-?sacral|lesi|ltfesi|lmbb|lrfa|caudal|sacral|sacro\w+|si|sij\w*)\b"),
    ),
)


def _region_said(doc: Document, start: int, end: int) -> frozenset[str]:
    return region_in(doc.norm, start, end)


def region_in(text: str, start: int, end: int) -> frozenset[str]:
    """The regions that words (not levels) of a stretch name."""
    return frozenset(name for name, pattern in _REGION if pattern.search(text, start, end))


def _rejoined(doc: Document, found: list[Unit]) -> list[Unit]:
    """Units side by side that are one procedure: the same group and region, or the L5 ramus with sacral branches."""
    out: list[Unit] = []
    for unit in found:
        before = out[-1] if out else None
        if before is not None and (same(before, unit) or sacral_set(doc, before, unit)):
            group = before.group if before.group in ("si_rf", "lateral_branch") else unit.group
            out[-1] = Unit(
                before.start, unit.end, group, before.levels + unit.levels, before.sides + unit.sides,
                before.regions | unit.regions, before.number, before.hits + unit.hits,
            )
        else:
            out.append(unit)
    return out


def same(a: Unit, b: Unit) -> bool:
    """Whether two units name one procedure: group and region agree, as far as they are said."""
    alike = a.group == b.group or ("epidural" in (a.group, b.group) and {a.group, b.group} <= EPIDURALS)
    return alike and (not a.regions or not b.regions or bool(a.regions & b.regions))


_RAMUS = re.compile(r"ram(?:us|i)\b|\bdrs?\b")


def sacral_set(doc: Document, a: Unit, b: Unit) -> bool:
    """The dorsal ramus of L5 (and the branch of L4) beside the sacral lateral branches is part of their set."""
    first, second = (a, b) if a.group in ("facet", "facet_rf") else (b, a)
    if first.group not in ("facet", "facet_rf") or second.group not in ("lateral_branch", "si_rf"):
        return False
    points = {p for lv in first.levels for p in lv.points}
    sides_agree = not first.said or not second.said or first.said == second.said
    return sides_agree and points <= {"L4", "L5"} and bool(_RAMUS.search(doc.norm, first.start, first.end))


def _by_region(unit: Unit) -> list[Unit]:
    """One unit a region where a procedure was done at two: "C7-T1 and L4-5 interlaminar epidurals"."""
    if len(unit.regions) < 2 or not unit.levels or unit.group not in SPINAL:
        return [unit]
    parts: dict[str, list[Level]] = {}
    for level in unit.levels:
        parts.setdefault(anatomy.region(level.points[0]), []).append(level)
    if len(parts) < 2:
        return [unit]
    upper = max(_rung(p) for lv in parts["cervical_thoracic"] for p in lv.points)
    lower = min(_rung(p) for lv in parts["lumbar_sacral"] for p in lv.points)
    if lower - upper <= _FAR:
        return [unit]
    out = []
    for name, levels in parts.items():
        start, end = min(lv.start for lv in levels), max(lv.end for lv in levels)
        said = tuple(w for w in unit.sides if start - 30 <= w.start < end + 20)
        out.append(replace(unit, start=start, end=end, levels=tuple(levels), regions=frozenset({name}), sides=said))
    return out


def _rung(point: str) -> int:
    return SCALE.index(point) if point in SCALE else SCALE.index("C7")


def heads(doc: Document, hits: Hits, region: Region) -> list[Hit]:
    """The names of procedures in a stretch that were done or left undecided."""
    return [
        h
        for h in hits.within(region.start, region.end)
        if h.row.strength == "name"
        and h.assertion not in NOT_DONE
        and (h.owner in APART or GROUP.get(h.owner, h.owner) in SPINAL)
        and doc.item_at(h.start).marked is not False
    ]
