"""`python -m evals`: the golden suite; `score` a file of notes; `compare` two runs; `bench`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from copilot.errors import InputError
from copilot.settings import settings
from evals import golden, notes, replay, report, runlog
from evals.scorer import NoteScore, score_note, summarize

REGRESSED, BAD_INPUT = 1, 2


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(run(sys.argv[1:]))
    except InputError as error:
        print(f"evals: {error}", file=sys.stderr)
        sys.exit(BAD_INPUT)


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    options = _parser().parse_args(list(arguments))
    commands = {"score": _score, "compare": _compare, "bench": _bench, "schema": _schema, None: _suite}
    return commands[options.command](options)


def _suite(options: argparse.Namespace) -> int:
    """Run the golden cases and keep the run's log; any failing case is exit status 1."""
    cases = [(f, c) for f, c in golden.load_cases() if not options.family or f in options.family]
    results = [golden.run_case(family, case) for family, case in cases]
    from copilot.pipeline import open_catalog

    log = runlog.write(settings().folder("runs"), results, "builtin", open_catalog().version)
    if options.json:
        rows = [{"id": r.id, "family": r.family, "passed": r.passed, "scores": dict(r.scores),
                 "differences": list(r.differences), "error": r.error} for r in results]  # fmt: skip
        passed = sum(result.passed for result in results)
        print(notes.dumps({"n": len(results), "passed": passed, "log": log.name, "cases": rows}))
    else:
        print(report.golden(results))
        print(f"Log: {log}", file=sys.stderr)
    return 0 if all(result.passed for result in results) else REGRESSED


def _score(options: argparse.Namespace) -> int:
    """Score a file of notes with gold."""
    ids = [name for part in options.ids or () for name in part.split(",") if name]
    loaded = notes.load(options.notes, ids)
    if options.recorded:
        return _score_recorded(loaded, options)
    scores = [scored(note) for note in loaded]
    if options.json:
        print(notes.dumps({**summarize(scores).to_json(), "notes": [_note_json(s) for s in scores]}))
        return 0
    print(report.scored(f"{options.notes.name}, built-in proposer", scores))
    if options.misses:
        print("\n" + report.misses(scores))
    return 0


def scored(note: notes.Note) -> NoteScore:
    out = notes.reviewed(note.id, note.request)
    return score_note(note.id, note.gold, out["lines"], notes.diagnoses_of(out))


def _score_recorded(loaded: list[notes.Note], options: argparse.Namespace) -> int:
    result = replay.replay(loaded, notes.recorded(options.recorded))
    if not options.json:
        print(report.replayed(result))
        if options.misses:
            print("\nMisses, guarded\n" + report.misses(result.guarded))
        return 0
    fates = [
        {"note": f.note, "proposed": str(f.proposed), "became": str(f.became) if f.became else None,
         "outcome": f.outcome, "rules": list(f.rules)}
        for f in result.fates
    ]  # fmt: skip
    print(
        notes.dumps(
            {
                "raw": summarize(result.raw).to_json(),
                "guarded": summarize(result.guarded).to_json(),
                "lines": fates,
                "without_proposal": result.without_proposal,
                "notes": [_note_json(score) for score in result.guarded],
            }
        )
    )
    return 0


def _note_json(score: NoteScore) -> notes.Json:
    return {
        "id": score.id,
        "headline": score.headline,
        "exact": score.exact,
        "with_sides": score.with_sides,
        "must_not_bill": list(score.forbidden),
        "claim": [str(line) for line in score.claim],
        "gold": [str(line) for line in score.gold],
        "diagnoses": sorted(score.diagnoses),
        "gold_diagnoses": sorted(score.gold_diagnoses),
        "invented_diagnoses": list(score.invented),
        "visit": score.visit,
    }


def _compare(options: argparse.Namespace) -> int:
    found = runlog.compare(options.before, options.after)
    print(report.compared(options.before, options.after, found))
    return REGRESSED if found.regressed else 0


def _bench(options: argparse.Namespace) -> int:
    from evals import benchmarks

    print(benchmarks.run())
    return 0


def _schema(options: argparse.Namespace) -> int:
    (golden.CASES / golden.SCHEMA_FILE).write_text(golden.schema_text(), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    parser.add_argument("--family", action="append", help="only this family's cases; repeatable")
    commands = parser.add_subparsers(dest="command")
    score = commands.add_parser("score", help="score a file of notes with gold")
    score.add_argument("notes", type=Path, metavar="NOTES.jsonl")
    score.add_argument("--ids", action="append", metavar="ID,ID", help="only these notes")
    score.add_argument("--recorded", type=Path, metavar="PROPOSALS.jsonl", help="replay these proposals")
    score.add_argument("--misses", action="store_true", help="list every miss")
    score.add_argument("--json", action="store_true", help="one JSON document on stdout")
    compare = commands.add_parser("compare", help="compare two run logs; exit 1 on regression")
    compare.add_argument("before", type=Path, metavar="A")
    compare.add_argument("after", type=Path, metavar="B")
    commands.add_parser("bench", help="time the reading and the rules")
    commands.add_parser("schema", help="write the JSON Schema of the case files again")
    return parser


if __name__ == "__main__":
    main()
