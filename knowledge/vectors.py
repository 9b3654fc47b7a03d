"""Vectors kept in chromadb: embedded, on disk, telemetry off, and only vectors that we computed ourselves.

A collection's name carries a hash of its model and content: other content is another collection, built under
a lock and counted before it is used, so two processes may start at once and a build cut off is made again.
Vectors of the product's own texts ship in minilm/vectors.npz (`python -m knowledge.vectors` renews it); what
is not there, such as a new entry or a practice's document, is computed on first use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge import embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[Any]]

SHIPPED = Path(__file__).parent / "minilm" / "vectors.npz"
BATCH = 1000
LOCK_SECONDS = 120.0
_CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_search": 600, "ef_construction": 200}}


@dataclass(frozen=True)
class Item:
    """One text to find: its id, and what is embedded."""

    id: str
    text: str


class Store:
    """The chromadb client of one folder."""

    def __init__(self, folder: Path, embed: Embed) -> None:
        self._folder = folder
        self._embed = embed
        folder.mkdir(parents=True, exist_ok=True)
        with self.lock():  # a new folder's tables are made by whoever comes first
            self._client = _client(folder)

    def known(self, prefix: str, items: Sequence[Item]) -> Collection:
        """The collection of exactly these items, built if it is not there or not whole."""
        name = f"{prefix}-{content_hash(items)}"
        with self.lock():
            found = self._whole(name, len(items))
            return Collection(self._build(name, prefix, items) if found is None else found, len(items))

    def synced(self, prefix: str, items: Sequence[Item]) -> Collection:
        """A collection that changes in place: what is new is embedded, what is gone is deleted."""
        name = f"{prefix}-{content_hash(())}"
        with self.lock():
            found = self._client.get_or_create_collection(
                name, configuration=_CONFIGURATION, embedding_function=None
            )
            present = set(found.get(include=[])["ids"])
            if gone := sorted(present - {item.id for item in items}):
                found.delete(ids=gone)
            self._add(found, [item for item in items if item.id not in present])
        return Collection(found, len(items))

    def lock(self) -> Any:
        """Held while anything is written; other processes wait for it."""
        from filelock import FileLock

        return FileLock(str(self._folder / "building.lock"), timeout=LOCK_SECONDS)

    def _whole(self, name: str, size: int) -> Any | None:
        """The collection, if it is all there and answers; chromadb's own errors have no common base."""
        try:
            found = self._client.get_collection(name, embedding_function=None)
            if found.count() != size:
                return None
            probe = [1.0, *[0.0] * (embedder.DIMENSIONS - 1)]
            found.query(query_embeddings=[probe], n_results=1, include=["distances"])
        except Exception:
            return None
        return found

    def _build(self, name: str, prefix: str, items: Sequence[Item]) -> Any:
        for old in self._client.list_collections():
            if old.name.startswith(f"{prefix}-"):
                self._client.delete_collection(old.name)
        made = self._client.create_collection(name, configuration=_CONFIGURATION, embedding_function=None)
        self._add(made, items)
        return made

    def _add(self, collection: Any, items: Sequence[Item]) -> None:
        if not items:
            return
        vectors = self._vectors([item.text for item in items])
        for start in range(0, len(items), BATCH):
            part = items[start : start + BATCH]
            collection.add(
                ids=[item.id for item in part],
                embeddings=vectors[start : start + BATCH],
            )

    def _vectors(self, texts: Sequence[str]) -> NDArray[Any]:
        import numpy

        have = shipped()
        missing = [text for text in dict.fromkeys(texts) if text_hash(text) not in have]
        fresh = dict(zip(missing, self._embed(missing), strict=True)) if missing else {}
        rows = [fresh[text] if text in fresh else have[text_hash(text)] for text in texts]
        return numpy.asarray(rows, dtype=numpy.float32).reshape(len(texts), embedder.DIMENSIONS)


@dataclass(frozen=True)
class Collection:
    """A built collection, to be asked."""

    found: Any
    size: int
    """How many items there are; counting them at every question would cost half a millisecond."""

    def nearest(self, vector: NDArray[Any], count: int) -> list[tuple[str, float]]:
        """(id, cosine) of the nearest items, best first."""
        if not self.size:
            return []
        answer = self.found.query(
            query_embeddings=vector[None], n_results=min(count, self.size), include=["distances"]
        )
        return [(name, 1.0 - far) for name, far in zip(answer["ids"][0], answer["distances"][0], strict=True)]


def content_hash(items: Sequence[Item]) -> str:
    """What a collection's name carries: model and content."""
    digest = hashlib.sha256(f"{embedder.MODEL}\0{embedder.WEIGHTS_SHA256}\0".encode())
    for item in items:
        digest.update(f"{item.id}\0{item.text}\0".encode())
    return digest.hexdigest()[:24]


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shipped(path: Path = SHIPPED) -> dict[str, NDArray[Any]]:
    """Vectors that came with the product, by the hash of their text; none where the model is another."""
    import numpy

    if not path.is_file():
        return {}
    with numpy.load(path, allow_pickle=False) as archive:
        if str(archive["model"]) != embedder.WEIGHTS_SHA256:
            return {}
        keys, rows = archive["keys"], archive["rows"]
    return {key.decode(): row for key, row in zip(keys, rows.astype(numpy.float32), strict=True)}


def ship(texts: Sequence[str], embed: Embed, path: Path = SHIPPED) -> int:
    """Write the vectors of these texts; those already there are kept as they are."""
    import numpy

    have = shipped(path)
    wanted = sorted({text_hash(text): text for text in texts}.items())
    missing = [text for key, text in wanted if key not in have]
    fresh = dict(zip(missing, embed(missing), strict=True)) if missing else {}
    rows = numpy.array(
        [have[key] if key in have else fresh[text] for key, text in wanted], dtype=numpy.float16
    )
    keys = numpy.array([key.encode() for key, _ in wanted])
    numpy.savez_compressed(path, model=numpy.array(embedder.WEIGHTS_SHA256), keys=keys, rows=rows)
    return len(missing)


def _client(folder: Path) -> Any:
    """A client on this folder alone: no environment or .env file may point it elsewhere."""
    import chromadb
    from chromadb.config import Settings

    settings = Settings(
        _env_file=None,
        anonymized_telemetry=False,
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        chroma_server_host=None,
        chroma_otel_collection_endpoint="",
        is_persistent=True,
        allow_reset=False,
    )
    return chromadb.PersistentClient(path=str(folder), settings=settings)


def main() -> None:
    """Renew minilm/vectors.npz and minilm/intent.npz from the knowledge in this checkout."""
    from knowledge import intent_learning
    from knowledge.catalog import Catalog
    from knowledge.entries import Known

    catalog, embed = Catalog.open(), embedder.Embedder.open().embed
    known = Known(catalog)
    items = [*known.items, *known.code_items]
    made = ship([item.text for item in items], embed)
    print(f"{len(items)} texts, {made} newly embedded, {SHIPPED.stat().st_size // 1024} KiB")
    print(f"{intent_learning.renew(catalog, embed)} examples of what a question wants")


if __name__ == "__main__":
    main()
