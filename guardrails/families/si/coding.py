"""Sacroiliac codes: joint, nerves, lesion; once a side, however many branches."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.claim import Side
from guardrails.families import counting
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.si import fusion
from guardrails.floor import Fact, Outcome, Trait
from guardrails.reading.facts import Service

CITES = ("cpt", "faq/sacroiliac-27096")
FAMILY = "si"
UNLISTED = "64999"
_CODES = {"joint": "27096", "lateral_branch": "64451", "radiofrequency": "64625"}
_TRAIT = {"joint": Trait.SI_JOINT, "lateral_branch": Trait.SI_NERVES, "radiofrequency": Trait.SI_NERVES}


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a kind of service; a side that was lesioned or injected takes no nerve block as well."""
    fused = [s for s in services if s.approach == fusion.APPROACH]
    merged = _merged([s for s in services if s not in fused])
    lines: list[CodedLine] = fusion.code(fused, setting)
    left_off: list[Need] = []
    taken: Side | None = None
    for approach in ("radiofrequency", "joint", "lateral_branch"):
        if approach not in merged:
            continue
        service = merged[approach]
        side = service.sites[0].side if service.sites else None
        if approach == "lateral_branch" and taken is not None:
            side = _left(side, taken)
            if side is None:
                continue
        lines.append(_line(service, approach, side, setting))
        if side is not None:
            taken = side if taken is None else taken.merged(side)
    if None in merged:
        left_off.append(
            Need(
                "approach",
                "Was the sacroiliac joint itself injected, its nerves, or the ligament? The note does not say.",
                ("joint", "lateral_branch", "ligament"),
                hold=False,
                rule="si/approach",
            )
        )
    return Coded(tuple(lines), tuple(left_off))


def _merged(services: Sequence[Service]) -> dict[str | None, Service]:
    """One service an approach, sides joined."""
    out: dict[str | None, Service] = {}
    for service in services:
        old = out.get(service.approach)
        if old is None:
            out[service.approach] = service
            continue
        sides = [s.side for s in (*old.sites, *service.sites) if s.side]
        side = sides[0].merged(sides[-1]) if sides else None
        out[service.approach] = old.at(
            sites=tuple(s for s in old.sites[:1]) and (old.sites[0].__class__("SI", side, old.sites[0].spans),)
        )
    return out


def _left(side: Side | None, taken: Side) -> Side | None:
    """What is left of a side when another service took one of them."""
    if side is None or taken is Side.BIL or side is taken:
        return None
    if side is Side.BIL:
        return Side.LT if taken is Side.RT else Side.RT
    return side


def _line(service: Service, approach: str, side: Side | None, setting: Setting) -> CodedLine:
    code = _CODES[approach]
    if service.mode == "pulsed" and approach == "radiofrequency":
        return _fixed(service, UNLISTED, "Pulsed radiofrequency does not destroy the nerve", ())
    said = floor.said_of(service.imaging, bool(service.contradicted.get("imaging")))
    row = floor.rule(Fact.IMAGING, said, _TRAIT[approach], Trait.GUIDANCE_REQUIRED) if said else None
    needs = (floor.need(row),) if row and row.hold else ()
    if row and row.outcome in (Outcome.TRIGGER_POINT, Outcome.UNLISTED_ULTRASOUND):
        return _fixed(
            service,
            row.code or UNLISTED,
            f"Sacroiliac {approach.replace('_', ' ')}, imaging {service.imaging.value}",
            needs,
        )
    if approach == "joint" and setting.setting == "asc":
        code = setting.payer.asc_si_code
    info = setting.view.code(code)
    counted = [counting.Counted("SI", side, tuple(x for s in service.sites for x in s.spans))]
    warnings: tuple[str, ...] = ()
    if (
        approach == "radiofrequency"
        and service.temperature_c is not None
        and service.temperature_c < 80
        and service.mode != "cooled"
    ):
        warnings = (f"The lesion was made at {service.temperature_c:g} C; payers expect 80 C or a cooled probe.",)
    return CodedLine(
        code=code,
        side=side,
        sites=("SI",),
        family=FAMILY,
        region=service.region,
        cites=CITES,
        warnings=warnings,
        spans=counting.spans_of([service]) + counted[0].spans,
        needs=(*counting.side_need(info, side, [service]), *needs),
        because=f"Sacroiliac {approach.replace('_', ' ')}, once a side: {code}.",
    )


def _fixed(service: Service, code: str, why: str, needs: tuple[Need, ...]) -> CodedLine:
    return CodedLine(
        code=code,
        family=FAMILY,
        region=service.region,
        sites=("SI",),
        cites=CITES,
        needs=needs,
        spans=counting.spans_of([service]),
        because=f"{why}: {code}.",
    )
