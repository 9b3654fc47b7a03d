"""What stands around a thing: its clause, the line its list hangs from, dates and technique facts beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guardrails.reading import dates
from guardrails.reading.document import Clause, Document, Region
from guardrails.reading.facts import Assertion as A
from guardrails.reading.words import cues

if TYPE_CHECKING:
    from guardrails.reading.assertion import Place

FAR = 999
_NAMED = (
    r"(?: (?:a|an|the|her|his|right|left|bilateral|repeat|another|first|second|lumbar|cervical|thoracic|diagnostic|"
    r"therapeutic|and|[clts]\d\S*))*"
)
FUTURE_VERB = re.compile(
    rf"\b(?:will|to|would|should|can|{cues.MAY}|could|shall|must|going to|be)\b(?: (?:be|have|get|undergo|receive|need|repeat|"
    rf"do|have been))?{_NAMED}\s*$|^(?:will|to|would|should|can|may|could) (?:be|have)\b"
)
OTHER_SUBJECT = re.compile(r"\b(?:and|, )(?: the)? (?:consent|mri|x-?ray|time-?out|exam|call)\b")
_SAME_SUBJECT = re.compile(
    r"[^.;]{0,12}\b(?:was|were|is|are) [^.;]{2,60}(?:,| and|, and) (?:was|were) not (?:injected|treated|entered|lesioned|blocked|done)\b"
)
NOT_OWN = re.compile(r"\b(?:declined|refused|deferred|not|no|cancel+ed)\b")
DONE_OWN = re.compile(
    r"\b(?:replaced|removed|performed|done|refilled|reprogrammed|injected|given|blocked|completed|implanted|placed|"
    r"revised|lesioned|filled|aspirated)$"
)


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of `pattern` in `text`."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def before(doc: Document, clause: Clause, start: int) -> str:
    """The clause before the thing; with the clause that ends in a colon before it."""
    begin = clause.start
    if begin and doc.norm[:begin].rstrip(" ").endswith(":"):
        previous = doc.clause_at(begin - 1)
        if previous.sentence == clause.sentence:
            begin = previous.start
    return doc.norm[begin:start]


def nearest(place: Place, ahead: re.Pattern[str], behind: re.Pattern[str]) -> int:
    """Characters between the thing and the nearest cue of either side; `FAR` where there is none."""
    distance = FAR
    match = last(ahead, place.before[-140:]) if place.has(ahead) else None
    if match is not None:
        distance = len(place.before[-140:]) - match.end()
    if (place.has(behind) and behind.search(place.own)) or (
        " " in place.own and place.has(ahead) and ahead.match(place.own)
    ):
        return 0
    match = behind.search(place.after[:110]) if place.has(behind) else None
    if match is not None:
        distance = min(distance, match.start())
    return distance


_VERB_OF_NO = re.compile(
    r"^ (?:be |been |yet )?(?:performed|done|given|completed|injected|carried out|attempted|repeated)\b"
)
_BRACKETS = re.compile(r"\([^()\n]{0,120}\w{3}[^()\n]{0,120}\)")
_TODAY_ROW = re.compile(r"[\s*-]*(?:[\d/-]{4,10} *)?\(?(?:today|dos)\)?[:,]? *(?:'s)? *$")


def row_of_today(place: Place) -> bool:
    """Whether the row begins with "today": "05/14/2026 (today) TFESI ..."."""
    line = place.doc.norm.rfind("\n", 0, place.start) + 1
    return place.start - line < 30 and bool(_TODAY_ROW.fullmatch(place.doc.norm[line : place.start]))


def negated(place: Place, behind_only: bool = False) -> bool:
    """Whether a "no" governs the thing: not one that another noun has taken for itself."""
    if not (place.has(cues.NO_BEFORE) or place.has(cues.NOT_AFTER)):
        return False
    ahead = "" if behind_only else place.before.replace("\n", " ")  # a line may break within "no complications"
    behind = _CUT_NO.sub(" ", _BRACKETS.sub(" ", place.after[:200].replace("\n", " ")))
    if cues.DOUBLE_NO.search(ahead) and not cues.NO_BEFORE.search(cues.DOUBLE_NO.sub(" ", ahead)):
        return False
    if _SAME_SUBJECT.match(behind):
        return True
    match = cues.NOT_AFTER.match(behind.lstrip(" ,-(")) or cues.NOT_AFTER.search(behind)
    if (
        match
        and match.start() < 46
        and not cues.DOUBLE_NO.search(behind)
        and not re.search(r"[,;]", behind[: max(0, match.start() - 1)])
    ):
        return True
    match = last(cues.NO_BEFORE, ahead[-90:])
    if match is None:
        return False
    gap = _VERB_OF_NO.sub("", ahead[-90:][match.end() :])
    return (
        len(gap.split()) <= 8
        and not cues.NO_OTHERS.search(gap)
        and not _NEXT_DEED.search(gap + place.own, 0, len(gap) + 16)
        and not re.search(r"\b(?:did|done|performed|was|were)\b", gap)
    )


#: A "no" that the end of a line cuts off from its noun.
_CUT_NO = re.compile(r",\s(?:no|without)\s*$")
#: "with no leg movement, numbed each nerve and lesioned": the deed behind the comma is no part of the denial.
_NEXT_DEED = re.compile(r"\w,\s(?:and\s|then\s|i\s)?(?!need|us|requir|indicat|perform)\w{3,}ed\b")
_SUPERVISED = re.compile(r"\b(?:under my|with me|i was present|attending present|in my presence)\b")


#: "was blocked at the groove and the median at the elbow by anesthesia": far behind its verb, and nothing between.
_BY_ANESTHESIA = re.compile(
    r"\b(?:was|were) (?:done|blocked|placed|performed|given|injected)(?:(?!\b(?:sedat|monitor|watch|by|under|mac)\w*\b)[^.;]){0,90}?"
    r" by (?:the )?anesthes\w+"
)


def somebody_else(ahead: str, behind: str) -> bool:
    """Whether another person is the one who did it."""
    other = last(cues.OTHER_BEFORE, ahead[-110:])
    if other is not None:
        mine = last(cues.MINE, ahead[-110:])
        return (mine is None or mine.start() < other.end()) and not _SUPERVISED.search(behind[:90])
    match = cues.OTHER_AFTER.search(behind[:80]) or _BY_ANESTHESIA.search(behind[:150])
    return match is not None and not cues.MINE.search(behind[: match.end() + 12]) and not last(cues.MINE, ahead[-40:])


_OF_OTHER = re.compile(r"\b(?:addendum|alarm|exp\w*|lot|due|refill|last visit|mri|ct|xr|x-?ray|dob)(?: date)?:? *$")


_OPENER = re.compile(r"\s*(?:after|following|given|since)\s(?:a|an|the|her|his|two|three|good|\d)\b[^,;:]*$")


def _opens(place: Place, start: int, end: int) -> bool:
    """Whether a date belongs to what opens the sentence: "After a good block in March the nerve was lesioned"."""
    return (
        end <= place.start
        and bool(_OPENER.match(place.doc.norm[place.low : start]))
        and bool(re.match(r"[,]? (?:the|her|his|both|left|right|we|i)\b", place.doc.norm[end : place.start + 1]))
        and bool(re.search(r" (?:was|were)\b", place.doc.norm[end : place.start]) or re.match(r" (?:was|were)\b", place.after))
    )


def time_of(place: Place) -> tuple[str | None, int]:
    """Past, today, future or "dated" (no year to tell by) by the nearest date in the clause, else at the row's
    beginning; and how many characters lie between."""
    doc = place.doc
    clause = doc.clause_at(place.start)
    found = [
        (max(0, place.start - d.end, d.start - place.end), r)
        for d, r in dates.within(doc, Region(max(clause.start, place.low), min(max(place.end, clause.end), place.high)))
        if r and not _OF_OTHER.search(doc.norm, max(0, d.start - 16), d.start) and not _opens(place, d.start, d.end)
    ]
    if not found:
        line = doc.norm.rfind("\n", 0, place.start) + 1
        found = [
            (max(0, place.start - d.end), r)
            for d, r in dates.within(doc, Region(line, min(place.start, line + 60)))
            if r and (d.start - line < 14 or doc.norm[d.end : d.end + 1] == ":") and r != "today" and not _OF_OTHER.search(doc.norm, line, d.start)
        ]
    gap, told = min(found, default=(FAR, None))
    return (None, FAR) if told == "dated" and gap > 24 else (told, gap)


def operative(doc: Document) -> bool:
    """Whether the note has the headings of an operation report."""
    kinds = {s.kind for s in doc.sections}
    return bool(kinds & {"anesthesia", "complications", "findings", "implants"}) or any(
        s.kind == "diagnosis" and s.heading.startswith("post") for s in doc.sections
    )


def dated_past(place: Place) -> bool:
    """Whether a date or a word of time puts the thing before this visit."""
    return time_of(place)[0] == "past" or bool(
        re.search(r"\b(?:ago|last (?:year|month|week))\b", place.before + place.own + place.after)
    )


def technique_beside(place: Place) -> bool:
    """Whether technique facts stand in the thing's own sentence or, for a short line, its own item."""
    doc = place.doc
    sentence = doc.sentence_at(place.start)
    low, high = max(sentence.start, place.low), min(sentence.end, place.high)
    around = doc.norm[low : place.start] + " | " + doc.norm[place.end : high]
    if place.has(cues.TECHNIQUE) and cues.TECHNIQUE.search(around):
        return True
    item = place.item
    return bare(place) and bool(
        cues.TECHNIQUE.search(
            doc.norm[max(item.start, place.start - 500) : place.start]
            + " | "
            + doc.norm[place.end : min(item.end, place.end + 500)]
        )
    )


