"""NCCI procedure-to-procedure edits between lines of the claim, as of the date of service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guardrails.answers import query_key, sourced
from guardrails.claim import Severity, Side
from guardrails.draft import AnyEdit, Draft, DraftLine, Drop, Hold, Remark, SetModifiers
from guardrails.families.base import Need
from guardrails.rule import rule
from guardrails.rules import imaging
from guardrails.sides import side_of

if TYPE_CHECKING:
    from knowledge.catalog import Pair

_BYPASS = frozenset({"59", "XE", "XP", "XS", "XU"})
#: Same-day visits have a rule of their own (modifier 25).
_VISITS = frozenset({"visit", "prolonged"})


def edits(draft: Draft) -> Iterator[tuple[Pair, DraftLine, DraftLine]]:
    """Pairs in force between live lines: (pair, column 1 line, column 2 line)."""
    for first, second in draft.pairs():
        if first.code == second.code or {_family(draft, first), _family(draft, second)} & _VISITS:
            continue
        pair = draft.view.pair(first.code, second.code)
        if pair is None or pair.status == "ended":
            continue
        one, two = (first, second) if pair.column1 == first.code else (second, first)
        yield pair, one, two


def _family(draft: Draft, line: DraftLine) -> str:
    info = draft.info(line)
    return info.family if info else ""


@rule("edit/ptp-never", layer="edit", cites=["ncci-ptp"])
def never(draft: Draft) -> Iterator[AnyEdit]:
    """Reject the column 2 code of an edit that no modifier overcomes (indicator 0)."""
    for pair, one, two in edits(draft):
        if pair.indicator == "0" and pair.status == "active" and one.live and two.live:
            loser = _guidance_first(draft, one, two)
            yield Drop(loser, f"NCCI: {pair.column2} is never paid with {pair.column1} on one day "
                       "(indicator 0).")


def _guidance_first(draft: Draft, one: DraftLine, two: DraftLine) -> DraftLine:
    """A pair never drops a therapeutic code in favour of guidance."""
    return one if _family(draft, one) == "imaging_guidance" else two


@rule("edit/ptp-distinct", layer="edit", cites=["ncci-ptp", "cms-modifier-59"])
def distinct(draft: Draft) -> Iterator[AnyEdit]:
    """For an edit a modifier may overcome: mark separate sites as distinct, reject the same site, else ask."""
    for pair, one, two in edits(draft):
        if pair.indicator != "1" or pair.status != "active" or not (one.live and two.live):
            continue
        apart = _answered(draft, one, two)
        rivals = apart is None and _rivals(draft, pair, one, two)
        apart = separate(one, two) if apart is None else apart
        if _family(draft, one) == "imaging_guidance":
            continue
        if not apart and _guides_another(draft, one, two):
            apart = None
        marked = bool(_BYPASS & {*one.modifiers, *two.modifiers})
        if rivals or apart is None:
            if rivals or not marked:
                yield _ask(pair, one, two, rivals)
        elif not apart:
            yield Drop(two, f"NCCI: {pair.column2} is part of {pair.column1} at the same site (indicator 1).",
                       remedy="A separate site, side or encounter, documented.")
        elif not _anatomical(one, two) and not marked:
            modifier = draft.case.payer.distinct_modifier
            yield SetModifiers(two, f"Separate site from {pair.column1}: {modifier} says so (NCCI "
                               "indicator 1).", modifiers=(*two.modifiers, modifier))


def _guides_another(draft: Draft, one: DraftLine, two: DraftLine) -> bool:
    """Guidance that another procedure of the claim takes as a line of its own, wherever this one includes it."""
    return any(two.code in imaging.separate(draft, host) for host in imaging.hosts(draft) if host is not one)


def _rivals(draft: Draft, pair: Pair, one: DraftLine, two: DraftLine) -> bool:
    """Two ways to the epidural space of one region: another level alone does not show why both were needed."""
    routes = {_family(draft, one), _family(draft, two)}
    if routes != {"epidural", "transforaminal"} or pair.rationale != "Mutually exclusive procedures":
        return False
    a, b = one.coded, two.coded
    if a is None or b is None:
        return True
    return not (a.region and b.region and a.region != b.region) and not set(a.sites) & set(b.sites)


def distinct_key(one: DraftLine, two: DraftLine) -> str:
    return query_key(f"{two.code}-with-{one.code}", None, "distinct")


def _answered(draft: Draft, one: DraftLine, two: DraftLine) -> bool | None:
    """What the provider documented about the two sites, where the coder recorded it with its source."""
    answer = draft.case.answers.get(distinct_key(one, two))
    if answer is None or not sourced(answer):
        return None
    return answer.value.strip().lower() in ("yes", "true", "separate")


def _ask(pair: Pair, one: DraftLine, two: DraftLine, rivals: bool) -> Hold:
    question = (f"{pair.column1} and {pair.column2} are two ways to the same epidural space and exclude one another at "
                "one level (NCCI indicator 1). Does the record state separate levels and why both were needed?"
                if rivals else
                f"{pair.column2} is paid beside {pair.column1} only at a separate site (NCCI indicator 1). Were they "
                "separate?")
    need = Need("distinct", question, ("yes", "no"), rule="edit/ptp-distinct")
    return Hold(two, need.question, need=need, key=distinct_key(one, two))


def separate(one: DraftLine, two: DraftLine) -> bool | None:
    """Whether two lines stand for different sites, sides or regions; None where the note was not read so."""
    a, b = one.coded, two.coded
    if a is None or b is None:
        return True if _anatomical(one, two) else None
    if a.region and b.region and a.region != b.region:
        return True
    if a.side is not None and b.side is not None and Side.BIL not in (a.side, b.side) and a.side != b.side:
        return True
    if a.family != b.family and _places_differ(a.sites, b.sites):
        return True
    return a.family == b.family and bool(a.sites) and bool(b.sites) and not set(a.sites) & set(b.sites)


def _places_differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return bool(one) and bool(two) and not set(one) & set(two)


def _anatomical(one: DraftLine, two: DraftLine) -> bool:
    """RT against LT: the anatomical modifiers already say that the sites are separate."""
    a, b = side_of(one.modifiers), side_of(two.modifiers)
    return None not in (a, b) and Side.BIL not in (a, b) and a != b


@rule("edit/ptp-unknown", layer="edit", cites=["ncci-ptp"])
def unknown_direction(draft: Draft) -> Iterator[AnyEdit]:
    """Warn of an edit whose columns are not known: never choose which line to drop."""
    for pair, one, two in edits(draft):
        if pair.status == "unknown_direction":
            yield Remark(two, f"NCCI has an edit between {one.code} and {two.code} (indicator "
                         f"{pair.indicator or 'unknown'}); which one is column 2 is not in the tables loaded.",
                         severity=Severity.WARNING)


@rule("parts/si-same-side", layer="coding", cites=["cpt", "lcd-si"])
def si_same_side(draft: Draft) -> Iterator[AnyEdit]:
    """On one side, the SI joint's injection, nerve block and ablation exclude one another (no NCCI edit)."""
    order = ("64625", "27096", "64451")
    lines = sorted((li for li in draft.live() if li.code in order), key=lambda li: order.index(li.code))
    for i, first in enumerate(lines):
        for second in lines[i + 1:]:
            if first.code != second.code and first.live and second.live and _meet(first, second):
                yield Drop(second, f"{second.code} is not billed with {first.code} on the same side.",
                           remedy="The other side, documented.")


def _meet(one: DraftLine, two: DraftLine) -> bool:
    a, b = side_of(one.modifiers), side_of(two.modifiers)
    return a is None or b is None or Side.BIL in (a, b) or a is b
