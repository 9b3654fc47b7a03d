"""Items, sentences and clauses of a note's normalised text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from guardrails.reading.boxes import choice_at, leading
from guardrails.reading.document import Clause, Item, Section, Sentence

_BULLET = re.compile(r"(?m)^ *(?:[-*\u2022>+]+|\(?\d{1,2}[.)]|\(?[a-h][.)])[ ]+(?=\S)")
BOX = re.compile(
    r"(?=[\[(_\u2610\u2612\u2713\u2717\u25cb\u25cf])(?:"
    r"\[ ?(?P<a>[x*\u2713]?) ?\]|(?<!\w)\( ?(?P<b>[x*\u2713]?) ?\)|(?P<on>[\u2612\u2713\u25cf])|"
    r"(?P<off>[\u2610\u25cb\u2717])"
    r"|(?<![\w_])_+(?P<u>[x\u2713])_+(?!\w)|(?<![\w_])(?P<blank>_{2,})(?= +[a-z])|(?P<out>\u2717))"
)
_NUMBERED = re.compile(r"(?:(?<=[.;:] )|(?<=, ))(?:\(?[1-9][.)]|\([a-h1-9]\)|#[1-9][:.)]?) (?=\S)")
_FIELD = re.compile(r"(?<=\S) {2,}(?=[a-z][\w /.&()-]{0,30}:(?!\d))")
_ROW_LABEL = re.compile(r" *(?:[-*\u2022]+ *|\(?\d{1,2}[.)] *)?([a-z][^:\n|\[\]]{0,48}?) *:(?!\d)")
_END = re.compile(r"(?:[.!]|(?<=\w)\?)[.!?]*[\"')\]]*\s+(?=\S)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|vs|approx|pt|st|jr|sr|inc|e\.g|i\.e|fig|resp|dept|prof|bilat|m\.d|d\.o|p\.r\.n|b\.i\.d|"
    r"incl)"
    r"|(?<![\w.'-])(?<!\d (?=u))[a-fh-km-qu-wyz])\.$"  # "75 u." ends a sentence
)
#: "Lt. hip", "Inj. triamcinolone": a side or a deed cut short, with what it belongs to behind it.
_SHORT_SIDE = re.compile(r"(?<![a-z])(?:lt|rt)\.$")
_PART_NEXT = re.compile(
    r"(?:hips?|knees?|shoulders?|elbows?|wrists?|ankles?|si\b|sij|hands?|foot|feet|thumb|heel|leg|arm|buttock|groin|flank|neck|[clt]\d|s1\b"
    r"|facets?|cmc|tmj|ac\b|gh\b|greater|troch\w*|ischial|iliac|piriformis|carpal|occip\w*|glut\w*|lumbar|cervical|thoracic|medial"
    r"|lateral|first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)|index|middle|ring|long|little|small|trigger|plantar|upper|lower"
    r"|sided?\b|lower|stellate|genicular|subacromial|trapez\w*)"
)
_DRUG_NEXT = re.compile(r"(?:triam|kena|bupi|depo|methyl|lido|ligno|dexa|beta|xylo|ropi|marc|sens|hyal)")
CLAUSE = re.compile(
    r"(?=[;, ):])(?:"
    r"; {1,4}|,? {1,4}\bbut\b {1,4}(?!not\b)|,? {1,4}(?=but not\b)| -{1,2} |(?<=\d) / (?=[a-z])|"
    r"\) {0,4},? {1,4}(?=then\b)"
    r"|, {1,4}(?=(?:so|instead|then|today|now|however|although|though|because|as|which (?:was|were|is|had|i|we|she|"
    r"he)|where|while|whereas|until|"
    r"chose|declined|deferred|plan(?!es?\b|tar)\w*|next|otherwise|since|after which|only|if|unless|"
    r"not(?! (?:performed|done|given|injected|completed|attempted|carried|needed|indicated|today|approved)\b)|"
    r"(?:and|or) (?:then|today|now|the (?:left|right|other)|we|i|she|he|will|if|may|plan(?!es?\b|tar)\w*|not|no|was not)|we|i|"
    r"she|he|they|patient|pt|will|"
    r"without (?!difficulty|complication|incident|event)|no (?!complication|difficult|blood|csf|paresthesia|"
    r"sedation|steroid|driver|contrast))\b)"
    r"| {1,4}(?=(?:whereas|because|although|however)\b)| {1,4}(?=as (?:the|there|he|she|it|contrast|we)\b)|"
    r" {1,4}(?=after (?:prior|previous|her|his|the (?:first|last|prior|previous)|two|dual|positive)\b)|"
    r" {1,4}and {1,4}(?=(?:then (?:we|i|today)|today|i|we|she|he|so|will|plan to)\b)|: {1,4}(?=\S)|"
    r" {1,4}(?=so (?:the|we|i|it|"
    r"she|he|her|his)\b)"
    r"| {1,4}(?=plan (?:is|if|to|for)\b)| {1,4}(?=today (?:we|i|the|she|he|had|did)\b))"
)


def items(norm: str, sections: Sequence[Section]) -> tuple[Item, ...]:
    """List items, rows, boxes with their words, fields of a line, and otherwise lines."""
    starts = {0, *(s.start for s in sections)}
    starts.update(m.end() for m in re.finditer("\n", norm))
    starts.update(m.start() for m in _BULLET.finditer(norm))
    starts.update(m.start() for m in _NUMBERED.finditer(norm))
    starts.update(_run_on(norm))
    starts.update(m.end() for m in _FIELD.finditer(norm))
    boxes = _boxes(norm)
    starts.update(boxes)
    ordered = sorted(a for a in starts if a < len(norm))
    edges = [s.start for s in sections]
    out = []
    line, label = 0, ""
    for a, b in zip(ordered, [*ordered[1:], len(norm)], strict=True):
        if a == 0 or norm[a - 1] == "\n":
            line = a
            label = _label(norm, line)
        elif norm[a - 1] == " " and a not in boxes:
            label = _label(norm, a) or label
        box = boxes.get(a)
        out.append(Item(a, b, max(0, bisect_right(edges, a) - 1), label, None if box is None else marked(box)))
    return tuple(out)


def _boxes(norm: str) -> dict[int, re.Match[str]]:
    """Boxes by where their item begins: at the box, or behind the box before on a line whose boxes follow their words."""
    found: dict[int, re.Match[str]] = {}
    for line, mine in groupby(BOX.finditer(norm), key=lambda m: norm.rfind("\n", 0, m.start()) + 1):
        here = list(mine)
        end = norm.find("\n", here[-1].end())
        if leading(norm[line : here[0].start()], norm[here[-1].end() : len(norm) if end < 0 else end]):
            found.update((m.start(), m) for m in here)
        else:
            first = line + choice_at(norm[line : here[0].start()])
            found.update(zip((first, *(m.end() for m in here)), here, strict=False))
    return found


_FIRST = re.compile(r"(?:(?<=[.:;,] )|(?<=\n)|\A)\(?1(?P<m>[.)]) ?(?=[a-z])")


def _run_on(norm: str) -> list[int]:
    """Where "2.", "3." begin in a line that counts from 1 and puts nothing between: "1. L5-S1 TFESI 2. GTB injection"."""
    found = []
    for first in _FIRST.finditer(norm):
        stop = norm.find("\n", first.end())
        stop = min(len(norm) if stop < 0 else stop, first.end() + 600)
        at, n = first.end(), 2
        while (place := norm.find(f" {n}{first['m']}", at, stop)) >= 0:
            after = norm[place + 3 : place + 5].lstrip()
            if not after[:1].isalpha():
                break
            found.append(place + 1)
            at, n = place + 3, n + 1
    return found


def marked(box: re.Match[str]) -> bool:
    """Whether the box is ticked."""
    return bool(box["a"] or box["b"] or box["on"] or box["u"])


def _label(norm: str, at: int) -> str:
    found = _ROW_LABEL.match(norm, at)
    return found[1].strip() if found else ""


def sentences(norm: str, within: Sequence[Item]) -> tuple[Sentence, ...]:
    """Sentences, never across an item."""
    starts = {i.start for i in within}
    for match in _END.finditer(norm):
        if "\n" not in match[0]:
            head = norm[max(0, match.start() - 10) : match.start() + 1]
            if _ABBREVIATION.search(head) or (head.endswith("no.") and norm[match.end() : match.end() + 1].isdigit()):
                continue
            if _SHORT_SIDE.search(head) and _PART_NEXT.match(norm, match.end()):
                continue
            if head.endswith("inj.") and _DRUG_NEXT.match(norm, match.end()):
                continue
        if match.end() < len(norm):
            starts.add(match.end())
    starts |= _unpointed(norm, sorted(starts))
    ordered = sorted(starts)
    edges = [i.start for i in within]
    ends = [*ordered[1:], len(norm)]
    return tuple(Sentence(a, b, max(0, bisect_right(edges, a) - 1)) for a, b in zip(ordered, ends, strict=True))


#: What begins the next sentence where speech was written down without a full stop or a comma.
_POINT = re.compile(r"[.;:,!?\n]")
_BEGINS = re.compile(
    r"(?<= )(?:(?:the )?(?:pre|post)?(?:operative |procedure )?diagnos[ei]s (?:is|are|was)\b|(?:the )?indication (?:is|was)\b|after (?:informed |verbal |written )?consent\b"
    r"|(?:the )?patient (?:was (?:placed|positioned|laid|seated|brought|taken)|tolerated)\b|(?<!on )(?<!of )(?<!at )(?<!to )(?<!in )(?<!over )the (?:skin|area|site|(?:left|right) \w+) (?:\w+ ){0,2}?(?:was|were)\b"
    r"|(?:a|the) (?:\w+ ){0,4}?needle was\b|images were\b|(?:there were )?no complications\b|follow-?\s?up (?:in|with|for)\b|return(?:s)? (?:to clinic |in )"
    r"|(?:the )?plan (?:is|will)\b|(?:we|she|he|i) will\b|next visit\b)"
)
_LONG = 250


def _unpointed(norm: str, starts: Sequence[int]) -> set[int]:
    """Where the sentences of a long stretch begin that has no punctuation at all: the words of speech alone part it."""
    found: set[int] = set()
    for start, stop in zip(starts, [*starts[1:], len(norm)], strict=True):
        end = len(norm[start:stop].rstrip(" .\n")) + start
        if end - start >= _LONG and not _POINT.search(re.sub(r"\d\.\d", "00", norm[start:end])):
            found |= {m.start() for m in _BEGINS.finditer(norm, start, end)}
    return found


def _inside(norm: str, low: int, at: int) -> bool:
    """Whether `at` stands in round brackets."""
    opened = norm.rfind("(", low, at)
    return opened >= 0 and norm.find(")", opened, at) < 0 <= norm.find(")", at, at + 120)


def clauses(norm: str, within: Sequence[Sentence]) -> tuple[Clause, ...]:
    """Clauses of each sentence, cut where another statement begins."""
    out: list[Clause] = []
    cuts = iter(m for m in CLAUSE.finditer(norm))
    cut = next(cuts, None)
    for number, sentence in enumerate(within):
        at = sentence.start
        while cut is not None and cut.start() < sentence.end:
            stop = cut.end() if norm[cut.start()] in ";:" else cut.start()
            if at < stop < sentence.end and not _inside(norm, max(at, stop - 120), cut.start()):
                out.append(Clause(at, stop, number))
                at = stop
            cut = next(cuts, None)
        out.append(Clause(at, sentence.end, number))
    return tuple(out)
