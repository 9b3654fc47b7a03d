"""Words that spinal and peripheral stimulators share: generators and what is done to parts."""

GENERATOR = (
    r"(?:new\s|old\s|existing\s)?(?:implantable\s|implanted\s|internal\s|(?:non-?\s?)?rechargeable\s"
    r"|primary[-\s]cell\s|pulse\s|spinal\s"
    r"|peripheral\s"
    r"|neurostimulator\s|scs\s|pns\s|stimulator\s)*(?<!frequency )(?<!rf )(?<!lesion )(?<!external pulse )"
    r"(?<!external )(?:\bpulse\sgenerators?|\bgenerators?|\bipgs?|\bi\spg|\bbatter(?:y|ies)|\bbatt|\brtg"
    r"|\bthe\scan|(?<=header of the )new\s1|(?<=the )new\sunit)\b"
)
#: A trial's generator stays outside: never a part that is implanted.
EXTERNAL = (
    r"\b(?:external|wearable|trial|temporary|skin-?worn)\s(?:\w+\s){0,3}?"
    r"(?:pulse\sgenerators?|generators?|batter(?:y|ies)|stimulators?|transmitters?|ipg|ens|epg)\b|\b(?:ens|epg)\b"
)
VERBS = {
    "place": r"\b(?:place[ds]?|placement|placing|implant(?:s|ation|ing)?|implanted(?!\s(?:neuro|spinal"
             r"|stim|pulse"
             r"|device|peripheral|pump|system|leads?\b|generator|nerve|1\b|unit\b))|insert(?:ed|ion)?|advanced?"
             r"|thread(?:ed)?"
             r"|steer(?:ed)?|positioned|introduced?|fed|passed(?!\soff)|deployed|driven|parked\s(?:at|in|mid)"
             r"|slid(?=\s(?:up|under|cephalad|into|in\b|over|beneath|through|out|to\sthe|easily))|sewn|tucked"
             r"|went\s(?:in|parallel|up|to)|threaded|slipped(?=\s(?:cephalad|up|in|into|under|beneath|over|through"
             r"|rostral\w*|easily|nicely|without))|added(?=\s(?:an?|another|1|2)\s)|floated|maneuvered|navigated"
             r"|run\s(?:up|to)|brought\s(?:up|to)|put\sin|put|installed|laid)\b",
    "create": r"\b(?:created?|made|developed|creation|fashioned)\b",
    "connect": r"\b(?:connected|seated|attached|accepted|plugged|hooked|tunnell?ed\sto)\b",
    "replace": r"\b(?:replac(?:ed?|ement|ing)|exchang(?:ed?|ing)|swap(?:ped)?(?:\sout)?"
               r"|chang(?:ed?)(?:-?\s?out)?(?!\s(?:the\s|his\s|her\s|all\s|only\s)*(?:amplitude|pulse|freq\w*|rate"
               r"|setting|program|param"
               r"|dose|contact|intensity|stim|mode))"
               r"|upgraded?)\b",
    "revise": r"\b(?:revis(?:ed?|ion|ing)|re-?position(?:ed|ing)?|relocat(?:ed|ion)|moved|re-?anchor\w*"
              r"|re-?tunnel\w*|pulled\sback|pushed|deepened|enlarged|sewed|re-?sewn|migrated"
              r"|slipped(?!\s(?:cephalad|up|in|into|under|beneath|over|through|rostral\w*|easily|nicely|without))"
              r"|freed|salvaged)\b",
    "remove": r"\b(?:remov(?:ed?|al|ing)|explant(?:ed|ation|s)?|pull(?:ed|ing)?(?!\sback)|withdr(?:awn|ew"
              r"|awal)"
              r"|taken\sout|took\sout|came\sout|come\sout|delivered(?!\s(?:to|into))|extract(?:ed|ion)|d/?c'?d"
              r"|explants?"
              r"|passed\soff|handed\soff|discarded|out(?=\s(?:d/t|due|because|for|today|,)|[.;,]))\b",
    "keep": r"\b(?:re-?connected|returned|left\s(?:exactly\s)?(?:alone|where|in(?:\splace)?\b|as\s(?:is|it)"
            r"|in\splace|in\ssitu|undisturbed|untouched|intact)"
            r"|capped|retained|untouched|undisturbed|touched|disturbed|tested|re-?used)\b",
}  # fmt: skip
