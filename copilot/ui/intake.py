"""A new case: the note and what stands beside it. Nothing is sent or kept before Review is pressed."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import streamlit as st

from copilot import incoming, launching
from copilot.errors import InputError
from copilot.ui import work
from copilot.ui.components import SETTINGS, html, label, muted, notice

EARLIEST = datetime.date(2000, 1, 1)
PATIENT = {"new": "New", "established": "Established"}
HERE = "Paste the note here. Nothing leaves this computer."
NO_DATE = "No date: checked as of today."
FROM_NOTE = "From the note, please confirm."
CLAIM_HELP = "Codes as they would be billed, parted by commas. Without it the built-in reader proposes one."


def seed(draft: work.Draft) -> None:
    """Fill the form; called before its widgets are drawn."""
    state = st.session_state
    state.in_note, state.in_dos, state.in_payer = draft.note, draft.dos, draft.payer
    state.in_setting, state.in_patient = draft.setting, draft.patient
    state.in_claim, state.in_proposer = draft.claim, draft.proposer
    state.dos_from_note, state.dos_by_coder = False, draft.dos is not None


def start() -> None:
    """The form as the session begins: empty, or with the sample that the app was started with."""
    from copilot.settings import settings

    seed(work.Draft())
    sample = settings().sample
    if sample in launching.sample_names():
        _take(launching.sample_note(sample))


def show(submit: Callable[[work.Draft], None]) -> None:
    left, right = st.columns([62, 38], gap="medium")
    with left:
        st.text_area("Procedure note", key="in_note", placeholder=HERE, height=430, on_change=_note_changed)
        with st.container(horizontal=True, key="samples", vertical_alignment="center"):
            html(muted("Or start from a sample"), width="content")
            for name in launching.sample_names():
                st.button(name.replace("-", " ").capitalize(), key=f"sample_{name}", type="tertiary",
                          icon=":material/description:", on_click=_sample, args=(name,))  # fmt: skip
    with right:
        _file()
        _circumstances()
        st.text_area("Claim to check (optional)", key="in_claim", help=CLAIM_HELP, height=76,
                     placeholder="64483-RT x1, 62323 (M54.16)")  # fmt: skip
        _proposer()
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.button("Review note", key="review", type="primary", shortcut="Mod+Enter")
            if pressed:
                with st.spinner("Reading the note…"):
                    submit(_draft())


def _file() -> None:
    st.file_uploader("Or drop a file", type=["txt"], key=f"in_file_{st.session_state.get('files', 0)}",
                     max_upload_size=3, on_change=_uploaded)  # fmt: skip


def _circumstances() -> None:
    day, payer = st.columns(2)
    latest = datetime.date.today() + datetime.timedelta(days=366)
    with day:
        st.date_input("Date of service", value=None, key="in_dos", format="MM/DD/YYYY",
                      on_change=_date_changed, min_value=EARLIEST, max_value=latest)  # fmt: skip
        from_note = st.session_state.get("dos_from_note")
        given = st.session_state.get("in_dos")
        html(f'<div class="pc-under">{muted(FROM_NOTE if from_note else "" if given else NO_DATE)}</div>')
    with payer:
        known = work.payers()
        st.selectbox("Payer", list(known), key="in_payer", format_func=known.__getitem__)
    setting, patient = st.columns([58, 42])
    with setting:
        st.segmented_control("Setting", list(SETTINGS), key="in_setting", format_func=SETTINGS.__getitem__,
                             required=True)  # fmt: skip
    with patient:
        st.segmented_control("Patient", list(PATIENT), key="in_patient", format_func=PATIENT.__getitem__)


def _proposer() -> None:
    """Who proposes, where a model is set up; otherwise the rules alone, and nothing to choose."""
    model, refused = work.model()
    if model:
        names = {"builtin": "Built-in reader", "llm": label(model) or "Model"}
        st.segmented_control("Proposed by", list(names), key="in_proposer", format_func=names.__getitem__,
                             required=True)  # fmt: skip
    else:
        st.session_state.in_proposer = "builtin"
    if refused:
        html(f'<div class="pc-under">{muted(refused)}</div>')


def _draft() -> work.Draft:
    state = st.session_state
    return work.Draft(
        note=state.in_note or "",
        dos=state.in_dos,
        payer=state.in_payer,
        setting=state.in_setting or "office",
        patient=state.in_patient,
        claim=state.in_claim or "",
        proposer=state.get("in_proposer") or "builtin",
    )


# ------------------------------------------------------------------ what a change sets off


def _take(note: str) -> None:
    st.session_state.in_note = note
    st.session_state.dos_by_coder = False
    _note_changed()


def _note_changed() -> None:
    """Pre-fill the date that the note states, unless the coder has set one."""
    state = st.session_state
    state.problem = None
    if state.get("dos_by_coder"):
        return
    found = work.stated_date(state.in_note or "") if (state.in_note or "").strip() else None
    state.in_dos, state.dos_from_note = found, found is not None


def _date_changed() -> None:
    st.session_state.dos_from_note = False
    st.session_state.dos_by_coder = st.session_state.in_dos is not None


def _sample(name: str) -> None:
    _take(launching.sample_note(name))


def _uploaded() -> None:
    """The file's text as it stands; what cannot be read becomes one line, and the note stays."""
    state = st.session_state
    file = state[f"in_file_{state.get('files', 0)}"]
    if file is None:
        return
    try:
        _take(incoming.note_from_bytes(file.getvalue()))
    except InputError as error:
        state.problem = str(error)


def problem() -> None:
    """The one line about what could not be used."""
    if text := st.session_state.get("problem"):
        notice(text)
