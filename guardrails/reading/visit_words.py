"""How visits are spoken of: kind, new or established, time, medical decision making, and what is no visit."""

from __future__ import annotations

import re

from guardrails.reading.numerals import NUMBER

#: kind -> words. The first that matches a note in this order names its kind.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "pain_month",
        re.compile(
            r"\b(?:monthly )?chronic pain management (?:and treatment )?(?:bundle|services? (?:for|this|of|in)"
            r" (?:the |this )?(?:calendar )?month)|\bcpm (?:bundle|month|services?)\b|\bmonthly chronic pain"
            r" (?:management|bundle|care)\b"
        ),
    ),
    (
        "checkin",
        re.compile(r"\b(?:virtual check-?in|brief (?:phone |telephone |virtual )?check-?in|check-?in (?:phone )?call)\b"),
    ),
    (
        "postop",
        re.compile(
            r"\b(?:post-?op(?:erative)?|wound|incision) (?:visit|check|follow[- ]?up)\b[^\n]{0,240}\bglobal\b"
            r"|\bglobal (?:period|package)\b[^\n]{0,120}\b(?:post-?op(?:erative)?|wound|incision) (?:visit|check)\b"
        ),
    ),
    ("staff", re.compile(r"(?m)\b(?:nurse|rn|ma|medical assistant)(?:-only| only)? visit\b")),
    (
        "telephone",
        re.compile(
            r"\b(?:telephone (?:visit|encounter|call)|phone (?:visit|call with the patient)"
            r"|audio[- ]only)\b"
        ),
    ),
    (
        "telehealth",
        re.compile(
            r"\b(?:telehealth|telemedicine|video visit|virtual visit|synchronous video"
            r"|two-way audio|audio and video|facetime visit"
            r"|doximity (?:call|video))\b"
        ),
    ),
    (
        "emergency",
        re.compile(
            r"\b(?:(?:emergency (?:room|department)|ed) (?:course|physician note|visit note"
            r"|note)|triage nurse)\b"
        ),
    ),
    (
        "hospital",
        re.compile(
            r"\b(?:inpatient (?:consult\w*|visit|pain)|hospital (?:visit|day)|pod ?#?\d+"
            r" (?:rounds|visit)|rounds today|bedside rounds"
            r"|initial hospital|subsequent hospital)\b"
        ),
    ),
    (
        "consult",
        re.compile(
            r"\b(?:consultation (?:was )?requested by|requested by (?:the |dr)|requested my"
            r" opinion|request(?:ed)? (?:for )?consult\w*"
            r"|report sent back to|consultation (?:note|report)|consult for pain)\b"
        ),
    ),
    (
        "office",
        re.compile(
            r"\A\W*est\b\.?(?=[\s,;:])|\b(?:office visit|clinic visit|new patient|new pt\b|npv\b|established patient|est\.? pt|initial"
            r" (?:evaluation|visit|consultation)"
            r"|comprehensive evaluation|first visit|follow[- ]?up(?!s?:?\s(?:in\b|with\b|\d|prn|as\sneeded|if\b|appointment))|f/u\b(?!:?\s(?:in\b|\d|prn))|return visit|\breturning (?:pt|patient)\b|\brov\b|recheck"
            r"|re-?evaluation|med(?:ication)? (?:check|refill|management|mgmt|visit)"
            r"|progress note|second opinion|opioid follow|establish\w* (?:of )?care|chief complaint|reason"
            r" for"
            r" visit|history of present illness"
            r"|hpi\b|second opinion|pain clinic visit|evaluated for|history and physical|asked to see (?:her"
            r"|him"
            r"|the patient)"
            r"|i am seeing (?:her|him)|thank you for referring|referred (?:by|for))"
        ),
    ),
)

