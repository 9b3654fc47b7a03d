"""What makes a thing performed, planned, history, negated, aborted ... : cue words by where they stand.

BEFORE cues stand in the clause before the thing, AFTER cues behind it, BOTH either way.
"""

from __future__ import annotations

import re

MONTHS = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
          r"|dec(?:ember)?)")

REVERSED = re.compile(
    r"(?:^|[.;:\n]|,? (?:so|therefore|thus|hence|and))[ ]{0,3}(?:the |this |today'?s |planned |scheduled ){0,3}(?:procedure|injection|block|case|surgery|intervention|ablation) (?:was|is|has been|were) (?:therefore |then |thus )?"
    r"(?:not (?:done|performed|started|attempted|carried out|undertaken)|cancell?ed|called off|postponed|rescheduled|aborted before|deferred|not begun)"
    r"|\bno (?:procedure|injection|block|needle|intervention)s? (?:was|were) (?:done|performed|given|placed|attempted|inserted)"
    r"|\b(?:no|nothing) (?:procedure )?(?:was )?(?:done|performed) today\b|\bno procedure (?:was )?(?:done|performed|today)"
    r"|\bentered in error|\bno[- ]show|\bdid not (?:show|present) for|\bleft (?:without|before) (?:the |any )?(?:procedure|injection|being)"
    r"|\b(?:we|i) (?:did not|didn't) (?:proceed|do (?:the|any) (?:procedure|injection))|\bprocedure (?:cancell?ed|not done|not performed|aborted prior)"
    r"|\b(?:never|not) (?:taken|brought) to the (?:procedure|fluoro\w*) (?:room|suite)|\bdisregard (?:the )?(?:above|this)")
DONE_AFTER_ALL = re.compile(r"\b(?:rescheduled|postponed|cancell?ed|deferred)\b[^.]*\b(?:last|earlier|previous|originally)\b|\bwas (?:then |subsequently )?(?:done|performed) today")

ABORTED = re.compile(
    r"\babort\w*|\babandon\w*|\bterminated\b|\bdiscontinu\w*|\bhalted\b|\bcould not be (?:completed|advanced|accessed|entered|reached|done|performed|placed|passed|cannulated)"
    r"|\bunable to (?:advance|access|enter|complete|pass|cannulate|obtain|place|reach|tolerate|safely)|\bnot completed\b|\bstopped (?:before|because|when|at|the|here)"
    r"|\bwas stopped\b|\b(?:was |were )?given up\b|\bgave up\b|\bended (?:at (?:her|his|the)|early|there)|\basked (?:us|me) to stop|\bcut short\b|\bcalled (?:it )?off\b|\bunsuccessful\w*\b|\bwould not (?:advance|pass)\b")
STARTED = re.compile(r"\b(?:skin (?:local|wheal|was)|local (?:anesthe\w+|was)|needle|incision|sedation (?:was )?given|midazolam|versed|lidocaine|punctur\w+|introducer|tuohy)\b")

NO = re.compile(r"\b(?:no|not|never|without|denie[sd]|declin\w+|refus\w+|omitted|skipp\w+|instead of|rather than|decided against|elected (?:not|against)"
                r"|avoid\w*|n't|nor|neither|defer(?:red|ring)?|cancell?(?:ed|ing)?|held off|hold off|withheld|postpon\w+|spar(?:ed|ing))\b")
NO_OTHERS = re.compile(r"\b(?:complications?|sedation|steroids?|drivers?|contrast|motor|response|increases?|doubts?|evidence|signs?|fevers?|changes?|relief|benefit|help"
                       r"|paresthesias?|blood|csf|vascular|allerg\w+|anticoag\w*|issues?|problems?|difficult\w+|longer|only|further|new|pain|prior|previous|question"
                       r"|resistance|weakness|numbness|infection|bleeding|adverse|immediate|known|interval)\b")
NOT_AFTER = re.compile(
    r"\b(?:(?:was|were|is|are|been|be) )?(?:not|never) (?:yet |been |be )?(?:done|performed|given|injected|attempted|treated|started|indicated|needed|required|carried|undertaken|used|placed"
    r"|repeated|pursued|offered|advised|recommended|billed|completed|approved|tolerated|entered|addressed|touched|blocked|lesioned|warranted)|\b(?:cancell?ed|deferred|omitted|skipped|declined"
    r"|spared|withheld|postponed|refused|held off|left (?:alone|untouched|for (?:next|another|later|the next))|ruled out|contraindicated|left out(?! of (?:the|my) (?:dictation|note|report|record))|(?:did|does) not (?:want|wish|proceed)|wasn't|weren't|isn't)\b"
    r"|:\s*(?:no|none|not done|n/?a|cancell?ed|declined|deferred)\b")

