"""From spine acts to services: what the five spine families say in the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from guardrails.claim import Span
from guardrails.families.base import Coded, Need, Setting
from guardrails.reading import context, gather, imaging
from guardrails.reading.anatomy import region as anatomy_region
from guardrails.reading.document import Document
from guardrails.reading.facts import Imaging, Service, Site
from guardrails.reading.spine import Scene, SpineAct
from guardrails.reading.spine_sites import Treated

REGION_WORDS = {
    "cervical_thoracic": r"\b[ct]\s?(?:\*{2,}|#|_{2,})|\b(?:cervical|thoracic|neck|c-?spine|cerv|c-?rfa|cmbb|tmbb"
    r"|ctfesi|cilesi|c7-t1)\b|\barticular pillars?\b|\bcerv\b",
    "lumbar_sacral": r"\bl\s?(?:\*{2,}|#|_{2,})|\b(?:lumbar|lumbo-?sacral|low(?:er)? back|l-?spine|lesi|l-esi|lilesi"
    r"|lmbb|sacral|lumber)\b|\bsacral ala\b",
}
_REGION = {name: re.compile(pattern) for name, pattern in REGION_WORDS.items()}


def spans_of(doc: Document, act: SpineAct, treated: Treated, seen: imaging.Decided) -> dict[str, tuple[Span, ...]]:
    """The words of each fact of an act, for the page."""
    spans = {"procedure": tuple(doc.span(h.start, h.end) for h in act.hits)}
    levels = tuple(dict.fromkeys(span for site in treated.sites for span in site.spans))
    sides = tuple(dict.fromkeys(doc.span(*p.side_at) for p in act.places if p.side_at))
    if act.loose[1]:
        sides += (doc.span(*act.loose[1]),)
    for name, found in (
        ("level", levels),
        ("side", sides),
        ("imaging", tuple(doc.span(*s) for s in seen.spans)),
    ):
        if found:
            spans[name] = found
    return spans


def seen_by(scene: Scene, act: SpineAct) -> imaging.Decided:
    """The imaging of an act: from its sentences, items, sections and titles."""
    places = act.marks()
    if not places:
        return imaging.SILENT
    seen = gather.imaging_of(scene.doc, gather.scopes(scene.doc, places))
    if seen.imaging is Imaging.SILENT and not seen.against and scene.whole is not None and scene.whole is not scene.doc:
        return _said_of_all(scene, places)
    return seen


def _said_of_all(scene: Scene, places: Sequence[tuple[int, int]]) -> imaging.Decided:
    """Guidance told of another procedure in the same paragraph speaks for this one too, where only one kind is told."""
    whole = scene.whole or scene.doc
    body = [place for place in places if whole.section_at(place[0]).kind in gather.BODY]
    items = gather.scopes(whole, body)[1:2] if body else []
    found = [w for w in gather.imaging_words(whole, ()) if any(r.holds(w.start) for r in items[0])] if items else []
    kinds = {w.imaging for w in found}
    if Imaging.FLUOROSCOPY in kinds:
        kinds.discard(Imaging.DESCRIBED)
    return imaging.decide(found) if len(kinds) == 1 else imaging.SILENT


def sentences(doc: Document, act: SpineAct) -> str:
    """The sentences that the words of an act stand in."""
    return "\n".join(doc.words(sentence) for sentence in dict.fromkeys(doc.sentence_at(h.start) for h in act.hits))


def region_words(doc: Document, act: SpineAct) -> str | None:
    """The region that words state where no level does: the act's sentences, items, sections, titles."""
    named = {anatomy_region(p) for place in act.places for p in place.level.points}
    if len(named) == 1:
        return next(iter(named))
    sentences, items, sections, *_ = gather.scopes(doc, act.marks())
    titles = [s for s in doc.sections if s.kind == "title"]
    for regions in (sentences, items, sections, titles):
        found = {
            name for name, pattern in _REGION.items() if any(pattern.search(doc.norm, r.start, r.end) for r in regions)
        }
        if len(found) == 1:
            return next(iter(found))
        if found:
            return None
    return None


def service(scene: Scene, act: SpineAct, family: str, treated: Treated, **facts: object) -> Service:
    """The service of an act, with what its family adds."""
    doc = scene.doc
    seen = seen_by(scene, act)
    against = dict(treated.against)
    if seen.against:
        against["imaging"] = tuple(doc.span(*s) for s in (*seen.spans, *seen.against))
    if act.done and _title_only(scene, act):
        facts["attributes"] = {**facts.get("attributes", {}), TITLE_ONLY: "1"}  # type: ignore[dict-item]
    made = Service(
        family=family,
        status=act.status,
        sites=treated.sites,
        imaging=seen.imaging,
        counts=treated.counts,
        spans=spans_of(doc, act, treated, seen),
        contradicted=against,
    )
    return made.at(**facts)


TITLE_ONLY = "title_only"


def _title_only(scene: Scene, act: SpineAct) -> bool:
    """Whether a procedure stands in a title alone and nothing below tells of any work."""
    whole = scene.whole or scene.doc
    named = all(whole.section_at(start).kind == "title" for start, _ in act.marks())
    return named and not any(act.repeated) and not context.told_below_title(whole)


def described(code: Callable[[Sequence[Service], Setting], Coded]) -> Callable[[Sequence[Service], Setting], Coded]:
    """A family's coding whose lines stay open where the note names the procedure and does not describe it."""

    def coded(services: Sequence[Service], setting: Setting) -> Coded:
        made = code(services, setting)
        told = {
            s.region
            for s in services
            if not s.attributes.get(TITLE_ONLY) or s.attributes.get(_FACT, "").lower() == "yes"
        }
        named = {s.region for s in services if s.attributes.get(TITLE_ONLY)}
        lines = [replace(x, needs=(*x.needs, _UNTOLD)) if x.region in named - told else x for x in made.lines]
        return replace(made, lines=tuple(lines))

    return coded


_FACT = "description"
_UNTOLD = Need(
    _FACT,
    "The note names the procedure and does not describe it. Does the record describe it as it is named here?",
    ("yes", "no"),
    rule="spine/described",
)


def by_region(made: Service, regions: dict[str, tuple[Site, ...]]) -> list[Service]:
    """One service a region, where levels of two regions were treated."""
    if len(regions) <= 1:
        return [made.at(region=next(iter(regions), made.region))]
    return [made.at(region=region, sites=sites) for region, sites in regions.items()]
