"""Work on vertebrae, discs and interspaces outside the injection families: names, levels and their standing.

A level counts by its last word: named in the title, then "could not be entered", is not done. Findings, old
fractures, later scans and spared levels never count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from guardrails.reading import anatomy, deeds, gather
from guardrails.reading.anatomy import Level
from guardrails.reading.deeds import Deed
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Site
from guardrails.reading.gather import NOT_DONE
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.standing import naming, no_past

_DONE = Assertion.PERFORMED
_STOPPED = re.compile(
    r"\b(?:abort\w*|abandon\w*|could\s?n[o']t\s(?:be\s)?\w+|unable\sto|not\s(?:entered|reached|treated"
    r"|performed|done"
    r"|completed|attempted|touched|injected)|too\s(?:small|sclerotic|narrow)|untreated|untouched|spared"
    r"|deferred"
    r"|would\snot\s(?:pass|advance|go|enter)|g[ia]ven?\sup)\b"
)
_ATTEMPTED = re.compile(r"\battempt\w*|\btried\b|\bwanted\b|\bplanned\b")
_OLD_AFTER = re.compile(
    r"\s?(?:vertebra\w*\s|fracture\s|level\s)?\(?(?:is\s|was\s)?(?:an?\s)?(?:old|stable|healed|chronic"
    r"|untreated|deferred|prior"
    r"|spared|done\sin\s20|20[012]\d)\b"
)
_OLD_BEFORE = re.compile(r"\b(?:old|older|healed|previously\s(?:treated|cemented))\s(?:fracture\s(?:of|at)\s|(?:of|at)\s)?$")
_SCAN = re.compile(
    r"\b(?:post[-\s]?disco\w*\sct|ct\s(?:of|will|scan\sof|to\sfollow)|will\sbe\sread|mri\b"
    r"|x-?rays?\s(?:show|of)|bone\sscan)\b"
)
_FINDING = re.compile(
    r"\b(?:stenosis|modic|edema|fractures?\s(?:at|of)|degenerat\w*|pain\sat|severity"
    r"|findings?)\b"
)


@dataclass(frozen=True, slots=True)
class Work:
    """One family's work of one standing: the names that tell of it and the levels it was done at."""

    status: Assertion
    names: tuple[Deed, ...]
    sites: tuple[Site, ...] = ()
    paired: bool = False  # an interspace was named where single vertebrae are treated


def work(doc: Document, rows: Mapping[str, str], form: str) -> list[Work]:
    """The work that `rows` name, by standing; `form` is what levels are: bodies, discs or spaces."""
    groups = deeds.settled(deeds.named(doc, rows))
    if not groups:
        return []
    levels = _levels(doc, form, groups.get(_DONE, []))
    out = []
    for status in dict.fromkeys((*groups, *levels)):
        sites, paired = levels.get(status, ((), False))
        names = groups.get(status, [])
        if status is _DONE and not names:
            continue
        if not names and status is not _DONE and _DONE not in groups:
            continue
        out.append(Work(status, tuple(names or groups[_DONE]), sites, paired))
    return out


def _levels(doc: Document, form: str, done: list[Deed]) -> dict[Assertion, tuple[tuple[Site, ...], bool]]:
    """Levels by standing, the last decisive word on each deciding."""
    last: dict[str, tuple[Assertion, list[Level]]] = {}
    paired = False
    named = {doc.sentence_at(d.start).start for d in done}
    for level in anatomy.levels(doc.norm):
        sentence = doc.sentence_at(level.start)
        beside = any(0 <= level.start - d.end <= 12 for d in done)
        if not beside and not _counts(doc, level, sentence, form, sentence.start in named):
            continue
        state = _state(doc, level, sentence, sentence.start in named)
        if state is Assertion.MENTION:
            continue
        names = level.points if form == "bodies" else level.pairs
        if beside and not names:
            continue
        paired = paired or (form == "bodies" and level.form == "pair" and state is _DONE)
        for name in names:
            before = last.get(name)
            if before is None or state is _DONE or before[0] is _DONE:
                kept = before[1] if before and before[0] is state else []
                last[name] = (state, [*kept, level])
    found: dict[Assertion, list[Site]] = {}
    for name, (state, where) in last.items():
        found.setdefault(state, []).append(Site(name, None, tuple(doc.span(lv.start, lv.end) for lv in where[:3])))
    return {s: (tuple(sorted(v, key=_rank)), paired) for s, v in found.items()}


