"""The model proposer, through the real openai and instructor clients over real HTTP on loopback."""

from __future__ import annotations

import datetime
import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from copilot import pipeline
from copilot.errors import ProposerUnavailable
from copilot.proposing.endpoint import Endpoint, RemoteRefused, endpoint_status, is_loopback, on_this_computer
from copilot.proposing.llm import LlmProposer, entries_by_code, knowledge_text, prompt, proposal_of, verified
from copilot.settings import Settings, settings
from guardrails import engine
from guardrails.claim import Quote
from tests.scripted_server import (
    Reply,
    ScriptedServer,
    calls,
    cut_off,
    hangs,
    not_json,
    redirects,
    refuses,
    says,
    status,
)

SECRET = "Quibblewick"  # a name that occurs nowhere but in the note and in scripted answers
NOTE = f"""PROCEDURE NOTE
Date of service: 10/14/2026
Patient: {SECRET}, Alma

DIAGNOSIS: Lumbar radiculopathy.
PROCEDURE: Right L4-L5 transforaminal epidural steroid injection.

DESCRIPTION: Under fluoroscopic guidance a 22 gauge needle was advanced
into the right L4-L5 neural foramen. Contrast outlined the nerve root. Dexamethasone was injected.
"""
CLAIM = {
    "abstain": False,
    "lines": [
        {
            "code": "64483",
            "units": 1,
            "modifiers": ["rt"],
            "diagnoses": ["M5416"],
            "quotes": [
                "needle was advanced into the right L4-L5 neural foramen",
                f"{SECRET} had a left L3 nerve block",
            ],
        }
    ],
    "diagnoses": ["M54.16"],
}
MODES = ["tools", "json"]
WRONG_SCHEMA = {"abstain": False, "lines": [{"code": "64483", "units": "many", "quotes": [SECRET]}]}


def request(**changes: Any) -> pipeline.Request:
    return pipeline.Request(NOTE, datetime.date(2026, 10, 14), **changes)


def propose(server: ScriptedServer, mode: str = "json_schema", timeout: float = 5.0, retries: int = 1) -> Any:
    case = pipeline.case_of(request(), pipeline.open_catalog())
    endpoint = Endpoint.of(configured(server.base_url, mode=mode, timeout=timeout, retries=retries))
    return LlmProposer(endpoint).propose(case, engine.read(case))


def configured(url: str, mode: str = "json_schema", timeout: float = 5.0, retries: int = 1) -> Settings:
    return Settings(
        llm_base_url=url,
        llm_model="scripted",
        llm_api_key="sk-scripted",  # type: ignore[arg-type]
        llm_mode=mode,
        llm_timeout_s=timeout,
        llm_retries=retries,
    )


