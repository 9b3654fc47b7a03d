"""Sympathetic blocks: what each ganglion or plexus is coded as."""

CODES = {
    "stellate": "64510",
    "lumbar": "64520",
    "thoracic_sympathetic": "64520",
    "celiac": "64530",
    "splanchnic": "64530",
    "superior_hypogastric": "64517",
    "ganglion_impar": "64999",
    "sphenopalatine": "64505",
}
#: The sphenopalatine ganglion reached through the nose, without a needle.
TOPICAL = (
    r"\btx360\b|\bsphenocath\b|\ballevio\b|\bq-?tips?\b|\bintra-?nasal\w*|\bcotton[-\s]tip\w*"
    r"|\bapplicators?\b|\btopical\b|\bnostrils?\b|\bspray\b"
)
CITES = {"stellate": ("cpt", "faq/stellate-ganglion"), "celiac": ("cpt", "faq/celiac-plexus")}
CONTESTED = {
    "ganglion_impar": "The ganglion impar has no code of its own: 64999 (unlisted). Some payers take "
    "64520; check the payer's policy.",
    "splanchnic": "A splanchnic nerve block has no code of its own: most report 64530, some payers want "
    "64999.",
    "topical": "A topical (intranasal) sphenopalatine block is payer-dependent; 64505 describes a needle "
    "block.",
}
