"""What happens when the note is silent: one table, fact and trait of the code to an outcome.

Every coding of a family asks this table and nothing else; `tests/guardrails/test_floor.py` is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from guardrails.claim import Span
from guardrails.reading.facts import Imaging

if TYPE_CHECKING:
    from guardrails.families.base import Need
    from knowledge.catalog import CodeInfo


class Fact(StrEnum):
    SIDE = "side"
    IMAGING = "imaging"
    LEVELS = "levels"
    MUSCLES = "muscles"
    APPROACH = "approach"
    REGION = "region"
    DIAGNOSIS = "diagnosis"


class Said(StrEnum):
    """What the note says of the fact. A template blank in a deciding place counts as `SILENT`."""

    SILENT = "silent"
    ABSENT = "absent"
    ULTRASOUND = "ultrasound"
    CONTRADICTED = "contradicted"


class Trait(StrEnum):
    """What the code or family is like, as far as the fact decides."""

    SIDED = "sided"
    UNGUIDED_TWIN = "has a code without imaging"
    GUIDANCE_REQUIRED = "guidance required by the code"
    FACET = "facet injection"
    FACET_RF = "facet lesion"
    SI_JOINT = "sacroiliac joint injection"
    SI_NERVES = "sacroiliac nerves"
    TRANSFORAMINAL = "transforaminal"
    COUNTED = "counted by level or joint"
    MUSCLES = "counted by muscle"
    EPIDURAL = "epidural"
    ANY = "any"


class Outcome(StrEnum):
    KEEP = "keep the code"
    UNGUIDED = "the code without imaging"
    ONE = "one unit"
    TRIGGER_POINT = "trigger point code"
    ULTRASOUND_TWIN = "ultrasound tracking code"
    UNLISTED_NERVE = "unlisted nerve procedure"
    UNLISTED_ULTRASOUND = "unlisted ultrasound procedure"
    LEFT_OFF = "no line"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the floor. `hold`: the line (or its absence) stays open until the query is answered."""

    fact: Fact
    said: Said
    trait: Trait
    outcome: Outcome
    hold: bool
    question: str = ""
    options: tuple[str, ...] = ()
    code: str | None = None  # the fixed code of an outcome that names one

    @property
    def id(self) -> str:
        return f"{self.fact}/{self.said}/{self.trait.name.lower()}"


_SIDES = ("RT", "LT", "50")
_GUIDES = ("fluoroscopy", "ct", "ultrasound", "absent")
_ASK_SIDE = "Which side was treated? The note does not say."
_ASK_IMAGING = "Was imaging used for the needle, and which? The note does not say."

