"""One muscle named in a note: whether a needle went into it, and what became of that.

Told in its own sentence (a deed, a volume, units, a local anesthetic), in its row of a table, under a label or a
ticked box of muscles injected, or in a later sentence that speaks of them all ("1 mL was placed into each").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from guardrails.reading import boxes, gather, muscle_rows, muscle_words, shot_denied, shot_spots, shot_words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shot_spots import Spot

_VOLUME = r"\b\d+(?:\.\d+)?\s?(?:ml|mls|cc|ccs|milliliters?|mills)\b"
_NEEDLE = (
    r"\b\d\d\s?-?g(?:a|auge)?\b|\bneedles?\b[^.;\n]{0,40}\b(?:in|into|to|through|along|advanced|inserted|placed)\b"
    r"|\bneedle\s(?:sticks?|passes|punctures?|insertions?)\b|\bput\sthe\sneedle\b|\bpiston\w*|\bfann(?:ed|ing)\b"
)
#: What tells by itself that a needle gave something.
_GIVEN = rf"{shot_words.DEED}|{_VOLUME}|{shot_words.UNITS}|{shot_words.LOCAL}|{_NEEDLE}|{shot_words.DOSED}"
_DID = r"\b(?:i|we)\s(?:then\s|also\s)?did\b(?!\snot)|\bwent\sinto\b|\bwere\sdone\b"
_NAMED = rf"{_DID}|{shot_words.DRY}|{shot_words.TPI}|{shot_words.TONE}|{shot_words.TOXIN}"
#: A sentence that speaks of all muscles named before it.
_ALL = (
    r"\b(?:each|both|every|all)\s(?:of\s(?:the|these|those|them)\b|(?:the|these|those)?\s?(?:\d\s)?(?:muscles?|bands?"
    r"|points?|sites?|one|1|spots?|area\w*|knots?)\b)|\b(?:in|into|to|at|for)\s(?:each|both|all)\b|\beach\s(?:was"
    r"|got|received|with|muscle)\b|\b(?:all|both)\s(?:\d\s)?(?:were|got|received)\b|\b(?:these|those|they|them)\b"
    r"|\bthe\s(?:muscles"
    r"|bands|(?:trigger\s|tender\s)?points|areas|sites|knots)\b|\bapiece\b|\bper\smuscle\b"
)
#: A sentence that means muscles themselves.
_MEANT = (
    rf"{shot_words.TPI_SIGNS}|{shot_words.UNITS}|{shot_words.TOXIN}|{shot_words.DRY}|\bsticks\b|\bneedle\s(?:passes|punctures)\b"
    rf"|\bmuscles\b[^.;\n]{{0,30}}"
    r"\binject|\bbands?\b|\bknots?\b|\bspots\b|\bmarked\b|\b(?:each|every)\s(?:muscle|spot|point|site)\b"
)
_BESIDE = (
    r"\b(?:between|along|off|under|underneath|beneath|below|above|over|through|past|behind|near|lifted|lifting|raised"
    r"|separat\w+|(?:deep|superficial|lateral|medial|adjacent|anterior|posterior|superior|inferior|next|close)\sto)"
    r"\s(?:(?:the|his|her|right|left|both|muscles?|bell(?:y|ies)|of|and|pecs?|major|minor|pectoralis|serratus|anterior"
    r"|fascia|edge|border)\s)*$"
)
_BETWEEN = (
    r"\bbetween\s(?:[\w-]+\s){1,5}and\s(?:the\s)?$"
    r"|\b(?:showed|shows|identified|identifying|visuali\w+|saw|seeing|scanned)\s(?:[\w-]+,?\s){0,5}$"
)
_SEEN = (
    r"(?:\sand\s\w+(?:\s\w+)?)?\s(?:was|were)\s(?:then\s|first\s|clearly\s)?"
    r"(?:identified|seen|visuali\w+|lifted|separated|recogni\w+|scanned)\b"
)
#: Units a muscle, the word for them left out.
_SHARE = r"\b\d{2,3}\s(?:apiece|each|ea|per\smuscle|in\seach|to\seach|into\seach)\b"
#: A scale of tone or strength: what was found, not what was given.
_SCALE = r"\b(?:ashworth|mas|tardieu|strength|mmt|tone|rom|prom|power|grade[sd]?)\b"
#: The needle went through it.
_THROUGH = (
    r"\b(?:pass(?:ed|es|ing)?|travers\w+|pierc\w+|penetrat\w+|cross(?:ed|ing)|pops?)\b[^.;:\n]{0,40}$"
)
#: The layers of the belly wall, and the blocks whose needle passes them.
_WALL = frozenset({"external_oblique", "internal_oblique", "transversus_abdominis"})
_WALL_BLOCK = r"\b(?:inguinal|ilio-?inguinal|hypogastric|genito\w*|tap|planes?|intercostal|blocks?)\b"
#: Looked at and left: no muscle of a list of those to be treated.
_QUIET = (
    r"\b(?:not\s(?:\w+\s)?(?:tender|injected|needled|treated|touched|involved|painful)|quiet|normal|soft|uninvolved"
    r"|spared|left\s(?:\w+\s)?alone|did\snot|no\s(?:trigger|taut|tender|band)|without|negative|skipped|avoided)\b"
)
_LIMB_TENDON = r"\b(?:sheaths?|tend[io]\w*|groove|tenosynov\w*|enthes\w*|epicondyl\w*|insertion|origin)\b"
_LIMBS = (muscle_words.UPPER, muscle_words.LOWER)
_LABEL = (
    r"(?:^|\n|\s{2,}|[|.;]\s)\s?(?:muscles?|trigger\spoints?|tpis?|sites?|(?:muscles?|sites?|trigger\spoints?"
    r"|locations?)"
    r"\s(?:injected|treated|needled)|(?:\w+\s(?:and|&|/)\s)?(?:injected|treated|needled)|target\smuscles?|locations?)(?:\s\([^)\n]*\))?\s?:[^\n:]{0,200}$"
)
#: The limb over its muscles in a note of toxin: "Right leg: adductors, hamstrings".
_LIMB_LABEL = (
    r"(?:^|\n|[.;]\s)\s?(?:(?:right|left|rt|lt|r|l|both|bilateral)\s(?:upper\s|lower\s)?(?:arm|leg|limb|extremity|hand"
    r"|forearm|thigh|calf|foot|ue|le)|[rlb](?:ue|le))\s?(?:muscles\s?)?:[^.\n:]{0,120}$"
)
#: The line over a list or boxes of muscles that were injected.
_HEAD = rf"{shot_words.DRY}|\bmuscles?\b|\bsites?\b|\binject\w*|\btreated\b|\bneedled\b|{shot_words.TPI}|{shot_words.TOXIN}"
#: How many sentences on a word for all of them may follow.
_AFTER = 4


def judge(doc: Document, spot: Spot) -> None:
    """Whether the words around a muscle speak of a needle in it, and what became of that."""
    text = doc.norm
    spot.body = doc.section_at(spot.start).kind != "title"
    sentence = doc.sentence_at(spot.start)
    words = doc.words(sentence)
    if _is_tendon(spot, words) or _is_letters(doc, spot) or _is_landmark(doc, spot, words):
        return
    if rx(_SCALE).search(words) and not rx(rf"{_GIVEN}|{_NAMED}").search(words):
        return
    boxed = _boxed(doc, spot)
    found = None if boxed else muscle_rows.row(doc, spot.start, spot.end) or muscle_rows.column(doc, spot.start, spot.end)
    if found is not None and _in_shots(doc, spot):
        _by_row(doc, spot, found)
        return
    lead = text[max(0, spot.start - 90) : spot.start]
    named = bool(rx(shot_words.PROCEDURE_AFTER).match(text, spot.end) or rx(shot_words.PROCEDURE_BEFORE).search(lead))
    own = list(rx(shot_words.TPI).finditer(lead))  # "GONB + TPI R trapezius": what stands before the name is another's
    if shot_spots.rival_beside(doc, spot, lead, named) and not (own and not rx(shot_words.RIVAL).search(lead[own[-1].end() :])):
        return
    listed = boxed or labelled(doc, spot)
    if not listed and not named and (_systemic(words) or shot_spots.only_examined(doc, spot)):
        return
    spot.strong = named
    spot.told = listed or amount(doc, spot) or _given(doc, spot, words)
    later = rx(shot_words.FUTURE).search(words) and not rx(_GIVEN).search(words)  # "tender; trigger points next time"
    spot.acted = named or spot.told or (not later and rx(_NAMED).search(words) is not None)
    if spot.acted:
        spot.status = shot_spots.status(doc, spot)


def _given(doc: Document, spot: Spot, words: str) -> bool:
    """Whether the part of its sentence between semicolons gives something, or another part gives it to each."""
    if rx(_GIVEN).search(shot_spots.part(doc, spot)):
        return True
    meant = rx(rf"{_ALL}|{_NAMED}").search(words) or rx(rf"{shot_words.TPI}|{shot_words.TOXIN}").search(doc.norm)
    if meant is not None and rx(_GIVEN).search(words):
        return True
    return rx(_SHARE).search(words) is not None and doc.first(rx(shot_words.TOXIN)) is not None


def _told_in_plan(doc: Document, spot: Spot, words: str) -> bool:
    """A plan that goes on to tell the work: "TPI today (below)", then "trapezius - 1 mL lidocaine; twitch"."""
    section = doc.section_at(spot.start)
    if section.kind != "plan" or rx(shot_words.FUTURE).search(words) or not rx(_VOLUME).search(words):
        return False
    return rx(r"\btwitch\w*|\btolerated\b").search(words) is not None or (
        rx(rf"(?:{shot_words.TPI}|\binj\w*)[^.;\n]{{0,20}}\btoday\b").search(doc.words(section)) is not None
    )


def together(doc: Document, spots: Sequence[Spot]) -> None:
    """Muscles found and marked in one sentence, injected in a later one that speaks of each of them."""
    muscles = [s for s in spots if s.kind == shot_spots.MUSCLE and s.name in _NAMES and not _tested(doc, s)]
    if all(s.done for s in muscles):
        return
    for match in doc.find(rx(_ALL)):
        sentence = doc.sentence_at(match.start())
        words = doc.words(sentence)
        if any(sentence.holds(s.start) for s in muscles) or not rx(_GIVEN).search(words) or _systemic(words):
            continue
        if not _today(doc, match.start(), match.end(), words):
            continue
        said = rx(_SO_MANY).search(words)
        for spot in _before(doc, sentence, muscles, int(said["n"]) if said else 0):
            spot.acted = spot.told = True
            spot.status = Assertion.PERFORMED


def shared(doc: Document, spots: Sequence[Spot]) -> None:
    """A list of muscles shares what became of its head: "TPI 2/14 by Dr. X: trapezius, levator, 1 mL each"."""
    muscles = [s for s in spots if s.kind == shot_spots.MUSCLE and s.acted]
    for spot in muscles:
        if spot.status is Assertion.PLANNED and _told_in_plan(doc, spot, doc.words(doc.sentence_at(spot.start))):
            spot.status = Assertion.PERFORMED
    for spot in muscles:
        if spot.status is Assertion.PERFORMED and (over := _toxin_head(doc, spot)) in _OTHER_DAY:
            spot.status = over
        elif spot.status in (Assertion.PERFORMED, Assertion.MENTION) and (other := _named_only(doc, spot, muscles)):
            spot.status = other
    for first, second in pairwise(muscles):
        if second.status not in (Assertion.PERFORMED, Assertion.MENTION) or first.status not in _OTHER_DAY:
            continue
        gap = doc.norm[first.end : second.start]
        head = first.name not in _NAMES and rx(r"[^.;\n]{0,60}:[\s\w/]{0,20}").fullmatch(gap)
        if head or rx(_LIST).fullmatch(gap):
            second.status = first.status


def _named_only(doc: Document, spot: Spot, muscles: Sequence[Spot]) -> Assertion | None:
    """What became of the work that its sentence names and does not tell: "trigger point injections vs PT for the traps"."""
    sentence = doc.sentence_at(spot.start)
    named = [s for s in muscles if s.name not in _NAMES and sentence.start <= s.start < spot.start]
    if spot.name not in _NAMES or not named or any(s.status not in _OTHER_DAY for s in named):
        return None
    told = rf"{_VOLUME}|{shot_words.UNITS}|{shot_words.LOCAL}|{_TODAY}|\b(?:was|were)\s(?:\w+\s)?(?:injected|needled|treated|given|done)\b|\bprovided\b|{_DID}"
    return None if rx(told).search(doc.words(sentence)) else named[-1].status


def _toxin_head(doc: Document, spot: Spot) -> Assertion | None:
    """What became of the toxin over a list in its sentence: "Recommend Botox 300 units: biceps 100, FDS 100"."""
    from guardrails.reading import shot_agents

    sentence = doc.sentence_at(spot.start)
    named = list(rx(shot_words.TOXIN).finditer(doc.norm, sentence.start, spot.start))
    if not named or ":" not in doc.norm[named[-1].end() : spot.start]:
        return None
    if rx(rf"{_TODAY}").search(doc.norm, sentence.start, sentence.end):
        return None
    return shot_agents.toxin_status(doc, *named[-1].span())


_TODAY = r"\b(?:today|now|this\s(?:visit|session|time))\b"
#: What a list of muscles takes over from its head: another day, another hand.
_OTHER_DAY = frozenset(
    {
        Assertion.HISTORICAL,
        Assertion.PLANNED,
        Assertion.HYPOTHETICAL,
        Assertion.SOMEONE_ELSE,
        Assertion.CONSENT,
        Assertion.COPIED,
    }
)
_LIST = r"(?:[\s,/&+]|and|the|right|left|bilateral|bilat|both|rt|lt|r|l|b/l|b|upper|lower|middle|muscles?)*"
_NAMES = frozenset(t.name for t in muscle_words.MUSCLES)


def _today(doc: Document, start: int, end: int, words: str) -> bool:
    kind = doc.section_at(start).kind
    if kind in gather.SILENT_SECTIONS or rx(shot_words.FUTURE).search(words):
        return False
    return gather.status(doc, start, end) in (Assertion.PERFORMED, Assertion.MENTION)


#: "Each of the 3 muscles", "every one of the 4", "all 5".
_SO_MANY = r"\b(?:each|every(?:\s(?:one|1))?|all|both)\s(?:of\s)?(?:the\s|these\s|those\s)?(?P<n>\d)\b"


def _before(doc: Document, sentence: Region, muscles: Sequence[Spot], wanted: int) -> list[Spot]:
    """The muscles of the nearest sentence before that names some which nothing says were left alone; where a number
    is told, of as many sentences as it takes."""
    at, section = sentence.start, doc.section_at(sentence.start)
    found: list[Spot] = []
    names: set[str] = set()
    for _ in range(_AFTER):
        if at <= section.start:
            break
        previous = doc.sentence_at(at - 1)
        at = previous.start
        names.update(s.name for s in muscles if s.done and previous.holds(s.start))
        here = [s for s in muscles if not s.done and previous.holds(s.start)]
        here = [s for s in here if not rx(rf"{_QUIET}|{_SCALE}").search(shot_spots.part(doc, s))]
        if here and not any(s.status in gather.NOT_DONE and s.acted for s in here):
            found += here
            names.update(s.name for s in here)
            if len(names) >= wanted:
                return found
    return [] if wanted else found


def _is_tendon(spot: Spot, words: str) -> bool:
    """A limb's muscle whose sheath, tendon or origin was injected: another family's place."""
    if spot.target.family not in _LIMBS or not rx(_LIMB_TENDON).search(words):
        return False
    return not rx(
        rf"{shot_words.UNITS}|{shot_words.TPI_SIGNS}|{shot_words.TOXIN}|{shot_words.DRY}|\bbell(?:y|ies)\b"
    ).search(words)


#: What a muscle answers with when a nerve beside it is tested before a lesion.
_TESTED = r"\bmotor\b|\bstimulat\w+|\d\s?(?:hz|hertz)\b|\bvolts?\b|\b\d(?:\.\d)?\s?(?:v|ma)\b"


def _tested(doc: Document, spot: Spot) -> bool:
    """A muscle that moved when a nerve beside it was tested."""
    words = doc.words(doc.sentence_at(spot.start))
    return bool(rx(_TESTED).search(words)) and not rx(rf"{shot_words.TPI}|{shot_words.TOXIN}|{shot_words.DRY}|\binject").search(words)


def _is_landmark(doc: Document, spot: Spot, words: str) -> bool:
    """A muscle that the needle or the fluid passed, lay under, was seen beside, or that a tested nerve moved."""
    if _tested(doc, spot):
        return True
    if rx(_MEANT).search(words):
        return False
    lead = doc.norm[max(0, spot.start - 60) : spot.start]
    if spot.name in _WALL and doc.first(rx(_WALL_BLOCK)) and not doc.first(rx(shot_words.TPI)):
        return True
    return bool(rx(rf"{_BESIDE}|{_BETWEEN}|{_THROUGH}").search(lead) or rx(_SEEN).match(doc.norm, spot.end))


def _is_letters(doc: Document, spot: Spot) -> bool:
    """Two letters that name a muscle only in a record of toxin with others beside them."""
    if doc.norm[spot.start : spot.end] not in muscle_words.LETTERS:
        return False
    line = doc.words(doc.item_at(spot.start))
    told = rf"{shot_words.TOXIN}|{shot_words.UNITS}|{shot_words.TPI}|{shot_words.DRY}|\bcd:"
    return not rx(told).search(line) and not rx(shot_words.TOXIN).search(
        doc.norm
    )


def _in_shots(doc: Document, spot: Spot) -> bool:
    """A table in the account of the work, of a note that injects."""
    if doc.section_at(spot.start).kind in gather.SILENT_SECTIONS - {"medications", "nursing"}:
        return False
    return (
        doc.first(rx(rf"{shot_words.DEED}|{shot_words.TPI}|{shot_words.TOXIN}|{shot_words.DRY}|\btrigger\spoint"))
        is not None
    )


def _by_row(doc: Document, spot: Spot, found: muscle_rows.Row) -> None:
    spot.acted = spot.told = True
    spot.side, spot.sites, spot.units = found.side, found.sites, found.units
    if not found.done:
        spot.status = Assertion.NEGATED
        return
    said = shot_spots.status(doc, spot)
    spot.status = Assertion.PERFORMED if said is Assertion.MENTION else said


def _boxed(doc: Document, spot: Spot) -> bool:
    """A box of a list of muscles to inject; what its mark says is the status's affair."""
    if boxes.ticked(doc.norm, spot.start, spot.end) is None and doc.item_at(spot.start).marked is None:
        return False
    if doc.section_at(spot.start).kind in gather.SILENT_SECTIONS:
        return False
    return rx(_HEAD).search(_head(doc.norm, spot.start)) is not None


