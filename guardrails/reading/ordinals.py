"""Levels told by counting: "the fourth lumbar root", "the lumbosacral joint", "between the third and fourth lumbar".

Each pass gives the level as it is written elsewhere ("l4 root", "l5-s1 joint"); a number that counts something else
("the second lumbar injection", "the first block") stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBERS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
} | {f"{n}{'st' if n == 1 else 'nd' if n == 2 else 'rd' if n == 3 else 'th'}": n for n in range(1, 13)}
_ORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LETTER = {"lumbar": "l", "cervical": "c", "thoracic": "t", "sacral": "s"}
_TOP = {"l": 5, "c": 8, "t": 12, "s": 4}
#: What a counted level is a level of; "the second lumbar injection" has none of these.
_THING = (
    r"(?:(?:spinal|exiting|traversing|segmental|left|right|dorsal|posterior|medial|primary|neural|articular|nerve|facet|transverse|spinous"
    r"|lateral|superior|inferior|vertebral|sacral|lumbar|on the (?:left|right))[\s-])*"
    r"(?:(?:inter)?vertebra\w*|bod(?:y|ies)|pedicles?|roots?|nerves?|(?:neuro-?)?foram\w+|branch(?:es)?|ram(?:us|i)\b|facets?|joints?|dis[ck]s?\b"
    r"|levels?\b|(?:inter)?spaces?|process\w*|segments?|laminae?|pillars?|inter-?spaces?|interlaminar|one\b|spines?\b|ones\b)"
)
#: "third and fourth lumbar", "third, fourth and fifth lumbar", "third through fifth lumbar"
_COUNTED = re.compile(
    rf"(?<![\w-])(?:the )?(?P<list>(?:(?:{_ORD})(?:,? (?:and|&|to|through|thru) (?:the )?|, ?(?:the )?))*(?:{_ORD}))[ -](?P<region>lumbar|cervical|thoracic|sacral)"
    rf"(?= (?:{_THING})(?P<of>(?: (?:nerve|joint|root))?s? (?:inj|block|rfa?\b|abla|neurotom|rhizo|steroid|epidural|procedure|series))?|[.,;:)]|$)"
)
_ONE = re.compile(rf"{_ORD}")


def _named(letter: str, number: int) -> str | None:
    return f"{letter}{number}" if number <= _TOP[letter] else None


def _counted(match: re.Match[str]) -> str | None:
    """ "the third and fourth lumbar medial branches" -> "l3 and l4 medial branches"."""
    letter = _LETTER[match["region"]]
    if match["of"] and len(_ONE.findall(match["list"])) == 1:
        return None  # "her second lumbar facet injection" counts injections
    if any(_named(letter, _NUMBERS[m[0]]) is None for m in _ONE.finditer(match["list"])):
        return None
    return _ONE.sub(lambda m: f"{letter}{_NUMBERS[m[0]]}", match["list"])


#: "the fifth root": a root (not "the second needle") whose number no count of roots would have.
_ROOT = re.compile(
    r"(?<![\w-])(?:the )?(?P<o>fourth|fifth|sixth|seventh|eighth|[45678]th) (?=(?:(?:exiting|traversing|spinal|left|right) )?(?:nerve )?roots?\b"
    r"|(?:exiting|traversing|spinal) nerve\b|pedicle\b|medial branch|dorsal ram)"
)
_REGION_SAID = re.compile(r"\b(?P<w>lumbar|lumbosacral|cervical)\b|(?<![\w/])(?P<l>[lc])\d(?!\w)")


def _root(match: re.Match[str]) -> str | None:
    """ "the fifth root" -> "l5 root" where the note last spoke of the lumbar spine."""
    number = _NUMBERS[match["o"]]
    text = match.string
    before = list(_REGION_SAID.finditer(text, max(0, match.start() - 3000), match.start()))
    said = before[-1] if before else _REGION_SAID.search(text, match.end())
    letter = (said["w"] or said["l"])[0] if said else ""
    if letter == "l" and number in (4, 5):
        return f"l{number} "
    return f"c{number} " if letter == "c" and number <= 8 else None


_SPOT = r"(?=(?:facet |disc |epidural |interlaminar )?(?:joint|inter-?\s?space|space|level|facet|segment|foramen|disc)\b(?! (?:inj|block|steroid)))"
_NAMED_SPACE = re.compile(
    rf"(?<![\w-])(?:(?P<ls>(?:the|at|through|into|via) (?:the )?)(?:left |right )?lumbo-?\s?sacral {_SPOT}"
    rf"|(?P<last>(?:the )?(?:lowest|last|bottom|lowermost) (?:mobile )?(?:lumbar )?{_SPOT})"
    rf"|(?P<next>(?:the )?(?:second|2nd)[- ](?:from|to)[- ](?:the )?(?:last|bottom|lowest) (?:lumbar )?{_SPOT}"
    rf"|(?:the )?(?:next[- ]to[- ](?:the )?(?:last|lowest|bottom)|penultimate|second[- ]lowest) (?:lumbar )?{_SPOT})"
    rf"|(?P<ct>(?:the )?cervico-?\s?thoracic {_SPOT}))"
)


def _only_lumbar(text: str) -> bool:
    """Whether a note speaks of no other part of the spine, so that its lowest joint is that above the sacrum."""
    return "lumb" in text and not any(word in text for word in ("cervical", "thoracic", "neck"))


def _space(match: re.Match[str]) -> str | None:
    """ "the lumbosacral joint" -> "the l5-s1 joint"."""
    if "lumbar" not in match[0] and match["last"] and not _only_lumbar(match.string):
        return None
    if match["ls"] is not None:
        side = next((s for s in ("left ", "right ") if s in match[0]), "")
        return f"{match['ls']}{side}l5-s1 "
    return "the l5-s1 " if match["last"] else "the l4-5 " if match["next"] else "the c7-t1 "


#: (pattern, words, letters one of which stands in every match)
PASSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None], tuple[str, ...]], ...] = (
    (_COUNTED, _counted, ("lumbar", "cervical", "thoracic", "sacral")),
    (_ROOT, _root, ("root", "nerve", "pedicle", "branch", "ram")),
    (_NAMED_SPACE, _space, ("sacral", "lumbar", "thoracic", "last", "lowest", "penultimate", "bottom")),
)