_FILLER = re.compile(
    r"\b(?:right|left|bilateral|bilat|rt|lt|r|l|b/l|[clts]\d{1,2}(?:-[clts]?\d{1,2})?|and|the|of|a|an|at|under|"
    r"with|using|by|level|levels|x|\d+|side|sides|sided|interventional|"
    r"fluoro\w*|ultrasound|us|guidance|guided|injections?|blocks?|steroid|epidural|joint|nerve|"
    r"procedure|note|medial branch|day|visit|for|no|#)\b|[^\w\s]"
)


def bare(place: Place) -> bool:
    """Whether the sentence is little more than the thing's name."""
    sentence = place.doc.sentence_at(place.start)
    if sentence.end - sentence.start > 400:
        return False
    rest = place.doc.norm[sentence.start : place.start] + " " + place.doc.norm[place.end : sentence.end]
    left = _FILLER.sub(" ", rest).split()
    return len(left) <= 2 or (len(left) <= 12 and not _VERB.search(rest))


def done_beside(place: Place) -> bool:
    """Whether "done", "given" or "today" stands right behind the thing, and nothing right before it says otherwise."""
    match = cues.DONE_BESIDE.match(place.after)
    if (
        match is None
        or _OLD_TIME.search(place.after)
        or (place.section.kind in ("history", "past_procedures") and not cues.TODAY.search(place.after))
    ):
        return False
    verb = not re.search(r"(?:today|now)$", match[0])
    segment = place.before[place.before.rfind(",") + 1 :] if verb else place.before
    if _NONE_OF.search(place.before + place.own):
        return False
    if (place.has(cues.PERSON) and somebody_else("", place.after)) or cues.NOT_BESIDE.search(segment[-40:]):
        return False
    return time_of(place)[0] not in ("past", "future", "dated")


