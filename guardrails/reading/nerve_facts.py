"""Imaging, temperature, rib and vertebra counts of a nerve act, and the service made of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from guardrails.claim import Span
from guardrails.reading import gather, lesion_words, nerve_modes
from guardrails.reading import imaging as guidance
from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Imaging, Service, Site
from guardrails.reading.gather import BODY
from guardrails.reading.imaging import Decided
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerves import NerveAct

_US_FIELD = re.compile(
    r"\b(?:us|u/s)\s?:\s?(?:yes|\[x\]|\(x\)|image|used|y\b|linear|in-plane)"
    r"|\bguidance\s?:\s?us\b|\bultrasound\s?:\s?(?:yes|\[x\])"
)
_US_WORD = re.compile(
    r"\bus\b(?!\s?:\s?(?:\[\s?\]|no|n/?a|none))(?!\s(?:citizen|army|navy|marine|veteran|of\b|was\snot|not\b))"
)
#: The probe of an ultrasound machine; one that heats, freezes or is a brand's tip is none.
_PROBE = re.compile(
    r"\b(?<!rf\s)(?<!cryo\s)(?<!cryo)(?<!radiofrequency\s)(?<!cooled\s)(?<!thermal\s)(?<!lesioning\s)(?<!iovera\s)probe\b"
    r"(?!\s(?:temp|tip\stemp|to\sthe\sbone|at\s\d|was\scooled|cycles?|made|frozen))"
)
_LAID = re.compile(
    r"\b(?:linear|curvilinear|convex|high-frequency|ultrasonic|hockey\sstick)\s(?:\w+\s)?probe\b|\bvision\sof\sthe\sprobe\b"
    r"|\bprobe\s(?:was\s)?(?:set|placed|laid|positioned|held|over|across)\b"
)
#: What only a picture shows: soft tissue seen, a nerve that looks like something.
_SEEN = re.compile(
    r"\b(?:canal|nerves?|planes?|plexus|arter(?:y|ies)|pleura|fascia|layers|roots|cords?|trunks?|ganglion|longus\scolli)\b"
    r"(?:\s\w+){0,3}\s(?:was|were)\s(?:\w+\s){0,2}(?:seen|visuali[sz]ed|imaged|scanned)\b"
    r"|\b(?:see|saw|seeing|visuali[sz]\w+|scann?(?:ed|ing))\s(?:the\s)?(?:\w+\s){0,3}(?:canal|nerves?|planes?|plexus|arter(?:y|ies)"
    r"|pleura|fascia|layers|roots)\b"
    r"|\bhypo-?echoic|\bhyper-?echoic|\ban-?echoic|\bdoppler\b|\bdonut\ssign|\bbow\s?tie\b|\btraffic\slight\b|\bcorner\spocket\b"
    r"|\bshamrock|\bin-?plane\b|\bhoneycomb\b"
)
_PALPATED = re.compile(
    r"\bpalpat(?:ing|ed|ion\sof)\s(?:the\s)?(?:occipital\s)?arter|\barter(?:y|ial\spulse)\s(?:was\s)?palpated"
    r"|\blandmarks?\b(?!\sidentified\sunder)"
)
_CONTRAST = re.compile(
    r"\bcontrast\s(?:\w+\s){0,6}?(?:was\s)?(?:seen|tracked|spread|flow\w*|comma|showed"
    r"|confirm\w*|outlin\w*|hugg\w*|ran\b|lay\b|linear\w*|cephalo-?caud\w*|stayed|prevertebral|along\b)|\bcontrast\scomma\b|\blive\scontrast\b"
    r"|\b(?:omni\w*|isovue|iohexol|dye)\b[^.;\n]{0,60}\b(?:spread|flow|outlin|linear|comma|hugg|prevertebral|tracked)"
)
_SPOKEN = {
    "forty-two": 42,
    "forty two": 42,
    "sixty": 60,
    "seventy": 70,
    "seventy-five": 75,
    "seventy five": 75,
    "eighty": 80,
    "eighty-five": 85,
    "eighty five": 85,
    "ninety": 90,
}
_SPOKEN_DEGREES = re.compile(rf"\b(?P<w>{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})\sdegrees\b")
_SKIN = re.compile(
    r"\b(?:skin|foot|hand|limb|toe|finger|extremity)\b[^.;\n]{0,40}$|\brose\b[^.;\n]{0,20}$"
    r"|\bfrom\s\d\d(?:\.\d)?\s(?:c\s)?to\s$"
)


#: Where a note begins to tell of another procedure: a number, "PROCEDURE 2", an empty line.
_CHAPTER = re.compile(
    r"\n\s*\n|\n(?=\s*(?:\d{1,2}\s?[).:]\s|#\d|(?:procedure|injection|block)\s(?:#\s?)?\d\b"
    r"|(?:first|second|third|fourth)\s(?:procedure|injection|block)\b))"
    r"|(?<=[.;:,]\s)(?=\(?[2-9][.)]\s[a-z])"
)


def chapters(doc: Document, places: Sequence[tuple[int, int]]) -> list[Region]:
    """The stretches between numbers, procedure headings and empty lines in which places stand."""
    cuts = doc.memo.get("chapters")
    if not isinstance(cuts, list):
        cuts = doc.memo["chapters"] = [0, *(m.end() for m in doc.find(_CHAPTER)), len(doc.norm)]
    found = {bisect_right(cuts, start) for start, _ in places}
    return [Region(cuts[at - 1], cuts[min(at, len(cuts) - 1)]) for at in sorted(found)]


def scopes(doc: Document, act: NerveAct) -> list[list[Region]]:
    """The scopes of `gather`, with the chapter of the act between its items and its sections."""
    sentence, item, *wider = gather.scopes(doc, act.places)
    return [sentence, item, chapters(doc, [(m.start, m.end) for m in act.mentions if m.body]), *wider]


def imaging(doc: Document, act: NerveAct) -> Decided:
    """Guidance of an act; ultrasound unnamed but shown, and ultrasound of which no image was kept."""
    around = scopes(doc, act)
    found = gather.imaging_of(doc, around)
    if found.imaging is Imaging.ABSENT and gather.imaging_of(doc, around[:2]).imaging is Imaging.SILENT:
        own = _unnamed(doc, act, around[:2])  # "blind" was said of another procedure
        found = own if own.imaging is Imaging.ULTRASOUND else found
    elif found.imaging is not Imaging.SILENT and gather.imaging_of(doc, around[:3]).imaging is Imaging.SILENT:
        own = _unnamed(doc, act, around[:3])  # its own chapter has a landmark; what is seen elsewhere is another's
        found = own if own.imaging is Imaging.ABSENT else found
    if found.imaging is Imaging.SILENT and not found.against and act.done:
        found = guidance.decide([w for r in around[0] for w in guidance.within(guidance.words(doc.norm), r)])
    near = [r for level in around[:3] or around for r in level]
    if found.imaging in (Imaging.SILENT, Imaging.ULTRASOUND) and (spot := _declined(doc, near)):
        return Decided(Imaging.ABSENT, spot)
    if found.imaging is Imaging.SILENT and not found.against:
        found = _unnamed(doc, act, around)
    if found.imaging is Imaging.ULTRASOUND and any(
        rx(nerve_modes.UNSAVED).search(doc.words(r)) for r in near
    ):
        return Decided(Imaging.UNRECORDED_US, found.spans, found.against)
    return found


def _declined(doc: Document, regions: Sequence[Region]) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for r in regions for m in doc.find(rx(nerve_modes.NO_ULTRASOUND), r))[:1]


def _unnamed(doc: Document, act: NerveAct, scopes: Sequence[Sequence[Region]]) -> Decided:
    """Guidance that no word names: "US", a probe laid on, what only a picture shows, a pulse palpated."""
    kinds = (
        (Imaging.ULTRASOUND, _US_FIELD),
        (Imaging.ULTRASOUND, _US_WORD),
        (Imaging.ULTRASOUND, _PROBE if act.mode in ("block", "chemical") else _LAID),
        (Imaging.ABSENT, _PALPATED),
        (Imaging.DESCRIBED, _CONTRAST),
        (Imaging.DESCRIBED, _SEEN),
    )
    for regions in scopes:
        for region in regions:
            for kind, pattern in kinds:
                for match in doc.find(pattern, region):
                    if _says(doc, pattern, match):
                        return Decided(kind, (match.span(),))
    return Decided(Imaging.SILENT)


def _says(doc: Document, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether the words are a fact: an empty box is none, and "us" is ultrasound only in capitals."""
    if ticked(doc.norm, match.start(), match.end()) is False:
        return False
    if pattern is not _US_WORD:
        return True
    first = doc.offsets[match.start()]
    line = doc.raw[doc.raw.rfind("\n", 0, first) + 1 :].split("\n", 1)[0]
    return doc.raw[first : first + 2] == "US" and not line.isupper()


