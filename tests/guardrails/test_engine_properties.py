"""What holds for every note and every proposal."""

from __future__ import annotations

import dataclasses
import datetime

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guardrails import engine
from guardrails.claim import Answer, CodeLine, Context, Proposal, Quote, Review, Verdict
from guardrails.rules import AFTER_BINDING, BEFORE_BINDING
from tests.guardrails.rules import notes as written
from tests.guardrails.rules.harness import catalog

NOTES = [value for name, value in vars(written).items() if name.isupper() and isinstance(value, str)]
CODES = ["62321", "62323", "62322", "64479", "64483", "64484", "64490", "64493", "64494", "64495", "64633", "64635",
         "64636", "27096", "64451", "64625", "20552", "64999", "77003", "76942", "77002", "99152", "99153", "99213",
         "99214", "J1100", "J3301", "72148", "62311", "99999", "0213T", "C1607", "G0260", "abc", "", "64 83"]
MODIFIERS = ["RT", "LT", "50", "59", "XS", "51", "26", "25", "KX", "GA", "ZZ", "rt", " 50 "]
DIAGNOSES = ["M54.16", "M5416", "M54.5", "M54.50", "M47.816", "M48.06", "M53.3", "Z99", "nonsense", ""]

sentences = st.sampled_from([s for note in NOTES for s in note.splitlines() if s])
texts = st.one_of(st.text(max_size=200), st.sampled_from(NOTES),
                  st.lists(sentences, max_size=12).map("\n".join))
quotes = st.builds(Quote, st.one_of(sentences, st.text(max_size=30)))
lines = st.builds(CodeLine, st.one_of(st.sampled_from(CODES), st.text(max_size=6)), st.integers(-1, 12),
                  st.lists(st.sampled_from(MODIFIERS), max_size=3).map(tuple),
                  st.lists(st.sampled_from(DIAGNOSES), max_size=2).map(tuple),
                  st.lists(quotes, max_size=2).map(tuple))
proposals = st.builds(Proposal, st.lists(lines, max_size=6).map(tuple),
                      st.lists(st.sampled_from(DIAGNOSES), max_size=3).map(tuple))
settings_ = st.sampled_from(["office", "facility", "asc"])
payers = st.sampled_from(["medicare", "commercial"])
days = st.sampled_from([datetime.date(2016, 3, 1), datetime.date(2024, 9, 30), datetime.date(2026, 5, 15),
                        datetime.date(2027, 3, 1)])
answers = st.dictionaries(st.sampled_from(["transforaminal.lumbar_sacral.side", "epidural.any.approach", "x", ""]),
                          st.builds(Answer, st.sampled_from(["RT", "2", "interlaminar", "", "?"]),
                                    st.sampled_from([None, "addendum"])), max_size=2)
thorough = settings(max_examples=60, deadline=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def case_of(note: str, dos: datetime.date, payer: str, setting: str, given: dict[str, Answer]) -> engine.Case:
    view = catalog().as_of(dos)
    return engine.Case(note, view, view.payer(payer), setting, Context(), given)


def given_back(review: Review, case: engine.Case) -> Proposal:
    """The reviewed claim as a proposal, with its evidence."""
    def line(made: object) -> CodeLine:
        evidence = tuple(Quote(case.note[s.start:s.end], None, None, s.start, s.end) for s in made.evidence)  # type: ignore[attr-defined]
        return CodeLine(made.code, made.units, made.modifiers, made.diagnoses, evidence)  # type: ignore[attr-defined]
    return Proposal(tuple(line(made) for made in review.lines), tuple(d.code for d in review.diagnoses))


@thorough
@given(texts, proposals, settings_, payers, days, answers)
@example("", Proposal((CodeLine("64483"),)), "office", "medicare", datetime.date(2026, 5, 15), {})
def test_every_proposed_line_comes_out_exactly_once(note: str, proposal: Proposal, setting: str, payer: str,
                                                    dos: datetime.date, given: dict[str, Answer]) -> None:
    review = engine.review(case_of(note, dos, payer, setting, given), proposal)
    kept = [line.proposed for line in review.lines if line.proposed is not None]
    out = kept + [line.proposed for line in review.rejected]
    assert sorted(map(repr, out)) == sorted(map(repr, proposal.lines))
    for line in review.lines:
        for span in line.evidence:
            assert 0 <= span.start < span.end <= len(note)


@thorough
@given(texts, proposals, settings_, payers, days, answers)
def test_a_reviewed_claim_given_back_is_accepted_unchanged(note: str, proposal: Proposal, setting: str, payer: str,
                                                           dos: datetime.date, given: dict[str, Answer]) -> None:
    case = case_of(note, dos, payer, setting, given)
    first = engine.review(case, proposal)
    second = engine.review(case, given_back(first, case))
    assert [(li.code, li.units, li.modifiers, li.diagnoses, li.hold) for li in second.lines] == \
        [(li.code, li.units, li.modifiers, li.diagnoses, li.hold) for li in first.lines]
    assert all(line.verdict is Verdict.ACCEPTED for line in second.lines)
    assert not second.rejected


@thorough
@given(texts, proposals, settings_, payers, days)
def test_a_second_pass_of_the_rules_changes_nothing(note: str, proposal: Proposal, setting: str, payer: str,
                                                    dos: datetime.date) -> None:
    case = case_of(note, dos, payer, setting, {})
    draft = engine.finished_draft(case, proposal)
    before = [(li.code, li.units, li.modifiers, li.diagnoses, li.hold, li.live) for li in draft.lines]
    diagnoses = [(d.code, d.live) for d in draft.diagnoses]
    draft.merges, draft.splits = [], []
    for rule in (*BEFORE_BINDING, *AFTER_BINDING):
        engine.run_rule(draft, rule)
    assert [(li.code, li.units, li.modifiers, li.diagnoses, li.hold, li.live) for li in draft.lines] == before
    assert [(d.code, d.live) for d in draft.diagnoses] == diagnoses


@thorough
@given(texts, settings_, payers, days)
def test_the_builtin_proposal_is_accepted_as_it_is(note: str, setting: str, payer: str, dos: datetime.date) -> None:
    case = case_of(note, dos, payer, setting, {})
    reading = engine.read(case)
    review = engine.review(case, engine.supported(reading, case), reading)
    assert all(line.verdict is Verdict.ACCEPTED for line in review.lines)
    assert not review.rejected
    assert dataclasses.asdict(review) == dataclasses.asdict(engine.review(case, engine.supported(reading, case)))