#: "no epidural, facet or SI injection was performed": one denial for the whole list.
_NONE_OF = re.compile(
    r"\b(?:no|neither)\s(?:(?!\b(?:was|were|is|are|had|has|but|then|and)\b)[\w\s,/-])*"
    r"\b(?:or|nor)\s(?:(?!(?:and|then|so)\b)[\w-]+\s?){0,5}$"
)
_OLD_TIME = re.compile(
    r"\b(?:ago|last (?:week|month|year|visit|time|spring|summer|fall|winter)|previously|in the past|yesterday|"
    r"weeks back|relief|helped|lasted|in (?:19|20)\d\d)\b"
)


def tells_of_work(place: Place) -> bool:
    """Whether the clause tells in the past tense, or as technique, of something done to the patient."""
    if place.section.kind in _ELSEWHERE or not technique_in_note(place.doc):
        return False
    clause = place.before[-120:] + place.own + place.after[:120]
    return any(not cues.TALK.fullmatch(m["v"] or m["w"] or "did") for m in cues.NARRATIVE.finditer(clause))


_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|do|does|did|not|no|wants?|"
    r"asks?|reports?|discuss\w*|plan(?!es?\b|tar)\w*|consider|recommend|prior|previous|history|if|here|"
    r"for|after|since|(?!guided|based|mediated|cooled|pulsed|assisted|sided|limited|performed|"
    r"completed)\w{3,}ed)\b"
)


