"""A note's layout: sections under their headings; `splitting` cuts them into items, sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guardrails.reading import copied, splitting
from guardrails.reading.document import Document, Region, Section
from guardrails.reading.starts import Starts
from guardrails.reading.text import normalise
from guardrails.reading.words import headings
from guardrails.reading.words.headings import kind_of

KINDS = (
    "title",
    "diagnosis",
    "indication",
    "history",
    "past_procedures",
    "exam",
    "imaging_review",
    "consent",
    "timeout",
    "anesthesia",
    "technique",
    "findings",
    "implants",
    "assessment",
    "plan",
    "instructions",
    "disposition",
    "nursing",
    "medications",
    "allergies",
    "complications",
    "billing",
    "addendum",
    "signature",
    "copied",
    "body",
    "other",
)

_COLON = re.compile(r":(?!\d)|\bcolon\b")
_BREAK = re.compile(r"[.;,|\]\n)!?]|\s{2,}|\s-\s")
#: "CONSENT.  The patient signed ...": a heading in capitals that ends in a full stop.
_STOP_LABEL = re.compile(r"(?m)^[ \t]*([a-z][a-z/&-]*(?: [a-z/&-]+){0,3})\.(?= +\S)")
_PARAGRAPH = re.compile(r"\b(?:next|new) (?:paragraph|heading|section|line)[.,:]? *")
_LINE = re.compile(r"[^\n]+")
_NEXT_FIELD = re.compile(r" {2,4}(?=[a-z][a-z /&()-]{1,30}:(?!\d))")
_LISTED = re.compile(r"\s*(?:[-*\u2022>+]|\(?\d{1,2}[.)]|\(?[a-h][.)]\s)")
_REACH = 60


class Cut(NamedTuple):
    """A heading found: where it begins, where its text begins, its kind and words, whether text stands on its line."""

    start: int
    text: int
    kind: str
    words: str
    inline: bool


def parse(raw: str) -> Document:
    """The layout of `raw`. Linear in its length; never raises."""
    norm, offsets = normalise(raw)
    if not norm:
        norm, offsets = "\n", [0]
    starts = Starts(norm)
    sections = _sections(norm, raw, offsets)
    blocks = copied.regions(Document(raw, norm, offsets, sections, (), (), (), starts=starts))
    sections = tuple(_around(sections, blocks))
    items = splitting.items(norm, sections)
    sentences = splitting.sentences(norm, items)
    clauses = splitting.clauses(norm, sentences)
    return Document(raw, norm, offsets, sections, items, sentences, clauses, blocks, starts=starts)


def _around(sections: tuple[Section, ...], blocks: tuple[Region, ...]) -> Iterator[Section]:
    """The sections, cut at the edges of copied blocks; what lies within is of the kind "copied"."""
    edges = sorted({e for b in blocks for e in (b.start, b.end)})
    number = 0
    for section in sections:
        at = section.start
        while number < len(edges) and edges[number] <= at:
            number += 1
        while number < len(edges) and edges[number] < section.end:
            yield _cut_of(section, at, edges[number], blocks)
            at, number = edges[number], number + 1
        yield _cut_of(section, at, section.end, blocks)


def _cut_of(section: Section, start: int, end: int, blocks: tuple[Region, ...]) -> Section:
    if section.kind != "copied" and any(b.holds(start) for b in blocks):
        return Section(start, end, "copied", section.heading)
    if section.kind == "copied" and blocks and not any(b.holds(start) for b in blocks):
        return Section(start, end, "body", "")
    if start > section.start and any(b.holds(section.start) for b in blocks):
        return Section(start, end, "body", "")  # its heading was the earlier note's
    return Section(start, end, section.kind, section.heading)


def _sections(norm: str, raw: str, offsets: object) -> tuple[Section, ...]:
    cuts = sorted(_cuts(norm, raw, offsets), key=lambda c: (c.start, -c.text))
    kept: list[Cut] = []
    headed = {c.start for c in cuts if c.words}
    for cut in cuts:
        if not cut.words and cut.kind == "technique" and (cut.start in headed or (kept and kept[-1].kind in _TELLING)):
            continue
        if not cut.words and cut.inline and not (kept and kept[-1].inline and _ends_on_its_line(norm, kept[-1])):
            continue
        if not kept or cut.start >= kept[-1].text:
            kept.append(cut)
    return tuple(_laid_out(norm, _in_context(norm, kept)))


def _ends_on_its_line(norm: str, cut: Cut) -> bool:
    """Whether what stands below a field may be the work itself: a diagnosis, or a word of history on a short line."""
    short = norm.find("\n", cut.text) - cut.start < 60
    return cut.kind in _FIELDS or (short and cut.kind in ("history", "indication"))


def _cuts(norm: str, raw: str, offsets: object) -> Iterator[Cut]:
    """Headings alone on their line, labels before a colon, and headings dictated after "next paragraph"."""
    for line in _LINE.finditer(norm):
        if line.end() - line.start() <= 90 and ":" not in line[0].rstrip(" :"):
            bare = line[0].rstrip()
            kind = kind_of(bare) if bare.endswith(":") else headings.heads_line(line[0])
            if kind and not _plain_speech(raw, offsets, line.start(), line[0]):
                yield Cut(line.start(), line.end(), kind, headings.label_of(line[0]), False)
    for label in _STOP_LABEL.finditer(norm):
        kind = kind_of(label[1])
        if kind and raw[offsets[label.start(1)] : offsets[label.end(1)]].isupper():  # type: ignore[index]
            yield Cut(label.start(1), label.end(), kind, headings.label_of(label[1]), True)
    for colon in _COLON.finditer(norm):
        found = _label_before(norm, raw, offsets, colon.start())
        if found:
            start, kind = found
            end = norm.find("\n", colon.end(), colon.end() + 41)
            rest = norm[colon.end() : len(norm) if end < 0 else min(end, colon.end() + 40)].strip()
            yield Cut(start, colon.end(), kind, headings.label_of(norm[start : colon.start()]), bool(rest))
    yield from _told(norm)
    for mark in _PARAGRAPH.finditer(norm):
        yield _dictated(norm, mark)


#: Behind a blank line, or behind a one-line field of what comes later, an account of the work may begin.
_BLANK = re.compile(
    r"(?:\n\n|\n {1,3}\n)(?=\S)|\b(?:next (?:visit|time|appointment|step|session)|rtc|return visit|f/?u"
    r"|follow[- ]?up|future|plan)"
    r"[^\n:]{0,12}:[^\n]*\n(?=\S)"
)
_WORK = re.compile(
    r"\b(?:(?:was|were) (?:then )?(?:positioned|placed|laid|brought|taken|prepped|prepared|advanced|inserted|"
    r"injected|introduced|directed|lesioned|blocked|infiltrated|anesthetized|cleaned|accessed|implanted)|prepped"
    r"|(?:patient|pt) (?:in )?(?:prone|supine|lateral|sitting)|under (?:live |direct |real-?time )?(?:fluoro\w*|"
    r"ultrasound|us|ct|c-arm)|using (?:fluoro\w*|c-arm|ultrasound)|needles? (?:placed|advanced|inserted|to the)|"
    r"skin wheal"
    r"|no blood|negative aspiration|aspirat\w+|injected|prone|tuohy|loss of resistance|contrast)\b"
)
#: The same in a terse note, where it stands on a line of its own.
_TERSE_WORK = re.compile(
    r"\b(?:prep(?:/| and | & |\+)?drape\w*|prep|draped|sterile|in-plane|out-of-plane|introducer|us guid\w*|(?:1%"
    r"|2%) lido\w*"
    r"|local|\d{2} ?g(?:a|auge)?\b|\d+(?:\.\d+)? ?(?:ml|cc)|injected|no comps?|images? (?:saved|stored)|tolerated"
    r"|fluoro\w*"
    r"|(?:pictures?|films?|pics?) (?:kept|saved|stored)|generator|\d+ ?mm (?:active )?tip|[4-9]\d ?(?:c"
    r"|deg\w*) ?(?:/|x|for) ?\d+|c-arm)"
    r"(?!\w)"
)
#: A sentence behind a field on one line that tells of work done here: what was done, and how it was seen or what was given.
_SENTENCE = re.compile(r"(?<=[a-z0-9)%])\. (?=[a-z])")
_SENTENCE_END = re.compile(r"[.;] |\n|\Z")
_DONE_HERE = re.compile(
    r"\b(?:block|injection|mbb|tfesi|esi|epidural|rfa|ablation|injected|blocked|lesioned)\b[^.;\n]{0,80}\b(?:performed|done|given|completed|injected)\b"
    r"[^;\n]{0,60}\b(?:fluoro\w*|ultrasound|contrast|\d+(?:\.\d+)? ?(?:ml|cc|mg)|images? saved)\b"
    r"|\b(?:was|were) (?:then )?(?:injected|blocked|lesioned|placed|advanced)\b[^;\n]{0,110}\b(?:fluoro\w*|ultrasound|contrast"
    r"|\d+(?:\.\d+)? ?(?:ml|cc|mg)|\d\d ?c)\b"
)
_NEW_LINE = re.compile(r"(?<=[^\n])\n(?=[a-z])")
#: A line that only names a procedure, over a list of how it was done.
_NAMED_WORK = re.compile(
    r"(?:^|\n)(?P<name>[a-z][^\n:;.]{3,80}?\b(?:injections?|needling|chemodenervation|aspiration|blocks?|ablation"
    r"|arthrocentesis))\s*\n"
    r"(?=\s*[-*\u2022]\s)"
)
_OTHER_TIME = re.compile(
    r"\b(?:will|if|ago|last (?:week|month|year)|prior|previous\w*|underwent|schedul\w+|instructions|history of|"
    r"cancell?ed|consent)\b"
)


def _told(norm: str) -> Iterator[Cut]:
    """Paragraphs without a heading that tell of a procedure being done: behind a blank line, or below a field
    that ended on its line (`inline`; they count below a diagnosis alone)."""
    for line in _NEW_LINE.finditer(norm):
        at = line.end()
        stop = norm.find("\n", at)
        stop = len(norm) if stop < 0 else stop
        signs = {m[0] for m in _WORK.finditer(norm, at, stop)} | {m[0] for m in _TERSE_WORK.finditer(norm, at, stop)}
        if len(signs) >= 2 and not _OTHER_TIME.search(norm, at, min(stop, at + 120)):
            yield Cut(at, at, "technique", "", True)
    for named in _NAMED_WORK.finditer(norm):
        stop = min(len(norm), named.end() + 300)
        signs = {m[0] for p in (_WORK, _TERSE_WORK) for m in p.finditer(norm, named.end(), stop)}
        if len(signs) >= 2 and not _OTHER_TIME.search(norm, named.start(), min(stop, named.end() + 60)):
            yield Cut(named.start("name"), named.start("name"), "technique", "", False)
    for full_stop in _SENTENCE.finditer(norm):
        at = full_stop.end()
        ended = _SENTENCE_END.search(norm, at)
        high = ended.start() if ended else len(norm)
        if _DONE_HERE.search(norm, at, high) and not _OTHER_TIME.search(norm, at, high):
            yield Cut(at, at, "technique", "", True)
    for blank in _BLANK.finditer(norm):
        at = blank.end()
        stop = norm.find("\n", at)
        stop = min(len(norm) if stop < 0 else stop, at + 1500)
        if len({m[0] for m in _WORK.finditer(norm, at, stop)}) >= 2 and not _OTHER_TIME.search(
            norm, at, min(stop, at + 120)
        ):
            yield Cut(at, at, "technique", "", False)


def _plain_speech(raw: str, offsets: object, at: int, line: str) -> bool:
    """A line that ends in a full stop is a sentence, not a heading, unless it is in capitals."""
    return line.rstrip().endswith(".") and not raw[offsets[at] : offsets[at + len(line) - 1]].isupper()  # type: ignore[index]


def _label_before(norm: str, raw: str, offsets: object, colon: int) -> tuple[int, str] | None:
    """The longest run of words before the colon that is a heading: from the last break, or in capitals."""
    low = max(0, colon - _REACH)
    begin = low
    for stop in _BREAK.finditer(norm, low, colon):
        if stop.end() < colon and (stop[0] not in ",)" or kind_of(norm[begin:colon]) is None):
            begin = stop.end()
    if begin == low and low and norm[low - 1] != "\n":
        begin = norm.find(" ", low, colon) + 1 or colon
    at, whole = begin, True
    while at < colon:
        words = norm[at:colon]
        kind = kind_of(words)
        if kind and (whole or _capital(raw, offsets, at, colon)):
            return at, kind
        step = norm.find(" ", at, colon)
        if step < 0:
            return None
        at, whole = step + 1, False
    return None


def _capital(raw: str, offsets: object, start: int, end: int) -> bool:
    """Whether the label is in capitals, or begins with one after a word in small letters."""
    words = raw[offsets[start] : offsets[end]]  # type: ignore[index]
    before = raw[max(0, offsets[start] - 12) : offsets[start]].strip()  # type: ignore[index]
    return words.isupper() or (words[:1].isupper() and not before[-1:].isupper() and len(words) > 3)


def _dictated(norm: str, mark: re.Match[str]) -> Cut:
    words = norm[mark.end() : mark.end() + _REACH].split("\n", 1)[0]
    cut = [m.start() for m in re.finditer(r"[ .:,]", words)] + [len(words)]
    for end in reversed(cut[:6]):
        kind = kind_of(words[:end])
        if kind:
            stop = mark.end() + end + len(words[end:]) - len(words[end:].lstrip(" .:,"))
            return Cut(mark.start(), stop, kind, headings.label_of(words[:end]), True)
    return Cut(mark.start(), mark.end(), "body", "", True)


def _in_context(norm: str, cuts: list[Cut]) -> list[Cut]:
    """Kinds that depend on what stands around them: a list of past procedures, a radiologist's impression, a field."""
    out: list[Cut] = []
    for number, cut in enumerate(cuts):
        before = out[-1].kind if out else ""
        after = cuts[number + 1].kind if number + 1 < len(cuts) else ""
        kind = cut.kind
        if (
            kind == "title"
            and cut.words in _PLURAL
            and before in _CHART
            and (after in _CHART or after == "plan")
            and not any(c.kind in ("technique", "findings") for c in cuts)
            and not _account(norm, cut.text, cuts[number + 1].start)
        ):
            kind = "past_procedures"
        elif kind == "past_procedures" and cut.words.endswith("log") and _CLOCK.match(norm, cut.text):
            kind = "technique"
        elif before == "imaging_review" and not _OWN_LOOK.match(out[-1].words) and cut.words in _OF_A_REPORT:
            own = cut.words == "impression" and after == "plan" and not any(
                c.kind in _FIELDS and c is not cut for c in cuts
            )
            kind = cut.kind if own else "imaging_review"  # before a plan, with no other diagnosis, it is the clinician's
        elif cut.inline and (
            (kind in ("title", "anesthesia") and _tells_work(norm, cut))
            or (kind == "imaging_review" and _USED.match(norm, cut.text))
        ):
            kind = "technique"
        out.append(cut._replace(kind=kind))
    return out


