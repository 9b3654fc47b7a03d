"""The record keeps what was reviewed and decided, and shows when it was tampered with."""

from __future__ import annotations

import datetime
import json
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from copilot.errors import InputError
from copilot.pipeline import Request
from copilot.record import KINDS, Record
from guardrails.claim import CodeLine, Proposal

REQUEST = Request(note="Right L4-5 TFESI — done.", dos=datetime.date(2026, 11, 2))
PROPOSAL = Proposal((CodeLine("64483", 1, ("RT",)),))
REVIEW = {"status": "codable", "lines": [{"code": "64483"}]}


@pytest.fixture
def record(own_home: Path) -> Record:
    ticks = iter(range(10_000))
    return Record.open(clock=lambda: f"2026-11-02T10:{next(ticks):05d}")


def database(own_home: Path) -> sqlite3.Connection:
    return sqlite3.connect(own_home / "record.sqlite")


def test_a_review_is_kept_with_its_note_and_proposal(record: Record) -> None:
    case = record.add_review(REQUEST, PROPOSAL, REVIEW)
    assert [entry.kind for entry in record.entries(case)] == ["case", "proposal", "review"]
    assert record.entries(case, "case")[0].content["note"] == REQUEST.note
    assert record.latest_review(case) == REVIEW
    assert record.verify().ok
    assert record.verify().entries == 3


def test_cases_are_numbered_and_may_be_reviewed_again(record: Record) -> None:
    assert [record.add_review(REQUEST, PROPOSAL, REVIEW) for _ in range(3)] == ["1", "2", "3"]
    again = record.add_review(REQUEST, PROPOSAL, {"status": "not_a_note"}, case_id="2")
    assert again == "2"
    assert record.latest_review("2") == {"status": "not_a_note"}
    assert len(record.entries("2", "review")) == 2


def test_a_decision_is_kept_and_an_override_needs_a_reason(record: Record) -> None:
    case = record.add_review(REQUEST, PROPOSAL, REVIEW)
    record.add_decision(case, {"line_id": "L1", "act": "accept"})
    with pytest.raises(InputError, match="reason"):
        record.add_decision(case, {"line_id": "R1", "act": "override", "reason": " "})
    with pytest.raises(InputError, match="'delete'"):
        record.add_decision(case, {"line_id": "R1", "act": "delete"})
    assert [d["act"] for d in record.decisions(case)] == ["accept"]


def test_opening_again_goes_on_with_the_same_chain(record: Record) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    again = Record.open()
    assert again.add_review(REQUEST, PROPOSAL, REVIEW) == "2"
    assert again.verify().entries == 6


@pytest.mark.parametrize(
    ("statement", "broken", "reason"),
    [
        ("UPDATE entries SET payload = replace(payload, '64483', '64484') WHERE seq = 5", 5, "its hash"),
        ("UPDATE entries SET at = '2020' WHERE seq = 2", 2, "its hash"),
        ("DELETE FROM entries WHERE seq = 4", 4, "missing"),
        ("UPDATE entries SET previous = 'x' WHERE seq = 3", 3, "follow"),
    ],
)
def test_tampering_shows(record: Record, own_home: Path, statement: str, broken: int, reason: str) -> None:
    for _ in range(2):
        record.add_review(REQUEST, PROPOSAL, REVIEW)
    with database(own_home) as connection:
        connection.execute("DROP TRIGGER entries_no_update")
        connection.execute("DROP TRIGGER entries_no_delete")
        connection.execute(statement)
    found = record.verify()
    assert (found.ok, found.broken) == (False, broken)
    assert reason in str(found.reason)


def cut_off(own_home: Path, last: int) -> None:
    with database(own_home) as connection:
        connection.execute("DROP TRIGGER IF EXISTS entries_no_delete")
        connection.execute(f"DELETE FROM entries WHERE seq > {last}")


def test_a_tail_that_was_cut_off_shows_and_stays_shown(record: Record, own_home: Path) -> None:
    for _ in range(2):
        record.add_review(REQUEST, PROPOSAL, REVIEW)
    assert record.verify().anchored
    cut_off(own_home, 4)
    found = record.verify()
    assert (found.ok, found.broken) == (False, 5) and "last 2 of 6" in str(found.reason)
    for _ in range(2):  # work goes on; the loss is not papered over
        record.add_review(REQUEST, PROPOSAL, REVIEW)
    assert not record.verify().ok and "head file" in str(record.verify().reason)


def test_an_emptied_record_shows(record: Record, own_home: Path) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    cut_off(own_home, 0)
    assert "last 3 of 3" in str(record.verify().reason)


def test_without_its_head_file_a_record_is_whole_as_far_as_it_goes(record: Record, own_home: Path) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    (own_home / "record.head").unlink()
    found = record.verify()
    assert (found.ok, found.anchored) == (True, False)
    record.add_decision("1", {"line_id": "L1", "act": "accept"})
    assert record.verify().anchored and record.verify().entries == 4


def test_the_head_names_no_patient(record: Record, own_home: Path) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    assert json.loads((own_home / "record.head").read_text()).keys() == {"entries", "head"}
    if sys.platform != "win32":
        assert (own_home / "record.head").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("statement", ["UPDATE entries SET at = ''", "DELETE FROM entries"])
def test_the_table_is_append_only(record: Record, statement: str) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    with pytest.raises(IntegrityError, match="append-only"), record.engine.begin() as connection:
        connection.execute(text(statement))


def test_two_writers_do_not_fork_the_chain(record: Record) -> None:
    others = [Record.open() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda other: [other.add_review(REQUEST, PROPOSAL, REVIEW) for _ in range(5)], others))
    assert record.verify().ok
    assert record.verify().entries == 60
    assert len({entry.case_id for entry in record.entries()}) == 20


def test_each_kind_can_be_read_with_plain_sql(record: Record, own_home: Path) -> None:
    record.add_review(REQUEST, PROPOSAL, REVIEW)
    with database(own_home) as connection:
        counts = {kind: connection.execute(f"SELECT count(*) FROM {kind}s").fetchone()[0] for kind in KINDS}
    assert counts == {"case": 1, "proposal": 1, "review": 1, "decision": 0}


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
def test_the_file_is_the_users_own(record: Record, own_home: Path) -> None:
    assert (own_home / "record.sqlite").stat().st_mode & 0o077 == 0


def test_a_record_that_cannot_be_opened_is_an_input_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    with pytest.raises(InputError, match="cannot be opened"):
        Record.open(f"sqlite:///{broken}")
