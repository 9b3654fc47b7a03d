"""Percutaneous decompression of the lumbar ligamentum flavum: interspaces, both sides by definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrails.families.mild import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service, Site
from guardrails.reading.gather import compiled


def _region(sites: Sequence[Site]) -> str:
    """Lumbar, unless every level is of the neck or the chest: the codes of 2026 are of the low back alone."""
    return "cervical_thoracic" if sites and all(s.name[0] in "CT" and s.name != "T12-L1" for s in sites) else "lumbar"


def read(doc: Document) -> Iterator[Service]:
    """Every such decompression of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS) or not doc.first(compiled(words.COMPANY)):
        return
    converted = doc.first(compiled(words.CONVERTED)) is not None
    for one in spinal_work.work(doc, words.ROWS, "spaces"):
        status = one.status
        if status is Assertion.PERFORMED and converted:
            status = Assertion.ABORTED_AFTER
        done = status is Assertion.PERFORMED
        seen = deeds.seen(doc, one.names) if done else None
        spans = {"procedure": deeds.spans(doc, one.names)}
        if one.sites:
            spans["level"] = tuple(s for site in one.sites for s in site.spans)
        if seen and seen.spans:
            spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
        yield Service(
            family=words.FAMILY,
            status=status,
            approach="percutaneous",
            region=_region(one.sites),
            sites=one.sites,
            imaging=seen.imaging if seen else Imaging.SILENT,
            target="ligamentum_flavum",
            spans=spans,
        )
