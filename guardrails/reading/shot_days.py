"""Whether words about an injection tell of today or of another day."""

from __future__ import annotations

from guardrails.reading.nerve_mentions import rx

#: What a limb or a muscle "had" is told of today, unless another day stands by.
_BODY_HAD = (
    r"\b(?:arms?|legs?|limbs?|extremit\w+|thighs?|calf|calves|hands?|feet|foot|neck|sides?|muscles?|[rlb](?:ue|le)s?|[a-z]+(?:us|is|eps|ids?))"
    r"\s(?:each\s|then\s|both\s)?had\s(?!been\b|no\b|never\b|previously\b|already\b)"
)
_OTHER_DAY = (
    r"\b(?:ago|last|prior|previous\w*|earlier|before|since|past|yesterday|months?|weeks?|years?|(?:19|20)\d\d|relief"
    r"|helped|lasted|in\s(?:january|february|march|april|may|june|july|august|september|october|november|december))\b|\d/\d"
)


def body_had(words: str) -> bool:
    """`The left arm had 6 muscles injected`, with no other day beside it."""
    return rx(_BODY_HAD).search(words) is not None and rx(_OTHER_DAY).search(words) is None


#: What was read in papers, done in a row of visits, or had an effect since.
_TOLD_OF = (
    r"\b(?:pt|physio\w*|physical\stherapy|chiro\w*|outside|records?|ed|er)\s(?:notes?|reports?|records?)\b"
    r"|\b(?:x\s?)?\d+\ssessions\b|\bcaused\b"
)


def told_of(words: str) -> bool:
    """`PT note reviewed: dry needling x 4 sessions`: of another day or hand, nothing of today in it."""
    return rx(_TOLD_OF).search(words) is not None and rx(r"\b(?:today|now|i|we)\b").search(words) is None