FLOOR: tuple[Row, ...] = (
    Row(Fact.SIDE, Said.SILENT, Trait.SIDED, Outcome.KEEP, True, _ASK_SIDE, _SIDES),
    Row(
        Fact.SIDE,
        Said.CONTRADICTED,
        Trait.SIDED,
        Outcome.KEEP,
        True,
        "The note states the side two ways. Which was treated?",
        _SIDES,
    ),
    Row(Fact.IMAGING, Said.SILENT, Trait.UNGUIDED_TWIN, Outcome.UNGUIDED, True, _ASK_IMAGING, _GUIDES),
    Row(Fact.IMAGING, Said.SILENT, Trait.GUIDANCE_REQUIRED, Outcome.KEEP, True, _ASK_IMAGING, _GUIDES),
    Row(
        Fact.IMAGING,
        Said.CONTRADICTED,
        Trait.UNGUIDED_TWIN,
        Outcome.UNGUIDED,
        True,
        "The note says both that imaging was used and that it was not. Which holds?",
        _GUIDES,
    ),
    Row(
        Fact.IMAGING,
        Said.CONTRADICTED,
        Trait.GUIDANCE_REQUIRED,
        Outcome.KEEP,
        True,
        "The note says both that imaging was used and that it was not. Which holds?",
        _GUIDES,
    ),
    Row(Fact.IMAGING, Said.ABSENT, Trait.UNGUIDED_TWIN, Outcome.UNGUIDED, False),
    Row(Fact.IMAGING, Said.ABSENT, Trait.FACET, Outcome.TRIGGER_POINT, False),
    Row(Fact.IMAGING, Said.ABSENT, Trait.SI_JOINT, Outcome.TRIGGER_POINT, False, code="20552"),
    Row(Fact.IMAGING, Said.ABSENT, Trait.FACET_RF, Outcome.UNLISTED_NERVE, False, code="64999"),
    Row(
        Fact.IMAGING,
        Said.ABSENT,
        Trait.GUIDANCE_REQUIRED,
        Outcome.KEEP,
        True,
        "The note says that no imaging was used, and this code requires fluoroscopy or CT. Please confirm.",
        _GUIDES,
    ),
    Row(Fact.IMAGING, Said.ULTRASOUND, Trait.UNGUIDED_TWIN, Outcome.UNGUIDED, False),
    Row(Fact.IMAGING, Said.ULTRASOUND, Trait.FACET, Outcome.ULTRASOUND_TWIN, False),
    Row(
        Fact.IMAGING,
        Said.ULTRASOUND,
        Trait.FACET_RF,
        Outcome.UNLISTED_NERVE,
        True,
        "The lesion was made under ultrasound; the destruction codes require fluoroscopy or CT. Please confirm.",
        _GUIDES,
        "64999",
    ),
    Row(
        Fact.IMAGING,
        Said.ULTRASOUND,
        Trait.SI_JOINT,
        Outcome.TRIGGER_POINT,
        True,
        "The sacroiliac joint was injected under ultrasound: payers differ. Please confirm how this payer takes it.",
        ("fluoroscopy", "ct", "ultrasound"),
        "20552",
    ),
    Row(Fact.IMAGING, Said.ULTRASOUND, Trait.SI_NERVES, Outcome.UNLISTED_ULTRASOUND, False, code="76999"),
    Row(Fact.IMAGING, Said.ULTRASOUND, Trait.TRANSFORAMINAL, Outcome.UNLISTED_NERVE, False, code="64999"),
    Row(
        Fact.LEVELS,
        Said.SILENT,
        Trait.COUNTED,
        Outcome.ONE,
        True,
        "Which levels (joints) were treated? The note does not say.",
        (),
    ),
    Row(
        Fact.LEVELS,
        Said.CONTRADICTED,
        Trait.COUNTED,
        Outcome.KEEP,
        True,
        "The note states the levels two ways. Which were treated?",
        (),
    ),
    Row(
        Fact.MUSCLES,
        Said.SILENT,
        Trait.MUSCLES,
        Outcome.ONE,
        True,
        "Which muscles were injected? The note does not say.",
        (),
        "20552",
    ),
    Row(
        Fact.APPROACH,
        Said.SILENT,
        Trait.EPIDURAL,
        Outcome.LEFT_OFF,
        True,
        "Which approach was used: interlaminar, transforaminal or caudal? The note does not say.",
        ("interlaminar", "transforaminal", "caudal"),
    ),
    Row(
        Fact.APPROACH,
        Said.CONTRADICTED,
        Trait.EPIDURAL,
        Outcome.LEFT_OFF,
        True,
        "The note names two approaches. Which was used?",
        ("interlaminar", "transforaminal", "caudal"),
    ),
    Row(
        Fact.REGION,
        Said.SILENT,
        Trait.ANY,
        Outcome.LEFT_OFF,
        True,
        "Which region of the spine was treated? The note does not say.",
        ("cervical_thoracic", "lumbar_sacral"),
    ),
    Row(
        Fact.DIAGNOSIS,
        Said.SILENT,
        Trait.ANY,
        Outcome.KEEP,
        True,
        "Which diagnosis was treated? The note states none.",
    ),
)
_BY_KEY = {(row.fact, row.said, row.trait): row for row in FLOOR}


def rule(fact: Fact, said: Said, *traits: Trait) -> Row | None:
    """The row for the first of `traits` that has one (the most particular first); None: nothing to ask."""
    for trait in (*traits, Trait.ANY):
        row = _BY_KEY.get((fact, said, trait))
        if row is not None:
            return row
    return None


def said_of(imaging: Imaging, contradicted: bool = False) -> Said | None:
    """How a service's imaging stands for the floor; None when fluoroscopy or CT is stated."""
    if imaging.fluoro_or_ct:
        return None
    if imaging in (Imaging.ULTRASOUND, Imaging.UNRECORDED_US):
        return Said.ULTRASOUND
    if imaging is Imaging.ABSENT:
        return Said.ABSENT
    return Said.CONTRADICTED if contradicted else Said.SILENT


def guidance_trait(info: CodeInfo | None, guided_twin: bool = False) -> Trait:
    """Whether a code has a member without imaging beside it."""
    if info is None or guided_twin or info.imaging_twin:
        return Trait.UNGUIDED_TWIN
    return Trait.GUIDANCE_REQUIRED


def need(row: Row, spans: tuple[Span, ...] = ()) -> Need:
    """The query of a row."""
    from guardrails.families.base import Need  # the families ask this table while they are being imported

    return Need(
        str(row.fact),
        row.question,
        row.options,
        hold=row.outcome is not Outcome.LEFT_OFF,
        rule=row.id,
        spans=spans,
    )
