"""Transforaminal codes; the counting is in `families.foraminal`."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, Setting
from guardrails.families.foraminal import code_foramina
from guardrails.reading.facts import Service


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """The lines of all transforaminal services of a note."""
    return code_foramina(services, setting)
