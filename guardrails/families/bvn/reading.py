"""Basivertebral nerve ablation: vertebral bodies, also where an interspace is named."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.bvn import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Imaging, Service
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """Every basivertebral ablation of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    if doc.first(compiled(words.ROWS["bvn"])) is None:
        return
    for one in spinal_work.work(doc, words.ROWS, "bodies"):
        done = one.status is deeds.Assertion.PERFORMED
        seen = deeds.seen(doc, one.names) if done else None
        hot = next(iter(deeds.live(doc, words.TEMPERATURE)), None) if done else None
        spans = {"procedure": deeds.spans(doc, one.names)}
        if one.sites:
            spans["level"] = tuple(s for site in one.sites for s in site.spans)
        if seen and seen.spans:
            spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
        yield Service(
            family=words.FAMILY,
            status=one.status,
            approach="percutaneous",
            region="lumbar_sacral",
            sites=one.sites,
            imaging=seen.imaging if seen else Imaging.SILENT,
            target="basivertebral",
            mode="pulsed" if done and doc.first(compiled(r"\bpulsed\b")) else None,
            temperature_c=float(hot["t"] or hot["u"]) if hot else None,
            counts={"vertebrae": len(one.sites)} if done and one.sites else {},
            spans=spans,
        )
