"""What codings of levels and joints share: codes picked by attributes, counts by level and side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guardrails import floor
from guardrails.claim import Side, Span
from guardrails.families.base import CodedLine, Need
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service, Site
from knowledge.catalog import CodeInfo, View


def pick(view: View, family: str, region: str, imaging: str, **facts: object) -> list[CodeInfo]:
    """The family's codes of a region with that imaging, as of the view's day, primary before add-on."""
    found = []
    for code in sorted(view.family_codes(family)):
        info = view.code(code)
        if info is None or info.region != region or info.imaging != imaging or not in_force(info, view):
            continue
        if all(getattr(info, name) == value for name, value in facts.items()):
            found.append(info)
    return sorted(found, key=lambda i: (i.addon, i.unit != "level" and i.addon, i.code))


def in_force(info: CodeInfo, view: View) -> bool:
    """Whether the code stands on the view's day."""
    return info.valid_on(view.day)


@dataclass(frozen=True, slots=True)
class Counted:
    """One distinct level with its sides over all services of a region."""

    name: str
    side: Side | None
    spans: tuple[Span, ...]


def levels(services: Iterable[Service], region: str, silent: str = "*") -> list[Counted]:
    """Distinct levels of a region, both sides before one, then in the order of the spine."""
    found: dict[str, Site] = {}
    for service in services:
        if service.region != region:
            continue
        for site in service.sites:
            old = found.get(site.name)
            found[site.name] = (
                site
                if old is None
                else replace(
                    old,
                    side=site.side if old.side is None else old.side.merged(site.side),
                    spans=(*old.spans, *site.spans),
                )
            )
    named = [s for s in found.values() if s.name != silent] or list(found.values())
    order = {s.name: i for i, s in enumerate(named)}
    return [
        Counted(s.name, s.side, s.spans)
        for s in sorted(named, key=lambda s: (not (s.side and s.side.both), s.side is None, order[s.name]))
    ]


def regions(services: Sequence[Service]) -> list[str]:
    """The regions of services, those that are known, in order of first mention."""
    return list(dict.fromkeys(s.region for s in services if s.region))


def merged_side(counted: Iterable[Counted]) -> Side | None:
    """One side for levels that share a line."""
    sides = [c.side for c in counted]
    if not sides or any(s is None for s in sides):
        return next((s for s in sides if s is not None), None)
    out = sides[0]
    for side in sides[1:]:
        out = out.merged(side) if out else side
    return out


def side_need(info: CodeInfo | None, side: Side | None, services: Sequence[Service]) -> tuple[Need, ...]:
    """The query for a side, where the code is sided and the note does not settle it (or its title says another)."""
    if info is None or info.sided not in ("unilateral_50_ok", "rtlt_only"):
        return ()
    spans = tuple(s for service in services for s in service.contradicted.get("side", ()))
    if side is not None and not spans:
        return ()
    row = floor.rule(Fact.SIDE, Said.CONTRADICTED if spans else Said.SILENT, Trait.SIDED)
    return (floor.need(row, spans),) if row else ()


def level_need(services: Sequence[Service], region: str, counted: Sequence[Counted]) -> tuple[Need, ...]:
    """The query for levels: none named, one nerve alone, a named count that differs, or two statements."""
    mine = [s for s in services if s.region == region]
    spans = tuple(s for service in mine for s in service.contradicted.get("levels", ()))
    named = [c for c in counted if c.name not in ("*", "stated")]
    if not named:
        row = floor.rule(Fact.LEVELS, Said.SILENT, Trait.COUNTED)
    elif spans:
        row = floor.rule(Fact.LEVELS, Said.CONTRADICTED, Trait.COUNTED)
    else:
        return ()
    return (floor.need(row, spans),) if row else ()


def spans_of(services: Iterable[Service]) -> tuple[Span, ...]:
    """The words behind a line: procedure, approach, level, side, imaging."""
    return tuple(
        dict.fromkeys(
            span
            for service in services
            for fact in ("procedure", "approach", "level", "side", "imaging")
            for span in service.spans.get(fact, ())
        )
    )


def silent_region(services: Sequence[Service]) -> tuple[Need, ...]:
    """The query where a performed service names no region: no line."""
    if not any(s.region is None for s in services):
        return ()
    row = floor.rule(Fact.REGION, Said.SILENT, Trait.ANY)
    return (floor.need(row),) if row else ()


def line(
    info: CodeInfo,
    services: Sequence[Service],
    counted: Sequence[Counted],
    region: str,
    family: str,
    **facts: object,
) -> CodedLine:
    """A coded line for levels that share a side."""
    made = CodedLine(
        code=info.code,
        side=merged_side(counted),
        sites=tuple(c.name for c in counted),
        family=family,
        region=region,
        spans=spans_of(s for s in services if s.region == region),
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def by_side(counted: Sequence[Counted]) -> list[list[Counted]]:
    """Levels grouped by side: one claim line a code and side."""
    groups: dict[Side | None, list[Counted]] = {}
    for one in counted:
        groups.setdefault(one.side, []).append(one)
    return list(groups.values())
