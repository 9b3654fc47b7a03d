"""Fusion of the sacroiliac joint: where the implants lie decides, and the day decides between codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrails.claim import Side
from guardrails.families import device_lines, nerve_lines
from guardrails.families.base import CodedLine, Need, Setting
from guardrails.families.si import words
from guardrails.reading import deeds
from guardrails.reading import sides as side_words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.gather import compiled

FAMILY, APPROACH = "si", "fusion"
#: where the implants lie -> the codes for it, newest first: the one in force on the day is taken
CODES = {"open": ("27280",), "across": ("27279",), "inside": ("27278", "0775T"), "both": ("0809T", "27279")}
_IMPLANT = Need(
    "device",
    "Do the implants pass through ilium and sacrum, or do they lie inside the joint? The note does not settle it.",
    ("across", "inside"),
    rule="si/fusion-device",
)
_BOTH = Need(
    "device",
    "Implants across and inside the joint: payers differ on the code of 2024 and 2025. Please confirm.",
    ("27279", "27299"),
    rule="si/fusion-device",
)


def read(doc: Document) -> Iterator[Service]:
    """Every fusion of the note, by standing."""
    if not deeds.mentions(doc.norm, words.FUSION_STEMS):
        return
    for status, group in deeds.settled(deeds.named(doc, words.FUSION)).items():
        done = status is Assertion.PERFORMED
        near: list[Region] = [doc.sentence_at(d.start) for d in group]
        side = _side(doc, near) or (_side(doc, deeds.today(doc)) if done else None)
        yield Service(
            family=FAMILY,
            status=status,
            approach=APPROACH,
            region="sacral",
            sites=(Site("SI", side, ()),),
            mode=_mode(doc) if done else None,
            spans={"procedure": deeds.spans(doc, group)},
        )


def _mode(doc: Document) -> str | None:
    """open, across both bones, inside the joint, both of these, or None where the note does not settle it."""
    if deeds.live(doc, words.OPEN):
        return "open"
    denied = doc.first(compiled(words.NOT_ACROSS)) is not None
    across = not denied and bool(deeds.live(doc, words.ACROSS))
    inside = bool(deeds.live(doc, words.INSIDE_ONLY))
    return "both" if across and inside else "across" if across else "inside" if inside else None


def _side(doc: Document, regions: Sequence[Region]) -> Side | None:
    found: Side | None = None
    for word in side_words.sides(doc.norm):
        if word.side is not None and any(r.start <= word.start < r.end for r in regions):
            found = word.side if found is None else found.merged(word.side)
    return found


def code(services: Sequence[Service], setting: Setting) -> list[CodedLine]:
    """One line a side for the fusions of the note."""
    if not services:
        return []
    service = next((s for s in services if s.mode), services[0])
    number = next((c for c in CODES[service.mode or "across"] if nerve_lines.valid(c, setting)), "27299")
    needs = [] if service.mode else [_IMPLANT]
    if service.mode == "both" and "2024-01-01" <= setting.view.day < "2026-01-01":
        needs.append(_BOTH)
    side = device_lines.merged_side(services)
    asked = nerve_lines.side_need(number, side, services, setting)
    because = f"Sacroiliac fusion, implants {service.mode or 'not described'}: {number}."
    return [
        device_lines.line(number, services, setting, FAMILY, because, side=side, needs=(*needs, *asked), sites=("SI",))
    ]
