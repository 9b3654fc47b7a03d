"""Proportions with their uncertainty: small sets must show it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # two-sided 95%


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The Wilson 95% interval of `hits` in `n`; (0, 1) where nothing was counted."""
    if n == 0:
        return 0.0, 1.0
    p = hits / n
    centre = p + Z * Z / (2 * n)
    spread = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def share(hits: int, n: int) -> str:
    """`17 of 20, 85.0% (64.0-94.8)`."""
    if n == 0:
        return "0 of 0"
    low, high = wilson(hits, n)
    return f"{hits} of {n}, {100 * hits / n:.1f}% ({100 * low:.1f}-{100 * high:.1f})"


@dataclass(slots=True)
class Counts:
    """True and false positives and false negatives, summed over notes."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, got: frozenset[str], gold: frozenset[str]) -> None:
        self.hit += len(got & gold)
        self.extra += len(got - gold)
        self.missed += len(gold - got)

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        return f1(self.hit, self.extra, self.missed)


def f1(hit: int, extra: int, missed: int) -> float:
    total = 2 * hit + extra + missed
    return 2 * hit / total if total else 1.0
