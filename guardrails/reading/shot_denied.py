"""Whether the words behind a place say that nothing was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guardrails.reading import shot_words
from guardrails.reading.document import Document
from guardrails.reading.nerve_mentions import rx

if TYPE_CHECKING:
    from guardrails.reading.shot_spots import Spot


def denied(doc: Document, spot: Spot, words: str) -> bool:
    """A denial in the rest of its clause, one that stands alone in its sentence, or one of the whole note."""
    return (
        _nothing(doc, words)
        or rx(shot_words.DENIED).search(_rest(doc, spot, words)) is not None
        or _only_denied(doc, spot, words)
    )


def places(doc: Document) -> list[int]:
    """Where joints and tendons are named; whoever names them writes it down."""
    known = doc.memo.get("shot_places")
    return known if isinstance(known, list) else []


def _nothing(doc: Document, words: str) -> bool:
    """A note that says that nothing was injected, a sentence of needles that says so itself aside."""
    if doc.first(rx(shot_words.NOTHING_DONE)) is None or doc.first(rx(shot_words.DRY)):
        return False
    return doc.first(rx(_TAPPED)) is None or not words


_TAPPED = r"\b(?:aspirat(?:ed|ion)|tap|tapped|drained|drawn|withdrawn|needled|needles)\b"


def _only_denied(doc: Document, spot: Spot, words: str) -> bool:
    """`Right trigger thumb: exam only, no triggering, not injected`: nothing before the denial says that it was done."""
    if spot.kind == "muscle":
        return False
    if rx(shot_words.NO_DRUG).search(words) and not rx(rf"{shot_words.DRUG}|{_TAPPED}").search(words):
        return True
    sentence = doc.sentence_at(spot.start)
    after = [p for p in places(doc) if spot.end <= p < sentence.end]
    rest = doc.norm[spot.end : after[0] if after else sentence.end]
    denial = rx(
        r"\b(?:not|never)\s(?:\w+\s)?(?:injected|treated|entered|done|aspirated|needled|tapped)\b|\bno\s(?:inj(?:ection)?s?|shots?|needle|taps?)\b"
    ).search(rest)
    return denial is not None and not rx(rf"{shot_words.DID}|{shot_words.DRUG}").search(rest[: denial.start()])


def _rest(doc: Document, spot: Spot, words: str) -> str:
    """What the clause still says after a place, and the next one where it only says "but not"; that a dry needle
    injects nothing denies nothing."""
    rest = _own(doc, spot, _after(doc, spot))
    return rx(shot_words.NOTHING_GIVEN).sub("", rest) if rx(shot_words.DRY).search(words) else rest


def _after(doc: Document, spot: Spot) -> str:
    clause, sentence = doc.clause_at(spot.start), doc.sentence_at(spot.start)
    rest = doc.norm[spot.end : max(clause.end, spot.end)]
    more = doc.norm[max(clause.end, spot.end) : sentence.end]
    if rx(_BUT_NOT).match(more) or spot.name == "trigger_point":
        return (rest + more).replace(",", "")
    return rest


_BUT_NOT = (
    r"[\s,:-]*(?:(?:which|that|who)\b[^,;.]{0,60},\s?)?(?:and\s|but\s|so\s)?(?:it\s|they\s)?(?:was\s|were\s|is\s|are\s)?"
    r"(?:therefore\s|will\s)?(?:not\s|did\snot\s|didn't\s|never\s|no\s(?:inj|shot|needle|tap)|hold(?:ing)?\soff|held\soff|le(?:ave|ft)\s(?:\w+\s)?alone)"
)


#: A denial that speaks of several.
_OF_ALL = r"\b(?:were|are|none|all|both|neither|nor|either|any|them|these|those|no)\b"
_SIDES = r"\b(?:right|left|rt|lt|r|l)\s(?:and|&|\+)\s(?:right|left|rt|lt|r|l)\b"
_JOINED = r"\b(?:and|or|nor)\b|[&+]"
#: What a list of muscles that were injected says before or beside its names.
_GIVEN = rf"{shot_words.DEED}|{shot_words.UNITS}|{shot_words.DOSE}|\b\d{{2,3}}\b|:"


def _own(doc: Document, spot: Spot, rest: str) -> str:
    """Of the words behind a muscle of a list, its own: "biceps 50, FDS 50, FDP deferred" leaves out the last alone."""
    if spot.kind != "muscle":
        return rest
    found = rx(shot_words.DENIED).search(rest)
    following = [p - spot.end for p in sorted([*muscles(doc), *places(doc)]) if spot.end <= p < spot.end + (found.end() if found else 0)]
    if found is None or not following or rx(_OF_ALL).search(rest, 0, found.end()):
        return rest
    gap = rest[: following[0]]
    if "," not in gap or rx(_JOINED).search(rx(_SIDES).sub("", gap)):
        return rest
    sentence = doc.sentence_at(spot.start)
    lead = doc.norm[sentence.start : spot.start] + gap
    return gap if rx(_GIVEN).search(lead) else rest


def muscles(doc: Document) -> list[int]:
    """Where muscles are named; whoever names them writes it down."""
    known = doc.memo.get("muscle_places")
    return known if isinstance(known, list) else []
