"""What retrieval looks through: FAQ entries and code descriptions, spelled out by the glossary.

Reading a thousand phrasings takes a while, so the result is kept in the index folder, as plain JSON under a
hash of all that it was made from.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.vectors import Item
from knowledge.wording import GLOSSARY, Glossary, Wording

if TYPE_CHECKING:
    from knowledge.catalog import Catalog
    from knowledge.records import FaqEntry

ASKING = Path(__file__).parent / "asking.yaml"
DAY = date(2026, 1, 1)
"""Own words of a code do not depend on the day; any day in the tables will do."""


@dataclass(frozen=True)
class Read:
    """One entry or code, spelled out: its phrasings (questions first, then keywords) and its answer."""

    id: str
    title: str
    phrases: tuple[Wording, ...]
    answer: Wording

    @property
    def whole(self) -> str:
        return " ".join([*(phrase.text for phrase in self.phrases[:-1]), self.answer.text])


@dataclass(frozen=True)
class Known:
    """Everything of the product's own that can be found; `keep` is the folder for the copies."""

    catalog: Catalog
    keep: Path | None = None

    @cached_property
    def entries(self) -> tuple[Read, ...]:
        return self._read("entries", _entries)

    @cached_property
    def codes(self) -> tuple[Read, ...]:
        return self._read("codes", _codes)

    def _read(self, name: str, make: Callable[[Catalog], Iterator[Read]]) -> tuple[Read, ...]:
        path = self.keep / f"{name}-{_fingerprint(self.catalog)}.json" if self.keep else None
        if path and path.is_file():
            try:
                return tuple(map(_revived, json.loads(path.read_text(encoding="utf-8"))))
            except (ValueError, KeyError, TypeError, OSError):
                pass
        made = tuple(make(self.catalog))
        if path:
            _keep(path, name, made)
        return made

    @cached_property
    def items(self) -> list[Item]:
        """What is embedded of the entries: every way of asking, and the whole."""
        found = []
        for entry in self.entries:
            found += [Item(f"{entry.id}#{n}", phrase.text) for n, phrase in enumerate(entry.phrases[:-1])]
            found.append(Item(f"{entry.id}#whole", entry.whole))
        return found

    @cached_property
    def code_items(self) -> list[Item]:
        return [Item(code.id, code.answer.text) for code in self.codes]


@lru_cache(maxsize=1)
def asking() -> dict[str, Any]:
    """asking.yaml."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(ASKING.read_text(encoding="utf-8"), Loader=loader)
    return data


def _entries(catalog: Catalog) -> Iterator[Read]:
    read = Glossary.open().read
    for entry in catalog.faq_entries():
        phrases = [entry.question, *entry.asked, " . ".join(entry.keywords)]
        yield Read(entry.id, entry.question, tuple(map(read, phrases)), read(entry.answer))


def _codes(catalog: Catalog) -> Iterator[Read]:
    read = Glossary.open().read
    view = catalog.as_of(DAY)
    for family in catalog.scope().values():
        for code in family.codes:
            info = view.code(code)
            if info is not None:
                words = read(f"{info.description}. {family.title}")
                yield Read(code, info.description, (), words)


def _fingerprint(catalog: Catalog) -> str:
    digest = hashlib.sha256(f"1\0{catalog.version}\0".encode())
    digest.update(GLOSSARY.read_bytes())
    for entry in catalog.faq_entries():
        digest.update(_told(entry).encode())
    return digest.hexdigest()[:24]


def _told(entry: FaqEntry) -> str:
    return json.dumps([entry.id, entry.question, entry.asked, entry.keywords, entry.answer])


def _keep(path: Path, name: str, made: tuple[Read, ...]) -> None:
    """Write whole or not at all; a folder that cannot be written costs a moment next time."""
    rows = [_plain(read) for read in made]
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        draft.write_text(json.dumps(rows), encoding="utf-8")
        draft.replace(path)
        for old in path.parent.glob(f"{name}-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        draft.unlink(missing_ok=True)


def _plain(read: Read) -> list[Any]:
    return [read.id, read.title, [_plain_words(phrase) for phrase in read.phrases], _plain_words(read.answer)]


def _plain_words(words: Wording) -> list[Any]:
    return [words.text, sorted(words.concepts), list(words.codes), words.tokens]


def _revived(row: list[Any]) -> Read:
    name, title, phrases, answer = row
    return Read(name, title, tuple(map(_words, phrases)), _words(answer))


def _words(row: list[Any]) -> Wording:
    text, concepts, codes, tokens = row
    return Wording(text, frozenset(concepts), tuple(codes), tuple(tokens))