#: A label of a procedure behind which its account begins at once: "PROCEDURE NOTE: With the patient prone ...".
_PROSE = re.compile(r"\s*(?:the patient|this|after|with (?:the|him|her)|under|pt\b|patient|(?:written |verbal )?informed|following|once|he |she |i |we |a (?:time|skin|\d))")


def _line_end(norm: str, at: int) -> int:
    end = norm.find("\n", at)
    return len(norm) if end < 0 else end


def _account(norm: str, start: int, end: int) -> bool:
    """Whether a stretch goes on to tell how the procedure was done."""
    return len({m[0] for p in (_WORK, _TERSE_WORK, _HANDS) for m in p.finditer(norm, start, end)}) > 2


#: "Procedure log", and then by the clock: the log of this visit.
_CLOCK = re.compile(r"[^\n]{0,40}\n[ \-*]*(?:[01]?\d|2[0-3]):?[0-5]\d(?![\d/.-])")
_OF_A_REPORT = frozenset({"impression", "findings", "technique", "comparison"})
#: The clinician's own account of studies; an impression after it is the clinician's.
_OWN_LOOK = re.compile(r"data\b|(?:imaging |studies |data |results )?review\w*|(?:imaging|studies|results|data) (?:and \w+ )?review\w*|studies\b")
def _tells_work(norm: str, cut: Cut) -> bool:
    """Whether a field of anesthesia goes on with the work itself ("MAC: pocket opened, battery freed ..."), or a label
    of the procedure opens its account."""
    end = _line_end(norm, cut.text)
    if cut.kind == "title":
        return _PROSE.match(norm, cut.text) is not None and _account(norm, cut.text, end)
    return len({m[0] for m in _HANDS.finditer(norm, cut.text, end)}) >= 2


