"""The side of a sacroiliac act: the word that governs the joint in its sentence, then item, section, title."""

from __future__ import annotations

from guardrails.claim import Side, Span
from guardrails.reading import gather, sides
from guardrails.reading.spine import Scene, SpineAct


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
    for extra, start, end in act.repeated:
        side = Side.BIL if side is None or extra is None else side.merged(extra)
        spans.append(doc.span(start, end))
    against: tuple[Span, ...] = ()
    if body and title and {s for s, _, _ in title} - {side, Side.BIL if side is Side.BIL else side}:
        against = tuple(doc.span(start, end) for _, start, end in title)
    return side, tuple(dict.fromkeys(spans)), against


def _bound(scene: Scene, act: SpineAct, title: bool) -> list[tuple[Side, int, int]]:
    """Sides that govern the act's own names (or levels), in the body or in the title."""
    doc = scene.doc
    words = sides.sides(doc.norm)
    out = []
    for start, end in act.marks():
        if (doc.section_at(start).kind == "title") != title:
            continue
        for region in (doc.clause_at(start), doc.sentence_at(start)):
            here = [w for w in words if region.start <= w.start < region.end
                    and gather.status(doc, w.start, w.end, "side") not in gather.NOT_DONE] if act.done else [
                        w for w in words if region.start <= w.start < region.end]
            if not here:
                continue
            spots = sorted({(h.start, h.end) for h in scene.hits if region.start <= h.start < region.end
                            and h.row.strength == "name"} | {(start, end)}
                           | {(p.level.start, p.level.end) for a in scene.acts for p in a.places
                              if region.start <= p.level.start < region.end})
            for bound, spot in zip(sides.bind(doc.norm, spots, here), spots, strict=True):
                if spot == (start, end) and bound.side and bound.word:
                    out.append((bound.side, bound.word.start, bound.word.end))
            break
    return out
