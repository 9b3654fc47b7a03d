"""The chemodenervation family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.chemodenervation.coding import code
from guardrails.families.chemodenervation.reading import read

FAMILY = Family("chemodenervation", read, code)
