"""What a note says, once read: services, the visit, diagnoses, drugs, sedation, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from guardrails.claim import Side, Span


class Assertion(StrEnum):
    """Whether a thing in the note was done in this encounter, by this physician."""

    PERFORMED = "performed"
    PLANNED = "planned"
    HISTORICAL = "historical"
    NEGATED = "negated"
    ABORTED_BEFORE = "aborted_before"
    ABORTED_AFTER = "aborted_after"
    HYPOTHETICAL = "hypothetical"
    SOMEONE_ELSE = "someone_else"
    CONSENT = "consent"
    TEMPLATE = "template_unselected"
    COPIED = "copied_forward"
    MENTION = "mention"  # named, nothing decided: never a line by itself


class Imaging(StrEnum):
    """Guidance during one service. `SILENT`: the note does not say; `ABSENT`: it says there was none."""

    FLUOROSCOPY = "fluoroscopy"
    CT = "ct"
    ULTRASOUND = "ultrasound"
    MRI = "mri"
    DESCRIBED = "described"  # views or contrast watched: fluoroscopy, though not named
    ABSENT = "absent"
    SILENT = "silent"
    UNRECORDED_US = "ultrasound_not_recorded"  # ultrasound used, but not for the needle or no image kept

    @property
    def fluoro_or_ct(self) -> bool:
        return self in (Imaging.FLUOROSCOPY, Imaging.CT, Imaging.DESCRIBED)


@dataclass(frozen=True, slots=True)
class Site:
    """One level, joint, foramen, nerve, muscle, array ... and its side.

    `name`: "L4-L5" (interspace, joint or disc), "S1" (foramen), "L1" (vertebra), "SI", or a word
    ("knee", "greater_occipital", "trapezius"). `side` is None where silent or where there are none.
    """

    name: str
    side: Side | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug given: `dose` in `unit` as stated for the whole service, or None where silent."""

    name: str
    dose: float | None = None
    unit: str | None = None
    wasted: float | None = None
    vial: str | None = None  # single | multi | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """A part of an implanted system that was put in or handed out: `count` as stated, None where silent."""

    part: str  # lead, trial_lead, generator_rechargeable, extension, spinal_catheter ...: `part` of knowledge/codes/device.yaml
    count: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """One thing done (or planned, or historical): the unit that a family's coding turns into lines.

    `spans` maps a fact name ("procedure", "approach", "level", "side", "imaging", "mode", ...) to the
    words that state it. `contradicted` does the same for facts stated two ways; such a fact's value
    here is what the floor says (title against body: the body's; within the body: silent).
    """

    family: str
    status: Assertion
    approach: str | None = None
    region: str | None = None
    sites: tuple[Site, ...] = ()
    imaging: Imaging = Imaging.SILENT
    target: str | None = None
    mode: str | None = None
    temperature_c: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    drugs: tuple[Drug, ...] = ()
    purpose: str | None = None  # diagnostic | therapeutic | None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    contradicted: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)  # family's own extra facts

    @property
    def performed(self) -> bool:
        return self.status is Assertion.PERFORMED

    @property
    def sides(self) -> frozenset[Side | None]:
        return frozenset(site.side for site in self.sites)

    def at(self, **changes: object) -> Service:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis the clinician established, with the code its words lead to on the date of service."""

    code: str
    concept: str
    spans: tuple[Span, ...]
    side: Side | None = None
    region: str | None = None
    alternatives: tuple[str, ...] = ()  # codes the same words also defend (e.g. M54.17 for M54.16)
    query: str | None = None  # why the coder must ask before this code is used
    rank: int = 0  # order in the note's own diagnosis list


@dataclass(frozen=True, slots=True)
class Visit:
    """An evaluation and management service documented in the note."""

    kind: str  # office | consult | telehealth | telephone | hospital | emergency | pain_month | checkin | postop | staff
    patient: str | None  # new | established | None
    minutes: int | None = None
    mixed_minutes: int | None = None  # a stated total that counts the procedure too: never the visit's time
    problems: str | None = None  # minimal | low | moderate | high
    data: str | None = None
    risk: str | None = None
    longitudinal: bool = False  # the physician answers for the condition over time
    separate: bool | None = None  # beyond the decision for the same-day procedure
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sedation:
    """Moderate sedation: by the operator with an independent observer, and for how long."""

    minutes: int | None
    observer: bool | None
    by_operator: bool | None
    under_five: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """All that the reader took from one note."""

    services: tuple[Service, ...] = ()
    visit: Visit | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    sedation: Sedation | None = None
    drugs: tuple[Drug, ...] = ()
    devices: tuple[Device, ...] = ()
    unread: tuple[Span, ...] = ()
    clinical: bool = True
    dates: tuple[str, ...] = ()  # ISO dates of service that the note states
    image_kept: bool | None = None  # an image of the needle was stored; None where the note is silent
    printed_codes: tuple[tuple[str, Span], ...] = ()  # codes printed in the note: never evidence

    @property
    def performed(self) -> tuple[Service, ...]:
        return tuple(s for s in self.services if s.performed)