@pytest.fixture
def quiet(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Nothing of the note or of the model's words is logged or printed, even where debug logs are on."""
    monkeypatch.setenv("OPENAI_LOG", "debug")
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("tests").debug("heard")
        yield
    printed = capfd.readouterr()
    logged = "\n".join(record.getMessage() for record in caplog.get_records("call"))
    everything = logged + caplog.text + printed.out + printed.err
    assert "heard" in caplog.text + "".join(r.getMessage() for r in caplog.get_records("setup"))
    for word in (SECRET, "foramen", "Max retries", "scripted"):
        assert word not in everything


# ------------------------------------------------------------------ a good answer


def test_a_good_answer_becomes_a_proposal_with_verified_quotes(quiet: None) -> None:
    with ScriptedServer(says(CLAIM)) as server:
        proposal = propose(server)
    assert len(server.requests) == 1
    line = proposal.lines[0]
    assert (line.code, line.units, line.modifiers, line.diagnoses) == ("64483", 1, ("RT",), ("M54.16",))
    assert proposal.diagnoses == ("M54.16",)
    (quote,) = line.evidence  # the passage that the note does not hold is gone
    assert quote.text == "needle was advanced\ninto the right L4-L5 neural foramen"
    assert NOTE[quote.start : quote.end] == quote.text


def test_what_is_sent(quiet: None) -> None:
    with ScriptedServer(says(CLAIM)) as server:
        propose(server)
    (sent,) = server.requests
    assert sent.path == "/v1/chat/completions"
    assert sent.headers["authorization"] == "Bearer sk-scripted"
    assert (sent.body["model"], sent.body["temperature"], sent.body["max_tokens"]) == ("scripted", 0, 2000)
    schema = sent.body["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["lines"]["maxItems"] == 24
    assert set(schema["required"]) >= {"abstain", "lines"}
    system, user = sent.body["messages"]
    assert system == {"role": "system", "content": prompt()}
    mark = re.search(r"^NOTE ([0-9a-f]{24})$", user["content"], re.M)
    assert mark is not None
    assert f"\nNOTE {mark[1]}\n{NOTE}\nNOTE {mark[1]}" in user["content"]
    assert "2026-10-14" in user["content"] and "medicare" in user["content"]
    assert SECRET not in system["content"]


def test_every_request_has_a_fence_of_its_own() -> None:
    with ScriptedServer(says(CLAIM)) as server:
        propose(server)
        propose(server)
    marks = {re.search(r"NOTE (\w{24})$", r.body["messages"][1]["content"])[1] for r in server.requests}  # type: ignore[index]
    assert len(marks) == 2


def test_template_marks_in_a_note_are_sent_as_they_stand() -> None:
    case = pipeline.case_of(
        pipeline.Request(NOTE + "{{ 7 * 7 }} {% raw %}", datetime.date(2026, 10, 14)), pipeline.open_catalog()
    )
    with ScriptedServer(says(CLAIM)) as server:
        endpoint = Endpoint.of(configured(server.base_url))
        LlmProposer(endpoint).propose(case, engine.read(case))
    assert "{{ 7 * 7 }} {% raw %}" in server.requests[0].body["messages"][1]["content"]


def test_the_knowledge_sent_is_the_current_rule_and_never_what_the_faq_says_wrongly() -> None:
    case = pipeline.case_of(request(), pipeline.open_catalog())
    entries = entries_by_code(case, engine.read(case))
    assert entries and all({"64483", "64484"} & set(entry.codes) for entry in entries[:1])
    text = knowledge_text(case.view.faq_entries())
    for entry in case.view.faq_entries():
        assert " ".join(entry.answer.split()) in text
        assert not entry.faq_says or entry.faq_says not in text


@pytest.mark.parametrize(
    ("mode", "reply"), [("tools", calls("ProposedClaim", CLAIM)), ("json", says(CLAIM))], ids=MODES
)
def test_other_modes(mode: str, reply: Reply, quiet: None) -> None:
    with ScriptedServer(reply) as server:
        assert propose(server, mode=mode).lines[0].code == "64483"
    assert len(server.requests) == 1
    assert ("tools" in server.requests[0].body) == (mode == "tools")


def test_abstaining_is_a_legal_answer(quiet: None) -> None:
    with ScriptedServer(says({"abstain": True, "lines": [], "diagnoses": []})) as server:
        proposal = propose(server)
    assert proposal.lines == () and proposal.diagnoses == ()


def test_a_wrong_shape_is_asked_for_once_more(quiet: None) -> None:
    with ScriptedServer(says(WRONG_SCHEMA), says(CLAIM)) as server:
        assert propose(server).lines[0].code == "64483"
    assert len(server.requests) == 2


def test_a_code_that_does_not_exist_is_left_to_the_rules(quiet: None) -> None:
    claim = {**CLAIM, "lines": [{"code": "99999", "quotes": []}]}
    with ScriptedServer(says(claim)) as server:
        assert propose(server).lines[0].code == "99999"
    assert len(server.requests) == 1


# ------------------------------------------------------------------ failures

FAILURES: dict[str, tuple[Reply, int, str]] = {
    "malformed": (says("{'lines': [" + SECRET), 2, "not of the asked-for form"),
    "wrong schema": (says(WRONG_SCHEMA), 2, "not of the asked-for form"),
    "too many": (says({"abstain": False, "lines": [{"code": "1"}] * 25}), 2, "not of the asked-for form"),
    "server error": (status(500, f"cannot handle {SECRET}"), 1, "answered with status 500"),
    "busy": (status(429), 1, "answered with status 429"),
    "bad key": (status(401), 1, "did not accept the key"),
    "cut off": (cut_off('{"abstain": false, "lines": [{"code": "' + SECRET), 1, "cut off"),
    "refusal": (refuses(f"I cannot help with {SECRET}"), 2, "declined to answer"),
    "no words": (says(""), 2, "not of the asked-for form"),
    "empty claim": (says({"abstain": False, "lines": [], "diagnoses": []}), 1, "empty answer"),
    "not json": (not_json(), 2, "not of the asked-for form"),
    "redirect": (redirects("http://198.51.100.7/v1/chat/completions"), 1, "status 307"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_one_reason_without_a_word_of_the_note(name: str, quiet: None) -> None:
    reply, requests, reason = FAILURES[name]
    with ScriptedServer(reply) as server, pytest.raises(ProposerUnavailable) as caught:
        propose(server)
    assert len(server.requests) == requests
    assert reason in str(caught.value)
    assert_clean(caught.value)


def test_a_server_that_says_nothing_is_given_up(quiet: None) -> None:
    with ScriptedServer(hangs(10)) as server, pytest.raises(ProposerUnavailable, match="in time") as caught:
        propose(server, timeout=0.3)
    assert len(server.requests) == 1
    assert_clean(caught.value)


def test_a_server_that_is_not_there(quiet: None) -> None:
    with ScriptedServer() as server:
        url = server.base_url
    case = pipeline.case_of(request(), pipeline.open_catalog())
    with pytest.raises(ProposerUnavailable, match="could not be reached"):
        LlmProposer(Endpoint.of(configured(url))).propose(case, engine.read(case))


def test_no_retry_where_none_is_wanted() -> None:
    with ScriptedServer(says("nonsense")) as server, pytest.raises(ProposerUnavailable):
        propose(server, retries=0)
    assert len(server.requests) == 1


def test_a_note_too_long_for_a_model_is_not_sent() -> None:
    case = pipeline.case_of(
        pipeline.Request(NOTE + "word " * 20_000, datetime.date(2026, 10, 14)), pipeline.open_catalog()
    )
    with ScriptedServer(says(CLAIM)) as server, pytest.raises(ProposerUnavailable, match="too long"):
        LlmProposer(Endpoint.of(configured(server.base_url))).propose(case, engine.read(case))
    assert server.requests == []


def assert_clean(error: BaseException) -> None:
    """Neither the error, nor what it is chained to, nor its printed traceback has words of the note."""
    assert error.__cause__ is None and error.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(error))
    assert "\n" not in str(error) and len(str(error)) < 160


# ------------------------------------------------------------------ where it may be


@pytest.mark.parametrize(
    "url",
    [
        "https://api.openai.com/v1",
        "http://192.168.0.4:8080/v1",
        "http://127.0.0.1.example.com/v1",
        "http://127.0.0.1@example.com/v1",
        "http://user:pw@127.0.0.1/v1",
        "http://example.com\\@127.0.0.1/v1",
        "http://0.0.0.0:8080/v1",
        "ftp://127.0.0.1/v1",
        "http://[::1/v1",
        "127.0.0.1:8080",
    ],
)
def test_anything_but_this_computer_is_refused_before_a_request(url: str) -> None:
    with pytest.raises(RemoteRefused) as caught:
        Endpoint.of(configured(url))
    assert "\n" not in str(caught.value)
    assert str(endpoint_status(configured(url))["state"]).startswith("refused: ")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "http://127.9.9.9/v1", "http://[::1]:8080/v1", "http://LOCALHOST:80"]
)
def test_this_computer_is_accepted(url: str) -> None:
    assert on_this_computer(url) == url


def test_a_name_is_never_looked_up() -> None:
    assert not is_loopback("ip6-localhost")


def test_a_proxy_of_the_environment_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with ScriptedServer(says(CLAIM)) as server:
        assert propose(server).lines[0].code == "64483"
        assert endpoint_status(configured(server.base_url))["usable"] is True


def test_the_key_of_another_program_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-somebody")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://api.openai.com/v1")
    with ScriptedServer(says(CLAIM)) as server:
        case = pipeline.case_of(request(), pipeline.open_catalog())
        endpoint = Endpoint.of(Settings(llm_base_url=server.base_url, llm_model="scripted"))
        LlmProposer(endpoint).propose(case, engine.read(case))
    assert server.requests[0].headers["authorization"] == "Bearer local"


