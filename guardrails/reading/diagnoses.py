"""What the clinician diagnosed, as ICD-10-CM codes valid on the date of service.

Only what the note states counts: a diagnosis list (pre- and post-operative diagnosis, assessment, impression)
rules; where there is none, the indication; where there is none either, the clinician's own statements in the
text. Suspected, ruled out, historical, imaging, family, planned and consent words never count, and nothing is
inferred from the procedure. The code follows the words, site, side and date (`knowledge/diagnoses`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from guardrails.claim import Side, Span, normal_diagnosis
from guardrails.reading import assertion
from guardrails.reading.document import Document, Region, Section
from guardrails.reading.dx_phrases import SHORT, Hit, Words, codes_of, matcher_for
from guardrails.reading.dx_rules import SYMPTOMS, Book, Found, combine, prune, resolve, sequence
from guardrails.reading.dx_site import Site, as_list, limb_side_site, spine_site
from guardrails.reading.facts import Diagnosis

MOST = 12
MOST_MENTIONS = 60  # of one concept that are looked at
MOST_PLACES = 20  # spans kept of a diagnosis that is named over and over
LIST, REASON, TEXT = 0, 1, 2

_LIST_KINDS = frozenset({"diagnosis", "diagnosis_pre", "diagnosis_post", "assessment"})
_NEVER_KINDS = frozenset(
    "past_procedures exam imaging_review consent timeout anesthesia implants plan instructions disposition "
    "nursing medications allergies complications signature copied billing".split()
)
_LIST_LABEL = re.compile(
    r"\s*(?:[-*•#\d.)]+\s*)?(?:(?:pre|post|other|additional|associated|final|primary|secondary|working|pain|clinical)[-\s]?(?:op\w*"
    r"|proc\w*)?\s*)?"
    r"(?:dx|diagnos[ei]s|icd[- ]?10(?:[- ]cm)?|assessment|impression|a/?p|a&p|assessment (?:and|&|/) plan)\b"
    r"(?:\s*(?:/|and|&)\s*\w+|\sfor\s\w+)?\s*(?:\([^)\n]{0,30}\)\s*)?(?:[:#\-]|\.{2,}|\s{2,})"
)
#: The same label spoken inside the text: "Diagnosis is C5-6 disc herniation", "Postop diagnosis, cancer pain".
_SPOKEN_LABEL = re.compile(
    r"\s*(?:(?:the|my|her|his|our)\s)?(?:(?:pre|post)[-\s]?(?:op\w*|proc\w*)?\s|final\s|working\s)?"
    r"(?:(?:diagnos[ei]s|impression|assessment)(?:\s(?:here|today|then|now))?(?:\s(?:is|are|was|were|remains?)\b|,|\s-)|dx\b(?!\s(?:of|with|in|code|block|inj)))"
)
_REASON_LABEL = re.compile(
    r"\s*(?:indications?|reason(?: for (?:visit|procedure|exam|consult\w*))?|clinical(?: (?:history"
    r"|indication))?|cc"
    r"|chief complaint|purpose)\b[^:\n]{0,30}:"
)
#: States after surgery do not pass: "history of" them is how they are stated.
_LASTING = ("M96.1", "Z9", "Z8", "G89.2")
#: In the description of a procedure these are symptoms and complications, not why it was done.
_NOT_IN_TECHNIQUE = (
    "M25",
    "M79.6",
    "M54.2",
    "M54.5",
    "M54.6",
    "M54.9",
    "G97",
    "T8",
    "M46",
    "G06",
    "G96",
    "R",
    "G89.1",
    "S",
)
#: Labels of lines that a diagnosis section runs into where the note has no heading for them.
_OTHER_LABEL = re.compile(
    r"\s*(?:hpi|hx|history|interval|pmh\w*|psh|problem list|meds|medications?|allerg\w+|exam|pe|ros|vitals?"
    r"|plan|discharge|procedures?|technique"
    r"|consent|imaging|mri|ct|x-?ray|labs?|social|family|prior|previous|past|time-?out|anesthesia|anesth"
    r"|complications?|post|pre|failed|supplies"
    r"|follow[- ]?up|education|nursing|rn|ma)\b[^:\n]{0,30}:"
)
_HISTORY_LABEL = re.compile(
    r"\s*(?:\w+ hx\b|pmh|pmhx|psh|past (?:medical|surgical|pain)\w*|family|fh|social|sh|ros|review of systems|medical"
    r" history"
    r"|surgical history|prior|previous|problem list)\b"
)
_PRINTED = re.compile(r"(?<![\w.-])([a-tv-z]\d[0-9a-z](?:\.[0-9a-z]{1,4}|[0-9a-z]{1,4})?)(?![\w.]?\w)")
_LEVEL_SHAPE = re.compile(r"[ctls]\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A concept for a code that a diagnosis list prints without words that we know."""

    id: str
    code_pattern: str
    unspecified_code: str
    site_axis: str = "none"
    sequencing: str = ""
    region_map: dict[str, str] = None  # type: ignore[assignment]
    side_map: dict[str, str] = None  # type: ignore[assignment]
    dated: tuple[Any, ...] = ()
    combines_with: tuple[Any, ...] = ()
    excludes1_with: tuple[str, ...] = ()
    symptom_of: tuple[str, ...] = ()


