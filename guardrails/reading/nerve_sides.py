"""Which side a nerve act was done on: from its sentence, else its item, section, title or a repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guardrails.claim import Side
from guardrails.reading import gather, muscle_rows, nerve_modes, sides
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY, NOT_DONE, SILENT_SECTIONS
from guardrails.reading.nerve_side_words import DOSED, LETTER, LIMB, words
from guardrails.reading.sides import SideWord

if TYPE_CHECKING:
    from guardrails.reading.nerve_mentions import Mention
    from guardrails.reading.nerves import NerveAct

_PLACES = {"genicular": re.compile(r"\b(?P<s>right|left|rt|lt|both|bilateral)\sknees?\b")}
_RIB_LETTER = re.compile(r"(?:\sblocks?)?,?\s\(?(?P<s>[rl])\s?(?=\d)")
_REPEAT = re.compile(nerve_modes.REPEAT)


def bind(doc: Document, found: Sequence[Mention]) -> None:
    """Give each mention the side word that governs it in its clause, else in its sentence."""
    known = words(doc, found)
    for mention in found:
        told = muscle_rows.row(doc, mention.start, mention.end)
        both = _dosed_twice(doc, mention, found, known)
        if listed := both or (told.side if told else None):
            mention.side = listed  # the columns of its table, or "R 2.5 mL  L 2.5 mL"
            continue
        for region in (doc.clause_at(mention.start), doc.sentence_at(mention.start)):
            here = _in(region, known)
            if not here:
                continue
            places = [(m.start, m.end) for m in found if region.start <= m.start < region.end]
            bound = sides.bind(doc.norm, places, here)[places.index((mention.start, mention.end))]
            if bound.side is not None and bound.word is not None:
                mention.side, mention.side_at = bound.side, (bound.word.start, bound.word.end)
                _coordinated(doc, mention, bound.word, here)
                break
        if mention.side is None and mention.diagnosed is not None:
            _diagnosed(doc, mention, known)


def _dosed_twice(doc: Document, mention: Mention, found: Sequence[Mention], known: Sequence[SideWord]) -> Side | None:
    """Both sides, where the line of a name gives a dose on either and names nothing else before them."""
    line_end = doc.norm.find("\n", mention.end)
    line = Region(mention.end, len(doc.norm) if line_end < 0 else line_end)
    after = min((m.start for m in found if m.start > mention.start), default=line.end)
    here = {w.side for w in _in(Region(line.start, min(line.end, after)), known) if DOSED.match(doc.norm, w.start)}
    return Side.BIL if {Side.RT, Side.LT} <= here else None


def _diagnosed(doc: Document, mention: Mention, known: Sequence[SideWord]) -> None:
    """The side of the diagnosis, where it names the nerve too."""
    sentence = doc.sentence_at(mention.diagnosed or 0)
    here = [*_in(sentence, known), *(SideWord(*m.span("s"), LETTER[m["s"]]) for m in doc.find(LIMB, sentence))]
    here += [w for w in sides.sides(doc.norm) if sentence.start <= w.start < sentence.end and w.side]
    if len({w.side for w in here}) == 1:
        mention.side, mention.side_at = here[0].side, (here[0].start, here[0].end)


def _coordinated(doc: Document, mention: Mention, word: SideWord, here: Sequence[SideWord]) -> None:
    """`on the right and the left`: two words that share one name make both sides."""
    for other in here:
        first, second = sorted((word, other), key=lambda w: w.start)
        gap = doc.norm[first.end : second.start]
        if other.side not in (None, word.side) and re.fullmatch(
            r"\s?(?:side\s)?(?:,\s?)?(?:and|&|\+|then|and\sthen)\s(?:on\s)?(?:the\s)?", gap
        ):
            mention.side = Side.BIL


def _in(region: Region, known: Sequence[SideWord]) -> list[SideWord]:
    return [w for w in known if region.start <= w.start < region.end]


def settle(doc: Document, act: NerveAct, acts: Sequence[NerveAct], found: Sequence[Mention]) -> None:
    """The side of an act: what its body says, what a repeat adds, else what its title or surroundings say."""
    if all(m.target.midline for m in act.mentions) and act.target != "splanchnic":
        return
    if act.target == "intercostal":
        _rib_letter(doc, act)
    _at_the_place(doc, act)
    body = [m for m in act.mentions if m.body and m.side]
    title = [m for m in act.mentions if not m.body and m.side]
    for mention in body or title:
        act.side = mention.side if act.side is None else act.side.merged(mention.side)
        act.side_at.append(mention.side_at or (mention.start, mention.end))
    if body and title:
        _against_title(act, body, title)
    if not act.done:
        return
    known = words(doc, found)
    if act.side is None:
        _continued(doc, act, acts, known)
    if act.side is None or act.carried:
        _surroundings(doc, act, acts, known)
    if act.side is not Side.BIL:
        _repeat(doc, act, found, known)


def _rib_letter(doc: Document, act: NerveAct) -> None:
    """`ICNB L 5-8`: ribs have no lumbar numbers, so the letter is the side."""
    for mention in act.mentions:
        letter = _RIB_LETTER.match(doc.norm, mention.end)
        if letter and mention.side is None:
            mention.side, mention.side_at = LETTER[letter["s"]], letter.span("s")


def _at_the_place(doc: Document, act: NerveAct) -> None:
    """`both sides` of a bone beside "the left knee": the knee is the place that has a side."""
    place = _PLACES.get(act.target)
    if not act.done or place is None:
        return
    said = [
        m
        for r in doc.sections
        if r.kind in BODY
        for m in doc.find(place, r)
        if gather.status(doc, m.start(), m.end(), "side") not in NOT_DONE
        and not re.match(nerve_modes.SIDE_OF_PAIN, doc.norm[m.end() : m.end() + 40])
    ]
    sides_said = {LETTER[m["s"]] for m in said}
    if len(sides_said) == 1:
        for mention in act.mentions:
            if mention.body and mention.side is Side.BIL and mention.strength == "technique":
                mention.side, mention.side_at = next(iter(sides_said)), said[0].span("s")


def _against_title(act: NerveAct, body: Sequence[Mention], title: Sequence[Mention]) -> None:
    said = {m.side for m in title}
    if act.side is not None and said != {act.side}:
        act.against = [m.side_at or (m.start, m.end) for m in title]


def _surroundings(doc: Document, act: NerveAct, acts: Sequence[NerveAct], known: Sequence[SideWord]) -> None:
    from guardrails.reading import nerve_facts

    rivals = [m for a in acts if a.done and a is not act for m in a.mentions]
    again = [doc.sentence_at(m.start()) for m in doc.find(_REPEAT)]
    usable = [
        w
        for w in known
        if w.side is not None and _usable(doc, w, act, rivals) and not any(s.holds(w.start) for s in again)
    ]
    sections = [s for s in doc.sections if s.kind in BODY]
    titles = [s for s in doc.sections if s.kind == "title"]
    items = [doc.item_at(m.start) for m in act.mentions]
    told = [c for m in act.mentions if m.body for c in nerve_facts.chapters(doc, [(m.start, m.end)])]
    own = [doc.section_at(m.start) for m in act.mentions]
    for regions in (items, told, own, sections, titles, list(doc.sections)):
        here = list(dict.fromkeys(w for r in regions for w in _in(r, usable)))
        said = {w.side for w in here}
        if len(said) == 1:
            act.side, act.carried = next(iter(said)), False
            act.side_at = [(w.start, w.end) for w in here[:1]]
            return
        dosed = {w.side for w in here if DOSED.match(doc.norm, w.start)}
        if {Side.RT, Side.LT} <= dosed:
            act.side, act.carried, act.side_at = Side.BIL, False, [(w.start, w.end) for w in here]
            return
        if len(said) > 1:
            worked = [w for w in here if _technique(doc, w)]  # "L shoulder: replaced in 2019" is beside the point
            if not worked:
                continue
            if len({w.side for w in worked}) == 1:
                act.side, act.carried, act.side_at = worked[0].side, False, [(worked[0].start, worked[0].end)]
                return
            act.against = [(w.start, w.end) for w in here]
            act.side = Side.BIL if Side.BIL in said and len(said) == 3 else None
            return


    _timed_out(doc, act, known)


#: A needle that goes on from one nerve to the next stays on its side.
_GOES_ON = re.compile(r"\b(?:redirect\w*|re-?directed|withdrawn|repositioned|moved|advanced\sfurther|same\sneedle|second\s(?:injection|site)|laterally\sfor|then)\b")


def _continued(doc: Document, act: NerveAct, acts: Sequence[NerveAct], known: Sequence[SideWord]) -> None:
    """`The needle was then redirected laterally for the lesser occipital`: on the side of the nerve before it."""
    for mention in act.mentions:
        sentence, item = doc.sentence_at(mention.start), doc.item_at(mention.start)
        if not mention.body or _in(sentence, known) or not _GOES_ON.search(doc.words(sentence)):
            continue
        before = [
            m for a in acts if a.done and a is not act for m in a.mentions if item.start <= m.start < mention.start and m.side
        ]
        if before and before[-1].side is not Side.BIL:
            last = max(before, key=lambda m: m.start)
            act.side, act.side_at = last.side, [last.side_at or (last.start, last.end)]
            return


def _technique(doc: Document, word: SideWord) -> bool:
    """Whether the sentence of a side word gives, lesions or puts a needle there."""
    return re.search(nerve_modes.ACTING, doc.words(doc.sentence_at(word.start))) is not None


#: "Pre-op blocks for R ankle fusion": the side of the operation is that of its blocks.
_BLOCKS_FOR = re.compile(
    r"\b(?:pain|analgesia)\s(?:control\s)?(?:after|following|from|for)\b|\bblocks?\b[^.;\n]{0,30}\bfor\b|\bblocks?\b[^.\n]{0,40}\b(?:analgesia|post-?op|surger\w+)\b"
)
#: "L ACL recon. Surgeon asks for a block": the side of the operation, where no year makes it an old one.
_OPERATION = re.compile(
    r"(?<![\w/>'])(?P<s>right|left|rt|lt|r|l)\s(?:[\w-]+\s){0,3}?(?:tka|tha|tsa|recon\w*|repair|arthroplast\w*|orif|scope|arthroscop\w*|fusion|replacement)\b"
    r"(?![^.;\n]{0,20}\b(?:19|20)\d\d\b)"
)
_TIME_OUT = re.compile(r"\btime-?\s?out\b|\bsite\s(?:was\s)?(?:marked|verified)\b|\bmarked\b|\bside\sverif\w+")


def _timed_out(doc: Document, act: NerveAct, known: Sequence[SideWord]) -> None:
    """`time-out "left face, two nerves"`: where nothing else has a side, the one that was verified is it."""
    items = [doc.item_at(m.start) for m in act.mentions if m.body]
    here = [w for w in known if w.side and _TIME_OUT.search(doc.words(doc.sentence_at(w.start)))]
    if not here and act.family in ("plexus_block", "fascial_block", "peripheral_block"):
        headed = [s for s in doc.sentences if _BLOCKS_FOR.search(doc.words(s)) and doc.section_at(s.start).kind not in ("history", "past_procedures", "plan", "copied")]
        here = [SideWord(*m.span("s"), LETTER[m["s"]]) for s in headed for m in doc.find(LIMB, s)]
        here = here or [w for w in sides.sides(doc.norm) if w.side and any(s.holds(w.start) for s in headed)]
        here = here or [
            SideWord(*m.span("s"), LETTER[m["s"]])
            for m in doc.find(_OPERATION)
            if doc.section_at(m.start()).kind in BODY or doc.section_at(m.start()).kind in ("title", "indication")
        ]
    here = here or [SideWord(*m.span("s"), LETTER[m["s"]]) for item in items for m in [LIMB.match(doc.norm, item.start)] if m]
    here = here or [SideWord(*m.span("s"), LETTER[m["s"]]) for m in doc.find(_HURTS) if doc.section_at(m.start()).kind in BODY]
    if len({w.side for w in here}) == 1:
        act.side, act.side_at = here[0].side, [(here[0].start, here[0].end)]


#: "Post thoracotomy pain on the right": the one side that a note speaks of.
_HURTS = re.compile(
    r"\b(?:pain|neuralgia|zoster|shingles|rib\sfractures?|neuropathy|neuroma)\s(?:\w+\s){0,3}?on\s(?:the|her|his)\s(?P<s>right|left)\b(?!\s(?:is|was|side\sis)\b)"
)
#: A needle that goes in beside a landmark: "entering 2 cm above the left ASIS".
_ENTERED = re.compile(
    r"\b(?:needle|\d\d\s?-?\s?(?:g\b|ga\b|gauge)|quincke|tuohy|cannula)[^.;\n]*\b(?:advanced|entered|entering|inserted|introduced|passed|placed|directed)\b"
    r"|\b(?:advanced|entered|entering|inserted|introduced|passed|placed)\b[^.;\n]*(?:\bneedle\b|\bgauge\b)"
)


def _usable(doc: Document, word: SideWord, act: NerveAct, rivals: Sequence[Mention]) -> bool:
    if doc.section_at(word.start).kind in SILENT_SECTIONS or doc.item_at(word.start).marked is False:
        return False
    sentence = doc.sentence_at(word.start)
    mine = any(sentence.start <= m.start < sentence.end for m in act.mentions)
    if not mine and any(sentence.start <= m.start < sentence.end for m in rivals):
        return False
    status = gather.status(doc, word.start, word.end, "side")
    if status is Assertion.HISTORICAL and doc.section_at(word.start).kind in BODY:
        return _ENTERED.search(doc.words(sentence)) is not None and not re.search(r"\b(?:19|20)\d\d\b|\bago\b", doc.words(sentence))
    return status not in NOT_DONE


def _repeat(doc: Document, act: NerveAct, found: Sequence[Mention], known: Sequence[SideWord]) -> None:
    """`the same was done on the left` adds a side to what was done just before."""
    for match in doc.find(_REPEAT):
        sentence = doc.sentence_at(match.start())
        here = _in(sentence, known)
        if not here or doc.section_at(match.start()).kind in SILENT_SECTIONS:
            continue
        if any(sentence.start <= m.start < sentence.end and m not in act.mentions for m in found):
            continue
        before = [m for m in found if m.start < match.start() and m.status is Assertion.PERFORMED]
        last = doc.sentence_at(before[-1].start) if before else None
        if last is None or not any(last.start <= m.start < last.end for m in act.mentions):
            continue
        if gather.status(doc, match.start(), match.end(), "side") in NOT_DONE:
            continue
        word = next((w for w in reversed(here) if w.side or w.relative == sides.OTHER), None)
        if word is None:
            continue
        added = Side.BIL if word.side is None or (act.side is None and act.against) else word.side
        act.side = added if act.side is None else act.side.merged(added)
        act.side_at.append((word.start, word.end))
