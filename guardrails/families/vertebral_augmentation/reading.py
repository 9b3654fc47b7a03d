"""Vertebroplasty and kyphoplasty: vertebrae (never pedicles or sides), with a cavity or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guardrails.claim import Span
from guardrails.families.vertebral_augmentation import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Imaging, Service, Site
from guardrails.reading.gather import compiled
from guardrails.reading.spinal_work import Work


def read(doc: Document) -> Iterator[Service]:
    """Every augmentation of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    for one in spinal_work.work(doc, words.ROWS, "bodies"):
        parts = _apart(doc, one) if one.status is deeds.Assertion.PERFORMED else {}
        for mode, sites in parts.items():
            yield _service(doc, replace(one, sites=sites)).at(mode=mode, attributes={})
        if not parts:
            yield _service(doc, one)


_NEAR = 25


def _apart(doc: Document, one: Work) -> dict[str, tuple[Site, ...]]:
    """Levels by mode where both are named, each beside its own levels ("kyphoplasty of L2, vertebroplasty T12")."""
    names = [n for n in one.names if n.act in ("cavity", "no_cavity")]
    found: dict[str, list[Site]] = {}
    for site in one.sites:
        modes = {_nearest(doc, span, names) for span in site.spans} - {None}
        if len(modes) != 1:
            return {}
        found.setdefault(str(modes.pop()), []).append(site)
    return {mode: tuple(sites) for mode, sites in found.items()} if len(found) == 2 else {}


def _nearest(doc: Document, span: Span, names: list[deeds.Deed]) -> str | None:
    """The act of the nearest name beside a level, in its sentence."""
    at = doc.norm_region(span)
    sentence = doc.sentence_at(at.start)
    near = [
        (max(n.start - at.end, at.start - n.end), n.act)
        for n in names
        if sentence.holds(n.start) and max(n.start - at.end, at.start - n.end) <= _NEAR
    ]
    return min(near)[1] if near else None


def _service(doc: Document, one: Work) -> Service:
    done = one.status is deeds.Assertion.PERFORMED
    mode, asked = _mode(doc, one) if done else (_named(one), "")
    seen = deeds.seen(doc, one.names) if done else None
    spans = {"procedure": deeds.spans(doc, one.names)}
    if seen and seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    if one.sites:
        spans["level"] = tuple(s for site in one.sites for s in site.spans)
    attributes = {"mode": asked} if asked else {}
    if one.paired:
        attributes["paired"] = "yes"
    if any(n.act == "sacral" for n in one.names):
        attributes["sacral"] = "yes"
    return Service(
        family=words.FAMILY,
        status=one.status,
        approach="percutaneous",
        region=_region(one),
        sites=one.sites,
        imaging=seen.imaging if seen else Imaging.SILENT,
        target="vertebra",
        mode=mode,
        counts={"vertebrae": len(one.sites)} if done and one.sites else {},
        spans=spans,
        attributes=attributes,
    )


def _named(one: Work) -> str | None:
    acts = {n.act for n in one.names}
    return "cavity" if "cavity" in acts else "no_cavity" if "no_cavity" in acts else None


def _mode(doc: Document, one: Work) -> tuple[str | None, str]:
    """(cavity or no cavity, whether to ask): the body's words beat the title's."""
    text = deeds.today(doc)
    denied = any(compiled(words.NO_CAVITY).search(doc.norm, r.start, r.end) for r in text)
    made = [
        m for m in deeds.live(doc, words.CAVITY) if not compiled(words.NO_CAVITY).match(doc.norm, max(0, m.start() - 3))
    ]
    acts = {n.act for n in one.names}
    if denied:
        return "no_cavity", "title" if acts & {"cavity", "augmentation"} and "no_cavity" not in acts else ""
    if made or "cavity" in acts:
        return "cavity", ""
    if "no_cavity" in acts:
        return "no_cavity", ""
    if "augmentation" in acts:
        return "cavity", "silent"
    return None, "silent"


def _region(one: Work) -> str | None:
    letters = {s.name[0] for s in one.sites}
    if not letters:
        return "sacral" if any(n.act == "sacral" for n in one.names) else None
    for letter, region in (("C", "cervical"), ("T", "thoracic"), ("L", "lumbar"), ("S", "sacral")):
        if letter in letters:
            return region
    return None
