"""The fascial_block family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.fascial_block.coding import code
from guardrails.families.fascial_block.reading import read

FAMILY = Family("fascial_block", read, code)
