"""With which letters the matches of a pattern begin: read from the pattern itself, once it has been searched enough.

Python's own parser of patterns tells. A pattern that may begin with anything has no heads, only letters that it needs
somewhere; one whose heads are not worth reading yet has neither: whoever asks then searches as `re` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

#: Letters of a head; the longer, the fewer places are tried for nothing.
LONG = 4
#: Heads that stand for any digit, for the beginning of a line, and for a word with the ending behind it ("\\wly ").
DIGIT, LINE, ANY = "\\d", "\\^", "\\w"
#: Characters that a pattern searches in all before its heads are read: one short note never pays for them.
_PAYS = 15_000
_OF_DIGITS = [(sre.CATEGORY, sre.CATEGORY_DIGIT), *((sre.LITERAL, n) for n in range(ord("0"), ord("9") + 1))]
_OF_WORDS = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_WORD)])]
_WORD = re.compile(r"\w|\\d")
_TELLING = 3  # letters that are worth looking for anywhere
_FLAGS = int(re.IGNORECASE | re.ASCII | re.LOCALE)


class Heads(NamedTuple):
    """What the matches of a pattern begin with: all letters of a head at the beginning of a word, fewer of them
    there, or anywhere. Alternatives that may begin with anything need some of `needs`: in a text without them the
    heads are those of all matches."""

    words: frozenset[str]
    short: frozenset[str]
    loose: frozenset[str]
    needs: frozenset[str] = frozenset()


class _Head(NamedTuple):
    letters: str = ""
    at_word: bool = False  # stands where no word character is before it
    open: bool = True  # what follows in the pattern comes next


def heads(pattern: re.Pattern[str]) -> Heads | None:
    """The heads of a pattern; None where it may begin with anything, with nothing, or anywhere with one letter."""
    if pattern.flags & _FLAGS:
        return None
    parsed = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    if not parsed.getwidth()[0]:
        return None
    found: set[_Head] = set()
    needs: frozenset[str] = frozenset()
    for parts in _alternatives(list(parsed)):
        begun = _walk(parts, {_Head()})
        if all(h.letters and not _common(h) for h in begun):
            found |= begun
        elif needed := _needed(parts):
            needs |= needed
        else:
            return None
    loose = _shortest({h.letters for h in found if not _of_word(h)})
    words = _shortest({h.letters for h in found} - loose)
    long = frozenset(h for h in words if len(h) == LONG)
    return Heads(long, words - long, loose, needs)


def _of_word(head: _Head) -> bool:
    return head.at_word and _WORD.match(head.letters) is not None


def _common(head: _Head) -> bool:
    """One letter anywhere: too many places."""
    return len(head.letters) == 1 and not _of_word(head) and (head.letters.isalpha() or head.letters.isspace())


def _alternatives(parts: list[Any]) -> list[list[Any]]:
    """The sequences between which a pattern chooses at its beginning."""
    for at, (op, arg) in enumerate(parts):
        before, after = parts[:at], parts[at + 1 :]
        if op is sre.BRANCH:
            return [way for branch in arg[1] for way in _alternatives([*before, *branch, *after])]
        if op is sre.SUBPATTERN and not arg[1] & _FLAGS:
            return _alternatives([*before, *arg[3], *after])
        if op not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            break
    return [parts]


def _needed(parts: Iterable[Any]) -> frozenset[str]:
    """What a sequence of parts needs: the longest that one of them needs."""
    best: frozenset[str] = frozenset()
    letters = ""
    for op, arg in [*parts, (None, None)]:
        if op is sre.LITERAL:
            letters += chr(arg)
            continue
        best = max(best, frozenset({letters} if len(letters) >= _TELLING else ()), _needed_by(op, arg), key=_worth)
        letters = ""
    return best


def _needed_by(op: Any, arg: Any) -> frozenset[str]:
    """What one part needs."""
    if op is sre.BRANCH:
        each = [_needed(branch) for branch in arg[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if op is sre.SUBPATTERN and not arg[1] & _FLAGS:
        return _needed(arg[3])
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and arg[0] > 0:
        return _needed(arg[2])
    return frozenset()


def _worth(letters: frozenset[str]) -> int:
    return min(map(len, letters), default=0)


def _shortest(letters: set[str]) -> frozenset[str]:
    """Heads that no other head begins."""
    return frozenset(h for h in letters if not any(h[:n] in letters for n in range(1, len(h))))


def _walk(parts: Iterable[Any], before: set[_Head]) -> set[_Head]:
    """The heads after a sequence of the pattern's parts."""
    done: set[_Head] = set()
    running, items = before, list(parts)
    for at, (op, arg) in enumerate(items):
        done |= {h for h in running if not h.open}
        running = {h for h in running if h.open}
        if not running:
            break
        if op is sre.MAX_REPEAT and arg[0] == 1 and list(arg[2]) == _OF_WORDS:
            ending = _ending(items[at + 1 :])
            running = {_Head(ending, True) if ending and h.at_word and not h.letters else h for h in running}
            return done | _closed(running)
        running = _part(op, arg, running)
    return done | running


