"""Blocks of named peripheral nerves: sentences -> Service. Ribs count by level, the fifth nerve by branch."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.peripheral_block import words
from guardrails.reading import nerve_counts, nerve_facts, nerves, shot_agents, shot_words, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Service
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """One service for each nerve; intercostal nerves together, branches of the fifth nerve together."""
    for act in nerves.scene(doc).of("peripheral_block"):
        if act.done and all(_numbs(doc, m.start) for m in act.mentions) and _injected(doc):
            continue  # what numbs a joint or tendon for its injection is part of that
        if act.target == "intercostal":
            yield nerve_counts.by_rib(doc, act, "peripheral_block", "levels")
        elif act.target == "trigeminal":
            yield nerve_counts.by_branch(doc, act, "peripheral_block")
        else:
            count = nerve_counts.stated(doc, act, words.COUNT) if act.target == "ankle" else 1
            count = nerve_counts.web_spaces(doc, act) if act.target == "plantar_digital" else count
            yield nerve_facts.service(doc, act, "peripheral_block", counts={"nerves": count or 1})


def _numbs(doc: Document, at: int) -> bool:
    """Whether the sentence says that the block was for comfort or as the anesthesia of another procedure."""
    return compiled(words.NUMBS).search(doc.words(doc.sentence_at(at))) is not None


def _injected(doc: Document) -> bool:
    """Whether a joint, a tendon or a muscle is injected in the note."""
    return bool(shots.scene(doc).done) or shot_agents.today(doc, shot_words.PRP)
