"""HCPCS drug lines from what the note states: drug, dose and vial; never from a guess."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guardrails.claim import Span
from guardrails.reading.facts import Drug

if TYPE_CHECKING:
    from guardrails.draft import Draft

_BILLING = re.compile(r"(\d+(?:\.\d+)?)\s*(mg|mcg|unit|units|ml|g)", re.I)
_BOTH_SALTS = re.compile(r"(\d+) mg \w+ \+ (\d+) mg \w+")
_IN_MCG = {"mcg": 1.0, "mg": 1000.0, "g": 1_000_000.0}


@dataclass(frozen=True, slots=True)
class DrugLine:
    code: str
    units: int
    modifiers: tuple[str, ...]
    spans: tuple[Span, ...]


def drug_lines(draft: Draft) -> Iterator[DrugLine]:
    """One line per drug that the note gives with dose and vial, and one with JW for what was thrown away."""
    for drug in draft.reading.facts.drugs:
        code = _code_for(draft, drug)
        made = _line(draft, code, drug) if code else None
        if made is None:
            continue
        yield made
        thrown = _line(draft, made.code, replace(drug, dose=drug.wasted)) if drug.wasted else None
        if thrown is not None and drug.vial == "single":
            yield replace(thrown, modifiers=("JW",))


def drug_line(draft: Draft, code: str, wasted: bool = False) -> DrugLine | None:
    """The line the note supports for this drug code, of what was given or of what was thrown away; or None."""
    return next((x for x in drug_lines(draft) if x.code == code and ("JW" in x.modifiers) is wasted), None)


def _code_for(draft: Draft, drug: Drug) -> str | None:
    """The code in force that day whose own words hold the drug's name; of several sizes the largest that fits."""
    wanted = drug.name.lower().split()
    found: list[tuple[float, str]] = []
    day = f"{draft.view.dos:%Y-%m-%d}"
    for code in draft.view.family_codes("drug"):
        info = draft.view.code(code)
        described = info.description.lower() if info is not None else ""
        if info is None or not wanted or any(word not in described for word in wanted) or not info.valid_on(day):
            continue
        words = re.findall(r"[a-z0-9]+", described)
        if all(word in words for word in wanted):
            size = _quantity(info.billing_unit or "")
            found.append((size[0] if size else 0.0, code))
    fitting = [entry for entry in found if drug.dose is None or entry[0] <= drug.dose]
    return max(fitting or found[:1], key=lambda entry: entry[0], default=(0.0, None))[1]


def _quantity(billed: str) -> tuple[float, str] | None:
    """The amount that one unit stands for: "10 mg", or two salts that count together."""
    both = _BOTH_SALTS.search(billed)
    if both is not None:
        return float(both[1]) + float(both[2]), "mg"
    match = _BILLING.search(billed)
    return (float(match[1]), match[2].rstrip("s").lower()) if match else None


def _in_unit(dose: float, unit: str, wanted: str) -> float | None:
    """A dose in the unit that is billed; None where one is no amount of the other."""
    unit = unit.rstrip("s").lower()
    if unit == wanted:
        return dose
    if unit in _IN_MCG and wanted in _IN_MCG:
        return dose * _IN_MCG[unit] / _IN_MCG[wanted]
    return None


def _line(draft: Draft, code: str, drug: Drug) -> DrugLine | None:
    info = draft.view.code(code)
    quantity = _quantity(info.billing_unit or "") if info else None
    if quantity is None or not drug.dose or not drug.unit or drug.vial is None:
        return None
    dose = _in_unit(drug.dose, drug.unit, quantity[1])
    if dose is None:
        return None
    units = math.ceil(round(dose / quantity[0], 6))
    modifiers = ("JZ",) if drug.vial == "single" and not drug.wasted else ()
    return DrugLine(code, units, modifiers, drug.spans)
