"""Plane block codes: one a wall; both sides have a code of their own; paravertebral counts sites."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.fascial_block import words
from guardrails.reading.facts import Service

FAMILY = "fascial_block"
_WHICH = Need(
    "target",
    "Which plane was blocked? The note does not say.",
    ("erector_spinae", "paravertebral", "serratus_anterior", "tap"),
    hold=False,
    rule="fascial_block/target",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each wall and kind; a plane that is not named makes no line."""
    groups: dict[tuple[str, bool], list[Service]] = {}
    for service in services:
        base = words.CODES.get((service.region or service.target or "").removesuffix("_catheter"))
        if base:
            groups.setdefault((base, service.approach == "catheter"), []).append(service)
    lines = [
        line for (base, catheter), group in groups.items() for line in _lines(base, catheter, group, setting)
    ]
    return Coded(tuple(lines), (_WHICH,) if any(s.target is None for s in services) else ())


def _lines(base: str, catheter: bool, group: Sequence[Service], setting: Setting) -> list[CodedLine]:
    side = nerve_lines.sides_of(group)
    number = (nerve_lines.catheter_twin(base, setting) or base) if catheter else base
    if base == words.PARAVERTEBRAL:
        return _paravertebral(number, side, group, setting)
    if side is Side.BIL:
        number = nerve_lines.both_sides_twin(number, setting) or number
    warnings = _warnings(group)
    if not nerve_lines.valid(number, setting):
        return [
            nerve_lines.line(
                nerve_lines.UNLISTED,
                group,
                setting,
                FAMILY,
                f"{number} does not exist on this day: unlisted.",
                warnings=(words.CONTESTED["unlisted"],),
            )
        ]
    info = setting.view.code(number)
    return [
        nerve_lines.line(
            number,
            group,
            setting,
            FAMILY,
            f"{info.description if info else 'Plane block'}: {number}; imaging is inside.",
            side=side,
            warnings=warnings,
        )
    ]


def _warnings(group: Sequence[Service]) -> list[str]:
    found = [words.CONTESTED[s.region] for s in group if s.region in words.CONTESTED]
    if any(s.attributes.get("lumbar") for s in group):
        found.append(words.CONTESTED["lumbar"])
    if len({s.region for s in group}) > 1:
        found.append(words.CONTESTED["same_wall"])
    return list(dict.fromkeys(found))


def _paravertebral(
    number: str, side: Side | None, group: Sequence[Service], setting: Setting
) -> list[CodedLine]:
    """The first site, and one code once for all the others; a catheter is one."""
    lines = [
        nerve_lines.line(
            number, group, setting, FAMILY, f"Thoracic paravertebral block: {number}.", side=side
        )
    ]
    if number == words.PARAVERTEBRAL and max(s.counts.get("sites", 1) for s in group) > 1:
        lines.append(
            nerve_lines.line(
                words.FURTHER_SITES,
                group,
                setting,
                FAMILY,
                side=side,
                because=f"All further paravertebral sites together: {words.FURTHER_SITES} once.",
            )
        )
    return lines
