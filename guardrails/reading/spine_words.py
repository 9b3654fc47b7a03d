"""What telling the spine acts apart needs everywhere: who is named in a stretch, and words of doing."""

from __future__ import annotations

import re

from guardrails.reading import anatomy
from guardrails.reading.document import Document
from guardrails.reading.gather import NOT_DONE, Hits

#: The routes of an epidural, and the word that says none.
EPIDURAL = ("interlaminar", "caudal", "transforaminal", "epidural")
#: Words that show something being done to a place.
DOING = re.compile(
    r"\b(?:inject\w*|inj\b|enter\w*|advanc\w*|plac(?:ed|ing)|introduc\w*|direct\w*|guid\w*|block\w*|numb\w*"
    r"|access\w*|deposit\w*|instill\w*|administer\w*|"
    r"arthrogra\w*|contrast|dye|needle\w*|performed|done|completed|given|gave|delivered|underw\w*|treated"
    r"|position\w*|pass(?:ed|ing)|insert\w*|"
    r"omnipaque|isovue|kenalog|depo\w*|dexa\w*|triamcinolone|methylpred\w*|celestone|betamethasone|marc\w*"
    r"|lido\w*|bupiv\w*|ropiv\w*|xylocaine|sensorcaine|naropin|fl[uo]+ro\w*)\b|\b\d*\.?\d+ ?(?:ml|cc)\b"
)
DRUG = re.compile(
    r"\b(?:steroid|depo\w*|kenalog|dexameth\w*|decadron|betameth\w*|celestone|triamcin\w*|methylpred\w*"
    r"|bupivacaine|lidocaine|marcaine)\b"
)
SPINE_WORDS = re.compile(
    r"\b(?:lumbar|cervical|thoracic|spine|facets?|medial branch\w*|back|neck|mbbs?|sacral|[lcts]\d)\b"
    r"|\b[lcts]\d"
)


def owners_in(hits: Hits, start: int, end: int, live: bool = False) -> frozenset[str]:
    """The owners of the words of a stretch; `live`: of those that were done or left undecided."""
    key = (start, end, live)
    found = hits.owners.get(key)
    if found is None:
        here = hits.within(start, end)
        found = hits.owners[key] = frozenset(h.owner for h in here if not live or h.assertion not in NOT_DONE)
    return found


def points_in(doc: Document, hits: Hits, start: int, end: int) -> frozenset[str]:
    """The points of every level of a stretch."""
    found = hits.points.get((start, end))
    if found is None:
        levels = anatomy.levels_in(doc.norm, start, end)
        found = hits.points[start, end] = frozenset(p for level in levels for p in level.points)
    return found
