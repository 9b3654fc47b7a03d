"""How the parts of implanted systems are named: batteries by word and brand, extensions, receivers, controllers."""

from guardrails.reading.stimulators import LEAD

_HOUSING = r"(?:ipgs?|generators?|batter(?:y|ies)|stimulators?|neurostimulators?|system|device)\b"
#: What a generator is, by the words for it and by brand; a brand sold both ways (WaveWriter Alpha) is in no row.
BATTERY = {
    "primary": r"\bnon-?\s?recharge?able\b|\bprimary[-\s]cells?\b|\brecharge-?free\b|\bproclaim(?!\sdrg)\b|\bprecision\snovi\b"
               r"|\bprimeadvanced\b|\bvanta\b|\bitrel\b|\breactiv8\b",
    "rechargeable": r"(?<!non)(?<!non-)(?<!non )(?<!not )\brecharge?able\b|\beterna\b|\bprodigy\b|\bspectra\swavewriter\b"
                    r"|\bprecision\smontage\b|\bintellis\b|\brestoresensor\b",
    "high_frequency": r"\bsenza\b|\bomnia\b|\bhfx\siq\b"
                      rf"|\b(?:nevro|hfx|high[-\s]frequency|hf-?10|10\s?khz)\s(?:(?!program)[\w-]+\s){{0,3}}?{_HOUSING}",
    "closed_loop": r"\bevoke\b|\binceptiv\b|\bclosed[-\s]loop\b",
}  # fmt: skip
#: A row of the log that only a rechargeable system has.
CHARGER = r"\b(?:re)?charg(?:er|ing\s(?:system|kit|unit))s?\b"

_OUTSIDE = (
    r"(?<!external )(?<!trial )(?<!temporary )(?<!screening )(?<!incision )(?<!flexion and )(?<!flexion/)(?<!iv )"
)
EXTENSION = (
    rf"{_OUTSIDE}\b(?:(?:lead|electrode|electrode\sarray|neurostimulator|ipg|generator)[-\s])?"
    r"(?:extensions?|adapt[eo]rs?)\b(?!\s(?:tubing|set|of|line|was\s(?:full|limited|painful))|-)"
)
RECEIVER = r"(?<!external )\breceivers?\b(?!\s(?:test|coil\stest))"
CONTROLLER = (
    r"\bpatient(?:'?s)?\s(?:controllers?|programmers?|remotes?|handsets?|therapy\smanagers?)\b"
    r"|\b(?:remote|hand-?held)\s(?:controllers?|controls?|programmers?)\b|\b(?<!pump )controllers?\b"
)
#: What the joining of a part looks like, and what part it is joined to.
JOINING = (
    r"\b(?:connect\w*|attach\w*|plac(?:ed|ement|ing)|implant\w*|insert\w*|tunnell?\w*|plugged|secured|added|used|joined"
    r"|replac(?:ed|ement)|advanced|threaded|fed|passed|coiled)\b"
)
COMPANION = rf"{LEAD}|\b(?:ipg|generator|battery|header|pocket|stimulator|stylet|lumen)\b"
NEW_LEAD = rf"\b(?:new|replacement|fresh)\s(?:[\w./'-]+\s){{0,3}}?(?:{LEAD})"

TRIAL = r"\btrial\b(?!\s(?:was|had|in|leads?\s(?:had|were\sremoved)))|\btemporary\b|\bexternali[sz]ed\b"
PERMANENT = r"\bpermanent(?:ly)?\b|\banchor(?:s|ed)?\b|\bpocket\b|\bimplant(?:ed|ation)\b|\bburied\b"
#: A lead that stays for weeks with a generator worn outside is no implant and no trial kit.
WEEKS = r"\b60-?\s?day|\bsprint\b|\bendura\b|\bextensa\b|\bmicro-?leads?\b"

PROGRAMMABLE = r"(?<!non)(?<!non-)(?<!non )\bprogrammable\b|\bsynchro-?med\b|\bprometra\b|\bmedstream\b"
#: A catheter, or its spinal part, that went in; a splice or a new anchor leaves the old one.
CATHETER_IN = r"\b(?:new|plac\w*|replac\w*|implant\w*|insert\w*|advanc\w*|thread\w*|exchang\w*|passed|introduced)\b"

#: The part that is spoken of was there before or came out.
OLD_BEFORE = (
    r"\b(?:old|existing|depleted|previous(?:ly)?|prior|original|explanted|removed|removal\sof|failed|dead|exhausted|expired"
    r"|took\sout|taking\sout|remov(?:e|ing)|explanting|from|has|with\s(?:an?|his|her)\sold|replac(?:ed|ing)|exchang(?:ed|ing)|swapped|upgraded|explantation\sof)"
    r"\s(?:(?!and\b|then\b|with\b|to\b|for\b)[\w./'-]+\s){0,4}$"
)
GONE_AFTER = (
    r"\s(?:(?!and\b|then\b)[\w./'-]+\s){0,5}?(?:was|were)\s(?:[\w-]+\s){0,2}?(?:removed|explanted|disconnected|extracted"
    r"|discarded|taken\sout|passed\soff|handed\soff)\b|\s(?:ipg\s|battery\s|generator\s)?(?:(?:has|had|was|is)\s)?"
    r"(?:died|dead|failed|depleted|exhausted|expired|reached|at\send\sof)\b"
)
NOT_CHOSEN = r"\b(?:versus|vs|or\sa\s|options?|discuss\w*|consider\w*|instead\sof|rather\sthan|not)\b"
UNUSED_ROW = (
    r"\b(?:wast\w*|opened|returned|not\sused|unused|discard\w*|explant\w*|removed|dropped|contaminat\w*|trial\scable"
    r"|existing|old)\b"
)
