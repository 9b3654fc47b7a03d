"""The coders' way of writing, undone: abbreviations spelled out, ideas named, codes found.

Retrieval puts questions and entries through the same `Glossary`, so that "TFESI w/ C-arm" and "transforaminal
epidural under fluoroscopy" meet. The data is glossary.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

GLOSSARY = Path(__file__).parent / "glossary.yaml"
_CODE = re.compile(
    r"(?<![\w.])(?:\d{5}|\d{4}[TU]|(?:[A-CEGHJ-LN-V]\d|M0)\d{3}|[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})(?![\w]|\.\d)",
    re.IGNORECASE,
)
_BARE_ICD = re.compile(r"(?<![\w.])(?![AL]\d{5}\b)[A-TV-Z]\d[0-9AB]\d[0-9A-Z]{0,3}(?![\w.])")
"""ICD-10-CM without its dot; L38801 and A58403 are numbers of coverage policies."""
_PLACEHOLDERS = re.compile(r"(?<=\.[0-9A-Z])X+$|(?<=\.[0-9A-Z]{2})X+$")
"""G90.5xx and M54.4x mean the heading."""
PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
_LEVEL = re.compile(r"(?<![\w-])(?:([LCTS]\d{1,2})(?: ?[-/] ?([LCTS]?\d{1,2}))?)(?!\w)", re.IGNORECASE)
_SIDE = re.compile(r"\b((?i:right|left|rt|lt))\b|(?<!\w)([RL])(?= [LCTS]\d)")
_SIDE_NEAR = 30
_BREAK = re.compile(r"[,;+&.?]|\b(?:and|plus|with|then)\b")
_SAID = re.compile(r"procedure note|describ|dictat")
_APPROACHES = frozenset({"transforaminal", "interlaminar"})
WORD = re.compile(r"[a-z0-9]+(?:[.'][a-z0-9]+)*")
_STOP = frozenset(
    "a an and are as at be been being but by can could did do does doing done for from get gets give "
    "had has have he her his how i if in into is it its just may me might must my of on one or our ours "
    "put should so some such than that the their them then there these they this those to us use used "
    "using was we were what when where which while who whose why will with would you your also any each "
    "between per both about please right left bill bills billed billing code codes coded coding cpt "
    "report reported claim correct doctor doc patient".split()
)


@dataclass(frozen=True)
class Wording:
    """One text, undone: spelled-out words, ideas and codes. What a code stands for is in its ideas and tokens."""

    text: str
    concepts: frozenset[str]
    codes: tuple[str, ...]

    tokens: tuple[str, ...] = ()
    """What the lexical index counts: word stems, ideas (marked `=`) and codes (marked `#`)."""


class _Rewrite:
    """Written forms replaced by what they mean, in one pass; the longest form wins."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        ordered = sorted(forms, key=lambda pair: -len(pair[0]))
        self._meanings = [meaning for _, meaning in ordered]
        by_start: dict[str, list[str]] = {}
        for n, (form, _) in enumerate(ordered):
            by_start.setdefault(_start(form), []).append(f"(?P<m{n}>{form})")
        branches = [f"{start}(?:{'|'.join(group)})" for start, group in sorted(by_start.items())]
        self._form = re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?!\w)")

    def apply(self, text: str) -> str:
        return self._form.sub(lambda match: self._meanings[int(str(match.lastgroup)[1:])], text)


def _start(form: str) -> str:
    """A look at the first letter, so that most forms need not be tried; empty where it may vary."""
    plain = form[0].isalnum() and form[1:2] not in ("?", "*", "|")
    return f"(?={form[0]})" if plain else ""


