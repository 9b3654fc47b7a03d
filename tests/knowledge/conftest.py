"""The built-in catalog once a session, and a tiny knowledge whose files a test may spoil."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.catalog import Catalog, View
from tests.knowledge.tiny_knowledge import write_tiny


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog.open()


@pytest.fixture(scope="session")
def as_of(catalog: Catalog) -> Callable[[str], View]:
    return lambda day: catalog.as_of(date.fromisoformat(day))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "knowledge")
