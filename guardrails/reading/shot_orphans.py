"""Injections told without their place: "40 kenalog" under "Left knee: primary OA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guardrails.reading import gather, shot_words, shots
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import SILENT_SECTIONS
from guardrails.reading.nerve_mentions import rx

if TYPE_CHECKING:
    from guardrails.reading.shots import Spot

_SHOT = (
    rf"\binject(?:ed|ions?)\b(?:[^.;\n]|\.\d){{0,60}}?(?:{shot_words.DRUG})"
    r"|\b(?:tap|tapped|arthrocentesis|aspirat(?:ed|ion))\b(?:[^.;\n]|\.\d){0,60}?\b\d+\s?(?:ml|cc)\b"
    r"|\b\d+\s?(?:ml|cc)s?\s(?:of\s)?(?:\w+\s){0,3}?(?:fluid|effusion|turbid|serous|straw|synovial)\b(?:[^.;\n]|\.\d){0,30}?"
    r"\b(?:obtained|removed|withdrawn|aspirated|off|out|drained|sent)\b"
    rf"|(?:{shot_words.DRUG})[^.;\n]{{0,60}}\b(?:was|were)\s"
    r"(?:\w+\s)?(?:injected|given|placed)|\b(?:given|gave|received)\s(?:\w+\s){0,4}(?:injections?|shots?)\b"
    rf"|(?:{shot_words.STEROID}|{shot_words.GEL})[^.;\n]{{0,40}}\b(?:injected|instilled|given|placed|deposited)\b"
    rf"|{shot_words.DOSED}|{shot_words.DOSE}\s(?:of\s)?(?:{shot_words.STEROID}|{shot_words.GEL})"
    rf"|(?:{shot_words.GEL})(?:-?\s?one|-?3)?[\s(]{{1,2}}{shot_words.DOSE}"
    rf"|\bneedle\b[^.\n]{{0,80}}{shot_words.DOSE}\s(?:of\s)?{shot_words.LOCAL}"
    rf"|\binjection\sgiven\s?:\s?y"
    r"|\b(?:gave|put|did|injected|placed)\s(?:it|this|that|one|1)\s(?:to|in|into|on)\s(?:the|her|his)\s(?:right|left|other)\b"
    r"|\btreatment\ssolution\b|\bpatient\swas\sinjected\b|\b(?:inj|injected)\stoday\b"
)


_FIELD = 120


def settle(doc: Document, spots: list[Spot]) -> None:
    """Give each injection without a place the place that its item, title or diagnosis names."""
    if not any(s.kind != "muscle" for s in spots):
        return
    for sentence in _told(doc):
        spot = _place(doc, sentence, spots)
        if spot is None:
            continue
        elsewhere = not sentence.start <= spot.start < sentence.end
        if elsewhere and not spot.done and _SIDED.search(doc.words(sentence)):
            spots.append(_again(doc, spot, sentence))  # "Dr. X injected her right knee. I am injecting the left today"
        else:
            spot.acted, spot.status, spot.agent = True, Assertion.PERFORMED, "inject"


_SIDED = re.compile(r"\b(?:the|her|his|on|in)\s(?:the\s)?(?:left|right|other)\b(?=\s?(?:one|side|today|now|[,.;:(]|with|was|is|$))")


def _again(doc: Document, spot: Spot, sentence: Region) -> Spot:
    """The place once more, on the side that a sentence without its name says."""
    from guardrails.reading.shots import Spot as Place

    at = _SIDED.search(doc.norm, sentence.start, sentence.end)
    start, end = (at.span() if at else (sentence.start, sentence.start + 1))
    return Place(start, end, spot.target, spot.strength, Assertion.PERFORMED, kind=spot.kind, acted=True)


def _told(doc: Document) -> Iterator[Region]:
    """Sentences of today that inject a drug and name no place."""
    seen: set[int] = set()
    for match in doc.find(rx(_SHOT)):
        sentence = doc.sentence_at(match.start())
        if sentence.start in seen:
            continue
        seen.add(sentence.start)
        words = doc.words(sentence)
        if rx(shot_words.SYSTEMIC).search(words) or rx(shot_words.RIVAL).search(words):
            continue
        if rx(r"\b(?:skin|subcutaneous|local\sanesthesia|wheal)\b").search(words):
            continue
        if _today(doc, match.start(), match.end(), words):
            yield sentence


def _today(doc: Document, start: int, end: int, words: str) -> bool:
    kind = doc.section_at(start).kind
    found = gather.status(doc, start, end)
    if kind in SILENT_SECTIONS - {"plan", "diagnosis"} and not _field(doc, start):
        return False
    if kind == "medications":
        return True
    if found is Assertion.NEGATED and not _NO.search(rx(shot_words.NO_MATTER).sub(" ", words)):
        found = Assertion.PERFORMED  # "no effusion, Orthovisc 30 mg injected, no US"
    if found in (Assertion.PERFORMED, Assertion.MENTION):
        return not rx(shot_words.FUTURE).search(words)
    told = (rx(shot_words.TOLD).search(words) or _GIVEN.search(words)) and not rx(shot_words.FUTURE).search(words)
    return found is Assertion.PLANNED and kind == "plan" and told is not None


#: "Offered and accepted: 1 cc celestone per heel given".
_GIVEN = re.compile(rf"{shot_words.DOSE}[^.;\n]{{0,60}}\bgiven\b|\baccepted\b[^.;\n]{{0,60}}{shot_words.DOSE}")
_NO = re.compile(r"\b(?:no|not|never|without|declin\w*|refus\w*|defer\w*|cancel\w*|held|skip\w*|omit\w*)\b")


def _field(doc: Document, position: int) -> bool:
    """`Medication: methylprednisolone 80 mg` in a procedure's own list, no list of drugs taken."""
    section = doc.section_at(position)
    if section.kind != "medications" or section.end - section.start > _FIELD:
        return False
    return not rx(r"\b(?:po|daily|bid|tid|qhs|tablets?|prn|refill)\b").search(doc.words(section))


