"""Epidural blood patches: once, whatever the volume; the arm the blood came from is no side."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.blood_patch import words
from guardrails.reading import anatomy, deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """Every blood patch of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    if doc.first(compiled(words.NOT_PATCH)) and not doc.first(compiled(r"\bblood\spatch")):
        return
    for status, group in deeds.settled(deeds.named(doc, words.ROWS)).items():
        done = status is Assertion.PERFORMED
        seen = deeds.seen(doc, group) if done else None
        sites = spinal_work.spaces(doc) if done else ()
        spans = {"procedure": deeds.spans(doc, group)}
        if sites:
            spans["level"] = tuple(s for site in sites for s in site.spans)
        if seen and seen.spans:
            spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
        yield Service(
            family=words.FAMILY,
            status=status,
            approach="interlaminar" if done and deeds.live(doc, words.ENTRY) else None,
            region=anatomy.region(sites[0].name) if sites else "lumbar_sacral",
            sites=sites,
            imaging=seen.imaging if seen else Imaging.SILENT,
            target="epidural_space",
            mode="fibrin" if all(d.act == "fibrin" for d in group) else None,
            spans=spans,
        )
