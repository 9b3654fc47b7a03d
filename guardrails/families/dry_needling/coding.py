"""Dry needling codes (from 2020): once a day, by the number of muscles."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import muscle_lines
from guardrails.families.base import Coded, Setting
from guardrails.families.dry_needling.words import FEW, FROM, MANY
from guardrails.reading.facts import Service


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line by the number of muscles."""
    return muscle_lines.code(services, setting, "dry_needling", (FEW, MANY), FROM, ("cpt",))
