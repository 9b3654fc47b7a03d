"""Interlaminar and caudal epidural injections, and catheters that stay: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Span
from guardrails.families.epidural import words
from guardrails.families.services import by_region, region_words, service
from guardrails.reading import gather, spine, spine_sites
from guardrails.reading.anatomy import region
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site

#: Work of other families that goes through or into the epidural space.
_INTO_SPACE = frozenset({"neuraxial_lysis", "mild"})


def read(doc: Document) -> Iterator[Service]:
    """Every epidural of the note that is no transforaminal one."""
    for scene, act in spine.acts_of(doc, "interlaminar", "caudal", "epidural"):
        here = scene.doc
        if act.done and scene.hits.live_names & _INTO_SPACE:
            continue  # the space of a neurolysis or of a decompression
        treated = spine_sites.Treated() if act.kind == "caudal" else spine_sites.interspaces(scene, act)
        regions: dict[str, tuple[Site, ...]] = {}
        for site in treated.sites:
            regions[region(site.name)] = (*regions.get(region(site.name), ()), site)
        approach = None if act.kind == "epidural" else act.kind
        counts = dict(treated.counts)
        if act.done:
            counts.update(_catheter(here))
        made = service(
            scene,
            act,
            "epidural",
            treated,
            counts=counts,
            approach=approach,
            region="lumbar_sacral" if act.kind == "caudal" else region_words(here, act),
        )
        made = made.at(spans={**made.spans, "approach": _shown(here, act)} if approach else made.spans)
        yield from by_region(made, regions)


def _shown(doc: Document, act: spine.SpineAct) -> tuple[Span, ...]:
    return tuple(doc.span(h.start, h.end) for h in act.hits if h.owner == act.kind)


def _catheter(doc: Document) -> dict[str, int]:
    """Whether an epidural catheter stayed: only that makes the infusion codes."""
    out = next(doc.find(gather.compiled(words.CATHETER_OUT)), None)
    if out is not None:
        return {"catheter_left_in": 0}
    for match in doc.find(gather.compiled(words.CATHETER_LEFT)):
        start = max(match.start(), doc.sentence_at(match.end() - 1).start)
        state = gather.status(doc, start, match.end())
        runs_on = state is Assertion.PLANNED and doc.section_at(start).kind not in gather.SILENT_SECTIONS
        if runs_on or state not in gather.NOT_DONE:  # an infusion that runs on is told as what will be
            return {"catheter_left_in": 1}
    return {}
