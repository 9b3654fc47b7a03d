"""Typed, read-only access to the compiled knowledge.

    catalog = Catalog.open()
    view = catalog.as_of(date(2026, 11, 1))
    view.code("64483"); view.pair("62323", "64483"); view.icd("M54.16"); view.payer("medicare")

A view is frozen to one date of service and remembers its answers, so rules never touch dates. Only the
standard library is loaded here; pydantic and YAML come in when a checkout must recompile or a practice has
profiles of its own.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from knowledge import freshness, icd, procedures, profiles
from knowledge.profiles import BadProfile, UnknownPayer
from knowledge.records import (
    CONTRACTOR_DECIDES,
    Asc,
    Citation,
    CodeInfo,
    Concept,
    CoverageFact,
    Existence,
    FaqEntry,
    Fee,
    IcdInfo,
    IcdNote,
    Limit,
    ModifierInfo,
    Mue,
    Pair,
    PayerProfile,
    PriorAuth,
    ScopeFamily,
    Supporting,
)

__all__ = [
    "CONTRACTOR_DECIDES", "Asc", "BadProfile", "Catalog", "Citation", "CodeInfo", "Concept", "CoverageFact",
    "Existence", "FaqEntry", "Fee", "IcdInfo", "IcdNote", "Limit", "ModifierInfo", "Mue", "Pair",
    "PayerProfile", "PriorAuth", "ScopeFamily", "Supporting", "UnknownCitation", "UnknownPayer", "View",
]  # fmt: skip

EDITION_NAMES = ("icd10cm", "codes", "ncci_ptp", "mue", "rvu")
_REMEMBERED = 50_000
_VIEWS = 256
Method = TypeVar("Method", bound=Callable[..., Any])
_open: dict[tuple[str, str | None], Catalog] = {}
_opening = threading.Lock()


class UnknownCitation(KeyError):
    """A citation id that is neither in sources.yaml nor `faq/<id>`."""


class KnowledgeMissing(RuntimeError):
    """There is no compiled knowledge to open."""


def _remembered(method: Method) -> Method:
    """Keep the answers of a view's or catalog's method; they never change."""
    name = method.__name__

    @functools.wraps(method)
    def call(self: Any, *args: Any) -> Any:
        memo: dict[Any, Any] = self.memo
        key = (name, *args)
        try:
            return memo[key]
        except KeyError:
            pass
        answer = method(self, *args)
        if len(memo) >= _REMEMBERED:
            memo.clear()
        memo[key] = answer
        return answer

    return cast(Method, call)


class Catalog:
    """One compiled knowledge file. Thread-safe; a child process or an unpickled copy reopens it by itself."""

    def __init__(self, path: Path, practice: Path | None = None) -> None:
        self.path = path
        self.practice = practice
        self.memo: dict[Any, Any] = {}
        self._views: dict[date, View] = {}
        self._process = 0
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._version = self._meta("knowledge_version")
        self.notes_edition = self._meta("notes_edition")

    @classmethod
    def open(cls, path: str | Path | None = None, practice: str | Path | None = None) -> Catalog:
        """The catalog at `path`, or the built-in one; a checkout whose sources changed compiles first.

        `practice` is the folder of a practice's own payer profiles; by default $PAINCODER_HOME/payers.
        """
        file = _built_in() if path is None else Path(path)
        if practice is None and os.environ.get("PAINCODER_HOME"):
            practice = Path(os.environ["PAINCODER_HOME"]) / "payers"
        key = (str(file), None if practice is None else str(practice))
        stamp = file.stat().st_mtime_ns if file.is_file() else None
        if stamp is None:
            raise KnowledgeMissing(f"no compiled knowledge at {file}; run: python -m knowledge.build")
        with _opening:
            known = _open.get(key)
            if known is None or known._stamp != stamp:
                known = _open[key] = cls(file, None if practice is None else Path(practice))
                known._stamp = stamp
            return known

    _stamp: int = 0

    def __reduce__(self) -> tuple[Any, ...]:
        return Catalog.open, (str(self.path), None if self.practice is None else str(self.practice))

    def as_of(self, dos: date) -> View:
        """The knowledge as it stands for services of that day."""
        view = self._views.get(dos)
        if view is None:
            if len(self._views) >= _VIEWS:
                self._views.clear()
            view = self._views.setdefault(dos, View(self, dos, dos.isoformat()))
        return view

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """The rows of one query."""
        if self._process != os.getpid():
            self._reopen()
        with self._lock:
            connection = cast(sqlite3.Connection, self._connection)
            return connection.execute(sql, values).fetchall()

    def _reopen(self) -> None:
        self._lock = threading.Lock()
        uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._process = os.getpid()

    def _meta(self, key: str) -> str:
        return str(self.rows("SELECT value FROM meta WHERE key = ?", key)[0][0])

    def docs(self, kind: str) -> dict[str, Any]:
        """Every document of one kind by id, in the order of its sources."""
        found = self.rows("SELECT id, body FROM doc WHERE kind = ? ORDER BY n", kind)
        return {name: json.loads(body) for name, body in found}

    @_remembered
    def tables(self) -> list[dict[str, Any]]:
        """tables/editions.yaml: what each table is, covers and comes from."""
        return cast(list[dict[str, Any]], json.loads(self._meta("editions")))

    @_remembered
    def scope(self) -> Mapping[str, ScopeFamily]:
        """Every family by name."""
        return {
            name: ScopeFamily(**{**raw, "codes": tuple(raw["codes"])})
            for name, raw in self.docs("scope").items()
        }

    @_remembered
    def concepts(self) -> tuple[Concept, ...]:
        """How physicians write diagnoses."""
        return tuple(_record(Concept, raw) for raw in self.docs("concept").values())

    @_remembered
    def faq_entries(self) -> tuple[FaqEntry, ...]:
        """Every question and answer."""
        found = [{**raw, "faq_says": raw["faq_says"] or "", "since": raw["since"] or None} for raw in
                 self.docs("faq").values()]  # fmt: skip
        return tuple(_record(FaqEntry, raw) for raw in found)

    @_remembered
    def citations(self) -> Mapping[str, Citation]:
        """Every citable source, FAQ entries as `faq/<id>` among them."""
        found = {name: Citation(**raw) for name, raw in self.docs("citation").items()}
        for entry in self.faq_entries():
            if entry.own:
                continue
            name = f"faq/{entry.id}"
            found[name] = Citation(name, entry.question, "Interventional pain coding FAQ", "", "", "faq")
        return found

    @property
    def version(self) -> str:
        """`knowledge_version`: the built-in knowledge, and the practice's own payer profiles where it has any."""
        return self._version + self._mark(profiles.stamp(self.practice))

    @_remembered
    def _mark(self, stamp: tuple[tuple[str, int], ...]) -> str:
        return profiles.mark(self.practice) if stamp else ""

    def payers(self) -> Mapping[str, PayerProfile]:
        """Every payer profile, the practice's own as they now stand; BadProfile for one that is wrong."""
        return self._payers(profiles.stamp(self.practice))

    @_remembered
    def _payers(self, stamp: tuple[tuple[str, int], ...]) -> Mapping[str, PayerProfile]:
        found = {name: profiles.profile(raw, "built-in") for name, raw in self.docs("payer").items()}
        own = profiles.practice_profiles(self.practice, self.docs("payer_raw"))
        return found | {name: profiles.profile(raw, "practice") for name, raw in own.items()}


