"""The vertebral_augmentation family: words, reading, coding."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.vertebral_augmentation.coding import code
from guardrails.families.vertebral_augmentation.reading import read

FAMILY = Family("vertebral_augmentation", read, code)