def read_diagnoses(doc: Document, view: Any) -> tuple[Diagnosis, ...]:
    """The established diagnoses of the note, coded as of the view's date, in claim order."""
    book = book_of(view)
    stated = _stated(doc, view, book)
    if not stated:
        return ()
    best = min(f.tier for f in stated)
    chosen = [f for f in stated if f.tier == best]
    context = [f for f in stated if f.tier > best]
    chosen = combine(_unrepeated([f for f in chosen if f.codes]), context, book)
    chosen = sequence(prune(_explained(doc, chosen)))
    return tuple(_diagnoses(doc, chosen))[:MOST]


def unsettled(doc: Document, view: Any) -> tuple[tuple[str, Span], ...]:
    """Diagnoses whose words lead to no code without asking: (what to ask, where it stands)."""
    return tuple((f.query, doc.span(*f.places[0])) for f in _stated(doc, view, book_of(view)) if f.query)


def supports(doc: Document, view: Any, code: str) -> tuple[Span, ...]:
    """Where clinician text states what the official title of `code` says, or ()."""
    from guardrails.reading.dx_support import support

    return support(doc, view, normal_diagnosis(code))


# ---------------------------------------------------------------- finding


def book_of(view: Any) -> Book:
    """The concepts with what is billable on the view's day; kept with the matcher."""
    matcher = matcher_for(view)
    day = str(view.day)
    book = matcher.books.get(day)
    if book is None:

        def billable(code: str) -> bool:
            info = view.existence(code)
            return bool(info.kind == "icd10cm" and info.status == "current")

        if len(matcher.books) > 60:
            matcher.books.clear()
        book = matcher.books[day] = Book(view.concepts(), billable, day)
    return book


def _stated(doc: Document, view: Any, book: Book) -> list[Found]:
    """Every established diagnosis, with its codes, by tier."""
    matcher = matcher_for(view)
    title = _title(doc)
    out: list[Found] = []
    doubted: dict[str, tuple[int, int]] = {}  # named in the list, but as suspected there
    hits = matcher.find(doc, Words(doc.norm))
    seen: Counter[int] = Counter()
    for order, hit in enumerate(hits):
        seen[hit.concept] += 1
        if seen[hit.concept] > MOST_MENTIONS:
            continue
        concept = matcher.concepts[hit.concept]
        tier = _tier(doc, hit, concept)
        if tier is None:
            continue
        said = assertion.assess_diagnosis(doc, hit.start, hit.end)
        if said == "suspected" and tier == LIST:
            doubted.setdefault(concept.id, (hit.start, hit.end))
        if said == "established" or (
            said == "historical" and tier == LIST and concept.code_pattern.startswith(_LASTING)
        ):
            out.extend(_coded(doc, hit, concept, tier, order, title, book))
    out = [
        replace(f, tier=LIST, places=(*f.places, doubted[f.id])) if f.id in doubted and f.tier != LIST else f
        for f in out
    ]
    out.extend(_printed_alone(doc, hits, book))
    if not out:
        out.extend(_printed_alone(doc, hits, book, anywhere=True))
    return _final(doc, out)


def _coded(
    doc: Document, hit: Hit, concept: Any, tier: int, order: int, title: Region | None, book: Book
) -> list[Found]:
    """One phrase with its codes: its own official title's, the printed one beside it, or by site and date."""
    found = Found(concept, ((hit.start, hit.end),), site_of(doc, hit, concept, title), tier, order * 4)
    titled = (hit.code,) if hit.code and book.billable(hit.code) else ()
    exact = titled or _printed_beside(doc, hit, concept, book)
    if exact:
        side = _side_of(concept, exact[0]) or found.site.side
        return [replace(found, codes=exact, side=side, region=_region_of(concept, exact[0]))]
    return resolve(found, book, doc.norm[max(0, hit.start - 40) : hit.end + 40])


