"""The shape of every source file, strictly: unknown keys are errors, codes and dates are quoted strings."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

OPEN_START = "<=2019-07-01"


def _iso(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("not a day written YYYY-MM-DD") from None
    if len(text) != 10:
        raise ValueError("not a day written YYYY-MM-DD")
    return text


def _start(text: str) -> str:
    _iso(text.removeprefix("<="))
    return text


def _maybe_iso(text: str) -> str:
    return _iso(text) if text else text


def _loose(text: str) -> str:
    """A day, or only its month or year, where the source gives no more; "" = not known."""
    if text and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError("not a date written YYYY, YYYY-MM or YYYY-MM-DD")
    return text


Day = Annotated[str, AfterValidator(_iso)]
StartDay = Annotated[str, AfterValidator(_start)]
DayOrEmpty = Annotated[str, AfterValidator(_maybe_iso)]
LooseDay = Annotated[str, AfterValidator(_loose)]
Procedure = Annotated[str, Field(pattern=r"^(\d{4}[0-9A-Z]|[A-V]\d{4})$")]
Primary = Annotated[str, Field(pattern=r"^(\d{4}[0-9A-Z]|[A-V]\d{4})$")]
Icd = Annotated[str, Field(pattern=r"^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$")]
Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Support = Literal["supported", "recognised"]
Confidence = Literal["high", "medium", "low"]
Imaging = Annotated[
    str,
    Field(
        pattern=r"^(none|not_reported|included_(fluoro_ct_required|us_required|any_when_performed)"
        r"|separate_(77002|77003|76942|77002_or_76942)|variant_without_imaging:\d{5})$"
    ),
]
Region = Literal[
    "none", "any", "head", "cervical", "thoracic", "lumbar", "sacral", "cervical_thoracic",
    "lumbar_sacral", "trunk", "upper_limb", "lower_limb",
]  # fmt: skip
Approach = Literal[
    "none",
    "percutaneous",
    "open",
    "intraarticular_or_nerve",
    "catheter",
    "transforaminal",
    "interlaminar",
    "endoscopic",
]
Unit = Literal[
    "session", "mg", "side", "visit", "level", "15min", "day", "joint", "array", "nerve", "vertebra",
    "disc", "muscle_count", "extremity",
]  # fmt: skip


class Strict(BaseModel):
    """Frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# ---------------------------------------------------------------- procedure codes


class Fee(Strict):
    """Fee-schedule figures of a code that tables/mpfs.csv lacks (2026)."""

    bilateral: Literal["0", "1", "2", "3", "9"]
    mult_proc: str
    global_days: Literal["000", "010", "090", "XXX", "ZZZ", "YYY", "MMM"]
    pc_tc: str
    work_rvu: float | None = None
    nonfacility_rvu: float | None = None
    facility_rvu: float | None = None


class Code(Strict):
    code: Procedure
    description: Text
    region: Region
    approach: Approach
    unit: Unit
    addon: bool = False
    primaries: list[Primary] = []
    sided: Literal["none", "unilateral_50_ok", "bilateral_inherent", "rtlt_only"]
    imaging: Imaging | dict[StartDay, Imaging]
    twin: list[Procedure] = []
    replaced_by: list[Procedure] = []
    billing_unit: Text | None = None
    facility_only: bool = False
    part: Name | None = None
    valid_from: StartDay | None = None
    valid_to: Day | None = None
    fee: Fee | None = None
    notes: str = ""
    confidence: Confidence = "high"
    sources: list[Text] = []


class CodeFile(Strict):
    family: Name
    codes: Annotated[list[Code], Field(min_length=1)]


class Ended(Strict):
    code: Procedure
    ended: Day
    replaced_by: list[Procedure]
    family: Name
    description: Text


class EndedFile(Strict):
    ended: list[Ended]


class Family(Strict):
    family: Name
    title: Text
    support: Support
    codes: Annotated[list[Procedure], Field(min_length=1)]
    not_read: dict[Procedure, Text] = {}


class ScopeFile(Strict):
    families: list[Family]


# ---------------------------------------------------------------- tables


class Table(Strict):
    table: Name
    title: Text
    editions: dict[Day, Text]
    current_through: Day
    loaded_through: Day | None = None
    source: Text
    sha256: dict[str, Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]]


class EditionsFile(Strict):
    release: Annotated[str, Field(pattern=r"^\d{4}\.\d{2}$")]
    notes_edition: Text
    tables: list[Table]


# ---------------------------------------------------------------- payers


class Limit(Strict):
    levels: int | None = None
    sessions: int | None = None
    diagnostic_sessions: int | None = None
    therapeutic_sessions: int | None = None
    per: str = "region"
    months: int = 12
    relief_pct: int | None = None
    repeat_relief_pct: int | None = None
    repeat_relief_months: float | None = None
    not_covered: list[Procedure] = []
    note: str = ""
    confidence: Confidence = "medium"
    citations: list[Slug] = []


