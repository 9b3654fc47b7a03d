"""What became of a thing that the note names: done here and today, planned, history, negated, somebody else's ...

The order in which it is decided follows what a careful reader does: the whole note's reversal, template choices,
copied text, list rows, the clause's own cues by strength, dates, who did it, and only then the section's default.
"""

from __future__ import annotations

import re

from guardrails.reading import dates
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion as A
from guardrails.reading.words import cues

#: What a section says of a procedure named in it when no cue of the sentence decides.
DEFAULTS = {
    "history": A.HISTORICAL, "past_procedures": A.HISTORICAL, "plan": A.PLANNED, "consent": A.CONSENT, "timeout": A.CONSENT,
    "instructions": A.CONSENT, "copied": A.COPIED, "imaging_review": A.HISTORICAL, "exam": A.HISTORICAL,
    "medications": A.HISTORICAL, "allergies": A.HISTORICAL, "indication": A.MENTION, "assessment": A.MENTION, "diagnosis": A.MENTION,
    "billing": A.MENTION, "signature": A.MENTION, "nursing": A.MENTION, "disposition": A.MENTION, "complications": A.MENTION,
    "technique": A.PERFORMED, "findings": A.PERFORMED, "implants": A.PERFORMED, "addendum": A.PERFORMED,
    "anesthesia": A.MENTION,
}
_PAST_LABELS = re.compile(r"\b(?:prior|previous|past|last|history|hx|tried|failed)\b")
_PLAN_LABELS = re.compile(r"\b(?:interested|plan|order|follow|next|schedule|request|future|recommend)\w*\b")
_CONSENT_LABELS = re.compile(r"\b(?:consent|risks?|discussed|education)\b")


def assess(doc: Document, start: int, end: int, thing: str = "procedure") -> A:
    """What became of the thing at `norm[start:end]`; `thing` is procedure, imaging, drug or visit."""
    key = f"assess:{thing}:{start}:{end}"
    if key not in doc.memo:
        doc.memo[key] = _assess(doc, start, end, thing)
    return doc.memo[key]  # type: ignore[return-value]


def is_performed(doc: Document, start: int, end: int) -> bool:
    """Whether the thing was done in this encounter, by this physician."""
    return assess(doc, start, end) is A.PERFORMED


def whole_note_reversed(doc: Document) -> bool:
    """Whether the note takes back what it says was done: cancelled, entered in error, a no-show."""
    if "reversed" not in doc.memo:
        doc.memo["reversed"] = any(_reversal_holds(doc, m) for m in cues.REVERSED.finditer(doc.norm))
    return bool(doc.memo["reversed"])


def _reversal_holds(doc: Document, match: re.Match[str]) -> bool:
    kind = doc.section_at(match.start()).kind
    if kind in ("history", "past_procedures", "consent", "instructions", "copied", "indication"):
        return False
    sentence = doc.words(doc.sentence_at(match.start()))
    if cues.ONE_FACT.search(sentence) or cues.CONDITIONAL.search(sentence) or cues.DONE_AFTER_ALL.search(sentence) or dates.past_words(sentence):
        return False
    return not cues.DONE_AFTER_ALL.search(doc.norm, match.end())


def _assess(doc: Document, start: int, end: int, thing: str) -> A:
    item, section = doc.item_at(start), doc.section_at(start)
    if item.marked is False or _in_braces(doc.norm, start, end):
        return A.TEMPLATE
    if section.kind == "copied" or any(r.holds(start) for r in doc.copied):
        return A.COPIED
    if item.marked:
        return _by_label(item.label) or _by_box(doc.words(item)) or DEFAULTS_MARKED.get(section.kind) or A.PERFORMED
    if thing == "procedure" and section.kind in cues.BARE_SECTIONS and whole_note_reversed(doc):
        return A.NEGATED
    found = _by_cues(doc, start, end, section.kind, thing)
    if found is not None:
        return found
    return _by_section(doc, start, end, thing)


DEFAULTS_MARKED = {k: v for k, v in DEFAULTS.items() if v in (A.HISTORICAL, A.PLANNED, A.CONSENT)}