CONDITIONAL = re.compile(
    r"\b(?:if|unless|should (?:he|she|they|the|this|symptoms|pain|it)|may|might|could(?! only| not)|would|consider\w*|options?|candidate\w*|possib\w+|versus|vs\.?|discuss\w*|offer(?:ed|ing)?|alternatives?"
    r"|in case|whether|contemplat\w+|explor\w+|thinking about|talked about|potential(?:ly)?|eventual(?:ly)?|can be|benefit from|suitable for|appropriate for|wonder\w*|asked about|asks about|interested in|reserve)\b")
CONDITIONAL_AFTER = re.compile(
    r"\b(?:may|might|could|would|should|can) (?:be|help|follow|also|still|have)|\bif\b|\b(?:is|are|remains?|as) (?:an? )?(?:option|possibility|alternative|candidate)|\bas needed\b|\bconsidered\b|\bdiscussed\b|\bwas offered\b"
    r"|\bwere offered\b|\bto be considered\b|\bdepending\b")
PLAN = re.compile(
    r"\b(?:will|'ll|plan(?:s|ned|ning)?|schedul\w+|to be|going to|return(?:s|ing)? (?:for|in)|order(?:s|ed|ing)?|request\w*|authori[sz]\w+|prior auth|refer(?:red|ral|ring)?|recommend\w*|set (?:him|her|up)"
    r"|wants?|would like|await\w*|pending|intend\w*|come back|comes back|back (?:for|in)|rtc|f/u|follow[- ]?up|next|proceed (?:to|with)|move (?:on )?to|tomorrow|upcoming|prepar\w+ for|book(?:ed|ing)?|about to|proposed|anticipate\w*"
    r"|approved for|eligible for|consent(?:ed)? (?:to|for)|here (?:today )?for|presents? (?:today )?for|to be done|taken off|scheduled for|in (?:2|3|4|6|8|two|three|four) weeks?|staged)\b")
PLAN_AFTER = re.compile(
    r"\b(?:next (?:week|visit|month|time|session|step|appointment)|scheduled|planned|(?:is|are|was|were) to (?:be|follow)|will (?:be|follow)|to follow|pending|tomorrow|in (?:about )?\d+(?:-\d+)? (?:weeks?|days?|months?)|at (?:the )?next|later (?:this|on|date)"
    r"|on a later|ordered|requested|to be (?:done|scheduled|performed|given)|in the future|once (?:approved|authorized)|awaiting|when authori[sz]ed)\b|\bauthorization\b")
PAST = re.compile(
    r"\b(?:prior|previous\w*|last|past|(?<!would )(?<!may )(?<!could )(?:good |great |no |some )?benefit from|history of|h/o|hx of|s/p|status[- ]post|has had|have had|had (?:had|an?|the|her|his|no|good|some|great|\d+|bilateral|right|left|prior|previous|two|several|multiple)|having had|earlier|since (?:the|his|her|that)"
    r"|after (?:the|his|her|a|an) (?:first|last|second|previous)|following (?:the|his|her)|respon(?:se|ded|d) to|relief (?:from|after|with|of)|(?:failed|tried|trial of)|original|initial|old|two prior|index|remote|ago|before (?:this|that)|from (?:the )?(?:first|last)|did well (?:after|with)"
    r"|days? after|weeks? after|months? after|since|when (?:he|she|we|they) (?:had|did|got)|(?:he|she|they) used to)\b"
    rf"|\b(?:in|on|of|from|until|dated|back in) (?:early |late |mid[- ]?|last )?(?:{MONTHS}|spring|summer|fall|winter|20[012]\d|19\d\d)\b|\b(?:0?[1-9]|1[0-2])/(?:\d{{1,2}}/(?:20)?[012]\d|20[012]\d)\b")