#: One physician who answers for the patient's serious or complex condition over time.
LONGITUDINAL = re.compile(
    r"\b(?:longitudinal (?:care|relationship|management)|continuing focal point|focal point (?:for|of) (?:all )?(?:her|his|the)"
    r"|(?:follow|manag)\w* (?:her|him|this patient) (?:longitudinally|over the long term|over time)"
    r"|ongoing,? (?:longitudinal|long-?term) (?:care|relationship))\b"
)
NEW = re.compile(
    r"\b(?:new (?:patient|pt)\b|(?:patient|pt)(?: type| status)?\s?: ?new\b|npv\b|initial (?:evaluation|consultation|visit)|new consult|comprehensive"
    r" evaluation, new|first visit (?:to|in|here)"
    r"|not (?:been )?seen (?:in|for) (?:over |more than )?(?:[4-9]|four|five|six|ten)\+? years|not seen by"
    r" anyone in this group|np\.(?=$|\s*\n)|to establish care"
    r"|is now to be transferred to our practice|thank you for referring|inpatient consult|asked to see (?:her"
    r"|him))"
)
ESTABLISHED = re.compile(
    r"(?:(?:\A|\n|[.;,(]|\s[-\u2013])\s*|\b(?:note|visit|encounter|follow-?up)\b[\s:,/-]+)established\b(?=\s*(?:[.,;)\n]|$))|\A\W*est\b\.?(?=[\s,;:])|\b(?:established (?:patient|pt)|(?:patient|pt)(?: type| status)?\s?: ?est(?:ablished)?\b|(?<!for )(?<!for a )(?<!a )(?<!scheduled )follow(?:[- ]?up|ed up)(?!"
    r" (?:plan|appointment|office|in \d|in \w+ weeks|with|as|at|call|care|instructions)| ?:)"
    r"|f/u\b|fu visit|(?:seen|here|presents|returns|comes) (?:today )?(?:for|in) (?:a |his |her |their )?follow[- ]?up\b(?! in \d)|return visit|returning (?:today|patient|pt)|returns\b|recheck|re-?check|\brov\b"
    r"|med(?:ication)? (?:check|refill|visit)"
    r"|refill visit|since (?:the )?last visit|last (?:seen|visit|office visit)|previous(?:ly)? (?:visit|seen"
    r" by me)|i had last seen|long-?term patient of mine"
    r"|same group|established with us|known to (?:me|us|this clinic)|refilled?\b|\brf\b|continu(?:e|ed|ing)"
    r" (?:the |her |his )?(?:same )?(?:oxycodone|hydrocodone|medication|meds))"
)

#: Same-day procedure notes: these words mean that nothing beyond the procedure was done.
ONLY_PROCEDURE = re.compile(
    r"\b(?:no (?:separate|new|other) (?:evaluation|e/?m|e and m|problems?|visit)|no e/?m (?:today|charge)?"
    r"|here for (?:(?:a|the|his|her|scheduled|planned|repeat|injection)\s)*"
    r"(?:injection|procedure|block|trial|lead pull|botox|refill|epidural|rfa)\b|here for injection only"
    r"|scheduled (?:procedure|injections?)|presents for (?:(?:a|the|his|her|scheduled|planned|elective"
    r"|repeat)\s)*"
    r"(?:lead pull|procedure|injection|block|epidural|trial)|pre-?procedure evaluation only|h&p update|brief"
    r" interval history|nothing else going on|"
    r"no charge visit|visit cancelled|left without being seen|did not see (?:the )?patient|all seen and"
    r" decided at the visit)"
)
NO_VISIT = re.compile(
    r"\b(?:no charge visit|visit cancelled|left without being seen|did not see (?:the"
    r" )?patient|no[- ]show|no e/?m today)\b|\A\W*(?:hospital )?discharge summary\b"
)

