"""The prp family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.prp.coding import code
from guardrails.families.prp.reading import read

FAMILY = Family("prp", read, code)
