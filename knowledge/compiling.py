"""Write the checked sources into one SQLite file, in a fixed order: the same sources give the same rows."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from knowledge import bulk
from knowledge.checks import procedure_periods
from knowledge.gather import Row, Sources
from knowledge.models import dump
from knowledge.profiles import resolve

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE doc (kind TEXT, id TEXT, n INTEGER, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT
  ROWID;
CREATE TABLE procedure (code TEXT, start TEXT, end TEXT, PRIMARY KEY (code, start)) WITHOUT ROWID;
CREATE TABLE catalog (code TEXT PRIMARY KEY, family TEXT NOT NULL, n INTEGER, body TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE ended (code TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fee (code TEXT, year TEXT, status TEXT, bilateral TEXT, mult_proc TEXT, global_days TEXT,
  pc_tc TEXT, work REAL, nonfacility REAL, facility REAL, PRIMARY KEY (code, year)) WITHOUT ROWID;
CREATE TABLE mue (code TEXT PRIMARY KEY, value INTEGER, mai INTEGER, rationale TEXT) WITHOUT ROWID;
CREATE TABLE addon (addon TEXT, n INTEGER, primary_code TEXT, type TEXT, start TEXT, end TEXT, PRIMARY
  KEY (addon, n)) WITHOUT ROWID;
CREATE TABLE asc (code TEXT, start TEXT, addendum TEXT, indicator TEXT, discount TEXT, rate REAL,
  PRIMARY KEY (code, start, addendum)) WITHOUT ROWID;
CREATE TABLE ptp (low TEXT, high TEXT, n INTEGER, column1 TEXT, column2 TEXT, indicator TEXT, status
  TEXT, start TEXT, ended TEXT, direction TEXT, rationale TEXT, PRIMARY KEY (low, high, n)) WITHOUT
  ROWID;
CREATE TABLE modifier (modifier TEXT, start TEXT, end TEXT, bypass INTEGER, PRIMARY KEY (modifier,
  start)) WITHOUT ROWID;
CREATE TABLE icd (code TEXT, start TEXT, end TEXT, PRIMARY KEY (code, start)) WITHOUT ROWID;
CREATE TABLE icd_node (code TEXT PRIMARY KEY, parent TEXT, title TEXT, titled INTEGER, body TEXT)
  WITHOUT ROWID;
CREATE INDEX icd_child ON icd_node (parent, code);
CREATE TABLE supports (procedure TEXT, n INTEGER, body TEXT NOT NULL, PRIMARY KEY (procedure, n))
  WITHOUT ROWID;
CREATE TABLE coverage (family TEXT, n INTEGER, body TEXT NOT NULL, PRIMARY KEY (family, n)) WITHOUT
  ROWID;
"""

_CODE = r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?"
_RANGE_OR_CODE = re.compile(rf"({_CODE}\s?-\s?{_CODE}|{_CODE}\.?-?)")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_NOTES = ("excludes1", "excludes2", "code_first", "use_additional", "code_also", "includes")
DAYS_OF_YEAR = {"2025": "2025-01-01", "2026": "2026-01-01"}


