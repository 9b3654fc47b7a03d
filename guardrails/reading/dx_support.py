"""Lexical check of a diagnosis code that a model proposed: does clinician text say what its title says?

Two ways lead to a yes. Words of our own phrases that can mean the code, at a site that does not contradict
it; or all content words of the official title (or of an inclusion term of it) in one sentence. Either must
stand in established text; a chronic comorbidity may also stand in the history. Words of a suspected, negated,
imaging, family or planned diagnosis never count, and neither does a printed code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from guardrails.claim import Side, Span
from guardrails.reading import assertion
from guardrails.reading.document import Document, Region
from guardrails.reading.dx_phrases import Hit, Words, canonical, codes_of, matcher_for
from guardrails.reading.dx_rules import Found, near, resolve
from guardrails.reading.dx_site import sides, spine

_SILENT = frozenset(
    "past_procedures imaging_review consent timeout plan instructions nursing medications allergies "
    "signature copied billing".split()
)
#: Conditions that stay once established: the history list is enough.
_CHRONIC = (
    "I1",
    "I2",
    "I48",
    "I50",
    "I69",
    "E03",
    "E0",
    "E1",
    "E66",
    "E78",
    "F",
    "G20",
    "G35",
    "G40",
    "G47",
    "G80",
    "J44",
    "J45",
    "K21",
    "K58",
    "M05",
    "M06",
    "M32",
    "M45",
    "M79.7",
    "M80",
    "M81",
    "N18",
    "Z79",
    "Z8",
    "Z9",
)
_EMPTY = frozenset(
    "unspecified other specified not elsewhere classified nec nos region site level sites type disorder of "
    "the and or to due with a an in on "
    "right left bilateral unilateral side initial subsequent encounter for sequela primary essential "
    "mellitus uncomplicated "
    "occipito atlanto axial cervical cervicothoracic thoracic thoracolumbar lumbar lumbosacral sacral "
    "sacrococcygeal current joint "
    "part mid high closed routine healing by state status presence long term use".split()
)
_GENERIC = frozenset(
    "disease problem symptom finding syndrome history encounter examination condition".split()
)
_DENIED = re.compile(
    r"\b(?:no|not|without|denie[sd]|negative for|rule[sd]? out|r/o|family"
    r" history)\b[^.;\n]*$"
)
_WITHOUT = re.compile(r",?\s*\b(?:without|unspecified whether|not intractable)\b[^,]*")
_PAREN = re.compile(r"\([^)]*\)")
_SHORT = {
    "copd": "chronic obstructive pulmonary",
    "ckd": "chronic kidney",
    "gerd": "gastro esophageal reflux",
    "osa": "obstructive sleep apnea",
    "htn": "hypertension",
    "cad": "coronary atherosclerotic heart",
    "chf": "heart failure",
    "afib": "atrial fibrillation",
    "hld": "hyperlipidemia",
    "t2dm": "type 2 diabetes",
    "dm": "diabetes",
    "dm2": "diabetes",
    "cp": "cerebral palsy",
    "ms": "multiple sclerosis",
    "ra": "rheumatoid arthritis",
    "oa": "osteoarthritis",
    "tbi": "traumatic brain injury",
}


def support(doc: Document, view: Any, code: str) -> tuple[Span, ...]:
    """Spans of the words that state the code, or ()."""
    info = view.icd(code)
    if info is None:
        return ()
    words = Words(doc.norm)
    by_phrase = _by_phrase(doc, view, code, words)
    if by_phrase is None or by_phrase:
        return by_phrase or ()
    for title in (info.description, *info.inclusion):
        wanted = _content(title)
        if len(wanted) > 1 or any(len(word) > 6 and word not in _GENERIC for word in wanted):
            found = _by_title(doc, code, title, wanted, words)
            if found:
                return found
    return ()


def _by_phrase(doc: Document, view: Any, code: str, words: Words) -> tuple[Span, ...] | None:
    """Our own phrases that can mean the code at the note's site; None where they are at another site."""
    matcher = matcher_for(view)
    out, elsewhere = [], False
    for hit in matcher.find(doc, words):
        concept = matcher.concepts[hit.concept]
        if code in codes_of(concept) and _stated(doc, code, hit.start, hit.end):
            if _agrees(doc, view, hit, concept, code):
                out.append(doc.span(hit.start, hit.end))
            else:
                elsewhere = True
    return None if elsewhere and not out else tuple(out)


def _agrees(doc: Document, view: Any, hit: Hit, concept: Any, code: str) -> bool:
    """Whether the site that the words are at leads to the code, or the note leaves the site open."""
    from guardrails.reading.diagnoses import book_of, site_of

    if concept.site_axis == "none":
        return True
    site = site_of(doc, hit, concept)
    found = Found(concept, ((hit.start, hit.end),), site, 0, 0)
    solved = resolve(found, book_of(view), doc.norm[max(0, hit.start - 40) : hit.end + 40])
    open_site = all(f.codes in ((), (concept.unspecified_code,)) for f in solved)
    return open_site or any(code in f.codes or code in f.alternatives for f in solved)


def _content(title: str) -> frozenset[str]:
    """The words of a title that carry its meaning; sites and sides are left to the code."""
    plain = _PAREN.sub(" ", _WITHOUT.sub("", title.lower()))
    return frozenset(canonical(w) for w in re.findall(r"[a-z]{2,}|\d+", plain)) - _EMPTY


def _by_title(doc: Document, code: str, title: str, wanted: frozenset[str], words: Words) -> tuple[Span, ...]:
    """A sentence in which every content word of the title stands, established and not at another side."""
    places: dict[str, list[int]] = {}
    for i, form in enumerate(words.form):
        for word in (form, *_SHORT.get(form, "").split()):
            if word in wanted:
                places.setdefault(word, []).append(i)
    if len(places) < len(wanted):
        return ()
    rarest = min(places.values(), key=len)
    want_side, want_regions = sides(title.lower()).side, spine(title.lower()).regions
    for i in rarest:
        sentence = doc.sentence_at(words.start[i])
        chosen = [_inside(words, at, sentence) for at in places.values()]
        if any(c is None for c in chosen):
            continue
        taken = sorted(c for c in chosen if c is not None)
        start, end = words.start[taken[0]], words.end[taken[-1]]
        text = doc.words(sentence)
        if _DENIED.search(doc.norm[doc.clause_at(start).start : start]):
            continue
        side, regions = sides(text).side, spine(text).regions
        wrong_side = want_side and side and want_side is not side and Side.BIL not in (want_side, side)
        wrong_region = want_regions and regions and not any(near(a, b) for a in want_regions for b in regions)
        if not wrong_side and not wrong_region and _stated(doc, code, start, end):
            return tuple(doc.span(words.start[t], words.end[t]) for t in taken)
    return ()


def _inside(words: Words, at: Iterable[int], sentence: Region) -> int | None:
    return next((i for i in at if sentence.start <= words.start[i] < sentence.end), None)


def _stated(doc: Document, code: str, start: int, end: int) -> bool:
    """Established by the clinician; a chronic condition also where the history lists it."""
    said = assertion.assess_diagnosis(doc, start, end)
    kind = doc.section_at(start).kind
    if code.startswith(_CHRONIC) and said in ("established", "historical"):
        return kind not in _SILENT - {"medications", "nursing"}
    return said == "established" and kind not in _SILENT and kind != "exam"
