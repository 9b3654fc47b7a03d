"""`review` never raises on any text and any proposal, and loses no line."""

from __future__ import annotations

import datetime
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot import incoming
from copilot.contract import ReviewOut
from copilot.errors import InputError
from copilot.launching import sample_names, sample_note
from copilot.pipeline import Request, review

DOS = datetime.date(2026, 11, 2)
WORDS = st.sampled_from(
    [
        *"""right left bilateral L4-5 L5-S1 C5 foramen transforaminal epidural facet medial branch block
        under fluoroscopy ultrasound needle injected SI joint radiofrequency 80 C no not planned PROCEDURE:
        DIAGNOSIS: lumbar radiculopathy spondylosis sedation 25 minutes RN contrast *** C# [x] 1. . , ;
        ( ) $x$ <b> é 😀""".split(),
        *["\n", "\r\n", "\t"],
    ]
)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=300),
    st.lists(WORDS, min_size=1, max_size=80).map(" ".join),
    st.sampled_from([sample_note(name) for name in sample_names()]),
)
CODES = st.one_of(
    st.sampled_from(
        """64483 64484 64479 62323 62322 64493 64494 64495 64635 64636 27096 64451 64625 77003 76942 99152
        99153 99213 20552 G0260 J1100 72275 62311 6448 zz A9999 64999""".split()
    ),
    st.text(max_size=8),
    st.integers(),
    st.none(),
)
LINES = st.fixed_dictionaries(
    {"code": CODES},
    optional={
        "units": st.integers(-3, 10_000),
        "modifiers": st.lists(
            st.sampled_from(["RT", "LT", "50", "59", "XS", "25", "26", "KX", "?", ""]), max_size=5
        ),
        "diagnoses": st.lists(st.sampled_from(["M54.16", "m5416", "M54.5", "M47.816", "x", ""]), max_size=5),
        "evidence": st.lists(
            st.one_of(st.text(max_size=20), st.just({"start": 3, "end": 1, "text": "a"})), max_size=2
        ),
    },
)
PROPOSALS = st.fixed_dictionaries(
    {"lines": st.lists(LINES, max_size=6)},
    optional={"diagnoses": st.lists(st.sampled_from(["M54.16", "M51.26", "G89.29", "??"]), max_size=14)},
)
SETTINGS = st.sampled_from(incoming.SETTINGS)
PAYERS = st.sampled_from(["medicare", "commercial"])
quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def origins(out: dict[str, Any]) -> list[int]:
    """Where each proposed line came out: as a line's own `proposed`, or among the rejected."""
    kept = [line["origin"][0] for line in out["lines"] if line["proposed"] is not None]
    return sorted(kept + [line["origin"][0] for line in out["rejected"]])


@quick
@given(text=TEXTS, proposal=PROPOSALS, setting=SETTINGS, payer=PAYERS)
def test_any_proposal_of_any_text(text: str, proposal: dict[str, Any], setting: str, payer: str) -> None:
    try:
        note = incoming.checked_note(text)
    except InputError:
        return
    given_lines = incoming.proposal_from_json(proposal)
    out = review(Request(note=note, dos=DOS, setting=setting, payer=payer, proposal=given_lines))
    ReviewOut.model_validate(json.loads(json.dumps(out)))
    assert origins(out) == list(range(len(proposal["lines"])))


@quick
@given(data=st.data(), name=st.sampled_from(sample_names()))
def test_any_claim_with_quotes_of_the_note(data: st.DataObject, name: str) -> None:
    note = sample_note(name)
    lines = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(note) - 1))
        quote = note[start : start + data.draw(st.integers(1, 120))]
        lines.append({**data.draw(LINES), "evidence": [quote]})
    out = review(Request(note=note, dos=DOS, proposal=incoming.proposal_from_json({"lines": lines})))
    assert origins(out) == list(range(len(lines)))


@quick
@given(text=TEXTS, setting=SETTINGS, payer=PAYERS)
def test_a_reviewed_claim_goes_round_unchanged(text: str, setting: str, payer: str) -> None:
    try:
        note = incoming.checked_note(text)
    except InputError:
        return
    first = review(Request(note=note, dos=DOS, setting=setting, payer=payer))
    keys = ("code", "units", "modifiers", "diagnoses", "evidence")
    claim = {
        "lines": [{key: line[key] for key in keys} for line in first["lines"]],
        "diagnoses": [d["code"] for d in first["diagnoses"]],
    }
    given_back = incoming.proposal_from_json(claim)
    again = review(Request(note=note, dos=DOS, setting=setting, payer=payer, proposal=given_back))
    shown = ("code", "units", "modifiers", "diagnoses", "hold")
    assert [[line[k] for k in shown] for line in again["lines"]] == [
        [line[k] for k in shown] for line in first["lines"]
    ]
    assert again["rejected"] == []
    assert {line["verdict"] for line in again["lines"]} <= {"accepted"}
