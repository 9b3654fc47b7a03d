"""Dry needling: needles in muscles and nothing injected."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.dry_needling import words
from guardrails.reading import muscles, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Service


def read(doc: Document) -> Iterator[Service]:
    """Dry needling by what became of it; the performed muscles are one service."""
    yield from muscles.services(shots.scene(doc), "dry_needling", shots.DRY, words.STATED)
