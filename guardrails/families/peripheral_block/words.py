"""Peripheral nerve blocks: what each nerve is coded as. Every nerve not listed is "other named nerve"."""

OTHER = "64450"
CODES = {
    "trigeminal": "64400",
    "vagus": "64408",
    "suprascapular": "64418",
    "intercostal": "64420",
    "ilioinguinal": "64425",
    "pudendal": "64430",
    "paracervical": "64435",
    "sciatic": "64445",
    "femoral": "64447",
    "adductor_canal": "64447",
    "saphenous_adductor_canal": "64447",
    "plantar_digital": "64455",
}
#: Codes of a nerve that ended; after that the unlisted code.
ENDED = {"facial": "64402", "phrenic": "64410"}
FURTHER_RIB = "64421"
#: "ankle block, five nerves", "three nerves in total".
COUNT = r"\b(?P<n>two|three|four|five|six|[2-6])\s(?:\w+\s)?nerves\b"
CONTESTED = {
    "saphenous_adductor_canal": "A saphenous block in the adductor canal is 64447 to some payers and 64450 "
    "to others.",
    "adductor_canal": "An adductor canal block is taken as a femoral block (64447); some payers want 64450.",
}
CITES = {"sciatic": ("cpt", "faq/sciatic"), "intercostal": ("cpt", "faq/intercostal", "ncci-mue")}
#: Said of a block that only numbs what is done next.
NUMBS = (
    r"\b(?:for|to)\s(?:(?:her|his|patient|the)\s)?(?:comfort|make\s(?:it|this|that)\s(?:tolerable|bearable|comfortable))\b"
    r"|\b(?:as|for)\s(?:the\s|local\s)?an(?:a)?esthe(?:sia|tic)\b(?!\s(?:and|post))|\bso\s(?:that\s)?(?:s?he|they|it|the\spatient)(?:'d|\swould|\scould|\scan)?\s(?:be\sable\sto\s)?(?:tolerate|bear|stand)\b|\bto\s(?:numb|an(?:a)?estheti[sz]e)\s"
    r"(?:it|the\s(?:area|joint|toe|finger|heel|skin|site))\b"
)
