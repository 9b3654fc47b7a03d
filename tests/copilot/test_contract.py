"""The JSON out: its schema, its key order, and that a review goes round."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from copilot import contract, incoming
from copilot.launching import sample_names, sample_note
from copilot.pipeline import Request, review

SCHEMA = Path(contract.__file__).parent / "schema"
DOS = datetime.date(2026, 11, 2)
CLAIM = "64483-RT x1, 64484RT (M54.16), 77003, 64483, 6448, M51.26, Z99.999"


def reviews() -> list[dict[str, Any]]:
    found = []
    for name in sample_names():
        note = sample_note(name)
        found.append(review(Request(note=note, dos=DOS)))
        found.append(review(Request(note=note, dos=DOS, proposal=incoming.claim_from_text(CLAIM))))
    return found


def test_the_schema_files_are_those_of_the_models() -> None:
    texts = contract.schema_texts()
    assert {path.name for path in SCHEMA.glob("*.json")} == set(texts)
    for name, text in texts.items():
        assert (SCHEMA / name).read_text(encoding="utf-8") == text, "run: python -m copilot.contract"


def test_reviews_fit_the_schema_and_its_key_order() -> None:
    for out in reviews():
        model = contract.ReviewOut.model_validate(json.loads(json.dumps(out)), strict=False)
        assert_same_order(model, out)


def assert_same_order(model: Any, data: Any) -> None:
    """Keys stand in the order that the models declare them."""
    if isinstance(model, BaseModel):
        fields = list(type(model).model_fields)
        if not isinstance(model, contract.QueryOut):
            assert list(data) == fields
        else:  # a query's own four keys come last
            assert list(data) == fields
        for name in fields:
            assert_same_order(getattr(model, name), data[name])
    elif isinstance(model, list):
        for item, raw in zip(model, data, strict=True):
            assert_same_order(item, raw)


def test_every_proposed_line_comes_out_exactly_once() -> None:
    proposal = incoming.claim_from_text(CLAIM)
    for name in sample_names():
        out = review(Request(note=sample_note(name), dos=DOS, proposal=proposal))
        origins = [o for line in out["lines"] if line["proposed"] for o in line["origin"][:1]]
        origins += [o for line in out["rejected"] for o in line["origin"]]
        assert sorted(origins) == list(range(len(proposal.lines)))


def test_spans_carry_the_words_of_the_note() -> None:
    for name in sample_names():
        note = sample_note(name)
        out = review(Request(note=note, dos=DOS))
        spans = [s for line in out["lines"] for s in line["evidence"]]
        spans += [s for fact in out["facts"] for s in fact["spans"]] + out["unread"]
        assert spans
        assert all(note[s["start"] : s["end"]] == s["text"] for s in spans)


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = reviews(), reviews()
    for out in (*first, *second):
        out.pop("timing_ms")
    assert json.dumps(first) == json.dumps(second)


@pytest.mark.parametrize("name", sample_names())
def test_a_reviewed_claim_given_back_is_accepted_unchanged(name: str) -> None:
    note = sample_note(name)
    out = review(Request(note=note, dos=DOS))
    again = review(Request(note=note, dos=DOS, proposal=incoming.proposal_from_json(as_proposal(out))))
    kept = ("code", "units", "modifiers", "diagnoses", "hold")
    assert [[line[k] for k in kept] for line in again["lines"]] == [
        [line[k] for k in kept] for line in out["lines"]
    ]
    assert {line["verdict"] for line in again["lines"]} <= {"accepted"}
    assert again["rejected"] == []
    assert [d["code"] for d in again["diagnoses"]] == [d["code"] for d in out["diagnoses"]]


def as_proposal(out: dict[str, Any]) -> dict[str, Any]:
    keys = ("code", "units", "modifiers", "diagnoses", "evidence")
    lines = [{key: line[key] for key in keys} for line in out["lines"]]
    return {"lines": lines, "diagnoses": [d["code"] for d in out["diagnoses"]]}
