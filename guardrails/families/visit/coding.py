"""Visit -> its code, by medical decision making or by the physician's time, whichever is higher.

`visit_code(visit, context_patient, payer)` returns (code or None, reason, alternatives). None means: ask.
Codes are never taken from the note's own printed level, and high needs two of three elements at high.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from guardrails.claim import Answer, Context
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.visit.words import LADDERS, LEVELS, PROLONGED, UNTIMED
from guardrails.reading.facts import NoteFacts, Service, Visit

if TYPE_CHECKING:
    from knowledge.catalog import PayerProfile

_WHO = "The note does not say whether the patient is new or established."
_UNSTATED = "two elements of medical decision making are not stated."
_NAMES = ("straightforward", "low", "moderate", "high")


def mdm_level(visit: Visit) -> int | None:
    """0 to 3: the level that two of problems, data and risk reach; None when fewer than two are stated."""
    stated = sorted((LEVELS[e] for e in (visit.problems, visit.data, visit.risk) if e), reverse=True)
    return stated[1] if len(stated) > 1 else None


def time_level(minutes: int | None, ladder: Sequence[tuple[str, int]]) -> int | None:
    """0 to 3: the highest level whose minutes are met; None below the first."""
    if minutes is None:
        return None
    return max((i for i, (_, least) in enumerate(ladder) if minutes >= least), default=None)


def ladder_for(
    visit: Visit, patient: str | None, payer: PayerProfile | None
) -> Sequence[tuple[str, int]] | None:
    """The codes that this kind of visit climbs, or None while new or established is not known."""
    kind = visit.kind
    if kind == "consult" and not (payer and payer.consults):
        kind = "office"
    if kind in ("telehealth", "telephone"):
        kind = "office"
    return LADDERS.get((kind, "any")) or (LADDERS.get((kind, patient)) if patient else None)


def visit_code(
    visit: Visit, context_patient: str | None, payer: PayerProfile | None
) -> tuple[str | None, str, tuple[str, ...]]:
    """(code, reason, alternatives) of a visit; code None: hold and ask, the alternatives are the options."""
    patient = context_patient or visit.patient
    ladder = ladder_for(visit, patient, payer)
    if ladder is None:
        either = [_pick(visit, LADDERS["office", p]) for p in ("new", "established")]
        return None, _WHO, tuple(c for c in either if c)
    by_mdm = mdm_level(visit)
    by_time = None if visit.kind in UNTIMED else time_level(visit.minutes, ladder)
    if by_mdm is None and by_time is None:
        options = tuple(dict.fromkeys(code for code, _ in ladder))
        if visit.minutes is not None:
            return None, f"{visit.minutes} minutes reach no level; {_UNSTATED}", options
        return None, f"The physician's total time is not stated; {_UNSTATED}", options
    level = max(v for v in (by_mdm, by_time) if v is not None)
    code = ladder[level][0]
    others = (ladder[v][0] for v in (by_mdm, by_time) if v is not None)
    other = tuple(c for c in dict.fromkeys(others) if c != code)
    if by_time is not None and (by_mdm is None or by_time > by_mdm):
        return code, f"{visit.minutes} minutes of the physician's time that day: {code}.", other
    return code, f"Medical decision making is {_NAMES[level]} (two of three elements): {code}.", other


def _pick(visit: Visit, ladder: Sequence[tuple[str, int]]) -> str | None:
    levels = [v for v in (mdm_level(visit), time_level(visit.minutes, ladder)) if v is not None]
    return ladder[max(levels)][0] if levels else None


def prolonged(code: str, minutes: int | None, payer: PayerProfile | None) -> tuple[str, int] | None:
    """The payer's prolonged-service code and units beside the top office code, or None."""
    name = payer.prolonged if payer else "99417"
    first = PROLONGED.get(code, {}).get(name)
    if first is None or minutes is None or minutes < first:
        return None
    return name, (minutes - first) // 15 + 1


def _answered(answers: Mapping[str, Answer]) -> str | None:
    """New or established, where the record says so and the coder recorded it."""
    answer = answers.get("visit.any.patient")
    value = answer.value.strip().lower() if answer is not None and answer.source else ""
    return value if value in ("new", "established") else None


def visit(
    facts: NoteFacts,
    services: Sequence[Service],
    procedures: Sequence[CodedLine],
    setting: Setting,
    context: Context,
    answers: Mapping[str, Answer],
) -> Coded:
    """The extra lines of a note's visit (`guardrails.extras`); modifier 25 is a rule's business."""
    read = facts.visit
    if read is None or setting.setting == "asc" or (procedures and read.separate is False):
        return Coded()
    spans = tuple(span for found in read.spans.values() for span in found)
    code, reason, options = visit_code(read, context.patient or _answered(answers), setting.payer)
    if code is None:
        fact = "patient" if "new or established" in reason else "visit level"
        need = Need(
            fact,
            f"{reason} Which visit is documented?",
            ("new", "established") if fact == "patient" else options,
            hold=False,
            rule="visit/undecided",
            spans=spans,
        )
        return Coded(left_off=(need,))
    lines = [CodedLine(code, 1, family="visit", because=reason, cites=("cpt",), spans=spans)]
    extra = prolonged(code, read.minutes, setting.payer)
    if extra:
        lines.append(
            CodedLine(
                extra[0],
                extra[1],
                family="prolonged",
                cites=("cpt",),
                spans=spans,
                because=f"{read.minutes} minutes go beyond {code}: {extra[0]} x {extra[1]}.",
            )
        )
    return Coded(tuple(lines))
