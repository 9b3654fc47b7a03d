"""Visit -> its code, by medical decision making or by the physician's time, whichever is higher.

`visit_code(visit, context_patient, payer)` returns (code or None, reason, alternatives). None means: ask.
Codes are never taken from the note's own printed level, and high needs two of three elements at high.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from guardrails.claim import Answer, Context, Span
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.visit.special import SPECIAL, longitudinal
from guardrails.families.visit.words import (
    AUDIO_ONLY,
    HOSPITAL_PROLONGED,
    LADDERS,
    LEAST_DISCUSSION,
    LEVELS,
    PROLONGED,
    SINCE,
    TELEPHONE_BY_TIME,
    UNTIMED,
)
from guardrails.reading.facts import NoteFacts, Service, Visit

if TYPE_CHECKING:
    from knowledge.catalog import PayerProfile

_WHO = "The note does not say whether the patient is new or established."
_UNSTATED = "two elements of medical decision making are not stated."
_TELEPHONE = frozenset(code for (kind, _), steps in LADDERS.items() if kind == "telephone" for code, _ in steps)
_VIDEO = LADDERS["telehealth", "new"][0][0]
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
    if kind in ("telephone", "telehealth") and payer is not None and payer.telephone == "cpt":
        return LADDERS.get((kind, patient)) if patient else None
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
    hospital = HOSPITAL_PROLONGED.get(code)
    if hospital is not None and name == "G2212":
        return ("G0316", (minutes - hospital) // 15 + 1) if minutes is not None and minutes >= hospital else None
    first = PROLONGED.get(code, {}).get(name)
    if first is None or minutes is None or minutes < first:
        return None
    return name, (minutes - first) // 15 + 1


def _answer(answers: Mapping[str, Answer], fact: str) -> str:
    """What the record says of a fact of the visit, where the coder recorded it with its source; else empty."""
    answer = answers.get(f"visit.any.{fact}")
    return answer.value.strip().lower() if answer is not None and answer.source else ""


def _completed(read: Visit, answers: Mapping[str, Answer]) -> Visit:
    """The visit with the answered time in it."""
    minutes = _answer(answers, "time").partition(" ")[0]
    if not minutes.isdigit():
        return read
    return replace(read, minutes=int(minutes), mixed_minutes=None, separate=read.separate or int(minutes) > 0)


def _by_phone(read: Visit, setting: Setting) -> tuple[str | None, str] | None:
    """A telephone visit's code by its minutes alone, on days when it went so; None: as other visits go."""
    first = setting.view.code(TELEPHONE_BY_TIME[0][0])
    if read.kind != "telephone" or first is None or not first.valid_on(setting.view.day):
        return None
    if read.minutes is None:
        return None, "The minutes of the telephone visit are not stated."
    level = time_level(read.minutes, TELEPHONE_BY_TIME)
    code = TELEPHONE_BY_TIME[level][0] if level is not None else None
    return code, f"{read.minutes} minutes by telephone" + (f": {code}." if code else " reach no code.")


def _decided(
    read: Visit, setting: Setting, context: Context, answers: Mapping[str, Answer]
) -> tuple[str | None, str, tuple[str, ...]]:
    """`visit_code` with what answers and the way of the visit add to it."""
    phone = _by_phone(read, setting)
    if phone is not None:
        return phone[0], phone[1], tuple(code for code, _ in TELEPHONE_BY_TIME) if phone[0] is None else ()
    since = SINCE.get("office" if read.kind in ("telehealth", "telephone") else read.kind, "")
    if setting.view.day < since:
        return None, f"Before {since[:4]} levels went by history and examination, which are not read here.", ()
    if read.kind == "telehealth" and setting.view.existence(_VIDEO).status != "current":
        read = replace(read, kind="office")
    given = _answer(answers, "patient")
    patient = context.patient or (given if given in ("new", "established") else None)
    code, reason, options = visit_code(read, patient, setting.payer)
    chosen = _answer(answers, "visit_level").upper()
    if code is None and chosen in options:
        return chosen, "The record states the level.", ()
    if code in _TELEPHONE and (read.minutes is None or read.minutes < LEAST_DISCUSSION):
        return None, f"{code} needs more than ten minutes of medical discussion; the note does not show them.", ()
    return code, reason, options


def visit(
    facts: NoteFacts,
    services: Sequence[Service],
    procedures: Sequence[CodedLine],
    setting: Setting,
    context: Context,
    answers: Mapping[str, Answer],
) -> Coded:
    """The extra lines of a note's visit (`guardrails.extras`); modifier 25 is a rule's business."""
    if facts.visit is None or setting.setting == "asc":
        return Coded()
    read = _completed(facts.visit, answers)
    spans = tuple(span for found in read.spans.values() for span in found)
    if procedures and not read.separate and read.mixed_minutes is not None:
        return Coded(left_off=(_own_time(read, spans),))
    if procedures and read.separate is False:
        return Coded()
    if read.kind in SPECIAL:
        return Coded() if procedures else SPECIAL[read.kind](read, setting)
    code, reason, options = _decided(read, setting, context, answers)
    if code is None and read.mixed_minutes is not None:
        return Coded(left_off=(_own_time(read, spans),))
    if code is None:
        fact = "patient" if "new or established" in reason else "visit level" if options else "time"
        need = Need(
            fact,
            f"{reason} {'How many minutes does the record state?' if fact == 'time' else 'Which visit is documented?'}",
            ("new", "established") if fact == "patient" else options,
            hold=False,
            rule="visit/undecided",
            spans=spans,
        )
        return Coded(left_off=(need,))
    audio = read.kind == "telephone" and code.startswith("992")
    lines = [CodedLine(code, 1, family="visit", because=reason, cites=("cpt",), spans=spans,
                       modifiers=(AUDIO_ONLY,) if audio else ())]
    lines += longitudinal(read, code, bool(procedures), setting)
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


def _own_time(read: Visit, spans: tuple[Span, ...]) -> Need:
    """The question where a stated total counts the procedure: it is nobody's visit time as it stands."""
    asked = (
        f"The total of {read.mixed_minutes} minutes includes the procedure, so it does not count. How many minutes "
        "were the visit's own?"
    )
    return Need("time", asked, hold=False, rule="visit/mixed-time", spans=spans)
