"""What the note's words say of a diagnosis code: found, defended as an alternative, nearer, or excluded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from guardrails.answers import query_key, sourced
from guardrails.claim import Answer, Span, normal_diagnosis
from guardrails.quotes import overlaps
from guardrails.reading.diagnoses import supports
from guardrails.reading.dx_rules import matches
from guardrails.reading.facts import Diagnosis

if TYPE_CHECKING:
    from guardrails.draft import Draft
    from knowledge.catalog import View


#: The query for a claim without a diagnosis; its answer is a code.
CLAIM_DIAGNOSIS = query_key("claim", None, "diagnosis")



def words_for(draft: Draft, code: str) -> tuple[Span, ...]:
    """The words that state this code: the reader's, an accepted alternative's, or its official title's."""
    for diagnosis in draft.reading.facts.diagnoses:
        if code == diagnosis.code or code in diagnosis.alternatives:
            return diagnosis.spans
    return supports(draft.reading.document, draft.view, code)


def answered(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Diagnoses that the provider documented, as the coder recorded them with their source: ICD-10-CM codes."""
    stated = query_key("diagnosis", None, "")
    said = {key: a.value.strip() for key, a in answers.items() if sourced(a)}
    codes = [normal_diagnosis(value) for key, value in said.items() if key == CLAIM_DIAGNOSIS]
    codes += [normal_diagnosis(key.removeprefix(stated)) for key, value in said.items()
              if key.startswith(stated) and value.lower() == "yes"]
    return tuple(dict.fromkeys(code for code in codes if code))


def defended(draft: Draft, code: str) -> bool:
    """Whether the reader itself arrived at this code or an equal of it."""
    return any(code == d.code or code in d.alternatives for d in draft.reading.facts.diagnoses)


def best_reading(draft: Draft, code: str) -> Diagnosis | None:
    """The one diagnosis the note states in the same three-character category, if it is not proposed too."""
    present = {d.code for d in draft.diagnoses if d.live}
    near = [d for d in draft.reading.facts.diagnoses
            if d.code[:3] == code[:3] and d.code not in present]
    longest = [d for d in near if d.code.startswith(code)]
    return (longest or near)[0] if len(longest or near) == 1 else None


def excluded_by(view: View, code: str, other: str) -> bool:
    """Whether the tabular list's Excludes1 notes at `code` or its parents name `other`."""
    info = view.icd(code)
    return info is not None and any(_names(named, other) for note in info.notes if note.kind == "excludes1"
                                    for named in note.codes)


def _names(named: str, code: str) -> bool:
    """`named` is a prefix with a trailing dash (M47.2-), an exact code (M79.2) or a range (E08-E13)."""
    first, dash, last = named.partition("-")
    if dash and last:
        return first[:len(code)] <= code[:len(first)] and code[:len(last)] <= last
    return code.startswith(first) if dash else code == first


def combination(draft: Draft, code: str) -> Diagnosis | None:
    """The read diagnosis that says this code and another condition in one, where the note states both."""
    if defended(draft, code):
        return None
    evidence = words_for(draft, code)
    for read in draft.reading.facts.diagnoses:
        if read.query is None and any(overlaps(s, evidence) for s in read.spans) and _absorbs(draft.view, read, code):
            return read
    return None


def _absorbs(view: View, read: Diagnosis, code: str) -> bool:
    """Whether combining two conditions into the read one takes the place of `code` (knowledge/diagnoses)."""
    pattern = next((c.code_pattern for c in view.concepts() if c.id == read.concept), None)
    rows = [row for concept in view.concepts() for row in concept.combines_with if row["code"] in (pattern, read.code)]
    return any(matches(code, row.get("drop", ())) for row in rows)
