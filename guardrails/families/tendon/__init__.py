"""The tendon family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.tendon.coding import code
from guardrails.families.tendon.reading import read

FAMILY = Family("tendon", read, code)
