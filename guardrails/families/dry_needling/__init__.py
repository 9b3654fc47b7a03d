"""The dry needling family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.dry_needling.coding import code
from guardrails.families.dry_needling.reading import read

FAMILY = Family("dry_needling", read, code)
