"""Transforaminal codes, for services read as transforaminal and for epidurals answered to have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails import floor
from guardrails.families import counting
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.floor import Fact, Outcome, Said, Trait
from guardrails.reading.facts import Service

CITES = ("cpt", "faq/transforaminal-two-levels-two-sides")
FAMILY = "transforaminal"
ULTRASOUND = "included_us_required"


def code_foramina(services: Sequence[Service], setting: Setting, family: str = FAMILY) -> Coded:
    """First level, then each further level as the add-on, whatever its side; ultrasound is unlisted."""
    lines: list[CodedLine] = []
    for region in counting.regions(services):
        mine = [s for s in services if s.region == region]
        said = floor.said_of(mine[0].imaging, bool(mine[0].contradicted.get("imaging")))
        row = floor.rule(Fact.IMAGING, said, Trait.TRANSFORAMINAL, Trait.GUIDANCE_REQUIRED) if said else None
        counted = counting.levels(mine, region)
        if (row and row.outcome is Outcome.UNLISTED_NERVE) or any(s.attributes.get("study_only") for s in mine):
            ultrasound = bool(row and row.outcome is Outcome.UNLISTED_NERVE)
            tracked = ultrasound and not any(s.attributes.get("study_only") for s in mine) and _tracked(region, setting)
            lines += (
                _guided(mine, counted, region, setting, (), family, ULTRASOUND)
                if tracked
                else [_unlisted(mine, counted, region, family)]
            )
            continue
        needs: tuple[Need, ...] = (floor.need(row),) if row and row.hold else ()
        lines += _guided(mine, counted, region, setting, needs, family)
    return Coded(tuple(lines), counting.silent_region(services))


def _tracked(region: str, setting: Setting) -> bool:
    """Whether foraminal injections under ultrasound have tracking codes on the day (they ended 2020)."""
    return bool(counting.pick(setting.view, FAMILY, region, ULTRASOUND))


def _guided(
    services: Sequence[Service],
    counted: Sequence[counting.Counted],
    region: str,
    setting: Setting,
    needs: tuple[Need, ...],
    family: str,
    imaging: str = "included_fluoro_ct_required",
) -> list[CodedLine]:
    base, addon = counting.pick(setting.view, FAMILY, region, imaging)[:2]
    first = list(counted[:1])
    asked = (*counting.level_need(services, region, counted), *needs)
    side = counting.merged_side(first)
    out = [
        counting.line(
            base,
            services,
            first,
            region,
            family,
            cites=CITES,
            needs=(*counting.side_need(base, side, services), *asked),
            because=f"First transforaminal level{_named(first)}: {base.code}.",
        )
    ]
    for group in counting.by_side(counted[1:]):
        side = counting.merged_side(group)
        out.append(
            counting.line(
                addon,
                services,
                group,
                region,
                family,
                units=len(group),
                cites=CITES,
                needs=(*counting.side_need(addon, side, services), *asked),
                because=f"Each further level is the add-on, whatever its side{_named(group)}: {addon.code}.",
            )
        )
    return out


def _named(counted: Sequence[counting.Counted]) -> str:
    names = [c.name for c in counted if c.name not in ("*", "stated")]
    return f" ({', '.join(names)})" if names else ""


def _unlisted(services: Sequence[Service], counted: Sequence[counting.Counted], region: str, family: str) -> CodedLine:
    row = floor.rule(Fact.IMAGING, Said.ULTRASOUND, Trait.TRANSFORAMINAL)
    study = any(s.attributes.get("study_only") for s in services)
    why = (
        "Contrast study without drug: the transforaminal codes need an anesthetic or steroid."
        if study
        else "Transforaminal under ultrasound: the codes for it ended 2020."
    )
    made = CodedLine(
        code=row.code if row and row.code else "64999",
        family=family,
        region=region,
        cites=CITES,
        because=why,
        sites=tuple(c.name for c in counted),
        spans=counting.spans_of(services),
    )
    return replace(made, warnings=(why,))
