"""What the catalog answers with: plain frozen records. Standard library only (this is on the cold path).

Dates are ISO strings, so they compare and print as they are; `"<=2019-07-01"` means "that day or earlier, the
tables do not reach further back". `None` means open or unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CONTRACTOR_DECIDES = "(contractor decides)"
"""Stands among an add-on's primaries where CMS leaves the list to the contractor."""


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """One procedure code of the catalog as of a date of service."""

    code: str
    kind: str  # cpt | hcpcs
    family: str
    region: str
    approach: str
    unit: str
    description: str
    addon: bool
    primaries: tuple[str, ...]
    sided: str  # none | unilateral_50_ok | bilateral_inherent | rtlt_only
    bilateral: str | None
    mult_proc: str | None
    global_days: str | None
    pc_tc: str | None
    mue: int | None
    mai: int | None
    imaging: str
    imaging_since: str | None
    twin: tuple[str, ...]
    replaced_by: tuple[str, ...]
    billing_unit: str | None
    facility_only: bool
    asc_indicator: str | None
    rvu_work: float | None
    rvu_nonfac: float | None
    rvu_fac: float | None
    valid_from: str | None
    valid_to: str | None
    support: str  # supported | recognised
    notes: str = ""
    confidence: str = "high"
    part: str | None = None  # the device part that the code stands for, as the reader names it
    fee_status: str | None = None  # A active, C carrier priced, I not valid for Medicare …

    @property
    def imaging_included(self) -> bool:
        """Guidance of any kind is inside the code: never a line of its own beside it."""
        return self.imaging.startswith("included_")

    @property
    def imaging_twin(self) -> str | None:
        """The guided code of which this is the unguided member."""
        kind, _, twin = self.imaging.partition(":")
        return twin if kind == "variant_without_imaging" else None

    def valid_on(self, day: str) -> bool:
        """Whether the code may be billed on that day (ISO), as far as the tables reach."""
        started = self.valid_from is None or self.valid_from.startswith("<=") or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Existence:
    """Whether any text is a code, of which kind, and in force on the date of service."""

    code: str
    kind: str  # cpt | hcpcs | icd10cm | modifier; "" when malformed
    status: str  # current | ended | not_yet | header | unknown | malformed
    valid_from: str | None = None
    valid_to: str | None = None
    replaced_by: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Asc:
    """The surgery center's payment row in force on the date of service."""

    addendum: str
    payment_indicator: str
    multiple_procedure_discount: str | None
    rate: float | None
    from_: str


@dataclass(frozen=True, slots=True)
class Fee:
    """Fee-schedule status and indicators, and the values (RVUs) of the service's year where loaded."""

    status: str | None
    bilateral: str
    mult_proc: str
    global_days: str
    pc_tc: str
    work: float | None
    nonfacility: float | None
    facility: float | None


