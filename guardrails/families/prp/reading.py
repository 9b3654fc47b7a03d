"""Plasma and marrow injections: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.reading import gather, shot_agents, shot_facts, shot_words, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Spot, statuses

_STEMS = (
    "prp", "platelet", "p r p", "p.r.p", "marrow", "bmac",
    "spun and", "acp", "plasma", "stride", "autologous protein", "concentrate",
)


def read(doc: Document) -> Iterator[Service]:
    """Plasma by place; named without a place it is read where today's text says that it was given."""
    if not any(stem in doc.norm for stem in _STEMS):
        return
    scene = shots.scene(doc)
    spots = [s for kind in (shots.JOINT, shots.TENDON, shots.MUSCLE) for s in scene.of(kind, shots.PRP)]
    mode = _mode(doc)
    for state, group in statuses(spots).items():
        places: dict[str, list[Spot]] = {}
        for spot in group:
            places.setdefault(spot.name, []).append(spot)
        for name, mine in places.items():
            yield shot_facts.service(scene, "prp", state, mine, target=name, mode=mode)
    if not spots:
        yield from _bare(doc)


def _mode(doc: Document) -> str:
    """What was concentrated: marrow, white cells, or platelets."""
    if shot_agents.today(doc, shot_words.MARROW):
        return "marrow"
    return "white_cells" if doc.first(rx(shot_words.WHITE_CELLS)) else "plasma"


def _bare(doc: Document) -> Iterator[Service]:
    for match in doc.find(rx(shot_words.PRP)):
        state = gather.status(doc, match.start(), match.end())
        if state is Assertion.PERFORMED and shot_agents.denied(doc, match.start(), match.end()):
            state = Assertion.HYPOTHETICAL
        if state is not Assertion.MENTION:
            yield Service(
                "prp", state, spans={"procedure": (doc.span(match.start(), match.end()),)}, mode=_mode(doc)
            )
            return
