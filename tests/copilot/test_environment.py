"""The product has its import names for itself, and its data folder is private."""

from __future__ import annotations

import importlib
import stat
import sys
from pathlib import Path

import pytest

from copilot import doctoring
from copilot.home import home
from copilot.settings import settings


@pytest.mark.parametrize("name", doctoring.OURS)
def test_no_foreign_package_shadows_ours(name: str) -> None:
    ours = Path(doctoring.__file__).resolve().parent.parent
    origin = importlib.import_module(name).__file__
    assert origin is not None
    assert Path(origin).resolve().parent.parent == ours, "install it in an environment of its own"


def test_a_shadow_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    foreign = tmp_path / "evals" / "__init__.py"
    foreign.parent.mkdir()
    foreign.write_text("")
    monkeypatch.setattr(sys.modules["evals"], "__file__", str(foreign))
    assert doctoring.shadowed() == ["evals"]


def test_the_home_is_private_and_made_only_when_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = tmp_path / "deep" / "home"
    monkeypatch.setenv("PAINCODER_HOME", str(wanted))
    settings.cache_clear()
    assert settings().home == home() == wanted
    assert not wanted.exists()
    runs = settings().folder("runs")
    assert runs == wanted / "runs"
    if sys.platform != "win32":
        assert stat.S_IMODE(wanted.stat().st_mode) == 0o700
        assert stat.S_IMODE(runs.stat().st_mode) == 0o700


def test_without_a_variable_the_home_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAINCODER_HOME")
    assert home().name == "paincoder"
