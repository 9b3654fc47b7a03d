"""A practice's own documents: kept as plain text in its data folder, found in passages.

The files are what counts; vectors and word counts are made from them and can be made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PASSAGE_WORDS = 110
MAX_BYTES = 5_000_000


class BadDocument(ValueError):
    """A document that cannot be kept; the message says why."""


@dataclass(frozen=True)
class Passage:
    """A piece of a document, short enough to be compared and shown."""

    id: str
    document: str
    text: str


class Documents:
    """The documents of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        return sorted(name for name, _ in self._all())

    def passages(self) -> list[Passage]:
        return [passage for name, text in sorted(self._all()) for passage in _cut(name, text)]

    def stamp(self) -> tuple[tuple[str, int], ...]:
        """Changes when a document is added, replaced or removed, by whichever process."""
        try:
            with os.scandir(self._folder) as files:
                return tuple(
                    sorted((f.name, f.stat().st_mtime_ns) for f in files if f.name.endswith(".json"))
                )
        except OSError:
            return ()

    def add(self, name: str, text: str) -> None:
        """Keep a document; one of the same name is replaced."""
        name = name.strip()
        if not name or not text.strip():
            raise BadDocument("A document needs a name and some text.")
        if len(text.encode("utf-8", "ignore")) > MAX_BYTES:
            raise BadDocument(f"{name} is larger than {MAX_BYTES // 1_000_000} MB of text.")
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(name)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({"name": name, "text": text}), encoding="utf-8")
        draft.replace(path)

    def remove(self, name: str) -> bool:
        """Forget a document; False if there was none of that name."""
        try:
            self._path(name.strip()).unlink()
        except FileNotFoundError:
            return False
        return True

    def _path(self, name: str) -> Path:
        return self._folder / f"{_hash(name)}.json"

    def _all(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self._folder.glob("*.json")):
            try:
                held = json.loads(path.read_text(encoding="utf-8"))
                yield str(held["name"]), str(held["text"])
            except (OSError, ValueError, KeyError, TypeError):
                continue


def _cut(name: str, text: str) -> Iterator[Passage]:
    """Whole paragraphs packed up to a size; a longer paragraph is cut at its sentences."""
    held: list[str] = []
    number = 0
    for piece in [*_pieces(text), None]:
        full = piece is None or sum(map(_words, held)) + _words(piece) > PASSAGE_WORDS
        if full and held:
            passage = " ".join(held)
            yield Passage(f"{_hash(name)}:{number}:{_hash(passage)}", name, passage)
            number += 1
            held = []
        if piece is not None:
            held.append(piece)


def _pieces(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        words = paragraph.split()
        if len(words) <= PASSAGE_WORDS:
            if words:
                yield " ".join(words)
            continue
        for sentence in re.split(r"(?<=[.;:!?])\s+", " ".join(words)):
            parts = sentence.split()
            for start in range(0, len(parts), PASSAGE_WORDS):
                yield " ".join(parts[start : start + PASSAGE_WORDS])


def _words(text: str) -> int:
    return text.count(" ") + 1


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
