"""The disc_decompression family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.disc_decompression.coding import code
from guardrails.families.disc_decompression.reading import read

FAMILY = Family("disc_decompression", read, code)
