"""One reading of a note for all families that block or destroy named nerves, plexuses, ganglia and planes.

The families share names, modes and sides ("suprascapular nerve" is blocked, pulsed or destroyed; each is
another family's), so the acts of a note are told apart here once; each family's `reading.py` then makes its
services from its own acts. An act is one target, one thing done to it and one status.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guardrails.claim import Side, Span
from guardrails.reading import gather, nerve_modes
from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE
from guardrails.reading.nerve_mentions import (
    NAME,
    NOUN,
    TECHNIQUE,
    Mention,
    lesion_words,
    mentions,
    rx,
    strongest,
)
from guardrails.reading.nerve_words import TRIGEMINAL

#: Words of the spine families: a lesion beside them is theirs.
_SPINE = re.compile(
    r"\bmedial branch|\bfacet|\blateral branch|\bdorsal ram|\bsacro-?iliac|\bsi joint|\bsij\b|\bdrg\b|\bmbb"
)
_TODAY = re.compile(r"\btoday\b|\bthis (?:visit|morning|afternoon)\b|\bnow\b")


@dataclass(slots=True)
class NerveAct:
    """One target, one thing done, one status. `mode` is block, pulsed, cryo, chemical or thermal."""

    target: str
    family: str  # the family of its block
    mode: str
    status: Assertion
    mentions: list[Mention] = field(default_factory=list)
    side: Side | None = None
    side_at: list[tuple[int, int]] = field(default_factory=list)
    against: list[tuple[int, int]] = field(default_factory=list)
    mode_at: list[tuple[int, int]] = field(default_factory=list)
    catheter: bool = False
    carried: bool = False  # the side was only said of an earlier day

    @property
    def done(self) -> bool:
        return self.status is Assertion.PERFORMED

    @property
    def places(self) -> list[tuple[int, int]]:
        return [(m.start, m.end) for m in self.mentions]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.target.name for m in self.mentions))

    def spans(self, doc: Document) -> dict[str, tuple[Span, ...]]:
        found = {"procedure": self.places, "side": self.side_at, "mode": self.mode_at}
        return {
            name: tuple(dict.fromkeys(doc.span(*s) for s in spots)) for name, spots in found.items() if spots
        }


@dataclass(slots=True)
class Scene:
    doc: Document
    mentions: list[Mention]
    acts: list[NerveAct]

    def of(self, family: str) -> list[NerveAct]:
        """The acts of one family: destruction is `neurolysis`, but for the heated genicular nerves."""
        return [act for act in self.acts if owner(act) == family]


def owner(act: NerveAct) -> str:
    if act.mode == "block":
        return act.family
    if act.target == "genicular" and act.mode in ("thermal", "chemical"):
        return "genicular"
    return "neurolysis"


_last: list[Scene] = []


def scene(doc: Document) -> Scene:
    """The scene of a document: made once, kept while the same document is being read."""
    if not _last or _last[0].doc is not doc:
        _last[:] = [_make(doc)]
    return _last[0]


def _make(doc: Document) -> Scene:
    from guardrails.reading import nerve_sides

    found = mentions(doc)
    if not found:
        return Scene(doc, [], [])
    nerve_sides.bind(doc, found)
    acts = _acts(doc, found)
    for act in acts:
        nerve_sides.settle(doc, act, acts, found)
    _infused(doc, acts)
    return Scene(doc, found, _reconciled(acts))


def _key(mention: Mention) -> str:
    return "trigeminal" if mention.target.name in TRIGEMINAL else mention.target.name


def _acts(doc: Document, found: Sequence[Mention]) -> list[NerveAct]:
    """Acts by target, status and mode; performed ones share the mode that the note settles."""
    groups: dict[tuple[str, Assertion], list[Mention]] = {}
    for mention in found:
        groups.setdefault((_key(mention), mention.status), []).append(mention)
    named = {(m.target.family, m.status) for m in found if m.strength != TECHNIQUE}
    acts: list[NerveAct] = []
    for (target, status), group in groups.items():
        if all(m.strength == TECHNIQUE for m in group) and (
            (group[0].target.family, status) in named or status in NOT_DONE
        ):
            continue
        if status is not Assertion.PERFORMED and not any(m.strength == NAME for m in group):
            continue
        if status is Assertion.MENTION:
            continue
        acts.extend(_by_mode(doc, target, status, group, found))
    _orphan(doc, found, acts)
    return acts


def _by_mode(
    doc: Document, target: str, status: Assertion, group: list[Mention], found: Sequence[Mention]
) -> list[NerveAct]:
    family = group[0].target.family
    if status is not Assertion.PERFORMED:
        modes = {m.mode or "block" for m in group}
        return [
            NerveAct(target, family, mode, status, [m for m in group if (m.mode or "block") == mode])
            for mode in sorted(modes)
        ]
    lesioned = [m for m in group if m.mode not in (None, "block")]
    blocked = [m for m in group if m.mode == "block"]
    if lesioned and blocked and _apart(lesioned, blocked):
        return [
            _act(doc, target, family, "block", blocked),
            _act(doc, target, family, strongest([m.mode or "" for m in lesioned]) or "thermal", lesioned),
        ]
    mode, spots = _settled(doc, group, found)
    return _by_catheter(doc, _act(doc, target, family, mode, group, spots))


def _apart(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Whether two groups of mentions speak of different sides."""
    a, b = {m.side for m in first if m.side}, {m.side for m in second if m.side}
    return bool(a and b and not a & b and Side.BIL not in a | b)


