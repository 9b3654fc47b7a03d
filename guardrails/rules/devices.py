"""Device lines of a surgery center: suggested by the built-in reader only, checked when proposed."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.device_suggestions import device_line, parts
from guardrails.draft import AnyEdit, Draft, Drop, Hold, SetUnits
from guardrails.families.base import Need
from guardrails.rule import rule


@rule("devices/stated", layer="coding", cites=["hcpcs", "cms-asc"])
def stated(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a device whose part the note does not put in, ask where only its kind is open, set the units."""
    told = parts(draft)
    for line in draft.of_family("device"):
        info = draft.info(line)
        if info is None or info.part is None:
            continue  # not read: recognised only
        made = device_line(draft, line.code)
        stem = info.part.partition("_")[0]
        if made is not None:
            line.evidence = made.spans
            if made.units != line.units:
                yield SetUnits(line, f"The note tells of {made.units} of what {line.code} reports.", spans=made.spans,
                               units=made.units)
        elif info.part in told:
            line.evidence = told[info.part].spans  # the number is asked for with the procedure
        elif stem in told and stem in ("generator", "pump"):
            need = Need(f"{stem}_kind", f"The note does not settle the kind of {stem}. Was it what {line.code} "
                        f"reports: {info.description}?", ("yes", "no"), rule="devices/stated", spans=told[stem].spans)
            yield Hold(line, need.question, need=need, key=f"code.{line.code}.kind".lower(), spans=need.spans)
        else:
            yield Drop(line, f"The note does not tell that the part which {line.code} reports was put in.",
                       remedy="The part, its kind and number, as in an implant log.")
