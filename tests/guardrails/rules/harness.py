"""Run one note and claim through `engine.review` and ask which rules spoke."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from copilot.incoming import answers_from_json, claim_from_text, context_from_json, proposal_from_json
from guardrails import engine
from guardrails.claim import Proposal, Review
from knowledge.catalog import Catalog


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    return Catalog.open()


@dataclass(frozen=True)
class RuleCase:
    """A note, a claim (text as a coder pastes it, JSON, or None for the built-in proposal) and the circumstances."""

    note: str
    claim: str | Mapping[str, Any] | None = None
    dos: str = "2026-05-15"
    payer: str = "medicare"
    setting: str = "office"
    context: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


def run(case: RuleCase) -> Review:
    view = catalog().as_of(datetime.date.fromisoformat(case.dos))
    made = engine.Case(case.note, view, view.payer(case.payer), case.setting, context_from_json(dict(case.context)),
                       answers_from_json(dict(case.answers)))
    reading = engine.read(made)
    return engine.review(made, _proposal(case, made, reading), reading)


def _proposal(case: RuleCase, made: engine.Case, reading: engine.Reading) -> Proposal:
    if case.claim is None:
        return engine.supported(reading, made)
    if isinstance(case.claim, str):
        return claim_from_text(case.claim)
    return proposal_from_json(dict(case.claim))


def spoke(review: Review) -> set[str]:
    """The ids of all rules that left a finding anywhere in the review."""
    groups = [*(line.findings for line in review.lines), *(line.findings for line in review.rejected),
              *(d.findings for d in review.diagnoses), *(d.findings for d in review.rejected_diagnoses),
              review.queries]
    return {finding.rule for group in groups for finding in group}
