"""The mild family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.mild.coding import code
from guardrails.families.mild.reading import read

FAMILY = Family("mild", read, code)
