"""How ablation of the basivertebral nerve is spoken of."""

FAMILY = "bvn"
STEMS = tuple("intracept|intra cept|vertebral nerve|basi|bvn|vertebrogenic|basal".split("|"))
ROWS = {
    "ablated": r"\b[ls]\d\s(?:vertebra\w*\s|body\s|bodies\s)?(?:was\s|were\s)?(?:then\s)?ablated\b",
    "bvn": r"\bintra-?\s?cept\b|\bbas[ia]l?-?\s?vertebral(?:\snerves?)?(?:\s(?:was"
           r"|were))?(?:\s(?:\w+\s)?(?:nerve\s)?(?:ablat\w*|rfa?|destruct\w*|lesion\w*))?"
           r"|\bbvna?\b(?:\sablat\w*)?"
           r"|\bvertebrogenic\sablat\w*",
}  # fmt: skip
TEMPERATURE = r"\b(?P<t>[6-9]\d)\s?(?:degrees?|deg|\u00b0)?\s?(?:c\b|celsius)|\bat\s(?P<u>[6-9]\d)\sdegrees"
