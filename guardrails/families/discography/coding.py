"""Discography codes: each disc, the injection and the reading of it."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.device_lines import line
from guardrails.families.discography import words
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service

CITES = ("cpt",)
LUMBAR = "lumbar_sacral"


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Injection and reading, a unit a disc, by region."""
    lines: list[CodedLine] = []
    left_off: list[Need] = []
    for region in dict.fromkeys(s.region for s in services):
        mine = [s for s in services if s.region == region]
        if region is None:
            row = floor.rule(Fact.REGION, Said.SILENT, Trait.ANY)
            left_off += [floor.need(row)] if row else []
            continue
        sites = tuple(dict.fromkeys(site.name for s in mine for site in s.sites))
        units = len(sites) or max(s.counts.get("discs", 0) for s in mine)
        row = floor.rule(Fact.LEVELS, Said.SILENT, Trait.COUNTED) if not units else None
        needs = (floor.need(row),) if row else ()
        injection = _injection(region, setting)
        reading = next(iter(setting.view.code(injection).twin), "")  # type: ignore[union-attr]
        for number, what in ((injection, "Each disc injected, the control as well"), (reading, "Reading of each disc")):
            elsewhere = any(s.attributes.get("reading") == "elsewhere" for s in mine)
            if not number or (number == reading and (elsewhere or _packaged(number, setting))):
                continue
            lines.append(
                line(
                    number, mine, setting, words.FAMILY, f"{what}: {number} x{units or 1}.", units=units or 1,
                    needs=needs, sites=sites, cites=CITES,
                )
            )  # fmt: skip
    return Coded(tuple(lines), tuple(left_off))


def _injection(region: str, setting: Setting) -> str:
    """The injection code of a region, by the catalog's regions."""
    for number in sorted(setting.view.family_codes(words.FAMILY)):
        info = setting.view.code(number)
        if info is not None and (info.region == "lumbar") == (region == LUMBAR):
            return number
    raise LookupError(region)


def _packaged(number: str, setting: Setting) -> bool:
    """Whether a surgery center is paid for the reading inside the procedure."""
    row = setting.view.asc(number)
    return setting.setting == "asc" and (row is None or row.payment_indicator == "N1")
