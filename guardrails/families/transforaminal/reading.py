"""Transforaminal epidurals and selective root blocks: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.services import by_region, region_words, service
from guardrails.families.transforaminal import words
from guardrails.reading import gather, spine, spine_sites
from guardrails.reading.anatomy import region
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site


def read(doc: Document) -> Iterator[Service]:
    """Every transforaminal injection of the note, one service a region."""
    for scene, act in spine.acts_of(doc, "transforaminal"):
        here = scene.doc
        treated = spine_sites.foramina(scene, act)
        regions: dict[str, tuple[Site, ...]] = {}
        for site in treated.sites:
            if site.name != spine_sites.ALL_LEVELS:
                where = region(site.name)
                regions[where] = (*regions.get(where, ()), site)
        attributes = {"study_only": "1"} if act.done and _study_only(here) else {}
        made = service(
            scene,
            act,
            "transforaminal",
            treated,
            approach="transforaminal",
            region=region_words(here, act),
            attributes=attributes,
        )
        yield from by_region(made, regions)


def _study_only(doc: Document) -> bool:
    """Contrast alone was given for mapping: not an injection that these codes describe."""
    return bool(doc.first(gather.compiled(words.EPIDUROGRAM_ONLY)))
