"""Tendon sheaths, ligaments, origins and tunnels by their codes (no catalog attribute tells them apart)."""

SHEATH, INSERTION, TUNNEL, CORD = "20550", "20551", "20526", "20527"

INSERTIONS = frozenset(
    {
        "lateral_epicondyle",
        "medial_epicondyle",
        "gluteus_medius_insertion",
        "achilles_insertion",
        "adductor_origin",
        "hamstring_origin",
        "quadriceps_insertion",
        "rotator_cuff_insertion",
        "patellar_tendon",
        "pes_anserine_tendon",
        "enthesis",
        "triceps_insertion",
        "distal_biceps_insertion",
        "pectoralis_insertion",
        "rectus_femoris_origin",
    }
)
OWN = {"carpal_tunnel": TUNNEL, "dupuytren_cord": CORD}
MIDLINE = frozenset({"interspinous_ligament", "supraspinous_ligament", "coccygeal_ligament"})
#: Fingers of trigger digits: each sheath is a unit.
FINGER = (
    r"\b(?:thumb|index|middle|long|ring|small|little)\b(?=,|\s(?:(?:and|&)\s)?(?:\w+\s)?(?:trigger|finger"
    r"|digit|a-?1|thumb"
    r"|index|middle|ring|long|small|little)\b)"
)
#: Hands and fingers in the order of the text.
HAND = r"\b(?:right|left|rt|lt|r|l|thumb|index|middle|long|ring|small|little)\b(?!\s(?:acting|to|for|of\scare))"
NUMBER = r"\b(?P<n>[2-9])\s(?:trigger\s(?:fingers|digits)|tendon\ssheaths|sheaths|tendons|ligaments)\b"
