"""The adhesiolysis family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.adhesiolysis.coding import code
from guardrails.families.adhesiolysis.reading import read

FAMILY = Family("adhesiolysis", read, code)
