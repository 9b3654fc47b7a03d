"""How intrathecal pumps are spoken of: parts and verbs of operations, refills, changes of program, who did it."""

FAMILY = "pump"
STEMS = tuple(
    (
        "pump|intrathecal|itp|itb|idds|synchro|prometra|reservoir|ptm|refill|rotor|old volume|"
        "catheter access|shuntogram|prialt|intra thecal|in the cecal|spinal segment|dye study|"
        "ascenda|codman|infusaid|isomed|ziconotide|bridge bolus|mg/d|mcg/d|alarm"
    ).split("|")
)
NOT_OURS = (
    r"\binsulin\spump|\bpump\s?action|\bbreast\spump|\bheart\spump|\bbypass\spump|\bon-?q\b"
    r"|\bmuscle\spump|\bpca\spump"
)
#: A catheter along a nerve, and the pump that feeds it, are those of a nerve block.
NERVE_CATHETER = (
    r"\b(?:inter-?scalene|(?:supra|infra)-?clavicular|adductor\scanal|popliteal|perineural|paravertebral"
    r"|erector\sspinae|fascia\siliaca"
    r"|esp|tap|pvb|(?:femoral|sciatic)\s(?:nerve\s)?(?:block|catheter)|nerve\sblocks?|plane\sblocks?)\b"
)
PUMP = (
    r"(?:(?:new|old|infected|depleted|fixed[-\s]rate|constant[-\s]flow|non-?programmable|programmable"
    r"|intrathecal|intra\sthecal|in\sthe\scecal|pain|baclofen"
    r"|drug|infusion|delivery|itb|\d+\sml|flowonix|medtronic|implanted|implantable|permanent|back\slo\sfen"
    r"|pro\smetro|synchronize)\s)*"
    r"(?:\bpumps?\b(?!\s(?:alarm|date|trial|pocket|refill|site|check|interrog\w*|rate|dose|program\w*"
    r"|reprogram\w*|dye|settings?|cath\w*|pt\b|patient))"
    r"|\bsynchro-?med\b(?:\s(?:ii|iii|2|3))?(?:\spump)?|\bprometra\b(?:\sii)?(?:\spump)?(?!\spump\srefill)"
    r"|\bcodman\s3000\b|\bisomed\b|\binfusaid\b"
    r"|\bmedstream\b|\b(?:itp|idds)\b(?!\s(?:refill|trial|reprog\w*))"
    r"|\b(?:intrathecal\s)?drug\sdelivery\ssystem\b)"
)
CATHETER = (
    r"(?:(?:tunnell?ed|intrathecal|spinal|new|ascenda|it|pump|subarachnoid|fractured"
    r"|broken)\s)*(?:\bcatheters?\b(?!\saccess|\sdye|\stip)|\btubing\b"
    r"|\bspinal\ssegment\b|\bcath\b(?!\saccess)|\bascenda\b)"
)
RESERVOIR = (
    r"\b(?:subcutaneous\s)(?:reservoir|port)\b|\b(?:intrathecal|access|implanted)\s(?:reservoir"
    r"|port)\b(?!\sstudy)"
)
PARTS = {"pump": PUMP, "catheter": CATHETER, "reservoir": RESERVOIR, "pocket": r"\bpump\spocket\b|\bpocket\b"}
VERBS = {
    "place": r"\b(?:place[ds]?|placement|placing|implant(?:s|ation|ing)?|implanted(?!\s(?:pump|drug"
             r"|infusion|intrathecal))|insert(?:ed|ion)?|advanced?|thread(?:ed)?|positioned"
             r"|introduced?|passed|seated|installed|reimplant\w*|attached|connected)\b",
    "replace": r"\b(?:replac(?:ed?|ement|ing)|exchang(?:ed?|ing)|swap(?:ped)?(?:\sout)?"
               r"|chang(?:ed?)(?:-?\s?out)|upgraded?)\b",
    "revise": r"\b(?:revis(?:ed?|ion|ing)|re-?position(?:ed|ing)?|relocat(?:ed|ion)|moved|re-?anchor\w*"
              r"|re-?tunnel\w*|spliced?|turned|flipped|re-?sutured"
              r"|sutured)\b",
    "remove": r"\b(?:remov(?:ed?|al|ing)|explant(?:ed|ation|s)?|pull(?:ed|ing)?|withdrawn|taken\sout"
              r"|took\sout|extract(?:ed|ion)|delivered)\b",
    "keep": r"\b(?:re-?connected|returned|left\s(?:alone|in\splace|in\ssitu)|kept|retained|untouched"
            r"|tested|not\schanged)\b",
}  # fmt: skip
#: Names and verbs of care without an operation.
CARE = {
    "refill": r"\bpump\s(?:was\s)?accessed\b(?!\sfor\s(?:dye|contrast))|\b(?:(?:intrathecal|itp|itb|pain"
              r"|baclofen|prometra"
              r"|synchromed)\s)*(?:pumps?\s)?(?:re-?\s?fill(?:ed|s|ing)?|re-filed)\b(?!\s(?:meds"
              r"|of\s(?:his|her)\s(?:oral|med)|date|timing|interval"
              r"|prescription|her\spresc|due|kit\sonly|request))|\bpump\s(?:fill(?:ed)?|top\w*)\b"
              r"|\btop\s(?:off|up)\s(?:the\s)?pump|\btopped\soff"
              r"|\breservoir\s(?:was\s)?(?:emptied|accessed|entered)\b|\b(?:residual|old\sdrug"
              r"|return\svolume)\b[^.;\n]{0,30}\b(?:aspirated|withdrawn)"
              r"|\b(?:instilled|injected|delivered)\s(?:\w+\s){0,2}?\d+(?:\.\d+)?\s?(?:ml|milliliters?"
              r"|cc)[^.;\n]{0,40}\b(?:morphine"
              r"|hydromorphone|dilaudid|baclofen|fentanyl|sufentanil|ziconotide|prialt|clonidine)"
              r"|\b\d+(?:\.\d+)?\s?(?:ml|cc|milliliters?)\sof\s(?:[^\s.;]+\s){1,9}?(?:was\s|were\s)?(?:put\sin"
              r"|instilled|went\sin)\b"
              r"|\bnew\svolume\b|\bin\swent\s\d|\b(?:pump|reservoir|it)\s(?:was\s)?(?:then\s)?(?:emptied|drained"
              r"|filled)\b"
              r"|\b(?:re-?)?filled\s(?:it|the\s(?:pump|reservoir))\b(?:\s(?:up|back|again))?\s?(?:to|with)",
    "program": r"(?:\bfrom\s|\u2191\s?|\u2193\s?)?\b\d+(?:\.\d+)?\s?(?:mg|mcg)?(?:/d(?:ay)?)?\s?(?:->|\u2192"
               r"|to)\s?\d+(?:\.\d+)?\s?(?:mg|mcg)?\s?"
               r"(?:/|a\s|per\s)d(?:ay)?\b|\bset\s(?:the|a|her|his)\s(?:new\s)?(?:daily\s)?(?:rate|dose)"
               r"|\bprogrammed\s(?:an?|the)\b"
               r"|\bbolus\stime\s(?:was\s)?(?:moved|changed)|\btime\smoved\s\d|\bprogram\s\(after\)"
               r"|\bflex\sschedule\schanged|\bbolus\s(?:was\s)?(?:programmed|added)|\bre-?program\w*|\breprog\b"
               r"|\breprog(?=\s)|\bpump\sprogram\w*|\b(?:dose|rate|infusion|tdd"
               r"|pump|bolus(?:es)?|concentration|activations?|lock-?out|ptm|myptm)\b"
               r"(?:\s(?:was|were|has\sbeen|is))?(?:\s(?:then|also|now))?\s(?:increased?|decreased?|raised"
               r"|lowered|changed|adjusted|titrated|dropped|cut|"
               r"reduced|turned\s(?:up|down|on)|updated|set\sto|advanced|increase|decrease|programmed|up\b"
               r"|down\b)"
               r"|\b(?:increas|decreas|rais|lower|chang|adjust|titrat|cut|reduc|drop|advanc)\w*\s(?:the\s"
               r"|his\s|her\s|my)*(?:\w+\s){0,2}?(?:daily\s)?(?:dose|rate|pump|infusion|bolus|lock-?out|ptm"
               r"|number\sof\sactivations|concentration)\b|\b(?:go|went|gone)\s(?:up|down)\son\s(?:her|his"
               r"|the)\s(?:rate|dose|pump)|\b(?:bridge|priming|programmed)\s?bolus\b"
               r"|\bsingle\sbolus\s(?:was\s)?(?:programmed|set)\b"
               r"|\bflex\smode|\bsimple\scontinuous\sto\sflex|\bptm\sturned\son|\btitrated\spump"
               r"|\bactivations\sper\sday\sset|\bpump\sturned\s(?:up|down)"
               r"|\bpump\supdated|\bconfirmed\snew\ssettings|\bwith\snew\ssettings|\bdose\s(?:increase"
               r"|decrease|change)\b|\brate\schange\b"
               r"|\bmg/day\b[^.;\n]{0,12}(?:->|to)\s\d|\bmcg/day\b[^.;\n]{0,12}(?:->|to)\s\d",
    "analysis": r"\b(?:pump|itp|ddp)\s(?:was\s)?(?:interrogat\w*|check\b|analy\w*)|\binterrogat\w*|\btelemetry\b"
                r"|\belectronic\sanalysis\b|\bpost-?mri\spump\scheck",
    "rotor": r"\brotor\sstud\w*|\brollers?\sturned",
    "dye": r"\b(?:pump|catheter|side\sport|cap|contrast)\s(?:dye\s)?(?:study|stud)\b|\bdye\sstudy"
           r"|\bshuntogram|\bcap\saspiration\sand\scontrast|\bcatheter\saccess\sport\sstudy"
           r"|\bcontrast\sstudy\sof\scatheter|\bthe\sside\sport\b",
    "trial": r"\b(?:intrathecal|pump|itp|prialt|ziconotide|spinal\sopioid|itb"
             r"|baclofen)\s(?:\w+\s){0,3}trial\b|\bintrathecal\s(?:\w+\s){0,2}(?:test\sdose|screening)"
             r"|\bscreening\stest\b|\bit\strial\b"
             r"|\btrial\sof\sintrathecal",
}  # fmt: skip
#: Rates and settings that were left as they were.
KEPT = (
    r"\b(?:no|without)\s(?:any\s)?(?:(?:dose|rate|program\w*|setting|pump)\s)?(?:re-?program\w*|program\w*"
    r"|changes?)\b|\b(?:rate|dose|settings?|programming|program)\s(?:was\s|were\s)?(?:unchanged|left\salone|kept"
    r"|the\ssame|maintained"
    r"|fixed|not\schanged)|\b(?:kept|left|maintained|continue[ds]?)\s(?:on\s)?(?:the|her|his"
    r"|same)\s(?:current\s|same\s)?(?:rate|dose|settings?|program)|\bno\sdose\schange|\bno\sprogramming\b"
    r"|\bsame\s(?:rate|dose)\b"
)
PHYSICIAN = (
    r"\b(?:provider\sprocedure|i\s(?:re-?)?prepp?ed|(?:provider|physician|md)\s(?:entered|accessed|re-?filled)|by\sme\b|i\s(?:then\s|personally\s|also\s|did\s|have\s)*(?:refill|access|enter|fill|did"
    r"|reprogram|program|took|withdr|emptied)\w*|i\sdid\sthis\smyself|myself|by\s(?:the\s)?(?:physician"
    r"|md\b|doctor|attending)|md-?\s?performed"
    r"|physician-?\s?performed|personally)\b"
)
STAFF = (
    r"\b(?:by|per)\s(?:the\s|our\s|clinic\s)?(?:rn|nurse|lpn|ma|np|staff|pa)\b|\b(?:rn|nurse"
    r"|np)\b(?:\s[a-z]\.?\s\w+)?\s(?:then\s)?(?:re-?fill|access|re-?program|perform|did)\w*"
)
OUTSIDE = r"\b(?:home|infusion\snurse|home\shealth|ais|outside|another\sclinic|other\sclinic)\b"
#: Why the physician's own hands were needed.
SKILL = (
    r"\bskill\w*|\bdifficult\w*|\bflip\w*|\btilt\w*|\bdeep\w*|\b(?:failed|unsuccessful|unable"
    r"|without\ssuccess)\b|\bcould\snot\sbe\sentered|\battempts?\b|\bscar\w*|\badipose|\bobes\w*"
    r"|\brotated\b"
    r"|\bunder\s(?:fluoro\w*|ultrasound)"
)
FIXED = (
    r"\bfixed[-\s]rate\b|\bconstant[-\s]flow\b|\bnon-?programmable\b|\bcodman\s3000\b|\bisomed\b"
    r"|\binfusaid\b"
)
LAMINECTOMY = r"\blaminectom\w*|\blaminotom\w*"
OPERATION = (
    r"\bincision\b|\bpocket\b|\btunnel\w*|\banchored\b|\bimplant\w*|\bexplant\w*|\banesthesia\b"
    r"|\bprimed\b"
)
CATHETER_STAYS = (
    r"\bcatheter\b[^.;\n]{0,60}\b(?:left|secured|tunnel\w*|taped|remain\w*|x\s?\d\sdays?)"
    r"|\bwith\scatheter\b|\bcontinuous\b|\bindwelling"
)
LUMBAR = r"\blumbar\b|\bl\d\b|\blumbar\spuncture"
#: Names that tell of an operation on a part the verbs do not reach.
OPERATED = {
    "catheter": r"\bconnected\sto\san?\s(?:new\s)?(?:tunnell?ed\s)?(?:intrathecal\s)?catheter\b"
    r"|\btunnell?ed\sintrathecal\scatheter\splace\w*",
    "implant": r"\b(?:fixed-?\s?rate|constant[-\s]flow|non-?programmable|programmable)\spump\simplant\w*",
    "joined": r"\b(?:connected|attached|joined|hooked)\s(?:on|in)?to\s(?:an?|the|his|her)\s(?!old|depleted)"
    rf"(?:new\s)?(?:{PUMP})",
}
#: One part put to another: no placement of either.
JOIN = r"^(?:connected|attached)\b|\b(?:connected|attached)$"
TO_THE = r"^\w+\s(?:on|in)?to\s(?:the|his|her)\s"
#: A pocket made today, not one opened again.
POCKET_MADE = (
    r"\bpocket\s(?:was\s|were\s)?(?:then\s|bluntly\s)?(?:created?|made|fashioned|developed|dissected|formed)\b"
    r"|\b(?:made|created?|fashion(?:ed)?|developed|dissected|formed)\s(?:out\s)?an?\s(?:[\w-]+\s){0,3}pocket\b"
)
#: The pump that was there before is the one that the catheter goes to.
SAME_PUMP = (
    r"\b(?:existing|same|indwelling|current)\s(?:\w+\s)?pump\b|\brelocat\w*"
    r"|\bpump\s(?:was\s)?(?:moved|revis\w*|left)\b"
)
#: What really puts care on another day; a concentration of 2000 mcg/mL is no year.
#: Dates ahead: alarms, next fills.
AHEAD = r"\b(?:alarm|lrad|due|next|rtc|f/u|follow-?up|return)\b[^,.;\n]*"
ANOTHER_DAY = (
    r"\b(?:ago|last|previous(?:ly)?|prior|yesterday|earlier|since|hx|history)\b|\b(?:in|on)\s(?:jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|\b\d{1,2}/\d{1,2}\b|\b(?:in|of)\s20[012]\d\b|\b20[012]\d\b(?!\s?mcg)"
)
#: A flipped pump is a finding until it was turned back.
TURNED = r"\b(?:turned|sutured|re-?sutured|re-?positioned|revised|re-?anchored|corrected)\b"
