"""Levels that the note takes back: could not be entered, was not injected, "no lesion was made there", left alone.

The last word on a level decides, wherever the level was named before: title, list or body. A statement takes
back the levels it speaks of (its subject, its object, or "this level" said last), on the side it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guardrails.claim import Side
from guardrails.reading import anatomy, dates, sides
from guardrails.reading.anatomy import Level
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_acts import FAMILY, Place, Scene, SpineAct, words_in
from guardrails.reading.spine_kinds import KIND_OF_NOUN
from guardrails.reading.spine_units import EPIDURALS

_DID = (
    r"(?:entered|accessed|reached|cannulated|injected|treated|lesioned|blocked|ablated|burned|seated|advanced|passed"
    r"|done|performed|carried out|completed|attempted|started|approached|visuali[sz]ed|identified|seen)"
)
_DO = (
    r"(?:enter\w*|access\w*|reach\w*|cannulat\w+|inject\w*|treat\w*|lesion\w*|block\w*|ablat\w+|burn\w*|advanc\w+"
    r"|pass\w*|get(?:ting)?|do(?:ing)?|perform\w*|attempt\w*|complet\w+|seat\w*|proceed\w* (?:with|at|to))"
)
_TAKEN_BACK = re.compile(
    r"(?P<subject>\b(?:(?:was|were|is|are|been) (?:\w+ly |therefore |thus |then |also |just )*)?(?:not|never) (?:be |been )?"
    rf"(?:\w+ly )?(?:entered|accessed|reached|cannulated|injected|treated|lesioned|blocked|ablated|done|performed"
    r"|carried out|completed|attempted|addressed|touched)\b"
    rf"|\b(?:could(?: not|n't)|cannot|would not|wouldn't) (?:be )?(?:\w+ly )?(?:{_DID}|advance|pass|go|enter|open)\b"
    r"|\b(?:was|were) (?:\w+ly |then |therefore |thus )*(?:abandoned|aborted|omitted|skipped|spared|deferred|cancell?ed"
    r"|bypassed|unsuccessful|left (?:alone|untreated|undone|out))\b|\b(?:omitted|skipped|abandoned|aborted)\b"
    r"|\b(?:was|were) not(?=\s*(?:[.;,)\n]|$|because\b|due\b|since\b|as\b|and\b))"
    r"|\b(?:received|got|was given|were given) (?:nothing|no (?:drug|injection|injectate|medication|steroid))\b"
    r"|\b(?:placed|in|inserted|advanced|positioned|started) but (?:it |was |then |were )*(?:removed|withdrawn|pulled)\b"
    r"|\b(?:removed|withdrawn|pulled)(?: out)? (?:without|before) (?:any )?(?:inject\w*|lesion\w*|medication|steroid"
    r"|treat\w*|drug)\b)"
    r"|(?P<object>\b(?:did not|didn't|could not|couldn't|unable to|not able to|(?:elected|chose|decided|opted) not to"
    rf"|(?:elected|decided) against|failed to) (?:\w+ly )?{_DO}\b"
    r"|\b(?:i|we) (?:then |therefore |thus |also )*(?:abandoned|aborted|skipped|omitted|deferred|left out|passed on"
    r"|gave up on|held off on)\b)"
    r"|(?P<alone>\b(?:left|leave|leaving) (?:it|that|this|them|(?:this|that|the) (?:one|1|level|joint|side|nerve|foramen)) (?:alone|untreated|undone|out)\b)"
    r"|(?P<lesion>\b(?:no|without) (?:a |any )?(?:lesions?|injections?|injectate|blocks?|burns?)\b[^.;,\n]{0,24}?\b"
    r"(?:made|created|performed|done|given|placed|delivered|attempted)\b|\bnothing (?:was )?injected\b"
    r"|\bno (?:cannulas?|cannulae|needles?|probes?|electrodes?|introducers?) (?:was |were )?(?:put|placed|inserted|advanced|introduced"
    r"|positioned)\b)"
    r"|(?P<drug>\bno (?:steroid|medication|drug|injectate|local|anesthetic)s?(?: (?:or|nor|and) (?:local|steroid|anesthetic"
    r"|medication|drug)s?(?: \w+)?)? (?:was |were )?(?:given|injected|administered|deposited|delivered)\b)"
)
#: One of these stands in every match of `_TAKEN_BACK`.
_KEYS = re.compile(
    r"\b(?:not|never|n't|abandon|abort|omit|skip|spared|defer|cancel|bypass|unsuccess|(?:left|leave|leaving) (?:it|that|this|them|the|out)|"
    r"but|without|before|unable|against|failed to|gave up|passed on|held off|no |nothing|cannot)|n't\b"
)
_GAVE = re.compile(r"\b(?:injected|treated|lesioned|blocked|ablated|done|performed|completed|given|received|burned)\b")
_NO = re.compile(r"\b(?:not|no|never|nor|n't|planned|to be|consented for)\b[^.;,]{0,20}$")
_THING = re.compile(
    r"[\s(]*(?:(?:the|right|left|lt|rt|bilateral|foram\w*|neuro-?foram\w*|levels?|joints?|facets?|nerves?|branch\w*|medial|dorsal"
    r"|ram(?:us|i)|sides?|injections?|blocks?|needles?|cannulas?|inter-?spaces?|roots?|lesions?|epidural|transforaminal"
    r"|tfesi|esi|mbb|rfa?|steroid|interlaminar|joint|lateral|sacral|ablation|itself|one|alone|also|on|at|to|and"
    r"|\([^()]{0,30}\))[\s)]*)*"
)
_JOINS = re.compile(r"(?:^|[,:;)\u2013\u2014]|\s-|\b(?:and|but|so|it|which|that|then|however|this))\s*$")
_HERE = re.compile(
    r"\b(?:this|that|the (?:same|latter|last|upper|lower)|the) (?:level|joint|foramen|nerve|site|interspace|branch|one|1|attempt)\b(?! (?:below|above|beneath|down|up|caudad|cephalad))"
    r"|\b(?:there|here)\b"
)
_AT_FIRST = re.compile(r"\b(?:at first|initially|(?:on )?(?:the |my )?first (?:pass|attempt|try))\b")
_AGAIN = re.compile(
    r"\b(?:re-?positioned|re-?directed|re-?advanced|re-?entered|(?:second|third|another|different|new|steeper|lateral) "
    r"(?:attempt|pass|needle|angle|approach|trajectory|try)|eventually|ultimately|finally|then (?:successfully|entered|accessed"
    r"|injected|advanced)|(?:was|were) (?:then |now )?successful\w*|successfully|succeeded|until)\b"
)
_IN_VAIN = re.compile(
    r"\b(?:same|fail\w*|unsuccess\w*|not|abandon\w*|abort\w*|without|again|no better|removed|withdrawn|alone|stopped)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:ago|last (?:week|month|year|visit|time)|previous(?:ly)?|prior(?! to)|in (?:19|20)\d\d|at that time)\b"
)
_HAD = re.compile(r"\b(?:had|has|have) (?:\w+ly )?$")
_PERHAPS = re.compile(r"\b(?:if|will|may|unless|should)\b")
_ELSEWHERE = frozenset(
    {"history", "past_procedures", "consent", "instructions", "copied", "indication", "imaging_review", "exam", "medications",
     "allergies", "timeout"}
)
_ENDS = re.compile(r"[.;\n]|,? (?:so|but|because|since|due|instead|then)\b|, (?:and|the|we|i)\b|\b(?:as|and) (?:the|it|there|we|i)\b")


class Undone(NamedTuple):
    """A statement that a level was not done, the side it speaks of, and the kinds of act it names."""

    level: Level | None  # None: whatever was done on that side
    side: Side | None
    kinds: frozenset[str]


def take_back(made: Scene) -> None:
    """Move the levels of performed acts that the note takes back; an act that has none left was not done."""
    said = list(_statements(made))
    if not said:
        return
    for act in [a for a in made.acts if a.done and a.places]:
        for one in said:
            if not one.kinds or one.kinds & _alike(act.kind):
                _without(made, act, one)


def _alike(kind: str) -> frozenset[str]:
    return EPIDURALS if kind in EPIDURALS else frozenset({kind})


def _without(made: Scene, act: SpineAct, one: Undone) -> None:
    if one.level is not None and not _fits(act.kind, one.level.noun):
        return
    roots = act.kind in EPIDURALS
    gone = [p for p in act.places if one.level is None or _names(p.level, roots) & _names(one.level, roots)]
    for place in gone:
        if one.side in (Side.RT, Side.LT) and place.side in (None, Side.BIL):
            place.side = sides.opposite(one.side)  # "the left L5-S1 was not injected": if any, the right
        elif one.side is place.side and one.side and _turned(made.doc, place, one.side):
            place.side = sides.opposite(one.side)
        elif one.side in (None, Side.BIL, place.side):
            act.places.remove(place)
            place.status = Assertion.ABORTED_AFTER
            _undone_act(made, act).places.append(place)
    if gone and not act.places:
        act.status = Assertion.ABORTED_AFTER


def _fits(kind: str, noun: str) -> bool:
    """Whether a level of that noun may be one of the act: a disc or a foramen is none of a facet injection."""
    allowed = KIND_OF_NOUN.get(noun)
    return noun not in ("disc", "vertebra") and (allowed is None or kind in allowed)


_TURN = re.compile(
    r"\b(?:c-?arm|fluoroscope|intensifier|tube|beam|machine)\b[^.;\n]{0,50}\b(?:rotat|turn|tilt|obliqu|swung|angl)\w*"
    r"[^.;\n]{0,20}\bto(?:ward)?s? (?:the )?(?:opposite|(?P<s>right|left))\b"
)


def _turned(doc: Document, place: Place, denied: Side) -> bool:
    """Whether the side of a level was said far from it, and its own item turns the C-arm to the other one."""
    item = doc.item_at(place.level.start)
    if place.side_at and item.start <= place.side_at[0] < item.end:
        return False
    turned = {m["s"] for m in doc.find(_TURN, item)}
    return bool(turned) and {"right": Side.RT, "left": Side.LT}.get(turned.pop() or "") is sides.opposite(denied)


def _undone_act(made: Scene, act: SpineAct) -> SpineAct:
    state = Assertion.ABORTED_AFTER
    other = next((a for a in made.acts if a.kind == act.kind and a.status is state and a is not act), None)
    if other is None:
        other = SpineAct(act.kind, state)
        made.acts.append(other)
    return other


def _names(level: Level, roots: bool = True) -> frozenset[str]:
    """What a level may be called: a root goes by its foramen too, a branch of a joint does not."""
    if level.pairs or not roots:
        return frozenset(level.pairs or level.points)
    return frozenset(level.points) | {anatomy.foramen_of_root(p) for p in level.points}


def _statements(made: Scene) -> Iterator[Undone]:
    doc = made.doc
    at = 0
    for key in doc.find(_KEYS):
        low = max(at, key.start() - 40)
        match = _TAKEN_BACK.search(doc.norm, low, min(len(doc.norm), key.end() + 90))
        if match is None:
            continue
        at = match.end()
        if _of_today(doc, match) and not _done_after_all(doc, match):
            found = _spoken_of(doc, match)
            for level, side in found:
                yield Undone(level, side, _kinds(made, match, [lv for lv, _ in found]))
            side = _side_alone(doc, match) if not found else None
            if side is not None:
                yield Undone(None, side, frozenset())


_WHOLE_SIDE = re.compile(r"\b(?:the |her |his )(?P<s>right|left)(?: side| ones?| joints?| foram\w+| facets?)? (?:\w+ly )?$")


def _side_alone(doc: Document, match: re.Match[str]) -> Side | None:
    """ "The left side was abandoned": a side that a statement takes back without naming a level."""
    if match.lastgroup != "subject":
        return None
    said = _WHOLE_SIDE.search(doc.norm, max(doc.sentence_at(match.start()).start, match.start() - 40), match.start())
    return None if said is None else Side.RT if said["s"] == "right" else Side.LT


def _of_today(doc: Document, match: re.Match[str]) -> bool:
    if doc.section_at(match.start()).kind in _ELSEWHERE or any(r.holds(match.start()) for r in doc.copied):
        return False
    sentence = doc.sentence_at(match.start())
    words = doc.norm[max(sentence.start, match.start() - 200) : min(sentence.end, match.end() + 120)]
    if _HAD.search(doc.norm, max(sentence.start, match.start() - 20), match.start()):
        return False
    if _OTHER_TIME.search(words) or _PERHAPS.search(doc.norm, max(sentence.start, match.start() - 40), match.start()):
        return False
    return not any(told == "past" for _, told in dates.within(doc, sentence))


def _done_after_all(doc: Document, match: re.Match[str]) -> bool:
    """ "could not be entered at first ...; the needle was repositioned and ...": a try before the one that went in."""
    sentence = doc.sentence_at(match.start())
    if _AT_FIRST.search(doc.norm, max(sentence.start, match.start() - 60), match.end() + 40):
        return True
    stop = match.end() + 220
    own = {n for lv in anatomy.levels_in(doc.norm, sentence.start, match.start()) for n in _names(lv)}
    others = (lv.start for lv in anatomy.levels_in(doc.norm, match.end(), stop) if own and not _names(lv) & own)
    stop = min((*others, stop))
    again = _AGAIN.search(doc.norm, match.end(), stop)
    return again is not None and not _IN_VAIN.search(doc.norm, again.start(), min(stop, again.end() + 120))


def _spoken_of(doc: Document, match: re.Match[str]) -> list[tuple[Level, Side | None]]:
    """The levels that a statement takes back, each with the side it names."""
    sentence = doc.sentence_at(match.start())
    behind = _behind(doc, match, sentence)
    kind = match.lastgroup
    if kind == "drug" and not _no_drug_at_all(doc, match, sentence):
        return []
    if behind and kind in ("object", "lesion", "drug"):
        return _sided(doc, behind, Region(match.end(), min(behind[-1].end + 24, sentence.end)))
    before = _last(doc, sentence.start, match.start())
    if before:
        gave = _gave(doc, before[-1].end, match.start())
        if gave is None and (kind in ("alone", "lesion", "drug") or _is_subject(doc, before, match)):
            found = _sided(doc, before, Region(sentence.start, match.start()))
            after = None if any(side for _, side in found) else _side(doc, match.end(), match.end() + 16, sentence)
            return [(level, side or after) for level, side in found]
        side = None if gave is None else _side(doc, gave, match.start(), sentence)
        return [(level, side) for level in before] if side and kind == "subject" else []  # "... injected, the left was not"
    if kind == "alone" or _HERE.search(doc.norm, sentence.start, min(sentence.end, match.end() + 40)):
        section = doc.section_at(match.start())
        said = _last(doc, max(section.start, sentence.start - 400), sentence.start)
        if len(said) == 1:
            return [(said[0], _side(doc, said[0].start - 30, said[0].end + 24, doc.sentence_at(said[0].start)))]
    return []


def _sided(doc: Document, levels: list[Level], within: Region) -> list[tuple[Level, Side | None]]:
    """Each level with the side word that governs it in a stretch."""
    words = [w for w in words_in(within, sides.sides(doc.norm)) if w.side]
    bound = sides.bind(doc.norm, [(lv.start, lv.end) for lv in levels], words)
    return [(lv, b.side) for lv, b in zip(levels, bound, strict=True)]


def _no_drug_at_all(doc: Document, match: re.Match[str], sentence: Region) -> bool:
    """Whether no drug went in, and not only no steroid: it says so of the place, or the needle came out."""
    text = doc.norm
    rest = text[match.end() : min(sentence.end, match.end() + 60)]
    if re.search(r"\b(?:only|just|but|besides|other)\b", rest):
        return False
    removed = re.search(r"\bneedles? (?:was |were )?(?:removed|withdrawn|pulled)\b", text[sentence.start : sentence.end])
    return bool(removed or _HERE.search(rest) or anatomy.levels_in(text, match.end(), match.end() + 30))


def _behind(doc: Document, match: re.Match[str], sentence: Region) -> list[Level]:
    """The levels of the first list behind a statement, within its clause."""
    end = _ENDS.search(doc.norm, match.end(), sentence.end)
    stop = min(end.start() if end else sentence.end, match.end() + 90)
    found = [lv for lv in anatomy.levels_in(doc.norm, match.end(), stop) if lv.noun not in NOT_TREATED]
    return [lv for lv in found if lv.group == found[0].group]


def _last(doc: Document, start: int, end: int) -> list[Level]:
    """The last list of levels in a stretch."""
    found = [
        lv
        for lv in anatomy.levels_in(doc.norm, start, end)
        if lv.end <= end and (lv.noun not in NOT_TREATED or (lv.noun == "finding" and lv.form != "range"))
    ]  # "at L5-S1 severe stenosis stopped the needle, it could not be entered"
    return [lv for lv in found if lv.group == found[-1].group]


def _is_subject(doc: Document, levels: list[Level], match: re.Match[str]) -> bool:
    """Whether a statement is about the levels before it: only their noun, or an aside, stands between."""
    if match.lastgroup == "object":
        return False
    gap = doc.norm[levels[-1].end : match.start()]
    return bool(_THING.fullmatch(gap) or (len(gap) < 160 and _JOINS.search(gap)))


def _gave(doc: Document, start: int, end: int) -> int | None:
    """Where between two places something is told as given: what follows speaks of another."""
    for match in _GAVE.finditer(doc.norm, start, end):
        if not _NO.search(doc.norm, max(start, match.start() - 40), match.start()):
            return match.end()
    return None


def _side(doc: Document, start: int, end: int, within: Region) -> Side | None:
    here = words_in(Region(max(start, within.start), min(end, within.end)), sides.sides(doc.norm))
    return here[-1].side if here else None


def _kinds(made: Scene, match: re.Match[str], levels: list[Level]) -> frozenset[str]:
    """The kinds of procedure that the statement names."""
    start, end = min(levels[0].start, match.start()), max(levels[-1].end, match.end())
    sentence = made.doc.sentence_at(match.start())
    start, end = max(start, sentence.start), min(end + 30, sentence.end)
    named = {
        made.kind[i] for i in made.hits.range(start, end) if i in made.kind and made.hits[i].row.strength == "name"
    }
    return frozenset(k for k in named if k in FAMILY)
