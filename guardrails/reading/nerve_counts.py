"""How many ribs, vertebrae, branches of the fifth nerve or of the knee an act of a nerve family covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.claim import Side
from guardrails.reading import anatomy, gather, muscle_rows, nerve_facts, nerve_modes, sides
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.gather import NOT_DONE
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerve_told import gives
from guardrails.reading.nerve_words import TRIGEMINAL
from guardrails.reading.nerves import NerveAct

# --- ribs and vertebrae -------------------------------------------------------------------------------

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_CARDINALS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
NUMBERS = {**{w: i for i, w in enumerate(_ORDINALS, 1)}, **{w: i for i, w in enumerate(_CARDINALS, 1)}}
_NUMBER = rf"(?:t\s?)?(?:1[0-2]|[1-9])(?:st|nd|rd|th)?|{'|'.join((*_ORDINALS, *_CARDINALS))}"
_AT = r"(?:(?:then|again|also|finally|lastly)\s)?(?:(?:at|beneath|under|below|for|on|over|along)\s)?(?:the\s)?"
_SEP = rf"(?: ?, ?(?:and )?| (?:and|&) | )(?:the )?(?:{_AT})"
_THROUGH = r"\s?(?:-|\u2013|to|through|thru)\s?(?:the\s)?"
_LIST = (
    rf"(?P<list>\b(?:{_NUMBER})(?:\srib)?(?:(?:{_THROUGH}|{_SEP})(?:{_NUMBER}))*)\b(?! ?(?:ml|cc|mg|%|/10"
    rf"|more|other|additional|further|different|separate|minutes?|percent|weeks?|months?|days?|g\b|gauge|levels?|sites?|\.\d|\d+\s?-?\s?(?:sec|min)|-?\s?(?:sec\w*|min\w*)\b"
    rf"|(?:\w+\s)?(?:cycles?|freezes?|lesions?|times|passes|needles?)\b))"
)
_RIBS_AFTER = re.compile(
    rf"\b(?:ribs?|icnb?s?|inter-?costals?(?:\s(?:nerves?|spaces?|levels?))?(?:\sblocks?)?"
    rf"|(?<!web\s)(?<!inter)(?<!inter-)spaces?)(?!\s(?:first|second)\b)[,:]?\s?(?:\()?(?:at\s)?(?:the\s)?(?:right\s|left\s|[rl]\s)?{_LIST}"
    rf"|\b(?:ribs?|icnb?s?|inter-?costals?(?:\sblocks?)?),?\s[rl](?P<run>(?:1[0-2]|[1-9]){_THROUGH}(?:1[0-2]|[1-9]))\b"
)
_RIBS_BEFORE = re.compile(rf"{_LIST}\s(?:ribs?\b|inter-?costals?)")
#: A form's row: "Levels: 7th, 8th" (a bare number alone would be a count).
_RIBS_FIELD = re.compile(rf"\b(?:levels?|ribs?|sites?)(?:\s(?:treated|blocked|done))?\s?:\s?(?=[^\n]*(?:\d(?:st|nd|rd|th)\b|\bt\s?\d|,|-|\bthrough\b|\band\b|&)){_LIST}")
#: "I did the same beneath the seventh, beneath the eighth and beneath the ninth"; "repeated for eight, and for nine".
_RIBS_SAME = re.compile(
    rf"\b(?:same|identical|repeat\w*|likewise|similarly|again|duplicat\w*)\b[^.;\n]{{0,40}}?\b(?:at|beneath|under|below|for|on|over|along)\s(?:the\s)?{_LIST}"
)
#: "repeated at the two levels below", "done again one interspace lower".
_BESIDE = re.compile(
    r"\b(?:same|identical|repeat\w*|again|likewise|also|done|then)\b[^.;\n]{0,50}?\b(?P<n>the|next|one|two|three|four|[1-4])\s(?:next\s)?"
    r"(?:levels?|ribs?|inter-?spaces?|spaces?|segments?)\s(?:(?:just\s)?(?P<up>above|up|higher|cephalad)|(?P<down>below|down|lower|caudad|caudal|beneath))\b(?P<both>\sand\s(?:(?:the\s)?(?:one|level|rib)\s)?(?:below|above))?"
)
#: "and then lower again": one more.
_ONCE_MORE = re.compile(r"[^.;\n]{0,30}?\b(?:and|then)\s(?:then\s)?(?:lower|higher|below|above)\s(?:again|(?:that|still))\b")
_COUNT = re.compile(
    rf"\b(?P<n>{'|'.join(_CARDINALS)}|\d{{1,2}})\s(?:(?:inter-?costal|rib|thoracic"
    rf"|paravertebral|separate|total|different)\s)*(?:levels?|ribs?|sites?"
    rf"|inter-?costals?|nerves?)\b|\bx\s?(?P<x>\d{{1,2}})\b(?!\s?(?:s|sec|min|days?"
    rf"|weeks?|wks?|months?|mo|ml|cc|\d))"
)
_ADDED = re.compile(
    rf"\b(?:did|added|blocked|injected|treated|lesioned)\s(?:the\s)?{_LIST}(?=\s(?:rib"
    rf"|level|inter|the\ssame|in\sthe|too|as\swell|also)|[.,;])"
)
_TOKEN = re.compile(rf"(?P<thru>{_THROUGH})|(?P<n>{_NUMBER})")
_WITHHELD = re.compile(
    r"\b(?:withheld|omitted|skipped|spared|left\s(?:it\s|this\s|that\s|them\s)?alone|not\s(?:done|lesioned|blocked|treated|injected"
    r"|performed)|could\snot|deferred|abandoned|planned)\b"
)

_DONE = re.compile(r"\b(?:done|blocked|injected|treated|completed|lesioned|performed|frozen)\b")


def thoracic(doc: Document, act: NerveAct) -> tuple[tuple[str, ...], int | None]:
    """The thoracic levels or ribs of an act, those withheld left out, and a count said in words."""
    scopes = gather.scopes(doc, act.places)
    addenda = [s for s in doc.sections if s.kind == "addendum"]
    for regions in scopes:
        names: list[str] = []
        for region in regions:
            names += [n for n in _levels(doc, region) if n not in names]
        if names:
            names += [n for n in _repeated(doc, regions) if n not in names]
            for region in addenda:
                more = _levels(doc, region) + [
                    n for m in doc.find(_ADDED, region) for n in _listed(m["list"])
                ]
                names += [n for n in dict.fromkeys(more) if n not in names]
            return tuple(sorted(names, key=lambda n: int(n[1:]))), None
    for regions in scopes:
        for region in regions:
            if match := _COUNT.search(doc.norm, region.start, region.end):
                word = match["n"] or match["x"]
                return (), NUMBERS.get(word) or int(word)
    return (), None


def _levels(doc: Document, region: Region, again: bool = False) -> list[str]:
    text = doc.norm
    stopped = rx(nerve_modes.STOPPED_AFTER).search(text, region.start, region.end)
    found: list[str] = []
    dropped: set[str] = set()
    sure: set[str] = set()
    for level in anatomy.levels(text):
        if region.start <= level.start < region.end and level.points and level.points[0][0] == "T":
            clause = doc.clause_at(level.start)
            said = _DONE.search(text, level.end, clause.end)
            withheld = _WITHHELD.search(text, level.end if said else clause.start, clause.end)
            if said and not (withheld and withheld.start() < said.start()):
                found += level.points  # "T4 and T5 were done and the rest deferred"
                sure.update(level.points)
            elif withheld or gather.status(doc, level.start, level.end, "level") in NOT_DONE:
                dropped.update(level.points)
            else:
                found += level.points
    same = (_RIBS_SAME,) if again or "rib" in doc.words(region) or "costal" in doc.words(region) else ()
    for pattern in (_RIBS_AFTER, _RIBS_BEFORE, _RIBS_FIELD, *same):
        for match in pattern.finditer(text, region.start, region.end):
            listed = match["list"] or (match["run"] if pattern is _RIBS_AFTER else None)
            if not listed or _left_alone(doc, match):
                continue
            counted = pattern is _RIBS_BEFORE and re.fullmatch(rf"\d+|{'|'.join(_CARDINALS)}", listed)
            if not counted and _treated(doc, match):
                found += _listed(listed)
    if stopped and (kept := _listed(stopped["l"])):
        return kept
    found += _beside(doc, region, found)
    return [n for n in dict.fromkeys(found) if n not in dropped or n in sure]


#: A sentence that does once more what the one before it did.
_AGAIN = re.compile(r"\b(?:same|identical(?:ly)?|repeat\w*|likewise|similarly|again|in\s(?:a|the)\s(?:like|similar)\s(?:fashion|manner|way))\b")


def _repeated(doc: Document, regions: Sequence[Region]) -> list[str]:
    """Levels of the sentences behind, in the same paragraph, that repeat what was done."""
    found: list[str] = []
    for region in regions:
        item = doc.item_at(region.start)
        for sentence in doc.sentences:
            if region.end <= sentence.start < item.end and _AGAIN.search(doc.words(sentence)):
                found += _levels(doc, sentence, again=True)
    return found


def _treated(doc: Document, match: re.Match[str]) -> bool:
    """Whether ribs are spoken of as treated; a sentence that puts a dose there is no talk of what may be."""
    status = gather.status(doc, match.start(), match.end(), "level")
    if status in (Assertion.PLANNED, Assertion.HYPOTHETICAL):
        return gives(doc.words(doc.sentence_at(match.start())))
    return status not in NOT_DONE


def _left_alone(doc: Document, match: re.Match[str]) -> bool:
    """`the tenth rib was scanned and left alone`: said behind it, before anything was done."""
    stop = doc.sentence_at(match.start()).end
    semicolon = doc.norm.find(";", match.end(), stop)
    stop = semicolon if semicolon >= 0 else stop
    said = _DONE.search(doc.norm, match.end(), stop)
    withheld = _WITHHELD.search(doc.norm, match.end(), stop)
    return withheld is not None and not (said and said.start() < withheld.start())


def _beside(doc: Document, region: Region, found: Sequence[str]) -> list[str]:
    """Levels told by their place: "repeated at the two levels below" the last one named before."""
    more: list[str] = []
    for match in _BESIDE.finditer(doc.norm, region.start, region.end) if found else ():
        if gather.status(doc, match.start(), match.end(), "level") in NOT_DONE:
            continue
        numbers = [int(n[1:]) for n in (*found, *more)]
        count = NUMBERS.get(match["n"]) or (int(match["n"]) if match["n"].isdigit() else 1)
        count += 1 if _ONCE_MORE.match(doc.norm, match.end()) else 0
        up, down = (count if match["up"] or match["both"] else 0), (count if match["down"] or match["both"] else 0)
        run = [*range(min(numbers) - up, min(numbers)), *range(max(numbers) + 1, max(numbers) + 1 + down)]
        more += [f"T{n}" for n in run if 1 <= n <= 12]
    return more


def _listed(text: str) -> list[str]:
    """`fifth, sixth and eighth`, `4 through 8`, `seven to nine` as thoracic levels."""
    text = re.sub(r"\bribs?\s(?:first|second)\b", "rib", text)  # "sixth rib first"
    found: list[int] = []
    run, named = False, re.search(r"\bt\s?\d", text) is not None
    for token in _TOKEN.finditer(text):
        if token["thru"]:
            run = bool(found)
            continue
        word = re.sub(r"^t\s?(?=\d)", "", token["n"])
        if named and word.isalpha():
            continue  # "T5, T6, T7, two freezes each"
        number = NUMBERS.get(word) or int(re.sub(r"\D", "", word) or 0)
        if not 1 <= number <= 12:
            continue
        found += list(range(found[-1] + 1, number + 1)) if run and found[-1] < number else [number]
        run = False
    return [f"T{n}" for n in dict.fromkeys(found)]


# --- the foot -----------------------------------------------------------------------------------------

_TOES = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|[1-4]-[2-5])"
_WEB = re.compile(
    rf"\b(?P<list>{_TOES}(?:{_SEP}{_TOES})*)\s(?:and\s)?(?:(?:plantar|foot|inter-?metatarsal|inter-?digital)\s)?"
    r"(?:web-?\s?spaces?|inter-?spaces?|inter-?metatarsal|inter-?digital|neuromas?|digital\snerves?)\b"
)


def web_spaces(doc: Document, act: NerveAct) -> int:
    """How many web spaces of the foot an act names; one where it names none."""
    for regions in gather.scopes(doc, act.places)[:3]:
        named = {
            toe
            for region in regions
            for match in doc.find(_WEB, region)
            if gather.status(doc, match.start(), match.end(), "level") not in NOT_DONE
            for toe in re.findall(_TOES, match["list"])
        }
        if named:
            return len(named)
    return 1


# --- the fifth nerve ----------------------------------------------------------------------------------

_BRANCH_COUNT = r"\b(?P<n>two|three|four|[2-4])\s(?:trigeminal\s|terminal\s)?branch(?:es)?\b"
_GROUP = frozenset({"trigeminal", "gasserian"})
#: "V2: infraorbital nerve": a division and a branch of it are one.
_WITHIN = {
    "ophthalmic": ("supraorbital", "supratrochlear"),
    "maxillary": ("infraorbital",),
    "mandibular": ("mental", "auriculotemporal"),
}


#: A block is counted by the three divisions of the fifth nerve, a lesion by the nerve that it meets.
_DIVISION = {branch: division for division, branches in _WITHIN.items() for branch in branches}


def by_rib(doc: Document, act: NerveAct, family: str, unit: str) -> Service:
    """An intercostal service with the levels that the note names or counts."""
    names, count = thoracic(doc, act) if act.done else ((), None)
    made = nerve_facts.service(
        doc, act, family, counts={unit: len(names) or count or 1} if names or count else {}
    )
    spans = made.spans.get("procedure", ())
    return made.at(sites=tuple(Site(name, act.side, spans) for name in names) or made.sites)


def by_branch(doc: Document, act: NerveAct, family: str, short: bool = False) -> Service:
    """A service on the fifth nerve, counted by branch; `short` writes the divisions V1, V2, V3."""
    branches = tuple(n for n in act.names if n in TRIGEMINAL - _GROUP) or act.names
    branches = tuple(b for b in branches if not any(part in branches for part in _WITHIN.get(b, ())))
    told = len({_DIVISION.get(b, b) for b in branches}) if act.mode == "block" else len(branches)
    count = max(told, stated(doc, act, _BRANCH_COUNT) or 0)
    made = nerve_facts.service(doc, act, family, counts={"nerves": count})
    spans = made.spans.get("procedure", ())
    division = {"ophthalmic": "V1", "maxillary": "V2", "mandibular": "V3"} if short else {}
    return made.at(
        target="_".join(("trigeminal", *(division.get(b, b) for b in branches if b != "trigeminal"))),
        sites=tuple(Site(name, act.side, spans) for name in branches),
    )


def stated(doc: Document, act: NerveAct, pattern: str) -> int | None:
    """A number that the nearest scope states with a noun of its own."""
    for regions in gather.scopes(doc, act.places)[:3]:
        for region in regions:
            if match := rx(pattern).search(doc.norm, region.start, region.end):
                return NUMBERS.get(match["n"]) or int(match["n"])
    return None


# --- the knee -----------------------------------------------------------------------------------------

#: The three branches that 64454 and 64624 ask for, and the others, which do not count among them.
#: "on the medial and the lateral aspect of the femur": two of the three.
_PAIR_OF_BRANCHES = (
    r"|\bmedial\sand\s(?:the\s)?lateral\s(?:aspects?|sides?|margins?|(?:femoral\s)?(?:epi)?condyles?|femoral)|\blateral\sand\s(?:the\s)?medial\s(?:aspects?|sides?"
    r"|margins?|(?:femoral\s)?(?:epi)?condyles?|femoral)|\b(?:both|each|either)\s(?:femoral\s)?(?:epi)?condyles?"
)
BRANCHES = {
    "superior_medial": r"\bsuper(?:o|ior)[-\s]?(?:o-?)?medial(?:ly)?\b|\bmedial\ssuperior\b|\bsm(?:gn)?\b"
    r"|\bmedial\s(?:femoral\s)?epicondyle" + _PAIR_OF_BRANCHES,
    "superior_lateral": r"\bsuper(?:o|ior)[-\s]?(?:o-?)?lateral(?:ly)?\b|\blateral\ssuperior\b|\bsl(?:gn)?\b"
    r"|\blateral\s(?:femoral\s)?epicondyle" + _PAIR_OF_BRANCHES,
    "inferior_medial": r"\binfer(?:o|ior)[-\s]?(?:o-?)?medial(?:ly)?\b|\bmedial\sinferior\b|\bim(?:gn)?\b"
    r"|\bmedial\stibia\w*",
}
OTHERS = {
    "inferior_lateral": r"\binfer(?:o|ior)[-\s]?(?:o-?)?lateral\b",
    "suprapatellar": r"\bsupra-?patellar\b",
    "vastus_intermedius": r"\bvastus\sintermedius\b|\bnvi\b",
    "recurrent_fibular": r"\brecurrent\s(?:fibular|peroneal)\b",
}
_N = r"one|two|three|four|five|six|\d"
KNEE_COUNT = (
    rf"\b(?P<n>{_N})\s(?:\w+\s)?(?:genicular\s)?(?:nerves?|branch(?:es)?|targets?|sites?"
    rf"|locations?|lesions?|points|places|spots)\b|"
    r"\bx\s?(?P<x>[1-6])\b(?!\s?(?:s|sec|min|days?|weeks?|wks?|months?))|\beach\sof\sthe\s(?P<e>two"
    r"|three|four|\d)\b"
)
#: A branch that was left out.
OMITTED = (
    r"\b(?:omitted|skipped|spared|not\s(?:approached|treated|targeted|done|blocked|lesioned|injected"
    r"|performed|attempted|reached|tolerated)|deferred|could\snot|abandoned|too\sclose|was\snot|not\stoday|unsafe)\b"
)


def branches(doc: Document, act: NerveAct) -> int | None:
    """How many branches were treated: those named, else the number that is stated."""
    for regions in gather.scopes(doc, act.places)[:4]:
        named = _named(doc, regions)
        if len(named) > 1:
            return len(named)
        for region in regions:
            if (stated := _branch_number(doc, region)) is not None:
                return stated
        if named:
            return len(named)
    return None


def _named(doc: Document, regions: Sequence[Region]) -> set[str]:
    found = set()
    for name, pattern in BRANCHES.items():
        for region in regions:
            for match in doc.find(gather.compiled(pattern), region):
                clause = doc.words(doc.clause_at(match.start()))
                tail = clause[match.start() - doc.clause_at(match.start()).start :]
                if gather.status(doc, match.start(), match.end()) not in gather.NOT_DONE and not (
                    re.search(OMITTED, re.split(r"[,;]|\bbut\b", tail[:60])[0]) or _picked_from(doc, match)
                ):
                    found.add(name)
    return found


def _picked_from(doc: Document, match: re.Match[str]) -> bool:
    line_end = doc.norm.find("\n", match.end())
    return bool(
        re.search(
            r"\[circle|\(circle|\[select|\(select",
            doc.norm[match.end() : line_end if line_end >= 0 else len(doc.norm)],
        )
    )


def _branch_number(doc: Document, region: Region) -> int | None:
    for match in doc.find(rx(KNEE_COUNT), region):
        if gather.status(doc, match.start(), match.end(), "count") in gather.NOT_DONE:
            continue
        word = match["n"] or match["x"] or match["e"]
        count = NUMBERS.get(word) or int(word)
        if 1 <= count <= 6 and not re.match(r"\s(?:on|per)\seach", doc.norm[match.end() : match.end() + 12]):
            return count
    return None


def by_knee(doc: Document, act: NerveAct) -> dict[Side | None, int | None]:
    """Branches knee by knee, where the note lists them knee by knee and they differ."""
    found: dict[Side | None, int] = _by_column(doc)
    if found:
        return dict(found) if len(set(found.values())) == 2 or len(found) == 1 else {}
    for region in nerve_facts.body(doc):
        here = [
            w
            for w in sides.sides(doc.norm)
            if region.start <= w.start < region.end and w.side in (Side.RT, Side.LT)
        ]
        for word, after in zip(here, [*here[1:], None], strict=False):
            stop = after.start if after else region.end
            if count := len(_named(doc, [Region(word.start, stop)])):
                found[word.side] = max(found.get(word.side, 0), count)
    if len(found) == 2 and len(set(found.values())) == 2 and act.side is Side.BIL:
        return dict(found)
    return {}


def _by_column(doc: Document) -> dict[Side | None, int]:
    """Branches of each knee in a table that has a column for either side."""
    found: dict[Side | None, int] = {}
    for pattern in BRANCHES.values():
        rows = [muscle_rows.row(doc, *m.span()) for m in doc.find(gather.compiled(pattern))]
        told = {side for row in rows if row and row.done for side in _each(row.side)}
        for side in told:
            found[side] = found.get(side, 0) + 1
    return found


def _each(side: Side | None) -> tuple[Side, ...]:
    return (Side.RT, Side.LT) if side is Side.BIL else (side,) if side else ()
