"""Diagnoses: valid on the day, stated in the note, not excluding one another, and pointed to."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.answers import query_key
from guardrails.diagnosing import CLAIM_DIAGNOSIS, answered, best_reading, combination, defended, excluded_by, words_for
from guardrails.draft import (
    AnyEdit,
    Ask,
    DiagnosisDraft,
    Draft,
    NoteDiagnosis,
    RejectDiagnosis,
    ReplaceDiagnosis,
    SetDiagnoses,
)
from guardrails.families.base import Need
from guardrails.pointing import kept, pointers
from guardrails.rule import rule

MOST = 12


def live(draft: Draft) -> list[DiagnosisDraft]:
    return [d for d in draft.diagnoses if d.live]


@rule("dx/invalid", layer="coding", cites=["icd10cm"])
def invalid(draft: Draft) -> Iterator[AnyEdit]:
    """Replace or reject a code that is not billable on the date of service."""
    for diagnosis in live(draft):
        known = draft.view.existence(diagnosis.code)
        if known.kind == "icd10cm" and known.status == "current":
            continue
        day = f"{draft.view.dos:%Y-%m-%d}"
        found = best_reading(draft, diagnosis.code)
        why = {"header": "is a header, not a billable code", "ended": f"ended {known.valid_to}",
               "not_yet": f"begins {known.valid_from}"}.get(known.status, "is no ICD-10-CM code in the "
                                                                         "editions loaded")
        if found is not None:
            yield ReplaceDiagnosis(diagnosis, found.code, f"{diagnosis.code} {why} on {day}; the note's words "
                                   f"lead to {found.code}.", spans=found.spans)
        else:
            yield RejectDiagnosis(diagnosis, f"{diagnosis.code} {why} on {day}.")


@rule("dx/unstated", layer="coding", cites=["icd10cm-guidelines"])
def unstated(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a diagnosis that the note does not state; replace it where the note states a nearer one."""
    for diagnosis in live(draft):
        if diagnosis.code in answered(draft.case.answers):
            continue
        spans = words_for(draft, diagnosis.code)
        if spans:
            diagnosis.evidence = spans
            continue
        found = best_reading(draft, diagnosis.code)
        if found is not None:
            yield ReplaceDiagnosis(diagnosis, found.code, f"The note's words lead to {found.code}, not "
                                   f"{diagnosis.code}.", spans=found.spans)
            diagnosis.evidence = found.spans
        else:
            yield RejectDiagnosis(diagnosis, f"The note does not state a diagnosis that is {diagnosis.code}; it "
                                  "is never inferred from the procedure.")
            yield Ask(query_key("diagnosis", None, diagnosis.code), Need(
                "diagnosis", f"Does the record state a diagnosis for {diagnosis.code}? The note does not.",
                ("yes", "no"), rule="dx/unstated"), blocks=False)


@rule("dx/combined", layer="coding", cites=["icd10cm", "icd10cm-guidelines"])
def combined(draft: Draft) -> Iterator[AnyEdit]:
    """Of two conditions that one code says together (disc with radiculopathy) keep that code, not its parts."""
    for diagnosis in live(draft):
        found = combination(draft, diagnosis.code)
        if found is None or diagnosis.code in answered(draft.case.answers):
            continue
        why = f"The note states this together with another condition; {found.code} says both."
        if any(other.code == found.code for other in live(draft)):
            yield RejectDiagnosis(diagnosis, f"{diagnosis.code}: {why}", spans=found.spans)
        else:
            diagnosis.evidence = found.spans
            yield ReplaceDiagnosis(diagnosis, found.code, why, spans=found.spans)


@rule("dx/excludes1", layer="coding", cites=["icd10cm", "icd10cm-guidelines"])
def excludes1(draft: Draft) -> Iterator[AnyEdit]:
    """Of two codes that exclude one another (Excludes1) keep the one the note's words lead to, or warn."""
    for diagnosis in live(draft):
        for other in live(draft):
            if diagnosis is other or not (diagnosis.live and other.live):
                continue
            if not excluded_by(draft.view, diagnosis.code, other.code):
                continue
            if defended(draft, other.code) and not defended(draft, diagnosis.code):
                yield RejectDiagnosis(diagnosis, f"{diagnosis.code} and {other.code} exclude one another "
                                      f"(Excludes1); the note's words lead to {other.code}.")
            else:
                yield NoteDiagnosis(diagnosis, f"Excludes1: {diagnosis.code} is not reported with "
                                    f"{other.code} where both describe one condition.")


@rule("dx/too-many", layer="coding", cites=["icd10cm-guidelines"])
def too_many(draft: Draft) -> Iterator[AnyEdit]:
    """A professional claim carries at most 12 diagnoses."""
    for diagnosis in live(draft)[MOST:]:
        yield RejectDiagnosis(diagnosis, "A claim carries at most 12 diagnoses.")


@rule("dx/pointers", layer="coding", cites=["icd10cm-guidelines"])
def point(draft: Draft) -> Iterator[AnyEdit]:
    """Point each line to at most four diagnoses of the claim that are of its place and side, in order of support."""
    codes = [d.code for d in live(draft)]
    for line in draft.live():
        given = tuple(d for d in line.diagnoses if d in codes)
        wanted = kept(draft, line, given) or pointers(draft, line, codes)
        if wanted != line.diagnoses:
            away = [d for d in given if d not in wanted]
            why = (f"{', '.join(away)}: of another place or side than this line." if away and wanted else
                   "Pointers follow the diagnoses that the note states.")
            yield SetDiagnoses(line, why, diagnoses=wanted)


@rule("dx/missing", layer="coding", cites=["icd10cm-guidelines", "cms-documentation"])
def missing(draft: Draft) -> Iterator[AnyEdit]:
    """Ask for a diagnosis where a line has none: none is invented."""
    bare = [line for line in draft.live() if not line.diagnoses]
    if bare:
        stated = tuple(d.code for d in draft.reading.facts.diagnoses if d.query is None)[:4]
        on_claim = [d.code for d in live(draft)]
        if on_claim:
            lines = ", ".join(dict.fromkeys(line.code for line in bare))
            question = (f"None of the claim's diagnoses ({', '.join(on_claim[:4])}) is of the place or side that "
                        f"{lines} treats. Which condition was treated?")
        elif stated:
            question = (f"No diagnosis is on the claim; the note states {', '.join(stated)}. Which condition was "
                        "treated?")
        else:
            question = "The note states no diagnosis that can be coded. What condition was treated?"
        options = tuple(d for d in stated if d not in on_claim)
        yield Ask(CLAIM_DIAGNOSIS, Need("diagnosis", question, options, rule="dx/missing"))
