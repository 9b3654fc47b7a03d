"""Lumbar puncture codes: purpose and imaging decide; guidance was a line of its own before 2020."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails import floor
from guardrails.families.base import Coded, CodedLine, Setting
from guardrails.families.device_lines import line
from guardrails.families.lumbar_puncture import words
from guardrails.floor import Fact, Outcome, Trait
from guardrails.reading.facts import Service

CITES = ("cpt",)
DIAGNOSTIC, DRAINAGE, MYELOGRAM = "62270", "62272", "62284"
_READING = (
    "If the same physician also read the myelogram, one code for both (62302-62305) is reported instead of 62284."
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a purpose."""
    lines: list[CodedLine] = []
    for mode in dict.fromkeys(s.mode for s in services):
        mine = [s for s in services if s.mode == mode]
        if mode == "myelogram":
            because = f"Contrast injected for a myelogram by the lumbar route: {MYELOGRAM}."
            lines.append(line(MYELOGRAM, mine, setting, words.FAMILY, because, warnings=(_READING,), cites=CITES))
        else:
            lines.append(_puncture(mine, DRAINAGE if mode == "drainage" else DIAGNOSTIC, setting))
    return Coded(tuple(lines))


def _puncture(services: Sequence[Service], unguided: str, setting: Setting) -> CodedLine:
    service = services[0]
    info = setting.view.code(unguided)
    guided = info.imaging_twin if info else None
    contradicted = service.contradicted.get("imaging", ())
    said = floor.said_of(service.imaging, bool(contradicted))
    row = floor.rule(Fact.IMAGING, said, Trait.UNGUIDED_TWIN) if said else None
    number = unguided if guided is None or (row and row.outcome is Outcome.UNGUIDED) else guided
    needs = (floor.need(row, contradicted),) if row and row.hold else ()
    what = "drainage" if unguided == DRAINAGE else "diagnosis"
    because = f"Lumbar puncture for {what}, imaging {service.imaging.value}: {number}."
    return line(number, services, setting, words.FAMILY, because, needs=needs, cites=CITES)
