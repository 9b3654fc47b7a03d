"""Peripheral stimulator codes: by lead and side; one-piece systems apart; temporary leads pulled are no line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from guardrails import floor
from guardrails.claim import Side
from guardrails.families import device_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.pns import words
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Service

CITES = ("cpt", "ncci-ptp")
PERCUTANEOUS, CRANIAL, OPEN, NEUROMUSCULAR = "64555", "64553", "64575", "64580"
INTEGRATED, INTEGRATED_MORE, INTEGRATED_OUT = "64596", "64597", "64598"
GENERATOR, GENERATOR_OUT, LEAD_OUT, TIBIAL, EAR = "64590", "64595", "64585", "64566", "64567"
SACRAL, SACRAL_OPEN = "64561", "64581"
VAGUS, VAGUS_LEAD, VAGUS_OUT = "64568", "64569", "64570"
_HOW_MANY = Need("leads", "How many leads stayed in place? The note does not say.", (), rule="pns/leads")
_SYSTEM = Need(
    "system",
    "Is the system one piece (lead with generator), or is there a separate generator? The note does not settle it.",
    ("integrated", "detachable", "external"),
    rule="pns/system",
)
_MULTIFIDUS = Need(
    "approach",
    "Leads of a restorative (multifidus) stimulator: payers differ between the open and the needle code. "
    "Please confirm how this payer takes it.",
    ("open", "percutaneous"),
    rule="pns/multifidus",
)


_VAGUS_GENERATOR = Need(
    "code",
    "The generator of a vagus stimulator alone: its code is outside the families read here. Please code it by hand.",
    hold=False,
    rule="pns/vagus-generator",
)
Maker = Callable[[Service, Setting, dict[str | None, Service]], list[CodedLine]]


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Lines of all peripheral stimulator services of a note."""
    lines: list[CodedLine] = []
    kinds = {s.mode: s for s in services}
    leads = [s for s in services if not (s.mode or "").startswith("generator")]
    of_vagus = leads or services
    if all(at(s, words.VAGUS) or s.attributes.get("nerve") == words.VAGUS for s in of_vagus):
        made = tuple(_vagus(kinds, setting))
        return Coded(made, () if made else (_VAGUS_GENERATOR,))
    for service in services:
        lines += _MAKE.get(service.mode or "", _none)(service, setting, kinds)
    return Coded(tuple(lines))


