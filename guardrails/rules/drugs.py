"""Drug and device lines: suggested by the built-in reader only, checked when proposed."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Severity
from guardrails.draft import AnyEdit, Draft, Drop, Remark, SetUnits
from guardrails.drug_lines import drug_line
from guardrails.rule import rule


@rule("drugs/facility", layer="coding", cites=["hcpcs", "cms-asc"])
def at_a_facility(draft: Draft) -> Iterator[AnyEdit]:
    """A professional claim at a facility carries no drugs: the facility bought them."""
    if draft.case.setting != "facility":
        return
    for line in draft.of_family("drug", "device"):
        yield Drop(line, f"{line.code}: supplied by the facility, not on the physician's claim.")


@rule("drugs/stated", layer="coding", cites=["hcpcs"])
def stated(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a drug line whose drug and dose the note does not state; set the units to the dose given."""
    for line in draft.of_family("drug"):
        made = drug_line(draft, line.code, wasted="JW" in line.modifiers) or drug_line(draft, line.code)
        if made is None:
            yield Drop(line, f"The note does not state the drug and dose that {line.code} reports.",
                       remedy="The drug, the dose given and the vial.")
        elif made.units != line.units:
            yield SetUnits(line, f"The dose given is {made.units} units of {line.code}.", spans=made.spans,
                           units=made.units)
            line.evidence = made.spans
        else:
            line.evidence = made.spans


@rule("drugs/wastage", layer="edit", cites=["hcpcs"], since="2023-07-01")
def wastage(draft: Draft) -> Iterator[AnyEdit]:
    """Remind of JW or JZ on a single-dose vial's drug."""
    for line in draft.of_family("drug"):
        if not {"JW", "JZ"}.intersection(line.modifiers):
            yield Remark(line, "A single-dose vial needs JW (with the amount discarded) or JZ (none).",
                         severity=Severity.INFO)