def _in_braces(norm: str, start: int, end: int) -> bool:
    opened = norm.rfind("{", max(0, start - 200), start)
    return opened >= 0 and "}" not in norm[opened:start] and "}" in norm[end:end + 200]


def _by_box(words: str) -> A | None:
    """What the words of a ticked item say of it: a tick beside "prior", "schedule", "declined" or "consent" is no deed."""
    if cues.MARKED_NO.search(words):
        return A.NEGATED
    if cues.MARKED_CONSENT.search(words):
        return A.CONSENT
    if cues.MARKED_PAST.search(words):
        return A.HISTORICAL
    return A.PLANNED if cues.MARKED_PLAN.search(words) else None


def _by_label(label: str) -> A | None:
    if _PAST_LABELS.search(label):
        return A.HISTORICAL
    if _PLAN_LABELS.search(label):
        return A.PLANNED
    return A.CONSENT if _CONSENT_LABELS.search(label) else None


def _by_cues(doc: Document, start: int, end: int, kind: str, thing: str) -> A | None:
    """The clause's own cues: aborted, negated, conditional, planned, history, done; strong ones first."""
    clause = doc.clause_at(start)
    before, inside, after = _aside(doc.norm[clause.start:start]), doc.norm[start:end], _aside(doc.norm[end:clause.end])
    if cues.INLINE_ITEM.match(before):
        before = _head(doc.norm, start) + " " + before
    done = bool(cues.DONE.search(before) or cues.DONE.search(inside + after) or cues.DONE_RIGHT_AFTER.match(after)
                or cues.DONE_INSIDE.search(inside) or cues.GIVEN.search(after))
    done = done and not cues.NOT_YET_DONE.search(before + inside + after)
    if cues.COPIED.search(before) or cues.COPIED.search(after):
        return A.COPIED
    today = bool(cues.TODAY.search(before + inside + after))
    done_today = bool(cues.DONE_TODAY.search(before + inside + after))
    if thing == "procedure":
        stopped = _aborted(doc, clause, before, after, end)
        if stopped is not None:
            return stopped
    if _negated(before, inside + after) or cues.NO_INSIDE.match(inside):
        return A.NEGATED
    if _someone_else(before, after):
        return A.SOMEONE_ELSE
    if cues.EXPLAIN.search(before[-70:]) and kind != "technique":
        return A.CONSENT
    if done_today and not dates.past_words(before + " " + after):
        return A.PERFORMED
    return _by_time(doc, clause, before, inside + after, inside, kind, done, today)


def _head(norm: str, start: int) -> str:
    """The label that governs a list written in one line: "Options reviewed: (a) ..."."""
    line = norm[norm.rfind("\n", 0, start) + 1:start]
    return line.partition(":")[0][:60] if ":" in line else ""


def _aside(text: str) -> str:
    """The clause without its closed parentheses: their cues belong to what stands in them."""
    return _PARENTHESES.sub(" ", text) if "(" in text else text


_PARENTHESES = re.compile(r"\((?![^)]*\b(?:today|done|dos|declined|cancell?ed|deferred|planned|ordered|prior|not done)\b)[^()]*\)")


def _by_time(doc: Document, clause: Region, before: str, after: str, inside: str, kind: str, done: bool,
             today: bool) -> A | None:
    technique = kind in ("technique", "findings")
    before = before + " " + inside
    beside = dates.beside(doc, clause)
    today = today or beside == "today"
    if beside == "past" and not today:
        return A.HISTORICAL
    if beside == "future":
        return A.PLANNED
    if _conditional(before, after) and not done:
        return None if technique else A.HYPOTHETICAL
    if today and kind not in ("consent", "instructions") and not cues.FUTURE.search(before[-60:]):
        return A.PERFORMED
    if (cues.PLAN.search(before[-90:]) or cues.PLAN_AFTER.search(after[:90])) and not done and not technique:
        return A.PLANNED
    past = cues.PAST.search(before[-80:]) or cues.PAST_AFTER.search(after[:80])
    weak = cues.WEAK_PAST.search(before[-60:]) and not cues.TECHNIQUE.search(doc.words(doc.sentence_at(clause.start)))
    if (past or weak) and not today and kind != "technique":
        return A.HISTORICAL
    if done and kind not in ("history", "past_procedures", "plan", "consent", "instructions", "imaging_review"):
        return A.PERFORMED
    return None


