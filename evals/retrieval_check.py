"""How well questions find their entry: `python -m evals.retrieval_check FILE...`

Each line of a file is {"question": …} with the FAQ entry expected (any field that holds its id), `in_scope`
and `conflict`, as far as they are known. Prints right-entry-first for meaning alone, words alone and both
fused, scope and conflict, and times. `--misses` lists what went wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.catalog import Catalog
    from knowledge.retrieval import Index

DOS = date(2026, 11, 24)
METHODS = ("chroma_only", "lexical_only", "search")


@dataclass(frozen=True)
class Question:
    """One question and what is expected of its answer; None = not said."""

    id: str
    text: str
    entry: str | None
    in_scope: bool | None
    conflict: bool | None


@dataclass
class Tally:
    """Right out of asked, with the misses in words."""

    right: int = 0
    asked: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    def __str__(self) -> str:
        return f"{self.right}/{self.asked} = {self.right / self.asked:.3f}" if self.asked else "none asked"


def questions(paths: Iterable[Path], known: frozenset[str]) -> list[Question]:
    """The questions of all files."""
    return [
        _question(json.loads(line), known, f"{path.name}:{number}")
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    ]


def _question(row: Mapping[str, Any], known: frozenset[str], place: str) -> Question:
    text = row.get("question", row.get("text", row.get("q", "")))
    entry = next((found for value in row.values() if (found := _entry(value, known))), None)
    scope = row.get("in_scope", row.get("scope", row.get("expect_in_scope")))
    if isinstance(scope, str):
        scope = scope.lower() in {"in", "in_scope", "true", "yes"}
    conflict = row.get("conflict", row.get("expect_conflict"))
    if isinstance(conflict, str):
        conflict = conflict.lower() in {"true", "yes"}
    return Question(
        str(row.get("id", place)), str(text), entry, True if scope is None and entry else scope, conflict
    )


def _entry(value: Any, known: frozenset[str]) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = (str(item).removeprefix("faq/") for item in values if isinstance(item, str))
    return next((name for name in names if name in known), None)


def check(asked: Sequence[Question], index: Index, catalog: Catalog) -> dict[str, Any]:
    """Every figure by name: tallies, and times in milliseconds."""
    from copilot.answering import answer

    conflicted = {entry.id for entry in catalog.faq_entries() if entry.conflict}
    tallies = {name: Tally() for name in (*METHODS, "answer", "scope", "conflict")}
    alarms: list[str] = []
    times: dict[str, list[float]] = {"search": [], "answer": []}
    for question in asked:
        for method in METHODS if question.entry else ():
            start = time.perf_counter()
            hits = getattr(index, method)(question.text)
            if method == "search":
                times["search"].append(time.perf_counter() - start)
            first = hits[0].id.removeprefix("faq/") if hits else None
            tallies[method].add(first == question.entry, f"{question.text} -> {first}, not {question.entry}")
        start = time.perf_counter()
        given = answer(question.text, catalog, DOS, index=index)
        times["answer"].append(time.perf_counter() - start)
        _judge(question, given, tallies, alarms, conflicted)
    return {
        "tallies": tallies,
        "false alarms": alarms,
        "ms": {name: _times(row) for name, row in times.items()},
    }


def _judge(
    question: Question,
    given: Mapping[str, Any],
    tallies: Mapping[str, Tally],
    alarms: list[str],
    conflicted: set[str],
) -> None:
    cited = given["citations"][0]["id"].removeprefix("faq/") if given["citations"] else None
    if question.entry:
        tallies["answer"].add(cited == question.entry, f"{question.text} -> {cited}, not {question.entry}")
    if question.in_scope is not None:
        tallies["scope"].add(
            given["in_scope"] == question.in_scope,
            f"{question.text} -> in_scope {given['in_scope']}: {given['answer'][:90]}",
        )
    expected = question.conflict if question.conflict is not None else question.entry in conflicted
    if expected:
        tallies["conflict"].add(given["conflict"], f"{question.text} -> {cited}")
    elif given["conflict"] and (question.entry or question.conflict is False):
        alarms.append(f"{question.text} -> {cited}")


def _times(seconds: Sequence[float]) -> str:
    if len(seconds) < 2:
        return "n/a"
    cuts = statistics.quantiles(seconds, n=100)
    return f"p50 {cuts[49] * 1000:.1f}  p95 {cuts[94] * 1000:.1f}  max {max(seconds) * 1000:.1f}"


def report(result: Mapping[str, Any], misses: bool) -> str:
    """The figures as text."""
    labels = {
        "chroma_only": "right entry first, meaning (chroma)",
        "lexical_only": "right entry first, words (BM25)",
        "search": "right entry first, fused",
        "answer": "right entry cited by ask",
        "scope": "scope",
        "conflict": "conflict shown where due",
    }
    lines = [f"{labels[name]:38} {tally}" for name, tally in result["tallies"].items()]
    lines.append(f"{'conflict shown where not due':38} {len(result['false alarms'])}")
    lines += [f"{'ms ' + name:38} {times}" for name, times in result["ms"].items()]
    if misses:
        for name in ("search", "answer", "scope", "conflict"):
            lines += [f"{name}: {miss}" for miss in result["tallies"][name].misses]
        lines += [f"false alarm: {alarm}" for alarm in result["false alarms"]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check in a folder of its own, so that nobody's documents count."""
    parser = argparse.ArgumentParser(prog="python -m evals.retrieval_check", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    options = parser.parse_args(arguments)
    from knowledge.catalog import Catalog
    from knowledge.retrieval import Index

    catalog = Catalog.open()
    asked = questions(options.files, frozenset(entry.id for entry in catalog.faq_entries()))
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        index = Index.open(home, catalog)
        opened = time.perf_counter() - start
        index.search("warm")
        print(f"{len(asked)} questions; index built and opened in {opened:.2f} s; degraded: {index.degraded}")
        print(report(check(asked, index, catalog), options.misses))
        if hasattr(os, "getloadavg"):
            print(f"{'load average':38} {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