def _title(doc: Document) -> Region | None:
    """The title of the procedure: the section of that kind, else the first line."""
    for section in doc.sections:
        if section.kind == "title":
            return Region(section.start, min(section.end, section.start + 400))
    first = doc.norm.find("\n")
    return Region(0, min(first if first > 0 else len(doc.norm), 200))


def _line_start(doc: Document, position: int) -> int:
    """Start of the line, or of its last 600 characters."""
    return doc.norm.rfind("\n", max(0, position - 600), position) + 1 or max(0, position - 600)


def _tier(doc: Document, hit: Hit, concept: Any) -> int | None:
    """How much the place of a phrase says: a list, a reason, the running text, or nothing."""
    section = doc.section_at(hit.start)
    line = _line_start(doc, hit.start)
    word = doc.norm[hit.start : hit.end]
    if section.heading.startswith("problem"):
        return None if _comorbidity(concept) else TEXT
    listed = _listed(doc, hit.start)
    if word in SHORT and not (listed and _as_written(doc, hit.start, hit.end).isupper()):
        return None
    if listed:
        return LIST
    if word.startswith(_TREATED):
        return None  # what was injected, not what is wrong
    if section.kind == "indication" or _REASON_LABEL.match(doc.norm, line, hit.start):
        return None if _comorbidity(concept) else REASON
    if (
        section.kind in _NEVER_KINDS
        or _HISTORY_LABEL.match(doc.norm, line, hit.start)
        or _HISTORY_LABEL.match(section.heading)
    ):
        return None
    if section.kind == "technique" and concept.code_pattern.startswith(_NOT_IN_TECHNIQUE):
        return None
    told = not concept.code_pattern.startswith(("Z", "R")) or concept.code_pattern.startswith(_TREATED_SYMPTOMS)
    return TEXT if told and not _comorbidity(concept) else None


_TREATED = ("trigger point", "active trigger", "muscle trigger")
#: Symptoms that are treated by name and so count in running text: pelvic and perineal pain.
_TREATED_SYMPTOMS = ("R10.2",)
_ITEM = re.compile(r"[ \t]*(?:\d{1,2}[.)]|[-*•#])")


def _listed(doc: Document, position: int) -> bool:
    """Whether a place is in a diagnosis list: by section, its line's label, or the one above its items."""
    section = doc.section_at(position)
    start = _line_start(doc, position)
    if section.kind in _LIST_KINDS:
        other = None if start <= section.start else _OTHER_LABEL.match(doc.norm, start, position)
        return other is None
    if _LIST_LABEL.match(doc.norm, start, position):
        return True
    if _SPOKEN_LABEL.match(doc.norm, doc.sentence_at(position).start, position):
        return True
    for _ in range(16):
        if start == 0 or not _ITEM.match(doc.norm, start):
            return False
        stop = start
        start = _line_start(doc, start - 1)
        line = doc.norm[start : stop - 1].strip() + "  "
        label = _LIST_LABEL.match(line)
        if label:  # a label whose line says the diagnosis has no list below it
            return not line[label.end() :].strip() or bool(_ITEM.match(line[label.end() :].lstrip()))
    return False


def _as_written(doc: Document, start: int, end: int) -> str:
    span = doc.span(start, end)
    return doc.raw[span.start : span.end]


def _comorbidity(concept: Any) -> bool:
    return bool(
        concept.sequencing.startswith("Secondary")
        or concept.code_pattern.startswith(("I10", "E11", "F32", "F41", "G47"))
    )


def site_of(doc: Document, hit: Hit, concept: Any, title: Region | None = None) -> Site:
    """Where the diagnosis of a phrase is, from the words around it outward."""
    title = title or _title(doc)
    if concept.site_axis == "spine_region":
        return spine_site(doc, hit.start, hit.end, title, root="radicul" in concept.id or "root" in concept.id)
    if concept.site_axis == "none":
        return Site()
    return limb_side_site(doc, hit.start, hit.end, title)


# ---------------------------------------------------------------- printed codes


def _printed_beside(doc: Document, hit: Hit, concept: Any, book: Book) -> tuple[str, ...]:
    """A code printed right after the words, when it is one of the codes that these words can mean."""
    stop = doc.norm.find("\n", hit.end)
    text = doc.norm[hit.end : min(stop if stop >= 0 else len(doc.norm), hit.end + 60)]
    possible = codes_of(concept)
    for found in _PRINTED.finditer(text):
        code = normal_diagnosis(found[1])
        if code in possible and book.billable(code):
            return (code,)
    return ()


def _region_of(concept: Any, code: str) -> str | None:
    return next((r for r, v in concept.region_map.items() if code in as_list(v)), None)


