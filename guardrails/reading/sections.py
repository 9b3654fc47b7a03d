"""A note's layout: sections, items (list items, rows, fields, paragraphs), sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guardrails.reading.document import Clause, Document, Item, Region, Section, Sentence
from guardrails.reading.text import normalise
from guardrails.reading.words.headings import FIELDS, HEADINGS

KINDS = ("title", "diagnosis", "indication", "history", "past_procedures", "exam", "imaging_review", "consent", "timeout",
         "anesthesia", "technique", "findings", "implants", "assessment", "plan", "instructions", "disposition", "nursing",
         "medications", "allergies", "complications", "billing", "addendum", "signature", "copied", "body", "other")

_NUMBERING = r"(?:[#*=_<>\[-]{0,8} ?(?:\d{1,2}|[ivx]{1,4})[.)] ?)?[#*=_<>\[-]{0,8} ?"
_LABEL = re.compile(rf"(?m)^[ ]{{0,40}}(?:dictated: ?)?{_NUMBERING}([a-z][^:\n|]{{0,60}}?)[ ]{{0,3}}[\]*=>_]{{0,6}}[ ]{{0,3}}:(?!\d)")
_BARE = re.compile(rf"(?m)^[ ]{{0,40}}{_NUMBERING}([a-z][a-z /&()'-]{{1,48}}?)[ ]{{0,8}}[\]*=>_-]{{0,60}}[ ]{{0,8}}$")
_GAP = re.compile(r"(?m)^[ ]{0,40}([a-z][a-z/&()-]*(?: [a-z/&()-]+){0,4}) {2,60}(?=\S)")
_INLINE = re.compile(r"(?:(?<=[.;\]] )|(?<=  )|(?<=\| )|(?<= - ))([a-z][a-z /&-]{1,40}?)(?: \d)?:(?= )")
_COPIED = re.compile(r"(?m)^[-= *_#\[]{0,60}(?:begin )?(?:copied|carried) (?:forward )?(?:from|text|note|block)\b[^\n]*$"
                     r"|^[-=*_#\[]+ *(?:previous|prior|last|old) (?:\w+ )?note\b[^\n]*$")
_CLOSE = re.compile(r"(?m)^[-= *]{0,60}(?:end (?:of )?(?:copied|copy|previous|prior).*|new (?:today|text).*)$")
_BULLET = re.compile(r"(?m)^[ ]{0,40}(?:[-*\u2022\u00b7>]+|\d{1,2}[.)]|[a-z][.)]|\(\d{1,2}\))[ ]+(?=\S)")
_BOX = re.compile(r"\[[ ]{0,3}([x\u2713\u2612*])?[ ]{0,3}\]|\([ ]{0,3}(x|\u2713)?[ ]{0,3}\)(?= {0,3}[a-z])|([\u2612\u2713])|(\u2610|\u2717|\u2718)"
                  r"|(?<![a-z0-9_])_{1,20} ?(x) ?_{1,20}(?= {0,3}[a-z])|(?<![a-z0-9:_])_{2,60}(?= {1,3}[a-z]{4})")
_NUMBERED_INLINE = re.compile(r"(?<=[.;:] )(?:\(?[1-9][.)]|\([a-d1-9]\)|#[1-9][:.)]?) (?=[a-z])")
_END = re.compile(r"[.!?][)\"']?[ ]{1,60}(?=\S)|[.!?]?[)\"']?\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:dr|mr|mrs|ms|no|vs|approx|pt|st|st|jr|ga|inc|e\.g|i\.e|etc|fig|resp|lt|rt|pp|m|q|p\.r\.n|a|b|n)|\b\d+ga)\.$")
_CLAUSE = re.compile(r";[ \n]{1,4}|,?[ \n]{1,4}\bbut\b[ \n]{1,4}|,[ \n]{1,4}(?=(?:so|instead|then|today|however|although|which was (?:not|deferred)|and (?:then|today|the (?:left|right)|we|i|she|he|will)"
                     r"|we|i|no|not|without|after|next|if|will|plan)\b)|[ \n]{1,4}(?=(?:while|whereas|because|until|although)\b)| -- |[ \n]{1,4}(?=today (?:we|i|what|she|he)\b)|[ \n]{1,4}(?=plan (?:if|is|to)\b)|[ \n]{1,4}(?=and (?:she|he) (?:is going|will|wants)\b)|[ \n]{1,4}\.\.\.[ \n]{1,4}")


def parse(raw: str) -> Document:
    """The layout of `raw`. Linear in its length; never raises."""
    norm, offsets = normalise(raw)
    if not norm:
        norm, offsets = "\n", [0]
    sections = _sections(norm)
    items = _items(norm, sections)
    sentences = _sentences(norm, items)
    clauses = _clauses(norm, sentences)
    copied = tuple(Region(s.start, s.end) for s in sections if s.kind == "copied")
    return Document(raw, norm, offsets, sections, items, sentences, clauses, copied)


@lru_cache(maxsize=4096)
def kind_of(heading: str) -> str | None:
    """The kind of section that a heading opens, or None where it is no heading."""
    text = re.sub(r"\s+", " ", heading.strip(" -*=#_.<>[]")).strip()
    text = re.sub(r"\bnumber (?=\d)", "", text)
    bare = _ASIDE.sub("", text).strip()
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(text) or (bare and bare != text and pattern.fullmatch(bare)):
            return kind
    return None


_ASIDE = re.compile(r"\s*\([^()]*\)|\b(?:short|brief|interval|today|note)\s*$|^(?:short|brief|interval) ")


_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in HEADINGS)


def _sections(norm: str) -> tuple[Section, ...]:
    cuts: dict[int, tuple[str, str]] = {}
    for match in _LABEL.finditer(norm):
        _cut(cuts, match.start(), match[1], indented=match[0].startswith(("  ", "\t")))
    for match in _BARE.finditer(norm):
        _cut(cuts, match.start(), match[1], bare=True)
    for match in _GAP.finditer(norm):
        _cut(cuts, match.start(), match[1], bare=True)
    for match in _INLINE.finditer(norm):
        _cut(cuts, match.start(1), match[1])
    for match in _CLOSE.finditer(norm):
        cuts[match.start()] = ("body", "end of copied")
    for match in _COPIED.finditer(norm):
        cuts[match.start()] = ("copied", match[0].strip(" -=*_#[]"))
    for match in _QUOTED.finditer(norm):
        cuts[match.start()] = ("copied", "quoted")
    _single_lines(norm, cuts)
    _narratives(norm, cuts)
    ordered = sorted(cuts.items())
    if not ordered or ordered[0][0] > 0:
        ordered.insert(0, (0, ("body", "")))
    ends = [at for at, _ in ordered[1:]] + [len(norm)]
    return tuple(_within_copied(Section(at, end, kind, heading)
                                for (at, (kind, heading)), end in zip(ordered, ends, strict=True)))


#: Kinds whose heading governs its own line only.
_ONE_LINE = frozenset({"other", "signature", "allergies"})
_QUOTED = re.compile(r"(?m)^ *>{1,3} ?(?=\S)")


def _single_lines(norm: str, cuts: dict[int, tuple[str, str]]) -> None:
    """After a one-line heading (date, surgeon, allergies) and after quoted lines, plain text is the note's body again."""
    for at, (kind, heading) in sorted(cuts.items()):
        if kind not in _ONE_LINE and heading != "quoted":
            continue
        stop = norm.find("\n", at + 1)
        if 0 <= stop < len(norm) - 1 and norm[at:stop].strip().rstrip(":") != heading:
            cuts.setdefault(stop + 1, ("body", "end of copied" if heading == "quoted" else ""))


