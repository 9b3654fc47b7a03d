"""Analysis and programming of stimulators: kinds of parameters changed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.families.programming import words
from guardrails.reading import deeds, gather
from guardrails.reading.boxes import ticked
from guardrails.reading.deeds import mentions
from guardrails.reading.document import Document, Region, Sentence
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.gather import compiled
from guardrails.reading.standing import in_block, naming

_DONE = Assertion.PERFORMED
_Found = tuple[str, int, int, Assertion]


def read(doc: Document) -> Iterator[Service]:
    """The programming of the day (once, whatever the leads), and what others or other days did."""
    if not mentions(doc.norm, words.STEMS) or doc.first(compiled(words.DEVICE)) is None:
        return
    if deeds.live(doc, words.RF) and not deeds.live(doc, words.NAMED):
        return
    found = [f for f in _acts(doc) if f[3] is not Assertion.MENTION]
    if not found:
        return
    done = [f for f in found if f[3] is _DONE]
    for status in dict.fromkeys(f[3] for f in found if f[3] is not _DONE):
        group = [f for f in found if f[3] is status]
        yield _service(doc, status, group, {})
    if done and not _part_of_operation(doc, done):
        yield _performed(doc, done)


def _acts(doc: Document) -> list[_Found]:
    """Programming and analysis words with their standing."""
    out: list[_Found] = []
    for kind, pattern in (("program", words.PROGRAM), ("analysis", words.ANALYSIS)):
        for match in doc.find(compiled(pattern)):
            sentence = doc.sentence_at(match.start())
            if _of_pump(doc, sentence, match.start()):
                continue
            out.append((kind, match.start(), match.end(), _standing(doc, sentence, match)))
    done = any(f[3] is _DONE for f in out if f[0] == "program")
    for sentence in () if done else doc.sentences:
        at = compiled("|".join(words.PARAMETERS.values())).search(doc.norm, sentence.start, sentence.end)
        if at and _changes(doc, sentence) and not _of_pump(doc, sentence, at.start()):
            start, end = sentence.start, min(sentence.end, sentence.start + 120)
            state = _by(doc, sentence) or gather.status(doc, start, start + 1)
            state = _DONE if state is Assertion.MENTION and _today(doc, sentence) else state
            out.append(("program", start, end, state))
    return sorted(out, key=lambda f: f[1])


def _standing(doc: Document, sentence: Sentence, match: re.Match[str]) -> Assertion:
    if compiled(words.ANOTHER_DAY).search(doc.words(sentence)):
        return Assertion.HISTORICAL
    state = deeds.standing(doc, match.start(), match.end(), name=True)
    if state is Assertion.HISTORICAL and in_block(doc, match.start()):
        state = _DONE
    if state in (Assertion.PERFORMED, Assertion.MENTION, Assertion.SOMEONE_ELSE):
        who = _by(doc, sentence)
        if who is not None:
            return who
        if state is Assertion.MENTION and _today(doc, sentence):
            told = compiled(words.CHANGE + r"|\b(?:was|were|done|normal|interrogated)\b").search(doc.words(sentence))
            return _DONE if told else state
    return state


def _today(doc: Document, region: Region) -> bool:
    return naming(doc, region.start) and doc.item_at(region.start).marked is not False


def _by(doc: Document, sentence: Region) -> Assertion | None:
    """Somebody else's programming, unless I or my direction stands in the same sentence."""
    text = doc.words(sentence)
    if not compiled(words.BY_REP + "|" + words.BY_STAFF).search(text):
        return None
    if compiled(words.ME + "|" + words.PRESENT).search(text):
        return _DONE
    return Assertion.SOMEONE_ELSE


def _of_pump(doc: Document, sentence: Region, start: int) -> bool:
    """Whether the words are about a pump: the nearest device named decides."""
    if doc.first(compiled(words.PUMP)) is None:
        return False
    device = r"\bdrg\b|\bipg\b|\bamps?\b|\bpw\b|\bimped\w*|\bscs\b|\bstim\w*|\bneurostim\w*|\bamplitude|\bpulse\swidth"
    pump = [abs(m.start() - start) for m in doc.find(compiled(words.PUMP), sentence)]
    stim = [abs(m.start() - start) for m in doc.find(compiled(device), sentence)]
    if pump or stim:
        return bool(pump) and (not stim or min(pump) < min(stim))
    return doc.first(compiled(device)) is None


def _changes(doc: Document, sentence: Sentence) -> set[str]:
    """Kinds of parameters that a sentence says were changed."""
    text = doc.words(sentence)
    return _said(doc, sentence) if compiled(words.CHANGE).search(text) else set()


def _part_of_operation(doc: Document, done: list[_Found]) -> bool:
    """Testing leads while they are placed is part of placing them, unless I programmed by name."""
    if not deeds.live(doc, words.IMPLANTING):
        return False
    return not any(
        kind == "program" and compiled(words.ME).search(doc.words(doc.sentence_at(start))) for kind, start, _, _ in done
    )


