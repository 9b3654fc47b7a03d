"""Many notes: order kept, bad records kept apart, resumed where it stopped."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from copilot.batch import Options, Summary, run
from copilot.errors import InputError
from copilot.launching import sample_names, sample_note

OPTIONS = Options(today=datetime.date(2026, 11, 2))
NOTE = sample_note("lumbar-transforaminal")
RECORDS: list[Any] = [
    {"id": "a", "note": NOTE, "dos": "2026-10-14", "unknown": 1, "patient_key": "p"},
    {"id": "b", "note": "  "},
    "this is not json",
    {"id": "d", "note": NOTE, "proposal": {"lines": [{"code": "64483", "modifiers": ["RT"]}]}},
    {"id": "e", "note": NOTE, "proposal": "64483-RT, 77003"},
    {"note": NOTE, "setting": "moon"},
    ["no", "object"],
    {"id": 8, "note": NOTE, "payer": "nobody"},
    {"id": "i", "note": 5},
    {"id": "j", "note": NOTE, "context": {"patient": "new"}, "answers": {"Q": "RT"}},
]
IDS = ["a", "b", 3, "d", "e", 6, 7, 8, "i", "j"]
REVIEWED = {"a", "d", "e", "j"}


def jsonl(path: Path, records: list[Any]) -> Path:
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    path.write_text("\n".join(lines) + "\n\n")
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def without_timing(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for line in lines:
        line.get("review", {}).pop("timing_ms", None)
    return lines


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return jsonl(tmp_path / "in.jsonl", RECORDS)


def test_order_is_kept_and_a_bad_record_stops_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run(source, target, OPTIONS) == Summary(done=10, failed=6, skipped=0)
    lines = lines_of(target)
    assert [line["id"] for line in lines] == IDS
    assert {line["id"] for line in lines if "review" in line} == REVIEWED
    errors = {line["id"]: line["error"] for line in lines if "error" in line}
    assert errors["b"] == {"type": "NoteError", "message": "The note is empty."}
    assert errors[3]["message"] == "Record 3: not a line of JSON."
    assert "moon" in errors[6]["message"]
    assert all(set(error) == {"type", "message"} for error in errors.values())
    assert lines[0]["review"]["dos"] == "2026-10-14"
    assert lines[3]["review"]["dos"] == "2026-11-02"
    assert lines[4]["review"]["proposer"] == "given"


def test_more_workers_give_the_same_lines(source: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    run(source, one, OPTIONS)
    run(source, two, OPTIONS, workers=2)
    assert without_timing(lines_of(one)) == without_timing(lines_of(two))


def test_resume_goes_on_behind_the_lines_that_are_there(source: Path, tmp_path: Path) -> None:
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    run(source, whole, OPTIONS)
    kept = whole.read_bytes().splitlines(keepends=True)
    torn.write_bytes(b"".join(kept[:4]) + kept[4][:25])
    assert run(source, torn, OPTIONS, resume=True) == Summary(done=6, failed=4, skipped=4)
    assert without_timing(lines_of(torn)) == without_timing(lines_of(whole))
    assert run(source, torn, OPTIONS, resume=True) == Summary(done=0, failed=0, skipped=10)


def test_resume_into_another_files_output_is_refused(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text('{"id": "zzz", "review": {}}\n')
    with pytest.raises(InputError, match="not of this input"):
        run(source, target, OPTIONS, resume=True)
    assert target.read_text() == '{"id": "zzz", "review": {}}\n'


def test_the_output_is_never_the_input_or_nowhere(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    with pytest.raises(InputError, match="same file"):
        run(source, source, OPTIONS)
    assert source.read_bytes() == before
    with pytest.raises(InputError, match="Cannot write"):
        run(source, tmp_path / "missing" / "out.jsonl", OPTIONS)


def tabular() -> list[dict[str, Any]]:
    return [
        {"id": "a", "note": NOTE, "dos": "2026-10-14", "proposal": "", "context": '{"patient": "new"}'},
        {"id": "b", "note": NOTE, "dos": "", "proposal": '{"lines": [{"code": "64483"}]}', "context": ""},
        {"id": "c", "note": "", "dos": "2026-10-14", "proposal": "", "context": ""},
        {"id": "d", "note": NOTE, "dos": "2026-10-14", "proposal": "", "context": "{broken"},
    ]


def check_tabular(target: Path) -> None:
    lines = lines_of(target)
    assert [(line["id"], "review" in line) for line in lines] == [
        ("a", True), ("b", True), ("c", False), ("d", False),
    ]  # fmt: skip
    assert lines[1]["review"]["proposer"] == "given"
    assert lines[3]["error"]["message"].startswith("context is not JSON")


def test_csv_with_notes_of_many_lines(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    with source.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(tabular()[0]))
        writer.writeheader()
        writer.writerows(tabular())
    run(source, target, OPTIONS)
    check_tabular(target)


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    source, target = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    pq.write_table(pa.Table.from_pylist(tabular()), source)
    run(source, target, OPTIONS)
    check_tabular(target)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("in.txt", b"x", "none of"),
        ("in.csv", b"a,b\n1,2\n", "no column named note"),
        ("in.csv", b"note\n\xff\xfe\n", "not UTF-8"),
        ("in.parquet", b"not parquet at all", "cannot be read as Parquet"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message):
        run(tmp_path / name, tmp_path / "out.jsonl", OPTIONS)


def test_an_empty_file_gives_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"")
    assert run(tmp_path / "in.jsonl", tmp_path / "out.jsonl", OPTIONS) == Summary(0, 0, 0)
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_all_samples_in_one_batch(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", [{"id": n, "note": sample_note(n)} for n in sample_names()])
    assert run(source, tmp_path / "out.jsonl", OPTIONS).failed == 0
