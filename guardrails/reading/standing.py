"""What became of a thing, once the words right beside it have spoken: the last look after `assertion`.

`standing` asks `gather.status` and then the nearest words: denied, put off, planned, on a handout, dated, by
somebody else; a bare mention is done where its sentence tells a deed or stands as a title of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guardrails.reading import gather
from guardrails.reading.assertion import whole_note_reversed
from guardrails.reading.context import technique_in_note
from guardrails.reading.document import Document, Region, Sentence
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE, compiled

#: Sections in which a bare name of a procedure may stand for the procedure itself.
NAMING = BODY | {"title"}

_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|without|neither|nor|rather than|instead of|before)\s(?:any\s|either\s|the\s|an?\s)?"
    r"(?:(?:new|other|additional|second|further|permanent|implanted|separate)\s)*(?:[\w-]+\s){0,1}$"
)
_DENIED_NOT = re.compile(
    r"\b(?:complications?|sedation|difficult\w*|doubts?|longer|only|relief|problems?|issues?|contrast"
    r"|evidence|resistance|changes?)\s(?:\w+\s)?$"
)
_DENIED_INSIDE = re.compile(
    r"\b(?:not|never|nor|wasn't|weren't|didn't|without|cannot|could not|declin\w+"
    r"|refus\w+)\b"
)
_FUTURE_INSIDE = re.compile(r"\b(?:will|to be|shall|going to|should be|planned|scheduled|pending)\b")
_MAYBE_INSIDE = re.compile(r"\b(?:may|might|could|would|if|consider\w*)\b")
_PAST_INSIDE = re.compile(r"\b(?:had been|previously|years? ago|months? ago|in 20[012]\d|in 19\d\d)\b")
_FUTURE_BEFORE = re.compile(
    r"\b(?:candidates?\s(?:for|of)|clearance\sfor|psych\w*\s(?:eval\w*\s)?(?:for|clear\w*)|await\w*"
    r"|auth\w*\sfor|wants?\sto|go ahead with|wishes|consult(?:ation|ed|s)?\s(?:for|re|about|regarding)|referred\sfor|referral\sfor|(?:evaluat\w+|seen)\sfor|due\sfor|plan(?!es?\b|tar)\w*(?:\s\w+){0,2}|schedul\w+(?:\s\w+){0,2}"
    r"|next|will\s(?:need|get|have)|here\sfor|comes?\sin\sfor|came\s(?:in\s)?for|presents?\sfor"
    r"|scheduled\sfor|asked\sabout|interested\sin)\s(?:an?\s|the\s|her\s|his\s)*(?:[\w-]+\s){0,2}$"
)
_COME_FOR = re.compile(r"here|comes?|came|presents?")
_FUTURE_AFTER = re.compile(
    r"\s?(?:is|are|was|were)?\s?(?:due|pending|scheduled|planned|needed|recommended|discussed|offered)\b"
    r"|\s(?:date|timing|candidate|clearance|consult\w*|eval\w*)\b"
)
_TREATED_WITH = re.compile(
    r"\b(?:was|were)\s(?:treated|managed)\s(?:today\s)?(?:by|with)\s(?:an?\s"
    r"|the\s)?(?:\w+\s)?$"
)
_SHEET_BEFORE = re.compile(
    r"\b(?:handed\sout|handouts?|education|instructions?|sheets?|brochures?|pamphlets?|consent\w*|macro"
    r"|discussed"
    r"|explained|risks?)\b[^.;\n]*$"
)
_DATED_AFTER = re.compile(r"\s(?:by\s(?:me|us)\s|on\s)?(?:on\s)?\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")
_PAST_BEFORE = re.compile(
    r"\bday\s#?\d+\sof\s(?:an?\s|the\s|her\s|his\s)?(?:[\w-]+\s){0,2}$|\b(?:pod\s?#?\d+\s(?:after|from|s/p)?|s/p|status\spost|h/o|hx\sof|history\sof|(?:days?|weeks?"
    r"|months?|years?"
    r"|day\s\d+)\s(?:after|since|out\sfrom|from)|since|previous|prior|relief\s(?:from|with|after))\s"
    r"(?:an?\s|the\s|her\s|his\s)?(?:[\w-]+\s){0,2}$"
)
_REVERSED = re.compile(
    r"(?:^|[.\n]\s*)(?:case\s|procedure\s|surgery\s)?(?:was\s)?cancel\w*\s(?:after|before|due|because|by"
    r"|today)"
    r"|\bnot\syet\sin\s(?:the\s)?or\b|\bpre-?op\w*\schecklist\b"
)
_PUT_OFF = re.compile(r"[^.;]{0,40}\b(?:put off|postponed|deferred|not done|cancel\w+|held off|declined)\b")
_OTHER_AGENT = re.compile(
    r"\b(?:by|per)\s(?:the\s)?(?:dr\.?\s|doctor\s|outside|another|neurosurg\w*|surg\w+|an?\soutside"
    r"|home\s|infusion|ais\b|ortho\w*|vascular)|\b(?:doctor|dr\.?)\s[a-z'-]+\s(?:\w+\s)?(?:re)?"
    r"(?:fill|plac|implant|remov|perform|did|put|chang|replac|revis)\w*"
    r"|\b(?:outside|other)\s(?:hospital|provider|facility|clinic|surgeon)|\bat home\b|\bhome health\b"
)
_STORY = re.compile(r"\b(?:was|were|i|we|who|had|then)\b")
_THIS_IS = re.compile(r"\bthis\s(?:is|was)\s(?:an?\s)?(?:[\w-]+\s){0,2}$")
_DONE_WORDS = re.compile(
    r"\b(?:performed|done|completed|placed|today|personally|i\s\w+ed|we\s\w+ed|uneventful\w*|tolerated)\b"
)


def mentions(text: str, stems: Sequence[str]) -> bool:
    """Whether any stem stands in the text: what every reader asks first, so that other notes cost nothing."""
    return any(stem in text for stem in stems)


def told(doc: Document, sentence: Region) -> bool:
    return _STORY.search(doc.norm, sentence.start, sentence.end) is not None


def standing(doc: Document, start: int, end: int, name: bool = False) -> Assertion:
    """What became of the thing there; bare names count only where a name may stand for the deed."""
    text, sentence = doc.norm, doc.sentence_at(start)
    before, inside = text[sentence.start : start], text[start:end]
    after = text[end : sentence.end]
    if (local := _local(doc, before, inside, after, sentence)) is not None:
        return local
    state = corrected(doc, start, end)
    if state is Assertion.MENTION:
        state = _mention(doc, sentence, start, end, name)
    if state is Assertion.PERFORMED and not told(doc, sentence) and _called_off(doc):
        return Assertion.NEGATED
    return state


def _one_level_denied(doc: Document) -> bool:
    """Whether "not performed" is said of one level only, and so takes nothing else back."""
    return whole_note_reversed(doc) and doc.first(_ONE_LEVEL) is not None


_ONLY_SCAN = re.compile(r"\bct\s(?:scan\s)?(?:to\s|will\s)?follow\w*")
_ONE_LEVEL = re.compile(
    r"\b[clts]\d[\w-]*\s(?:\w+\s)?(?:ablation|injection|block|procedure|lesion)\s(?:was"
    r"|were)\snot\s(?:done|performed)"
)


def number_for_date(doc: Document, start: int) -> bool:
    """Whether only a pain score (9/10) or a strength (2000 mcg) made the words history."""
    if not naming(doc, start):
        return False
    clause = doc.words(doc.clause_at(start))
    bare = _NUMBERS.sub(" ", clause)
    return bare != clause and _REAL_PAST.search(bare) is None


def no_past(doc: Document, start: int) -> bool:
    """Whether nothing in the clause names another day: a result ("was negative") is today's."""
    clause = _NUMBERS.sub(" ", doc.words(doc.clause_at(start)))
    return naming(doc, start) and _REAL_PAST.search(clause) is None


