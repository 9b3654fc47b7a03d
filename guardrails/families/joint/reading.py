"""Joint and bursa injections and taps: sentences -> Service, one a joint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrails.claim import Side
from guardrails.families.joint import words
from guardrails.reading import deeds, gather, shot_facts, shots, sides
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Spot


def read(doc: Document) -> Iterator[Service]:
    """Every joint, bursa or ganglion cyst injected or tapped; midline ones carry no side."""
    scene = shots.scene(doc)
    study = _study(doc)
    yield from _bone_cyst(doc)
    for service in shot_facts.services(scene, "joint"):
        name = service.target or ""
        site = service.sites[0]
        if name in words.MIDLINE:
            service = service.at(sites=(Site(name, None, site.spans),), contradicted={})
            site = service.sites[0]
        spots = [s for s in scene.of("joint") if s.name == name]
        each, sides = 1, 2 if site.side is Side.BIL else 1
        if name in words.MANY:
            each = _many(doc, [s for s in spots if s.side in (None, site.side) or sides == 2])
        if service.performed and study:
            service = service.at(mode="arthrogram", attributes={**service.attributes, "anesthesia": study})
        yield service.at(counts={"joints": each * sides}) if service.performed else service


def _bone_cyst(doc: Document) -> Iterator[Service]:
    """A bone cyst whose own sentence says that it was tapped or injected."""
    if "bone cyst" not in doc.norm:
        return
    named = [
        d for d in deeds.named(doc, words.BONE_CYST)
        if rx(words.FILLED).search(doc.words(doc.sentence_at(d.start)))
        and doc.section_at(d.start).kind not in _ELSEWHERE
    ]  # fmt: skip
    for status, group in deeds.settled(named).items():
        near = [doc.sentence_at(d.start) for d in group]
        told = [w.side for w in sides.sides(doc.norm) if w.side and any(r.holds(w.start) for r in near)]
        yield Service(
            "joint",
            status,
            target="bone_cyst",
            sites=(Site("bone_cyst", told[0] if told else None),),
            imaging=deeds.seen(doc, group).imaging,
            counts={"joints": 1},
            spans={"procedure": deeds.spans(doc, group)},
        )


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


def _many(doc: Document, spots: Sequence[Spot]) -> int:
    """How many joints of one kind are named: "second and third MCP joints", "MCP 2 and MCP 3", "three PIP joints"."""
    digits: set[int] = set()
    stated = 1
    for spot in (s for s in spots if s.done):
        lead = doc.norm[max(0, spot.start - 60) : spot.start]
        before, after = rx(words.DIGITS_BEFORE).search(lead), rx(words.DIGITS_AFTER).match(doc.norm, spot.end)
        if after and (before is None or rx(words.DIGIT_NEXT).match(doc.norm, spot.end)):
            before = after  # "MCP 2 and MCP 3": the digit right behind a name is its own
        mine = _digits(before[0]) if before else set()
        number = rx(words.NUMBER_BEFORE).search(lead)
        plural = doc.norm[spot.start : spot.end + 8].rstrip(" .,;").endswith("s")
        if number and plural and len(mine) < 2:
            stated = max(stated, int(number["n"]))
        else:
            digits |= mine
    return max(stated, len(digits))


def _digits(text: str) -> set[int]:
    """The fingers or toes named in a list, those between two of a range among them."""
    found = {words.DIGITS[w] for w in rx(words.DIGIT).findall(text)}
    for match in rx(words.DIGIT_RANGE).finditer(text):
        found |= set(range(words.DIGITS[match["a"]], words.DIGITS[match["b"]] + 1))
    return found
