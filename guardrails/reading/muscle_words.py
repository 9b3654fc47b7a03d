"""Muscles as notes name them: name, the region of the body that toxin codes count by, pattern, roots.

`names` of a Target is empty (a muscle is no procedure by itself); `family` carries the region.
"""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

FACE, NECK, TRUNK, UPPER, LOWER = "face", "neck", "trunk", "upper", "lower"


def _row(name: str, region: str, pattern: str, *roots: str) -> Target:
    return Target(name, region, roots, rf"\b(?:{pattern})\b(?:\smuscles?\b)?")


MUSCLES: tuple[Target, ...] = (
    # neck and shoulder girdle
    _row(
        "trapezius",
        NECK,
        r"(?:(?:upper|middle|mid|lower)\s(?:and\s(?:middle|mid|lower)\s)?)?"
        r"(?:trapezi(?:us|i)|trapeze\sius|trapz|traps?)",
        "trap",
    ),
    _row(
        "levator_scapulae",
        NECK,
        r"(?:l|el)evators?\sscap(?:ul\w+)?|lev(?:ator)?\.?\sscap(?:ul\w+)?"
        r"|levators?(?!\s(?:ani|palp|veli))|lev",
        "levator",
        "lev ",
        "lev.",
        "lev,",
    ),
    _row("splenius_capitis", NECK, r"spl[ea]+nius\scap\w*", "nius"),
    _row("splenius_cervicis", NECK, r"spl[ea]+nius\scerv\w*", "nius"),
    _row("splenius", NECK, r"splee?nius|spl(?=\s\d)", "nius", "spl "),
    _row("semispinalis_capitis", NECK, r"semispinalis\scap\w*", "semispin"),
    _row("semispinalis_cervicis", NECK, r"semispinalis\scerv\w*", "semispin"),
    _row("semispinalis", NECK, r"semi-?spinal\w*", "semispin", "semi-spin"),
    _row(
        "suboccipital",
        NECK,
        r"sub-?occipitals?(?!\s(?:region|area|nerve|pain|headache|ridge|space))",
        "suboccip",
        "sub-occip",
    ),
    _row("sternocleidomastoid", NECK, r"sterno-?cleido-?mastoids?|scms?", "sternocleid", "sterno-c", "scm"),
    _row(
        "scalene",
        NECK,
        r"(?:(?:anterior|middle|posterior)\s)?scalen(?:es?|us|i)(?:\s(?:medius|anterior"
        r"|posterior))?|scalings|sc(?=\s\d)",
        "scalen",
        "scaling",
        "sc 1",
        "sc 2",
        "sc 3",
        "sc 4",
        "sc 5",
        "sc 6",
        "sc 7",
        "sc 8",
    ),
    _row("longissimus_capitis", NECK, r"longissimus\scap\w*", "longissimus"),
    _row(
        "cervical_paraspinals",
        NECK,
        r"(?:upper\s)?cerv(?:ical)?\spara-?spin(?:al|ous)\w*",
        "paraspin",
        "para-spin",
    ),
    # head
    _row(
        "corrugator",
        FACE,
        r"corrugators?(?:\ssupercilii)?|core\sa\sgator|super\sciliary",
        "corrugator",
        "gator",
        "ciliary",
    ),
    _row("procerus", FACE, r"pro\s?cerus", "cerus"),
    _row("frontalis", FACE, r"frontalis", "frontalis"),
    _row("temporalis", FACE, r"temporalis|temporales", "temporal"),
    _row("occipitalis", FACE, r"occipitalis", "occipitalis"),
    _row("orbicularis_oculi", FACE, r"orbicularis(?:\soculi)?(?!\soris)", "orbicularis"),
    _row("orbicularis_oris", FACE, r"orbicularis\soris", "orbicularis"),
    _row("zygomaticus", FACE, r"zygomatic(?:us|i)(?:\s(?:major|minor))?", "zygomatic"),
    _row("risorius", FACE, r"risorius", "risorius"),
    _row("platysma", FACE, r"platysma\w*", "platysma"),
    _row("depressor_anguli_oris", FACE, r"depressor\sanguli(?:\soris)?|dao", "depressor", "dao"),
    _row("mentalis", FACE, r"mentalis", "mentalis"),
    _row("masseter", FACE, r"masset(?:er|or)s?", "masset"),
    _row("pterygoid", FACE, r"(?:(?:lateral|medial)\s)?pterygoids?", "pterygoid"),
    # trunk
    _row("rhomboid_major", TRUNK, r"rhomboid(?:eus)?\smajor", "rhomboid"),
    _row("rhomboid_minor", TRUNK, r"rhomboid(?:eus)?\sminor", "rhomboid"),
    _row("rhomboid", TRUNK, r"rhomboids?", "rhomboid"),
    _row("latissimus_dorsi", TRUNK, r"latissimus(?:\sdorsi)?|lats", "latiss", "lats"),
    _row(
        "serratus_anterior",
        TRUNK,
        r"serratus(?:\s(?:anterior|posterior)(?:\s(?:superior|inferior))?)?"
        r"(?!\s(?:anterior\s)?(?:plane|block))",
        "serratus",
    ),
    _row("thoracic_paraspinals", TRUNK, r"thor(?:acic)?\spara-?spin(?:al|ous)\w*", "paraspin", "para-spin"),
    _row(
        "lumbar_paraspinals",
        TRUNK,
        r"(?:thoraco-?)?(?:lumb(?:ar|osacral)|l-?spine)\spara-?spin(?:al|ous)\w*",
        "paraspin",
        "para-spin",
    ),
    _row("paraspinals", TRUNK, r"para-?spin(?:al|ous)s?(?:\smuscul\w+)?", "paraspin", "para-spin"),
    _row("iliocostalis", TRUNK, r"iliocostalis(?:\slumborum)?", "iliocost"),
    _row("longissimus", TRUNK, r"longissimus(?:\s(?:thoracis|dorsi))?", "longissimus"),
    _row("multifidus", TRUNK, r"multifid(?:us|i)", "multifid"),
    _row("erector_spinae", TRUNK, r"erector\sspin(?:ae|i)(?!\s(?:plane|block|fascia))", "erector"),
    _row(
        "quadratus_lumborum",
        TRUNK,
        r"quadrat(?:us|es)\slumb[oa]rum(?!\s(?:plane|block))|qls?(?!\s(?:plane"
        r"|block))",
        "quadrat",
        "ql",
    ),
    _row("rectus_abdominis", TRUNK, r"rectus\sabdominis|rectus\smuscles?", "rectus"),
    _row("external_oblique", TRUNK, r"external\sobliques?(?!\sview)", "external obl"),
    _row("internal_oblique", TRUNK, r"internal\sobliques?(?!\sview)", "internal obl"),
    _row("intercostal_muscle", TRUNK, r"intercostal\smuscles?", "intercostal mus"),
    # shoulder and arm
    _row("pectoralis_minor", UPPER, r"pec(?:toralis|s)?\sminor", "pec ", "pecs", "pectoral"),
    _row(
        "pectoralis_major",
        UPPER,
        r"pec(?:toralis|s)?(?:\smajor)?(?!\s(?:plane|block|[12i]))",
        "pec ",
        "pecs",
        "pectoral",
        "pec,",
        "pec.",
    ),
    _row("supraspinatus", UPPER, r"supra-?spinat\w+(?!\s(?:tendon|tear|insertion|tendin))", "spinat"),
    _row("infraspinatus", UPPER, r"infra-?spinat\w+(?!\s(?:tendon|tear|insertion|tendin))", "spinat"),
    _row("teres_minor", UPPER, r"teres\sminor", "teres"),
    _row("teres_major", UPPER, r"teres\smajor", "teres"),
    _row("subscapularis", UPPER, r"subscapularis(?!\s(?:tendon|tear))", "subscapularis"),
    _row("deltoid", UPPER, r"(?<!sub)deltoids?", "deltoid"),
    _row("biceps_brachii", UPPER, r"biceps(?:\sbrachii)?(?!\s(?:femoris|tend|groove|sheath|load))", "biceps"),
    _row("brachialis", UPPER, r"brachialis", "brachialis"),
    _row("brachioradialis", UPPER, r"brachio-?radialis", "radialis"),
    _row("triceps", UPPER, r"triceps(?!\s(?:tend|reflex|insert))", "triceps"),
    _row("flexor_carpi_radialis", UPPER, r"flexor\scarpi\sradialis|fcr", "flexor", "fcr"),
    _row("flexor_carpi_ulnaris", UPPER, r"(?:flexor\s)?carpi\sulnaris|fcu", "ulnaris", "fcu"),
    _row(
        "flexor_digitorum_superficialis",
        UPPER,
        r"flexor\sdigitorum\s(?:superficialis|sublimis)|fds",
        "flexor",
        "fds",
    ),
    _row(
        "flexor_digitorum_profundus", UPPER, r"flexor\sdigitorum\sprofundus|profundus|fdp", "profundus", "fdp"
    ),
    _row("flexor_pollicis_longus", UPPER, r"flexor\spollicis\s(?:longus|brevis)|fpl", "pollicis", "fpl"),
    _row("pronator_teres", UPPER, r"pronator(?:\steres)?(?!\squad)", "pronator"),
    _row("pronator_quadratus", UPPER, r"pronator\squadratus", "pronator"),
    _row("adductor_pollicis", UPPER, r"adductor\spollicis", "pollicis"),
    _row("opponens_pollicis", UPPER, r"opponens(?:\spollicis)?", "opponens"),
    _row("lumbricals", UPPER, r"lumbricals?", "lumbrical"),
    _row("palmaris_longus", UPPER, r"palmaris\slongus", "palmaris"),
    _row(
        "extensor_carpi",
        UPPER,
        r"extensor\scarpi\s\w+(?:\s(?:longus|brevis))?|ecrb|ecrl|ecu",
        "extensor",
        "ecr",
        "ecu",
    ),
    _row(
        "extensor_digitorum",
        UPPER,
        r"extensor\sdigitorum(?:\scommunis)?(?!\s(?:longus|brevis))|edc",
        "extensor",
        "edc",
    ),
    _row("elbow_flexors", UPPER, r"elbow\sflexors?(?:\smuscul\w+)?", "elbow flex"),
    _row("wrist_flexors", UPPER, r"wrist\sflexors?", "wrist flex"),
    _row("finger_flexors", UPPER, r"(?:finger|digital)\sflexors?", "finger flex", "digital flex"),
    # hip and leg
    _row(
        "gluteus_medius",
        LOWER,
        r"glut(?:eus|eal)?\.?\s(?:medius|med)(?!\s(?:insertion|tend))|gmed",
        "glut",
        "gmed",
    ),
    _row(
        "gluteus_maximus",
        LOWER,
        r"glut(?:eus|eal)?\.?\s(?:maximus|max)|gmax|maximus",
        "maximus",
        "glut",
        "gmax",
    ),
    _row(
        "gluteus_minimus",
        LOWER,
        r"glut(?:eus|eal)?\.?\s(?:minimus|min)|gmin|minimus",
        "minimus",
        "glut",
        "gmin",
    ),
    _row("gluteal_group", LOWER, r"glutes|gluteals|gluteal\smuscul\w+|gluteal\smuscles", "glut"),
    _row("piriformis", LOWER, r"pir[iy]form(?:is|us)|piriform\smis", "iriform", "iryform"),
    _row("tensor_fasciae_latae", LOWER, r"tensor\sfasci(?:a|ae)\slat(?:a|ae)|tfl", "tensor", "tfl"),
    _row("iliopsoas", LOWER, r"ilio-?psoas(?!\s(?:burs|tend))", "psoas"),
    _row("psoas", LOWER, r"psoas(?:\smajor)?(?!\s(?:compart|burs|shadow|stripe|block))", "psoas"),
    _row("iliacus", LOWER, r"iliacus", "iliacus"),
    _row("obturator_internus", LOWER, r"obturator\sinternus", "obturator int"),
    _row("levator_ani", LOWER, r"levator\sani", "levator ani"),
    _row("medial_hamstrings", LOWER, r"medial\shamstrings?", "hamstring"),
    _row("hamstrings", LOWER, r"(?:lateral\s)?hamstrings?(?!\s(?:origin|tend))", "hamstring"),
    _row("semitendinosus", LOWER, r"semi-?tendinosus", "tendinosus"),
    _row("semimembranosus", LOWER, r"semi-?membranosus", "membranosus"),
    _row("biceps_femoris", LOWER, r"biceps\sfemoris", "femoris"),
    _row("adductor_longus", LOWER, r"adductor\slongus(?!\stend)", "adductor"),
    _row("adductor_magnus", LOWER, r"adductor\s(?:magnus|brevis)", "adductor"),
    _row("adductors", LOWER, r"(?:hip\s)?adductors", "adductors"),
    _row("gracilis", LOWER, r"gracilis", "gracilis"),
    _row("rectus_femoris", LOWER, r"rectus\sfemoris", "rectus fem"),
    _row("vastus_intermedius", LOWER, r"(?:vastus\s(?:medialis\s(?:and\s)?)?)intermedius", "vastus"),
    _row("vastus_lateralis", LOWER, r"vastus\slateralis", "vastus"),
    _row("vastus_medialis", LOWER, r"vastus\smedialis(?!\s(?:and\s)?intermedius)", "vastus"),
    _row(
        "quadriceps",
        LOWER,
        r"quadriceps(?!\s(?:insert|tend|strength))|quads|knee\sextensors?",
        "quadri",
        "quads",
        "knee ext",
    ),
    _row("knee_flexors", LOWER, r"knee\sflexors?", "knee flex"),
    _row("plantar_flexors", LOWER, r"plantar\s?flexors?", "plantar flex", "plantarflex"),
    _row("medial_gastrocnemius", LOWER, r"medial\sgastroc\w*|medial\shead\sof\sthe\sgastroc\w*", "gastroc"),
    _row(
        "lateral_gastrocnemius", LOWER, r"lateral\sgastroc\w*|lateral\shead\sof\sthe\sgastroc\w*", "gastroc"
    ),
    _row("gastrocnemius", LOWER, r"gastrocs?|gastrocnemi\w+", "gastroc"),
    _row("soleus", LOWER, r"soleus", "soleus"),
    _row(
        "tibialis_posterior",
        LOWER,
        r"tibialis\sposterior|post(?:erior)?\stib(?:ialis)?(?!\s?(?:nerve|tend"
        r"|art))",
        "tib",
    ),
    _row("tibialis_anterior", LOWER, r"tibialis\santerior", "tibialis"),
    _row("flexor_hallucis_longus", LOWER, r"flexor\shallucis(?:\slongus)?|fhl", "hallucis", "fhl"),
    _row("flexor_digitorum_longus", LOWER, r"flexor\sdigitorum\s(?:longus|brevis)|fdl", "flexor", "fdl"),
    _row("extensor_hallucis_longus", LOWER, r"extensor\shallucis(?:\slongus)?|ehl", "hallucis", "ehl"),
    _row("peroneus", LOWER, r"peroneus\s\w+", "peroneus"),
)

