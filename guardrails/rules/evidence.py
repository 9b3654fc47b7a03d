"""Does the note say that this was done? A line without words of the note behind it does not stay."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails import discontinued, naming
from guardrails.answers import query_key, sourced
from guardrails.claim import EvidenceSource, Severity, Span
from guardrails.draft import AnyEdit, Ask, Draft, DraftLine, Drop, Hold, Remark
from guardrails.families.base import Need
from guardrails.quotes import codes_said, lexicon_says, overlaps, quote_spans, said_as
from guardrails.reading.facts import Assertion
from guardrails.rule import rule

#: Families whose lines are judged by rules of their own, not by a procedure in the note.
OWN_RULES = frozenset({"imaging_guidance", "sedation", "visit", "prolonged", "drug", "device", "anesthesia"})

_WHY_NOT = {
    Assertion.PLANNED: "planned, not performed",
    Assertion.HISTORICAL: "part of the history, not done at this encounter",
    Assertion.NEGATED: "stated as not done",
    Assertion.ABORTED_BEFORE: "stopped before it began",
    Assertion.ABORTED_AFTER: "started and not completed",
    Assertion.HYPOTHETICAL: "an option or a condition, not performed",
    Assertion.SOMEONE_ELSE: "done by somebody else",
    Assertion.CONSENT: "named in the consent only",
    Assertion.TEMPLATE: "an unselected template choice",
    Assertion.COPIED: "copied forward from an earlier note",
}


def unbound(draft: Draft) -> Iterator[tuple[DraftLine, str]]:
    """Live lines of a supported procedure family that stand for nothing the reader found."""
    for line in draft.live():
        info = draft.info(line)
        if line.expected is None and info is not None and info.support == "supported" \
                and info.family not in OWN_RULES:
            yield line, info.family


@rule("evidence/not-performed", layer="coding", cites=["cpt", "cms-documentation"])
def not_performed(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a line for a service that the note only plans, recalls, denies, aborts or leaves to others."""
    for line, family in unbound(draft):
        if line.hold or draft.support.performed(family):
            continue
        others = draft.support.other(family)
        if not others:
            continue
        quotes = quote_spans(draft.case, line)
        fresh = [q for q in quotes if not any(overlaps(q, _spans(s)) for s in others)]
        if any(said_as(draft.reading, q) is Assertion.PERFORMED for q in fresh):
            continue
        service = next((s for s in others if any(overlaps(q, _spans(s)) for q in quotes)), others[0])
        why = _WHY_NOT.get(service.status, "named, but nothing shows that it was done")
        remedy = _remedy(service.status)
        yield Drop(line, f"{line.code}: this is {why}.", spans=_spans(service)[:3], remedy=remedy)


def _remedy(status: Assertion) -> str | None:
    if status is Assertion.ABORTED_AFTER:
        return "If it was discontinued after it began, the provider can document how far it went (modifier 53)."
    return None


@rule("evidence/discontinued", layer="coding", cites=["cpt", "cms-discontinued"])
def given_up(draft: Draft) -> Iterator[AnyEdit]:
    """Ask how far a procedure went that was begun and given up; a claimed 53, 73 or 74 waits for the answer."""
    fitting = set(discontinued.modifiers(draft.case.setting))
    for service, need in discontinued.open_questions(draft.support.services, draft.case.setting, draft.case.note):
        key = query_key(service.family, service.region, need.fact)
        yield Ask(key, need)
        for line, family in unbound(draft):
            if family == service.family and fitting & set(line.modifiers) and not line.hold:
                line.evidence = _spans(service)
                yield Hold(line, need.question, need=need, key=key)


def _spans(service: object) -> tuple[Span, ...]:
    return tuple(s for group in service.spans.values() for s in group)  # type: ignore[attr-defined]


@rule("evidence/model", layer="coding", cites=["cms-documentation"])
def by_the_models_quote(draft: Draft) -> Iterator[AnyEdit]:
    """Accept a line whose verbatim quote, in a passage the grammar did not cover, says what the code needs."""
    for line, family in unbound(draft):
        spans = _uncovered(draft, line, family)
        if spans and (line.code in codes_said(draft.case, spans) or lexicon_says(draft.case, line, spans)):
            line.source, line.evidence = EvidenceSource.MODEL, spans
            line.expected = None
            yield Remark(line, f"{line.code} rests on the proposer's quote; the reader did not cover this "
                         "passage. Please look at the words.", spans=spans, severity=Severity.WARNING)


def _uncovered(draft: Draft, line: DraftLine, family: str) -> tuple[Span, ...]:
    """The line's quotes that stand in performed words which no service of its family explains."""
    covered = [s for service in draft.support.services if service.family == family
               for s in _spans(service)]
    counted = bool(draft.support.performed(family))
    out = []
    for quote in quote_spans(draft.case, line):
        told = not counted and not overlaps(quote, covered) and said_as(draft.reading, quote) is Assertion.PERFORMED
        if told or overlaps(quote, draft.reading.facts.unread):
            out.append(quote)
    return tuple(out)