def _rank(site: Site) -> int:
    first = site.name.partition("-")[0]
    return anatomy.SCALE.index(first) if first in anatomy.SCALE else 99


def _counts(doc: Document, level: Level, sentence: Region, form: str, named: bool) -> bool:
    """Whether a level may be one that was worked on."""
    if not naming(doc, level.start) and not named:
        return False
    words = doc.words(sentence)
    if _SCAN.search(words) and not named:
        return False
    if _SCAN.search(doc.norm, sentence.start, level.start) and _SCAN.search(words):
        return False
    if _FINDING.search(words) and not named and form == "bodies":
        return False
    if level.noun in NOT_TREATED - {"tip", "endplate"} and not (named and level.noun == "finding" and form == "bodies"):
        return form == "discs" and level.noun == "finding" and not _FINDING.search(words) and bool(level.pairs)
    if form == "bodies" and _NEIGHBOUR.match(doc.norm, level.end):
        return False
    if form == "bodies":
        return bool(level.points) and (level.form != "pair" or named)
    return (bool(level.pairs) and level.form != "range") or (form == "discs" and named and bool(level.pairs))


def _state(doc: Document, level: Level, sentence: Region, named: bool) -> Assertion:
    text = doc.norm
    clause = doc.clause_at(level.start)
    if _OLD_AFTER.match(text, level.end) or _OLD_BEFORE.search(text, max(0, level.start - 30), level.start):
        return Assertion.NEGATED
    following = text[level.end : sentence.end]
    row = text[level.end : sentence.end].partition(";")[0]
    if row.lstrip()[:1] in (":", "-") and _STOPPED.search(row):  # "L5-S1: could not enter, abandoned"
        return Assertion.ABORTED_AFTER
    if _ATTEMPTED.search(text, sentence.start, level.start) and _STOPPED.search(following.partition(";")[0]):
        return Assertion.ABORTED_AFTER
    if _STOPPED.search(text, level.end, clause.end) or _STOPPED.search(text, clause.start, level.start):
        return Assertion.ABORTED_AFTER
    state = gather.status(doc, level.start, level.end, "level")
    if state is Assertion.HISTORICAL and no_past(doc, level.start):
        return _DONE
    if state is Assertion.PLANNED and named:
        return _DONE
    if state in (Assertion.MENTION, Assertion.PERFORMED):
        return _DONE
    if named and state in NOT_DONE - {Assertion.NEGATED, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE}:
        return state
    return state


#: What lies beside a vertebra and is not the body.
_NEIGHBOUR = re.compile(r"\s(?:dis[ck]s?|inter-?\s?spaces?|foram\w+|facets?|interlaminar|nerve|root)\b")



def spaces(doc: Document) -> tuple[Site, ...]:
    """The interspaces that today's words name, for work whose code does not count them."""
    done = {s for s in doc.sentences if naming(doc, s.start)}
    found: dict[str, Site] = {}
    for level in anatomy.levels(doc.norm):
        sentence = doc.sentence_at(level.start)
        if sentence not in done or not level.pairs or level.form == "range" or level.noun in NOT_TREATED - {"spread"}:
            continue
        if gather.status(doc, level.start, level.end, "level") in NOT_DONE:
            continue
        for name in level.pairs:
            found.setdefault(name, Site(name, None, (doc.span(level.start, level.end),)))
    return tuple(found.values())
