"""Fascial plane and paravertebral blocks: which single-shot code a plane belongs to."""

CHEST, LEG, ABDOMEN, PARAVERTEBRAL, FURTHER_SITES = "64466", "64473", "64486", "64461", "64462"
CODES = {
    "erector_spinae": CHEST,
    "serratus_anterior": CHEST,
    "pecs": CHEST,
    "parasternal": CHEST,
    "rhomboid_intercostal": CHEST,
    "retrolaminar": CHEST,
    "intertransverse": CHEST,
    "tap": ABDOMEN,
    "quadratus_lumborum": ABDOMEN,
    "rectus_sheath": ABDOMEN,
    "transversalis": ABDOMEN,
    "fascia_iliaca": LEG,
    "ipack": LEG,
    "peng": LEG,
    "paravertebral": PARAVERTEBRAL,
}
CONTESTED = {
    "peng": "A PENG block is 64473 to some payers and 64999 to others.",
    "lumbar": "An erector spinae block at a lumbar level: 64466 speaks of the chest wall; some payers want "
    "64999.",
    "unlisted": "Chest-wall and leg plane blocks have their own codes only from 2025; before that 64999 "
    "(some payers: 64450).",
    "same_wall": "Two plane blocks of one wall: the family of codes is reported once for the wall and "
    "side; check the payer's policy.",
}
#: A pick list of planes that nobody picked from.
PICK = r"\b(?:esp|pvb|sap|tap|ql|pecs)\s?/\s?(?:esp|pvb|sap|tap|ql|pecs)\b"
#: "TAP x2": a plane has one block a side.
TWICE = r"(?:\sblocks?)?\s?x\s?2\b(?!\s?(?:wk|week|day|ml))"
