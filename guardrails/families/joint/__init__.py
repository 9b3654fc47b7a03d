"""The joint family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.joint.coding import code
from guardrails.families.joint.reading import read

FAMILY = Family("joint", read, code)
