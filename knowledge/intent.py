"""What a question wants: coding of interventional pain, or something else.

    Intent.open().judge("which dx makes 64635 pay?", wording, vector, known=True)   # ("gaming", 0.03)

What a question is about does not tell: "how do I get 64483 paid" names our codes and is none of ours. So the
verdict is learnt, from examples of both sides that name the same procedures and codes (intents.yaml). What
counts are the question's vector, its words, and the signs below. `knowledge.intent_learning` fits the weights;
they ship in minilm/intent.npz.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.entries import asking
from knowledge.wording import PLAIN, WORD, Wording, stem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.catalog import View

    Row = NDArray[Any]

INSIDE = "inside"
SHIPPED = Path(__file__).parent / "minilm" / "intent.npz"
WORDS_WEIGHT, SIGNS_WEIGHT = 3.0, 0.5
_CODE = re.compile(r"\b(?:\d{5}|\d{4}[tu]|[a-z]\d{4}|[a-z]\d[0-9a-z](?:\.\w+)?)\b")
_CODING = re.compile(
    r"\b(cpts?|hcpcs|icd\w*|codes?|coded|coding|charge[ds]?|submit\w*|append\w*|payable|paid|e&m|mdm|complexity|"
    r"prior auth\w*|bill\w*|modifiers?|units?|claims?|edits?|ncci|mue|bundl\w*|report\w*|payer|medicare|coverage|"
    r"covered|dx|diagnos\w*|document\w*|notes?|e/?m|statements?|deni(?:ed|al)|audit\w*|add-?ons?|global|rvu|levels?)\b"
)


@dataclass(frozen=True)
class Intent:
    """The fitted weights: one column per kind, the first is `inside`."""

    kinds: tuple[str, ...]
    vocabulary: Mapping[str, int]
    weights: Row
    """With a vector: dimensions, words, signs and the constant, one row each."""
    without_vector: Row
    """The same where no vector can be had."""

    @classmethod
    def open(cls) -> Intent:
        return _opened()

    def judge(self, question: str, wording: Wording, vector: Row | None, known: bool) -> tuple[str, float]:
        """The likeliest kind but `inside`, and how likely (0 to 1) the question is one of ours."""
        import numpy

        told = spoken(question, wording, known, self.vocabulary)
        row = told if vector is None else numpy.concatenate([vector, told])
        scores = row @ (self.without_vector if vector is None else self.weights)
        shares = numpy.exp(scores - scores.max())
        shares /= shares.sum()
        return self.kinds[1 + int(shares[1:].argmax())], float(shares[0])


def spoken(question: str, wording: Wording, known: bool, vocabulary: Mapping[str, int]) -> Row:
    """The words of a question that the vocabulary knows, its signs, and a constant."""
    import numpy

    grams = pairs(question)
    seen = signs(question, wording, known)
    row = numpy.zeros(len(vocabulary) + len(seen) + 1, dtype=numpy.float32)
    places = [vocabulary[gram] for gram in grams if gram in vocabulary]
    row[places] = WORDS_WEIGHT / max(len(grams), 1) ** 0.5
    row[len(vocabulary) : -1] = [SIGNS_WEIGHT * sign for sign in seen]
    row[-1] = 1.0
    return row


def pairs(question: str) -> set[str]:
    """Word stems and pairs of neighbours, every code written alike: what is asked, not of which code."""
    text = _CODE.sub(" qcode ", question.translate(PLAIN).lower())
    stems = [stem(word) for word in WORD.findall(text)]
    return {*stems, *(f"{first} {second}" for first, second in pairwise(stems))}


def signs(question: str, wording: Wording, known: bool) -> list[bool]:
    """What the rules of asking.yaml see: words of each kind of refusal, of coding, of our field."""
    plain = _plain(question)
    field, weak = (len(wording.concepts & _ideas(name)) for name in ("domain", "weak"))
    return [
        *(kind in set(_kinds_named(plain)) for kind in asking()["refuse"]),
        bool(_CODING.search(plain)),
        known,
        bool(wording.codes) and not known,
        weak > 0,
        weak > 1,
        field > 0,
        field > 1,
        not (field or weak or known),
    ]


def refused(question: str) -> str | None:
    """The first kind of refusal whose words stand in the question."""
    return next(_kinds_named(_plain(question)), None)


def known_codes(codes: Sequence[str], view: View) -> list[str]:
    """Those of the codes that are of our families, were so once, or are diagnoses."""
    return [
        code
        for code in codes
        if view.code(code) is not None or view.icd(code) is not None or view.existence(code).replaced_by
    ]


def _plain(question: str) -> str:
    return " ".join(question.translate(PLAIN).lower().split())


def _kinds_named(plain: str) -> Iterator[str]:
    for kind, forms, unless in _refusals():
        if forms.search(plain) and not (unless is not None and unless.search(plain)):
            yield kind


@lru_cache(maxsize=4)
def _ideas(name: str) -> frozenset[str]:
    return frozenset(asking()[name])


@lru_cache(maxsize=1)
def _refusals() -> list[tuple[str, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (kind, re.compile("|".join(rules["any"])), re.compile(rules["unless"]) if "unless" in rules else None)
        for kind, rules in asking()["refuse"].items()
    ]


def loaded(path: Path = SHIPPED) -> Intent:
    """The weights of a file."""
    import numpy

    with numpy.load(path, allow_pickle=False) as archive:
        words: Iterable[bytes] = archive["vocabulary"]
        vocabulary = {word.decode(): place for place, word in enumerate(words)}
        kinds = tuple(str(kind) for kind in archive["kinds"])
        with_vector, without = (archive[name].astype(numpy.float32) for name in ("weights", "without"))
    return Intent(kinds, vocabulary, with_vector, without)


@lru_cache(maxsize=1)
def _opened() -> Intent:
    return loaded()
