"""The side of a sacroiliac act: the word that governs the joint, else what holds there, else the title."""

from __future__ import annotations

from guardrails.claim import Side, Span
from guardrails.reading import gather, sides
from guardrails.reading.facts import Assertion
from guardrails.reading.spine_acts import Scene, SpineAct, in_body, places_in, words_in

_UNDONE = (Assertion.NEGATED, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE)


def si_side(scene: Scene, act: SpineAct) -> tuple[Side | None, tuple[Span, ...], tuple[Span, ...]]:
    """Side, its words, and the words of the title where they say another."""
    doc = scene.doc
    body, title = _bound(scene, act, False), _bound(scene, act, True)
    found = body or title
    side: Side | None = None
    spans: list[Span] = []
    for one, start, end in found:
        side = one if side is None else side.merged(one)
        spans.append(doc.span(start, end))
    if side is None and act.loose[0] is not None and act.loose[1]:
        side, spans = act.loose[0], [doc.span(*act.loose[1])]
    for place in act.places if side is None else ():  # told of the nerves of the joint
        if place.side and place.side_at:
            side = place.side if side is None else side.merged(place.side)
            spans.append(doc.span(*place.side_at))
    for extra, start, end in act.repeated:
        side = Side.BIL if side is None or extra is None else side.merged(extra)
        spans.append(doc.span(start, end))
    if side in (Side.BIL, None) and act.done and len(gone := _taken_back(scene, act)) == 1:
        side = sides.opposite(next(iter(gone)))
    against: tuple[Span, ...] = ()
    if body and title and {s for s, _, _ in title} - {side, Side.BIL if side is Side.BIL else side}:
        against = tuple(doc.span(start, end) for _, start, end in title)
    return side, tuple(dict.fromkeys(spans)), against


def _taken_back(scene: Scene, act: SpineAct) -> set[Side]:
    """The sides of the joint of which the body says that they were not done."""
    gone = [a for a in scene.acts if a.kind == act.kind and a.status in _UNDONE]
    return {side for a in gone for side, start, _ in _bound(scene, a, False) if side is not Side.BIL and in_body(scene.doc, start)}


def _bound(scene: Scene, act: SpineAct, title: bool) -> list[tuple[Side, int, int]]:
    """Sides that govern the act's own names (or levels), in the body or in the title."""
    doc = scene.doc
    words = sides.sides(doc.norm)
    out = []
    for start, end in act.marks():
        if (doc.section_at(start).kind == "title") != title:
            continue
        for region in (doc.clause_at(start), doc.sentence_at(start)):
            here = [
                w
                for w in words_in(region, words)
                if not act.done or gather.status(doc, w.start, w.end, "side") not in gather.NOT_DONE
            ]
            if not here:
                continue
            spots = sorted(
                places_in(scene, region)
                | {(start, end)}
                | {(h.start, h.end) for h in scene.hits.within(region.start, region.end) if h.row.strength == "name"}
            )
            for bound, spot in zip(sides.bind(doc.norm, spots, here), spots, strict=True):
                if spot == (start, end) and bound.side and bound.word:
                    out.append((bound.side, bound.word.start, bound.word.end))
            break
    return out
