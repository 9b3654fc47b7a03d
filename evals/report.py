"""Figures as text: always with n and an interval, misses by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.golden import Result
from evals.replay import Replay
from evals.runlog import Comparison
from evals.scorer import Line, NoteScore, Summary, summarize
from evals.stats import share

FATES = {
    "wrong_removed": "Wrong lines removed",
    "wrong_mended": "Wrong lines put right",
    "wrong_kept": "Wrong lines kept",
    "right_broken": "Right lines BROKEN",
    "right_held": "Right lines held for a query",
}


def golden(results: Sequence[Result]) -> str:
    """The suite by family, then every failing case with what differs."""
    lines = ["Golden cases"]
    for family in sorted({result.family for result in results}):
        of = [result for result in results if result.family == family]
        lines.append(f"  {family:<20} {share(sum(r.passed for r in of), len(of))}")
    lines.append(f"  {'all':<20} {share(sum(r.passed for r in results), len(results))}")
    for result in results:
        if not result.passed:
            lines.append(f"\nFAILED {result.family}/{result.id}: {result.name}")
            lines += [f"  {difference}" for difference in result.differences]
            lines += [f"  {result.error}"] if result.error else []
    return "\n".join(lines)


def scored(title: str, scores: Sequence[NoteScore]) -> str:
    return "\n".join([title, *_figures(summarize(scores))])


def _figures(s: Summary) -> list[str]:
    left_out = [f"{s.low} of low confidence"] if s.low else []
    left_out += [f"{s.visit_only} of visits alone"] if s.visit_only else []
    low = f"; left out: {', '.join(left_out)}" if left_out else ""
    lines = [
        f"  exact claims       {share(s.exact, s.n)}{low}",
        f"  exact with sides   {share(s.with_sides, s.n)}",
        f"  CPT                precision {s.cpt.precision:.3f}, recall {s.cpt.recall:.3f}, F1 {s.cpt.f1:.3f}",
        f"  ICD-10-CM          F1 {s.icd.f1:.3f} (precision {s.icd.precision:.3f}, "
        f"recall {s.icd.recall:.3f}) on {s.icd_notes} notes that state a diagnosis",
        f"  invented diagnosis on {s.invented} notes that state none",
        f"  must not bill      on {s.forbidden} claims",
    ]
    if s.visits:
        lines.append(f"  visits             {s.visit_points:g} of {s.visits} points")
    return lines


def misses(scores: Sequence[NoteScore]) -> str:
    """Every note that is not exact with sides and diagnoses, with what stood there and what should have."""
    lines = []
    for score in scores:
        good = score.with_sides and score.diagnoses == score.gold_diagnoses and score.visit in (None, 1.0)
        if good:
            continue
        low = "" if score.headline else " (low confidence)"
        lines.append(f"{score.id}{low}{'' if score.exact else ' NOT EXACT'}")
        if not score.with_sides or score.visit not in (None, 1.0):
            lines.append(f"  claim {_claim(score.claim)}; gold {_claim(score.gold)}")
        if score.forbidden:
            lines.append(f"  must not bill: {', '.join(score.forbidden)}")
        extra, missed = score.diagnoses - score.gold_diagnoses, score.gold_diagnoses - score.diagnoses
        if extra or missed:
            lines.append(f"  diagnoses extra {_set(extra)}; missed {_set(missed)}")
    return "\n".join(lines) or "No misses."


def replayed(result: Replay) -> str:
    """Raw and guarded side by side, then every line that the rules touched or should have, by name."""
    raw, guarded = _figures(summarize(result.raw)), _figures(summarize(result.guarded))
    lines = ["Raw", *raw, "Guarded", *guarded]
    right = len(result.of("right_kept", "right_held", "right_broken"))
    wrong = len(result.of("wrong_removed", "wrong_mended", "wrong_kept"))
    lines.append(f"Right lines broken: {share(len(result.of('right_broken')), right)}")
    away = len(result.of("wrong_removed", "wrong_mended"))
    lines.append(f"Wrong lines removed or put right: {share(away, wrong)}")
    for outcome, title in FATES.items():
        found = result.of(outcome)
        lines.append(f"\n{title} ({len(found)})")
        lines += [f"  {fate}" for fate in found]
    for title, ids in (
        ("Notes made exact by the rules", _turned(result.raw, result.guarded)),
        ("Notes made inexact by the rules", _turned(result.guarded, result.raw)),
        ("Notes without a recorded proposal", result.without_proposal),
    ):
        if ids:
            lines.append(f"\n{title}: {', '.join(ids)}")
    return "\n".join(lines)


def compared(before: Path, after: Path, found: Comparison) -> str:
    lines = [f"{before.name} -> {after.name}"]
    for family, (passed, n, passed_now, n_now) in found.by_family.items():
        lines.append(f"  {family:<20} {passed} of {n} -> {passed_now} of {n_now}")
    for title, ids in (
        ("Newly failing", found.newly_failing),
        ("Newly passing", found.newly_passing),
        ("No longer there", found.gone),
        ("New", found.new),
    ):
        if ids:
            lines.append(f"{title}: {', '.join(ids)}")
    return "\n".join(lines)


def _turned(without: Sequence[NoteScore], having: Sequence[NoteScore]) -> list[str]:
    return [b.id for a, b in zip(without, having, strict=True) if b.with_sides and not a.with_sides]


def _claim(lines: Sequence[Line]) -> str:
    return ", ".join(str(line) for line in lines if not line.drug) or "nothing"


def _set(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes)) or "none"
