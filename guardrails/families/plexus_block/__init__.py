"""The plexus_block family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.plexus_block.coding import code
from guardrails.families.plexus_block.reading import read

FAMILY = Family("plexus_block", read, code)
