"""Facet codes count joints: first, second, third and all the rest; a lumbar joint goes on after T12-L1."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.counting import Counted, levels, regions
from guardrails.reading.facts import Service

THORACIC, LUMBAR = "cervical_thoracic", "lumbar_sacral"
EDGE, BELOW = "T12-L1", "L1-L2"


def sessions(services: Sequence[Service]) -> list[tuple[str, list[Counted], list[Counted]]]:
    """(region, its joints, lumbar joints that go on as add-ons after T12-L1) for every primary there is.

    T12-L1 with L1-2 is one lumbar session: the thoracic first code and lumbar add-ons.
    """
    found = {region: levels(services, region) for region in regions(services)}
    chest, lower = found.get(THORACIC, []), found.get(LUMBAR, [])
    joined = [c.name for c in chest] == [EDGE] and any(c.name == BELOW for c in lower)
    if joined:
        return [(THORACIC, chest, lower)]
    return [(region, counted, []) for region, counted in found.items()]
