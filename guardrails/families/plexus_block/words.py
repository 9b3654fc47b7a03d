"""Plexus blocks: their codes, and what tells the axillary nerve from the plexus at the armpit."""

BRACHIAL, AXILLARY, LUMBAR_CATHETER, CERVICAL_ENDED = "64415", "64417", "64449", "64413"
#: The plexus by the axillary route, not the axillary nerve.
AROUND_ARTERY = (
    r"\baround\sthe\s(?:axillary\s)?artery\b|\bperi-?arterial|\bperivascular|\btrans-?arterial|\bplexus\b"
    r"|\b(?:four|4|three|3)\snerves\b|\bradial,\sulnar"
)
AXILLARY_NERVE = r"\baxillary\snerve|\bquadrilateral|\bcircumflex"
