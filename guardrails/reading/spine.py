"""One reading of a note for all spine families: which acts it describes, at which levels, on which sides.

The families share levels and words ("foramen", "medial branch", "epidural", "lesion"), so they are told apart
here once; each family's `reading.py` then makes its services from its own acts. An act is all that was done
of one kind in the note; what was planned, historical or denied is an act of that status.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guardrails.claim import Side
from guardrails.reading import anatomy, gather, sides
from guardrails.reading.anatomy import Level
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE, Hit
from guardrails.reading.lexicon import OTHERS, SPINE
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_kinds import KIND_OF_NOUN, kinds

#: The families that the kinds of act belong to.
FAMILY = {"interlaminar": "epidural", "caudal": "epidural", "epidural": "epidural", "transforaminal": "transforaminal",
          "facet": "facet", "facet_rf": "facet_rf", "si": "si", "lateral_branch": "si", "si_rf": "si"}
_REPEAT = re.compile(
    r"\b(?:same|identical|exact same|similar)\s(?:\w+\s){0,2}?(?:procedure|technique|steps?|nerves?|manner|fashion|process|thing|levels?|was|were|way|approach|injection|block)"
    r"|\brepeat(?:ed|ing)?\b|\bmirror image|\bditto\b|\blikewise\b|\battention was (?:then )?(?:turned|directed)|\bturned (?:my|our) attention")
_ACTING = re.compile(r"\b(?:inject\w*|perform\w*|done|carried out|repeated|treated|blocked|lesion\w*|needle|procedure|completed|ditto|mirror|steps|same)\b")
_LATER = re.compile(r"\b(?:next visit|next time|will be|return|in (?:a|two|2|three|3|four|4|\d-\d) (?:weeks?|wks?|months?)|stage|deferred|declined|not (?:done|treated|performed|started))\b")


@dataclass(slots=True)
class Place:
    """A treated level and the side that governs it."""

    level: Level
    status: Assertion
    body: bool
    side: Side | None = None
    side_at: tuple[int, int] | None = None


@dataclass(slots=True)
class SpineAct:
    kind: str
    status: Assertion
    hits: list[Hit] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    repeated: list[tuple[Side | None, int, int]] = field(default_factory=list)
    loose: tuple[Side | None, tuple[int, int] | None] = (None, None)  # a side without a level
    against: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @property
    def family(self) -> str:
        return FAMILY[self.kind]

    @property
    def done(self) -> bool:
        return self.status is Assertion.PERFORMED

    def marks(self) -> list[tuple[int, int]]:
        return [(h.start, h.end) for h in self.hits] + [(p.level.start, p.level.end) for p in self.places]


@dataclass(slots=True)
class Scene:
    """All spine acts of a note and the hits of every family."""

    doc: Document
    hits: list[Hit]
    kind: dict[int, str]  # hit start and end -> kind
    acts: list[SpineAct]

    def of(self, *names: str) -> list[SpineAct]:
        return [act for act in self.acts if act.kind in names]


_last: list[Scene] = []


def scene(doc: Document) -> Scene:
    """The scene of a document: made once, kept while the same document is being read."""
    if not _last or _last[0].doc is not doc:
        made = _make(doc)
        _last[:] = [made]
    return _last[0]


def _make(doc: Document) -> Scene:
    hits = _without_contained(gather.find(doc, (*SPINE, *OTHERS)))
    kind = kinds(doc, hits)
    acts = _acts(hits, kind)
    made = Scene(doc, hits, kind, acts)
    _place(made)
    _bind(made)
    return made


def _without_contained(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that do not stand inside a longer name of another family ("SI joint" in "SI joint fusion")."""
    others = {row.owner for row in OTHERS}
    longer = [h for h in hits if h.owner in others or h.row.facts.get("nerve") == "TON"]
    return [h for h in hits if not any(o is not h and o.start <= h.start and h.end <= o.end and o.owner != h.owner
                                       and (o.end - o.start) > (h.end - h.start) for o in longer)]


def _acts(hits: Sequence[Hit], kind: dict[int, str]) -> list[SpineAct]:
    made: dict[tuple[str, Assertion], SpineAct] = {}
    for index, hit in enumerate(hits):
        name = kind.get(index)
        if name in FAMILY:
            state = Assertion.PERFORMED if hit.assertion is Assertion.MENTION else hit.assertion
            made.setdefault((name, state), SpineAct(name, state)).hits.append(hit)
    return list(made.values())


# --- which act a level belongs to ---------------------------------------------------------------------