def _only_attribute(doc: Document, start: int) -> bool:
    """Whether only the age of a part made its deed history ("the old battery was disconnected")."""
    clause = doc.words(doc.clause_at(start))
    bare = _OLD_PART.sub(" ", clause)
    return bare != clause and naming(doc, start) and _REAL_PAST.search(_NUMBERS.sub(" ", bare)) is None


_OLD_PART = re.compile(
    r"\b(?:old|existing|previous|prior|original|initial|earlier|indwelling|first)\s(?=(?:[\w/-]+\s){0,3}(?:leads?|electrodes?|arrays?"
    r"|generators?|batter\w+|ipg|paddles?|pumps?|cath(?:eter)?s?|pockets?|systems?|devices?|scars?|incisions?|wounds?|implants?|connector|unit|time\b))"
)
_NUMBERS = re.compile(r"\b\d{1,2}/10(?!/\d|\d)|\b20\d\d\s?(?:mcg|mg|units|ml)")
_REAL_PAST = re.compile(
    r"\b(?:ago|last|previous(?:ly)?|prior|yesterday|earlier|since|hx|history|s/p|had|failed)\b"
    r"|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:in|on)\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b(?:19|20)\d\d\b"
)


def corrected(doc: Document, start: int, end: int) -> Assertion:
    """What `gather.status` says, less what only a number, a later scan or another level's denial made it say."""
    state = gather.status(doc, start, end)
    sentence = doc.sentence_at(start)
    if state is Assertion.HISTORICAL and (
        number_for_date(doc, start) or (in_block(doc, start) and no_past(doc, start)) or _only_attribute(doc, start)
    ):
        return Assertion.MENTION
    if state is Assertion.PLANNED and naming(doc, start):
        return Assertion.MENTION if _ONLY_SCAN.search(doc.norm, end, sentence.end) else state
    if state is Assertion.NEGATED and _one_level_denied(doc) and not _DENIED_INSIDE.search(doc.words(sentence)):
        return Assertion.MENTION
    return state


