"""Side words: which of them are a treated side, and which level each of them governs.

A side word before a list governs the list and holds until the next one; where the note names levels first
("L4-5 on the right, L5-S1 on the left"), each level takes the next side word. Hands, positions, C-arm
rotation, pads, needle entry and symptom balance are no sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guardrails.claim import Side
from guardrails.reading.boxes import ticked

#: What a side word may say besides a side: `same` and `other` need the last side that was named.
SAME, OTHER = "same", "other"


@dataclass(frozen=True, slots=True)
class SideWord:
    start: int
    end: int
    side: Side | None  # None: see `relative`
    relative: str = ""


_BOTH = (
        r"bilat(?:eral(?:ly|s)?|s)?\b|b/l\b|\bb\.l\.|\bboth\ssides?\b|\bboth\b(?=\s(?:l\d|s\d|c\d|t\d|si\b"
        r"|sijs?|sacro|lumbar|facet|joints?|"
         r"foram|knees?|hips?|shoulders?))|\b(?:on\s)?(?:each|either)\sside\b|\bright\s(?:and|&|\+"
         r"|then)\s(?:the\s)?left(?:\ssides?)?\b|"
         r"\bleft\s(?:and|&|\+|then)\s(?:the\s)?right(?:\ssides?)?\b|\br\s?[/&+]\s?l\b|\bl\s?[/&+]\s?r\b"
         r"|\bbl\b(?=\s)|\bb\b(?=\s(?:sij|si\b|l\d|facet))|"
         r"\bb\sl\b(?=\s(?:l\d|c\d))|(?<=[\])\u2612\u2610\u2611]\s)b(?=\s{2,}|\s?\||\s*\n|\s*[\[(\u2612\u2610\u2611]|$)|\bright\sand\sleft\b|\bleft\sand\sright\b")
_LETTER_NEXT = (
        r"(?:[-\s]?(?:sided?\b)|\)|\s?(?:[clts]\d|th\d)|\s(?:sij|si\b|s\.?i\.?\sj|facets?|sacro|mbbs?"
        r"|mbs\b|tfesi|tf\b|rfa|mb\b|"
                r"cervical|lumbar|thoracic|sacral|lateral\sbranch|medial\sbranch|lbb|slbb|snr|selective|transfor|nerve\sroot|root\b|hip|knee|shoulder|gon\b|only\b))")
_WORD = re.compile(
    rf"(?=[rlbweosict(])(?<![a-z])(?:(?P<both>(?:{_BOTH}))"
    rf"|(?P<rt>(?:right|rt)\b\.?|(?<![0-9/>'])r(?={_LETTER_NEXT})|write(?=\s?(?:-?sided|[clts]\d)))"
    rf"|(?P<lt>(?:left|lt|lft)\b\.?|(?<![0-9/>'])l(?={_LETTER_NEXT}))"
    r"|(?P<rtterse>(?<=[abfijnpsx]\s)(?:(?<=rfa\s)|(?<=rfn\s)|(?<=sij\s)|(?<=esi\s)|(?<=mbb\s)|(?<=inj\s)"
    r"|(?<=facets\s))r\b(?![/>:]))"
    r"|(?P<ltterse>(?:(?<=rfa\s)|(?<=rfn\s)|(?<=sij\s)|(?<=esi\s)|(?<=mbb\s)|(?<=inj\s)"
    r"|(?<=facets\s))l\b(?![/>:\d-]))"
    r"|(?P<rtafter>(?<=\d\s)\(?r\)?(?=[\s,.;)]|$))|(?P<ltafter>(?<=\d\s)\(?l\)?(?=[\s,.;)]|$))"
    r"|(?P<rtcolumn>(?:(?<=\s\s)|(?<=\|\s)|(?<=[\])\u2612\u2610\u2611]\s))r(?=\s{2,}|\s?\||\s*\n|\s*[\[(\u2612\u2610\u2611]|$))"
    r"|(?P<ltcolumn>(?:(?<=\s\s)|(?<=\|\s)|(?<=[\])\u2612\u2610\u2611]\s))l(?=\s{2,}|\s?\||\s*\n|\s*[\[(\u2612\u2610\u2611]|$))"
    r"|(?P<rtfield>r(?=\s?:\s?(?:yes|no\b|done|not\s|inj|\[?x|[clts]\d)))|(?P<ltfield>l(?=\s?:\s?(?:yes|no\b|done|not\s|inj|\[?x|[clts]\d)))"
    r"|(?P<same>(?:same|ipsilateral)\s?(?:side|-sided)?\b(?=$|[\s,.;]))"
    r"|(?P<other>(?:(?:the\s)?(?:other|opposite|contra-?lateral)\s?sides?|contra-?lateral)\b))")
#: "Side treated: L", "laterality = R": the answer of a field.
_VALUE = re.compile(
    r"\b(?:side|laterality)(?:\(s\)|\s(?:treated|done|injected|blocked|of\s(?:the\s)?(?:procedure|injection|block|treatment)|marked|today|performed|confirmed|is)){0,2}"
    r"\s?(?:[:=?]|\.{2,}|\s-)\s?\(?(?P<s>[rl])\)?(?=\s*(?:[,.;|)]|\n|$|\s[a-z]))(?!\s?[/&+])"
)
_GLUED = re.compile(r"(?<![a-z0-9'])(?P<s>[rl])(?=(?:l\d|c\d|t\d)[-/\s]?(?:l|s|t|c)?\d)")

_BODY = (
        r"(?:hand|handed|arm|forearm|antecubital|wrist|leg\braise|thigh|calf|flank|buttocks?"
        r"|lower\sextremit\w+|upper\sextremit\w+|"
         r"leg|foot|ankle|chest|lateral\s(?:decub\w*|position|recumben\w+|lying)|decubitus|ear|eye|pedicles?|ij\b|subclavian|iliac\screst"
         r"|hip\sdown|radial|"
         r"side\s(?:up|down)|portal|grounding|gluteal|radicul\w+|sided?\s(?:neck|back|leg|arm|low)\b(?!\s(?:facets?|inj\w*|blocks?|joints?|mbb))"
         r"|rotation|bending|flexion)")
_NOT_AFTER = re.compile(
    rf"\s?(?:-?\s?hand(?:ed|\sdominan\w+)?\b|[-\s]dominan\w+|[-\s](?:sided?\s)?{_BODY}|"
    r"[-\s](?:sided?\s)?(?:(?:low|lower|upper|mid|axial|chronic|severe|worse)\s)*(?:neck|back|leg|arm|low"
    r"|shoulder|hip|buttock|facial|radicular|si)?\s?"
    r"(?:pain\b|radiculop\w+|radiculitis|sciatica|symptom\w*|weakness|numbness|paresthesi\w+)|"
    r"\s(?:greater(?!\s(?:tro\w+|tub\w+|occip\w+|sciat\w+|saph\w+|splanch\w+|auric\w+|toe))|worse|more)\b|\s?>|\s(?:para-?median|paraspinal\b|para-?midline)|\s(?:of"
    r"|to)\s(?:the\s)?mid-?line|\soblique|\santerior\soblique|"
    r"\s(?:in\splace|in(?=\s*[.;,)\n])|behind\b|in\s(?:the|her|his)\s(?:joint|space|bursa|cavity|sheath)\b|alone|in\ssitu|undisturbed|without|with\sher|with\shis|the\s(?:room|clinic|office|or"
    r"|building|hospital)|"
    r"by\b|for\s(?:the\s)?(?:day|home|clinic|recovery|pacu|night)|at\s(?:the\s)?bedside|indwelling|open\b"
    r"|as\sis|it\b|him\b|her\b|untreated|over)|"
    r"\s(?:after|away|now|before|there|then\sand)\b|\s(?:is|was|were|side)\s(?:also\s)?(?:the\sproblem"
    r"|asymptomatic|painful)"
    r"|(?:\sside)?(?:,\swhich\s[^.;\n]{0,80},)?\s(?:is\s|was\s|were\s|are\s|remain(?:s|ed)?\s|stays?\s|side\s|also\s|still\s)*"
    r"(?:asymptomatic|comfortable|quiet|pain-?\s?free|non-?tender|unaffected|good|better|clear(?!ly))\b)")
_NOT_BEFORE = re.compile(
    r"(?:\b(?:rotat\w+|tilt\w*|oblique\w*|turn\w*|angled?|swung|moved)\s(?:\w+\s){0,4}?to\s(?:the\s)?"
    r"|\b(?:rotat\w+|tilt\w*|oblique\w*|angled?)\s(?:the\s)?"
    r"|\b(?:he|she)\s|\bgrounding\spad[^.;\n]{0,25}|\bbovie[^.;\n]{0,25}"
    r"|\b(?:not|never|i\ssaid|rather\sthan|instead\sof)\s(?:on\s)?(?:the\s)?"
    r"|\b(?:(?:lying|lay|laid|lies|roll(?:ed|s|ing)?|flipped|resting)\s(?:\w+\s){0,3}?(?:on|onto)|(?:patient|pt|she|he)\s(?:was\s|is\s)?(?:then\s)?"
    r"(?:placed|positioned|put|turned)\s(?:\w+\s)?(?:on|onto))\s(?:the|his|her|their|its)\s"
    r"|(?:^|[.:;]\s|\n)on\s(?:his|her|their)\s"
    r"|\b(?:pain|symptoms?|ache|aching|numbness|tingling|burning|sciatica|weakness|complaints?)\s(?:is\s|was\s)?(?:on|in|down|over)\s(?:the|her|his)\s"
    r"|\b(?:greater|worse|more|less)\s(?:on|than)\s(?:the\s)?|(?<!-)>\s?|\b(?:iv|line|cuff)\s(?:in|on)\s(?:the\s)?)$"
)


#: A spoken correction takes back the word before it.
_CORRECTED = re.compile(
        r"[\s,.;:-]*(?:\w+[\s,]+){0,2}?(?:correction\b(?!\sto)|excuse me|i mean\b|i'm sorry|sorry\b"
        r"|scratch that|strike that|make that|no,? wait|let me correct)")


_ATTENTION = re.compile(r"\b(?:attention|we|i)\s(?:was\s|were\s|is\s)?(?:then\s|next\s|now\s)*(?:turned|moved|directed)\s(?:to|toward)\s(?:the\s)?$")


#: "was left in place", "the patient left with her son": the verb.
_WAS_LEFT = re.compile(r"\b(?:was|were|be|been)\s$")
_WAS_LEFT_AFTER = re.compile(
    r"\s(?:in|at|on|to|there|behind|within|over|until|as|where|the|by|via|with|without|alone|undisturbed|indwelling)\b"
)
_WHO_LEFT = re.compile(r"\b(?:and|then|they|patient|pt|who|i|we|catheter|needles?|probe|drain)\s$")
_WHO_LEFT_AFTER = re.compile(
    r"\s(?:in\s(?:place|situ|good|stable|the|a|her|his)|the\s(?:room|clinic|office|or|building|hospital|suite)|by|via|ama|with|at\s\d"
    r"|on\sa|without|ambulat\w+|walking)\b"
)


def _verb(text: str, match: re.Match[str], lead: str) -> bool:
    """Whether `left` is what somebody or something did."""
    if _WAS_LEFT.search(lead):
        return bool(_WAS_LEFT_AFTER.match(text, match.end()))
    return bool(_WHO_LEFT.search(lead) and _WHO_LEFT_AFTER.match(text, match.end()))


def _no_side(text: str, match: re.Match[str]) -> bool:
    """Whether a side word is a hand, a position, a rotation, a pad, a symptom or the verb `left`."""
    ended = match.group().startswith(("left.", "right."))  # what follows is another sentence
    if (not ended and _NOT_AFTER.match(text, match.end())) or _CORRECTED.match(text, match.end()):
        return True
    lead = text[max(0, match.start() - 60) : match.start()]
    if match.group().startswith("left") and _verb(text, match, lead):
        return True
    if not lead.endswith(_WORDS_BEFORE) and not any(word in lead for word in _WORDS_LEADING):
        return False
    return bool(_NOT_BEFORE.search(lead)) and not _ATTENTION.search(lead)


#: One of these stands in every match of `_NOT_BEFORE`: the pattern is not tried without.
_WORDS_LEADING = (
    "rotat", "tilt", "obliq", "turn", "angle", "swung", "moved", "to the ", "not ", "never ", "said ", "rather ", "instead ",
    "greater ", "worse ", "more ", "less ", ">", " on the ", "onto the ", " on his ", " on her ", "onto his ", "onto her ", " in the ", "down the ",
    " in her ", " in his ", "over the ", "iv ", "line ", "cuff ", "grounding", "bovie",
)
_WORDS_BEFORE = (
    "was ", "were ", "he ", "she ", "and ", "then ", "they ", "patient ", "pt ", "i ", "catheter ", "needle ", "needles ",
    "probe ", "drain ",
)


def _of(match: re.Match[str]) -> tuple[Side | None, str]:
    kind = match.lastgroup or ""
    if kind in ("same", "other"):
        return None, kind
    if kind == "both":
        return Side.BIL, ""
    return (Side.RT if kind.startswith("rt") else Side.LT), ""


#: What "bilateral" also goes with.
_SYMPTOM = re.compile(
    r"\s(?:leg|arm|foot|grip|strength|reflex|pain|radicul|lower|upper|symptom|pedic|foraminal sten|breath|"
    r"low back pain|"
    r"neck pain)")


@lru_cache(maxsize=32)
def sides(text: str) -> tuple[SideWord, ...]:
    """Every word in `text` that states a treated side."""
    found = []
    for match in _WORD.finditer(text):
        if match.lastgroup not in ("both", "other") and _no_side(text, match):
            continue
        if ticked(text, match.start(), match.end()) is False:
            continue
        if match.lastgroup == "both" and _SYMPTOM.match(text, match.end()):
            continue
        side, relative = _of(match)
        found.append(SideWord(match.start(), match.end(), side, relative))
    taken = {s.start for s in found}
    for match in _GLUED.finditer(text):
        if match.start() not in taken:
            found.append(SideWord(match.start(), match.end(), Side.RT if match["s"] == "r" else Side.LT))
            taken.add(match.start())
    for match in _VALUE.finditer(text) if "side" in text or "laterality" in text else ():
        if match.start("s") not in taken:
            found.append(SideWord(*match.span("s"), Side.RT if match["s"] == "r" else Side.LT))
    return tuple(sorted(found, key=lambda s: s.start))


@dataclass(frozen=True, slots=True)
class Bound:
    """A place (a level, or any thing that takes a side) and the side word that governs it."""

    start: int
    word: SideWord | None
    side: Side | None


def opposite(side: Side | None) -> Side | None:
    """The other side."""
    return {Side.RT: Side.LT, Side.LT: Side.RT}.get(side) if side else None


def bind(text: str, places: Sequence[tuple[int, int]], words: Sequence[SideWord]) -> list[Bound]:
    """Give every place (start, end) of one stretch of text its side word.

    First word first: if a place stands before any side word, places take the next word ("L4-5 right, L5-S1
    left"); otherwise a word holds until the next one.
    """
    words = [w for w in _resolved(words) if w.side is not None]
    if not words:
        return [Bound(start, None, None) for start, _ in places]
    first_place = places[0][0] if places else 0
    postfix = first_place < words[0].start and places[0][1] <= words[0].start
    starts = [w.start for w in words]
    out = []
    for start, end in places:
        at = bisect_left(starts, end)
        before, after = words[at - 1] if at else None, words[at] if at < len(words) else None
        word = (after or before) if postfix else (before or after)
        if not postfix and after and _bracketed(text, end, after):
            word = after
        out.append(Bound(start, word, word.side if word else None))
    return out


_TIGHT = re.compile(r"\s?\(?\s?(?:on\s(?:the\s)?)?")
_ENDS = re.compile(r"\)?\s?(?:side\s?)?(?:$|[,.;)\n]|and\b)")


def _bracketed(text: str, end: int, word: SideWord) -> bool:
    """`L5-S1 (L)`, `L5-S1 bilaterally`: the word belongs to the place just before it."""
    gap = text[end:word.start] if word.start - end < 20 else "far"
    return bool(_TIGHT.fullmatch(gap) and _ENDS.match(text[word.end:word.end + 14]))


def _resolved(words: Sequence[SideWord]) -> Iterable[SideWord]:
    """`same side` and `contralateral` become sides where an earlier word decides them."""
    last: Side | None = None
    for word in words:
        if word.side is None:
            side = last if word.relative == SAME else opposite(last)
            if side is not None:
                yield SideWord(word.start, word.end, side, word.relative)
        else:
            last = word.side if word.side is not Side.BIL else last
            yield word
