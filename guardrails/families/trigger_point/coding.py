"""Trigger point codes: once a day, by the number of muscles."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import muscle_lines
from guardrails.families.base import Coded, Setting
from guardrails.families.trigger_point.words import FEW, FROM, MANY
from guardrails.reading.facts import Service

CITES = ("cpt", "faq/trigger-point-muscles")


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line: muscles, not needles; the same muscle on both sides as the payer profile says."""
    return muscle_lines.code(services, setting, "trigger_point", (FEW, MANY), FROM, CITES)
