"""What is found by the beginnings of words is what a search of the whole text finds."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re

import pytest

import guardrails
from evals import golden
from guardrails.reading.heads import heads, known
from guardrails.reading.starts import Starts, stems
from guardrails.reading.text import normalise

LONG_ENOUGH = 10_000_000  # to be worth reading a pattern's heads


def read(pattern: str) -> re.Pattern[str]:
    compiled = re.compile(pattern)
    known(compiled).for_text(LONG_ENOUGH)
    return compiled


def spans(found: object) -> list[tuple[int, int]]:
    return [m.span() for m in found]  # type: ignore[attr-defined]


def patterns() -> list[re.Pattern[str]]:
    """Every compiled pattern that a module of the reader holds."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(guardrails.__path__, "guardrails."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, re.Pattern):
                found[value.pattern] = value
    return list(found.values())


def notes() -> list[str]:
    """Notes, and the words of all of them in any order, so that rare words stand together and are cut anywhere."""
    texts = [normalise(case.note)[0] for _, case in golden.load_cases()]
    words = " ".join(texts).split(" ")
    chance = random.Random(11)
    return ["\n".join(texts[:15]), " ".join(chance.choice(words) for _ in range(1500))]


@pytest.mark.parametrize("text", notes(), ids=["notes", "words"])
def test_every_pattern_of_the_reader_finds_the_same(text: str) -> None:
    starts = Starts(text)
    indexed = 0
    for pattern in patterns():
        read_heads = known(pattern).for_text(LONG_ENOUGH)
        if read_heads is None or any(map(starts.places, read_heads.needs)):
            continue  # it is left to `re`
        indexed += 1
        for start, end in ((0, len(text)), (101, len(text) // 2)):
            expected = [m.span() for m in pattern.finditer(text, start, end)]
            assert spans(starts.find(pattern, start, end)) == expected, pattern.pattern
    assert indexed > 150


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\b(?:foo|ba[rz])\b", "foo bar, baz; food xfoo bar"),
        (r"\bfoo\w*|\bq\b", "q foo foot qq\nfoo"),
        (r"(?<!\w)(?:\w+ly )?done", "quickly done, done, undone, ly done, slowlydone; 3ly done"),
        (r"(?m)^ *(?:a|b):", "a: x\n  b: y\nc a: z\na:"),
        (r"^a", "a\na"),
        (r"\b\d{1,2} ?mg", "40 mg x10mg 5mg \u0665 mg"),
        (r"(?:left|right)/", "xleft/ right/left/"),
        (r"\b(?:no )?(?:pain|ache)s?\b", "no pain, aches no ache nopain"),
        (r"aa", "aaaaa"),
        (r"\b, then|\bthen", "a, then then"),
        (r"\b(?:is|was) (?:not )?(?:un)?able", "is unable was not able wasable is ab"),
        (r"\\d|\bword", "\\d d word 7"),
    ],
)
def test_the_same_is_found_as_in_the_whole_text(pattern: str, text: str) -> None:
    text = text + " " * 300  # as long as is searched by beginnings
    compiled = read(pattern)
    for start in range(12):
        for end in (len(text), 20):
            expected = [m.span() for m in compiled.finditer(text, start, end)]
            assert spans(Starts(text).find(compiled, start, end)) == expected
            first = Starts(text).first(compiled, start, end)
            assert (first and first.span()) == (expected[0] if expected else None)


def test_heads_are_told_where_a_match_can_only_begin_so() -> None:
    found = heads(re.compile(r"\b(?:facet|fa[xn]|inj\w*|of\b)|;\d"))
    assert found is not None
    assert (found.words, found.short, found.loose) == ({"face"}, {"fax", "fan", "inj", "of"}, {";"})


@pytest.mark.parametrize("pattern", [r"\w+ed\b", r".x", r"\w+ (?:foo)?", r"\w+ (?:lead|x)", r"(?:a|b)?", r"(?i)\bfoo", r"\s?fo", r"[^a]b", r"\w+ed", r"a\b"])
def test_a_pattern_that_may_begin_anywhere_has_no_heads(pattern: str) -> None:
    assert heads(re.compile(pattern)) is None


def test_heads_are_read_only_after_a_pattern_was_searched_enough() -> None:
    entry = known(re.compile(r"\bnever asked for elsewhere\b"))
    assert entry.for_text(4000) is None
    assert entry.for_text(40_000) is not None


def test_in_a_blanked_text_the_same_is_found() -> None:
    pattern = read(r"\b(?:word|form)\b")
    text = "word form sword deform word" + " x" * 200
    starts = Starts(text)
    for blanks in ([], [(0, 4)], [(10, 11)], [(16, 18), (0, 5)], [(3, 12), (5, 8)]):
        blanked = starts.blanked(blanks)
        assert len(blanked.text) == len(text)
        assert spans(blanked.find(pattern)) == spans(pattern.finditer(blanked.text))
    assert blanked.text[:13] == "wor" + "\x00" * 9 + "o"


def test_stems_that_stand_in_the_text_with_their_places() -> None:
    table = stems(("lumb", "rf", "zz", "lumber", "acet"))
    assert Starts("lumbar facets, rf; rf").stems(table) == {"lumb": [0], "acet": [8], "rf": [15, 19]}
    assert Starts("").stems(table) == {}


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\w+ (?:leads?|electrodes?)\b", {"lead", "electrode"}),
        (r"[a-z]* array(?!x)|\w+\s(?:large )?paddles", {" array", "paddles"}),
        (r"\bplain|\b\w+ leads", {" leads"}),
        (r"(?:\w+ cord)+ stimul\w*", {" stimul"}),
    ],
)
def test_letters_that_an_alternative_needs_which_may_begin_anywhere(pattern: str, letters: set[str]) -> None:
    found = heads(re.compile(pattern))
    assert found is not None and found.needs == letters


def test_a_pattern_whose_letters_the_text_has_not_is_not_searched_for() -> None:
    pattern = read(r"\w+ (?:leads?|arrays?)\b|\btwo\b")
    for words in ("two leads and an array", "two led arr ays", "the lead"):
        text = words + " x" * 200
        assert spans(Starts(text).find(pattern)) == spans(pattern.finditer(text))
