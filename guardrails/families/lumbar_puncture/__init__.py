"""The lumbar_puncture family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.lumbar_puncture.coding import code
from guardrails.families.lumbar_puncture.reading import read

FAMILY = Family("lumbar_puncture", read, code)
