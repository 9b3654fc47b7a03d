"""`paincoder app`: Streamlit on this computer only, themed and private as in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from copilot.errors import InputError

#: Never left to a user's own Streamlit configuration.
FIXED = {"server.address": "127.0.0.1", "browser.gatherUsageStats": "false"}


def launch(sample: str | None, port: int, browser: bool) -> int:
    """Run the app until it is closed; returns its exit status."""
    if sample is not None and sample not in sample_names():
        raise InputError(f"No sample is named {sample!r}; there are {', '.join(sample_names())}.")
    environment = dict(os.environ)
    if sample is not None:
        environment["PAINCODER_SAMPLE"] = sample
    print(f"The app is at http://127.0.0.1:{port}; stop it with Ctrl+C. Start it again: paincoder app")
    sys.stdout.flush()
    try:
        return subprocess.run(command(port, browser), env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def command(port: int, browser: bool) -> list[str]:
    """The Streamlit command line that starts the app."""
    package = Path(str(resources.files("copilot")))
    switches = {
        **config(package / "ui" / "config.toml"),
        **FIXED,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
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