_NARRATIVE = re.compile(
    r"\b(?:(?:was|were) (?:then )?(?:positioned|placed|laid|brought|taken|prepped|prepared|advanced|inserted|injected|introduced|directed|"
    r"lesioned|treated|blocked|infiltrated|anesthetized|identified|cleaned|accessed|implanted)|prepped (?:and draped|with|w/|x ?\d)"
    r"|sterile prep|(?:patient|pt) (?:in )?(?:prone|supine|lateral|sitting|positioned)|under (?:live |direct |real-?time )?(?:fluoro\w*|ultrasound|us\b|ct\b|c-arm)"
    r"|using (?:fluoro\w*|c-arm|ultrasound)|needles? (?:placed|advanced|positioned|inserted|to the)|skin (?:wheal|local|was|anesthetized)|no blood|negative aspiration"
    r"|aspirat\w+|injected|prone)\b")
_NOT_NOW = re.compile(r"\b(?:will|if|ago|last (?:week|month|year)|prior|previous\w*|underwent|schedul\w+|discharge instructions|history of|cancell?ed)\b")
_OPEN_TO_NARRATIVE = frozenset({"title", "technique", "findings", "copied", "implants"})


_BLANK = re.compile(r"\n[ ]{0,40}\n+[ ]{0,40}")


