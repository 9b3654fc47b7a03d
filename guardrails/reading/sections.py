"""A note split into sections, items, sentences and clauses (v0)."""

from __future__ import annotations

import re

from guardrails.reading.document import Clause, Document, Item, Section, Sentence
from guardrails.reading.text import normalise

KINDS = ("title", "diagnosis", "indication", "history", "past_procedures", "exam", "imaging_review", "consent",
         "timeout", "anesthesia", "technique", "findings", "implants", "assessment", "plan", "instructions",
         "disposition", "nursing", "medications", "allergies", "complications", "billing", "addendum",
         "signature", "copied", "body", "other")

_HEAD = re.compile(r"(?m)^(procedures?(?: performed)?|technique|description of procedure|plan|consent|hpi|history|"
                   r"indications?|assessment|impression|findings|pre-?op\w* diagnosis|post-?op\w* diagnosis)\s*:")
_KIND = {"proc": "title", "tech": "technique", "desc": "technique", "plan": "plan", "cons": "consent",
         "hpi": "history", "hist": "history", "indi": "indication", "asse": "assessment", "impr": "assessment",
         "find": "findings", "pre-": "diagnosis", "preo": "diagnosis", "post": "diagnosis"}


def parse(raw: str) -> Document:
    """Read the layout of `raw`. Never raises."""
    norm, offsets = normalise(raw)
    cuts = [(0, "body", "")]
    for m in _HEAD.finditer(norm):
        cuts.append((m.start(), _KIND.get(m[1][:4], "body"), m[1]))
    ends = [c[0] for c in cuts[1:]] + [len(norm)]
    sections = tuple(Section(c[0], e, c[1], c[2]) for c, e in zip(cuts, ends, strict=True))
    starts = sorted({0, *(s.start for s in sections), *(m.end() for m in re.finditer(r"\n", norm))})
    items = tuple(Item(a, b, 0) for a, b in zip(starts, [*starts[1:], len(norm)], strict=True))
    ss = sorted({*starts, *(m.end() for m in re.finditer(r"[.!?]\s+", norm))})
    sentences = tuple(Sentence(a, b, 0) for a, b in zip(ss, [*ss[1:], len(norm)], strict=True))
    cs = sorted({*ss, *(m.end() for m in re.finditer(r";\s+|,? but ", norm))})
    clauses = tuple(Clause(a, b, 0) for a, b in zip(cs, [*cs[1:], len(norm)], strict=True))
    return Document(raw, norm, offsets, sections, items, sentences, clauses)
