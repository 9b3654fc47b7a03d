"""`paincoder app`: Streamlit on this computer only, themed and private as in a checkout."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
import webbrowser
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from copilot.errors import InputError

HOST = "127.0.0.1"
#: Never left to a user's own Streamlit configuration. Not headless, a first start asks on the terminal for an
#: e-mail address, to be sent away, and ends where nobody can type one; so the window is opened here instead.
FIXED = {"server.address": HOST, "server.headless": "true", "browser.gatherUsageStats": "false"}
#: Seconds given to the app to start listening before no window is opened for it.
PATIENCE = 60.0


def launch(sample: str | None, port: int, browser: bool) -> int:
    """Run the app until it is closed; returns its exit status."""
    if sample is not None and sample not in sample_names():
        raise InputError(f"No sample is named {sample!r}; there are {', '.join(sample_names())}.")
    environment = dict(os.environ)
    if sample is not None:
        environment["PAINCODER_SAMPLE"] = sample
    print(f"The app is at {_address(port)}; stop it with Ctrl+C. Start it again: paincoder app", flush=True)
    with subprocess.Popen(command(port), env=environment) as app:
        if browser and has_screen():
            threading.Thread(target=_open_window, args=(app, port), daemon=True).start()
        try:
            return app.wait()
        except KeyboardInterrupt:
            return 0


def has_screen() -> bool:
    """Whether a browser window can be shown here; without a screen Python may start a text browser instead."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(app: subprocess.Popen[bytes], port: int) -> None:
    """Open the app in the browser as soon as it listens, unless it ended or took too long."""
    end = time.monotonic() + PATIENCE
    while app.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                webbrowser.open(_address(port))
                return
        time.sleep(0.2)


def _address(port: int) -> str:
    return f"http://{HOST}:{port}"


def command(port: int) -> list[str]:
    """The Streamlit command line that starts the app."""
    package = Path(str(resources.files("copilot")))
    switches = {
        **config(package / "ui" / "config.toml"),
        **FIXED,
        "server.port": str(port),
    }
    entry = str(package / "ui" / "entry.py")
    flags = [f"--{name}={value}" for name, value in switches.items()]
    return [sys.executable, "-m", "streamlit", "run", entry, *flags]


def config(path: Path) -> dict[str, str]:
    """A Streamlit configuration file as command line switches; none where there is no file."""
    if not path.is_file():
        return {}
    return dict(_switches(tomllib.loads(path.read_text(encoding="utf-8"))))


def _switches(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _switches(value, f"{name}.")
        elif isinstance(value, bool):
            yield name, str(value).lower()
        else:
            yield name, str(value)


def sample_names() -> list[str]:
    """The sample notes that ship with the product, by name."""
    folder = resources.files("copilot").joinpath("samples")
    return sorted(item.name.removesuffix(".txt") for item in folder.iterdir() if item.name.endswith(".txt"))


def sample_note(name: str) -> str:
    data = resources.files("copilot").joinpath("samples", f"{name}.txt").read_bytes()
    return data.decode("utf-8")
