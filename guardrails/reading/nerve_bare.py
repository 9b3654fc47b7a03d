"""Nerves and planes named without their noun: "L femoral + L sciatic SS US", "Block: rectus sheath".

The adjective alone is also the name of an artery, a bone or a muscle. It speaks of the nerve only where the
words around it leave nothing else: a list that ends in "nerves" or "blocks", a label of a form, a nerve named
just before it, or a side before it and a dose behind it.
"""

from __future__ import annotations

import re

from guardrails.reading.nerve_modes import LABELLED

#: Target -> how its adjective is written. Names that mean nothing else stand in `nerve_words`.
ADJECTIVES: dict[str, str] = {
    "femoral": r"(?<!lateral )(?<!lat )(?<!posterior )(?<!post )(?<!anterior )(?<!ant )(?<!genito)(?<!genito-)fem(?:oral)?",
    "sciatic": r"(?:pop(?:liteal)?\s|sub-?gluteal\s|infra-?gluteal\s|trans-?gluteal\s)?sciatic|pop(?:liteal)?",
    "saphenous": r"(?<!patellar )saph(?:enous)?",
    "tibial": r"(?:post(?:erior)?\s)?tib(?:ial)?",
    "peroneal": r"(?<!superficial )(?<!sup )(?<!deep )(?:common\s)?(?:peroneal|fibular)",
    "superficial_peroneal": r"superficial(?=\s(?:and|&)\sdeep\s(?:peroneal|fibular))",
    "deep_peroneal": r"deep(?=\s(?:and|&)\ssuperficial\s(?:peroneal|fibular))",
    "sural": r"(?<!epi)(?<!epi-)sural",
    "obturator": r"(?:accessory\s)?obt(?:urator)?",
    "radial": r"(?:superficial\s)?radial",
    "ulnar": r"ulnar",
    "median": r"median",
    "pudendal": r"pud",
    "intercostal": r"intercost",
    "supraorbital": r"supra-?orb",
    "infraorbital": r"infra-?orb",
    "mental": r"mental",
    "greater_occipital": r"greater|(?<!third )(?<!lesser )(?<!least )(?<!sub)occip(?:ital)?",
    "lesser_occipital": r"lesser",
    "mandibular": r"mandibular",
    "maxillary": r"maxillary",
    "ophthalmic": r"ophthalmic",
    "axillary": r"axillary",
    "lateral_pectoral": r"(?:lateral|medial)\spectoral",
}
PLANES: dict[str, str] = {
    "erector_spinae": r"erector(?:\sspinae)?",
    "serratus_anterior": r"serratus(?:\santerior)?",
    "pecs": r"pec(?:s|toral(?:is)?)(?:\s(?:i{1,2}|[12])\b)?",
    "paravertebral": r"(?:thoracic\s)?paravert(?:ebral)?",
    "tap": r"(?:subcostal\s)?(?:tap|transversus\sabdominis)",
    "quadratus_lumborum": r"quadratus(?:\slumborum)?|ql\s?[123]?",
    "rectus_sheath": r"rectus(?:\ssheaths?)?",
    "fascia_iliaca": r"(?:supra-?inguinal\s)?(?:fascia\siliaca|fi)",
}
_DEED = r"(?:blocks?|blk|nb|injections?|inj|infiltration|hydro-?dissection|cath(?:eter)?s?|rfa?|cryo\w*|neurolysis|ablations?|phenol)\b"
_SEP = r"(?:\s?[,/&+]\s?|\s(?:and|plus|with)\s)"
_BRACKETS = r"(?:\s?\([^)\n]{0,30}\))?"
#: "sural, tibial and deep peroneal nerves", "femoral (single shot) block", "fem + sciatic blocks".
_LIST_END = re.compile(
    rf"{_BRACKETS}(?:{_SEP}(?:the\s)?(?:[a-z/-]++\s?){{1,3}}?{_BRACKETS}){{0,5}}?\s?"
    rf"(?:(?:nerves?|nn?\.?)(?![a-z])|(?:articular\s)?branch(?:es)?\b|{_DEED})"
)
_LABEL = re.compile(LABELLED)
_SIDED = re.compile(r"(?:^|[\s(+&/,;.])(?:l|r|b/l|bl|rt|lt|left|right|bilat(?:eral)?|both)\.?\s$")
_NEXT = re.compile(r"(?:,|;|\band|\bplus|[+&/]|\bthen|\balso)\s(?:also\s|then\s)?(?:the\s|her\s|his\s)?(?:left\s|right\s|l\s|r\s)?$")
_NERVE_BEFORE = re.compile(rf"\bnerves?\b|\bn\.|\b{_DEED}")
#: What may follow: never another noun, of which the adjective would be the bone, vessel or muscle.
_NO_NOUN = re.compile(
    r"\s?(?:$|[\n.,;:+&/()\[\u2610\u2611\u2612]|\d|(?:and|ss|us|u/s|single|x\s?\d|w/|with|under|by|via|at|in|for|below|above|behind|near|too|as|iovera"
    r"|done|blocked|was|were|also|sono|ultrasound|fluoro\w*|landmark|prf|rfa?|cryo\w*|on)\b)"
)
_DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?(?:ml|cc)s?\b|\b(?:bup\w*|rop\w*|lido\w*|marc\w*|mepi\w*|phenol|alcohol)\b|\b\d\d\s?c\b|\bcryo|\biovera")
_OTHER_TRADE = re.compile(r"\b(?:pulses?|a-?line|art(?:erial)?\sline|access|iv|sticks?|sheath\ssize|reflex\w*|artery|vein|fractures?|tuft\w*)\b")


def is_nerve(text: str, start: int, end: int, sentence: str) -> bool:
    """Whether the bare adjective at `text[start:end]` speaks of its nerve."""
    if _LIST_END.match(text, end):
        return True
    if not _NO_NOUN.match(text, end):
        return False
    lead = text[max(0, start - 90) : start]
    if _LABEL.search(lead):
        return True
    if _OTHER_TRADE.search(sentence):
        return False
    if re.match(r"\s(?:was|were)\s(?:then\s)?(?:found|identified|seen|visuali[sz]ed|located|traced|blocked|bathed|surrounded|an(?:a)?esthetized|numbed)\b", text[end:]):
        return re.search(r"\bthe\s(?:left\s|right\s)?$", lead) is not None and _DOSE.search(text, end, end + 250) is not None
    if _SIDED.search(lead):
        return _DOSE.search(sentence) is not None
    if re.search(r"(?:\bthe|,|:|\bthen)\s$", lead) and re.match(r"\s(?:behind|at|in|above|below|near|over|as|where|with)\b|\s?\(", text[end:]):
        return bool(_NERVE_BEFORE.search(lead) and _DOSE.search(sentence))
    earlier = text[max(0, start - 120) : start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    return bool(_NEXT.search(lead) and _NERVE_BEFORE.search(earlier) and _DOSE.search(sentence + text[end : end + 160]))


def is_plane(text: str, start: int, end: int) -> bool:
    """Whether the bare name of a muscle at `text[start:end]` is the plane of a block: a form's field says so."""
    return bool(_NO_NOUN.match(text, end) and _LABEL.search(text[max(0, start - 90) : start]))
