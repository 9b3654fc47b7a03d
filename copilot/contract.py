"""The JSON in and out as models. Their JSON Schema is written to copilot/schema/ and tested equal.

Models of what comes in parse it (lenient: unknown keys are ignored). Models of what goes out are strict
and describe it; `copilot.outgoing` builds the same shape directly, so that a review need not load pydantic.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from copilot.errors import InputError
from guardrails import claim

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _as_text(value: Any) -> Any:
    """Numbers stand for the text they print as: 64483 and "64483" are one code."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _as_code(value: Any) -> Any:
    """Whatever stands where a code should: the rules reject what is none."""
    text = "" if value is None else _as_text(value)
    return text if isinstance(text, str) else json.dumps(text)[:40]


def _as_list(value: Any) -> Any:
    if value is None:
        return []
    return [value] if isinstance(value, str | int | Mapping) else value


def _as_codes(value: Any) -> Any:
    """Diagnoses as codes, or as the objects that a review gives."""
    items = _as_list(value)
    if not isinstance(items, list):
        return items
    return [item.get("code", "") if isinstance(item, Mapping) else item for item in items]


def _as_units(value: Any) -> Any:
    return 1 if value is None else value


def _as_place(value: Any) -> Any:
    return f"{value:02d}" if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text)]
Texts = Annotated[list[Text], BeforeValidator(_as_list)]
Diagnoses = Annotated[list[Text], BeforeValidator(_as_codes)]


