"""What a coder reads in the terminal."""

from __future__ import annotations

import datetime

from copilot import incoming
from copilot.launching import sample_names, sample_note
from copilot.pipeline import Request, review
from copilot.rendering import line_text, render_review

DOS = datetime.date(2026, 11, 2)


def shown(claim: str | None = None, sample: str = "lumbar-transforaminal") -> str:
    proposal = incoming.claim_from_text(claim) if claim else None
    return render_review(review(Request(note=sample_note(sample), dos=DOS, proposal=proposal)))


def test_a_line_is_written_as_coders_write_it() -> None:
    assert line_text({"code": "64636", "modifiers": ["50", "KX"], "units": 2}) == "64636-50-KX x2"


def test_the_built_in_proposer_is_not_called_independent() -> None:
    assert "not independently checked" in shown()


def test_a_checked_claim_shows_what_was_refused_and_why() -> None:
    text = shown("64483-LT, 77003, zz")
    assert "was 64483-LT x1" in text
    assert "77003" in text.split("Why")[1]
    assert "ZZ" in text
    assert "Supported by the note, not on the claim" in text


def test_lines_fit_a_terminal() -> None:
    for sample in sample_names():
        assert max(map(len, shown(sample=sample).splitlines())) <= 110
        assert not shown(sample=sample).endswith("\n\n")
