"""Sides of the spine acts: the level's own sentence, else what holds there, else the title; repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from guardrails.claim import Side
from guardrails.reading import anatomy, gather, sides, spine_columns
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE
from guardrails.reading.spine_acts import Place, Scene, SpineAct, around, sides_in, words_in

_REPEAT = re.compile(
    r"\b(?:right|left|rt|lt)(?: sides?)?\s?[:=-]\s?(?:the )?(?:identical\w*|same|similar\w*|as above)\b"
    r"|\b(?:same|identical|exact same|similar)\s(?:\w+\s){0,2}?(?:procedure|technique|steps?|nerves?|manner"
    r"|fashion|process|thing|levels?|was|were|way|approach|injection|block|sequence|series|set|routine|course)"
    r"|\brepeat(?:ed|ing)?\b|\bmirror(?:ed|s|ing)?\b|\bditto\b|\blikewise\b|\battention was (?:then )?(?:turned"
    r"|directed)|\bturned (?:my|our) attention"
)
#: One of these stands in every match of `_REPEAT`.
_REPEAT_WORDS = ("same", "identical", "similar", "repeat", "mirror", "ditto", "likewise", "attention", "as above")
_THEN = re.compile(
    r"\b(?:then|next|followed by|afterwards?|subsequently)\s(?:on\s)?(?:the\s)?(?:left|right)(?:\sside"
    r"|\sone)?(?=\s*(?:[,.;\n]|$|was\b|were\b|each\b|with\b|under\b|in the same\b))"
)
_SIDE_DONE = re.compile(
    r"\b(?:right|left)(?:[-\s]sided)?(?:\s(?:side|joints?|facets?|ones?|foramina|nerves?|levels?))?(?:\sat\s[^.;,\n]{0,30}?)?\s(?:was|were)\s"
    r"(?:[^.;\n]{0,70}\s)?(?:completed|done|performed|treated|injected|blocked|lesioned|entered)\b"
)
_ACTING = re.compile(
    r"\b(?:inject\w*|perform\w*|done|carried out|repeated|treated|blocked|lesion\w*|needle|procedure"
    r"|completed|ditto|mirror\w*|steps|same|identical\w*|similar\w*|as above)\b"
)
_LATER = re.compile(
    r"\b(?:next visit|next time|will be|return|in (?:a|two|2|three|3|four|4|\d-\d) (?:weeks?|wks?|months?)"
    r"|stage|deferred|declined|not (?:done|treated|performed|started))\b"
)


def bind(made: Scene) -> None:
    doc = made.doc
    words = sides.sides(doc.norm)
    for act in made.acts:
        for place in act.places:
            _bind_place(made, act, place, words)
    for act in made.acts:
        if act.done:
            _fallback(made, act, words)
            _repeat(made, act, words)
            _title_against(made, act, words)


def _bind_place(made: Scene, act: SpineAct, place: Place, words: Sequence[sides.SideWord]) -> None:
    """The side of a level from the words of its own sentence, rivals in the sentence taking theirs."""
    doc = made.doc
    at = place.level.start
    if told := spine_columns.side_of(doc, at):
        place.side, place.side_at = told
        return
    for region in around(doc, at):
        bound = sides_in(made, region, words).get((at, place.level.end))
        if bound is not None and bound.side is not None and bound.word is not None:
            place.side, place.side_at = bound.side, (bound.word.start, bound.word.end)
            return


def _usable(made: Scene, act: SpineAct, word: sides.SideWord) -> bool:
    """Whether a side word outside the level's own sentence may speak for the act."""
    doc = made.doc
    section = doc.section_at(word.start)
    if section.kind in gather.SILENT_SECTIONS or doc.item_at(word.start).marked is False:
        return False
    sentence = doc.sentence_at(word.start)
    kinds_here = {made.kind.get(i): made.hits[i].row.strength for i in made.hits.range(sentence.start, sentence.end)}
    mine = act.kind in kinds_here or any(
        level.start in made.placed for level in anatomy.levels_in(doc.norm, sentence.start, sentence.end)
    )
    rival = any(kind not in (act.kind, None) and strength == "name" for kind, strength in kinds_here.items())
    if rival and not mine:
        return False
    return gather.status(doc, word.start, word.end, "side") not in NOT_DONE or _ASIDE.match(doc.norm, word.end) is not None


