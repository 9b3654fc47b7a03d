"""Tendon sheaths, ligaments, origins, tunnels and cords as notes name them: name, family, pattern, roots."""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

TENDON = "tendon"

_TEND = r"tend(?:on|in|os)\w*"
_SHEATH = rf"(?:{_TEND}|(?:teno)?synovial\ssheaths?|sheaths?|para-?tenon\w*|peri-?tend\w*|teno-?syno\w*)"
_INSERT = r"(?:origins?|insert\w*|attachments?|enthes\w+|foot-?print)"
_LIG = r"lig(?:ament|s)?\w*"
#: "Supraspinous and interspinous ligaments": the noun of a list goes for each of it.
_LIGS = rf"(?:\s{_LIG}|(?=(?:\s?[,/&+]\s?|\s)(?:[\w-]+(?:\s?[,/&+]\s?|\s)){{1,4}}?lig(?:ament)?s?\b))"
_EPI = r"epi-?\s?(?:condyl\w*|cond\b)?"


def _row(name: str, pattern: str, *roots: str) -> Target:
    return Target(name, TENDON, roots, rf"\b(?:{pattern})")


def _sheath(name: str, who: str, *roots: str) -> Target:
    """A tendon that runs in a sheath: the tendon or its sheath, in either order."""
    return _row(
        name,
        rf"(?:{who})(?:\s{_SHEATH})+|(?:{_SHEATH})\s(?:of|around|over|for)\s(?:the\s)?(?:{who})(?:\s{_TEND})?",
        *roots,
    )


def _attached(name: str, who: str, *roots: str, bare: str = "") -> Target:
    """A tendon by where it attaches; `bare` are names that need no word of attachment beside them."""
    own = rf"|(?:{bare})(?:\s(?:{_TEND}|{_INSERT}))*" if bare else ""
    return _row(
        name,
        rf"(?:{who})(?:\s(?:{_TEND}|muscles?|conjoined|common))*\s(?:{_TEND}|{_INSERT})(?:\s{_INSERT})?"
        rf"|(?:{_INSERT})\s(?:of|at|on)\s(?:the\s)?(?:{who})(?:\s{_TEND})?"
        rf"|where\s(?:the\s)?(?:{who})(?:\s(?:{_TEND}|muscles?))?\s(?:is\s)?(?:attach\w*|inserts?|inserted|originat\w*|arises?"
        rf"|takes\sorigin){own}",
        *roots,
    )


