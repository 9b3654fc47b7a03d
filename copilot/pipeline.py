"""review(note) = retrieve -> propose -> guard -> record. Read this file first.

A request goes in; the note is read once; somebody proposes a claim (the built-in reader, a model, or the
coder who pasted one); the rules turn the proposal into a Review, each edit with its reason; the Review
leaves as JSON. A proposer that uses the knowledge retrieves what it needs inside `propose`; the record is
written only when one is given. Nothing here reads a clock except for `timing_ms`.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from copilot.errors import InputError, ProposerUnavailable
from copilot.incoming import checked_note
from copilot.outgoing import Writer
from copilot.proposing import Proposer, proposer_named
from guardrails import engine
from guardrails.claim import Answer, Context, Proposal

if TYPE_CHECKING:
    from copilot.record import Record
    from knowledge.catalog import Catalog, PayerProfile, View

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Request:
    """One note and what is known beside it. `proposal` given: nobody else is asked to propose."""

    note: str
    dos: datetime.date
    payer: str = "medicare"
    setting: str = "office"
    context: Context = field(default_factory=Context)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    proposal: Proposal | None = None
    proposer: str = "builtin"
    fallback: bool = True


def review(
    request: Request,
    catalog: Catalog | None = None,
    proposer: Proposer | None = None,
    record: Record | None = None,
) -> dict[str, Any]:
    """The review of one request, as CONTRACT's JSON."""
    catalog = catalog or open_catalog()
    clock = Stopwatch()
    case = case_of(request, catalog)
    with clock.lap("read"):
        reading = engine.read(case)
    with clock.lap("propose"):
        proposal, name, degraded = propose(request, case, reading, proposer)
    with clock.lap("guard"):
        verdict = engine.review(case, proposal, reading)
    out = {
        "schema_version": SCHEMA_VERSION,
        "knowledge_version": catalog.version,
        "editions": dict(case.view.editions()),
        "dos": request.dos.isoformat(),
        "payer": request.payer,
        "setting": request.setting,
        "proposer": name,
        "degraded": degraded,
        **Writer(case.note, case.view).body(verdict),
        "timing_ms": clock.laps,
    }
    if record is not None:
        record.add_review(request, proposal, out)
    return out


def case_of(request: Request, catalog: Catalog) -> engine.Case:
    """The request as the rules see it: checked note, catalog as of the day, payer profile."""
    note = checked_note(request.note)
    view = catalog.as_of(request.dos)
    return engine.Case(
        note=note,
        view=view,
        payer=payer_profile(view, request.payer),
        setting=request.setting,
        context=request.context,
        answers=request.answers,
    )


def propose(
    request: Request, case: engine.Case, reading: engine.Reading, proposer: Proposer | None = None
) -> tuple[Proposal, str, str | None]:
    """Who proposes what: the proposal, the proposer's name, and why it is not the one asked for."""
    if request.proposal is not None:
        return request.proposal, "given", None
    try:
        chosen = proposer or proposer_named(request.proposer)
        return chosen.propose(case, reading), chosen.name, None
    except ProposerUnavailable as unavailable:
        if not request.fallback:
            raise
        builtin = proposer_named("builtin")
        return builtin.propose(case, reading), builtin.name, str(unavailable)


def payer_profile(view: View, payer: str) -> PayerProfile:
    from knowledge.profiles import BadProfile, UnknownPayer

    try:
        return view.payer(payer)
    except UnknownPayer as unknown:
        known = ", ".join(unknown.known)
        raise InputError(f"No payer profile is named {payer!r}; there are {known}.") from None
    except BadProfile as bad:
        raise InputError(f"A payer profile cannot be used: {bad}") from None


@lru_cache(maxsize=1)
def open_catalog() -> Catalog:
    """The process's catalog: opened at the first review, never at import."""
    from copilot.home import home
    from knowledge.catalog import Catalog

    return Catalog.open(practice=home() / "payers")


class Stopwatch:
    """Milliseconds by step; the only part of a review that differs between two runs."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self.laps: dict[str, float] = {}

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        start = self._now()
        try:
            yield
        finally:
            self.laps[name] = round((self._now() - start) * 1000, 2)
