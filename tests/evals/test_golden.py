"""Golden cases: their format, their comparison, and that they hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from copilot.errors import InputError
from evals import golden
from evals.golden import (
    CASES,
    SCHEMA_FILE,
    Case,
    Expect,
    compare,
    load_cases,
    load_file,
    run_case,
    schema_text,
)

ALL = load_cases()


@pytest.mark.parametrize(("family", "case"), ALL, ids=[f"{family}/{case.id}" for family, case in ALL])
def test_golden_case(family: str, case: Case) -> None:
    result = run_case(family, case)
    assert result.passed, "\n".join([case.name, *result.differences, result.error or ""])


def test_there_are_forty_and_every_family_has_both_sides() -> None:
    assert len(ALL) >= 40
    assert len(Counter(family for family, _ in ALL)) >= 8


def test_the_schema_file_is_that_of_the_model() -> None:
    written = (CASES / SCHEMA_FILE).read_text(encoding="utf-8")
    assert written == schema_text(), "run: python -m evals schema"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_case_files_name_their_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA_FILE}"


CASE = """
family: {family}
cases:
  - id: {id}
    name: A case
    note: "{note}"
    dos: {dos}
    expect: {{{expect}}}
"""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "Bad Id"}, "cases.0.id"),
        ({"note": "  "}, "cases.0.note: .*empty"),
        ({"dos": "2026-11-02"}, "cases.0.dos"),  # unquoted: YAML makes it a date
        ({"expect": "line: [1]"}, "cases.0.expect.line"),
        ({"expect": "status: fine"}, "cases.0.expect.status"),
        ({"family": "other"}, "called other"),
        ({"note": '"'}, "not YAML"),
    ],
)
def test_a_broken_case_file_is_named(tmp_path: Path, changes: dict[str, str], message: str) -> None:
    good = {"family": "epidural", "id": "one", "note": "a note", "dos": '"2026-11-02"', "expect": ""}
    path = tmp_path / "epidural.yaml"
    path.write_text(CASE.format(**good))
    assert load_file(path).cases[0].id == "one"
    path.write_text(CASE.format(**{**good, **changes}))
    with pytest.raises(InputError, match=rf"epidural\.yaml.*{message}"):
        load_file(path)


def test_one_id_may_be_used_once(tmp_path: Path) -> None:
    for family in ("a", "b"):
        text = CASE.format(family=family, id="same", note="x", dos='"2026-11-02"', expect="")
        (tmp_path / f"{family}.yaml").write_text(text)
    with pytest.raises(InputError, match="same is used twice"):
        load_cases(tmp_path)


def out(**changes: Any) -> dict[str, Any]:
    groups = ("lines", "rejected", "suggested", "diagnoses", "rejected_diagnoses", "suggested_diagnoses")
    return {**{name: [] for name in (*groups, "queries")}, "status": "codable", **changes}


LINE = {"code": "64483", "modifiers": ["RT"], "units": 1, "hold": False, "findings": [{"rule": "a/b"}]}


@pytest.mark.parametrize(
    ("expect", "passes"),
    [
        (Expect(), True),
        (Expect(lines=["64483-RT"]), True),
        (Expect(lines=["64483-RT x1"], rules=["a/b"], absent=["77003"]), True),
        (Expect(lines=["64483-RT hold"]), False),
        (Expect(lines=["64483-RT x2"]), False),
        (Expect(lines=[]), False),
        (Expect(rules=["c/d"]), False),
        (Expect(absent=["64483"]), False),
        (Expect(status="codable", queries=[]), True),
        (Expect(queries=["side"]), False),
    ],
)
def test_only_what_is_expected_is_compared(expect: Expect, passes: bool) -> None:
    scores, differences = compare(expect, out(lines=[LINE]))
    assert all(scores.values()) is passes
    assert bool(differences) is not passes


def test_an_exception_is_a_failed_case() -> None:
    case = Case(id="x", name="x", note="x", dos="2026-11-02", expect=Expect())

    def breaks(request: Any) -> Any:
        raise ZeroDivisionError("oops")

    result = run_case("epidural", case, breaks)
    assert (result.passed, result.error) == (False, "ZeroDivisionError: oops")
    assert golden.run_case("epidural", case, lambda request: out()).passed
