"""How well the reader codes diagnoses: micro F1 against gold.icd10 of a file of notes.

    python -m evals.diagnoses_check NOTES.jsonl [...] [--show]

For each note the gold list or the acceptable alternative that agrees best is taken. Notes without gold
diagnoses count only for codes invented on them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guardrails.reading import sections
from guardrails.reading.diagnoses import read_diagnoses
from knowledge.catalog import Catalog


@dataclass(slots=True)
class Tally:
    """Codes right, wrong and missed, and what was invented where gold has none."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    exact: int = 0
    notes: int = 0
    silent_notes: int = 0
    invented: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def golds(gold: dict[str, Any]) -> list[list[str]]:
    """The gold list and its acceptable alternatives."""
    others = [a["icd10"] for a in gold.get("acceptable_alternatives", []) if "icd10" in a]
    return [list(gold.get("icd10", [])), *others]


def best(read: Sequence[str], lists: Iterable[Sequence[str]]) -> Sequence[str]:
    """The list that the reading agrees with most."""

    def score(gold: Sequence[str]) -> float:
        both = len(set(read) & set(gold))
        return 2 * both / (len(set(read)) + len(set(gold)) or 1)

    return max(lists, key=score)


def measure(notes: Iterable[dict[str, Any]], show: bool) -> Tally:
    """Read every note and count."""
    catalog, tally = Catalog.open(), Tally()
    for note in notes:
        view = catalog.as_of(date.fromisoformat(note["dos"]))
        read = [d.code for d in read_diagnoses(sections.parse(note["note"]), view)]
        lists = golds(note["gold"])
        if not lists[0]:
            tally.silent_notes += 1
            tally.invented += [f"{note['id']}:{c}" for c in read if not any(c in g for g in lists)]
            continue
        gold = best(read, lists)
        right = len(set(read) & set(gold))
        tally.notes += 1
        tally.right += right
        tally.wrong += len(set(read)) - right
        tally.missed += len(set(gold)) - right
        tally.exact += set(read) == set(gold)
        if show and set(read) != set(gold):
            print(f"{note['id']:10} read {read}  gold {list(gold)}")
    return tally


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print the notes that differ")
    options = parser.parse_args(arguments)
    notes = [
        json.loads(line) for file in options.files for line in file.read_text("utf-8").splitlines() if line
    ]
    tally = measure(notes, options.show)
    print(
        f"notes with gold {tally.notes}: F1 {tally.f1:.3f} (right {tally.right}, wrong {tally.wrong}, "
        f"missed {tally.missed}), exact {tally.exact}; notes without gold {tally.silent_notes}: "
        f"invented {len(tally.invented)} {' '.join(tally.invented)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
