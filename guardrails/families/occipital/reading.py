"""Greater occipital nerve blocks: sentences -> Service. Lesser: `peripheral_block`; third: `facet`."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.occipital import words
from guardrails.reading import nerve_facts, nerves
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.nerve_mentions import rx


def read(doc: Document) -> Iterator[Service]:
    """Every occipital block; `named` says whether the note names the greater nerve."""
    for act in nerves.scene(doc).of("occipital"):
        made = nerve_facts.service(doc, act, "occipital")
        named = doc.first(rx(words.GREATER)) is not None
        yield made.at(attributes={**made.attributes, "named": "greater" if named else "occipital"})
