"""What the codings of blocked and destroyed nerves share: codes of the day, side queries, lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guardrails import floor
from guardrails.claim import Side, Span
from guardrails.families.base import CodedLine, Need, Setting
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service

UNLISTED = "64999"
CITES = ("cpt",)
FACTS = ("procedure", "mode", "temperature", "level", "side", "imaging")


def sides_of(services: Iterable[Service]) -> Side | None:
    """The sides of services that share a line, joined."""
    found: Side | None = None
    for service in services:
        for site in service.sites:
            if site.side is not None:
                found = site.side if found is None else found.merged(site.side)
    return found


def side_need(
    code: str, side: Side | None, services: Sequence[Service], setting: Setting
) -> tuple[Need, ...]:
    """The query for a side: silent, said two ways, or only said of an earlier day."""
    info = setting.view.code(code)
    if info is None or info.sided not in ("unilateral_50_ok", "rtlt_only"):
        return ()
    spans = tuple(s for service in services for s in service.contradicted.get("side", ()))
    carried = any(service.attributes.get("side_carried") for service in services)
    if side is not None and not carried:
        return ()
    row = floor.rule(Fact.SIDE, Said.CONTRADICTED if spans and side is None else Said.SILENT, Trait.SIDED)
    return (floor.need(row, spans),) if row else ()


def spans_of(services: Iterable[Service]) -> tuple[Span, ...]:
    return tuple(
        dict.fromkeys(span for service in services for fact in FACTS for span in service.spans.get(fact, ()))
    )


def valid(code: str, setting: Setting) -> bool:
    """Whether the code stands on the day of the service."""
    info = setting.view.code(code)
    return info is not None and info.valid_on(setting.view.day)


def line(
    code: str,
    services: Sequence[Service],
    setting: Setting,
    family: str,
    because: str,
    *,
    units: int = 1,
    side: Side | None = None,
    needs: Sequence[Need] = (),
    warnings: Sequence[str] = (),
    modifiers: Sequence[str] = (),
    cites: Sequence[str] = CITES,
    sites: Sequence[str] = (),
) -> CodedLine:
    """One line for services of one side; the side query is added where the code has sides."""
    info = setting.view.code(code)
    sided = info is not None and info.sided in ("unilateral_50_ok", "rtlt_only")
    return CodedLine(
        code=code,
        units=units,
        side=side if sided else None,
        family=family,
        region=services[0].region,
        because=because,
        sites=tuple(sites) or tuple(dict.fromkeys(s.name for service in services for s in service.sites)),
        cites=tuple(cites),
        spans=spans_of(services),
        warnings=tuple(warnings),
        modifiers=tuple(modifiers),
        needs=(*side_need(code, side, services, setting), *needs),
    )


def catheter_twin(code: str, setting: Setting) -> str | None:
    """The running-catheter counterpart of a single shot."""
    info = setting.view.code(code)
    if info is None:
        return None
    near = (
        (*info.twin, *sorted(setting.view.family_codes(info.family)))
        if info.family == "fascial_block"
        else info.twin
    )
    for number in near:
        other = setting.view.code(number)
        if (
            other is None
            or other.approach != "catheter"
            or other.sided != info.sided
            or other.region != info.region
        ):
            continue
        if number in info.twin or not _of_a_shot(other.twin, setting):
            return number
    return None


def _of_a_shot(twins: Iterable[str], setting: Setting) -> bool:
    """Whether a catheter code is the counterpart of some single shot."""
    return any((info := setting.view.code(t)) is not None and info.approach != "catheter" for t in twins)


def both_sides_twin(code: str, setting: Setting) -> str | None:
    """The counterpart that is both sides by definition."""
    info = setting.view.code(code)
    for twin in info.twin if info else ():
        other = setting.view.code(twin)
        if other is not None and other.sided == "bilateral_inherent":
            return twin
    return None
