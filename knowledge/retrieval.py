"""Finding the entry that answers: by meaning (vectors in chromadb), by words and codes (BM25), by ideas.

    index = Index.open(home, catalog)
    index.search("can I add fluoro to a TFESI?", k=5)

The three scores of an entry are put on one scale and added. Where chromadb or the model cannot be used, the
index says so in `degraded` (and once in the log) and goes on with words and ideas. Everything heavy is
imported when an index is opened.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from knowledge.documents import Documents, Passage
from knowledge.embedder import Embedder, EmbedderUnavailable
from knowledge.entries import Known, Read, asking
from knowledge.ranking import Bm25, Ideas, Words, standard
from knowledge.vectors import Collection, Item, Store
from knowledge.wording import Glossary, Wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.catalog import Catalog

    Row = NDArray[Any]

log = logging.getLogger(__name__)

MEANING, WORDS, IDEAS = 1.0, 1.5, 1.2
NEIGHBOURS = 300
NEAR, SOME_WORDS = 0.6, 10.0
QUESTION_HEAD, QUESTION_TAIL = 160, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: an FAQ entry (its current rule as text), a code's own words, a document's passage."""

    id: str
    kind: str  # faq | code | document
    score: float
    text: str
    title: str


@dataclass(frozen=True)
class Looked:
    """One question against every entry: three scores each, and how near the nearest is in meaning."""

    wording: Wording
    vector: Row | None
    meaning: Row | None
    words: Row
    ideas: Row
    nearest: float

    @cached_property
    def fused(self) -> Row:
        row: Row = WORDS * standard(self.words) + IDEAS * standard(self.ideas)
        return row if self.meaning is None else row + MEANING * standard(self.meaning)


@dataclass
class _Passages:
    """What is known of a practice's documents at one stamp."""

    stamp: tuple[tuple[str, int], ...] = ()
    held: list[Passage] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    words: Bm25 | None = None
    vectors: Collection | None = None


