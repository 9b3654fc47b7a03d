"""Which side each injected place is on: its clause, its sentence, a repeat, its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guardrails.claim import Side
from guardrails.reading import gather, joint_words, nerve_side_words, shot_words, sides
from guardrails.reading.document import Document, Region
from guardrails.reading.gather import BODY, NOT_DONE
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.sides import SideWord

if TYPE_CHECKING:
    from guardrails.reading.shots import Spot

_LIMB = re.compile(
    r"\b(?P<s>[rl])(?:ue|le)s?\b|\b(?P<t>b)(?:ue|le)s?\b"
    r"|(?<![a-z0-9/'-])(?P<u>[rl])\s(?=(?:heel|foot|hand|thumb|index|middle|ring|small|little|long|finger|toe|hallux|arm|leg"
    r"|elbow|wrist|knee|hip|shoulder|sho?u?ldr|ankle|plantar|side|hfs|hemi-?facial|face|facial)\b"
    r"|(?:[1-5](?:st|nd|rd|th)?[\s,&/+-]*)+(?:mcp|pip|dip|mtp|cmc|tmt|finger|toe|trigger|digit))"
    r"|\b(?P<v>[rl])(?:if|mf|lf|rf|sf)\s(?=(?:pip|dip|mcp|ip|mp|a-?1|trigger|pulley)\b)"
)
_PAIR = re.compile(r"(?<![a-z0-9/])(?:r|rt|right)\s?(?:&|and|\+)\s?(?:l|lt|left)\b|(?<![a-z0-9/])(?:l|lt|left)\s?(?:&|and|\+)\s?(?:r|rt|right)\b")
_TWO = re.compile(
    r"\b(?:each|either)\s(?:knee|hip|shoulder|elbow|wrist|ankle|hand|foot|heel|thumb|leg|arm|calf|thigh|forearm|buttock"
    r"|(?:upper|lower)\s(?:limb|extremity)|side)\b(?!\smuscle)|\bx?\s?2\s(?:knees|hips"
    r"|shoulders|elbows|wrists|ankles|joints)\b"
)
_FULL = re.compile(
    r"\b(?P<s>right|left|rt|lt|both|bilat\w*|b/l)\b(?=\s(?:upper|lower)\s(?:limb|extrem|arm)"
    r"|\s(?:arm|leg|calf|thigh|forearm|neck|face|hand|wrist|ankle|foot|heel|buttock|pec|deltoid|fac)"
    r"|\s(?:limbs?|sides?)\b(?!\s(?:up|down)\b)|[,.;)]|$|\slong|\sring|\smiddle|\sindex|\ssmall|\sthumb|\sfirst|\s\dst)"
)
_AFTER = re.compile(
    r"(?:[^.;:\n]{0,30}?[,(|-]|(?=\s\w+\s?:(?![^.\n]{0,80}\b[rl]\s?:)))\s?(?P<s>r|l|rt|lt|b/l|right|left|bilateral)\b"
    r"(?=\s*(?:[).,;:|\n]|$))"
)
#: "Piriformis botox R 100 u", "rhomboid inj L x2".
_AFTER_DEED = re.compile(
    r"(?:\s(?:muscles?|botox|xeomin|dysport|myobloc|toxin|tpis?|inj\w*|trigger\spoints?))+\s\(?(?P<s>rt|lt|r|l|b/l)\b"
    r"(?=\)|\s?\d|\sx\s?\d|\s*[,.;\n]|$)"
)
_ANY = re.compile(r"\b(?P<s>right|left|bilateral(?:ly)?|both|rt|lt|b/l)\b")
_VALUE = {
    "r": Side.RT,
    "right": Side.RT,
    "rt": Side.RT,
    "l": Side.LT,
    "left": Side.LT,
    "lt": Side.LT,
    "b": Side.BIL,
    "b/l": Side.BIL,
    "both": Side.BIL,
}


def _side(word: str) -> Side:
    return _VALUE.get(word, Side.BIL)


def words(doc: Document, spots: Sequence[Spot]) -> list[SideWord]:
    """Every word that states a side, limbs and "x2 knees" among them."""
    text = doc.norm
    out = {w.start: w for w in nerve_side_words.words(doc, spots)}
    for match in doc.find(_LIMB):
        out.setdefault(match.start(), SideWord(*match.span(), _side(match["s"] or match["t"] or match["u"] or match["v"])))
    for match in doc.find(_PAIR):
        out[match.start()] = SideWord(*match.span(), Side.BIL)
    for match in doc.find(_TWO):
        out.setdefault(match.start(), SideWord(*match.span(), Side.BIL))
    for spot in spots:
        if both := _BOTH_OF.search(text, max(0, spot.start - 20), spot.start):
            out.setdefault(both.start(), SideWord(*both.span(), Side.BIL))
        sentence = doc.sentence_at(spot.start)
        after = _AFTER.match(text, spot.end) or _AFTER_DEED.match(text, spot.end)
        if after and after.end() <= sentence.end:
            out.setdefault(after.start("s"), SideWord(*after.span("s"), _side(after["s"])))
        for match in _FULL.finditer(text, sentence.start, sentence.end):
            if not _verb(text, match):
                out.setdefault(match.start(), SideWord(*match.span(), _side(match["s"])))
    kept = [w for w in out.values() if not (_OF_PARTS.match(text, w.end) or (w.side is not Side.BIL and _ORDER.match(text, w.end)))]
    return sorted((w for w in kept if not _within(w, kept)), key=lambda w: w.start)


def _within(word: SideWord, others: Sequence[SideWord]) -> bool:
    """Whether a longer word holds it: the "left" of "right and left"."""
    return any(o.start < word.start and word.end <= o.end for o in others)


#: "Both carpal tunnels", "both of her first CMC joints".
_BOTH_OF = re.compile(r"\bboth\s(?:(?:of|the|her|his|their|first|1st|great|greater|lateral|medial|distal|proximal)\s)*$")
#: "R first": in which order, not where.
_ORDER = re.compile(r"\s(?:side\s|one\s)?first\b(?=\s*(?:[.,;)]|$|then\b|and\b))")
#: "Both heads of the gastrocnemius": parts of one muscle, no sides.
_OF_PARTS = re.compile(r"\s(?:\w+\s)?(?:heads?|bell(?:y|ies)|portions?|fibers|parts?|ends?)\b")


def _verb(text: str, match: re.Match[str]) -> bool:
    lead = text[max(0, match.start() - 12) : match.start()]
    return match["s"] == "left" and re.search(r"\b(?:was|were|and|she|he|needles?|then)\s$", lead) is not None


def bind(doc: Document, spots: Sequence[Spot]) -> None:
    """Give each spot the side word that governs it in its clause, else in its sentence."""
    acted = [s for s in spots if s.acted]
    if not acted:
        return
    known = words(doc, acted)
    for spot in acted:
        for region in (doc.clause_at(spot.start), doc.sentence_at(spot.start)):
            here = _in(region, known)
            if here and _bound(doc, spot, acted, region, here):
                break
    _repeats(doc, acted, known)


def _bound(
    doc: Document, spot: Spot, acted: Sequence[Spot], region: Region, here: Sequence[SideWord]
) -> bool:
    places = [(s.start, s.end) for s in acted if region.start <= s.start < region.end]
    bound = sides.bind(doc.norm, places, here)[places.index((spot.start, spot.end))]
    if bound.side is None or bound.word is None:
        return False
    if leads := [w for w in here if w.side and w.end <= spot.start and _LEADS_ON.fullmatch(doc.norm[w.end : spot.start])]:
        spot.side, spot.side_at = leads[-1].side, (leads[-1].start, leads[-1].end)  # "into the soleus bilaterally, the left FHL"
        return _joined(doc, spot, leads[-1], here)
    if bound.word.start >= spot.end and _anothers(doc, spot, bound.word, acted):
        return False  # "10 mg each MCP, 20 mg left wrist"
    spot.side, spot.side_at = bound.side, (bound.word.start, bound.word.end)
    return _joined(doc, spot, bound.word, here)


def _joined(doc: Document, spot: Spot, word: SideWord, here: Sequence[SideWord]) -> bool:
    """True; the place takes both sides where another side is joined to its word: "right and left"."""
    for other in here:
        first, second = sorted((word, other), key=lambda w: w.start)
        gap = doc.norm[first.end : second.start]
        if other.side not in (None, word.side) and re.fullmatch(
            r"\s?(?:side\s)?(?:,\s?)?(?:and|&|\+|then|and\sthen)\s(?:on\s)?(?:the\s)?", gap
        ):
            spot.side = Side.BIL
    return True


def _anothers(doc: Document, spot: Spot, word: SideWord, acted: Sequence[Spot]) -> bool:
    """Whether a side word behind a place, past a comma, stands right before another place."""
    if "," not in doc.norm[spot.end : word.start]:
        return False
    return any(
        s.start >= word.end and s.name != spot.name and _LEADS_ON.fullmatch(doc.norm[word.end : s.start]) for s in acted
    )


_LEADS_ON = re.compile(r"\s(?:the\s|index\s|long\s|middle\s|ring\s|small\s|great\s|greater\s|first\s|\d(?:st|nd|rd|th)\s)*")


def _in(region: Region, known: Iterable[SideWord]) -> list[SideWord]:
    return [w for w in known if region.start <= w.start < region.end]


def _repeats(doc: Document, acted: Sequence[Spot], known: Sequence[SideWord]) -> None:
    """`the same was done on the left` adds a side to the place before, or to the muscles that were told together."""
    for match in doc.find(rx(shot_words.REPEAT)):
        where: Region = doc.sentence_at(match.start())
        if any(where.start <= s.start < where.end for s in acted):
            where = doc.clause_at(match.start())
        limbs = [SideWord(*m.span(), _side(m["s"])) for m in _FULL.finditer(doc.norm, where.start, where.end)]
        here = [w for w in _in(where, known) if w.side is not None or w.relative == sides.OTHER] or limbs
        if not here or any(where.start <= s.start < where.end for s in acted):
            continue
        before = [s for s in acted if s.start < match.start() and s.done]
        if not before or gather.status(doc, match.start(), match.end(), "side") in NOT_DONE:
            continue
        added = here[-1].side or sides.opposite(before[-1].side)
        for last in _told_together(doc, before):
            last.side = last.side.merged(added) if last.side and added else last.side or added


def _told_together(doc: Document, before: Sequence[Spot]) -> list[Spot]:
    """The last place; of muscles, those of its sentence that share its side."""
    last = before[-1]
    if last.kind != "muscle":
        return [last]
    sentence = doc.sentence_at(last.start)
    return [s for s in before if s.kind == "muscle" and s.side is last.side and sentence.holds(s.start)]


def settled(
    doc: Document, group: Sequence[Spot], others: Sequence[Spot]
) -> tuple[Side | None, list[tuple[int, int]], list[tuple[int, int]], bool]:
    """(side, where, against, carried) of spots of one place: corrected, else body, else title, else what is around."""
    if (right := _amended(doc)) and {s.side for s in (*group, *others) if s.side} <= {right[0], sides.opposite(right[0])}:
        return right[0], [right[1]], [], False
    body = [s for s in group if s.body and s.side] or [s for s in group if s.side]
    sick = [s for s in body if s.side is Side.BIL and _SICK.search(doc.norm, s.start, s.end)]
    body = [s for s in body if s not in sick] or body  # "CTS bilat: right carpal tunnel injected"
    side: Side | None = None
    for spot in body:
        side = spot.side if side is None or spot.side is None else side.merged(spot.side)
    where = [s.side_at for s in body if s.side_at]
    if side is not None:
        title = [s for s in group if not s.body and s.side and s not in body]
        wrong = {s.side for s in title} - {side} if title else set()
        return side, where, [s.side_at for s in title if s.side_at] if wrong else [], False
    return _around(doc, group, others)


#: An addendum that puts the side right for the whole note.
_AMENDED = re.compile(
    r"\b(?:laterality|sides?|left|right|above|note|title|dictation)\b[^.;\n]{0,40}?\b(?:should\s(?:read|be|say|have\s(?:been|read|said))|corrected\sto"
    r"|changed\sto|amended\sto|was\sin\sfact|is\sin\sfact)\s:?\s?(?:the\s)?(?P<s>right|left|bilateral)\b"
    r"|\bcorrect(?:ed)?\s(?:side|laterality)\s?(?:is|was|:|=)\s?(?:the\s)?(?P<t>right|left|bilateral)\b"
)


def _amended(doc: Document) -> tuple[Side, tuple[int, int]] | None:
    """The side that a correction of the note states, and where."""
    found = doc.first(_AMENDED)
    return (_side(found["s"] or found["t"]), found.span()) if found else None


def _around(
    doc: Document, group: Sequence[Spot], others: Sequence[Spot]
) -> tuple[Side | None, list[tuple[int, int]], list[tuple[int, int]], bool]:
    known = [w for w in words(doc, _named(doc, group)) if w.side is not None and _usable(doc, w, group, others)]
    if named := _named_before(doc, group, others):
        return named.side, [(named.start, named.end)], [], False
    items, own = [doc.item_at(s.start) for s in group], [doc.section_at(s.start) for s in group]
    scopes: list[list[Region]] = [
        list(items),
        [_row(doc, s.start) for s in group],
        [s for s in own if s.kind not in gather.SILENT_SECTIONS],
        [s for s in doc.sections if s.kind in BODY],
        [s for s in doc.sections if s.kind == "title"],
    ]
    for regions in scopes:
        here = list(dict.fromkeys(w for r in regions for w in _in(r, known)))
        said = {w.side for w in here}
        if len(said) == 1:
            return here[0].side, [(here[0].start, here[0].end)], [], False
        if len(said) > 1:
            return None, [], [(w.start, w.end) for w in here], False
    return _diagnosed(doc, group)


def _named_before(doc: Document, group: Sequence[Spot], others: Sequence[Spot]) -> SideWord | None:
    """`Right elbow, golfer's. Injected at the medial epicondyle`: the one side where the place, or the part of the
    body that holds it, was last named before."""
    first = min(group, key=lambda s: (not s.body, s.start))
    item, name = doc.item_at(first.start), first.name
    spots: Sequence[Spot] = getattr(doc.memo.get("shots"), "spots", ())
    before = [
        s
        for s in spots
        if item.start <= s.start < first.start and (s.name == name or name in joint_words.WIDE.get(s.name, ()))
    ]
    if not before:
        return None
    here = [
        w
        for w in _in(doc.sentence_at(before[-1].start), words(doc, [*group, before[-1]]))
        if w.side is not None and _usable(doc, w, group, others)
    ]
    return here[0] if len({w.side for w in here}) == 1 else None


def _row(doc: Document, at: int) -> Region:
    """The line around a place: boxes and columns of one line speak of one thing."""
    end = doc.norm.find("\n", at)
    return Region(doc.norm.rfind("\n", 0, at) + 1, len(doc.norm) if end < 0 else end)


def _named(doc: Document, group: Sequence[Spot]) -> list[Spot]:
    """The spots of a place and wherever else its name stands, injected there or not ("OA R GH jt")."""
    scene, name = doc.memo.get("shots"), group[0].name
    known: Sequence[Spot] = getattr(scene, "spots", group)
    return [s for s in known if s in group or s.name == name]


#: Names of the disease rather than of the place.
_SICK = re.compile(r"\bcts\b|itis\b|gtps\b|contracture|opathy|elbow\b|spur")
#: The side that is well: "L shoulder normal".
_WELL = re.compile(
    r"\b(?:normal|nl|nt|wnl|non-?tender|unremarkable|asymptomatic|pain-?free|intact|fine|ok|quiescent|quiet|settled|comfortable|conservative\w*|replaced|not\s(?:treated|injected))\b"
)


#: "R side: 0", "left: none".
_NOTHING = re.compile(r"\s?(?:sided?\s?)?(?::|=|-)\s?(?:0\b(?!\.\d)|none\b|nil\b|no\b|nothing\b|-)")


def _usable(doc: Document, word: SideWord, group: Sequence[Spot], others: Sequence[Spot]) -> bool:
    sentence = doc.sentence_at(word.start)
    mine = any(sentence.start <= s.start < sentence.end for s in group)
    if not mine and any(sentence.start <= s.start < sentence.end for s in others):
        return False
    if not mine and (doc.section_at(word.start).kind in gather.SILENT_SECTIONS or _WELL.search(doc.words(sentence))):
        return False
    if _NOTHING.match(doc.norm, word.end):
        return False
    if doc.item_at(word.start).marked:
        return True
    return gather.status(doc, word.start, word.end, "side") not in NOT_DONE


def _diagnosed(
    doc: Document, group: Sequence[Spot]
) -> tuple[Side | None, list[tuple[int, int]], list[tuple[int, int]], bool]:
    """The one side that the diagnoses state, of the place itself where they name it."""
    for kinds in (("assessment", "diagnosis"), ("indication",)):
        own = [s.start for s in _named(doc, group) if doc.section_at(s.start).kind in kinds]
        near = [m for at in own for m in _ANY.finditer(doc.norm, *_stretch(doc, at))]
        if len({_side(m["s"]) for m in near}) == 1:
            return _side(near[0]["s"]), [near[0].span()], [], False
        found = [m for s in doc.sections if s.kind in kinds for m in _ANY.finditer(doc.norm, s.start, s.end)]
        said = {_side(m["s"]) for m in found}
        if len(said) == 1:
            return next(iter(said)), [found[0].span()], [], False
    return None, [], [], False


def _stretch(doc: Document, at: int) -> tuple[int, int]:
    """The part of a list around a place: one diagnosis of several."""
    first = max(doc.norm.rfind(mark, 0, at) for mark in ";,\n.") + 1
    ends = [e for mark in ";,\n." if (e := doc.norm.find(mark, at)) >= 0]
    return first, min(ends, default=len(doc.norm))
