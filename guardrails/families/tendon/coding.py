"""Tendon codes: sheath, ligament and fascia; origin and insertion; carpal tunnel; Dupuytren cord."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Setting
from guardrails.families.tendon.words import CORD, INSERTION, INSERTIONS, MIDLINE, OWN, SHEATH, TUNNEL
from guardrails.reading.facts import Service, Site

FAMILY = "tendon"
_WHY = {
    SHEATH: "Tendon sheath, ligament or fascia injected: 20550, one unit a sheath.",
    INSERTION: "A tendon's origin or insertion injected: 20551, one unit a tendon.",
    TUNNEL: "The carpal tunnel injected: 20526, once a side.",
    CORD: "Enzyme into a Dupuytren cord: 20527.",
}


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each code and side; several sheaths of one side are units."""
    groups: dict[tuple[str, Side | None], list[tuple[Service, Site]]] = {}
    places: dict[tuple[str, str], Side | None] = {}
    for service in services:
        for site in service.sites:
            number = _number(site.name)
            key = (number, site.name)
            old = places.get(key)
            places[key] = site.side if old is None else old.merged(site.side)
    for service in services:
        for site in service.sites:
            number = _number(site.name)
            groups.setdefault((number, places[(number, site.name)]), []).append((service, site))
    return Coded(tuple(_line(number, side, group, setting) for (number, side), group in groups.items()))


def _number(name: str) -> str:
    return OWN.get(name) or (INSERTION if name in INSERTIONS else SHEATH)


def _line(
    number: str, side: Side | None, group: Sequence[tuple[Service, Site]], setting: Setting
) -> CodedLine:
    services = [service for service, _ in group]
    each: dict[str, int] = {}
    for service, site in group:
        several = len(service.sites) > 1
        each[site.name] = max(each.get(site.name, 1), 1 if several else service.counts.get("tendons", 1))
    units = 1 if number == TUNNEL else sum(each.values())
    made = nerve_lines.line(
        number, services, setting, FAMILY, _WHY[number], units=units, side=side, sites=tuple(each)
    )
    if all(site.name in MIDLINE for _, site in group):
        return CodedLine(
            made.code, made.units, None, made.sites, FAMILY, None, made.because, made.cites, made.spans
        )
    return made
