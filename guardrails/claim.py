"""The domain words: what a proposal, an edit, a finding and a review are.

Plain frozen dataclasses; nothing here opens a file, reads a clock or knows a code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of the note: code-point offsets into the note exactly as given, end exclusive."""

    start: int
    end: int


class Side(StrEnum):
    """Laterality of one service. `BIL` is both sides; silent is `None`, never a member."""

    RT = "RT"
    LT = "LT"
    BIL = "50"

    @property
    def both(self) -> bool:
        return self is Side.BIL

    def merged(self, other: Side | None) -> Side:
        """The side of a thing done on `self` and on `other`."""
        return self if other is None or other is self else Side.BIL


class Layer(StrEnum):
    CODING = "coding"
    EDIT = "edit"
    COVERAGE = "coverage"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    QUERY = "query"


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class EvidenceSource(StrEnum):
    READER = "reader"
    MODEL = "model"
    CODER = "coder"


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence as a proposer gave it: words, and where they stand if it said so."""

    text: str
    fact: str | None = None
    value: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One proposed claim line, already normalised in case and order (`normal_modifiers`)."""

    code: str
    units: int = 1
    modifiers: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody suggests: the built-in reader, a model, or a claim the coder pasted."""

    lines: tuple[CodeLine, ...] = ()
    diagnoses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason: which rule, how grave, in a sentence for the coder, with its sources."""

    rule: str
    layer: Layer
    severity: Severity
    message: str
    citations: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    change: Change | None = None
    query_id: str | None = None
    needs: str | None = None
    options: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewLine:
    line_id: str
    origin: tuple[int, ...]
    code: str
    description: str
    units: int
    modifiers: tuple[str, ...]
    diagnoses: tuple[str, ...]
    verdict: Verdict
    hold: bool
    proposed: CodeLine | None
    evidence: tuple[Span, ...] = ()
    evidence_source: EvidenceSource = EvidenceSource.READER
    advised_modifiers: tuple[str, ...] = ()
    diagnoses_changed: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedLine:
    line_id: str
    origin: tuple[int, ...]
    proposed: CodeLine
    findings: tuple[Finding, ...]
    merged_into: str | None = None
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    line_id: str
    code: str
    description: str
    units: int
    modifiers: tuple[str, ...]
    diagnoses: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewDiagnosis:
    code: str
    description: str
    verdict: Verdict
    proposed: str | None
    evidence: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedDiagnosis:
    proposed: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SuggestedDiagnosis:
    code: str
    description: str
    evidence: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


class Status(StrEnum):
    CODABLE = "codable"
    QUERY = "query_before_billing"
    NO_SERVICE = "no_billable_service"
    NOT_A_NOTE = "not_a_note"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    item: str
    state: str  # met | missing | n/a
    affects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """A fact as the page shows it; `procedure` groups the facts of one service."""

    kind: str
    value: str
    state: str
    assertion: str
    procedure: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What leaves the deterministic layer. `copilot.contract` gives it its JSON form."""

    status: Status
    lines: tuple[ReviewLine, ...]
    rejected: tuple[RejectedLine, ...]
    suggested: tuple[SuggestedLine, ...]
    diagnoses: tuple[ReviewDiagnosis, ...]
    rejected_diagnoses: tuple[RejectedDiagnosis, ...]
    suggested_diagnoses: tuple[SuggestedDiagnosis, ...]
    queries: tuple[Finding, ...]
    checklist: tuple[ChecklistItem, ...]
    facts: tuple[ReviewFact, ...]
    unread: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a coder recorded for a query: the provider's words and where they stand."""

    value: str
    source: str | None = None  # addendum | record | provider_reply
    date: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the note does not say and the practice knows. Empty means unknown, never assumed."""

    patient: str | None = None
    pos: str | None = None
    state: str | None = None
    mac: str | None = None
    rendering: Mapping[str, str] = field(default_factory=dict)
    history: Sequence[Mapping[str, Any]] = ()
    global_from: str | None = None


_CODE = re.compile(r"^(?:\d{4}[0-9FTUMA]|[A-Z]\d{4})$")

#: Pricing modifiers come before informational ones (claim form order).
_PRICING = ("22", "23", "24", "25", "26", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59",
            "62", "66", "73", "74", "76", "77", "78", "79", "80", "81", "82", "AS", "TC",
            "XE", "XP", "XS", "XU", "JW", "JZ")


def normal_code(text: str) -> str:
    """`text` as a code is written: trimmed, upper case. Says nothing about validity."""
    return text.strip().upper()


def is_procedure_code(text: str) -> bool:
    """Whether `text` has the shape of a CPT or HCPCS level II code."""
    return bool(_CODE.match(text))


def normal_modifiers(modifiers: Sequence[str]) -> tuple[str, ...]:
    """Upper case, blanks dropped, duplicates dropped, pricing modifiers first, else as given."""
    seen = dict.fromkeys(m.strip().upper() for m in modifiers if m and m.strip())
    return tuple(sorted(seen, key=lambda m: (m not in _PRICING,)))


def normal_diagnosis(text: str) -> str:
    """An ICD-10-CM code dotted and upper case: `m5416` and `M54.16` are the same."""
    bare = text.strip().upper().replace(".", "")
    return bare if len(bare) <= 3 else f"{bare[:3]}.{bare[3:]}"
