"""Percutaneous disc decompression (any number of lumbar discs) and needle sampling of a disc."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.disc_decompression import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service


def read(doc: Document) -> Iterator[Service]:
    """Every needle decompression or sampling of a disc, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    for kind in ("decompression", "sampling"):
        for one in spinal_work.work(doc, {kind: words.ROWS[kind]}, "discs"):
            done = one.status is Assertion.PERFORMED
            if done and kind == "decompression" and deeds.live(doc, words.OPEN):
                continue
            seen = deeds.seen(doc, one.names) if done else None
            spans = {"procedure": deeds.spans(doc, one.names)}
            if seen and seen.spans:
                spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
            yield Service(
                family=words.FAMILY,
                status=one.status,
                approach="percutaneous",
                region=kind,
                sites=one.sites,
                imaging=seen.imaging if seen else Imaging.SILENT,
                target="disc",
                mode=kind,
                spans=spans,
            )
