"""How percutaneous disc decompression and disc sampling are spoken of."""

FAMILY = "disc_decompression"
STEMS = tuple(
    (
        "decompression|nucleoplast|dekompressor|discectomy|diskectomy|disc biopsy|disk biopsy|"
        "disc aspiration|disk aspiration|biopsy of the|aspiration of the|coblation|disc at l|"
        "disc was aspirat|disc biops"
    ).split("|")
)
ROWS = {
    "decompression": r"\bpercutaneous\s(?:lumbar\s)?(?:dis[ck]\sdecompress\w*|dis[ck]ectom\w*|nucleotom\w*"
                     r"|nucleoplast\w*)|\bnucleo-?plast\w*|\bdekompressor\b|\bdis[ck]\scoblation"
                     r"|\bcoblation\snucleo\w*",
    "sampling": r"\bdis[ck]\s(?:biops\w*|aspiration)|\b(?:biopsy|aspiration)\sof\s(?:the\s)?(?:l\d\S*\s"
                r"|intervertebral\s)?dis[ck]|\bpercutaneous\sdis[ck]\s(?:aspiration|biopsy)",
}  # fmt: skip
OPEN = r"\bmicro-?dis[ck]ectom\w*|\bopen\sdis[ck]ectom\w*|\bendoscop\w*"
