"""`paincoder app` starts Streamlit on this computer only."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from copilot import launching


def test_the_app_listens_on_this_computer_and_reports_nothing() -> None:
    command = launching.command(8600)
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command
    assert "--server.port=8600" in command
    assert "--server.headless=true" in command


def test_a_configuration_file_becomes_switches(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[theme.light]\nprimaryColor = "#0B5A6B"\n[client]\nshowErrorDetails = false\n')
    assert launching.config(path) == {
        "theme.light.primaryColor": "#0B5A6B",
        "client.showErrorDetails": "false",
    }
    assert launching.config(tmp_path / "missing.toml") == {}


def test_three_samples_ship() -> None:
    assert len(launching.sample_names()) == 3
    for name in launching.sample_names():
        assert launching.sample_note(name).strip()


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses a browser was asked to open, while a stand-in app listens for a moment."""
    stand_in = "import socket,sys,time; s = socket.create_server(('127.0.0.1', int(sys.argv[1]))); time.sleep(3)"
    monkeypatch.setattr(launching, "command", lambda port: [sys.executable, "-c", stand_in, str(port)])
    addresses: list[str] = []
    monkeypatch.setattr(launching.webbrowser, "open", addresses.append)
    return addresses


def test_a_window_opens_when_the_app_listens(opened: list[str], port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching, "has_screen", lambda: True)
    assert launching.launch(None, port, browser=True) == 0
    assert opened == [f"http://127.0.0.1:{port}"]


@pytest.mark.parametrize(("screen", "wanted"), [(False, True), (True, False)])
def test_no_window_without_a_screen_or_when_not_wanted(
    screen: bool, wanted: bool, opened: list[str], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching, "has_screen", lambda: screen)
    assert launching.launch(None, port, browser=wanted) == 0
    assert opened == []


def test_a_linux_without_a_display_has_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not launching.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert launching.has_screen()
