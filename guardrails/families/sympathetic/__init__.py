"""The sympathetic family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.sympathetic.coding import code
from guardrails.families.sympathetic.reading import read

FAMILY = Family("sympathetic", read, code)
