"""Joints and bursae as notes name them: name, family, pattern, roots; and which names only say where."""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

JOINT = "joint"


def _row(name: str, family: str, pattern: str, *roots: str) -> Target:
    return Target(name, family, roots, rf"\b(?:{pattern})")


_BURSA = r"burs(?:a|ae|as|itis)\b"

JOINTS: tuple[Target, ...] = (
    # --- bursae
    _row(
        "trochanteric_bursa",
        JOINT,
        rf"(?:greater\s)?tro[ck]h?ant(?:eric|ers?|a?ric)\b(?:\s{_BURSA})?"
        rf"|gtbs?\b|gtpb\b|\bgt\s{_BURSA}|hip\s{_BURSA}",
        "hip b",
        "rochant",
        "rocant",
        "rokant",
        "gtb",
        "gtpb",
        "gt ",
    ),
    _row(
        "subacromial_bursa",
        JOINT,
        rf"sub-?\s?acromial(?:[-/\s]sub-?\s?deltoid)?(?:\s(?:{_BURSA}|space))?"
        rf"|sub-?\s?deltoid\s{_BURSA}|sasd\b|\bsa\s{_BURSA}",
        "acromial",
        "deltoid",
        "sasd",
        "sa b",
    ),
    _row("ischial_bursa", JOINT, rf"isch(?:ial|io-?gluteal)\s{_BURSA}", "isch"),
    _row("pes_anserine_bursa", JOINT, rf"pes\s(?:anserin\w*\s?)?{_BURSA}|pes\sanserin\w*", "pes"),
    _row("iliopsoas_bursa", JOINT, rf"ilio-?psoas\s{_BURSA}", "psoas"),
    _row("prepatellar_bursa", JOINT, rf"(?:pre|infra|supra)-?patellar\s{_BURSA}", "patellar"),
    _row("olecranon_bursa", JOINT, rf"olecranon(?:\s{_BURSA})?", "olecranon"),
    _row("scapulothoracic_bursa", JOINT, rf"scapulo-?thoracic(?:\s{_BURSA})?", "scapulo"),
    _row("retrocalcaneal_bursa", JOINT, rf"retro-?calcaneal(?:\s{_BURSA})?", "calcaneal"),
    _row("popliteal_cyst", JOINT, r"popliteal\scysts?|baker'?s\scysts?", "popliteal c", "baker"),
    _row(
        "ganglion_cyst",
        JOINT,
        r"(?:(?:wrist|dorsal|volar|hand|finger|foot|ankle|digital)\sganglion(?!ic|\sblock|\sroot)|ganglion"
        r"(?=\s(?:cyst|(?:of|on|at)\s(?:the|her|his)\s(?:\w+\s){0,2}(?:wrist|hand|finger|foot"
        r"|ankle))))(?:\scysts?)?"
        r"|ganglion\scysts?|mucous\scysts?",
        "ganglion",
        "mucous",
    ),
    # --- joints
    _row(
        "glenohumeral",
        JOINT,
        r"gleno-?\s?humeral|\bgh\s?(?:joints?|jts?)\b|\bgh(?=\s(?:inj|csi))",
        "humeral",
        "gh",
    ),
    _row(
        "acromioclavicular",
        JOINT,
        r"acromio-?clavicular|\ba\.?\s?c\.?\s(?:joints?|jts?)\b|\bac(?=\sinj)",
        "acromio",
        "ac joint",
        "ac jt",
        "ac inj",
        "a c joint",
        "a c jt",
        "a.c.",
    ),
    _row(
        "sternoclavicular",
        JOINT,
        r"sterno-?clavicular|\bsc\s(?:joints?|jts?)\b",
        "sterno",
        "sc joint",
        "sc jt",
    ),
    _row("temporomandibular", JOINT, r"temporo-?mandibular|tmjs?\b", "mandibular", "tmj"),
    _row("sacrococcygeal", JOINT, r"sacro-?coccygeal(?:\sjoint)?(?!\s(?:lig|hiat|membr))", "coccygeal"),
    _row("symphysis_pubis", JOINT, r"symphysis(?:\spubis)?|pubic\ssymphysis", "symphysis"),
    _row("costochondral", JOINT, r"costo-?chondral(?:\sjunction)?s?|costo-?sternal", "costo"),
    _row("subtalar", JOINT, r"sub-?talar", "talar"),
    _row("ankle", JOINT, r"tibio-?talar|talo-?crural|ankles?\b", "talar", "crural", "ankle"),
    _row("radiocarpal", JOINT, r"radio-?carpal|\bdruj\b", "carpal", "druj"),
    _row("wrist", JOINT, r"wrists?\b(?!\sflex)", "wrist"),
    _row(
        "elbow", JOINT, r"elbows?\b(?!\sflex)|ulno-?humeral|radio-?capitellar", "elbow", "ulno", "capitellar"
    ),
    _row(
        "thumb_cmc",
        JOINT,
        r"(?:thumb\s|1st\s|first\s)?(?:cmc|carpo-?metacarpal)(?:\s(?:joints?|jts?))?\b"
        r"|bas(?:al|ilar)\s(?:thumb\s)?(?:joints?|jts?)|trapezio-?metacarpal",
        "cmc",
        "carpo",
        "basal",
        "basilar",
        "trapezio",
    ),
    _row("mcp", JOINT, r"(?:mcps?|metacarpo-?phalangeal)\b", "mcp", "metacarpo"),
    _row("pip", JOINT, r"(?:pips?|proximal\sinterphalangeal)\b", "pip", "interphal"),
    _row("dip", JOINT, r"(?:dips?(?=\s(?:joint|jt|inj|\d))|distal\sinterphalangeal)\b", "dip", "interphal"),
    _row(
        "interphalangeal",
        JOINT,
        r"(?<!proximal\s)(?<!distal\s)interphalangeal|\bip\s(?:joints?|jts?)\b",
        "interphal",
        "ip joint",
        "ip jt",
    ),
    _row(
        "mtp",
        JOINT,
        r"(?:mtps?|metatarso-?phalangeal)\b|great\stoe(?=\s(?:joint|jt|inj))",
        "mtp",
        "metatarso",
        "great toe",
    ),
    _row("finger_joint", JOINT, r"finger\s(?:joints?|jts?)\b", "finger"),
    _row("toe_joint", JOINT, r"toe\s(?:joints?|jts?)\b", "toe"),
    _row(
        "midfoot",
        JOINT,
        r"talo-?navicular|naviculo\w+|tarso-?metatarsal|calcaneo-?cuboid",
        "tarso-",
        "tarsomet",
        "navic",
        "cuboid",
    ),
    _row(
        "shoulder",
        JOINT,
        r"shoulders?\b(?!\s(?:girdle|blade|roll|height|width))"
        r"|\bsh(?=[.,;]|$|\sinj)",
        "shoulder",
        " sh.",
        " sh,",
        " sh;",
        " sh inj",
        " sh\n",
    ),
    _row(
        "hip",
        JOINT,
        r"hips?\b(?!\s(?:adduct|flexor|abduct|maxim|down))|femoro-?acetabular|\bhip\sjts?\b",
        "hip",
        "femoro",
    ),
    _row(
        "knee",
        JOINT,
        r"knees?\b(?!\s(?:exten|flexor|jerk|chest))|tibio-?femoral|patello-?femoral"
        r"|supra-?patellar\s(?:pouch|recess|bursa)",
        "knee",
        "femoral",
        "patellar",
    ),
    _row("large_joint", JOINT, r"(?:large|major)\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
    _row("medium_joint", JOINT, r"(?:intermediate|medium)\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
    _row(
        "gel_joint",
        JOINT,
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
    _row("small_joint", JOINT, r"small\sjoints?(?=\s(?:inj|aspir|arthroc))", "joint"),
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
        }
    ),
    "hip": frozenset(
        {
            "trochanteric_bursa",
            "iliopsoas_bursa",
            "ischial_bursa",
            "gluteus_medius_insertion",
            "hamstring_origin",
            "adductor_origin",
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
        }
    ),
    "elbow": frozenset({"olecranon_bursa", "lateral_epicondyle", "medial_epicondyle"}),
    "wrist": frozenset(
        {
            "ganglion_cyst",
            "carpal_tunnel",
            "first_dorsal_compartment",
            "thumb_cmc",
            "radiocarpal",
            "a1_pulley",
        }
    ),
    "ankle": frozenset(
        {
            "subtalar",
            "achilles_insertion",
            "retrocalcaneal_bursa",
            "posterior_tibial_sheath",
            "peroneal_sheath",
            "ganglion_cyst",
        }
    ),
    "trochanteric_bursa": frozenset({"gluteus_medius_insertion"}),
    "tendon_sheath": frozenset(
        {
            "a1_pulley",
            "first_dorsal_compartment",
            "biceps_sheath",
            "flexor_sheath",
            "posterior_tibial_sheath",
            "peroneal_sheath",
        }
    ),
    "enthesis": frozenset(
        {
            "lateral_epicondyle",
            "medial_epicondyle",
            "gluteus_medius_insertion",
            "achilles_insertion",
            "hamstring_origin",
            "quadriceps_insertion",
        }
    ),
    "flexor_sheath": frozenset({"a1_pulley"}),
    "gel_joint": frozenset({"knee", "hip", "shoulder", "glenohumeral", "ankle", "thumb_cmc", "elbow"}),
    "small_joint": frozenset(
        {"mcp", "pip", "dip", "mtp", "thumb_cmc", "interphalangeal", "finger_joint", "toe_joint"}
    ),
    "medium_joint": frozenset(
        {"elbow", "wrist", "ankle", "acromioclavicular", "temporomandibular", "subtalar", "radiocarpal"}
    ),
    "large_joint": frozenset(
        {"knee", "hip", "shoulder", "glenohumeral", "subacromial_bursa", "trochanteric_bursa"}
    ),
    "finger_joint": frozenset({"mcp", "pip", "dip", "interphalangeal"}),
    "toe_joint": frozenset({"mtp"}),
}
