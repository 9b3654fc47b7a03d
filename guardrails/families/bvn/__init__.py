"""The bvn family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.bvn.coding import code
from guardrails.families.bvn.reading import read

FAMILY = Family("bvn", read, code)