def _head(text: str, at: int) -> str:
    """The label of a line of boxes, or the line over the run of such lines."""
    for _ in range(8):
        low = text.rfind("\n", 0, at) + 1
        label = re.match(r"[^\n:\[(]{3,60}(?:\([^)\n]*\))?:", text[low:at])
        if label:
            return label[0] if low < at and _ == 0 else text[low : max(low, text.find("\n", low))]
        if not re.match(r"\s*(?:[-*\u2022]\s)?(?:\[|\(|\u2610|\u2612|\u2713|_)", text[low:]):
            return text[low : low + 80]
        if low == 0:
            return ""
        at = low - 1
    return ""


def amount(doc: Document, spot: Spot) -> bool:
    """A muscle with its units: "soleus 50"."""
    return (
        rx(r"(?:\smuscles?)?[\s:,(-]{1,2}\d{1,3}\b(?!\s?(?:ml|cc|%|/|x\b|times|mg|\.\d))").match(doc.norm, spot.end)
        is not None
    )


def labelled(doc: Document, spot: Spot) -> bool:
    """A list of muscles under a label of its own, on its line or over its list."""
    text = doc.norm
    if rx(_LABEL).search(text[max(0, spot.start - 230) : spot.start]):
        return True
    if rx(_LIMB_LABEL).search(text[max(0, spot.start - 160) : spot.start]) and doc.first(rx(shot_words.TOXIN)):
        return True
    low = text.rfind("\n", 0, spot.start) + 1
    while low and _listed(doc, low):
        low = text.rfind("\n", 0, low - 1) + 1
        line = text[low : text.find("\n", low)]
        if line.rstrip().endswith(":"):
            return rx(_HEAD).search(line) is not None and not rx(shot_words.FUTURE).search(line)
        if rx(_ONLY_FOUND).search(doc.words(doc.sentence_at(spot.start))):
            return False
        if len(line) < _TITLE and rx(_NAMES_WORK).search(line) and not rx(rf"{shot_words.FUTURE}|{_OTHER_TIME}").search(line):
            return True
    return False


