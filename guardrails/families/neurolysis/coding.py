"""Destruction codes: by nerve and side; pulsed is unlisted; celiac and hypogastric once, imaging inside."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.neurolysis import words
from guardrails.reading.facts import Imaging, Service

FAMILY = "neurolysis"
CITES = ("cpt", "ncci-ptp")
_PER_NERVE = frozenset({words.OTHER, words.TRIGEMINAL_END, words.CODES["intercostal"]})
_RIBS = Need(
    "nerves",
    "How many intercostal nerves were destroyed? The note does not say.",
    (),
    rule="neurolysis/nerves",
)
_GUIDED = Need(
    "imaging",
    "Was the foramen ovale reached under x-ray monitoring? The note does not say.",
    ("fluoroscopy", "ct", "absent"),
    rule="neurolysis/trigeminal",
)
_NERVE = Need("nerve", "Which nerve was destroyed? The note does not name it.", (), rule="neurolysis/nerve")
_REGION = Need(
    "region",
    "In which region of the spine was the neurolytic given? The note does not say.",
    ("cervical_thoracic", "lumbar_sacral"),
    hold=False,
    rule="neurolysis/region",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each code and side; every pulsed lesion of the session is one unlisted line."""
    groups: dict[tuple[str, Side | None], list[Service]] = {}
    left_off: list[Need] = []
    for service in services:
        number = _number(service)
        if number is None:
            left_off.append(_REGION)
            continue
        side = None if number == words.UNLISTED else nerve_lines.sides_of([service])
        groups.setdefault((number, side), []).append(service)
    return Coded(
        tuple(_line(number, side, group, setting) for (number, side), group in groups.items()),
        tuple(left_off),
    )


def _number(service: Service) -> str | None:
    if service.mode == "pulsed":
        return words.UNLISTED
    target = service.region or ""
    if target in words.CORD_CODES:
        return words.CORD_CODES[target]
    if target == "trigeminal":
        return _trigeminal(service)
    if target == "epidural":
        return words.EPIDURAL.get(service.attributes.get("spine", ""))
    if target == "splanchnic" and service.mode in ("thermal", "cooled"):
        return words.UNLISTED
    return words.CODES.get(target, words.OTHER)


def _trigeminal(service: Service) -> str:
    if service.attributes.get("needle_lesion") == "yes":
        return words.GASSERIAN
    where = service.attributes.get("ovale")
    if where == "no":
        return words.TRIGEMINAL_END
    if where == "ganglion" and service.imaging is Imaging.SILENT:
        return words.TRIGEMINAL_GUIDED
    return words.TRIGEMINAL_GUIDED if service.imaging.fluoro_or_ct else words.TRIGEMINAL_OVALE


def _line(number: str, side: Side | None, group: Sequence[Service], setting: Setting) -> CodedLine:
    units = sum(s.counts.get("nerves", 1) for s in group) if number in _PER_NERVE else 1
    names = ", ".join(dict.fromkeys((s.region or "").replace("_", " ") for s in group))
    pulsed = any(s.mode == "pulsed" for s in group)
    because = (
        words.PULSED
        if pulsed
        else f"Destruction ({names}): {number}{', each nerve' if number in _PER_NERVE else ''}."
    )
    needs: tuple[Need, ...] = ()
    if number == words.CODES["intercostal"] and not any(s.counts.get("nerves") for s in group):
        needs = (_RIBS,)
    if any(s.region == "unnamed_nerve" for s in group):
        needs = (_NERVE,)
    if number in (words.TRIGEMINAL_OVALE, words.TRIGEMINAL_GUIDED) and any(
        s.imaging is Imaging.SILENT for s in group
    ):
        needs = (_GUIDED,)
    return nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        because,
        units=units,
        side=side,
        needs=needs,
        warnings=_warnings(number, group),
        cites=CITES,
    )


def _warnings(number: str, group: Sequence[Service]) -> list[str]:
    found = []
    for service in group:
        if service.mode == "cryo" and number in (words.OTHER, words.CODES["intercostal"]):
            found.append(words.CONTESTED["cryo"])
        if service.mode in ("thermal", "cooled"):
            if service.temperature_c is None:
                found.append(words.CONTESTED["silent"])
            elif service.temperature_c < 80:
                found.append(words.CONTESTED["low"])
        if service.region == "splanchnic":
            found.append(words.CONTESTED["splanchnic"])
        elif number == words.UNLISTED and service.mode != "pulsed":
            found.append(words.CONTESTED["sympathetic"])
    return list(dict.fromkeys(found))
