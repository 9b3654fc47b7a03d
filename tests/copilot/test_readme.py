"""The README tells the truth."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from copilot import cli
from copilot.launching import sample_names

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_families_read_are_those_of_the_scope_file() -> None:
    scope = yaml.safe_load((ROOT / "knowledge" / "scope.yaml").read_text(encoding="utf-8"))
    supported = [family["title"] for family in scope["families"] if family["support"] == "supported"]
    section = README.split("## What is read")[1].split("## ")[0]
    listed = [line.partition(" (not read from notes: ")[0] for line in re.findall(r"^- (.+)$", section, re.MULTILINE)]
    assert listed == supported, "run: python .ci/readme_families.py"


def test_its_commands_exist() -> None:
    shown = set(re.findall(r"paincoder ([a-z]+)", README))
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands
             if command.callback is not None}  # fmt: skip
    assert shown <= known | {"evaluate"}


def test_its_sample_exists() -> None:
    assert set(re.findall(r"--sample ([a-z-]+)", README)) <= set(sample_names())


@pytest.mark.parametrize("line", re.findall(r"^python3 .+$", README, re.MULTILINE))
def test_an_install_line_is_one_line_for_a_posix_shell(line: str) -> None:
    assert shlex.split(line)[:3] == ["python3", "-m", "venv"]


def test_files_it_names_are_there() -> None:
    for name in ("NOTICE", "constraints.txt", "copilot/settings.py", "knowledge/scope.yaml", ".ci/run"):
        assert (ROOT / name).exists(), name
