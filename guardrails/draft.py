"""A claim being checked, and the edits that are the only way to change it.

Every edit names the rule that made it; applying it appends the finding, so the trail is the
implementation and not a log beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guardrails.answers import confirmation
from guardrails.claim import (
    Answer,
    Change,
    CodeLine,
    Context,
    EvidenceSource,
    Finding,
    Severity,
    Span,
    normal_modifiers,
)
from guardrails.families.base import CodedLine, Need
from guardrails.rule import Rule

if TYPE_CHECKING:
    from guardrails.reading.document import Document
    from guardrails.reading.facts import NoteFacts
    from guardrails.support import Expected, Support
    from knowledge.catalog import CodeInfo, PayerProfile, View


@dataclass(frozen=True, slots=True)
class Case:
    """One note and everything the rules may know about it."""

    note: str
    view: View
    payer: PayerProfile
    setting: str
    context: Context = field(default_factory=Context)
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    document: Document
    facts: NoteFacts


@dataclass(slots=True, eq=False)
class DraftLine:
    """A claim line in the making. `expected` is the line of the note it stands for, if any."""

    index: int
    origin: tuple[int, ...]
    proposed: CodeLine | None
    code: str
    units: int
    modifiers: tuple[str, ...]
    diagnoses: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    source: EvidenceSource = EvidenceSource.READER
    expected: Expected | None = None
    hold: bool = False
    live: bool = True
    merged_into: DraftLine | None = None
    remedy: str | None = None
    advised: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    @property
    def coded(self) -> CodedLine | None:
        return self.expected.coded if self.expected else None


@dataclass(slots=True)
class DiagnosisDraft:
    """A diagnosis of the proposal (`proposed`) or one the rules replaced it with."""

    code: str
    proposed: str
    live: bool = True
    evidence: tuple[Span, ...] = ()
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Query:
    """A question to the provider: `key` names the procedure and the fact, never a position."""

    key: str
    finding: Finding
    lines: list[DraftLine] = field(default_factory=list)
    blocks: bool = True


@dataclass(slots=True)
class Draft:
    case: Case
    reading: Reading
    support: Support
    lines: list[DraftLine]
    diagnoses: list[DiagnosisDraft]
    missing: list[Expected] = field(default_factory=list)  # supported, proposed by nobody
    queries: dict[str, Query] = field(default_factory=dict)
    merges: list[tuple[DraftLine, DraftLine]] = field(default_factory=list)
    splits: list[tuple[DraftLine, Expected]] = field(default_factory=list)
    unknown_answers: tuple[str, ...] = ()  # ids that nothing of this note asks for

    @property
    def view(self) -> View:
        return self.case.view

    def info(self, line: DraftLine) -> CodeInfo | None:
        return self.case.view.code(line.code)

    def live(self) -> tuple[DraftLine, ...]:
        """The lines still on the claim, in order: a snapshot, safe to edit while iterating."""
        return tuple(line for line in self.lines if line.live)

    def of_family(self, *families: str) -> Iterator[DraftLine]:
        for line in self.live():
            info = self.info(line)
            if info is not None and info.family in families:
                yield line

    def pairs(self) -> Iterator[tuple[DraftLine, DraftLine]]:
        lines = self.live()
        for i, first in enumerate(lines):
            for second in lines[i + 1:]:
                if first.live and second.live:
                    yield first, second


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one line with its reason. Subclasses say which."""

    line: DraftLine
    because: str
    spans: Sequence[Span] = ()
    cites: Sequence[str] = ()
    severity: Severity = Severity.WARNING

    def change(self, draft: Draft) -> Change | None:
        return None


@dataclass(frozen=True, slots=True)
class ReplaceCode(Edit):
    code: str = ""

    def change(self, draft: Draft) -> Change | None:
        before, self.line.code = self.line.code, self.code
        return Change("code", before, self.code)


@dataclass(frozen=True, slots=True)
class SetUnits(Edit):
    units: int = 1

    def change(self, draft: Draft) -> Change | None:
        before, self.line.units = self.line.units, self.units
        return Change("units", before, self.units)


@dataclass(frozen=True, slots=True)
class SetModifiers(Edit):
    modifiers: Sequence[str] = ()

    def change(self, draft: Draft) -> Change | None:
        before, self.line.modifiers = self.line.modifiers, normal_modifiers(self.modifiers)
        return Change("modifiers", list(before), list(self.line.modifiers))


@dataclass(frozen=True, slots=True)
class SetDiagnoses(Edit):
    diagnoses: Sequence[str] = ()
    severity: Severity = Severity.INFO

    def change(self, draft: Draft) -> Change | None:
        before, self.line.diagnoses = self.line.diagnoses, tuple(self.diagnoses)
        return Change("diagnoses", list(before), list(self.line.diagnoses))


@dataclass(frozen=True, slots=True)
class Drop(Edit):
    """Reject the line. `remedy` says what would make it billable, None that nothing would."""

    remedy: str | None = None
    severity: Severity = Severity.ERROR

    def change(self, draft: Draft) -> Change | None:
        self.line.live = False
        self.line.remedy = self.remedy
        return None


@dataclass(frozen=True, slots=True)
class Merge(Edit):
    """`line` becomes part of `into`, which keeps both origins."""

    into: DraftLine | None = None
    severity: Severity = Severity.INFO

    def change(self, draft: Draft) -> Change | None:
        assert self.into is not None
        self.line.live = False
        self.line.merged_into = self.into
        self.into.origin = tuple(sorted({*self.into.origin, *self.line.origin}))
        return None


