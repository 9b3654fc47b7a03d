"""The trigger point family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.trigger_point.coding import code
from guardrails.families.trigger_point.reading import read

FAMILY = Family("trigger_point", read, code)
