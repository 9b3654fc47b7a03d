"""A run of the suite as a file: one header line that says what made it, then one line a case.

Logs live in the runs folder of PAINCODER_HOME. `compare` shows what newly fails and newly passes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from copilot.errors import InputError
from copilot.files import json_lines
from evals.golden import CASES, Result

PACKAGES = ("pain-coding-copilot", "pydantic", "PyYAML", "openai", "instructor", "chromadb")


@dataclass(frozen=True, slots=True)
class Comparison:
    newly_failing: tuple[str, ...]
    newly_passing: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    by_family: dict[str, tuple[int, int, int, int]]  # passed and n, before and after

    @property
    def regressed(self) -> bool:
        return bool(self.newly_failing or self.gone)


def header(results: Sequence[Result], proposer: str, knowledge_version: str, now: datetime) -> dict[str, Any]:
    return {
        "at": now.isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD"),
        "dirty": bool(_git("status", "--porcelain")),
        "proposer": proposer,
        "knowledge_version": knowledge_version,
        "cases_sha256": cases_hash(),
        "packages": {name: _version(name) for name in PACKAGES},
        "n": len(results),
        "passed": sum(result.passed for result in results),
    }


def write(
    folder: Path,
    results: Sequence[Result],
    proposer: str,
    knowledge_version: str,
    now: datetime | None = None,
) -> Path:
    """Write a run's log; its name sorts by time."""
    now = now or datetime.now(UTC)
    head = header(results, proposer, knowledge_version, now)
    path = folder / f"{now:%Y-%m-%dT%H%M%S%fZ}-{head['commit'] or 'nogit'}-{proposer.replace(':', '-')}.jsonl"
    lines = [head, *({**asdict(result), "passed": result.passed} for result in results)]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def read(path: Path) -> dict[str, dict[str, Any]]:
    """The cases of a log by id."""
    rows = list(json_lines(path, "passed"))
    if not rows or "n" not in rows[0]:
        raise InputError(f"{path.name} is not the log of a run.")
    return {row["id"]: row for row in rows[1:]}


def compare(before: Path, after: Path) -> Comparison:
    old, new = read(before), read(after)
    both = [name for name in old if name in new]
    families: dict[str, tuple[int, int, int, int]] = {}
    for family in sorted({row["family"] for row in [*old.values(), *new.values()]}):
        was = [row["passed"] for row in old.values() if row["family"] == family]
        now = [row["passed"] for row in new.values() if row["family"] == family]
        families[family] = (sum(was), len(was), sum(now), len(now))
    return Comparison(
        newly_failing=tuple(n for n in both if old[n]["passed"] and not new[n]["passed"]),
        newly_passing=tuple(n for n in both if new[n]["passed"] and not old[n]["passed"]),
        gone=tuple(n for n in old if n not in new),
        new=tuple(n for n in new if n not in old),
        by_family=families,
    )


def cases_hash(folder: Path = CASES) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _git(*arguments: str) -> str:
    """What git says of the checkout the product runs from; empty where there is none."""
    here = Path(__file__).resolve().parent.parent
    if not (here / ".git").exists():
        return ""
    try:
        done = subprocess.run(
            ["git", "-C", str(here), *arguments], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
