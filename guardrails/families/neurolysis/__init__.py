"""The neurolysis family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.neurolysis.coding import code
from guardrails.families.neurolysis.reading import read

FAMILY = Family("neurolysis", read, code)
