"""Facet joint injections and medial branch blocks: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Side
from guardrails.families.facet import words
from guardrails.families.services import by_region, region_words, sentences, service
from guardrails.reading import gather, spine, spine_sites
from guardrails.reading.anatomy import region
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site


def read(doc: Document) -> Iterator[Service]:
    """Every facet injection or block of the note; a joint whose nerves were also lesioned is not a block."""
    for scene, act in spine.acts_of(doc, "facet"):
        here = scene.doc
        treated = spine_sites.joints(scene, act, nerves_by_habit=_nerves(here, act))
        if act.done:
            kept = _not_lesioned(doc, treated.sites)
            if treated.sites and not kept:
                continue
            treated.sites = kept
        regions: dict[str, tuple[Site, ...]] = {}
        for site in treated.sites:
            if site.name != spine_sites.ALL_LEVELS:
                regions[region(site.name)] = (*regions.get(region(site.name), ()), site)
        made = service(
            scene,
            act,
            "facet",
            treated,
            approach=_approach(here, act),
            region=region_words(here, act),
            purpose=_purpose(here, act),
        )
        yield from by_region(made, regions)


def _nerves(doc: Document, act: spine.SpineAct) -> bool:
    """Whether single levels and ranges beside this act are nerves."""
    return any(h.owner == "medial_branch" for h in act.hits)


def _approach(doc: Document, act: spine.SpineAct) -> str | None:
    named = [h for h in act.hits if h.row.strength != "target"] or act.hits
    if any(h.owner == "medial_branch" for h in named):
        return "medial_branch"
    text = sentences(doc, act)
    if gather.compiled(words.JOINT).search(text):
        return "intraarticular"
    return "medial_branch" if gather.compiled(words.NERVE).search(text) else None


def _purpose(doc: Document, act: spine.SpineAct) -> str | None:
    text = sentences(doc, act) + "\n".join(doc.words(s) for s in doc.sections if s.kind == "title")
    if gather.compiled(words.DIAGNOSTIC).search(text):
        return "diagnostic"
    return "therapeutic" if gather.compiled(words.THERAPEUTIC).search(text) else None


def _not_lesioned(doc: Document, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """Sites without those that a lesion of this note covers on the same side."""
    covered: dict[str, Side | None] = {}
    for scene, act in spine.acts_of(doc, "facet_rf"):
        if act.done:
            covered.update({s.name: s.side for s in spine_sites.joints(scene, act, nerves_by_habit=True).sites})
    return tuple(
        s
        for s in sites
        if s.name not in covered
        or (s.side is not None and covered[s.name] is not None and covered[s.name] not in (s.side, Side.BIL))
    )