def test_doctor_hears_what_is_set() -> None:
    assert endpoint_status(Settings())["state"] == "none is set: rules only"
    with ScriptedServer() as server:
        assert endpoint_status(configured(server.base_url))["state"] == "answers (200)"
        url = server.base_url
    assert "does not answer" in endpoint_status(configured(url))["state"]


def test_a_key_does_not_show_in_a_repr() -> None:
    assert "sk-scripted" not in repr(Endpoint.of(configured("http://127.0.0.1:1/v1")))


# ------------------------------------------------------------------ in the pipeline


def test_the_review_names_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(says(CLAIM)) as server:
        in_environment(monkeypatch, server.base_url)
        out = pipeline.review(request(proposer="llm"))
    assert (out["proposer"], out["degraded"]) == ("llm:scripted", None)
    assert [line["code"] for line in out["lines"]] == ["64483"]


@pytest.mark.parametrize("url", [None, "http://127.0.0.1:9/v1", "https://api.openai.com/v1"])
def test_without_a_model_the_rules_go_on_and_say_so(url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if url:
        in_environment(monkeypatch, url)
    out = pipeline.review(request(proposer="llm"))
    assert out["proposer"] == "builtin" and out["degraded"]
    assert SECRET not in out["degraded"]
    with pytest.raises(ProposerUnavailable):
        pipeline.review(request(proposer="llm", fallback=False))


def in_environment(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("PAINCODER_LLM_BASE_URL", url)
    monkeypatch.setenv("PAINCODER_LLM_MODEL", "scripted")
    settings.cache_clear()


# ------------------------------------------------------------------ quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("advanced into the right", "advanced\ninto the right"),
        ("  Contrast   outlined ", "Contrast outlined"),
        ("contrast outlined", None),
        ("into the left", None),
        ("of", None),
        (" \n ", None),
        ("a.*z", None),
    ],
)
def test_a_quote_counts_only_where_the_note_has_it_word_for_word(text: str, expected: str | None) -> None:
    found = verified(text, NOTE)
    assert (found.text if found else None) == expected


def test_quote_offsets_are_code_points() -> None:
    note = "\U0001d4d0 \u00e9 needle into foramen"
    quote = verified("needle into", note)
    assert quote == Quote("needle into", start=4, end=15)
    assert note[4:15] == "needle into"


def test_lines_beside_an_abstention_do_not_count() -> None:
    from copilot.proposing.llm import ProposedClaim

    assert proposal_of(ProposedClaim.model_validate({**CLAIM, "abstain": True}), NOTE).lines == ()
