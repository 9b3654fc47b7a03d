"""Facet codes: joints counted, third code once for all the rest; ultrasound and no imaging apart."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families import counting
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.counting import Counted
from guardrails.families.joints_by_rung import LUMBAR, sessions
from guardrails.floor import Fact, Outcome, Said, Trait
from guardrails.reading.facts import Service
from knowledge.catalog import CodeInfo

CITES = ("cpt", "faq/lumbar-facet")
FAMILY = "facet"
_GUIDED, _ULTRASOUND = "included_fluoro_ct_required", "included_us_required"
_FEW = "20552"


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """The lines of all facet injections and blocks of a note."""
    lines: list[CodedLine] = []
    for region, counted, going_on in sessions(services):
        mine = [s for s in services if s.region == region or (going_on and s.region == LUMBAR)]
        said = floor.said_of(mine[0].imaging, bool(mine[0].contradicted.get("imaging")))
        row = floor.rule(Fact.IMAGING, said, Trait.FACET, Trait.GUIDANCE_REQUIRED) if said else None
        if row and row.outcome is Outcome.TRIGGER_POINT:
            lines.append(_unguided(mine, [*counted, *going_on], region))
            continue
        imaging = _ULTRASOUND if row and row.outcome is Outcome.ULTRASOUND_TWIN else _GUIDED
        needs = (floor.need(row),) if row and row.hold else ()
        rungs = counting.pick(setting.view, FAMILY, region, imaging)
        if going_on:
            rungs = [rungs[0], *counting.pick(setting.view, FAMILY, LUMBAR, imaging)[1:]]
        lines += _climb(mine, [*counted, *going_on], region, rungs, needs)
    return Coded(tuple(lines), counting.silent_region(services))


def _climb(
    services: Sequence[Service],
    counted: Sequence[Counted],
    region: str,
    rungs: Sequence[CodeInfo],
    needs: tuple[Need, ...],
) -> list[CodedLine]:
    """First joint, second joint, then the third code once for every joint beyond."""
    asked = (*counting.level_need(services, region, counted), *needs)
    out = []
    steps = [list(counted[:1]), list(counted[1:2]), list(counted[2:])]
    for n, (info, joints) in enumerate(zip(rungs, steps, strict=False)):
        if n and not joints:
            continue
        side = counting.merged_side(joints)
        names = ", ".join(c.name for c in joints if c.name not in ("*", "stated"))
        out.append(
            counting.line(
                info,
                services,
                joints,
                region,
                FAMILY,
                cites=CITES,
                needs=(*counting.side_need(info, side, services), *asked),
                because=f"{('First', 'Second', 'Third and further')[n]} facet "
                f"joint{f' ({names})' if names else ''}: {info.code}.",
            )
        )
    return out


def _unguided(services: Sequence[Service], counted: Sequence[Counted], region: str) -> CodedLine:
    """Without fluoroscopy or CT a facet injection is a trigger point code; muscles are not stated."""
    sides = {c.side for c in counted}
    many = len(counted) * (2 if any(s and s.both for s in sides) else 1) > 2
    row = floor.rule(Fact.MUSCLES, Said.SILENT, Trait.MUSCLES)
    return CodedLine(
        code=_FEW,
        family=FAMILY,
        region=region,
        sites=tuple(c.name for c in counted),
        cites=CITES,
        spans=counting.spans_of(services),
        needs=(floor.need(row),) if row and many else (),
        because="No fluoroscopy or CT: a facet injection without it is reported as a trigger point injection.",
    )
