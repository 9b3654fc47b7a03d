"""The pns family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.pns.coding import code
from guardrails.families.pns.reading import read

FAMILY = Family("pns", read, code)
