"""Genicular codes: once a knee; fewer than three named branches is a reduced service."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.genicular.words import BEFORE_2020, BLOCK, COMPLETE, DESTRUCTION
from guardrails.reading.facts import Service

FAMILY = "genicular"
_ASK = Need(
    "nerves",
    "Which genicular branches were treated? Three named branches complete the code; the note does not say.",
    ("3", "2", "1"),
    rule="genicular/branches",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each kind and knee; knees that are both complete (or both reduced) share one."""
    groups: dict[tuple[str, str], list[Service]] = {}
    for service in services:
        number = BLOCK if service.approach == "block" else DESTRUCTION
        groups.setdefault((number, _state(service)), []).append(service)
    return Coded(tuple(_line(number, state, group, setting) for (number, state), group in groups.items()))


def _state(service: Service) -> str:
    count = service.counts.get("nerves")
    return "silent" if count is None else "complete" if count >= COMPLETE else "reduced"


def _line(number: str, state: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    side = nerve_lines.sides_of(group)
    if not nerve_lines.valid(number, setting):
        units = max((s.counts.get("nerves", 1) for s in group), default=1)
        return nerve_lines.line(
            BEFORE_2020[number],
            group,
            setting,
            FAMILY,
            f"Before 2020 each genicular nerve is {BEFORE_2020[number]}.",
            units=units,
            side=side,
        )
    reduced = state == "reduced"
    because = (
        f"Fewer than three genicular branches: {number} with modifier 52."
        if reduced
        else f"Genicular nerves of one knee: {number} once, whatever the number of branches; imaging is "
        f"inside."
    )
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        because,
        side=side,
        modifiers=("52",) if reduced else (),
        needs=(_ASK,) if state == "silent" else (),
    )