def _aborted(doc: Document, clause: Region, before: str, after: str, end: int) -> A | None:
    sentence = doc.sentence_at(clause.start)
    words = doc.words(sentence)
    if cues.STOPPED_SHORT.search(doc.norm, end, min(len(doc.norm), end + 160)) and not cues.GOES_ON.search(
            doc.norm, end, min(len(doc.norm), end + 320)):
        return A.ABORTED_AFTER
    if not cues.ABORTED.search(words) or not (cues.ABORTED.search(after) or cues.ABORTED.search(before)):
        return None
    if dates.past_words(words) and not cues.TODAY.search(words):
        return A.HISTORICAL
    return A.ABORTED_AFTER if cues.STARTED.search(words) else A.ABORTED_BEFORE


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of `pattern` in a short text."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _negated(before: str, after: str) -> bool:
    if cues.NOT_AFTER.search(after[:70]):
        return True
    last = _last(cues.NO, before[-80:])
    if last is None:
        return False
    between = before[-80:][last.end():]
    return len(between.split()) <= 6 and not cues.NO_OTHERS.search(between) and "," not in between[:-2]


def _someone_else(before: str, after: str) -> bool:
    if not (cues.OTHERS.search(before[-60:]) or cues.OTHERS.search(after[:60])):
        return False
    return not cues.MINE.search(before[-60:] + " " + after[:60])


def _conditional(before: str, after: str) -> bool:
    return bool(cues.CONDITIONAL.search(before[-90:]) or cues.CONDITIONAL_AFTER.search(after[:60]))


def _by_section(doc: Document, start: int, end: int, thing: str) -> A:
    section = doc.section_at(start)
    default = DEFAULTS.get(section.kind)
    if thing in ("imaging", "drug") and section.kind in ("title", "body", "anesthesia", "other"):
        return A.PERFORMED
    if default is not None:
        return default
    if section.kind == "title":
        return A.PERFORMED if technique_elsewhere(doc, Region(start, end)) else A.MENTION
    item = doc.item_at(start)
    rest = doc.norm[item.start:start] + " " + doc.norm[end:item.end]
    if cues.TECHNIQUE.search(rest):
        return A.PERFORMED
    if _title_like(doc, start, end) and technique_elsewhere(doc, Region(start, end)):
        return A.PERFORMED
    return A.MENTION


def _title_like(doc: Document, start: int, end: int) -> bool:
    """A short line that is little more than the thing itself: a title without a heading."""
    sentence = doc.sentence_at(start)
    return len(doc.words(sentence).split()) <= 14 and not re.search(r"\b(?:she|he|patient|pt)\b", doc.words(sentence))


def technique_elsewhere(doc: Document, region: Region) -> bool:
    """Whether the note describes a procedure anywhere in its own words of today."""
    if "technique" not in doc.memo:
        doc.memo["technique"] = any(
            s.kind in cues.BARE_SECTIONS and cues.TECHNIQUE.search(doc.norm, s.start, s.end) for s in doc.sections)
    return bool(doc.memo["technique"])


_SUSPECTED = re.compile(r"\b(?:suspect\w*|likely|probabl[ey]|possibl[ey]|r/o|rule[- ]?out|concern(?:ing)? for|vs\.?|versus|working|presum\w*|question(?:able)? of|"
                        r"suggest\w*|consistent with|compatible with|appears to be|may (?:be|have)|might be|could be|cannot exclude|evaluate for|differential)\b|\?")
_RULED_OUT = re.compile(r"\b(?:no (?:evidence|sign|findings?) of|ruled out|denie[sd]|negative for|no|without|not|absence of|free of|resolved)\b")
_FAMILY = re.compile(r"\b(?:mother|father|brother|sister|sibling|aunt|uncle|grand\w+|son|daughter|family history|fhx?|parents?)\b")
_OLD = re.compile(r"\b(?:history of|h/o|hx of|s/p|status post|previous|prior|remote|resolved|past)\b")
_ONGOING = re.compile(r"\b(?:chronic|ongoing|current|on |for \d+|since|treated|controlled|persistent|with)\b")
_STUDY = re.compile(r"\b(?:mri|ct|x-?rays?|radiograph\w*|emg|ncs|imaging|scan|films?)\b[^.;]{0,60}$")


