"""From the written levels of an act to what it treated: joints, foramina, interspaces, with sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from guardrails.claim import Side, Span
from guardrails.reading import anatomy, gather
from guardrails.reading.anatomy import TON
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Site
from guardrails.reading.spine_acts import Place, Scene, SpineAct

ALL_LEVELS = "*"  # the side is stated, the level is not
_REST = re.compile(
    r"\b(?:remaining|other|each|all|aforementioned|above|additional|every|same)\s(?:\w+\s){0,2}?(?:levels?"
    r"|joints?|nerves?|foram\w+|sites?)|\bas above\b|\brepeated (?:at|for)\b|\beach of (?:the|these)\b"
    r"|\bper level\b|\bat each\b|\beach nerve\b|\b(?:both|each|two|three|\d) (?:levels|joints|foramina|nerves)\b"
)
_ALA = re.compile(r"\bsacral al(?:a|la|ly|ae|ia)\b|\bala of the sacrum\b|\bsacral aila\b|\bala\b")
_RIGHT_LEFT = (Side.RT, Side.LT)


#: A level, its side and the words that say so.
Found = tuple[str, Side | None, Span]


@dataclass(slots=True)
class Treated:
    """What an act treated, with counts of nerves and the words that say otherwise."""

    sites: tuple[Site, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    against: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def _by_side(side: Side | None) -> tuple[Side | None, ...]:
    return _RIGHT_LEFT if side is Side.BIL else (side,)


def _merged(found: Iterable[Found]) -> tuple[Site, ...]:
    """One site a level, its sides joined; in order of the spine."""
    sides: dict[str, Side | None] = {}
    spans: dict[str, dict[Span, None]] = {}
    for name, side, span in found:
        old = sides.get(name)
        sides[name] = old if side is None else side if old is None else old.merged(side)
        spans.setdefault(name, {})[span] = None
    return tuple(Site(name, sides[name], tuple(spans[name])) for name in sorted(sides, key=_order))


def _order(name: str) -> int:
    head = name.partition("-")[0]
    return anatomy.SCALE.index(head) if head in anatomy.SCALE else 99


def chosen(doc: Document, places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """The places that count and those the body overrules: the body's, else the title's.

    A title that lists more levels than the body spells out stands where the body says "each", "repeated at",
    "remaining levels".
    """
    body = [p for p in places if p.body]
    title = [p for p in places if not p.body]
    if not body or not title:
        return list(places), []
    names_body, names_title = _names(body), _names(title)
    if names_body >= names_title or not names_title:
        return body, title
    if names_title > names_body and doc.first(_REST):
        return list(places), []
    return body, title


def _names(places: Iterable[Place]) -> set[str]:
    return {name for p in places for name in (p.level.pairs or p.level.points)}


def _span(doc: Document, place: Place) -> Span:
    return doc.span(place.level.start, place.level.end)


def _meant(place: Place) -> set[str]:
    """The levels a place may stand for: "L5" is the root of the L5-S1 foramen too."""
    points = set(place.level.points)
    return set(place.level.pairs) or points | {anatomy.foramen_of_root(p) for p in points}


def _finish(scene: Scene, act: SpineAct, found: list[Found], overruled: Sequence[Place]) -> Treated:
    doc = scene.doc
    out = Treated()
    extra = next((r for r in act.repeated), None)
    loose, loose_at = act.loose
    if not found and (loose is not None or extra):
        at = loose_at or (extra[1], extra[2])  # type: ignore[index]
        found = [(ALL_LEVELS, loose, doc.span(*at))]
    names = dict.fromkeys(name for name, _, _ in found)
    open_side = all(side is None for _, side, _ in found)
    for side, start, end in {r[0]: r for r in act.repeated}.values():
        both = Side.BIL if side is None or open_side else side  # the first side was left unsaid
        found += [(name, both, doc.span(start, end)) for name in names]
    out.sites = _merged(found)
    if overruled and _names(overruled) - {n for s in out.sites for n in (s.name,)}:
        missing = [p for p in overruled if not _meant(p) & {s.name for s in out.sites}]
        if missing and act.family in ("transforaminal", "epidural"):
            out.against["levels"] = tuple(_span(doc, p) for p in missing)
    for fact, spots in act.against.items():
        out.against[fact] = tuple(doc.span(*spot) for spot in spots)
    return out


# --- interspaces and foramina -------------------------------------------------------------------------


def interspaces(scene: Scene, act: SpineAct) -> Treated:
    """Interlaminar levels: the interspaces the body names, else the title's."""
    places, overruled = chosen(scene.doc, [p for p in act.places if p.level.pairs and p.level.form != "range"])
    found: list[Found] = [(name, None, _span(scene.doc, p)) for p in places for name in p.level.pairs]
    return _finish(scene, SpineAct(act.kind, act.status), found, overruled)


