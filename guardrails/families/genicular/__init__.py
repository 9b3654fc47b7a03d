"""The genicular family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.genicular.coding import code
from guardrails.families.genicular.reading import read

FAMILY = Family("genicular", read, code)
