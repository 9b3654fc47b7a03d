"""The adhesiolysis family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.adhesiolysis.coding import code
from guardrails.families.adhesiolysis.reading import read
from guardrails.families.base import Family

FAMILY = Family("adhesiolysis", read, code)
