"""The blood_patch family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.blood_patch.coding import code
from guardrails.families.blood_patch.reading import read

FAMILY = Family("blood_patch", read, code)
