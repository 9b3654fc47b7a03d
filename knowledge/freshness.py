"""Whether the compiled file still fits its sources. Standard library only: a checkout's cold path."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parent
COMPILED = ROOT / "compiled" / "knowledge.sqlite"
DATA = ("*.yaml", "codes/*.yaml", "payers/*.yaml", "coverage/*.yaml", "faq/*.yaml", "diagnoses/*.yaml",
        "tables/*.yaml", "tables/*.csv", "tables/*.csv.gz")  # fmt: skip
COMPILERS = (
    "build.py",
    "bulk.py",
    "checks.py",
    "compiling.py",
    "gather.py",
    "loading.py",
    "models.py",
    "profiles.py",
)
Stamps = dict[str, tuple[int, int]]


def is_checkout(root: Path = ROOT) -> bool:
    """A checkout has the build hook beside the package; an installed package never recompiles."""
    return (root.parent / "hatch_build.py").is_file()


def data_files(root: Path) -> list[Path]:
    """Every source file of the knowledge, by name."""
    found = {path for pattern in DATA for path in root.glob(pattern)}
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def content_hash(root: Path) -> str:
    """One hash over names and contents of the data: the same sources give the same."""
    return _hash(root, data_files(root))


def build_hash(root: Path) -> str:
    """The same, with the code that compiles them."""
    return _hash(root, [*data_files(root), *(ROOT / name for name in COMPILERS)])


def _hash(root: Path, files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def stamps(root: Path) -> Stamps:
    """Size and modification time of every source, without opening one."""
    found: Stamps = {}
    for path in [*data_files(root), *(ROOT / name for name in COMPILERS)]:
        stat = path.stat()
        found[
            path.name if path.parent == ROOT and path.suffix == ".py" else path.relative_to(root).as_posix()
        ] = (
            stat.st_size,
            stat.st_mtime_ns,
        )
    return found


def manifest_of(compiled: Path) -> Path:
    """Where the stamps of the last build or check stand."""
    return compiled.with_suffix(".manifest.json")


def is_fresh(root: Path, compiled: Path) -> bool:
    """Whether size and time of every source are those of the last build."""
    if not compiled.is_file():
        return False
    try:
        seen = json.loads(manifest_of(compiled).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool({name: tuple(stamp) for name, stamp in seen["stamps"].items()} == stamps(root))
