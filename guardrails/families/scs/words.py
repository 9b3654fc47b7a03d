"""How spinal stimulators are spoken of: parts, verbs and names that are a deed by themselves."""

from guardrails.families.stimulator_words import EXTERNAL, GENERATOR
from guardrails.reading.stimulators import LEAD, LEADS, PADDLE

_BRANDS = (
    r"|\b(?:proclaim|eterna|prodigy|intellis|inceptiv|primeadvanced|restoresensor|vanta|itrel|wavewriter"
    r"|senza"
    r"|omnia|prospera|evoke|precision)\b(?:\s(?:xr|plus|mri|alpha|omnia|drg|hfx|spectra|novi|montage))?"
    r"(?:\s(?:generator|ipg|battery))?"
)
_SYSTEM = (
    r"\b(?:permanent\s|full\s|percutaneous\s)?(?:spinal\sco(?:rd|urt|rds)\s(?:stimulat(?:or|ion)|simulator)"
    r"|dorsal\scolumn\sstimulat(?:or|ion)|scs|stim(?:ulator)?|dcs|neurostimulator)(?:\ssystem)?\b"
    r"(?!\s(?:leads?|electrode|trial|generator|ipg|batt\w*|paddle|array|amp|program\w*|reprogram\w*"
    r"|interrog\w*|settings?|pulse))|\b(?:entire\s|whole\s|scs\s)system\b"
)
PARTS = {
    "external": EXTERNAL,
    "paddle": PADDLE,
    "lead": rf"\b{LEAD}|(?<!guide )(?<!guide-)(?<!k-)\bwires?\b(?!-?\s?(?:bound|wound|loop|reinforced|guid))"
            rf"|\b(?:the\s)?(?:remaining|other)\s1\b",
    "generator": GENERATOR + _BRANDS,
    "pocket": r"\bpocket\b",
    "system": _SYSTEM,
}
#: Names that are a deed by themselves.
NAMES = {
    "trial": r"\b(?:spinal\sco(?:rd|urt|rds)\s(?:stimulat(?:or|ion)|simulator)|scs"
             r"|dorsal\scolumn\sstimulation|dcs"
             r"|stim(?:ulator|ulation)?|stem|drg(?:-?s)?(?:\sstim\w*)?|neuromodulation|neurostimulator|paddle"
             r"|spinal\sstim\w*|percutaneous|externali[sz]ed)\strial\b(?!\s(?:leads?\s(?:pull|remov|out)|pull"
             r"|follow|f/u|day\s?#?\d|d\d|end\w*|over\b|complete))"
             r"|\b(?:evoke|nevro|senza|hfx|abbott|medtronic|boston\s\w+|bsci"
             r"|saluda)\s(?:[\w-]+\s){0,2}?trial\b(?!\s(?:leads?\s(?:pull|remov)|pull))"
             r"|\btrial\s(?:of\s)?(?:dorsal\scolumn|spinal\sco(?:rd|urt)|neuromodulation|scs|spinal\sstim\w*)"
             r"(?:\sstim\w*)?",
    "sited": rf"\b(?:percutaneous|perc|epidural|permanent|trial)\s{LEADS}\s?(?:\(s\)\s?)?(?:x\s?\d\b"
             rf"|,\s(?:permanent|trial|temporary))"
             rf"|\b{LEADS}\s(?:through|via|thru)\s(?:an?\s|the\s)?[ctl]\d"
             rf"|\b{LEADS}(?:\s#?\d)?\s?(?:->|\u2192)\s?(?:\w+\s){{0,2}}[ct]\d"
             rf"|\b{LEADS}(?:\s\d{{1,2}}\s?c)?(?:\sx\s?\d)?(?:,?\s(?:percutaneous|perc|epidural|midline|thoracic"
             rf"|cervical)\b)*"
             r",?\s(?:\w+-?\d\sentry[^.;\n]{0,20}\s)?(?:tips?\b|(?:at\s)?(?:top|mid|bottom)?\s?(?:of\s)?[ct]\d)",
    "housed": rf"(?:{GENERATOR}{_BRANDS})(?:\s(?:alpha|prime|\d+|plus|xr|mri|surescan))*,?\s(?:in\s|to\s"
              rf"|at\s)?(?:the\s)?"
              r"(?:left|right|l|r|lt|rt)\s(?:posterior\s|upper\s|lower\s|lateral\s)*(?:flank|buttock|glut\w*"
              r"|abdom\w*|hip|low)",
    "permanent": r"\bperm(?:anent)?\s(?:implant\s)?(?:of\s)?(?:scs|drg|spinal\scord|dorsal\sroot)\b|\b(?:scs"
                 r"|stim(?:ulator)?|(?:two|2|1|one|dual|single)[\s-]lead"
                 r"|perc)\sperm(?:anent)?\b(?:\sscs)?"
                 r"|\bpermanent\s(?:scs|spinal\sco(?:rd|urt)\sstimulator|stim(?:ulator)?)\b(?!\slead)",
    "tip": r"\blead\s(?:#\s?)?\d\s?(?:,|:)?\s?(?:tip|at|final)\b",
    "stage2": r"\bstage\s(?:2|ii)\s(?:\w+\s){0,3}implant\w*|\bconver(?:sion|ted?"
              r"|ting)\s(?:of\s)?(?:the\s)?trial"
              r"\s(?:leads?\s)?to\s(?:a\s)?permanent",
    "pull": r"\bleads?\sout\b(?!\s(?:of|from))|\b(?:trial\s)?leads?\s(?:pull|removal\sonly)\b(?!\sback)"
            r"|\bpull(?:ed)?\s(?:the\s|her\s"
            r"|his\s)?(?:trial\s)?leads?"
            r"\stoday|\bpulled\strial\sleads?|\btrial\sleads?\s(?:were\s|was\s)?(?:removed|pulled"
            r"|withdrawn|d/?c'?d)"
            r"|\bsutures?\s(?:were\s)?cut,?\s(?:and\s)?(?:both\s|the\s)?leads?\s(?:were\s)?\w+"
            r"|\bend\sof\strial\slead\sremoval|\b(?:trial|temporary)\sleads?\sremoval",
}  # fmt: skip
#: Open exposure, done and not merely risked: a lead that lies there is a paddle.
LAMINOTOMY = r"\b(?:hemi-?)?lamin(?:otom|ectom)(?:y|ies)\b"
NEEDLE = (
    r"\bt(?:uo|ou|o)?hys?\b|\btouhys?\b|\btwo\se\sneedle|\bloss\sof\sresistance|\b14[\s-]?(?:g|ga"
    r"|gauge)\b|\bcoude\b"
)
DRG = r"\bdrg\b|\bdorsal\sroot\sgang\w*|\bs-?\s?loop\b|\btension\sloop\b"
CERVICAL = r"\b(?:c[2-7]|cervical)\b"
#: A visit for the settings, and what only an operation or a trial has.
PROGRAMMING = (
    r"\b(?:re-?)?program(?:med|ming|mer)?\b[^\n]{0,600}\b(?:amplitude|pulse\swidth|cathodes?|anodes?|contacts)\b"
    r"|\b(?:amplitude|pulse\swidth|cathodes?)\b[^\n]{0,600}\b(?:re-?)?program(?:med|ming|mer)?\b"
)
OPERATION = (
    r"\btuohys?\b|\bneedles?\b|\bincision\s(?:was|made|over|at|to)|\blaminot\w*|\bprepp?(?:ed|ing)?\b|\bdrap(?:ed"
    r"|ing)\b|\bskin\swheal"
    r"|\banesthe\w*|\bmac\b|\bsedation|\bfluoro\w*|\bc-arm|\bsutur\w*|\bstaples?|\bclosed\b|\btunnel\w*|\banchor\w*"
    r"|\bebl\b|\bimplant\slog"
    r"|\bor\b(?=,|\s\d)|\b(?:pocket|capsule|wound|incision|scar|fascia)\s(?:was\s)?(?:re-?)?opened|\bre-?opened"
    r"|\bcut\sdown|\btrial\sleads?|\bleads?\spull|\bexplant\w*"
)
#: Nothing of the attempt stayed.
NONE_LEFT = (
    r"\bno\s(?:leads?|electrodes?|hardware)\s(?:was\s|were\s|could\sbe\s)?(?:left(?:\sin)?|remain\w*|implanted"
    r"|placed)\b"
    r"(?!\s(?:on|at)\sthe\s(?:left|right))|\btrial\s(?:was\s)?not\scompleted\b|\ball\s(?:needles|hardware)\s(?:and"
    r"|with)\s(?:the\s)?leads?\s"
    r"(?:was|were)?\s?removed\b"
)
ON_TRIAL = r"\btrial\b(?!\s(?:scars?|was|had|in|of|leads?\s(?:had|were\sremoved)))|\btemporary\b"
EXTERNALISED = (
    r"\bexternali[sz]ed\b|\bbrought\sout\b|\bout\sthrough\sthe\sskin|\btunnell?ed\sout\b|\bstay\ssuture"
    rf"|{EXTERNAL}"
)
#: What shows an end of a trial rather than an operation, and the operation.
PULL_SIGNS = (
    r"\btrial\b|\btemporary\b|\bsutures?\s(?:were\s)?cut|\bdressing\b|\bat\sbedside"
    r"|\btips?\sintact|\bsteri"
)
SURGERY_SIGNS = (
    r"\bincision|\bpocket\b|\bipg\b|\bgenerator\b|\bexplant\w*|\banchors?\b|\bpermanent\b|\binfect\w*"
    r"|\banesthesia"
)
HERE_FOR = r"\b(?:here|comes?(?:\sin)?|came(?:\sin)?|presents?|returns?)\sfor\s(?:an?\s|the\s)?(?:trial\s)?$"
REPLACING_IT = (
    r"\breplacing\s(?:it|them|the\s(?:old|migrated|broken|fractured)\s\w+)"
    r"|\breplacement\s(?:\S+\s){0,2}lead"
)
ABORTED = (
    r"\b(?:abort\w*|abandon\w*|terminated|stopped|discontinued|unable\sto|could\snot\s(?:be\s)?(?:access"
    r"|enter"
    r"|advance|pass|thread)\w*|would\snot\s(?:pass|advance|thread)|cancel\w*)\b"
)
FAMILY = "scs"