_HANDS = re.compile(
    r"\b(?:pocket|capsule|sutured|incision|explanted|tunnel\w*|re-?opened|opened|freed|introducer|advanced|inserted"
    r"|injected|aspirat\w+"
    r"|lesion\w*|needle|contrast|spread|flow)\b"
)
_USED = re.compile(
    r" *(?:under |live |biplanar |real-time |with )?(?:fluoro|c-arm|ultrasound|us\b|ct[- ]guid|ct fluoro|"
    r"x-ray guid|image guid|imaging guid|none used|landmark)"
)
_FIELDS = frozenset({"title", "assessment", "diagnosis", "history", "exam", "indication", "anesthesia", "medications", "allergies"})
_TELLING = frozenset({"technique", "findings", "copied", "implants"})
_PLURAL = frozenset(
    {"procedures", "surgeries", "interventions", "injections", "procedure", "surgery", "operations", "intervention"}
)
_CHART = frozenset({"history", "past_procedures", "medications", "allergies", "exam", "assessment"})


def _laid_out(norm: str, cuts: list[Cut]) -> Iterator[Section]:
    """Sections from the headings; a one-line heading governs its line and a list under it, then comes body text."""
    at = 0
    if not cuts or cuts[0].start > 0:
        yield Section(0, cuts[0].start if cuts else len(norm), "body", "")
    for number, cut in enumerate(cuts):
        end = cuts[number + 1].start if number + 1 < len(cuts) else len(norm)
        at = cut.start
        short = cut.words in _COMPLAINT and 0 < norm.find("\n", cut.text) - cut.start < 60
        field = cut.kind in headings.ONE_LINE or _ONE_DX.match(cut.words) or short
        stop = _line_stop(norm, cut, end) if field and cut.inline else end
        if cut.kind == "history" and cut.inline and (bare := _NOTHING_NEW.match(norm, cut.text, end)):
            stop = min(stop, bare.end())
        if cut.kind == "title" and not cut.inline and _DOCUMENT.search(cut.words):
            stop = min(end, cut.text + 1)  # the name of the paper; what follows is the paper
        yield Section(at, stop, cut.kind, cut.words)
        if stop < end:
            yield Section(stop, end, "body", "")


