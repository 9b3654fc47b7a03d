"""Runs are kept and compared; small numbers come with their interval."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copilot.errors import InputError
from evals import runlog
from evals.__main__ import run
from evals.golden import Result
from evals.stats import share, wilson


def result(id: str, passed: bool, family: str = "epidural") -> Result:
    return Result(id, family, id, {"lines": passed}, () if passed else ("lines: x",))


def log(folder: Path, **passed: bool) -> Path:
    return runlog.write(folder, [result(name, ok) for name, ok in passed.items()], "builtin", "k1")


def test_a_log_says_what_made_it(tmp_path: Path) -> None:
    path = log(tmp_path, a=True, b=False)
    header, *cases = [json.loads(line) for line in path.read_text().splitlines()]
    assert (header["n"], header["passed"], header["knowledge_version"]) == (2, 1, "k1")
    assert {"commit", "dirty", "packages", "cases_sha256", "proposer", "at"} <= set(header)
    assert [case["passed"] for case in cases] == [True, False]


def test_compare_names_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = log(tmp_path, a=True, b=False, c=True, d=True)
    after = log(tmp_path, a=False, b=True, c=True, e=True)
    found = runlog.compare(before, after)
    assert (found.newly_failing, found.newly_passing) == (("a",), ("b",))
    assert (found.gone, found.new) == (("d",), ("e",))
    assert run(["compare", str(before), str(after)]) == 1
    assert "Newly failing: a" in capsys.readouterr().out
    assert run(["compare", str(before), str(before)]) == 0


def test_what_is_no_log_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"passed": 1}\n')
    with pytest.raises(InputError, match="not the log of a run"):
        runlog.read(path)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 0, 0, 1), (10, 10, 0.7225, 1), (0, 10, 0, 0.2775), (50, 100, 0.4038, 0.5962)],
)
def test_wilson_intervals(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=1e-4)


def test_a_share_shows_its_interval() -> None:
    assert share(17, 20) == "17 of 20, 85.0% (64.0-94.8)"
    assert share(0, 0) == "0 of 0"
