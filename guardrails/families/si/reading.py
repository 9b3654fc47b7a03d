"""Sacroiliac joint injections, lateral branch blocks and lesions: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.services import sentences, service
from guardrails.families.si import fusion, words
from guardrails.reading import gather, spine, spine_sites
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site
from guardrails.reading.lesions import lesion
from guardrails.reading.si_sides import si_side

_APPROACH = {"si": "joint", "lateral_branch": "lateral_branch", "si_rf": "radiofrequency"}


def read(doc: Document) -> Iterator[Service]:
    """Every sacroiliac service of the note: fusion, joint, nerves, lesion."""
    yield from fusion.read(doc)
    for scene, act in spine.acts_of(doc, "si", "lateral_branch", "si_rf"):
        here = scene.doc
        side, spans, against = si_side(scene, act)
        treated = spine_sites.Treated(sites=(Site("SI", side, spans),))
        if against:
            treated.against["side"] = against
        nerves = {p for place in act.places for p in place.level.points if place.level.form != "pair"}
        if nerves and act.kind != "si":
            treated.counts["nerves"] = len(nerves)
        facts: dict[str, object] = {"approach": _approach(here, act), "region": "sacral"}
        if act.kind == "si_rf" and act.done:
            facts["mode"], facts["temperature_c"] = _lesion(here, act)
        yield service(scene, act, "si", treated, **facts)


def _approach(doc: Document, act: spine.SpineAct) -> str | None:
    if act.kind == "si" and act.done:
        text = sentences(doc, act)
        if gather.compiled(words.LIGAMENT).search(text) and not gather.compiled(words.INSIDE).search(text):
            return None
    return _APPROACH[act.kind]


def _lesion(doc: Document, act: spine.SpineAct) -> tuple[str | None, float | None]:
    mode, celsius, _ = lesion(doc, act)
    return mode, celsius
