"""Claims that may leave: CSV and JSON of reviewed cases. A held claim is refused, with the reason."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from copilot.errors import InputError

Json = Mapping[str, Any]

COLUMNS = (
    "case", "dos", "payer", "setting", "line", "code", "units", "modifier1", "modifier2", "modifier3",
    "modifier4", "pointers", "diagnoses", "overridden", "knowledge_version",
)  # fmt: skip
POINTERS = "ABCDEFGHIJKL"


class NotExportable(InputError):
    """The claim is held: a query must be answered first."""


def claim(case_id: str, review: Json) -> dict[str, Any]:
    """The exportable claim of a review; NotExportable says what stands in the way."""
    held = [line["line_id"] for line in review["lines"] if line["hold"]]
    if held:
        raise NotExportable(f"Case {case_id}: {', '.join(held)} is held; answer its query first.")
    if review["status"] != "codable":
        raise NotExportable(f"Case {case_id} cannot be exported: {review['status']}.")
    diagnoses = [d["code"] for d in review["diagnoses"]]
    return {
        "case": case_id,
        "dos": review["dos"],
        "payer": review["payer"],
        "setting": review["setting"],
        "knowledge_version": review["knowledge_version"],
        "diagnoses": [{"pointer": p, "code": d} for p, d in zip(POINTERS, diagnoses, strict=False)],
        "lines": [_line(line, diagnoses) for line in review["lines"]],
    }


def _line(line: Json, diagnoses: list[str]) -> dict[str, Any]:
    return {
        "code": line["code"],
        "units": line["units"],
        "modifiers": list(line["modifiers"]),
        "pointers": [POINTERS[diagnoses.index(d)] for d in line["diagnoses"] if d in diagnoses],
        "overridden": line["overridden"],
    }


def to_json(claims: Iterable[Json]) -> str:
    return json.dumps({"claims": list(claims)}, ensure_ascii=False, indent=2) + "\n"


def to_csv(claims: Iterable[Json]) -> str:
    """One row a claim line; the claim's diagnoses are repeated on each, in pointer order."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for item in claims:
        for number, line in enumerate(item["lines"], 1):
            modifiers = [*line["modifiers"], "", "", "", ""][:4]
            writer.writerow(
                {
                    **{key: item[key] for key in ("case", "dos", "payer", "setting", "knowledge_version")},
                    "line": number,
                    "code": line["code"],
                    "units": line["units"],
                    **{f"modifier{i}": modifier for i, modifier in enumerate(modifiers, 1)},
                    "pointers": "".join(line["pointers"]),
                    "diagnoses": " ".join(d["code"] for d in item["diagnoses"]),
                    "overridden": "yes" if line["overridden"] else "",
                }
            )
    return out.getvalue()
