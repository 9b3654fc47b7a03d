"""Drugs given, with dose, waste and vial, as the note states them."""

from __future__ import annotations

from guardrails.reading.document import Document
from guardrails.reading.facts import Drug


def read_drugs(doc: Document) -> tuple[Drug, ...]:
    """The drugs given in this encounter."""
    return ()
