"""Where a diagnosis is: spine region and levels, side, limb, finger, read from the words around it.

The nearest words win: those that stand with the phrase, then its clause, its item, its section, the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guardrails.claim import Side
from guardrails.reading.document import Document, Region

_REGION_WORD = re.compile(
    r"\b(?:(occipito-?atlanto-?axial|atlanto-?axial|occipital-?cervical)|(cervico-?thoracic)"
    r"|(thoraco-?lumbar)"
    r"|(lumbo-?sacral|l/s(?=[ -]spine))|(cervical|neck|c-spine|cerv\.?(?= ))|(thoracic|mid-?\s?back|t-spine"
    r"|upper back)"
    r"|(lumb[ae]r|lower back|low back|l-spine)|(sacrum|sacral|coccy\w+))\b",
    re.IGNORECASE,
)
_REGIONS = (
    "occipito-atlanto-axial",
    "cervicothoracic",
    "thoracolumbar",
    "lumbosacral",
    "cervical",
    "thoracic",
    "lumbar",
    "sacral",
)
_LEVEL = re.compile(
    r"\b([CTLS])(\d{1,2})(?:\s?(?:[-/–]|to|through|and|,)\s?([CTLS])?(\d{1,2}))?(?![\d.]|\s?(?:mg|ml|cc|%))",
    re.IGNORECASE,
)
_TOP = {"c": 8, "t": 12, "l": 5, "s": 5}
_PART = (
    r"(?=\s(?:knee|hip|shoulder|arm|leg|foot|heel|hand|wrist|elbow|ankle|thumb|upper|lower|si\b|sij|ue\b|le\b|gh\b|ac\b|cmc\b"
    r"|first|1st|ring|index|middle|long|little|trigger|plantar|forearm|thigh|calf|groin|hemi\w*|fac(?:e|ial)|occip\w*|trigem\w*"
    r"|scap\w*|trap\w*|piriformis|it\sband|iliotib\w*|intercostal|ilio\w*|chest|rib|cts\b|carp\w*|sided?\b"
    r"|cervical|lumbar|thoracic"
    r"|facet|greater|lateral|medial|rotator|tmj|temporomand\w*|carpal|buttock|groin|flank|l\d|c\d|s1|neck|low))"
)
_SIDE = re.compile(
    rf"\b(?:(right(?!-?\s?hand(?:ed| dominant))(?! lateral decub)(?! now)(?! away)|rt\b\.?|r{_PART})"
    rf"|(left(?!-?\s?hand(?:ed| dominant))(?! lateral decub)(?! in place)(?! the\b)|lt\b\.?|l{_PART})"
    r"|(bilateral(?:ly)?|b/l|bilat\.?|both (?:sides|carpal tunnels|knees|hips|shoulders|legs|arms|feet|hands|wrists|elbows"
    r"|heels|thumbs|ankles|hips|groins|buttocks|thighs|calves|flanks|temples|ears|eyes|si joints|sijs?|joints|traps)))"
)
_UPPER = re.compile(
    r"\b(?:upper (?:extremit\w+|limbs?)|ue|arms?|hands?|wrists?|fingers?|elbows?|shoulders?|rue"
    r"|lue)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\b(?:lower (?:extremit\w+|limbs?)|le|legs?|foot|feet|ankles?|knees?|heels?|toes?|rle|lle"
    r"|calf"
    r"|thighs?|hips?|buttocks?)\b",
    re.IGNORECASE,
)
#: A lone letter behind the words: "trochanteric bursitis L", "frozen shoulder R (capsulitis)".
_LETTER = re.compile(r"(?<=\w )\(?([rl])\b(?=\s*(?:[,.;:)(\n]|$|\w))(?!\.\w)")
_BRACKET = re.compile(r"\b(right|left|rt|lt|[rl])\s\($")
_LIMB_SIDE = {"rue": Side.RT, "rle": Side.RT, "lue": Side.LT, "lle": Side.LT}
_FINGER = re.compile(
    r"\b(?:(thumb)|(index|second|2nd)|(middle|long|third|3rd)|(ring|fourth|4th)"
    r"|(little|small|pinky|fifth|5th))\b",
    re.IGNORECASE,
)
_FINGERS = ("thumb", "index", "middle", "ring", "little")
_BESIDE_LEFT = re.compile(
    r"(?:(?:\b(?:right|left|bilateral|rt|lt|r|l|b/l|rue|lue|rle|lle|chronic|acute|severe|mild|moderate|multi-?level|and|or|to"
    r"|at|the"
    r"|cervico-?thoracic|thoraco-?lumbar|lumbo-?sacral|cervical|thoracic|lumbar|sacral|spine|spinal"
    r"|degenerative"
    r"|[ctls]\d{1,2}(?:-[ctls]?\d{1,2})?|upper|lower|extremity|knee|hip|shoulder|foot|neuro\w*|disc)\b"
    r"|[,/&()]|-)\s*)+$",
    re.IGNORECASE,
)
_BESIDE_RIGHT = re.compile(
    r"(?:\s*(?:\b(?:of|at|in|the|on|affecting|involving|and|to|from|right|left|bilateral|rt|lt|both|side"
    r"|sided|spine"
    r"|region|level|levels|joint|joints|cervico-?thoracic|thoraco-?lumbar|lumbo-?sacral|cervical|thoracic"
    r"|lumbar"
    r"|sacral|neck|low back|lower back|knee|hip|shoulder|foot|upper|lower|extremit(?:y|ies)|limbs?|hand|wrist"
    r"|arm|leg"
    r"|[ctls]\d{1,2}(?:\s?[-–]\s?[ctls]?\d{1,2})?|(?:stage|st|grade|gr|kl)\s?-?\s?\d|r|l)\b|[,/&()]|-))+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Site:
    """What a stretch of text says about place. Empty means silent."""

    regions: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)  # "l4-5", "t12", "s1"
    sides: set[Side] = field(default_factory=set)
    limbs: set[str] = field(default_factory=set)
    finger: str | None = None

    @property
    def side(self) -> Side | None:
        if Side.BIL in self.sides or len(self.sides) == 2:
            return Side.BIL
        return next(iter(self.sides), None)


def _level(found: re.Match[str]) -> Iterator[str]:
    """The levels of one match: an interspace, or one or two vertebrae or roots."""
    letter, number = found[1].lower(), int(found[2])
    if not 1 <= number <= _TOP[letter]:
        return
    if found[4] is None:
        yield f"{letter}{number}"
        return
    second, last = (found[3] or found[1]).lower(), int(found[4])
    if not 1 <= last <= _TOP[second]:
        yield f"{letter}{number}"
        return
    joined = found[0].lower()
    neighbours = (second == letter and last == number + 1) or (
        letter + second in ("ct", "tl", "ls") and last == 1
    )
    if neighbours and ("-" in joined or "/" in joined or "–" in joined):
        yield f"{letter}{number}-{last}" if second == letter else f"{letter}{number}-{second}{last}"
    else:
        yield f"{letter}{number}"
        yield f"{second}{last}"


def region_of_level(level: str, root: bool = False) -> str:
    """The spine region of an interspace ("l5-s1"), or of a vertebra or a root ("l5")."""
    fixed = {
        "c7-t1": "cervicothoracic",
        "t12-l1": "thoracolumbar",
        "l5-s1": "lumbosacral",
        "c8": "cervicothoracic",
    }
    if level in fixed:
        return fixed[level]
    if level.startswith("s"):
        return "lumbosacral" if root and level == "s1" else "sacral"
    if level in ("c1-2", "c1", "c0-1"):
        return "occipito-atlanto-axial"
    return {"c": "cervical", "t": "thoracic", "l": "lumbar"}[level[0]]


def spine(text: str, root: bool = False) -> Site:
    """Regions and levels in the text, in order; words before levels, a level only when no word says it."""
    site = Site()
    for word in _REGION_WORD.finditer(text):
        region = _REGIONS[(word.lastindex or 1) - 1]
        if region not in site.regions:
            site.regions.append(region)
    for found in _LEVEL.finditer(text):
        for level in _level(found):
            if level not in site.levels:
                site.levels.append(level)
    if not site.regions:
        site.regions = list(dict.fromkeys(region_of_level(level, root) for level in site.levels))
    return site


def sides(text: str) -> Site:
    """Sides, limbs and fingers in the text."""
    site = Site()
    for found in _SIDE.finditer(text):
        site.sides.add(Side.RT if found[1] else Side.LT if found[2] else Side.BIL)
    for pattern, name in ((_UPPER, "upper"), (_LOWER, "lower")):
        for word in pattern.finditer(text):
            site.limbs.add(name)
            given = _LIMB_SIDE.get(word[0].lower())
            if given:
                site.sides.add(given)
    finger = _FINGER.search(text)
    if finger:
        site.finger = _FINGERS[(finger.lastindex or 1) - 1]
    return site


def beside(doc: Document, start: int, end: int) -> Region:
    """The phrase with the site words that stand right before and right after it, in its own clause."""
    clause = doc.clause_at(start)
    before = doc.norm[max(clause.start, start - 90) : start]
    left = _BESIDE_LEFT.search(before)
    right = _BESIDE_RIGHT.match(doc.norm, end, min(max(clause.end, end), end + 90))
    return Region(start - len(left[0]) if left else start, right.end() if right else end)


def windows(doc: Document, start: int, end: int, title: Region | None) -> Iterator[Region]:
    """Stretches of text from the phrase outward; the title of the procedure comes last."""
    yield beside(doc, start, end)
    clause = doc.clause_at(start)
    yield Region(max(clause.start, start - 400), min(max(clause.end, end), end + 400))
    item = doc.item_at(start)
    if item.end - item.start < 600:
        yield item
    section = doc.section_at(start)
    if section.end - section.start < 800:
        yield section
    if title is not None:
        yield title


def spine_site(doc: Document, start: int, end: int, title: Region | None, root: bool) -> Site:
    """Regions of a spine diagnosis. Beyond its own words, only one region may be in sight."""
    for step, window in enumerate(windows(doc, start, end, title)):
        text = doc.words(window)
        site = spine(text, root)
        if step == 0 and len(site.regions) > 1 and (own := spine(doc.norm[start:end], root).regions):
            before = spine(doc.norm[window.start : end], root).regions
            site.regions = before if doc.norm[end : end + 1] == "," else site.regions or own
        if root and not site.regions and step < 2:
            site.regions = [r for r, limb in (("cervical", _UPPER), ("lumbar", _LOWER)) if limb.search(text)]
        if not site.regions or (step > 1 and len(_families(site.regions)) > 1):
            continue
        if step == 0:
            return site
        near = _nearest_region(doc, start, end, window, root) if len(site.regions) > 1 else None
        return Site(regions=[near] if near else site.regions, levels=site.levels if step == 1 else [])
    return Site()


def _nearest_region(doc: Document, start: int, end: int, window: Region, root: bool) -> str | None:
    """Of several regions in one clause, the one named nearest to the phrase."""
    best: tuple[int, str] | None = None
    for pattern in (_REGION_WORD, _LEVEL):
        for found in pattern.finditer(doc.norm, window.start, window.end):
            far = start - found.end() if found.end() <= start else 2 * (found.start() - end) + 1
            named = spine(found[0], root).regions
            if named and (best is None or far < best[0]):
                best = (far, named[0])
        if best:
            return best[1]
    return None


def _families(regions: list[str]) -> set[str]:
    lower = {"lumbar": "low", "lumbosacral": "low", "sacral": "low", "thoracolumbar": "low"}
    upper = {"cervical": "neck", "occipito-atlanto-axial": "neck", "cervicothoracic": "neck"}
    return {lower.get(r) or upper.get(r) or r for r in regions}


def limb_side_site(doc: Document, start: int, end: int, title: Region | None) -> Site:
    """Side (and limb, and finger) of a diagnosis: the nearest window that has one side."""
    out = Site()
    explained = _BRACKET.search(doc.norm, max(0, start - 24), start)
    if explained and explained.end() == start:  # "frozen shoulder R (adhesive capsulitis)"
        return Site(sides=sides(explained[1]).sides or {Side.RT if explained[1][0] == "r" else Side.LT})
    own = sides(doc.norm[start:end])
    if len(own.sides) == 1:
        out.sides = own.sides
    for step, window in enumerate(windows(doc, start, end, title)):
        near = sides(doc.words(window))
        if step == 0 and not near.sides and (letter := _LETTER.search(doc.norm[start : window.end + 2])):
            near.sides = {Side.RT if letter[1] == "r" else Side.LT}
        if step == 1 and len(near.sides) == 2 and Side.BIL not in near.sides and not out.sides:
            near.sides = _nearest(doc, start, end, window)
        if not out.sides and near.sides and (step < 2 or len(near.sides) == 1):
            out.sides = near.sides
        if not out.limbs and len(near.limbs) == 1:
            out.limbs = near.limbs
        out.finger = out.finger or near.finger
    return out


def _nearest(doc: Document, start: int, end: int, window: Region) -> set[Side]:
    """Of both sides in one clause, the one nearest before the phrase, else nearest after it."""
    best: tuple[int, Side] | None = None
    for found in _SIDE.finditer(doc.norm, window.start, window.end):
        far = start - found.end() if found.end() <= start else (found.start() - end) * 2 + 10
        if best is None or far < best[0]:
            best = (far, Side.RT if found[1] else Side.LT if found[2] else Side.BIL)
    return {best[1]} if best else set()


def as_list(value: Any) -> list[str]:
    """A map's value: one code, or a list that reports each."""
    return [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]


