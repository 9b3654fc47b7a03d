"""Trigger points: codes by the number of muscles, and how notes state that number."""

FEW, MANY = "20552", "20553"
#: From this many muscles on it is the second code.
FROM = 3
STATED = (
    r"\b(?P<few>(?:1\s(?:or|to)\s2|1-2)\smuscles?)|(?:\b(?P<n>\d{1,2})(?P<plus>\s?\+|\sor\smore|\sor\s>)?"
    r"|(?P<over>>|more\sthan)"
    r"\s?(?P<m>\d))\s(?:separate\s|different\s|distinct\s|individual\s)?muscles?(?:\sgroups?)?\b"
    r"|\b(?P<p>\d)\+\smuscles?"
)
SITES = (
    r"\btotal\s?:\s?(?P<t>\d{1,2})(?=\s*$)"
    r"|\b(?:total(?:\sof)?\s?:?\s)?(?P<n>\d{1,2})\s(?:(?:trigger|tender|needle|separate|total)\s)*"
    r"(?:injections?|sites|points|places|locations|areas|tps|spots|sticks|passes|punctures)\b"
    r"|\b(?:points|tps|tpis)\b[^.;\n]{0,60},\s(?P<o>\d{1,2})\s(?:of\sthem|in\sall|in\stotal)\b"
)