PAST_AFTER = re.compile(
    r"\b(?:ago|\d+ (?:days?|weeks?|months?|years?) (?:back|earlier|prior|before)|last (?:week|month|year|spring|summer|fall|winter|time|visit)|yesterday|(?:gave|provided|brought|with|had|has|produced|yielded|offered|got|for|of|w/|reports?|noted|only|about|lasted) (?:her |him |the patient |about |roughly |over |only |around |a |good |great |excellent |significant |some |little |no |minimal |temporary )*(?:\d+ ?(?:%|percent)|relief|benefit|help)"
    r"|helped|wore off|did not help|didn't help|without (?:much )?(?:help|benefit|relief)|lasted|no (?:help|benefit|relief)|failed|(?:was|were) (?:helpful|successful|diagnostic|positive|negative)|previously|in the past|earlier this year|at (?:that|the last) visit)\b"
    rf"|\b(?:in|on|of|from|dated) (?:early |late |mid[- ]?|last )?(?:{MONTHS}|spring|summer|fall|winter|20[012]\d|19\d\d)\b|[(,]? ?\b(?:0?[1-9]|1[0-2])/(?:\d{{1,2}}/(?:20)?[012]\d|20[012]\d)\b|\b{MONTHS} (?:\d{{1,2}},? )?20[012]\d\b|\b20[012]\d\b(?! ?(?:mcg|mg|ml|cc|units?|hz|u\b))")
DONE = re.compile(
    r"\b(?:(?:was|were|has been|have been) (?:then |also |thus |successfully |now |again |uneventfully |next |first |carefully |easily |slowly |subsequently |repeated and )*(?:performed|done|carried out|completed|injected|placed|given|undertaken|accomplished|delivered|advanced|blocked|lesioned|treated|infiltrated|administered|deposited|instilled|implanted|inserted|repeated|ablated|obtained|achieved|entered|identified|made|created|tunneled|denervated|applied|used|filled|refilled)"
    r"|who (?:did|performed|placed|injected)|(?:i|we|dr\. \w+ and i) (?:then |also |next |first |again |went ahead and |just |only |therefore )*(?:did|performed|proceeded|injected|placed|gave|used|completed|carried out|blocked|lesioned|treated|administered|advanced|put|burned|ablated|repeated|numbed|accessed|implanted|refilled|went|entered)"
    r"|today'?s? (?:we|i|she|he|the|procedure|injection)|performed|done today|completed (?:today|without|uneventfully)|is (?:now )?done|given today|by me|uneventful(?:ly)?|tolerated (?:the|well|it|this)|proceeded with|went ahead with|carried out|(?:was |were )?(?:interrogated|refilled|reprogrammed)|(?:fellow|resident) (?:then )?(?:placed|performed|did|injected)|^\W*gave)\b|\bdone\b|\bwithout (?:any )?(?:complications?|incident|difficulty|problems?)\b")
TODAY = re.compile(r"\btoday(?:'s)?\b|\bthis (?:morning|afternoon|session|visit|encounter)\b|\bat this (?:visit|session|time)\b|\bsame (?:session|day|setting|sitting)\b")
DONE_TODAY = re.compile(r"\btoday\b[^.;]*\b(?:did|performed|injected|done|given|underwent|placed|blocked|treated|lesioned)\b|\b(?:did|done|performed|injected|given|underwent|placed|completed|blocked|treated|lesioned)\b[^.;]*\b(?:today|this (?:morning|afternoon|visit))\b")
OTHERS = re.compile(
    r"\b(?:by|with|from|under|per) (?:dr\.?|doctor|another|an? (?:outside|other|different)|anesthesia|(?:the )?crna|ortho\w*|outside|neurosurg\w*|(?:the )?(?:rep|device rep|representative|company)|rheumatolog\w*|pmr|pm&r|her|his|physical therapy|pt\b|ir\b|interventional radiology|(?:the )?(?:er|ed|surgeon|pcp|covering|hospitalist))"
    r"|\bdr\.? [a-z'-]+ (?:did|performed|gave|placed|injected|does|will|had|implanted|put)|\b(?:at|from) (?:another|an outside|outside|a different|an? other|the (?:other|hospital|er|ed)) (?:facility|hospital|clinic|practice|office|center|institution|provider)?|\boutside (?:facility|hospital|clinic|provider|practice|records?|physician)|\belsewhere\b"
    r"|\b(?:anesthesia|anesthesiolog\w+|crna|orthop\w+|rheumatolog\w+|neurosurg\w+|radiolog\w+|the rep|device rep) (?:team |service |clinic )?(?:did|performed|gave|placed|injected|administered|provided|will|reprogrammed|adjusted)|\bin the (?:er|ed)\b|\b(?:his|her) (?:husband|wife|mother|father|sister|brother|son|daughter|spouse|neighbor|friend)")
