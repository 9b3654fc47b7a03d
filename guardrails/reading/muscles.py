"""Muscles that were injected or needled: the services of one agent, with a site a muscle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrails.claim import Side
from guardrails.reading import gather, muscle_words, shot_facts, shot_words, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import MUSCLE, Scene, Spot, statuses

_NAMES = frozenset({"trigger_point", "dry_needling"})


def services(scene: Scene, family: str, agent: str, stated: str) -> Iterator[Service]:
    """The services of muscles that got this agent; the performed ones together."""
    for state, spots in statuses(_ours(scene, agent)).items():
        if state is not Assertion.PERFORMED:
            if any(s.name in _NAMES for s in spots) or agent == "dry" or _signs(scene):
                yield shot_facts.service(scene, family, state, spots)
            continue
        if made := _performed(scene, family, spots, stated):
            yield made


def _ours(scene: Scene, agent: str) -> list[Spot]:
    return [
        s for s in scene.of(MUSCLE, agent) if agent != "inject" or s.name in _NAMES or _muscle_act(scene, s)
    ]


def _signs(scene: Scene) -> bool:
    """Whether today's text speaks of trigger points."""
    doc = scene.doc
    return any(
        rx(shot_words.TPI_SIGNS).search(doc.norm, s.start, s.end)
        for s in doc.sections
        if s.kind in gather.BODY or s.kind in ("title", "plan", "assessment")
    )


def _muscle_act(scene: Scene, spot: Spot) -> bool:
    """A muscle under the needle of another procedure is no trigger point."""
    return _signs(scene) or not shots.has_rival(scene.doc) or not _rival_live(scene.doc)


def _rival_live(doc: Document) -> bool:
    """Whether another procedure that the note names was done, or may have been."""
    other = frozenset({Assertion.PLANNED, Assertion.HYPOTHETICAL, Assertion.NEGATED, Assertion.HISTORICAL, Assertion.SOMEONE_ELSE})
    return any(
        gather.status(doc, m.start(), m.end()) not in other and not rx(_TALKED_OF).search(doc.words(doc.sentence_at(m.start())))
        for m in doc.find(rx(shot_words.RIVAL))
        if doc.section_at(m.start()).kind not in gather.SILENT_SECTIONS
    )


_TALKED_OF = r"\b(?:discuss\w*|another\sday|next\stime|in\sfuture|consider\w*|later)\b"


def _performed(scene: Scene, family: str, spots: Sequence[Spot], stated: str) -> Service | None:
    doc = scene.doc
    named = [s for s in spots if s.name not in _NAMES]
    body = [s for s in named if s.body] or named
    made = shot_facts.service(scene, family, Assertion.PERFORMED, spots)
    names = muscle_words.distinct([s.name for s in body])
    sites = tuple(_site(scene, name, body) for name in names)
    number, spans = _stated(scene, spots, stated)
    counts = {"muscles": len(sites) or number} if sites or number else {}
    contradicted = {k: v for k, v in made.contradicted.items() if k == "imaging"}
    if sites and number and (len(sites) < 3) != (number < 3):
        contradicted["muscles"] = (*spans, *(span for site in sites for span in site.spans))
    if not sites:
        side = made.sites[0].side
        return made.at(
            target=None,
            sites=(Site("muscle", side),) if side and number == 1 else (),
            counts=counts,
            contradicted=contradicted,
        )
    shown = {**made.spans, "muscle": tuple(doc.span(s.start, s.end) for s in body)}
    return made.at(target="+".join(names), sites=sites, counts=counts, contradicted=contradicted, spans=shown)


def _site(scene: Scene, name: str, spots: Sequence[Spot]) -> Site:
    """One muscle with the sides of all its mentions."""
    mine = [s for s in spots if s.name == name]
    side: Side | None = None
    for spot in mine:
        if spot.side is not None:
            side = spot.side if side is None else side.merged(spot.side)
    if side is None:
        side = shot_facts.side_around(scene, mine)
    return Site(name, side, tuple(scene.doc.span(s.start, s.end) for s in mine))


def _stated(scene: Scene, spots: Sequence[Spot], pattern: str) -> tuple[int, tuple]:  # type: ignore[type-arg]
    """The number of muscles that the note states, with its words."""
    doc = scene.doc
    items = {doc.item_at(s.start) for s in spots}
    for item in sorted(items, key=lambda i: i.start):
        for match in rx(pattern).finditer(doc.norm, item.start, item.end):
            if gather.status(doc, match.start(), match.end()) in gather.NOT_DONE:
                continue
            span = (doc.span(match.start(), match.end()),)
            if match["few"]:
                return 2, span
            if match["over"]:
                return int(match["m"]) + 1, span
            return int(match["n"] or match["p"]), span
    return 0, ()
