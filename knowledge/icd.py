"""Answers about ICD-10-CM codes as of a view's day: validity, hierarchy, notes with those above."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from knowledge.records import Existence, IcdInfo, IcdNote

if TYPE_CHECKING:
    from knowledge.catalog import View

SHAPE = re.compile(r"[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?")
_OPEN = "9999"


def dotted(text: str) -> str:
    """`m5416` -> `M54.16`."""
    code = text.strip().upper().replace(".", "")
    return code if len(code) <= 3 else f"{code[:3]}.{code[3:]}"


def matches(pattern: str, code: str) -> bool:
    """Whether a note's pattern names a code: `M47.2-` and `M50.1` all below, `E08-E13` a range."""
    first, _, last = pattern.partition("-")
    if last:
        return first[:3] <= code[:3] <= last[:3]
    return code.startswith(first)


def existence(view: View, text: str) -> Existence:
    """An ICD-10-CM code's status on the day; a header names its children in force as `replaced_by`."""
    code = dotted(text)
    if not SHAPE.fullmatch(code):
        return Existence(text.strip(), "", "malformed")
    status, valid_from, valid_to = _status(view, code)
    if status == "unknown":
        return Existence(code, "icd10cm", "unknown")
    node = _node(view, code)
    children = _children(view, code) if status == "header" else ()
    return Existence(code, "icd10cm", status, valid_from, valid_to, children, node[1] if node else "")


def info(view: View, text: str) -> IcdInfo | None:
    """See View.icd."""
    code = dotted(text)
    if not SHAPE.fullmatch(code):
        return None
    status, valid_from, valid_to = _status(view, code)
    node = _node(view, code)
    if status == "unknown" and node is None:
        return None
    parent = node[0] if node else _parent(view, code)
    body = json.loads(node[3]) if node and node[3] else {}
    notes = _notes(view, code, parent, body)
    return IcdInfo(
        code=code,
        description=node[1] if node else "",
        billable=status == "current",
        status=status,
        valid_from=valid_from,
        valid_to=valid_to,
        parent=parent,
        children=_children(view, code),
        excludes1=_texts(notes, "excludes1"),
        excludes2=_texts(notes, "excludes2"),
        code_first=_texts(notes, "code_first"),
        use_additional=_texts(notes, "use_additional"),
        notes=notes,
        inclusion=tuple(body.get("inclusion", ())),
        seventh=_seventh(view, parent, body),
        titled=bool(node and node[2]),
        notes_edition=view.catalog.notes_edition,
    )


def excludes1(view: View, first: str, second: str) -> IcdNote | None:
    """See View.excludes1."""
    for here, there in ((first, second), (second, first)):
        found, other = view.icd(here), dotted(there)
        for note in found.notes if found else ():
            if note.kind == "excludes1" and any(matches(pattern, other) for pattern in note.codes):
                return note
    return None


def _status(view: View, code: str) -> tuple[str, str | None, str | None]:
    spans = view.catalog.rows("SELECT start, end FROM icd WHERE code = ? ORDER BY start", code)
    begun = [span for span in spans if span[0] <= view.day]
    if begun and (begun[-1][1] is None or view.day <= begun[-1][1]):
        return "current", *begun[-1]
    below = _below(view, code)
    if below and below[2]:
        return "header", *(begun[-1] if begun else (None, None))
    if spans:
        return ("ended", *begun[-1]) if begun else ("not_yet", *spans[0])
    if below is None:
        return "unknown", None, None
    started, until, _ = below
    if started > view.day:
        return "not_yet", started, None
    return "ended", None, None if until == _OPEN else until


def _below(view: View, code: str) -> tuple[str, str, bool] | None:
    """First day, last day, and whether any is in force, of the billable codes below a header."""
    prefix = code if "." in code else f"{code}."
    row = view.catalog.rows(
        "SELECT min(start), max(coalesce(end, ?)), max(start <= ?2 AND coalesce(end, ?1) >= ?2) FROM icd "
        "WHERE code > ?3 AND code < ?3 || '~' AND code <> ?4",
        _OPEN,
        view.day,
        prefix,
        code,
    )[0]
    return None if row[0] is None else (row[0], row[1], bool(row[2]))


def _node(view: View, code: str) -> Any:
    found = view.catalog.rows("SELECT parent, title, titled, body FROM icd_node WHERE code = ?", code)
    return found[0] if found else None


def _parent(view: View, code: str) -> str | None:
    """The nearest header of a code that the tabular list in hand no longer has."""
    for end in range(len(code) - 1, 2, -1):
        shorter = code[:end].rstrip(".")
        if _node(view, shorter):
            return shorter
    return None


def _children(view: View, code: str) -> tuple[str, ...]:
    """The codes and headers directly below that are in force."""
    found = view.catalog.rows("SELECT code FROM icd_node WHERE parent = ? ORDER BY code", code)
    if not found:  # 7th characters below a placeholder, or codes newer than the tabular list
        found = view.catalog.rows(
            "SELECT code FROM icd WHERE code > ?1 AND code < ?1 || '~' ORDER BY code", code
        )
    return tuple(child for (child,) in found if _status(view, child)[0] in {"current", "header"})


def _notes(view: View, code: str, parent: str | None, body: dict[str, Any]) -> tuple[IcdNote, ...]:
    notes = [IcdNote(kind, text, code, tuple(codes)) for kind, text, codes in body.get("notes", ())]
    if parent is not None:
        notes += _notes_of(view, parent)
    return tuple(notes)


def _notes_of(view: View, code: str) -> tuple[IcdNote, ...]:
    """The notes of a node and of those above it, remembered: siblings share them."""
    key = ("_notes_of", code)
    if key not in view.memo:
        node = _node(view, code)
        body = json.loads(node[3]) if node and node[3] else {}
        view.memo[key] = _notes(view, code, node[0] if node else None, body)
    found: tuple[IcdNote, ...] = view.memo[key]
    return found


def _texts(notes: tuple[IcdNote, ...], kind: str) -> tuple[str, ...]:
    return tuple(note.text for note in notes if note.kind == kind)


def _seventh(view: View, parent: str | None, body: dict[str, Any]) -> dict[str, str]:
    """The 7th characters asked for here or at the nearest node above."""
    while "seventh" not in body and parent is not None:
        node = _node(view, parent)
        if node is None:
            break
        parent, body = node[0], json.loads(node[3]) if node[3] else {}
    return dict(body.get("seventh", {}))
