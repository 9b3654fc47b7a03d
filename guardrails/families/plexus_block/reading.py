"""Brachial, axillary, lumbar and cervical plexus blocks: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.plexus_block import words
from guardrails.reading import nerve_facts, nerves
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.nerve_mentions import rx


def read(doc: Document) -> Iterator[Service]:
    """Every plexus block; an axillary block is the nerve or the plexus by what stands around it."""
    for act in nerves.scene(doc).of("plexus_block"):
        made = nerve_facts.service(doc, act, "plexus_block")
        yield made.at(**_axillary(doc)) if act.target == "axillary" else made


def _axillary(doc: Document) -> dict[str, str]:
    if doc.first(rx(words.AXILLARY_NERVE)):
        return {"target": "axillary"}
    if doc.first(rx(words.AROUND_ARTERY)):
        return {"target": "brachial_axillary_approach"}
    return {"target": "axillary_unnamed"}
