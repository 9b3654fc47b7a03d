"""What a note takes back: a level tried and left for another one, a plan carried out the same day."""

from __future__ import annotations

import re

from guardrails.claim import Side
from guardrails.reading import sides
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import BODY
from guardrails.reading.spine_acts import Place, Scene, SpineAct, in_body, words_in

_SWITCH = re.compile(
    r"\b(?:switch\w*|moved?|changed|went|dropped|converted|redirected|re-?entered)\b[^.;\n]{0,40}\b(?:to"
    r"|at)\s(?:the\s|an?\s)?(?:(?:left|right|bilateral)\s)?$|\binstead\b[^.;\n]{0,30}$"
)
_SWITCH_AFTER = re.compile(r"^[^.;\n]{0,60}\binstead\b")
_FAILED = re.compile(
    r"\b(?:could not|couldn't|unable|unsuccess\w*|abandon\w*|attempt\w*|dural puncture|wet tap|csf|heme"
    r"|blocked|calcif\w*|inaccessible|fusion mass|osteophyte|would not|"
    r"not be (?:entered|advanced|passed|accessed)|tried|too (?:narrow|stenotic|tight|small)|no access"
    r"|impossible|failed|withdrawn|stopped|aborted|paresthesia)\b"
)


def supersede(made: Scene) -> None:
    """A level that was tried and left for another one is aborted; the one that was reached is done."""
    text = made.doc.norm
    for act in [a for a in made.acts if a.done]:
        for place in list(act.places):
            start = place.level.start
            lead = text[max(0, start - 70) : start]
            if _FAILED_AT.search(lead) or _not_done(text, place):
                _moved(made, act, place, Assertion.ABORTED_AFTER)
                continue
            if not (_SWITCH.search(lead) or _SWITCH_AFTER.match(text[place.level.end : place.level.end + 80])):
                continue
            for old in [p for p in act.places if p.level.start < start and start - p.level.end < 260]:
                if _FAILED.search(text, max(0, old.level.start - 60), start):
                    _moved(made, act, old, Assertion.ABORTED_AFTER)


_NOT_DONE_AFTER = re.compile(
    r"\s?(?:[\w-]+\s){0,3}?(?:foramen|level|joint|facet|side|needle|nerve|branch)?\s?"
    r"(?::[^\n.]{0,25}?\b(?:not (?:done|injected|treated|performed)|skipped|omitted|deferred|cancell?ed|aborted"
    r"|abandoned)"
    r"|(?:needle )?(?:could not|couldn't|was not|were not) (?:be )?"
    r"(?:entered|seated|accessed|advanced|reached|done|injected|treated|performed)"
    r"|(?:was|were) (?:abandoned|aborted|omitted|skipped|spared|deferred)|omitted|skipped)\b"
)
_TOO = re.compile(
    r"[^.\n]{0,60}\b(?:could not be (?:advanced|entered|accessed|passed)|(?:was|level was) (?:abandoned|aborted))\b"
)


def _not_done(text: str, place: Place) -> bool:
    """Whether the words after a level say that it was not done: "the L3-4 was not", "too stenotic ... abandoned"."""
    after = text[place.level.end : place.level.end + 110]
    return bool(_NOT_DONE_AFTER.match(after) or (_TOO.match(after) and " so " not in after))


_FAILED_AT = re.compile(
    r"\b(?:fail(?:ed|ing|ure)|unsuccessful\w*|unable to (?:enter|access|pass)|could not (?:enter|access"
    r"|pass))"
    r"\s(?:\w+\s){0,2}(?:at|in|through)?\s?(?:the\s)?$"
)


def _moved(made: Scene, act: SpineAct, place: Place, status: Assertion) -> None:
    """Take a place out of its act and into the act of another status."""
    if place not in act.places or len(act.places) == 1:
        return
    act.places.remove(place)
    place.status = status
    other = next((a for a in made.acts if a.kind == act.kind and a.status is status), None)
    if other is None:
        other = SpineAct(act.kind, status)
        made.acts.append(other)
    other.places.append(place)


_TODAY = re.compile(r"\b(?:today|this (?:visit|morning|afternoon)|now)\b")


def adopt(made: Scene) -> None:
    """A performed act without levels takes those of "proceed today with ..." in the plan."""
    for act in made.acts:
        if not act.done or act.places:
            continue
        for other in made.acts:
            if other.kind == act.kind and other.status is Assertion.PLANNED:
                act.places += [
                    p for p in other.places if _TODAY.search(made.doc.words(made.doc.sentence_at(p.level.start)))
                ]


_LEFT_UNDONE = re.compile(
    r"\b(?:not (?:be )?(?:done|performed|injected|attempted|carried out|started|entered|reached)|deferred"
    r"|cancell?ed|omitted|aborted|abandoned|postponed)\b"
)
_UNDONE = (Assertion.NEGATED, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE)


_EQUIPMENT = re.compile(r"\s?(?:cannul\w*|probes?|electrodes?|needles?|generators?|kits?|cords?|machine|leads?|tray)\b")


def _only_tools(made: Scene, act: SpineAct) -> bool:
    """Whether an act rests on the names of tools alone: "RF cannulae, opened, unused"."""
    text = made.doc.norm
    return not act.places and all(_EQUIPMENT.match(text, h.end) for h in act.hits)


def _same(made: Scene, done: SpineAct, undone: SpineAct) -> bool:
    """Whether what the body takes back is what the title states, and not another level or side of its kind."""
    if not any(in_body(made.doc, start) for start, _ in undone.marks()):
        return made.whole is not None and made.whole is not made.doc
    ours, theirs = ({n for p in a.places for n in (p.level.pairs or p.level.points)} for a in (done, undone))
    mine, gone = _said_sides(made, done), _said_sides(made, undone)
    return (not theirs or not ours or theirs >= ours) and (not gone or gone >= mine > set())


def _said_sides(made: Scene, act: SpineAct) -> set[Side]:
    """The single sides in the sentences that name an act."""
    words = sides.sides(made.doc.norm)
    said = {w.side for start, _ in act.marks() for w in words_in(made.doc.sentence_at(start), words) if w.side}
    return {one for side in said for one in ((Side.RT, Side.LT) if side is Side.BIL else (side,))}


def take_back(made: Scene) -> None:
    """One procedure of several that only the title states as done, and of which the body says that it was not."""
    doc = made.doc
    several = made.whole is not None and made.whole is not doc
    for act in [a for a in made.acts if a.done]:
        tools = _only_tools(made, act)
        if any(in_body(doc, start) for start, _ in act.marks()) and not tools:
            continue
        said = next((a.status for a in made.acts if a.kind == act.kind and a.status in _UNDONE and (tools or _same(made, act, a))), None)
        if several and said is None and any(_LEFT_UNDONE.search(doc.norm, s.start, s.end) for s in doc.sections if s.kind in BODY):
            said = Assertion.NEGATED
        if said is not None:
            act.status = said
            for place in act.places:
                place.status = said
