"""Platelet-rich plasma 0232T, white cell concentrate 0481T, once; marrow concentrate has no code of its own."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, Need, Setting
from guardrails.families.prp.words import CODE, WHITE_CELLS
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
    white = bool(plasma) and all(s.mode == "white_cells" for s in plasma)
    number = WHITE_CELLS if white else CODE
    if not plasma or not nerve_lines.valid(number, setting):
        return Coded((), left_off)
    what = "Concentrate of the patient's own white cells and proteins" if white else "Platelet-rich plasma"
    because = f"{what}: {number} once, harvest and guidance inside; usually not covered."
    return Coded((nerve_lines.line(number, plasma, setting, "prp", because),), left_off)