#: Names of groups: how many muscles they may stand for.
GROUPS: dict[str, int] = {
    "hamstrings": 3,
    "medial_hamstrings": 2,
    "quadriceps": 4,
    "adductors": 3,
    "elbow_flexors": 3,
    "wrist_flexors": 2,
    "finger_flexors": 2,
    "knee_flexors": 3,
    "plantar_flexors": 3,
    "gastrocnemius": 2,
    "gluteal_group": 3,
}
#: A general name says nothing new beside its special ones.
PARTS: dict[str, tuple[str, ...]] = {
    "rhomboid": ("rhomboid_major", "rhomboid_minor"),
    "splenius": ("splenius_capitis", "splenius_cervicis"),
    "semispinalis": ("semispinalis_capitis", "semispinalis_cervicis"),
    "paraspinals": ("cervical_paraspinals", "thoracic_paraspinals", "lumbar_paraspinals"),
    "longissimus": ("longissimus_capitis",),
    "gastrocnemius": ("medial_gastrocnemius", "lateral_gastrocnemius"),
    "gluteal_group": ("gluteus_medius", "gluteus_maximus", "gluteus_minimus"),
    "hamstrings": ("medial_hamstrings", "semitendinosus", "semimembranosus", "biceps_femoris"),
    "quadriceps": ("rectus_femoris", "vastus_intermedius", "vastus_lateralis", "vastus_medialis"),
    "iliopsoas": (),
}


def distinct(names: list[str]) -> list[str]:
    """Each muscle once, general names left out where a special one stands beside them."""
    kept = list(dict.fromkeys(names))
    return [n for n in kept if not any(part in kept for part in PARTS.get(n, ()))]
