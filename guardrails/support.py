"""What the note supports: the coded lines of every family, in claim form, before any proposal is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrails import discontinued
from guardrails.answers import apply_answers, settle
from guardrails.extras import EXTRAS
from guardrails.families import ALL
from guardrails.families.base import CodedLine, Need, Setting
from guardrails.reading.facts import NoteFacts, Service
from guardrails.sides import form

if TYPE_CHECKING:
    from guardrails.draft import Case


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim line the note supports: `modifiers` are the side's; `part` counts lines of one service."""

    code: str
    units: int
    modifiers: tuple[str, ...]
    coded: CodedLine
    part: int = 0


@dataclass(frozen=True, slots=True)
class LeftOff:
    """A service that was performed but cannot be coded until a fact is known."""

    family: str
    region: str | None
    need: Need


@dataclass(frozen=True, slots=True)
class Support:
    services: tuple[Service, ...]
    expected: tuple[Expected, ...]
    left_off: tuple[LeftOff, ...]

    def performed(self, family: str) -> tuple[Service, ...]:
        return tuple(s for s in self.services if s.family == family and s.performed)

    def other(self, family: str) -> tuple[Service, ...]:
        """Services of the family that were not performed here: planned, historical, negated ..."""
        return tuple(s for s in self.services if s.family == family and not s.performed)


def compute(facts: NoteFacts, case: Case) -> Support:
    """Code every performed service of the note for this payer, setting and date of service."""
    services = tuple(map(discontinued.settled, apply_answers(facts.services, case.answers)))
    setting = Setting(case.view, case.payer, case.setting)
    expected: list[Expected] = []
    left_off: list[LeftOff] = []
    for family in ALL:
        expected += _in_form(discontinued.coded(services, family, setting), case)
        performed = [s for s in services if s.family == family.name and s.performed]
        if not performed:
            continue
        coded = settle(discontinued.doubted(family.code(performed, setting), performed), case.answers)
        expected += _in_form(coded.lines, case)
        region = performed[0].region
        left_off += [LeftOff(family.name, region, need) for need in coded.left_off]
    procedures = tuple(line.coded for line in expected)
    for extra in EXTRAS:
        coded = extra(facts, services, procedures, setting, case.context, case.answers)
        expected += _in_form(coded.lines, case)
        left_off += [LeftOff(need.rule.partition("/")[0], None, need) for need in coded.left_off]
    return Support(services, tuple(expected), tuple(left_off))


def _in_form(lines: Sequence[CodedLine], case: Case) -> list[Expected]:
    out = []
    for line in lines:
        info = case.view.code(line.code)
        for part, shape in enumerate(form(info, line.side, line.units, case.payer, case.setting)):
            out.append(Expected(line.code, shape.units, shape.modifiers, line, part))
    return out
