"""`paincoder doctor`: what is configured, whether the endpoint answers, what the knowledge is of."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from copilot.proposing.endpoint import endpoint_status
from copilot.settings import Settings, settings

PACKAGES = ("pydantic", "SQLAlchemy", "streamlit", "chromadb", "openai", "instructor")
OURS = ("copilot", "guardrails", "knowledge", "evals")


def examine() -> dict[str, Any]:
    """Everything the screen shows, as data; nothing leaves this computer."""
    from copilot import pipeline

    catalog = pipeline.open_catalog()
    current = settings()
    return {
        "product": _version("pain-coding-copilot"),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
        "shadowed": shadowed(),
        "home": str(current.home),
        "record": "PAINCODER_RECORD_URL" if current.record_url else "SQLite in the home folder",
        "model": endpoint_status(current),
        "privacy": privacy(current),
        "knowledge_version": catalog.version,
        "editions": dict(catalog.as_of(datetime.date.today()).editions()),
    }


def privacy(current: Settings) -> str:
    """What would be redacted before it leaves."""
    if not current.llm_base_url:
        return "Nothing leaves this computer."
    return "The note goes, unredacted, to the endpoint on this computer and nowhere else."


def shadowed() -> list[str]:
    """Our packages whose import name another distribution has taken in this environment."""
    import importlib

    home = Path(__file__).resolve().parent.parent
    found = []
    for name in OURS:
        origin = importlib.import_module(name).__file__
        if origin is None or Path(origin).resolve().parent.parent != home:
            found.append(name)
    return found


def render(found: Mapping[str, Any]) -> str:
    packages = ", ".join(f"{name} {version}" for name, version in found["packages"].items())
    rows = [
        ("Product", f"{found['product']} on Python {found['python']}"),
        ("Packages", packages),
        ("Home", found["home"]),
        ("Record", found["record"]),
        ("Endpoint", found["model"]["endpoint"] or "none"),
        ("Model", f"{found['model']['model'] or 'none'}: {found['model']['state']}"),
        ("Privacy", found["privacy"]),
        ("Knowledge", found["knowledge_version"]),
    ]
    lines = [f"{name:<10} {value}" for name, value in rows]
    for name, edition in found["editions"].items():
        lines.append(f"  {name:<10} {edition['edition'] or 'none':<12} {edition['status']}")
    if found["shadowed"]:
        lines.append(
            f"WARNING    another package provides {', '.join(found['shadowed'])}: "
            "install the product in an environment of its own."
        )
    return "\n".join(lines)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
