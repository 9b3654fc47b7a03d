"""Sympathetic block codes: once a side for paired chains, once for midline plexuses, whatever the needles."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Setting
from guardrails.families.sympathetic import words
from guardrails.reading.facts import Service

FAMILY = "sympathetic"


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a code: two needles, two levels or both approaches of one plexus are still one."""
    groups: dict[str, list[Service]] = {}
    for service in services:
        groups.setdefault(words.CODES.get(service.target or "", nerve_lines.UNLISTED), []).append(service)
    return Coded(tuple(_line(number, group, setting) for number, group in groups.items()))


def _line(number: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    target = group[0].target or ""
    warnings = [words.CONTESTED[s.target] for s in group if s.target and s.target in words.CONTESTED]
    if any(s.approach == "topical" for s in group):
        warnings.append(words.CONTESTED["topical"])
    info = setting.view.code(number)
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        f"{info.description if info else 'Sympathetic block'}: {number}, whatever the number of needles.",
        side=nerve_lines.sides_of(group),
        warnings=tuple(dict.fromkeys(warnings)),
        cites=words.CITES.get(target, ("cpt", "faq/sympathetic")),
    )