@dataclass(frozen=True, slots=True)
class Split(Edit):
    """A second line made out of `line`, for another expected line of the same service."""

    expected: Expected | None = None
    severity: Severity = Severity.INFO

    def change(self, draft: Draft) -> Change | None:
        assert self.expected is not None
        made = DraftLine(len(draft.lines), self.line.origin, None, self.expected.code, self.expected.units,
                         normal_modifiers((*self.expected.modifiers, *self.expected.coded.modifiers)),
                         self.line.diagnoses, tuple(self.expected.coded.spans), EvidenceSource.READER,
                         self.expected)
        draft.lines.insert(draft.lines.index(self.line) + 1, made)
        return Change("lines", 1, 2)


@dataclass(frozen=True, slots=True)
class Hold(Edit):
    """Keep the line off every export until its question is answered."""

    need: Need | None = None
    key: str = ""
    severity: Severity = Severity.QUERY

    def change(self, draft: Draft) -> Change | None:
        self.line.hold = True
        return None


@dataclass(frozen=True, slots=True)
class Remark(Edit):
    """Something the coder should know; the line stays as it is."""

    severity: Severity = Severity.INFO


@dataclass(frozen=True, slots=True)
class Advise(Edit):
    """A modifier to consider; it is not put on the line."""

    modifiers: Sequence[str] = ()
    severity: Severity = Severity.INFO

    def change(self, draft: Draft) -> Change | None:
        self.line.advised = tuple(dict.fromkeys((*self.line.advised, *self.modifiers)))
        return None


@dataclass(frozen=True, slots=True)
class Ask:
    """A query that belongs to no line on the claim, or to a fact of the whole note."""

    key: str
    need: Need
    blocks: bool = True
    cites: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RejectDiagnosis:
    diagnosis: DiagnosisDraft
    because: str
    severity: Severity = Severity.ERROR
    cites: Sequence[str] = ()
    spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class ReplaceDiagnosis:
    diagnosis: DiagnosisDraft
    code: str
    because: str
    cites: Sequence[str] = ()
    spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class NoteDiagnosis:
    diagnosis: DiagnosisDraft
    because: str
    severity: Severity = Severity.WARNING
    cites: Sequence[str] = ()


AnyEdit = Edit | Ask | RejectDiagnosis | ReplaceDiagnosis | NoteDiagnosis


def apply(draft: Draft, rule: Rule, edit: AnyEdit) -> None:
    """Carry out one edit and append its finding."""
    if isinstance(edit, Ask):
        _ask(draft, rule, edit.key, edit.need, None, edit.blocks, edit.cites)
    elif isinstance(edit, (RejectDiagnosis, ReplaceDiagnosis, NoteDiagnosis)):
        _apply_to_diagnosis(draft, rule, edit)
    elif isinstance(edit, Hold):
        _hold(draft, rule, edit)
    else:
        change = edit.change(draft)
        edit.line.findings.append(_finding(rule, edit, change))


def _hold(draft: Draft, rule: Rule, edit: Hold) -> None:
    """Hold the line and ask, unless the record has answered: yes keeps the line, no takes it off."""
    assert edit.need is not None
    said = confirmation(draft.case.answers, edit.key, edit.need)
    if said is None:
        edit.change(draft)
        _ask(draft, rule, edit.key, edit.need, edit.line, True, edit.cites)
        return
    answer = draft.case.answers[edit.key]
    because = f"{edit.need.question} {answer.value.strip().capitalize()}, says the {answer.source}.".replace("_", " ")
    edit.line.source = EvidenceSource.CODER
    apply(draft, rule, Remark(edit.line, because) if said else Drop(edit.line, because, cites=edit.cites))


def _finding(rule: Rule, edit: Edit, change: Change | None) -> Finding:
    return Finding(rule.id, rule.layer, edit.severity, edit.because, tuple(edit.cites) or rule.cites,
                   tuple(edit.spans), change)


def _ask(draft: Draft, rule: Rule, key: str, need: Need, line: DraftLine | None, blocks: bool,
         cites: Sequence[str]) -> None:
    query = draft.queries.get(key)
    if query is None:
        finding = Finding(rule.id, rule.layer, Severity.QUERY, need.question, tuple(cites) or rule.cites,
                          tuple(need.spans), None, key, need.fact, tuple(need.options))
        query = draft.queries[key] = Query(key, finding, blocks=blocks)
    if line is not None and line not in query.lines:
        query.lines.append(line)
        line.findings.append(query.finding)


def _apply_to_diagnosis(draft: Draft, rule: Rule,
                        edit: RejectDiagnosis | ReplaceDiagnosis | NoteDiagnosis) -> None:
    target = edit.diagnosis
    cites = tuple(edit.cites) or rule.cites
    if isinstance(edit, RejectDiagnosis):
        target.live = False
        target.findings.append(Finding(rule.id, rule.layer, edit.severity, edit.because, cites,
                                       tuple(edit.spans)))
        for line in draft.lines:
            line.diagnoses = tuple(d for d in line.diagnoses if d != target.code)
    elif isinstance(edit, ReplaceDiagnosis):
        change = Change("code", target.code, edit.code)
        for line in draft.lines:
            line.diagnoses = tuple(dict.fromkeys(edit.code if d == target.code else d
                                                 for d in line.diagnoses))
        target.code = edit.code
        target.findings.append(Finding(rule.id, rule.layer, Severity.WARNING, edit.because, cites,
                                       tuple(edit.spans), change))
    else:
        target.findings.append(Finding(rule.id, rule.layer, edit.severity, edit.because, cites))
