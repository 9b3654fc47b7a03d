"""What became of a thing that the note names (v0)."""

from __future__ import annotations

import re

from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion

_CUES = (
    (Assertion.NEGATED, re.compile(r"\b(?:no|not|without|denies|declined|deferred|never)\b")),
    (Assertion.HYPOTHETICAL, re.compile(r"\b(?:if|should|may|consider|option|candidate)\b")),
    (Assertion.PLANNED, re.compile(r"\b(?:will|plan|scheduled?|recommend|ordered|next)\b")),
    (Assertion.HISTORICAL, re.compile(r"\b(?:prior|previous|history of|s/p|last|ago|20[012]\d)\b")),
)
_SECTION = {"plan": Assertion.PLANNED, "history": Assertion.HISTORICAL, "consent": Assertion.CONSENT,
            "indication": Assertion.HISTORICAL, "past_procedures": Assertion.HISTORICAL,
            "title": Assertion.PERFORMED, "technique": Assertion.PERFORMED}


def assess(doc: Document, start: int, end: int, thing: str = "procedure") -> Assertion:
    """What became of the thing at `norm[start:end]`."""
    clause = doc.words(doc.clause_at(start))
    section = _SECTION.get(doc.section_at(start).kind)
    if section in (Assertion.PLANNED, Assertion.HISTORICAL, Assertion.CONSENT):
        return section
    for assertion, cue in _CUES:
        if cue.search(clause):
            return assertion
    return section or Assertion.PERFORMED


def assess_diagnosis(doc: Document, start: int, end: int) -> str:
    """What became of the diagnosis at `norm[start:end]`."""
    return "established"


def is_performed(doc: Document, start: int, end: int) -> bool:
    """Whether the thing was done in this encounter, by this physician."""
    return assess(doc, start, end) is Assertion.PERFORMED


def encounter_dates(doc: Document) -> tuple[str, ...]:
    """ISO dates of service that the note states."""
    return ()


def whole_note_reversed(doc: Document) -> bool:
    """Whether the note takes back everything it says was done."""
    return False


def looks_clinical(doc: Document) -> bool:
    """Whether this is clinical text at all."""
    return True