_BULLET = re.compile(r"\s*(?:[-*\u2022>+]+|\(?\d{1,2}[.)]|\(?[a-h][.)])\s")
_BEGINS = re.compile(r"[\s#\d.)]*(?:(?:right|left|rt|lt|r|l|b|b/l|bilat\w*|both)\b\s?)?")


def _listed(doc: Document, low: int) -> bool:
    """Whether a line is one of a list: behind a bullet, or begun by a muscle."""
    if _BULLET.match(doc.norm, low):
        return True
    begin = _BEGINS.match(doc.norm, low)
    return begin is not None and begin.end() in shot_denied.muscles(doc)


#: A line that names the work, over a list of its muscles: "Trigger point dry needling, session 2".
_TITLE = 70
_NAMES_WORK = rf"\b(?:inj(?:ect(?:ed|ions?))?|needl\w+|tpis?|treated)\b|{shot_words.TOXIN}|{shot_words.DRY}"
_ONLY_FOUND = r"\b(?:tender\w*|tight|painful|sore|spasm|hyperton\w*|rom|normal)\b(?![^\n]*\d)"
_OTHER_TIME = r"\b(?:consent\w*|forms?|handouts?|exam\w*|last|prior|previous\w*|ago|history|hx|past|not?|without|declin\w*|no)\b"


def _systemic(words: str) -> bool:
    """A shot for the whole body; toxin and muscles found by hand are meant for the muscle."""
    return (
        rx(shot_words.SYSTEMIC).search(words) is not None
        and rx(rf"{shot_words.TOXIN}|{shot_words.TPI_SIGNS}").search(words) is None
    )