@dataclass(frozen=True, slots=True)
class Mue:
    """Units a practitioner may report a day; MAI 1 per line, 2 absolute, 3 appealable."""

    value: int
    mai: int
    rationale: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An NCCI practitioner edit between two codes as of the date of service, in its own column order.

    `indicator` is None for an edit that has ended: the table does not tell what it was. `dates_certain` is
    False where the table does not say whether the edit was in force that very day; then warn, never drop.
    """

    column1: str
    column2: str
    indicator: str | None
    status: str  # active | ended | unknown_direction
    from_: str | None
    ended: str | None
    direction_from: str
    edition: str
    rationale: str = ""
    dates_certain: bool = True

    @property
    def active(self) -> bool:
        return self.status != "ended"


@dataclass(frozen=True, slots=True)
class ModifierInfo:
    modifier: str
    ncci_bypass: bool
    valid_from: str | None
    valid_to: str | None
    status: str  # current | ended | not_yet


@dataclass(frozen=True, slots=True)
class IcdInfo:
    """One ICD-10-CM code as of a date of service. Notes are of the release named by `notes_edition`.

    `excludes1`, `excludes2`, `code_first` and `use_additional` hold the code's own notes first, then those of
    its parents up to the chapter; `notes` repeats them all with their kind and where they stand.
    """

    code: str
    description: str
    billable: bool
    status: str  # current | ended | not_yet | header
    valid_from: str | None
    valid_to: str | None
    parent: str | None
    children: tuple[str, ...]
    excludes1: tuple[str, ...]
    excludes2: tuple[str, ...]
    code_first: tuple[str, ...]
    use_additional: tuple[str, ...]
    notes: tuple[IcdNote, ...] = ()
    inclusion: tuple[str, ...] = ()
    seventh: Mapping[str, str] = field(default_factory=dict)
    titled: bool = True
    notes_edition: str = ""


@dataclass(frozen=True, slots=True)
class IcdNote:
    """A note of the tabular list: its kind, its words, the node it stands at and the codes it names.

    `codes` are prefixes with a trailing dash (`M47.2-`), exact codes (`M79.2`) or ranges (`E08-E13`).
    """

    kind: str  # excludes1 | excludes2 | code_first | use_additional | code_also | includes
    text: str
    at: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """How physicians write one diagnosis, and the codes it becomes (knowledge/diagnoses)."""

    id: str
    phrases: tuple[str, ...]
    excludes_phrases: tuple[str, ...]
    site_axis: str
    code_pattern: str
    unspecified_code: str
    region_map: Mapping[str, Any]
    side_map: Mapping[str, Any]
    dated: tuple[Mapping[str, Any], ...]
    combines_with: tuple[Mapping[str, Any], ...]
    excludes1_with: tuple[str, ...]
    symptom_of: tuple[str, ...]
    sequencing: str
    certainty: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class CoverageFact:
    """One value of a coverage policy; never more than advice. `read`: how much of the document was seen."""

    family: str
    policy: str
    kind: str  # lcd | lca | ncd | program | payer | cms
    issuer: str
    field: str
    text: str
    amount: float | None
    unit: str
    from_: str | None
    to: str | None
    source: str
    confidence: str
    read: str  # full | excerpt | secondary
    conflict: bool = False
    citation: str | None = None

    @property
    def read_in_part(self) -> bool:
        return self.read != "full"


@dataclass(frozen=True, slots=True)
class Supporting:
    """A diagnosis that a policy names for a procedure, and how it names it."""

    icd: str
    role: str  # closed_list | listed | representative | covered | conditional | candidate | excluded |
    #            not_listed | non_covered; told in knowledge/coverage/*.yaml
    condition: str
    policies: tuple[str, ...]
    issuer: str
    confidence: str
    note: str
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    id: str
    title: str
    publisher: str
    edition: str
    date: str
    kind: str


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """One question and answer in our words, with how far it stands."""

    id: str
    topic: str
    question: str
    asked: tuple[str, ...]
    standing: str
    conflict: bool
    contested: bool
    answer: str
    faq_says: str
    positions: tuple[Any, ...]
    codes: tuple[str, ...]
    wrong_claims: tuple[Any, ...]
    keywords: tuple[str, ...]
    since: str | None
    citations: tuple[str, ...]

    @property
    def own(self) -> bool:
        """A rule of ours on what the source FAQ does not ask; never cited as an entry of it."""
        return self.standing == "own"


@dataclass(frozen=True, slots=True)
class ScopeFamily:
    family: str
    title: str
    support: str  # supported | recognised
    codes: tuple[str, ...]
    not_read: Mapping[str, str] = field(default_factory=dict)  # codes of a supported family that are not read, and why

    def support_of(self, code: str) -> str:
        """How far one code of the family is supported."""
        return "recognised" if code in self.not_read else self.support


@dataclass(frozen=True, slots=True)
class Limit:
    """What a payer pays of a family: levels a session, sessions in a window, relief. None = not limited."""

    family: str
    levels: int | None = None
    sessions: int | None = None
    diagnostic_sessions: int | None = None
    therapeutic_sessions: int | None = None
    per: str = "region"
    months: int = 12
    relief_pct: int | None = None
    repeat_relief_pct: int | None = None
    repeat_relief_months: float | None = None
    not_covered: tuple[str, ...] = ()
    note: str = ""
    confidence: str = "medium"
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorAuth:
    """A prior-authorization program: which codes, where, when. Empty `states` = everywhere."""

    program: str
    codes: tuple[str, ...]
    states: Mapping[str, str]  # state -> first day of service
    pos: tuple[str, ...]
    pos_contested: tuple[str, ...]
    from_: str
    to: str | None
    note: str
    citations: tuple[str, ...]

    def applies(self, code: str, day: str, pos: str | None = None, state: str | None = None) -> bool | None:
        """True or False; None where place or state is not given, or the place is contested."""
        if code not in self.codes or day < self.from_ or (self.to is not None and day > self.to):
            return False
        unsure = False
        if self.states:
            if state is not None and day < self.states.get(state, "9999"):
                return False
            unsure = state is None
        if self.pos:
            if pos is not None and pos not in self.pos and pos not in self.pos_contested:
                return False
            unsure = unsure or pos is None or pos in self.pos_contested
        return None if unsure else True


@dataclass(frozen=True, slots=True)
class PayerProfile:
    """What a payer wants of a claim. Every field is documented in knowledge/payers/medicare.yaml."""

    id: str
    title: str
    inherits: str | None
    bilateral_primary: str  # 50 | RT+LT
    bilateral_addon: str  # 50 | units | RT+LT
    distinct_modifier: str  # XS | 59
    append_51: bool
    consults: bool
    telephone: str  # office | cpt
    prolonged: str  # G2212 | 99417
    kx: str  # advise | append | off
    tpi_muscle_sides: str  # query | per_muscle | per_name
    guidance_policy: Mapping[str, str]
    asc_si_code: str  # G0260 | 27096
    limits: Mapping[str, Limit]
    prior_auth: tuple[PriorAuth, ...]
    origin: str = "built-in"  # built-in | practice
    citations: tuple[str, ...] = ()

    def prior_auth_for(
        self, code: str, day: str, pos: str | None, state: str | None
    ) -> tuple[PriorAuth, ...]:
        """Programs that apply or may apply (place or state unknown, or contested)."""
        return tuple(p for p in self.prior_auth if p.applies(code, day, pos, state) is not False)
