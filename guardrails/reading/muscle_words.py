"""Muscles as notes name them: name, the region of the body that toxin codes count by, pattern, roots.

`names` of a Target is empty (a muscle is no procedure by itself); `family` carries the region.
"""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

FACE, NECK, TRUNK, UPPER, LOWER = "face", "neck", "trunk", "upper", "lower"

#: Right behind the name it is a tendon, a plane or a sign, no belly of a muscle.
_NO_BELLY = (
    r"(?!(?:\smuscles?)?\s(?:tend[io]\w*|sheaths?|tears?|groove|plane|block|strength|reflex|burs\w+|fascia\b"
    r"|compartment|load|stripe|shadow|nerve|arter\w+{limb}))"
)
_MUSCLE = r"\s(?:muscles?|muscul\w+)"
_PARA = rf"(?:para-?\s?spin(?:al|ous)(?:s|es)?|paras|para-?vertebral(?:s|{_MUSCLE}))"
_PARA_ROOTS = "paras|para-|para s|parav"
_GLUT = r"glut(?:eus|eal|e|s)?\.?"
_DIG, _POL, _HAL, _CAR = r"digit\w*", r"pol+i[cs]+is", r"hall?u[cs]+is", r"carpi"


def _row(name: str, region: str, pattern: str, roots: str) -> Target:
    """`roots`: parted by bars; one of them stands in every match."""
    limb = r"|insertions?|origins?" if region in (UPPER, LOWER) else ""
    no_belly = _NO_BELLY.replace("{limb}", limb)
    return Target(name, region, tuple(roots.split("|")), rf"\b(?:{pattern})\b{no_belly}(?:\smuscles?\b)?")


#: Letters that only a record of units means as muscles: "ls 40", "soleus+pt+fhl".
_AMOUNT = (
    r"(?:(?=\s?[:=(-]?\s?\d{1,3}(?:\.\d+)?\s?(?:u\b|units?\b|[,;+&)\n|]|\.(?!\d)|and\b|$))|(?=\s?\+)"
    r"|(?<=\+\w\w)(?!\w)|(?<=\+\s\w\w)(?!\w))"
)
LETTERS: dict[str, str] = {}
#: Letters that mean a muscle only in a list, beside another one: "R UT, LS and rhomboid".
IN_LISTS: dict[str, str] = {
    "ut": "trapezius",
    "mt": "trapezius",
    "ls": "levator_scapulae",
    "vl": "vastus_lateralis",
    "vm": "vastus_medialis",
    "es": "erector_spinae",
    "supra": "supraspinatus",
    "infra": "infraspinatus",
}


def _short(name: str, region: str, letters: str) -> Target:
    LETTERS[letters] = name
    roots = tuple(f"{letters}{end}" for end in " :=(-+|")
    return Target(name, region, roots, rf"\b(?:{letters}){_AMOUNT}")


