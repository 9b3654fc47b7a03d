"""Imaging of a service: fluoroscopy, CT, ultrasound, described views, stated absent, or silent.

`words(text)` finds what the note says; `decide` turns the words of one scope into a value; `of_scopes` walks
the scopes of a service (sentence, item, section, title lines) and takes the first that says anything.
Reviewed studies, post-procedure scans, unticked boxes and bare "image guidance" say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Imaging

_FLUORO_WORD = (
    r"(?:flu?ou?ro?s?c?\w*|flour?o\w*|floro\w*|fluo?r\w*|floor\s?o?scop\w*|flora\s?scop\w*"
    r"|florida\sscop\w*)"
)
_FLUORO_OK = re.compile(r"fl[uo]{1,2}r|flour|floor\s?o?scop|flora|florida")

PATTERNS: tuple[tuple[Imaging, str], ...] = (
    (Imaging.ABSENT,
     r"\bwithout\s(?:the\suse\sof\s|use\sof\s|any\s|using\s|benefit\sof\s)?(?:live\s)?(?:FLUORO|imag(?:e"
     r"|ing)\b|radiographic|x-?ray|radiology|c-?arm|guidance)NOR(?:\s\w+)?"
     r"|\b(?:without|no|neither)\s(?:the\suse\sof\s|use\sof\s|any\s|using\s)?(?:ultra-?\s?sound|us|ct)"
     r"\s?(?:/|,\s?(?:or\s)?|or\s|nor\s|and\s)(?:any\s|other\s)?(?:FLUORO|imag(?:e|ing)\b|x-?ray|c-?arm)(?:\sguidance)?"
     r"|\bneither\sFLUORO(?:\sguidance)?NOR"
     r"|\bno\s(?:FLUORO(?:\sguidance)?|image\sguidance|imaging\sguidance|radiographic\sguidance|x-?ray\sguidance"
     r"|imaging\b(?!\s(?:stud|avail|today|find|abnorm|review|chang|to\srev)))NOR(?:\s(?:was|were)?\s?(?:used"
     r"|available|employed|performed))?"
     r"|\b(?:FLUORO|c-?\s?arm|x-?ray)(?:\sguidance)?\s(?:was\s)?(?:not\s(?:used|available|employed|performed|needed|required)"
     r"|unavailable|deferred|declined)"
     r"|\bFLUORO(?:\s(?:machine|unit|suite|system|room))?\s(?:was\s|is\s)?(?:down\b|out\sof\s(?:service|order)|broken|not\sworking"
     r"|closed|being\srepaired)"
     r"|\bFLUORO\s?:\s?(?:no\b|none\b|not\sused)|\b(?:imaging|guidance)\s?:\s?none\b"
     r"|\bc-?\s?arm\s(?:was\s)?(?:down\b|being\srepaired|broken|unavailable|not\savailable|out\sof\sservice)"
     r"|\b(?:c-?\s?arm|FLUORO(?:\s(?:machine|unit))?|image\sintensifi\w+|x-?ray(?:\smachine)?)\shad\s(?:already\s|by\sthen\s)?been\s"
     r"(?:pushed|moved|rolled|swung|backed|wheeled|taken)\s(?:away|out\b(?!\sto)|off|aside)"
     r"|\bblind(?:ly)?\b(?!\sspot|ed|ness)"),
    (Imaging.UNRECORDED_US,
            r"\b(?:by|using|with)\s(?:the\s)?(?:standard\s|palpable\s|palpated\s|anatomic(?:al)?\s"
            r"|surface\s|external\s|bony\s)*(?:landmarks?\b|palpation\b)|\blandmark[-\s](?:guided|based"
            r"|technique|only)"),
    (Imaging.CT,
     r"\b(?:ct|cat\sscan|computed\stomograph\w+)[-\s]?(?:guid\w+|fluoro\w*|assist\w*|control|directed"
     r"|images?\sconfirm\w*)|\bunder\s(?:intermittent\s)?ct\b(?:[-\s]fluoro\w*)?"
     r"|\b(?:using|with|by)\s(?:intermittent\s|limited\s)?ct\b(?!\s(?:show|of|reveal|demon|scan\s(?:show"
     r"|from|of)|myel))(?:[-\s]fluoro\w*)?|\bcone[-\s]?beam|\bo-?\s?arm\b(?!\s(?:pain|weak))|\b(?:imaging"
     r"|guidance|modality)\s?:\s?ct\b"),
    (Imaging.MRI,
     r"\b(?:mri?|magnetic\sresonance(?:\simaging)?)[-\s](?:guid\w+|directed|compatible\sneedle)|\bunder\s(?:live\s)?mri\b"),
    (Imaging.FLUOROSCOPY,
     r"\bFLUORO|\bdigital\ssubtraction\b|\bdsa\b|\bbi-?plan(?:e|ar)\b(?:\s(?:imag|view|fluoro)\w*)?"
     r"|\bimage\sintensifi\w+|\b(?:x-?ray|xr|radiographic(?:ally)?|roentgen\w*)[-\s](?:guid\w+|control"
     r"|visuali\w+)"
     r"|\bunder\s(?:live\s)?(?:x-?ray)\b|\bspot\s(?:films?|images?|views?)\b|\bcine\sruns?\b"
     r"|\bturned\sthe\stube\b|\bguidance\s?:\s?x-?ray"),
    (Imaging.ULTRASOUND,
     r"\bultra-?\s?sound\b(?!\s(?:therapy|treatment|of\sthe\s(?:abd|kid|car))|-?\s?showed)"
     r"|\bultra-?sonograph\w*|\bsonograph\w*|\bsono\b|\bus[-\s]guid\w*|\bu/s\b|\bunder\sus\b|\bwith\sus\b"
     r"|\bin[-\s]plane\b|\bout[-\s]of[-\s]plane\b|\b(?:linear|curvilinear|convex)\s(?:array\s)?(?:probe"
     r"|transducer)|\btransducer\b"),
    (Imaging.DESCRIBED,
     r"\bc-?\s?arm\b|\bsee\sarm\b|\bcarm\b"
     r"|\b(?:a\.?p\.?|anteroposterior|anterior[-\s]posterior|antero-posterior|oblique|clo"
     r"|contra-?lateral\soblique|ipsilateral\soblique|lateral|foraminal|end-?on|trajectory|coaxial"
     r"|gun[-\s]barrel|tunnel|pillar|scotty\sdog|scottie\sdog|scout|hub)"
     r"(?:\s?(?:,|and|&|/|\+|\s|,\sand)\s?(?:a\.?p\.?|oblique|lat(?:eral)?|clo|contra-?lateral\soblique"
     r"|pillar))*\s(?:\w+\s)?(?:view|image|imaging|projection|radiograph|picture|shot|film|plane"
     r"|x-?ray)s?\b"
     r"|\bap\s?(?:/|and|&|\+|,)\s?(?:oblique,?\s(?:and\s)?)?lat(?:eral)?\b|\bap/clo\b|\bon\s(?:ap"
     r"|the\slateral|lateral|ap\sand\slateral)\b|\bcontra-?lateral\soblique\b|\bin\sap\b|\btrue\sap\b"
     r"|\bclo\b"
     r"|\b(?:both|two|2|multiple)\s(?:planes|views)\b|\b2v\b|\bend\s?plates?\s(?:were\s|was\s)?(?:squared"
     r"|crisp|aligned)|\bsquar(?:ed|e|ing)\s(?:off\s)?(?:the\s)?(?:\w+\s){0,2}end\s?plates?"
     r"|\b(?:scotty|scottie)\sdog|\bgun[-\s]?barrel|\btunnel\svision|\bcoaxial(?:ly)?\b|\barthrogra\w+"
     r"|\bepidurogra\w+|\bradiculogra\w+|\bneurogram\b|\bhubogram\b"
     r"|\b(?:contrast|dye)\s(?:\w+\s){0,3}(?:live|in\sreal\stime|watched|under\slive)\b|\blive\s(?:contrast"
     r"|injection\sof\scontrast)|\breal[-\s]time\s(?:imag|contrast|observ|visual)\w*"
     r"|\bair\skerma\b|\bdose[-\s]area\sproduct|\bradiation\s(?:time|dose)\b|\bradiation\s\d+"
     r"|\bneedle\sseen\send\son\b|\bjoint\slines?\s(?:were\s)?(?:superimposed|overlapped|aligned)"
     r"|\bspinolaminar\sline\b|\b6\so'?clock\sline"),
)
#: What goes on a denial: "without fluoroscopy or ultrasound".
_NOR = (
    r"(?:\s?(?:,\s?(?:or\s|nor\s|and\s)?|/|\sor\s|\snor\s|\sand\s)(?:any\s|other\s)?(?:ultra-?\s?sound|us\b|ct\b|x-?ray|FLUORO"
    r"|c-?arm|image\sguidance|imaging)(?:\sguidance)?)*"
)
_COMPILED = [(kind, re.compile(p.replace("NOR", _NOR).replace("FLUORO", _FLUORO_WORD))) for kind, p in PATTERNS]
_NOT_GUIDANCE = re.compile(
    r"(?:\b(?:reviewed?|prior|previous|old|outside|recent|diagnostic|recommend\w*|order\w*"
    r"|obtain(?:ed)? an?)\s(?:\w+\s){0,3}|\bpost[-\s](?:discogra\w+|procedure|op\w*)\s|"
    r"\bfollowed by\s|\bno\s|\bwithout\s|\bnot\s)$")
_SUITE = re.compile(
        r"\s(?:suite|room|table|unit|machine\swas\snot|lab)\b|\s?(?:time|secs?|seconds)?\s?:?\s?(?:0|0\.0"
        r"|zero)\s?(?:s|sec|min)|\s?:?\s?(?:\*\*\*|_{2,})|\s?/\s?(?:ultrasound|us|ct|none)\b")
_SAVED = re.compile(
    r"\b(?:images?|films?|views?|spot films?|hard ?cop\w+|pictures?|prints?|stills?"
    r"|loops?)\b[^.;\n]{0,40}?\b(?:saved|stored|archived|retained|kept|"
    r"printed|(?:to|in|on) pacs|pacs|in (?:the )?chart|recorded|captured|preserved|documented)\b|\b(?:saved"
    r"|stored|archived|retained|"
    r"permanent(?:ly)?)\b[^.;\n]{0,30}?\b(?:images?|films?|views?|record\w*|pictures?)\b|\bimages? to pacs\b")


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    imaging: Imaging
    weak: bool = False  # landmark or palpation: absent only if nothing else speaks


@dataclass(frozen=True, slots=True)
class Decided:
    """What the words of one scope say. `against` holds the words of the other side of a contradiction."""

    imaging: Imaging
    spans: tuple[tuple[int, int], ...] = ()
    against: tuple[tuple[int, int], ...] = field(default=())


SILENT = Decided(Imaging.SILENT)


#: One of these stands in every match of the patterns of a kind.
_STEMS = {
    Imaging.ABSENT: ("without", "no ", "not ", "no\n", "neither", "unavail", "deferred", "declined", "none", "down", "broken", "blind", "working", "closed"
                     , "repaired", "out of", ":no", " away", " aside", " off", " out"),
    Imaging.UNRECORDED_US: ("landmark", "palpat"),
    Imaging.CT: ("ct", "cat scan", "tomograph", "cone", "arm"),
    Imaging.ULTRASOUND: ("ultra", "sono", "us", "u/s", "plane", "transducer", "array", "probe"),
}


@lru_cache(maxsize=32)
def words(text: str) -> tuple[Word, ...]:
    """Every word of `text` about guidance, in order."""
    found: list[Word] = []
    taken: list[Word] = []  # denials and CT: words inside them say nothing of their own
    for kind, pattern in _COMPILED:
        if not any(stem in text for stem in _STEMS.get(kind, ("",))):
            continue
        made = [w for match in pattern.finditer(text) if (w := _word(text, kind, match)) and not _inside(taken, w)]
        found += made
        if kind in (Imaging.ABSENT, Imaging.CT):
            taken = sorted([*taken, *made], key=_begin)
    return tuple(sorted(found, key=lambda w: w.start))


def _inside(taken: Sequence[Word], word: Word) -> bool:
    at = bisect_right(taken, word.start, key=_begin)
    return at > 0 and word.start < taken[at - 1].end


_NO_FLUORO = re.compile(
        r"fl(?:u\b|uor(?:ide|ine|o(?:quin|urac|metholone))|uoxe|urb|ora\b|oor\b(?!\s?o?scop)|uid|ush"
        r"|ourish|uct)")


def _word(text: str, kind: Imaging, match: re.Match[str]) -> Word | None:
    if kind is Imaging.FLUOROSCOPY and match.group().startswith("fl") and (
            not _FLUORO_OK.match(match.group()) or _NO_FLUORO.match(text, match.start())):
        return None
    if kind not in (Imaging.ABSENT, Imaging.UNRECORDED_US) and _dead(text, match):
        return None
    weak = kind is Imaging.UNRECORDED_US
    return Word(match.start(), match.end(), Imaging.ABSENT if weak else kind, weak)


def _dead(text: str, match: re.Match[str]) -> bool:
    lead = text[max(0, match.start() - 45):match.start()]
    if _NOT_GUIDANCE.search(lead) or _SUITE.match(text, match.end()):
        return True
    return ticked(text, match.start(), match.end()) is False


def decide(found: Sequence[Word]) -> Decided:
    """One value for the words of one scope: named fluoroscopy beats CT beats views beats ultrasound."""
    by: dict[Imaging, list[Word]] = {}
    for word in found:
        by.setdefault(word.imaging, []).append(word)
    strong = [w for w in by.get(Imaging.ABSENT, ()) if not w.weak]
    positive = [w for w in found if w.imaging is not Imaging.ABSENT]
    if strong and (Imaging.FLUOROSCOPY in by or Imaging.CT in by):
        named = by.get(Imaging.FLUOROSCOPY, []) + by.get(Imaging.CT, [])
        return Decided(Imaging.SILENT, _at(strong), _at(named))
    if strong and Imaging.ULTRASOUND not in by:
        return Decided(Imaging.ABSENT, _at(strong))
    for kind in (Imaging.CT, Imaging.FLUOROSCOPY, Imaging.MRI, Imaging.ULTRASOUND, Imaging.DESCRIBED):
        if kind is Imaging.CT and kind in by and Imaging.FLUOROSCOPY in by:
            continue
        if kind in by:
            return Decided(kind, _at(by[kind]))
    if by.get(Imaging.ABSENT) and not positive:
        return Decided(Imaging.ABSENT, _at(by[Imaging.ABSENT]))
    return SILENT


def _at(found: Iterable[Word]) -> tuple[tuple[int, int], ...]:
    return tuple((w.start, w.end) for w in found)


def within(found: Sequence[Word], region: Region) -> list[Word]:
    """The words that stand in a region."""
    return list(found[bisect_left(found, region.start, key=_begin):bisect_left(found, region.end, key=_begin)])


def _begin(word: Word) -> int:
    return word.start


def of_scopes(found: Sequence[Word], scopes: Iterable[Sequence[Region]]) -> Decided:
    """The first scope (each a list of regions, nearest first) that says anything decides."""
    described: Decided | None = None
    for regions in scopes:
        here = [w for region in regions for w in within(found, region)]
        got = decide(sorted(set(here), key=lambda w: w.start)) if here else SILENT
        if got.imaging is Imaging.DESCRIBED:
            described = described or got  # a named modality further out says the same more exactly
        elif got.imaging is not Imaging.SILENT or got.against:
            if described and got.imaging in (Imaging.ABSENT, Imaging.ULTRASOUND):
                return described
            return got
    return described or SILENT


def saved(doc: Document) -> list[tuple[int, int]]:
    """Where the note says that an image was kept."""
    return [(m.start(), m.end()) for m in doc.find(_SAVED)]


#: Assertions under which an imaging word belongs to another day or nobody's day.
ELSEWHERE = frozenset({Assertion.HISTORICAL, Assertion.PLANNED, Assertion.SOMEONE_ELSE, Assertion.CONSENT,
                       Assertion.TEMPLATE, Assertion.COPIED, Assertion.HYPOTHETICAL})
