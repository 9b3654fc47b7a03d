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
        sites = _sites(doc) if service.performed else 0
        yield service.at(counts={**service.counts, "sites": sites}) if sites else service


def _sites(doc: Document) -> int:
    """Needle sites: those of the rows of its table, else the number that the note states."""
    rows = {(s.start, s.sites) for s in shots.scene(doc).of(shots.MUSCLE) if s.done and s.sites}
    found = doc.first(rx(words.SITES))
    return sum(n for _, n in rows) or (int(found["n"] or found["t"] or found["o"]) if found else 0)
