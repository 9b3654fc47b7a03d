"""Platelet-rich plasma: 0232T once; marrow concentrate has no code of its own."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, Need, Setting
from guardrails.families.prp.words import CODE
from guardrails.reading.facts import Service

_MARROW = Need(
    "code",
    "Bone marrow concentrate was injected: recognised, not coded here. Which unlisted code does this payer "
    "take?",
    hold=False,
    rule="prp/marrow",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a day, whatever the number of places."""
    plasma = [s for s in services if s.mode != "marrow"]
    left_off = (_MARROW,) if len(plasma) < len(services) else ()
    if not plasma or not nerve_lines.valid(CODE, setting):
        return Coded((), left_off)
    because = f"Platelet-rich plasma: {CODE} once, harvest and guidance inside; usually not covered."
    return Coded((nerve_lines.line(CODE, plasma, setting, "prp", because),), left_off)