class PriorAuth(Strict):
    program: Text
    codes: Annotated[list[Procedure], Field(min_length=1)]
    states: dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Day] = {}
    pos: list[Annotated[str, Field(pattern=r"^\d{2}$")]] = []
    pos_contested: list[Annotated[str, Field(pattern=r"^\d{2}$")]] = []
    from_: Day = Field(alias="from")
    to: Day | None = None
    note: str = ""
    citations: list[Slug] = []


Guidance = Literal["allowed", "not_covered", "fluoro_ct_required", "query"]


class Payer(Strict):
    """A profile as written: what it leaves out is inherited."""

    id: Slug
    title: Text
    inherits: Slug | None = None
    bilateral_primary: Literal["50", "RT+LT"] | None = None
    bilateral_addon: Literal["50", "units", "RT+LT"] | None = None
    distinct_modifier: Literal["XS", "59"] | None = None
    append_51: bool | None = None
    consults: bool | None = None
    telephone: Literal["office", "cpt"] | None = None
    prolonged: Literal["G2212", "99417"] | None = None
    kx: Literal["advise", "append", "off"] | None = None
    tpi_muscle_sides: Literal["query", "per_muscle", "per_name"] | None = None
    guidance_policy: dict[Name, Guidance | None] | None = None
    asc_si_code: Literal["G0260", "27096"] | None = None
    limits: dict[Name, Limit | None] | None = None
    prior_auth: list[PriorAuth] | None = None
    citations: list[Slug] = []


# ---------------------------------------------------------------- coverage


class CoverageValue(Strict):
    policy: Text
    kind: Literal["lcd", "lca", "ncd", "program", "payer", "cms"]
    issuer: Text
    field: Name
    text: Text
    amount: float | int | None = None
    unit: str = ""
    from_: LooseDay = Field(default="", alias="from")
    to: LooseDay = ""
    source: Text
    confidence: Confidence
    read: Literal["full", "excerpt", "secondary"]
    conflict: bool = False
    citation: Slug | None = None  # where it is not the file's


class DiagnosisList(Strict):
    procedures: Annotated[list[Procedure], Field(min_length=1)]
    role: Literal[
        "closed_list", "representative", "conditional", "covered", "candidate", "listed", "excluded",
        "not_listed", "non_covered",
    ]  # fmt: skip
    condition: str = ""
    codes: Annotated[list[Icd], Field(min_length=1)]
    policies: list[Text]
    issuer: Text
    confidence: Confidence
    note: str = ""


class CoverageFile(Strict):
    families: Annotated[list[Name], Field(min_length=1)]
    citation: Slug | None = None
    values: list[CoverageValue] = []
    diagnoses: list[DiagnosisList] = []


# ---------------------------------------------------------------- sources, FAQ, diagnoses


class Source(Strict):
    id: Slug
    title: Text
    publisher: Text
    edition: str
    date: LooseDay
    kind: Literal["faq", "cpt", "ncci", "lcd", "icd10", "payer", "cms"]


class SourcesFile(Strict):
    sources: list[Source]


class Faq(Strict):
    id: Slug
    topic: Slug
    question: Text
    asked: list[Text]
    standing: Literal["confirmed", "partial", "wrong", "outdated", "contested", "payer-dependent", "own"]
    conflict: bool
    contested: bool
    answer: Text
    faq_says: str | None = None
    positions: list[Text] = []
    codes: list[Text] = []
    wrong_claims: list[Text] = []
    keywords: list[Text] = []
    since: DayOrEmpty = ""
    citations: list[Slug] = []


class FaqFile(Strict):
    entries: list[Faq]


class Dated(Strict):
    from_: Day = Field(alias="from")
    to: Day
    code: Icd | list[Icd]
    region: str | None = None
    side: str | None = None


class Combination(Strict):
    with_: list[Slug] = Field(alias="with")
    same: str | None = None
    code: str | list[str]
    drop: list[str] = []
    note: str | None = None


class ConceptModel(Strict):
    id: Slug
    phrases: Annotated[list[Text], Field(min_length=1)]
    excludes_phrases: list[Text] = []
    site_axis: Literal["none", "side", "spine_region", "joint_side", "foot_side", "limb_side", "digit"]
    code_pattern: Text
    unspecified_code: Text
    region_map: dict[str, Icd | list[Icd]] = {}
    side_map: dict[str, Icd | list[Icd]] = {}
    dated: list[Dated] = []
    combines_with: list[Combination] = []
    excludes1_with: list[Text] = []
    symptom_of: list[Text] = []
    sequencing: str = ""
    certainty: Literal["index", "coder convention", "tabular inclusion term", "guideline"]
    note: str = ""
    source: str = ""


class ConceptFile(Strict):
    concepts: list[ConceptModel]


def dump(model: BaseModel) -> dict[str, Any]:
    """Plain data under the keys of the file (`from`, `with`)."""
    return model.model_dump(by_alias=True)
