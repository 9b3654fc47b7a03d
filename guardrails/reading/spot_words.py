"""Tendon sheaths, ligaments, origins, tunnels and cords as notes name them: name, family, pattern, roots."""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

TENDON = "tendon"


def _row(name: str, family: str, pattern: str, *roots: str) -> Target:
    return Target(name, family, roots, rf"\b(?:{pattern})")


_EPI = r"epi-?\s?condyl\w*"

TENDONS: tuple[Target, ...] = (
    # --- tendon sheaths, ligaments, fascia (20550), origins and insertions (20551), tunnels, cords
    _row(
        "a1_pulley",
        TENDON,
        r"trigger\s(?:finger|thumb|digit)s?\b(?!\s(?:splint|release))|a-?1\spulleys?",
        "trigger",
        "pulley",
    ),
    _row(
        "first_dorsal_compartment",
        TENDON,
        r"(?:de|the)\s?quervain\w*(?:'s)?(?:\s(?:tenosynovitis|teno\w*))?"
        r"|dq(?=\s(?:inj|shot))|(?:first|1st)\sdors(?:al)?\scomp(?:artment)?",
        "quervain",
        "dq",
        "dors. comp",
        "dorsal comp",
        "dors comp",
        "dors comp",
    ),
    _row(
        "biceps_sheath",
        TENDON,
        r"biceps?\s(?:tendon|groove|sheath)\w*(?:\ssheath)?|bicipital\s(?:groove"
        r"|tend\w+|sheath)",
        "bicep",
        "bicip",
    ),
    _row("plantar_fascia", TENDON, r"plantar\sfas?c?i?(?:a|itis|al)\b(?:\s(?:origin|insertion))?", "plantar"),
    _row("iliolumbar_ligament", TENDON, r"ilio-?lumbar\s(?:lig\w*)", "iliolumbar", "ilio-lumbar"),
    _row(
        "interspinous_ligament",
        TENDON,
        r"(?:inter|supra)-?spinous\s(?:lig\w*)",
        "rspinous",
        "r-spinous",
        "aspinous",
        "a-spinous",
    ),
    _row("si_ligament", TENDON, r"(?:si|sacro-?iliac)\slig\w*", "si lig", "iliac lig"),
    _row(
        "sacrotuberous_ligament", TENDON, r"sacro-?(?:tuberous|spinous)\s(?:lig\w*)", "tuberous", "sacrospin"
    ),
    _row(
        "coccygeal_ligament",
        TENDON,
        r"(?<!through\s)(?<!through\sthe\s)(?<!past\sthe\s)(?<!pierced\sthe\s)(?<!traversed\sthe\s)(?<!penetrated\sthe\s)"
        r"(?:sacro-?)?coccygeal\slig\w*(?=[^.;\n]{0,60}\b(?:inject|mg\b))",
        "coccygeal",
    ),
    _row("posterior_tibial_sheath", TENDON, r"post(?:erior)?\.?\stib\w*\s(?:tend\w*)(?:\ssheath)?", "tib"),
    _row("peroneal_sheath", TENDON, r"peroneal\stend\w*(?:\ssheath)?", "peroneal"),
    _row(
        "flexor_sheath",
        TENDON,
        r"(?:flexor|extensor)\s(?:(?:hallucis|carpi|digit\w*|pollicis)\s(?:\w+\s)?)?"
        r"(?:tend\w*\s)?sheaths?",
        "sheath",
    ),
    _row("tendon_sheath", TENDON, r"tendon\ssheaths?", "sheath"),
    _row(
        "lateral_epicondyle",
        TENDON,
        rf"lat(?:eral)?\s{_EPI}|tennis\selbow|common\sextensor(?:\s(?:origin"
        r"|tend\w*))*",
        "epicond",
        "epi-c",
        "epi c",
        "tennis",
        "common ext",
    ),
    _row(
        "medial_epicondyle",
        TENDON,
        rf"med(?:ial)?\s{_EPI}|golfer'?s\selbow|common\sflexor(?:\s(?:origin"
        r"|tend\w*))*",
        "epicond",
        "epi-c",
        "epi c",
        "golfer",
        "common flex",
    ),
    _row(
        "gluteus_medius_insertion",
        TENDON,
        r"glut(?:eus|eal)?\s(?:medius|minimus|med)\s(?:tend\w*"
        r"|insertions?)(?:\sinsertions?)?|gluteal\stend\w*",
        "glut",
    ),
    _row("achilles_insertion", TENDON, r"achilles(?:\s(?:tend\w*|insert\w*))*", "achilles"),
    _row(
        "adductor_origin",
        TENDON,
        r"adductor\s(?:longus\s)?(?:tend\w*\s)?(?:origin|tend\w*)(?!\sorigin\sand"
        r"\sbelow)",
        "adductor",
    ),
    _row("hamstring_origin", TENDON, r"hamstring\s(?:tend\w*\s)?(?:origin|insert\w*|tend\w*)", "hamstring"),
    _row("quadriceps_insertion", TENDON, r"quad(?:riceps)?\s(?:tend\w*\s)?(?:insert\w*|tend\w*)", "quad"),
    _row(
        "rotator_cuff_insertion",
        TENDON,
        r"(?:rotator\scuff|supraspinatus)\s(?:tend\w*\s)?(?:insert\w*)",
        "cuff insert",
        "cuff tend",
        "spinatus",
    ),
    _row("patellar_tendon", TENDON, r"patellar\stend\w*(?:\sinsertion)?", "patellar"),
    _row("pes_anserine_tendon", TENDON, r"pes\s(?:anserin\w+\s)?(?:tend\w*)(?:\sinsertion)?", "pes"),
    _row(
        "enthesis",
        TENDON,
        r"enthes\w+|tendon\s(?:insertions?|origins?)",
        "enthes",
        "tendon insert",
        "tendon orig",
    ),
    _row(
        "ligament",
        TENDON,
        r"(?:(?:deltoid|collateral|talofibular|atfl|costo\w+)\s)lig\w*|ligament(?=\sinject)"
        r"|fascia(?=\sinject)",
        "collateral lig",
        "deltoid lig",
        "fibular lig",
        "atfl",
        "ligament inj",
        "fascia inj",
        "costo",
    ),
    _row(
        "dupuytren_cord",
        TENDON,
        r"dupuytren\w*(?:'s)?(?:\s(?:cord|contracture))?|xiaflex|collagenase",
        "dupuytren",
        "xiaflex",
        "collagenase",
    ),
    _row(
        "carpal_tunnel",
        TENDON,
        r"carp[ae]l\s(?:tunnels?|canals?)|\bcts\b|ulnar\sto\s(?:the\s)?palmaris"
        r"|median\snerve\sat\sthe\stunnel",
        "carp",
        "cts",
        "palmaris",
        "the tunnel",
    ),
)
