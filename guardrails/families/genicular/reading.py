"""Genicular nerve blocks and heat lesions: sentences -> Service. Pulsed and frozen ones are `neurolysis`."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.reading import nerve_counts, nerve_facts, nerves
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site


def read(doc: Document) -> Iterator[Service]:
    """Every genicular service; knees whose branches differ are services of their own."""
    for act in nerves.scene(doc).of("genicular"):
        mode = "block" if act.mode == "block" else "destruction"
        if not act.done:
            target = "genicular_block" if mode == "block" else "genicular"
            yield nerve_facts.service(doc, act, "genicular", approach=mode, target=target)
            continue
        knees = nerve_counts.by_knee(doc, act)
        for side, count in (knees or {act.side: nerve_counts.branches(doc, act)}).items():
            made = nerve_facts.service(
                doc, act, "genicular", approach=mode, counts={"nerves": count} if count else {}
            )
            yield made.at(sites=(Site("knee", side, made.spans.get("procedure", ())),))