#: Work of another kind on the day of a procedure.
SEPARATE = re.compile(
    r"\bsep(?:arate(?:ly)?)?\s?:|\b(?:separate(?:ly)? (?:problem|issue|identifiable|evaluat\w+)|separate from (?:her|his|the)|(?:another"
    r"|a new|second|unrelated) (?:problem|complaint|issue)"
    r"|(?:also|additionally) (?:evaluated|addressed|discussed)|significant(?:ly)?,? separately|exclusive of"
    r" (?:the )?(?:injection|procedure|separately)"
    r"|(?:not counting|excluding|excludes|exclusive of) (?:the )?\w+|in addition to (?:the )?(?:injection"
    r"|procedure))"
)
#: The procedure itself, in whatever family.
PROCEDURE = re.compile(
    r"\b(?:time-?out|prepped|draped|sterile (?:prep|fashion|technique)|given (?:an? )?injections?\b|(?<!not"
    r" )injected\b|needles? (?:was|were|advanced|placed|inserted|to)|was injected|were injected|i injected"
    r"|injected with|"
    r"lesion(?:ed|s) |tuohy|fluoro\w* guidance|under fluoro\w*|leads? (?:was|were) (?:placed|pulled|removed)"
    r"|lead pull|pulled intact|pump (?:was )?refill\w*|refilled with"
    r"|introducer|stimulation test|leads? \w*\s?deployed|programming \(?performed|interrogation and"
    r" programming|(?:return|residual) volume|performed by me|incision|cannula\w*|botox|units over"
    r"|intra-?articular|block sheet|contrast)"
)

#: Problems addressed.
PROBLEM_HIGH = re.compile(
    r"\b(?:severe exacerbation|cauda equina|saddle (?:numbness|an?esthesia)|new (?:left |right |bilateral"
    r" )?foot drop|suicidal (?:ideation|intent|thoughts with)|overdose"
    r"|threat to (?:life|bodily|function)|epidural abscess|acute withdrawal|progressive weakness with bowel"
    r"|new urinary retention)"
)
#: What the clinician counts as the one stable illness of the visit.
PROBLEM_ONE = re.compile(
    r"\bstable,? (?:one|1|single) chronic (?:problem|illness|condition|issue)\b"
    r"|(?<!than )\b(?:one|1|single) stable,? chronic (?:problem|illness|condition|issue)\b"
)
PROBLEM_MODERATE = re.compile(
    r"\b(?:worsen(?:ed|ing|s)?\b(?! (?:by|with|when|on)\b)|worse\b(?! (?:with|on|when|after|in the|at|by|while|during|if|upon|than)\b"
    r"|\s*[:?])|worse than (?:before|last|previous\w*|at|usual|baseline|ever|it was|prior)|not (?:at goal|controlled"
    r"|improving)|aggravat(?:ion of|ed\b(?! (?:by|with|when)\b))|uncontrolled|inadequate(?:ly)? control\w*|poorly controlled|exacerbation|flare\w*"
    r"|progress(?:ion|ive|ed|ing)\b|side effects?|adverse effect|uncertain prognosis|new problem|new(?:ly)?"
    r" (?:onset|diagnosed)|(?:osteoporotic|compression|vertebral|acute|pathologic\w*|fresh) (?:\w+ )?fractures?|new (?:x ?\d|(?:for|over) (?:the (?:last|past) )?\d|since\b)|failed (?:conservative|medical)|induced constipation|new thing is)"
)
PROBLEM_LOW = re.compile(
    r"\b(?:stable|doing (?:well|all right|ok(?:ay)?|fine)|well controlled|at goal"
    r"|controlled on|strain|sprain|uncomplicated|improv\w+|unchanged)\b"
)
CHRONIC = re.compile(
    r"(?<!without )(?<!no )(?<!or )\b(?:chronic pain syndrome|(?:post-?|failed )(?:laminectomy|back)\w*"
    r"|radiculopathy|stenosis|spondylosis|degenerative disc|oa\b|ddd\b|djd\b|tendin(?:itis|opathy)|bursitis|fibromyalgia|crps|complex regional"
    r"|neuropath\w+|osteoarthritis|migraines?|depression|anxiety|opioid (?:dependence|use disorder)|rotator"
    r" cuff|myofascial|arthritis|neuralgia|hernia\w+ (?:disc|disk|nucleus)"
    r"|constipation|chronic (?:low )?(?:back|neck|pelvic|knee|shoulder|hip) pain)\b"
)

#: Data: tests and documents (category 1), own reading (2), talk with others (3).
DATA_TESTS = re.compile(
    r"\b(?:(?:order\w*|obtain\w*|request\w*|review\w*|repeat|schedule\w*|get) (?:\w+ ){0,5}?(?P<t>mri|ct"
    r"|x-?rays?|radiographs?|emg|ncv|labs?|cbc|cmp|esr|crp|lfts?|ekg|ecg|bone scan|ultrasound|myelogram)"
    r"|(?P<u>mri|ct scan|x-?rays?|emg|ekg|labs?) (?:\w+ ){0,4}?(?:was |were |is )?(?:ordered|reviewed"
    r"|requested|obtained))\b"
)
DATA_NOTES = re.compile(
    r"\b(?:review\w* (?:\w+ ){0,4}?(?:outside|external|old|prior|referring|ed|er|previous"
    r"|\w+'s)\s?(?:\w+ )?(?:records?|notes?|chart)"
    r"|(?:outside|external) (?:\w+ )?(?:records?|notes?) (?:\w+ )?(?:were |was )?reviewed"
    r"|notes that i have from)\b"
)
DATA_HISTORIAN = re.compile(
    r"\b(?:independent historian|history (?:was )?(?:from|obtained from|given by|by)"
    r" (?:the |his |her )?(?:spouse|wife|husband|daughter|son|mother|father"
    r"|caregiver))"
)
DATA_OWN = re.compile(
    r"\b(?:independent(?:ly)? (?:review\w*|interpret\w*|view\w*)|(?:images?|films?|mri|x-?rays?|ct"
    r"|emg)\s(?:\w+ ){0,3}?(?:personally )?(?:reviewed|viewed|interpreted|read) (?:personally )?by me"
    r"|(?:personally|i) (?:reviewed|viewed|interpreted|read) (?:the |her |his )?(?:\w+ ){0,3}?(?:images?"
    r"|films?|mri|x-?rays?|ct|radiographs?)|my (?:own )?(?:read|review|interpretation) of)"
)
DATA_TALK = re.compile(
    r"\b(?:(?:discuss\w*|spoke|spoken|conferred|talked|called)\s(?:\w+ ){0,3}?with (?:the "
    r"|her |his )?(?:\w+ )?(?:dr\b|doctor|surgeon|physician|pcp|cardiolog\w+|oncolog\w+"
    r"|neurosurg\w+|psychiatr\w+|pharmacist)"
    r"|spoke with the)"
)

#: Risk of management.
RISK_HIGH = re.compile(
    r"\b(?:intensive monitoring for toxicity|for toxicity|as a toxicity check|emergen\w+ (?:surgery|mri"
    r"|decompression)|sent to (?:the )?(?:ed|er|emergency)|decision (?:regarding|for|about)"
    r" hospitali[sz]ation"
    r"|admit(?:ted)? to (?:the )?hospital today|major surgery with (?:\w+ )?risk|dnr\b|de-escalat\w+ of care"
    r"|parenteral controlled)"
)
RX = (
    r"(?:oxycod\w+|oxycontin|percocet|hydrocod\w+|norco|lortab|vicodin|morphine|ms contin|avinza|tapentadol"
    r"|nucynta|tramadol|ultram|methadone|buprenorphine|belbuca|suboxone|butrans|fentanyl patch"
    r"|hydromorphone"
    r"|gabapentin|neurontin|pregabalin|lyrica|duloxetine|cymbalta|nortriptyline|amitriptyline|venlafaxine"
    r"|baclofen|tizanidine|cyclobenzaprine|flexeril|methocarbamol|celebrex|celecoxib|meloxicam|mobic"
    r"|diclofenac|voltaren"
    r"|candesartan|propranolol|verapamil|nadolol|\w+triptan|lamotrigine|valpro\w+|depakote|carbamazepine|oxcarbazepine"
    r"|mirtazapine|trazodone|clonidine|dantrolene|naltrexone|metaxalone|carisoprodol|orphenadrine|colchicine|allopurinol|febuxostat"
    r"|indomethacin|methotrexate|alendronate|teriparatide|erenumab|aimovig|ajovy|emgality|nurtec|ubrelvy|qulipta"
    r"|naproxen|naprosyn|flurbiprofen|etodolac|topiramate|naloxegol|movantik|naloxone|narcan|klonopin"
    r"|clonazepam|medrol dose ?pack|medrol|prednisone|lidoderm|lidocaine patch\w*|opioids?|pain"
    r" medications?|medications?|meds)"
)
RISK_MODERATE = re.compile(
    r"\b(?:prescription (?:drug )?management|(?:start|begin|began|begun|initiat|add|increas|decreas|reduc|refill|renew|prescrib"
    rf"|continu|switch|taper|wean|titrat|keep|stopp?|discontinu)\w*\s(?:\w+ ){{0,5}}?(?:of |the |to |on |with"
    rf" |from )?{RX}"
    rf"|{RX}\s(?:\w+ ){{0,3}}?(?:was |were )?(?:started|added|increased|decreased|refilled|renewed|prescribed"
    r"|continued|tapered)|(?:taper|weaning schedule|wean) (?:initiated|started|begun|of|for)|begin a weaning"
    rf"|{RX}\s\d+(?:\.\d+)?\s?(?:mg\s)?[^.;\n]{{0,25}}(?:#\s?\d+|rx'?d\b|prescribed\b)"
    r"|(?:pred(?:nisone)?|medrol|methylprednisolone|(?:oral )?steroids?) (?:taper|burst|dose ?pa[ck]+)"
    r"|rx (?:for|given)|prescriptions?:? (?!none|cephalexin)\w+ (?:dosage|\d+)|rf (?:\w+ )#|medications?"
    r" prescribed|given a prescription|minor surgery with (?:\w+ )?risk|decision for (?:elective )?(?:major"
    r" )?surgery|(?:proceed|go ahead|continue) with (?:\w+ ){0,4}?surgery"
    r"|social determinants|continue on with his medications|continue (?:on )?(?:with )?(?:his|her)"
    r" medications)"
)
RISK_LOW = re.compile(
    r"\b(?:over[- ]the[- ]counter|otc\b|acetaminophen|tylenol|ibuprofen|physical therapy"
    r"|\bpt\b referral|home exercise|heat\b|\bice\b|tens\b|stretch\w*|aspercreme"
    r"|reassurance)\b"
)
NOT_MANAGED = re.compile(
    r"\b(?:resume|hold|held|stop(?:ped)? (?:the )?(?:blood thinner|anticoag\w*"
    r"|clopidogrel|aspirin)|restart(?:ed)? (?:blood thinner|anticoag\w*)|medications?"
    r" (?:are |were )?(?:managed by|not changed)|no (?:change|new) (?:in |to )?med\w*"
    r"|\d+(?:\.\d+)?\s?(?:ml|cc)\b|meds on file|antibiotic|cephalexin|nothing prescribed"
    r"|prescriptions: cephalexin)"
)

#: Before a problem's words: it is denied, feared, or a reason to come back.
NOT_SO = re.compile(
    r"\b(?:no|not|non|denies|denied|without|never|if|should|unless|any|until|prevent\w*|avoid\w*|risks? (?:of|for)|rule out|r/o"
    r"|monitor for|watch for|call (?:for|with)|return (?:for|with)|what makes it)\b[^.;:,]{0,45}\Z"
)

#: Time.
#: A total that counts the procedure, in its own sentence or in the one behind it.
_DONE = (
    r"(?:(?:the|her|his|this|today's|all|both|time|spent|for|on|of|in|performing|performance|doing|visit|and|plus|actual"
    r"|joint|facet|nerve|epidural|knee|shoulder|si|trigger|point) )*"
    r"(?:procedures?|injections?|blocks?|ablation|rfa|refill|programming|epidural)\b"
    r"(?! (?:options?|plan(?!es?\b|tar)\w*|notes?|discuss\w*|risks?|consent|education|schedul\w*|history|records?))"
)
WITH_PROCEDURE = re.compile(
    rf"(?<!not )(?<!without )\b(?:includ(?:es|ing|ed)|inclusive of|counting|covers|covering) {_DONE}"
    r"|\b(?:visit|evaluation|encounter|e/?m|consult\w*) (?:and|plus|with|\+|&) (?:the )?(?:procedures?|injections?|blocks?)\b"
    r"(?! (?:options?|plan(?!es?\b|tar)\w*|notes?|discuss\w*))"
    r"|\b(?:procedures?|injections?|blocks?) (?:and|plus|\+|&) (?:the )?(?:visit|evaluation|encounter)\b|\bprocedure time (?:is )?included\b"
)
WITH_PROCEDURE_BEHIND = re.compile(rf"\W*(?:this|that|which|the time) (?:time )?(?:includes|included|covers) {_DONE}")
TOTAL = (
    re.compile(
        rf"\b(?P<n>{NUMBER})\s?min(?:utes?|s)?\s(?:were\s)?(?:spent\s)?(?:on|for|in)\s(?:the|this|her|his)\s(?:visit|e/?m|evaluation)\b"
    ),
    re.compile(
        r"\b(?:total|tt)\s?(?:provider |physician |face[- ]to[- ]face |visit |encounter"
        r" )?(?:time)?(?: spent| today| was| is| on (?:the date of (?:the )?(?:encounter|service)"
        r"|\d[\d/]*)|,|:|\s)*?(?:was |of |is )?"
        r"(?:approximately |approx\.? |about |over |>|at least"
        rf" )?\s?(?P<n>{NUMBER})\s?(?:-\s?\d+\s?)?min"
    ),
    re.compile(rf"\btotal time\b[^.;\n\d]{{0,90}}\b(?:was|is|of|:) ?(?P<n>{NUMBER}) ?min"),
    re.compile(
        r"\b(?:i (?:personally )?spent|personally spent|spent)\s(?:a total of |approximately |about "
        rf"|over |at least |greater than )?(?P<n>{NUMBER})\s?(?:-\s?\d+\s?)?-?min"
    ),
    re.compile(
        r"(?<![\d.]-)(?<![\d.] -"
        rf" )\b(?P<n>{NUMBER})(?:\s?-\s?\d+)?[- ]?\s?min(?:utes?)?\s(?:tot(?:al)?\b|were spent by me"
        r"|was spent by me|including (?:chart|counsel)|spent (?:face|on|with|by me)|new patient visit"
        r"|visit|in the room|(?:of|in) medical discussion|of (?:my|physician|provider) time)"
    ),
    re.compile(rf"(?:^|[.;]\s|\n)time:?\s(?P<n>{NUMBER})\s?min"),
    re.compile(rf"(?:^|[.;]\s)(?P<n>{NUMBER})\s?min\.?\s?(?:$|\n)"),
)
OTHER_TIME = re.compile(
    r"\b(?:ma|rn|nurse|resident|fellow|staff|scribe|medical assistant|pa student|waiting|travel|sedation"
    r"|intra-?service|recovery|procedure time|fluoro\w*|observed|observation|programming|refill|pacu|ice"
    r"|walk\w*|every|for up to"
    r"|prior authorization|copied forward|last visit|previous visit)\b"
)
MINUS = re.compile(
    rf"\b(?:incl(?:uding|udes|\.)?|of which|and)\s(?P<n>{NUMBER})(?:\s?min(?:utes)?)?\s?(?:of"
    r" those minutes (?:were|was)\s|of which\s|were\s|was\s|min\s)?(?:of |for |on |performing "
    r"|spent |doing |my )*"
    r"(?:the |a )?(?:inj\w*|performing|procedure|block\w*|nurse|ma\b|resident|bilateral"
    r"|occipital|trigger|epidural|staff|teaching)"
)
COPIED = re.compile(
    r"(?m)^[^\n]{0,60}\b(?:copied|carried)[- ]?forward(?s:.{0,20000}?)\bend of copied\b[^\n]*"
    r"|^[^\n]{0,60}\b(?:copied|carried)[- ]?forward\b[^\n]*"
    r"(?:\n(?!\s*\n|\W*(?:today|addendum|end of copied)\b)[^\n]*)*"
    r"|^[^\n]{0,40}\(dated [^)\n]*copied\)[^\n]*"
)
MACHINE = re.compile(
    r"(?m)^\s*(?:system|assistant|user|instructions?|prompt|ai)\s?:.*$|^.*\bignore (?:all"
    r" )?previous\b.*$"
)
