"""The deterministic layer: a note is read once, a proposal becomes a draft, rules edit it, a review leaves.

No clock, no network, no model, no randomness: the same note, proposal, case and knowledge give the same
review. The rules run once, in `rules.ORDER`; a second pass over the result changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from guardrails import claim
from guardrails.answers import query_key
from guardrails.binding import bind
from guardrails.checklist import checklist
from guardrails.claim import CodeLine, EvidenceSource, Proposal, Review, normal_code, normal_diagnosis, normal_modifiers
from guardrails.diagnosing import CLAIM_DIAGNOSIS, answered
from guardrails.draft import Case, DiagnosisDraft, Draft, DraftLine, Reading, apply
from guardrails.families import ALL
from guardrails.pointing import pointers
from guardrails.quotes import quote_spans
from guardrails.reading import assertion, sections
from guardrails.reading.devices import read_devices
from guardrails.reading.diagnoses import read_diagnoses
from guardrails.reading.drugs import read_drugs
from guardrails.reading.facts import NoteFacts
from guardrails.reading.kept import images_kept
from guardrails.reading.printed import printed_codes
from guardrails.reading.sedation import read_sedation
from guardrails.reading.stopped import read_stops
from guardrails.reading.unread import unread
from guardrails.reading.visit import read_visit
from guardrails.rule import Rule
from guardrails.rules import AFTER_BINDING, BEFORE_BINDING
from guardrails.support import Support, compute
from guardrails.writing import write

__all__ = ["Case", "Reading", "read", "review", "supported"]


def read(case: Case) -> Reading:
    """Read the note of `case` once: services, visit, diagnoses, sedation, drugs and what was not read."""
    document = sections.parse(case.note)
    if not assertion.looks_english(document):
        return Reading(document, NoteFacts(clinical=False))
    services = read_stops(document, tuple(s for family in ALL for s in family.read(document)))
    if not services and not assertion.looks_clinical(document):
        return Reading(document, NoteFacts(clinical=False))
    performed = any(s.performed for s in services)
    facts = NoteFacts(
        services=services,
        visit=read_visit(document, performed),
        diagnoses=tuple(read_diagnoses(document, case.view)),
        sedation=read_sedation(document),
        drugs=tuple(read_drugs(document)),
        devices=read_devices(document, services),
        unread=tuple(unread(document, services)),
        dates=tuple(assertion.encounter_dates(document)),
        image_kept=images_kept(document)[0],
        printed_codes=printed_codes(document),
    )
    return Reading(document, facts)


def supported(reading: Reading, case: Case) -> Proposal:
    """What the note supports, in claim form: the built-in proposal. No drugs, no devices."""
    asked, _ = _used_answers(case, None, reading)
    return _supported(reading, asked)


def _supported(reading: Reading, case: Case) -> Proposal:
    support = compute(reading.facts, case) if reading.facts.clinical else Support((), (), ())
    lines = tuple(CodeLine(e.code, e.units, normal_modifiers((*e.modifiers, *e.coded.modifiers)))
                  for e in support.expected)
    diagnoses = tuple(dict.fromkeys(d.code for d in reading.facts.diagnoses if d.query is None))[:12]
    draft = _draft(case, reading, support, Proposal(lines, diagnoses))
    _run(draft)
    made = tuple(CodeLine(line.code, line.units, line.modifiers, pointers(draft, line, diagnoses))
                 for line in draft.live())
    return Proposal(made, diagnoses)


def review(case: Case, proposal: Proposal, reading: Reading | None = None) -> Review:
    """Judge `proposal` against the note of `case`. Never raises on any text or proposal."""
    draft = finished_draft(case, proposal, reading)
    return write(draft, checklist(draft))


def finished_draft(case: Case, proposal: Proposal, reading: Reading | None = None) -> Draft:
    """The draft of `proposal` after all rules have run."""
    reading = reading or read(case)
    case, unknown = _used_answers(case, proposal, reading)
    draft = _begun(case, proposal, reading)
    draft.unknown_answers = unknown
    _run(draft)
    return draft


def _draft(case: Case, reading: Reading, support: Support, proposal: Proposal) -> Draft:
    lines = [DraftLine(i, (i,), line, normal_code(line.code), line.units, normal_modifiers(line.modifiers),
                       tuple(dict.fromkeys(map(normal_diagnosis, line.diagnoses))))
             for i, line in enumerate(proposal.lines)]
    codes = [*proposal.diagnoses, *(d for line in proposal.lines for d in line.diagnoses), *answered(case.answers)]
    diagnoses = [DiagnosisDraft(code, given) for code, given in _unique(codes)]
    return Draft(case, reading, support, lines, diagnoses)


def _begun(case: Case, proposal: Proposal, reading: Reading) -> Draft:
    support = compute(reading.facts, case) if reading.facts.clinical else Support((), (), ())
    return _draft(case, reading, support, proposal)


def _used_answers(case: Case, proposal: Proposal | None, reading: Reading) -> tuple[Case, tuple[str, ...]]:
    """The case with the answers that something asks for, whatever the other answers open; and the ids of the rest."""
    left, plain = dict(case.answers), replace(case, answers={})
    while left:
        known = {CLAIM_DIAGNOSIS}
        for suggested in filter(None, (proposal, _supported(reading, plain))):
            draft = _begun(plain, suggested, reading)
            _run(draft)
            known |= {*draft.queries, *_open(draft.support)}
        found = {key: answer for key, answer in left.items() if key in known}
        if not found:
            break
        plain = replace(plain, answers={**plain.answers, **found})
        left = {key: answer for key, answer in left.items() if key not in found}
    used = {key: answer for key, answer in case.answers.items() if key in plain.answers}
    return replace(case, answers=used), tuple(left)


def _open(support: Support) -> Iterator[str]:
    """The ids of what the note leaves open, proposed or not."""
    for expected in support.expected:
        for need in expected.coded.needs:
            yield query_key(expected.coded.family, expected.coded.region, need.fact)
    for off in support.left_off:
        yield query_key(off.family, off.region, off.need.fact)


def _unique(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    seen: dict[str, str] = {}
    for given in codes:
        code = normal_diagnosis(given)
        if code and code not in seen:
            seen[code] = given.strip()
    return seen.items()


def _run(draft: Draft) -> None:
    if not draft.reading.facts.clinical:
        _reject_all(draft)
        return
    for rule in BEFORE_BINDING:
        run_rule(draft, rule)
    draft.merges, draft.splits = bind(draft)
    for line in draft.live():
        if line.expected is not None:
            line.evidence = line.expected.coded.spans
            if line.source is EvidenceSource.READER and not line.evidence:
                line.evidence = quote_spans(draft.case, line)
    for rule in AFTER_BINDING:
        run_rule(draft, rule)


def run_rule(draft: Draft, rule: Rule) -> None:
    """Run one rule over the draft if it is in force on the date of service."""
    if rule.applies(draft.case.view.dos):
        for edit in rule.body(draft):
            apply(draft, rule, edit)


def _reject_all(draft: Draft) -> None:
    """Not a note: nothing can be supported by it."""
    reason = claim.Finding("evidence/not-a-note", claim.Layer.CODING, claim.Severity.ERROR,
                           "This does not read like a clinical note; no code can rest on it.",
                           ("cms-documentation",))
    for line in draft.lines:
        line.live = False
        line.findings.append(reason)
    for diagnosis in draft.diagnoses:
        diagnosis.live = False
        diagnosis.findings.append(reason)
