"""The command line: what it prints where, and its exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from copilot import cli
from copilot.launching import sample_note
from copilot.proposing import Proposer

TFESI = "lumbar-transforaminal"


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        self.monkeypatch.setattr(sys, "argv", ["paincoder", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capsys.readouterr()
        try:
            cli.main()
            status = 0
        except SystemExit as done:
            status = int(done.code or 0)
        captured = self.capsys.readouterr()
        return Ran(status, captured.out, captured.err)


@pytest.fixture
def paincoder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(capsys, monkeypatch)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_bytes(sample_note(TFESI).encode())
    return path


def test_a_review_is_one_json_document(paincoder: CommandLine, note: Path) -> None:
    ran = paincoder("review", note, "--dos", "2026-11-02", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["schema_version"] == 1
    assert ran.json["dos"] == "2026-11-02"
    assert ran.json["proposer"] == "builtin"


def test_a_review_for_people_shows_claim_and_reasons(paincoder: CommandLine, note: Path) -> None:
    ran = paincoder("review", note, "--claim", "64483-RT x1, 77003", "--dos", "2026-11-02")
    assert ran.status == 0
    assert "64483-RT" in ran.out
    assert "rejected" in ran.out
    assert "Checked: the claim that was given." in ran.out


def test_the_sample_transforaminal_note_gives_its_claim(paincoder: CommandLine, note: Path) -> None:
    out = paincoder("review", note, "--dos", "2026-10-14", "--json").json
    lines = [(line["code"], line["modifiers"]) for line in out["lines"]]
    assert lines == [("64483", ["RT"]), ("64484", ["RT"])]
    assert [d["code"] for d in out["diagnoses"]] == ["M54.16"]
    assert out["status"] == "codable"


def test_the_note_may_come_from_standard_input(paincoder: CommandLine) -> None:
    ran = paincoder("review", "-", "--json", stdin=sample_note(TFESI).encode())
    assert (ran.status, ran.json["schema_version"]) == (0, 1)


def test_a_proposal_file_context_and_answers(paincoder: CommandLine, note: Path, tmp_path: Path) -> None:
    proposal, context = tmp_path / "proposal.json", tmp_path / "context.json"
    proposal.write_text('{"lines": [{"code": "64483", "modifiers": ["RT"]}]}')
    context.write_text('{"patient": "established"}')
    ran = paincoder(
        "review", note, "--proposal", proposal, "--context", context, "--answer", "Q-1=RT", "--json"
    )  # fmt: skip
    assert ran.status == 0
    assert ran.json["proposer"] == "given"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The note is empty."),
        (b" \n \t", "The note is empty."),
        (b"\x00\x01\x02", "binary"),
        (b"\xff\xfe\xfa", "not UTF-8"),
        (b"a" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_an_unreadable_note_is_one_line_and_status_2(
    paincoder: CommandLine, tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    for ran in (paincoder("review", path, "--json"), paincoder("review", "-", "--json", stdin=data)):
        assert (ran.status, ran.out) == (2, "")
        assert message in ran.err
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["review"],
        ["review", "NOTE", "--dos", "11/02/2026"],
        ["review", "NOTE", "--setting", "hospital"],
        ["review", "NOTE", "--payer", "nobody"],
        ["review", "NOTE", "--proposer", "oracle"],
        ["review", "NOTE", "--answer", "no equals sign"],
        ["review", "NOTE", "--claim", ""],
        ["review", "NOTE", "--claim", "64483", "--proposal", "NOTE"],
        ["review", "NOTE", "--proposal", "NOTE"],
        ["review", "NOTE", "--proposal", "missing.json"],
        ["review", "missing.txt"],
        ["review", "."],
        ["review", "NOTE", "--no-such-option"],
        ["batch", "missing.jsonl", "out.jsonl"],
        ["batch", "NOTE", "out.jsonl"],
        ["lookup"],
        ["ask"],
        ["no-such-command"],
        ["app", "--sample", "no-such-sample"],
        ["eval", "compare", "missing", "missing"],
    ],
)
def test_bad_usage_is_status_2_without_a_traceback(
    paincoder: CommandLine, note: Path, arguments: list[str]
) -> None:
    ran = paincoder(*(note if a == "NOTE" else a for a in arguments))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


class Unreachable:
    name = "llm:test"

    def propose(self, case: Any, reading: Any) -> Any:
        from copilot.errors import ProposerUnavailable

        raise ProposerUnavailable("test did not answer.")


@pytest.fixture
def model_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    from copilot import pipeline, proposing

    def named(name: str) -> Proposer:
        return Unreachable() if name == "llm" else proposing.proposer_named(name)

    monkeypatch.setattr(pipeline, "proposer_named", named)


@pytest.mark.usefixtures("model_is_down")
def test_an_unreachable_model_falls_back_and_says_so(paincoder: CommandLine, note: Path) -> None:
    ran = paincoder("review", note, "--proposer", "llm", "--json")
    assert ran.status == 0
    assert ran.json["proposer"] == "builtin"
    assert ran.json["degraded"] == "test did not answer."
    assert "rules only" in ran.err


@pytest.mark.usefixtures("model_is_down")
def test_without_fallback_it_is_status_3(paincoder: CommandLine, note: Path) -> None:
    ran = paincoder("review", note, "--proposer", "llm", "--no-fallback", "--json")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "paincoder: test did not answer.\n"


def test_nothing_is_recorded_unless_asked(paincoder: CommandLine, note: Path, own_home: Path) -> None:
    paincoder("review", note)
    assert not (own_home / "record.sqlite").exists()
    kept = paincoder("review", note, "--record", "--json")
    assert (kept.status, kept.err) == (0, "paincoder: recorded as case 1.\n") and kept.json["status"]
    ran = paincoder("verify")
    assert (ran.status, "3 entries" in ran.out) == (0, True)


def test_doctor_fits_one_screen_and_finds_no_shadow(paincoder: CommandLine) -> None:
    ran = paincoder("doctor")
    assert ran.status == 0
    assert len(ran.out.splitlines()) <= 24
    assert "Nothing leaves this computer." in ran.out
    assert "WARNING" not in ran.out


def test_doctor_says_that_a_distant_endpoint_is_refused(
    paincoder: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAINCODER_LLM_BASE_URL", "https://models.example.com/v1")
    monkeypatch.setenv("PAINCODER_LLM_MODEL", "m")
    assert "refused" in paincoder("doctor").out


def test_lookup_of_a_file_prints_one_line_a_record(paincoder: CommandLine, tmp_path: Path) -> None:
    codes = tmp_path / "codes.jsonl"
    codes.write_text('{"id": "a", "codes": ["64483", "62323"]}\n\n{"id": "b", "codes": ["XU"]}\n')
    ran = paincoder("lookup", "--file", codes)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "b"]
    assert ran.status == 0


def test_ask_answers_with_the_entry_first(paincoder: CommandLine, tmp_path: Path) -> None:
    ran = paincoder("ask", "Can I bill 77003 with 64483?", "--dos", "2026-05-15", "--json")
    assert ran.status == 0
    assert ran.json["citations"][0]["id"] == "faq/transforaminal-with-77003"
    assert list(ran.json) == ["answer", "in_scope", "conflict", "contested", "citations", "codes"]
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": "q1", "question": "64483 both sides?"}\n{"id": "q2", "question": ""}\n')
    ran = paincoder("ask", "--file", questions)
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["q1", "q2"]
    assert paincoder("ask", "64483?", "--payer", "nobody").status == 2
