"""Moderate sedation as the note states it."""

from __future__ import annotations

from guardrails.reading.document import Document
from guardrails.reading.facts import Sedation


def read_sedation(doc: Document) -> Sedation | None:
    """The sedation, or None."""
    return None
