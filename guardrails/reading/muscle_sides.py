"""A muscle without a side of its own takes that of the limb, the neck or the side that the words before it name last.

"Left upper limb: biceps 100. Brachialis 50." - "The right leg was treated for spasticity. Soleus 75, FHL 25."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guardrails.claim import Side
from guardrails.reading import gather, muscle_words, shot_words
from guardrails.reading.document import Document, Region
from guardrails.reading.nerve_mentions import rx

if TYPE_CHECKING:
    from guardrails.reading.shots import Spot

_ARM = r"arms?|upper\s(?:limbs?|ext\w*)|forearms?|hands?|ues?|shoulders?"
_LEG = r"legs?|lower\s(?:limbs?|ext\w*)|calf|calves|thighs?|foot|feet|les?|buttocks?"
_PLACE = re.compile(
    r"(?<![\w/'-])(?P<s>right|left|both|bilateral|bilat|rt|lt|b/l|r|l)\.?[\s-](?:proximal\s|distal\s)?"
    rf"(?:(?P<arm>{_ARM})|(?P<leg>{_LEG})|(?P<neck>neck|cervical)|(?P<face>face)|(?P<any>sided?|limbs?|extremit\w+|tpis?|trigger\spoints?|muscles?))\b"
    r"|\b(?P<t>[rlb])(?:(?P<ue>ue)|(?P<le>le))s?\b"
)
_SIDES = {"r": Side.RT, "l": Side.LT}
#: What makes a sentence of its own the head of those that follow: something is done there.
_WORKED = (
    rf"{shot_words.DEED}|\b(?:treated|addressed|targeted|done|approached|prepped|turned|attention|next|then|now|began|started)\b"
    rf"|{shot_words.TOXIN}|\bspastic\w*|\bdystoni\w*|\bhemi(?:par|pleg)\w*|:\s*$"
)
_REGIONS = {
    "arm": (muscle_words.UPPER,),
    "ue": (muscle_words.UPPER,),
    "leg": (muscle_words.LOWER,),
    "le": (muscle_words.LOWER,),
    "neck": (muscle_words.NECK, muscle_words.TRUNK),
    "face": (muscle_words.FACE,),
    "any": (muscle_words.UPPER, muscle_words.LOWER, muscle_words.NECK, muscle_words.TRUNK, muscle_words.FACE),
}


def settle(doc: Document, spots: Sequence[Spot]) -> None:
    """Give each injected muscle without a side the one that stands over it in its paragraph."""
    muscles = [s for s in spots if s.kind == "muscle" and s.acted]
    if not any(s.side is None and s.done for s in muscles):
        return
    places = list(doc.find(_PLACE))
    for spot in muscles:
        if spot.side is None and spot.done and (found := _over(doc, spot, muscles, places)):
            spot.side, spot.side_at = found


def _over(
    doc: Document, spot: Spot, muscles: Sequence[Spot], places: Sequence[re.Match[str]]
) -> tuple[Side, tuple[int, int]] | None:
    low = min(doc.item_at(spot.start).start, doc.norm.rfind("\n", 0, spot.start) + 1)  # a box is an item of its line
    for match in reversed([m for m in places if low <= m.start() < spot.start]):
        if not any(spot.target.family in _REGIONS[name] for name in _REGIONS if match[name]):
            continue
        side = _SIDES.get((match["t"] or match["s"])[0], Side.BIL)
        sentence = doc.sentence_at(match.start())
        between = [s for s in muscles if match.end() <= s.start < spot.start and s.side not in (None, side)]
        if between or not _heads(doc, match, sentence, muscles):
            return None
        return side, match.span()
    return None


def _heads(doc: Document, match: re.Match[str], sentence: Region, muscles: Sequence[Spot]) -> bool:
    """Whether a limb is named as what is worked on, not as what is weak, well or left alone."""
    if gather.status(doc, match.start(), match.end(), "side") in gather.NOT_DONE:
        return False
    own = any(sentence.start <= s.start < sentence.end and s.done for s in muscles)
    return own or rx(_WORKED).search(doc.words(sentence)) is not None
