"""The pump family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.pump.coding import code
from guardrails.families.pump.reading import read

FAMILY = Family("pump", read, code)
