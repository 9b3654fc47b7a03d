"""Adhesiolysis codes: once for the day, or once for the whole series of days; imaging inside."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.adhesiolysis import words
from guardrails.families.base import Coded, Need, Setting
from guardrails.families.device_lines import line
from guardrails.reading.facts import Service

CITES = ("cpt", "ncci-ptp")
ONE_DAY, SEVERAL_DAYS, UNLISTED = "62264", "62263", "64999"
_DAYS = Need(
    "days", "Was the catheter kept for treatments on further days, or was it one day? The note does not say.",
    ("1", "2"), rule="adhesiolysis/days",
)  # fmt: skip
_SCOPE = Need(
    "mode", "Adhesiolysis through an endoscope: payers differ between the unlisted code and 62264. Please confirm.",
    ("endoscopic", "percutaneous"), rule="adhesiolysis/endoscopic",
)  # fmt: skip


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line, whatever the catheters, drugs and levels."""
    days = max(s.counts.get("days", 0) for s in services)
    if any(s.mode == "endoscopic" for s in services):
        because = f"Endoscopic adhesiolysis has no code of its own: {UNLISTED}."
        return Coded((line(UNLISTED, services, setting, words.FAMILY, because, needs=(_SCOPE,), cites=CITES),))
    number = SEVERAL_DAYS if days > 1 else ONE_DAY
    needs = () if days else (_DAYS,)
    because = f"Adhesiolysis {'over several days, once for the series' if days > 1 else 'on one day'}: {number}."
    return Coded((line(number, services, setting, words.FAMILY, because, needs=needs, cites=CITES),))
