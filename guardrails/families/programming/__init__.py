"""The programming family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.programming.coding import code
from guardrails.families.programming.reading import read

FAMILY = Family("programming", read, code)