class Index:
    """The product's entries and a practice's documents, ready to be asked."""

    def __init__(self, home: Path, catalog: Catalog) -> None:
        self.degraded: str | None = None
        folder = home / "index"
        self._answers = {entry.id: entry.answer for entry in catalog.faq_entries()}
        self._documents = Documents(home / "documents")
        self._passages = _Passages()
        self._lock = Lock()
        with ThreadPoolExecutor(1) as loading:
            embedder = loading.submit(Embedder.open)
            self._known = Known(catalog, folder if _private(folder) else None)
            self._prepare(self._known.entries)
            self._connect(folder, embedder)

    @classmethod
    def open(cls, home: Path | str, catalog: Catalog) -> Index:
        """The index under `home`, built or renewed first if need be."""
        return cls(Path(home), catalog)

    # ------------------------------------------------------------ asking

    def search(
        self, question: str, k: int = 5, documents: bool = True, looked: Looked | None = None
    ) -> list[Hit]:
        """The best entries, with passages of the practice's documents among them."""
        looked = looked or self.look(question)
        hits = self._entry_hits(looked.fused)
        if documents:
            hits += self._passage_hits(looked)
        return sorted(hits, key=lambda hit: -hit.score)[:k]

    def chroma_only(self, question: str, k: int = 5) -> list[Hit]:
        """Entries by meaning alone; none where the index is degraded."""
        meaning = self.look(question).meaning
        return [] if meaning is None else _best(self._entry_hits(meaning), k)

    def lexical_only(self, question: str, k: int = 5) -> list[Hit]:
        """Entries by words and codes alone."""
        return _best(self._entry_hits(self.look(question).words), k)

    def search_codes(self, question: str, k: int = 5) -> list[Hit]:
        """Codes by their own words: for what no entry is about."""
        looked = self.look(question)
        row = standard(self._code_words.scores(looked.wording.tokens))
        codes = self._codes
        if looked.vector is not None and codes is not None:
            near = dict(codes.nearest(looked.vector, 40))
            floor = min(near.values(), default=0.0)
            row = row + standard(_row([near.get(code.id, floor) for code in self._known.codes]))
        hits = [
            Hit(code.id, "code", round(float(score), 4), code.title, code.title)
            for code, score in zip(self._known.codes, row, strict=True)
        ]
        return _best(hits, k)

    def look(self, question: str) -> Looked:
        """Every entry's scores for one question."""
        wording = Glossary.open().read(shortened(question))
        vector, meaning, nearest = None, None, 0.0
        if self._embedder is not None and self._entries is not None:
            vector = self._embedder.embed([wording.text])[0]
            found = self._nearest(vector)
            if found:
                meaning, nearest = self._by_entry(found), found[0][1]
        words, ideas = self._words.scores(wording), self._ideas.scores(wording)
        return Looked(wording, vector, meaning, words, ideas, nearest)

    def vocabulary(self, entry: str) -> frozenset[str]:
        """The ideas that an entry's phrasings hold."""
        return self._vocabulary[self._place[entry]]

    def needs_met(self, entry: str, wording: Wording) -> bool:
        """Whether a question carries every idea that makes the entry its own."""
        return all(group & wording.concepts for group in self._needs[self._place[entry]])

    def fit(self, looked: Looked) -> str:
        """How the entry that comes first fits: `good` in ideas or meaning, `loose` in some words, or `none` at all."""
        first = int(looked.fused.argmax())
        needed = all(group & looked.wording.concepts for group in self._needs[first])
        if needed or looked.meaning is None or float(looked.ideas[first]) >= 0 or looked.nearest >= NEAR:
            return "good"
        return "loose" if float(looked.words[first]) >= SOME_WORDS else "none"

    def codes_of(self, entry: str) -> list[frozenset[str]]:
        """The codes that an entry's ways of asking name, each way's together."""
        return [frozenset(phrase.codes) for phrase in self._known.entries[self._place[entry]].phrases[:-1]]

    def about(self, code: str) -> frozenset[str]:
        """The ideas that a code brings with it; `{code}` itself where the glossary has none."""
        return Glossary.open().about(code) or frozenset([code])

    # ------------------------------------------------------------ documents of a practice

    def documents(self) -> list[str]:
        """Names of the practice's documents."""
        return self._documents.names()

    def add_document(self, name: str, text: str) -> None:
        """Keep a document and make it findable; one of the same name is replaced."""
        self._documents.add(name, text)
        self._current_passages()

    def remove_document(self, name: str) -> bool:
        """Forget a document; False if there is none of that name."""
        removed = self._documents.remove(name)
        self._current_passages()
        return removed

    # ------------------------------------------------------------ building

    def _prepare(self, entries: Sequence[Read]) -> None:
        data = asking()
        self._ids = [entry.id for entry in entries]
        self._place = {name: n for n, name in enumerate(self._ids)}
        self._words = Words(
            [[phrase.tokens for phrase in entry.phrases] for entry in entries],
            [entry.answer.tokens for entry in entries],
        )
        self._needs = needs = [_needs(entry, data["about"].get(entry.id)) for entry in entries]
        self._vocabulary = [
            frozenset().union(*need, *(phrase.concepts for phrase in entry.phrases))
            for entry, need in zip(entries, needs, strict=True)
        ]
        self._ideas = Ideas(needs, self._vocabulary, data["weights"])

    def _connect(self, folder: Path, embedder: Future[Embedder]) -> None:
        """Open chromadb while the model loads; what fails is said, not raised."""
        self._embedder: Embedder | None = None
        self._store: Store | None = None
        self._entries: Collection | None = None
        try:
            self._store = Store(folder, lambda texts: embedder.result().embed(texts))
            self._entries = self._built(self._store)
            self._embedder = embedder.result()
        except EmbedderUnavailable as missing:
            self._degrade(str(missing))
        except Exception as error:  # chromadb's own errors have no common base, and no answer may die of them
            self._degrade(f"{type(error).__name__}: {error}")

    def _built(self, store: Store) -> Collection:
        return store.known("entries", self._known.items)

    def _nearest(self, vector: Row) -> list[tuple[str, float]]:
        """The nearest phrasings. Another version of the product may have replaced them: then build again."""
        for again in (False, True):
            try:
                if again and self._store is not None:
                    self._entries = self._built(self._store)
                return [] if self._entries is None else self._entries.nearest(vector, NEIGHBOURS)
            except Exception as error:  # as above
                problem = error
        self._degrade(f"{type(problem).__name__}: {problem}")
        return []

    @cached_property
    def _code_words(self) -> Bm25:
        return Bm25([code.answer.tokens for code in self._known.codes])

    @cached_property
    def _codes(self) -> Collection | None:
        """Vectors of the codes' own words, first needed by a question that no entry answers."""
        return None if self._store is None else self._store.known("codes", self._known.code_items)

    def _degrade(self, reason: str) -> None:
        self.degraded = f"Search by words only: {reason}"
        self._embedder = self._entries = self._store = None
        log.warning(self.degraded)

    # ------------------------------------------------------------ scoring

    def _by_entry(self, found: Sequence[tuple[str, float]]) -> Row:
        """Per entry: the whole, the nearest phrasing and the mean of the three nearest, added up."""
        floor = found[-1][1]
        whole = [floor] * len(self._ids)
        near: list[list[float]] = [[] for _ in self._ids]
        for name, cosine in found:
            owner, _, part = name.partition("#")
            place = self._place[owner]
            if part == "whole":
                whole[place] = cosine
            else:
                near[place].append(cosine)
        top = [[*cosines[:3], *[floor] * (3 - len(cosines[:3]))] for cosines in near]
        return _row([w + three[0] + sum(three) / 3 for w, three in zip(whole, top, strict=True)])

    def _entry_hits(self, scores: Row) -> list[Hit]:
        return [
            Hit(f"faq/{entry.id}", "faq", round(float(score), 4), self._answers[entry.id], entry.title)
            for entry, score in zip(self._known.entries, scores, strict=True)
        ]

    def _passage_hits(self, looked: Looked) -> list[Hit]:
        """Passages on the scale of the entries: the same three scores, measured by the entries' spread."""
        passages = self._current_passages()
        if not passages.held or passages.words is None:
            return []
        words = looked.words
        row = WORDS * (3 * passages.words.scores(looked.wording.tokens) - words.mean()) / (words.std() + 1e-9)
        asked = looked.wording.concepts
        share = _row([len(asked & wording.concepts) / max(len(asked), 1) for wording in passages.wordings])
        row = row + IDEAS * float(standard(looked.ideas).max()) * share
        if looked.vector is not None and looked.meaning is not None and passages.vectors is not None:
            near = dict(passages.vectors.nearest(looked.vector, NEIGHBOURS))
            cosines = _row([near.get(passage.id, 0.0) for passage in passages.held])
            row = row + MEANING * (3 * cosines - looked.meaning.mean()) / (looked.meaning.std() + 1e-9)
        return [
            Hit(passage.id, "document", round(float(score), 4), passage.text, passage.document)
            for passage, score in zip(passages.held, row, strict=True)
        ]

    def _current_passages(self) -> _Passages:
        """The practice's passages; read again when any process changed the folder."""
        stamp = self._documents.stamp()
        with self._lock:
            if stamp != self._passages.stamp:
                held = self._documents.passages()
                wordings = [Glossary.open().read(passage.text) for passage in held]
                words = Bm25([wording.tokens for wording in wordings])
                vectors = self._passage_vectors(held, wordings)
                self._passages = _Passages(stamp, held, wordings, words, vectors)
            return self._passages

    def _passage_vectors(self, held: Sequence[Passage], wordings: Sequence[Wording]) -> Collection | None:
        if self._store is None:
            return None
        items = [Item(passage.id, wording.text) for passage, wording in zip(held, wordings, strict=True)]
        return self._store.synced("documents", items)


def _private(folder: Path) -> bool:
    """Make the folder, for this user only; False where that cannot be done."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def shortened(question: str) -> str:
    """A question's first and last words: whoever pastes a chapter asks at one of its ends."""
    words = question[:200_000].split()
    if len(words) <= QUESTION_HEAD + QUESTION_TAIL:
        return " ".join(words)
    return " ".join([*words[:QUESTION_HEAD], *words[-QUESTION_TAIL:]])


def _needs(entry: Read, about: Sequence[str] | None) -> list[frozenset[str]]:
    if about is not None:
        return [frozenset(group.split("|")) for group in about]
    return [frozenset([idea]) for idea in sorted(entry.phrases[0].concepts)]


def _best(hits: list[Hit], k: int) -> list[Hit]:
    return sorted(hits, key=lambda hit: -hit.score)[:k]


def _row(values: Sequence[float]) -> Row:
    import numpy

    return numpy.array(values, dtype=numpy.float32)
