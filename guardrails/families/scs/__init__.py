"""The scs family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.scs.coding import code
from guardrails.families.scs.reading import read

FAMILY = Family("scs", read, code)
