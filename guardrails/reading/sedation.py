"""Moderate sedation: how long, who gave it, and whether an independent trained observer watched.

Intraservice time runs from the drug to the end of the physician's attendance; procedure, needle, recovery,
room and fluoroscopy times are not it. Oral drugs and drugs taken at home are no moderate sedation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guardrails.claim import Span
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Sedation
from guardrails.reading.numerals import CLOCK, NUMBER, between, number

_MOST = 40  # mentions looked at
_REACH = 6000  # characters after the first mention in which times and people are looked for
_NOT_HERE = frozenset(
    "consent plan history past_procedures instructions medications allergies copied indication".split()
)
_SEDATION = re.compile(
    r"\b(?:(?:moderate|conscious|conscience|procedural|i\.?v\.?)\s(?:iv\s)?sedation|sedation|sedated|versed"
    r"|midazolam|midaz)\b"
)
_NONE = re.compile(
    r"\b(?:no|without|denies|declined|refused|deferred|omitted)\b[^.;\n]{0,25}\bsedat\w+"
    r"|\bsedation\b[^.;\n]{0,14}(?::\s?none\b"
    r"|\bnone\b|\b(?:was|were)? ?(?:not|omitted|declined|deferred|refused|waived)\b)|\bunsedated\b|\bnot"
    r" sedated\b"
    r"|\b(?:possible|optional|discussed|if|may)\b[^.;\n]{0,30}\bsedation\b|\bsedation\b[^.;\n]{0,40}\bbut"
    r" none\b"
)
_LIGHT = re.compile(
    r"\b(?:minimal|light) sedation\b|\banxiolysis\b|\b(?:p\.?o\.?|oral(?:ly)?)\s(?:valium"
    r"|diazepam|lorazepam|ativan"
    r"|xanax|alprazolam|midazolam)|\bonly for anxiety\b"
)
_HOME = re.compile(r"\b(?:took|taken) (?:own|her own|his own|their)\b|\bat home\b")
_ANESTHESIA = re.compile(
    r"(?<!no )\b(?:mac\b(?! (?:3|4))|monitored anesthesia|general anesthesi\w+|crnas?\b|nurse anesthetist"
    r"|anesthesiologist"
    r"|(?:by|per|from|under) (?:the )?(?:anesth\w+|dept\.? of anesthesi\w+)|anesthesia (?:team|staff|service"
    r"|department|care|notes?"
    r"|ran|provided|was provided)|deep sedation|propofol)"
)
_NO_MAC = re.compile(r"\bno (?:mac|monitored anesthesia)|\bno anesthesi\w+ (?:team|provider|service)")
_OBSERVER = re.compile(
    r"\bindependent(?:ly)?,? (?:\w+ )?observer|\btrained observer|\bobserver present|\b(?:dedicated"
    r"|independent) (?:rn|nurse)"
    r"|\b(?:rn|nurse|l\.?p\.?n)\b[^.\n]{0,60}\b(?:monitor\w*|watch\w*|observ\w*|no other (?:dut\w+|job|task"
    r"|responsib\w+))"
    r"|\bno other (?:dut\w+|job|task|responsib\w+)|\bmonitored by (?:the |an? )?(?:rn|nurse|[a-z]+,? rn)"
    r"|\bcapnography by rn"
)
_MINE = re.compile(
    r"\bi (?:personally )?(?:sedated|gave|administered|supervised|provided|ordered|directed)\b|\bby me\b"
    r"|\bmyself\b"
    r"|\bunder my (?:direct |personal )?(?:supervision|direction|order)|\bmy (?:direct )?supervision|\bon my"
    r" order|\bby rn on (?:my )?order"
    r"|\b(?:by|from) the (?:operating|performing|same|treating) (?:physician|provider|proceduralist|doctor)"
    r"|\bproceduralist"
    r"|\bsame physician|\bphysician[- ](?:supervised|directed)|\bi was (?:with|in attendance|present)"
)
_MINUTES = (
    re.compile(
        r"\b(?:sedation|intra-?\s?service|monitored"
        rf" sedation)[^.;\n\d*]{{0,40}}?\b({NUMBER})\s?-?\s?min"
    ),
    re.compile(rf"\b({NUMBER})[- ]?(?:min\w*)\s(?:(?:of|total|for)\s(?:\w+\s){{0,3}}?)?(?:sedation|intra-?service)"),
    re.compile(rf"\btotal sedation minutes[: ]+({NUMBER})\b"),
)
_RANGE = re.compile(
    rf"\b({CLOCK})\b[^.\n]{{0,90}}?(?:\s?[-–]\s?|\b(?:to|until|till|through|end(?:ed|s)?"
    r"|stop(?:ped)?|finish\w*|off)\b"
    rf"[^.\n\d]{{0,25}}?)({CLOCK})\b"
)
_NOT_SEDATION = re.compile(
    r"\b(?:procedure time|needle|recovery|pacu|in room|room time|or in|out|time-?out|fluoro\w*|incision"
    r"|discharg\w+|anesthesia start|iv started)"
    r"[^.;\n]{0,12}$"
)


#: The patient's own age, below five years.
_CHILD = re.compile(
    r"\b[0-4][- ](?:year|yr)s?[- ]old\b|\b\d{1,2}[- ](?:month|mo|week)s?[- ]old\b(?! (?:fracture|injury|pain|wound|scar))"
    r"|\bage:? ?[0-4]\b(?! ?\d|\.)|(?<![\d-])[0-4] ?(?:yo|y/o)\b"
)


def read_sedation(doc: Document) -> Sedation | None:
    """The moderate sedation given in this encounter, or None."""
    text = doc.norm
    mentions = [m for m in islice(doc.find(_SEDATION), _MOST) if _real(doc, m)]
    anesthesia = (
        None
        if doc.first(_NO_MAC)
        else next((m for m in doc.find(_ANESTHESIA) if doc.section_at(m.start()).kind not in _NOT_HERE), None)
    )
    if not mentions or (doc.first(_LIGHT) and not any(m[0].startswith(("mod", "con", "proc")) for m in mentions)):
        return None
    if anesthesia is not None:
        spans = (doc.span(*mentions[0].span()), doc.span(*anesthesia.span()))
        return Sedation(minutes=None, observer=None, by_operator=False, spans=spans)
    around = [doc.sentence_at(m.start()) for m in mentions]
    zone = Region(
        max(min(r.start for r in around), mentions[0].start() - 400),
        min(len(text), max(r.end for r in around) + 400, mentions[0].end() + _REACH),
    )
    minutes, timed = _minutes(doc, zone)
    observer = _OBSERVER.search(text, zone.start, zone.end)
    mine = _MINE.search(text, zone.start, zone.end)
    found = [doc.span(*m.span()) for m in (mentions[0], observer, mine) if m]
    return Sedation(
        minutes=minutes,
        observer=True if observer else None,
        by_operator=True if mine else None,
        under_five=_CHILD.search(text) is not None,
        spans=tuple(sorted({*found, *timed})),
    )


def _real(doc: Document, mention: re.Match[str]) -> bool:
    """Whether the words speak of sedation given here: not denied, planned, taken at home, or oral."""
    if doc.section_at(mention.start()).kind in _NOT_HERE:
        return False
    whole = doc.sentence_at(mention.start())
    sentence = doc.norm[max(whole.start, mention.start() - 200) : min(whole.end, mention.end() + 200)]
    if any(cue.search(sentence) for cue in (_NONE, _LIGHT, _HOME)):
        return False
    template = doc.norm[mention.end() : mention.end() + 30]
    return not re.match(r"\s?[:?]?\s?(?:\[\s?\]|\{|y/n|yes/no)", template)


def _minutes(doc: Document, zone: Region) -> tuple[int | None, list[Span]]:
    """Stated minutes, else the minutes between the clock times of the sedation; None when they disagree."""
    stated = {int(n): m.span() for m, n in _stated(doc, zone)}
    clocked: dict[int, tuple[int, int]] = {}
    for found in _RANGE.finditer(doc.norm, zone.start, zone.end):
        gap = between(found[1], found[2])
        if gap and not _NOT_SEDATION.search(doc.norm[max(0, found.start() - 30) : found.start()]):
            clocked.setdefault(gap, found.span())
            break
    agreed = {**clocked, **stated}
    if len(agreed) == 1:
        value, place = next(iter(agreed.items()))
        return value, [doc.span(*place)]
    if stated and len(stated) == 1 and not clocked:
        value, place = next(iter(stated.items()))
        return value, [doc.span(*place)]
    return None, [doc.span(*place) for place in agreed.values()]


def _stated(doc: Document, zone: Region) -> Iterator[tuple[re.Match[str], float]]:
    for pattern in _MINUTES:
        for found in pattern.finditer(doc.norm, zone.start, zone.end):
            value = number(found[1])
            if value and not _NOT_SEDATION.search(doc.norm[max(0, found.start() - 12) : found.start()]):
                yield found, value
