"""Medically unlikely edits: how many units a practitioner's claim may carry of one code on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from guardrails.claim import Severity
from guardrails.draft import AnyEdit, Draft, DraftLine, Drop, Remark, SetUnits
from guardrails.rule import rule


def _by_code(draft: Draft) -> dict[str, list[DraftLine]]:
    found: dict[str, list[DraftLine]] = defaultdict(list)
    for line in draft.live():
        found[line.code].append(line)
    return found


def _per_side(draft: Draft, line: DraftLine) -> bool:
    """At a surgery center a code with bilateral indicator 1 counts per side (NCCI manual, chapter 1)."""
    info = draft.info(line)
    return draft.case.setting == "asc" and info is not None and info.bilateral == "1"


@rule("mue/day-limit", layer="edit", cites=["ncci-mue", "ncci-manual"])
def day_limit(draft: Draft) -> Iterator[AnyEdit]:
    """Cut units above an absolute day limit (MAI 2), or above a line limit (MAI 1)."""
    for code, lines in _by_code(draft).items():
        mue = draft.view.mue(code)
        if mue is None or mue.mai not in (1, 2):
            continue
        limit = mue.value * (2 if _per_side(draft, lines[0]) else 1)
        left = limit
        for line in lines:
            room = limit if mue.mai == 1 else left
            if line.units > room > 0:
                yield SetUnits(line, f"{code}: at most {limit} a day (MUE {mue.value}, MAI {mue.mai}); "
                               f"{line.units} cannot be paid.", severity=Severity.ERROR, units=room)
            elif room <= 0:
                yield Drop(line, f"{code}: at most {limit} a day (MUE {mue.value}, MAI {mue.mai}); this line "
                           "is above it. A further level is an add-on code, the other side modifier 50.")
            left -= line.units if line.live else 0


@rule("mue/unlikely", layer="edit", cites=["ncci-mue"])
def unlikely(draft: Draft) -> Iterator[AnyEdit]:
    """Warn where a day's units exceed a limit that documentation can overcome (MAI 3)."""
    for code, lines in _by_code(draft).items():
        mue = draft.view.mue(code)
        total = sum(line.units for line in lines)
        if mue is not None and mue.mai == 3 and total > mue.value * (2 if _per_side(draft, lines[0]) else 1):
            yield Remark(lines[0], f"{code} x {total} exceeds the usual {mue.value} a day (MAI 3): payable on "
                         "documentation of each unit.", severity=Severity.WARNING)
