"""A Review in its JSON form: keys in the contract's order, citations resolved, spans with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from guardrails.claim import (
    ChecklistItem,
    CodeLine,
    Finding,
    RejectedDiagnosis,
    RejectedLine,
    Review,
    ReviewDiagnosis,
    ReviewFact,
    ReviewLine,
    Severity,
    Span,
    SuggestedDiagnosis,
    SuggestedLine,
)

if TYPE_CHECKING:
    from knowledge.catalog import View

Json = dict[str, Any]

#: A fact on which the note is silent is no fact of the review; it shows in what is asked.
FACT_STATES = ("stated", "contradicted")


class Writer:
    """Writes the parts of one review; holds the note for the spans and the view for the citations."""

    def __init__(self, note: str, view: View) -> None:
        self.note = note
        self.view = view
        self._citations: dict[str, Json] = {}

    def body(self, review: Review) -> Json:
        return {
            "status": review.status.value,
            "lines": [self.line(line) for line in review.lines],
            "rejected": [self.rejected(line) for line in review.rejected],
            "suggested": [self.suggested(line) for line in review.suggested],
            "diagnoses": [self.diagnosis(d) for d in review.diagnoses],
            "rejected_diagnoses": [self.rejected_diagnosis(d) for d in review.rejected_diagnoses],
            "suggested_diagnoses": [self.suggested_diagnosis(d) for d in review.suggested_diagnoses],
            "queries": self.findings(review.queries),
            "checklist": [checklist(item) for item in review.checklist],
            "facts": [self.fact(fact) for fact in review.facts if fact.state in FACT_STATES],
            "unread": self.spans(review.unread),
        }

    def line(self, line: ReviewLine) -> Json:
        return {
            "line_id": line.line_id,
            "origin": list(line.origin),
            "code": line.code,
            "description": line.description,
            "units": line.units,
            "modifiers": list(line.modifiers),
            "advised_modifiers": list(line.advised_modifiers),
            "diagnoses": list(line.diagnoses),
            "verdict": line.verdict.value,
            "hold": line.hold,
            "diagnoses_changed": line.diagnoses_changed,
            "overridden": False,
            "proposed": proposed(line.proposed) if line.proposed else None,
            "evidence": self.spans(line.evidence),
            "evidence_source": line.evidence_source.value,
            "findings": self.findings(line.findings),
        }

    def rejected(self, line: RejectedLine) -> Json:
        return {
            "line_id": line.line_id,
            "origin": list(line.origin),
            "proposed": proposed(line.proposed),
            "merged_into": line.merged_into,
            "remedy": line.remedy,
            "findings": self.findings(line.findings),
        }

    def suggested(self, line: SuggestedLine) -> Json:
        return {
            "line_id": line.line_id,
            "code": line.code,
            "description": line.description,
            "units": line.units,
            "modifiers": list(line.modifiers),
            "diagnoses": list(line.diagnoses),
            "evidence": self.spans(line.evidence),
            "findings": self.findings(line.findings),
        }

    def diagnosis(self, diagnosis: ReviewDiagnosis) -> Json:
        return {
            "code": diagnosis.code,
            "description": diagnosis.description,
            "verdict": diagnosis.verdict.value,
            "proposed": diagnosis.proposed,
            "evidence": self.spans(diagnosis.evidence),
            "findings": self.findings(diagnosis.findings),
        }

    def rejected_diagnosis(self, diagnosis: RejectedDiagnosis) -> Json:
        return {"proposed": diagnosis.proposed, "findings": self.findings(diagnosis.findings)}

    def suggested_diagnosis(self, diagnosis: SuggestedDiagnosis) -> Json:
        return {
            "code": diagnosis.code,
            "description": diagnosis.description,
            "evidence": self.spans(diagnosis.evidence),
            "findings": self.findings(diagnosis.findings),
        }

    def fact(self, fact: ReviewFact) -> Json:
        return {
            "kind": fact.kind,
            "value": fact.value,
            "state": fact.state,
            "assertion": fact.assertion,
            "procedure": fact.procedure,
            "spans": self.spans(fact.spans),
        }

    def findings(self, findings: Iterable[Finding]) -> list[Json]:
        return [self.finding(finding) for finding in findings]

    def finding(self, finding: Finding) -> Json:
        out: Json = {
            "rule": finding.rule,
            "layer": finding.layer.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "citations": [self.citation(name) for name in finding.citations],
            "spans": self.spans(finding.spans),
            "change": None,
        }
        if finding.change is not None:
            out["change"] = {
                "field": finding.change.field,
                "before": plain(finding.change.before),
                "after": plain(finding.change.after),
            }
        if finding.severity is Severity.QUERY and finding.query_id is not None:
            out |= {
                "query_id": finding.query_id,
                "needs": finding.needs or "",
                "options": list(finding.options),
                "affects": list(finding.affects),
            }
        return out

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        return [{"start": s.start, "end": s.end, "text": self.note[s.start : s.end]} for s in spans]

    def citation(self, name: str) -> Json:
        if name not in self._citations:
            source = self.view.citation(name)
            self._citations[name] = {"id": name, "title": source.title, "kind": source.kind}
        return self._citations[name]


def proposed(line: CodeLine) -> Json:
    return {
        "code": line.code,
        "units": line.units,
        "modifiers": list(line.modifiers),
        "diagnoses": list(line.diagnoses),
    }


def checklist(item: ChecklistItem) -> Json:
    return {"item": item.item, "state": item.state, "affects": list(item.affects)}


def plain(value: Any) -> Any:
    """A change's before and after as JSON knows them."""
    if isinstance(value, CodeLine):
        return proposed(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return str(value)
    return value if value is None or isinstance(value, int | float | bool) else str(value)
