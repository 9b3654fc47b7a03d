"""What the Case page does, apart from drawing it: a draft is reviewed, answered and saved.

No streamlit here. A WorkedCase lives in one session's state; nothing of a note is cached anywhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from copilot import incoming, pipeline
from copilot.errors import InputError, ProposerUnavailable
from guardrails.claim import Answer, Context, Proposal

if TYPE_CHECKING:
    from guardrails.engine import Case, Reading

MODEL_SETTINGS_WRONG = "The model that is set up cannot be used"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the coder gives: the note and what stands beside it."""

    note: str = ""
    dos: datetime.date | None = None
    payer: str = "medicare"
    setting: str = "office"
    patient: str | None = None
    claim: str = ""
    proposer: str = "builtin"


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A reviewed draft. `saved_at` is set only after the record has it; else `unsaved` says why not."""

    draft: Draft
    request: pipeline.Request
    proposal: Proposal
    review: dict[str, Any]
    case_id: str | None = None
    saved_at: str | None = None
    unsaved: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)


def review(draft: Draft) -> WorkedCase:
    """The draft reviewed and saved; InputError, in one sentence, where it cannot be."""
    claim = draft.claim.strip()
    request = pipeline.Request(
        note=draft.note,
        dos=draft.dos or datetime.date.today(),
        payer=draft.payer,
        setting=draft.setting,
        context=Context(patient=draft.patient),
        proposal=incoming.claim_from_text(claim) if claim else None,
        proposer=draft.proposer,
    )
    return _reviewed(draft, request)


def answer(case: WorkedCase, query_id: str, given: Answer) -> WorkedCase:
    """The case with one query answered: the same proposal, judged again."""
    answers = {**case.answers, query_id: given}
    request = replace(case.request, answers=answers)
    return _reviewed(case.draft, request, case, answers)


def save_again(case: WorkedCase) -> WorkedCase:
    saver = _Saver(case.case_id)
    saver.add_review(case.request, case.proposal, case.review)
    return replace(case, case_id=saver.case_id, saved_at=saver.saved_at, unsaved=saver.unsaved)


def _reviewed(
    draft: Draft,
    request: pipeline.Request,
    earlier: WorkedCase | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> WorkedCase:
    saver = _Saver(earlier.case_id if earlier else None)
    again = _Again(earlier) if earlier else None
    out = pipeline.review(request, proposer=again, record=saver)  # type: ignore[arg-type]
    proposal = saver.proposal or Proposal()
    return WorkedCase(
        draft, request, proposal, out, saver.case_id, saver.saved_at, saver.unsaved, answers or {}
    )


class _Again:
    """Proposes what was proposed before: an answered query does not ask a model anew.

    The built-in reader reads the note with the answers in it, as it does on the command line."""

    def __init__(self, earlier: WorkedCase) -> None:
        self.name: str = earlier.review["proposer"]
        self._proposal = earlier.proposal
        self._degraded: str | None = earlier.review["degraded"]

    def propose(self, case: Case, reading: Reading) -> Proposal:
        if self._degraded:
            raise ProposerUnavailable(self._degraded)
        if self.name == "builtin":
            from guardrails import engine

            return engine.supported(reading, case)
        return self._proposal


class _Saver:
    """The record as the pipeline sees it: a review that cannot be saved is shown all the same."""

    def __init__(self, case_id: str | None) -> None:
        self.case_id = case_id
        self.proposal: Proposal | None = None
        self.saved_at: str | None = None
        self.unsaved: str | None = None

    def add_review(self, request: pipeline.Request, proposal: Proposal, out: Mapping[str, Any]) -> None:
        from sqlalchemy.exc import SQLAlchemyError

        from copilot.record import Record

        self.proposal = proposal
        try:
            self.case_id = Record.open().add_review(request, proposal, out, self.case_id)
        except (InputError, SQLAlchemyError, OSError) as error:
            self.unsaved = _why(error)
            return
        self.saved_at = datetime.datetime.now().strftime("%H:%M")


def _why(error: Exception) -> str:
    """Why the record could not be written; the database's own words would hold the note."""
    if isinstance(error, InputError):
        return str(error).rstrip(".")
    kind = type(error).__name__
    return "the record's database is locked or read-only" if kind == "OperationalError" else kind


# ------------------------------------------------------------------ what the form shows


def stated_date(note: str) -> datetime.date | None:
    """The one date of service that the note states; None for none, several, or an impossible one."""
    from guardrails.reading import assertion, sections

    dates = set(assertion.encounter_dates(sections.parse(note)))
    try:
        return datetime.date.fromisoformat(dates.pop()) if len(dates) == 1 else None
    except ValueError:
        return None


def payers() -> dict[str, str]:
    """Payer profiles by id, the practice's own among them; Medicare first."""
    known = pipeline.open_catalog().as_of(datetime.date.today()).payers()
    return {name: known[name].title for name in sorted(known, key=lambda n: (n != "medicare", n))}


def model() -> tuple[str | None, str | None]:
    """The model that may propose, and, where one is set up but may not, the sentence why."""
    from copilot.proposing.endpoint import NOT_SET, Endpoint
    from copilot.settings import settings

    try:
        return Endpoint.of(settings()).model, None
    except ProposerUnavailable as error:
        return None, None if str(error) == NOT_SET else f"{MODEL_SETTINGS_WRONG}. {error}"


def ask(question: str, case: WorkedCase | None) -> dict[str, Any]:
    """The answer to a question about a case, or about coding as such."""
    from copilot import answering

    return answering.answer(
        question,
        catalog=pipeline.open_catalog(),
        dos=case.request.dos if case else datetime.date.today(),
        payer=case.request.payer if case else "medicare",
        note=case.request.note if case else None,
    )