def _performed(doc: Document, done: list[_Found]) -> Service:
    programmed = [f for f in done if f[0] == "program"]
    if doc.first(compiled(words.COMPARED)) and not _compared(doc):
        programmed = []  # the table of settings shows that none was changed
    text = [doc.words(r) for r in deeds.today(doc)]
    changed = _parameters(doc) if programmed else set()
    unchanged = any(compiled(words.UNCHANGED).search(t) for t in text) and not changed
    said = None
    if programmed:
        said = "complex" if any(_live(doc, words.COMPLEX)) else "simple" if any(_live(doc, words.SIMPLE)) else None
    attributes = {}
    if said:
        attributes["said"] = said
    if any(compiled(words.BY_REP).search(doc.words(doc.sentence_at(f[1]))) for f in programmed):
        attributes["who"] = "present"
    back_on = doc.first(compiled(r"\bturned\s(?:the\s)?\w+\s(?:back\s)?on\b"))
    if unchanged or not programmed:
        attributes["unsure"] = "yes" if back_on and "unchanged" not in doc.norm else ""
        return _service(doc, _DONE, done, {}, "analysis", attributes)
    counts = {"parameters": len(changed)} if changed else {}
    return _service(doc, _DONE, programmed, counts, "programming", attributes)


def _live(doc: Document, pattern: str) -> list[re.Match[str]]:
    return deeds.live(doc, pattern)


def _parameters(doc: Document) -> set[str]:
    """Kinds changed in the sentences and items of today's programming."""
    found = _compared(doc)
    regions = deeds.today(doc)
    for sentence in doc.sentences:
        if not any(r.start <= sentence.start < r.end for r in regions):
            continue
        at = compiled("|".join(words.PARAMETERS.values())).search(doc.norm, sentence.start, sentence.end)
        if at is None or _of_pump(doc, sentence, at.start()):
            continue
        elsewhere = gather.NOT_DONE - {Assertion.SOMEONE_ELSE}
        if not in_block(doc, at.start()) and gather.status(doc, at.start(), at.end()) in elsewhere:
            continue
        text = doc.words(sentence)
        here = _said(doc, sentence)
        named = compiled(words.PROGRAM + "|" + words.CHANGE).search(f"{doc.item_at(at.start()).label} {text}")
        found |= here if named or len(here) > 1 else set()
    return found


def _segment(doc: Document, match: re.Match[str]) -> str:
    """The words between the commas around a setting: "rate 40 unchanged", but not "rest unchanged" behind it."""
    clause = doc.clause_at(match.start())
    low = max(doc.norm.rfind(",", clause.start, match.start()) + 1, clause.start)
    high = doc.norm.find(",", match.end(), clause.end)
    return doc.norm[low : high if high >= 0 else clause.end]


_COMPARED_ROW = (
    r"(?m)^[ |]*(?P<name>[a-z][^|\n]{2,40}?)(?:[ ]*\||[ ]{2,})[ ]*"
    r"(?P<old>[^|\n ][^|\n]*?)(?:[ ]*\||[ ]{2,})[ ]*(?P<new>[^|\n ][^|\n]*)"
)


def _compared(doc: Document) -> set[str]:
    """Kinds whose value differs between the columns of a table of settings before and after."""
    head = doc.first(compiled(words.COMPARED))
    if head is None:
        return set()
    found: set[str] = set()
    for row in compiled(_COMPARED_ROW).finditer(doc.norm, head.end()):
        if row["old"].strip() != row["new"].strip():
            found |= {kind for kind, pattern in words.PARAMETERS.items() if compiled(pattern).search(row["name"])}
    return found


def _said(doc: Document, sentence: Sentence) -> set[str]:
    """Kinds that a sentence names, less those in a clause that leaves them as they were and those not ticked."""
    return {
        kind
        for kind, pattern in words.PARAMETERS.items()
        for match in doc.find(compiled(pattern), sentence)
        if ticked(doc.norm, *match.span()) is not False
        and not compiled(words.UNCHANGED).search(_segment(doc, match))
    }


def _service(
    doc: Document,
    status: Assertion,
    group: list[_Found],
    counts: dict[str, int],
    mode: str | None = None,
    attributes: dict[str, str] | None = None,
) -> Service:
    target = next(
        (
            name
            for name, pattern in (
                ("gastric", words.GASTRIC), ("brain", words.BRAIN), ("cranial", words.CRANIAL), ("drg", words.DRG),
                ("pns", words.PERIPHERAL),
            )
            if doc.first(compiled(pattern))
        ),
        "scs",
    )  # fmt: skip
    minutes = doc.first(compiled(words.MINUTES)) if target == "brain" and status is _DONE else None
    if minutes:
        counts = {**counts, "minutes": int(minutes["n"])}
    if target == "gastric" and deeds.live(doc, words.IN_SURGERY):
        attributes = {**(attributes or {}), "where": "surgery"}
    return Service(
        family=words.FAMILY,
        status=status,
        region=None,
        sites=(Site(target),),
        target=target,
        mode=mode,
        counts=counts,
        spans={"procedure": tuple(doc.span(a, b) for _, a, b, _ in group[:6])},
        attributes={k: v for k, v in (attributes or {}).items() if v},
    )