def _ending(items: Sequence[Any]) -> str:
    """The letters that end a word, with the first behind it; nothing where they are not all told."""
    letters = ""
    for op, arg in items:
        if op is not sre.LITERAL:
            return ""
        letters += chr(arg)
        if not _WORD.match(letters[-1]):
            return ANY + letters if len(letters) > 2 else ""
    return ""


def _part(op: Any, arg: Any, running: set[_Head]) -> set[_Head]:
    """The heads after one part of the pattern."""
    if op is sre.LITERAL and arg != ord("\\"):
        return {_longer(h, chr(arg)) for h in running}
    if op is sre.IN:
        return _class(arg, running)
    if op is sre.BRANCH:
        return {h for branch in arg[1] for h in _walk(branch, running)}
    if op is sre.SUBPATTERN and not arg[1] & _FLAGS:
        return _walk(arg[3], running)
    if op is sre.ATOMIC_GROUP:
        return _walk(arg, running)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, high, again = arg
        once = _walk(again, running)
        return (once if high == 1 else _closed(once)) | (running if low == 0 else set())
    if op is sre.AT or op is sre.ASSERT or op is sre.ASSERT_NOT:
        return {_after_edge(op, arg, h) for h in running}
    return _closed(running)


def _longer(head: _Head, letter: str) -> _Head:
    letters = head.letters + letter
    return _Head(letters, head.at_word, len(letters) < LONG)


def _closed(running: set[_Head]) -> set[_Head]:
    return {h._replace(open=False) for h in running}


def _class(choice: Any, running: set[_Head]) -> set[_Head]:
    """The heads after a class: each letter of a short list; of digits one head for all, and no more after it."""
    if all(op is sre.LITERAL for op, _ in choice):
        return {_longer(h, chr(letter)) for h in running for _, letter in choice}
    if all(part in _OF_DIGITS or (part[0] is sre.RANGE and _digits(*part[1])) for part in choice):
        running = {h if h.letters else h._replace(letters=DIGIT) for h in running}
    return _closed(running)


def _digits(low: int, high: int) -> bool:
    return ord("0") <= low <= high <= ord("9")


def _after_edge(op: Any, arg: Any, head: _Head) -> _Head:
    """A head after a part without width: one at its very beginning may say that a word begins there."""
    if head.letters:
        return head
    if op is sre.AT and arg in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        return _Head(LINE, open=False)
    if op is sre.AT:
        return head._replace(at_word=head.at_word or arg is sre.AT_BOUNDARY)
    if op is sre.ASSERT_NOT and arg[0] < 0 and len(arg[1]) == 1:
        behind, choice = arg[1][0]
        if behind is sre.IN and (sre.CATEGORY, sre.CATEGORY_WORD) in choice and choice[0][0] is not sre.NEGATE:
            return head._replace(at_word=True)
    return head


class Known:
    """A pattern and its heads, once they are read."""

    __slots__ = ("heads", "pattern", "read", "searched")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.searched, self.read = pattern, 0, False
        self.heads: Heads | None = None

    def for_text(self, length: int) -> Heads | None:
        """The heads, to search so many characters; None where there are none, or none yet."""
        if not self.read:
            self.searched += length
            if self.searched < _PAYS:
                return None
            self.read, self.heads = True, heads(self.pattern)
        return self.heads


_KNOWN: dict[int, Known] = {}  # by identity: a pattern's own hash is slow


def known(pattern: re.Pattern[str]) -> Known:
    """What is known of a pattern."""
    kept = _KNOWN.get(id(pattern))
    if kept is None:
        if len(_KNOWN) > 8192:
            _KNOWN.clear()
        kept = _KNOWN[id(pattern)] = Known(pattern)
    return kept
