"""Where a pattern can begin in a text: found by the letters that words begin with, so that it is tried there alone.

A note is asked for some hundreds of patterns, and most of their words do not occur in it. `heads` tells with which
letters the matches of a pattern begin; `Starts` knows where the words of a text begin with them. What is found is
exactly what `finditer` and `search` find, only sooner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from guardrails.reading import heads

#: A stretch that is searched as it is.
_SHORT = 200
_WORDS = re.compile(r"\w+")
_BLANK = "\x00"
_BLANKS = re.compile(_BLANK + "+")
_DIGITS = re.compile(r"\d")

#: Stems by their first three letters; shorter ones under none.
Stems = Mapping[str, Sequence[str]]


def stems(words: Iterable[str]) -> Stems:
    """A table of stems."""
    table: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        table.setdefault(word[:3] if len(word) > 2 else "", []).append(word)
    return table


class Starts:
    """A text, and where its words begin, by their first letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked: dict[int, tuple[heads.Known, Sequence[int]]] = {}  # places of the patterns that were looked for
        self._loose: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] = {}  # by the first letters
        self._letters: list[str] = []  # the keys of it, in order

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text, start, end)` finds."""
        end = len(self.text) if end is None else end
        places = self._places(pattern, end - start)
        return pattern.finditer(self.text, start, end) if places is None else self._each(pattern, places, start, end)

    def first(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """What `pattern.search(text, start, end)` finds."""
        return next(self.find(pattern, start, end), None)

    def _each(
        self, pattern: re.Pattern[str], places: Sequence[int], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        match, text = pattern.match, self.text
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place >= start and (found := match(text, place, end)):
                yield found
                start = found.end()

    def _places(self, pattern: re.Pattern[str], length: int) -> Sequence[int] | None:
        """Where a pattern can begin; None: anywhere, or not worth asking for a short stretch."""
        asked = self._asked.get(id(pattern))
        if asked is not None:
            return asked[1]
        if length < _SHORT:
            return None
        known = heads.known(pattern)
        found = known.for_text(length)
        if found is None or any(map(self.places, found.needs)):
            return None
        places = self._begun(found)
        self._asked[id(pattern)] = known, places
        return places

    def _begun(self, found: heads.Heads) -> list[int]:
        """The places of some heads."""
        if not self._words:
            self._words = _by_letters(self.text)
            self._letters = sorted(self._words)
        lists = [self._words[head] for head in found.words & self._words.keys()]
        lists += [self._at_words(head) for head in found.short]
        lists += [self.places(head) for head in found.loose]
        return sorted({place for places in lists for place in places})

    def blanked(self, stretches: Iterable[tuple[int, int]]) -> Starts:
        """The text with some stretches blanked out."""
        parts: list[str] = []
        at = 0
        for start, end in sorted(stretches):
            if end > at:
                start = max(start, at)
                parts += (self.text[at:start], _BLANK * (end - start))
                at = end
        return _Blanked(self, "".join(parts) + self.text[at:])

    def _at_words(self, head: str) -> list[int]:
        """Where words begin with fewer letters than the index goes by."""
        if head not in self._short:
            every = self._letters
            if head == heads.DIGIT:
                longer = [letters for letters in every if letters[0].isdecimal()]
            else:
                longer = every[bisect_left(every, head) : bisect_left(every, head[:-1] + chr(ord(head[-1]) + 1))]
            self._short[head] = [place for letters in longer for place in self._words[letters]]
        return self._short[head]

    def places(self, letters: str) -> list[int]:
        """Where letters stand, in words or anywhere."""
        if letters not in self._loose:
            here = len(letters) < 3 or letters[0] == heads.ANY[0] or letters[:3] in self._threes
            self._loose[letters] = list(_every(self.text, letters)) if here else []
        return self._loose[letters]

    @cached_property
    def _threes(self) -> set[str]:
        """Every three letters that follow each other in the text: a stem without its own need not be looked for."""
        return set(map("".join, zip(self.text, self.text[1:], self.text[2:], strict=False)))

    def stems(self, table: Stems) -> dict[str, list[int]]:
        """The stems of a table that the text has, and where."""
        threes = self._threes
        here = [stem for three in table.keys() & threes for stem in table[three] if stem[-3:] in threes]
        found = {stem: self.places(stem) for stem in (*here, *table.get("", ()))}
        return {stem: places for stem, places in found.items() if places}


class _Blanked(Starts):
    """A text with some stretches blanked out: its words begin where those of the whole do, or behind a blank."""

    def __init__(self, whole: Starts, text: str) -> None:
        super().__init__(text)
        self._whole = whole
        self._behind = [m.end() for m in _BLANKS.finditer(text)]

    def _places(self, pattern: re.Pattern[str], length: int) -> Sequence[int] | None:
        places = self._whole._places(pattern, length)
        return None if places is None else sorted({*places, *self._behind})


def _by_letters(text: str) -> dict[str, list[int]]:
    """Where the words of a text begin, by their first letters and what follows them."""
    index: dict[str, list[int]] = {}
    for word in _WORDS.finditer(text):
        at = word.start()
        letters = text[at : at + heads.LONG]
        if letters in index:
            index[letters].append(at)
        else:
            index[letters] = [at]
    return index


def _every(text: str, head: str) -> Iterator[int]:
    """Every place of a head that may stand anywhere."""
    if head == heads.DIGIT:
        yield from (m.start() for m in _DIGITS.finditer(text))
    elif head == heads.LINE:
        yield 0
        yield from (place + 1 for place in _every(text, "\n"))
    elif head.startswith(heads.ANY):
        yield from (_word_before(text, place) for place in _every(text, head[len(heads.ANY) :]))
    else:
        place = text.find(head)
        while place >= 0:
            yield place
            place = text.find(head, place + 1)


def _word_before(text: str, place: int) -> int:
    """Where the word begins that goes up to a place."""
    while place and (text[place - 1].isalnum() or text[place - 1] == "_"):
        place -= 1
    return place
