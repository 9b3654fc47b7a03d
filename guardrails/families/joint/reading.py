"""Joint and bursa injections and taps: sentences -> Service, one a joint."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Side
from guardrails.families.joint import words
from guardrails.reading import gather, shot_facts, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Spot


def read(doc: Document) -> Iterator[Service]:
    """Every joint, bursa or ganglion cyst injected or tapped; midline ones carry no side."""
    scene = shots.scene(doc)
    study = _study(doc)
    for service in shot_facts.services(scene, "joint"):
        name = service.target or ""
        site = service.sites[0]
        if name in words.MIDLINE:
            service = service.at(sites=(Site(name, None, site.spans),), contradicted={})
            site = service.sites[0]
        spots = [s for s in scene.of("joint") if s.name == name]
        each = max((_joints(doc, s) for s in spots), default=1) if name in words.MANY else 1
        sides = 2 if site.side is Side.BIL else 1
        if service.performed and study:
            service = service.at(mode="arthrogram", attributes={**service.attributes, "anesthesia": study})
        yield service.at(counts={"joints": each * sides}) if service.performed else service


def _study(doc: Document) -> str:
    """Whether what was injected is contrast for a study that follows, and with which anesthesia; "" if it treats."""
    live = gather.NOT_DONE - {Assertion.PLANNED}  # the study itself is still to come
    if not any(
        gather.status(doc, m.start(), m.end()) not in live and doc.section_at(m.start()).kind not in _ELSEWHERE
        for m in doc.find(rx(words.FOR_A_STUDY))
    ):
        return ""
    if _given(doc, words.TREATING) or not _given(doc, words.CONTRAST):
        return ""
    return "general" if _given(doc, words.ASLEEP) else "local"


def _given(doc: Document, pattern: str) -> bool:
    return any(gather.status(doc, m.start(), m.end()) not in gather.NOT_DONE for m in doc.find(rx(pattern)))


_ELSEWHERE = frozenset({"history", "past_procedures", "imaging_review", "plan", "consent", "copied", "exam"})


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
