"""Scores a claim against gold: the best match over the gold coding and its acceptable alternatives.

- *exact*: the same codes and units; HCPCS drug lines and visits are left out.
- *with sides*: the same and RT, LT and 50.
- Visits are scored apart: the level itself 1, one level either way 0.5. A note whose gold is visits alone
  is not counted among the exact ones.
- Held lines count as on the claim, suggested ones do not.
- A code of `must_not_bill` on the claim is a failure however good the rest.
- Notes whose gold is of low confidence stay out of the headline.
- ICD-10-CM is scored on notes that state a diagnosis; on the rest, any diagnosis is an invented one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.stats import Counts, f1
from guardrails.claim import normal_code, normal_diagnosis

SIDES = frozenset({"RT", "LT", "50"})
_DRUG = re.compile(r"^(?:[JQA]\d{4}|S0\d{3})$")
_VISIT = re.compile(r"^(?:99(?:20[2-9]|2[1-9]\d|3\d\d|4\d\d)|98\d{3}|G2211|G2212|G0316)$")
#: Visit codes by rising level; one step either way on one ladder is half right.
LADDERS = (
    ("99202", "99203", "99204", "99205"),
    ("99211", "99212", "99213", "99214", "99215"),
    ("99221", "99222", "99223"),
    ("99231", "99232", "99233"),
    ("99242", "99243", "99244", "99245"),
    ("99252", "99253", "99254", "99255"),
    ("99281", "99282", "99283", "99284", "99285"),
    ("98000", "98001", "98002", "98003"),
    ("98004", "98005", "98006", "98007"),
    ("98008", "98009", "98010", "98011"),
    ("98012", "98013", "98014", "98015"),
)
_LEVEL = {code: (ladder, level) for ladder, codes in enumerate(LADDERS) for level, code in enumerate(codes)}


@dataclass(frozen=True, slots=True, order=True)
class Line:
    code: str
    units: int = 1
    sides: tuple[str, ...] = ()

    @property
    def drug(self) -> bool:
        return bool(_DRUG.match(self.code))

    @property
    def visit(self) -> bool:
        return bool(_VISIT.match(self.code))

    @property
    def procedure(self) -> bool:
        return not self.drug and not self.visit

    def __str__(self) -> str:
        return "-".join([self.code, *self.sides]) + (f" x{self.units}" if self.units != 1 else "")


def line_of(data: Mapping[str, Any]) -> Line:
    """A line of gold, a proposal or a review."""
    sides = {str(m).upper() for m in data.get("modifiers") or ()} & SIDES
    return Line(normal_code(str(data["code"])), int(data.get("units") or 1), tuple(sorted(sides)))


@dataclass(frozen=True, slots=True)
class Gold:
    """What a note should be coded as; the first of each tuple is the gold itself."""

    claims: tuple[tuple[Line, ...], ...]
    diagnoses: tuple[frozenset[str], ...]
    must_not_bill: frozenset[str]
    confidence: str = "high"

    @property
    def states_diagnosis(self) -> bool:
        return bool(self.diagnoses[0])

    def accepts(self, line: Line, already: int = 0) -> bool:
        """Whether some acceptable coding has this very line, more often than it was `already` there."""
        return any(claim.count(line) > already for claim in self.claims)


def gold_of(data: Mapping[str, Any]) -> Gold:
    alternatives = data.get("acceptable_alternatives") or ()
    claims = [data["cpt"], *(a["cpt"] for a in alternatives if a["scope"] == "cpt")]
    diagnoses = [data["icd10"], *(a["icd10"] for a in alternatives if a["scope"] == "icd10")]
    return Gold(
        claims=tuple(tuple(sorted(map(line_of, claim))) for claim in claims),
        diagnoses=tuple(frozenset(map(normal_diagnosis, codes)) for codes in diagnoses),
        must_not_bill=frozenset(map(normal_code, data.get("must_not_bill") or ())),
        confidence=data.get("confidence", "high"),
    )


@dataclass(frozen=True, slots=True)
class NoteScore:
    """One note's claim against its gold. `gold` is the coding it was matched with."""

    id: str
    exact: bool
    with_sides: bool
    forbidden: tuple[str, ...]
    claim: tuple[Line, ...]
    gold: tuple[Line, ...]
    diagnoses: frozenset[str]
    gold_diagnoses: frozenset[str]
    states_diagnosis: bool
    visit: float | None
    headline: bool

    @property
    def visit_only(self) -> bool:
        return bool(self.gold) and all(line.visit for line in self.gold)

    @property
    def invented(self) -> tuple[str, ...]:
        """Diagnoses on the claim of a note that states none."""
        return () if self.states_diagnosis else tuple(sorted(self.diagnoses - self.gold_diagnoses))