def _side_of(concept: Any, code: str) -> Side | None:
    names = {"right": Side.RT, "left": Side.LT, "bilateral": Side.BIL}
    return next(
        (
            side
            for key, value in concept.side_map.items()
            for word, side in names.items()
            if key.startswith(word) and value == code
        ),
        None,
    )


_CHARGES = re.compile(r"\b(?:charge|billing|bill|prompts?|suggest\w*|pick|quick codes?|candidates?|cpt|auth\w*|covered|lcd)\b")


def _printed_alone(doc: Document, hits: list[Hit], book: Book, anywhere: bool = False) -> list[Found]:
    """Codes that stand in a diagnosis list on a line without words that we know.

    `anywhere`: in a note that states no diagnosis in words, codes in its running text too, never in a charge list.
    """
    out = []
    starts = [h.start for h in hits]
    for found in doc.find(_PRINTED):
        start, end = found.span(1)
        if _LEVEL_SHAPE.fullmatch(found[1]) or not (_listed(doc, start) or (anywhere and _in_text(doc, start, found[1]))):
            continue
        at = bisect_left(starts, start)
        line = _line_start(doc, start)
        if any(line <= h.start and start - h.end < 60 for h in hits[max(0, at - 3) : at]):
            continue
        code = normal_diagnosis(found[1])
        if not book.billable(code) or assertion.assess_diagnosis(doc, start, end) != "established":
            continue
        concept = _Printed(f"printed-{code}", code, code, region_map={}, side_map={})
        out.append(Found(concept, ((start, end),), Site(), LIST, at * 4 - 1, codes=(code,)))
    return out


def _in_text(doc: Document, start: int, code: str) -> bool:
    """Whether a printed code with its dot stands in the account itself."""
    section, line = doc.section_at(start), doc.sentence_at(start)
    return "." in code and section.kind not in _NEVER_KINDS and not _CHARGES.search(doc.norm, line.start, line.end)


# ---------------------------------------------------------------- putting together


def _final(doc: Document, found: list[Found]) -> list[Found]:
    """A post-operative diagnosis of its own (not "same") replaces the pre-operative one."""

    def heading(f: Found) -> str:
        section: Section = doc.section_at(f.places[0][0])
        return section.heading.replace("-", "").replace(" ", "")

    post = [f for f in found if heading(f).startswith("post") and f.codes]
    if not post:
        return found
    kept = {f.id for f in post}
    return [f for f in found if not heading(f).startswith("pre") or f.id in kept]


_BECAUSE = re.compile(
    r"\b(?:due to|secondary to|from|caused by|because of|related to|attributed to"
    r"|consistent with)\b"
)


def _explained(doc: Document, found: list[Found]) -> list[Found]:
    """Without the symptoms that their own sentence lays to another diagnosis ("arm pain due to stenosis")."""
    causes: dict[int, list[int]] = {}  # sentence -> where its diagnoses that are no symptoms begin
    for one in found:
        if not all(c.startswith(SYMPTOMS) for c in one.codes):
            for start, _ in one.places:
                causes.setdefault(doc.sentence_at(start).start, []).append(start)

    def explained(one: Found) -> bool:
        for start, end in one.places:
            later = [c for c in causes.get(doc.sentence_at(start).start, ()) if end <= c < end + 400]
            if any(_BECAUSE.search(doc.norm, end, cause) for cause in later[:4]):
                return all(c.startswith(SYMPTOMS) for c in one.codes)
        return False

    return [f for f in found if not explained(f)]


def _unrepeated(found: list[Found]) -> list[Found]:
    """The same concept and codes said twice are one; a mention without site joins one with site."""
    out: list[Found] = []
    for one in sorted(found, key=lambda f: (f.region is None and f.side is None, f.order)):
        for i, other in enumerate(out):
            silent = one.region is None and one.side is None
            if other.id == one.id and (other.codes == one.codes or silent):
                out[i] = replace(
                    other,
                    places=(*other.places, *one.places)[:MOST_PLACES],
                    order=min(one.order, other.order),
                )
                break
        else:
            out.append(one)
    return sorted(out, key=lambda f: f.order)


def _diagnoses(doc: Document, chosen: list[Found]) -> list[Diagnosis]:
    out: list[Diagnosis] = []
    for found in chosen:
        spans = tuple(sorted({doc.span(*place) for place in found.places}))
        side: Side | None = found.side
        for code in found.codes:
            out.append(
                Diagnosis(
                    code=code,
                    concept=found.id,
                    spans=spans,
                    side=side,
                    region=found.region,
                    alternatives=tuple(a for a in found.alternatives if a != code),
                    rank=len(out),
                )
            )
    return out