@rule("evidence/unread", layer="coding", cites=["cms-documentation"])
def unread_passage(draft: Draft) -> Iterator[AnyEdit]:
    """Hold a line that an unread passage may support: the coder confirms it or not."""
    for line, family in unbound(draft):
        if line.source is EvidenceSource.MODEL:
            continue
        spans = _uncovered(draft, line, family)
        if not spans and not _quoted(line) and not draft.support.performed(family):
            spans = draft.reading.facts.unread[:1]
        if spans:
            need = Need("procedure", f"Please confirm that {line.code} was performed: the passage was not "
                        "read by the grammar.", ("yes", "no"), rule="evidence/unread", spans=spans)
            line.evidence = spans
            line.source = EvidenceSource.MODEL
            yield Hold(line, need.question, need=need, key=query_key(family, None, f"confirm-{line.code}"))


def _quoted(line: DraftLine) -> bool:
    return bool(line.proposed and line.proposed.evidence)


@rule("evidence/left-off", layer="coding", cites=["cms-documentation", "faq/doc-approach"])
def left_off(draft: Draft) -> Iterator[AnyEdit]:
    """Ask for the fact that decides the code of a performed service, and reject a guess at it."""
    for off in draft.support.left_off:
        key = query_key(off.family, off.region, off.need.fact)
        yield Ask(key, off.need)
        for line, family in unbound(draft):
            if family == off.family or line.code in off.need.options or _kin(family, off.family):
                if line.source is EvidenceSource.MODEL and not line.hold:
                    continue
                yield Drop(line, f"{line.code} guesses at what the note does not say. {off.need.question}",
                           spans=off.need.spans, remedy="An addendum or the provider's reply to the query.")


def _kin(family: str, other: str) -> bool:
    return {family, other} <= {"epidural", "transforaminal"}


@rule("evidence/more-than-stated", layer="coding", cites=["cpt", "cms-documentation"])
def more_than_stated(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a further line of a family whose performed services are all accounted for by other lines."""
    for line, family in unbound(draft):
        if line.source is EvidenceSource.MODEL or line.hold or not draft.support.performed(family):
            continue
        counted = ", ".join(e.code for e in draft.support.expected if e.coded.family == family)
        yield Drop(line, f"The note supports {counted or 'no further line'} here; {line.code} is more than "
                   "it states.", remedy="Documentation of a further level, side or site.")


@rule("evidence/unsupported", layer="coding", cites=["cms-documentation"])
def unsupported(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a line for which a note that was read has no words at all."""
    for line, _family in unbound(draft):
        if line.source is EvidenceSource.MODEL or line.hold:
            continue
        yield Drop(line, f"Nothing in the note shows that {line.code} was performed.",
                   remedy="Documentation that it was performed on this date.")


@rule("evidence/answer-without-source", layer="coding", cites=["cms-documentation"])
def answer_without_source(draft: Draft) -> Iterator[AnyEdit]:
    """Keep a line on hold where its query was answered without saying where the record says so."""
    for key, answer in draft.case.answers.items():
        if sourced(answer):
            continue
        for line in draft.live():
            coded = line.coded
            if coded is None or not key.startswith(query_key(coded.family, coded.region, "")):
                continue
            fact = key.rpartition(".")[2]
            need = Need(fact, f"The answer “{answer.value}” names no source. Where does the record say so?",
                        rule="evidence/answer-without-source")
            yield Hold(line, need.question, need=need, key=key)


@rule("evidence/answered", layer="coding", cites=["cms-documentation"])
def answered(draft: Draft) -> Iterator[AnyEdit]:
    """Show on the line which of its facts come from a documented answer, not from the note."""
    for key, answer in draft.case.answers.items():
        if not sourced(answer) or key in draft.queries:
            continue  # without a source, or an answer that does not answer: the query stands
        for line in draft.live():
            coded = line.coded
            if coded is not None and key.startswith(query_key(coded.family, coded.region, "")):
                line.source = EvidenceSource.CODER
                fact, said, where = map(naming.plain, (key.rpartition(".")[2], answer.value, answer.source or ""))
                day = f" of {answer.date}" if answer.date else ""
                yield Remark(line, f"{fact.capitalize()}: {said}, from the {where}{day}.")


@rule("evidence/answer-unknown", layer="coding", cites=["cms-documentation"])
def answer_unknown(draft: Draft) -> Iterator[AnyEdit]:
    """Name an answer that nothing of this note asks for: it was not used."""
    for key in draft.unknown_answers:
        need = Need("answer", f"The answer to “{key}” was not used: no question of this note has that id.",
                    rule="evidence/answer-unknown")
        yield Ask(key, need, blocks=False)


@rule("evidence/answer-unfit", layer="coding", cites=["cms-documentation"])
def answer_unfit(draft: Draft) -> Iterator[AnyEdit]:
    """Name an answer that does not settle its question."""
    for key, answer in draft.case.answers.items():
        query = draft.queries.get(key)
        if query is None or not sourced(answer):
            continue
        wanted = f" It takes one of {', '.join(query.finding.options)}." if query.finding.options else ""
        for line in query.lines:
            yield Remark(line, f"The answer “{answer.value}” does not settle {key}.{wanted}", severity=Severity.WARNING)
