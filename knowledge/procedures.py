"""Answers about procedure codes, modifiers and NCCI edits as of a view's day."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from knowledge import icd
from knowledge.records import Asc, CodeInfo, Existence, Fee, ModifierInfo, Pair

if TYPE_CHECKING:
    from knowledge.catalog import View

CPT = re.compile(r"\d{4}[0-9A-Z]")
HCPCS = re.compile(r"[A-Z]\d{4}")
MODIFIER = re.compile(r"[0-9A-Z]{2}")
LISTED_COMPLETELY = "2024-07-01"  # day of the practitioner table that carries directions
SEEN_IN_FORCE = "2026-04-01"  # first day of the newest practitioner extract
_AS_WRITTEN = ("region", "approach", "unit", "description", "addon", "sided", "billing_unit", "facility_only",
               "part", "notes", "confidence")  # fmt: skip
Spans = list[tuple[str, str | None]]


def normal(code: str) -> str:
    """As codes stand in the tables: no blanks, capitals."""
    return code.strip().upper()


def span_status(spans: Spans, day: str) -> tuple[str, str | None, str | None]:
    """`current`, `ended` or `not_yet`, with the span holding the day, else the last before it."""
    before = [span for span in spans if begun(span[0], day)]
    if not before:
        return "not_yet", spans[0][0] or None, spans[0][1]
    start, end = before[-1]
    return ("current" if end is None or day <= end else "ended"), start or None, end


def begun(start: str, day: str) -> bool:
    """Whether a span had begun; "" and "<=…" reach back beyond the tables."""
    return start == "" or start.startswith("<=") or start <= day


def _spans(view: View, sql: str, code: str) -> Spans:
    found = view.catalog.rows(sql, code)
    return sorted(found, key=lambda span: "" if span[0].startswith("<=") else span[0])


def code_spans(view: View, code: str) -> Spans:
    """When a CPT or HCPCS number was valid, oldest first."""
    return _spans(view, "SELECT start, end FROM procedure WHERE code = ?", code)


def code_info(view: View, code: str) -> CodeInfo | None:
    """See View.code."""
    code = normal(code)
    found = view.catalog.rows("SELECT family, body FROM catalog WHERE code = ?", code)
    if not found:
        return None
    family, raw = found[0][0], json.loads(found[0][1])
    _, valid_from, valid_to = span_status(code_spans(view, code), view.day)
    imaging, since = _imaging(raw["imaging"], valid_from, view.day)
    units, center, fees = view.mue(code), view.asc(code), view.fee(code)
    return CodeInfo(
        code=code,
        kind="cpt" if code[0].isdigit() else "hcpcs",
        family=family,
        primaries=view.primaries(code),
        mue=units.value if units else None,
        mai=units.mai if units else None,
        imaging=imaging,
        imaging_since=since,
        twin=tuple(raw["twin"]),
        replaced_by=tuple(raw["replaced_by"]),
        asc_indicator=center.payment_indicator if center else None,
        valid_from=valid_from,
        valid_to=valid_to,
        support=view.scope()[family].support_of(code),
        bilateral=fees.bilateral if fees else None,
        mult_proc=fees.mult_proc if fees else None,
        global_days=fees.global_days if fees else None,
        pc_tc=fees.pc_tc if fees else None,
        rvu_work=fees.work if fees else None,
        rvu_nonfac=fees.nonfacility if fees else None,
        rvu_fac=fees.facility if fees else None,
        fee_status=fees.status if fees else None,
        **{name: raw[name] for name in _AS_WRITTEN},
    )


def _imaging(raw: str | dict[str, str], valid_from: str | None, day: str) -> tuple[str, str | None]:
    if isinstance(raw, str):
        inside = raw.startswith(("included_", "variant_"))
        return raw, valid_from if inside else None
    begun_by_then = [start for start in raw if begun(start, day)]
    since = max(begun_by_then, key=lambda start: "" if start.startswith("<=") else start)
    return raw[since], since


def fee(view: View, code: str) -> Fee | None:
    """See View.fee."""
    found = view.catalog.rows(
        "SELECT year, status, bilateral, mult_proc, global_days, pc_tc, work, nonfacility, facility FROM fee "
        "WHERE code = ? ORDER BY year DESC",
        normal(code),
    )
    if not found:
        return None
    year = "2025" if view.day < "2026-01-01" else "2026"
    values = next((row[6:] for row in found if row[0] == year), (None, None, None))
    return Fee(*found[0][1:6], *values)


def primaries(view: View, addon: str) -> tuple[str, ...]:
    """See View.primaries."""
    addon = normal(addon)
    found = view.catalog.rows("SELECT primary_code, start, end FROM addon WHERE addon = ? ORDER BY n", addon)
    if found:
        return tuple(
            row[0] for row in found if begun(row[1], view.day) and (row[2] is None or view.day <= row[2])
        )
    raw = view.catalog.rows("SELECT body FROM catalog WHERE code = ?", addon)
    return tuple(json.loads(raw[0][0])["primaries"]) if raw else ()


def asc(view: View, code: str) -> Asc | None:
    """See View.asc."""
    found = view.catalog.rows(
        "SELECT addendum, indicator, discount, rate, start FROM asc WHERE code = ? AND start <= ? "
        "ORDER BY start DESC LIMIT 1",
        normal(code),
        view.day,
    )
    return Asc(*found[0]) if found else None


def modifier(view: View, text: str) -> ModifierInfo | None:
    """See View.modifier."""
    name = normal(text).removeprefix("-")
    spans = _spans(view, "SELECT start, end FROM modifier WHERE modifier = ?", name)
    if not spans:
        return None
    status, valid_from, valid_to = span_status(spans, view.day)
    bypass = view.catalog.rows("SELECT max(bypass) FROM modifier WHERE modifier = ?", name)[0][0]
    return ModifierInfo(name, bool(bypass), valid_from, valid_to, status)


def existence(view: View, text: str) -> Existence:
    """See View.existence. What is a HCPCS and, undotted, an ICD-10-CM code: the one in force, HCPCS first."""
    code = normal(text)
    if MODIFIER.fullmatch(code):
        return _modifier_existence(view, code)
    if CPT.fullmatch(code) or HCPCS.fullmatch(code):
        procedure = _procedure_existence(view, code)
        if procedure.status == "current" or not icd.SHAPE.fullmatch(code):
            return procedure
        diagnosis = icd.existence(view, code)
        return diagnosis if diagnosis.status == "current" or procedure.status == "unknown" else procedure
    if icd.SHAPE.fullmatch(code):
        return icd.existence(view, code)
    return Existence(text.strip(), "", "malformed")


def _modifier_existence(view: View, code: str) -> Existence:
    info = view.modifier(code)
    if info is None:
        return Existence(code, "modifier", "unknown")
    return Existence(code, "modifier", info.status, info.valid_from, info.valid_to)


def _procedure_existence(view: View, code: str) -> Existence:
    kind = "cpt" if code[0].isdigit() else "hcpcs"
    spans = code_spans(view, code)
    if not spans:
        return Existence(code, kind, "unknown")
    status, valid_from, valid_to = span_status(spans, view.day)
    raw = view.catalog.rows(
        "SELECT body FROM catalog WHERE code = ?1 UNION ALL SELECT body FROM ended WHERE code = ?1", code
    )
    body = json.loads(raw[0][0]) if raw else {}
    replaced_by = tuple(body.get("replaced_by", ())) if status == "ended" else ()
    return Existence(code, kind, status, valid_from, valid_to, replaced_by, body.get("description", ""))


def pair(view: View, first: str, second: str) -> Pair | None:
    """See View.pair. Of an edit that ended and its reverse the one in force wins, else the last to end."""
    low, high = sorted((normal(first), normal(second)))
    found = view.catalog.rows(
        "SELECT column1, column2, indicator, status, start, ended, direction, rationale FROM ptp "
        "WHERE low = ? AND high = ? ORDER BY n",
        low,
        high,
    )
    edition = view.editions()["ncci_ptp"]["edition"]
    pairs = [one for row in found if (one := _pair(row, view.day, edition)) is not None]
    return max(pairs, key=_standing, default=None)


def _standing(one: Pair) -> tuple[bool, bool, str]:
    return one.active, one.ended is None, one.ended or ""


def _pair(row: tuple[Any, ...], day: str, edition: str) -> Pair | None:
    column1, column2, indicator, _, start, ended, direction, rationale = row
    earliest = (start or "").removesuffix(" or later")
    last = _last_day(ended)
    if last is not None and not begun(earliest, last):
        earliest = ""  # first seen, in another table, after it had ended
    if not begun(earliest, day) and not (last is not None and day > last):
        return None
    status = "ended" if last is not None and day > last else "unknown_direction" if direction == "unknown" else "active"
    return Pair(column1, column2, indicator, status, start, ended, direction, edition, rationale,
                dates_certain=_certain(start, ended, day))  # fmt: skip


def _last_day(ended: str | None) -> str | None:
    """`by 2026-04-01`: in force at most to the day before."""
    if ended is None or not ended.startswith("by "):
        return ended
    return (date.fromisoformat(ended[3:]) - timedelta(days=1)).isoformat()


def _certain(start: str | None, ended: str | None, day: str) -> bool:
    """Whether the table tells that the edit was in force, or over, on that very day."""
    if ended is not None and ended.startswith("by ") and LISTED_COMPLETELY < day < ended[3:]:
        return False
    last = _last_day(ended)
    if last is not None and day > last:
        return True
    if start is None:
        return day >= LISTED_COMPLETELY
    if start.startswith("<="):
        return day >= start[2:]
    return not start.endswith(" or later") or day >= SEEN_IN_FORCE
