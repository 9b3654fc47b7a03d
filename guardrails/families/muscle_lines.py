"""What codings by the number of muscles share: one line a day, its query, both sides of one muscle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails import floor
from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, Need, Setting
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service


def code(
    services: Sequence[Service],
    setting: Setting,
    family: str,
    numbers: tuple[str, str],
    many: int,
    cites: Sequence[str],
) -> Coded:
    """The code for few or for many muscles, once; unnamed muscles are held as few."""
    count, bellies = _muscles(services)
    policy = setting.payer.tpi_muscle_sides
    counted = bellies if policy == "per_muscle" else count
    number = numbers[1] if counted >= many else numbers[0]
    if not nerve_lines.valid(number, setting):
        return Coded()
    warnings: tuple[str, ...] = ()
    if policy == "query" and count < many <= bellies:
        warnings = (
            f"The same muscle on both sides is counted once here ({count}); payers that count each side "
            f"would take {numbers[1]}. Contested: check this payer.",
        )
    because = (
        f"{counted or 'No'} muscle{'' if counted == 1 else 's'} named: {number}, once a day; needles "
        f"do not count."
    )
    made = nerve_lines.line(
        number,
        services,
        setting,
        family,
        because,
        cites=cites,
        warnings=warnings,
        needs=_needs(services, count, many),
    )
    return Coded((replace(made, side=None),))


def _muscles(services: Sequence[Service]) -> tuple[int, int]:
    """(muscles by name, muscles counting each side) over all services."""
    sides: dict[str, Side | None] = {}
    for service in services:
        for site in service.sites:
            old = sides.get(site.name)
            sides[site.name] = site.side if old is None else old.merged(site.side)
    stated = max((s.counts.get("muscles", 0) for s in services), default=0)
    count = max(len(sides), stated)
    return count, max(stated, sum(2 if side is Side.BIL else 1 for side in sides.values()))


def _needs(services: Sequence[Service], count: int, many: int) -> tuple[Need, ...]:
    spans = tuple(span for s in services for span in s.contradicted.get("muscles", ()))
    if count and not spans:
        return ()
    row = floor.rule(Fact.MUSCLES, Said.SILENT, Trait.MUSCLES)
    if row is None:
        return ()
    asked = floor.need(row, spans)
    if not spans:
        return (asked,)
    return (replace(asked, question="The note states the number of muscles two ways. Which were treated?"),)
