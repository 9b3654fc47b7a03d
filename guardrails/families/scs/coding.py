"""Spinal stimulator codes: by array for leads that stay, once a session for revision, removal and generator."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.device_lines import line
from guardrails.families.scs import words
from guardrails.reading.facts import Service

CITES = ("cpt", "ncci-ptp")
LEAD, PADDLE, GENERATOR, GENERATOR_OUT = "63650", "63655", "63685", "63688"
_SESSION = {
    ("removal", "percutaneous"): "63661", ("removal", "open"): "63662",
    ("revision", "percutaneous"): "63663", ("revision", "open"): "63664",
}  # fmt: skip
_HOW_MANY = Need("leads", "How many leads (arrays) stayed in place? The note does not say.", (), rule="scs/leads")
_NEW_LEADS = Need(
    "new_leads",
    "Were new leads placed with the generator, or the trial leads kept? The note does not say.",
    ("new", "kept"),
    rule="scs/new-leads",
)
_WHICH = Need(
    "approach",
    "Were the leads percutaneous or a paddle? The note does not say.",
    ("percutaneous", "open"),
    hold=False,
    rule="scs/lead-type",
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Leads by array, revision over placement, one generator line; pulling a trial lead is none."""
    lines: list[CodedLine] = []
    left_off: list[Need] = []
    kinds = {s.mode: s for s in services}
    for kind, number in (("lead", LEAD), ("paddle", PADDLE)):
        if kind in kinds:
            lines.append(_leads(kinds[kind], number, setting))
    for name in ("lead", "paddle"):
        for act in ("revision", "removal"):
            service = kinds.get(f"{name}_{act}")
            if service is None or (act == "removal" and f"{name}_revision" in kinds):
                continue
            approach = "open" if name == "paddle" else service.approach
            if approach is None:
                left_off.append(_WHICH)
                continue
            number = _SESSION[(act, approach)]
            what = "Revision, replacement of the same lead included" if act == "revision" else "Removal of leads"
            lines.append(line(number, [service], setting, words.FAMILY, f"{what}: {number}, once.", cites=CITES))
    made = _generator(kinds, setting)
    return Coded((*lines, *((made,) if made else ())), tuple(left_off))


def _leads(service: Service, number: str, setting: Setting) -> CodedLine:
    count = service.counts.get("leads")
    return line(
        number,
        [service],
        setting,
        words.FAMILY,
        f"Each lead (array) that stayed, whatever its contacts: {number} x{count or 1}.",
        units=count or 1,
        needs=() if count else (_HOW_MANY,),
        cites=(*CITES, "faq/scs-trial"),
    )


def _generator(kinds: dict[str | None, Service], setting: Setting) -> CodedLine | None:
    placed = next((kinds[k] for k in ("generator_replacement", "generator", "stage2") if k in kinds), None)
    if placed is not None:
        if placed.attributes.get("wireless"):
            return None
        asked = (_NEW_LEADS,) if "stage2" in kinds and "lead" not in kinds else ()
        return line(
            GENERATOR, [placed], setting, words.FAMILY, f"Generator placed or exchanged: {GENERATOR} alone.",
            needs=asked, cites=CITES,
        )  # fmt: skip
    out = next((kinds[k] for k in ("generator_revision", "generator_removal") if k in kinds), None)
    if out is None:
        return None
    return line(
        GENERATOR_OUT, [out], setting, words.FAMILY,
        f"Generator moved or removed, none put in: {GENERATOR_OUT}.", cites=CITES,
    )  # fmt: skip
