"""How epidural adhesiolysis is spoken of, and what tells one day from several."""

FAMILY = "adhesiolysis"
STEMS = tuple(
    (
        "lysis|adhesiol|neuroplast|racz|scar|epidurosc|lices of|rats catheter|hyaluronid|"
        "hypertonic|wydase|epidurolys|10 percent saline|10% saline|enzyme"
    ).split("|")
)
ROWS = {
    "adhesiolysis": r"\b(?:percutaneous\s|epidural\s|caudal\s|transforaminal\s)*(?:adhesiolys\w*"
                    r"|neuroplast(?:y|ies)|epidurolysis|(?:lysis|lices)\sof\s(?:epidural\s)?(?:adhesions?"
                    r"|scar)"
                    r"|scar\slysis)|\bracz\s(?:procedure|neurolysis|technique)|\bepiduroscop\w*"
                    r"|\bspinal\sendoscopic\sadhesiolys\w*"
                    r"|\bmechanical\slysis|\blysis\s(?:was\s)?completed",
    "technique": r"\b(?:racz|rats|brevi-?kath|tun-l-kath)\s?(?:catheter)?"
                 r"|\bcatheter\b[^.;\n]{0,40}\b(?:through|into|in)\sthe\s(?:epidural\s)?scar"
                 r"|\bhypertonic\ssaline|\bhyaluronidase|\bwydase|\bhylenex",
}  # fmt: skip
NOT_SPINE = (
    r"\babdom\w*\sadhesions?|\blaparo\w*|\bbowel\s(?:adhes|resect|obstruct)\w*|\bpelvic\sadhesions?|\btendon|\bshoulder"
)
ENDOSCOPIC = r"\bepiduroscop\w*|\bendoscop\w*"
SEVERAL = (
    r"(?<!or )(?<!/ )\b(?:2|3|two|three)[-\s]day\b|\b(?:second|third|2nd|3rd)\s(?:and\s(?:third|3rd)\s)?(?:infusions?"
    r"|injections?|day)|\bfollowing\sdays?\b"
    r"|\bday\s[23]\sof\b|\bon\s(?:each\sof\s)?(?:the\snext\s)?(?:2|3)\s(?:consecutive|successive|more"
    r"|following)?\s?days|\bcatheter\s(?:was\s)?left\s(?:in|over)"
    r"|\bovernight\b"
)
#: A choice of protocols says which could be done, not which was.
CHOICE = (
    r"\b(?:1|one)[-\s]?(?:day\b\s?)?(?:/|or|vs\.?|versus|,)\s?(?:\w+\s)?(?:2|3|two|three)[-\s]?days?\b"
    r"|\b(?:2|3|two|three)[-\s]?(?:day\b\s?)?(?:/|or|vs\.?|versus|,)\s?(?:\w+\s)?(?:1|one|single)[-\s]?day\b"
)
#: Said of the protocol itself.
ONE_SAID = (
    r"\b(?:1|one|single)[-\s](?:day|sitting|session)|\bsame[-\s](?:day|session|sitting)\b"
    r"|\bcatheter\b[^.;\n]{0,30}\b(?:removed|out|pulled|withdrawn)\b[^.;\n]{0,20}\b(?:before\s(?:discharge"
    r"|going\shome)|same\sday)"
)
ONE = (
    r"\bcatheter\s(?:was\s)?(?:then\s)?(?:out\b|pulled|removed|withdrawn)"
    r"|\b(?:catheter|needles?)\b[^.;\n]{0,30}\b(?:removed|pulled|withdrawn)|\bdischarged\b|\bhome\b"
    r"|\bover\shalf\san\shour|\bhypertonic\s(?:saline\s)?infusion\sin\s(?:the\s)?pacu"
    r"|\breturned\sto\spacu"
)
