"""Procedure-like sentences that no family covered, so that nobody takes silence for absence.

Two kinds: a name of a family that gave no performed service, and a needle, drug, lesion or device put
somewhere in a section that no performed service speaks of. Skin local, prep, lines, sedation, contrast tests
and dressings belong to the procedure they serve and are never listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.claim import Span
from guardrails.reading import gather, spine
from guardrails.reading.document import Document, Region, Sentence
from guardrails.reading.facts import Assertion, Service

_DONE_TO = re.compile(
    r"\b(?:(?:needles?|cannulas?|cannulae|probes?|electrodes?|catheters?|trocars?|introducers?|leads?"
    r"|stylets?)\b[^.;\n]{0,60}?\b(?:placed|advanced|inserted|introduced|"
    r"directed|guided|positioned|passed|threaded|seated|driven|put)"
    r"|(?:placed|advanced|inserted|introduced|passed|threaded)\b[^.;\n]{0,40}\b(?:needles?|cannulas?"
    r"|probes?|electrodes?|catheters?|leads?)"
    r"|inject(?:ed\b(?!\s(?:area|site|medic\w*|solution|agents?|drugs?|side))|ion of\b|ing\b)"
    r"|\binj\b(?=\s(?:with|of|today|done))|infiltrated\b|lesion(?:s|ed)\b|ablat(?:ed|ion)\b|implanted\b"
    r"|neurolysed\b|injections?\s(?:was|were)\s(?:performed|done|given|carried)|aspirated\s\d|"
    r"(?:blocked|numbed|burned|chemodenervated|decompressed|debulked)\b|procedure was performed)"
)
_SERVES = re.compile(
    r"\b(?:skin|subcutaneous\w*|sub-?q|wheals?|local (?:anesthe\w*|lido\w*|infiltrat\w*)|cutaneous"
    r"|superficial tissue\w*|prep(?:ped|ping)?|drap(?:ed|ing)|chlorhex\w*|betadine|duraprep|"
    r"iv\b|intravenous\w*|heparin|saline lock|angiocath|sedat\w+|midazolam|versed|fentanyl|propofol|oxygen"
    r"|consent\w*|risks?|explain\w*|discuss\w*|"
    r"contrast|omnipaque|isovue|dye|test dose|band-?aids?|dressings?|bandages?|needles? (?:was"
    r"|were) (?:removed|withdrawn|flushed|pulled)|removed intact|blood was drawn|venipuncture|iv access|"
    r"if\b|will\b|may\b|should\b|possible|previous\w*|prior|grounding|local was|anesthetized with 1\s?%"
    r"|lidocaine 1\s?%|vaccine|immuni[sz]\w*|toradol|ketorolac|insulin)\b"
)
_SKIP_SECTIONS = gather.SILENT_SECTIONS | {
    "anesthesia",
    "complications",
    "disposition",
    "signature",
    "assessment",
}
#: Owners whose words alone are findings or materials as often as procedures.
_WEAK = frozenset({"surgery", "si_fusion", "joint", "prp"})


def unread(doc: Document, services: Sequence[Service]) -> tuple[Span, ...]:
    """The spans of sentences that look like a procedure and that no performed service covers."""
    read = {s.family for s in services}
    covered = _covered(
        doc,
        [s for s in services if s.performed or s.status in (Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE)],
    )
    found: dict[int, Sentence] = {}
    scene = spine.scene(doc)
    for index, hit in enumerate(scene.hits):
        if hit.row.strength != "name" or hit.assertion is not Assertion.PERFORMED or hit.section.kind in _SKIP_SECTIONS:
            continue
        if _family(hit.owner) in read or hit.owner in spine.FAMILY or hit.owner in ("medial_branch", "intraarticular"):
            continue
        if hit.owner == "rf" and index in scene.kind:
            continue
        sentence = doc.sentence_at(hit.start)
        if hit.owner in _WEAK and not _DONE_TO.search(doc.words(sentence)):
            continue
        found[sentence.start] = sentence
    for match in doc.find(_DONE_TO):
        sentence = doc.sentence_at(match.start())
        if sentence.start in found or any(r.holds(sentence.start) for r in covered):
            continue
        if doc.section_at(match.start()).kind in _SKIP_SECTIONS or _SERVES.search(doc.words(sentence)):
            continue
        if gather.status(doc, match.start(), match.end()) is Assertion.PERFORMED:
            found[sentence.start] = sentence
    return tuple(_span(doc, found[start]) for start in sorted(found))


def _family(owner: str) -> str:
    """The family whose services answer for an owner's words."""
    return {"bvn": "other", "mild": "other"}.get(owner, owner)


def _covered(doc: Document, services: Sequence[Service]) -> list[Region]:
    """Where the performed services speak: the section of every word they rest on, and the body."""
    starts = sorted({span.start for s in services for spans in s.spans.values() for span in spans})
    if not starts:
        return []
    back = _positions(doc, starts)
    regions: list[Region] = [doc.section_at(p) for p in back]
    if regions:
        regions += [s for s in doc.sections if s.kind in gather.BODY]
    return list(dict.fromkeys(regions))


def _positions(doc: Document, raw: Sequence[int]) -> list[int]:
    """Offsets of the normalised text for offsets of the note."""
    from bisect import bisect_left

    return [min(bisect_left(doc.offsets, r), len(doc.norm) - 1) for r in raw]


def _span(doc: Document, sentence: Sentence) -> Span:
    start, end = sentence.start, sentence.end
    while end > start and doc.norm[end - 1].isspace():
        end -= 1
    while start < end and doc.norm[start].isspace():
        start += 1
    return doc.span(start, end)