class In(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class EvidenceIn(In):
    fact: str | None = None
    value: Text | None = None
    quote: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None

    def to_claim(self) -> claim.Quote:
        return claim.Quote(self.quote or self.text or "", self.fact, self.value, self.start, self.end)


def _as_evidence(value: Any) -> Any:
    return [{"quote": item} if isinstance(item, str) else item for item in _as_list(value)]


class LineIn(In):
    code: Annotated[str, BeforeValidator(_as_code)] = ""
    units: Annotated[int, BeforeValidator(_as_units)] = 1
    modifiers: Texts = []
    diagnoses: Diagnoses = []
    evidence: Annotated[list[EvidenceIn], BeforeValidator(_as_evidence)] = []

    def to_claim(self) -> claim.CodeLine:
        return claim.CodeLine(
            code=claim.normal_code(self.code),
            units=self.units,
            modifiers=claim.normal_modifiers(self.modifiers),
            diagnoses=tuple(dict.fromkeys(claim.normal_diagnosis(d) for d in self.diagnoses if d.strip())),
            evidence=tuple(item.to_claim() for item in self.evidence),
        )


class ProposalIn(In):
    lines: Annotated[list[LineIn], BeforeValidator(_as_list)] = []
    diagnoses: Diagnoses = []

    def to_claim(self) -> claim.Proposal:
        diagnoses = dict.fromkeys(claim.normal_diagnosis(d) for d in self.diagnoses if d.strip())
        return claim.Proposal(tuple(line.to_claim() for line in self.lines), tuple(diagnoses))


class ContextIn(In):
    patient: Literal["new", "established"] | None = None
    pos: Annotated[str, BeforeValidator(_as_place), Field(pattern=r"^\d\d$")] | None = None
    state: str | None = None
    mac: Text | None = None
    rendering: dict[str, Text] = {}
    history: list[dict[str, Any]] = []
    global_from: str | None = None

    def to_claim(self) -> claim.Context:
        return claim.Context(**{name: getattr(self, name) for name in type(self).model_fields})


def _as_word(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else _as_text(value)


class AnswerIn(In):
    value: Annotated[str, BeforeValidator(_as_word)]
    source: Literal["addendum", "record", "provider_reply"] | None = None
    date: str | None = None
    text: str | None = None

    def to_claim(self) -> claim.Answer:
        return claim.Answer(self.value, self.source, self.date, self.text)


M = TypeVar("M", bound=In)


def parsed(model: type[M], data: Any, what: str) -> M:
    """`data` as a model; otherwise one clear line that names the field and never its content."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join([what, *(str(part) for part in first["loc"])])
        raise InputError(f"{place}: {first['msg'].lower()}.") from None


# ------------------------------------------------------------------ out


class Out(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanOut(Out):
    start: int
    end: int
    text: str


class CitationOut(Out):
    id: str
    title: str
    kind: str


class ChangeOut(Out):
    field: str
    before: Any
    after: Any


class FindingOut(Out):
    rule: str
    layer: claim.Layer
    severity: claim.Severity
    message: str
    citations: list[CitationOut]
    spans: list[SpanOut]
    change: ChangeOut | None


class QueryOut(FindingOut):
    query_id: str
    needs: str
    options: list[str]
    affects: list[str]


Reason = QueryOut | FindingOut


class ProposedOut(Out):
    code: str
    units: int
    modifiers: list[str]
    diagnoses: list[str]


class LineOut(Out):
    line_id: str
    origin: list[int]
    code: str
    description: str
    units: int
    modifiers: list[str]
    advised_modifiers: list[str]
    diagnoses: list[str]
    verdict: Literal["accepted", "corrected"]
    hold: bool
    diagnoses_changed: bool
    overridden: bool
    proposed: ProposedOut | None
    evidence: list[SpanOut]
    evidence_source: claim.EvidenceSource
    findings: list[Reason]


class RejectedOut(Out):
    line_id: str
    origin: list[int]
    proposed: ProposedOut
    merged_into: str | None
    remedy: str | None
    findings: list[Reason]


class SuggestedOut(Out):
    line_id: str
    code: str
    description: str
    units: int
    modifiers: list[str]
    diagnoses: list[str]
    evidence: list[SpanOut]
    findings: list[Reason]


class DiagnosisOut(Out):
    code: str
    description: str
    verdict: Literal["accepted", "corrected"]
    proposed: str | None
    evidence: list[SpanOut]
    findings: list[Reason]


class RejectedDiagnosisOut(Out):
    proposed: str
    findings: list[Reason]


class SuggestedDiagnosisOut(Out):
    code: str
    description: str
    evidence: list[SpanOut]
    findings: list[Reason]


class ChecklistOut(Out):
    item: str
    state: Literal["met", "missing", "n/a"]
    affects: list[str]


class FactOut(Out):
    kind: str
    value: str
    state: Literal["stated", "contradicted"]
    assertion: str
    procedure: str | None
    spans: list[SpanOut]


class EditionOut(Out):
    edition: str | None
    status: Literal["current", "behind", "before_first", "not_loaded"]


class ReviewOut(Out):
    """What `paincoder review --json` prints."""

    schema_version: Literal[1]
    knowledge_version: str
    editions: dict[str, EditionOut]
    dos: str
    payer: str
    setting: Literal["office", "facility", "asc"]
    proposer: str
    degraded: str | None
    status: claim.Status
    lines: list[LineOut]
    rejected: list[RejectedOut]
    suggested: list[SuggestedOut]
    diagnoses: list[DiagnosisOut]
    rejected_diagnoses: list[RejectedDiagnosisOut]
    suggested_diagnoses: list[SuggestedDiagnosisOut]
    queries: list[QueryOut]
    checklist: list[ChecklistOut]
    facts: list[FactOut]
    unread: list[SpanOut]
    timing_ms: dict[str, float]


#: File name in copilot/schema/ -> the model it describes.
SCHEMAS: Mapping[str, type[BaseModel]] = {
    "proposal": ProposalIn,
    "context": ContextIn,
    "answer": AnswerIn,
    "review": ReviewOut,
}


def schema_texts() -> dict[str, str]:
    """The JSON Schema files by name, as they stand in copilot/schema/."""
    out = {}
    for name, model in SCHEMAS.items():
        schema = {"$schema": DIALECT, **model.model_json_schema()}
        out[f"{name}.json"] = json.dumps(schema, indent=2) + "\n"
    return out


if __name__ == "__main__":  # python -m copilot.contract: write them again after a change
    for file_name, text in schema_texts().items():
        Path(__file__).parent.joinpath("schema", file_name).write_text(text, encoding="utf-8")
