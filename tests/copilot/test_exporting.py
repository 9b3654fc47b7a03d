"""Only a claim without holds leaves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from copilot import exporting


def review(**changes: Any) -> dict[str, Any]:
    line: dict[str, Any] = {"line_id": "L1", "code": "64483", "units": 1, "modifiers": ["50"]}
    line |= {"hold": False, "overridden": False}
    return {
        "dos": "2026-11-02",
        "payer": "medicare",
        "setting": "office",
        "knowledge_version": "k",
        "status": "codable",
        "diagnoses": [{"code": "M54.16"}, {"code": "M51.26"}],
        "lines": [{**line, "diagnoses": ["M51.26", "M54.16"]}],
        **changes,
    }


def test_a_claim_has_its_pointers() -> None:
    claim = exporting.claim("7", review())
    assert claim["diagnoses"][1] == {"pointer": "B", "code": "M51.26"}
    assert claim["lines"][0]["pointers"] == ["B", "A"]


def test_csv_and_json_carry_the_same_claim() -> None:
    claim = exporting.claim("7", review())
    header, row = exporting.to_csv([claim]).splitlines()
    assert header == ",".join(exporting.COLUMNS)
    assert row == "7,2026-11-02,medicare,office,1,64483,1,50,,,,BA,M54.16 M51.26,,k"
    assert json.loads(exporting.to_json([claim])) == {"claims": [claim]}


def test_a_held_line_is_not_exported() -> None:
    held = review()
    held["lines"][0]["hold"] = True
    with pytest.raises(exporting.NotExportable, match="L1 is held"):
        exporting.claim("7", held)


@pytest.mark.parametrize("status", ["query_before_billing", "no_billable_service", "not_a_note"])
def test_only_a_codable_claim_is_exported(status: str) -> None:
    with pytest.raises(exporting.NotExportable, match=status):
        exporting.claim("7", review(status=status))
