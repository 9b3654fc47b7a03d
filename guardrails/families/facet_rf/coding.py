"""Facet lesion codes: one unit a joint; what does not destroy the nerve by heat is unlisted."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families import counting
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.counting import Counted
from guardrails.families.joints_by_rung import LUMBAR, sessions
from guardrails.floor import Fact, Outcome, Trait
from guardrails.reading.facts import Service

CITES = ("cpt", "faq/lumbar-rfa")
FAMILY = "facet_rf"
UNLISTED = "64999"
COAGULATES = 80.0
_GUIDED = "included_fluoro_ct_required"
_UNLISTED_MODES = {
    "pulsed": "Pulsed radiofrequency does not destroy the nerve",
    "low_temperature": "A lesion below 80 C is not the thermal destruction the code describes",
    "cryo": "A cold lesion is not the thermal destruction the code describes",
    "endoscopic": "Endoscopic denervation is not the percutaneous code",
}
_EDGE = "T12-L1 with L1-2: 64636 after 64633 is the contractor's form; the add-on table names 64635 alone."


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """The lines of all facet lesions of a note."""
    lines: list[CodedLine] = []
    unlisted = [s for s in services if _unlisted_why(s)]
    listed = [s for s in services if not _unlisted_why(s)]
    if unlisted:
        lines.append(_unlisted(unlisted, _unlisted_why(unlisted[0]) or ""))
    for region, counted, going_on in sessions(listed):
        mine = [s for s in listed if s.region == region or (going_on and s.region == LUMBAR)]
        said = floor.said_of(mine[0].imaging, bool(mine[0].contradicted.get("imaging")))
        row = floor.rule(Fact.IMAGING, said, Trait.FACET_RF, Trait.GUIDANCE_REQUIRED) if said else None
        if row and row.outcome is Outcome.UNLISTED_NERVE:
            lines.append(
                _unlisted(mine, "Facet lesion without fluoroscopy or CT", (floor.need(row),) if row.hold else ())
            )
            continue
        needs = (*((floor.need(row),) if row and row.hold else ()), *_heat_need(mine))
        lines += _by_joint(mine, counted, going_on, region, setting, needs)
    return Coded(tuple(lines), counting.silent_region(listed))


def _unlisted_why(service: Service) -> str | None:
    if service.target == "dorsal_root_ganglion":
        return "A lesion of the dorsal root ganglion has no code of its own"
    if service.mode in _UNLISTED_MODES:
        return _UNLISTED_MODES[service.mode]
    if (
        service.temperature_c is not None
        and service.temperature_c < COAGULATES
        and service.mode not in ("cooled", "chemical")
    ):
        return _UNLISTED_MODES["low_temperature"]
    return None


def _unlisted(services: Sequence[Service], why: str, needs: tuple[Need, ...] = ()) -> CodedLine:
    sites = tuple(dict.fromkeys(site.name for s in services for site in s.sites))
    return CodedLine(
        code=UNLISTED,
        family=FAMILY,
        region=services[0].region,
        sites=sites,
        cites=CITES,
        needs=needs,
        spans=counting.spans_of(services),
        because=f"{why}: {UNLISTED}.",
    )


def _heat_need(services: Sequence[Service]) -> tuple[Need, ...]:
    """Cooled lesions by a probe below 80 C are contested; a chemical agent should be confirmed."""
    if any(s.mode == "cooled" for s in services):
        return (
            Need(
                "mode",
                "Cooled radiofrequency with the probe below 80 C: payers differ between the "
                "destruction code and "
                "the unlisted one. Please confirm how this payer takes it.",
                ("thermal", "unlisted"),
                rule="facet_rf/cooled",
            ),
        )
    if any(s.mode == "chemical" for s in services):
        return (
            Need(
                "mode",
                "The facet nerves were destroyed by a chemical agent. Please confirm the agent and target.",
                rule="facet_rf/chemical",
            ),
        )
    return ()


def _by_joint(
    services: Sequence[Service],
    counted: Sequence[Counted],
    going_on: Sequence[Counted],
    region: str,
    setting: Setting,
    needs: tuple[Need, ...],
) -> list[CodedLine]:
    base, addon = counting.pick(setting.view, FAMILY, region, _GUIDED)[:2]
    if going_on:
        addon = counting.pick(setting.view, FAMILY, LUMBAR, _GUIDED)[1]
    asked = (*counting.level_need(services, region, counted), *needs)
    warnings = _warnings(services) + ((_EDGE,) if going_on else ())
    first = list(counted[:1])
    out = [
        counting.line(
            base,
            services,
            first,
            region,
            FAMILY,
            cites=CITES,
            warnings=warnings,
            needs=(*counting.side_need(base, counting.merged_side(first), services), *asked),
            because=f"First facet joint lesioned{_named(first)}: {base.code}.",
        )
    ]
    for group in counting.by_side([*counted[1:], *going_on]):
        side = counting.merged_side(group)
        out.append(
            counting.line(
                addon,
                services,
                group,
                region,
                FAMILY,
                units=len(group),
                cites=CITES,
                needs=(*counting.side_need(addon, side, services), *asked),
                because=f"Each further joint, counted by joint and not by nerve{_named(group)}: "
                f"{addon.code} x{len(group)}.",
            )
        )
    return out


def _warnings(services: Sequence[Service]) -> tuple[str, ...]:
    if all(s.temperature_c is None and s.mode == "thermal" for s in services):
        return ("The temperature of the lesion is not stated (80 C or more is expected).",)
    return ()


def _named(counted: Sequence[Counted]) -> str:
    names = [c.name for c in counted if c.name not in ("*", "stated")]
    return f" ({', '.join(names)})" if names else ""