def temperature(doc: Document, act: NerveAct) -> tuple[float | None, tuple[tuple[int, int], ...]]:
    """Degrees of a lesion; degrees of skin, body and C-arm are none."""
    for regions in gather.scopes(doc, act.places)[:5]:
        for region in regions:
            for match in doc.find(rx(lesion_words.TEMPERATURE), region):
                lead = doc.norm[max(region.start, match.start() - 45) : match.start()]
                if rx(lesion_words.TURN).search(lead) or _SKIN.search(lead):
                    continue
                got = next((match[k] for k in ("t", "t2", "t3") if match[k]), None)
                if got:
                    return float(got), (match.span(),)
            if spoken := _SPOKEN_DEGREES.search(doc.norm, region.start, region.end):
                return float(_SPOKEN[spoken["w"]]), (spoken.span(),)
    return None, ()


# --- the service --------------------------------------------------------------------------------------


def service(
    doc: Document,
    act: NerveAct,
    family: str,
    sites: Sequence[Site] = (),
    counts: Mapping[str, int] | None = None,
    **facts: object,
) -> Service:
    """The service of an act: what every nerve family says in the same way."""
    seen = imaging(doc, act)
    spans: dict[str, tuple[Span, ...]] = act.spans(doc)
    if seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    celsius, at = temperature(doc, act) if act.mode not in ("block", "chemical", "cryo") else (None, ())
    if at:
        spans["temperature"] = tuple(doc.span(*s) for s in at)
    against = {"side": tuple(doc.span(*s) for s in act.against)} if act.against else {}
    if seen.against:
        against["imaging"] = tuple(doc.span(*s) for s in (*seen.spans, *seen.against))
    attributes = {"side_carried": "yes"} if act.carried else {}
    if act.catheter:
        attributes["catheter"] = "yes"
    made = Service(
        family=family,
        status=act.status,
        approach="catheter" if act.catheter else act.mode,
        region=act.target,
        sites=tuple(sites) or (Site(act.target, act.side, spans.get("procedure", ())),),
        imaging=seen.imaging,
        target=act.target,
        mode=act.mode,
        temperature_c=celsius,
        counts=dict(counts or {}),
        spans=spans,
        contradicted=against,
        attributes=attributes,
    )
    return made.at(**facts)


def body(doc: Document) -> list[Region]:
    """The sections that tell of the procedure, titles after them."""
    own = [s for s in doc.sections if s.kind in BODY]
    return [*own, *(s for s in doc.sections if s.kind == "title")]