TENDONS: tuple[Target, ...] = (
    # --- tendon sheaths, fascia (20550)
    _row(
        "a1_pulley",
        r"(?:(?:flexor\s)?(?:tendon\s)?sheath\s(?:at|under|of)\s(?:the\s)?)?"
        r"(?:trigger\s(?:fingers?|thumbs?|digits?)\b(?!\s(?:splint|release))|a-?1\spulleys?|(?:thumb|fingers?|index|middle|long|ring|small|little|digit)\sa-?1\b(?!\s?c)"
        r"|stenosing\s(?:flexor\s)?teno-?synovitis)",
        "trigger",
        "pulley",
        "stenosing",
        " a1",
        " a-1",
    ),
    _row(
        "first_dorsal_compartment",
        r"(?:de|the)\s?quervain\w*(?:'s)?(?:\s(?:tenosynovitis|teno\w*|sheath))?|\bdq\b"
        r"|dors(?:al)?\.?\s(?:extensor\s)?comp(?:artment|t)?\s?(?:#|no\.?\s)?1\b(?:\s\(?dq\b\)?)?|(?:first|1st)\s(?:extensor|dors(?:al)?\.?)\s(?:extensor\s)?comp(?:artment|t)?\b(?:\s(?:tendon\s)?sheath)?"
        rf"|(?:apl|epb|abductor\spollicis\slongus|extensor\spollicis\sbrevis)(?:\s?(?:/|and|&)\s?(?:the\s)?(?:apl|epb"
        rf"|abductor\spollicis\slongus|extensor\spollicis\sbrevis))?(?:\s{_SHEATH})+",
        "quervain",
        "dq",
        "dors",
        "first ext",
        "1st ext",
        "apl",
        "epb",
        "pollicis",
    ),
    _row(
        "dorsal_compartment",
        r"(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th)\s(?:extensor|dors(?:al)?\.?)\s(?:extensor\s)?"
        r"comp(?:artment|t)?\b(?:\s(?:tendon\s)?sheath)?|intersection\ssyndrome",
        "dors",
        "extensor",
        "intersection",
    ),
    _row(
        "biceps_sheath",
        rf"(?:proximal\s)?biceps?\s(?:brachii\s)?(?:long\shead\s)?(?:{_SHEATH}|groove)(?:\ssheath)?"
        rf"|bicipital\s(?:groove|{_SHEATH})(?:\ssheath)?|long\shead\s(?:of\s(?:the\s)?)?biceps?(?:\s(?:brachii|{_SHEATH}))*"
        rf"|biceps?\slong\shead|lhb[t]?\b(?:\s{_SHEATH})*",
        "bicep",
        "bicip",
        "lhb",
    ),
    _row(
        "plantar_fascia",
        r"plantar\sfas?c?i?(?:a|itis|al|opathy)\b(?:\s(?:origin|insertion))?|\bpf(?=\s(?:origin|insertion|(?:inj\w*|csi|shot)[^.;\n]{0,30}\bheel))"
        r"|heel\sspurs?\b",
        "plantar",
        "pf ",
        "heel spur",
    ),
    _row("iliotibial_band", r"ilio-?tibial\s(?:band|tract)|it\sband|itb\b", "tibial", "it band", "itb"),
    _sheath(
        "posterior_tibial_sheath",
        r"post(?:erior)?\.?\stib(?:ialis|ial)?\.?|tibialis\sposterior|\bptt\b|tib\.?\spost(?:erior)?",
        "tib",
        "ptt",
    ),
    _sheath(
        "anterior_tibial_sheath",
        r"ant(?:erior)?\.?\stib(?:ialis|ial)?\.?|tibialis\santerior|tib\.?\sant(?:erior)?",
        "tib",
    ),
    _sheath("peroneal_sheath", r"peroneal|peroneus(?:\s(?:longus|brevis))*|fibularis(?:\s\w+)?", "pero", "fibularis"),
    _sheath("ecu_sheath", r"ecu|extensor\scarpi\sulnaris", "ecu", "ulnaris"),
    _sheath("ecr_sheath", r"ecr[bl]?(?:\s?/\s?ecr[bl])?|extensor\scarpi\sradialis(?:\s\w+)?", "ecr", "radialis"),
    _sheath("fcu_sheath", r"fcu|flexor\scarpi\sulnaris", "fcu", "ulnaris"),
    _sheath("fcr_sheath", r"fcr|flexor\scarpi\sradialis", "fcr", "radialis"),
    _sheath("epl_sheath", r"epl|extensor\spollicis\slongus", "epl", "pollicis"),
    _sheath("fpl_sheath", r"fpl|flexor\spollicis\slongus", "fpl", "pollicis"),
    _sheath("extensor_digitorum_sheath", r"ed[cm]|extensor\sdigit\w+(?:\s\w+)?|extensor\sindicis", "edc", "edm", "digit",
            "indicis"),
    _sheath("flexor_digitorum_sheath", r"fd[spl]|flexor\sdigitorum(?:\s\w+)?", "fds", "fdp", "fdl", "digit"),
    _sheath("flexor_hallucis_sheath", r"fhl|flexor\shallucis(?:\s\w+)?", "fhl", "hallucis"),
    _sheath("extensor_hallucis_sheath", r"ehl|extensor\shallucis(?:\s\w+)?", "ehl", "hallucis"),
    _sheath("popliteus_sheath", r"popliteus", "popliteus"),
    _sheath("iliopsoas_sheath", r"ilio-?psoas|psoas", "psoas"),
    _row("achilles_paratenon", r"achilles\s(?:para-?tenon|peri-?tend)\w*|(?:para|peri)-?ten\w*\s(?:of|around)\s(?:the\s)?"
         r"achilles", "achilles"),
    _row(
        "flexor_sheath",
        r"(?:flexor|extensor)\s(?:tend\w*\s)?sheaths?",
        "sheath",
    ),
    _row("tendon_sheath", r"tendon\ssheaths?", "sheath"),
    # --- origins and insertions (20551)
    _attached(
        "lateral_epicondyle",
        r"common\sextensors?|ceo|cet|ecrb",
        "epi",
        "tennis",
        "common ext",
        "ceo",
        "cet",
        "ecrb",
        bare=rf"lat(?:eral)?\.?\s{_EPI}\b|tennis\selbow|ceo\b|common\sextensors?",
    ),
    _attached(
        "medial_epicondyle",
        r"common\sflexors?|flexor[-\s]pronator(?:\smass)?|cfo|cft",
        "epi",
        "golfer",
        "common flex",
        "pronator",
        "cfo",
        "cft",
        bare=rf"med(?:ial)?\.?\s{_EPI}\b|golfer'?s\selbow|common\sflexors?|flexor[-\s]pronator\sorigin",
    ),
    _attached("triceps_insertion", r"triceps", "triceps"),
    _attached("distal_biceps_insertion", r"distal\sbiceps|biceps\s(?:at\sthe\s)?radial\stuberosity", "biceps"),
    _attached("pectoralis_insertion", r"pec(?:toralis)?\smajor", "pec"),
    _attached(
        "gluteus_medius_insertion",
        r"glut(?:eus|eal|s)?\.?(?:\s(?:medius|minimus|med|min)\b\.?(?:\s?(?:and|/|&)\s?(?:minimus|medius|min|med)\b)?)?"
        r"|gmed|abductor",
        "glut",
        "gmed",
        "abductor",
    ),
    _attached("achilles_insertion", r"achilles", "achilles", bare=r"achilles"),
    _attached("adductor_origin", r"adductor(?:\s(?:longus|magnus|brevis))?", "adductor"),
    _attached("hamstring_origin", r"(?:proximal\s)?hamstrings?|semi-?membranosus", "hamstring", "membranosus"),
    _attached("rectus_femoris_origin", r"rectus\sfem(?:oris)?", "rectus fem"),
    _attached("quadriceps_insertion", r"quad(?:riceps)?", "quad"),
    _attached(
        "rotator_cuff_insertion",
        r"rotator\scuff|rc|(?:supra|infra)-?spin(?:atus)?|sub-?scap(?:ularis)?|teres\sminor",
        "cuff",
        "spin",
        "rc ",
        "scap",
        "teres",
    ),
    _attached("patellar_tendon", r"patell(?:a|ar)", "patell", bare=r"jumper'?s\sknee"),
    _attached("pes_anserine_tendon", r"pes(?:\sanserin\w+)?", "pes"),
    _row(
        "enthesis",
        r"enthes\w+|tendon\s(?:insertions?|origins?|attachments?)",
        "enthes",
        "tendon insert",
        "tendon orig",
        "tendon attach",
    ),
    # --- ligaments and fascia (20550)
    _row("iliolumbar_ligament", rf"ilio-?lumbar{_LIGS}", "iliolumbar", "ilio-lumbar"),
    _row("interspinous_ligament", rf"inter-?spinous{_LIGS}", "rspinous", "r-spinous"),
    _row("supraspinous_ligament", rf"supra-?spinous{_LIGS}", "aspinous", "a-spinous"),
    _row(
        "si_ligament",
        rf"(?:(?:dorsal|posterior|interosseous|long|short)\s)*(?:si|sacro-?iliac){_LIGS}",
        "si lig",
        "iliac",
        "si and",
        "si,",
    ),
    _row("sacrotuberous_ligament", rf"sacro-?tuberous{_LIGS}", "tuberous"),
    _row("sacrospinous_ligament", rf"sacro-?spinous{_LIGS}", "spinous"),
    _row(
        "coccygeal_ligament",
        r"(?<!through\s)(?<!through\sthe\s)(?<!past\sthe\s)(?<!pierced\sthe\s)(?<!traversed\sthe\s)(?<!penetrated\sthe\s)"
        r"(?:sacro-?)?coccygeal\slig\w*(?=[^.;\n]{0,60}\b(?:inject|mg\b))",
        "coccygeal",
    ),
    _row(
        "ligament",
        rf"(?:deltoid|(?:(?:medial|lateral|ulnar|radial|fibular|tibial)\s)?collateral|(?:anterior\s|posterior\s)?talo-?fibular"
        r"|calcaneo-?(?:fibular|navicular)|spring|coraco-?\w+|costo-?(?!transv|vert)\w+|annular|meniscotibial|coronary)"
        rf"\s{_LIG}|\b(?:atfl|cfl|mcl|lcl|ucl|rcl)\b|tfcc\b|ligament(?=\sinject)|fascia(?=\sinject)",
        "lig",
        "atfl",
        "cfl",
        "mcl",
        "lcl",
        "ucl",
        "rcl",
        "tfcc",
        "fascia inj",
    ),
    # --- cords and tunnels
    _row(
        "dupuytren_cord",
        r"dupuytren\w*(?:'s)?(?:\s(?:cord|contracture))?|xiaflex|collagenase|palmar\s(?:\w+\s)?cord",
        "dupuytren",
        "xiaflex",
        "collagenase",
        "cord",
    ),
    _row(
        "carpal_tunnel",
        r"(?:(?:median\snerve|mn)\s(?:at|in|within|under)\s(?:the\s)?)?carp[ae]l\s(?:tunnels?|canals?|tun\b)"
        r"|\bcts\b|ulnar\sto\s(?:the\s)?(?:palmaris|pl\b)|median\snerve\sat\sthe\stunnel"
        r"|(?:under|beneath|deep\sto)\s(?:the\s)?(?:transverse\scarpal|flexor\sretinac)\w*(?:\s\w+)?",
        "carp",
        "cts",
        "palmaris",
        "to pl",
        "to the pl",
        "median nerve",
        "mn ",
        "retinac",
    ),
)
