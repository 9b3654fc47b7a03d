"""Interlaminar, caudal and catheter codes: region, route and imaging decide, never side or level count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails import floor
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.counting import in_force, spans_of
from guardrails.families.foraminal import code_foramina
from guardrails.floor import Fact, Outcome, Said, Trait
from guardrails.reading.facts import Service
from knowledge.catalog import CodeInfo, View

CITES = ("cpt", "faq/doc-approach")
_EDGE = "T12-L1 interlaminar: payers differ between the thoracic and the lumbar code."


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a region and route; what is silent is asked."""
    lines: dict[tuple[str, bool], CodedLine] = {}
    left_off: list[Need] = []
    foraminal = [s for s in services if s.approach == "transforaminal"]
    for service in services:
        if service in foraminal:
            continue
        missing = _missing(service)
        if missing:
            left_off += missing
            continue
        made = _line(service, setting)
        key = (made.region or "", service.counts.get("catheter_left_in", 0) > 0)
        lines[key] = _better(lines.get(key), made)
    extra = code_foramina(foraminal, setting, "epidural") if foraminal else Coded()
    return Coded((*lines.values(), *extra.lines), (*dict.fromkeys(left_off), *extra.left_off))


def _missing(service: Service) -> list[Need]:
    found = []
    if service.approach is None:
        spans = service.contradicted.get("approach", ())
        row = floor.rule(Fact.APPROACH, Said.CONTRADICTED if spans else Said.SILENT, Trait.EPIDURAL)
        found.append(floor.need(row, spans)) if row else None
    if service.region is None:
        row = floor.rule(Fact.REGION, Said.SILENT, Trait.ANY)
        found.append(floor.need(row)) if row else None
    return found


def _line(service: Service, setting: Setting) -> CodedLine:
    route = "catheter" if service.counts.get("catheter_left_in") or service.approach == "catheter" else "interlaminar"
    guided, unguided = _twins(setting.view, service.region or "", route)
    said = floor.said_of(service.imaging, bool(service.contradicted.get("imaging")))
    row = floor.rule(Fact.IMAGING, said, Trait.UNGUIDED_TWIN) if said else None
    info = unguided if row and row.outcome is Outcome.UNGUIDED else guided
    needs = (floor.need(row, service.contradicted.get("imaging", ())),) if row and row.hold else ()
    sites = tuple(s.name for s in service.sites)
    where = "neck or mid-back" if service.region == "cervical_thoracic" else "low back"
    return CodedLine(
        code=info.code,
        family="epidural",
        region=service.region,
        sites=sites,
        cites=CITES,
        spans=spans_of([service]),
        needs=needs,
        warnings=(_EDGE,) if "T12-L1" in sites else (),
        because=f"{_described(service, route)}, {where}, imaging {service.imaging.value}: {info.code}.",
    )


def _described(service: Service, route: str) -> str:
    if route == "catheter":
        return "Epidural catheter left in"
    return f"{service.approach or ''} epidural".capitalize()


def _twins(view: View, region: str, route: str) -> tuple[CodeInfo, CodeInfo]:
    """The guided and the unguided code of a region and route."""
    mine = [
        i
        for c in sorted(view.family_codes("epidural"))
        if (i := view.code(c)) is not None and i.region == region and i.approach == route and in_force(i, view)
    ]
    unguided = next(i for i in mine if i.imaging_twin)
    return next(i for i in mine if i.code == unguided.imaging_twin), unguided


def _better(old: CodedLine | None, new: CodedLine) -> CodedLine:
    """Two epidurals of one region are one line: the guided one, with all levels."""
    if old is None:
        return new
    first, second = (old, new) if len(old.needs) <= len(new.needs) else (new, old)
    return replace(first, sites=tuple(dict.fromkeys((*old.sites, *new.sites))), spans=(*first.spans, *second.spans))
