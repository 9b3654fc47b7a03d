"""The occipital family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.occipital.coding import code
from guardrails.families.occipital.reading import read

FAMILY = Family("occipital", read, code)
