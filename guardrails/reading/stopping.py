"""Things begun and stopped, or called off before they began; and notes that take back the whole visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guardrails.reading import context, dates
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion as A
from guardrails.reading.words import cues

if TYPE_CHECKING:
    from guardrails.reading.assertion import Place

_NOT_TODAY = frozenset(
    {"history", "past_procedures", "consent", "instructions", "copied", "indication", "imaging_review"}
)
_PAST = re.compile(r"\b(?:ago|last (?:week|month|year|visit|time)|previous\w*|prior|in (?:19|20)\d\d|at that time)\b")


def of(place: Place) -> A | None:
    """Aborted before or after it began, or None."""
    doc, start, end, before, after = place.doc, place.start, place.end, place.before, place.after
    hit = None
    if place.has(cues.STOPPED):
        hit = cues.STOPPED.search(after[:120]) or cues.STOPPED.search(before[-70:])
    if hit is None and place.has(cues.ATTEMPTED):
        hit = cues.ATTEMPTED.search(before[-24:]) or cues.ATTEMPTED.search(after[:28])
    sentence = doc.sentence_at(start)
    follows = None if hit else _next_sentence(doc, sentence, start)
    if hit is None and follows is None:
        return None
    words = place.sentence
    if _OTHERS_TRY.search(words):
        return None
    if (
        doc.section_at(start).kind in _NOT_TODAY
        or _PAST.search(words)
        or any(r == "past" for _, r in dates.within(doc, sentence))
    ):
        return A.HISTORICAL if not cues.TODAY.search(words) else _when(doc, start)
    tail = doc.norm[end : min(end + 500, doc.sentence_at(min(len(doc.norm) - 1, sentence.end)).end)]
    if hit and hit.re is cues.ATTEMPTED and not cues.STOPPED.search(tail):
        return None
    if cues.INSTEAD.search(after) and not cues.STOPPED.search(after):
        return None
    return _when(doc, start)


#: somebody else's failed attempt, the reason for this one
_OTHERS_TRY = re.compile(
    r"\b(?:could not|couldn't|unable to|failed)\b[^.;]{0,30}\b(?:at (?:the )?bedside|in the (?:er|ed)|on the floor|by neuro\w*)"
)
_IT_STOPPED = re.compile(
    r"(?:the |this )?(?:procedure|case|injection|block|attempt|it|this|trial|surgery|patient|i|we|she|"
    r"he)\b[^,;|]{0,40}\b(?:aborted|abandoned|cancel+ed|postponed|called off|terminated|stopped|discontinued)\b"
    r"(?! (?:when|once|as soon as) (?:it|the (?:cement|contrast|pmma|dye|fill)|cement|pmma|contrast)\b)"
)


_SIBLING = re.compile(
    r"\s*(?:(?:\(?\d{1,2}[.)]|#\d|\(?[a-h][.)])\s*\S|[-*\u2022>]\s*(?!(?:the |this )?(?:procedure|case)\b)[^:\n]{3,60}(?::| - ))"
)


_OF_ITS_OWN = re.compile(
    r"\b(?:left|right|other|second|remaining|contra-?lateral|next|lower|upper) (?:sides?|levels?|joints?|foram\w+|nerves?|one|1|injections?"
    r"|blocks?)\b[^.;]{0,40}\b(?:abort|abandon|cancel|stop|defer|postpone|not )"
)


def _next_sentence(doc: Document, sentence: Region, start: int) -> re.Match[str] | None:
    """A stop told in the sentence behind a bare name: "Case: SCS implant. Cancelled after IV start"."""
    if sentence.end >= len(doc.norm) or doc.section_at(start).kind in _NOT_TODAY:
        return None
    after = doc.sentence_at(sentence.end)
    words = doc.norm[after.start : min(after.end, after.start + 160)]
    if _SIBLING.match(words) or _OF_ITS_OWN.search(words):
        return None  # the next entry of a list, or another side, speaks of itself
    match = cues.STOPPED.match(words.lstrip(" -*")) or _IT_STOPPED.search(words)
    if match is None or sentence.end - sentence.start > 130 or cues.INSTEAD.search(words):
        return None
    return match


def _when(doc: Document, start: int) -> A:
    """Before or after anything was begun, by the sentences around."""
    sentence = doc.sentence_at(start)
    low, high = max(0, sentence.start - 260), min(len(doc.norm), sentence.end + 260)
    words = doc.norm[low:high]
    if cues.NOT_STARTED.search(words):
        return A.ABORTED_BEFORE
    return A.ABORTED_AFTER if cues.STARTED.search(words) else A.ABORTED_BEFORE


_DONE_ANYWAY = re.compile(
    r"\b(?:later (?:done|performed)|then (?:done|performed|completed|injected)|was (?:then )?(?:done|performed|"
    r"completed)|proceeded|we (?:did|injected)|i (?:did|injected|performed))\b"
)


#: A name, level, side or count that makes "the injection was not done" one of several.
_ONE_OF = re.compile(
    r"(?:\b[clts]\d[\w-]*|\b(?:right|left|facet|joint|si|sij|sacroiliac|epidural|t?f?esi|caudal|medial|branch|nerve|trigger|point"
    r"|second|third|other|additional|contra-?lateral|bursa|knee|hip|shoulder|occipital|rfa|radiofrequency|interlaminar"
    r"|transforaminal|genicular|stellate|sympathetic|ganglion|impar|celiac|hypogastric|plexus|\w*clavicular|\w*scalene|axillary"
    r"|plane|esp|tap|gon|femoral|sciatic|saphenous|obturator|suprascapular|intercostal|pudendal|ilioinguinal)s?)\s(?:\w+\s){0,4}?(?:procedure|injection|block|surgery|service)\b"
    r"|\b(?!(?:the|this|that|these|planned|scheduled|proposed|intended|her|his|our|entire|whole|any|steroid|cortisone|nerve|today)\b)"
    r"[a-z]{3,}\s(?:injection|block)\b"
)


def whole_note_reversed(doc: Document) -> bool:
    """Whether the note takes back what it says was done: cancelled, entered in error, a no-show."""
    if "reversed" not in doc.memo:
        doc.memo["reversed"] = any(_holds(doc, m) for m in _reversals(doc.norm))
    return bool(doc.memo["reversed"])


def _reversals(norm: str) -> Iterator[re.Match[str]]:
    """Each reversal once, looked for only around its key words."""
    done = 0
    for key in cues.REVERSAL_KEY.finditer(norm):
        match = cues.REVERSED.search(norm, max(done, key.start() - 80), min(len(norm), key.end() + 60))
        if match is not None:
            done = match.end()
            yield match


def _holds(doc: Document, match: re.Match[str]) -> bool:
    if doc.section_at(match.start()).kind in _NOT_TODAY or any(r.holds(match.start()) for r in doc.copied):
        return False
    sentence = doc.sentence_at(match.start())
    words = doc.norm[max(sentence.start, match.start() - 400) : min(sentence.end, match.end() + 400)]
    if re.search(
        r"\b(?:if|should|would|unless|not the case|instead|last (?:week|month|visit)|previous\w*|prior|ago)\b", words
    ):
        return False
    if any(r == "past" for _, r in dates.within(doc, sentence)):
        return False
    if _ONE_OF.search(doc.norm, max(sentence.start, match.start() - 60), match.end()) and context.technique_in_note(doc):
        return False  # "the right L3-4 facet injection was not performed": that one, where work is told of
    return not _DONE_ANYWAY.search(doc.norm, match.end())
