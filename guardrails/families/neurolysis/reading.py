"""Destruction of named nerves by heat, cold or drug, and pulsed lesions: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.neurolysis import words
from guardrails.reading import anatomy, deeds, gather, nerve_counts, nerve_facts, nerve_modes, nerves, sides
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerves import NerveAct


def read(doc: Document) -> Iterator[Service]:
    """Every destruction or pulsed lesion of a nerve that no spine family owns."""
    cord = list(_cord(doc))
    yield from cord
    for act in nerves.scene(doc).of("neurolysis"):
        if act.target == "trigeminal" and any(s.region == "trigeminal_tract" and s.performed for s in cord):
            continue
        made = _service(doc, act)
        if act.mode == "thermal" and doc.first(rx(nerve_modes.COOLED)):
            made = made.at(mode="cooled")
        if act.mode == "pulsed":
            made = made.at(target=f"{made.target}_pulsed")
        yield made


def _cord(doc: Document) -> Iterator[Service]:
    """Needle lesions of the spinal cord and of the trigeminal tract; an open operation is not read."""
    if not deeds.mentions(doc.norm, words.CORD_STEMS) or deeds.live(doc, words.OPEN_CORD):
        return
    for kind in words.CORD:
        found = [d for d in deeds.named(doc, words.CORD) if d.act == kind]
        for status, group in deeds.settled(found).items():
            seen = deeds.seen(doc, group) if status is Assertion.PERFORMED else None
            regions = [doc.sentence_at(d.start) for d in group]
            told = [w.side for w in sides.sides(doc.norm) if w.side and any(r.holds(w.start) for r in regions)]
            side = told[0] if told and kind == "trigeminal_tract" else None
            yield Service(
                family="neurolysis",
                status=status,
                region=kind,
                target=kind,
                mode="thermal",
                sites=(Site(kind, side),),
                imaging=seen.imaging if seen else Imaging.SILENT,
                spans={"procedure": deeds.spans(doc, group)},
            )


def _service(doc: Document, act: NerveAct) -> Service:
    if act.target == "intercostal":
        return nerve_counts.by_rib(doc, act, "neurolysis", "nerves")
    if act.target == "trigeminal":
        return _trigeminal(doc, act)
    if act.target in ("intrathecal", "epidural"):
        return _neuraxial(doc, act)
    if act.target == "plantar_digital":
        return nerve_facts.service(doc, act, "neurolysis", counts={"nerves": nerve_counts.web_spaces(doc, act)})
    count = nerve_counts.branches(doc, act) if act.target == "genicular" else _count(doc, act)
    return nerve_facts.service(doc, act, "neurolysis", counts={"nerves": count} if count else {})


def _neuraxial(doc: Document, act: NerveAct) -> Service:
    levels = [level for level in anatomy.levels(doc.norm) if level.points]
    region = anatomy.region(levels[0].points[0]) if levels else ""
    body = [doc.words(r) for r in nerve_facts.body(doc)]
    named = [name for name, pattern in words.SPINE.items() if any(rx(pattern).search(text) for text in body)]
    region = region or (named[0] if len(named) == 1 else "")
    return nerve_facts.service(
        doc,
        act,
        "neurolysis",
        target=f"{act.target}_phenol",
        sites=(Site(act.target),),
        attributes={"spine": region},
    )


def _trigeminal(doc: Document, act: NerveAct) -> Service:
    ovale = any(rx(words.OVALE).search(doc.words(r)) for r in nerve_facts.body(doc))
    ganglion = any(rx(words.GANGLION).search(doc.words(r)) for r in nerve_facts.body(doc))
    made = nerve_counts.by_branch(doc, act, "neurolysis", short=True)
    return made.at(
        attributes={
            **made.attributes,
            "ovale": "ganglion" if ganglion else "yes" if ovale else "no",
            "needle_lesion": "yes" if doc.first(rx(words.BALLOON)) else "no",
        }
    )


def _count(doc: Document, act: NerveAct) -> int:
    """Nerves of one target: both articular nerves of the hip count each."""
    regions = gather.scopes(doc, act.places)[0]
    parts = words.PAIRS.get(act.target, ())
    return max(1, sum(any(rx(p).search(doc.words(r)) for r in regions) for p in parts))
