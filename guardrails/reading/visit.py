"""The visit (evaluation and management) that a note documents beside or instead of a procedure."""

from __future__ import annotations

from guardrails.reading.document import Document
from guardrails.reading.facts import Visit


def read_visit(doc: Document, services_performed: bool) -> Visit | None:
    """The visit, or None where the note documents none of its own."""
    return None
