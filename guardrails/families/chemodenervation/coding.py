"""Toxin codes: head and neck by target, limbs by muscles and limbs, trunk by muscles; guidance once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.chemodenervation import words
from guardrails.reading.facts import Service, Site

FAMILY = "chemodenervation"
_TARGET = Need(
    "target",
    "What was the toxin given for, and where? The note names neither a condition nor muscles that decide the code.",
    ("chronic migraine", "cervical dystonia", "facial spasm", "limb spasticity", "other"),
    hold=False,
    rule="chemodenervation/target",
)
_CONFIRM = replace(
    _TARGET,
    question="Was this the chronic migraine protocol? The note names no indication.",
    hold=True,
    options=("chronic migraine", "other"),
)
_MUSCLES = Need(
    "muscles",
    "How many muscles of this limb were injected? One to four and five or more are different codes; the note "
    "does "
    "not settle it.",
    ("1-4", "5 or more"),
    rule="chemodenervation/muscles",
)
_TRUNK = Need(
    "muscles",
    "Does this payer count the same trunk muscle on both sides twice? One to five and six or more are different codes.",
    ("1-5", "6 or more"),
    rule="chemodenervation/muscles",
)
_JAW = Need(
    "code",
    "Toxin in jaw muscles: payers differ on the code and most do not cover it. Which does this payer take?",
    ("64612", "64999"),
    rule="chemodenervation/jaw",
)
_WHY = {
    words.MIGRAINE: "Toxin for chronic migraine: 64615 once, both sides are inside.",
    words.NECK: "Toxin in neck muscles for dystonia: 64616 once a side, whatever the number of muscles.",
    words.FACE: "Toxin in muscles of the facial nerve: 64612 once a side.",
    words.SALIVARY: "Toxin in salivary glands: 64611 once.",
    words.VOICE: "Toxin in the larynx: 64617, EMG inside.",
    words.JAW: "Toxin in jaw muscles: 64612 is one of the codes in use.",
}


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Lines by target, then limbs, then one line of muscle guidance."""
    lines: list[CodedLine] = []
    left: list[Need] = []
    by_target: dict[str | None, list[Service]] = {}
    for service in services:
        by_target.setdefault(service.target, []).append(service)
    for target, group in by_target.items():
        if target in words.CODES:
            lines.append(_head(str(target), group, setting))
        elif target == words.TRUNK:
            lines.append(_trunk(group, setting))
        elif target is None:
            left.append(_TARGET)
    limbs = [s for s in services if s.target in (words.UPPER, words.LOWER, words.LIMB)]
    lines += _limbs(limbs, setting)
    if lines and (guide := _guidance(services, lines)):
        lines.append(guide)
    return Coded(tuple(lines), tuple(left))


def _head(target: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    needs: list[Need] = []
    if target == words.JAW:
        needs.append(_JAW)
    if any(s.attributes.get("inferred") for s in group):
        needs.append(_CONFIRM)
    glands = max((s.counts.get("glands", 0) for s in group), default=0)
    return nerve_lines.line(
        words.CODES[target],
        group,
        setting,
        FAMILY,
        _WHY[target],
        side=None if target in (words.MIGRAINE, words.SALIVARY) else nerve_lines.sides_of(group),
        needs=needs,
        modifiers=("52",) if target == words.SALIVARY and 0 < glands < 4 else (),
        sites=(target,),
    )


def _trunk(group: Sequence[Service], setting: Setting) -> CodedLine:
    count = max(s.counts.get("muscles", 1) for s in group)
    least = min(int(s.attributes.get("least", count)) for s in group)
    number = words.TRUNK_MANY if least >= words.TRUNK_FROM else words.TRUNK_FEW
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        f"Toxin in {count} trunk muscle(s): {number} once.",
        needs=(_TRUNK,) if least < words.TRUNK_FROM <= count else (),
    )


def _limbs(services: Sequence[Service], setting: Setting) -> list[CodedLine]:
    """The limb with most muscles makes the base; every further limb is an add-on by its own muscles."""
    limbs = [limb for s in services for limb in _sided(s)]
    if not limbs:
        return []
    many = [s for s in limbs if s.counts.get("muscles", 1) >= words.LIMB_FROM]
    few = [s for s in limbs if s not in many]
    first = (many or few)[0]
    groups = {
        words.LIMB_MANY if many else words.LIMB_FEW: [first],
        words.LIMB_MANY_MORE: [s for s in many if s is not first],
        words.LIMB_FEW_MORE: [s for s in few if s is not first],
    }
    lines = [_limb(number, group, setting) for number, group in groups.items() if group]
    return [replace(line, side=None) for line in lines] if len(limbs) > 1 else lines  # the session's, not a side's


def _sided(service: Service) -> list[Service]:
    site = service.sites[0]
    if site.side is not Side.BIL:
        return [service]
    return [service.at(sites=(Site(site.name, side, site.spans),)) for side in (Side.RT, Side.LT)]


def _limb(number: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    """One line a code; its sites tell its limbs apart."""
    asked = any(_unsettled(s) for s in group)
    sites = tuple(f"{s.sites[0].side.name.lower() + ' ' if s.sites[0].side else ''}{s.target}" for s in group)
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        f"Toxin in limbs: {number} for {', '.join(x.replace('limb_', '') for x in sites)}, by the muscles of "
        f"each "
        "limb.",
        units=len(group),
        side=group[0].sites[0].side,
        needs=(_MUSCLES,) if asked else (),
        sites=sites,
    )


def _unsettled(service: Service) -> bool:
    """No count, or a count that groups and heads may carry over the limit."""
    count = service.counts.get("muscles")
    if count is None:
        return True
    return count < words.LIMB_FROM <= int(service.attributes.get("most", count))


def _guidance(services: Sequence[Service], lines: Sequence[CodedLine]) -> CodedLine | None:
    """EMG or stimulation once, never beside the larynx code that includes it."""
    number = next((s.attributes["guidance"] for s in services if s.attributes.get("guidance")), None)
    if number is None or all(line.code == words.CODES[words.VOICE] for line in lines):
        return None
    return CodedLine(
        number,
        family=FAMILY,
        because=f"The muscles were found by "
        f"{'stimulation' if number == words.STIMULATION else 'needle EMG'}: "
        f"{number} once a day.",
        cites=("cpt", "ncci-mue"),
        spans=lines[0].spans[:1],
    )
