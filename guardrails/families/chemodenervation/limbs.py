"""Toxin in limbs: muscles counted for each limb and side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guardrails.claim import Side
from guardrails.families.chemodenervation import words
from guardrails.reading import gather, muscle_rows, muscle_words, shot_days, shot_facts, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Scene, Spot

Key = tuple[str, Side | None]
_SIDES = {
    "right": (Side.RT,),
    "rt": (Side.RT,),
    "r": (Side.RT,),
    "left": (Side.LT,),
    "lt": (Side.LT,),
    "l": (Side.LT,),
}
_BOTH = (Side.RT, Side.LT)


def services(scene: Scene, places: Sequence[Spot], muscles: Sequence[Spot], head: Iterable[str]) -> list[Service]:
    """One service a limb and side: by its muscles, else by stated counts, else by the limbs named."""
    listed = _by_muscle(scene, muscles)
    counted = by_count(scene.doc)
    made: list[Service] = []
    for key in dict.fromkeys((*listed, *counted)):
        if key[1] is None and any(limb == key[0] and side for limb, side in listed):
            continue  # muscles whose side was not read make no third arm or leg
        names, unsided = listed.get(key, []), listed.get((key[0], None), [])
        number, said = len(names) or counted.get(key, 0), counted.get(key, 0)
        if unsided and key[1]:
            said = max(said, len(muscle_words.distinct([*names, *unsided])))
        made.append(_service(scene, places, key, [s for s in muscles if s.name in names], names, number, said))
    if made or set(head):
        return made
    stated = _range(scene.doc)
    for key in named(scene.doc):
        made.append(_service(scene, places, key, [], [], stated))
    return made or [_unsided(scene, places, stated)]


def _unsided(scene: Scene, places: Sequence[Spot], stated: int) -> Service:
    """A limb that is named without its side, or spasticity alone."""
    text = scene.doc.norm
    leg, arm = rx(rf"\b{words.LEG}\b").search(text), rx(rf"\b{words.ARM}\b").search(text)
    limb = words.LOWER if leg and not arm else words.UPPER if arm and not leg else words.LIMB
    side = shot_facts.side_around(scene, list(places))
    return _service(scene, places, (limb, side), [], [], stated)


def _by_muscle(scene: Scene, muscles: Sequence[Spot]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    body = [s for s in muscles if s.body] or list(muscles)
    title = {s.name for s in muscles} - {s.name for s in body}
    for spot in [*body, *(s for s in muscles if s.name in title and not body)]:
        limb = words.UPPER if spot.target.family == muscle_words.UPPER else words.LOWER
        side = spot.side or muscle_rows.heading_side(scene.doc, spot.start) or shot_facts.side_around(scene, [spot])
        for one in _BOTH if side is Side.BIL else (side,):
            found.setdefault((limb, one), []).append(spot.name)
    return {key: muscle_words.distinct(names) for key, names in found.items()}


def by_count(doc: Document) -> dict[Key, int]:
    """Muscles as counted in words: "5 muscles in the left arm and 3 in the left leg", "LUE x5, RLE x2"."""
    told: list[tuple[Key, int, bool]] = []
    places = [m for m in doc.find(rx(words.LIMB_NAMED)) if _live(doc, *m.span())]
    for index, match in enumerate(places):
        stop = places[index + 1].start() if index + 1 < len(places) else len(doc.norm)
        line = doc.norm.find("\n", match.end())
        after = rx(words.COUNT_AFTER).match(doc.norm, match.end(), min(stop, line if line >= 0 else len(doc.norm)))
        before = rx(words.COUNT_BEFORE).search(doc.norm[max(0, match.start() - 50) : match.start()])
        if found := before or after:
            said = bool(found["u"] or found.groupdict().get("w"))
            told += [(key, int(found["n"]), said) for key in _keys(match)]
    if not any(said for _, _, said in told):
        return _every_limb(doc)
    counts: dict[Key, int] = {}
    for key, number, _ in told:
        counts.setdefault(key, number)
    return counts


def _every_limb(doc: Document) -> dict[Key, int]:
    """`all four limbs, 3 muscles each`."""
    every = doc.first(rx(words.ALL_LIMBS))
    if not every or not _live(doc, *every.span()):
        return {}
    each = doc.first(rx(words.EACH))
    number = int(each["n"] or each["m"]) if each else 0
    return {(limb, side): number for limb in (words.UPPER, words.LOWER) for side in _BOTH}


def named(doc: Document) -> list[Key]:
    """The limbs that today's text names."""
    found = [m for m in doc.find(rx(words.LIMB_NAMED)) if _live(doc, *m.span())]
    return list(dict.fromkeys(key for m in found for key in _keys(m)))


def _keys(match: re.Match[str]) -> list[Key]:
    """The limbs of a match of LIMB_NAMED, one a side."""
    arm = match["limb"] == "ue" if match["limb"] else match["arm"] is not None
    limb = words.UPPER if arm else words.LOWER
    return [(limb, side) for side in _SIDES.get(match["t"] or match["s"], _BOTH)]


def _live(doc: Document, start: int, end: int) -> bool:
    kind = doc.section_at(start).kind
    if kind in gather.SILENT_SECTIONS - {"indication", "diagnosis"}:
        return False
    rest = doc.norm[end : doc.clause_at(start).end]
    if rx(r"\b(?:skipped|spared|not\s(?:treated|injected)|last\stime|deferred)\b").search(rest):
        return False
    said = gather.status(doc, start, end)
    if said is Assertion.HISTORICAL and shot_days.body_had(doc.words(doc.sentence_at(start))):
        return True
    return said not in gather.NOT_DONE


def _range(doc: Document) -> int:
    match = doc.first(rx(words.RANGE))
    if match:
        return words.LIMB_FROM - 1 if match["few"] else words.LIMB_FROM
    single = doc.first(rx(words.TRUNK_COUNT))
    return int(single["n"]) if single else 0


def _service(
    scene: Scene,
    places: Sequence[Spot],
    key: Key,
    spots: Sequence[Spot],
    names: Sequence[str],
    number: int,
    said: int = 0,
) -> Service:
    """`said`: the number of muscles that the note states beside their names."""
    limb, side = key
    made = shot_facts.service(scene, "chemodenervation", Assertion.PERFORMED, list(spots) or list(places), target=limb)
    most = max(said, sum(muscle_words.GROUPS.get(name, 1) for name in names)) if names else number
    return made.at(
        sites=(Site(limb, side, made.sites[0].spans),),
        counts={"muscles": number} if number else {},
        contradicted={},
        attributes={**made.attributes, "most": str(most)},
    )


__all__ = ["services", "shots"]
