"""What is done to a nerve, and the words beside it: block or destruction, catheter, pain words, repeats."""

#: Ways of destroying (or pulsing) a nerve, the strongest first: a pulsed lesion is never a destruction.
LESIONS: dict[str, str] = {
    "pulsed": (
        r"\bpulsed\b(?![-\s](?:fluoro|flouro|ox|dose|width|x-?ray|rate|of\b|palp|strong|present))|\bprf\b"
        r"|\bpulse\sradio"
        r"|\bnon-?destructive\srf|(?<![\d.])42\s?(?:\u00b0|deg\w*|c\b|celsius)|\bforty[-\s]two\sdegrees"
        r"|\bnot\sexceeding\s42"
    ),
    "cryo": r"\bcryo(?!globul|therapy\sto\sthe\sskin)\w*|\biovera\b|\bice\sball\b|\bfrozen\b(?!\s(?:shoulder|section))|\bfreez(?:e|es|ing)\b(?!\sspray)|\bminus\s(?:70|88)\b"
    r"|(?<!\d)-\s?(?:70|88)\s?c?\b",
    "chemical": (
        r"\bphenol\b|\bfee\snol\b|\b(?:dehydrated|absolute|ethyl|denatured|neurolytic|\d\d\s?%"
        r"|\d\d\spercent)\s(?:\w+\s)?(?:alcohol|ethanol)\b"
        r"|\balcohol\s(?:neurolysis|block|injection|celiac|intercostal|sclerosing|destruction)|\bethanol\b|\bsclerosing\b"
        r"|\betoh\s(?:sclero\w*|neurolysis|ablation|block|inj\w*|\d)|\d\s?%\s(?:\w+\s)?etoh\b|\b\d\s?%\s(?:dehydrated\s|absolute\s)?alcohol"
        r"|\bglycer(?:ol|in)\b"
        r"|\balcohol\b(?=\s(?:was|were)\s(?:put|injected|deposited|given|instilled|placed|delivered)|[^.;\n]{0,15}\saround\sthe\s(?:\w+\s)?nerve)"
    r"|\bneurolytic\b|\bneurolysis\b|\bneuroly[sz]ed\b|\bdestruction\b|\b(?:alcohol)\s\d+\s?(?:ml|cc)"
        r"|\b(?:with|of)\s(?:\w+\s)?alcohol\b(?![-\s](?:based|swab|prep|wipe|and\b|abuse|use|dep))"
    ),
    "thermal": (
        r"\b(?:c-?)?rfa?\b(?!\s(?:cannula\swas\snot))|\brfn\b|\brftc\b|\bradio-?\s?frequency\b|\bablat\w*"
        r"|\bthermal\b|\bthermo-?\w*"
        r"|\bneurotom\w*|\bneurectom\w*|\brhizotom\w*|\bdenervat\w*"
        r"|(?<!skin\s)(?<!bone\s)(?<!bony\s)(?<!lytic\s)(?<!mass\s)(?<!open\s)\blesion(?:s|ed"
        r"|ing)?\b(?!\s(?:on|in)\sthe\s(?:skin|brain|liver|lung))|\bburn(?:ed|t)\b|\bknee\sburn\b"
        r"|\bcoolief\b|\bcooled\b|\bheated\b|\bheat\slesion|\bthermo-?coag\w*"
        r"|\bballoon\scompression\b|(?<![\d.])(?:6[0-9]|7[05]|8[05]|90)\s?(?:\u00b0\s?c?|c"
        r"|deg(?:rees)?(?:\scelsius|\sc)?)\b(?=[^.;\n]{0,25}?(?:x\s|for\s|,\s?)?\d+\s?(?:s|sec|min)|\sx)"
        r"|\b(?:eighty|eighty[-\s]five|sixty|ninety|seventy[-\s]five)\sdegrees\sfor"
    ),
}
COOLED = r"\bcooled\b|\bcoolief\b|\bwater-?cooled\b|\bcool\srf"
BLOCK = (
    r"\bblock(?:s|ed|ing|ade)?\b|\binjections?\b|\binjected\b|\binj\b|\binfiltrat\w*|\bdeposit\w*"
    r"|\bhydro-?dissect\w*"
    r"|\ban(?:a)?esthetized\b|\bnumbed\b"
)
#: Words right after a name that make it a procedure.
PROCEDURE_AFTER = (
    r"(?:\s?\(\w+\)|'s|\s(?:nerves?|n\.|plexus|ganglion|branch(?:es)?|planes?|chain|root|space"
    r"|single[-\s]shot|neuroma|catheter|peripheral|compartment|notch|spinal|anterior|sided?|left|right"
    r"|bilat\w*|[tlc]\d+(?:-\d+)?))*"
    r"[\s,]*(?:nerve\s|diagnostic\s|steroid\s|alcohol\s|phenol\s|pulsed\s|cooled\s|thermal\s)*"
    r"(?:(?:was|were)\s(?:then\s|also\s|again\s|both\s|each\s|now\s|next\s)*(?=blocked|injected|lesioned|ablated|frozen|infiltrated))?"
    r"(?P<word>blocks?|injections?|inj\b|infiltration|blocked|injected|infiltrated|lesioned|ablated|frozen|rfa?\b|crfa\b|radio-?\s?frequency|ablations?"
    r"|neurolysis|neurotomy|rhizotomy|denervation|"
    r"cryo\w*|iovera\S*|catheters?|infusion|hydro-?dissection|destruction|prf\b|phenol|burn\b)"
)
PROCEDURE_BEFORE = (
    r"(?P<word>blocks?|injections?|infiltration|neurolytic|rfa?|radio-?\s?frequency(?:\sablation)?"
    r"|ablations?|ablated?|neurolysis|neurotomy|rhizotomy|cryo\w+|"
    r"phenol|blocking|injected|blocked|lesion\w*|hydro-?dissection|iovera|ablate)"
    r"(?:\s(?:of|to|at|for|over|around|along|near|on|procedure|block))*\s(?:(?:the|a|an|all|both|each"
    r"|three|two|four|right|left|bilateral|rt|lt|his|her|r|l|third|diagnostic)\s){0,4}$"
)
#: What makes a bare nerve name in a sentence an act.
ACTING = (
    r"\bblock(?:s|ed|ing)?\b|\binject\w*|\binj\b|\binfiltrat\w*|\bdeposit\w*|\b\d+(?:\.\d+)?\s?(?:ml|cc"
    r"|mls|ccs)\b|\bmilliliters?\b|\bplaced\saround\b"
    r"|\b\d\d\s?-?\s?(?:g|ga|gauge)\b|\bwas\splaced\b|\bwere\splaced\b|\bplaced\sat\b|\bmg\b|\bablat\w*|\blesion\w*|\bphenol\b"
    r"|\balcohol\b|\bcryo\w*|\biovera\b|\bfroze\w*|\bneedles?\b|\bhydro-?dissect\w*"
    r"|\bapproached\b|\btreated\b|\btargeted\b|\bgiven\b|\banesth\w*|\bbup(?:i\w*)?\b(?!\s\d+\s?mg)|\blido\w*"
    r"|\brop(?:i\w*)?\b|\bmarc\w*|\bradio-?\s?freq\w*|\brfa?\b|\bprf\b|\bblocade\b"
    r"|\bbathed\b|\bnumbed\b|\bcatheters?\b|\bdone\b|\bsolution\b|\binjectate\b|\blocal\sanesth\w*"
    r"|\bcannula\w*|\b[4-9]\d\s?(?:c|deg\w*)\b|\bperformed\b|\bdid\b(?!\snot)|\bwas\ssurrounded|\bspread\saround\b|\bfanned\b|\bthermal\b|\bfor\sthe\b"
)
#: A name in a list of what was not met: "no vascular, psoas or genitofemoral".
DENIED_LIST = r"\b(?:no|without)\s[^.;:\n]{0,50}(?:\bor|\band|,)\s$"
#: Bare names under a label of their own in a template.
LABELLED = (
    r"(?:^|\n|\s{2,}|[|;.])\s?(?:[-*+>\u2022]\s?)?(?:nerves?|targets?|blocks?|injections?|procedures?|px|proc|planes?|sites?|branches|location"
    r"|injected|structures?|target\snerves?|type\sof\sblock)"
    r"(?:\s(?:blocks?|blocked|types?|performed|done|injected|sites?|treated|names?|lesioned|today))*(?:\(s\))?\s?[:=|][^\n:]{0,60}$"
)
#: After a name: a diagnosis, a body part or another trade.
NOT_AFTER = (
    r"(?:\s(?:nerve|nerves))?\s?(?:neuralgias?|neuropath\w*|neuritis|entrap\w*|distribution|dermatom\w*"
    r"|territory|pain\b|palsy|injur\w*|irritation|compress\w*"
    r"|transposition|release|decompress\w*|conduction|stimulat\w*|stim\b|lead\b|leads\b|pns\b|arter\w*"
    r"|vein|vessels?|muscle|region|area\b|headaches?|syndrome"
    r"|symptoms?|damage|deficit|weakness|sensation|function|intact|numbness|tinel\w*|tender\w*|schwannoma"
    r"|(?:also|is|was|remains)\s(?:quite\s|very\s)?(?:tender|painful|ttp)|sheath\stumor|graft|repair|biopsy|mononeur\w*|block\smay\b|(?:was\s|were\s|is\s)?(?:palpated|identified|found|seen|located|felt|visuali[sz]ed|marked)?(?:\s?,\s?|\sand\s)?(?:and\s)?"
    r"(?:kept|held|moved|pushed|rolled)\s(?:well\s)?(?:away|clear|aside|out\sof\s(?:the\sway|harm))|(?:was\s|were\s)?kept\ssafe)"
)
NOT_BEFORE = (
    r"(?:\b(?:avoid(?:ing|ed)?|away\sfrom|spar(?:ed|ing)|protect(?:ed|ing)?|injury\sto|contact\swith"
    r"|entrapment\sof|compression\sof|distribution\sof|lysis\sof|"
    r"release\sof|decompression\sof|explor\w+\sof|identif\w+\sand\sprotected|numbness\sin"
    r"|paresthesias?\sin|adjacent\sto|not\s(?:a|an))\s(?:the\s)?(?:right\s|left\s)?)$"
)
#: Stimulation leads beside a nerve are another family's.
LEADS = (
    r"\bleads?\b|\belectrodes?\b|(?<!a\snerve\s)(?<!th\snerve\s)(?<!ing\snerve\s)(?<!by\snerve\s)(?<!the\snerve\s)(?<!and\snerve\s)"
    r"\bstimulators?\b(?!\sused|\sat\s0)|\bpulse\sgenerator\b|\bpns\b"
    r"|\bneurostim\w*|\bneuromodulat\w*|\bstimulation\s(?:trial|system|implant)|"
    r"\bimplant\w*\b|\bons\b|\bstimrouter\b|\bsprint\b|\bnalu\b|\breceiver\b|\bipg\b"
)
CATHETER = r"\bcatheters?\b|\bcontinuous\b|\binfusion\b|\bon-?q\b"
CATHETER_PLACED = (
    r"\bcatheters?\b(?:\s\w+){0,4}?\s(?:threaded|placed|secured|left\b|inserted|advanced|tunnel\w*"
    r"|positioned)|\bcontinuous\b|\b(?:thread\w*|plac\w*|insert\w*|advanc\w*|leav\w*)\s(?:a|an"
    r"|the)\s(?:\w+\s){0,2}catheter"
    r"|\bcatheter\s?:\s?(?:yes|y\b|\[x\])|\bon-?q\b|\bcatheter\splacement\b|\bcatheter\s\[x\]"
)
CATHETER_NOT = (
    r"\b(?:no|without\s(?:a\s)?)\s?catheter|\bcatheters?\b[^.;\n]{0,30}\b(?:not\b|removed|pulled|declined"
    r"|would\snot)|\bcatheter\s?:\s?(?:\[\s?\]\s?yes|no\b|none|n\b|y\s?/\s?n)|"
    r"\bcatheters?\s?\?\s?(?:no|none|not)\b|\b(?:thought|thinking|considered|considering|rather\sthan|instead\sof)\b[^.;\n]{0,25}\bcatheter|\battempted\b[^.;\n]{0,20}\bcatheter|\bcatheter\sattempted"
)
#: The same in a row of its own, where nothing but the catheter is spoken of.
CATHETER_STAYS = (
    r"\bcatheters?\b(?:\s\w+){0,4}?\s(?:threaded|placed|secured|inserted|advanced|tunnel\w*|positioned)|\bcontinuous\s(?:\w+\s){0,2}(?:catheter|infusion|block)"
    r"|\b(?:thread\w*|plac\w*|insert\w*|advanc\w*|leav\w*|left)\s(?:a|an|the)\s(?:\w+\s){0,2}catheter"
    r"|\bcatheter\s?(?::\s?)?(?:yes|y\b|\[\s?x\s?\])|\bon-?q\b|\bcatheter\splacement\b|\bcatheter\s(?:left\s)?(?:in\ssitu|at\s\d+\s?cm)"
)
SINGLE = r"\bsingle[-\s](?:shot|injection)\b|\bss\b"
#: `the same was done on the left`.
REPEAT = r"\b(?:same|identical(?:ly)?|repeat(?:ed)?|likewise|similarly|mirror(?:ed)?|also\sdone|then\sdone)\b"
#: Side words that speak of symptoms, of leaving, or of equipment.
SIDE_OF_PAIN = (
    r"-?(?:sided)?\s?(?:(?!(?:for|to|in|with|at|because|under|by|after|was|were)\b)[\w/-]+\s){0,3}?(?:neuralgias?|pain\b|headaches?|osteoarthritis|oa\b|arthritis"
    r"|gonarthrosis|neuropathy|arthropathy|crps|complex\sregional|neuroma\spain|symptoms?|"
    r"meralgia|rib\sfractures?|thoracotomy|mastectomy|radiculopathy|arthroplasty|replacement|tka\b"
    r"|fracture|weakness|swelling)"
)
LEFT_VERB_BEFORE = r"(?:\bcatheters?\s|\bneedles?\s|\band\s|\bsecured\s|\bthreaded\s|\bwas\s|\bwere\s)$"
LEFT_VERB_AFTER = r"\s(?:for\b|in\b|on\sboth|on\seach|to\b|behind|open|overnight|indwelling|at\s\d)"
#: Words of doing in the sentence of a name that nothing else decides.
DOING = (
    r"\b(?:blocks?|rfa?|injections?|ablation|neurolysis)\s(?:was\s)?today\b|\bthreaded\b"
    r"|\bwas\ssingle\sshot\b|\bperforming\b|\bperformed\b"
    r"|\bdone\b|\bgiven\b|\binjected\b|\bwas\s(?:set|found|placed|blocked"
    r"|treated|bathed|identified)\b"
    r"|\b(?:was|were)\s(?:put|deposited|instilled|laid|spread|frozen|lesioned|delivered)\b|\bi\s(?:did|put|used|gave|blocked|froze|placed)\b"
    r"|\bwere\s(?:set|placed|blocked|treated|done)\b|\bcatheters?\sleft\b|\bleft\son\sboth\ssides\b"
    r"|\bblocked\b|\binfiltrated\b"
)
#: Words that show a technique in a line that only names the thing.
TECHNIQUE = (
    r"\b\d+(?:\.\d+)?\s?(?:ml|cc|mls|ccs|mg|mcg)\b|\bmilliliters?\b|\b\d\d\s?(?:g\b|ga\b|gauge)|\bbup(?:i\w*)?\b(?!\s\d+\s?mg)"
    r"|\blido\w*|\brop(?:i\w*)?\b|\bmarc\w*|\bkenalog|\bdexa\w*|\btriam\w*|\bdepo\b|\bfluoro\w*|"
    r"\bultrasound|\bimg\b|\bimages?\b|\d\d\s?c\b|\bneedle|\binjected\b|\bphenol|\bss\b|\baspirat\w*"
    r"|\bdone\b|\bper\s(?:side|level|nerve)\b|\blandmark|\b\d+\s?-?\s?(?:s|secs?|seconds?|min|minutes?|cycles?)\b|\bfreez\w*"
    r"|\bcycles\b|\b\d\stips?\b|\bsmart\s?tip|\bguided\b"
)
#: Ultrasound that was at hand and not used.
NO_ULTRASOUND = (
    r"\b(?:did\snot|didn'?t)\s(?:use|need)\s(?:the\s|any\s)?(?:ultrasound|imaging|fluoro\w*)"
    r"|\b(?:no|without|w/o)\s(?:us|u/s|sono\w*|imaging|image\sguidance)\b(?!\s(?:image|pic|phot|sav|stor))"
    r"|\bno\sultrasound\b|\bwithout\s(?:the\s)?ultrasound|\bultrasound\s(?:was\s)?not\s(?:used|available"
    r"|needed)"
)
UNSAVED = (
    r"\b(?:did\snot|didn'?t)\s(?:keep|save|store)\s(?:a|an|any|the)?\s?(?:picture|image|clip)|\b(?:images?"
    r"|pictures?|clips?)\s(?:was|were)?\s?not\s(?:saved|stored|kept|recorded|retained)|"
    r"\bno\s(?:permanent\s)?(?:images?|pictures?|clips?)\s(?:was\s|were\s)?(?:saved|stored|kept|recorded)"
    r"|\bno\spermanent\simages?\b|\blive\s(?:only|ultrasound\sonly)|\bwithout\simage\s(?:storage|saving)|"
    r"\bpre-?scan\sonly|\b(?:for\s)?(?:skin\s)?marking\sonly|\bimage\s?:\s?(?:no|none|not\ssaved)"
)
#: "T6 to T8 were planned, but after T6 and T7 we stopped": what stands after "after" was done.
STOPPED_AFTER = (
    r"\bafter\s(?:the\s)?(?P<l>[^.;,\n]{1,40}?)\s(?:the\s)?(?:patient|he|she|pt|we|i"
    r"|procedure)\b[^.;\n]{0,60}"
    r"\b(?:stopped|aborted|discontinued|terminated)"
)
#: A stimulator or lead that was put in.
STIMULATOR_PUT = (
    r"\b(?:implant\w*|integrated|peripheral\snerve|percutaneous)\s(?:\w+\s){0,2}(?:neuro-?)?stimulat\w+|\bmicro-?device|\bpns\b[^.;\n]{0,30}"
    r"\b(?:lead|implant|trial|place)|\bleads?\s(?:was|were)\s(?:then\s)?(?:placed|advanced|deployed|implanted|inserted)|\belectrodes?\son\sthe\b"
)
#: Words that give a nerve a drug.
NUMBED = r"\bblock(?:s|ed|ade)?\b|\binject\w*|\b\d+(?:\.\d+)?\s?(?:ml|ccs?)\b|\bbup\w*|\brop(?:i\w*)?\b|\bphenol|\bablat\w*|\blesion\w*|\bcryo"
DOSE = r"\b\d+(?:\.\d+)?\s?(?:ml|ccs?|mg|milliliters?)\b"
#: What puts a sentence into the future.
AHEAD = r"\b(?:will|if|next(?!\sto\b)|plan(?!es?\b|tar)\w*|would|may|might|schedul\w*|return|consider\w*|could|should|later)\b"
#: `Lesser occipital: not blocked`; "does GONB when bad - not needed today".
FIELD_OF_NO = (
    r"(?:\s(?:plexus|nerves?|ganglion|blocks?|rfa?|injections?|ablation|neurolysis|today))*\s?\?\s(?:no|none|not)\b(?!,\s\w)|[^.;\n]{0,40}?\s-\s(?:not\s(?:needed|done|given|indicated|required|today|used)|none\stoday|declined|deferred)\b"
    r"|(?:\snerve)?\s?[:=-]\s?(?:not\b|no\b(?!\scompl)|none\b|n/?a\b|deferred|declined|held\b|omitted|skipped|spared|left\salone)"
)
NO_PROCEDURE = r"\bno\s(?:procedures?|blocks?|injections?|interventions?)(?:\s(?:today|performed|done|this\svisit|given))?(?=\s?[.;,\n]|\s?$)"
#: An item that says that nothing was done in it.
NOTHING_DONE = r"\bno\s(?:procedures?|blocks?|injections?)\b(?!\s(?:complic|related|site))|\bnot\sdone\b"