def _built_in() -> Path:
    if freshness.is_checkout() and not freshness.is_fresh(freshness.ROOT, freshness.COMPILED):
        # by name, so that nothing above depends on the compiler
        return cast(Path, importlib.import_module("knowledge.build").compile_all())
    return freshness.COMPILED


def _record(kind: type[Any], raw: dict[str, Any]) -> Any:
    """A record from plain data: lists become tuples."""
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})


@dataclass(frozen=True, slots=True)
class View:
    """The knowledge as of one date of service."""

    catalog: Catalog
    dos: date
    day: str
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Catalog.as_of, (self.catalog, self.dos)

    @property
    def version(self) -> str:
        """`knowledge_version`, as a Review prints it."""
        return self.catalog.version

    @_remembered
    def code(self, code: str) -> CodeInfo | None:
        """A procedure code of the catalog, ended ones included; None for a code of no family of ours."""
        return procedures.code_info(self, code)

    @_remembered
    def existence(self, code: str) -> Existence:
        """What any text is as a code on this day; never raises."""
        return procedures.existence(self, code)

    @_remembered
    def icd(self, code: str) -> IcdInfo | None:
        """An ICD-10-CM code or header, dot optional; None if no loaded release knows it."""
        return icd.info(self, code)

    @_remembered
    def excludes1(self, first: str, second: str) -> IcdNote | None:
        """The Excludes1 note by which two codes exclude one another, whichever of the two it stands at."""
        return icd.excludes1(self, first, second)

    @_remembered
    def pair(self, first: str, second: str) -> Pair | None:
        """The NCCI edit between two codes, in whichever order it stands; None = no edit began by this day."""
        return procedures.pair(self, first, second)

    @_remembered
    def mue(self, code: str) -> Mue | None:
        """Units a day of the edition loaded (see `editions`)."""
        found = self.catalog.rows(
            "SELECT value, mai, rationale FROM mue WHERE code = ?", procedures.normal(code)
        )
        return Mue(*found[0]) if found else None

    @_remembered
    def primaries(self, addon: str) -> tuple[str, ...]:
        """The primaries that an add-on may stand with on this day; () for a code that is no add-on."""
        return procedures.primaries(self, addon)

    @_remembered
    def modifier(self, modifier: str) -> ModifierInfo | None:
        """A modifier and whether it may bypass an NCCI edit; None if no table knows it."""
        return procedures.modifier(self, modifier)

    @_remembered
    def asc(self, code: str) -> Asc | None:
        """The surgery center's payment row in force on this day."""
        return procedures.asc(self, code)

    @_remembered
    def fee(self, code: str) -> Fee | None:
        """Fee-schedule indicators and values of any code loaded, in the catalog or not."""
        return procedures.fee(self, code)

    def payer(self, payer: str) -> PayerProfile:
        """A payer profile; UnknownPayer lists those there are."""
        known = self.catalog.payers()
        if payer not in known:
            raise UnknownPayer(payer, tuple(sorted(known)))
        return known[payer]

    def payers(self) -> Mapping[str, PayerProfile]:
        """Every payer profile by id."""
        return self.catalog.payers()

    def citation(self, citation: str) -> Citation:
        """A source of sources.yaml, or an FAQ entry as `faq/<id>`; raises UnknownCitation."""
        try:
            return self.catalog.citations()[citation]
        except KeyError:
            raise UnknownCitation(citation) from None

    def editions(self) -> dict[str, dict[str, str]]:
        """Edition and status of the five tables that a Review names; a new dictionary each time."""
        return {name: {"edition": edition, "status": status} for name, edition, status in self._editions()}

    @_remembered
    def _editions(self) -> tuple[tuple[str, str, str], ...]:
        described = {table["table"]: table for table in self.catalog.tables()}
        return tuple((name, *_edition(described[name], self.day)) for name in EDITION_NAMES)

    def family_codes(self, family: str) -> frozenset[str]:
        """The full code set of a family of scope.yaml, ended codes included."""
        return frozenset(self.catalog.scope()[family].codes)

    def scope(self) -> Mapping[str, ScopeFamily]:
        """Every family by name, with its codes and how far it is supported."""
        return self.catalog.scope()

    def concepts(self) -> tuple[Concept, ...]:
        """How physicians write diagnoses; the same tuple for every view."""
        return self.catalog.concepts()

    def faq_entries(self) -> tuple[FaqEntry, ...]:
        """Every question and answer of the knowledge; the same tuple for every view."""
        return self.catalog.faq_entries()

    @_remembered
    def coverage(self, family: str) -> tuple[CoverageFact, ...]:
        """What coverage policies say of a family, as far as in force on this day."""
        found = self.catalog.rows("SELECT body FROM coverage WHERE family = ? ORDER BY n", family)
        facts = [_dated(json.loads(body)) for (body,) in found]
        return tuple(CoverageFact(family=family, **raw) for raw in facts if _in_force(raw, self.day))

    @_remembered
    def supporting_diagnoses(self, code: str) -> tuple[Supporting, ...]:
        """Diagnoses that policies name for a procedure, excluded ones with their role."""
        found = self.catalog.rows("SELECT body FROM supports WHERE procedure = ? ORDER BY n", code)
        entries = [json.loads(body) for (body,) in found]
        return tuple(
            _record(Supporting, {"icd": name} | {key: entry[key] for key in entry if key != "codes"})
            for entry in entries
            for name in entry["codes"]
        )


def _dated(raw: dict[str, Any]) -> dict[str, Any]:
    start = raw.pop("from")
    return raw | {"from_": start or None, "to": raw["to"] or None}


def _in_force(raw: dict[str, Any], day: str) -> bool:
    """Month or year alone counts as its whole span."""
    starts, ends = raw["from_"] or "", raw["to"] or "9999"
    return bool(starts <= day and day[: len(ends)] <= ends)


def _edition(table: dict[str, Any], day: str) -> tuple[str, str]:
    starts = sorted(table["editions"])
    name = table["editions"][max((s for s in starts if s <= day), default=starts[0])]
    if day < starts[0]:
        status = "before_first"
    elif table["loaded_through"] and day > table["loaded_through"]:
        status = "not_loaded"
    else:
        status = "behind" if day > table["current_through"] else "current"
    return name, status
