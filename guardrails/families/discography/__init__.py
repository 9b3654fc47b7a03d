"""The discography family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.discography.coding import code
from guardrails.families.discography.reading import read

FAMILY = Family("discography", read, code)
