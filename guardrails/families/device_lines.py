"""What the codings of devices, punctures and vertebrae share: one line of services, codes of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guardrails.claim import Side, Span
from guardrails.families.base import CodedLine, Need, Setting
from guardrails.families.nerve_lines import valid as valid
from guardrails.reading.facts import Service

FACTS = ("procedure", "mode", "level", "side", "imaging", "count")


def spans_of(services: Iterable[Service]) -> tuple[Span, ...]:
    """The words behind a line."""
    return tuple(dict.fromkeys(span for service in services for fact in FACTS for span in service.spans.get(fact, ())))


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
    cites: Sequence[str] = ("cpt",),
    sites: Sequence[str] = (),
) -> CodedLine:
    """One line; the side is dropped where the code has none."""
    info = setting.view.code(code)
    sided = info is not None and info.sided in ("unilateral_50_ok", "rtlt_only")
    return CodedLine(
        code=code,
        units=units,
        side=side if sided else None,
        sites=tuple(sites),
        family=family,
        region=services[0].region if services else None,
        because=because,
        cites=tuple(cites),
        spans=spans_of(services),
        needs=tuple(needs),
        warnings=tuple(warnings),
    )


def merged_side(services: Iterable[Service]) -> Side | None:
    """The sides of services that share a line, joined."""
    found: Side | None = None
    for service in services:
        for site in service.sites:
            if site.side is not None:
                found = site.side if found is None else found.merged(site.side)
    return found
