"""The Case page through AppTest: from the entrypoint, with the real pipeline and a record of its own."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from copilot import launching
from copilot.record import Record
from copilot.settings import settings
from copilot.ui import claim_pane, intake, work
from copilot.ui.rows import rows
from guardrails.claim import Answer
from tests.guardrails.rules.notes import CALLED_OFF, GIVEN_UP, MIXED_TIME, TFESI, TFESI_NO_SIDE
from tests.scripted_server import ScriptedServer, says

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "lumbar-transforaminal"
CLAIM = "62323, 64484-RT, 77003-26 (M54.16 M54.5)"
DAY = datetime.date(2026, 10, 14)
FULL_TITLE = (
    ' title="Medicare Physician Fee Schedule relative value files: bilateral, multiple-procedure and global '
    'indicators, RVUs"'
)


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def reviewed(app: AppTest, claim: str = "", note: str | None = None) -> AppTest:
    app.button(key=f"sample_{SAMPLE}").click().run()
    if note is not None:
        app.text_area(key="in_note").set_value(note).run()
    app.date_input(key="in_dos").set_value(DAY).run()
    app.text_area(key="in_claim").set_value(claim)
    app.button(key="review").click().run()
    assert not app.exception
    return app


def page(app: AppTest) -> str:
    """Everything that the page draws as HTML."""
    return "\n".join(item.proto.body for item in app.get("html"))


def note_data(app: AppTest) -> dict[str, Any]:
    (component,) = app.get("bidi_component")
    return json.loads(component.proto.json)


# ------------------------------------------------------------------ empty


def test_the_empty_page_says_what_to_do(app: AppTest) -> None:
    assert not app.exception
    assert app.text_area(key="in_note").placeholder == intake.HERE
    assert app.date_input(key="in_dos").value is None
    assert app.selectbox(key="in_payer").value == "medicare"
    assert [b.label for b in app.button if str(b.key).startswith("sample_")]
    assert app.button(key="review").proto.shortcut
    assert "New case" in page(app) and intake.NO_DATE in page(app)
    assert not app.get("bidi_component")


def test_the_app_opens_with_the_sample_it_was_started_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINCODER_SAMPLE", SAMPLE)
    settings.cache_clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert app.text_area(key="in_note").value == launching.sample_note(SAMPLE)


def test_the_date_is_filled_from_the_note_until_the_coder_sets_one(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "stated_date", lambda note: DAY)
    app.text_area(key="in_note").set_value("a note").run()
    assert app.date_input(key="in_dos").value == DAY
    assert intake.FROM_NOTE in page(app)
    other = datetime.date(2026, 9, 1)
    app.date_input(key="in_dos").set_value(other).run()
    app.text_area(key="in_note").set_value("another note").run()
    assert app.date_input(key="in_dos").value == other
    assert intake.FROM_NOTE not in page(app)


def test_the_date_that_a_sample_states_is_found(app: AppTest) -> None:
    app.button(key=f"sample_{SAMPLE}").click().run()
    assert app.date_input(key="in_dos").value == DAY
    assert intake.FROM_NOTE in page(app)


# ------------------------------------------------------------------ reviewed


def test_a_sample_is_reviewed_without_a_model_and_says_so(app: AppTest) -> None:
    reviewed(app)
    shown = page(app)
    assert next(b.label for b in app.button if str(b.key).startswith("line_")) == "L1 **64483-RT**"
    for words in ("Accepted", "Rules only, no model", "Not independently checked", "10/14/2026", "Medicare"):
        assert words in shown
    assert "behind this date" in shown
    data = note_data(app)
    assert "".join(part["t"] for part in data["segments"]) == launching.sample_note(SAMPLE)
    marked = [part for part in data["segments"] if "L1" in part["ids"]]
    assert marked and data["active"] == "L1"


def test_corrected_and_rejected_lines_are_rows_with_their_reasons(app: AppTest) -> None:
    reviewed(app, CLAIM)
    shown = page(app)
    assert "was 62323" in shown and "Not independently checked" not in shown
    assert "Rejected" in shown and "Your claim, checked" in shown
    app.button(key="line_R1").click().run()
    assert not app.exception
    shown = page(app)
    assert "R1 · 77003-26 × 1" in shown and "imaging/inherent" in shown
    assert "could make it billable" in shown
    assert note_data(app)["active"] == "R1"


def test_the_tabs_hold_diagnoses_checklist_and_what_was_not_read(app: AppTest) -> None:
    reviewed(app, CLAIM)
    app.button_group(key="tab").set_value("dx").run()
    assert "M54.5" in page(app) and "Radiculopathy, lumbar region" in page(app)
    app.button_group(key="tab").set_value("check").run()
    assert "consent obtained" in page(app)
    app.button_group(key="tab").set_value("unread").run()
    assert not app.exception


def test_a_review_is_saved_and_the_page_says_when(app: AppTest) -> None:
    reviewed(app)
    assert "Saved " in page(app) and "Case 1" in page(app)
    assert [entry.kind for entry in Record.open().entries()] == ["case", "proposal", "review"]


def test_a_review_that_cannot_be_saved_is_shown_all_the_same(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: Any, **__: Any) -> Any:
        raise OSError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(Record, "open", locked)
        reviewed(app)
    assert "This review was not saved" in page(app) and "Saved " not in page(app)
    assert app.button(key="line_L1")
    app.button(key="save").click().run()
    assert "This review was not saved" not in page(app) and "Saved " in page(app)


def test_nothing_is_kept_from_one_session_to_another(app: AppTest) -> None:
    reviewed(app)
    other = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert other.text_area(key="in_note").value == ""
    assert "64483" not in page(other)


def test_the_note_can_be_edited_and_a_new_case_begins_empty(app: AppTest) -> None:
    reviewed(app, CLAIM)
    app.button(key="edit").click().run()
    assert app.text_area(key="in_note").value == launching.sample_note(SAMPLE)
    assert (app.text_area(key="in_claim").value, app.date_input(key="in_dos").value) == (CLAIM, DAY)
    app.button(key="back").click().run()
    assert app.button(key="line_R1")
    app.button(key="new").click().run()
    assert app.text_area(key="in_note").value == "" and not app.exception


def test_the_chat_can_be_hidden(app: AppTest) -> None:
    reviewed(app)
    assert len(app.chat_input) == 1
    app.button(key="chat").click().run()
    assert not app.exception and len(app.chat_input) == 0


# ------------------------------------------------------------------ text is text

HOSTILE = "<script>alert(1)</script> **x** $x_1$ [a](javascript:1) :red[x] https://example.com 26 x1 <b>&amp;"


def test_a_note_is_shown_letter_for_letter(app: AppTest) -> None:
    note = launching.sample_note(SAMPLE) + HOSTILE
    reviewed(app, note=note)
    assert "".join(part["t"] for part in note_data(app)["segments"]) == note
    assert "<script>alert" not in page(app)
    for item in app.markdown:
        assert "$x_1$" not in item.value


def test_a_claim_that_is_no_code_is_shown_letter_for_letter_too(app: AppTest) -> None:
    reviewed(app, "64483-RT, [a](javascript:1)**b**<img>")
    labels = [b.label for b in app.button if str(b.key).startswith("line_R")]
    assert labels and all(label.split()[0].startswith("R") and "[" not in label for label in labels)
    assert "&lt;IMG&gt;" in page(app) and "<IMG>" not in page(app)


# ------------------------------------------------------------------ bad input


def test_an_empty_note_is_one_line(app: AppTest) -> None:
    app.button(key="review").click().run()
    assert not app.exception and "The note is empty." in page(app)
    app.button(key=f"sample_{SAMPLE}").click().run()
    assert "The note is empty." not in page(app)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x01binary", "binary"),
        (b"\xff\xfe\xfa note", "UTF-8"),
        (b"a" * 2_000_001, "larger than 2 MB"),
        (b"  \n", "empty"),
    ],
    ids=["binary", "not utf-8", "too large", "blank"],
)
def test_a_file_that_is_no_note_is_one_line(app: AppTest, content: bytes, words: str) -> None:
    app.text_area(key="in_note").set_value("what stood here").run()
    app.file_uploader[0].upload("note.txt", content).run()
    assert not app.exception and words in page(app)
    assert app.text_area(key="in_note").value == "what stood here"


def test_a_text_file_is_taken_as_it_stands(app: AppTest) -> None:
    text = "PROCEDURE: é\r\nline two\n"
    app.file_uploader[0].upload("note.txt", text.encode()).run()
    assert not app.exception and app.text_area(key="in_note").value == text


def test_a_claim_that_cannot_be_read_is_one_line(app: AppTest) -> None:
    app.button(key=f"sample_{SAMPLE}").click().run()
    app.text_area(key="in_claim").set_value(" ,, ")
    app.button(key="review").click().run()
    assert not app.exception and "The claim is empty" in page(app)


def test_without_a_date_the_review_stands_and_says_so(app: AppTest) -> None:
    app.text_area(key="in_note").set_value("Right L4-5 transforaminal epidural under fluoroscopy.").run()
    app.date_input(key="in_dos").set_value(None).run()
    app.button(key="review").click().run()
    assert not app.exception and "checked as of today; set the date to be sure" in page(app)


# ------------------------------------------------------------------ queries and models


def test_an_answer_with_its_source_is_judged_again_on_the_same_proposal() -> None:
    case = work.review(
        work.Draft(TFESI_NO_SIDE, DAY, claim="64483 (M54.16)")
    )
    query = next(q for row in rows(case.review) for q in row.queries if q["options"])
    given = Answer(query["options"][0], "addendum", "2026-10-15", "as the provider wrote")
    again = work.answer(case, query["query_id"], given)
    assert (again.proposal, again.case_id) == (case.proposal, case.case_id)
    assert again.answers[query["query_id"]].source == "addendum"
    assert again.review["proposer"] == case.review["proposer"]
    assert len(Record.open().entries(case.case_id, "review")) == 2


def test_a_query_is_answered_on_the_page(app: AppTest) -> None:
    reviewed(app, "64483 (M54.16)", TFESI_NO_SIDE)
    option = next(b for b in app.button if str(b.key).startswith("option_"))
    option.click().run()
    assert "Where does the record say so?" in page(app)
    app.button_group(key="answer_source").set_value("addendum")
    app.text_input(key="answer_words").set_value("different sites")
    app.button(key="answer_sent").click().run()
    assert not app.exception
    assert next(iter(app.session_state.case.answers.values())).text == "different sites"


def test_a_question_without_a_line_is_a_row_and_is_answered_in_words(app: AppTest) -> None:
    reviewed(app, note=MIXED_TIME)
    assert "Query before billing" in page(app) and app.session_state.active == "Q1"
    assert "includes the procedure" in page(app)
    free = next(t for t in app.text_input if str(t.key).startswith("free_"))
    free.set_value("22")
    next(b for b in app.button if str(b.key).startswith("answered_")).click().run()
    assert "Where does the record say so?" in page(app)
    app.button_group(key="answer_source").set_value("addendum")
    app.button(key="answer_sent").click().run()
    assert not app.exception
    assert [line["code"] for line in app.session_state.case.review["lines"]] == ["99213", "20610"]


def test_a_procedure_given_up_is_asked_about_on_the_page(app: AppTest) -> None:
    reviewed(app, note=GIVEN_UP)
    assert "was begun and not completed" in page(app)
    assert any(str(b.key).startswith("option_") and b.label == "53" for b in app.button)


def test_a_procedure_called_off_is_said_to_be(app: AppTest) -> None:
    reviewed(app, note=CALLED_OFF)
    assert "the procedure was called off before it began" in page(app)


def test_evidence_is_shown_in_sentences_and_sources_shortly(app: AppTest) -> None:
    reviewed(app, "64483-LT", note=TFESI)
    assert "Under fluoroscopy a 22 gauge needle was advanced into the right L4-5 foramen.</q>" in page(app)
    assert "<div><span>Medicare Physician Fee Schedule relative value files" in page(app).replace(FULL_TITLE, "")


def test_ready_names_tables_behind_the_day_once(app: AppTest) -> None:
    reviewed(app, note=TFESI)
    bar = page(app)
    assert bar.count("behind this date") == 1 and "Ready to export" not in bar


def test_a_model_on_this_computer_can_propose(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = {"abstain": False, "lines": [{"code": "64483", "modifiers": ["RT"], "quotes": ["right L4-L5"]}]}
    with ScriptedServer(says(claim)) as server:
        monkeypatch.setenv("PAINCODER_LLM_BASE_URL", server.base_url)
        monkeypatch.setenv("PAINCODER_LLM_MODEL", "scripted")
        settings.cache_clear()
        app.run()
        app.button(key=f"sample_{SAMPLE}").click().run()
        app.button_group(key="in_proposer").set_value("llm")
        app.button(key="review").click().run()
        assert not app.exception and "Proposed by scripted" in page(app)
        assert len(server.requests) == 1
        again = work.answer(app.session_state.case, "any", Answer("yes"))
    assert again.review["proposer"] == "llm:scripted" and len(server.requests) == 1


def test_a_model_that_does_not_answer_leaves_the_rules_and_a_notice(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAINCODER_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("PAINCODER_LLM_MODEL", "scripted")
    settings.cache_clear()
    app.run()
    app.button(key=f"sample_{SAMPLE}").click().run()
    app.button_group(key="in_proposer").set_value("llm")
    app.button(key="review").click().run()
    assert not app.exception
    assert "Rules only. scripted could not be reached." in page(app)
    assert "Not independently checked" in page(app)
    assert app.button(key="line_L1")


def test_a_model_elsewhere_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINCODER_LLM_BASE_URL", "https://api.openai.com/v1")
    monkeypatch.setenv("PAINCODER_LLM_MODEL", "remote")
    settings.cache_clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert "not on this computer" in page(app)
    assert not [group for group in app.button_group if group.key == "in_proposer"]


def test_the_answer_sources_are_those_of_the_contract() -> None:
    assert set(claim_pane.SOURCES) == {"addendum", "record", "provider_reply"}


# ------------------------------------------------------------------ configuration


def test_the_checkout_and_the_wheel_have_one_configuration() -> None:
    ours = (ROOT / "copilot" / "ui" / "config.toml").read_text(encoding="utf-8")
    checkout = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(ours) == tomllib.loads(checkout)
    assert tomllib.loads(ours)["browser"]["gatherUsageStats"] is False
    assert tomllib.loads(ours)["server"]["address"] == "127.0.0.1"
    for text in (ours, checkout):
        assert "/home" not in text and "/work" not in text and "\\Users" not in text


def test_every_configured_option_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    known = config.get_config_options()
    for name in launching.config(ROOT / "copilot" / "ui" / "config.toml"):
        assert name in known, name