def _narratives(norm: str, cuts: dict[int, tuple[str, str]]) -> None:
    """A paragraph without a heading that tells a procedure being done opens a section of its own."""
    starts = sorted(cuts)
    for match in _BLANK.finditer(norm):
        at = match.end()
        if at in cuts:
            continue
        following = starts[bisect_right(starts, at):][:1]
        stop = min(following[0] if following else len(norm), (norm.find("\n\n", at) + 1 or len(norm) + 1) - 1)
        before = starts[:bisect_right(starts, at)][-1:]
        if before and cuts[before[0]][0] in _OPEN_TO_NARRATIVE:
            continue
        told = {m[0] for m in _NARRATIVE.finditer(norm, at, stop)}
        if len(told) >= 2 and not _NOT_NOW.search(norm, at, min(stop, at + 120)):
            cuts[at] = ("technique", "")


def _cut(cuts: dict[int, tuple[str, str]], at: int, heading: str, bare: bool = False,
         indented: bool = False) -> None:
    kind = kind_of(heading)
    if kind is None or (bare and len(heading.strip()) < 3):
        return
    words = heading.strip()
    sub_list = kind == "title" and indented and words in ("injections", "procedures", "injection", "procedure")
    if sub_list or words in FIELDS:
        before = max((a for a in cuts if a < at), default=None)
        around = cuts[before][0] if before is not None else ""
        if (sub_list and around in ("history", "past_procedures")) or (words in FIELDS and around in ("title", "technique", "findings", "body")):
            kind = around
    cuts.setdefault(at, (kind, words))


_REOPENS = re.compile(r"\b(?:procedure|technique|operation|description|today)\b")


def _within_copied(sections: Iterable[Section]) -> Iterator[Section]:
    """Headings inside a copied block stay in it until something of today closes it."""
    open_block = False
    for section in sections:
        if section.kind == "copied":
            open_block = True
        elif section.heading == "end of copied" or section.kind in ("addendum", "signature") or (
                section.kind in ("title", "technique") and _REOPENS.search(section.heading)):
            open_block = False
        yield Section(section.start, section.end, "copied", section.heading) if open_block else section


def _items(norm: str, sections: tuple[Section, ...]) -> tuple[Item, ...]:
    starts = {s.start for s in sections}
    starts.update(m.start() for m in _BULLET.finditer(norm))
    starts.update(m.start() for m in _NUMBERED_INLINE.finditer(norm))
    starts.update(m.end() for m in re.finditer(r"\n", norm))
    for match in _BOX.finditer(norm):
        starts.add(match.start())
    starts.add(0)
    ordered = sorted(a for a in starts if a < len(norm))
    edges = [s.start for s in sections]
    ends = [*ordered[1:], len(norm)]
    return tuple(_item(norm, a, b, max(0, bisect_right(edges, a) - 1)) for a, b in zip(ordered, ends, strict=True))


def _item(norm: str, start: int, end: int, section: int) -> Item:
    box = _BOX.match(norm, start)
    marked = None
    if box is not None:
        marked = bool(box[1] or box[2] or box[3] or box[5])
    line = norm.rfind("\n", 0, start) + 1
    label = _LABEL.match(norm, line)
    return Item(start, end, section, label[1].strip() if label and label.start() <= start else "", marked)


def _sentences(norm: str, items: tuple[Item, ...]) -> tuple[Sentence, ...]:
    starts = {i.start for i in items}
    for match in _END.finditer(norm):
        head = norm[max(0, match.start() - 8):match.start() + 1]
        if "\n" not in match[0] and _ABBREVIATION.search(head):
            continue
        if match.end() < len(norm):
            starts.add(match.end())
    ordered = sorted(starts)
    edges = [i.start for i in items]
    ends = [*ordered[1:], len(norm)]
    return tuple(Sentence(a, b, max(0, bisect_right(edges, a) - 1)) for a, b in zip(ordered, ends, strict=True))


def _clauses(norm: str, sentences: tuple[Sentence, ...]) -> tuple[Clause, ...]:
    out: list[Clause] = []
    for number, sentence in enumerate(sentences):
        at = sentence.start
        for match in _CLAUSE.finditer(norm, sentence.start, sentence.end):
            if match.start() > at:
                out.append(Clause(at, match.end() if norm[match.start()] == ";" else match.start(), number))
                at = out[-1].end
        out.append(Clause(at, sentence.end, number))
    return tuple(out)
