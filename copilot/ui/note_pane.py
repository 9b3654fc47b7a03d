"""The note with the words underlined that each line rests on. Python cuts, JavaScript sets text nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from copilot.ui.components import asset
from copilot.ui.rows import marks
from copilot.ui.segments import Segment, segments

_mount = st.components.v2.component(
    "paincoder_note",
    html='<div class="pane" tabindex="0" role="document" aria-label="Note"></div>',
    css=asset("note.css"),
    js=asset("note.js"),
)


def show(note: str, review: Mapping[str, Any], active: str | None, pick: Callable[[str], None]) -> None:
    """Draw the note; a click on underlined words calls `pick` with the line's id."""

    def picked() -> None:
        chosen = st.session_state["note_pane"].get("pick")
        if chosen:
            pick(str(chosen))

    cut = [_json(segment) for segment in segments(note, marks(review))]
    stamp = hashlib.sha256(repr(cut).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    data = {"segments": cut, "stamp": stamp, "active": active or ""}
    _mount(key="note_pane", data=data, on_pick_change=picked)


def _json(segment: Segment) -> dict[str, Any]:
    return {"t": segment.text, "ids": list(segment.ids), "v": segment.look, "label": segment.label}
