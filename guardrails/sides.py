"""The bilateral form of a line: one function decides it for a payer profile and a setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrails.claim import Side

if TYPE_CHECKING:
    from knowledge.catalog import CodeInfo, PayerProfile

SIDE_MODIFIERS = frozenset({"RT", "LT", "50"})


@dataclass(frozen=True, slots=True)
class Form:
    """One claim line's units and side modifiers."""

    units: int
    modifiers: tuple[str, ...] = ()


def takes_side(info: CodeInfo | None) -> bool:
    """Whether lines of this code carry RT, LT or 50 at all."""
    return info is not None and info.sided in ("unilateral_50_ok", "rtlt_only")


def form(info: CodeInfo | None, side: Side | None, units: int, payer: PayerProfile,
         setting: str) -> tuple[Form, ...]:
    """The claim form of `units` per side of a service on `side`.

    CONTRACT: Medicare one line with 50; commercial the same, add-ons by doubled units only where the
    profile says so; surgery center two lines, RT and LT; codes without a bilateral payment rule (fee
    schedule indicator other than 1 or 3) two lines as well.
    """
    if not takes_side(info) or side is None:
        return (Form(units),)
    assert info is not None
    if side is not Side.BIL:
        return (Form(units, (side.value,)),)
    if setting == "asc" or info.sided == "rtlt_only":
        return (Form(units, ("RT",)), Form(units, ("LT",)))
    choice = payer.bilateral_addon if info.addon else payer.bilateral_primary
    if choice == "units":
        return (Form(units * 2),)
    if choice == "RT+LT":
        return (Form(units, ("RT",)), Form(units, ("LT",)))
    return (Form(units, ("50",)),)


def side_of(modifiers: Iterable[str]) -> Side | None:
    """The side that a line's modifiers say: RT and LT together, or 50, are both sides."""
    found = SIDE_MODIFIERS.intersection(modifiers)
    if not found:
        return None
    return Side.BIL if len(found) > 1 or "50" in found else Side(next(iter(found)))


def without_side(modifiers: Iterable[str]) -> tuple[str, ...]:
    return tuple(m for m in modifiers if m not in SIDE_MODIFIERS)
