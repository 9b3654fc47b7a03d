"""The Case page: a note in, its claim with verdicts, reasons and the words they rest on out."""

from __future__ import annotations

import streamlit as st

from copilot import shown
from copilot.errors import InputError
from copilot.ui import ask_pane, claim_pane, intake, note_pane, work
from copilot.ui.components import SETTINGS, badge, esc, html, notice
from copilot.ui.rows import Json, Row, rows
from guardrails.claim import Answer

WIDTHS = {True: [34, 42, 24], False: [45, 55]}
NOT_A_NOTE = "This does not read like a procedure note. Check that the right text was pasted."
CHECKS_ITSELF = "The built-in reader proposed this claim and also checks it: it checks its own reading."
FELL_BACK = "The built-in reader proposed this claim."
NO_DATE = "No date of service. Codes are checked as of today; set the date to be sure."


def render() -> None:
    """Draw the page: the form, or the case that this session has reviewed."""
    state = st.session_state
    if "in_note" not in state and "case" not in state:
        intake.start()
    case: work.WorkedCase | None = state.get("case")
    if case is None or state.get("editing"):
        _new(case)
    else:
        _reviewed(case)


# ------------------------------------------------------------------ before the review


def _new(earlier: work.WorkedCase | None) -> None:
    with st.container(horizontal=True, key="bar", vertical_alignment="center"):
        html(f'<div class="pc-bar"><b>{"Edit note" if earlier else "New case"}</b></div>')
        if earlier:
            st.button("Back to the claim", key="back", type="tertiary", on_click=_back)
    intake.problem()
    intake.show(_submit)


def _submit(draft: work.Draft) -> None:
    state = st.session_state
    try:
        case = work.review(draft)
    except InputError as error:
        state.problem = str(error)
        st.rerun()
    state.case, state.editing, state.problem, state.answering = case, False, None, None
    state.active = _first(case.review)
    st.rerun()


def _first(review: Json) -> str | None:
    """The line that the page opens with: the first that needs the coder's eye."""
    lines = rows(review)
    wanted = [row for row in lines if row.look in ("hold", "query", "corrected", "rejected")]
    return (wanted or lines)[0].id if lines else None


# ------------------------------------------------------------------ after the review


def _reviewed(case: work.WorkedCase) -> None:
    chat = st.session_state.setdefault("chat_on", True)
    _bar(case, chat)
    _notices(case)
    columns = st.columns(WIDTHS[chat], gap="small")
    with columns[0]:
        _note()
    with columns[1]:
        _claim()
    if chat:
        with columns[2]:
            _chat()


def _bar(case: work.WorkedCase, chat: bool) -> None:
    """Which case this is, how it stands, and who proposed."""
    request, review = case.request, case.review
    name = f"Case {case.case_id}" if case.case_id else "Case"
    payer = work.payers().get(request.payer, request.payer)
    where = f"DOS {request.dos:%m/%d/%Y} · {payer} · {SETTINGS[request.setting]}"
    badges = [_status(review), _editions(review), *_proposer(review)]
    saved = f'<span class="pc-muted pc-saved">Saved {esc(case.saved_at)}</span>' if case.saved_at else ""
    with st.container(horizontal=True, key="bar", vertical_alignment="center", gap="small", wrap=False):
        html(
            f'<div class="pc-bar"><b>{esc(name)}</b><span class="pc-muted pc-where" title="{esc(where)}">'
            f"{esc(where)}</span>"
            f"{''.join(badges)}{saved}</div>"
        )
        st.button("Edit note", key="edit", type="tertiary", icon=":material/edit_note:", on_click=_edit)
        st.button("New case", key="new", type="tertiary", icon=":material/add:", on_click=_fresh)
        st.button("Hide chat" if chat else "Show chat", key="chat", type="tertiary",
                  icon=":material/forum:", on_click=_toggle_chat)  # fmt: skip


def _status(review: Json) -> str:
    held = sum(line["hold"] for line in review["lines"])
    query = f"Query before billing: {held} line{'s' * (held != 1)} held" if held else "Query before billing"
    return {
        "codable": _ready(review),
        "query_before_billing": badge("pause_circle", query, "orange"),
        "no_billable_service": badge("block", "Nothing to bill", "gray"),
        "not_a_note": badge("help", "Not a procedure note", "gray"),
    }[review["status"]]


def _ready(review: Json) -> str:
    """Ready, or ready by tables of which some are behind the day: said once, here."""
    old = _old(review)
    if not old:
        return badge("check_circle", "Ready to export", "green")
    return badge("event_busy", f"Ready, {old} behind this date", "orange", _tip(review))


def _editions(review: Json) -> str:
    old = _old(review)
    if not old or review["status"] == "codable":
        return ""
    return badge("event_busy", f"{old} behind this date", "orange", _tip(review))


