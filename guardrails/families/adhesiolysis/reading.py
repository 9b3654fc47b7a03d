"""Percutaneous epidural adhesiolysis, on one day or several; the scar's level is no level of the code."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.adhesiolysis import words
from guardrails.reading import deeds, gather
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """The adhesiolysis of the note, by standing."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    names = deeds.named(doc, words.ROWS)
    named = [n for n in names if n.act == "adhesiolysis"]
    live = (n for n in names if n.act == "technique" and gather.status(doc, n.start, n.end) not in gather.NOT_DONE)
    told = len({doc.norm[n.start : n.start + 6] for n in live}) > 1  # not of "no hypertonic saline, no hyaluronidase"
    if not (named or told) or doc.first(compiled(words.NOT_SPINE)):
        return
    stopped = deeds.live(doc, r"\bbefore\s(?:the\s)?(?:hypertonic|enzyme|hyaluronidase|any\sdrug)")
    for status, group in deeds.settled(named or names).items():
        if status is deeds.Assertion.PERFORMED and stopped and _abandoned(doc):
            status = deeds.Assertion.ABORTED_AFTER
        yield _service(doc, status, group)


def _abandoned(doc: Document) -> bool:
    return bool(deeds.live(doc, r"\babandon\w*|\babort\w*|\bstopped\b")) or (
        doc.first(compiled(r"\babandon\w*|\babort\w*")) is not None
    )


def _days(doc: Document) -> int:
    """2 for a series of days, 1 for one, 0 where the note tells neither or both."""
    several, one = _told(doc, words.SEVERAL), _told(doc, words.ONE_SAID)
    if several:
        return 0 if one else 2
    return 1 if one or doc.first(compiled(words.ONE)) else 0


def _told(doc: Document, pattern: str) -> bool:
    """Whether the words stand in the account of today, and in no choice of protocols, form or denial."""
    choices = list(doc.find(compiled(words.CHOICE)))
    return any(
        not any(c.start() <= m.start() < c.end() for c in choices)
        and doc.section_at(m.start()).kind not in _ELSEWHERE
        and gather.status(doc, m.start(), m.end()) not in _NOT_SO
        for m in doc.find(compiled(pattern))
    )


_ELSEWHERE = frozenset({"consent", "copied", "history", "past_procedures", "billing", "instructions", "indication"})
_NOT_SO = frozenset(
    {Assertion.NEGATED, Assertion.CONSENT, Assertion.COPIED, Assertion.TEMPLATE, Assertion.HYPOTHETICAL}
)


def _service(doc: Document, status: deeds.Assertion, group: list[deeds.Deed]) -> Service:
    done = status is deeds.Assertion.PERFORMED
    seen = deeds.seen(doc, group) if done else None
    days = _days(doc) if done else 0
    counts = {"days": days} if days else {}
    return Service(
        family=words.FAMILY,
        status=status,
        approach="percutaneous",
        region="epidural",
        imaging=seen.imaging if seen else Imaging.SILENT,
        target="epidural_scar",
        mode="endoscopic" if doc.first(compiled(words.ENDOSCOPIC)) else None,
        counts=counts,
        spans={"procedure": deeds.spans(doc, group)},
    )
