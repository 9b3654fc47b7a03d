"""Radiofrequency and other lesions of the facet nerves: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.facet_rf import words
from guardrails.families.services import by_region, region_words, service
from guardrails.reading import anatomy, gather, spine, spine_sites
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site
from guardrails.reading.lesions import lesion


def read(doc: Document) -> Iterator[Service]:
    """Every lesion of facet nerves (or of a dorsal root ganglion) of the note."""
    for scene, act in spine.acts_of(doc, "facet_rf"):
        here = scene.doc
        mode, celsius, spots = lesion(here, act) if act.done else (None, None, {})
        ganglion = _ganglion(here, act)
        treated = _roots(scene, act) if ganglion else spine_sites.joints(scene, act, nerves_by_habit=True)
        regions: dict[str, tuple[Site, ...]] = {}
        for site in treated.sites:
            if site.name != spine_sites.ALL_LEVELS:
                regions[anatomy.region(site.name)] = (*regions.get(anatomy.region(site.name), ()), site)
        approach = {"endoscopic": "endoscopic", "cryo": None, "chemical": None}.get(mode or "", "radiofrequency")
        made = service(
            scene,
            act,
            "facet_rf",
            treated,
            mode=mode,
            temperature_c=celsius,
            approach=None if ganglion else approach,
            region=region_words(here, act),
            target="dorsal_root_ganglion" if ganglion else "medial_branch",
        )
        made = made.at(spans={**made.spans, **{k: tuple(here.span(*s) for s in v) for k, v in spots.items() if v}})
        yield from by_region(made, regions)


def _ganglion(doc: Document, act: spine.SpineAct) -> bool:
    pattern = gather.compiled(words.DRG)
    regions = {doc.item_at(h.start) for h in act.hits if h.owner == "rf"} or {doc.item_at(h.start) for h in act.hits}
    near = any(pattern.search(doc.norm, r.start, r.end) for r in regions) or (
        act.done and doc.first(pattern) is not None and not any(h.owner == "medial_branch" for h in act.hits)
    )
    return near and not any(h.owner == "medial_branch" for h in act.hits)


def _roots(scene: spine.Scene, act: spine.SpineAct) -> spine_sites.Treated:
    return spine_sites.foramina(scene, act)
