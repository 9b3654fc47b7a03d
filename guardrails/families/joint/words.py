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
            "intercarpal",
            "stt",
            "tibiofibular",
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
            "intermetatarsal_bursa",
        ),
        SMALL,
    ),
    "ganglion_cyst": CYST,
    "bone_cyst": "20615",
}
#: Places whose code payers and coders do not agree on.
CONTESTED: dict[str, tuple[str, ...]] = {
    "sacrococcygeal": ("20600", "20605", "64999"),
    "costochondral": ("20600", "20605", "20550"),
    "popliteal_cyst": ("20610", "20612"),
    "retrocalcaneal_bursa": ("20600", "20605"),
    "symphysis_pubis": ("20605", "20610"),
    "intercarpal": ("20600", "20605"),
    "stt": ("20600", "20605"),
    "tibiofibular": ("20605", "20610"),
}
#: Joints that a hand or foot has more than one of: the digits before the name are counted.
MANY = frozenset({"mcp", "pip", "dip", "mtp", "interphalangeal", "finger_joint", "toe_joint", "midfoot"})
#: Midline places take no side.
MIDLINE = frozenset({"sacrococcygeal", "symphysis_pubis"})
#: Fingers and toes by their words.
DIGITS: dict[str, int] = {
    **dict.fromkeys(("1st", "first", "thumb", "1", "hallux"), 1),
    **dict.fromkeys(("2nd", "second", "index", "2"), 2),
    **dict.fromkeys(("3rd", "third", "middle", "long", "3"), 3),
    **dict.fromkeys(("4th", "fourth", "ring", "4"), 4),
    **dict.fromkeys(("5th", "fifth", "small", "little", "5"), 5),
}
DIGIT = (
    r"(?:\b(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|thumb|hallux|index|middle|long|ring|small|little)\b"
    r"|(?<![\d.])[1-5](?![\d.]|\s?(?:mg|ml|cc|k\b|%|units?|x\b|weeks?|months?)))"
)
_BETWEEN = (
    r"(?:[\s,/&+#]|\b(?:and|right|left|rt|lt|r|l|fingers?|digits?|toes?|ray|joints?|jts?|of|the|her|his|both|on)\b)*"
)
DIGITS_BEFORE = rf"(?:{DIGIT}(?:\s?(?:-|to|through|thru)\s?{DIGIT})?{_BETWEEN})+$"
DIGITS_AFTER = rf"{_BETWEEN}(?:{DIGIT}(?:\s?(?:-|to|through|thru)\s?{DIGIT})?{_BETWEEN})+"
DIGIT_NEXT = rf"\s?(?:joint\s|jt\s)?#?{DIGIT}"
DIGIT_RANGE = rf"(?P<a>{DIGIT})\s?(?:-|to|through|thru)\s?(?P<b>{DIGIT})"
NUMBER_BEFORE = r"\b(?P<n>[2-9])\s(?:small\s)?$"
#: A gel was given and no joint named: read as a large joint, held.
UNNAMED = "gel_joint"

#: Contrast put into a joint for a study that follows: the code goes by the joint.
ARTHROGRAM: dict[str, str] = {
    "shoulder": "23350",
    "glenohumeral": "23350",
    "elbow": "24220",
    "wrist": "25246",
    "radiocarpal": "25246",
    "hip": "27093",
    "ankle": "27648",
}
HIP_AWAKE, HIP_ASLEEP = "27093", "27095"
_STUDY = r"(?:(?:mri?|ct|mra|conventional)\s?-?\s?)?arthro-?\s?(?:gra(?:m|ms|phy)|mri?|ct)\b"
FOR_A_STUDY = (
    rf"\b(?:for|before|prior\sto|preceding)\s(?:an?\s|the\s)?(?:\w+\s){{0,2}}?{_STUDY}"
    rf"|\b(?:mri?|ct)\s?-?\s?arthro-?\s?gra(?:m|phy)\b|\barthro-?\s?gra(?:m|phy)\sinjection"
    r"|\binjection\sof\s(?:\w+\s){0,3}contrast\sfor\b|\bdilute(?:d)?\s(?:gadolinium|gad|magnevist|gadavist)\b"
)
#: What is given to treat, or to numb as a test: then the contrast only shows where the needle is.
TREATING = (
    r"\b(?:triamcinolone|kenalog|depo-?\s?medrol|depo\b|methylpred\w*|dexameth\w*|dex\b|betameth\w*|celestone|steroid\w*"
    r"|cortisone|hyaluron\w*|visco\w*|synvisc\w*|euflexxa|bupi\w*|marcaine|ropi\w*|naropin|prp|platelet)\b"
)
CONTRAST = r"\b(?:contrast|gad(?:olin\w*|avist)?|magnevist|omnipaque|omni\b|isovue|iohexol|iopamidol|dye)\b"
ASLEEP = (
    r"\bgeneral\s(?:endotracheal\s)?an(?:a?)esthe\w+|\bmonitored\san(?:a?)esthesia|\bmac\san(?:a?)esthesia"
    r"|\bunder\smac\b"
)

#: A cyst within a bone, tapped and injected.
BONE_CYST = {"bone_cyst": r"\b(?:(?:unicameral|solitary|simple|aneurysmal)\s)?bone\scysts?\b|\bubc\b"}
FILLED = r"\b(?:inject\w*|aspirat\w*|filled|instill\w*)\b"
