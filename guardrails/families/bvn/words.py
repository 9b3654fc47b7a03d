"""How ablation of the basivertebral nerve is spoken of."""

FAMILY = "bvn"
STEMS = ("intracept", "intra cept", "vertebral nerve", "basi", "bvn", "vertebrogenic", "basal")
ROWS = {
    "bvn": r"\bintra-?\s?cept\b|\bbas[ia]l?-?\s?vertebral(?:\snerves?)?(?:\s(?:was|were))?(?:\s(?:\w+\s)?(?:nerve\s)?(?:ablat\w*|rfa?|destruct\w*|lesion\w*))?|\bbvna?\b(?:\sablat\w*)?"
           r"|\bvertebrogenic\sablat\w*",
}  # fmt: skip
TEMPERATURE = r"\b(?P<t>[6-9]\d)\s?(?:degrees?|deg|\u00b0)?\s?(?:c\b|celsius)|\bat\s(?P<u>[6-9]\d)\sdegrees"
