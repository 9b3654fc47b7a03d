"""Levels told by their place to the last one: "repeated at the level below", "then the joint above it and the one above that"."""

from __future__ import annotations

import re
from dataclasses import replace

from guardrails.reading import anatomy, gather
from guardrails.reading.anatomy import Level
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE
from guardrails.reading.spine_acts import Place, Scene, SpineAct

_N = (
    r"(?:(?:facet |nerve |disc |epidural |neural |medial )?(?:levels?|foram(?:en|ina)|joints?|facets?|inter-?spaces?|spaces?|segments?|roots?"
    r"|nerves?|branch(?:es)?|pillars?|pedicles?)|one|1|ones)"
)
_UPS = r"(?:above|higher|up|cephalad|cephalic|superior|upper|cranial|rostral)"
_DOWNS = r"(?:below|beneath|lower|down|caudad|caudal|inferior)"
_WAY = rf"(?:(?P<up>{_UPS})|(?P<down>{_DOWNS}))(?! (?:the )?(?:other|another|1 another)\b)"
#: Each alternative names its groups by its own number.
_NEXT = re.compile(
    "|".join(
        part.replace("?P<up>", f"?P<up{i}>").replace("?P<down>", f"?P<down{i}>").replace("?P<n>", f"?P<n{i}>")
        for i, part in enumerate(
            (
                rf"\b(?:(?P<n>2|two|3|three) (?:\w+ ){{0,2}})?\b{_N} (?:(?:immediately|just|directly|next|right) )?{_WAY}\b",
                rf"\b(?:one|1|a|the next|next|(?P<n>2|two)) (?:(?:levels?|segments?|joints?|spaces?|foram\w+) )?{_WAY}\b",
                rf"\b(?:next|adjacent|neighbou?ring|another) {_WAY} {_N}\b",
                rf"\b(?:second|third|another|further) (?:needle|cannula|probe|electrode|injection|block)\b[^.;\n]{{0,50}}? {_WAY}(?= (?:it|this|that|the first|there)\b)",
            )
        )
    )
)
_AGAIN = re.compile(
    r"\b(?:repeated|same|like|identical\w*|similar\w*|likewise|again|another|(?:second|another|third|further) (?:needle|injection|cannula|one|1)|also|then|next|too|as well"
    r"|went|moved|turned|first|second|third|last|followed|ditto|each|both|plus|in turn|matching|and (?:at |on |in |into |to )?(?:the|one|1)|(?:needle|cannula|injection) (?:#|number )?[2-5])\b"
)
_DONE = re.compile(
    r"\b(?:repeat\w*|inject\w*|done|performed|treated|carried out|enter\w*|block\w*|given|placed|went (?:in|to|up|down)|lesion\w*|burn\w*|got|received"
    r"|approached|needles?|cannul\w+|probes?|advanced|directed|reached|contrast|dye|arthrogram|in turn|laid|seated|set|put|touched)\b"
)
#: Thought of, or begun and left.
_NOT = re.compile(
    r"\b(?:thought|consider\w*|if|would|might|may|will|plan(?!es?\b|tar)\w*|next (?:visit|time)|could(?:n't| not)|unable|not|never|spared|skipped|fused|pain|diseas\w*"
    r"|stenosis|degenerat\w*|from (?:the )?(?:level|one|1))\b"
)
_LEFT = re.compile(
    r"\b(?:nothing (?:was )?(?:given|injected|put)|not (?:injected|entered|treated|given|done|safe|possible)|abort\w*|abandon\w*|could(?: not|n't)|unable"
    r"|gave (?:it |that |this )?up|(?:pulled|withdrawn|removed)(?: out)? (?:with (?:nothing|no)|without|before|and (?:nothing|not))|left (?:it|this|that|the level|the joint) alone|let it (?:be|go))\b"
)
_KINDS = frozenset({"transforaminal", "facet", "facet_rf"})
_AFTER = 450  # how far the telling of that level may run on


