"""Files of notes with gold: JSON lines of {id, note, dos, payer, setting, context, gold}.

Only note, dos, payer, setting and context reach the product; every other key would leak the answer.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from copilot import incoming
from copilot.errors import InputError
from copilot.files import json_lines
from copilot.pipeline import Request, review
from evals.scorer import Gold, gold_of
from guardrails.claim import Proposal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    family: str
    request: Request
    gold: Gold


def load(path: Path, ids: Sequence[str] = ()) -> list[Note]:
    """The notes of a file, only those of `ids` where given; an unknown id is an error."""
    notes = [note_of(row) for row in json_lines(path, "note")]
    if not ids:
        return notes
    missing = set(ids) - {note.id for note in notes}
    if missing:
        raise InputError(f"{path.name} has no note {', '.join(sorted(missing))}.")
    return [note for note in notes if note.id in set(ids)]


def note_of(row: Mapping[str, Any]) -> Note:
    request = Request(
        note=incoming.checked_note(row["note"]),
        dos=incoming.date_of_service(row["dos"]) if row.get("dos") else datetime.date.today(),
        payer=row.get("payer", "medicare"),
        setting=incoming.setting(row.get("setting", "office")),
        context=incoming.context_from_json(row.get("context")),
    )
    return Note(str(row["id"]), str(row.get("family", "")), request, gold_of(row["gold"]))


def recorded(path: Path) -> dict[str, Json]:
    """Proposals that somebody recorded for these notes, by id: JSON lines of {id, proposal}."""
    return {str(row["id"]): row["proposal"] for row in json_lines(path, "proposal")}


def reviewed(id: str, request: Request, proposal: Proposal | None = None) -> Json:
    """The product's review of one note; a review that fails scores as an empty claim and is named."""
    try:
        return review(replace(request, proposal=proposal))
    except Exception as error:
        print(f"evals: {id}: the review failed: {type(error).__name__}: {error}", file=sys.stderr)
        return {"lines": [], "rejected": [], "diagnoses": []}


def diagnoses_of(out: Mapping[str, Any]) -> list[str]:
    return [diagnosis["code"] for diagnosis in out["diagnoses"]]


def dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
