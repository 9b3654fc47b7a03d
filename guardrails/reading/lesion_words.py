"""How lesions of nerves are spoken of: modes and temperatures."""

MODES = {
    "pulsed":
        r"\bpulsed?(?![- ](?:fluoro|flouro|ox|dose|width|x-?ray|rate|of))(?:[- ](?:mode|rf\w*"
        r"|radio-?\s?frequency))?\b(?!\s(?:fluoro|flouro|ox|width))|\bprf\b|\bnon-?ablative\b",
    "cooled": r"\bcooled\b|\bcoolief\b|\bwater-?cooled\b|\bcool rf\w*\b|\bcrfa\b",
    "low_temperature": r"\blow[- ]temp\w*",
    "cryo": r"\bcryo\w*|\biovera\b|\bice ball\b",
    "endoscopic": r"\bendoscop\w*",
    "chemical":
        r"\bphenol\b|\balcohol\b(?! (?:swab|prep|wipe|pad))|\bglycerin\w*|\bchemical (?:neurolysis"
        r"|denerv\w*|rhizo\w*)",
}
#: A mode that was intended and then changed ("intended as cooled RF but ...").
INTENDED = r"\b(?:intended|planned|scheduled|supposed)\b[^.;\n]{0,40}$"
#: Degrees beside a lesion; the first number is the temperature.
TEMPERATURE = (
    r"(?<![\d.\-/])(?P<t>[3-9]\d|1[0-2]\d)(?:\.0)?\)?\s?(?:\(\d+\)\s?)?(?:\u00b0\s?c?"
    r"|deg(?:rees?)?\b\.?(?:\s?(?:c(?:elsius|entigrade)?\b)?)|c\b(?!-?arm))"
    r"(?!\s?(?:angle|oblique|rotation|cephalad|caudad|caudal|tilt|lateral|of rotation|cranial|turn|ipsi"
    r"|contra|fahrenheit|f\b))"
    r"|(?<![\d.\-/])(?P<t2>[4-9]\d)\s?(?:/|x|for)\s?(?P<s>60|75|90|105|120|150|180|240)\b(?!\s?mmhg)"
    r"|\b(?:temp\w*|at|to|heated to|set|done|lesion\w*)\s?:?\s(?P<t3>[4-9]\d)(?=\s?(?:for|x|,|\.|;|$|\n|and"
    r"|fl|under\b|with\b))(?!\s?(?:hz|v\b|ml|cc|mg|%|percent|ohm|y|sec|min))"
    r"|\b(?P<f>1[4-9]\d|2[01]\d)\s?(?:\u00b0\s?f|degrees fahrenheit|fahrenheit|f\b)")
TURN = r"\b(?:rotat\w*|angl\w*|oblique\w*|tilt\w*|c-?arm|caudal|cephal\w*|cranial)\b[^.;\n]{0,25}$"
BODY_TEMPERATURE = r"\b(?:temp(?:erature)?|t)\s?:?\s?9[5-9](?:\.\d)?|\b9[78]\.\d"
