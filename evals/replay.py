"""Recorded proposals, raw and guarded: what the rules removed that was wrong, and broke that was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from copilot import incoming
from evals.notes import Note, diagnoses_of, reviewed
from evals.scorer import Gold, Line, NoteScore, line_of, score_note

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one proposed line. `outcome` says which of the lists it belongs to."""

    note: str
    proposed: Line
    became: Line | None
    outcome: str  # right_kept | right_broken | right_held | wrong_removed | wrong_mended | wrong_kept
    rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        became = f" -> {self.became}" if self.became not in (None, self.proposed) else ""
        why = f"  [{', '.join(self.rules)}]" if self.rules else ""
        return f"{self.note}: {self.proposed}{became}{why}"


@dataclass(slots=True)
class Replay:
    raw: list[NoteScore] = field(default_factory=list)
    guarded: list[NoteScore] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    without_proposal: list[str] = field(default_factory=list)

    def of(self, *outcomes: str) -> list[Fate]:
        return [fate for fate in self.fates if fate.outcome in outcomes]


def replay(notes: Sequence[Note], proposals: Mapping[str, Json]) -> Replay:
    """Score every note's recorded proposal as it stands and as the rules leave it."""
    result = Replay()
    for note in notes:
        if note.id not in proposals:
            result.without_proposal.append(note.id)
            continue
        proposal = proposals[note.id]
        out = reviewed(note.id, note.request, incoming.proposal_from_json(proposal))
        result.raw.append(score_note(note.id, note.gold, proposal["lines"], raw_diagnoses(proposal)))
        result.guarded.append(score_note(note.id, note.gold, out["lines"], diagnoses_of(out)))
        result.fates += fates(note.id, note.gold, proposal["lines"], out)
    return result


def raw_diagnoses(proposal: Json) -> list[str]:
    """The proposal's own diagnoses and those of its lines, as a claim would carry them."""
    own = list(proposal.get("diagnoses") or ())
    return own + [code for line in proposal["lines"] for code in line.get("diagnoses") or ()]


def fates(note: str, gold: Gold, proposed: Sequence[Json], out: Json) -> list[Fate]:
    """Each proposed line beside what came of it; drug lines are not scored and not listed."""
    landed: dict[int, Json] = {}
    for line in out["lines"]:
        for origin in line["origin"]:
            landed.setdefault(origin, line)
    refused = {origin: line for line in out["rejected"] for origin in line["origin"]}
    found: list[Fate] = []
    seen: Counter[Line] = Counter()
    for index, data in enumerate(proposed):
        line = line_of(data)
        if line.drug:
            continue
        target = landed.get(index)
        became = line_of(target) if target is not None else None
        reasons = (target or refused.get(index, {})).get("findings", ())
        rules = tuple(dict.fromkeys(f["rule"] for f in reasons if f["severity"] != "info" or f["change"]))
        held = bool(target and target["hold"])
        right = gold.accepts(line, seen[line])
        seen[line] += 1
        found.append(Fate(note, line, became, _outcome(gold, right, became, held), rules))
    return found


def _outcome(gold: Gold, right: bool, became: Line | None, held: bool) -> str:
    if right:
        if became is None or not gold.accepts(became):
            return "right_broken"
        return "right_held" if held else "right_kept"
    if became is None:
        return "wrong_removed"
    return "wrong_mended" if gold.accepts(became) else "wrong_kept"
