"""Shared pieces of the pages: badges, escaped HTML, the words for verdicts and states.

`st.html` gets two things only: our own constants and text that `esc` has escaped. Streamlit's Markdown, which
would draw a note's `$`, `*` or links, never sees text of a note, a model or a file.
"""

from __future__ import annotations

import html as _html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import streamlit as st

from copilot import shown

Json = Mapping[str, Any]

#: Verdict -> icon, word, tone. Never colour alone.
LOOKS = {
    "accepted": ("check_circle", "Accepted", "green"),
    "corrected": ("edit", "Corrected", "blue"),
    "hold": ("pause_circle", "Hold", "orange"),
    "rejected": ("cancel", "Rejected", "red"),
    "suggested": ("add_circle", "Suggested", "violet"),
    "query": ("contact_support", "Query", "orange"),
    "unread": ("help", "Not read", "gray"),
}
SETTINGS = {"office": "Office", "facility": "Facility", "asc": "Surgery center"}
PLAIN = re.compile(r"[^A-Za-z0-9 .,/()+&'-]")


def esc(text: object) -> str:
    """Text as HTML shows it letter for letter."""
    return _html.escape(str(text), quote=True)


def html(*parts: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw parts whose every variable piece went through `esc`."""
    st.html("".join(parts), width=width)


def badge(icon: str, word: str, tone: str, tip: str = "") -> str:
    title = f' title="{esc(tip)}"' if tip else ""
    return (
        f'<span class="pc-badge pc-{tone}"{title}><span class="pc-icon" aria-hidden="true">{icon}</span>'
        f"{esc(word)}</span>"
    )


def verdict(look: str) -> str:
    return badge(*LOOKS[look])


def chip(text: object) -> str:
    return f'<code class="pc-chip">{esc(text)}</code>'


def muted(text: object) -> str:
    return f'<span class="pc-muted">{esc(text)}</span>'


def label(text: str) -> str:
    """Text for a widget's label, which Streamlit reads as Markdown: letters, digits, plain punctuation."""
    return PLAIN.sub("", text)


def notice(text: str, tone: str = "red", icon: str = "error") -> None:
    """One line above the panes; there is room for it only while it stands."""
    with st.container(key="notice"):
        html(
            f'<div class="pc-notice pc-{tone}" role="alert"><span class="pc-icon" aria-hidden="true">{icon}'
            f"</span>{esc(text)}</div>"
        )


def finding(item: Json) -> str:
    """One reason: what it changed, the sentence, its rule and sources."""
    tone = {"error": "red", "warning": "orange", "query": "orange"}.get(item["severity"], "plain")
    rule = f"<span>{esc(item['rule'])}</span>"
    cited = "".join(f"<div>{part}</div>" for part in (rule, *map(source, item["citations"])))
    return (
        f'<div class="pc-finding pc-edge-{tone}">{change(item["change"])}'
        f'<div>{esc(item["message"])}</div><div class="pc-cited">{cited}</div></div>'
    )


def source(citation: Json) -> str:
    """A citation in one short line; the whole title in the tooltip."""
    title, short = citation["title"], shown.source(citation)
    tip = f' title="{esc(title)}"' if short != title else ""
    return f"<span{tip}>{esc(short)}</span>"


def change(item: Json | None) -> str:
    """Field, before and after."""
    if item is None:
        return ""
    before, after = chip(value(item["before"])), chip(value(item["after"]))
    field = "Dx" if item["field"] == "diagnoses" else str(item["field"]).capitalize()
    return f"<div><b>{esc(field)}</b> {before} → {after}</div>"


def value(item: Any) -> str:
    """A change's side in words; nothing is `none`."""
    if item is None or item == [] or item == "":
        return "none"
    if isinstance(item, Mapping):
        return "-".join([str(item.get("code", "")), *map(str, item.get("modifiers", []))])
    if isinstance(item, list | tuple):
        return " ".join(map(value, item))
    return str(item)


def quoted(note: str, spans: Iterable[Json], most: int = 4) -> str:
    """The sentences of the note that the spans stand in, each on a line of its own."""
    return "".join(f'<div><q class="pc-quote">{esc(text)}</q></div>' for text in shown.sentences(note, spans)[:most])


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """A text file beside this module."""
    return resources.files("copilot.ui").joinpath(name).read_text(encoding="utf-8")


def style() -> None:
    st.html(f"<style>{asset('style.css')}</style>")