def write(sources: Sources, path: Path, meta: dict[str, str]) -> None:
    """Compile into a new file at `path`."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        for table, rows in _everything(sources, meta):
            _insert(connection, table, rows)
        connection.execute("COMMIT")
        connection.executescript("ANALYZE; VACUUM;")
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _everything(sources: Sources, meta: dict[str, str]) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    tables = sources.tables
    editions = dump(sources.editions.content)
    meta = meta | {"editions": _json(editions["tables"]), "notes_edition": editions["notes_edition"]}
    yield "meta", sorted(meta.items())
    yield "catalog", _catalog(sources)
    yield "ended", [(e.code, _json(dump(e))) for e in sources.ended.content.ended]
    yield "procedure", _procedures(sources)
    yield "fee", _fees(sources)
    yield "mue", [(r["code"], int(r["mue"]), int(r["mai"]), r["rationale"]) for r in tables["mue.csv"]]
    yield "addon", _addons(tables["addons.csv"])
    yield "asc", _asc(tables["asc.csv"])
    yield "ptp", _ptp(tables["ptp.csv.gz"])
    yield "modifier", _modifiers(tables["modifiers.csv"])
    yield "icd", _icd_dates(tables["icd10cm_dates.csv.gz"])
    yield "icd_node", [_icd_node(row) for row in tables["icd10cm_text.csv.gz"]]
    yield "supports", _supports(sources)
    yield "coverage", _coverage(sources)
    yield "doc", _docs(sources)


def _catalog(sources: Sources) -> Iterator[tuple[Any, ...]]:
    places = {c: n for f in sources.scope.content.families for n, c in enumerate(f.codes)}
    facility = {row["code"] for row in sources.tables["code_dates.csv"] if row["facility_only"] == "1"}
    for file in sources.codes:
        for code in file.content.codes:
            body = dump(code)
            body["facility_only"] = code.facility_only or code.code in facility
            yield code.code, file.content.family, places[code.code], _json(body)


def _procedures(sources: Sources) -> Iterator[tuple[Any, ...]]:
    spans = procedure_periods(sources)
    for file in sources.codes:
        for code in file.content.codes:
            if code.code not in spans and code.valid_from:
                spans[code.code] = [(code.valid_from, code.valid_to)]
    for entry in sources.ended.content.ended:
        spans.setdefault(entry.code, [("", entry.ended)])
    for code_, found in sorted(spans.items()):
        for start, end in found:
            yield code_, start, end


def _fees(sources: Sources) -> Iterator[tuple[Any, ...]]:
    for row in sources.tables["mpfs.csv"]:
        if row["modifier"]:
            continue
        indicators = (row["status"], row["bilateral"], row["mult_proc"], row["global"], row["pc_tc"])
        for year in DAYS_OF_YEAR:
            names = (f"work_rvu_{year}", f"total_nonfacility_{year}", f"total_facility_{year}")
            yield row["code"], year, *indicators, *(_number(row[name]) for name in names)
    for file in sources.codes:
        for code in file.content.codes:
            if code.fee:
                f = code.fee
                indicators = ("", f.bilateral, f.mult_proc, f.global_days, f.pc_tc)
                yield code.code, "2026", *indicators, f.work_rvu, f.nonfacility_rvu, f.facility_rvu


def _addons(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    for n, row in enumerate(rows):
        yield row["addon"], n, row["primary"], row["cms_type"], row["from"], row["to"] or None


def _asc(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    for r in rows:
        discount = r["multiple_procedure_discount"] or None
        yield r["code"], r["from"], r["addendum"], r["payment_indicator"], discount, _number(r["rate"])


def _ptp(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    for n, r in enumerate(rows):
        low, high = sorted((r["column1"], r["column2"]))
        yield (low, high, n, r["column1"], r["column2"], r["modifier_indicator"] or None, r["status"],
               r["from"] or None, r["ended"] or None, r["direction_from"], r["rationale"])  # fmt: skip


def _modifiers(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    bypass = {row["modifier"]: int(row["ncci_bypass"]) for row in rows}
    for modifier, spans in bulk.periods((r["modifier"], r["from"], r["to"]) for r in rows).items():
        for start, end in spans:
            yield modifier, start, end, bypass[modifier]


def _icd_dates(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    for code, spans in bulk.periods((r["code"], r["from"], r["to"]) for r in rows).items():
        for start, end in spans:
            yield code, start, end


def _icd_node(row: Row) -> tuple[Any, ...]:
    body: dict[str, Any] = {}
    notes = [[kind, text, named_codes(text)] for kind in _NOTES for text in json.loads(row[kind] or "[]")]
    if notes:
        body["notes"] = notes
    for name in ("inclusion", "seventh"):
        if row[name]:
            body[name] = json.loads(row[name])
    return row["code"], row["parent"] or None, row["title"], int(row["titled"]), _json(body) if body else None


def named_codes(text: str) -> list[str]:
    """The codes a note names in parentheses: `M47.2-` (all below), `M79.2`, `E08-E13` (a range).

    A condition on digits ("E08-E13 with .42") names too much to be used, and is left out.
    """
    found: list[str] = []
    for inside in _PARENTHESES.findall(text):
        if " with " in inside:
            continue
        found += [code.replace(" ", "") for code in _RANGE_OR_CODE.findall(inside)]
    return [re.sub(r"\.-$", "-", code) for code in found]


def _supports(sources: Sources) -> Iterator[tuple[Any, ...]]:
    n = 0
    for file in sources.coverage:
        for entry in file.content.diagnoses:
            body = dump(entry) | {"citation": file.content.citation}
            procedures = body.pop("procedures")
            for procedure in procedures:
                n += 1
                yield procedure, n, _json(body)


def _coverage(sources: Sources) -> Iterator[tuple[Any, ...]]:
    n = 0
    for file in sources.coverage:
        for value in file.content.values:
            body = _json(dump(value) | {"citation": value.citation or file.content.citation})
            for family in file.content.families:
                n += 1
                yield family, n, body


def _docs(sources: Sources) -> Iterator[tuple[Any, ...]]:
    profiles = {file.content.id: dump(file.content) for file in sources.payers}
    groups: list[tuple[str, list[tuple[str, Any]]]] = [
        ("scope", [(f.family, dump(f)) for f in sources.scope.content.families]),
        ("payer", [(payer, resolve(payer, profiles)) for payer in sorted(profiles)]),
        ("payer_raw", sorted(profiles.items())),
        ("faq", [(e.id, dump(e)) for file in sources.faq for e in file.content.entries]),
        ("concept", [(c.id, dump(c)) for file in sources.diagnoses for c in file.content.concepts]),
    ]
    if sources.citations:
        groups.append(("citation", [(s.id, dump(s)) for s in sources.citations.content.sources]))
    for kind, entries in groups:
        for n, (name, body) in enumerate(entries):
            yield kind, name, n, _json(body)


def _number(text: str) -> float | None:
    return float(text) if text else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