def add(made: Scene) -> None:
    """Give a performed act the levels beside its last one where the body says that they were done too."""
    doc = made.doc
    for match in doc.find(_NEXT):
        if doc.section_at(match.start()).kind not in BODY | {"title"} or not _told_as_done(doc, match):
            continue
        if gather.status(doc, match.start(), match.end(), "level") in NOT_DONE - {Assertion.PLANNED}:
            continue  # "next to the one above": what comes next is told as planned, `_NOT` knows what was
        last = _last(made, match.start())
        if last is None:
            continue
        act, place = last
        up = any(v for k, v in match.groupdict().items() if k.startswith("up"))
        count = next((v for k, v in match.groupdict().items() if v and k.startswith("n")), "1")
        for step in range({"2": 2, "two": 2, "3": 3, "three": 3}.get(count, 1)):
            level = _beside(act, place.level, up)
            if level is None or _given_up(made, act, level):
                break
            at = match.start() + step
            place = Place(replace(level, start=at, end=match.end()), Assertion.PERFORMED, True, place.side, place.side_at)
            act.places.append(place)


def _told_as_done(doc: Document, match: re.Match[str]) -> bool:
    """Whether the sentence says that it was done there again, and what follows does not take it back."""
    sentence = doc.sentence_at(match.start())
    text = doc.words(sentence)
    clause = doc.norm[max(sentence.start, match.start() - 60) : min(sentence.end, match.end() + 40)]
    if not _AGAIN.search(text) or _NOT.search(clause):
        return False
    if any(lv.start - match.end() < 6 for lv in anatomy.levels_in(doc.norm, match.end(), match.end() + 8)):
        return False  # "the joint above L5-S1": a place told from another level
    item = doc.item_at(match.start())
    rest = doc.norm[match.end() : min(item.end, match.end() + _AFTER)]
    before = doc.norm[max(doc.section_at(sentence.start).start, sentence.start - 160) : sentence.start]
    return bool(_DONE.search(before + text + rest[:160])) and not _LEFT.search(rest)


def _given_up(made: Scene, act: SpineAct, level: Level) -> bool:
    """Whether the note tells of that level as one that was left."""
    names = set(level.pairs or level.points)
    return any(
        a.kind == act.kind and a.status in NOT_DONE and a.status.value.startswith(("abort", "neg")) and names & _names(p.level)
        for a in made.acts
        for p in a.places
    )


def _names(level: Level) -> set[str]:
    return set(level.pairs) | {anatomy.foramen_of_root(p) for p in level.points if len(level.points) == 1} | set(level.points)


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


def _beside(act: SpineAct, level: Level, up: bool) -> Level | None:
    """The interspace, foramen or nerve next to a level."""
    if not level.pairs and act.kind != "transforaminal":
        return _nerve(level, up)
    if level.pairs:
        name = level.pairs[0] if up else level.pairs[-1]
    else:
        point = level.points[0]
        name = anatomy.foramen_of_pedicle(point) if level.noun == "pedicle" else anatomy.foramen_of_root(point)
    head, _, tail = name.partition("-")
    if not tail:
        return _written(level, "L5-S1") if up and name == "S1" else None
    i = anatomy.SCALE.index(head if up else tail)
    if up:
        return _written(level, f"{anatomy.SCALE[i - 1]}-{head}") if i else None
    if tail == "S1":
        return _written(level, "S1") if act.kind == "transforaminal" else None
    return _written(level, f"{tail}-{anatomy.SCALE[i + 1]}")


def _nerve(level: Level, up: bool) -> Level | None:
    """The nerve (or the process) next to one."""
    point = level.points[0 if up else -1]
    if point not in anatomy.SCALE:
        return None
    i = anatomy.SCALE.index(point) + (-1 if up else 1)
    return replace(level, pairs=(), points=(anatomy.SCALE[i],), form="single") if 0 <= i < len(anatomy.SCALE) else None


def _written(level: Level, name: str) -> Level:
    points = tuple(name.split("-"))
    pair = len(points) > 1
    return replace(level, pairs=(name,) if pair else (), points=points, form="pair" if pair else "single", noun="joint" if level.noun == "joint" else "foramen")
