"""Sedation -> 99152/99151 and 99153: same physician, independent observer, at least ten minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from guardrails.claim import Answer, Context
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.sedation.words import FIRST, FIRST_CHILD, FIRST_FROM, FURTHER, FURTHER_FROM, QUARTER
from guardrails.reading.facts import NoteFacts, Sedation, Service


def further_units(minutes: int) -> int:
    """Units of 99153: one from 23 minutes, one more for every 15 after (38, 53 ...)."""
    return 0 if minutes < FURTHER_FROM else (minutes - FURTHER_FROM) // QUARTER + 1


def sedation_codes(
    sedation: Sedation | None, setting: str, under_five: bool = False
) -> tuple[CodedLine, ...]:
    """Lines for the sedation that the note states.

    None without stated minutes, below ten minutes, given by anesthesia, or on the surgery center's own claim.
    Where the observer or the giver is silent the lines are held with a query. 99153 is practice expense only:
    in a facility it is not the physician's.
    """
    if sedation is None or sedation.by_operator is False or sedation.observer is False or setting == "asc":
        return ()
    if sedation.minutes is None or sedation.minutes < FIRST_FROM:
        return ()
    needs = tuple(_needs(sedation))
    first = FIRST_CHILD if under_five else FIRST
    lines = [
        CodedLine(
            first,
            1,
            family="sedation",
            cites=("cpt",),
            spans=sedation.spans,
            needs=needs,
            because=f"Moderate sedation of {sedation.minutes} minutes by the operator: {first}.",
        )
    ]
    units = further_units(sedation.minutes)
    if units and setting == "office":
        lines.append(
            CodedLine(
                FURTHER,
                units,
                family="sedation",
                cites=("cpt",),
                spans=sedation.spans,
                needs=needs,
                because=f"{sedation.minutes} minutes are {units} further quarter hour(s): {FURTHER}.",
            )
        )
    return tuple(lines)


def _needs(sedation: Sedation) -> list[Need]:
    out = []
    if sedation.observer is None:
        out.append(
            Need(
                "observer",
                "Who monitored the patient during sedation, without other duties?",
                ("independent trained observer", "none"),
                rule="sedation/observer-silent",
                spans=sedation.spans,
            )
        )
    if sedation.by_operator is None:
        out.append(
            Need(
                "by_operator",
                "Who gave or supervised the sedation?",
                ("performing physician", "anesthesia"),
                rule="sedation/giver-silent",
                spans=sedation.spans,
            )
        )
    return out


def sedation(
    facts: NoteFacts,
    services: Sequence[Service],
    procedures: Sequence[CodedLine],
    setting: Setting,
    context: Context,
    answers: Mapping[str, Answer],
) -> Coded:
    """The extra lines of a note's sedation (`guardrails.extras`): only beside a procedure."""
    if not procedures:
        return Coded()
    child = facts.sedation is not None and facts.sedation.under_five
    return Coded(sedation_codes(_completed(facts.sedation, answers), setting.setting, child))


def _completed(read: Sedation | None, answers: Mapping[str, Answer]) -> Sedation | None:
    """The sedation with what answers say of who watched and who gave it."""
    if read is None:
        return None
    watched, given = answers.get("sedation.any.observer"), answers.get("sedation.any.by_operator")
    if read.observer is None and watched is not None:
        known = {"independent trained observer": True, "none": False}
        read = replace(read, observer=known.get(watched.value.strip().lower()))
    if read.by_operator is None and given is not None:
        known = {"performing physician": True, "anesthesia": False}
        read = replace(read, by_operator=known.get(given.value.strip().lower()))
    return read
