"""Joint and bursa injections and taps: sentences -> Service, one a joint."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Side
from guardrails.families.joint import words
from guardrails.reading import shot_facts, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Spot


def read(doc: Document) -> Iterator[Service]:
    """Every joint, bursa or ganglion cyst injected or tapped; midline ones carry no side."""
    scene = shots.scene(doc)
    for service in shot_facts.services(scene, "joint"):
        name = service.target or ""
        site = service.sites[0]
        if name in words.MIDLINE:
            service = service.at(sites=(Site(name, None, site.spans),), contradicted={})
            site = service.sites[0]
        spots = [s for s in scene.of("joint") if s.name == name]
        each = max((_joints(doc, s) for s in spots), default=1) if name in words.MANY else 1
        sides = 2 if site.side is Side.BIL else 1
        yield service.at(counts={"joints": each * sides}) if service.performed else service


def _joints(doc: Document, spot: Spot) -> int:
    """How many joints of one kind a name stands for: "second and third MCP joints"."""
    lead = doc.norm[max(0, spot.start - 60) : spot.start]
    before = rx(words.DIGITS_BEFORE).search(lead)
    after = rx(words.DIGITS_AFTER).match(doc.norm, spot.end)
    found = [set(rx(words.DIGIT).findall(m[0])) for m in (before, after) if m]
    number = rx(words.NUMBER_BEFORE).search(lead)
    plural = doc.norm[spot.start : spot.end + 8].rstrip(" .,;").endswith("s")
    if number and plural and (not before or len(found[0]) < 2):
        return int(number["n"])
    return max((len(f) for f in found), default=1)
