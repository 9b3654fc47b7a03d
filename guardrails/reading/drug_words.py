"""How drugs are named in notes. Names are words of the drug codes' own descriptions (knowledge/codes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STEROID, LOCAL, TOXIN, GEL, OTHER = "steroid", "local", "toxin", "gel", "other"

_CONTRAST = ("omnipaque", "isovue", "iohexol", "iopamidol", "visipaque", "optiray")


def _strength(hundreds: int) -> str:
    """Contrast named with its iodine: "Omnipaque 240", "Isovue-M 200"."""
    return "|".join(rf"{name}[- ]?(?:m[- ]?)?{hundreds}\d\d\b" for name in _CONTRAST)


#: pattern -> (name, kind). Earlier rows win where two match at one place.
ROWS: tuple[tuple[str, str, str], ...] = (
    (
        r"zilretta|triamcinolone (?:acetonide )?(?:extended[- ]release|er)\b",
        "triamcinolone extended release",
        STEROID,
    ),
    (
        r"preservative[- ]free triamcinolone|triamcinolone (?:acetonide )?(?:preservative[- ]free|pf)\b"
        r"|triesence",
        "triamcinolone acetonide preservative free",
        STEROID,
    ),
    (r"aristospan|triamcinolone hexacetonide", "triamcinolone hexacetonide", STEROID),
    (r"aristocort|triamcinolone diacetate", "triamcinolone diacetate", STEROID),
    (
        r"kenalog|kenelog|ken a log|triamcinolone(?: acetonide)?|triamcinalone|tac\b|\btriam\b",
        "triamcinolone acetonide kenalog",
        STEROID,
    ),
    (r"solu-?\s?medrol|methylprednisolone (?:sodium )?succinate", "methylprednisolone succinate", STEROID),
    (
        r"depo[- ]?medrol|depomedrol|methylprednisolone(?: acetate)?"
        r"|\bdepo\b(?=[ -]?\d|[ ]?(?:eighty|forty))",
        "methylprednisolone acetate",
        STEROID,
    ),
    (r"dexamethasone(?: sodium phosphate)?|decadron|\bdexa?\b(?=\s?\d)", "dexamethasone", STEROID),
    (
        r"betamethasone(?: sodium phosphate)?(?:[ /]+(?:and )?(?:betamethasone )?acetate)?|celestone(?:"
        r" soluspan)?",
        "betamethasone",
        STEROID,
    ),
    (r"exparel|liposomal bupivacaine|bupivacaine liposom\w+", "bupivacaine liposome", LOCAL),
    (
        r"bupi?vac[ai]+ne|bupivicaine|bupivicane|marcai?ne|sensorcaine|\bbupi\b|\bmarc\b(?=\s?\d)",
        "bupivacaine plain",
        LOCAL,
    ),
    (r"(?:lidocaine|xylocaine) (?:with|w/) epi\w*", "lidocaine epinephrine", LOCAL),
    (r"lidocaine|xylocaine|lignocaine|\blido\b", "lidocaine plain", LOCAL),
    (r"ropivacaine|naropin|\bropi\b", "ropivacaine", LOCAL),
    (r"mepivacaine|carbocaine", "mepivacaine", LOCAL),
    (r"chloroprocaine|nesacaine", "chloroprocaine", LOCAL),
    (
        r"botox|bow tox|ona-?botulinum\s?toxin\s?a?|onabot\w*",
        "onabotulinumtoxin a",
        TOXIN,
    ),
    (r"dysport|abobot\w*(?:\s?toxin)?(?:\sa\b)?", "abobotulinumtoxin a", TOXIN),
    (r"xeomin|incobot\w*(?:\s?toxin)?(?:\sa\b)?", "incobotulinumtoxin a", TOXIN),
    (r"myobloc|rimabot\w*(?:\s?toxin)?(?:\sb\b)?", "rimabotulinumtoxin b", TOXIN),
    (r"daxxify|daxibot\w*(?:\s?toxin)?(?:\sa\b)?", "daxibotulinumtoxin a", TOXIN),
    (r"synvisc(?:[- ]one)?", "hyaluronate synvisc", GEL),
    (r"euflexxa", "hyaluronate euflexxa", GEL),
    (r"orthovisc", "hyaluronate orthovisc", GEL),
    (r"monovisc", "hyaluronate monovisc", GEL),
    (r"durolane", "hyaluronate durolane", GEL),
    (r"gel-?one", "hyaluronate gel one", GEL),
    (r"gelsyn(?:-?3)?", "hyaluronate gelsyn", GEL),
    (r"supartz|hyalgan|visco-?3", "hyaluronate supartz", GEL),
    (r"trivisc", "hyaluronate trivisc", GEL),
    (r"hymovis", "hyaluronate hymovis", GEL),
    (r"genvisc(?: 850)?", "hyaluronate genvisc", GEL),
    (r"phenol", "phenol", OTHER),
    (r"dehydrated alcohol|absolute alcohol|ethanol", "dehydrated alcohol", OTHER),
    (r"hyaluronidase|wydase|hylenex|vitrase|amphadase", "hyaluronidase", OTHER),
    (r"ketorolac|toradol", "ketorolac", OTHER),
    (r"orphenadrine|norflex", "orphenadrine", OTHER),
    (r"midazolam|versed", "midazolam", OTHER),
    (r"fentanyl", "fentanyl", OTHER),
    (r"ondansetron|zofran", "ondansetron", OTHER),
    (r"cyanocobalamin|vitamin b-?12|\bb12\b", "vitamin b12", OTHER),
    (r"baclofen|lioresal|gablofen", "baclofen pump", OTHER),
    (r"ziconotide|prialt", "ziconotide", OTHER),
    (r"hydromorphone|dilaudid", "hydromorphone", OTHER),
    (r"morphine|duramorph|infumorph", "morphine", OTHER),
    (r"clonidine", "clonidine", OTHER),
    (_strength(1), "contrast 100 199", OTHER),
    (_strength(2), "contrast 200 299", OTHER),
    (_strength(3), "contrast 300 399", OTHER),
)

_BY_START: dict[str, list[tuple[re.Pattern[str], str, str]]] = {}
_WORD = re.compile(r"(?<![a-z])[a-z]{2,}|(?<![a-z])b12")


def _starts(pattern: str) -> set[str]:
    """The first two letters of each of a row's own alternatives."""
    plain = re.sub(r"\(\?[:=!<].*?\)|\\b", "", pattern)
    return {part.strip("( ?")[:2] for part in plain.split("|") if part.strip("( ?")[:2].isalnum()}


for _pattern, _name, _kind in ROWS:
    for _start in _starts(_pattern) | {_pattern.lstrip("(?:\\b")[:2]}:
        _BY_START.setdefault(_start, []).append((re.compile(rf"(?:{_pattern})"), _name, _kind))


@dataclass(frozen=True, slots=True)
class Named:
    """A drug's name in the text."""

    start: int
    end: int
    text: str
    name: str
    kind: str


def names(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Every drug named in a stretch of text, earlier rows first where two match at one place."""
    at = start
    for word in _WORD.finditer(text, start, len(text) if end is None else end):
        if word.start() < at:
            continue
        for pattern, name, kind in _BY_START.get(word[0][:2], ()):
            found = pattern.match(text, word.start())
            if found:
                at = found.end()
                yield Named(found.start(), found.end(), found[0], name, kind)
                break
