"""What was reviewed and decided, kept append-only: cases, proposals, reviews, decisions, one hash chain.

Everything is one table, `entries`; `cases`, `proposals`, `reviews` and `decisions` are views of it for
reading with plain SQL. Each entry's hash covers its content and the hash before it, so a changed, removed
or reordered entry shows in `verify`; that the last entries were cut off shows against the head file
(`record_head`). SQLite by default; PostgreSQL by URL.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from copilot.errors import InputError
from copilot.record_head import Head, HeadFile

if TYPE_CHECKING:
    from copilot.pipeline import Request
    from guardrails.claim import Proposal

KINDS = ("case", "proposal", "review", "decision")
ACTS = ("accept", "change", "refuse", "add", "override")
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    seq: int
    case_id: str
    kind: str
    at: str
    by: str
    payload: str
    previous: str
    hash: str

    @property
    def content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.payload)
        return content

    def digest(self) -> str:
        fields = [self.seq, self.case_id, self.kind, self.at, self.by, self.payload, self.previous]
        return hashlib.sha256(canonical(fields).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verification:
    """How far the chain holds: `broken` is the first entry that does not, and `reason` says why."""

    entries: int
    head: str
    broken: int | None = None
    reason: str | None = None
    anchored: bool = False  # a head file says that this is the whole of it

    @property
    def ok(self) -> bool:
        return self.broken is None


def canonical(value: Any) -> str:
    """One text for one value: what is hashed and stored."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Record:
    """An open record. Every method is one transaction; writers wait for one another."""

    def __init__(
        self, engine: Engine, user: str = "", clock: Callable[[], str] = utc_now, head: Path | None = None
    ) -> None:
        self.engine = engine
        self.head = HeadFile(head)
        self.user = user
        self.clock = clock

    @classmethod
    def open(cls, url: str | None = None, clock: Callable[[], str] = utc_now) -> Record:
        """The record at `url`, by default the one of the settings, brought up to date."""
        from copilot.settings import settings

        url = url or settings().record
        try:
            engine = create_engine(url)
            if engine.dialect.name == "sqlite":
                _sqlite_transactions(engine)
            with engine.begin() as connection:
                migrate(connection)
        except SQLAlchemyError as error:
            raise InputError(f"The record cannot be opened ({type(error).__name__}).") from None
        if engine.dialect.name == "sqlite" and engine.url.database not in (None, "", ":memory:"):
            with suppress(OSError):
                Path(str(engine.url.database)).chmod(stat.S_IRUSR | stat.S_IWUSR)
        return cls(engine, user=settings().user or "", clock=clock, head=_head_path(engine))

    # -------------------------------------------------------------- writing

    def add_review(
        self, request: Request, proposal: Proposal, review: Mapping[str, Any], case_id: str | None = None
    ) -> str:
        """Keep one review with its note and proposal; returns the case's id, a new one by default."""
        with self.engine.begin() as connection:
            _lock(connection)
            case_id = case_id or self._next_case(connection)
            self._append(connection, case_id, "case", _request_json(request))
            self._append(connection, case_id, "proposal", asdict(proposal))
            last = self._append(connection, case_id, "review", dict(review))
            whole = self._holds_head(connection)
        self._put_head(last, whole)
        return case_id

    def add_decision(self, case_id: str, decision: Mapping[str, Any]) -> Entry:
        """Keep what the coder decided on one line; an override needs a reason."""
        act = decision.get("act")
        if act not in ACTS:
            raise InputError(f"Decision {act!r} is not one of {', '.join(ACTS)}.")
        if act == "override" and not str(decision.get("reason") or "").strip():
            raise InputError("An override needs a reason.")
        now = self.clock()
        content = {**decision, "by": decision.get("by") or self.user, "at": decision.get("at") or now}
        with self.engine.begin() as connection:
            _lock(connection)
            last = self._append(connection, case_id, "decision", content, at=now)
            whole = self._holds_head(connection)
        self._put_head(last, whole)
        return last

    def _append(
        self, connection: Connection, case_id: str, kind: str, content: Any, at: str | None = None
    ) -> Entry:
        last = connection.execute(text("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1")).first()
        seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
        entry = Entry(
            seq, case_id, kind, at or self.clock(), self.user, canonical(content), previous, hash=""
        )
        row = asdict(entry) | {"hash": entry.digest()}
        connection.execute(
            text(
                "INSERT INTO entries (seq, case_id, kind, at, author, payload, previous, hash)"
                " VALUES (:seq, :case_id, :kind, :at, :by, :payload, :previous, :hash)"
            ),
            row,
        )
        return Entry(**row)

    def _holds_head(self, connection: Connection) -> bool:
        """Whether the entry that the head file names stands in the record: a cut tail is never written over."""
        head = self.head.read()
        if head is None:
            return True
        found = connection.execute(text("SELECT hash FROM entries WHERE seq = :seq"), {"seq": head.entries}).scalar()
        return bool(found == head.hash)

    def _put_head(self, last: Entry, whole: bool) -> None:
        if whole:
            self.head.write(Head(last.seq, last.hash))

    @staticmethod
    def _next_case(connection: Connection) -> str:
        count = connection.execute(text("SELECT COUNT(DISTINCT case_id) FROM entries")).scalar_one()
        return str(count + 1)

    # -------------------------------------------------------------- reading

    def entries(self, case_id: str | None = None, kind: str | None = None) -> list[Entry]:
        """Entries in the order they were written, of one case or kind if asked."""
        query = "SELECT seq, case_id, kind, at, author AS by_, payload, previous, hash FROM entries"
        wanted = {"case_id": case_id, "kind": kind}
        where = [f"{name} = :{name}" for name, value in wanted.items() if value is not None]
        query += (" WHERE " + " AND ".join(where) if where else "") + " ORDER BY seq"
        with self.engine.connect() as connection:
            rows = connection.execute(text(query), {k: v for k, v in wanted.items() if v is not None})
            return [Entry(*row) for row in rows]

    def latest_review(self, case_id: str) -> dict[str, Any] | None:
        reviews = self.entries(case_id, "review")
        return reviews[-1].content if reviews else None

    def decisions(self, case_id: str) -> list[dict[str, Any]]:
        return [entry.content for entry in self.entries(case_id, "decision")]

    def verify(self) -> Verification:
        """Walk the chain from its first entry, then see whether it reaches the head that was written."""
        head = self.head.read()  # before the entries: what is added meanwhile lies behind it
        previous, count = GENESIS, 0
        for entry in self.entries():
            expected = count + 1
            if entry.seq != expected:
                return Verification(count, previous, expected, f"entry {expected} is missing")
            if entry.previous != previous:
                return Verification(count, previous, entry.seq, "it does not follow the entry before it")
            if entry.digest() != entry.hash:
                return Verification(count, previous, entry.seq, "its content does not match its hash")
            if head is not None and head.entries == expected and head.hash != entry.hash:
                return Verification(count, previous, entry.seq, "it is not the entry that the head file names")
            previous, count = entry.hash, expected
        if head is not None and head.entries > count:
            missing = head.entries - count
            return Verification(count, previous, count + 1, f"the last {missing} of {head.entries} entries are missing")
        return Verification(count, previous, anchored=head is not None)