def foramina(scene: Scene, act: SpineAct) -> Treated:
    """Transforaminal levels: a foramen named outright beats the root it aims at; S1 is its own."""
    doc = scene.doc
    usable = [p for p in act.places if p.level.noun not in ("landmark", "nerve", "pillar", "lateral_branch")]
    places, overruled = chosen(doc, usable)
    groups = {p.level.group for p in places if p.level.pairs and p.level.form in ("pair", "chain", "slash")}
    outright = bool(groups)
    found = []
    for place in places:
        level = place.level
        if (level.pairs and level.form != "range") or level.form == "range":
            found += [(name, place.side, _span(doc, place)) for name in level.pairs]
        elif (
            not outright
            or level.group in groups
            or (level.points[0][0] == "S" and level.noun in ("foramen", "transforaminal", ""))
        ):
            name = (
                anatomy.foramen_of_root(level.points[0])
                if level.noun != "pedicle"
                else anatomy.foramen_of_pedicle(level.points[0])
            )
            found.append((name, place.side, _span(doc, place)))
    return _finish(scene, act, found, overruled)


# --- joints and their nerves --------------------------------------------------------------------------


def joints(scene: Scene, act: SpineAct, nerves_by_habit: bool) -> Treated:
    """Facet joints of an act. `nerves_by_habit`: bare single levels and ranges are nerves (blocks, lesions).

    A joint named outright beats counting nerves; nerves named outright beat bone landmarks.
    """
    doc = scene.doc
    places, overruled = _nerves_over_title(doc, _slashed(doc, act.places), nerves_by_habit)
    named = _joints_named(doc, places, nerves_by_habit)
    if {name for name, _, _ in named} == {_TON_LIES} and _ton(scene, act):
        named = []
    counted, nerves, single = _joints_counted(scene, act, places, nerves_by_habit)
    found = named or counted
    if named and counted:
        sided = {name: side for name, side, _ in counted if side is not None}
        found = [(name, side if side is not None else sided.get(name), span) for name, side, span in named]
    out = _finish(scene, act, found, overruled if not found else [])
    if nerves:
        out.counts["nerves"] = nerves
    if single and not named:
        out.counts["single_nerve"] = 1
        if not out.sites and act.places:
            sides = {p.side for p in act.places}
            if len(sides) == 1 and None not in sides:
                out.sites = (Site(ALL_LEVELS, next(iter(sides)), (_span(doc, act.places[0]),)),)
    if out.sites and named:
        out.counts["joints"] = len(out.sites)
    return out


_TON_LIES = "C2-C3"  # the joint line where the third occipital nerve is met, which stands for the joint


def _slashed(doc: Document, places: Sequence[Place]) -> list[Place]:
    """ "L3/L4 MB + L5 DR": two branches held by a slash, where the next branch is named by itself."""
    single = {p for place in places if place.level.form == "single" and place.level.noun == "nerve" for p in place.level.points}
    out = []
    for place in places:
        level = place.level
        split = level.form == "pair" and level.noun == "nerve" and "/" in doc.norm[level.start : level.end]
        tail = anatomy.SCALE.index(level.points[-1]) if split and level.points[-1] in anatomy.SCALE else -2
        if split and single & set(anatomy.SCALE[tail + 1 : tail + 2]):
            place = replace(place, level=replace(level, pairs=(), form="slash"))
        out.append(place)
    return out


def _is_nerve(place: Place, habit: bool) -> bool:
    level = place.level
    if level.noun in ("nerve", "landmark", "pillar", "lateral_branch"):
        return level.form != "pair" and level.form != "chain" and not (level.form == "range" and "S1" in level.points)
    if level.noun == "joint" or level.form in ("pair", "chain"):
        return False
    if level.form == "range" and "S1" in level.points:
        return False
    return habit or level.form == "single"


