"""Which entry a question means, by its words and by its ideas. Plain arithmetic over `wording`, no vectors.

`Words` counts shared words, codes and ideas (BM25). `Ideas` asks whether a question carries what makes an
entry the right one: "both sides" and "ablation" for the bilateral ablation entry (asking.yaml: about).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from knowledge.wording import Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[Any]

K1, B = 1.2, 0.5
ANSWER_WEIGHT = 0.3
MISSING, UNEXPLAINED = 0.7, 0.6


class Bm25:
    """Scores of one query against every text, by bm25s."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        import bm25s  # type: ignore[import-untyped]

        self._size = len(texts)
        self._known = {token for text in texts for token in text}
        self._index = bm25s.BM25(k1=K1, b=B)
        if self._known:
            self._index.index([list(text) for text in texts], show_progress=False)

    def scores(self, tokens: Iterable[str]) -> Row:
        import numpy

        query = [token for token in tokens if token in self._known]
        if not query:
            return numpy.zeros(self._size, dtype=numpy.float32)
        row: Row = self._index.get_scores(query)
        return row


class Words:
    """Lexical scores of entries: all phrasings as one text, each phrasing alone, and the answer."""

    def __init__(self, phrases: Sequence[Sequence[Sequence[str]]], answers: Sequence[Sequence[str]]) -> None:
        self._together = Bm25([[token for phrase in entry for token in phrase] for entry in phrases])
        self._alone = Bm25([phrase for entry in phrases for phrase in entry])
        self._starts = _starts([len(entry) for entry in phrases])
        self._answers = Bm25(answers)

    def scores(self, wording: Wording) -> Row:
        import numpy

        tokens = wording.tokens
        best: Row = numpy.maximum.reduceat(self._alone.scores(tokens), self._starts)
        row: Row = self._together.scores(tokens) + best + ANSWER_WEIGHT * self._answers.scores(tokens)
        return row


class Ideas:
    """How well the ideas of a question are those of each entry."""

    def __init__(
        self,
        needs: Sequence[Sequence[frozenset[str]]],
        vocabulary: Sequence[frozenset[str]],
        weights: Mapping[str, float],
    ) -> None:
        self._needs = needs
        self._vocabulary = vocabulary
        self._weights = weights

    def scores(self, wording: Wording) -> Row:
        import numpy

        return numpy.array(
            [self._score(i, wording.concepts) for i in range(len(self._needs))], dtype=numpy.float32
        )

    def _score(self, entry: int, asked: frozenset[str]) -> float:
        score = 0.0
        for group in self._needs[entry]:
            met = [self._weight(idea) for idea in group & asked]
            score += max(met) if met else -MISSING * max(self._weight(idea) for idea in group)
        return score - UNEXPLAINED * sum(self._weight(idea) for idea in asked - self._vocabulary[entry])

    def _weight(self, idea: str) -> float:
        return self._weights.get(idea, 1.0)


def standard(row: Row) -> Row:
    """The row with mean 0 and deviation 1, so that unlike scores can be added."""
    spread: Row = (row - row.mean()) / (row.std() + 1e-9)
    return spread


def _starts(sizes: Sequence[int]) -> list[int]:
    starts, total = [], 0
    for size in sizes:
        starts.append(total)
        total += size
    return starts