#: Sections that speak of another time or of what may come, never of the work of this visit.
NOT_NOW = frozenset(
    {
        "history",
        "past_procedures",
        "plan",
        "consent",
        "timeout",
        "instructions",
        "imaging_review",
        "exam",
        "indication",
        "medications",
        "allergies",
    }
)
_ELSEWHERE = NOT_NOW | frozenset(
    {
        "copied",
        "diagnosis",
        "assessment",
        "signature",
        "billing",
    }
)
_STRONG = re.compile(
    r"\b(?:needles?|\d\d ?-?g(?:a|auge)?|tuohy|\d+(?:\.\d+)? ?(?:ml|cc)|contrast|epidurogram|arthrogram|c-arm|"
    r"under fluoro\w*|fluoro\w*|under (?:us|ultrasound)|us|lor|loss of resistance|aspirat\w+|lesion(?:s|ed)|"
    r"\d\d ?(?:c|deg\w*|\u00b0)|probes?|"
    r"cannulas?|trocar|prone|prepped|prep|wheal|injected|depo|dex|kenalog|\d+ units|cement|leads?|impedances?|"
    r"residual|reservoir|incision|landmarks?|images? (?:saved|stored|archived)|tunneled|anchored|sutured?|catheter|"
    r"\d+ ?u(?:nits)?|refill\w*|programm\w+|amplitude)\b"
)


def technique_in_note(doc: Document) -> bool:
    """Whether any part of the note that tells of this visit's work has technique facts."""
    if "technique" not in doc.memo:
        doc.memo["technique"] = any(s.kind == "technique" and s.heading for s in doc.sections) or any(
            _work(doc, m) for m in doc.find(_STRONG)
        )
    return bool(doc.memo["technique"])


def told_below_title(doc: Document) -> bool:
    """Whether any part of the note but its titles tells of this visit's work."""
    if "below" not in doc.memo:
        doc.memo["below"] = any(s.kind == "technique" and s.heading for s in doc.sections) or any(
            doc.section_at(m.start()).kind != "title" and _work(doc, m) for m in _STRONG.finditer(doc.norm)
        )
    return bool(doc.memo["below"])


def _work(doc: Document, match: re.Match[str]) -> bool:
    at = match.start()
    if doc.section_at(at).kind in _ELSEWHERE or any(r.holds(at) for r in doc.copied):
        return False
    region = doc.clause_at(at)
    clause = doc.norm[max(region.start, at - 200) : min(region.end, at + 200)]
    return not (
        cues.PLAN_BEFORE.search(clause[:30])
        or re.search(r"\b(?:no|not|never|prior|last|will|if|ordered|declined|deferred|ago)\b", clause)
        or doc.item_at(at).marked is False
    )


_LISTED = re.compile(r"^ *(?:[-*\u2022>+]|\(?\d{1,2}[.)]|\(?[a-h][.)])")


def head_says(place: Place) -> A | None:
    """What the line over the thing's list says: "Discussed:", "Prior treatments:", "Options reviewed: (a) ..."."""
    key = f"head:{place.item.start}"
    if key not in place.doc.memo:
        place.doc.memo[key] = _head(place)
    return place.doc.memo[key]  # type: ignore[return-value]


def _head(place: Place) -> A | None:
    norm, item = place.doc.norm, place.item
    line = norm.rfind("\n", 0, item.start) + 1
    words = norm[line : item.start][-160:] if item.start > line else _line_above(norm, line)
    if ":" not in words:
        return None
    words = words[: words.rfind(":") + 1]
    for pattern, says in (
        (cues.CONSENT_BEFORE, A.CONSENT),
        (cues.IF_BEFORE, A.HYPOTHETICAL),
        (cues.PLAN_BEFORE, A.PLANNED),
        (cues.PAST_BEFORE, A.HISTORICAL),
    ):
        if pattern.search(words):
            return says
    return None


def _line_above(norm: str, line: int) -> str:
    """The first line above a run of list lines."""
    for _ in range(15):
        if line == 0:
            return ""
        start = norm.rfind("\n", 0, line - 1) + 1
        words = norm[start : line - 1]
        if not _LISTED.match(words):
            return words if words.rstrip().endswith(":") else ""
        line = start
    return ""
