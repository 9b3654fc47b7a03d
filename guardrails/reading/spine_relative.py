"""Levels told by their place to the last one: "repeated at the level below on the same side"."""

from __future__ import annotations

import re
from dataclasses import replace

from guardrails.reading import anatomy, gather
from guardrails.reading.anatomy import Level
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_acts import Place, Scene, SpineAct
from guardrails.reading.spine_words import DOING

_NEXT = re.compile(
    r"\b(?:(?:level|foramen|joint|interspace|segment) (?:immediately |just |directly )?(?P<a>below|above|beneath)"
    r"|(?:one|1|a|the next) (?:level |segment )(?P<b>lower|higher|down|up|caudad|cephalad|below|above)"
    r"|(?:next|adjacent) (?P<c>lower|higher|caudal|cephalad|inferior|superior|upper) (?:level|foramen|joint|segment)"
    r"|(?:next|adjacent) (?:level|foramen|joint|segment) (?P<d>down|up|below|above|caudad|cephalad))\b"
)
_UP = frozenset({"above", "higher", "up", "cephalad", "superior", "upper"})
_AGAIN = re.compile(r"\b(?:repeated|same|identical\w*|similar\w*|likewise|again|second (?:needle|injection)|also|then|next)\b")
_KINDS = frozenset({"transforaminal", "facet"})


def add(made: Scene) -> None:
    """Give a performed act the level below (or above) its last one where the body says that it was done there too."""
    doc = made.doc
    for match in doc.find(_NEXT):
        sentence = doc.sentence_at(match.start())
        text = doc.words(sentence)
        if doc.section_at(match.start()).kind not in BODY | {"title"} or not (_AGAIN.search(text) and DOING.search(text + " done")):
            continue
        if any(lv.noun not in NOT_TREATED for lv in anatomy.levels_in(doc.norm, sentence.start, sentence.end)):
            continue
        if not re.search(r"\b(?:repeated|inject\w*|done|performed|treated|carried out|enter\w*|block\w*|given|placed)\b", text):
            continue
        if gather.status(doc, match.start(), match.end(), "level") in NOT_DONE:
            continue
        last = _last(made, match.start())
        if last is None:
            continue
        act, place = last
        name = _beside(act, place.level, next(g for g in match.groups() if g) in _UP)
        if name:
            level = replace(_level(place.level, name), start=match.start(), end=match.end())
            act.places.append(Place(level, Assertion.PERFORMED, True, place.side, place.side_at))


def _last(made: Scene, position: int) -> tuple[SpineAct, Place] | None:
    found = [
        (p.level.start, n, p)
        for n, a in enumerate(made.acts)
        if a.done and a.kind in _KINDS
        for p in a.places
        if p.level.start < position and p.body
    ]
    if not found:
        return None
    _, n, place = max(found, key=lambda f: f[0])
    return made.acts[n], place


def _beside(act: SpineAct, level: Level, up: bool) -> str | None:
    """The interspace next to a level."""
    if level.pairs:
        name = level.pairs[0] if up else level.pairs[-1]
    elif act.kind == "transforaminal" and level.points:
        point = level.points[0]
        name = anatomy.foramen_of_pedicle(point) if level.noun == "pedicle" else anatomy.foramen_of_root(point)
    else:
        return None
    head, _, tail = name.partition("-")
    if not tail:
        return None
    if up:
        i = anatomy.SCALE.index(head)
        return f"{anatomy.SCALE[i - 1]}-{head}" if i else None
    i = anatomy.SCALE.index(tail)
    if tail == "S1":
        return "S1" if act.kind == "transforaminal" else None
    return f"{tail}-{anatomy.SCALE[i + 1]}"


def _level(level: Level, name: str) -> Level:
    points = tuple(name.split("-"))
    return replace(level, pairs=(name,) if len(points) > 1 else (), points=points, form="pair" if len(points) > 1 else "single", noun="foramen")
