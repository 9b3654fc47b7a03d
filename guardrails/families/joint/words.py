"""Joints and bursae by the size that their codes go by."""

#: What is written in a row of the catalog: no attribute of the catalog tells the sizes apart.
SMALL, MEDIUM, LARGE, CYST = "20600", "20605", "20610", "20612"

SIZES: dict[str, str] = {
    **dict.fromkeys(
        (
            "knee",
            "hip",
            "shoulder",
            "glenohumeral",
            "subacromial_bursa",
            "trochanteric_bursa",
            "ischial_bursa",
            "pes_anserine_bursa",
            "iliopsoas_bursa",
            "prepatellar_bursa",
            "scapulothoracic_bursa",
            "large_joint",
            "popliteal_cyst",
            "gel_joint",
        ),
        LARGE,
    ),
    **dict.fromkeys(
        (
            "acromioclavicular",
            "sternoclavicular",
            "temporomandibular",
            "elbow",
            "wrist",
            "radiocarpal",
            "ankle",
            "subtalar",
            "olecranon_bursa",
            "medium_joint",
            "retrocalcaneal_bursa",
            "symphysis_pubis",
            "midfoot",
        ),
        MEDIUM,
    ),
    **dict.fromkeys(
        (
            "thumb_cmc",
            "mcp",
            "pip",
            "dip",
            "interphalangeal",
            "mtp",
            "finger_joint",
            "toe_joint",
            "small_joint",
            "sacrococcygeal",
            "costochondral",
        ),
        SMALL,
    ),
    "ganglion_cyst": CYST,
}
#: Places whose code payers and coders do not agree on.
CONTESTED: dict[str, tuple[str, ...]] = {
    "sacrococcygeal": ("20600", "20605", "64999"),
    "costochondral": ("20600", "20605", "20550"),
    "popliteal_cyst": ("20610", "20612"),
    "retrocalcaneal_bursa": ("20600", "20605"),
    "symphysis_pubis": ("20605", "20610"),
}
#: Joints that a hand or foot has more than one of: the digits before the name are counted.
MANY = frozenset({"mcp", "pip", "dip", "mtp", "interphalangeal", "finger_joint", "toe_joint", "midfoot"})
#: Midline places take no side.
MIDLINE = frozenset({"sacrococcygeal", "symphysis_pubis"})
DIGIT = (
    r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|thumb|index|middle|long|ring|small|little"
    r"|[1-5](?![\d.]))"
)
DIGITS_BEFORE = rf"(?:{DIGIT}(?:[\s,/&]|and|right|left|finger)*)+(?:the\s)?$"
DIGITS_AFTER = rf"\s?(?:joints?\s)?(?:{DIGIT}(?:[\s,/&]|and)*)+"
NUMBER_BEFORE = r"\b(?P<n>[2-9])\s(?:small\s)?$"
#: A gel was given and no joint named: read as a large joint, held.
UNNAMED = "gel_joint"