def _called_off(doc: Document) -> bool:
    if "called_off" not in doc.memo:
        doc.memo["called_off"] = doc.first(_REVERSED) is not None
    return bool(doc.memo["called_off"])


def _local(doc: Document, before: str, inside: str, after: str, sentence: Sentence) -> Assertion | None:
    """What the words right beside the thing say, whatever the section."""
    denied = _DENIED_BEFORE.search(before[-60:])
    if denied and not _DENIED_NOT.search(denied[0]):
        return Assertion.NEGATED
    if _TREATED_WITH.search(before):
        return Assertion.PERFORMED
    if _SHEET_BEFORE.search(before):
        return Assertion.CONSENT
    if _PAST_BEFORE.search(before[-70:]) or (_DATED_AFTER.match(after) and "today" not in before + after):
        return Assertion.HISTORICAL
    if _DENIED_INSIDE.search(inside) or _PUT_OFF.match(after):
        return Assertion.NEGATED
    if _OTHER_AGENT.search(inside) or re.match(r"[^.;,]{0,30}" + _BY_OTHER, after):
        return Assertion.SOMEONE_ELSE
    ahead = _FUTURE_BEFORE.search(before[-70:])
    if ahead and _COME_FOR.match(ahead[0]) and technique_in_note(doc):
        ahead = None  # what the patient came for, in a note that goes on to tell it
    if ahead and not _DONE_WORDS.search(inside + after[:60]):
        return Assertion.PLANNED
    if _FUTURE_INSIDE.search(inside) or (_FUTURE_AFTER.match(after) and not _DONE_WORDS.search(inside)):
        return Assertion.PLANNED
    if _MAYBE_INSIDE.search(inside):
        return Assertion.HYPOTHETICAL
    if _PAST_INSIDE.search(inside):
        return Assertion.HISTORICAL
    return None


_BY_OTHER = (
    r"\b(?:by|at)\s(?:the\s)?(?:dr\.?\s|doctor\s|an?\soutside|outside|another|neurosurg\w*|home\s|infusion"
    r"|ais\b|ortho\w*)"
)
_VERBISH = re.compile(r"\b\w+(?:ed|ew|own|aid|ut|ent|pt)\b")
_SHORT = 16
_TECHNIQUE = re.compile(
    r"\b(?:needles?|cannulas?|trocars?|\d+(?:\.\d+)?\s?(?:ml|cc)|fluoro\w*|c-?arm|loss\sof\sresistance"
    r"|injected)\b"
)


def _mention(doc: Document, sentence: Sentence, start: int, end: int, name: bool) -> Assertion:
    """An undecided thing: done where the words tell a deed or stand as a title of their own."""
    kind = doc.section_at(start).kind
    if not naming(doc, start):
        return Assertion.MENTION
    if _THIS_IS.search(doc.norm, sentence.start, start):
        return Assertion.PERFORMED
    words = doc.words(sentence).split()
    if not name and _VERBISH.search(doc.norm, start, end):
        return Assertion.PERFORMED
    if kind in ("title", "technique", "findings", "implants", "addendum"):
        return Assertion.PERFORMED
    short = len(words) <= _SHORT and not re.search(r"\b(?:she|he|patient|pt|has|with an?)\b", doc.words(sentence))
    told = _DONE_WORDS.search(doc.words(sentence)) or _TECHNIQUE.search(doc.words(sentence))
    return Assertion.PERFORMED if short or told else Assertion.MENTION


