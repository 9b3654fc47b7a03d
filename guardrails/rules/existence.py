"""Does the code exist on the date of service, and is it ours to judge?"""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Severity, is_procedure_code
from guardrails.draft import AnyEdit, Draft, Drop, Hold, ReplaceCode
from guardrails.families.base import Need
from guardrails.rule import rule


@rule("existence/malformed", layer="coding", cites=["cpt", "hcpcs"])
def malformed(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a line whose code does not have the shape of a CPT or HCPCS code."""
    for line in draft.live():
        if not is_procedure_code(line.code):
            yield Drop(line, "This is not a CPT or HCPCS code: five characters are expected.")


@rule("existence/units", layer="coding", cites=["cpt"])
def units(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a line with no units or fewer."""
    for line in draft.live():
        if line.units < 1:
            yield Drop(line, f"{line.code} was proposed with {line.units} units; a line has at least one.")


@rule("existence/duplicate", layer="coding", cites=["cpt"])
def duplicate(draft: Draft) -> Iterator[AnyEdit]:
    """Reject the second of two lines that are the same in code, units and modifiers."""
    seen: set[tuple[str, int, frozenset[str]]] = set()
    for line in draft.live():
        key = (line.code, line.units, frozenset(line.modifiers))
        if key in seen:
            yield Drop(line, f"Exact duplicate of an earlier {line.code} line.", remedy=None)
        seen.add(key)


@rule("existence/ended", layer="coding", cites=["cpt", "hcpcs"])
def ended(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a code that is not valid on the date of service, or replace it by the one the note supports."""
    supported = {e.code for e in draft.support.expected}
    for line in draft.live():
        known = draft.view.existence(line.code)
        if known.status not in ("ended", "not_yet"):
            continue
        day = f"{draft.view.dos:%Y-%m-%d}"
        when = (f"ended {known.valid_to}" if known.status == "ended" else f"begins {known.valid_from}")
        successors = [c for c in known.replaced_by if c in supported]
        if successors:
            yield ReplaceCode(line, f"{line.code} {when}; on {day} the service is {successors[0]}.",
                              code=successors[0])
            continue
        now = ", ".join(known.replaced_by) if known.replaced_by else ""
        remedy = f"Current code: {now}, if the note supports it." if now else None
        yield Drop(line, f"{line.code} {when} and is not valid on {day}.", remedy=remedy)


@rule("existence/unknown", layer="coding", cites=["cpt", "hcpcs"])
def unknown(draft: Draft) -> Iterator[AnyEdit]:
    """Hold a well-formed code that stands in none of the loaded tables."""
    for line in draft.live():
        if draft.view.existence(line.code).status == "unknown":
            need = Need("code", f"{line.code} is not in the editions loaded. Does the code stand?",
                        ("yes", "no"), rule="existence/unknown")
            yield Hold(line, need.question, need=need, key=f"code.{line.code}.exists".lower())


@rule("existence/facility-only", layer="coding", cites=["hcpcs", "cms-asc"])
def facility_only(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a facility's code on a professional claim."""
    if draft.case.setting == "asc":
        return
    for line in draft.live():
        info = draft.info(line)
        if (info is not None and info.facility_only) or (line.code[0] == "C" and line.code[1:].isdigit()):
            yield Drop(line, f"{line.code} is reported by the facility, never on a professional claim.")


@rule("existence/not-reviewed", layer="coding", cites=["cpt"])
def not_reviewed(draft: Draft) -> Iterator[AnyEdit]:
    """Hold a valid code outside the families this product reads: recognised, not reviewed."""
    for line in draft.live():
        info = draft.info(line)
        known = draft.view.existence(line.code)
        if known.status != "current" or line.expected is not None:
            continue
        if info is not None and (info.support == "supported" or info.family == "drug"):
            continue
        need = Need("review", f"{line.code}: recognised, not reviewed. This code is outside the families "
                    "that are checked against the note. Did you check it by hand, and does it stand?", ("yes", "no"),
                    rule="existence/not-reviewed")
        yield Hold(line, need.question, need=need, key=f"code.{line.code}.review".lower(),
                   severity=Severity.QUERY)
