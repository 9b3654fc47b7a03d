"""The claim: every line as a row; for the chosen one its reasons and query; what else the review says."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from copilot import shown
from copilot.ui.components import (
    Json,
    badge,
    chip,
    esc,
    finding,
    html,
    label,
    muted,
    quoted,
    verdict,
)
from copilot.ui.rows import Row
from guardrails.claim import Answer

SOURCES = {"addendum": "Addendum", "record": "Elsewhere in the record", "provider_reply": "Provider's reply"}
MODEL_READ = "The rules' own reader did not cover these words."
FREE = ("diagnosis",)
FORM_KEYS = ("answer_source", "answer_date", "answer_words")

Choose = Callable[[str], None]
Record = Callable[[str, Answer], None]


# ------------------------------------------------------------------ the table


def table(lines: Sequence[Row], active: str | None, choose: Choose) -> None:
    """Rows in the order of the review. The row's name is a button that covers all of it."""
    heads = ("Proposed", "Units", "Dx", "Verdict")
    with st.container(key="claim_table", gap=None):
        cells = "".join(f"<span>{head}</span>" for head in heads)
        html(f'<div class="pc-head"><span>Line</span>{cells}</div>')
        for row in lines:
            with st.container(key=f"row_{row.id}", gap=None):
                st.button(
                    f"{row.id} **{row.code}**" if _plain(row) else row.id,
                    key=f"line_{row.id}",
                    type="tertiary",
                    on_click=choose,
                    args=(row.id,),
                )
                html(_cells(row, described=len(lines) <= 6))
    if active:
        st.html(
            f"<style>.st-key-row_{esc(active)}{{background:var(--selected);"
            "box-shadow:inset 4px 0 0 var(--primary)}</style>"
        )


def _plain(row: Row) -> bool:
    """Whether the code may stand in a label, which Streamlit reads as Markdown; another is drawn as text."""
    return label(row.code) == row.code


def _cells(row: Row, described: bool) -> str:
    code = "" if _plain(row) else f'<b class="pc-odd">{esc(row.code)}</b>'
    changed = ' <span class="pc-muted">changed</span>' if row.diagnoses_changed else ""
    dx = esc(" ".join(row.diagnoses) or ("" if row.look == "query" else "none")) + changed
    look = verdict(row.look)
    if row.source == "model":
        look += badge("visibility", "Read by the model", "gray", MODEL_READ)
    text = f'<div class="pc-desc">{esc(row.description)}</div>' if described and row.description else ""
    return (
        f'<div class="pc-row"><span>{code}</span><span>{esc(row.was)}</span>'
        f'<span class="pc-num">{row.units or ""}</span><span>{dx}</span><span>{look}</span></div>{text}'
    )


# ------------------------------------------------------------------ the inspector


def why(row: Row, record: Record, answers: Mapping[str, Answer], note: str) -> None:
    """Why the chosen line stands as it does."""
    described = f' <span class="pc-muted">— {esc(row.description)}</span>' if row.description else ""
    units = f" × {row.units}" if row.units else ""
    html(f'<div class="pc-title"><b>{esc(row.id)} · {esc(row.code)}{units}</b>{described}</div>')
    for query in row.queries:
        _query(query, row.id, record, answers.get(query["query_id"]), note)
    parts = [finding(item) for item in row.reasons]
    if row.look == "rejected":
        parts.append(f'<div class="pc-remedy">{esc(_remedy(row))}</div>')
    if row.advised:
        advised = " ".join(map(chip, row.advised))
        parts.append(f'<div class="pc-remedy">Advised on this line, not added: {advised}</div>')
    if row.evidence:
        parts.append(f'<div class="pc-rests">{muted("Rests on")} {quoted(note, row.evidence)}</div>')
    if not row.reasons and row.look == "accepted":
        parts.insert(0, '<div class="pc-remedy">Nothing to change: the note supports it as proposed.</div>')
    if row.look == "suggested":
        parts.insert(0, '<div class="pc-remedy">The note supports this; nobody proposed it.</div>')
    html(*parts) if parts else None


def _remedy(row: Row) -> str:
    if row.merged_into:
        return f"Billed as part of {row.merged_into}."
    if row.remedy:
        return f"What would make it billable: {row.remedy}"
    return "Nothing in the note could make it billable."


