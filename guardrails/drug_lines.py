"""HCPCS drug lines from what the note states: drug, dose and vial; never from a guess."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrails.claim import Span
from guardrails.reading.facts import Drug

if TYPE_CHECKING:
    from guardrails.draft import Draft

_BILLING = re.compile(r"(\d+(?:\.\d+)?)\s*(mg|mcg|unit|units|ml|g)", re.I)


@dataclass(frozen=True, slots=True)
class DrugLine:
    code: str
    units: int
    modifiers: tuple[str, ...]
    spans: tuple[Span, ...]


def drug_lines(draft: Draft) -> Iterator[DrugLine]:
    """One line per drug that the note gives with dose, for which the catalog has a billed unit."""
    for drug in draft.reading.facts.drugs:
        code = _code_for(draft, drug.name)
        made = _line(draft, code, drug) if code else None
        if made is not None:
            yield made


def drug_line(draft: Draft, code: str) -> DrugLine | None:
    """The line the note supports for this drug code, or None."""
    return next((line for line in drug_lines(draft) if line.code == code), None)


def _code_for(draft: Draft, name: str) -> str | None:
    """The drug code in force on the date of service whose own words begin with the drug's name."""
    wanted = name.lower().split()
    for code in draft.view.family_codes("drug"):
        info = draft.view.code(code)
        if info is None or not info.valid_on(f"{draft.view.dos:%Y-%m-%d}"):
            continue
        words = re.findall(r"[a-z0-9]+", info.description.lower())
        if wanted and all(word in words for word in wanted):
            return code
    return None


def _line(draft: Draft, code: str, drug: Drug) -> DrugLine | None:
    info = draft.view.code(code)
    quantity = _BILLING.search(info.billing_unit or "") if info else None
    if quantity is None or not drug.dose or not drug.unit or drug.vial is None:
        return None
    if drug.unit.rstrip("s").lower() != quantity.group(2).rstrip("s").lower():
        return None
    units = math.ceil(round(drug.dose / float(quantity.group(1)), 6))
    modifiers = () if drug.vial != "single" else (("JW",) if drug.wasted else ("JZ",))
    return DrugLine(code, units, modifiers, drug.spans)
