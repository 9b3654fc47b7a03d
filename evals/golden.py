"""Golden cases: a note, what is proposed for it, and what must come out. One YAML file a family.

Every key of `expect` that is given must hold exactly; keys that are absent are not looked at. Lines are
written as coders write them: `64483-RT x1`, `64484-50 x2`; a line that must be held ends in ` hold`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from copilot import incoming
from copilot.contract import DIALECT
from copilot.errors import InputError
from copilot.pipeline import Request, review
from copilot.rendering import line_text

CASES = Path(__file__).parent / "cases"
SCHEMA_FILE = "_schema.json"

Status = Literal["codable", "query_before_billing", "no_billable_service", "not_a_note"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expect(Strict):
    """What must come out. `rejected` and `suggested` are codes, `queries` what is asked for (`needs`)."""

    status: Status | None = None
    lines: list[str] | None = None
    diagnoses: list[str] | None = None
    rejected: list[str] | None = None
    rejected_diagnoses: list[str] | None = None
    suggested: list[str] | None = None
    queries: list[str] | None = None
    rules: list[str] = Field([], description="Rule ids of which each must have given a finding")
    absent: list[str] = Field([], description="Codes that must not be on the claim")


class Case(Strict):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(description="A sentence: what this case shows")
    why: str = Field("", description="The rule of coding that decides it")
    style: Literal["template", "dictated", "terse"] = Field("template", description="How the note is written")
    note: str
    dos: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    payer: str = "medicare"
    setting: Literal["office", "facility", "asc"] = "office"
    context: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    claim: str | None = Field(None, description="A pasted claim to check; without it the reader proposes")
    proposal: dict[str, Any] | None = Field(None, description="A proposal with evidence, as CONTRACT.md")
    expect: Expect

    @field_validator("note")
    @classmethod
    def note_has_words(cls, note: str) -> str:
        return incoming.checked_note(note)

    def request(self) -> Request:
        proposal = incoming.claim_from_text(self.claim) if self.claim else None
        if self.proposal is not None:
            proposal = incoming.proposal_from_json(self.proposal)
        return Request(
            note=self.note,
            dos=incoming.date_of_service(self.dos),
            payer=self.payer,
            setting=self.setting,
            context=incoming.context_from_json(self.context),
            answers=incoming.answers_from_json(self.answers),
            proposal=proposal,
        )


class CaseFile(Strict):
    """One family's cases."""

    family: str
    cases: list[Case]


@dataclass(frozen=True, slots=True)
class Result:
    """One case's outcome: a score per expectation that applies, and what differs."""

    id: str
    family: str
    name: str
    scores: Mapping[str, bool]
    differences: tuple[str, ...]
    got: tuple[str, ...] = ()
    error: str | None = None

    @property
    def passed(self) -> bool:
        return self.error is None and all(self.scores.values())


def load_cases(folder: Path = CASES) -> list[tuple[str, Case]]:
    """Every case with its family, in file and line order; ids are unique over all files."""
    found: list[tuple[str, Case]] = []
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        for case in load_file(path).cases:
            if case.id in seen:
                raise InputError(f"{path.name}: the id {case.id} is used twice.")
            seen.add(case.id)
            found.append((path.stem, case))
    return found


def load_file(path: Path) -> CaseFile:
    try:
        file = CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise InputError(f"{path.name} is not YAML: {str(error).splitlines()[0]}.") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path.name}, {where}: {first['msg']}.") from None
    if file.family != path.stem:
        raise InputError(f"{path.name}: its family is called {file.family}.")
    return file


def run_case(family: str, case: Case, reviewing: Callable[[Request], Mapping[str, Any]] = review) -> Result:
    """Review one case and compare; an exception is a result, never a skip."""
    try:
        out = reviewing(case.request())
    except Exception as error:
        return Result(case.id, family, case.name, {}, (), error=f"{type(error).__name__}: {error}")
    scores, differences = compare(case.expect, out)
    return Result(case.id, family, case.name, scores, differences, tuple(_lines(out)))


def compare(expect: Expect, out: Mapping[str, Any]) -> tuple[dict[str, bool], tuple[str, ...]]:
    """Each given expectation as a score, with a sentence where it does not hold."""
    scores: dict[str, bool] = {}
    differences: list[str] = []

    def check(what: str, wanted: Any, got: Any) -> None:
        if wanted is not None:
            scores[what] = wanted == got
            if wanted != got:
                differences.append(f"{what}: expected {_shown(wanted)}, got {_shown(got)}")

    check("status", expect.status, out["status"])
    check("lines", None if expect.lines is None else [_spelled(x) for x in expect.lines], _lines(out))
    check("diagnoses", expect.diagnoses, [d["code"] for d in out["diagnoses"]])
    check("rejected", _sorted(expect.rejected), sorted(r["proposed"]["code"] for r in out["rejected"]))
    check(
        "rejected_diagnoses",
        _sorted(expect.rejected_diagnoses),
        sorted(d["proposed"] for d in out["rejected_diagnoses"]),
    )
    check("suggested", _sorted(expect.suggested), sorted(s["code"] for s in out["suggested"]))
    check("queries", _sorted(expect.queries), sorted(q["needs"] for q in out["queries"]))
    check("rules", [] if expect.rules else None, sorted(set(expect.rules) - _rules(out)))
    on_claim = {line["code"] for line in out["lines"]}
    check("absent", [] if expect.absent else None, sorted(on_claim & set(expect.absent)))
    return scores, tuple(differences)


def schema_text() -> str:
    """The JSON Schema of a case file, as it stands in evals/cases/."""
    return json.dumps({"$schema": DIALECT, **CaseFile.model_json_schema()}, indent=2) + "\n"


def _lines(out: Mapping[str, Any]) -> list[str]:
    return [line_text(line) + (" hold" if line["hold"] else "") for line in out["lines"]]


def _spelled(line: str) -> str:
    """`64483-RT` of a case file as `64483-RT x1`."""
    code, _, rest = line.partition(" ")
    units = re.search(r"x(\d+)", rest)
    return f"{code} x{units[1] if units else 1}" + (" hold" if "hold" in rest.split() else "")


def _rules(out: Mapping[str, Any]) -> set[str]:
    groups = ("lines", "rejected", "suggested", "diagnoses", "rejected_diagnoses", "suggested_diagnoses")
    findings = [f for group in groups for item in out[group] for f in item["findings"]]
    return {finding["rule"] for finding in [*findings, *out["queries"]]}


def _sorted(values: Sequence[str] | None) -> list[str] | None:
    return None if values is None else sorted(values)


def _shown(value: Any) -> str:
    return ", ".join(value) or "none" if isinstance(value, Iterable) and not isinstance(value, str) else value
