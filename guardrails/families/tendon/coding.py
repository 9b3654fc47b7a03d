"""Tendon codes: sheath, ligament and fascia; origin and insertion; carpal tunnel; Dupuytren cord."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    places: dict[str, dict[Side | None, int]] = {}
    for service in services:
        for site in service.sites:
            sides = places.setdefault(site.name, {})
            sides[site.side] = max(sides.get(site.side, 0), _sheaths(service))
    for service in services:
        for site in service.sites:
            sides = places[site.name]
            alike = len(set(sides.values())) == 1 or Side.BIL in sides or None in sides
            side = _joined(sides) if alike else site.side
            groups.setdefault((_number(site.name), side), []).append((service, site))
    return Coded(tuple(_line(number, side, group, setting) for (number, side), group in groups.items()))


def _joined(sides: Iterable[Side | None]) -> Side | None:
    """The sides of one place, joined; a silent one beside a stated one says nothing."""
    found: Side | None = None
    for side in sides:
        found = side if found is None else found.merged(side) if side is not None else found
    return found


def _sheaths(service: Service) -> int:
    """The sheaths of one site of a service: one each where it names several."""
    return 1 if len(service.sites) > 1 else service.counts.get("tendons", 1)


def _number(name: str) -> str:
    return OWN.get(name) or (INSERTION if name in INSERTIONS else SHEATH)


def _line(
    number: str, side: Side | None, group: Sequence[tuple[Service, Site]], setting: Setting
) -> CodedLine:
    services = [service for service, _ in group]
    each: dict[str, int] = {}
    for service, site in group:
        each[site.name] = max(each.get(site.name, 1), _sheaths(service))
    units = 1 if number == TUNNEL else sum(each.values())
    made = nerve_lines.line(
        number, services, setting, FAMILY, _WHY[number], units=units, side=side, sites=tuple(each)
    )
    if all(site.name in MIDLINE for _, site in group):
        return CodedLine(
            made.code, made.units, None, made.sites, FAMILY, None, made.because, made.cites, made.spans
        )
    return made
