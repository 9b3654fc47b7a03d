"""Destruction of nerves: what each is coded as, and what the note must say for it."""

OTHER, UNLISTED = "64640", "64999"
CODES = {
    "intercostal": "64620",
    "pudendal": "64630",
    "plantar_digital": "64632",
    "celiac": "64680",
    "splanchnic": "64680",
    "superior_hypogastric": "64681",
    "intrathecal": "62280",
    "ganglion_impar": UNLISTED,
    "stellate": UNLISTED,
    "lumbar": UNLISTED,
    "thoracic_sympathetic": UNLISTED,
    "sphenopalatine": UNLISTED,
}
TRIGEMINAL_END, TRIGEMINAL_OVALE, TRIGEMINAL_GUIDED, GASSERIAN = "64600", "64605", "64610", "61790"
EPIDURAL = {"cervical_thoracic": "62281", "lumbar_sacral": "62282"}
BALLOON = r"\bstereotac\w+|\bballoon\scompression|\bglycer(?:ol|in)\b"
GANGLION = r"\bgasserian\b|\btrigeminal\sganglion|\btrigeminal\srhizo\w*"
OVALE = (
    r"\b(?:mandibular|maxillary)\sdivision|\btrigeminal\srhizo\w*|\bovale\b|\bgasserian\b"
    r"|\btrigeminal\sganglion|\b(?:second|third)\sdivision"
)
#: Several articular nerves named together count each.
PAIRS = {"hip_articular_branches": (r"(?<!accessory\s)\bobturator\b", r"\bfemoral\b", r"\baccessory\sobturator\b")}
CONTESTED = {
    "cryo": "Cryoablation of a peripheral nerve: 64640 to most, 0440T-0442T by region to others; check the "
    "payer's policy.",
    "splanchnic": "Splanchnic neurolysis: 64680 to some payers, 64999 to others; by radiofrequency 64999.",
    "low": "The lesion was made below 80 C: many payers do not take it as destruction.",
    "silent": "The note states no lesion temperature.",
    "sympathetic": "Destruction of this ganglion has no code of its own: unlisted.",
}
PULSED = "Pulsed radiofrequency does not destroy the nerve: 64999 (unlisted), never a destruction code."

#: Needle lesions of the cord and of the brainstem tract of the fifth nerve.
CORD = {
    "trigeminal_tract": r"\btrigeminal\s(?:\w+\s){0,2}?tractotom\w*|\bnucleus\scaudalis\s(?:drez|lesion\w*)"
    r"|\btractotom\w*",
    "spinal_cord": r"\b(?:chordotom|cordotom|myelotom)\w*",
}
CORD_STEMS = ("ordotom", "myelotom", "tractotom", "caudalis")
CORD_CODES = {"trigeminal_tract": "61791", "spinal_cord": "63600"}
OPEN_CORD = r"\blaminectom\w*|\bopen\s(?:cordotom|chordotom|myelotom|tractotom)\w*|\bdura\s(?:was\s)?opened"
SPINE = {
    "cervical_thoracic": r"\b(?:cervical|thoracic)\b",
    "lumbar_sacral": r"\b(?:lumbar|sacral|lumbosacral|caudal)\b",
}
