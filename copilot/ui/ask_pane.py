"""Questions beside the case, answered from the knowledge and the rules."""

from __future__ import annotations

import streamlit as st

from copilot.ui import work
from copilot.ui.components import Json, badge, esc, html, source

FIRST = "Answers come from the knowledge and the rules. No model is connected."
MOST_CODES = 4
STATUS = {
    "current": ("check_circle", "green"),
    "ended": ("cancel", "red"),
    "header": ("cancel", "red"),
    "unknown": ("help", "gray"),
}


def show(case: work.WorkedCase | None) -> None:
    """The conversation of this session, and the box at its foot."""

    def answer() -> None:
        question = str(st.session_state["question"]).strip()
        if question:
            asked.append((question, _asked(question, case)))

    asked: list[tuple[str, Json]] = st.session_state.setdefault("asked", [])
    with st.container(key="chat_log", height=400, border=True, autoscroll=True):
        html(f'<div class="pc-said">{esc(FIRST)}</div>')
        for question, found in asked:
            html(f'<div class="pc-asked">{esc(question)}</div>{_answer(found)}')
    hint = "Ask about this case" if case else "Ask about coding"
    st.chat_input(hint, key="question", on_submit=answer, max_chars=2_000)


def _asked(question: str, case: work.WorkedCase | None) -> Json:
    """The answer; the case stays as it is where none can be given."""
    try:
        return work.ask(question, case)
    except Exception as error:  # the pane must not take the claim beside it down
        why = f"This question could not be answered ({type(error).__name__}). The claim is unchanged."
        return {"answer": why}


def _answer(found: Json) -> str:
    flags = []
    if found.get("conflict"):
        flags.append(badge("sync_problem", "FAQ wrong or outdated", "red"))
    if found.get("contested"):
        flags.append(badge("balance", "Contested", "violet"))
    codes = [_code(code) for code in sorted(found.get("codes", []), key=_current)[:MOST_CODES]]
    sources = [source(citation) for citation in found.get("citations", [])[:4]]
    cited = f'<div class="pc-cited">{" · ".join(sources)}</div>' if sources else ""
    badges = f'<div class="pc-badges">{"".join([*flags, *codes])}</div>' if flags or codes else ""
    return f'<div class="pc-said">{esc(found["answer"])}</div>{badges}{cited}'


def _current(code: Json) -> bool:
    """Codes that cannot be billed come first; few fit."""
    return bool(code["status"] == "current")


def _code(code: Json) -> str:
    icon, tone = STATUS.get(code["status"], ("help", "gray"))
    status = str(code["status"]).replace("_", " ")
    return badge(icon, f"{code['code']} {status}", tone, code.get("message") or "")