def _act(
    doc: Document,
    target: str,
    family: str,
    mode: str,
    group: list[Mention],
    spots: Sequence[tuple[int, int]] = (),
) -> NerveAct:
    return NerveAct(
        target, family, mode, Assertion.PERFORMED, group, mode_at=list(spots), catheter=_catheter(doc, group)
    )


def _settled(
    doc: Document, group: Sequence[Mention], found: Sequence[Mention]
) -> tuple[str, list[tuple[int, int]]]:
    """The mode of a performed act: from its names, else from the technique around them."""
    said = strongest([m.mode for m in group if m.mode and m.mode != "block"])
    regions: list[Region] = [
        r for level in gather.scopes(doc, [(m.start, m.end) for m in group])[:2] for r in level
    ]
    others = {_key(m) for m in found if m.status is Assertion.PERFORMED} - {_key(group[0])}
    if not others and not doc.first(_SPINE):
        regions = [s for s in doc.sections if s.kind in BODY or s.kind == "title"]
    here: dict[str, list[tuple[int, int]]] = {}
    for region in regions:
        for mode, match in lesion_words(doc.norm, region.start, region.end):
            if others and any(
                _key(m) in others
                and not _listed(doc, group, m)
                and abs(m.start - match.start()) < min(abs(g.start - match.start()) for g in group)
                for m in found
            ):
                continue
            if gather.status(doc, match.start(), match.end(), "mode") not in NOT_DONE:
                here.setdefault(mode, []).append((match.start(), match.end()))
    if "pulsed" in here and said is not None:
        return "pulsed", here["pulsed"]
    best = said or strongest([mode for mode in here if _technique(doc, here[mode])])
    return (best, here.get(best, [])) if best else ("block", [])


def _listed(doc: Document, group: Sequence[Mention], other: Mention) -> bool:
    """Whether two names stand in one list under one deed: "Cryo: R superficial peroneal and R sural nerves"."""
    sentence = doc.sentence_at(other.start)
    return (
        all(m.mode is None for m in group)
        and any(sentence.start <= m.start < sentence.end for m in group)
        and not rx(nerve_modes.BLOCK).search(doc.words(sentence))
    )


def _technique(doc: Document, spots: Sequence[tuple[int, int]]) -> bool:
    """Whether words of a lesion are a technique of today: a temperature, a drug, a lesion made."""
    return any(
        re.search(r"\d|phenol|alcohol|ethanol|etoh|scleros|heat|glycerol|cryo|lesion|cooled|pulsed|ablat|burn", doc.norm[s:e])
        for s, e in spots
    )


def _catheter(doc: Document, group: Sequence[Mention]) -> bool:
    """Whether a catheter was left with any of these mentions."""
    if all(rx(nerve_modes.SINGLE).search(doc.words(doc.clause_at(m.start))) for m in group):
        return False
    placed = False
    for region in {doc.sentence_at(m.start) for m in group} | {
        doc.item_at(m.start) for m in group if m.status is Assertion.PERFORMED
    }:
        text = doc.words(region)
        if rx(nerve_modes.CATHETER_NOT).search(text):
            return False
        placed = placed or bool(rx(nerve_modes.CATHETER_PLACED).search(text))
    return placed or any(
        re.match(r"(?:\s\w+){0,2}\scatheters?\b|^catheters?\b", doc.norm[m.end : m.end + 40])
        and m.status is Assertion.PERFORMED
        for m in group
    )


#: Targets along which a catheter may stay.
_LARGE = frozenset({"femoral", "sciatic", "adductor_canal", "saphenous", "saphenous_adductor_canal", "fascia_iliaca"})


def _infused(doc: Document, acts: Sequence[NerveAct]) -> None:
    """A catheter that the form tells in a row of its own ("[x] continuous catheter") is of the one block there is."""
    done = [a for a in acts if a.done and a.mode == "block"]
    if len(done) != 1 or done[0].catheter:
        return
    act = done[0]
    if act.family not in ("plexus_block", "fascial_block") and act.target not in _LARGE:
        return
    body = [s for s in doc.sections if s.kind in BODY or s.kind == "title"]
    for region in body:
        for match in doc.find(rx(nerve_modes.CATHETER_STAYS), region):
            here = doc.sentence_at(match.start())
            sentence = doc.norm[here.start : here.end + 8]  # "continuous catheter? no"
            if (
                ticked(doc.norm, *match.span()) is not False
                and gather.status(doc, match.start(), match.end(), "mode") in (Assertion.PERFORMED, Assertion.MENTION)
                and not rx(nerve_modes.CATHETER_NOT).search(sentence)
                and not rx(nerve_modes.AHEAD).search(sentence)
            ):
                act.catheter = True
                act.mode_at.append(match.span())
                return


