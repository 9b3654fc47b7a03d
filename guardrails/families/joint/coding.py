"""Joint codes: by size, with ultrasound only where an image was kept; one line a joint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guardrails import floor
from guardrails.claim import Side
from guardrails.families import nerve_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.joint import words
from guardrails.families.joint.words import CONTESTED, CYST, MEDIUM, MIDLINE, SIZES, UNNAMED
from guardrails.floor import Fact, Said, Trait
from guardrails.reading.facts import Imaging, Service

FAMILY = "joint"
CITES = ("cpt", "faq/knee-injection")
_KEPT = Need(
    "image_record",
    "Ultrasound was used. Was an image with the needle stored? The code with ultrasound needs it; the note "
    "does "
    "not say.",
    ("yes", "no"),
    rule="joint/image-record",
)
_ARTHROGRAM = Need(
    "code",
    "Contrast for an arthrogram of this joint: its code is not in the editions loaded. Please code it by hand.",
    hold=False,
    rule="joint/arthrogram",
)
_JOINT = Need(
    "joint",
    "Which joint got the gel? The note does not name it.",
    ("knee", "hip", "shoulder"),
    rule="joint/joint",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for each joint and code; both sides of a joint share one."""
    groups: dict[tuple[str, str], list[Service]] = {}
    left: list[Need] = []
    for service in services:
        if service.mode == "arthrogram" and service.target not in words.ARTHROGRAM:
            left.append(_ARTHROGRAM)
            continue
        number, _ = _number(service, setting)
        groups.setdefault((service.target or "", number), []).append(service)
    return Coded(tuple(_joined([_line(number, group, setting) for (_, number), group in groups.items()])), tuple(left))


def _number(service: Service, setting: Setting) -> tuple[str, tuple[Need, ...]]:
    """The code of one joint and what must be asked about its guidance."""
    if service.mode == "arthrogram":
        contrast = words.ARTHROGRAM[service.target or ""]
        asleep = contrast == words.HIP_AWAKE and service.attributes.get("anesthesia") == "general"
        return (words.HIP_ASLEEP if asleep else contrast), ()
    plain = SIZES.get(service.target or "", MEDIUM)
    guided = _guided(plain, setting)
    needs: tuple[Need, ...] = ()
    if guided is None:
        return plain, needs
    kept = service.attributes.get("image")
    if service.imaging is Imaging.ULTRASOUND:
        return (guided, ()) if kept == "kept" else (plain, () if kept == "not_kept" else (_KEPT,))
    if against := service.contradicted.get("imaging", ()):  # silence needs no query: the code asks for no imaging
        row = floor.rule(Fact.IMAGING, Said.CONTRADICTED, Trait.UNGUIDED_TWIN)
        needs = (floor.need(row, against),) if row else ()
    return plain, needs


def _guided(plain: str, setting: Setting) -> str | None:
    """The member with ultrasound beside a code, where it stands on the day."""
    info = setting.view.code(plain)
    for twin in info.twin if info else ():
        if nerve_lines.valid(twin, setting):
            return twin
    return None


def _line(number: str, group: Sequence[Service], setting: Setting) -> CodedLine:
    target = group[0].target or ""
    side = nerve_lines.sides_of(group)
    needs = {need.fact: need for service in group for need in _number(service, setting)[1]}
    each = max(s.counts.get("joints", 1) // (2 if _both(s) else 1) for s in group)
    if target == UNNAMED:
        needs["joint"] = _JOINT
    if target in CONTESTED:
        needs["code"] = Need(
            "code",
            f"Which code does this payer take for the {target.replace('_', ' ')}? Coders differ.",
            CONTESTED[target],
            rule="joint/contested",
        )
    made = nerve_lines.line(
        number,
        group,
        setting,
        FAMILY,
        _because(number, target, setting),
        units=max(1, each),
        side=side,
        needs=tuple(needs.values()),
        cites=CITES,
        sites=(target,),
    )
    if target in MIDLINE:
        return replace(made, side=None, needs=tuple(n for n in made.needs if n.fact != "side"))
    return made


def _both(service: Service) -> bool:
    return any(site.side is Side.BIL for site in service.sites)


def _because(number: str, target: str, setting: Setting) -> str:
    place = target.replace("_", " ")
    info = setting.view.code(number)
    if number in words.ARTHROGRAM.values() or number == words.HIP_ASLEEP:
        return f"Contrast put into the {place} for an arthrogram: {number}."
    if number == CYST:
        return f"A ganglion cyst tapped or injected is {number}."
    if info is not None and info.imaging == "included_us_required":
        return f"The {place} with ultrasound and a stored image: {number}; no 76942."
    return f"The {place} without recorded ultrasound: {number}, once a joint and side."


def _joined(lines: Sequence[CodedLine]) -> list[CodedLine]:
    """Different joints of one code and side are units of one line: like lines would be duplicates."""
    kept: dict[tuple[str, Side | None], CodedLine] = {}
    for line in lines:
        key = (line.code, line.side)
        old = kept.get(key)
        kept[key] = (
            line
            if old is None
            else replace(
                old,
                units=old.units + line.units,
                sites=(*old.sites, *line.sites),
                spans=(*old.spans, *line.spans),
                needs=tuple({n.fact: n for n in (*old.needs, *line.needs)}.values()),
            )
        )
    return list(kept.values())
