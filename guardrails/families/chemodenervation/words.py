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
        r"\bmigraines?\b|\bpre-?\s?e?mpt(?:ive)?\b|\b31[-\s]sites?\b|\bfixed[-\s]site\b|\bmigraneurs?\b"
        r"|\b(?:botox|toxin)\sfor\s(?:\w+\s){0,2}headaches?\b|\bha\sdays\b"
    ),
    NECK: (
        r"\bcervical\sdis\s?tonia\b|\bcervical\sdystonia\b|\btorticollis\b|\b(?:latero|antero|retro)collis\b"
        r"|\bneck\sdystonia\b"
        r"|\bcd\b(?=\s?(?::|botox|inj|with|-))|\bdystonic\sneck\b|\bneck\smuscles\b"
        r"|\b(?:toxin|botox|dysport|xeomin|myobloc)\s(?:\w+\s){0,3}neck\b(?!\spain)"
    ),
    FACE: (
        r"\bhemi-?\s?facial(?:\sspasm)?\b|\bblepharospasm\b|\bfacial\s(?:dystonia|spasm|synkinesis)\b|\bhfs\b"
        r"|\bmeige\w*"
        r"|\borofacial\sdystonia\b|\borbicularis\soculi\b"
    ),
    SALIVARY: r"\bsialorrh\w+|\bdrooling\b|\bsalivary\b|\bparotids?\b|\bsubmandibular\w*",
    VOICE: r"\bspasmodic\sdysphonia\b|\blaryngeal\b|\bthyroarytenoid\b|\bvocal\scords?\b",
    JAW: r"\bmasset\w+|\bbruxism\b|\bjaw\spain\b|\btmj\b|\btmd\b",
    "limb": r"\bspastic\w*|\blimbs?\b|\b(?:upper|lower)[-\s]limbs?\b|\bextremit(?:y|ies)\b|\b[rlb](?:ue"
    r"|le)s?\b|\btone\b|\bhemipar\w+",
    TRUNK: r"\btrunk\b|\btruncal\b|\bcamptocormia\b|\baxial\sdystonia\b",
}
DENIED = r"\b(?:no|not|denies|without|never|negative\sfor|rather\sthan)\s(?:[\w/-]+\s){0,3}$"
NOT_MINE = r"\s(?:clinic|specialist|diary|history|failed|exercise)"
#: The dose of the migraine protocol: read as migraine, held for the indication.
MIGRAINE_DOSE = r"\b155\b"
EMG_WORDS = r"\bemg\b|\belectromyogra\w*"
STIM_WORDS = (
    r"\b(?:electrical|muscle|nerve|emg)\sstimulat\w+|\be-?stim\b|\bmotor\spoint|\bmuscle\sstimulator"
    r"|\bstimulation\sguidance"
)
NO_EMG = r"\b(?:no|without|not)\s(?:\w+\s)?$"

ARM = r"(?:arm|upper\s(?:limb|extremity)|forearm|hand)"
LEG = r"(?:leg|lower\s(?:limb|extremity)|calf|thigh|foot)"
SIDE = r"(?P<s>right|left|rt|lt|r|l|both|bilateral|each)"
#: "5 muscles in the left arm", "3 in the left leg", "right arm 3 muscles", "rue 3 muscles".
COUNTED = (
    rf"\b(?P<n>\d{{1,2}})(?:\smuscles?)?(?:\swere)?\s(?:(?:in|of|to|from)\s|(?<=muscles\s))(?:the\s"
    rf"|her\s|his\s)?{SIDE}\s(?:(?P<arm>{ARM})|(?P<leg>{LEG}))s?\b"
)
COUNTED_AFTER = rf"\b{SIDE}\s?(?:(?P<arm>{ARM})|(?P<leg>{LEG}))s?[\s:,-]+(?P<n>\d{{1,2}})\smuscles?\b"
COUNTED_SHORT = r"\b(?P<s>[rl])(?P<limb>ue|le)[\s:,-]+(?P<n>\d{1,2})\smuscles?\b"
#: "all four limbs, 3 muscles each".
ALL_LIMBS = r"\b(?:all\s)?4\s(?:limbs|extremities)\b"
EACH = (
    r"\b(?P<n>\d{1,2})\smuscles\s(?:each|per|in\seach)\b|\beach\s(?:limb"
    r"|extremity)\s(?P<m>\d{1,2})\smuscles\b"
)
RANGE = r"\b(?P<few>(?:1\s?(?:-|to)\s?4|1\sto\s4)\smuscles)|\b(?P<many>5\sor\smore\smuscles|5\+\smuscles)"
LIMB_NAMED = (
    rf"\b{SIDE}\s(?:\w+\s)?(?:(?P<arm>{ARM})|(?P<leg>{LEG}))s?\b(?!\s(?:pain|weak|iv\b))"
    rf"|\b(?P<t>[rlb])(?P<limb>ue|le)\b"
)
TRUNK_COUNT = r"\b(?P<n>\d{1,2})(?:\s?\+|\sor\smore)?\s(?:trunk\s|truncal\s)?muscles?\b"
GLANDS = r"\bparotids?\b|\bsubmandibular\w*"