def _query(query: Json, line: str, record: Record, given: Answer | None, note: str) -> None:
    """What to ask the provider; an answer counts once it says where the record has it."""
    name = _key(f"{line}_{query['query_id']}")
    with st.container(key=f"query_{name}", gap="small"):
        html(f'<div><b>Query:</b> {esc(query["message"])}</div>', _said(query, note), _noted(given))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            for option in query["options"]:
                shown_as = label(shown.plain(option)) or "this"
                if st.button(shown_as, key=f"option_{name}_{_key(str(option))}"):
                    st.session_state.answering = (query["query_id"], option)
            if query["needs"] in FREE or not query["options"]:
                _free(query["query_id"], name)
        chosen = st.session_state.get("answering")
        if chosen and chosen[0] == query["query_id"]:
            _answer(query["query_id"], chosen[1], record)


def _free(query_id: str, name: str) -> None:
    """An answer in the record's own words: levels, minutes, a diagnosis code."""
    written = st.text_input("As the record states it", key=f"free_{name}", max_chars=200)
    if st.button("Answer", key=f"answered_{name}") and written.strip():
        st.session_state.answering = (query_id, written.strip())


def _said(query: Json, note: str) -> str:
    """The passages that a query is about."""
    return f'<div class="pc-rests">{quoted(note, query["spans"])}</div>' if query["spans"] else ""


def _noted(given: Answer | None) -> str:
    """An answer that did not settle the query."""
    if given is None:
        return ""
    where = SOURCES.get(given.source or "", "no source given")
    return f'<div class="pc-rests">Noted: <b>{esc(given.value)}</b>, {esc(where.lower())}.</div>'


def _answer(query_id: str, option: str, record: Record) -> None:
    with st.form(key="answer", border=False):
        html(f'<div><b>{esc(shown.plain(option))}</b>. Where does the record say so?</div>')
        st.pills("Source", list(SOURCES), key="answer_source", format_func=SOURCES.__getitem__,
                 label_visibility="collapsed")  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input("Date", value=None, key="answer_date", format="MM/DD/YYYY", width=130)
            st.text_input("The words", key="answer_words", max_chars=500)
            sent = st.form_submit_button("Record answer", key="answer_sent", shortcut="Mod+Enter")
        html(muted("Without a source the answer is noted and the line stays held."))
    if sent:
        source, day, words = (st.session_state.get(key) for key in FORM_KEYS)
        st.session_state.answering = None
        record(query_id, Answer(str(option), source, _iso(day), words or None))


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _key(text: str) -> str:
    return "".join(char if char.isalnum() else "_" for char in text)


# ------------------------------------------------------------------ beside the line


def diagnoses(review: Json) -> None:
    """Every diagnosis with its verdict and the lines it supports."""
    rows = []
    for dx in review["diagnoses"]:
        lines = [line["line_id"] for line in review["lines"] if dx["code"] in line["diagnoses"]]
        was = f" was {dx['proposed']}" if dx["verdict"] == "corrected" else ""
        rows.append(_dx(dx["verdict"], dx["code"], dx["description"] + was, lines, dx["findings"]))
    rows += [_dx("rejected", d["proposed"], "", [], d["findings"]) for d in review["rejected_diagnoses"]]
    for dx in review["suggested_diagnoses"]:
        rows.append(_dx("suggested", dx["code"], dx["description"], [], dx["findings"]))
    html(*rows or [muted("No diagnosis is stated in the note, and none was proposed.")])


def _dx(look: str, code: str, text: str, lines: Sequence[str], findings: Sequence[Json]) -> str:
    supports = muted(" ".join(lines))
    head = f'<div class="pc-dx"><b>{esc(code)}</b><span>{esc(text)}</span>{supports}{verdict(look)}</div>'
    return head + "".join(map(finding, findings))


def checklist(review: Json) -> None:
    """What the documentation needs, and the lines that it concerns."""
    marks = {
        "met": badge("check", "Yes", "green"),
        "missing": badge("priority_high", "Missing", "orange"),
        "n/a": badge("remove", "n/a", "gray"),
    }
    items = [
        f'<div class="pc-check">{marks[item["state"]]}<span>{esc(item["item"])}</span>'
        f"{muted(' '.join(item['affects']))}</div>"
        for item in review["checklist"]
    ]
    html(*items or [muted("Nothing to check: no performed procedure was read.")])


def unread(review: Json) -> None:
    """Procedure-like sentences that no grammar covered: silence there is not absence."""
    items = [f'<div class="pc-unread">{esc(" ".join(s["text"].split()))}</div>' for s in review["unread"]]
    left = shown.not_coded(review)
    html(f'<div class="pc-remedy">{esc(left)}</div>' if left else "",
         *items or [muted("Every procedure-like sentence was read.")])  # fmt: skip
