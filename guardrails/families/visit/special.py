"""Visits that climb no ladder: a month of chronic pain care, a brief check-in, one inside the global period, staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.reading.facts import Visit

PAIN_MONTH, PAIN_MORE, FIRST_HALF_HOUR, QUARTER = "G3002", "G3003", 30, 15
CHECKIN, CHECKIN_BEFORE, CHECKIN_MINUTES = "98016", "G2012", (5, 10)
POSTOP, STAFF, LONGITUDINAL = "99024", "99211", "G2211"
_TIME = Need("time", "How many minutes does the record state? The note does not say enough of them.", hold=False,
             rule="visit/minutes")  # fmt: skip


def line(code: str, because: str, read: Visit, units: int = 1) -> CodedLine:
    spans = tuple(span for found in read.spans.values() for span in found)
    return CodedLine(code, units, family="visit", because=because, cites=("cms-em",), spans=spans)


def _pain_month(read: Visit, setting: Setting) -> Coded:
    """The first half hour of the month, then each full quarter hour."""
    if read.minutes is None or read.minutes < FIRST_HALF_HOUR:
        return Coded(left_off=(_TIME,))
    more = (read.minutes - FIRST_HALF_HOUR) // QUARTER
    lines = [line(PAIN_MONTH, f"Chronic pain management of the month, {read.minutes} minutes: {PAIN_MONTH}.", read)]
    if more:
        lines.append(line(PAIN_MORE, f"Each full quarter hour beyond 30 minutes: {PAIN_MORE} x{more}.", read, more))
    return Coded(tuple(lines))


def _checkin(read: Visit, setting: Setting) -> Coded:
    """Five to ten minutes; the code changed in 2025."""
    least, most = CHECKIN_MINUTES
    if read.minutes is None or not least <= read.minutes <= most:
        return Coded(left_off=(_TIME,))
    code = CHECKIN if setting.view.existence(CHECKIN).status == "current" else CHECKIN_BEFORE
    return Coded((line(code, f"Brief check-in of {read.minutes} minutes: {code}.", read),))


def _postop(read: Visit, setting: Setting) -> Coded:
    return Coded((line(POSTOP, f"Follow-up inside the global period: {POSTOP}, reported without charge.", read),))


def _staff(read: Visit, setting: Setting) -> Coded:
    if read.patient == "new":
        return Coded()
    return Coded((line(STAFF, f"A visit with clinical staff alone: {STAFF}.", read),))


SPECIAL: Mapping[str, Callable[[Visit, Setting], Coded]] = {
    "pain_month": _pain_month, "checkin": _checkin, "postop": _postop, "staff": _staff,
}  # fmt: skip


def longitudinal(read: Visit, code: str, beside_procedure: bool, setting: Setting) -> list[CodedLine]:
    """What Medicare adds to an office visit of lasting care; never beside a procedure (the visit then carries 25)."""
    medicare = "medicare" in (setting.payer.id, setting.payer.inherits)
    if not read.longitudinal or beside_procedure or not medicare or setting.view.day < "2024-01-01":
        return []
    if code not in setting.view.primaries(LONGITUDINAL):
        return []
    because = f"The note tells of lasting care of a complex condition: {LONGITUDINAL} beside {code}."
    return [line(LONGITUDINAL, because, read)]
