"""The visit (evaluation and management) that a note documents beside or instead of a procedure.

A pure procedure note has none: its copied history, interval history and pre-procedure exam are part of the
procedure. Beside a procedure a visit counts only where the note shows other work or the physician's own time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from guardrails.claim import Span
from guardrails.reading import visit_words as w
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Visit
from guardrails.reading.numerals import number
from guardrails.reading.starts import Starts

_SILENT = frozenset("copied past_procedures consent timeout instructions nursing signature allergies".split())
_ORDER = ("minimal", "low", "moderate", "high")
_LISTED = re.compile(r"(?m)^\s*\d{1,2}[.)]\s*\S")
_TODAY = re.compile(r"\n\W*(?:today(?:'s)?|addendum|end of copied)\b")
_BLANK = re.compile(r"\*{2,}|_{2,}|\{[^}\n]*\}")


#: Kinds of visit that beside a procedure are no more than its own talk.
_NO_EXTRA = frozenset({None, "office", "consult", "pain_month", "checkin", "postop", "staff"})


@dataclass(slots=True)
class _Text:
    """The note without what is not the physician's own account of today, with the spans that were found."""

    doc: Document
    words: Starts
    spans: dict[str, list[Span]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.words.text

    def find(self, fact: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = self.first(pattern)
        if found and found.end() > found.start():
            self.spans.setdefault(fact, []).append(self.doc.span(found.start(), found.end()))
        return found

    def all(self, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        return self.words.find(pattern)

    def first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return self.words.first(pattern)


def read_visit(doc: Document, services_performed: bool) -> Visit | None:
    """The visit of the note, or None. `services_performed`: a family already read a procedure done today."""
    note = _own(doc)
    if note.first(w.NO_VISIT):
        return None
    minutes, mixed = _minutes(note)
    kind = next((name for name, words in w.KINDS if note.find("kind", words)), None)
    told = kind != "postop" and bool(doc.first(w.PROCEDURE))  # a wound check speaks of incisions
    procedure = services_performed or told
    if procedure and ((minutes is None and kind is None) or doc.first(w.ONLY_PROCEDURE)):
        return None
    risk, data, problems = _risk(note), _data(note), _problems(note)
    if problems is None and risk in ("moderate", "high") and _assessed(note):
        problems = "low"  # what is assessed and treated with a prescription is no trifle
    separate: bool | None = None
    if procedure:
        separate = _separate(note, minutes, risk)
        asked = mixed is not None and not separate
        if not separate and not asked and kind in _NO_EXTRA:
            return None
    elif kind is None and minutes is None and not (risk and problems):
        return None
    patient = _patient(note, kind)
    return Visit(
        kind=kind or "office",
        patient=patient,
        minutes=minutes,
        mixed_minutes=mixed if procedure else None,
        problems=problems,
        data=data,
        risk=risk,
        separate=separate,
        longitudinal=note.find("longitudinal", w.LONGITUDINAL) is not None,
        spans={name: tuple(found) for name, found in note.spans.items()},
    )


def _own(doc: Document) -> _Text:
    """The text with silent sections, copied blocks, blanks, empty boxes and lines written to a machine blanked out."""
    chars = doc.norm
    silent: list[Region] = [
        _to_today(chars, s) for s in doc.sections if s.kind in _SILENT and not s.heading.startswith("attest")
    ]
    silent.extend(_to_today(chars, region) for region in doc.copied)
    silent.extend(Region(item.start, item.end) for item in doc.items if item.marked is False)
    for pattern in (w.MACHINE, w.COPIED, _BLANK):
        silent.extend(Region(m.start(), m.end()) for m in doc.find(pattern))
    return _Text(doc, doc.starts.blanked((r.start, r.end) for r in silent))


def _to_today(text: str, region: Region) -> Region:
    """A copied block ends at the line that speaks of today."""
    today = _TODAY.search(text, region.start, region.end)
    return Region(region.start, today.start()) if today else Region(region.start, region.end)


def _separate(note: _Text, minutes: int | None, risk: str | None) -> bool:
    """Beside a procedure: whether the note shows work of another kind."""
    if note.find("separate", w.SEPARATE) or minutes is not None:
        return True
    return risk in ("moderate", "high") and note.first(_ACTIVE) is not None


#: What manages an illness beside the procedure; to go on as before is no work of its own.
_ACTIVE = re.compile(
    r"\b(?:start\w*|began|begin|initiat\w*|increas\w*|decreas\w*|cut (?:to|back|down)|chang(?:ed|ing) (?:to|from|the|her|his)|stopp?\w*"
    r"|discontinu\w*|switch\w*|prescrib\w*|e-?prescri\w*|titrat\w*|taper\w*|add(?:ed|ing)?|rx(?:'?d)?|refill\w*|order\w*|surgery|surgical"
    r"|admit\w*|toxicity)\b|->|\u2191|\u2193"
)


def _patient(note: _Text, kind: str | None) -> str | None:
    """new | established, or None where the note says neither or both."""
    new, known = note.find("patient", w.NEW), note.first(w.ESTABLISHED)
    if new and known:
        head = note.text[:400]
        first = [
            name for name, words in (("new", w.NEW), ("established", w.ESTABLISHED)) if words.search(head)
        ]
        if re.search(r"\b(?:same group|long-?term patient of mine)", note.text):
            return "established"
        return first[0] if len(first) == 1 else None
    if new:
        return "new"
    if known:
        note.spans.setdefault("patient", []).append(note.doc.span(*known.span()))
        return "established"
    return None


# ---------------------------------------------------------------- time


def _minutes(note: _Text) -> tuple[int | None, int | None]:
    """The physician's total of the day, less the procedure and staff time in it; None when two disagree.

    The second figure is a total that says it counts the procedure, without saying how much of it."""
    found: dict[int, Span] = {}
    mixed: dict[int, Span] = {}
    for pattern in w.TOTAL:
        for match in note.all(pattern):
            value = number(match["n"])
            sentence = note.doc.sentence_at(match.start("n"))
            words = note.text[sentence.start : sentence.end]
            before = note.text[max(sentence.start, match.start() - 40) : match.start()]
            if (
                not value
                or value > 300
                or "\x00" in words[: match.end() - sentence.start]
                or w.OTHER_TIME.search(before)
                or (_someone(words) and not w.WITH_PROCEDURE.search(words))
            ):
                continue
            less = w.MINUS.search(note.text, match.end(), min(len(note.text), match.end() + 110))
            minutes = int(value - (number(less["n"]) or 0)) if less else int(value)
            kept = mixed if not less and _with_procedure(note, words, match.end()) else found
            kept.setdefault(minutes, note.doc.span(match.start(), match.end()))
    chosen = found or mixed
    if len(chosen) != 1:
        return None, None
    minutes, span = next(iter(chosen.items()))
    note.spans["minutes"] = [span]
    return (minutes, None) if found else (None, minutes)


def _with_procedure(note: _Text, words: str, end: int) -> bool:
    """Whether the sentence of a total, or the one behind it, says that the procedure is counted in it."""
    after = note.doc.sentence_at(min(end, len(note.text) - 1)).end
    behind = note.text[after : after + 90]
    return bool(w.WITH_PROCEDURE.search(words) or w.WITH_PROCEDURE_BEHIND.match(behind))


def _someone(words: str) -> bool:
    """Whether the sentence counts somebody else's or another day's minutes."""
    return bool(
        re.match(r"\s*(?:the |my )?(?:ma|rn|nurse|resident|fellow|scribe|staff|medical assistant)\b", words)
        or re.search(
            r"\b(?:copied forward|last visit|additional \w+ minutes|sedation|recovery"
            r"|procedure time)\b",
            words,
        )
    )


# ---------------------------------------------------------------- medical decision making


def _problems(note: _Text) -> str | None:
    if _told(note, w.PROBLEM_HIGH):
        return "high"
    if note.find("problems", w.PROBLEM_ONE):
        return "low"
    if _told(note, w.PROBLEM_MODERATE):
        return "moderate"
    several = {m[0] for m in note.all(w.CHRONIC)}
    if len(several) > 1:
        note.find("problems", w.CHRONIC)
        return "moderate"
    return "low" if note.find("problems", w.PROBLEM_LOW) or several else None


def _assessed(note: _Text) -> bool:
    """Whether the note assesses something at all."""
    return any(s.kind in ("assessment", "diagnosis") and s.end - s.start > len(s.heading) + 4 for s in note.doc.sections)


def _told(note: _Text, pattern: re.Pattern[str]) -> bool:
    """Whether the words stand in the note as something that is so: not denied, feared, or a reason to come back."""
    for match in note.all(pattern):
        sentence = note.doc.sentence_at(match.start())
        if not w.NOT_SO.search(note.text, sentence.start, match.start()):
            note.spans.setdefault("problems", []).append(note.doc.span(match.start(), match.end()))
            return True
    return False


def _data(note: _Text) -> str | None:
    """Categories of data: three tests or documents, one's own reading, talk with another physician."""
    tests = {m["t"] or m["u"] for m in note.all(w.DATA_TESTS)}
    items = len(tests) + sum(bool(note.find("data", p)) for p in (w.DATA_NOTES, w.DATA_HISTORIAN))
    if tests:
        note.find("data", w.DATA_TESTS)
    own, talk = bool(note.find("data", w.DATA_OWN)), bool(note.find("data", w.DATA_TALK))
    categories = (items >= 3) + own + talk
    if categories >= 2:
        return "high"
    if categories == 1:
        return "moderate"
    return "low" if items >= 2 else "minimal" if items else None


def _risk(note: _Text) -> str | None:
    if note.find("risk", w.RISK_HIGH):
        return "high"
    for match in note.all(w.RISK_MODERATE):
        sentence = note.doc.sentence_at(match.start())
        if not w.NOT_MANAGED.search(note.text, sentence.start, sentence.end):
            note.spans.setdefault("risk", []).append(note.doc.span(match.start(), match.end()))
            return "moderate"
    return "low" if note.find("risk", w.RISK_LOW) else None