MINE = re.compile(r"\b(?:i|we|me|myself|my (?:fellow|resident)|under my|attending (?:present|supervis\w+)|with me present)\b")
TECHNIQUE = re.compile(
    r"\b(?:needles?|gauge|\d\dga?\b|tuohy|\d+(?:\.\d+)? ?(?:ml|cc|mg|mcg)|ml|cc|inject(?:ed|ate)|contrast|omnipaque|isovue|iohexol|iopamidol|dye|fluoro\w*|c-?arm|ultrasound|us[- ]guid\w+|lor|loss of resistance|aspirat\w+|lidocaine|lido|bupivacaine|bupi|marcaine|ropivacaine"
    r"|dexamethasone|dex|decadron|depo\w*|kenalog|triamcinolone|celestone|betamethasone|methylpred\w*|lesion\w*|\d+ ?(?:degrees|deg|c\b|\u00b0)|volts?|hz|impedance|electrodes?|leads? (?:was|were)|prone|supine|prepped|chlorhexidine|betadine|sterile|local|stylet|probe|cannula|trocar|cement|botox|units)\b")
BARE_SECTIONS = frozenset({"title", "body", "technique", "other", "findings", "addendum", "implants", "anesthesia"})

DONE_RIGHT_AFTER = re.compile(r"[\s:,|-]{0,4}(?:\([^)]*\) ?)?(?:done|given|completed|yes|performed|replaced|removed|implanted|injected|blocked|placed|as above|status: completed|went (?:in|well|smoothly))\b")
NO_INSIDE = re.compile(r"\W*(?:not|no|declined|skipped|deferred|cancell?ed)\b")
FUTURE = re.compile(r"\b(?:will|next|schedul\w+ for|plan to|if|to be done|(?:presents?|here|returns?|comes? in|in) (?:today )?for|taken off)\b")
NOT_YET_DONE = re.compile(r"\b(?:will|to|can|may|could|would|should|must|cannot|not) be (?:\w+ )?(?:performed|done|given|injected|placed|completed|treated|repeated|carried out|obtained|undertaken)\b")
COPIED = re.compile(r"\bcopied\b|\boriginal dos\b|\bcarried forward\b|\bpulled forward\b")
MARKED_PAST = re.compile(r"\b(?:prior|previous|past|failed|tried|relief from|last)\b")
MARKED_PLAN = re.compile(r"\b(?:schedul\w+|plan\w*|order\w*|refer\w*|request\w*|recommend\w*|repeat in|return)\b")
MARKED_NO = re.compile(r"\b(?:no|not|declin\w+|deferr\w+|cancell?ed|refus\w+|none)\b")
MARKED_CONSENT = re.compile(r"\b(?:consent\w*|risks?|understand\w*|discussed|explained|agree\w*)\b")
STOPPED_SHORT = re.compile(r"[.\n] ?(?:the )?(?:procedure |injection |attempt |case )?(?:was )?(?:then )?(?:ended|stopped|aborted|terminated|abandoned)(?: (?:here|there|at that point|early))?\.")
GOES_ON = re.compile(r"\b(?:stopped|ended|aborted|abandoned)\b[^.]*\.[^.]*\b(?:instead|then|switched|moved to|converted|successfully|was (?:done|injected|performed|given))\b")
ONE_FACT = re.compile(r"\b(?:side|level|dose|site|date|laterality)\b[^.]{0,30}\bentered in error")

DONE_INSIDE = re.compile(r"\b(?:removed|replaced|implanted|performed|done|injected|placed|given|completed|revised|repeated|refilled|blocked|treated|lesioned)\W*$")
GIVEN = re.compile(r"\b(?:given|injected|done|performed|completed)[.\s]*$")
EXPLAIN = re.compile(r"\b(?:explain\w*|counsel\w+|describ\w+ (?:how|what|that|the)|educat\w+|handout|leaflets?|brochure|asked? (?:about|whether)|questions? about)\b")
SAID = re.compile(r"\bmy (?:orthop\w+|doctor|surgeon|pcp|other \w+)\b")
INLINE_ITEM = re.compile(r"\s*(?:\(?[a-d1-9][.)]|#\d)")

#: Verbs that tell of the past unless the sentence itself tells how it was done.
WEAK_PAST = re.compile(r"\b(?:underwent|undergone|received)\b")
