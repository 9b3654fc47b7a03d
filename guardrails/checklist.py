"""What the documentation of a procedure should hold, and whether this note holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guardrails import naming
from guardrails.claim import ChecklistItem
from guardrails.draft import Draft
from guardrails.reading.facts import Imaging, Service

_SPINE = frozenset({"epidural", "transforaminal", "facet", "facet_rf", "si"})
_ALL: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Words:
    """An item that words anywhere in the note meet. Empty `families` means every procedure."""

    item: str
    pattern: re.Pattern[str]
    families: frozenset[str] = _ALL


_BY_WORDS = (
    _Words("consent obtained", re.compile(r"\bconsent|\brisks? (?:and|,|&).{0,40}(?:benefits?|discussed|explained)")),
    _Words("time-out done", re.compile(r"\btime[- ]?out\b|\bcorrect (?:patient|site|side)")),
    _Words("needle position image saved", re.compile(
        r"\b(?:images?|films?|pictures?|views?|spots?|prints?|hard cop\w+)\b[^.]{0,60}"
        r"\b(?:saved|stored|kept|archived|retained|printed|pacs|captured|recorded|sent|record|filed)"
        r"|\b(?:saved|stored|archived|retained|recorded|printed|kept)\b[^.]{0,40}"
        r"\b(?:images?|films?|pictures?|pacs|views?)"),
        _SPINE),
    _Words("contrast flow described", re.compile(
        r"\b(?:contrast|omnipaque|isovue|dye|epidurogram|arthrogram|iohexol|iopamidol)\b"),
        frozenset({"epidural", "transforaminal"})),
    _Words("relief after earlier block or before and after scores", re.compile(
        r"\brelief\b|\bpain (?:score|scale|level)?\s*:?\s*\d{1,2}\s*/\s*10|\b\d{1,2}/10\b"),
        frozenset({"facet", "facet_rf", "si", "transforaminal"})),
    _Words("conservative care or reason for the procedure", re.compile(
        r"\bphysical therapy\b|\bpt\b|\bconservative\b|\bfailed\b|\bnsaids?\b|\bindication"), _SPINE),
    _Words("complications stated", re.compile(r"\bcomplications?\b|\btolerated\b|\bno (?:immediate )?problems\b")),
)


def checklist(draft: Draft) -> tuple[ChecklistItem, ...]:
    """The items that apply to this note's performed procedures. `affects` names families; `writing` turns
    them into line ids."""
    performed = [s for s in draft.support.services if s.performed]
    families = {s.family for s in performed}
    out: list[ChecklistItem] = []
    for entry in _BY_WORDS:
        concerned = families & entry.families if entry.families else families
        if concerned:
            met = bool(entry.pattern.search(draft.reading.document.norm))
            out.append(ChecklistItem(entry.item, "met" if met else "missing", tuple(sorted(concerned))))
    out += _from_facts(performed)
    if performed:
        state = "met" if draft.reading.facts.diagnoses else "missing"
        out.append(ChecklistItem("diagnosis stated", state, tuple(sorted(families))))
    return tuple(out)


def _from_facts(performed: list[Service]) -> Iterator[ChecklistItem]:
    for family in sorted({s.family for s in performed}):
        mine = [s for s in performed if s.family == family]
        imaging = all(s.imaging is not Imaging.SILENT for s in mine)
        yield ChecklistItem(f"{naming.family(family)}: imaging stated", "met" if imaging else "missing", (family,))
        sided = [s for s in mine if any(site.side is None for site in s.sites)]
        if family in ("transforaminal", "facet", "facet_rf", "si"):
            open_side = sided or not all(s.sites for s in mine)
            yield ChecklistItem(f"{naming.family(family)}: side stated", "missing" if open_side else "met", (family,))
            levels = all(s.sites for s in mine)
            yield ChecklistItem(f"{naming.family(family)}: levels stated", "met" if levels else "missing", (family,))
