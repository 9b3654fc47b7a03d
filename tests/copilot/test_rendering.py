"""What a coder reads in the terminal."""

from __future__ import annotations

import datetime
import re

import pytest

from copilot import incoming
from copilot.launching import sample_names, sample_note
from copilot.pipeline import Request, review
from copilot.rendering import line_text, render_review
from copilot.shown import sentences, source
from tests.guardrails.rules import notes

DOS = datetime.date(2026, 11, 2)
BEFORE = datetime.date(2026, 5, 15)  # one table ends before it
IN_FORCE = datetime.date(2026, 2, 15)


def shown(
    claim: str | None = None, sample: str = "lumbar-transforaminal", note: str = "", dos: datetime.date = DOS
) -> str:
    proposal = incoming.claim_from_text(claim) if claim else None
    request = Request(note=note or sample_note(sample), dos=dos, proposal=proposal)
    return render_review(review(request), request.note)


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


def test_a_source_is_one_short_line() -> None:
    lines = [line.strip() for line in shown("64483-LT, 77003").splitlines() if "source: " in line]
    assert lines and max(map(len, lines)) <= 64
    assert "source: Medicare Physician Fee Schedule relative value files" in lines


def test_evidence_is_sentences_of_the_note() -> None:
    text = " ".join(shown(note=notes.TFESI, dos=BEFORE).split())
    assert "rests on “PROCEDURE: Right L4-5 transforaminal epidural steroid injection”" in text
    assert "rests on “TECHNIQUE: Under fluoroscopy a 22 gauge needle was advanced into the right L4-5 foramen.”" in text


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (notes.CALLED_OFF, "Nothing billable: the procedure was called off before it began"),
        (notes.PLANNED, "Read and not coded: 1 procedure: transforaminal injection (planned)."),
        (notes.GIVEN_UP, "Read and not coded: 1 procedure: transforaminal injection (begun and not completed)."),
        (notes.UNREAD_VAGUE, "Not read: 1 sentence; look at it yourself"),
    ],
)
def test_what_makes_no_line_is_said(note: str, words: str) -> None:
    assert words in " ".join(shown(note=note, dos=BEFORE).split())


def test_ready_is_not_said_plainly_where_tables_are_behind() -> None:
    old, new = shown(note=notes.TFESI, dos=BEFORE), shown(note=notes.TFESI, dos=IN_FORCE)
    assert old.startswith("Ready by tables of which 1 of 5 is behind this date")
    assert old.count("Tables behind this date of service: RVU") == 1
    assert new.startswith("Ready: every line stands as shown") and "Tables behind" not in new


def test_no_token_of_the_reader_is_shown() -> None:
    for note in (notes.SI_AND_NERVES, notes.RF, notes.NO_APPROACH, notes.GENICULAR_TWO):
        said = re.sub(r"(?m)^  [a-z_0-9-]+(?:\.[a-z_0-9-]+){2}", "", shown(note=note, dos=BEFORE))  # ids: for --answer
        assert not re.findall(r"\b[a-z]+_[a-z_]+\b", said)


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("NCCI Policy Manual for Medicare", "NCCI Policy Manual for Medicare"),
        ("Facet interventions: L38801/A58403 (Noridian), L33930/A57787 (First Coast)", "Facet interventions"),
        ("A title without any mark that goes on and on until nobody can read it",
         "A title without any mark that goes on and on until…"),
    ],
)
def test_a_title_is_cut_at_its_particulars_or_at_a_word(title: str, short: str) -> None:
    assert source({"title": title}) == short


def test_a_long_sentence_is_cut_around_the_words() -> None:
    note = "PROCEDURE: " + "word " * 80 + "right L4-5 foramen was injected " + "more " * 80
    at = note.index("right L4-5")
    (text,) = sentences(note, [{"start": at, "end": at + 10}])
    assert "right L4-5" in text and len(text) <= 180 and text.startswith("… ") and text.endswith(" …")
    assert sentences(note, [{"start": 5, "end": 5}, {"start": 0, "end": 9_999}]) == []
