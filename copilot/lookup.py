"""What is known of codes and modifiers on a day, and the edits between them: `paincoder lookup`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.catalog import Catalog, Existence, View

Entry = dict[str, Any]
_NOTE_KINDS = {
    "excludes2": "Excludes2",
    "code_first": "Code first",
    "use_additional": "Use additional",
    "code_also": "Code also",
}


def lookup(codes: Sequence[str], dos: date, catalog: Catalog, id: str | None = None) -> dict[str, Any]:
    """The answer in the contract's shape; fields that do not apply are absent, odd input is `malformed`."""
    view = catalog.as_of(dos)
    found = [view.existence(str(code)) for code in codes]
    result: dict[str, Any] = {} if id is None else {"id": id}
    result["dos"] = dos.isoformat()
    result["codes"] = [_code(view, existence) for existence in found]
    result["pairs"] = [_pair(view, first.code, second.code) for first, second in combinations(found, 2)]
    return result


def _code(view: View, existence: Existence) -> Entry:
    entry: Entry = {"code": existence.code}
    if existence.kind:
        entry["kind"] = existence.kind
    entry["status"] = existence.status
    if existence.status in {"unknown", "malformed"}:
        return entry
    entry |= {"valid_from": existence.valid_from, "valid_to": existence.valid_to}
    if existence.description:
        entry["description"] = existence.description
    if existence.replaced_by:
        entry["replaced_by"] = list(existence.replaced_by)
    details = {"icd10cm": _diagnosis, "modifier": _modifier}.get(existence.kind, _procedure)
    return entry | details(view, existence.code)


def _procedure(view: View, code: str) -> Entry:
    info, units, fee, center = view.code(code), view.mue(code), view.fee(code), view.asc(code)
    primaries = view.primaries(code)
    entry: Entry = {"addon": bool(primaries) or bool(info and info.addon)}
    if info:
        entry |= {"family": info.family, "imaging": info.imaging}
    if primaries:
        entry["primaries"] = list(primaries)
    if units:
        entry |= {"mue": units.value, "mai": units.mai}
    if fee:
        entry |= {"bilateral": fee.bilateral, "mult_proc": fee.mult_proc, "global": fee.global_days}
        rvu = {"work": fee.work, "nonfacility": fee.nonfacility, "facility": fee.facility}
        if any(value is not None for value in rvu.values()):
            entry["rvu"] = rvu
    if center:
        entry["asc"] = {
            "payment_indicator": center.payment_indicator,
            "multiple_procedure_discount": center.multiple_procedure_discount,
            "rate": center.rate,
            "from": center.from_,
        }
    entry["notes"] = _procedure_notes(view, info.notes if info else "")
    entry["reviewed"] = bool(info and info.support == "supported")
    return entry


def _procedure_notes(view: View, own: str) -> list[str]:
    notes = [own] if own else []
    edition = view.editions()["codes"]
    if edition["status"] == "not_loaded":
        notes.append(f"The code set in force on {view.day} is not loaded; this is as of {edition['edition']}")
    return notes


def _diagnosis(view: View, code: str) -> Entry:
    info = view.icd(code)
    if info is None:
        return {}
    notes = [
        f"{_NOTE_KINDS[note.kind]}: {note.text}"
        for note in info.notes
        if note.kind in _NOTE_KINDS and not note.at.isdigit()  # a chapter's notes say nothing of one code
    ]
    if info.status == "header" and info.seventh:
        notes.append("7th character: " + "; ".join(f"{key} {words}" for key, words in info.seventh.items()))
    if not info.titled:
        notes.append(f"Title not in the release loaded ({info.notes_edition})")
    return {"excludes1": list(info.excludes1), "notes": notes}


def _modifier(view: View, code: str) -> Entry:
    info = view.modifier(code)
    return {"ncci_bypass": info.ncci_bypass} if info else {}


def _pair(view: View, first: str, second: str) -> Entry:
    pair = view.pair(first, second)
    if pair is None:
        entry: Entry = {"column1": first, "column2": second, "status": "none"}
    else:
        entry = {
            "column1": pair.column1,
            "column2": pair.column2,
            "indicator": pair.indicator,
            "status": pair.status,
            "from": pair.from_,
            "ended": pair.ended,
        }
    entry["addon_of"] = _addon_of(view, first, second)
    entry["edition"] = view.editions()["ncci_ptp"]["edition"]
    return entry


def _addon_of(view: View, first: str, second: str) -> str | None:
    """The primary of the two, where the other is its add-on."""
    if second in view.primaries(first):
        return second
    return first if first in view.primaries(second) else None


# ---------------------------------------------------------------- for the terminal


def render(result: dict[str, Any]) -> str:
    """The answer as plain text."""
    lines = [f"As of {result['dos']}"]
    for entry in result["codes"]:
        lines += ["", *_render_code(entry)]
    if result["pairs"]:
        lines += ["", "Edits between them"]
        lines += [f"  {_render_pair(pair)}" for pair in result["pairs"]]
    return "\n".join(lines)


def _render_code(entry: Entry) -> Iterable[str]:
    title = f"  {entry['description']}" if "description" in entry else ""
    yield f"{entry['code'] or '(empty)'}{title}"
    yield f"  {_status(entry)}"
    facts = [
        f"{label} {entry[key]}"
        for key, label in (("family", "family"), ("bilateral", "bilateral"), ("mult_proc", "multiple"),
                           ("global", "global"), ("imaging", "imaging"))
        if key in entry
    ]  # fmt: skip
    if "mue" in entry:
        facts.append(f"units a day {entry['mue']} (MAI {entry['mai']})")
    if "ncci_bypass" in entry:
        facts.append("may bypass an NCCI edit" if entry["ncci_bypass"] else "bypasses no NCCI edit")
    if facts:
        yield f"  {'; '.join(facts)}"
    for key, label in (("primaries", "add-on to"), ("replaced_by", "use instead")):
        if entry.get(key):
            yield f"  {label} {', '.join(entry[key])}"
    if entry.get("excludes1"):
        yield f"  not with (Excludes1): {'; '.join(entry['excludes1'])}"
    for note in entry.get("notes", ()):
        yield f"  {note}"
    if entry.get("reviewed") is False:
        yield "  known and dated; not among the families we read from notes"


def _status(entry: Entry) -> str:
    words = {
        "current": "valid",
        "ended": "no longer valid",
        "not_yet": "not valid yet",
        "header": "a header, not billable",
        "unknown": "not in the editions loaded",
        "malformed": "not a code",
    }
    text = words[entry["status"]]
    if start := entry.get("valid_from"):
        text += f", since {start[2:]} or earlier" if start.startswith("<=") else f", since {start}"
    if entry.get("valid_to"):
        text += f", to {entry['valid_to']}"
    return text


def _render_pair(pair: Entry) -> str:
    codes = f"{pair['column1']} / {pair['column2']}"
    if pair["status"] == "none":
        text = "no edit"
    else:
        ended = f", ended {pair['ended']}" if pair["ended"] else ""
        direction = ", columns not known" if pair["status"] == "unknown_direction" else ""
        indicator = f"indicator {pair['indicator']}" if pair["indicator"] else "indicator not known"
        text = f"{indicator}, {'ended' if pair['status'] == 'ended' else 'active'}{ended}{direction}"
    addon = f"; add-on of {pair['addon_of']}" if pair["addon_of"] else ""
    return f"{codes}: {text}{addon} ({pair['edition']})"
