"""Peripheral nerve stimulators: leads by nerve and side, integrated systems, generators, pulls and removals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrails.claim import Side
from guardrails.families.pns import words
from guardrails.families.stimulator_words import VERBS
from guardrails.reading import deeds, sides, stimulators
from guardrails.reading.anatomy import levels_in
from guardrails.reading.deeds import Deed
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Imaging, Service, Site
from guardrails.reading.gather import NOT_DONE, compiled
from guardrails.reading.standing import told

_DONE = Assertion.PERFORMED


def read(doc: Document) -> Iterator[Service]:
    """Every deed on a stimulator of a nerve: one service a kind and status."""
    if not deeds.mentions(doc.norm, stimulators.STEMS) or "pns" not in stimulators.systems(doc):
        return
    for kind, mine in _kinds(doc).items():
        for status, group in deeds.settled(mine).items():
            yield _service(doc, kind, status, group)


def _kinds(doc: Document) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    acting = _undone(doc, [d for d in deeds.deeds(doc, words.PARTS, VERBS) if stimulators.of_nerve(doc, d.start)])
    sort = _system(doc)
    if doc.first(compiled(words.NO_LEAD)):
        acting = [replace(d, status=Assertion.NEGATED) for d in acting]
    outside = bool(doc.first(compiled(words.WORN))) and not deeds.live(doc, r"\bpocket\b")
    for deed in acting:
        kind = _kind_of(deed, sort, outside)
        if kind:
            found.setdefault(kind, []).append(deed)
    for name in deeds.named(doc, words.NAMES):
        if _no_placement(doc, name):
            continue
        in_story = name.act in ("sited", "housed") and told(doc, doc.sentence_at(name.start))
        if stimulators.of_nerve(doc, name.start) and not in_story:
            found.setdefault(_NAMED.get(name.act, sort), []).append(_visit(doc, name))
    _reclassed(doc, found, sort)
    return {k: v for k, v in found.items() if v}


def _no_placement(doc: Document, name: Deed) -> bool:
    """"Removal of the nerve stimulator", "the nerve stimulator was interrogated": named, but not placed."""
    if name.act in ("pull", "ptns"):
        return False
    before = (max(0, name.start - 60), name.start)
    return any(p.search(doc.norm, *before) for p in (_OUT_OF, _SERVICED_BEFORE)) or any(
        p.match(doc.norm, name.end) for p in (_CAME_OUT, _SERVICED)
    )


_SERVICED = re.compile(
    r"\s(?:(?:was|were|is)\s)?(?:\w+ly\s|then\s)?(?:interrogat|re-?program|program|check|adjust|analy[sz]|turned|tested)\w*"
)
_SERVICED_BEFORE = re.compile(
    r"\b(?:interrogat|re-?program|program|check|adjust|analy[sz])\w*\s(?:of\s)?(?:(?:the|an?|his|her|implanted)\s)*$"
)


_OUT_OF = re.compile(
    r"\b(?:removal|remov(?:e|ed|ing)|explant(?:ation|ed|ing)?|extraction)\s(?:of\s)?(?:(?:the|an?|his|her|this|entire|whole|"
    r"permanent|existing|old|left|right|infected|failed|painful|broken)\s)*$"
)
_CAME_OUT = re.compile(
    r"\s(?:(?:lead|system|device|generator)s?\s)?(?:was|were)\s(?:\w+ly\s|then\s)?(?:removed|explanted|withdrawn|taken\sout|extracted)\b"
    r"|\s(?:(?:lead|system|device|generator)s?\s)?(?:explant\w*|removal)\b"
)
_NAMED = {"housed": "generator", "ptns": "ptns", "pull": "pull", "integrated": "integrated", "reactiv8": "reactiv8",
          "ear": "ear", "joined": "generator"}


def _system(doc: Document) -> str:
    """The kind of lead that the note tells of: in a needle, by open exposure, integrated, ReActiv8."""
    if deeds.live(doc, words.REACTIV8):
        return "reactiv8"
    whole = bool(deeds.live(doc, words.INTEGRATED)) and not doc.first(compiled(r"\bnalu\b"))
    if whole or (deeds.live(doc, words.INTEGRATED) and not deeds.live(doc, words.DETACHABLE)):
        return "integrated"
    return "open" if deeds.live(doc, words.OPEN) else "lead"


def _kind_of(deed: Deed, sort: str, outside: bool) -> str | None:
    act, part = deed.act, deed.part
    if part.kind == "pocket":
        return "generator_removal" if act == "revise" else None
    if part.kind == "generator":
        if act in ("keep", "create") or (part.old and act in ("place", "connect")):
            return None
        if sort == "integrated" or outside:
            return None
        return {"remove": "generator_removal", "revise": "generator_removal"}.get(act, "generator")
    if act in ("keep", "create", "connect") or (part.old and act == "place"):
        return None
    if act in ("remove", "revise"):
        return "integrated_removal" if sort == "integrated" else "lead_removal"
    if act == "replace":
        return "lead_removal" if sort != "integrated" else "integrated_removal"
    return sort


def _visit(doc: Document, name: Deed) -> Deed:
    here = compiled(r"\b(?:here|comes?|came|presents?|returns?)\s(?:\w+\s){0,2}(?:an?\s|the\s)?$")
    if name.act == "pull" and here.search(doc.norm, max(0, name.start - 30), name.start):
        return replace(name, status=_DONE)
    return name


def _undone(doc: Document, found: Sequence[Deed]) -> list[Deed]:
    """A lead that came out again with its introducer is a stopped attempt."""
    placed = {d.part.start for d in found if d.act == "place" and d.done}
    out = {d.part.start for d in found if d.act == "remove" and d.part.start in placed}
    return [replace(d, status=Assertion.ABORTED_AFTER) if d.part.start in out else d for d in found]


def _reclassed(doc: Document, found: dict[str, list[Deed]], sort: str) -> None:
    """Temporary leads are pulled, not removed; a revision at the sitting of a placement stays a placement."""
    if "pull" in found and _DONE in deeds.settled(found["pull"]):
        found["pull"] += found.pop("lead_removal", []) + found.pop("integrated_removal", [])
    for kind in ("lead_removal",):
        rest: list[Deed] = []
        for deed in found.get(kind, []):
            near = doc.sentence_at(deed.start)
            temporary = deed.part.temporary or compiled(words.PULL_SIGNS).search(doc.norm, near.start, near.end)
            target = found.setdefault("pull", []) if temporary and deed.act == "remove" else rest
            target.append(deed)
        if kind in found:
            found[kind] = rest
    done = {k for k, v in found.items() if _DONE in deeds.settled(v)}
    if "ptns" in done:
        for kind in ("lead", "generator"):
            found.pop(kind, None)
    removed = deeds.settled(found.get("generator_removal", [])).get(_DONE, [])
    if removed and "generator" in done:
        found["generator_removal"] = [d for d in found["generator_removal"] if d not in removed]


# --- services -----------------------------------------------------------------------------------------


def _service(doc: Document, kind: str, status: Assertion, group: Sequence[Deed]) -> Service:
    done = status is _DONE
    near = [doc.sentence_at(d.start) for d in group]
    spans = {"procedure": deeds.spans(doc, group)}
    counts: dict[str, int] = {}
    attributes: dict[str, str] = {}
    if kind.startswith("generator"):
        counts["generators"] = 1
        sites: tuple[Site, ...] = (Site("generator", _pocket(doc, near) or _side_of(doc, near)),)
        target = kind
        attributes = {"nerve": "vagus"} if deeds.live(doc, words.NERVES[words.VAGUS]) else {}
    else:
        sites = _kept(doc, _sites(doc, near, done))
        target = "+".join(s.name for s in sites) if kind not in ("pull",) else "pull"
        target = target if kind in ("lead", "open", "integrated", "reactiv8", "ptns", "ear") else f"{kind}+{target}"
        if done and kind not in ("ptns", "ear"):
            number, at = _count(doc, sites)
            plural = any("leads" in doc.norm[d.start : d.end] for d in group)
            if number is None and len(sites) == 1 and sites[0].name != "nerve" and not plural:
                number = 1  # one nerve and a lead in the singular
            if number:
                counts["leads"] = number
                spans["level"] = tuple(doc.span(*s) for s in at)
        attributes = _asked(doc, kind)
    seen = deeds.seen(doc, group) if done and kind in ("lead", "open", "integrated", "reactiv8") else None
    if seen and seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    return Service(
        family=words.FAMILY,
        status=status,
        approach={"open": "open", "reactiv8": "open"}.get(kind, "percutaneous"),
        region=kind.partition("_")[0],
        sites=sites,
        imaging=seen.imaging if seen else Imaging.SILENT,
        target=target,
        mode=kind,
        counts=counts,
        spans=spans,
        attributes=attributes,
    )


def _asked(doc: Document, kind: str) -> dict[str, str]:
    """Whether the note settles the system: one piece, a generator of its own, or one worn outside."""
    if kind not in ("lead", "integrated"):
        return {}
    whole, apart = deeds.live(doc, words.INTEGRATED), deeds.live(doc, words.DETACHABLE)
    whole_word = kind == "integrated" or bool(whole)
    nalu = doc.first(compiled(r"\bnalu\b"))
    if (whole_word and apart) or (nalu and not apart):
        return {"system": "contradicted" if apart else "silent"}
    outside = doc.first(compiled(words.OUTSIDE))
    return {} if whole_word or apart or outside else {"system": "silent"}


def _sites(doc: Document, near: Sequence[Region], done: bool) -> tuple[Site, ...]:
    """The nerves with the side that governs each: from the deeds' sentences, then from the rest of today."""
    rest = [r for r in deeds.today(doc) if done]
    found: dict[str, Site] = {}
    for regions in (near, rest):
        for region in dict.fromkeys(regions):
            for site in _nerves(doc, region):
                if site.name not in found or found[site.name].side is None:
                    found[site.name] = site
        if found:
            break
    side = _side_of(doc, near) or (_side_of(doc, rest) if done else None)
    if not found:
        return (Site("nerve", side),)
    return tuple(s if s.side else replace(s, side=side) for s in found.values())


