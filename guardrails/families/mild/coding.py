"""Percutaneous lumbar decompression: 62330 and once 62331 from 2026, 0275T before; never a side."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.device_lines import line, valid
from guardrails.families.mild import words
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service

CITES = ("cpt",)
FIRST, MORE, BEFORE, NECK = "62330", "62331", "0275T", "0274T"


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """First interspace, then all further ones together; before 2026 one tracking code for the region."""
    sites = tuple(dict.fromkeys(site.name for s in services for site in s.sites))
    needs: list[Need] = []
    said = floor.said_of(services[0].imaging)
    row = floor.rule(Fact.IMAGING, said, Trait.GUIDANCE_REQUIRED) if said else None
    if row and row.hold:
        needs.append(floor.need(row))
    if services[0].region == "cervical_thoracic":
        because = f"Percutaneous decompression of the neck or mid-back, once for the region: {NECK}."
        return Coded((line(NECK, services, setting, words.FAMILY, because, needs=needs, sites=sites, cites=CITES),))
    if not valid(FIRST, setting):
        because = f"Percutaneous lumbar decompression before 2026, once for the region: {BEFORE}."
        return Coded((line(BEFORE, services, setting, words.FAMILY, because, needs=needs, sites=sites, cites=CITES),))
    silent = floor.rule(Fact.LEVELS, Said.SILENT, Trait.COUNTED) if not sites else None
    needs += [floor.need(silent)] if silent else []
    because = f"Percutaneous lumbar decompression, first interspace, both sides: {FIRST}."
    out: list[CodedLine] = [
        line(FIRST, services, setting, words.FAMILY, because, needs=needs, sites=sites[:1], cites=CITES)
    ]
    if len(sites) > 1:
        because = f"Further interspaces ({', '.join(sites[1:])}), once for all: {MORE}."
        out.append(line(MORE, services, setting, words.FAMILY, because, needs=needs, sites=sites[1:], cites=CITES))
    return Coded(tuple(out))
