"""Where a proposer's quoted words stand in the note, and what they say by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from guardrails.claim import EvidenceSource, Quote, Side, Span
from guardrails.families import ALL
from guardrails.families.base import Setting
from guardrails.reading import assertion, sections
from guardrails.reading.facts import Assertion, Service
from guardrails.sides import side_of, takes_side

if TYPE_CHECKING:
    from guardrails.draft import Case, DraftLine, Reading

_SIDES = {Side.RT: re.compile(r"\b(?:right|rt|r)\b", re.I), Side.LT: re.compile(r"\b(?:left|lt|l)\b", re.I),
          Side.BIL: re.compile(r"\b(?:bilat\w*|bil|b/l|both|two sides|each side)\b", re.I)}
_FLUORO = re.compile(r"\bfluor\w*|\bc-?\s?arm\b|\bx-?ray guid\w*|\b(?:ct|computed tomograph\w*)[ -]guid\w*", re.I)
_LONGEST = 2_000


def locate(note: str, quote: Quote) -> Span | None:
    """The words of `quote` in the note: at its own offsets if they match, else the first verbatim place."""
    if quote.start is not None and quote.end is not None and note[quote.start:quote.end] == quote.text:
        return Span(quote.start, quote.end) if quote.text.strip() else None
    text = quote.text.strip()[:_LONGEST]
    if len(text) < 3:
        return None
    at = note.find(text)
    if at >= 0:
        return Span(at, at + len(text))
    loose = re.compile(r"\s+".join(re.escape(word) for word in text.split()), re.I)
    found = loose.search(note)
    return Span(found.start(), found.end()) if found else None


def located(note: str, quotes: Iterable[Quote]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for q in quotes if (span := locate(note, q)) is not None))


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)


def says_side(note: str, spans: Iterable[Span], side: Side) -> bool:
    """Whether the quoted words themselves name this side and not the other one."""
    text = " ".join(note[s.start:s.end] for s in spans)
    right, left, both = (bool(_SIDES[s].search(text)) for s in (Side.RT, Side.LT, Side.BIL))
    if side is Side.BIL:
        return both or (right and left)
    return (right and not left and not both) if side is Side.RT else (left and not right and not both)


def says_fluoroscopy(note: str, spans: Iterable[Span]) -> bool:
    return any(_FLUORO.search(note[s.start:s.end]) for s in spans)


def codes_said(case: Case, spans: Iterable[Span]) -> frozenset[str]:
    """The codes that the quoted words lead to when each quote, and all together, are read alone."""
    texts = [case.note[s.start:s.end] for s in spans]
    found: set[str] = set()
    for text in dict.fromkeys((*texts, ". ".join(texts))):
        if text.strip():
            found |= _codes_of(case, text)
    return frozenset(found)


#: Words that say by themselves what a family's primary codes need; levels say the region.
_FAMILY_WORDS = {
    "transforaminal": re.compile(r"\bforam\w*|\bselective nerve|\bsnrb\b|\btfesi\b", re.I),
    "epidural": re.compile(r"\binterlaminar|\btuohy|\bloss of resistance|\bcaudal (?:epidural|canal)|\bsacral hiatus|\bilesi\b", re.I),
    "facet": re.compile(r"\bfacets?\b|\bmedial branch|\bmbb\b|\bzygapoph\w+", re.I),
    "facet_rf": re.compile(r"\b(?:medial branch|facet)\b.*\b(?:ablat\w+|radiofreq\w+|lesion\w*|neurotom\w+)|\brfa\b|\brhizotomy", re.I | re.S),
    "si": re.compile(r"\bsacroiliac|\bsi joint|\bsij\b", re.I),
}
_LEVEL = {"lumbar_sacral": re.compile(r"\b[LS] ?\d|\blumb\w+", re.I), "cervical_thoracic": re.compile(r"\b[CT] ?\d|\b(?:cervic|thorac)\w+", re.I),
          "sacral": re.compile(r"\bsacr\w+|\bsi\b|\bsij\b", re.I)}
_DID = re.compile(r"\b(?:inject\w*|received|placed|given|deposited|instilled|steroid|dexamethasone|needle|lesion\w*|block\w*)\b", re.I)


def lexicon_says(case: Case, line: DraftLine, spans: Iterable[Span]) -> bool:
    """Whether the quoted words name what the line's primary code needs: family, region, side, and a deed."""
    info = case.view.code(line.code)
    text = " ".join(case.note[s.start:s.end] for s in spans)
    if info is None or info.addon or info.family not in _FAMILY_WORDS or line.units != 1:
        return False
    side = side_of(line.modifiers)
    if takes_side(info) and (side is None or not says_side(case.note, spans, side)):
        return False
    region = _LEVEL.get(info.region)
    guided = info.imaging != "included_fluoro_ct_required" or says_fluoroscopy(case.note, spans)
    return bool(guided and region and region.search(text) and _FAMILY_WORDS[info.family].search(text) and _DID.search(text))


def _codes_of(case: Case, text: str) -> set[str]:
    document = sections.parse(text)
    setting = Setting(case.view, case.payer, case.setting)
    found: set[str] = set()
    for family in ALL:
        done = [_as_done(s) for s in family.read(document)
                if s.status in (Assertion.PERFORMED, Assertion.MENTION)]
        if done:
            found |= {line.code for line in family.code(done, setting).lines}
    return found


def _as_done(service: Service) -> Service:
    return service.at(status=Assertion.PERFORMED)


def said_as(reading: Reading, span: Span) -> Assertion:
    """What the note says of the words at `span`: done, planned, history ..."""
    region = reading.document.norm_region(span)
    return assertion.assess(reading.document, region.start, region.end, "procedure")


def quote_spans(case: Case, line: DraftLine) -> tuple[Span, ...]:
    return located(case.note, line.proposed.evidence) if line.proposed else ()


def fresh_spans(case: Case, line: DraftLine) -> tuple[Span, ...]:
    """The line's quotes that are more than the reader's own evidence given back: only these can add to the reading."""
    read = line.coded.spans if line.coded else ()
    return tuple(q for q in quote_spans(case, line) if not any(r.start <= q.start and q.end <= r.end for r in read))


def keep_evidence(line: DraftLine, spans: tuple[Span, ...]) -> None:
    """The line rests on these words of its proposer's: they stay with it, so that it can be given back."""
    line.source = EvidenceSource.MODEL
    line.evidence = tuple(dict.fromkeys((*line.evidence, *spans)))
