"""Plexus block codes: once a side, the catheter has its own; imaging is inside from 2023."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.plexus_block import words
from guardrails.reading.facts import Service

FAMILY = "plexus_block"
_WHICH = Need(
    "target",
    "Was the axillary nerve blocked, or the brachial plexus by the axillary route? The note does not say.",
    ("brachial_plexus", "axillary_nerve"),
    rule="plexus_block/axillary",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each plexus and kind; a single shot beside a catheter of the same plexus is part of it."""
    groups: dict[str, list[Service]] = {}
    for service in services:
        groups.setdefault(_code(service, setting), []).append(service)
    return Coded(tuple(_line(number, group, setting) for number, group in groups.items()))


def _code(service: Service, setting: Setting) -> str:
    target, catheter = service.target or "", service.approach == "catheter"
    if target.startswith("cervical_plexus"):
        return (
            words.CERVICAL_ENDED if nerve_lines.valid(words.CERVICAL_ENDED, setting) else nerve_lines.UNLISTED
        )
    if target == "lumbar_plexus":
        return words.LUMBAR_CATHETER if catheter else nerve_lines.UNLISTED
    if target == "axillary":
        return words.AXILLARY
    return (
        (nerve_lines.catheter_twin(words.BRACHIAL, setting) or words.BRACHIAL) if catheter else words.BRACHIAL
    )


def _line(number: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    unlisted = number == nerve_lines.UNLISTED
    open_target = any(s.target == "axillary_unnamed" and s.attributes.get("target") is None for s in group)
    info = setting.view.code(number)
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        f"{info.description if info else 'Plexus block'}: {number}.",
        side=nerve_lines.sides_of(group),
        needs=(_WHICH,) if open_target else (),
        warnings=("No code of its own: some payers take 64450, others 64999. Check the payer's policy.",)
        if unlisted
        else (),
    )
