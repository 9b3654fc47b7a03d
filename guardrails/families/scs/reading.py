"""Spinal stimulators: leads, paddles and generators placed, exchanged, revised, removed; trials and lead pulls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrails.claim import Side
from guardrails.families.scs import words
from guardrails.families.stimulator_words import VERBS
from guardrails.reading import deeds, sides, stimulators
from guardrails.reading.anatomy import levels_in
from guardrails.reading.deeds import Deed
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.gather import NOT_DONE, compiled

_DONE = Assertion.PERFORMED


def read(doc: Document) -> Iterator[Service]:
    """Every deed on a spinal stimulator: one service a kind and status."""
    if not deeds.mentions(doc.norm, stimulators.STEMS) or "scs" not in stimulators.systems(doc):
        return
    found = _kinds(doc)
    if doc.first(compiled(words.PROGRAMMING)) and not doc.first(compiled(words.OPERATION)):
        found = {k: [d for d in v if not d.done] for k, v in found.items()}  # settings are moved, not hardware
    for kind in ("pull", "lead_removal", "paddle_removal"):
        if kind in found:
            yield from _services(doc, kind, found[kind])
    done = {k for k, v in found.items() if _DONE in deeds.settled(v)}
    for kind, mine in found.items():
        if kind in ("pull", "lead_removal", "paddle_removal") or (kind == "support" and "generator" in done):
            continue
        yield from _services(doc, "generator" if kind == "support" else kind, mine)


def _kinds(doc: Document) -> dict[str, list[Deed]]:
    """Deeds by kind of service, what one kind takes from another already moved."""
    all_deeds = [d for d in deeds.deeds(doc, words.PARTS, VERBS) if not stimulators.of_nerve(doc, d.start)]
    names = [_visit(doc, d) for d in deeds.named(doc, words.NAMES) if not stimulators.of_nerve(doc, d.start)]
    names = [d for d in names if d.act != "sited" or not _handled(doc, d)]
    all_deeds = _undone(all_deeds)
    if doc.first(compiled(words.NONE_LEFT)):
        all_deeds, names = _given_up(all_deeds, {"place"}), _given_up(names, {"trial", "tip", "sited"})
    paddle = _open(doc)
    found: dict[str, list[Deed]] = {}
    for deed in all_deeds:
        for kind in _kind_of(doc, deed, paddle):
            found.setdefault(kind, []).append(deed)
    for name in names:
        for kind in _NAME_KINDS[name.act]:
            found.setdefault(kind, []).append(name)
    if _DONE in deeds.settled(found.get("paddle", [])):  # the paddle is the trial's or the system's lead
        found["lead"] = [d for d in found.get("lead", []) if d.act not in ("trial", "permanent")]
    if "stage2" in found:
        found["lead"] = [d for d in found.get("lead", []) if d.part.kind != "system"]
    _pulls(doc, found)
    if _DONE in deeds.settled(found.get("pull", [])) and not doc.first(compiled(words.NEEDLE)):
        found["lead"] = [d for d in found.get("lead", []) if d.act != "trial"]
    _revisions(doc, found)
    _kept(doc, found)
    _exchanges(found)
    return found


def _given_up(found: Sequence[Deed], acts: set[str]) -> list[Deed]:
    """The deeds, those of the acts that were done as a stopped attempt."""
    return [replace(d, status=Assertion.ABORTED_AFTER) if d.done and d.act in acts else d for d in found]


def _handled(doc: Document, name: Deed) -> bool:
    """Whether the item of a lead named with its place takes it out or changes it."""
    item = doc.item_at(name.start)
    acts = ("remove", "revise", "replace", "keep")
    return any(compiled(VERBS[v]).search(doc.norm, item.start, item.end) for v in acts)


def _visit(doc: Document, name: Deed) -> Deed:
    """A visit for a lead pull is the lead pull."""
    here = compiled(words.HERE_FOR).search(doc.norm, max(0, name.start - 45), name.start)
    return replace(name, status=_DONE) if name.act == "pull" and here else name


def _undone(found: Sequence[Deed]) -> list[Deed]:
    """A lead placed and taken out again in one breath is a stopped attempt, no lead and no removal."""
    placed = {d.part.start for d in found if d.act == "place" and d.done and d.part.kind in ("lead", "paddle")}
    removed = {d.part.start for d in found if d.act == "remove"}
    found = [d for d in found if not (d.act == "revise" and d.part.start in removed)]  # freed, then taken out
    out = placed & removed
    if not placed and any(d.act == "place" and d.status is Assertion.ABORTED_AFTER for d in found):
        out |= {d.part.start for d in found if d.act == "remove" and not d.part.old}  # the attempt's own
    return [replace(d, status=Assertion.ABORTED_AFTER) if d.part.start in out else d for d in found]


_NAME_KINDS = {
    "trial": ("lead",), "permanent": ("lead", "generator"), "stage2": ("stage2",), "pull": ("pull",),
    "tip": ("lead",), "sited": ("lead",), "housed": ("generator",),
}  # fmt: skip


def _open(doc: Document) -> bool:
    """Whether the body tells of a laminotomy done here: then a plain lead is a paddle."""
    found = deeds.live(doc, words.LAMINOTOMY)
    return bool(found) and doc.first(compiled(words.NEEDLE)) is None


def _kind_of(doc: Document, deed: Deed, opened: bool) -> list[str]:
    act, part = deed.act, deed.part
    if part.kind == "external":
        return []
    if part.kind == "pocket":
        return {"revise": ["generator_revision"], "create": ["support"]}.get(act, [])
    if act == "create":
        return []
    if part.kind == "generator":
        return _generator(act, part.old)
    if part.kind == "system":
        return {"place": ["lead", "generator"], "remove": ["lead_removal", "generator_removal"],
                "revise": ["lead_revision"]}.get(act, [])  # fmt: skip
    name = "paddle" if part.kind == "paddle" or opened else "lead"
    if act in ("keep", "connect") or (act == "place" and part.old and part.kind == "lead"):
        return []
    if act == "place":
        return [f"{name}_revision"] if part.old else [name]
    return [f"{name}_{'removal' if act == 'remove' else 'revision'}"]


def _generator(act: str, old: bool) -> list[str]:
    if act == "keep" or (act == "connect" and old):
        return []
    if act in ("place", "connect"):
        return ["generator_revision"] if old and act == "place" else ["generator"]
    return {"replace": ["generator_replacement"], "revise": ["generator_revision"],
            "remove": ["generator_removal"]}[act]  # fmt: skip


def _pulls(doc: Document, found: dict[str, list[Deed]]) -> None:
    """A removal of leads that ends a trial is a pull, never a removal."""
    removals = found.pop("lead_removal", [])
    rest = []
    pulled = bool(found.get("pull"))
    for deed in removals:
        if deed.part.temporary or pulled or _ends_a_trial(doc, deed):
            found.setdefault("pull", []).append(deed)
        else:
            rest.append(deed)
    if rest:
        found["lead_removal"] = rest


def _ends_a_trial(doc: Document, deed: Deed) -> bool:
    """Whether the nearest words that tell are of a trial's end (dressing, sutures, tips) or of an operation."""
    for near in (doc.sentence_at(deed.start), doc.section_at(deed.start)):
        if compiled(words.SURGERY_SIGNS).search(doc.norm, near.start, near.end):
            return False
        if compiled(words.PULL_SIGNS).search(doc.norm, near.start, near.end):
            return True
    return False