def _nerves_over_title(doc: Document, places: Sequence[Place], habit: bool) -> tuple[list[Place], list[Place]]:
    """The body's levels where it has any; joints of the title beside nerves of the body are kept out."""
    body = [p for p in places if p.body]
    title = [p for p in places if not p.body]
    if not body or not title:
        return list(places), []
    body_nerves = [p for p in body if _is_nerve(p, habit)]
    body_joints = [p for p in body if not _is_nerve(p, habit) and p.level.pairs]
    title_nerves = [p for p in title if _is_nerve(p, habit)]
    if body_joints or (body_nerves and _joinable(body_nerves)):
        short = _points(title_nerves) > _points(body_nerves) and doc.first(_REST)
        if short and not body_joints:
            return list(places), []
        landmarks = body_nerves and all(p.level.noun == "landmark" for p in body_nerves)
        if landmarks and _joinable(title_nerves):
            return [*title_nerves, *body_joints], body_nerves
        return body, title
    return [*title, *body], []


def _points(places: Iterable[Place]) -> set[str]:
    return {n for p in places for n in p.level.points}


def _joinable(places: Sequence[Place]) -> bool:
    return len(_points(places)) > 1


def _joints_named(doc: Document, places: Sequence[Place], habit: bool) -> list[Found]:
    found = []
    for place in places:
        if not _is_nerve(place, habit) and place.level.pairs and place.level.noun != "vertebra":
            found += [(name, place.side, _span(doc, place)) for name in place.level.pairs]
    return found


def _joints_counted(scene: Scene, act: SpineAct, places: Sequence[Place], habit: bool) -> tuple[list[Found], int, bool]:
    """Joints from nerves, side by side; how many distinct nerves; whether one nerve stands alone."""
    doc = scene.doc
    sets: dict[Side | None, dict[str, Span]] = {}
    outright = [p for p in places if _is_nerve(p, habit) and (p.level.noun != "landmark" or _own_number(p))]
    use = outright if _joinable(outright) or _ton(scene, act) else [p for p in places if _is_nerve(p, habit)]
    for place in use:
        for point in _nerve_points(place):
            for side in _by_side(place.side):
                sets.setdefault(side, {})[point] = _span(doc, place)
    _add_ala(scene, use, sets)
    for start, end, side in _ton(scene, act):
        for one in _by_side(side):
            sets.setdefault(one, {})[TON] = doc.span(start, end)
    if None in sets and len(sets) > 1:
        for side in [s for s in sets if s is not None]:
            sets[side] = {**sets[None], **sets[side]}
        del sets[None]
    found, single = [], False
    for side, nerves in sets.items():
        made = anatomy.joints_of_nerves(nerves)
        single |= not made
        found += [(joint, side, span) for joint in made for span in [next(iter(nerves.values()))]]
    return found, len({n for nerves in sets.values() for n in nerves}), single and not found


def _own_number(place: Place) -> bool:
    """A cervical process carries the branch of its own number, as the pillars do."""
    return all(point[0] == "C" for point in place.level.points)


def _nerve_points(place: Place) -> Iterable[str]:
    for point in place.level.points:
        if place.level.noun == "landmark":
            nerve = anatomy.nerve_of_process(point)
            if nerve:
                yield nerve
        elif point in anatomy.NERVES:
            yield point


_FOLLOWING = 160  # the third needle may have a sentence of its own


def _add_ala(scene: Scene, use: Sequence[Place], sets: dict[Side | None, dict[str, Span]]) -> None:
    """The sacral ala carries the L5 dorsal ramus; it counts where landmarks are listed."""
    doc = scene.doc
    for place in use:
        if place.level.noun != "landmark" or ("L5" not in place.level.points and "L4" not in place.level.points):
            continue
        item, sentence = doc.item_at(place.level.start), doc.sentence_at(place.level.start)
        here = Region(sentence.start, max(sentence.end, min(item.end, sentence.end + _FOLLOWING)))
        for match in doc.find(_ALA, here):
            near = min(
                use,
                key=lambda p: abs(p.level.start - match.start()) if p.level.start < match.start() else 9999,
            )
            for side in _by_side(near.side):
                sets.setdefault(side, {})["L5"] = doc.span(match.start(), match.end())


def _ton(scene: Scene, act: SpineAct) -> list[tuple[int, int, Side | None]]:
    side = act.loose[0] if act.loose[0] else next((p.side for p in act.places if p.side), None)
    return [
        (h.start, h.end, side)
        for h in act.hits
        if h.row.facts.get("nerve") == TON and (h.assertion not in gather.NOT_DONE or not act.done)
    ]
