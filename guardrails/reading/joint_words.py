"""Joints and bursae as notes name them: name, family, pattern, roots; and which names only say where."""

from __future__ import annotations

from guardrails.reading.nerve_target import Target
from guardrails.reading.spot_words import TENDONS

JOINT = "joint"


def _row(name: str, pattern: str, *roots: str) -> Target:
    return Target(name, JOINT, roots, rf"\b(?:{pattern})")


_BURSA = r"burs(?:a|ae|as|itis|al)\b"
_JT = r"(?:joints?|jts?|space)\b"
#: A short name counts where a joint word, a procedure word, a dose or the end of its part stands behind it.
_HERE = (
    r"(?=(?:\s(?:joints?|jts?|space)\b)?\s?(?:inj|csi|shot|asp|tap|ia\b|post(?:erior)?\b|ant(?:erior)?\b|us\b|blind|under"
    r"|\d|[,:;.+/&)]|\(|$|\n))"
)

#: A needle led under the acromion, not past it towards the joint.
_UNDER_ACROMION = (
    r"(?:slid|slipped|passed|advanced|guided|directed|introduced|placed|put|went|angled|aimed)\s(?:\w+\s){0,2}?(?:under|beneath"
    r"|underneath)\s(?:the\s)?acromion\b(?![^.\n]{0,80}\b(?:coracoid|gleno|joint))"
)