def today(doc: Document) -> list[Region]:
    """The sections that tell of today's procedure, and the lines below a diagnosis that do."""
    kept = doc.memo.get("today")
    if not isinstance(kept, list):
        kept = list[Region](s for s in doc.sections if s.kind in NAMING)
        below = {s for s in doc.sections if _HEADS_A_LINE.match(s.heading)}
        kept += [s for s in doc.sentences if doc.section_at(s.start) in below and naming(doc, s.start)] if below else []
        kept += [b for b in blocks(doc) if doc.section_at(b.start).kind not in NAMING]
        doc.memo["today"] = kept
    return kept


#: A line that opens the device's own part of a note, whatever section it stands in.
_BLOCK = re.compile(
    r"(?m)^[ ]*(?:[-*#]\s?)?(?:(?:device|scs|stimulator|stim|neurostimulator|drg|pns|ipg|itp"
    r"|(?:intrathecal\s)?pump)\s)*"
    r"(?:electronic\s)?(?:analysis|interrogation|(?:re-?)?programming|refill(?:\sprocedure)?)"
    r"(?:\s(?:and|&|/)\s(?:re-?)?(?:programming|refill))?(?:\s(?:session|details|today|performed|note))*"
    r"\s?(?:\([^)\n]*\))?\s?(?::|\n)"
    r"|(?m:^)[ ]*(?:device|scs|stimulator|ipg|drg|pns|pump)\s-\s(?=[^\n]{0,60}(?:program|interrog|analy|check|refill))"
)


def blocks(doc: Document) -> list[Region]:
    """The device's own parts of the note: from an opening line to the next empty line or heading."""
    kept = doc.memo.get("device_blocks")
    if not isinstance(kept, list):
        kept = list[Region]()
        for match in doc.find(_BLOCK):
            stop = doc.norm.find("\n\n", match.end())
            section = doc.section_at(match.start())
            kept.append(Region(match.start(), min(stop if stop > 0 else len(doc.norm), section.end)))
        doc.memo["device_blocks"] = kept
    return kept


def in_block(doc: Document, position: int) -> bool:
    """Whether a place lies in such a part."""
    return any(b.holds(position) for b in blocks(doc))


#: Headings that own one line, or a list; what is told below them has no heading of its own.
_HEADS_A_LINE = re.compile(r"(?:(?:pre|post)-?\s?(?:op\w*\s)?)?(?:dx|diagnos[ei]s)\b|indications?\b")
_TELLS = re.compile(
    r"\b(?:was|were|by me|performed|done|today|here for|re-?fill\w*|re-?program\w*|i\s\w+ed|\d+(?:\.\d+)?\s?(?:ml|cc)"
    r"|needles?|fluoro\w*|injected|implanted|removed|replaced|pulled)\b"
)
_LISTED = re.compile(r"\s*(?:[-*\u2022]|\d{1,2}[.)]|\[)")


def naming(doc: Document, position: int) -> bool:
    """Whether a bare name at that place may stand for the procedure itself."""
    section = doc.section_at(position)
    if section.kind in NAMING or in_block(doc, position):
        return True
    if not _HEADS_A_LINE.match(section.heading):
        return False
    first = doc.norm.find("\n", section.start + 1)
    line = doc.norm.rfind("\n", 0, position) + 1
    if first < 0 or line <= first or _LISTED.match(doc.norm, line):
        return False
    sentence = doc.sentence_at(position)
    return _TELLS.search(doc.norm, sentence.start, sentence.end) is not None


def live(doc: Document, pattern: str, within: Iterable[Region] | None = None) -> list[re.Match[str]]:
    """Matches in the sections of today that nothing takes back."""
    out = []
    for region in within if within is not None else today(doc):
        for match in doc.find(compiled(pattern), region):
            sentence = doc.sentence_at(match.start())
            denied = _DENIED_BEFORE.search(doc.norm[max(sentence.start, match.start() - 60) : match.start()])
            if denied and not _DENIED_NOT.search(denied[0]):
                continue
            state = corrected(doc, match.start(), match.end())
            if state not in NOT_DONE:
                out.append(match)
    return out
