"""Normalised text with an offset into the note for every character (v0: characters only)."""

from __future__ import annotations

from collections.abc import Sequence


def normalise(raw: str) -> tuple[str, Sequence[int]]:
    """Lower case, one character for one (v0)."""
    low = "".join(c.lower()[0] for c in raw)
    return low, range(len(low))
