"""Peripheral nerve block codes: by nerve and side, ribs by level, branches of the fifth nerve each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.peripheral_block import words
from guardrails.reading.facts import Service

FAMILY = "peripheral_block"
_RIBS = Need(
    "levels",
    "Which intercostal levels were blocked? The note does not say.",
    (),
    rule="peripheral_block/levels",
)
_EACH_NERVE = frozenset({words.OTHER, words.CODES["trigeminal"]})


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each code and side; other named nerves of one side add up."""
    lines: list[CodedLine] = []
    ribs = [s for s in services if s.target == "intercostal"]
    if ribs:
        lines += _intercostal(ribs, setting)
    groups: dict[tuple[str, Side | None], list[Service]] = {}
    for service in services:
        if service.target != "intercostal":
            groups.setdefault((number(service, setting), nerve_lines.sides_of([service])), []).append(service)
    lines += [_line(key[0], key[1], group, setting) for key, group in groups.items()]
    return Coded(tuple(lines))


def number(service: Service, setting: Setting) -> str:
    """The code of a nerve; a catheter left in takes its own where the nerve has one."""
    nerve = service.region or service.target or ""
    target = service.target or ""
    ended = words.ENDED.get(target)
    if ended:
        return ended if nerve_lines.valid(ended, setting) else nerve_lines.UNLISTED
    base = words.CODES.get(target) or words.CODES.get(nerve, words.OTHER)
    if service.approach == "catheter":
        return nerve_lines.catheter_twin(base, setting) or base
    return base


def _line(base: str, side: Side | None, group: Sequence[Service], setting: Setting) -> CodedLine:
    nerves = sum(s.counts.get("nerves", 1) for s in group) if base in _EACH_NERVE else 1
    names = ", ".join(dict.fromkeys((s.target or "").replace("_", " ") for s in group))
    warnings = [words.CONTESTED[s.target] for s in group if s.target in words.CONTESTED]
    if base == nerve_lines.UNLISTED:
        warnings.append("The code of this nerve ended; it is reported as unlisted.")
    if base == words.OTHER and any(s.approach == "catheter" for s in group):
        warnings.append("A catheter was left: this nerve has no catheter code of its own.")
    made = nerve_lines.line(
        base,
        group,
        setting,
        FAMILY,
        f"Nerve block ({names}): {base}.",
        units=nerves,
        side=side,
        warnings=warnings,
        cites=words.CITES.get(group[0].target or "", ("cpt",)),
    )
    if base == words.CODES["paracervical"]:  # around the cervix of the uterus: there is no side to ask for
        return replace(made, side=None, needs=tuple(n for n in made.needs if n.fact != "side"))
    return made


def _intercostal(services: Sequence[Service], setting: Setting) -> list[CodedLine]:
    """The first level, then each further one (before the add-on, one code for several); both sides on one line."""
    side = nerve_lines.sides_of(services)
    count = max(s.counts.get("levels", 0) for s in services)
    first, cites = words.CODES["intercostal"], words.CITES["intercostal"]
    if count > 1 and not setting.view.primaries(words.FURTHER_RIB):  # not yet an add-on: the code of several levels
        because = f"{count} intercostal levels: {words.FURTHER_RIB} once for all of them on this day."
        return [nerve_lines.line(words.FURTHER_RIB, services, setting, FAMILY, because, side=side, cites=cites)]
    lines = [
        nerve_lines.line(
            first,
            services,
            setting,
            FAMILY,
            f"Intercostal block, first level: {first}.",
            side=side,
            needs=() if count else (_RIBS,),
            cites=cites,
        )
    ]
    if count > 1:
        lines.append(
            nerve_lines.line(
                words.FURTHER_RIB,
                services,
                setting,
                FAMILY,
                units=count - 1,
                side=side,
                cites=cites,
                because=f"{count} intercostal levels: {first} for the first and {words.FURTHER_RIB} for "
                f"each further one.",
            )
        )
    return lines
