"""`paincoder app` starts Streamlit on this computer only."""

from __future__ import annotations

from pathlib import Path

from copilot import launching


def test_the_app_listens_on_this_computer_and_reports_nothing() -> None:
    command = launching.command(8600, browser=False)
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
