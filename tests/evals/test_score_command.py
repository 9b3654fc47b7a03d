"""`python -m evals score`: only note, dos, payer, setting and context reach the product."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from copilot.errors import InputError
from copilot.launching import sample_note
from evals import __main__ as command
from evals import notes

GOLD = {
    "status": "codable",
    "cpt": [{"code": code, "units": 1, "modifiers": ["RT"]} for code in ("64483", "64484")],
    "icd10": ["M54.16"],
    "must_not_bill": ["77003"],
    "acceptable_alternatives": [],
    "confidence": "high",
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    row = {
        "id": "one", "note": sample_note("lumbar-transforaminal"), "dos": "2026-10-14", "gold": GOLD,
        "payer": "medicare", "setting": "office", "context": {}, "description": "a leak", "family": "tfesi",
    }  # fmt: skip
    proposal = {
        "lines": [
            {"code": "64483", "modifiers": ["RT"], "diagnoses": ["M54.16"], "evidence": ["right L4-L5"]},
            {"code": "64484", "modifiers": ["RT"], "evidence": ["right L5-S1"]},
            {"code": "77003", "evidence": ["Fluoroscopic guidance with contrast"]},
        ],
        "diagnoses": ["M54.16"],
    }
    scored, recorded = tmp_path / "notes.jsonl", tmp_path / "recorded.jsonl"
    scored.write_text(json.dumps(row) + "\n" + json.dumps({**row, "id": "two"}) + "\n")
    recorded.write_text(json.dumps({"id": "one", "proposal": proposal}) + "\n")
    return str(scored), str(recorded)


def test_the_built_in_score(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["score", files[0], "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["n"], out["exact"], out["with_sides"], out["must_not_bill_notes"]) == (2, 2, 2, 0)
    assert command.run(["score", files[0], "--ids", "one", "--misses"]) == 0
    assert "1 of 1, 100.0%" in capsys.readouterr().out


def test_raw_and_guarded_side_by_side(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["score", files[0], "--recorded", files[1], "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["raw"]["exact"], out["guarded"]["exact"]) == (0, 1)
    assert out["raw"]["must_not_bill_notes"] == 1
    assert out["without_proposal"] == ["two"]
    outcomes = {line["proposed"]: line["outcome"] for line in out["lines"]}
    assert outcomes["77003"] == "wrong_removed"
    assert command.run(["score", files[0], "--recorded", files[1]]) == 0
    assert "Wrong lines removed (1)" in capsys.readouterr().out


def test_an_unknown_id_is_an_error(files: tuple[str, str]) -> None:
    with pytest.raises(InputError, match="no note nine"):
        command.run(["score", files[0], "--ids", "nine"])


def test_a_review_that_fails_is_an_empty_claim_and_is_named(
    files: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(request: Any) -> Any:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(notes, "review", breaks)
    assert command.run(["score", files[0], "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["exact"] == 0
    assert "one: the review failed: ZeroDivisionError: oops" in captured.err


def test_only_the_notes_own_fields_reach_the_product(
    files: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(notes, "review", seen.append)
    for note in notes.load(Path(files[0])):
        notes.reviewed(note.id, note.request)
    assert "a leak" not in repr(seen)
    assert "tfesi" not in repr(seen)