def _nerves(doc: Document, region: Region) -> list[Site]:
    places = sorted(
        (m.start(), m.end(), name)
        for name, pattern in words.NERVES.items()
        for m in doc.find(compiled(pattern), region)
        if deeds.standing(doc, m.start(), m.end(), name=True) not in NOT_DONE
    )
    if not places:
        return []
    bound = sides.bind(doc.norm, [p[:2] for p in places], _words(doc, region))
    out: dict[str, Site] = {}
    for (start, end, name), one in zip(places, bound, strict=True):
        letter = _LETTER.search(doc.norm, max(0, start - 3), start)
        own = {"r": Side.RT, "l": Side.LT}[letter["s"]] if letter else one.side
        for full in _with_level(doc, name, start, region):
            old = out.get(full)
            side = own if old is None or old.side is None else old.side.merged(own)
            out[full] = Site(full, side, (doc.span(start, end),))
    return list(out.values())


_LETTER = re.compile(r"(?<![\w.])(?P<s>[rl])\s$")


def _with_level(doc: Document, name: str, start: int, region: Region) -> list[str]:
    """Medial branches carry their level: each takes a lead of its own."""
    if name != "medial_branch":
        return [name]
    levels = [p for lv in levels_in(doc.norm, region.start, region.end) for p in lv.points if lv.form == "single"]
    return [f"medial_branch_{p}" for p in dict.fromkeys(levels)] or [name]