def _old(review: Json) -> str:
    count = len(shown.behind(review))
    return f"{count} table{'s' * (count != 1)}" if count else ""


def _tip(review: Json) -> str:
    return "; ".join(f"{name} {edition}: {status}" for name, edition, status in shown.behind(review))


def _proposer(review: Json) -> list[str]:
    if review["proposer"] == "builtin":
        alone = badge("group_off", "Not independently checked", "gray", CHECKS_ITSELF)
        if review["degraded"]:
            return [badge("cloud_off", "Rules only, the model failed", "orange", review["degraded"]), alone]
        return [badge("cloud_off", "Rules only, no model", "gray"), alone]
    if review["proposer"] == "given":
        return [badge("assignment", "Your claim, checked", "gray")]
    return [badge("smart_toy", f"Proposed by {review['proposer'].removeprefix('llm:')}", "gray")]


def _notices(case: work.WorkedCase) -> None:
    """At most one line: what matters most."""
    review = case.review
    if review["status"] == "not_a_note":
        notice(NOT_A_NOTE, "orange", "help")
    elif review["status"] == "no_billable_service":
        notice(f"Nothing here is billable: {shown.nothing_billed(review)}.", "gray", "block")
    elif review["degraded"]:
        notice(f"Rules only. {review['degraded']} {FELL_BACK}", "orange", "cloud_off")
    elif case.unsaved:
        notice(f"This review was not saved: {case.unsaved}. The claim below is complete.", "red", "error")
        st.button("Save again", key="save", on_click=_save_again)
    elif case.draft.dos is None:
        notice(NO_DATE, "orange", "event")


# ------------------------------------------------------------------ panes: each redraws alone


@st.fragment(key="note")
def _note() -> None:
    case = st.session_state.case
    note_pane.show(case.request.note, case.review, st.session_state.get("active"), _choose)


@st.fragment(key="claim")
def _claim() -> None:
    state = st.session_state
    review = state.case.review
    lines = rows(review)
    with st.container(key="claim_pane", gap="small"):
        if lines:
            claim_pane.table(lines, state.get("active"), _choose)
        else:
            html(f'<div class="pc-empty">No line on the claim. {esc(shown.not_coded(review))}</div>')
        tab = st.segmented_control("Show", ["why", "dx", "check", "unread"], key="tab", default="why",
                                   format_func=_tabs(review).__getitem__, required=True,
                                   label_visibility="collapsed")  # fmt: skip
        with st.container(key="inspector", gap="xsmall"):
            _inspector(tab or "why", lines, review)


def _inspector(tab: str, lines: list[Row], review: Json) -> None:
    if tab == "dx":
        claim_pane.diagnoses(review)
    elif tab == "check":
        claim_pane.checklist(review)
    elif tab == "unread":
        claim_pane.unread(review)
    else:
        for row in lines:
            if row.id == st.session_state.get("active"):
                case = st.session_state.case
                claim_pane.why(row, _record, case.answers, case.request.note)


def _tabs(review: Json) -> dict[str, str]:
    dx = sum(len(review[name]) for name in ("diagnoses", "rejected_diagnoses", "suggested_diagnoses"))
    due = [item for item in review["checklist"] if item["state"] != "n/a"]
    met = sum(item["state"] == "met" for item in due)
    return {
        "why": "Why",
        "dx": f"Diagnoses {dx}",
        "check": f"Checklist {met} of {len(due)}",
        "unread": f"Not read {len(review['unread'])}",
    }


@st.fragment(key="chat")
def _chat() -> None:
    ask_pane.show(st.session_state.case)


# ------------------------------------------------------------------ acts


def _choose(line_id: str) -> None:
    """A line was chosen, in the table or in the note: only these two panes are drawn again."""
    st.session_state.active = line_id
    st.session_state.answering = None
    st.session_state.tab = "why"
    st.rerun(["claim", "note"])


def _record(query_id: str, given: Answer) -> None:
    state = st.session_state
    state.case = work.answer(state.case, query_id, given)
    ids = [row.id for row in rows(state.case.review)]
    if state.get("active") not in ids:
        state.active = ids[0] if ids else None
    st.rerun()


def _edit() -> None:
    intake.seed(st.session_state.case.draft)
    st.session_state.editing = True


def _back() -> None:
    st.session_state.editing, st.session_state.problem = False, None


def _fresh() -> None:
    state = st.session_state
    del state["case"]
    state.editing, state.problem, state.asked = False, None, []
    state.files = state.get("files", 0) + 1
    intake.seed(work.Draft(payer="medicare"))


def _toggle_chat() -> None:
    st.session_state.chat_on = not st.session_state.chat_on


def _save_again() -> None:
    st.session_state.case = work.save_again(st.session_state.case)