def _revisions(doc: Document, found: dict[str, list[Deed]]) -> None:
    """Leads taken out or moved and others put in at one sitting: a revision that includes the replacement."""
    for name in ("lead", "paddle"):
        placed = deeds.settled(found.get(name, [])).get(_DONE, [])
        revised = deeds.settled(found.get(f"{name}_revision", [])).get(_DONE, [])
        removed = deeds.settled(found.get(f"{name}_removal", [])).get(_DONE, [])
        said = doc.first(compiled(words.REPLACING_IT)) is not None and bool(placed)
        if placed and (revised or removed or said):
            moved = [*placed, *removed]
            found.setdefault(f"{name}_revision", []).extend(moved)
            found[name] = [d for d in found[name] if d not in moved]
            found[f"{name}_removal"] = [d for d in found.get(f"{name}_removal", []) if d not in moved]
        elif revised and removed and not placed:
            found[f"{name}_revision"] = [*found[f"{name}_revision"], *removed]
            found[f"{name}_removal"] = [d for d in found[f"{name}_removal"] if d not in removed]
    for kind in [k for k, v in found.items() if not v]:
        found.pop(kind)


#: the generator that came out of its pocket is the one that went back
_SAME_GENERATOR = (
    r"\b(?:same|existing|old|original)\s(?:generator|battery|ipg|device)\s(?:was\s|then\s|again\s)*"
    r"(?:went|put|placed|returned|re-?inserted|reimplanted|reconnected|kept|left|back)"
    r"|\b(?:did|do) not (?:replace|change|exchange)\s(?:it|the\s(?:generator|battery|ipg))"
)


def _kept(doc: Document, found: dict[str, list[Deed]]) -> None:
    """A generator that was only taken out of the way and put back gives no generator line."""
    if doc.first(compiled(_SAME_GENERATOR)):
        for kind in ("generator", "generator_removal", "generator_replacement"):
            found.pop(kind, None)


def _exchanges(found: dict[str, list[Deed]]) -> None:
    """A generator taken out and one put in is an exchange; a replacement swallows both."""
    done = {k for k, v in found.items() if _DONE in deeds.settled(v)}
    if "generator_replacement" in done or {"generator", "generator_removal"} <= done:
        mine = [d for k in ("generator", "generator_removal", "generator_revision") for d in found.pop(k, [])]
        found.setdefault("generator_replacement", []).extend(mine)
        found.pop("support", None)
    elif "generator_revision" in done:
        found.pop("support", None)
        found["generator_revision"] += found.pop("generator", [])
    if "support" in found and not ({"lead", "paddle", "stage2", "generator"} & done):
        found.pop("support")


# --- services -----------------------------------------------------------------------------------------


#: Kinds that take no guidance.
_UNSEEN = frozenset({"pull", "generator", "generator_replacement", "generator_removal", "generator_revision"})


