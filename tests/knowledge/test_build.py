"""Compiling: same sources, same version; only a changed source compiles again; two at once are safe."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from knowledge import build, freshness
from knowledge.build import compile_all, main, write_hashes
from knowledge.catalog import Catalog
from tests.knowledge.tiny_knowledge import ROWS, write_table, write_tiny


def contents(compiled: Path) -> list[str]:
    connection = sqlite3.connect(compiled)
    try:
        return [line for line in connection.iterdump() if "sqlite_stat" not in line]
    finally:
        connection.close()


def test_the_tiny_knowledge_answers(tiny) -> None:
    view = Catalog.open(compile_all(tiny)).as_of(date(2026, 5, 15))
    assert view.code("64484").primaries == ("64483",)
    assert view.pair("77003", "64483").column1 == "64483"
    assert view.icd("M54.16").parent == "M54.1"
    assert view.coverage("transforaminal")[0].amount == 2


def test_the_same_sources_give_the_same_version_and_rows(tmp_path) -> None:
    first, second = (compile_all(write_tiny(tmp_path / name / "knowledge")) for name in ("one", "two"))
    assert Catalog.open(first).version == Catalog.open(second).version
    assert contents(first) == contents(second)


def test_another_source_gives_another_version(tiny) -> None:
    before = Catalog.open(compile_all(tiny)).version
    path = tiny / "codes" / "transforaminal.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("First level", "First"), encoding="utf-8")
    after = Catalog.open(compile_all(tiny))
    assert after.version != before
    assert after.as_of(date(2026, 5, 15)).code("64483").description == "First"


def test_an_unchanged_source_compiles_nothing(tiny, monkeypatch) -> None:
    compiled = compile_all(tiny)
    assert freshness.is_fresh(tiny, compiled)
    monkeypatch.setattr(build, "_compile", lambda *_: pytest.fail("compiled again"))
    os.utime(tiny / "scope.yaml", (1, 1))
    assert not freshness.is_fresh(tiny, compiled)
    compile_all(tiny)
    assert freshness.is_fresh(tiny, compiled)


def test_a_source_added_or_taken_away_is_noticed(tiny) -> None:
    compiled = compile_all(tiny)
    (tiny / "faq" / "epidural.yaml").unlink()
    assert not freshness.is_fresh(tiny, compiled)
    compile_all(tiny)
    assert Catalog.open(compiled).as_of(date(2026, 5, 15)).faq_entries() == ()


def test_a_damaged_compiled_file_is_compiled_again(tiny) -> None:
    compiled = compile_all(tiny)
    compiled.write_bytes(b"not a database")
    compile_all(tiny)
    assert Catalog.open(compiled).as_of(date(2026, 5, 15)).code("64483")


def test_two_processes_may_compile_at_once(tiny) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert len(set(pool.map(compile_all, [tiny, tiny]))) == 1
    compiled = tiny / "compiled"
    assert {path.name for path in compiled.iterdir()} == {"knowledge.sqlite", "knowledge.manifest.json"}
    assert Catalog.open(compiled / "knowledge.sqlite").as_of(date(2026, 5, 15)).code("64483")


def test_an_open_catalog_goes_on_while_the_file_is_replaced(tiny) -> None:
    compiled = compile_all(tiny)
    before = Catalog.open(compiled)
    write_table(tiny / "tables" / "mue.csv", ["64483,3,2,CMS Policy"])
    write_hashes(tiny)
    compile_all(tiny)
    assert before.as_of(date(2026, 5, 15)).mue("64483").value == 1
    assert Catalog.open(compiled).as_of(date(2026, 5, 15)).mue("64483").value == 3


def test_hashes_can_be_written_for_a_new_table(tiny) -> None:
    write_table(tiny / "tables" / "addons.csv", [*ROWS["addons.csv"], "64484,77003,1,2026-01-01,"])
    write_hashes(tiny)
    view = Catalog.open(compile_all(tiny)).as_of(date(2026, 5, 15))
    assert view.primaries("64484") == ("64483", "77003")


def test_the_bulk_tables_carry_no_time_stamp() -> None:
    for path in (freshness.ROOT / "tables").glob("*.gz"):
        assert path.read_bytes()[4:8] == b"\0\0\0\0", path.name
        assert gzip.decompress(path.read_bytes())


def test_the_summary_names_version_size_and_counts(capsys) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert Catalog.open().version in printed
    assert "icd 75909" in printed
    assert Catalog.open().version.startswith("2026.11-")