def side_key(side: Side | None) -> str:
    return (
        {Side.RT: "right", Side.LT: "left", Side.BIL: "bilateral"}.get(side, "unspecified")
        if side
        else "unspecified"
    )


def by_side(side_map: Mapping[str, Any], axis: str, site: Site, text: str) -> list[str]:
    """Codes of a side map; `text` is read for keys that are no sides (diabetes type, part of an organ)."""
    side = side_key(site.side)
    if axis == "limb_side":
        limb = next(iter(site.limbs), "") if len(site.limbs) == 1 else ""
        keys = [f"{side} {limb}", limb] if limb else []
        if limb and side == "bilateral" and f"bilateral {limb}" not in side_map:
            return [c for s in ("right", "left") for c in as_list(side_map.get(f"{s} {limb}", [])) if c]
    elif axis == "digit":
        keys = [f"{side} {site.finger}", site.finger or ""] if site.finger else []
    else:
        low = text.lower()
        keys = [k for k in side_map if k not in ("right", "left", "bilateral", "unspecified") and k in low]
        if "dominant" in low:
            given = "nondominant" if "nondominant" in low or "non-dominant" in low else "dominant"
            keys = [f"{side} {given}", *keys]
        keys.append(side)
    for key in (*keys, "unspecified"):
        if key and key in side_map:
            return as_list(side_map[key])
    return []


def by_region(region_map: Mapping[str, Any], site: Site) -> list[tuple[str | None, list[str]]]:
    """(region, codes) for each region or, where the map knows levels or vertebrae, each level of a site."""
    if any(level in region_map for level in site.levels):
        keys = [level for level in site.levels if level in region_map]
        return [(region_of_level(key), as_list(region_map[key])) for key in keys]
    out: list[tuple[str | None, list[str]]] = []
    for region in site.regions:
        key = region if region in region_map else _NEAR_REGION.get(region, "")
        if key in region_map:
            out.append((region, as_list(region_map[key])))
    return out


_NEAR_REGION = {
    "sacral": "lumbosacral",
    "lumbosacral": "lumbar",
    "thoracolumbar": "thoracic",
    "cervicothoracic": "cervical",
    "occipito-atlanto-axial": "cervical",
}