#: "left (the right was done in May)": what is told of the other side says nothing of this one
_ASIDE = re.compile(r"\s?\([^()\n]*\b(?:right|left|rt|lt|r|l|other|opposite)\b[^()\n]*\)")


def _fallback(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """Sides for places whose sentence names none: the item, the section, then the title lines."""
    doc = made.doc
    open_places = [p for p in act.places if p.side is None]
    if act.places and not open_places:
        return
    usable = [w for w in words if w.side is not None and _usable(made, act, w)]
    held = _Words(doc, usable)
    for place in open_places:
        word = held.nearest(place.level.start)
        if word is not None:
            place.side, place.side_at = word.side, (word.start, word.end)
    if not open_places:
        _loose(doc, act, held)
    _conflict(made, act, usable, words)


def _loose(doc: Document, act: SpineAct, held: _Words) -> None:
    """The side of an act that names no level: the body's word before the title's."""
    for start in [h.start for h in act.hits if h.done] or [h.start for h in act.hits]:
        word = held.nearest(start)
        if word is not None and (act.loose[0] is None or _rank(doc, word) < _rank_at(doc, act.loose[1])):
            act.loose = (word.side, (word.start, word.end))


def _rank(doc: Document, word: sides.SideWord) -> int:
    return 0 if doc.section_at(word.start).kind in BODY else 1


def _rank_at(doc: Document, at: tuple[int, int] | None) -> int:
    return 2 if at is None else 0 if doc.section_at(at[0]).kind in BODY else 1


class _Words:
    """The usable side words of an act, and those of the body, of the titles and of all sections, found once."""

    def __init__(self, doc: Document, usable: Sequence[sides.SideWord]) -> None:
        self.doc, self.all = doc, usable

    @cached_property
    def body(self) -> list[sides.SideWord]:
        return [w for w in self.all if self.doc.section_at(w.start).kind in BODY]

    @cached_property
    def titles(self) -> list[sides.SideWord]:
        return [w for w in self.all if self.doc.section_at(w.start).kind == "title"]

    def nearest(self, position: int) -> sides.SideWord | None:
        """The word that holds at a position: last before it in its sentence, item, section; else the next one."""
        doc = self.doc
        for region in (doc.sentence_at(position), doc.item_at(position), doc.section_at(position)):
            if here := words_in(region, self.all):
                return _holding(here, position)
        here = self.body or self.titles or list(self.all)
        return _holding(here, position) if here else None


def _holding(words: Sequence[sides.SideWord], position: int) -> sides.SideWord:
    """The last word up to a position, else the first."""
    return words[max(0, bisect_right(words, position, key=lambda w: w.start) - 1)]


def _conflict(made: Scene, act: SpineAct, usable: Sequence[sides.SideWord], words: Sequence[sides.SideWord]) -> None:
    """A side that was never tied to a level and that the note states both ways is silent."""
    doc = made.doc
    taken = [p.side_at for p in act.places if p.side_at] or ([act.loose[1]] if act.loose[1] else [])
    marks = {made.doc.sentence_at(s).start for s, _ in act.marks()}
    if any(at and made.doc.sentence_at(at[0]).start in marks for at in taken):
        return
    said = {w.side for w in usable}
    checked = {w.side for w in words if w.side and doc.section_at(w.start).kind == "timeout"}
    if len(checked) == 1:
        said |= checked
    if len(said) > 1 and Side.BIL not in said and not made.doc.first(_REPEAT):
        spots = tuple((w.start, w.end) for w in usable)
        act.against["side"] = spots
        for place in act.places:
            place.side = None
        act.loose = (None, None)


def _title_against(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """Note the title's side where the body states another, and no addendum says which."""
    body = _each(p.side for p in act.places if p.body and p.side_at)
    body |= _each(Side.BIL if side is None else side for side, *_ in act.repeated) if body else set()
    title = _each(p.side for p in act.places if not p.body and p.side_at)
    amended = any(made.doc.section_at(w.start).kind == "addendum" for w in words)
    if body and title and body != title and not (len(body) > len(title)) and not amended:
        act.against["side"] = tuple(p.side_at for p in act.places if not p.body and p.side_at)


def _each(said: Iterable[Side | None]) -> set[Side]:
    """The single sides that are said."""
    return {one for side in said if side for one in ((Side.RT, Side.LT) if side is Side.BIL else (side,))}


def _repeat(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """`the identical procedure was then performed on the left` adds the side to what was done before."""
    doc = made.doc
    acts = [act, *(a for a in made.acts if a.done and a is not act)]
    marks = [sorted(start for start, _ in a.marks()) for a in acts]
    for match in doc.find(_THEN):
        here = [w for w in words_in(Region(match.start(), match.end()), words) if w.side]
        if here and _spoken_last(match.start(), marks) and _stands(doc, here[0]):
            act.repeated.append((here[0].side, here[0].start, here[0].end))
    placed = sorted(p.level.start for p in act.places)
    for match in doc.find(_REPEAT) if any(word in doc.norm for word in _REPEAT_WORDS) else ():
        sentence = doc.sentence_at(match.start())
        here = words_in(sentence, words)
        own = bisect_left(placed, sentence.start) < bisect_left(placed, sentence.end)
        if not here or own or doc.section_at(match.start()).kind in gather.SILENT_SECTIONS:
            continue
        if _again(doc, sentence) and _stands(doc, here[-1]) and _spoken_last(match.start(), marks):
            word = next((w for w in reversed(here) if w.side or w.relative == sides.OTHER), None)
            if word is None:
                continue  # "the same ... one level down", "on the same side": no other side is said
            act.repeated.append((word.side if word.relative != sides.OTHER else Side.BIL, word.start, word.end))


def _again(doc: Document, sentence: Region) -> bool:
    """Whether a sentence of repeating tells of something done now."""
    text, following = doc.words(sentence), doc.norm[sentence.end : sentence.end + 160]
    return not _LATER.search(text) and bool(_ACTING.search(text) or _ACTING.search(following))


def _stands(doc: Document, word: sides.SideWord) -> bool:
    return gather.status(doc, word.start, word.end, "side") not in NOT_DONE


def _spoken_last(position: int, marks: Sequence[Sequence[int]]) -> bool:
    """Whether of several acts (by where their words stand) the first is the one last spoken of before a position."""
    last = [found[at - 1] if (at := bisect_left(found, position)) else -1 for found in marks]
    return last[0] == max(last)


def one_side_done(made: Scene) -> None:
    """ "Both sides were planned. The right was completed": the plan's levels, on the side that was done."""
    doc = made.doc
    for match in doc.find(_SIDE_DONE):
        sentence = doc.sentence_at(match.start())
        if (
            made.hits.range(sentence.start, sentence.end)
            or doc.section_at(match.start()).kind in gather.SILENT_SECTIONS
        ):
            continue
        words = [w for w in words_in(Region(match.start(), match.end()), sides.sides(doc.norm)) if w.side]
        if not words or gather.status(doc, words[0].start, words[0].end, "side") in NOT_DONE:
            continue
        before = [a for a in made.acts if not a.done and any(0 < match.start() - s < 250 for s, _ in a.marks())]
        if not before or any(a.done and a.kind == before[0].kind for a in made.acts):
            continue
        if before[0].status is not Assertion.PLANNED and not _NOW.search(doc.words(sentence)):
            continue
        made.acts.append(_carried_out(before[0], words[0]))


_NOW = re.compile(r"\b(?:today|now|this (?:visit|time))\b")


def _carried_out(before: SpineAct, word: sides.SideWord) -> SpineAct:
    at = (word.start, word.end)
    done = SpineAct(before.kind, Assertion.PERFORMED, list(before.hits), loose=(word.side, at))
    done.places = [Place(p.level, Assertion.PERFORMED, True, word.side, at) for p in before.places]
    return done
