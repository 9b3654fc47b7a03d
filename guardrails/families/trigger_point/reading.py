"""Trigger point injections: sentences -> Service with the muscles and their sides."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.trigger_point import words
from guardrails.reading import muscles, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.nerve_mentions import rx


def read(doc: Document) -> Iterator[Service]:
    """Trigger points by what became of them; the performed ones are one service."""
    for service in muscles.services(shots.scene(doc), "trigger_point", shots.INJECT, words.STATED):
        found = rx(words.SITES).search(doc.norm) if service.performed else None
        yield (
            service.at(counts={**service.counts, "sites": int(found["n"] or found["t"])})
            if found
            else service
        )
