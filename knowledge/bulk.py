"""The official tables as rows: CSV files with a fixed header, checked line by line."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from knowledge.loading import KnowledgeError

HEADERS: dict[str, tuple[str, ...]] = {
    "all_codes.csv.gz": ("code", "from", "to"),
    "code_dates.csv": (
        "code", "valid_from", "valid_to", "oce_status_indicator", "bilateral_conditional",
        "bilateral_independent", "bilateral_inherent", "device", "facility_only",
    ),
    "ptp.csv.gz": (
        "column1", "column2", "modifier_indicator", "status", "from", "ended", "direction_from",
        "rationale",
    ),
    "mue.csv": ("code", "mue", "mai", "rationale"),
    "addons.csv": ("addon", "primary", "cms_type", "from", "to"),
    "mpfs.csv": (
        "code", "modifier", "status", "work_rvu_2025", "total_nonfacility_2025", "total_facility_2025",
        "pc_tc", "global", "pre", "intra", "post", "mult_proc", "bilateral", "assistant", "work_rvu_2026",
        "total_nonfacility_2026", "total_facility_2026",
    ),
    "modifiers.csv": ("modifier", "from", "to", "ncci_bypass"),
    "asc.csv": ("code", "from", "addendum", "payment_indicator", "multiple_procedure_discount", "rate"),
    "icd10cm_dates.csv.gz": ("code", "from", "to"),
    "icd10cm_text.csv.gz": (
        "code", "parent", "title", "kind", "titled", "inclusion", "includes", "excludes1", "excludes2",
        "code_first", "use_additional", "code_also", "seventh",
    ),
}  # fmt: skip
"""Every table and its columns; tables/editions.yaml says what each is."""

_DATES = {"from": "start", "valid_from": "start", "to": "day", "valid_to": "day", "ended": "ended"}
Period = tuple[str, str | None]


def digest(path: Path) -> str:
    """The file's sha256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one table; raises KnowledgeError naming file, line and field."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    reader = csv.DictReader(io.StringIO(text))
    expected = HEADERS[path.name]
    if tuple(reader.fieldnames or ()) != expected:
        raise KnowledgeError(f"{path.name}:1: header: expected {', '.join(expected)}")
    dated = [(name, _DATES[name]) for name in expected if name in _DATES]
    for row in reader:
        for name, kind in dated:
            if not _is_date(row[name], kind):
                raise KnowledgeError(f"{path.name}:{reader.line_num}: {name}: not a date: {row[name]!r}")
        yield row


def _is_date(text: str, kind: str) -> bool:
    if kind == "start":
        text = text.removeprefix("<=").removesuffix(" or later")
    elif kind == "ended":
        text = text.removeprefix("by ")
    if text == "":
        return True
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def periods(rows: Iterable[tuple[str, str, str]]) -> dict[str, list[Period]]:
    """(code, from, to) rows as spans per code: adjoining ones merged, oldest first."""
    spans: dict[str, list[Period]] = defaultdict(list)
    for code, start, end in rows:
        spans[code].append((start, end or None))
    return {code: _merged(found) for code, found in spans.items()}


def _merged(spans: list[Period]) -> list[Period]:
    ordered = sorted(spans, key=lambda span: (not span[0].startswith("<="), span[0]))
    merged = [ordered[0]]
    for start, end in ordered[1:]:
        before, until = merged[-1]
        if until is not None and not start.startswith("<=") and start <= _next(until):
            merged[-1] = (before, None if end is None else max(until, end))
        elif until is not None:
            merged.append((start, end))
    return merged


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