def score_note(
    id: str, gold: Gold, lines: Iterable[Mapping[str, Any]], diagnoses: Iterable[str]
) -> NoteScore:
    claim = tuple(sorted(map(line_of, lines)))
    forbidden = tuple(sorted({line.code for line in claim} & gold.must_not_bill))
    matched = max(gold.claims, key=lambda candidate: _closeness(claim, candidate))
    got = frozenset(map(normal_diagnosis, diagnoses))
    matched_diagnoses = max(gold.diagnoses, key=lambda codes: _set_f1(got, codes))
    return NoteScore(
        id=id,
        exact=not forbidden and _units(claim) == _units(matched),
        with_sides=not forbidden and _sided(claim) == _sided(matched),
        forbidden=forbidden,
        claim=claim,
        gold=matched,
        diagnoses=got,
        gold_diagnoses=matched_diagnoses,
        states_diagnosis=gold.states_diagnosis,
        visit=visit_score(claim, matched),
        headline=gold.confidence != "low",
    )


def visit_score(claim: Sequence[Line], gold: Sequence[Line]) -> float | None:
    """1 for the visit's level, 0.5 one level off, 0 otherwise; None where neither has a visit."""
    got = [line.code for line in claim if line.code in _LEVEL]
    wanted = [line.code for line in gold if line.code in _LEVEL]
    if not got and not wanted:
        return None
    if len(got) != 1 or len(wanted) != 1:
        return 1.0 if sorted(got) == sorted(wanted) else 0.0
    (ladder, level), (gold_ladder, gold_level) = _LEVEL[got[0]], _LEVEL[wanted[0]]
    if ladder != gold_ladder:
        return 0.0
    return {0: 1.0, 1: 0.5}.get(abs(level - gold_level), 0.0)


def codes(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(line.code for line in lines if line.procedure)


def _units(lines: Iterable[Line]) -> Counter[tuple[str, int]]:
    return Counter((line.code, line.units) for line in lines if line.procedure)


def _sided(lines: Iterable[Line]) -> Counter[Line]:
    return Counter(line for line in lines if line.procedure)


def _closeness(claim: Sequence[Line], gold: Sequence[Line]) -> tuple[bool, bool, float, float]:
    """How well a claim matches one coding; the first that is best wins."""
    return (
        _sided(claim) == _sided(gold),
        _units(claim) == _units(gold),
        _set_f1(codes(claim), codes(gold)),
        visit_score(claim, gold) or 0.0,
    )


def _set_f1(got: frozenset[str], gold: frozenset[str]) -> float:
    return f1(len(got & gold), len(got - gold), len(gold - got))


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one file of notes; `n` notes in the headline, `low` and `visit_only` left out of it."""

    n: int
    low: int
    visit_only: int
    exact: int
    with_sides: int
    forbidden: int
    cpt: Counts
    icd: Counts
    icd_notes: int
    invented: int
    visits: int
    visit_points: float

    def to_json(self) -> dict[str, Any]:
        return {
            "n": self.n,
            "low_confidence_left_out": self.low,
            "visit_only_left_out": self.visit_only,
            "exact": self.exact,
            "exact_share": _rate(self.exact, self.n),
            "with_sides": self.with_sides,
            "with_sides_share": _rate(self.with_sides, self.n),
            "must_not_bill_notes": self.forbidden,
            "cpt": _counts_json(self.cpt),
            "icd10": {"notes": self.icd_notes, **_counts_json(self.icd)},
            "notes_with_invented_diagnosis": self.invented,
            "visits": {"n": self.visits, "points": self.visit_points},
        }


def summarize(scores: Sequence[NoteScore]) -> Summary:
    headline = [score for score in scores if score.headline]
    cpt, icd = Counts(), Counts()
    for score in headline:
        cpt.add(codes(score.claim), codes(score.gold))
        if score.states_diagnosis:
            icd.add(score.diagnoses, score.gold_diagnoses)
    procedures = [score for score in headline if not score.visit_only]
    visits = [score.visit for score in headline if score.visit is not None]
    return Summary(
        n=len(procedures),
        low=len(scores) - len(headline),
        visit_only=len(headline) - len(procedures),
        exact=sum(score.exact for score in procedures),
        with_sides=sum(score.with_sides for score in procedures),
        forbidden=sum(bool(score.forbidden) for score in scores),
        cpt=cpt,
        icd=icd,
        icd_notes=sum(score.states_diagnosis for score in headline),
        invented=sum(bool(score.invented) for score in scores),
        visits=len(visits),
        visit_points=sum(visits),
    )


def _rate(hits: int, n: int) -> float:
    return round(hits / n, 4) if n else 0.0


def _counts_json(counts: Counts) -> dict[str, float]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
    }