def _none(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
    return []


def _line(
    number: str,
    service: Service,
    setting: Setting,
    because: str,
    *,
    side: Side | None = None,
    units: int = 1,
    needs: tuple[Need, ...] = (),
) -> CodedLine:
    asked = (*_side_need(number, side, service, setting), *needs)
    return device_lines.line(
        number, [service], setting, words.FAMILY, because, side=side, units=units, needs=asked, cites=CITES
    )


def _side_need(number: str, side: Side | None, service: Service, setting: Setting) -> tuple[Need, ...]:
    info = setting.view.code(number)
    if info is None or info.sided not in ("unilateral_50_ok", "rtlt_only") or side is not None:
        return ()
    row = floor.rule(Fact.SIDE, Said.SILENT, Trait.SIDED)
    return (floor.need(row),) if row else ()


def _by_side(service: Service) -> list[tuple[Side | None, int, bool]]:
    """(side, leads, whether the note counts them): leads of both sides are split evenly where nothing else is said."""
    total = service.counts.get("leads")
    groups: dict[Side | None, int] = {}
    for site in service.sites:
        groups[site.side] = groups.get(site.side, 0) + 1
    if len(groups) > 1:
        return [(side, number, True) for side, number in groups.items()]
    side = next(iter(groups), None)
    if side is Side.BIL:
        return [(side, max(1, (total or 2) // 2), True)]
    return [(side, total or 1, total is not None)]


def at(service: Service, nerve: str) -> bool:
    """Whether every place of a service is this nerve."""
    return bool(service.sites) and all(site.name == nerve for site in service.sites)


def _vagus(kinds: Mapping[str | None, Service], setting: Setting) -> list[CodedLine]:
    """Lead with generator, a lead alone, or both out; a generator alone is not among these codes."""
    lead = kinds.get("lead") or kinds.get("open")
    out, generator = kinds.get("lead_removal"), kinds.get("generator")
    if lead is not None and generator is not None:
        number, service, what = VAGUS, lead, "Vagus stimulator, lead with generator"
    elif lead is not None or (out is not None and "generator_removal" not in kinds):
        number, what = VAGUS_LEAD, "Vagus stimulator lead revised or exchanged"
        service = lead or out  # type: ignore[assignment]
    elif out is not None:
        number, service, what = VAGUS_OUT, out, "Vagus stimulator removed, lead with generator"
    else:
        return []
    side = device_lines.merged_side([service])
    return [_line(number, service, setting, f"{what}: {number}.", side=side)]


def _lead_code(service: Service) -> str:
    """The code of a lead by its nerve and by how the nerve was reached."""
    if at(service, words.SACRAL):
        return SACRAL_OPEN if service.mode == "open" else SACRAL
    if service.mode in ("open", "reactiv8"):
        return OPEN if service.mode == "open" else NEUROMUSCULAR
    cranial = service.sites and all(s.name in words.CRANIAL for s in service.sites)
    return CRANIAL if cranial else PERCUTANEOUS


def _leads(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
    number = _lead_code(service)
    system = service.attributes.get("system")
    housed = "generator" in kinds and number == PERCUTANEOUS
    out = []
    for side, units, counted in _by_side(service):
        needs = [] if counted else [_HOW_MANY]
        if number not in (SACRAL, SACRAL_OPEN) and (system == "contradicted" or (system and not housed)):
            needs.append(_SYSTEM)
        if number == NEUROMUSCULAR:
            needs.append(_MULTIFIDUS)
        because = f"Each lead beside a nerve: {number} x{units}."
        out.append(_line(number, service, setting, because, side=side, units=units, needs=tuple(needs)))
    return out


def _integrated(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
    groups = _by_side(service)
    needs = (_SYSTEM,) if service.attributes.get("system") else ()
    if not device_lines.valid(INTEGRATED, setting):
        return _leads(service, setting, kinds)
    side, units, _ = groups[0]
    both = side is Side.BIL
    first = Side.RT if both else side
    out = [
        _line(INTEGRATED, service, setting, f"One-piece stimulator, first lead: {INTEGRATED}.", side=first, needs=needs)
    ]
    more: list[tuple[Side | None, int]] = [(Side.LT, units)] if both else []
    if units > 1:
        more.append((first, units - 1))
    more += [(s, n) for s, n, _ in groups[1:]]
    because = f"One-piece stimulator, each further lead: {INTEGRATED_MORE}."
    out += [_line(INTEGRATED_MORE, service, setting, because, side=s, units=n) for s, n in more]
    return out


def _once(number: str, because: str, sided: bool = False) -> Maker:
    def make(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
        side = device_lines.merged_side([service]) if sided else None
        return [_line(number, service, setting, f"{because}: {number}.", side=side)]

    return make


def _generator(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
    if "integrated" in kinds:
        return []
    return [_line(GENERATOR, service, setting, f"Generator placed or exchanged: {GENERATOR} alone.")]


def _lead_out(service: Service, setting: Setting, kinds: dict[str | None, Service]) -> list[CodedLine]:
    if "lead" in kinds or "open" in kinds:
        return []
    side = device_lines.merged_side([service])
    units = 1 if side is Side.BIL else service.counts.get("leads", 1)
    because = f"Permanent lead revised or removed: {LEAD_OUT}."
    return [_line(LEAD_OUT, service, setting, because, side=side, units=units)]


_MAKE: Mapping[str, Maker] = {
    "lead": _leads, "open": _leads, "reactiv8": _leads, "integrated": _integrated, "generator": _generator,
    "generator_removal": _once(GENERATOR_OUT, "Generator revised or removed"), "lead_removal": _lead_out,
    "integrated_removal": _once(INTEGRATED_OUT, "One-piece stimulator revised or removed", True),
    "ear": _once(EAR, "Needle field stimulation at the ear"),
    "ptns": _once(TIBIAL, "Tibial needle stimulation, one treatment"),
}  # fmt: skip