JOINTS: tuple[Target, ...] = (
    # --- bursae
    _row(
        "trochanteric_bursa",
        rf"(?:greater\s)?tro[ck]h?ant(?:eric|ers?|a?ric)\b(?:\s{_BURSA})?|(?:greater\s)?troch\.?\s{_BURSA}"
        rf"|gtbs?\b|gtpb\b|gtps\b|\bgt\s{_BURSA}|hip\s{_BURSA}|sub-?glut(?:eus|eal)\s?(?:medius|maximus|minimus)?\s{_BURSA}"
        rf"|gluteal\s{_BURSA}",
        "hip b",
        "rochant",
        "rocant",
        "rokant",
        "roch",
        "gtb",
        "gtp",
        "gt ",
        "glut",
    ),
    _row(
        "subacromial_bursa",
        rf"sub-?\s?acromial(?:[-/\s]sub-?\s?deltoid)?(?:\s(?:{_BURSA}|space))?"
        rf"|sub-?\s?deltoid\s{_BURSA}|sasd\b|\bsa\s{_BURSA}|sub-?\s?ac(?:rom)?\b(?:\s(?:{_BURSA}|space))?|{_UNDER_ACROMION}",
        "acromial",
        "acromion",
        "deltoid",
        "sasd",
        "sa b",
        "sub",
    ),
    _row("ischial_bursa", rf"isch(?:ial|io-?gluteal)\s{_BURSA}", "isch"),
    _row("pes_anserine_bursa", rf"pes\s(?:anserin\w*\s?)?{_BURSA}|pes\sanserin\w*|anserine\s{_BURSA}", "pes", "anserin"),
    _row("iliopsoas_bursa", rf"(?:ilio-?)?psoas\s{_BURSA}|iliopectineal\s{_BURSA}", "psoas", "pectineal"),
    _row("prepatellar_bursa", rf"(?:pre|infra|supra)-?patellar\s{_BURSA}", "patellar"),
    _row("olecranon_bursa", rf"olecranon(?:\s{_BURSA})?|elbow\s{_BURSA}", "olecranon", "elbow b"),
    _row(
        "scapulothoracic_bursa",
        rf"(?:scapulo-?thoracic|sub-?scapular(?:is)?(?=\s{_BURSA})|infra-?serratus(?=\s{_BURSA}))(?:\s{_BURSA})?",
        "scapul",
        "serratus",
    ),
    _row("retrocalcaneal_bursa", rf"retro-?calcaneal(?:\s{_BURSA}|(?=\s(?:inj|csi|space|recess)))|(?:retro-?)?achilles\s{_BURSA}", "calcaneal", "achilles"),
    _row("intermetatarsal_bursa", rf"inter-?metatarsal\s{_BURSA}", "metatarsal"),
    _row("popliteal_cyst", r"popliteal\scysts?|baker'?s?\scysts?", "popliteal c", "baker"),
    _row(
        "ganglion_cyst",
        r"(?:(?:wrist|dorsal|volar|hand|finger|foot|ankle|digital)\sganglion(?!ic|\sblock|\sroot)|ganglion"
        r"(?=\s(?:cyst|(?:of|on|at|over|from|in)\s(?:the|her|his)\s(?:\w+\s){0,3}(?:wrist|hand|finger|foot"
        r"|ankle))))(?:\scysts?)?"
        r"|ganglion\scysts?|mucous\scysts?",
        "ganglion",
        "mucous",
    ),
    # --- joints
    _row(
        "glenohumeral",
        rf"gleno-?\s?humeral|\bghj\b|\bgh\s?{_JT}|\bgh{_HERE}",
        "humeral",
        "gh",
    ),
    _row(
        "acromioclavicular",
        rf"acromio-?clavicular|\bacj\b|\ba\.?\s?c\.?\s{_JT}|\bac(?=\s(?:inj|csi|shot|\[|\(|interval|articulation|line\b))",
        "acromio",
        "acj",
        "ac j",
        "ac inj",
        "ac csi",
        "ac shot",
        "ac [",
        "ac (",
        "ac interval",
        "ac artic",
        "ac line",
        "a c j",
        "a.c.",
    ),
    _row("sternoclavicular", rf"sterno-?clavicular|\bscj\b|\bsc\s{_JT}", "sterno", "scj", "sc j"),
    _row("temporomandibular", r"temporo-?mandibular|tmjs?\b|\btm\sjoints?", "mandibular", "tmj", "tm j"),
    _row(
        "sacrococcygeal",
        r"(?:sacro-?|inter-?)coccygeal(?:\sjoint)?(?!\s(?:lig|hiat|membr))|coccygeal\sjoint",
        "coccygeal",
    ),
    _row("symphysis_pubis", r"symphysis(?:\spubis)?|pubic\ssymphysis", "symphysis"),
    _row(
        "costochondral",
        r"costo-?chondral(?:\sjunction)?s?|costo-?sternal|sterno-?costal|chondro-?sternal|xipho-?sternal",
        "costo",
        "sterno",
        "sternal",
        "costal",
    ),
    _row("subtalar", r"sub-?talar|talo-?calcaneal", "talar", "calcaneal"),
    _row("ankle", r"tibio-?talar|talo-?crural|ankles?\b", "talar", "crural", "ankle"),
    _row("radiocarpal", r"radio-?carpal|\bdruj\b|distal\sradio-?ulnar(?:\sjoint)?", "carpal", "druj", "ulnar"),
    _row(
        "intercarpal",
        rf"(?:mid|inter)-?carpal|piso-?triquetral|luno-?triquetral|scapho-?lunate(?=\s{_JT})",
        "carpal",
        "piso",
        "scapho",
        "luno",
    ),
    _row("stt", rf"scapho-?trapezi\w*(?:-?trapezoid\w*)?|\bstt(?=\s(?:{_JT}|inj|csi))", "scapho", "stt"),
    _row("wrist", r"wrists?\b(?!\s(?:flex|crease))", "wrist"),
    _row(
        "elbow", r"elbows?\b(?!\sflex)|ulno-?humeral|radio-?capit\w+|humero-?ulnar", "elbow", "ulno", "capit", "humero"
    ),
    _row(
        "thumb_cmc",
        rf"(?:thumb\s|1st\s|first\s)?(?:cmcj?s?(?![a-z])|carpo-?metacarpal\b)(?:\s{_JT})?"
        rf"|bas(?:al|ilar)\s(?:thumb\s)?{_JT}|thumb\sbas(?:e|al)(?:\s{_JT})?|trapezi(?:o|al)-?\s?metacarpal",
        "cmc",
        "carpo",
        "basal",
        "basilar",
        "thumb bas",
        "trapezi",
    ),
    _row("mcp", r"(?:mcpj?s?(?![a-z])|mp(?=\s(?:joints?|jts?))|metacarpo-?phalangeal\b)", "mcp", "metacarpo", "mp j"),
    _row("pip", r"(?:pipj?s?(?![a-z])|proximal\s(?:inter-?phalangeal|ip)\b)", "pip", "phal", "proximal ip"),
    _row("dip", r"(?:dipj?s?(?![a-z])(?!\s(?:in|into|stick|of\sthe)\b)|distal\s(?:inter-?phalangeal|ip)\b)", "dip", "phal",
         "distal ip"),
    _row(
        "interphalangeal",
        rf"(?<!proximal\s)(?<!distal\s)inter-?phalangeal|\bipj\b|\bip\s{_JT}",
        "phal",
        "ip j",
    ),
    _row(
        "mtp",
        rf"(?:mtpj?s?(?![a-z])|metatarso-?phalangeal\b)|(?:great|big)\stoe(?=\s(?:joint|jt|inj|mtp|csi|shot))|hallux(?=\s(?:{_JT}|inj))",
        "mtp",
        "metatarso",
        "great toe",
        "big toe",
        "hallux",
    ),
    _row("finger_joint", rf"finger\s{_JT}", "finger"),
    _row("toe_joint", rf"toe\s{_JT}", "toe"),
    _row(
        "midfoot",
        r"talo-?navicular|naviculo\w+|tarso-?metatarsal|calcaneo-?cuboid|\btmtj?s?\b|\btnj\b|lisfranc|mid-?foot"
        r"(?=\s(?:joint|inj))",
        "tarso-",
        "tarsomet",
        "navic",
        "cuboid",
        "tmt",
        "tnj",
        "lisfranc",
        "midfoot",
        "mid-foot",
    ),
    _row("tibiofibular", r"(?:proximal|superior|distal|inferior)?\s?tibio-?fibular(?=\sj)", "fibular"),
    _row(
        "shoulder",
        r"shou?lders?\b(?!\s(?:girdle|blade|roll|height|width))|\bshldrs?\b(?!\s(?:girdle|blade))|\bshld\b"
        r"|\bsh(?=[.,;]|$|\sinj)",
        "shoulder",
        "sholder",
        "shld",
        " sh.",
        " sh,",
        " sh;",
        " sh inj",
        " sh\n",
    ),
    _row(
        "hip",
        r"hips?\b(?!\s(?:adduct|flexor|abduct|maxim|down|pocket))|femoro-?acetabular|coxo-?femoral|acetabulo-?femoral"
        r"|\bhip\sjts?\b",
        "hip",
        "femoro",
        "femoral",
    ),
    _row(
        "knee",
        r"knees?\b(?!\s(?:exten|flexor|jerk|chest))|tibio-?femoral|patello-?femoral|femoro-?tibial"
        r"|supra-?patellar\s(?:pouch|recess|bursa)",
        "knee",
        "femoral",
        "femoro",
        "patellar",
    ),
    _row("large_joint", r"(?:large|major)\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
    _row("medium_joint", r"(?:intermediate|medium)\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
    _row(
        "gel_joint",
        r"(?:synvisc\w*|sin\svisk|euflexxa|orthovisc|monovisc|durolane|duralane|gel-?one|gelsyn\S*"
        r"|supartz|hyalgan|visco-?\s?suppl\w*|visco(?=\s[#\d])|trivisc|triluron|synojoynt|hymovis|genvisc"
        r"|hyaluron(?!idase)\w+"
        r"(?:\sacid)?|gel\sshots?|gel\sinject\w*|rooster\scomb\sshots?|ha\sinject\w*)\b",
        "visc",
        "euflexxa",
        "durolane",
        "duralane",
        "gel-one",
        "gelone",
        "gelsyn",
        "gel shot",
        "gel inj",
        "supartz",
        "hyal",
        "trilur",
        "synoj",
        "hymov",
        "rooster",
        "ha inj",
    ),
    _row("small_joint", r"small\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
)

_SHEATHS = frozenset(t.name for t in TENDONS if t.name.endswith("_sheath") and t.name != "tendon_sheath")
_LIGAMENTS = frozenset(t.name for t in TENDONS if t.name.endswith("ligament"))
_HAND_SHEATHS = frozenset(
    {
        "ecu_sheath",
        "ecr_sheath",
        "fcu_sheath",
        "fcr_sheath",
        "epl_sheath",
        "fpl_sheath",
        "extensor_digitorum_sheath",
        "flexor_digitorum_sheath",
        "flexor_sheath",
        "tendon_sheath",
        "first_dorsal_compartment",
        "dorsal_compartment",
        "a1_pulley",
    }
)
_FOOT_SHEATHS = frozenset(
    {
        "posterior_tibial_sheath",
        "anterior_tibial_sheath",
        "peroneal_sheath",
        "flexor_hallucis_sheath",
        "extensor_hallucis_sheath",
        "tendon_sheath",
    }
)
_SMALL = frozenset({"mcp", "pip", "dip", "mtp", "thumb_cmc", "interphalangeal", "finger_joint", "toe_joint"})
_MEDIUM = frozenset(
    {
        "elbow",
        "wrist",
        "ankle",
        "acromioclavicular",
        "sternoclavicular",
        "temporomandibular",
        "subtalar",
        "radiocarpal",
        "intercarpal",
        "stt",
        "olecranon_bursa",
        "midfoot",
    }
)
_LARGE = frozenset(
    {
        "knee",
        "hip",
        "shoulder",
        "glenohumeral",
        "subacromial_bursa",
        "trochanteric_bursa",
        "ischial_bursa",
        "iliopsoas_bursa",
        "prepatellar_bursa",
        "pes_anserine_bursa",
    }
)
#: Names of a kind of place: beside any special one of that kind they are its title.
GENERIC = frozenset(
    {"tendon_sheath", "flexor_sheath", "enthesis", "ligament", "small_joint", "medium_joint", "large_joint"}
)
#: A wide name beside a special one of its part of the body only says where that is.
WIDE: dict[str, frozenset[str]] = {
    "shoulder": frozenset(
        {
            "glenohumeral",
            "subacromial_bursa",
            "acromioclavicular",
            "biceps_sheath",
            "rotator_cuff_insertion",
            "scapulothoracic_bursa",
            "sternoclavicular",
            "pectoralis_insertion",
        }
    ),
    "hip": frozenset(
        {
            "trochanteric_bursa",
            "iliopsoas_bursa",
            "iliopsoas_sheath",
            "ischial_bursa",
            "gluteus_medius_insertion",
            "hamstring_origin",
            "adductor_origin",
            "rectus_femoris_origin",
            "iliotibial_band",
        }
    ),
    "knee": frozenset(
        {
            "pes_anserine_bursa",
            "prepatellar_bursa",
            "popliteal_cyst",
            "patellar_tendon",
            "quadriceps_insertion",
            "pes_anserine_tendon",
            "iliotibial_band",
            "popliteus_sheath",
            "ligament",
            "tibiofibular",
        }
    ),
    "elbow": frozenset(
        {
            "olecranon_bursa",
            "lateral_epicondyle",
            "medial_epicondyle",
            "triceps_insertion",
            "distal_biceps_insertion",
            "ligament",
        }
    ),
    "wrist": frozenset(
        {"ganglion_cyst", "carpal_tunnel", "thumb_cmc", "radiocarpal", "intercarpal", "stt", "ligament", *_HAND_SHEATHS}
    ),
    "ankle": frozenset(
        {
            "subtalar",
            "achilles_insertion",
            "achilles_paratenon",
            "retrocalcaneal_bursa",
            "ganglion_cyst",
            "ligament",
            "midfoot",
            "tibiofibular",
            *_FOOT_SHEATHS,
        }
    ),
    "trochanteric_bursa": frozenset({"gluteus_medius_insertion"}),
    "tendon_sheath": frozenset({"a1_pulley", "first_dorsal_compartment", "dorsal_compartment", *_SHEATHS}),
    "enthesis": frozenset(t.name for t in TENDONS if t.name.endswith(("_insertion", "_origin", "epicondyle", "_tendon"))),
    "flexor_sheath": frozenset(
        {"a1_pulley", "fcr_sheath", "fcu_sheath", "fpl_sheath", "flexor_digitorum_sheath", "flexor_hallucis_sheath"}
    ),
    "ligament": _LIGAMENTS - {"ligament"},
    "gel_joint": frozenset(t.name for t in JOINTS if not t.name.endswith(("_joint", "bursa", "cyst"))),
    "small_joint": _SMALL,
    "medium_joint": _MEDIUM,
    "large_joint": _LARGE,
    "finger_joint": frozenset({"mcp", "pip", "dip", "interphalangeal"}),
    "toe_joint": frozenset({"mtp"}),
    "interphalangeal": frozenset({"pip", "dip"}),
}
