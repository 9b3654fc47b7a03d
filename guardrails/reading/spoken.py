"""Spoken numbers and spinal levels in lower-case text: what to put for the words of one match.

Each entry of `PASSES` is a pattern, a function from its match to the new words (None: leave as is), and letters of
which some stand in every match: without them the text is not searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from guardrails.reading import ordinals
from guardrails.reading.words.slips import PHRASES, STEMS

Pass = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None], tuple[str, ...]]

_ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)} | {
    "fourty": 40
}
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
_UNIT = (
    r"(?:cc|ccs|ml|mls|mg|mgs|mcg|gm?|grams?|millilit\w+|milligr\w+|microgr\w+|units?|percent|%|cm|mm|gauge|inch|"
    r"degrees?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|volts?|hertz|hz|x|times)\b"
)

# ---- levels ---------------------------------------------------------------------------------------------------
_LETTER = {"see": "c", "cee": "c", "sea": "c", "tee": "t", "tea": "t", "ell": "l", "el": "l", "es": "s", "ess": "s"}
_LET = "[clts]|" + "|".join(_LETTER)
_LOW = {w: n for w, n in _ONES.items() if 1 <= n <= 12} | {str(n): n for n in range(1, 13)}
_NUM = "|".join(sorted(_LOW, key=len, reverse=True))
_TOP = {"c": 8, "t": 12, "l": 6, "s": 5}
_NEXT = {("c", 7): "t1", ("t", 12): "l1", ("l", 5): "s1"}
_SPOKEN = re.compile(
    rf"(?<![\w'/.-])({_LET})[ -]?({_NUM})(?:(?: (?:dash|slash|hyphen) |[ -])(?:({_LET})[ -]?)?({_NUM})(?: ({_NUM}))?)?"
    rf"(?!\w|\.\d)(?! {_UNIT})"
)


def _level(match: re.Match[str]) -> str | None:
    """ "l four five" -> l4-5, "c seven t one" -> c7-t1, "l four" -> l4."""
    first, one, second, two, three = match.groups()
    words = [w for w in (one, two, three) if w]
    if all(w.isdigit() for w in words):
        return None
    if len(first) > 1 and (not two or one.isdigit()):
        return None  # "see two": only a pair of numbers makes a level of it
    letter, n = _LETTER.get(first, first), _LOW[one]
    if n > _TOP[letter]:
        return None
    head = f"{letter}{n}"
    if not two:
        return head
    m, follower = _LOW[two], _LETTER.get(second or "", second)
    return head + _second(letter, n, follower, m, three)


def _second(letter: str, n: int, follower: str | None, m: int, three: str | None) -> str:
    tail = f" {_LOW[three]}" if three else ""
    if follower:
        joined = "-" if _NEXT.get((letter, n)) == f"{follower}{m}" else " "
        return f"{joined}{follower}{m}{tail}"
    if three and m == n + 1 and _LOW[three] == n + 2:
        return f" {letter}{m} {letter}{n + 2}"
    if m == n + 1 and m <= _TOP[letter]:
        return f"-{m}{tail}"
    if m == 1 and (letter, n) in _NEXT:
        return f"-{_NEXT[letter, n]}{tail}"
    return f" {m}{tail}"


_APART = re.compile(rf"([clts])(?<![\w'/.-].)[ -](\d{{1,2}})(?![\d.%:°]|/\d+/|,\d| ?{_UNIT})(?!\w)")


def _apart(match: re.Match[str]) -> str | None:
    """ "l-4", "l 4" -> l4."""
    return match[1] + match[2] if 1 <= int(match[2]) <= _TOP[match[1]] else None


_PAIR = re.compile(rf"([clts])(?<![\w'/.-].)[ -]?(\d{{1,2}}) (\d{{1,2}})(?![\w%:°/-]|\.\d)(?! ?{_UNIT})")


def _pair(match: re.Match[str]) -> str | None:
    """ "l 3 4" -> l3-4."""
    letter, n, m = match[1], int(match[2]), int(match[3])
    if not 1 <= n <= _TOP[letter] or not (m == n + 1 <= _TOP[letter] or (m == 1 and (letter, n) in _NEXT)):
        return None
    return f"{letter}{n}-{m}" if m == n + 1 else f"{letter}{n}-{_NEXT[letter, n]}"


_SLASH = re.compile(
    r"([clts])(?<![\w/-].)(\d{1,2}) ?/ ?([clts])?(\d{1,2})(?![\w/-]|\.\d)(?! ?-?(?:weighted|signal|sequence|heart))"
)


def _slash(match: re.Match[str]) -> str | None:
    """ "l4/5" -> l4-5, "l5/s1" -> l5-s1; "l4/l5" is left to the reader of levels."""
    letter, n, follower, m = match[1], int(match[2]), match[3], int(match[4])
    if follower:
        return f"{letter}{n}-{follower}{m}" if _NEXT.get((letter, n)) == f"{follower}{m}" else None
    if m == n + 1:
        return f"{letter}{n}-{m}"
    return f"{letter}{n}-{_NEXT[letter, n]}" if m == 1 and (letter, n) in _NEXT else None


_GLUED = re.compile(r"([clt])(?<![\w/-].)(\d{1,2})([clts])(\d{1,2})(?!\w)")


def _glued(match: re.Match[str]) -> str | None:
    """ "l4l5" -> l4-l5, "l5s1" -> l5-s1."""
    letter, n, follower, m = match[1], int(match[2]), match[3], int(match[4])
    same = follower == letter and m == n + 1
    return f"{letter}{n}-{follower}{m}" if same or _NEXT.get((letter, n)) == f"{follower}{m}" else None


_SPINE = (
    r"(?:facet|epidural|inter|trans|level|disc|space|foram|nerve|root|medial|mbb|tf?esi|esi|ilesi|inj|stenosis|hnp|"
    r"rfa|ablation|right|left|bilat|fluoro|lami|tuohy)"
)
_RUN = re.compile(r"([clt])(?<![\w/-].)(\d)(\d)(?![\w/.-])")
_RUN_BEFORE = re.compile(r"\b(?:at|right|left|bilateral|bilat|rt|lt|level) $")
_RUN_AFTER = re.compile(rf"[ ,]*(?:and |the )?{_SPINE}")


def _run(match: re.Match[str]) -> str | None:
    """ "l45 facet" -> l4-5 facet; "t12" and "l12" stay (a vertebra, or a question)."""
    letter, n, m = match[1], int(match[2]), int(match[3])
    text, start, end = match.string, match.start(), match.end()
    if not (_RUN_AFTER.match(text, end) or _RUN_BEFORE.search(text, max(0, start - 12), start)):
        return None
    if n >= 2 and m == n + 1 and m <= _TOP[letter]:
        return f"{letter}{n}-{m}"
    return "l5-s1" if (letter, n, m) == ("l", 5, 1) else None


_SPACED = re.compile(rf"([clts](?<![\w/-].)\d{{1,2}})(?: - ?| ?- )([clts]?)(\d{{1,2}})(?![\w./:%-])(?! ?{_UNIT})")


def _spaced(match: re.Match[str]) -> str | None:
    """ "l4 - l5" -> l4-l5, "l4 -5" -> l4-5."""
    if not match[2] and int(match[3]) != int(match[1][1:]) + 1 and match[3] != "1":
        return None
    return f"{match[1]}-{match[2]}{match[3]}"


_OCR = re.compile(r"l5-(?<![\w/-]...)(?:51|sl|s l|si)(?!\w)(?! joint)")

# ---- numbers --------------------------------------------------------------------------------------------------
_NUMBER = re.compile(
    rf"(?<![\w'-])(?:(?P<year>twenty[ -](?:(?:{_TEN})(?:[ -](?:{_DIGIT}))?|1[0-9]|nineteen|eighteen|seventeen|"
    rf"sixteen|fifteen))(?!\w)"
    rf"|(?P<hundred>(?:(?:a|{_ONE}) thousand(?:,? (?:and )?(?:a|{_DIGIT}) hundred)?|(?:a|{_ONE}|(?:{_TEN})(?:[ -](?:{_DIGIT}))?) hundred)"
    rf"(?: (?:and )?(?:(?:{_TEN})(?:[ -](?:{_DIGIT}))?|{_ONE}))?)(?!\w)"
    rf"|(?P<plain>(?:{_TEN})(?:[ -](?:{_DIGIT}))?|{_ONE})(?!\w)(?P<dec>(?: point(?: (?:{_DIGIT})){{1,3}})?)(?!\w))"
    rf"(?P<half> and (?:a|one) (?:half|quarter)\b)?"
)
_POINT = re.compile(rf"(?<![\w.])point((?: (?:{_DIGIT})(?!\w)){{1,3}})")
_HALF = re.compile(
    r"(?<![\w-])(?:(?:1|one|a) )?(half|quarter)(?: (?:of )?a)?(?= (?:cc|ml|milliliter|milligram|mg|percent|inch|"
    r"strength)\b)"
)
_AND_HALF = re.compile(r"(?<![\w.])(\d{1,3}) and (?:a|one) (half|quarter)\b")


def _small(words: str) -> int:
    parts = re.split(r"[ -]", words)
    return sum(_TENS.get(p, _ONES.get(p, 0)) for p in parts)


def _hundreds(words: str) -> int:
    """ "two hundred and five", "fifteen hundred", "a thousand two hundred"."""
    total, rest = 0, words.replace(",", "").replace(" and ", " ")
    for name, worth in (("thousand", 1000), ("hundred", 100)):
        head, said, tail = rest.partition(f" {name}")
        if said:
            total += worth * (1 if head.strip() == "a" else _small(head.strip()))
            rest = tail
    return total + _small(rest.strip())


def _decimals(words: str) -> str:
    return "".join("0" if w == "oh" else str(_ONES[w]) for w in words.split() if w != "point")


def _number(match: re.Match[str]) -> str | None:
    """The digits of a spoken number."""
    if match["year"]:
        value = "20" + match["year"].split(maxsplit=1)[-1].removeprefix("twenty-")
        rest = value[2:]
        return "20" + (rest if rest.isdigit() else str(_small(rest)))
    half = {"half": ".5", "quarter": ".25"}.get((match["half"] or "").rsplit(" ", 1)[-1], "")
    if match["hundred"]:
        return str(_hundreds(match["hundred"])) + half
    decimals = _decimals(match["dec"])
    return f"{_small(match['plain'])}{'.' + decimals if decimals else half}"


def _point(match: re.Match[str]) -> str:
    return "0." + _decimals(match[1])


def _half(match: re.Match[str]) -> str:
    return "0.5" if match[1] == "half" else "0.25"


def _and_half(match: re.Match[str]) -> str:
    return match[1] + (".5" if match[2] == "half" else ".25")


_PARTS = ("half", "quarter")
_MONTHS = "january february march april may june july august september october november december".split()
_TEENS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DAYS = {w: n for n, w in enumerate(_TEENS, 1)} | {f"twenty {w}": 20 + n for n, w in enumerate(_TEENS[:9], 1)}
_DAYS |= {"thirtieth": 30, "thirty first": 31}
#: "February eleventh, twenty twenty five": a spoken day of a date.
_SPOKEN_DAY = re.compile(
    rf"\b(?P<m>{'|'.join(_MONTHS)}) (?:the )?(?P<d>(?:twenty[ -](?:{'|'.join(_TEENS[:9])})|thirty[ -]first|thirtieth|{'|'.join(_TEENS)}))"
    r"(?=,? (?:20\d\d|twenty|two thousand))"
)

# ---- slips ----------------------------------------------------------------------------------------------------
def _phrases() -> re.Pattern[str]:
    by_length = sorted(PHRASES, key=len, reverse=True)
    by_letter: dict[str, list[str]] = {}
    for phrase in by_length:
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace(r"\ ", "[ -]"))
    whole = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<!\w)(?:(?:{whole})(?!\w)|(?:{'|'.join(STEMS)}))")


def _slip(match: re.Match[str]) -> str | None:
    return PHRASES.get(match[0]) or PHRASES.get(match[0].replace("-", " ")) or STEMS.get(match[0])


PASSES: tuple[Pass, ...] = (
    (_phrases(), _slip, ("",)),
    (_SPOKEN_DAY, lambda m: f"{m['m']} {_DAYS[m['d'].replace('-', ' ')]}", tuple(_MONTHS)),
    *ordinals.PASSES,
    (_SPOKEN, _level, ("",)),
    (_PAIR, _pair, ("",)),
    (_APART, _apart, ("",)),
    (_SLASH, _slash, ("/",)),
    (_GLUED, _glued, ("",)),
    (_RUN, _run, ("",)),
    (_SPACED, _spaced, (" -", "- ")),
    (_OCR, lambda match: "l5-s1", ("l5-",)),
    (_HALF, _half, _PARTS),
    (_NUMBER, _number, ("",)),
    (_POINT, _point, ("point",)),
    (_AND_HALF, _and_half, _PARTS),
)