def _head_path(engine: Engine) -> Path | None:
    """Where the head of this record is kept: beside a SQLite file, else in the data folder under the URL's own name."""
    from copilot.settings import settings

    if engine.dialect.name != "sqlite":
        name = hashlib.sha256(engine.url.render_as_string(hide_password=True).encode()).hexdigest()[:12]
        return settings().folder() / f"record-{name}.head"
    database = engine.url.database
    return Path(database).with_suffix(".head") if database and database != ":memory:" else None


def _request_json(request: Request) -> dict[str, Any]:
    return {
        "note": request.note,
        "dos": request.dos.isoformat(),
        "payer": request.payer,
        "setting": request.setting,
        "context": asdict(request.context),
        "answers": {name: asdict(answer) for name, answer in request.answers.items()},
    }


# ------------------------------------------------------------------ database


def _sqlite_transactions(engine: Engine) -> None:
    """SQLite takes its write lock when a transaction begins, so two writers cannot fork the chain."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout = 10000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE entries IN EXCLUSIVE MODE"))


def m001_entries(connection: Connection) -> None:
    connection.execute(
        text(
            "CREATE TABLE entries (seq BIGINT PRIMARY KEY, case_id TEXT NOT NULL, kind TEXT NOT NULL,"
            " at TEXT NOT NULL, author TEXT NOT NULL, payload TEXT NOT NULL, previous TEXT NOT NULL,"
            " hash TEXT NOT NULL UNIQUE)"
        )
    )
    connection.execute(text("CREATE INDEX entries_by_case ON entries (case_id, kind, seq)"))


def m002_views(connection: Connection) -> None:
    for kind in KINDS:
        connection.execute(
            text(
                f"CREATE VIEW {kind}s AS SELECT seq, case_id, at, author, payload"
                f" FROM entries WHERE kind = '{kind}'"
            )
        )


def m003_append_only(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    for act in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER entries_no_{act.lower()} BEFORE {act} ON entries"
                " BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
        )


#: Applied in this order, each once; appended to, never edited.
MIGRATIONS = (m001_entries, m002_views, m003_append_only)


def migrate(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)"))
    done = set(connection.execute(text("SELECT name FROM migrations")).scalars())
    for migration in MIGRATIONS:
        if migration.__name__ not in done:
            migration(connection)
            connection.execute(
                text("INSERT INTO migrations (name) VALUES (:name)"), {"name": migration.__name__}
            )
