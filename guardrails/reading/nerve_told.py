"""How a note tells that a named nerve was worked on where no procedure word stands beside the name.

A line of its own over the work, a fragment before its technique, a nerve found and then given a dose, a sentence
that gives a dose. `nerve_mentions` asks these of every name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guardrails.reading import context, nerve_modes, stimulators
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, compiled

if TYPE_CHECKING:
    from guardrails.reading.nerve_mentions import Mention

#: What a sentence that only names a nerve and its place holds besides.
_VERB = r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|do|does|did|not|no|if|\w{3,}(?<!guid)(?<!sid)ed|\w+ing|pain\w*|tender\w*|since|for)\b"
#: Places and deeds of other trades in the same item.
_OTHER_PLACE = r"\b(?:joints?|tendons?|bursa\w*|epidural|facets?|trigger|tpis?|muscles?|sheaths?|medial\sbranch|units?|botox)\b"


#: A needle, or the drug that goes through it.
_THROUGH = r"\b\d\d\s?-?\s?(?:g|ga|gauge)\b|\bneedle|\b(?:bup\w*|lido\w*|rop(?:i\w*)?|marc\w*|sensorcaine|alcohol|phenol|kenalog|depo\w*|dexa?\w*|triam\w*)\b"
_FOUND = (
    r"\s(?:nerves?\s)?(?:itself\s)?(?:was|were|is)\s(?:then\s|easily\s|clearly\s|readily\s|first\s)*(?:found|identified|seen|visuali[sz]ed|located|traced"
    r"|imaged|approached|targeted|surrounded|bathed)\b"
)


def located(doc: Document, mention: Mention, sentence: str) -> bool:
    """`The saphenous was found with ultrasound. 22g in plane. 4 mL laid around it`: found, and then given a dose."""
    if not compiled(_FOUND).match(doc.norm, mention.end) or compiled(r"\b(?:protect|avoid|away|clear\sof|safe|intact|spared)\w*").search(sentence):
        return False
    here, item = doc.sentence_at(mention.start), doc.item_at(mention.start)
    behind = doc.norm[here.end : min(item.end, here.end + 250)]
    return bool(compiled(_THROUGH).search(behind) and compiled(nerve_modes.DOSE).search(behind) and not compiled(_OTHER_PLACE).search(behind))


def heads(doc: Document, mention: Mention, sentence: str) -> bool:
    """`L foot, 2nd web space neuroma. 25g dorsal, 0.5 mL bupivacaine`: a name of its own, and behind it how it was done."""
    item, here = doc.item_at(mention.start), doc.sentence_at(mention.start)
    if len(sentence.split()) > 9 or here.end >= item.end or compiled(_VERB).search(sentence):
        return False
    behind = doc.norm[here.end : min(item.end, here.end + 120)]
    return bool(
        doc.section_at(mention.start).kind in BODY
        and compiled(_THROUGH).search(behind)
        and compiled(nerve_modes.DOSE).search(behind)
        and not compiled(_OTHER_PLACE).search(doc.words(item))
        and not compiled(r"\b(?:has|have|had)\shad\b|\b(?:last|prior|previous\w*|ago|each\stime|in\sthe\spast)\b").search(behind)
    )


def line_of(doc: Document, position: int) -> str:
    """The line of a place: what a form says beside it."""
    stop = doc.norm.find("\n", position)
    return doc.norm[doc.norm.rfind("\n", 0, position) + 1 : len(doc.norm) if stop < 0 else stop]


def of_a_lead(doc: Document) -> bool:
    """Whether the note is of a stimulator and no block: a nerve on its form is where the lead lies."""
    if "of_a_lead" not in doc.memo:
        doc.memo["of_a_lead"] = ("pns" in stimulators.systems(doc) or doc.first(compiled(nerve_modes.STIMULATOR_PUT)) is not None) and not doc.first(
            compiled(r"\b(?:nerve|plexus)\sblocks?\b")
        )
    return bool(doc.memo["of_a_lead"])


#: What the line of a procedure's name may hold besides.
_ON_A_HEADLINE = re.compile(
    r"\b(?:procedures?|operations?|notes?|report|record|pos|dos|date|left|right|bilateral|both|rt|lt|bl|knees?|shoulders?|hips?|sides?"
    r"|nerves?|plexus|ganglion|planes?|blocks?|injections?|rfa?|ablations?|radio-?frequency|guided|guidance|us|ultrasound|fluoro\w*"
    r"|ct|under|with|of|and|the|for|single|shot|diagnostic|therapeutic|repeat|first|second|third|[a-z])\b|[^a-z]+"
)


def headline(doc: Document, mention: Mention) -> bool:
    """`Superior hypogastric plexus block    POS 22`: a line that only names it, in a note that tells of the work."""
    line_start = doc.norm.rfind("\n", 0, mention.start) + 1
    line = line_of(doc, mention.start)
    if len(line) > 90 or ":" in line or doc.section_at(mention.start).kind not in ("body", "title", "other", "technique"):
        return False
    rest = line[: mention.start - line_start] + " " + line[mention.end - line_start :]
    return len(_ON_A_HEADLINE.sub(" ", rest).split()) <= 1 and context.told_below_title(doc)


def given(doc: Document, mention: Mention, found: Assertion) -> bool:
    """A sentence that gives a dose in the past tense is no plan: "was given, fanning so as to get the ilioinguinal"."""
    kind = doc.section_at(mention.start).kind
    if found not in (Assertion.PLANNED, Assertion.HYPOTHETICAL) or kind not in BODY | {"plan", "assessment"}:
        return False
    if kind not in BODY and not compiled(_DID).search(doc.norm[max(0, mention.start - 30) : mention.start]):
        return False  # a plan tells of today only where it says "infiltrated the right GON with 3 cc"
    return gives(doc.words(doc.sentence_at(mention.start)))


_DID = r"\b(?:infiltrated|injected|blocked|anesthetized|numbed)\s(?:the\s)?(?:(?:right|left|r|l|both|bilateral)\s)?$"


def gives(sentence: str) -> bool:
    """Whether a sentence puts a dose somewhere, through a needle or in the past tense, and looks at nothing to come."""
    return bool(
        compiled(nerve_modes.DOSE).search(sentence)
        and (compiled(nerve_modes.DOING).search(sentence) or compiled(r"\b\d\d\s?-?\s?(?:g|ga|gauge)\b|\bneedle").search(sentence))
        and not compiled(nerve_modes.AHEAD).search(sentence)
    )
