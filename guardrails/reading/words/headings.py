"""What headings look like: for each section kind, compact patterns that a whole label must match.

`kind_of` is the only logic. Order matters: the first kind whose pattern covers the label wins.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OP = r"(?:op|operat(?:ive|ion)|procedur(?:e|al)|surgical|injection)"
_PRE = r"pre(?:-| )?"
_POST = r"(?:immediate )?post(?:-| )?"
_DX = r"(?:dx|diagnos[ei]s|diagnosis/es|diagnosis\(es\)|indication)"
_PX = r"(?:procedures?(?:\(s\))?|operations?(?:\(s\))?|operations?/procedures?|surger(?:y|ies)|proc|px|interventions?)"
_INJ = r"(?:injections?|nerve blocks?|blocks?)"

PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("body", (r"today", r"now", r"this visit", r"today's visit")),
    ("copied", (
        r"(?:copied|imported|pasted|carried forward|copied forward)(?: (?:from|h&p|summary|text|note)\b.*)?",
        r"(?:previous|prior|last) (?:visit |progress |procedure |clinic )?(?:note|visit|encounter)(?: (?:reads|"
        r"from|of|dated)\b.*)?",
        r"from (?:the |my )?(?:last|prior|previous) (?:visit|note|encounter)(?: .*)?",
        r"(?:copied-forward|carried-forward)\b.*", r"h&p \(copied.*",
    )),
    ("addendum", (
        r"(?:late |rn |md |physician |nursing )?addend(?:um|a)(?: (?:#?\d+|dated|by|to)\b.*)?", r"late entry(?: .*)?",
        r"corrections?",
        r"amended(?: note)?", r"amendment", r"addendum .*",
    )),
    ("billing", (
        r"billing(?: (?:summary|codes?|info\w*|notes?))?", r"coding(?: summary)?",
        r"cpt(?:[ -]?4)?(?: codes?(?:\(s\))?)?(?: .{0,12})?",
        r"charges?(?: capture| codes?)?", r"los", r"level of service", r"e/?m(?: level| code)?",
        r"icd(?:-?10)?(?:-cm)?(?: codes?)?",
        r"diagnosis codes?", r"superbill", r"modifiers?", r"hcpcs(?: codes?)?", r"ndc(?:/lot)?", r"procedure codes?",
    )),
    ("plan", (
        r"(?:treatment |follow[- ]?up |interventional |disposition(?:/| and )|post-?(?:op|procedure) |sedation |"
        r"pre-?procedure |care |pain )?"
        r"plans?(?: of care| number 1| for (?:today|next visit)|/recommendations?| and recommendations?)?",
        r"recommendations?", r"recs?",
        r"(?:assessment|impression|a)(?: ?(?:and|&|/|\+) ?)(?:plans?|p|recommendations?)", r"a ?/ ?p", r"a&p",
        r"ap", r"p", r"mdm", r"medical decision[- ]making", r"next (?:steps?|visit|appointment)",
        r"f(?:ollow)?[/ -]?u(?:p)?(?: (?:plan|appointments?|instructions?|visits?))?", r"rtc",
        r"return(?: to clinic| visit)?",
        r"(?:future |active |new |pending )?orders?(?: placed)?(?: this encounter| today)?",
        rf"{_PX} (?:ordered|orders?|requests?|requested|authorization)",
        r"referrals?(?: to .*)?",
        r"(?:proposed|planned|scheduled|intended|anticipated|future|upcoming|recommended|requested) "
        rf"(?:{_PX}|treatments?|{_INJ}|surger\w+)",
        rf"(?:{_PX}|surgery) (?:scheduled|planned|requested|proposed|recommended)",
        r"(?:prior )?auth(?:orization)?(?: request)?s?", r"goals?(?: of (?:care|therapy))?", r"to ?do", r"booking",
        r"scheduling",
        r"interested in", r"future", r"discussion(?: and plan)?", r"post-?op(?:erative)? plan",
    )),
    ("consent", (
        r"(?:informed )?consents?(?: (?:form|discussion|obtained|for .*|macro|note|statement))?(?: \(.*\))?",
        r"risks?(?:[ ,/&]+(?:and )?(?:benefits?|alternatives?|options?|complications?))*(?: discussed)?(?: \(.*\))?",
        r"r/?b/?a",
        r"shared decision[- ]making", r"parq", r"(?:patient )?acknowledg\w*", r"pre-?procedure counsell?ing",
        r"what is (?:this|a|an) .*",
        r"about your .*", r"alternatives?(?: .*)?",
    )),
    ("timeout", (
        r"(?:surgical |procedural )?(?:time|pre-procedure time)[- ]?out(?: (?:performed|note|record|called|"
        r"checklist).*)?",
        r"universal protocol", r"surgical safety checklist", r"(?:site|procedure|pre-?procedure|patient) verification",
        r"procedural pause",
        r"correct site.*", r"consent ?/ ?time-?out.*", r"checklist",
    )),
    ("instructions", (
        r"(?:discharge |patient |home|home care |post-?(?:op|procedure|injection) |aftercare |"
        r"activity )?(?:instructions?|education|handouts?|sheet)"
        r"(?: (?:given|sheet|handed out))?", r"avs", r"after visit summary", r"home care", r"when to call",
        r"activity", r"precautions",
        r"(?:discharge|education|post-?(?:injection|procedure)) sheet(?: .*)?", r"call (?:us )?if",
        r"(?:after|before|about) your .*",
    )),
    ("past_procedures", (
        rf"(?:past|prior|previous|earlier|interval|old|last|reviewed|relevant|historical) (?:surgical |"
        rf"interventional |pain )?(?:{_PX}|{_INJ}|treatments?|rfa|mbb|esi)"
        r"(?: ?(?:&|and|/) ?(?:response|relief|results?))?(?: log| list| history| \(.*\))?",
        r"past surgical(?: history| hx)?", r"psh(?:x)?", r"surgical h(?:istory|x)", r"surgical ?/ ?procedural history",
        rf"(?:{_PX}|{_INJ}|interventional|treatment) (?:history|hx|log)",
        rf"(?:{_PX}|interventional treatments?|treatments?) to date",
        r"(?:conservative |failed |prior )?(?:treatments?|therap(?:y|ies)|care)(?: tried)?(?: \(.*\))?",
        r"failed treatments?",
        r"date ?/ ?procedure ?/ ?relief", r"s/p", r"interventions", r"treatment dates?", r"medications tried",
        r"failed", r"tried", r"prior",
    )),
    ("diagnosis", (
        rf"(?:{_PRE}|{_POST})(?:{_OP} ?)?{_DX}", rf"{_PRE}(?:and|&|/) ?{_POST}?{_OP}? ?{_DX}",
        rf"{_PRE}(?:{_OP})? ?/ ?post(?:-| )?{_OP} {_DX}",
        rf"{_DX} \(pre and post\)", r"(?:pre|post)(?:-| )dx", r"(?:admitting|discharge|final) diagnos[ei]s",
        rf"pre-?(?:{_OP})? ?(?:and|&|/) ?post-?(?:{_OP})?(?: |-)?{_DX}", rf"{_PRE}{_OP} {_DX} \d",
        rf"{_POST}{_OP} {_DX}: same",
    )),
    ("assessment", (
        r"(?:clinical |my |diagnostic )?(?:assessment|impression)s?(?:/diagnos[ei]s)?", r"a", r"dx(?:'?s)?",
        r"diagnos[ei]s(?: list)?",
        r"(?:visit|encounter|primary|secondary|pain|working|provisional|differential|principal|associated|billing|"
        r"referring|active|current) "
        r"(?:diagnos[ei]s|dx|problems?)", r"active problems?", r"problem list", r"problems?(?: # ?\d+)?", r"ddx",
        r"differential", r"current", r"problem-based assessment",
    )),
    ("history", (r"reasons? for (?:visit|consult\w*|referral|encounter)",)),
    ("indication", (
        rf"(?:clinical |brief history and |relevant )?indications?(?: for (?:the )?(?:{_PX}|{_INJ}|"
        rf"treatment))?(?: ?/ ?medical necessity)?",
        r"medical necessity(?: statement)?", r"reasons?(?: for .*)?", r"justification", r"rationale",
        r"need for procedure",
        r"procedure (?:&|and) indications?",
    )),
    ("imaging_review", (
        r"(?:prior |outside |reviewed |diagnostic |pertinent )?(?:imaging|images|radiology|radiographs?|"
        r"diagnostics?|diagnostic (?:studies|data|imaging)|studies|results|data)"
        r"(?: (?:studies|review(?:ed)?|impression|results|report|findings))?",
        r"(?:mri|ct|x-?rays?|xr|emg|emg/ncs|ncs|ultrasound report|films|myelogram|bone scan|dexa|labs?)"
        r"(?:[ -](?:of )?(?:the )?(?:c|t|l|ls|cervical|thoracic|lumbar|lumbosacral|pelvis|hip|knee|shoulder|right|"
        r"left|brain|review|report|impression)"
        r"[ -]?(?:spine|hip|knee|shoulder)?)*(?: w/?o? .*| with.*)?(?: \(.*\))?(?: \d{1,2}/\d{1,2}/\d{2,4})?",
        r"labs?/imaging", r"outside records?(?: reviewed)?", r"radiographic studies",
    )),
    ("technique", (
        r"(?:provider|physician|md|operator|attending)(?:'s)? (?:procedure|free text|narrative)",
        rf"(?:description|details?|narrative|summary|technique) of (?:the )?(?:{_PX}|technique)",
        rf"(?:{_PX}|operative|{_INJ})(?: ?/ ?| )(?:in (?:full |greater )?detail|description|details?|techniques?|"
        rf"narrative|text|steps?|summary|documentation)(?: \(.*\))?",
        r"(?:operative |injection |surgical )?techniques?", r"narrative", r"details?", r"description", r"steps?",
        r"(?:flow|sequence|order|course|timeline) of (?:events?|the procedure|procedure|work)", r"lesion(?:ing)? (?:table|log|record)",
        r"(?:event|needle) (?:log|record|timeline)", r"timeline",
        r"procedure and findings", r"(?:operative )?findings (?:and|&) (?:technique|procedure|description)",
        r"technique (?:and|&) findings",
        r"position(?:ing)?(?:(?: and |/)prep)?", r"prep(?:(?: and |/)drape)?", r"needle placement", rf"{_INJ} # ?\d+",
        r"(?:right|left) side", r"level # ?\d+|level \d",
        r"lesion(?:ing)? parameters", r"stimulation(?: testing)?", r"(?:medications? )?injected",
        r"medications? (?:injected|administered(?: this visit| today)?|given)",
        r"injectate", r"steroid(?: used)?", r"(?:imaging )?guidance", r"fluoro(?:scopy)?(?: time)?",
        r"(?:ultrasound|us|fluoro\w*) guidance", r"contrast",
        r"programming(?: details)?", r"(?:pump )?refill details", r"administrations this visit",
        r"interrogation(?: report)?", r".{0,30}programming session",
        r".{0,40}(?:injections?|blocks?|arthrocentesis|botox|botulinum toxin)[: ]+(?:details|record|map)",
        r"procedure notes? - documented.*", r"approach",
        r"operative course", r"procedure course", r"intra-?op(?:erative)?(?: course)?", r"course", r"sites? injected",
        r"muscles(?: injected)?",
    )),
    ("title", (
        rf"(?:titles?|names?) of (?:the )?{_PX}",
        rf"(?:today'?s |actual |in-office |minor |office |brief |bedside |primary |additional )?(?:{_PX}|{_INJ})"
        r"(?: (?:performed|done|completed|rendered|title|note|report|today|this visit|name|type))*(?: # ?\d+|"
        r" \d(?: of \d)?)?(?: \(.*\))?",
        r"(?:brief |immediate )?(?:operative|op|post-?operative|post-?procedure) (?:report|note)s?(?: .{0,40})?",
        r"(?:interventional pain |pain |ir )?procedure (?:note|report)(?: .{0,40})?",
        r"what was done", r"performed(?: today)?", r"done(?: today)?",
        r"(?:tx|rx|treatment|treated|injected|needled) today", r"today'?s (?:tx|treatments?)", r"services?(?: performed| rendered)?",
        rf"{_PX} performed",
        r".{0,30}procedure note.{0,30}",
    )),
    ("findings", (
        r"(?:operative |intra-?operative |fluoroscopic |ultrasound |us |procedure |device )?findings?",
        r"epidurogram(?: interpretation)?", r"arthrogram", r"contrast pattern",
        r"radiographic interpretation.*", r"fluoroscopy report", r"interpretation", r"myelogram findings",
    )),
    ("implants", (
        r"(?:implants?|implant log|devices?(?: implanted| information)?|hardware|lead model.*|equipment|needles?|"
        r"supplies|mri conditional|implanted system)",
    )),
    ("anesthesia", (
        r"(?:type of |local )?an(?:a)?esthesia(?:/sedation| type| time)?", r"anes",
        r"(?:moderate |conscious |iv )?sedation(?: (?:record|time|note|start|end).*)?", r"mac",
    )),
    ("complications", (
        r"(?:immediate )?complications?", r"adverse (?:events?|reactions?)", r"ebl(?: ?/ ?complications)?",
        r"(?:estimated )?blood loss", r"specimens?(?: removed)?", r"drains",
        r"unplanned events",
    )),
    ("history", (
        r"(?:brief |pain |clinical |interval |social |family |past medical |medical |pertinent |relevant |"
        r"presenting |fam )?(?:history|hx)(?: of (?:the )?present(?:ing)? illness)?"
        r"(?: and physical)?(?: \(.*\))?", r"hpi(?: \(.*\))?", r"h\.p\.i\.?", r"subjective", r"s",
        r"(?:chief |presenting )?complaints?", r"c/?c",
        r"presenting problem", r"background", r"pmh(?:x)?", r"sh", r"fh(?:x)?", r"famhx", r"fmhx?",
        r"family medical history", r"ros", r"review of systems", r"patient[- ]reported",
        r"(?:response|relief)(?: (?:to|from|after) (?:last|prior|previous|the).*)?", r"functional status",
        r"pain diary", r"since last visit", r"interval(?: (?:update|events?|note|notes))?",
        r"update", r"opioid risk", r"ort", r"pdmp", r"h&p(?: update)?", r"story", r"course to date", r"about",
        r"patient history", r"social",
    )),
    ("medications", (
        r"(?:current |home |active |outpatient |prior to admission |discharge )*(?:medications?|meds?)(?: list|"
        r" on file| reconciliation)?(?: \(.*\))?", r"anticoag\w*", r"blood thinners?",
        r"analgesics", r"rx", r"prescriptions?", r"current (?:outpatient|facility).*", r"home",
    )),
    ("allergies", (r"(?:drug )?allerg(?:y|ies)(?:/reactions| to .*| list)?", r"nkda", r"all")),
    ("exam", (
        r"(?:physical |focused |neuro(?:logic)? |spine |pre-?procedure )?exam(?:ination)?(?: .{0,20})?", r"pe",
        r"objective", r"o", r"vitals?(?: signs)?", r"vs", r"musculoskeletal",
        r"provocative maneuvers?", r"mse", r"on exam", r"msk", r"neuro(?:logic)?", r"gait", r"inspection",
        r"palpation", r"rom", r"gen(?:eral)?",
    )),
    ("nursing", (
        r"(?:rn|ma|nurse|nursing|pacu|pre-?procedure|post-?procedure|phase ii|rn phase ii|"
        r"recovery room)(?: (?:notes?|prep|intake|assessment|checklist|record|rn|nursing|discharge|vitals|"
        r"macro))*(?: \d{1,2}:?\d{2})?(?: \(.*\))?",
        r"intake", r"rooming(?: note)?", r"vital sign flowsheet", r"aldrete(?: score)?", r"pacu nursing record",
    )),
    ("disposition", (
        r"dispo(?:sition)?", r"(?:patient )?condition(?: (?:at|on) discharge)?", r"recovery", r"pacu(?: course)?",
        rf"{_POST}(?:{_OP} )?(?:condition|course|evaluation|block assessment|assessment|pain|status)",
        r"post-?block (?:assessment|evaluation)", r"pre/post vas", r"pain (?:score )?(?:after|post)",
        r"discharge(?: summary)?", r"response to block", r"post", r"outcome", r"tolerance", r"result",
    )),
    ("signature", (
        r"(?:electronically |e-?)?signed(?: by)?", r"signature", r"attestation", r"teaching physician(?: statement)?",
        r"cc \(copy to\)", r"(?:dictated|transcribed|scribed|authored|reviewed) by", r"d: ?/ ?t", r"author",
        r"scribe(?: statement)?",
        r"(?:surgeons?|assistants?|attending|physicians?|proceduralist|operator|resident|fellow|"
        r"performing provider|(?:referring |supervising |rendering |ordering )?(?:provider|physician|md))(?:\(s\))?",
        r"cc", r"witness", r"e-?sig(?:nature)?",
    )),
    ("other", (
        r"(?:date|time)(?: of (?:service|procedure|visit|surgery|operation|birth|injury))?", r"dos", r"dob", r"doi",
        r"(?:visit|encounter|procedure|service)(?: type| date)?", r"encounter", r"location", r"facility", r"pos",
        r"site", r"patient(?: name| id)?", r"name", r"mrn", r"age(?:/sex)?", r"sex", r"insurance", r"payer",
        r"quality(?: measures)?", r"fall risk", r"portal message", r"telephone encounter", r"letter.*",
        r"page(?: \d.*)?", r"disclaimer", r"dragon disclaimer", r"transcription notes", r"scanned document", r"room",
        r"pcp", r"safety", r"social", r"mental health", r"injury", r"work status",
    )),
)

HEADINGS = PATTERNS
_COMPILED = tuple((kind, re.compile("|".join(f"(?:{p})" for p in patterns))) for kind, patterns in PATTERNS)
_EDGES = re.compile(r"^[\s*#=_<>\[\]{}~>•\"'-]+|[\s*#=_<>\[\]{}~\"':.-]+$")
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|[ivx]{1,4}[.)]|[a-h][.)])\s+")
_SPACES = re.compile(r"\s+")
_LONGEST = 70

#: headings whose text on the same line is all they govern, unless a list follows
ONE_LINE = frozenset(
    "title diagnosis indication consent timeout anesthesia complications allergies medications signature other billing "
    "findings implants disposition exam imaging_review past_procedures".split())


def label_of(words: str) -> str:
    """The bare label in `words`: no decoration, number, colon or double space, lower case."""
    bare = _EDGES.sub("", words.lower())
    return _SPACES.sub(" ", _EDGES.sub("", _NUMBERED.sub("", bare)))


#: labels too common as plain words to head a line without a colon
WEAK = frozenset((
    "a about activity all ap approach block blocks care cc condition contrast course ct current date description "
    "details discharge done facility failed fh fluoro fluoroscopy future gait goals guidance home injections injury "
    "interpretation interval intervention interventions labs level location los mac muscles name needle needles o "
    "outcome p page patient performed pos post pre prior recovery result return rom room rx s safety service "
    "services sh site sites social steps steroid story summary surgery targets therapy time tolerance treatment "
    "treatments tried update "
).split())


def heads_line(line: str) -> str | None:
    """The section kind that a line without a colon heads: whole, and not a word of plain speech."""
    if len(line) > _LONGEST + 20:
        return None
    label = label_of(line)
    return None if label in WEAK else _kind(label)


def kind_of(words: str) -> str | None:
    """The section kind that `words` head, if they are a heading."""
    if len(words) > _LONGEST + 20:
        return None
    return _kind(label_of(words))


@lru_cache(maxsize=8192)
def _kind(label: str) -> str | None:
    if not label or len(label) > _LONGEST:
        return None
    for kind, pattern in _COMPILED:
        if pattern.fullmatch(label):
            return kind
    return None
