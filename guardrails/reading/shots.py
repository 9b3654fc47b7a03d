"""One reading of a note for all families that inject, aspirate or needle joints, tendons and muscles.

The families share places and needles (a trapezius is injected, needled dry or given toxin; a hip is a joint,
a bursa or a tendon's origin), so what was done to which place is worked out here once and kept with the
document; each family then takes its own spots.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from guardrails.claim import Side
from guardrails.reading import joint_words, muscle_acts, muscle_lists, muscle_words, shot_words, spot_words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerve_target import Target
from guardrails.reading.shot_spots import (
    DRY,
    INJECT,
    JOINT,
    MUSCLE,
    PRP,
    TENDON,
    TOXIN,
    Spot,
    elsewhere,
    has_rival,
    judge,
)
from guardrails.reading.starts import stems

_TPI = Target(
    "trigger_point",
    "name",
    ("trigger", "tpi", "trig", "trp", "tender p", "myofasc", "muscle inj", "wet needl"),
    shot_words.TPI,
)
_DRY = Target(
    "dry_needling", "name", ("needl", "ndl", "tdn", "dn ", "dn:", "intramuscular stim", "ims", "filiform"), shot_words.DRY
)
_MUSCLES = (*muscle_words.MUSCLES, _TPI, _DRY)
#: The targets that a substring of the note may name.
_ROOTS: dict[str, list[Target]] = {}
for _target in (*spot_words.TENDONS, *joint_words.JOINTS, *_MUSCLES):
    for _root in _target.roots:
        _ROOTS.setdefault(_root, []).append(_target)
_STEMS = stems(_ROOTS)
#: How far before a root a name may begin; twice as far it may end.
_REACH = 40
_REGIONS = frozenset(
    {muscle_words.FACE, muscle_words.NECK, muscle_words.TRUNK, muscle_words.UPPER, muscle_words.LOWER}
)


@dataclass(slots=True)
class Scene:
    doc: Document
    spots: list[Spot] = field(default_factory=list)

    def of(self, kind: str, agent: str = INJECT) -> list[Spot]:
        """The spots of a kind to which something was, or was not, done."""
        return [s for s in self.spots if s.acted and s.kind == kind and s.agent == agent]

    @property
    def done(self) -> list[Spot]:
        return [s for s in self.spots if s.done]


def scene(doc: Document) -> Scene:
    """The scene of a document, made once."""
    made = doc.memo.get("shots")
    if not isinstance(made, Scene):
        made = doc.memo["shots"] = _make(doc)
    return made


def _make(doc: Document) -> Scene:
    from guardrails.reading import muscle_sides, shot_agents, shot_orphans, shot_sides

    if not any(stem in doc.norm for stem in shot_words.GATE) and not doc.first(rx(shot_words.GATE_DOSE)):
        return Scene(doc)
    spots = _longest(_named(doc))
    if not spots:
        return Scene(doc)
    spots = _longest(muscle_lists.completed(doc, spots))
    doc.memo["shot_places"] = [s.start for s in spots if s.kind != MUSCLE]
    doc.memo["muscle_places"] = [s.start for s in spots if s.kind == MUSCLE]
    for spot in spots:
        (muscle_acts.judge if spot.kind == MUSCLE and spot.target.family != "name" else judge)(doc, spot)
    muscle_acts.shared(doc, spots)
    _regions(doc, spots)
    muscle_acts.together(doc, spots)
    shot_agents.settle(doc, spots)
    shot_orphans.settle(doc, spots)
    spots = _corrected(doc, spots)
    shot_sides.bind(doc, spots)
    muscle_sides.settle(doc, spots)
    _other_side(doc, spots)
    _narrow(doc, spots)
    return Scene(doc, spots)


def _regions(doc: Document, spots: Sequence[Spot]) -> None:
    """A joint beside muscles that are needled or injected for their points is where they lie: "Left hip: needled TFL"."""
    muscles = [s for s in spots if s.kind == MUSCLE and s.done and s.target.family != "name"]
    for spot in spots:
        if spot.kind != JOINT or not spot.acted or spot.strong:
            continue
        sentence = doc.sentence_at(spot.start)
        words = doc.words(sentence)
        if rx(rf"{shot_words.STEROID}|{shot_words.GEL}").search(words):
            continue
        if any(sentence.holds(s.start) for s in muscles) and rx(_FOR_MUSCLES).search(words):
            spot.acted = False


_FOR_MUSCLES = rf"{shot_words.TPI_SIGNS}|{shot_words.DRY}|{shot_words.TOXIN}|\bneedled\b"


def _other_side(doc: Document, spots: Sequence[Spot]) -> None:
    """`The left knee was injected, not the right`: the right one was not, whatever stands elsewhere."""
    for match in doc.find(rx(shot_words.ONLY_THE)):
        sentence, only = doc.sentence_at(match.start()), Side.RT if match["s"].startswith("r") else Side.LT
        for spot in spots:
            if spot.done and spot.kind != MUSCLE and sentence.start <= spot.start < sentence.end and spot.side is Side.BIL:
                spot.side, spot.side_at = only, match.span("s")
    for match in doc.find(rx(shot_words.NOT_THE_OTHER)):
        if match["s"] == match["w"]:
            continue
        sentence, wrong = doc.sentence_at(match.start()), Side.RT if match["w"] == "right" else Side.LT
        names = {s.name for s in spots if s.done and sentence.start <= s.start < sentence.end}
        for spot in spots:
            if spot.done and spot.name in names and spot.side is wrong:
                spot.status = Assertion.NEGATED


def _narrow(doc: Document, spots: Sequence[Spot]) -> None:
    """A wide name beside a special one ("shoulder", "subacromial") is only where that is."""
    done = [s for s in spots if s.done]
    for spot in done:
        special = [o for o in done if o.name in joint_words.WIDE.get(spot.name, ())]
        if not special or all(spot.side and o.side and spot.side is not o.side for o in special):
            continue
        apart = (
            spot.strong
            and spot.body
            and all(
                o.strong and doc.clause_at(o.start) != doc.clause_at(spot.start) for o in special if o.body
            )
        )
        if any(_listed(doc, spot, o) for o in special):
            continue
        if spot.name in joint_words.GENERIC:
            spot.acted = False
            continue
        near = any(doc.item_at(o.start) == doc.item_at(spot.start) for o in special)
        if not apart and (near or not spot.body or not spot.strong):
            spot.acted = False
            for other in special:
                if other.side is None and (near or not spot.body):
                    other.side, other.side_at = spot.side, spot.side_at


def _listed(doc: Document, spot: Spot, other: Spot) -> bool:
    """`ankle and subtalar joints`: two places of one list."""
    first, second = sorted((spot, other), key=lambda s: s.start)
    gap = doc.norm[first.end : second.start]
    return (
        rx(r"[\s,]*(?:joints?\s)?(?:and|&|\+|plus)\s(?:the\s)?(?:right\s|left\s)?").fullmatch(gap) is not None
    )


def _named(doc: Document) -> Iterator[Spot]:
    """Every place named, its pattern tried only around the roots that stand in the text."""
    text = doc.norm
    near: dict[str, tuple[Target, list[int]]] = {}
    here = doc.starts.stems(_STEMS)
    for root in (root for root in _ROOTS if root in here):
        for target in _ROOTS[root]:
            near.setdefault(target.name, (target, []))[1].extend(here[root])
    for target, spots in near.values():
        kind = MUSCLE if target.family in _REGIONS or target.family == "name" else target.family
        seen: set[int] = set()
        for at in sorted(spots):
            for match in rx(target.noun).finditer(text, max(0, at - _REACH), min(len(text), at + 2 * _REACH)):
                if match.start() not in seen:
                    seen.add(match.start())
                    yield Spot(match.start(), match.end(), target, "noun", Assertion.MENTION, kind=kind)


def _longest(found: Iterable[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for one in sorted(found, key=lambda m: (-(m.end - m.start), m.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


def _corrected(doc: Document, spots: list[Spot]) -> list[Spot]:
    """`the left knee. Sorry, correction, the right knee`: what stood before is taken back."""
    gone: set[int] = set()
    for match in doc.find(rx(shot_words.CORRECTION)):
        sentence = doc.sentence_at(match.start())
        new = [s for s in spots if sentence.start <= s.start < sentence.end and s.start > match.start()]
        old = [s for s in spots if s.start < match.start()]
        if new and old and old[-1].name == new[0].name:
            gone.add(id(old[-1]))
            new[0].acted, new[0].status = old[-1].acted or new[0].acted, old[-1].status
    return [s for s in spots if id(s) not in gone]


def regions(doc: Document, spots: Sequence[Spot]) -> list[Region]:
    """The sentences of spots."""
    return list(dict.fromkeys(doc.sentence_at(s.start) for s in spots))


def statuses(spots: Iterable[Spot]) -> dict[Assertion, list[Spot]]:
    """Spots by what became of them, those that decide nothing left out."""
    groups: dict[Assertion, list[Spot]] = {}
    for spot in spots:
        if spot.status is not Assertion.MENTION:
            groups.setdefault(spot.status, []).append(spot)
    done = groups.get(Assertion.PERFORMED, [])
    if done and not any(s.body for s in done):
        names = {s.name for s in done}
        denied = [
            s
            for state in (Assertion.NEGATED, Assertion.ABORTED_BEFORE)
            for s in groups.get(state, [])
            if s.body and s.name in names
        ]
        if denied:
            groups.pop(Assertion.PERFORMED)
    return groups


__all__ = [
    "DRY",
    "INJECT",
    "JOINT",
    "MUSCLE",
    "PRP",
    "TENDON",
    "TOXIN",
    "Scene",
    "Spot",
    "elsewhere",
    "has_rival",
    "scene",
]