def assess_diagnosis(doc: Document, start: int, end: int) -> str:
    """established, suspected, ruled_out, imaging_finding, family_history, historical, planned, consent, ... of a diagnosis."""
    item, section, clause = doc.item_at(start), doc.section_at(start), doc.clause_at(start)
    if item.marked is False or _in_braces(doc.norm, start, end):
        return "template_unselected"
    before, after = doc.norm[clause.start:start], doc.norm[end:clause.end]
    if section.kind in ("consent", "timeout", "instructions"):
        return "consent"
    if _FAMILY.search(before) or "family" in section.heading or section.heading in ("fh", "fhx"):
        return "family_history"
    if section.kind == "copied":
        return "historical"
    last = _last(_RULED_OUT, before[-50:])
    if last is not None and len(before[-50:][last.end():].split()) <= 4 and not cues.NO_OTHERS.search(before[-50:][last.end():]):
        return "ruled_out"
    if re.search(r"^[^.;,]{0,30}\b(?:ruled out|excluded|not present|unlikely|resolved)\b", after):
        return "ruled_out"
    if _SUSPECTED.search(before[-50:]) or _SUSPECTED.search(after[:25]):
        return "suspected"
    if section.kind == "imaging_review" or _STUDY.search(before):
        return "imaging_finding"
    if section.kind == "plan" and "assessment" not in section.heading and "a/p" not in section.heading:
        return "established" if not cues.CONDITIONAL.search(before) else "planned"
    if _OLD.search(before[-40:]) and not _ONGOING.search(after[:40]):
        return "historical"
    return "established"


def encounter_dates(doc: Document) -> tuple[str, ...]:
    """ISO dates of service that the note states."""
    return dates.encounter(doc)


_CLINICAL = re.compile(
    r"\b(?:patients?|pt|procedures?|inject\w*|needles?|diagnos\w+|pain\w*|blocks?|lumbar|cervical|thoracic|sacr\w+|exam\w*|history|assessment|treatment"
    r"|medications?|surg\w+|clinic|follow-?up|symptoms?|mri|fluoro\w*|epidural\w*|anesthe\w+|discharge[d]?|admitted|physician|nurse|steroids?|facets?|joints?"
    r"|nerves?|radiculopathy|prone|supine|vitals?|allerg\w+|rtc|refill\w*|pump|stimulat\w+|spin\w+|knees?|shoulders?|hips?|botox\w*|toxin|units|bp|hr|tolerated|dob"
    r"|mrn|visit|[lcts]\d{1,2}(?:-\w+)?|esi|mbb|rfa|tfesi|si|headaches?|migraine\w*|muscles?|ribs?|intercostal|dystonia|trigger|lesion\w*|degrees|bupivacaine|lidocaine"
    r"|ropivacaine|kenalog|dexamethasone|mg|ml|cc|doses?|sterile|consent|complications?|cath\w+|lead|leads|implant\w*|bilateral|chronic|neuralgia|fractures?|chest)\b")
_FUNCTION = re.compile(r"\b(?:the|and|of|to|was|were|with|in|for|is|at|on|a|no|by|under|left|right|bilateral|both|she|he|her|his|we|i|done|given|not|each|then|from|this)\b")


def looks_english(doc: Document) -> bool:
    """Whether the note is English: longer text without its small words is another language or no prose at all."""
    text = doc.norm[:20_000]
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 30:
        return True
    return len(_FUNCTION.findall(text)) / len(words) >= 0.06 or len(set(_CLINICAL.findall(text))) >= 12


def looks_clinical(doc: Document) -> bool:
    """Whether this is clinical text in English at all. Terse notes count; letters, recipes, other languages do not."""
    words = re.findall(r"[a-z0-9'/-]+", doc.norm[:20_000])
    if not words or not looks_english(doc):
        return False
    hits = len(set(_CLINICAL.findall(doc.norm[:20_000])))
    return hits >= 2 if len(words) < 40 else hits >= 5
