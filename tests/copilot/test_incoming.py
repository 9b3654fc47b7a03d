"""Notes, claims, proposals, context and answers as people give them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot import incoming
from copilot.errors import InputError, NoteError
from guardrails.claim import CodeLine, Proposal, Quote


def spelled(line: CodeLine) -> str:
    """A line as the tables below write it."""
    dx = f" ({' '.join(line.diagnoses)})" if line.diagnoses else ""
    return "-".join([line.code, *line.modifiers]) + f" x{line.units}{dx}"


@pytest.mark.parametrize(
    ("text", "lines", "diagnoses"),
    [
        ("64483-RT x1, 64484RT (M54.16)", ["64483-RT x1", "64484-RT x1 (M54.16)"], []),
        ("64483", ["64483 x1"], []),
        ("64483 - rt", ["64483-RT x1"], []),
        ("64493-50-59 x2", ["64493-50-59 x2"], []),
        ("64493RT59", ["64493-59-RT x1"], []),
        ("64636-50 × 2; 99152\n99153", ["64636-50 x2", "99152 x1", "99153 x1"], []),
        ("64636 2 units", ["64636 x2"], []),
        ("64483 (M5416, M51.26 M54.16)", ["64483 x1 (M54.16 M51.26)"], []),
        ("J1010 x80, 0213T-LT", ["J1010 x80", "0213T-LT x1"], []),
        ("64483, M54.16, M5126", ["64483 x1"], ["M54.16", "M51.26"]),
        ("M54.16; G89.29", [], ["M54.16", "G89.29"]),
        ("G0260-RT", ["G0260-RT x1"], []),
        ("6448, hello world", ["6448 x1", "HELLO WORLD x1"], []),
        ("64483-RT-", ["64483-RT- x1"], []),
    ],
)
def test_a_pasted_claim(text: str, lines: list[str], diagnoses: list[str]) -> None:
    proposal = incoming.claim_from_text(text)
    assert [spelled(line) for line in proposal.lines] == lines
    assert list(proposal.diagnoses) == diagnoses


@pytest.mark.parametrize("text", ["", "  ", ",;\n"])
def test_an_empty_claim_is_said_so(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        incoming.claim_from_text(text)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_claim_or_an_input_error(text: str) -> None:
    try:
        proposal = incoming.claim_from_text(text)
    except InputError:
        return
    assert proposal.lines or proposal.diagnoses


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"\x01\x02\x03\x04 note", "binary"),
        (b"caf\xe9 note", "not UTF-8 text .* position 3"),
        (b"x" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_what_is_no_note(data: bytes, reason: str) -> None:
    with pytest.raises(NoteError, match=reason) as caught:
        incoming.note_from_bytes(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "\ufeffProcedure", "naïve — 5 mg\f", "x" * 1_000_000])
def test_a_note_is_kept_letter_for_letter(text: str) -> None:
    assert incoming.note_from_bytes(text.encode()) == text


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(NoteError, match="not text"):
        incoming.checked_note("note \ud800")


def test_a_proposal_is_read_leniently() -> None:
    proposal = incoming.proposal_from_json(
        {
            "lines": [
                {"code": 64483, "units": None, "modifiers": "rt", "unknown": 1, "evidence": "right L4-5"},
                {"code": " 64484 ", "units": "2", "modifiers": ["50", "RT", "50"], "diagnoses": ["m5416"]},
                {"evidence": [{"fact": "level", "value": "L4-L5", "quote": "L4-5"}]},
                {"code": ["64483"], "evidence": [{"start": 2, "end": 6, "text": "L4-5"}]},
            ],
            "diagnoses": ["M54.16", "m5416", ""],
            "rationale": "ignored",
        }
    )
    assert proposal == Proposal(
        (
            CodeLine("64483", 1, ("RT",), (), (Quote("right L4-5"),)),
            CodeLine("64484", 2, ("50", "RT"), ("M54.16",)),
            CodeLine("", 1, (), (), (Quote("L4-5", "level", "L4-L5"),)),
            CodeLine('["64483"]', 1, (), (), (Quote("L4-5", None, None, 2, 6),)),
        ),
        ("M54.16",),
    )


def test_a_review_given_back_is_a_proposal() -> None:
    proposal = incoming.proposal_from_json(
        {
            "schema_version": 1,
            "lines": [{"line_id": "L1", "code": "64483", "verdict": "accepted", "findings": []}],
            "diagnoses": [{"code": "M54.16", "description": "x"}],
        }
    )
    assert proposal == Proposal((CodeLine("64483"),), ("M54.16",))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-02", datetime.date(2026, 11, 2)),
        (" 2026-11-02 ", datetime.date(2026, 11, 2)),
        (datetime.datetime(2026, 11, 2, 8, 30), datetime.date(2026, 11, 2)),
        ("20261102", None),
        ("2026-13-01", None),
        ("11/02/2026", None),
        ("", None),
        (20261102, None),
    ],
)
def test_a_date_of_service(value: Any, expected: datetime.date | None) -> None:
    if expected is None:
        with pytest.raises(InputError, match="not a date"):
            incoming.date_of_service(value)
    else:
        assert incoming.date_of_service(value) == expected


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([1], "proposal"),
        ({"lines": [{"units": "two"}]}, "proposal.lines.0.units"),
        ({"lines": [3]}, "proposal.lines.0"),
        ({"lines": [{"evidence": [4]}]}, "proposal.lines.0.evidence.0"),
    ],
)
def test_what_cannot_be_read_is_named(data: Any, place: str) -> None:
    with pytest.raises(InputError, match=f"^{place}: "):
        incoming.proposal_from_json(data)


def test_context_and_answers() -> None:
    given = {"patient": "new", "pos": 2, "extra": True, "history": [{"code": "1"}]}
    context = incoming.context_from_json(given)
    assert (context.patient, context.pos, context.history) == ("new", "02", [{"code": "1"}])
    with pytest.raises(InputError, match=r"context\.patient"):
        incoming.context_from_json({"patient": "old"})
    answers = incoming.answers_from_json(
        {"Q1": "RT", "Q2": {"value": 2, "source": "addendum", "date": "2026-11-02", "text": "two muscles"}}
    )
    assert (answers["Q1"].value, answers["Q1"].source) == ("RT", None)
    assert (answers["Q2"].value, answers["Q2"].source, answers["Q2"].text) == ("2", "addendum", "two muscles")
    with pytest.raises(InputError, match=r"answers\.Q1\.source"):
        incoming.answers_from_json({"Q1": {"value": "RT", "source": "memory"}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q-1=RT", ("Q-1", "RT")),
        ("Q-1 = L4-L5=left", ("Q-1", "L4-L5=left")),
        ('Q-1={"value": "RT", "source": "record"}', ("Q-1", {"value": "RT", "source": "record"})),
    ],
)
def test_an_answer_of_the_command_line(text: str, expected: tuple[str, Any]) -> None:
    assert incoming.answer_from_text(text) == expected


@pytest.mark.parametrize("text", ["Q-1", "=RT", "Q-1={broken"])
def test_a_broken_answer(text: str) -> None:
    with pytest.raises(InputError):
        incoming.answer_from_text(text)
