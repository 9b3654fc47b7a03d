"""Blocks of sympathetic ganglia and plexuses: sentences -> Service. Their destruction is `neurolysis`."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.sympathetic import words
from guardrails.reading import anatomy, nerve_facts, nerves
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.gather import NOT_DONE, status
from guardrails.reading.nerve_mentions import rx

_LEVELLED = {"lumbar": "L", "thoracic_sympathetic": "T"}


def read(doc: Document) -> Iterator[Service]:
    """Every sympathetic block. Needle levels are kept as a count, but never make a unit."""
    for act in nerves.scene(doc).of("sympathetic"):
        made = nerve_facts.service(doc, act, "sympathetic")
        if act.target == "sphenopalatine" and doc.first(rx(words.TOPICAL)):
            made = made.at(approach="topical")
        if act.done and act.target in _LEVELLED and (levels := _needles(doc, _LEVELLED[act.target])):
            made = made.at(counts={"levels": levels})
        yield made


def _needles(doc: Document, letter: str) -> int:
    regions = nerve_facts.body(doc)
    points = {
        p
        for level in anatomy.levels(doc.norm)
        if any(r.holds(level.start) for r in regions)
        and status(doc, level.start, level.end, "level") not in NOT_DONE
        for p in level.points
        if p[0] == letter
    }
    return len(points)
