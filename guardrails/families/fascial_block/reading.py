"""Fascial plane and paravertebral blocks: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Side
from guardrails.families.fascial_block import words
from guardrails.reading import anatomy, gather, nerve_counts, nerve_facts, nerves
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.gather import NOT_DONE
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerves import NerveAct


def read(doc: Document) -> Iterator[Service]:
    """Every plane block; planes of an unpicked list are one service without a target."""
    acts = nerves.scene(doc).of("fascial_block")
    pick = doc.first(rx(words.PICK)) if acts else None
    if pick and all(pick.start() - 5 <= m.start <= pick.end() + 12 for a in acts for m in a.mentions):
        yield nerve_facts.service(doc, acts[0], "fascial_block", target=None, region=None)
        return
    for act in acts:
        if (
            act.done
            and act.side is None
            and any(rx(words.TWICE).match(doc.norm, m.end) for m in act.mentions)
        ):
            act.side = Side.BIL
        made = nerve_facts.service(doc, act, "fascial_block")
        if act.catheter:
            made = made.at(target=f"{act.target}_catheter")
        if act.done and act.target == "paravertebral":
            names, count = nerve_counts.thoracic(doc, act)
            made = made.at(
                counts={"sites": len(names) or count or 1},
                attributes={**made.attributes, "sites": "stated" if names or count else "silent"},
            )
        if act.target == "erector_spinae" and _lumbar(doc, act):
            made = made.at(attributes={**made.attributes, "lumbar": "yes"})
        yield made


def _lumbar(doc: Document, act: NerveAct) -> bool:
    near = [r for level in gather.scopes(doc, act.places)[:2] for r in level]
    return any(
        level.points
        and level.points[0][0] == "L"
        and any(r.holds(level.start) for r in near)
        and gather.status(doc, level.start, level.end, "level") not in NOT_DONE
        for level in anatomy.levels(doc.norm)
    )
