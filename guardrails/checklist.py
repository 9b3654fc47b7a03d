"""What the documentation of a procedure should hold, and whether this note holds it."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails import naming
from guardrails.checklist_words import ITEMS
from guardrails.claim import ChecklistItem
from guardrails.draft import Draft
from guardrails.reading.facts import Imaging, NoteFacts, Service


def checklist(draft: Draft) -> tuple[ChecklistItem, ...]:
    """The items that apply to this note's performed procedures. `affects` names families; `writing` turns
    them into line ids."""
    performed = [s for s in draft.support.services if s.performed]
    families = {s.family for s in performed}
    out: list[ChecklistItem] = []
    for entry in ITEMS:
        concerned = families & entry.families if entry.families else families
        if concerned:
            met = bool(entry.pattern.search(draft.reading.document.norm))
            out.append(ChecklistItem(entry.item, "met" if met else "missing", tuple(sorted(concerned))))
    out += _from_facts(performed)
    out += _beside(draft.reading.facts)
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


def _beside(facts: NoteFacts) -> Iterator[ChecklistItem]:
    """What a visit and moderate sedation should state."""
    visit, sedation = facts.visit, facts.sedation
    if visit is not None:
        elements = [e for e in (visit.problems, visit.data, visit.risk) if e]
        enough = visit.minutes is not None or len(elements) > 1
        item = "visit: time of the day or two elements of decision making"
        yield ChecklistItem(item, _state(enough), ("visit", "prolonged"))
        yield ChecklistItem("visit: new or established", _state(visit.patient is not None), ("visit",))
    if sedation is not None and sedation.by_operator is not False:
        yield ChecklistItem("sedation: minutes stated", _state(sedation.minutes is not None), ("sedation",))
        yield ChecklistItem("sedation: independent observer named", _state(sedation.observer is True), ("sedation",))


def _state(met: bool) -> str:
    return "met" if met else "missing"
