"""Add-on codes: never without a primary that allows them."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.draft import AnyEdit, Draft, Drop
from guardrails.rule import rule


@rule("addons/primary", layer="edit", cites=["ncci-addon"])
def without_primary(draft: Draft) -> Iterator[AnyEdit]:
    """Reject an add-on where none of its primaries stands on the claim."""
    for line in draft.live():
        info = draft.info(line)
        if info is None or not info.addon or not info.primaries:
            continue
        present = {other.code for other in draft.live() if other is not line}
        if present.isdisjoint(info.primaries):
            allowed = ", ".join(info.primaries[:6])
            yield Drop(line, f"{line.code} is an add-on and none of its primaries is on the claim "
                       f"({allowed}).", remedy=f"A supported primary: {allowed}.")