def _place(made: Scene) -> None:
    doc = made.doc
    done = {act.kind: act for act in made.acts if act.done}
    for level in anatomy.levels(doc.norm):
        if level.noun in NOT_TREATED and not (level.noun == "lamina" and level.form == "pair"):
            continue
        if level.noun == "level" and level.form == "single":
            continue
        state = gather.status(doc, level.start, level.end, "level")
        section = doc.section_at(level.start)
        owner, owner_state = _owner(made, level, done)
        if owner is None:
            continue
        if state not in NOT_DONE and owner_state in NOT_DONE:
            state = owner_state
        state = Assertion.PERFORMED if state is Assertion.MENTION else state
        act = next((a for a in made.acts if a.kind == owner and a.status is state), None)
        if act is None:
            act = SpineAct(owner, state)
            made.acts.append(act)
        act.places.append(Place(level, state, section.kind in BODY))


def _owner(made: Scene, level: Level, done: dict[str, SpineAct]) -> tuple[str | None, Assertion]:
    """The act whose words stand nearest: in the clause, the sentence, then what was last spoken of."""
    doc = made.doc
    for region in (doc.clause_at(level.start), doc.sentence_at(level.start)):
        near = [(_distance(level, hit), i) for i, hit in enumerate(made.hits)
                if region.start <= hit.start < region.end and i in made.kind and _fits(made.kind[i], level)]
        if near:
            index = min(near)[1]
            return _family_kind(made.kind[index], level, done), made.hits[index].assertion
    section = doc.section_at(level.start)
    if section.kind in gather.SILENT_SECTIONS:
        return None, Assertion.MENTION
    before = [i for i, hit in enumerate(made.hits) if hit.start < level.start and i in made.kind
              and hit.assertion not in NOT_DONE and _fits(made.kind[i], level)]
    after = [i for i, hit in enumerate(made.hits) if hit.start > level.start and i in made.kind
             and hit.assertion not in NOT_DONE and _fits(made.kind[i], level)]
    same = [i for i in before if doc.item_at(made.hits[i].start) == doc.item_at(level.start)]
    index = (same or before or [None])[-1] if (same or before) else (after or [None])[0]
    if index is None:
        return None, Assertion.MENTION
    return _family_kind(made.kind[index], level, done), Assertion.MENTION


def _distance(level: Level, hit: Hit) -> int:
    if hit.start >= level.end:
        return hit.start - level.end
    return max(0, level.start - hit.end) + 3


def _fits(kind: str, level: Level) -> bool:
    allowed = KIND_OF_NOUN.get(level.noun)
    return allowed is None or kind in allowed or kind not in FAMILY


def _family_kind(kind: str, level: Level, done: dict[str, SpineAct]) -> str | None:
    """Among the kinds of one family group, the one that was done."""
    if kind not in FAMILY:
        return None
    if kind == "epidural":
        for other in ("transforaminal", "interlaminar", "caudal"):
            if other in done:
                return other
    return kind


# --- sides --------------------------------------------------------------------------------------------

def _bind(made: Scene) -> None:
    doc = made.doc
    words = [w for w in sides.sides(doc.norm)]
    for act in made.acts:
        for place in act.places:
            _bind_place(made, act, place, words)
    for act in made.acts:
        if act.done:
            _fallback(made, act, words)
            _repeat(made, act, words)


def _in(region: Region, words: Iterable[sides.SideWord]) -> list[sides.SideWord]:
    return [w for w in words if region.start <= w.start < region.end]


def _bind_place(made: Scene, act: SpineAct, place: Place, words: Sequence[sides.SideWord]) -> None:
    """The side of a level from the words of its own sentence, rivals in the sentence taking theirs."""
    doc = made.doc
    for region in (doc.clause_at(place.level.start), doc.sentence_at(place.level.start)):
        here = _in(region, words)
        if not here:
            continue
        spots = sorted({(p.level.start, p.level.end) for a in made.acts for p in a.places
                        if region.start <= p.level.start < region.end}
                       | {(h.start, h.end) for i, h in enumerate(made.hits) if region.start <= h.start < region.end
                          and (made.kind.get(i) not in FAMILY or made.kind.get(i) in ("si", "si_rf", "lateral_branch"))
                          and h.row.strength == "name"})
        for bound, spot in zip(sides.bind(doc.norm, spots, here), spots, strict=True):
            if spot == (place.level.start, place.level.end) and bound.side is not None and bound.word is not None:
                place.side, place.side_at = bound.side, (bound.word.start, bound.word.end)
                return


