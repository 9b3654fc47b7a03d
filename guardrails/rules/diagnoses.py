"""Diagnoses: valid on the day, stated in the note, not excluding one another, and pointed to."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.answers import query_key
from guardrails.diagnosing import CLAIM_DIAGNOSIS, answered, best_reading, defended, excluded_by, pointers, words_for
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
                "diagnosis", f"Does the record state a diagnosis for {diagnosis.code}? The note does not.", ("yes", "no"),
                rule="dx/unstated"), blocks=False)


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


@rule("dx/pointers", layer="coding", cites=["icd10cm-guidelines", "payer-policy"])
def point(draft: Draft) -> Iterator[AnyEdit]:
    """Point each line to at most four diagnoses of the claim, in order of support."""
    codes = [d.code for d in live(draft)]
    for line in draft.live():
        kept = tuple(d for d in line.diagnoses if d in codes)[:4]
        wanted = kept or pointers(draft, line, codes)
        if wanted != line.diagnoses:
            yield SetDiagnoses(line, "Pointers follow the diagnoses that the note states.", diagnoses=wanted)


@rule("dx/missing", layer="coding", cites=["icd10cm-guidelines", "cms-documentation"])
def missing(draft: Draft) -> Iterator[AnyEdit]:
    """Ask for a diagnosis where a line has none: none is invented."""
    if draft.live() and any(not line.diagnoses for line in draft.live()):
        stated = [d.code for d in draft.reading.facts.diagnoses if d.query is None]
        question = (f"No diagnosis is on the claim; the note states {', '.join(stated[:4])}. Which condition was "
                    "treated?" if stated else
                    "The note states no diagnosis that can be coded. What condition was treated?")
        yield Ask(CLAIM_DIAGNOSIS,
                  Need("diagnosis", question, tuple(stated[:4]), rule="dx/missing"))
