"""What the import-linter contracts cannot say by themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FAMILIES = ROOT / "guardrails" / "families"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, those inside functions included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", sorted(FAMILIES.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_families_do_not_import_one_another(path: Path) -> None:
    """What families share stands beside them and imports none of them; the list of all is `__init__`."""
    if path == FAMILIES / "__init__.py":
        return
    own = path.parent.name if path.parent != FAMILIES else None
    folders = {folder.parent.name for folder in FAMILIES.glob("*/coding.py")}
    prefix = "guardrails.families."
    used = {name[len(prefix) :].split(".")[0] for name in imported(path) if name.startswith(prefix)}
    assert not (used & folders) - {own}


def test_every_package_is_typed_and_in_the_wheel() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == packages
    assert set(PROJECT["tool"]["mypy"]["packages"]) == packages
    assert set(PROJECT["tool"]["importlinter"]["root_packages"]) == packages


def test_instructor_is_pinned_and_constraints_name_versions_only() -> None:
    assert "instructor==1.17.0" in PROJECT["project"]["dependencies"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and "/" not in line and "@" not in line for line in pins)
    assert "instructor==1.17.0" in pins


def test_importing_a_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, copilot, evals, guardrails, knowledge.catalog, copilot.cli\n"
        "heavy = {'pydantic', 'yaml', 'sqlalchemy', 'openai', 'chromadb', 'streamlit', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