def _services(doc: Document, kind: str, mine: Sequence[Deed]) -> Iterator[Service]:
    groups = deeds.settled(mine)
    for status, group in groups.items():
        yield _service(doc, kind, status, group)


def _service(doc: Document, kind: str, status: Assertion, group: Sequence[Deed]) -> Service:
    done = status is _DONE
    spans = {"procedure": deeds.spans(doc, group)}
    counts: dict[str, int] = {}
    if done and kind in ("lead", "paddle", "pull", "lead_removal", "paddle_removal", "lead_revision"):
        number, at = _count(doc, kind, group)
        if number is None and kind == "paddle" and not any("leads" in doc.norm[d.start : d.end] for d in group):
            number = 1
        if number is not None:
            counts["leads"] = number
            spans["level"] = tuple(doc.span(*s) for s in at)
    if kind.startswith("generator"):
        counts["generators"] = 1
    near = [doc.sentence_at(d.start) for d in group] + deeds.today(doc)
    side = stimulators.pocket_side(doc, near) if kind.startswith("generator") else None
    drg = kind in ("lead", "pull") and doc.first(compiled(words.DRG)) is not None
    if drg and done:
        side = _side(doc, group)
    target = _target(doc, kind, group, drg)
    seen = deeds.seen(doc, group) if done and kind not in _UNSEEN else None
    return Service(
        family=words.FAMILY,
        status=status,
        approach=_approach(doc, kind, group),
        region=kind.partition("_")[0] if kind != "stage2" else "generator",
        sites=(Site(target, side),),
        imaging=seen.imaging if seen else Service("", status).imaging,
        target=target,
        mode=kind,
        counts=counts,
        spans=spans,
        attributes={"wireless": "yes"} if doc.first(compiled(r"\bcuronix|\bstimwave|\bfreedom-?\d")) else {},
    )


def _count(doc: Document, kind: str, group: Sequence[Deed]) -> tuple[int | None, tuple[tuple[int, int], ...]]:
    """Leads counted in the body first, then in the title; foramina where each takes one DRG lead."""
    today = deeds.today(doc)
    body: list[Region] = [r for r in today if getattr(r, "kind", "") != "title"]
    titles: list[Region] = [r for r in today if getattr(r, "kind", "") == "title"]
    own: list[Region] = [doc.sentence_at(d.start) for d in group if d.done and not d.title]
    number, at = stimulators.lead_count(doc, list(dict.fromkeys([*own, *body])))
    if kind == "lead" and doc.first(compiled(words.DRG)):
        foramina = {
            p
            for d in group
            for level in levels_in(doc.norm, *_reach(doc, d))
            for p in level.points
            if d.done and level.form == "single"
        }
        if len(foramina) > (number or 1):
            return len(foramina), at
    if number is None or (number == 1 and titles):
        other, there = stimulators.lead_count(doc, titles)
        if other is not None and (number is None or (other > number and not _only_one(doc))):
            return other, there
    return number, at


def _only_one(doc: Document) -> bool:
    one = r"\bonly\s1\b|\bsingle\s(?:\w+\s){0,2}(?:lead|electrode|array)\b|\b1\slead\b|\babandon"
    return doc.first(compiled(one)) is not None


def _reach(doc: Document, deed: Deed) -> tuple[int, int]:
    sentence = doc.sentence_at(deed.start)
    return sentence.start, sentence.end


def _side(doc: Document, group: Sequence[Deed]) -> Side | None:
    found = None
    for deed in group:
        sentence = doc.sentence_at(deed.start)
        for word in sides.sides(doc.norm):
            if sentence.start <= word.start < sentence.end and word.side is not None:
                found = word.side if found is None else found.merged(word.side)
    return found


def _target(doc: Document, kind: str, group: Sequence[Deed], drg: bool) -> str:
    if kind == "pull":
        return "trial_lead_pull"
    if kind in ("lead", "stage2"):
        near = " ".join(doc.words(doc.section_at(d.start)) for d in group)
        length = "trial" if compiled(words.ON_TRIAL).search(near) or not _stays(doc) else "permanent"
        return f"{'drg_' if drg else ''}spine_{length}" if kind == "lead" else "generator"
    return kind


def _stays(doc: Document) -> bool:
    """Whether nothing says that the leads were brought out through the skin."""
    return not deeds.live(doc, words.EXTERNALISED)


def _approach(doc: Document, kind: str, group: Sequence[Deed]) -> str | None:
    """Percutaneous or open, where the kind, the words of the parts or the needle tell."""
    if kind.startswith("paddle"):
        return "open"
    if kind == "lead":
        return "percutaneous"
    if kind in ("lead_revision", "lead_removal"):
        telling = r"\bpercutaneous|\boctrode|\boctad|\b(?:8|16)-?\s?contact|\banchor|" + words.NEEDLE
        near = [r for r in doc.sections if r.kind not in ("consent", "plan", "history")]
        if any(compiled(telling).search(doc.norm, r.start, r.end) for r in near):
            return "percutaneous"
        return None
    return None


__all__ = ["NOT_DONE", "read"]
