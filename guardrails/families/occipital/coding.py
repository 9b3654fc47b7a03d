"""Occipital nerve block codes: once a side."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, Need, Setting
from guardrails.reading.facts import Service

FAMILY = "occipital"
CODE = "64405"
CITES = ("cpt", "faq/greater-occipital")
_WHICH = Need(
    "nerve",
    "Which occipital nerve was blocked, the greater or the lesser? The note does not say.",
    ("greater", "lesser"),
    rule="occipital/nerve",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line, both sides on it; an unnamed occipital nerve is coded as the greater and asked for."""
    side = nerve_lines.sides_of(services)
    unnamed = all(
        s.attributes.get("named") == "occipital" and s.attributes.get("nerve") is None for s in services
    )
    return Coded(
        (
            nerve_lines.line(
                CODE,
                services,
                setting,
                FAMILY,
                f"Greater occipital nerve block: {CODE}, once a side.",
                side=side,
                needs=(_WHICH,) if unnamed else (),
                cites=CITES,
            ),
        )
    )
