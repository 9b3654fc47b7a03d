"""How analysis and programming of stimulators are spoken of: kinds of parameters, acts, and who did it."""

FAMILY = "programming"
STEMS = tuple(
    "program|interrog|analy|reprog|amplitude|stim|device check|parameter|scs|drg|contacts|ipg|imped".split("|")
)
#: What makes it a stimulator and not a pump or a pacemaker.
DEVICE = (
    r"\bscs\b|\bneuro-?stim\w*|\bstimulator\b|\bstim\b|\bspinal\sco(?:rd|urt)|\bdrg\b|\bdorsal\scolumn"
    r"|\bipg\b|\bpns\b"
    r"|\bperipheral\snerve\sstim|\bimpedances?\b|\bvagus\b|\bvns\b|\bdeep\sbrain|\bdbs\b|\bpulse\swidth\b"
    r"|\bpw\b"
    r"|\bamplitude\b|\bprogramming\b|\breprogram\w*|\bdevice\scheck\b|\bdevice\sinterrogation"
)
PUMP = (
    r"\bpumps?\b|\bitp\b|\bidds\b|\bitb\b|\brefill\w*|\b(?:old|new|residual)\svolume|\bconcentration\b"
    r"|\bintrathecal\b|\breservoir\b"
    r"|\bmcg/day\b|\bmg/day\b"
)
CRANIAL = r"\bvagus\b|\bvns\b|\bcranial\snerve\s(?:neuro)?stim\w*"
BRAIN = r"\bdeep\sbrain\b|\bdbs\b|\bbrain\s(?:neuro)?stimulat\w*"
GASTRIC = r"\bgastric\s(?:\w+\s)?(?:neuro)?stimulat\w*|\bgastric\selectrical\sstim\w*|\benterra\b"
IN_SURGERY = (
    r"\bintra-?operative\w*|\bin\sthe\s(?:operating\sroom|or)\b|\bduring\s(?:the\s)?(?:implant\w*|surgery|operation)"
)
PERIPHERAL = r"\bpns\b|\bperipheral\s(?:nerve\s)?(?:neuro)?stim\w*|\bsprint\b|\bnalu\b"
DRG = r"\bdrg\b|\bdorsal\sroot\sgang\w*"
_CHANGED = (
    r"(?:chang|adjust|increas|decreas|rais|lower|modif|titrat|reduc|optimi[sz]|alter|re-?set|set\b|turn"
    r"|open|widen|brought|dropp|mov|add|switch"
    r"|updat|select|edit|re-?built|built|creat|cut|rotat|shift)\w*"
)
#: Words of a setting that was changed here.
CHANGE = rf"\b{_CHANGED}|->|\u2192|\bfrom\s\d+(?:\.\d+)?\s(?:\w+\s)?to\s\d"
#: The head of a table that sets old settings beside new ones.
COMPARED = (
    r"(?:\||[ ]{2})[ ]*(?:before|old|previous|initial|from|start\w*|pre|(?:on\s)?arrival)[ ]*(?:\||[ ]{2})[ ]*"
    r"(?:after|new|current|final|to|now|(?:at\s)?end\w*|post|leaving)\b"
)
PROGRAM = (
    r"\bre-?program\w*|\breprog\b|\b(?:complex|simple)\s(?:re)?programming\b"
    r"|\bprogramming\b(?!\s(?:by\srep|options|head"
    r"|wand))|\bprogrammed\b(?!\sbolus)|\b(?:new\s)?programs?\s(?:were\s|was\s)?(?:\w+\s)?(?:built|loaded"
    r"|created|added)"
    r"|\bturned\s(?:up|down)\s(?:the\s)?stim\w*|\bprog\b(?=[\s:,])"
)
ANALYSIS = (
    r"\binterrogat\w*|\belectronic\sanalysis\b|\bimpedances?\s(?:check|normal|wnl|were|and\sbattery)\w*"
    r"|\b(?:device|scs|stim\w*|ipg|drg|pns)\scheck\b|\b(?:ipg|generator|stimulator|scs|device|system"
    r"|batt(?:ery)?)\s(?:was\s)?checked\b"
    r"|\bimped(?:ance)?s?\s(?:ok|good|fine|in\srange)\b"
    r"|\bread(?:ing)?\sout\sthe\s(?:battery|device|ipg)|\bbattery\sand\simpedances?\b|\btelemetry\b"
    r"|\bturned\s(?:the\s)?(?:stimulator|stim|device"
    r"|scs)\s(?:back\s)?on\b"
)
COMPLEX = (
    r"\bcomplex\b(?=[^.;\n]{0,40}\b(?:re)?program\w*)|(?:re)?program\w*[^.;\n]{0,20}\bcomplex\b"
    r"|(?:>|\bmore\sthan|\bover|\bgreater\sthan)\s?(?:3|three)\s(?:\w+\s)?param\w*"
    r"|\b(?:4|5|6|7|8|9|at\sleast\s4|4\sor\smore)\s(?:\w+\s)?parameters?\b|\bmulti-?parameter\b"
    r"|\ball\sparameters\s(?:were\s)?(?:optimi[sz]ed|adjusted|changed)"
)
SIMPLE = (
    r"\bsimple\b(?=[^.;\n]{0,40}\b(?:re)?program\w*)|(?:re)?program\w*[^.;\n]{0,20}\bsimple\b"
    r"|\b(?:3|three)\sor\s(?:fewer|less)\sparam\w*|\b(?:1|2|3|one|single)\sparameters?\b"
)
#: Kinds of parameters: each counts once, however often it was changed.
PARAMETERS = {
    "amplitude": r"\bamplitudes?\b(?!\slimits?)|\bamps?\b|\bintensity\b|\bturned\s(?:up"
                 r"|down)\s(?:the\s)?stim\w*|\bcurrent\s(?=\w*\s?(?:incr|decr|from))|\boutput\scurrent\b",
    "pulse_width": r"\bpulse\s?-?widths?\b|\bpw\b|\bwidth\b(?<!pulse width)",
    "rate": r"\brate\b|\bfrequenc(?:y|ies)\b|\bfreq\b|\bhz\b",
    "contacts": r"\bcontacts?\b(?!\s(?:ok|wnl|normal|within|\d+\s?-\s?\d+\s?ohm))(?<!all contacts)"
                r"|\belectrode\s(?:select\w*|config\w*|"
                r"combin\w*|array\schange)|\bpolarit(?:y|ies)\b|\bcontact\s(?:group|selection)s?"
                r"|\bsteering\b|\bcathode\w*",
    "cycling": r"\bcycl(?:ing|e)\b(?!\soff)|\bduty\scycle",
    "burst": r"\bburst\b(?!\son/off)",
    "lockout": r"\block-?\s?outs?\b",
    "patient_limits": r"\bpatient\s(?:selectable|amplitude\slimits|control\w*|limits)"
                      r"|\bamplitude\slimits?\b|\bupper\slimits?\b",
    "magnet": r"\bmagnet\b",
    "train": r"\btrain\sduration\b",
    "detection": r"\bdetection\salgorithms?\b",
    "closed_loop": r"\bclosed[\s-]loop\s(?:param\w*|gain|target|settings?)\b",
    "responsive": r"\bresponsive\sneurostim\w*",
    "ramp": r"\bsoft\sstart\b|\bramp\b",
}  # fmt: skip
UNCHANGED = (
    r"\b(?:no|without)\s(?:re)?program\w*|\bno\s(?:setting\s|parameter\s"
    r"|program\s)?changes?\b(?!\s(?:in\s(?:exam|health|med)))"
    r"|\bsettings?\s(?:were\s|was\s)?(?:unchanged|not\s(?:adjusted|changed)|left|the\ssame)"
    r"|\bsame\s(?:program|settings?)\b|\bprogramming\snot\b|\bdeclined\sreprogram\w*|\bnot\s(?:re)?programmed"
    r"|\bwithout\schang\w*|\bleft\severything\s(?:the\sway|as)|(?<!rest )(?<!others )(?<!other )\bunchanged\b"
)
_REP = (
    r"(?:(?:boston\sscientific|bsci|abbott|medtronic|nevro|saluda|st\.?\sjude|device|company|industry"
    r"|clinical|sales"
    r"|manufacturer(?:'s)?|vendor)\s)*(?:reps?\b|representatives?|clinical\sspecialist|specialist|nro\b"
    r"|technician"
    r"|manufacturer|programmer\stech)"
)
BY_REP = (
    rf"\b(?:by|per)\s(?:the\s|an?\s|our\s)?{_REP}|\b{_REP}(?:\s\w\.?\w?\.?)?\s(?:then\s|also\s"
    rf"|has\s)?(?:re-?)?(?:program\w*|adjust\w*|set\b|turned|changed"
    rf"|made|did|performed|loaded|interrogat\w*)|\bremote\sprogramming\sby"
)
#: A company's name behind a person's, or a provider who was elsewhere.
BY_REP += (
    r"|\((?:abbott|medtronic|boston\sscientific|bsci|nevro|saluda|biotronik)(?:\s\w+)?\)\s(?:\w+\s){0,4}?\w+ed\b"
    r"|\b(?:provider|physician|md|doctor)\s(?:was\s)?not\s(?:in\s(?:the\s)?room|present)"
)
BY_STAFF = r"\bby\s(?:the\s)?(?:ma|rn|nurse|tech)\b"
ME = (
    r"\b(?:by\sme|me\s(?:w/|with)|myself|i\s(?:re-?)?(?:program\w*|adjust\w*|chang\w*|turned|set|interrogat\w*"
    r"|increas\w*"
    r"|decreas\w*"
    r"|personally|also)|by\s(?:the\s)?physician|personally)\b"
)
PRESENT = (
    r"\bwith\sme\s(?:present|directing|in\sthe\sroom)|\bunder\smy\s(?:direction|supervision)"
    r"|\bat\smy\sdirection"
)
#: Operations whose testing of the leads is part of them.
IMPLANTING = (
    r"\banchored\b|\binto\s(?:the|a)\s(?:\w+\s){0,3}pocket\b|\bincision\b|\btuohys?\b|\btouhys?\b|\bpocket\s(?:was"
    r"|created)|\bleads?\s(?:were|was)\s(?:placed"
    r"|advanced|steered"
    r"|threaded|deployed|anchored)|\bintroducer\b|\b(?:generator|ipg|battery)\s(?:was\s)?(?:change|replace"
    r"|exchange|swap|placed|implant)\w*"
    r"|\blead\sdeployed|\bparesthesia\s(?:covers|mapping|overlap)"
)
#: Lesion work: its test stimulation, generator settings and impedances are no stimulator.
RF = r"\bradio-?frequency|\brfa?\b|\blesion(?:s|ed|ing)?\b|\bablat\w*|\bneurotomy|\brhizotomy"
NAMED = (
    r"\bscs\b|\bneuro-?stimulat\w*|\bstimulator\b|\bspinal\sco(?:rd|urt)\ss|\bdrg\ss|\bdorsal\scolumn"
    r"|\bipg\b|\bpns\b"
)
ANOTHER_DAY = r"\bnot\stoday'?s?\b|\bearlier\svisit|\bimported\b|\blast\svisit|\bprevious\s(?:visit|session)"
MINUTES = r"(?P<n>\d{1,3})\s?(?:min\b|mins\b|minutes?)"
