"""Toxin injections: what each target is called, its code, and the guidance beside it."""

MIGRAINE, NECK, FACE, SALIVARY = "migraine", "cervical_dystonia", "facial_muscles", "salivary_glands"
JAW, UPPER, LOWER, TRUNK, VOICE = "masseter_temporalis", "limb_upper", "limb_lower", "trunk", "larynx"
LIMB = "limb"  # which one is not said

CODES = {MIGRAINE: "64615", NECK: "64616", FACE: "64612", SALIVARY: "64611", VOICE: "64617", JAW: "64612"}
LIMB_FEW, LIMB_FEW_MORE, LIMB_MANY, LIMB_MANY_MORE = "64642", "64643", "64644", "64645"
TRUNK_FEW, TRUNK_MANY = "64646", "64647"
LIMB_FROM, TRUNK_FROM = 5, 6
EMG, STIMULATION = "95874", "95873"

#: What the toxin was for, strongest first; the words name the target by themselves.
CONDITIONS: dict[str, str] = {
    MIGRAINE: (
        r"\bmigraines?\b|(?<!\d)(?<!\d\s)\bcm\b(?=\s(?:botox|toxin|ona\w*|pre-?empt)\b)|\bpre-?\s?e?mpt(?:ive)?\b"
        r"|\b31[-\s]sites?\b|\bfixed[-\s]site\b|\bmigraneurs?\b"
        r"|\b(?:botox|toxin)\sfor\s(?:\w+\s){0,2}headaches?\b|\bha\sdays\b"
    ),
    NECK: (
        r"\bcervical\sdis\s?tonia\b|\bcervical\sdystonia\b|\btorticollis\b|\b(?:latero|antero|retro)collis\b"
        r"|\bneck\sdystonia\b"
        r"|\bcd\b(?=\s?(?::|botox|inj|with|-|[.,;]|$|protocol|pattern|dose|toxin))|\bdystonic\sneck\b|\bneck\smuscles\b"
        r"|\b(?:toxin|botox|dysport|xeomin|myobloc)\s(?:\w+\s){0,3}neck\b(?!\spain)"
    ),
    FACE: (
        r"\bhemi-?\s?facial(?:\sspasm)?\b|\bbleph(?:aro-?\s?spasm)?\b|\bfacial\s(?:dystonia|spasm|synkinesis)\b|\bhfs\b"
        r"|\bmeige\w*"
        r"|\borofacial\sdystonia\b|\borbicularis\soculi\b"
    ),
    SALIVARY: r"\bsialorrh\w+|\bdrooling\b|\bsalivary\b|\bparotids?\b|\bsubmandibular\w*",
    VOICE: r"\bspasmodic\sdysphonia\b|\blaryngeal\b|\bthyroarytenoid\b|\bvocal\scords?\b",
    JAW: r"\bmasset\w+|\bbruxism\b|\bjaw\spain\b|\btmj\b|\btmd\b",
    "limb": r"\bspastic\w*|\bscissoring\b|\bequino\w*|\bclenched\s(?:fist|hand)s?\b|"
    r"\blimbs?\b|\b(?:upper|lower)[-\s]limbs?\b|\bextremit(?:y|ies)\b|\b[rlb](?:ue"
    r"|le)s?\b|\btone\b|\bhemipar\w+",
    TRUNK: r"\btrunk\b|\btruncal\b|\bcamptocormia\b|\baxial\sdystonia\b",
}
DENIED = r"\b(?:no|not|denies|without|never|negative\sfor|rather\sthan)\s(?:[\w/-]+\s){0,3}$"
NOT_MINE = r"\s?:\s?(?:n/?a|none|no\b|not\s|0\b|-+)|\s(?:clinic|specialist|diary|history|failed|exercise)"
#: The dose of the migraine protocol: read as migraine, held for the indication.
MIGRAINE_DOSE = r"\b155\b"
EMG_WORDS = r"\be\.?m\.?g\b|\belectromyogra\w*"
STIM_WORDS = (
    r"\b(?:electrical|electro|muscle|nerve|emg)[\s-]?stimulat\w+|\be[-\s]?stim\b|\bmotor\spoint"
    r"|(?<!cord\s)\bstim(?:ulat(?:ion|or))?(?:\s(?:guid\w+|locali\w+))?\b(?!\s(?:trial|lead|program))"
)
NO_EMG = r"\b(?:no|without|not|neither|nor)\s(?:\w+\s)?$"
#: Guidance that was not there after all, or that is a study of nerves.
NOT_GUIDED = (
    r"\s(?:stud\w+|show\w*|report|and\snerve\scond\w*|/ncs|of\sthe)|[^.;\n]{0,30}\b(?:broken|broke|not\s(?:used"
    r"|working|available|needed)|unavailable|(?:was|is)\sdown|out\sof\sorder|malfunction\w*|declined)\b"
)

ARM = r"(?:arm|upper\s(?:limb|ext(?:remity)?)|forearm|hand|ue)"
LEG = r"(?:leg|lower\s(?:limb|ext(?:remity)?)|calf|thigh|foot|le)"
SIDE = r"(?P<s>right|left|rt|lt|r|l|both|bilateral|bilat|b/l|b|each)"
#: A limb with its side: "left arm", "r le", "rue", "each lower extremity".
LIMB_NAMED = (
    rf"(?<![\w/]){SIDE}\.?\s(?:proximal\s|distal\s)?(?:(?P<arm>{ARM})|(?P<leg>{LEG}))(?:s|ies)?\b"
    r"(?!\s(?:pain|weak\w*|iv\b))|\b(?P<t>[rlb])(?P<limb>ue|le)s?\b"
)
#: The number of its muscles behind a limb ("x5 mm", "# muscles: 5", ": 4"), and before it ("5 muscles in the").
COUNT_AFTER = (
    r"[\s:,(=-]*(?:(?:had|got|received|has)\s)?(?:#\s?(?:of\s)?|number\sof\s|total\s(?:of\s)?)?(?P<w>muscles?\s?(?:injected|treated)?\s?[:=#]?\s?)?"
    r"x?\s?(?P<n>\d{1,2})(?!\.\d)(?:\s?(?P<u>muscles?|mm|m)\b|(?=\s{2,}\w|\s*(?:[,.;)\n|]|and\b|$)))"
)
COUNT_BEFORE = (
    r"\b(?P<n>\d{1,2})(?:\s(?P<u>muscles?|mm))?(?:\s(?:were|was))?(?:\s(?:injected|treated|done))?"
    r"\s(?:in|of|to|from|into|on)\s(?:the\s|her\s|his\s)?$"
)
#: "all four limbs, 3 muscles each".
ALL_LIMBS = r"\b(?:all\s)?4\s(?:limbs|extremities)\b"
EACH = (
    r"\b(?P<n>\d{1,2})\smuscles\s(?:each|per|in\seach)\b|\beach\s(?:limb"
    r"|extremity)\s(?P<m>\d{1,2})\smuscles\b"
)
RANGE = r"\b(?P<few>(?:1\s?(?:-|to)\s?4|1\sto\s4)\smuscles)|\b(?P<many>5\sor\smore\smuscles|5\+\smuscles)"
TRUNK_COUNT = r"\b(?P<n>\d{1,2})(?:\s?\+|\sor\smore)?\s(?:trunk\s|truncal\s)?muscles?\b"
BOTH_GLANDS = (
    r"\b(?:each|both|bilateral\w*|b/l|bilat)\s(?:of\sthe\s|the\s)?"
    r"(?:parotid|submandibular|submaxillary|salivary|gland|side)"
)
GLANDS = r"\bparotids?\b|\bsubmandibular\w*"
