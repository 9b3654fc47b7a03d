"""Validate all sources of the knowledge and compile them: `python -m knowledge.build` prints a summary.

python -m knowledge.build            compile if a source changed
python -m knowledge.build --force    compile anyway
python -m knowledge.build --hashes   write the tables' hashes into tables/editions.yaml, then compile
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from knowledge import bulk, compiling, freshness
from knowledge.checks import check
from knowledge.gather import gather
from knowledge.loading import KnowledgeError

SCHEMA_VERSION = "1"


def compile_all(root: Path | None = None, target: Path | None = None, *, force: bool = False) -> Path:
    """Compile if the sources differ from what was compiled. Two processes may do so at once."""
    root = root or freshness.ROOT
    target = target or root / "compiled" / "knowledge.sqlite"
    before = freshness.stamps(root)
    wanted = freshness.build_hash(root)
    if force or _compiled_hash(target) != wanted:
        _compile(root, target, wanted)
    with contextlib.suppress(OSError):  # a read-only checkout is checked by content each time
        _write(freshness.manifest_of(target), json.dumps({"stamps": before}).encode())
    return target


def _compile(root: Path, target: Path, build_hash: str) -> None:
    sources = gather(root)
    check(sources)
    content = freshness.content_hash(root)
    release = sources.editions.content.release
    meta = {
        "knowledge_version": f"{release}-{content[:12]}",
        "content_hash": content,
        "build_hash": build_hash,
        "schema": SCHEMA_VERSION,
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".build-") as folder:
        fresh = Path(folder) / target.name
        compiling.write(sources, fresh, meta)
        fresh.chmod(0o644)
        fresh.replace(target)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".manifest-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _compiled_hash(target: Path) -> str | None:
    if not target.is_file():
        return None
    try:
        connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'build_hash'").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row else None


def write_hashes(root: Path) -> None:
    """Put the present hash of every table into tables/editions.yaml."""
    path = root / "tables" / "editions.yaml"
    text = path.read_text(encoding="utf-8")
    for name in bulk.HEADERS:
        found = bulk.digest(root / "tables" / name)
        text = re.sub(rf'(?m)^(\s+{re.escape(name)}:\s*)"[0-9a-f]*"', rf'\g<1>"{found}"', text)
    path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compile and print what is in it; 1 with the problems on stderr."""
    started = time.perf_counter()
    try:
        if "--hashes" in arguments:
            write_hashes(freshness.ROOT)
        target = compile_all(force="--force" in arguments)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    seconds = time.perf_counter() - started
    connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in re.findall(r"CREATE TABLE (\w+)", compiling.SCHEMA)
    }
    kinds = connection.execute("SELECT kind, count(*) FROM doc GROUP BY kind ORDER BY kind").fetchall()
    version = connection.execute("SELECT value FROM meta WHERE key = 'knowledge_version'").fetchone()[0]
    connection.close()
    print(f"knowledge {version}: {target.stat().st_size / 1e6:.1f} MB, {seconds:.1f} s")
    print(", ".join(f"{table} {count}" for table, count in counts.items()))
    print(", ".join(f"{kind} {count}" for kind, count in kinds))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
