"""An answer for the terminal: the sentences, what is contested, the codes as of the day, a line for each source."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from copilot.shown import source

if TYPE_CHECKING:
    from knowledge.catalog import View

WIDTH = 100
MOST_POLICIES = 2
_POLICY = re.compile(r"\b[LA]\d{5}\b|\bNCD \d+\.\d+\b|\bCPB \d+\b")
_FLAGS = (("conflict", "source FAQ wrong or outdated here"), ("contested", "contested"))


def render(answered: dict[str, Any], view: View) -> str:
    """The answer as plain text; in full it is in the JSON."""
    flags = [words for key, words in _FLAGS if answered[key]]
    flags += [] if answered["in_scope"] else ["out of scope"]
    lines = textwrap.wrap(answered["answer"], WIDTH, break_on_hyphens=False)
    if flags:
        lines += ["", f"[{'; '.join(flags)}]"]
    if answered["codes"]:
        lines += ["", f"Codes as of {view.day}", *_codes(answered["codes"])]
    if answered["citations"]:
        lines += ["", "Sources", *(f"  {line}" for line in _sources(answered["citations"], view))]
    return "\n".join(lines)


def _codes(codes: list[dict[str, str]]) -> Iterator[str]:
    """Codes in force on one line; each of the others with what is wrong with it."""
    current = [code["code"] for code in codes if code["status"] == "current"]
    if current:
        yield from textwrap.wrap(
            f"in force: {', '.join(current)}", WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    for code in codes:
        if code["status"] != "current":
            yield f"  {code['code']}: {source({'title': code['message']}, WIDTH - 12)}"


def _sources(citations: list[dict[str, str]], view: View) -> Iterator[str]:
    """Policy or id, publisher, date: one line each."""
    known = view.catalog.citations()
    for citation in citations:
        found = known.get(citation["id"])
        if found is None or found.kind == "faq":
            yield f"{citation['id']}: {source(citation, WIDTH - len(citation['id']) - 4)}"
            continue
        told = [_policies(found.title) or source(citation), found.publisher, found.date]
        yield f"{found.id}: {', '.join(part for part in told if part)}"


def _policies(title: str) -> str:
    """The first policies that a title names, and that there are more."""
    named = list(dict.fromkeys(_POLICY.findall(title)))
    more = " and others" if len(named) > MOST_POLICIES else ""
    return f"{', '.join(named[:MOST_POLICIES])}{more}" if named else ""