#: A history that says there is none; what goes on behind it is the account of today.
_NOTHING_NEW = re.compile(
    r" *(?:no (?:new |interval |other )*(?:changes?|complaints?|symptoms|events|problems)|unchanged|none|stable|n/c|non-?contributory|see h&p)"
    r"(?: since [^.\n]{1,30})?\. "
)
#: A diagnosis told on the line of its label has no list below it, whatever is numbered there.
_ONE_DX = re.compile(r"dx\b|diagnos[ei]s\b")
#: A field that ends with its line where that is short.
_COMPLAINT = frozenset({"cc", "chief complaint", "reason for visit", "reason"})
_DOCUMENT = re.compile(r"\b(?:note|report|record|dictation|template|log)\b")


def _line_stop(norm: str, cut: Cut, end: int) -> int:
    """Where an inline field ends: after its line and the list that goes on under it."""
    stop = norm.find("\n", cut.text, end)
    field = _NEXT_FIELD.search(norm, cut.text, end if stop < 0 else stop)
    if field is not None:
        return field.end()
    if stop < 0:
        return end
    stop += 1
    listed = bool(_LISTED.match(norm, cut.text))
    while stop < end:
        line_end = norm.find("\n", stop, end)
        line_end = end if line_end < 0 else line_end + 1
        if not norm[stop:line_end].strip():
            return stop if norm[line_end:end].strip() else end
        if not (listed and _LISTED.match(norm, stop)):
            return stop
        stop = line_end
    return end