def _words(doc: Document, region: Region) -> list[sides.SideWord]:
    return [w for w in sides.sides(doc.norm) if region.start <= w.start < region.end]


def _side_of(doc: Document, regions: Sequence[Region]) -> Side | None:
    found: Side | None = None
    for region in regions:
        for word in _words(doc, region):
            if word.side is not None:
                found = word.side if found is None else found.merged(word.side)
        if found is not None:
            return found
    return None


def _pocket(doc: Document, near: Sequence[Region]) -> Side | None:
    return stimulators.pocket_side(doc, list(near)) or stimulators.pocket_side(doc, deeds.today(doc))


def _count(doc: Document, sites: Sequence[Site]) -> tuple[int | None, tuple[tuple[int, int], ...]]:
    """Leads counted in words; where they are not, one a named nerve and side."""
    number, at = stimulators.lead_count(doc, deeds.today(doc))
    named = [s for s in sites if s.name != "nerve"]
    both = len(sites) == 1 and sites[0].side is Side.BIL
    if number is None or (number == 1 and (len(named) > 1 or both)):
        return (len(named) if len(named) > 1 else 2 if both else number), at
    return min(number, len(named)) if _lost(doc) else number, at


def _lost(doc: Document) -> list[re.Match[str]]:
    return deeds.live(doc, stimulators.LOST)


def _kept(doc: Document, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """The places that still have a lead, those left out whose lead came out again."""
    gone = set()
    for match in _lost(doc):
        sentence = doc.sentence_at(match.start())
        gone |= {p for lv in levels_in(doc.norm, sentence.start, sentence.end) for p in lv.points}
    whole = tuple(s for s in sites if s.name == "multifidus")
    left = whole or tuple(s for s in sites if s.name.rpartition("_")[2] not in gone)
    return left or sites
