"""Fits the weights of `knowledge.intent` to its examples; `python -m knowledge.vectors` runs it.

Examples are the lines of intents.yaml with their slots filled in turn, some behind a scene that any kind may
have, every way of asking in faq/, and the names of our families and codes. The fit is plain multinomial logistic
regression, the same on every run.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge import embedder, intent
from knowledge.entries import ASKING
from knowledge.intent import INSIDE
from knowledge.wording import Glossary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.catalog import Catalog

    Row = NDArray[Any]
    Embed = Callable[[Sequence[str]], Row]

INTENTS = Path(__file__).parent / "intents.yaml"
DAY = date(2026, 1, 1)
FILLINGS, SCENES, SEEN = 6, 3, 4
STEPS, RATE, DECAY = 400, 0.05, 3e-5
_SLOT = re.compile(r"\{(\w+)\}")


def renew(catalog: Catalog, embed: Embed, path: Path = intent.SHIPPED) -> int:
    """Fit to the examples of this checkout and write the weights; says how many examples there were."""
    import numpy

    rows = list(dict.fromkeys(examples(catalog)))
    kinds = [INSIDE, *_data()["outside"]]
    view = catalog.as_of(DAY)
    wordings = [Glossary.open().read(question) for question, _ in rows]
    counted = Counter(gram for question, _ in rows for gram in intent.pairs(question))
    vocabulary = {gram: n for n, gram in enumerate(sorted(g for g, count in counted.items() if count >= SEEN))}
    told = numpy.array([
        intent.spoken(question, wording, bool(intent.known_codes(wording.codes, view)), vocabulary)
        for (question, _), wording in zip(rows, wordings, strict=True)
    ])
    vectors = embed([wording.text for wording in wordings])
    wanted = numpy.array([kinds.index(kind) for _, kind in rows])
    numpy.savez_compressed(
        path,
        stamp=numpy.array(stamp()),
        kinds=numpy.array(kinds),
        vocabulary=numpy.array([gram.encode() for gram in vocabulary]),
        weights=_fitted(numpy.hstack([vectors, told]), wanted, len(kinds)).astype(numpy.float16),
        without=_fitted(told, wanted, len(kinds)).astype(numpy.float16),
    )
    return len(rows)


def stamp() -> str:
    """What the weights were made from, as far as it is written down as examples and rules."""
    digest = hashlib.sha256(embedder.WEIGHTS_SHA256.encode())
    for path in (INTENTS, ASKING):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def examples(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(question, kind) of every example; `inside` for what is ours."""
    data = _data()
    filled, scenes = _Filling(data["slots"]), cycle(data["scenes"])
    for kind, lines in [(INSIDE, data["inside"]), *data["outside"].items()]:
        for line in lines:
            for time in range(_times(line, lines)):
                yield filled(line), kind
                if time % SCENES == 0:
                    yield f"{filled(next(scenes))}, {filled(line)}", kind
    for entry in catalog.faq_entries():
        yield from ((question, INSIDE) for question in (entry.question, *entry.asked))
    yield from ((question, INSIDE) for question in _named(catalog))


class _Filling:
    """Fills slots, each slot's fillings in turn, whatever the line: none of them belongs to a kind of question."""

    def __init__(self, slots: Mapping[str, Sequence[str]]) -> None:
        self._turns = {slot: cycle(fillings) for slot, fillings in slots.items()}

    def __call__(self, line: str) -> str:
        return _SLOT.sub(lambda match: str(next(self._turns[match[1]])), line)


def _named(catalog: Catalog) -> Iterator[str]:
    """Questions for our families and some of their codes by name."""
    view = catalog.as_of(DAY)
    for family in catalog.scope().values():
        yield from (f"code for {family.title}", f"how is {family.title} billed")
        for n, code in enumerate(family.codes):
            info = view.code(code)
            if n % 4 == 0:
                yield f"what is {code}"
            if n % 3 == 0 and info is not None and Glossary.open().read(info.description).concepts:
                yield f"code for {info.description}"


def _times(line: str, lines: Sequence[str]) -> int:
    """How often a line is filled: often enough that its kind's lines use every filling twice."""
    slots = _SLOT.findall(line)
    shares = [2 * len(_data()["slots"][slot]) // sum(f"{{{slot}}}" in other for other in lines) for slot in slots]
    return max([FILLINGS, *shares]) if slots else 1


def _fitted(rows: Row, wanted: Row, kinds: int) -> Row:
    """Logistic regression by Adam over the whole; ours and not ours weigh alike."""
    import numpy

    target = numpy.eye(kinds, dtype=numpy.float32)[wanted]
    inside = wanted == 0
    share = numpy.where(inside, 0.5 / inside.sum(), 0.5 / (~inside).sum())[:, None].astype(numpy.float32)
    weights = numpy.zeros((rows.shape[1], kinds), dtype=numpy.float32)
    first, second = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        shares = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = rows.T @ (share * (shares - target)) + DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= RATE * (first / (1 - 0.9**step)) / (numpy.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load(INTENTS.read_text(encoding="utf-8"))
    return data