MUSCLES: tuple[Target, ...] = (
    # neck and shoulder girdle
    _row(
        "trapezius",
        NECK,
        r"(?:(?:upper|middle|mid|lower)\s?(?:and|&|/)?\s?)*(?:trapezi(?:us|i|uses)|trapeze\sius|trapz|traps?)",
        "trap",
    ),
    _row(
        "levator_scapulae",
        NECK,
        r"(?:l|el)evators?\sscap\w*|lev(?:ator)?\.?\sscap\w*|levators?(?!\s(?:ani|palp|veli))|lev",
        "levator|lev |lev,|lev.|lev;|lev)|lev\n",
    ),
    _row("splenius_capitis", NECK, r"spl[ea]+nius\scap\w*", "nius cap"),
    _row("splenius_cervicis", NECK, r"spl[ea]+nius\scerv\w*", "nius cerv"),
    _row("splenius", NECK, r"spl[ea]+ni(?:us|i)|splen(?!\w)", "nius|splen"),
    _row("semispinalis_capitis", NECK, r"semi-?spinalis\scap\w*", "spinalis cap"),
    _row("semispinalis_cervicis", NECK, r"semi-?spinalis\scerv\w*", "spinalis cerv"),
    _row("semispinalis", NECK, r"semi-?spin\w*", "semispin|semi-spin"),
    _row(
        "suboccipital", NECK, r"sub-?occ(?:ipital)?s?(?!\s(?:pain|region|area|ridge|space|headache|nerve|block))", "subocc|sub-occ"
    ),
    _row("obliquus_capitis", NECK, r"obliq(?:uus|ue)\scap\w*(?:\s(?:inf|sup)\w*)?|oci(?=\s\d)", "obliq|oci "),
    _row("rectus_capitis", NECK, r"rectus\scapitis(?:\sposterior)?(?:\s(?:major|minor))?", "rectus cap"),
    _row("sternocleidomastoid", NECK, r"sterno-?\s?(?:cleido-?\s?)?mastoids?(?:eus)?|scms?", "sterno|scm"),
    _row("anterior_scalene", NECK, r"ant(?:erior|\.)?\sscalen\w*|scalen\w*\sant\w*", "scalen"),
    _row("middle_scalene", NECK, r"mid(?:dle|\.)?\sscalen\w*|scalen\w*\s(?:med|mid)\w*|medial\sscalen\w*", "scalen"),
    _row("posterior_scalene", NECK, r"post(?:erior|\.)?\sscalen\w*|scalen\w*\spost\w*", "scalen"),
    _row("scalene", NECK, r"scal(?:en\w*|ine\w*|een\w*|ings)", "scalen|scalin|scaleen"),
    _row("longissimus_capitis", NECK, r"longissimus\s(?:cap|cerv)\w*", "longissimus"),
    _row("longus_colli", NECK, r"longus\scol+i|longus\scapitis", "longus c"),
    _row(
        "cervical_paraspinals",
        NECK,
        rf"(?:upper\s|lower\s|mid\s)?(?:cerv(?:ical)?\.?|c|c-?\s?spine|neck)[\s-]{_PARA}"
        rf"|cpsps?|para-?cervical(?:s|{_MUSCLE})|posterior\scervical{_MUSCLE}",
        f"{_PARA_ROOTS}|cpsp|paracerv|cervical mus",
    ),
    # head
    _row("corrugator", FACE, r"corrugators?(?:\ssupercilii)?|core\sa\sgator|super\sciliary", "gator|super cil"),
    _row("procerus", FACE, r"pro\s?cerus", "cerus"),
    _row("frontalis", FACE, r"frontal(?:is|es)", "frontal"),
    _row("temporalis", FACE, r"temporal(?:is|es)", "temporal"),
    _row("occipitalis", FACE, r"occipital(?:is|es)", "occipital"),
    _row(
        "orbicularis_oculi",
        FACE,
        r"orbicularis(?:\soculi)?(?!\soris)|pre-?tarsal|pre-?septal|oo(?=(?:\s[a-z]+){1,3}\s\d)",
        "orbicularis|tarsal|septal|oo ",
    ),
    _row("orbicularis_oris", FACE, r"orbicularis\soris", "orbicularis"),
    _row("zygomaticus", FACE, r"zygomatic(?:us|i)(?:\s(?:major|minor))?|zyg(?=\s\d)", "zyg"),
    _row("risorius", FACE, r"risorius", "risorius"),
    _row("levator_labii", FACE, r"levator\slabii(?:\s\w+)?|llsan", "levator lab|llsan"),
    _row("nasalis", FACE, r"nasalis", "nasalis"),
    _row("buccinator", FACE, r"buccinators?", "buccinat"),
    _row("platysma", FACE, r"platysma\w*", "platysma"),
    _row("depressor_anguli_oris", FACE, r"depressor\s(?:anguli|labii)\w*(?:\s\w+)?|dao", "depressor|dao"),
    _row("mentalis", FACE, r"mentalis", "mentalis"),
    _row("masseter", FACE, r"mass?et(?:er|or)s?", "masset|maset"),
    _row("pterygoid", FACE, r"(?:(?:lateral|medial|lat|med)\s)?pterygoids?", "pterygoid"),
    _row("digastric", FACE, r"digastrics?", "digastric"),
    # trunk
    _row("rhomboid_major", TRUNK, r"rhomb(?:oid)?(?:eus|s)?\s(?:major|maj)", "rhomb"),
    _row("rhomboid_minor", TRUNK, r"rhomb(?:oid)?(?:eus|s)?\s(?:minor|min)", "rhomb"),
    _row("rhomboid", TRUNK, r"rhomboid(?:s|eus)?|rhombs?|rhom", "rhom"),
    _row("latissimus_dorsi", TRUNK, r"lat(?:issimus)?\.?\sdorsi|latissimus|lats", "latiss|lats|lat dor|lat. dor"),
    _row("serratus_posterior", TRUNK, r"serratus\spost(?:erior)?(?:\s(?:sup|inf)\w*)?", "serratus"),
    _row("serratus_anterior", TRUNK, r"serratus(?:\santerior)?(?!\s(?:anterior|posterior))", "serratus"),
    _row(
        "thoracic_paraspinals",
        TRUNK,
        rf"(?:upper\s|lower\s|mid\s)?(?:thor(?:acic)?\.?|t|t-?\s?spine)[\s-]{_PARA}|para-?thoracic(?:s|{_MUSCLE})",
        f"{_PARA_ROOTS}|parathor",
    ),
    _row(
        "lumbar_paraspinals",
        TRUNK,
        rf"(?:upper\s|lower\s)?(?:thoraco-?)?(?:lumb(?:ar|osacral)?\.?|l-?\s?spine|ls|l/s|l)[\s-]{_PARA}"
        rf"|para-?lumbar(?:s|{_MUSCLE})",
        f"{_PARA_ROOTS}|paralumb",
    ),
    _row("paraspinals", TRUNK, rf"{_PARA}(?:\smuscul\w+)?", _PARA_ROOTS),
    _row("iliocostalis", TRUNK, r"iliocostalis(?:\s(?:lumb|thor)\w+)?", "iliocost"),
    _row("longissimus", TRUNK, r"longissimus(?:\s(?:thoracis|dorsi|lumborum))?", "longissimus"),
    _row("cervical_multifidus", NECK, r"cerv(?:ical)?\smultifid(?:us|i|uses)", "multifid"),
    _row("multifidus", TRUNK, r"multifid(?:us|i|uses)", "multifid"),
    _row("erector_spinae", TRUNK, r"erector\sspin(?:ae|i|y)|erectors", "erector"),
    _row("quadratus_lumborum", TRUNK, r"quadrat(?:us|es)(?:\slumb[oa]rum|(?!\s(?:fem|plant|muscle)|\w))|qls?", "quadrat|ql"),
    _row("rectus_abdominis", TRUNK, r"rectus\sabdomin[iu]s|rectus\smuscles?", "rectus"),
    _row("external_oblique", TRUNK, r"ext(?:ernal|\.)?\sobliques?(?!\sview)", "obliq"),
    _row("internal_oblique", TRUNK, r"int(?:ernal|\.)?\sobliques?(?!\sview)", "obliq"),
    _row("transversus_abdominis", TRUNK, r"transvers(?:us|e)\sabdomin[iu]s", "transvers"),
    _row("intercostal_muscle", TRUNK, r"intercostal\smuscles?", "intercostal mus"),
    # shoulder and arm
    _row("pectoralis_minor", UPPER, r"pec(?:t|toralis|s)?\.?\s(?:minor|min)", "pec"),
    _row(
        "pectoralis_major",
        UPPER,
        r"pec(?:t|toralis|s)?\.?(?:\s(?:major|maj))?(?!\s(?:[12i]{1,2}\b|minor|min\b))",
        "pec",
    ),
    _row("supraspinatus", UPPER, r"supra-?\s?spin(?:at\w+)?", "supraspin|supra-spin|supra spin"),
    _row("infraspinatus", UPPER, r"infra-?\s?spin(?:at\w+)?|(?<=[/&]\s)inf\sspinat\w+|(?<=[/&])inf\sspinat\w+", "infraspin|infra-spin|infra spin|inf spin"),
    _row("teres_minor", UPPER, r"teres\smin(?:or)?", "teres"),
    _row("teres_major", UPPER, r"teres\smaj(?:or)?", "teres"),
    _row("subscapularis", UPPER, r"sub-?scapularis|subscap", "subscap|sub-scap"),
    _row(
        "deltoid",
        UPPER,
        r"(?<!sub)(?:(?:ant(?:erior)?|mid(?:dle)?|post(?:erior)?|lat(?:eral)?)\s)?delt(?:oid)?s?",
        "delt",
    ),
    _row("coracobrachialis", UPPER, r"coraco-?\s?brachialis", "coraco"),
    _row("biceps_brachii", UPPER, r"biceps?(?:\sbrachii)?(?!\sfem)", "bicep"),
    _row("brachialis", UPPER, r"brachialis", "brachialis"),
    _row("brachioradialis", UPPER, r"brachio-?\s?radialis", "radialis"),
    _row("triceps", UPPER, r"triceps?(?!\ssurae)", "tricep"),
    _row("anconeus", UPPER, r"anconeus", "anconeus"),
    _row("supinator", UPPER, r"supinator", "supinator"),
    _row("flexor_carpi_radialis", UPPER, rf"(?:flex(?:or)?\.?\s)?{_CAR}\srad\w*|fcr", "carpi rad|fcr"),
    _row("flexor_carpi_ulnaris", UPPER, rf"(?:flex(?:or)?\.?\s)?{_CAR}\suln\w*|fcu", "carpi uln|fcu"),
    _row("flexor_digitorum_superficialis", UPPER, rf"flex(?:or)?\.?\s{_DIG}\ss(?:uper|ubli)\w*|fds", "digit|fds"),
    _row("flexor_digitorum_profundus", UPPER, rf"flex(?:or)?\.?\s{_DIG}\sprof\w*|profundus|fdp", "digit|prof|fdp"),
    _row("flexor_pollicis_longus", UPPER, rf"flex(?:or)?\.?\s{_POL}\slong\w*|fpl|(?:long\s)?thumb\sflexors?", "policis|pollic|fpl|thumb flex"),
    _row("flexor_pollicis_brevis", UPPER, rf"flex(?:or)?\.?\s{_POL}\sbrev\w*|fpb", "policis|pollic|fpb"),
    _row("abductor_pollicis", UPPER, rf"abductor\s{_POL}(?:\s(?:long|brev)\w*)?|apb|apl", "policis|pollic|apb|apl"),
    _row("pronator_teres", UPPER, r"pronator(?:\steres)?(?!\squad)", "pronator"),
    _row("pronator_quadratus", UPPER, r"pronator\squad\w*", "pronator"),
    _row("adductor_pollicis", UPPER, rf"adductor\s{_POL}", "policis|pollic"),
    _row("opponens_pollicis", UPPER, rf"opponens(?:\s{_POL})?", "policis|pollic|opponens"),
    _row("lumbricals", UPPER, r"lumbricals?", "lumbrical"),
    _row("interossei", UPPER, r"(?:(?:first\s)?(?:dorsal|palmar)\s)?interosse(?:i|us)|fdi", "inteross|fdi"),
    _row("palmaris_longus", UPPER, r"palmaris\s(?:longus|brevis)", "palmaris"),
    _row(
        "extensor_carpi_radialis",
        UPPER,
        rf"ext(?:ensor)?\.?\s{_CAR}\srad\w*(?:\s(?:long|brev)\w*)?|ecr[bl]?",
        "carpi|ecr",
    ),
    _row("extensor_carpi_ulnaris", UPPER, rf"ext(?:ensor)?\.?\s{_CAR}\suln\w*|ecu", "carpi|ecu"),
    _row("extensor_digitorum", UPPER, rf"ext(?:ensor)?\.?\s{_DIG}(?:\scommunis)?(?!\s(?:long|brev))|edc", "digit|edc"),
    _row(
        "extensor_pollicis",
        UPPER,
        rf"ext(?:ensor)?\.?\s{_POL}(?:\s(?:long|brev)\w*)?|epl|epb",
        "policis|pollic|epl|epb",
    ),
    _row("extensor_indicis", UPPER, r"ext(?:ensor)?\.?\sindicis(?:\sproprius)?|eip", "indicis|eip"),
    _row("elbow_flexors", UPPER, r"elbow\sflexors?(?:\smuscul\w+)?", "elbow flex"),
    _row("wrist_flexors", UPPER, r"wrist\sflexors?", "wrist flex"),
    _row("finger_flexors", UPPER, r"(?:finger|digital|forearm)\sflexors?", "finger flex|digital flex|forearm flex"),
    # hip and leg
    _row("gluteus_medius", LOWER, rf"{_GLUT}\smed(?:ius)?|gmed", "glut|gmed"),
    _row("gluteus_maximus", LOWER, rf"{_GLUT}\smax(?:imus)?|gmax|maximus", "maximus|glut|gmax"),
    _row("gluteus_minimus", LOWER, rf"{_GLUT}\smin(?:imus)?|gmin|minimus", "minimus|glut|gmin"),
    _row("gluteal_group", LOWER, r"glutes|gluteals|gluteal\smuscul\w+|gluteal(?=\smuscles)", "glut"),
    _row("piriformis", LOWER, r"p[iy]r[iy]form(?:is|us)|piriform\smis|piri", "iform|yform|piri"),
    _row("tensor_fasciae_latae", LOWER, r"tensor\sfasci(?:a|ae)\slat(?:a|ae)|tfl", "tensor|tfl"),
    _row("iliopsoas", LOWER, r"ilio-?psoas", "psoas"),
    _row("psoas", LOWER, r"psoas(?:\smajor)?", "psoas"),
    _row("iliacus", LOWER, r"iliacus", "iliacus"),
    _row("obturator_internus", LOWER, r"obturator\sint(?:ernus)?", "obturator int"),
    _row("obturator_externus", LOWER, r"obturator\sext(?:ernus)?", "obturator ext"),
    _row("gemelli", LOWER, r"gemell(?:i|us)", "gemell"),
    _row("quadratus_femoris", LOWER, r"quadratus\sfemoris", "quadratus fem"),
    _row(
        "levator_ani",
        LOWER,
        r"levator\sani|pubo-?rectalis|pubo-?coccygeus|ilio-?coccygeus",
        "levator ani|rectalis|coccygeus",
    ),
    _row("coccygeus", LOWER, r"(?<!pubo)(?<!ilio)(?<!pubo-)(?<!ilio-)coccygeus", "coccygeus"),
    _row("bulbospongiosus", LOWER, r"bulbo-?(?:spongiosus|cavernosus)", "bulbo"),
    _row("ischiocavernosus", LOWER, r"ischio-?cavernosus", "ischio"),
    _row("transverse_perineal", LOWER, r"transverse\sperine\w+", "perine"),
    _row("medial_hamstrings", LOWER, r"med(?:ial)?\.?\sham(?:string)?s?", "ham"),
    _row("lateral_hamstrings", LOWER, r"lat(?:eral)?\.?\sham(?:string)?s?", "ham"),
    _row("hamstrings", LOWER, r"hamstrings?|hams", "hams"),
    _row("semitendinosus", LOWER, r"semi-?\s?tendinosus", "tendinosus"),
    _row("semimembranosus", LOWER, r"semi-?\s?membranosus", "membranosus"),
    _row("biceps_femoris", LOWER, r"biceps\sfem\w*", "biceps fem"),
    _row("adductor_longus", LOWER, r"add(?:uctor)?\.?\slongus", "add"),
    _row("adductor_magnus", LOWER, r"add(?:uctor)?\.?\smag(?:nus)?", "add"),
    _row("adductor_brevis", LOWER, r"add(?:uctor)?\.?\sbrevis", "add"),
    _row("adductors", LOWER, r"(?:hip\s|thigh\s)?adductors|adductor\sgroup", "adductor"),
    _row("gracilis", LOWER, r"gracilis", "gracilis"),
    _row("pectineus", LOWER, r"pectineus", "pectineus"),
    _row("sartorius", LOWER, r"sartorius", "sartorius"),
    _row("rectus_femoris", LOWER, r"rectus\sfem\w*", "rectus fem"),
    _row("vastus_intermedius", LOWER, r"vastus\sinter\w*|(?<=\smedialis\sand\s)intermedius", "vastus|intermedius"),
    _row("vastus_lateralis", LOWER, r"vastus\slat\w*|vl(?=\s\d)", "vastus|vl "),
    _row("vastus_medialis", LOWER, r"vastus\smed\w*(?:\soblique|\sobliquus)?|vmo", "vastus|vmo"),
    _row("quadriceps", LOWER, r"quadriceps(?:\sfemoris)?|quads|knee\sextensors?", "quadri|quads|knee ext"),
    _row("knee_flexors", LOWER, r"knee\sflexors?", "knee flex"),
    _row(
        "plantar_flexors",
        LOWER,
        r"(?:ankle\s)?plantar\s?flexors?|calf\smuscles|triceps\ssurae",
        "plantar flex|plantarflex|calf mus|surae",
    ),
    _row(
        "medial_gastrocnemius",
        LOWER,
        r"(?:gastroc\w*\s)?med(?:ial)?\sgastroc\w*"
        r"|medial\shead\sof\s(?:the\s)?gastroc\w*|gastroc\w*,?\s\(?med(?:ial)?(?:\shead)?\b(?!\)?\s?(?:,|and|/"
        r"|&)\s?lat)",
        "gastroc",
    ),
    _row(
        "lateral_gastrocnemius",
        LOWER,
        r"lat(?:eral)?\sgastroc\w*|lateral\shead\sof\s(?:the\s)?gastroc\w*"
        r"|gastroc\w*,?\s\(?lat(?:eral)?(?:\shead)?\b",
        "gastroc",
    ),
    _row("gastrocnemius", LOWER, r"gastro(?:c\w*|s)?", "gastro"),
    _row("soleus", LOWER, r"soleus|sol(?=\s\d)", "soleus|sol "),
    _row("plantaris", LOWER, r"plantaris", "plantaris"),
    _row("popliteus", LOWER, r"popliteus", "popliteus"),
    _row("tibialis_posterior", LOWER, r"tib(?:ialis)?\.?\spost(?:erior)?|post(?:erior)?\.?\stib(?:ialis)?", "tib"),
    _row("tibialis_anterior", LOWER, r"tib(?:ialis)?\.?\sant(?:erior)?|ant(?:erior)?\.?\stib(?:ialis)?", "tib"),
    _row("flexor_hallucis_longus", LOWER, rf"flex(?:or)?\.?\s{_HAL}(?:\slong\w*)?|fhl|(?:great|big)\stoe\sflexors?", "halluc|haluc|halluss|fhl|toe flex"),
    _row("flexor_hallucis_brevis", LOWER, rf"flex(?:or)?\.?\s{_HAL}\sbrev\w*|fhb", "halluc|haluc|halluss|fhb"),
    _row("flexor_digitorum_longus", LOWER, rf"flex(?:or)?\.?\s{_DIG}\slong\w*|fdl|(?<!great\s)(?<!big\s)toe\sflexors?", "digit|fdl|toe flex"),
    _row("flexor_digitorum_brevis", LOWER, rf"flex(?:or)?\.?\s{_DIG}\sbrev\w*|fdb", "digit|fdb"),
    _row(
        "extensor_hallucis_longus",
        LOWER,
        rf"ext(?:ensor)?\.?\s{_HAL}(?:\s(?:long|brev)\w*)?|ehl",
        "halluc|haluc|halluss|ehl",
    ),
    _row("extensor_digitorum_longus", LOWER, rf"ext(?:ensor)?\.?\s{_DIG}\slong\w*|edl", "digit|edl"),
    _row("extensor_digitorum_brevis", LOWER, rf"ext(?:ensor)?\.?\s{_DIG}\sbrev\w*|edb", "digit|edb"),
    _row(
        "peroneus", LOWER, r"(?:peroneus|fibularis)(?:\s\w+(?<!\sand))?|peroneals(?=,|\sand|\s\d)", "perone|fibularis"
    ),
    # letters of a record of units
    _short("splenius", NECK, "spl"),
    _short("scalene", NECK, "sc"),
    _short("semispinalis", NECK, "ss"),
    _short("levator_scapulae", NECK, "ls"),
    _short("pronator_teres", UPPER, "pt"),
    _short("pronator_quadratus", UPPER, "pq"),
    _short("brachioradialis", UPPER, "br"),
    _short("medial_gastrocnemius", LOWER, "mg"),
    _short("lateral_gastrocnemius", LOWER, "lg"),
    _short("tibialis_posterior", LOWER, "tp"),
    _short("tibialis_anterior", LOWER, "ta"),
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
    "scalene": ("anterior_scalene", "middle_scalene", "posterior_scalene"),
    "paraspinals": ("cervical_paraspinals", "thoracic_paraspinals", "lumbar_paraspinals"),
    "longissimus": ("longissimus_capitis",),
    "gastrocnemius": ("medial_gastrocnemius", "lateral_gastrocnemius"),
    "plantar_flexors": ("gastrocnemius", "medial_gastrocnemius", "lateral_gastrocnemius", "soleus", "plantaris"),
    "gluteal_group": ("gluteus_medius", "gluteus_maximus", "gluteus_minimus"),
    "hamstrings": ("medial_hamstrings", "lateral_hamstrings", "semitendinosus", "semimembranosus", "biceps_femoris"),
    "quadriceps": ("rectus_femoris", "vastus_intermedius", "vastus_lateralis", "vastus_medialis"),
    "adductors": ("adductor_longus", "adductor_magnus", "adductor_brevis", "gracilis"),
}
#: "Gluteus medius and minimus": the second word stands alone, for a muscle of the same first name.
ELLIPSES: dict[str, tuple[str, ...]] = {
    "gluteus": ("medius", "minimus", "maximus"),
    "pectoralis": ("minor", "major"),
    "teres": ("minor", "major"),
    "rhomboid": ("minor", "major"),
    "splenius": ("capitis", "cervicis"),
    "semispinalis": ("capitis", "cervicis"),
    "vastus": ("medialis", "lateralis", "intermedius"),
    "flexor_carpi": ("radialis", "ulnaris"),
    "extensor_carpi": ("radialis", "ulnaris"),
    "adductor": ("longus", "magnus", "brevis"),
    "tibialis": ("anterior", "posterior"),
}
#: "Anterior and middle scalenes": the first word stands alone.
ELLIPSES_BEFORE: dict[str, tuple[str, ...]] = {
    "gastrocnemius": ("medial", "lateral"),
    "scalene": ("anterior", "middle", "posterior"),
    "hamstrings": ("medial", "lateral"),
    "paraspinals": ("cervical", "thoracic", "lumbar"),
}


def distinct(names: list[str]) -> list[str]:
    """Each muscle once, general names left out where a special one stands beside them."""
    kept = list(dict.fromkeys(names))
    return [n for n in kept if not any(part in kept for part in PARTS.get(n, ()))]