def _place(doc: Document, sentence: Region, spots: Sequence[Spot]) -> Spot | None:
    placed = [s for s in spots if s.name != "gel_joint"]  # a gel names no joint
    if any(sentence.start <= s.start < sentence.end and s.acted for s in placed):
        return None
    item = doc.item_at(sentence.start)
    usable = [s for s in placed if s.kind != "muscle" and not shots.elsewhere(doc.norm, s)]
    done = [s.start for s in placed if s.done and item.start <= s.start < sentence.end]
    if done:
        return _sought(doc, [s for s in usable if max(done) < s.start < sentence.start])
    here = [s for s in usable if item.start <= s.start < sentence.end]
    if here and not _alien(doc.norm[item.start : sentence.end]):
        near = doc.sentence_at(here[-1].start)
        return _special([s for s in here if s.start >= near.start]) or _special(here)
    if any(s.done for s in placed) or _others(doc):
        return None
    kinds = ("title",), ("body", "technique", "other"), ("assessment", "diagnosis"), ("indication",)
    for wanted in kinds:
        found = [s for s in usable if doc.section_at(s.start).kind in wanted and _live(doc, s)]
        if len({s.name for s in found}) == 1:
            return found[0]
        if found:
            return _special(found)
    return None


def _sought(doc: Document, since: Sequence[Spot]) -> Spot | None:
    """A second place that was sought out after the first was injected: what is given next goes there."""
    found = [s for s in since if not s.acted and _SEEKS.search(doc.words(doc.sentence_at(s.start)))]
    if not found:
        return None
    last = doc.sentence_at(found[-1].start)
    return _special([s for s in found if s.start >= last.start])


_SEEKS = re.compile(
    r"\b(?:sought|found|locat\w+|identif\w+|palpat\w+|mark\w+|felt|turn(?:ed|ing)|mov(?:ed|ing)|roll\w*|prepp?ed|prepared"
    r"|cleaned|cleansed|approach\w*|address\w*|attention|then|next|went|expos\w+)\b"
)


def _alien(text: str) -> bool:
    """Whether a text tells of another family's procedure."""
    return rx(shot_words.RIVAL).search(rx(shot_words.NOT_RIVAL).sub(" ", text)) is not None


def _live(doc: Document, spot: Spot) -> bool:
    state = spot.status if spot.acted else gather.status(doc, spot.start, spot.end)
    return state in (Assertion.PERFORMED, Assertion.MENTION, Assertion.PLANNED)


def _special(found: Sequence[Spot]) -> Spot | None:
    """The one place of several, wide names left out; none where two are left."""
    from guardrails.reading.joint_words import WIDE

    names = {s.name for s in found}
    kept = [s for s in found if not (WIDE.get(s.name, frozenset()) & names)]
    return kept[0] if len({s.name for s in kept}) == 1 else None


def _others(doc: Document) -> bool:
    """Whether another family's procedure is told in the note's own text."""
    return any(_alien(doc.words(s)) for s in doc.sections if s.kind in gather.BODY or s.kind in ("title", "plan"))
