"""Pump codes: pump, catheter and reservoir apart; one care code a day; trials are spinal injections."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.device_lines import line
from guardrails.families.pump import words
from guardrails.floor import Fact, Outcome, Said, Trait
from guardrails.reading.facts import Service

CITES = ("cpt", "ncci-ptp")
PROGRAMMABLE, FIXED, RESERVOIR, PUMP_OUT = "62362", "62361", "62360", "62365"
CATHETER, CATHETER_OPEN, CATHETER_OUT = "62350", "62351", "62355"
ANALYSIS, PROGRAM = "62367", "62368"
_REFILL = {(True, False): "62369", (True, True): "62370", (False, False): "95990", (False, True): "95991"}
_WHO = Need(
    "performer",
    "Who refilled the pump, and was a physician's skill needed? The note does not say.",
    ("staff", "physician"),
    rule="pump/performer",
)
_SKILL = Need(
    "skill",
    "The physician refilled the pump, but the note does not say why a physician's skill was needed.",
    (),
    rule="pump/skill",
)
_PROGRAMMED = Need(
    "programming", "Was the pump's program changed at the refill? The note does not say.", ("yes", "no"),
    rule="pump/programming",
)  # fmt: skip
_REVISION = Need(
    "procedure",
    "A pump was repositioned without exchange: no code of its own. Please confirm what was done (pocket, catheter).",
    (),
    hold=False,
    rule="pump/revision",
)
_DYE = Need(
    "procedure",
    "A catheter contrast study through the side port is outside the codes loaded. Please code it by hand.",
    (),
    hold=False,
    rule="pump/dye-study",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Lines of all pump services of a note."""
    lines: list[CodedLine] = []
    left_off: list[Need] = []
    kinds = {s.mode for s in services}
    for service in services:
        mode = service.mode or ""
        if mode == "revision":
            left_off.append(_REVISION)
        elif mode == "dye":
            left_off.append(_DYE)
        elif mode == "trial":
            made, need = _trial(service, setting)
            lines += [made] if made else []
            left_off += [need] if need else []
        elif mode in ("refill", "refill_program", "program", "analysis") and kinds & {"implant", "replacement"}:
            continue  # filling and starting the pump is part of putting it in
        elif mode in ("refill", "refill_program", "program", "analysis", "rotor_study"):
            lines.append(_care(service, setting))
        elif not (mode == "removal" and kinds & {"implant", "replacement", "reservoir"}):
            lines.append(_operation(service, setting))
    return Coded(tuple(lines), tuple(dict.fromkeys(left_off)))


def _operation(service: Service, setting: Setting) -> CodedLine:
    pump = FIXED if service.attributes.get("fixed") else PROGRAMMABLE
    catheter = CATHETER_OPEN if service.attributes.get("laminectomy") else CATHETER
    number, because = {
        "implant": (pump, "Pump placed"),
        "replacement": (pump, "Pump exchanged, removal of the old one included"),
        "reservoir": (RESERVOIR, "Subcutaneous reservoir placed"),
        "removal": (PUMP_OUT, "Pump or reservoir removed"),
        "catheter": (catheter, "Spinal catheter placed, revised or replaced"),
        "catheter_removal": (CATHETER_OUT, "Spinal catheter removed"),
    }[service.mode or ""]
    return line(number, [service], setting, words.FAMILY, f"{because}: {number}.", cites=CITES)


def _care(service: Service, setting: Setting) -> CodedLine:
    mode = service.mode
    if mode == "analysis":
        return line(
            ANALYSIS, [service], setting, words.FAMILY, f"Pump analysis, nothing changed: {ANALYSIS}.", cites=CITES
        )
    if mode in ("program", "rotor_study"):
        because = f"Pump analysis with a change of program, no refill: {PROGRAM}."
        return line(PROGRAM, [service], setting, words.FAMILY, because, cites=CITES)
    physician, skill = service.attributes.get("by") == "physician", bool(service.attributes.get("skill"))
    needs: list[Need] = []
    if physician and not skill:
        needs.append(_SKILL)
    elif not service.attributes.get("by"):
        needs.append(_WHO)
    if service.attributes.get("programming") == "silent":
        needs.append(_PROGRAMMED)
    programmed = mode == "refill_program"
    number = _REFILL[(programmed, physician and skill)]
    how = "with" if programmed else "without"
    who = "by a physician's skill" if physician and skill else "by staff"
    because = f"Refill {how} a change of program, {who}: {number}."
    return line(number, [service], setting, words.FAMILY, because, needs=needs, cites=CITES)


def _trial(service: Service, setting: Setting) -> tuple[CodedLine | None, Need | None]:
    """A test dose or trial catheter is the spinal injection of its region, with or without imaging."""
    if service.region is None:
        row = floor.rule(Fact.REGION, Said.SILENT, Trait.ANY)
        return None, floor.need(row) if row else None
    route = "catheter" if service.attributes.get("catheter") == "yes" else "interlaminar"
    view = setting.view
    mine = [
        i for c in sorted(view.family_codes("epidural"))
        if (i := view.code(c)) is not None and i.region == service.region and i.approach == route
    ]  # fmt: skip
    unguided = next(i for i in mine if i.imaging_twin)
    said = floor.said_of(service.imaging)
    row = floor.rule(Fact.IMAGING, said, Trait.UNGUIDED_TWIN) if said else None
    number = unguided.code if row and row.outcome is Outcome.UNGUIDED else unguided.imaging_twin or unguided.code
    needs = (floor.need(row),) if row and row.hold else ()
    because = f"An intrathecal trial is the spinal injection of its region: {number}."
    return line(number, [service], setting, words.FAMILY, because, needs=needs, cites=CITES), None