class Glossary:
    """The compiled glossary; `open()` keeps the process's own."""

    def __init__(self, data: dict[str, dict[str, list[str]]]) -> None:
        forms = [(form, meaning) for meaning, written in data["rewrites"].items() for form in written]
        self._capitals = _Rewrite((form, meaning) for form, meaning in forms if form.isupper())
        self._rewrites = _Rewrite((form, meaning) for form, meaning in forms if not form.isupper())
        self._concepts = [
            (name, re.compile("|".join(f"(?:{form})" for form in written)))
            for name, written in data["concepts"].items()
        ]
        self._about = {code: about for about, codes in data["codes"].items() for code in codes}

    @classmethod
    def open(cls) -> Glossary:
        return _opened()

    def read(self, text: str) -> Wording:
        """The text as retrieval compares it."""
        text = text.translate(PLAIN)
        codes = tuple(dict.fromkeys(codes_in(text)))
        spelled = self._rewrites.apply(self._capitals.apply(text.replace('"', " ")).lower())
        about = [self._about[code] for code in codes if code in self._about]
        told = [f"({words.lower()})" for words in dict.fromkeys(about)]
        spelled = " ".join(spelled.split())
        whole = " ".join([spelled, *told])
        concepts = frozenset([*self._named(whole), *_leveled(text), *self._mismatched(spelled, codes)])
        return Wording(spelled, concepts, codes, tuple(_tokens(whole, concepts, codes)))

    def about(self, code: str) -> frozenset[str]:
        """The ideas that a code stands for."""
        return frozenset(self._named(self._about.get(code, "").lower()))

    def _mismatched(self, spelled: str, codes: Iterable[str]) -> Iterator[str]:
        """A note is told to describe one approach, and the codes beside it are all of another."""
        if not codes or not _SAID.search(spelled):
            return
        told = _APPROACHES & set(self._named(spelled))
        coded = {approach for code in codes for approach in _APPROACHES & self.about(code)}
        if told and coded and not told & coded:
            yield "mismatch"

    def _named(self, text: str) -> Iterator[str]:
        return (name for name, form in self._concepts if form.search(text))


def _leveled(text: str) -> Iterator[str]:
    """Ideas of levels and sides together: every level takes the side that stands nearest to it."""
    spans = [(match.span(), (match[1] or match[2]).lower()[0]) for match in _SIDE.finditer(text)]
    sides: dict[str, set[str]] = {}
    for match in _LEVEL.finditer(text):
        gaps = [(_between(text, span, match.span()), side) for span, side in spans]
        near = [(len(gap), side) for gap, side in gaps if len(gap) <= _SIDE_NEAR and not _BREAK.search(gap)]
        sides.setdefault(match.group().lower(), set()).update([min(near)[1]] if near else [])
    single = {level: next(iter(found)) for level, found in sides.items() if len(found) == 1}
    if len(single) > 1 and len(set(single.values())) > 1:
        yield "opposite-levels"
    if sum(1 for level in sides if "-" in level or "/" in level) > 2:
        yield "three-levels"


def _between(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    """What stands between two places."""
    return text[one[1] : other[0]] if one < other else text[other[1] : one[0]]


def _tokens(text: str, concepts: Iterable[str], codes: Iterable[str]) -> Iterator[str]:
    yield from (stem(word) for word in WORD.findall(text) if word not in _STOP)
    yield from (f"={name}" for name in sorted(concepts))
    yield from (f"#{code}" for code in codes)


def codes_in(text: str) -> Iterable[str]:
    """Codes as they are written in any text, upper case; ICD-10-CM codes without their dot get it."""
    for match in _CODE.finditer(text):
        yield _PLACEHOLDERS.sub("", match.group().upper())
    for match in _BARE_ICD.finditer(text):
        if not _CODE.fullmatch(match.group()):
            yield f"{match.group()[:3]}.{match.group()[3:]}"


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The English stem; the word itself where the stemmer is not installed."""
    stemmer = _stemmer()
    return word if stemmer is None else str(stemmer.stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    try:
        import Stemmer  # type: ignore[import-not-found]
    except ImportError:
        return None
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _opened() -> Glossary:
    import yaml

    return Glossary(
        yaml.load(GLOSSARY.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )
