"""Words that say what became of a thing: one pattern for each group, by place. Data only.

`*_BEFORE` are looked for in the clause before the thing, `*_AFTER` in the clause behind it, the rest in the whole.
"""

from __future__ import annotations

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


#: the verb, not the month
MAY = r"(?<!in )(?<!since )(?<!last )(?<!of )(?<!early )(?<!late )(?<!mid )(?<!until )may"
_BE = r"(?:is|are|was|were|be|been|being|has been|have been|had been)"
_ADV = (r"(?:\w+ly |then |also |now |again |next |not only |thus |first |all |both |each |therefore |just |"
        r"repeated and )*")
_ACT = (
    r"(?:performed|done|carried out|completed|injected|placed|given(?! up)|undertaken|accomplished|delivered|"
    r"advanced|blocked|lesioned|treated|"

        r"infiltrated|administered|deposited|instilled|implanted|inserted|repeated|ablated|obtained|achieved|"
        r"entered|made|created|tunneled|"
        r"denervated|applied|filled|refilled|reprogrammed|interrogated|aspirated|exchanged|replaced|removed|"
        r"explanted|revised|anesthetized|"
        r"targeted|needled|burned|cannulated|accessed|moved|relocated|reconnected|connected|disconnected|attached|threaded|slid|changed|approached|numbed|stimulated|served|reached|visuali[sz]ed|"
        r"identified|positioned|secured|anchored|sutured|closed|tested|rendered|drained|programmed)")
_DID = (
    r"(?:did|performed|proceeded|injected|placed|gave|used|completed|carried out|blocked|lesioned|treated|"
    r"administered|advanced|put|burned|"

        r"ablated|repeated|numbed|accessed|implanted|refilled|went(?! (?:over|through|home)\b)|entered|inserted|aspirated|reprogrammed|"
        r"adjusted|removed|replaced|turned|"
        r"moved on|infiltrated|targeted|deposited|filled|interrogated|drained|pulled|needled|steered|passed|"
        r"revised|exchanged)")

# ---- done -----------------------------------------------------------------------------------------------------
DONE_BEFORE = _any(
    rf"(?:was|were) {_ADV}{_ACT} (?:with|under|at|via|on|in|to|through|using|by)",
    rf"(?:i|we|resident|fellow|dr\.? \w+ and i|he and i|ok(?:ay)?|so|"
    rf"attending) (?:have )?{_ADV}(?:went ahead and )?{_DID}(?: (?:with|to|on|a|the|an|her|his))*",
    r"(?:today|now|then|this (?:morning|afternoon)),? (?:we |i |the patient |she |he |pt |"
    r"patient )?(?:\w+ly )?(?:underwent|received|had|did|got|performed|proceeded with)",
    r"(?:patient|she|he|pt) (?:\w+ly |then )?(?:underwent|received|was given|is given|got)",
    r"attention (?:was|is) (?:then )?(?:turned|directed)(?: to)?", r"proceeded (?:today )?(?:with|to)",
    r"(?:following|these) procedures? (?:was|were) performed", r"procedures? (?:performed|done)(?: today)?",
    r"successful(?:ly)?", r"proceed(?:ed|ing)? today(?: with)?", r"went ahead with", r"treated (?:with|by|using)",
    r"switched to", r"served", r"numbed", r"chose",
    r"(?:levels?|nerves?|joints?|muscles?|sites?|points?) (?:were |was )?(?:blocked|injected|treated|lesioned|"
    r"targeted)(?: (?:were|was|are))?", r"performed", r"injected", r"completed",
    r"gave", r"was (?:then )?(?:turned|directed) to",
    r"(?:repeated|advanced|inserted|placed|introduced|directed|passed|entered) (?:at|to|into|in|on|through|toward|"
    r"towards|for|over)?", r"did",
    r"tolerated (?:the|her|his)", r"needle (?:enters|in|at|to|into|on)", r"(?:enters|entered)", r"implanted", r"given",
    r"administered", r"result: ",
)
DONE_AFTER = _any(
    rf"(?:{_BE}|got|gets) {_ADV}{_ACT}", rf"(?:\w+ly )?{_ACT}", r"done", r"went (?:in|well|smoothly|fine|without|ok)",
    r"goes? in", r"tolerated(?: well)?", r"(?:was |were )?uneventful(?:ly)?",
    r"without (?:difficulty|incident|complications?|event|issues?)",
    r"under (?:live |real[- ]time |direct |biplanar )?(?:fluoro\w*|us|ultrasound|ct|x-?ray)",
    r"with (?:us|fluoro\w*|ultrasound)(?: guidance)?",
    r"via", r"as (?:below|described|above|follows|detailed)", r"(?:spread|outlined|showed|flowed)", r"ok",
    r"x ?\d+ (?:levels?|muscles?|sites?)", r"no (?:complications?|issues?)", r"see (?:below|procedure note)",
    r"\d+(?:\.\d+)? ?(?:ml|cc|mg|mcg|units?|u)", r"needle", r"contrast", r"\d{2} ?g(?:a|auge)?",
    r"(?:dex|dexamethasone|depo\S*|kenalog|bupi\w*|lido\w*)",
)
DONE_STRONG = _any(
    rf"(?:{_BE} )?(?:{_ADV})?(?:performed|done|carried out|completed|injected|given|lesioned|blocked|placed|"
    rf"refilled|administered)(?: today| here| now| by me| this (?:visit|morning|afternoon))?",
    r"(?:we|i) (?:then |also |\w+ly )?(?:did|performed|injected|gave|placed|proceeded)", r"by me",
)
TODAY = _any(
    r"today(?:'s)?", r"this (?:morning|afternoon|session|visit|encounter)", r"at this (?:visit|session|time)",
    r"(?:in|during) the same (?:session|sitting)", r"same (?:session|sitting|day)"
,
             r"now(?= (?:done|performed|given|completed|injected|\w+ed\b))", r"here now", r"in (?:clinic|office) now",
             r"just now", r"tonight")
TECHNIQUE = _any(
    r"(?:\d\d ?-?g(?:a|auge)?|spinal|tuohy|quincke|curved|rf|block|huber|blunt|introducer|epidural|rfa) ?needles?",
    r"needles?(?: tips?)? (?:was|were|is|are|in|at|to|placed|advanced|enters|withdrawn|redirected)",
    r"\d\d ?-?g(?:a|auge)?", r"tuohy",
    r"\d+(?:\.\d+)? ?(?:ml|cc)(?:s)?",
    r"\d+(?:\.\d+)? ?(?:mg|mcg|units?|u) (?:of )?(?:dex\w*|depo\w*|kenalog|triam\w*|beta\w*|methylpred\w*|"
    r"celestone|decadron|botox|ona\w*|lido\w*|morphine|baclofen|hydromorphone|ziconotide)",
    r"(?:dex|dexamethasone|depo-?medrol|kenalog|triamcinolone|celestone|betamethasone|decadron|bupi|bupivacaine|"
    r"lido|lidocaine|marcaine|ropi|ropivacaine|methylprednisolone|medrol|omni|omnipaque|isovue|botox)",
    r"contrast", r"dye", r"epidurogram", r"arthrogram", r"fluoro\w*", r"c-arm", r"ultrasound", r"us[- ]guid\w+", r"us",
    r"lor", r"loss of resistance", r"aspirat\w+", r"lesion(?:s|ed|ing)?", r"\d\d ?(?:degrees|deg|c|\u00b0 ?c?)",
    r"(?:\d+ )?(?:v|volts?|hz|ohms?)", r"impedances?", r"prone", r"supine",
    r"(?:sterile(?:ly)?|prep|prepped|draped|chloraprep|chlorhexidine|betadine|duraprep)", r"skin wheal", r"stylet",
    r"probe", r"cannulas?", r"trocar", r"cement", r"image saved",
    r"images saved", r"saved", r"no (?:csf|blood|heme|paresthesias?|complications)", r"band-?aids?",
    r"tolerated(?: well)?", r"\d+ units", r"landmark", r"passes", r"electrodes?", r"leads? (?:was|were|at|to|placed)",
    r"parameters?", r"amplitude", r"pulse width", r"reservoir", r"residual", r"huber", r"spread", r"time-?out",
)

# ---- not done -------------------------------------------------------------------------------------------------
NO_BEFORE = _any(
    r"no(?! better\b|, (?:the )?(?:left|right|lt|rt)\b)", r"not(?! (?:better|improv\w+|enough|resolved|relieved)\b)", r"never", r"without", r"den(?:y|ies|ied)", r"declin(?:e|es|ed|ing)", r"refus(?:e|es|ed|ing)",
    r"deferr?(?:s|ed|ing)?", r"instead of", r"in lieu of", r"in place of", r"rather than", r"neither", r"nor",
    r"cannot", r"can't",
    r"didn't", r"don't", r"doesn't", r"won't", r"wasn't", r"weren't", r"isn't", r"avoid(?:s|ed|ing)?", r"against",
    r"hold(?:ing)? off(?: on)?", r"held off(?: on)?", r"held", r"skip(?:ped|ping)?", r"opt(?:s|ed|ing)? out of",
    r"non", r"nothing(?! (?:else|more|further)\b)",
    r"decided against", r"contraindicated", r"unable to", r"no longer", r"in no way", r"omitt?(?:ed|ing)?",
    r"excluding", r"except(?: for)?", r"considered", r"~~", r"said no(?: to)?", r"spared?", r"withdrew",
)
#: nouns and verbs that take the "no" before them for themselves
NO_OTHERS = _any(
    r"complications?", r"sedation", r"steroids?", r"medications?", r"drugs?", r"injectate", r"substances?", r"driver", r"contrast", r"motor", r"response", r"increase", r"doubt",
    r"difficulty", r"blood", r"csf", r"heme", r"paresthesias?", r"allerg\w+", r"fever", r"infection", r"relief",
    r"help", r"benefit",
    r"issues?", r"change", r"new", r"weakness", r"longer", r"resistance", r"problems?", r"incident", r"events?",
    r"evidence", r"signs?", r"pain", r"effect", r"improvement", r"anticoag\w+", r"imaging", r"fluoro\w*", r"but",
    r"until", r"only", r"trouble",
    r"interval", r"case", r"further", r"success", r"because", r"reaction", r"vascular", r"anesthesia", r"images?",
    r"photo", r"consent",
)
NOT_AFTER = _any(
    rf"(?:{_BE}|did|do|does|will|would|could|can|has|have|had)? ?(?:not|never)(?! (?:only|without|difficult|"
    rf"painful|sure))(?: (?:be|been|yet))?",
    r"not (?:done|performed|given|needed|indicated|approved|attempted|started|repeated|advised|wanted|due|injected|"
    r"begun|today|used|at this time)",
    rf"(?:{_BE} )?(?:\w+ly )?(?:deferred|declined|refused|withheld|omitted|skipped|spared|denied|held|"
    rf"contraindicated|ruled out|left alone|avoided|on hold|unnecessary)", r"no longer", r"isn't", r"wasn't",
    r"weren't", r"didn't",
    r":? ?(?:none|no|n/a|(?<![\d.,/-])0)(?= *(?:[,;|)]|\.(?!\d)|$))", r"y ?/ ?\(n\)", r"yes ?/ ?\(no\)",
    r"(?:she|he|they|patient|pt) (?:said no|declin\w+|refus\w+)", r"said no", r"changed (?:her|his|their )?mind",
    r"~~", r"was excluded", r"is out", r"(?:pt|patient|she|he) changed (?:her |his )?mind",
)
DOUBLE_NO = _any(
    r"not the case that", r"no doubt", r"not only", r"no question", r"not without", r"without (?:difficulty|incident)",
    r"not difficult", r"not unusual", r"nothing but", r"no more than", r"not to exceed"
)

# ---- begun, then stopped --------------------------------------------------------------------------------------
STOPPED = _any(
    r"abort(?:ed|ing)?", r"abandon(?:ed|ing)?", r"terminat(?:ed|ing)",
    r"(?:was|were|then|we|i|had to be|be|procedure) (?:stopped|discontinued)"
    r"(?! (?:when|once|as soon as|after|with) (?:it|the (?:cement|contrast|pmma|fill\w*|dye)|cement|pmma|contrast|\d))",
    r"(?:i|we|had to|asked (?:me|us) to|decided to) (?:stop|discontinue)",
    r"stopped(?! (?:taking|his|her|smoking|warfarin|eliquis|plavix|aspirin|(?:when|once|as soon as) (?:it|the (?:cement|contrast|pmma|dye)|cement|pmma)))",
    r"discontinued", r"called off", r"cancel(?:l?ed|l?ing)?", r"postponed", r"rescheduled?", r"not (?:begun|started)",
    r"could(?: not|n't) (?:be )?(?:get|seat\w*|see|complet\w+|enter\w*|access\w*|advance\w*|obtain\w*|cannulat\w+|"
    r"reach\w*|tolerat\w+|proceed|finish\w*|identif\w+|safely|pass\w*|be done)",
    r"unable to (?:complete|enter|access|advance|obtain|cannulate|reach|proceed|finish|pass|tolerate)",
    r"(?:would|did) not (?:pass|advance|go on|proceed|go ahead)(?: with)?", r"not (?:safe|able) to proceed",
    r"(?:left|walked out) before", r"no[- ]show", r"withdrew consent",
    r"unsuccessful(?:ly)?", r"attempted but", r"attempt(?:ed|s)?(?: \w+){0,4} (?:failed|without success|unsuccessful)",
    r"ended (?:at|early|without)", r"taken off (?:today's|the) (?:list|schedule)", r"failed attempt", r"g[ai]ven? up",
    r"ended(?= *(?:\.|$))", r"partially completed",
    r"incomplete", r"not completed", r"halted", r"stop(?:ped)? here", r"bailed", r"did not proceed", r"on hold",
    r"modifier 5[23]", r"scrubbed", r"moved (?:to (?:next|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|\d+/)|(?=\.|$))",
    r"put off",
)
ATTEMPTED = _any(r"attempt(?:ed|s)?", r"tried to (?:enter|access|advance|place|perform|reach|do)", r"try to")
STARTED = _any(
    r"needles?(?! (?:was |were )?(?:never|not)| placement| phobi\w+)", r"lidocaine(?: wheal| given| skin)?",
    r"skin (?:wheal|local|numbed|anesthe\w+)", r"wheal", r"numbed", r"local (?:given|anesthe\w+|in|infiltrat\w+)",
    r"incision (?:was )?made", r"punctur\w+", r"(?:passes|pass) ",
    r"contrast", r"vascular (?:uptake|flow)", r"csf (?:return\w*|flow|seen|was)", r"wet tap", r"dural puncture",
    r"aspirat\w+", r"propofol", r"midazolam", r"versed", r"fentanyl", r"sedation (?:given|started|begun|was)",
    r"sedated", r"lead (?:curled|would|could)", r"tuohy", r"entered",
    r"introducer", r"probe (?:in|placed)", r"first (?:side|level|lesion)", r"vasovagal", r"paresthesias?", r"advanced",
    r"stylet", r"lesion", r"unable to (?:advance|enter|access|cannulate|pass)", r"multiple attempts",
    r"x ?\d attempts", r"despite", r"would not (?:pass|advance)",
)
NOT_STARTED = _any(
    r"before (?:any|the|skin|needle|incision|anesthesia|local|start\w*|sedation)\b",
    r"no (?:needle|local|anesthe\w+|sedation|incision|skin)(?: \w+){0,3}",
    r"prior to (?:any|needle|incision|anesthesia|start\w*|local|skin)", r"needle (?:was )?never",
    r"never (?:started|placed|entered)"
,
                   r"(?:not|no) (?:begun|started|sedated|opened|drawn)", r"no-?show", r"prepped only", r"not drawn")
INSTEAD = _any(
    r"instead", r"then (?:did|done|performed|completed|entered|moved)", r"second attempt", r"redirected",
    r"repositioned", r"re-?advanced", r"switched to", r"converted to", r"moved (?:to|up|down)", r"went to",
    r"adequate", r"second pass", r"on the (?:second|third) (?:attempt|pass)"
,
               r"(?:completed|successful|done|injected) (?:at|via|on)")

# ---- perhaps --------------------------------------------------------------------------------------------------
IF_BEFORE = _any(
    r"\?", r"if", r"should (?:the|she|he|it|pain|symptoms|this|that|relief|there|her|his)", rf"{MAY}(?! (?:\d|20))", r"might",
    r"could(?! not| only| be (?:seen|felt|palpated|visuali\w+))", r"consider(?:ing|ation of)?", r"would consider",
    r"can (?:be )?(?:repeat\w*|consider|try|offer|do|return)",
    r"option(?:s|al)?(?: of| for| include\w*| are| reviewed| discussed)?",
    r"possib(?:le|ly|ility)(?: of)?", r"potential(?:ly)?", r"unless", r"depending(?: on)?",
    r"pending response(?: to)?", r"contingent(?: on)?", r"alternative(?:s|ly)?(?: to| include\w*)?", r"as needed",
    r"prn", r"candidate for", r"would be", r"in the event", r"discuss(?:ed|ing)?(?: \w+){0,2}", r"perhaps", r"maybe",
    r"asked (?:about|if|whether|for)", r"asks? (?:about|if|whether|for)", r"thinking (?:about|of)",
    r"wonders?(?: (?:about|if))?", r"or even", r"versus", r"until (?:she|he|after|the next|auth\w*)", r"what if",
    r"reserve\w*", r"would (?:like|want|prefer|try|do|repeat|offer)", r"wants? to (?:try|know|discuss)", r"also wants",
    r"eventual(?:ly)?", r"someday", r"down the road",
    r"in my (?:view|opinion)", r"curious about", r"read about", r"offer(?:ed)?", r"in case", r"whether",
    r"(?:we|i) (?:covered|laid out|walked through|ran through|weighed|compared|explored|outlined|touched on)",
    r"(?:picks|leans?(?:ing)? towards?|opts for|settled on|elects)(?: to| for)?",
    r"when(?:ever)? (?:he|she|pain|it|relief) (?:returns?|wears|recurs?)", r"brought up", r"talked about",
    r"(?:went|gone|going) over(?! to\b)(?! the (?:ilium|rib|bone|crest|wire))", r"talked through", r"reviewed (?:the |her |his |their )?options(?: \w+){0,2}",
    r"greater than",
)
IF_AFTER = _any(
    r"when (?:bad|worse|severe|needed|it flares?|flaring)", r"if", r"only if", r"unless", r"prn", r"as needed", r"as an option", r"vs\.?", r"versus", r"may be", r"might be",
    r"could be(?! (?:seen|felt|palpated|visuali\w+|identified|appreciated|made out|entered|reached))", r"would be", r"can be (?:repeated|considered|done|tried)", r"in (?:the )?future", r"down the road",
    r"is (?:an|another|one) option",
    r"(?:is |are |was |were )?(?:discussed|considered|offered|mentioned|entertained|reserved)",
    r"depending", r"should (?:she|he|pain|symptoms|it|the)", r"would (?:help|be)",
    r"(?:is|are) (?:not )?(?:reasonable|possible|an option|available)", r"when (?:he|she) (?:is )?ready", r"candidate",
    r"\?", r"only after", r"possibly", r"eventually", r"at some point", r"once",
)

# ---- later ----------------------------------------------------------------------------------------------------
PLAN_BEFORE = _any(
    r"will(?! (?:not|power))", r"'ll", r"shall", r"plan(?:s|ned|ning)?(?: (?:is|for|to|on|of|a|the))*",
    r"schedul(?:e|ed|ing)(?: (?:for|her|him|a|to))*", r"reschedul(?:e|ed|ing)",
    r"recommend(?:s|ed|ing|ation)?(?: (?:for|a|to))*", r"order(?:s|ed|ing)?(?: (?:for|placed|a))*",
    r"return(?:s|ing)? (?:for|to)", r"rtc(?: for)?", r"follow[- ]?up (?:for|with)",
    r"authori[sz]ation(?: (?:for|of|request\w*))?", r"pre-?auth\w*(?: for)?", r"auth(?:\.| for| request\w*)?",
    r"approv(?:al|ed)(?: (?:for|of))?", r"would (?:like|benefit)(?: (?:to|from))*", r"wish(?:es)? to",
    r"want(?:s|ed)? to", r"wants", r"agree(?:s|d|able)? to", r"try",
    r"next(?: (?:step|visit|week|month|time|is|up|:))*",
    r"to be (?:done|treated|performed|scheduled|given)", r"anticipat(?:e|ed)", r"propos(?:e|ed)",
    r"book(?:ed|ing)?(?: for)?", r"set up(?: (?:for|a))?", r"await(?:s|ing)?", r"waits?(?: for)?",
    r"wait(?:ing)? (?:for|on)", r"go ahead with", r"(?<!with )(?<!their )refer(?:red|ral)?(?! (?:pain|pattern|zone|symptom))(?: (?:to|for|placed))*", r"bring back",
    r"request(?:s|ed|ing)?(?: for)?", r"submit\w*(?: for)?",
    r"pending", r"due(?: for)?", r"needs?(?: (?:a|an|the|to))*", r"start(?: with)?", r"begin",
    r"advis(?:e|ed)(?: (?:a|to))*", r"suggest(?:s|ed)?(?: (?:a|to))*", r"proceed (?:with|to)",
    r"repeat(?= (?:in|after|visit|when))", r"prepare for", r"ahead of",
    r"prior to (?:the |her |his |any )?(?:planned|upcoming)", r"upcoming", r"future",
    r"second\b(?= (?:mbb|block) per)", r"peer[- ]to[- ]peer(?: [^.;\n]{0,60}?\b(?:for|re|about|regarding|on))?", r"appeal(?: for)?", r"get(?: a| her| him)?",
    r"ready for", r"(?<!arm was )(?<!arm )(?<!scope was )(?<!tube was )(?<!view was )set for", r"on (?:the )?schedule(?: for)?", r"come back (?:for|to)",
    r"see (?:her|him|back|again|pt) (?:\w+ ){0,4}for", r"to have", r"going to",
    r"would", r"staged", r"reply:", r"continue(?: with)?", r"to do", r"work(?:ing)? toward", r"aim(?:ing)? (?:for|to)",
    r"intend(?:s|ed)?(?: to)?", r"hope(?:s|ful)?(?: (?:to|for))?", r"interested in", r"prefers?", r"favou?rs?",
    r"let's", r"proposed", r"was to (?:have|be|get|undergo)", r"were to", r"had (?:been )?planned", r"meant to",
)
#: the reason for a visit: says neither that it was done nor that it is for later
REASON = _any(
    r"presents? (?:today )?for", r"(?:is |was )?(?:here|in|back|admitted|seen|brought in) (?:today |now )?for",
    r"(?:comes?|came|returns?|returned) (?:in |back |today )*for", r"scheduled today for"
)
PLAN_AFTER = _any(
    rf"(?:{_BE} |will be |to be )?(?:planned|scheduled|ordered|requested|recommended|pending|approved|booked|"
    rf"proposed|anticipated|submitted|indicated|advised|authorized)(?: (?:for|in|on|next|today))?",
    r"will (?:be|follow|need|require)", r"to be (?:done|scheduled|treated|performed)",
    r"in (?:a |about |approximately |roughly )?(?:few|couple|\d+(?: ?(?:-|to) ?\d+)?) ?(?:of )?(?:day|week|wk|"
    r"month|mo)s?",
    r"\d+(?: ?- ?\d+)? ?(?:wks?|weeks|months|mos?|days)(?: (?:from now|out|later))?(?= *(?:[.,;)]|$))",
    r"next (?:week|month|visit|time|friday|monday|tuesday|wednesday|thursday|step|available|session)",
    r"at (?:the )?next (?:visit|session|appointment)", r"when (?:auth\w*|approved|cleared|inr|she|he)",
    r"after (?:auth\w*|approval|clearance|insurance|pt\b)", r"tomorrow", r"tbd", r"is our next step", r"per protocol",
    r"(?:is|are) next", r"status: ?(?:ordered|scheduled|pending|planned|future)", r"awaiting", r"to schedule",
    r"auth(?:orization)? (?:pending|requested|submitted)", r"on (?:monday|tuesday|wednesday|thursday|friday)",
    r"(?:is|are|remains?) (?:still )?(?:on (?:the|my|our|her|his) list|up next|on deck|in line)",
    r"staged", r"to come", r"\(?plan(?:ned)?\)?", r"this (?:friday|monday|tuesday|wednesday|thursday)",
    r"due (?:in|on|for|to (?:be|have|start|get|return|undergo)|\d)",
    r"(?:is|are|remains?|stays?|goes|go) (?:also |next |still )?on (?:the|our|my|her|his|a) (?:to-?do )?(?:list|agenda|docket|schedule|back burner)",
)

# ---- earlier --------------------------------------------------------------------------------------------------
PAST_BEFORE = _any(
    r"how (?:little|much|well|long) (?:the|that|her|his|a)",
    r"(?:past |surgical |interventional )?(?:history|hx) (?:of|significant for|notable for|includes?)", r"h/o",
    r"hx:?", r"previous(?:ly)?", r"prior(?: \w+)?:?", r"last(?! (?:lesion|needle|level|injectate given|cannula|probe|electrode|target|spot|joint|nerve|branch|at\b))",
    r"most recent", r"since", r"following (?:the|her|his|a|my|our|first|last|an)",
    r"after (?:the|her|his|my|our|a|an|first|last|previous|second|initial)",
    r"respon(?:se|ded|ds|d)(?: well| poorly)? (?:to|from)", r"relief (?:from|after|with|of|following|for)",
    r"benefit(?:ed)? (?:from|with|of|after)", r"improv(?:ed|ement) (?:after|with|from|following)",
    r"did (?:well|poorly|great|ok) (?:with|after)", r"fail(?:ed|s|ure of|ing)?",
    r"(?:has|have|had|having) (?:already |also |previously |recently )?(?:had|tried|undergone|received|completed|"
    r"done|failed)",
    r"(?:she|he|patient|pt|who|and|also|has|they) had(?: (?:a|an|the|her|his|two|three|good|no|prior|some|multiple|"
    r"several|\d+|temporary))*",
    r"(?<![ctls]\d )(?<![ctls]1\d )had (?:a|an|the|two|three|four|several|multiple|prior|\d+|bilateral|right|left|good|great)", r"s/p",
    r"status[- ]post", r"(?:previously|been|had) treated (?:with|by)", r"past",
    r"(?:patient|she|he|pt) (?:reports|says|states|notes|feels|tells)(?: \w+){0,6}",
    r"(?:days?|weeks?|wks?|months?|mos?|years?|hours?|h|d) (?:after|post|s/p|from|since|out from|following)",
    r"weeks ago", r"months ago", r"(?:went|been) through", r"interventions? to date", r"already (?:had|did|received)", r"old", r"existing",
    r"known", r"initial(?:ly)?", r"the first(?! (?:time|(?:one|1)? ?(?:was|needle|cannula|probe|electrode|went|in\b|at\b|level|side|joint|nerve|target|lesion|foramen|spot|root)))", r"first (?:of|in)", r"original(?:ly)?(?!:| note| report| dictation| text)", r"remote", r"earlier",
    r"recent", r"tried", r"trial of(?! (?:scs|spinal|occipital|stim|peripheral|dorsal|neuro|intrathecal|drg|pns|nerve|percutaneous|permanent|dual))", r"post-?op(?:erative)?(?: day \d+)?",
    r"pdph after", r"(?:wound|incision|site|suture|staple)s? (?:check|recheck|removal|visit)(?: (?:after|s/p|post|following|for))?",
    r"(?:positive|successful|diagnostic|dual|two|both|prior) (?:prior|diagnostic|positive|comparative|previous)",
    r"used to (?:get|have)", r"in the past", r"pain (?:after|since|from)", r"before (?:the|her|his|my|that)",
    r"from (?:the|her|his|my) (?:last|first|prior|recent|previous)", r"review of",
    r"(?:rash|wound|burn|soreness|fever|headache|numbness|weakness|flare|bruise\w*|pain|call) (?:after|since|from|"
    r"following)",
    r"visit type: ?post", r"post[- ](?=block|injection|procedure|esi|rfa)", r"yesterday(?:'s)?",
    r"pod ?#?\d+(?: (?:after|from|s/p|of))?", r"(?:since|after|from|before|at|following) (?:the |her |his )?index", r"tolerated (?:the|her|his) (?:last|prior|previous|first)",
    r"gave (?:her|him) (?:\w+ )?relief",
    r"(?:at|during) (?:the |her |his )?(?:last|prior|previous) (?:visit|session|encounter)",
    r"(?:blocks?|mbb) \d+% x ?\d", r"years? ago", r"when (?:she|he|we) (?:had|did)",
)
WEAK_PAST = _any(r"underwent", r"received", r"(?<![ctls]\d )(?<![ctls]1\d )had")
PAST_AFTER = _any(
    r"(?:\d+|a|one|two|several|few|some|couple of) ?(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|hours?|h)(?: or so)? "
    r"(?:ago|back|earlier|before|prior)",
    r"ago",
    r"last (?:week|month|year|spring|summer|fall|autumn|winter|time|visit|fall|\w+day|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)",
    r"(?:in|of|during|over) (?:the |early |late )?(?:spring|summer|fall|autumn|winter)(?: of (?:20)?\d\d)?",
    r"that (?:spring|summer|fall|autumn|winter|year|month)",
    r"yesterday", r"previously", r"in the past", r"earlier this (?:year|month|week)",
    r"(?:with|had|has|having|gave|giving|provid\w+|brought|produc\w+|yield\w+|offer\w+|got|w/|reports?|noted|note|"
    r"only|resulted in|w) (?:\w+ ){0,4}(?:\d+ ?(?:-|to) ?)?(?:(?:[5-9]|\d\d+) ?(?:%|percent)(?! ?(?:(?:plain|pf) )?(?:\w*caine|marc\w*|lido\w*|"
    r"bupi\w*|ropi\w*|saline|phenol|glyc\w*|nacl|dex\w*|alcohol|preserv\w*|of (?:the|contact|trials?))|"
    r" ?(?:relief |better )?(?:x|for|at|@|after|in) ?\d+ ?min)|relief|benefit|help|improvement)",
    r"(?:\d+ ?- ?)?(?<!\.)(?<!caine )(?<!phenol )(?<!saline )(?<!lido )(?<!bupi )(?<!ropi )(?<!marc )(?<!mepi )(?:[5-9]|\d\d+) ?(?:%|percent)(?! ?(?:(?:plain|pf) )?(?:\w*caine|marc\w*|"
    r"lido\w*|bupi\w*|ropi\w*|saline|phenol|glyc\w*|"
    r"nacl|dex\w*|alcohol|preserv\w*|of (?:the|contact|trials?))| ?(?:relief |better )?(?:x|for|at|@|after|"
    r"in) ?\d+ ?min)", r"(?:has |have |had )?(?:helped|wore off|worn off|lasted|lasts)",
    r"(?:did|does|do)(?:n't| not) (?:help|work|last)",
    r"without (?:much |lasting |any |significant )?(?:help|benefit|relief|improvement)",
    r"no (?:help|benefit|relief|effect)", r"no (?:better|good|luck)",
    r"(?:was|were) (?:helpful|successful|diagnostic|tried|great|good|useful)",
    r"at (?:that|the last|last|her last|his last|the prior) visit", r"at outside", r"since removed", r"remote(?:ly)?",
    r"in situ", r"hardware",
    r"(?:worked|working) (?:well|great|fine)?",
    r"g[ai]ves? (?:\w+ ){0,3}(?:relief|benefit|help|months?|weeks?|days?|hours?|nothing|little|some|good|great)",
    r"provid(?:ed|es) (?:\w+ ){0,3}(?:relief|benefit|help|months?|weeks?)",
    r"brought(?! (?:down|up|in|into|to|out|back|forward|under|through)\b)",
    r"(?<!near the )(?<!along the )(?<!over the )(?<!of the )(?<!to the )(?<!beside the )(?<!around the )(?<!by the )scar",
    r"(?:in place|implanted) (?:in|since)", r"x ?\d (?:in the past|before|over|prior|previously)", r"failed", r"back in",
    r"took (?:away|care)", r"for (?:\d+|several|a few|many) (?:days|weeks|months|mo|wks)",
    r"site (?:clean|healed|infection|sore|red)", r"incision (?:is )?(?:clean|heal\w*|c/d/i|intact|dry)", r"response",
    r"result(?:ed|s)? in", r"relief", r"(?:is|are) (?:better|worse|wearing off)",
    r"and (?:it|that) (?:helped|lasted|worked)",
)

# ---- somebody else --------------------------------------------------------------------------------------------
_WHO = (
    r"(?:dr\.?(?! \w+ and i)|doctor|another (?:doctor|physician|provider|clinic|facility|group|practice|office)|an? (?:outside|other|"
    r"different|prior|previous)|the (?:outside|prior|previous)|(?:the )?(?:anesthesia|anesthesiolog\w+|crna|"
    r"ortho\w*|neurosurg\w*|neurolog\w*|rheumatolog\w*|rheum|pmr|pm&r|physiatr\w*|podiatr\w*|radiolog\w*|"

        r"ir|interventional radiology|er|ed|emergency|surgeon|surgery|pcp|primary|hospitalist|icu|rep|device rep|"
        r"representative|company|chiropract\w*|physical therap\w+|pt|home health|home infusion|spouse|wife|husband|"
        r"daughter|son|friend|sister|brother|mother|father|urgent care|np|pa|covering \w+|"
        r"my (?:partner|colleague)|partner|colleague|nurse|rn|ms3|medical student|referring \w+|va|county|"
        r"(?:\w+ )?hospital|outside (?:\w+ )?(?:facility|clinic|hospital|provider|practice|md|pain|physician|"
        r"doctor)|obgyn|ob|l&d)|(?:his|her|their) (?:\w+ )?(?:surgeon|doctor|physician|pcp|orthopedist|orthopedic|"
        r"neurologist|rheumatologist|podiatrist|husband|wife|mother|father|sister|brother|son|daughter|friend|"
        r"pain (?:doctor|clinic))|my orthopedist|my (?:surgeon|doctor|pcp))")
OTHER_BEFORE = _any(
    rf"{_WHO}(?: [a-z]+)?(?: \(\w+\))?,? (?:who )?(?:has |had |also |then |just |already )?(?:did|performed|gave|"
    rf"placed|injected|administered|provided|reprogrammed|programmed|adjusted|implanted|put|does|refilled|met|"
    rf"wrote|had|got|tried|attempted|used|ordered|started)",
    r"outside(?: \w+)? (?:records?|facility|clinic|hospital|note|provider)(?: \w+){0,3}",
    r"at (?:another|an outside|the (?:va|hospital|er)|an? other) (?:facility|clinic|hospital|practice)?", r"elsewhere",
    r"(?:ms3|medical student|student|rep|nurse|crna) (?:note|wrote|programmed|reprogrammed)\w*:?", r"in the (?:er|ed)",
    rf"(?:received|had|got) \w+ (?:by|from|with) {_WHO}",
    r"(?:rep|representative) (?:from \w+ \w+ |\w+ ){0,5}(?:and|met|programmed|reprogrammed|adjusted)(?: \w+){0,4}",
)
OTHER_AFTER = _any(
    rf"(?:done |performed |placed |given |was |were |administered |implanted |injected |interpreted |programmed |"
    rf"refilled |reprogrammed |attempted |handled |provided )*(?:by|per|with(?! rn|the rn| nurse)|from|under|"
    rf"at) {_WHO}", rf"\({_WHO}[^)]{{0,20}}\)", r"(?:done |performed |given )?elsewhere",
    r"at (?:another|an outside|outside|county|the va|mercy|an? other) ?(?:facility|hospital|clinic|practice)?",
    r"in the (?:er|ed|or)",
    r"upstairs", r"next door", r"across town", r"at outside \w+", r"\|\s*dr\.? ",
)
MINE = _any(
    r"i", r"by me", r"my (?:fellow|resident)", r"me", r"we", r"myself", r"under my",
    r"attending (?:present|at bedside|supervis\w+)", r"with (?:me|attending) present", r"my supervision", r"order"
)

# ---- consent --------------------------------------------------------------------------------------------------
CONSENT_BEFORE = _any(
    r"risks?(?:[ ,/&]+(?:and )?(?:benefits?|alternatives?|options?))*(?: (?:of|for|to|include\w*|discussed))*",
    r"consent(?:s|ed)?(?: (?:for|to|form|on chart|reads?|states?|signed|obtained|lists?|covers?|was|is|given))*",
    r"i (?:authorize|consent|understand|agree)", r"authorize\w*", r"the procedure involves",
    r"explained (?:that|how|what)", r"you (?:will|may|had|can|should)",
    r"the doctor will", r"counsel\w*(?: (?:on|about|regarding))?", r"educat\w+(?: (?:on|about|regarding|sheet))*",
    r"complications (?:of|include)",
    r"alternatives?(?: (?:to|include\w*|had been|were|was|reviewed|discussed|offered))*:?", r"what to expect",
    r"understands? that", r"handout\w*", r"leaflet\w*", r"pamphlet\w*", r"brochure\w*", r"what is an?",
    r"permission", r"agrees to(?: the)?", r"including but not limited to", r"one or more of", r"correct patient",
    r"time-?out(?: \S+)?:?", r"site marked", r"procedures? may include", r"named as",
    r"(?:may be|is|are) used (?:for|to treat)", r"were told", r"booklet", r"video (?:on|about)",
    r"(?:form|sheet|paper|document)\b[^.;\n]{0,40}?\b(?:lists?|names|covers|includes|enumerates)",
)
CONSENT_AFTER = _any(
    r"(?:risks?|complications?) (?:were|was|have been|had been)? ?(?:discussed|explained|reviewed)",
    r"consent (?:signed|obtained|form|given)?", r"handout", r"leaflet", r"brochure", r"education",
    r"may be used (?:for|to)",
    r"is (?:a|an) (?:procedure|injection|treatment)(?: \w+)? (?:that|which|in which|where|used)",
    r"(?:were|was) named as", r"carries? (?:a )?risk"
)

# ---- the whole note -------------------------------------------------------------------------------------------
REVERSED = re.compile(
    r"\b(?:(?:the |this |today's )?(?:procedure|injection|block|case|surgery|encounter|above|visit|"
    r"everything above|service)(?: \w+){0,3} (?:was |were )?(?:not (?:done|performed|started|begun|carried out|"
    r"completed|given)|(?:will|did|could|would) not (?:go ahead|proceed|be done|be performed)|never (?:done|performed|started|took place|happened)|cancel+ed|did not (?:take place|happen|"
    r"occur)|not take place)"
    r"|entered in error|(?:charted|documented|opened|filed|note|written|dictated) (?:in|by) (?:error|mistake)|"
    r"wrong (?:patient|chart)|no[- ]show(?:ed)?|did not (?:arrive|show|attend|come)|case cancel+ed|(?:disregard|"
    r"ignore|void|retract\w*) (?:the |this )?(?:above|note|entry|previous|prior)|nothing (?:was )?done (?:today|"
    r"here)|no (?:procedures?|interventions?|injections?)(?: (?:was|were))? (?:done|performed|given|today|"
    r"this visit|took place)"
    r"|we did not (?:proceed|do (?:it|the (?:procedure|injection|block|case)))|form only|pre-?charted|i (?:treated|injected) no one|no visit care|"
    r"procedure: none|procedures performed: none)\b")
REVERSAL_KEY = re.compile(
    r"\b(?:not (?:go ahead|proceed|be done|be perf|done|perf|start|begun|carr|comp|given|take|proc|arri|show|att|come|happ|occ|do)|never|cancel|"
    r"error|mistake|wrong|no[- ]show|disregard|ignore|void|retract|nothing|no (?:proc|inter|inj|one|visit)|"
    r"pre-?chart|form only|none\b)"
)
ERROR = re.compile(r"\b(?:error|mistake|wrong (?:patient|chart)|disregard|void|retract\w*|pre-?charted)\b")

#: words of time that make even a done clause an earlier one
PAST_STRONG = _any(
    r"how (?:little|much|well|long) (?:the|that|her|his|it|a)",
    r"(?:days?|weeks?|wks?|months?|mos?|years?) (?:back|earlier|before)", r"ago",
    r"last (?:week|month|year|spring|summer|fall|winter|time|visit)", r"previously", r"in the past", r"prior(?! to)",
    r"previous", r"history of", r"h/o", r"yesterday", r"earlier this (?:year|month|week)", r"s/p", r"status post",
    r"(?:has|have|had) (?:already |also |previously )?(?:had|tried|undergone|received|completed|been|was)", r"since",
    r"at (?:that|the last|last) visit", r"at that time", r"(?:helped|wore off|lasted)", r"at outside \w+",
)
#: verbs of talk and paper: "was reviewed" tells of no work on the patient
TALK = _any(
    r"(?:re)?viewed", r"discussed", r"noted", r"seen", r"referred", r"advised", r"ordered", r"scheduled", r"told",
    r"asked", r"considered", r"offered", r"recommended", r"planned", r"requested", r"approved", r"denied", r"reported",
    r"diagnosed", r"explained", r"counsel\w+"
,
            r"instructed", r"informed", r"evaluated", r"examined", r"expected", r"thought", r"mentioned", r"needed",
            r"indicated", r"wanted", r"called", r"helped", r"improved", r"failed", r"tried", r"billed", r"submitted",
            r"authorized", r"documented", r"signed", r"reviewed", r"agreed", r"decided", r"declined", r"happened")
NARRATIVE = re.compile(
    r"\b(?:was|were|is|are) (?:\w+ly |then |also |now |again |next |both |each |all )*(?P<v>\w{2,}(?:ed|en|un|ut|"
    r"ught|id|ound|own|aid|eld|ept|eft|uck))\b|\b(?:i|we) (?:\w+ly |then |also |now |again |"
    r"next )*(?P<w>\w{2,}(?:ed|ut|ught|aid|ook|ent|ave|ew|ept|et)|did|put|made)\b"
)

#: right behind the thing: it was done, whatever stands before it
DONE_BESIDE = re.compile(
    r"[ ,:(-]*(?:(?:x ?\d|#\d|\d+ levels?|l\d\S*|right|left|bilaterally|(?:and )?(?:this|it|that|which)|was|were|"
    r"is|then|now|again|also|both|successfully|only|injection|block|procedure|uneventfully|under \w+|"
    r"with \w+ guidance|and|today) )*"
    r"(?:done|performed|completed?|given|carried out|injected|lesioned|refilled|administered|blocked|ablated|"
    r"treated|entered)(?!\w)(?! (?:by(?! me)|in (?:the past|\w+ ?(?:19|20)|(?:19|20))|on \d|\d|last|at (?!l\d|c\d|"
    r"t\d|this|the level|both|each|\d)|elsewhere|before|during|previous\w*|two|\d+ (?:weeks|months)|yesterday|"
    r"under anesthesia|if|when|after|next|tomorrow|until|once|prior))"
    r"|[ ,(]*(?:today|now|here now)\b(?! (?:if|or|because|scheduled|but|deferred|cancel\w+|declined|vs|pending|she|"
    r"he|pain|reports))")
NOT_BESIDE = _any(
    r"no", r"not", r"never", r"will", r"to be", r"if", r"should", r"would", r"until", r"to", MAY, r"can", r"could",
    r"might", r"prior", r"previous", r"last", r"deferred", r"declined", r"without", r"scheduled for",
    r"plan(?:s|ned)?", r"consent for", r"for", r"not for", r"want(?:s|ed)?", r"neither", r"nor", r"first", r"had",
    r"her", r"his", r"since", r"after", r"old"
)

#: without one of these nobody else is named
PERSON = re.compile(
    r"\b(?:dr|doctor|clinic|facility|hospital|anesth|crna|ortho|neuro|rheum|pm&?r\b|physi|podia|radiolog|(?:ir|er|"
    r"ed|va|pt|np|pa|ob|icu|ms3|or|rn|rep|son)\b|emerg|surge|pcp|primary|represent|company|chiro|home|spouse|wife|"

                    r"husband|daughter|friend|sister|brother|mother|father|urgent|covering|partner|colleague|nurse|"
                    r"student|referring|county|outside|elsewhere|upstairs|next door|across town|another|other|"
                    r"obgyn|mercy|provider|practice|different|previous|prior)")