def _usable(made: Scene, act: SpineAct, word: sides.SideWord) -> bool:
    """Whether a side word outside the level's own sentence may speak for the act."""
    doc = made.doc
    section = doc.section_at(word.start)
    if section.kind in gather.SILENT_SECTIONS or doc.item_at(word.start).marked is False:
        return False
    sentence = doc.sentence_at(word.start)
    mine = any(sentence.start <= s < sentence.end for s, _ in act.marks())
    rival = any(sentence.start <= h.start < sentence.end and made.kind.get(i) not in (act.kind, None)
                and h.row.strength == "name" for i, h in enumerate(made.hits))
    if rival and not mine:
        return False
    return gather.status(doc, word.start, word.end, "side") not in NOT_DONE


def _fallback(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """Sides for places whose sentence names none: the item, the section, then the title lines."""
    doc = made.doc
    open_places = [p for p in act.places if p.side is None]
    if act.places and not open_places:
        _title_against(made, act, words)
        return
    usable = [w for w in words if w.side is not None and _usable(made, act, w)]
    anchors = [p.level.start for p in open_places] or [h.start for h in act.hits if h.done] or [h.start for h in act.hits]
    for position, place in zip(anchors, open_places or [None] * len(anchors), strict=True):
        word = _nearest(doc, position, usable)
        if word is None:
            continue
        if place is not None:
            place.side, place.side_at = word.side, (word.start, word.end)
        elif act.loose[0] is None or _rank(doc, word) < _rank_at(doc, act.loose[1]):
            act.loose = (word.side, (word.start, word.end))
    _conflict(made, act, usable)
    _title_against(made, act, words)


def _rank(doc: Document, word: sides.SideWord) -> int:
    return 0 if doc.section_at(word.start).kind in BODY else 1


def _rank_at(doc: Document, at: tuple[int, int] | None) -> int:
    return 2 if at is None else 0 if doc.section_at(at[0]).kind in BODY else 1


def _nearest(doc: Document, position: int, usable: Sequence[sides.SideWord]) -> sides.SideWord | None:
    """The word that holds at a position: last before it in its sentence, item, section; else the next one."""
    section = doc.section_at(position)
    body = [s for s in doc.sections if s.kind in BODY]
    titles = [s for s in doc.sections if s.kind == "title"]
    for regions in ([doc.sentence_at(position)], [doc.item_at(position)], [section], body, titles, list(doc.sections)):
        here = [w for w in usable if any(r.start <= w.start < r.end for r in regions)]
        if here:
            before = [w for w in here if w.start <= position]
            return before[-1] if before else here[0]
    return None


def _conflict(made: Scene, act: SpineAct, usable: Sequence[sides.SideWord]) -> None:
    """A side that was never tied to a level and that the note states both ways is silent."""
    taken = [p.side_at for p in act.places if p.side_at] or ([act.loose[1]] if act.loose[1] else [])
    marks = {made.doc.sentence_at(s).start for s, _ in act.marks()}
    if any(at and made.doc.sentence_at(at[0]).start in marks for at in taken):
        return
    said = {w.side for w in usable}
    if len(said) > 1 and Side.BIL not in said and not _REPEAT.search(made.doc.norm):
        spots = tuple((w.start, w.end) for w in usable)
        act.against["side"] = spots
        for place in act.places:
            place.side = None
        act.loose = (None, None)


def _title_against(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """Note the title's side where the body states another."""
    body = {p.side for p in act.places if p.body and p.side_at and p.side}
    title = {p.side for p in act.places if not p.body and p.side}
    if body and title and body != title and not (Side.BIL in body and len(title) == 1):
        act.against["side"] = tuple(p.side_at for p in act.places if not p.body and p.side_at)


def _repeat(made: Scene, act: SpineAct, words: Sequence[sides.SideWord]) -> None:
    """`the identical procedure was then performed on the left` adds the side to what was done before."""
    doc = made.doc
    others = [a for a in made.acts if a.done and a is not act]
    for match in doc.find(_REPEAT):
        sentence = doc.sentence_at(match.start())
        if doc.section_at(match.start()).kind in gather.SILENT_SECTIONS:
            continue
        here = _in(sentence, words)
        if not here or any(sentence.start <= p.level.start < sentence.end for p in act.places):
            continue
        text = doc.words(sentence)
        following = doc.norm[sentence.end:sentence.end + 160]
        if _LATER.search(text) or not (_ACTING.search(text) or _ACTING.search(following)):
            continue
        if gather.status(doc, here[-1].start, here[-1].end, "side") in NOT_DONE:
            continue
        nearest = max((a for a in [act, *others]), key=lambda a: max((s for s, _ in a.marks() if s < match.start()), default=-1))
        if nearest is act:
            word = here[-1]
            act.repeated.append((word.side if word.relative != sides.OTHER else Side.BIL, word.start, word.end))
