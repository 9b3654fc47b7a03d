"""Code and units: what a line stands for is what its family's coding says, never a recount here."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails import naming
from guardrails.answers import query_key
from guardrails.claim import Severity
from guardrails.draft import AnyEdit, Draft, DraftLine, Hold, Merge, Remark, ReplaceCode, SetUnits, Split
from guardrails.families.base import Need
from guardrails.quotes import fresh_spans, keep_evidence, says_fluoroscopy, says_side
from guardrails.rule import rule
from guardrails.sides import side_of


@rule("code/merge", layer="coding", cites=["cpt", "mpfs"])
def merge(draft: Draft) -> Iterator[AnyEdit]:
    """Make one line of several that the note supports as one (both sides, or several units)."""
    for line, into in draft.merges:
        if line.live and into.live:
            yield Merge(line, f"Billed as part of the {into.code} line: one line carries both.", into=into)


@rule("code/family", layer="coding", cites=["cpt"])
def family_code(draft: Draft) -> Iterator[AnyEdit]:
    """Replace a code by the one that the service, as the note states it, is reported with."""
    for line in draft.live():
        expected = line.expected
        if expected is None or expected.code == line.code:
            continue
        if _guided_twin_quoted(draft, line) or _only_the_floor(draft, line):
            continue
        because = expected.coded.because or f"As the note states it, the service is {expected.code}."
        yield ReplaceCode(line, because, spans=expected.coded.spans[:4], cites=expected.coded.cites,
                          code=expected.code)


#: Facts that are asked for and decide no code.
_NO_CODE = frozenset({"side", "imaging", "image_record", "description", "diagnosis"})


def _only_the_floor(draft: Draft, line: DraftLine) -> bool:
    """The reader's code is the least that a silent fact allows, and the line quotes words of the note of its own:
    the fact is asked for, and the proposed code waits for the answer."""
    assert line.expected is not None
    info = draft.info(line)
    open_fact = any(need.hold and need.fact not in _NO_CODE for need in line.expected.coded.needs)
    return bool(open_fact and info and info.family == line.expected.coded.family and fresh_spans(draft.case, line))


def _guided_twin_quoted(draft: Draft, line: DraftLine) -> bool:
    """The reader saw no imaging, but the line's own verbatim quote names it: the guided code stays."""
    assert line.expected is not None
    info = draft.view.code(line.expected.code)
    if info is None or info.imaging != f"variant_without_imaging:{line.code}":
        return False
    if not any(need.fact == "imaging" for need in line.expected.coded.needs):
        return False
    spans = fresh_spans(draft.case, line)
    if not says_fluoroscopy(draft.case.note, spans):
        return False
    keep_evidence(line, spans)
    return True


@rule("code/units", layer="coding", cites=["cpt"])
def units(draft: Draft) -> Iterator[AnyEdit]:
    """Set the units to what the note counts."""
    for line in draft.live():
        expected = line.expected
        if expected is None or expected.units == line.units:
            continue
        counted = f" ({naming.listed(expected.coded.sites)})" if expected.coded.sites else ""
        yield SetUnits(line, f"The note supports {expected.units} of {line.code}{counted}, not {line.units}.",
                       spans=expected.coded.spans[:4], cites=expected.coded.cites, units=expected.units)


@rule("code/split", layer="coding", cites=["cms-asc", "mpfs"])
def split(draft: Draft) -> Iterator[AnyEdit]:
    """Make two lines of one where the payer or the surgery center takes each side on its own line."""
    for line, expected in draft.splits:
        if line.live:
            where = "A surgery center's claim" if draft.case.setting == "asc" else f"{draft.case.payer.title}"
            why = f"{where} takes both sides of {expected.code} on two lines, RT and LT, not on one with 50."
            yield Split(line, why, expected=expected)


@rule("code/floor", layer="coding", cites=["cms-documentation"])
def floor(draft: Draft) -> Iterator[AnyEdit]:
    """Hold a line whose deciding fact the note leaves silent, and ask for it."""
    for line in draft.live():
        coded = line.coded
        if coded is None:
            continue
        for need in coded.needs:
            if need.hold and not _said_by_quote(draft, line, need):
                yield Hold(line, need.question, need=need, key=query_key(coded.family, coded.region, need.fact))


def _said_by_quote(draft: Draft, line: DraftLine, need: Need) -> bool:
    """A fact the reader did not find, but the line's own verbatim quote says by the lexicon."""
    spans = fresh_spans(draft.case, line)
    if not spans or need.spans:
        return False
    side = side_of(line.modifiers)
    said = (need.fact == "side" and side is not None and says_side(draft.case.note, spans, side)) or (
        need.fact == "imaging" and says_fluoroscopy(draft.case.note, spans))
    if said:
        keep_evidence(line, spans)
    return said


@rule("code/caution", layer="coding", cites=["cpt"])
def caution(draft: Draft) -> Iterator[AnyEdit]:
    """Pass on what the family's coding warns of (contested or unusual, yet codable)."""
    for line in draft.live():
        for warning in line.coded.warnings if line.coded else ():
            yield Remark(line, warning, severity=Severity.WARNING)
