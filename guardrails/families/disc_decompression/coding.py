"""Needle decompression of lumbar discs is one line whatever their number; sampling is a unit a disc."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, CodedLine, Setting
from guardrails.families.device_lines import line
from guardrails.families.disc_decompression import words
from guardrails.reading.facts import Service

CITES = ("cpt",)
DECOMPRESSION, SAMPLING = "62287", "62267"


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """At most one line of each kind."""
    lines: list[CodedLine] = []
    for kind, number in (("decompression", DECOMPRESSION), ("sampling", SAMPLING)):
        mine = [s for s in services if s.mode == kind]
        if not mine:
            continue
        sites = tuple(dict.fromkeys(site.name for s in mine for site in s.sites))
        units = max(1, len(sites)) if kind == "sampling" else 1
        because = f"Needle {kind} of the disc: {number}."
        lines.append(line(number, mine, setting, words.FAMILY, because, units=units, sites=sites, cites=CITES))
    return Coded(tuple(lines))