def _by_catheter(doc: Document, act: NerveAct) -> list[NerveAct]:
    """A catheter on one side and a single shot on the other are two acts."""
    with_it = [m for m in act.mentions if rx(nerve_modes.CATHETER).search(doc.words(doc.clause_at(m.start)))]
    without = [
        m
        for m in act.mentions
        if m not in with_it and rx(nerve_modes.SINGLE).search(doc.words(doc.clause_at(m.start)))
    ]
    if not (with_it and without and act.catheter and _apart(with_it, without)):
        return [act]
    first = NerveAct(
        act.target, act.family, act.mode, act.status, with_it, mode_at=act.mode_at, catheter=True
    )
    return [first, NerveAct(act.target, act.family, act.mode, act.status, without, mode_at=act.mode_at)]


def _orphan(doc: Document, found: Sequence[Mention], acts: list[NerveAct]) -> None:
    """`today we did the cooled radiofrequency`: a lesion of the one nerve that the note speaks of."""
    targets = {_key(m) for m in found}
    if len(targets) != 1 or any(a.done for a in acts) or doc.first(_SPINE):
        return
    for mode, match in lesion_words(doc.norm, 0, len(doc.norm)):
        sentence = doc.sentence_at(match.start())
        if any(sentence.start <= m.start < sentence.end for m in found) or not _TODAY.search(
            doc.words(sentence)
        ):
            continue
        if gather.status(doc, match.start(), match.end()) is Assertion.PERFORMED:
            ghost = Mention(match.start(), match.end(), found[0].target, NOUN, Assertion.PERFORMED, mode)
            sides = {m.side for m in found if m.side}
            act = NerveAct(
                _key(found[0]),
                found[0].target.family,
                mode,
                Assertion.PERFORMED,
                [ghost],
                mode_at=[(match.start(), match.end())],
            )
            if len(sides) == 1:
                act.side, act.carried = next(iter(sides)), True
            acts.append(act)
            return


def _reconciled(acts: list[NerveAct]) -> list[NerveAct]:
    """A block under a lesion of the same nerve and side is part of it; general names join the special one."""
    lesions = [a for a in acts if a.done and a.mode != "block"]
    kept = [
        a
        for a in acts
        if not (
            a.done
            and a.mode == "block"
            and any(
                _same(a, other) and (a.side is None or other.side is None or other.side in (a.side, Side.BIL))
                for other in lesions
            )
        )
    ]
    kept = _without_branches(_parts_alone(kept))
    done = {a.target: a for a in kept if a.done}
    for general, special in (
        ("brachial", "brachial_"),
        ("saphenous", "adductor_canal"),
        ("adductor_canal", "adductor_canal"),
    ):
        host = next((a for name, a in done.items() if name.startswith(special) and name != general), None)
        if general in done and host is not None:
            host.mentions += done[general].mentions
            host.catheter = host.catheter or done[general].catheter
            host.side = host.side or done[general].side
            if general == "saphenous":
                host.target = "saphenous_adductor_canal"
            kept = [a for a in kept if a is not done[general]]
    return kept


#: What is named in sum, and its nerves.
_IN_SUM = {
    "shoulder_articular_branches": frozenset({"suprascapular", "axillary", "lateral_pectoral"}),
    "ankle": frozenset({"tibial", "sural", "saphenous", "deep_peroneal", "superficial_peroneal"}),
}


def _parts_alone(acts: list[NerveAct]) -> list[NerveAct]:
    """Articular branches of a shoulder named in sum and nerve by nerve are the nerves; theirs is the side."""
    for whole in [a for a in acts if a.done and a.target in _IN_SUM]:
        parts = [a for a in acts if a.done and a.mode == whole.mode and a.target in _IN_SUM[whole.target]]
        if whole.target == "ankle" or len(parts) < 2:
            continue
        for part in parts:
            if part.side is None:
                part.side, part.side_at, part.against = whole.side, whole.side_at, []
        acts = [a for a in acts if a is not whole]
    return acts


def _without_branches(acts: list[NerveAct]) -> list[NerveAct]:
    """An axillary block of the plexus told branch by branch ("around the artery, musculocutaneous 5 cc") is one block."""
    plexus = [a for a in acts if a.done and a.mode == "block" and a.family == "plexus_block" and a.target in ("axillary", "brachial")]
    branches = ("median", "ulnar", "radial", "musculocutaneous")
    return [a for a in acts if not (plexus and a.done and a.mode == "block" and a.target in branches)]


def _same(block: NerveAct, lesion: NerveAct) -> bool:
    return block.target == lesion.target or (
        block.target in ("femoral", "obturator") and lesion.target == "hip_articular_branches"
    )
