"""Percutaneous decompression of the lumbar ligamentum flavum: interspaces, both sides by definition."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.mild import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """Every such decompression of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    converted = compiled(words.CONVERTED).search(doc.norm) is not None
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
            region="lumbar",
            sites=one.sites,
            imaging=seen.imaging if seen else Imaging.SILENT,
            target="ligamentum_flavum",
            spans=spans,
        )
