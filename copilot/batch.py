"""Many notes: a map over records, order kept, one bad record never stops the rest.

IN is .jsonl, .csv or .parquet; OUT gets one JSON line a record. Reviewing is stateless, so more workers are
more processes that each open the catalog once.
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import IO, Any, cast

from copilot import incoming
from copilot.errors import InputError

STRUCTURED = ("proposal", "context", "answers")


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the input; `error` where it could not even be read."""

    id: Any
    data: Mapping[str, Any] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What all records of one batch share. `today` stands in for a missing date of service."""

    today: datetime.date
    proposer: str = "builtin"


@dataclass(frozen=True, slots=True)
class Summary:
    done: int
    failed: int
    skipped: int


def run(
    source: Path,
    target: Path,
    options: Options,
    workers: int = 1,
    resume: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:
    """Review every record of `source` into `target`; `resume` goes on behind the lines already there."""
    items = read_items(source)
    skipped = _finished(target, items) if resume and target.exists() else 0
    done = failed = 0
    with _opened(target, source, "ab" if resume else "wb") as out:
        for line in _mapped(items, partial(review_item, options=options), workers):
            out.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            out.flush()
            done += 1
            failed += "error" in line
            progress(skipped + done)
    return Summary(done, failed, skipped)


def _opened(target: Path, source: Path, mode: str) -> IO[bytes]:
    if target.exists() and target.samefile(source):
        raise InputError("OUT is the same file as IN.")
    try:
        return cast(IO[bytes], target.open(mode))
    except OSError as error:
        raise InputError(f"Cannot write {target}: {error.strerror or error}.") from None


def review_item(item: Item, options: Options) -> dict[str, Any]:
    """The output line of one record: its review, or the error that kept it from one."""
    from copilot.pipeline import review

    try:
        if item.data is None:
            raise InputError(item.error or "The record cannot be read.")
        return {"id": item.id, "review": review(request_of(item.data, options))}
    except InputError as error:
        return _error(item, type(error).__name__, str(error))
    except Exception as error:  # one bad record never stops the rest; its text stays out of the message
        return _error(item, type(error).__name__, "The review of this record failed unexpectedly.")


def request_of(data: Mapping[str, Any], options: Options) -> Any:
    """A record as a review request; absent fields take the command line's defaults."""
    from copilot.pipeline import Request

    given = {key: _structured(key, value) for key, value in data.items() if value not in (None, "")}
    proposal = given.get("proposal")
    if isinstance(proposal, str):
        proposal = incoming.claim_from_text(proposal)
    elif proposal is not None:
        proposal = incoming.proposal_from_json(proposal)
    return Request(
        note=incoming.checked_note(data.get("note")),
        dos=incoming.date_of_service(given["dos"]) if "dos" in given else options.today,
        payer=str(given.get("payer", "medicare")),
        setting=incoming.setting(given.get("setting", "office")),
        context=incoming.context_from_json(given.get("context")),
        answers=incoming.answers_from_json(given.get("answers")),
        proposal=proposal,
        proposer=options.proposer,
    )


def _structured(key: str, value: Any) -> Any:
    """JSON text of a table's cell; a proposal may also be a pasted claim."""
    if key not in STRUCTURED or not isinstance(value, str):
        return value
    if key == "proposal" and not value.lstrip().startswith("{"):
        return value
    return incoming.json_text(value, key)


def _error(item: Item, kind: str, message: str) -> dict[str, Any]:
    return {"id": item.id, "error": {"type": kind, "message": message}}


# ------------------------------------------------------------------ reading records


def read_items(path: Path) -> Iterator[Item]:
    """The records of a file, one at a time; a record without an id takes its number, from 1."""
    readers = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is none of .jsonl, .csv, .parquet.")
    if not path.is_file():
        raise InputError(f"Cannot read {path}: no such file.")
    return _numbered(reader(path))


def _numbered(rows: Iterable[Mapping[str, Any] | str]) -> Iterator[Item]:
    for number, row in enumerate(rows, 1):
        if isinstance(row, str):
            yield Item(id=number, error=f"Record {number}: {row}")
        else:
            given = row.get("id")
            yield Item(id=number if given in (None, "") else given, data=row)


def _jsonl(path: Path) -> Iterator[Mapping[str, Any] | str]:
    with path.open("rb") as file:
        for line in file:
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                yield "not a line of JSON."
                continue
            yield row if isinstance(row, dict) else "not a JSON object."


def _csv(path: Path) -> Iterator[Mapping[str, Any] | str]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if "note" not in (rows.fieldnames or ()):
                raise InputError(f"{path.name} has no column named note.")
            for row in rows:
                yield {key: value for key, value in row.items() if isinstance(key, str)}
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8 text.") from None
    except csv.Error as error:
        raise InputError(f"{path.name} cannot be read as CSV: {error}.") from None


def _parquet(path: Path) -> Iterator[Mapping[str, Any] | str]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        if "note" not in file.schema_arrow.names:
            raise InputError(f"{path.name} has no column named note.")
        for batch in file.iter_batches(batch_size=64):
            yield from batch.to_pylist()
    except pa.ArrowException:
        raise InputError(f"{path.name} cannot be read as Parquet.") from None


def _finished(target: Path, items: Iterator[Item]) -> int:
    """Drop a torn last line of `target` and step over the records whose lines stand in it."""
    kept = 0
    with target.open("rb+") as file:
        end = 0
        for line in file:
            if not line.endswith(b"\n"):
                break
            item = next(items, None)
            if item is None or _id_of(line) != item.id:
                raise InputError(f"{target.name} line {kept + 1} is not of this input; remove --resume.")
            kept += 1
            end += len(line)
        file.truncate(end)
    return kept


def _id_of(line: bytes) -> Any:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row.get("id") if isinstance(row, dict) else None


# ------------------------------------------------------------------ workers


def _mapped(
    items: Iterator[Item], job: Callable[[Item], dict[str, Any]], workers: int
) -> Iterator[dict[str, Any]]:
    return map(job, items) if workers <= 1 else _pooled(items, job, workers)


def _pooled(
    items: Iterator[Item], job: Callable[[Item], dict[str, Any]], workers: int
) -> Iterator[dict[str, Any]]:
    """`job` over `items` in their order, a bounded number at a time; a killed worker costs one record."""
    pool = _pool(workers)
    window: deque[tuple[Item, Future[dict[str, Any]] | None]] = deque()
    try:
        for item in items:
            try:
                window.append((item, pool.submit(job, item)))
            except BrokenProcessPool:
                pool = _pool(workers)
                window.append((item, pool.submit(job, item)))
            if len(window) >= 4 * workers:
                yield _result(*window.popleft(), job)
        while window:
            yield _result(*window.popleft(), job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(
    item: Item, future: Future[dict[str, Any]] | None, job: Callable[[Item], dict[str, Any]]
) -> dict[str, Any]:
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    try:
        with _pool(1) as alone:
            return alone.submit(job, item).result()
    except BrokenProcessPool:
        return _error(item, "WorkerLost", "The process that reviewed this record ended.")


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
