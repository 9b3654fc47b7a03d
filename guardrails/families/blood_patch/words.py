"""How an epidural blood patch is spoken of."""

FAMILY = "blood_patch"
STEMS = tuple(
    (
        "blood pa|ebp|autologous|own blood|patched|fibrin|blood was|sterile blood|venous blood|fresh blood|cc blood|"
        "ml blood|of blood|clot patch"
    ).split("|")
)
ROWS = {
    "patch": r"\b(?:lumbar\s|targeted\s|autologous\s|epidural\s|cervical\s|thoracic\s)*blood\spa(?:tch"
             r"|sh)\w*|\bebp\b|\bautologous\s(?:epidural\s)?blood\b(?!\s(?:was\s)?drawn)"
             r"|\bautologous\b(?:[^.;\n]|\.\d){0,60}?\b(?:into|in|to)\sthe\sepidural\sspace"
             r"|\b(?:ml|cc)s?\s(?:of\s)?(?:(?:her|his|own|sterile|venous|fresh)\s){1,3}blood\b(?:[^.;\n]"
             r"|\.\d){0,60}?\b(?:epidural|injected|given)"
             r"|\b(?:her|his|their|the\spatient's)\sown\sblood|\bpatched\b(?=[^.;\n]{0,30}\bblood)",
    "fibrin": r"\bfibrin\s(?:glue\s)?(?:epidural\s)?patch|\bfibrin\b[^.;\n]{0,30}\bepidural",
}  # fmt: skip
NOT_PATCH = r"\bprp\b|\bplatelet[-\s]rich"
ENTRY = r"\bloss\sof\sresistance|\btuohy|\btouhy|\binterlaminar|\blor\b"
