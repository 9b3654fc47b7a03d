"""What a family is: how its services are read from a note and how they become code lines.

Adding a family is adding a folder with `words.py` (data), `reading.py` (sentences -> Service) and
`coding.py` (Service -> CodedLine), and one line in `families/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrails.claim import Side, Span
from guardrails.reading.document import Document
from guardrails.reading.facts import Service

if TYPE_CHECKING:
    from knowledge.catalog import PayerProfile, View


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and for whom the claim is made: what a family's coding may depend on."""

    view: View
    payer: PayerProfile
    setting: str  # office | facility | asc


@dataclass(frozen=True, slots=True)
class Need:
    """A deciding fact the note does not give. `hold` keeps the line with a query; else it is left off."""

    fact: str
    question: str
    options: tuple[str, ...] = ()
    hold: bool = True
    rule: str = ""  # floor row that says so
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedLine:
    """One line the note supports, before modifiers: `side` is carried as a fact, units per side.

    `sites` are the levels, joints or nerves that the line counts; `because` is the sentence shown to the
    coder where a proposed line is changed to this one.
    """

    code: str
    units: int = 1
    side: Side | None = None
    sites: tuple[str, ...] = ()
    family: str = ""
    region: str | None = None
    because: str = ""
    cites: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    needs: tuple[Need, ...] = ()
    modifiers: tuple[str, ...] = ()  # what the code itself calls for (52, 53), never sides
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A family's answer for all its performed services of one note."""

    lines: tuple[CodedLine, ...] = ()
    left_off: tuple[Need, ...] = ()  # performed, but no line can be made until the query is answered


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    read: Callable[[Document], Iterable[Service]]
    code: Callable[[Sequence[Service], Setting], Coded]
    codes: Callable[[View], frozenset[str]] | None = None  # default: the family's codes in scope.yaml


#: Families whose codes are taken for one another: a line of one may be corrected to a line of the other.
CONFUSED: tuple[frozenset[str], ...] = (
    frozenset({"epidural", "transforaminal", "adhesiolysis", "blood_patch", "lumbar_puncture"}),
    frozenset({"facet", "facet_rf", "si", "unlisted", "neurolysis", "trigger_point", "peripheral_block",
               "genicular"}),
    frozenset({"occipital", "peripheral_block", "plexus_block", "fascial_block", "sympathetic", "neurolysis",
               "unlisted"}),
    frozenset({"joint", "tendon", "trigger_point"}),
    frozenset({"scs", "pns", "programming", "pump"}),
    frozenset({"vertebral_augmentation", "bvn"}),
    frozenset({"visit", "prolonged"}),
)
