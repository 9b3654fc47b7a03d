"""Imaging, temperature, rib and vertebra counts of a nerve act, and the service made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guardrails.claim import Span
from guardrails.reading import gather, lesion_words, nerve_modes
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
    r"\bUS\b(?!\s?:\s?(?:\[\s?\]|no|n/?a|none))(?!\s(?:citizen|army|navy|marine|veteran"
    r"|of\b))"
)
_PROBE = re.compile(
    r"\b(?:linear|curvilinear|convex|high-frequency|ultrasonic)\s(?:\w+\s)?probe\b"
    r"|\bvision\sof\sthe\sprobe\b|\bthe\sprobe\swas\s(?:set|placed|laid|positioned)"
)
_SEEN = re.compile(
    r"\b(?:canal|nerve|plane|plexus|artery)\s(?:was|were)\s(?:then\s)?(?:seen"
    r"|visuali[sz]ed)\b|\bhypo-?echoic|\bhyper-?echoic|\bdoppler\b|\bdonut\ssign"
    r"|\bshamrock|\bin-?plane\b"
)
_PALPATED = re.compile(
    r"\bpalpat(?:ing|ed|ion\sof)\s(?:the\s)?(?:occipital\s)?arter"
    r"|\blandmarks?\b(?!\sidentified\sunder)"
)
_CONTRAST = re.compile(
    r"\bcontrast\s(?:\w+\s){0,6}?(?:was\s)?(?:seen|tracked|spread|flow\w*|comma|showed"
    r"|confirm\w*|outlin\w*|hugg\w*)|\bcontrast\scomma\b|\blive\scontrast\b"
    r"|\b(?:omnipaque|isovue|iohexol)\b[^.;\n]{0,60}\b(?:spread|flow|outlin)"
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


def imaging(doc: Document, act: NerveAct) -> Decided:
    """Guidance of an act; ultrasound unnamed but shown, and ultrasound of which no image was kept."""
    scopes = gather.scopes(doc, act.places)
    found = gather.imaging_of(doc, scopes)
    near = [r for level in scopes for r in level]
    if found.imaging in (Imaging.SILENT, Imaging.ULTRASOUND) and (spot := _declined(doc, near)):
        return Decided(Imaging.ABSENT, spot)
    if found.imaging is Imaging.SILENT and not found.against:
        found = _unnamed(doc, scopes)
    if found.imaging is Imaging.ULTRASOUND and any(
        rx(nerve_modes.UNSAVED).search(doc.words(r)) for r in near
    ):
        return Decided(Imaging.UNRECORDED_US, found.spans, found.against)
    return found


def _declined(doc: Document, regions: Sequence[Region]) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for r in regions for m in doc.find(rx(nerve_modes.NO_ULTRASOUND), r))[:1]


def _unnamed(doc: Document, scopes: Sequence[Sequence[Region]]) -> Decided:
    for regions in scopes:
        for region in regions:
            raw = (
                doc.raw[doc.offsets[region.start] : doc.offsets[region.end - 1] + 1]
                if region.end > region.start
                else ("")
            )
            for kind, pattern, text in (
                (Imaging.ULTRASOUND, _US_FIELD, doc.words(region)),
                (Imaging.ULTRASOUND, _US_WORD, raw),
                (Imaging.ULTRASOUND, _PROBE, doc.words(region)),
                (Imaging.ABSENT, _PALPATED, doc.words(region)),
                (Imaging.DESCRIBED, _CONTRAST, doc.words(region)),
                (Imaging.DESCRIBED, _SEEN, doc.words(region)),
            ):
                match = pattern.search(text)
                if match and not (pattern is _US_WORD and raw.isupper()):
                    return Decided(
                        kind,
                        ((region.start, region.end),)
                        if text is raw
                        else ((region.start + match.start(), region.start + match.end()),),
                    )
    return Decided(Imaging.SILENT)


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
