"""The peripheral_block family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.peripheral_block.coding import code
from guardrails.families.peripheral_block.reading import read

FAMILY = Family("peripheral_block", read, code)
