"""The blood patch code: once; guidance is its own line where the note states fluoroscopy."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, Need, Setting
from guardrails.families.blood_patch import words
from guardrails.families.device_lines import line
from guardrails.reading.facts import Service

CITES = ("cpt",)
PATCH = "62273"
_FIBRIN = Need(
    "mode",
    "The patch was of fibrin; the code is worded for blood or clot. Please confirm how this payer takes it.",
    (),
    rule="blood_patch/fibrin",
)  # fmt: skip


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a session."""
    needs = (_FIBRIN,) if all(s.mode == "fibrin" for s in services) else ()
    because = f"Epidural patch of the patient's own blood, once: {PATCH}."
    return Coded((line(PATCH, services, setting, words.FAMILY, because, needs=needs, cites=CITES),))
