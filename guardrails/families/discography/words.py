"""How discography is spoken of, and what is done to discs that is none."""

FAMILY = "discography"
STEMS = tuple("disco|disko|disc|disk|intradis|psi|provocat".split("|"))
ROWS = {
    "discography": r"\b(?:provocative\s|provocation\s|lumbar\s|cervical\s|analgesic\s|ct\s"
                   r"|functional\sanesthetic\s)*dis[ck]o\s?gra\w+"
                   r"|\bdisco\b|\bdis[ck]\s(?:stimulation|provocation)\w*|\bprovocative\sdis[ck]\w*"
                   r"|\bdis[ck]s?\b(?:[^.;\n]|\.\d){0,40}\b(?:was|were)\s"
                   r"(?:entered|injected|pressuri[sz]ed)(?:[^.;\n]|\.\d){0,70}?\b(?:contrast|fluoro\w*)"
                   r"|\bconcordant\s(?:pain )?at \s?(?:[clt]\d|\d-\d)|\bpsi\sabove\sopening"
                   r"|\bopening\spressures?\b(?=[^.;\n]{0,30}(?:psi|\d+,\s?\d+))",
}  # fmt: skip
#: Scans and talk of the study that are not the study.
LATER = r"\bpost[-\s]?dis[ck]o\w*\s(?:ct|scan)|\bdis[ck]ograms?\swill\sbe"
#: Work on a disc that is none of this.
OTHER = (
    r"\bbiops\w*|\baspirat\w*|\bintradis[ck]al\s(?:steroid|prp|injection|biologic)|\bdecompress\w*"
    r"|\bno\scontrast\swas\sinjected"
)
TREATED = (
    r"\bdis[ck]\sdecompress\w*|\bdekompressor|\bnucleo-?plast\w*|\bnucleotom\w*|\bpercutaneous\s(?:lumbar\s)?dis[ck]ectom\w*"
    r"|\bannuloplast\w*|\bidet\b|\bintradis[ck]al\s(?:biologic|prp|electrotherm\w*)"
)
#: The films are read, and the reading billed, by somebody else; a CT that follows is another study.
READ_ELSEWHERE = (
    r"\b(?:radiolog\w+|rads?|dr\.?\s\w+(?:\sof\sradiology)?)\b[^.;\n]{0,30}\b(?:reads?|will\s(?:read|interpret|issue|dictate|report)"
    r"|interprets?|interpreting|issues?\sthe)\b(?![^.;\n]{0,40}\bct\b)"
    r"|\b(?:interpretation|formal\sreport|films?|reading|s\s?&\s?i)\s(?:is\s|are\s|was\s|were\s|will\sbe\s|to\sbe\s)?(?:\w+\s){0,2}?"
    r"(?:by|per|from)\s(?:the\s)?(?:radiolog\w+|rads?|dr\.?\s\w+)"
)
READ_HERE = (
    r"\b(?:my|i|own)\s(?:\w+\s){0,3}?(?:read|reads|reading|interpret\w*)|\binterpret\w*\sby\sme\b|\b(?:radiographic|supervision\sand|s\s?&\s?i)"
    r"\s?(?:interpretation)?\s(?:is\s)?(?:as\s)?(?:follows|below|above)"
)
#: A study that came to nothing.
NONE_ENTERED = (
    r"\b(?:no|none\sof\sthe|neither)\sdis[ck]s?\s(?:space\s)?(?:was|were|could\sbe)\s(?:entered|injected|punctured|accessed|studied)"
    r"|\bno\scontrast\s(?:was\s)?(?:given|injected|instilled)\b"
)
PROVOKED = (
    r"\bdis[ck]o\s?gra\w+|\bprovoc\w*|\bconcordan\w*|\bcontrast\b(?<!no contrast)|\bpsi\b|\bdisco\b"
    r"|\bdis[ck]s\b(?:[^.;\n]|\.\d){0,40}\binjected"
)
