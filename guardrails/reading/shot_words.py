"""What is done to joints, tendons and muscles, and the words beside their names."""

from __future__ import annotations

#: One of these stands in every note that injects, aspirates or needles something.
GATE = (
    "inj",
    "aspirat",
    "arthrocent",
    "arthro syn",
    "drew off",
    "drawn off",
    "evacuat",
    "tapped",
    "tap ",
    "shot",
    "needl",
    "botox",
    "botul",
    "obot",
    "abot",
    "toxin",
    "tpi",
    "trigger",
    "dysport",
    "xeomin",
    "myobloc",
    "daxxify",
    "chemodenerv",
    "preempt",
    "visc",
    "zilretta",
    "durolane",
    "euflexxa",
    "orthovisc",
    "supartz",
    "hyalgan",
    "gel-one",
    "kenalog",
    "depo",
    "triamcin",
    "csi",
    "platelet",
    "prp",
    "taut",
    "dystoni",
    "spastic",
    "sites",
    "synvisc",
    "prolo",
    "drained",
    "received",
    "bow tox",
    "bo tox",
    "joints:",
    "landmark",
    "injectate",
    "marrow",
    "caine",
    "lido",
    "bupi",
    "ropi",
    "units",
    "piston",
    "ndl",
    "intramuscular stim",
    "ims ",
    "dn:",
    "filiform",
    "dexa",
    "dex ",
    "celestone",
    "betameth",
    "methylpred",
    "decadron",
    "steroid",
    "cortiso",
    "infiltrat",
    "bathed",
    "triam",
    "xiaflex",
    "collagenase",
    "sheath",
    "ganglion",
    "bursa",
)
#: The same for what has no stem: "20 K".
GATE_DOSE = r"\b(?:5|10|20|30|40|60|80)\s?k\b|\btac\b|\bk-?(?:10|40)\b"
STEROID = (
    r"\b(?:kenalog|kenelog|triam\w*|depo-?\s?medrol|depomedrol|methylpred\w*|dexa\w*|decadron|celestone"
    r"|betameth\w*|aristospan|zilretta|cortisone|cortico-?steroid\w*|steroid\w*|solu-?medrol|\d+\s?k\b"
    r"|(?<=mg\s)k\b|\bk-?(?:10|40)\b|\bdm(?=\s(?:20|40|80|120)\b)|(?<=\b20\s)dm\b|(?<=\b40\s)dm\b|(?<=\b80\s)dm\b|(?<=mg\s)dm\b|(?<=\d\s)tac\b|(?<=mg\s)tac\b|tac(?=\s\d)|depo\b(?!-?\s?prov)|dex\b)"
)
GEL = (
    r"\b(?:synvisc\w*|sin\svisk|euflexxa|orthovisc|monovisc|durolane|duralane|gel-?one|gelsyn\w*|supartz"
    r"|hyalgan"
    r"|visco\w*|trivisc|triluron|synojoynt|hymovis|genvisc|hyaluron(?!idase)\w*|gel\sshots?|gel\sinject\w*"
    r"|rooster\scomb"
    r"|ha\s(?=inj))"
)
LOCAL = (
    r"\b(?:lido\w*|bupi\w*|ropi\w*|naropin|mepiv\w*|local\sanesth\w*|sarapin|(?!co)[a-z]{2,12}caine"
    r"|(?:marc|xylo|(?<=%\s)bup|(?<=cc\s)bup|(?<=ml\s)bup|bup(?=\s0?\.\d))\b)"
)
DRUG = rf"(?:{STEROID}|{GEL}|{LOCAL}|\b(?:prp|platelet\w*|xiaflex|collagenase)\b)"
#: A steroid with a bare number beside it: "80 depo", "kenalog 40", "20 K".
DOSED = rf"\b\d+\s(?:mg\s)?(?:of\s)?(?:{STEROID})|(?:{STEROID})\s\d+|{GATE_DOSE}"
DOSE = r"\b\d+(?:\.\d+)?\s?(?:mg|mgs|ml|cc|ccs|mls|milligrams?|milliliters?|mcg)\b"
#: Words that name or do the thing.
DEED = (
    r"\b(?:inject(?:ed|ing|ions?|ate)?|inj|injs|aspirat(?:ed|ion|ing)|arthrocentesis|arthro\ssynthesis|tapped"
    r"|shots?|instill\w*|infiltrat\w*|deposit(?:ed)?|drained|evacuated|bathed|same\s(?:drug|mix|mixture|injectate|solution|cocktail)|drew\s(?:off|out|back\s\d)|drawn\s(?:off|out)|took\soff\s\d|csi|hydro-?dissect\w*|peppered"
    r"|needling|needled)\b"
)
#: Weaker words: only beside a drug or a dose.
GAVE = (
    r"\b(?:did\sthe|\d+\sof|given|gave|got|gets|placed|received|put|treated|done|performed|used|administered"
    r"|entered|each"
    r"|took\soff|today)\b"
)
_FILL = (
    r"(?:joints?|jts?|burs\w+|space|tendons?|sheaths?|cysts?|insertions?|origins?|steroid|cortico\w*"
    r"|cortisone"
    r"|ia|intra-?articular|ha|gel|synvisc\w*|hyaluron\w+|ultrasound|us|usg|fluoro\w*|guided|guidance|under"
    r"|diagnostic|therapeutic|trigger|finger|muscles?|tendinitis|syndrome|number|#?\d|x\s?\d|left|right"
    r"|bilat\w*|rt|lt|r|l|mr|digit|thumb|index|middle|long|ring|small|groove|acid|series|of|the)"
)
PROCEDURE_AFTER = (
    rf"(?:\s?\([^)\n]{{1,14}}\))?(?:[\s/-]{_FILL}){{0,6}}[\s,:-]*"
    r"(?P<w>inject(?:ed|ions?)|inj\b|injs\b|aspirat\w*|arthrocentes\w*|tap\b|taps\b|tapped|shots?\b|csi\b"
    r"|drained"
    r"|drainage|infiltrat\w*|viscosup\w*|hydro-?dissect\w*|arthrogram)"
)
PROCEDURE_BEFORE = (
    r"\b(?P<w>inject(?:ed|ing|ions?)?|inj|aspirat\w*|arthrocentesis|arthro\ssynthesis|taps?|shots?"
    r"|infiltrat\w*|csi"
    r"|visco\w*|hydro-?dissect\w*)"
    r"(?:\s(?:of|to|into|in|at|for|on|and|aspirat\w+|inject\w+|was|given|done|number|\d|x\s?\d|over|around"
    r"|per"
    r"|under|trigger\spoints?|multiple|several|points?))*"
    r"[\s,:-]*(?:(?:the|a|an|both|each|his|her|right|left|bilateral|rt|lt|r|l|b/l|bil|first|second|third"
    r"|fourth"
    r"|fifth|joint|space|greater|patient's|\d|intra-?articular|ia|upper|lower|level|of|and|opposite|other"
    r"|contra-?lateral)\s){0,6}$"
)
#: Named right after a place, it is what hurts there, or where the body lay: no place of a needle.
_OF = r"(?:'s)?(?:\s(?:joint|jt|region|area))?\s?(?:-|\s)?"
DISEASE_AFTER = (
    rf"{_OF}(?:pain\b|oa\b|osteoarth\w*|arthritis|arthralgia|arthropath\w*|hurts?\b|aches?\b|sore\b"
    rf"|bothers?\b|sprain|strain|stiffness|swelling|tender\w*"
    r"|instability|impingement|effusions?\b(?!\s(?:was\s)?(?:aspir|drain|tapped))|symptoms?|problems?"
    r"|crepit\w*)"
)
NOT_AFTER = (
    rf"{_OF}(?:brace|splint|sling|mri\b|ct\b|x-?rays?\b|radiograph|films?\b|replacement|arthroplast\w*"
    rf"|arthroscop\w*"
    r"|surger\w*|fracture|rom\b|range|strength|reflex|jerk|were\sflexed|was\sflexed|flexed\b(?!\sknee)|bent\b"
    r"|roll\b"
    r"|bolster|pillow|height|level\b|girdle|straps?\b|scheduled|disarticul\w*|immobili\w*|positioned|prepped|draped|padded|supported|abducted"
    r"|adducted|extension\b|flexion\b|exam\b|dislocat\w*|hardware|prosthe\w*|weakness|impingement\ssign)"
)
NOT_BEFORE = (
    r"(?:\b(?:mri|x-?rays?|ct|films?|radiographs?|pain\s(?:in|of|over)|tender\w*\s(?:over|at|to|in|along)"
    r"|palpat\w+\s(?:of|over)|arthritis\s(?:of|in)|osteoarthritis\s(?:of|in)|oa\s(?:of|in)|swelling\s(?:of"
    r"|in)"
    r"|under|beneath|behind|crossed|flex(?:ing|ed)?|bend(?:ing)?|extend\w*|replacement\sof|brace\sfor|at\sor"
    r"|above|below|to\sthe\slevel\sof|pillow\sunder|range\sof\smotion\s(?:of|in)"
    r"|(?:medial|lateral|superior|inferior|anterior|posterior|proximal|distal|deep|superficial|adjacent|caudal|cephalad|volar)\sto"
    r"|past|through|between|avoid\w*|clear\sof|away\sfrom)"
    r"\s(?:the\s|his\s|her\s|both\s|right\s|left\s|bilateral\s|r\s|l\s)*)$"
)
#: A joint that says where a ligament or tendon is.
PART_OF = (
    r"\b(?:ligaments?|tendons?|sheaths?|pulley)\s(?:of|at|over|near|around|about)\s(?:(?:the|his|her|right|left|r|l|thumb"
    r"|index|middle|ring|small|little|finger)\s)*$"
)
#: "After a wheal of lidocaine the left elbow was entered": what went before is of today.
MADE_READY = (
    r"^\s?(?:after|following|once|with|upon)\b[^.;]{0,60}\b(?:wheal|an(?:a)?esth\w*|lido\w*|numb\w*|prep\w*|consent\w*|time-?out"
    r"|local|steril\w*|clean\w*|chlor\w*|discuss\w*|explain\w*|scan\w*|mark\w*|palpat\w*)\b"
)
#: Contrast or drug that spread along a tendon or ligament was not put into it.
SPREAD_ALONG = (
    r"\b(?:contrast|dye|spread|flow\w*|track\w*|stayed|ran|outlin\w*|filling)\b[^.;\n]{0,40}"
    r"\b(?:along|around|over|within|against|to|toward|outlin\w*)\s(?:the\s)?$"
)
#: Procedures of other families: a place in their sentence is only where they were.
RIVAL = (
    r"\b(?:\w+(?:al|ar|an|ic|ous)\sn(?=\.)|nerves?(?!\s(?:injury|damage|root\sirrit|stud|conduct|test|ending|(?:was\s)?(?:avoid|palpat|protect|kept|spared|marked|identified\sand|found\sand|seen\sand|watched|out\sof)|and\svess))|branch(?:es)?|plexus|ganglion\simpar|epidurals?|esis?"
    r"|tfesis?"
    r"|facets?|foram\w+|sacro-?iliac(?!\slig)|si\s(?:joints?|jts?)|sijs?|genicular|leads?|stimulat\w+|pump"
    r"|stellate"
    r"|blocks?|ablat\w*|rfa?|radio-?\s?frequency|medial\sbranch|mbbs?|lesions?|kypho\w*|interlaminar|caudal"
    r"|lamina|hiatus|sacral|epidurogram|disc(?:s|ogram\w*|ograph\w*)?|catheter|phenol"
    r"|neuroly\w*|fascia\siliaca|iliac\sfascia|peng|ipack|adductor\scanal|interscalene"
    r"|(?:supra|infra)-?clavicular|suprascapular|ssnbs?|isbs?|scbs?|fnbs?|acbs?|gonbs?|onbs?|sgbs?|saphenous|sciatic|planes?(?=\s(?:block|inj|cath))|(?:spinae|fascial|abdominis|serratus|pec\w*|lumborum|esp|tap|ql)\splane)\b"
)
#: "Block for left elbow ORIF": the joint of an operation.
OPERATED = r"\s(?:joint\s)?(?:orif|arthroplast\w*|scope\b|arthroscop\w*|fusion|surger\w+|reconstruction|hemiarthroplast\w*|replacement)\b"
#: A rival that is no other procedure after all.
NOT_RIVAL = (
    r"\b(?:post(?:erior)?|middle|ant(?:erior)?)\.?\sfacet\b|"
    r"\b(?:after|following|under|with|using)\s(?:an?\s)?(?:(?:\d%|lido\w*|local)\s)?(?:digital|ring|field|wrist|ankle|toe)\s(?:nerve\s)?blocks?\b"
    r"|\bmedian\snerve\b|\bpudendal\snerve\sblock\swas\sdeferred"
    rf"|\b(?:no|not|never|without|rather\sthan|instead\sof)\s(?:(?:a|an|the|any|into|in|done|doing|of)\s)*(?:\w+\s)?{RIVAL}"
)
#: Time sentences that leave out what was done today: "exclusive of the knee injection".
BESIDE_TIME = (
    r"\b(?:exclusive\sof|not\scounting|excluding|not\sincluding|incl(?:uding|udes|\.)?|separate\sfrom"
    r"|apart\sfrom|minus)\s(?:the\s)?(?:time\s(?:for|of)\s(?:the\s)?)?(?:\d+\s?min\w*\s(?:of\s"
    r"|for\s)?(?:the\s)?)?"
    r"(?:[\w/-]+\s){0,3}$"
)
MINUTES = r"\b(?:\d+\s?min\w*|total\stime|minutes)\b"
#: Into a muscle or the skin for the whole body, or nobody's joint.
SYSTEMIC = (
    r"\b(?:im\b|intramuscular\w*|subcut\w*|sq\b|sub-?q\b|vaccin\w*|toradol|ketorolac|b-?12|flu\sshot"
    r"|immuni\w+"
    r"|insulin|emgality|aimovig|ajovy|iv\spush|allergy\sshot)"
)
DENIED = (
    r"^[^.;\n]{0,100}?\b(?:(?:not|never)\s(?:\w+\s)?(?:injected|treated|entered|tender|done|aspirated|needled|tapped"
    r"|touched)|no\sinj(?:ection\w*|ected)?\b|no\sshots?\b|spared"
    r"|skipped|hold(?:ing)?\soff|held\soff"
    r"|omitted|bypassed|left\salone|untouched|declined|refused|deferred|cancell?ed|h[eo]ld\b(?!\s(?:pressure|still|firm\w*|in\splace|steady|with))|avoided|did\snot\s(?:\w+\s)?(?:inject|needle|treat|touch|do)|without\sbeing\s(?:injected|needled|treated)|left\s(?:it|them|that\sone|this|those)\salone)\b"
)
UNMARKED = r"(?:\[\s?\]|\(\s?\)|\u2610)\s*(?:(?:left|right|bilateral|l|r|rt|lt|b/l)\s)?(?:\w+\s)?$"
MARKED = r"(?:\[x\]|\(x\)|\u2612|\u2713)\s*(?:(?:left|right|bilateral|l|r|rt|lt|b/l)\s)?(?:\w+\s)?$"
REPEAT = (
    r"\b(?:same|identical(?:ly)?|repeated|likewise|similarly|mirror(?:ed)?|in\sthe\ssame\s(?:manner"
    r"|fashion|way))\b"
)
CORRECTION = r"\b(?:correction|sorry|i\smean|scratch\sthat|strike\sthat|make\sthat|excuse\sme|no,?\swait)\b"
ONLY_THE = r"\bonly\s(?:the\s)?(?P<s>right|left|rt|lt|r|l)\b[^.;,\n]{0,20}\b(?:injected|done|treated|given|aspirated)\b"
NOT_THE_OTHER = (
    r"\b(?P<s>left|right)\b[^.;\n]{0,60}?,?\s(?:and\s|but\s)?not\s(?:on\s|in\s|into\s)?(?:the\s)?(?P<w>left|right)\b"
)
#: A plan that tells what was done.
TOLD = (
    r"\b(?:was|were)\s(?:then\s|also\s)?(?:given|injected|aspirated|administered)\b|^\s?inject(?:ed)\b"
    r"|\bi\s(?:then\s|also\s)?(?:injected|gave|aspirated)\b|\binjected\b"
)
FUTURE = (
    r"\b(?:will|plan(?!es?\b|tar)\w*|next|schedul\w*|consider\w*|may|could|would(?!\s(?:accept|take|allow|admit|hold|go|not\s(?:accept|take|go)))|should|if|return|recommend\w*|order\w*"
    r"|discuss\w*"
    r"|option\w*|candidate|pending|request\w*|auth\w*)\b"
)

PRP = (
    r"\b(?:p\.?r\.?p\b|p\sr\sp\b|l[pr]-prp|platelet[-\s](?:rich(?:\splasma)?|concentrate\w*|lysate|plasma)"
    r"|leu[ck]o(?:cyte)?s?[-\s](?:poor|rich|reduced)(?:\s(?:prp|plasma|platelets?))?|autologous\s(?:platelet\w*|(?:conditioned\s)?plasma)"
    r"|acp\b|(?:ml|cc)\s(?:of\s)?(?:the\s)?plasma\b|plasma\s(?:was\s)?inject\w*|platelets?\s(?:inject\w*|product)|(?:blood\s)?spun\sand\sinjected|n-?stride\b"
    r"|autologous\sprotein\ssolution|(?:white\s(?:blood\s)?cell|leu[ck]ocyte|wbc)(?:\sand\sprotein)?\sconcentrate)"
)
#: White cells or proteins of the patient's own blood, concentrated.
WHITE_CELLS = (
    r"\b(?:n-?stride\b|autologous\sprotein\ssolution|(?:white\s(?:blood\s)?cell|leu[ck]ocyte|wbc)(?:\sand\sprotein)?\sconcentrate)"
)
MARROW = (
    r"\b(?:bmac\b|bone\smarrow|marrow\s(?:asp\w*|conc\w*)|stem\scells?|lipoaspirate|adipose\s(?:graft"
    r"|cells?))"
)
DRY = (
    r"\b(?:dry[-\s]n(?:ee)?dl\w*|tdn\b|dn\b(?=\s(?:x|to|of|l|r|left|right|bilat)"
    r"|\s?\((?:no|nothing)\b|\s?:[^.;\n]{0,120}(?:\.\d\d|\bneedles?\b|\btwitch|\bno\s(?:inj|med|drug)))|intramuscular\sstimulation|ims\b"
    r"|filiform|(?:solid|filament)\s(?:[\w.]+\s){0,5}?(?:needles?|filaments?)"
    r"|needle\sinsertion\swithout\sinjection)"
)
NOTHING_GIVEN = (
    r"\b(?:nothing\s(?:was\s|is\s)?(?:inj|deposit|instill)\w*|no\s(?:substance|medication|drugs?|injectate|inj|medicine|solution)\b"
    r"|without\s(?:any\s)?(?:inject\w*|medications?|drugs?|medicine|solution)\b)"
)
#: The size of a needle that has no bore, and what it makes.
FILIFORM = r"\b0?\.\d\d?\s?(?:mm\s?)?(?:x|by)\s?\d\d|(?<!\d)\.\d\d?\s?(?:mm\s?)?(?:x|by)\s?\d\d|\bltrs?\b|\blocal\stwitch"
#: A muscle that troubles its owner.
COMPLAINT = r"\b(?:bothers?|bothering|hurts?|hurting|aches?|aching|sore|flar\w+|worse|still\s(?:painful|tight|tender))\b"
TPI = (
    r"\b(?:trigger[-\s]points?(?:\s(?:inj\w*|therapy))?|tpis?\b|trigs\b|trig(?:ger)?\s?pts?\b|m?trpi?s?\b|tender\spoints?\sinj\w*|myofascial\sinj\w*"
    r"|muscle\sinj\w*|wet\sneedling|triggerpoint\w*)"
)
#: Words that make "trigger points" or a muscle a treated one.
TPI_SIGNS = r"\b(?:trigger[-\s]?points?|tpis?|taut|twitch\w*|jump\ssign|myofascial|fann\w*|pepper\w*)\b"
TOXIN = (
    r"\b(?:botox|bow\s?tox|bo\stox|btx|botulinum(?:\stoxin)?(?:\s(?:type\s)?a)?|ona\s?-?botulinum\w*"
    r"|on\sa\sbotulinum\w*"
    r"|(?:ona|abo|inc-?o?|inco|rima|daxi)-?bot\w*|dysport|dis\sport|xeomin|zee\so\smin|myobloc|daxxify"
    r"|daxibot\w*"
    r"|chemo-?denerv\w*|pre-?\s?e?mpt(?:ive)?(?:\sprotocol)?|toxin|fixed[-\s]sites?\b|31[-\s]sites?"
    r"|(?:torticollis|(?:latero|antero|retro)collis|cervical\sdystonia|blepharospasm"
    r"|hemi-?\s?facial(?:\sspasm)?|hfs"
    r"|salivary(?:\sglands?)?|orbicularis(?:\soculi)?)\sinject\w*)\b"
)
UNITS = r"\b\d+(?:\.\d+)?\s?(?:u|units?)\b"
#: A needle seen or led into a joint, nothing said of the syringe.
NEEDLE_IN = (
    r"\bpunctured\b|\bneedle\s(?:\w+\s){0,3}?(?:enter\w*|advanced|placed|guided|directed|introduced|inserted|seen)\b"
    r"|\b(?:watched|saw)\sthe\sneedle\b|\bentered\b"
)
#: An order with the hour at which it was given.
CHARTED = r"\b(?:administered|given)\s(?:at\s|@\s?)?\d{1,2}:?\d\d\b"
#: Toxin by what it is for: muscles treated for a tone.
TONE = (
    r"\b(?:treated|inject\w*)\b[^.;]{0,60}\b(?:dystonia|spastic\w*)|\b(?:dystonia"
    r"|spastic\w*)\b[^.;]{0,60}\b(?:treated"
    r"|inject\w*)\b"
)
#: What was talked about, or only agreed to.
TALKED = (
    r"\b(?:options?\s(?:reviewed|discussed|include\w*|were)|choices|agreed\sto|consent\w*\s(?:to|for)"
    r"|asked\s(?:about|for)"
    r"|leaflets?\son|handout\son|information\son|brochure)\b[^.;]*$"
)
#: What the patient would have liked.
WISHED = (
    r"\b(?:want(?:s|ed|ing)?|wish(?:es|ed|ing)?|hop(?:es|ed|ing)|expect(?:s|ed|ing)|would\slike|request(?:s|ed|ing)|ask(?:s|ed|ing)\s(?:for|to|that|if))"
    r"\b[^.;:]{0,40}$"
)
#: A deed told, in the words of the place itself.
DID = (
    r"\b(?:did\sthe|got|received|injected|aspirated|tapped|drew\soff|drawn\soff|evacuated|punctured|lavaged|drained|bathed|today|given|done|performed|needled"
    r"|treated|peppered|deposited"
    r"|infiltrated|instilled|entered|placed|put|administered)\b"
)
#: "today #2 given" after an older date.
NOW_GIVEN = r"\btoday\b[^.;\n]{0,25}\b(?:given|injected|done|performed|aspirated)\b"
#: Papers about an injection, and a note that says that none was done.
PAPERS = (
    r"(?:\s(?:joint|bursa))?\s(?:inject\w*|inj)[ ](?:consent|handout|education|referral|order|request"
    r"|auth\w*|sheet|form)\b"
)
#: From a reason to the deed, and what says that the deed itself is old.
LEADS_TO = r"->|\b(?:so|hence|therefore|thus)\b"
BEFORE_TODAY = r"\b(?:ago|last|prior|previous\w*|since|had|in\s(?:19|20)\d\d|by\s(?:dr|another|outside)|helped|relief)\b"
NOTHING_DONE = r"\bnothing\s(?:was\s)?(?:injected|done|given)\b"
#: Denials that take nothing back.
NO_MATTER = (
    r"\b(?:no|without|nil)\s(?:\w+\s)?(?:us|ultrasound|imag\w*|guid\w*|fluoro\w*|effusion|fluid|complicat\w*|resist\w*"
    r"|blood|heme|paresth\w*|steroids?|local|erythema|infect\w*|warmth|contrast|sedation|issues?|problems?|difficulty)\b"
)
#: Done where others work, and a visit that says that it was not for a needle.
DONE_THERE = (
    r"\b(?:in|at|by)\s(?:the\s|her\s|his\s|an?\s)?(?:ed|er|urgent\scare|emergency\s\w+|outside\s\w+|another\s\w+"
    r"|ortho(?:p\w+)?|rheum\w*|podiatr\w*|pcp\w*|sports\smed\w*)\b"
)
NOT_TODAY = r"\bno\s(?:taps?|injections?|procedures?|aspirations?|needle)\s(?:(?:was|were|done|performed|given)\s)*today\b"
NO_DRUG = r"\b(?:nothing|no\s(?:drugs?|medications?|medicine|injectate|injection|solution))\s(?:was\s)?(?:injected|given|instilled|made)\b"
#: A point that hurts is where the needle goes: "over the point of maximal tenderness at the greater trochanter".
SORE_POINT = (
    r"\b(?:points?|areas?|sites?|spots?)\sof\s(?:\w+\s)?(?:tender\w*|pain)\s(?:over|at|to|in|along|of)"
    r"\s(?:the\s|his\s|her\s|right\s|left\s|greater\s)*$"
)
#: A problem with what was done for it: "Right knee OA: 40 mg Kenalog injected".
PROBLEM_DONE = r"[^.;:\n]{0,25}(?::|\s-|\s\u2013)\s"
LABEL = r"(?:^|\n|[|;.]\s?|\s\s)\s?"
#: A field of choices, one of them ticked.
CHOICES = rf"{LABEL}(?:[\w/ ]{{0,20}}\b)?(?:target|site|joint|bursa|tendon|structure|location|area|injected)s?(?:\s\w+)?\s?:[^\n]{{0,200}}$"
#: A field of the procedure that names its place: "Target: left knee joint".
FIELD = (
    rf"{LABEL}(?:\(?#?\s?\d\s?[.):]?\s)?(?:target|site|joint|bursa|tendon|structure|injected|injection|injection\ssite|procedure\ssite"
    r"|site\sof\sinjection|treatment\ssite|location|body\s(?:part|site|area)|anatomic(?:al)?\s(?:site|location))s?"
    r"(?:\s(?:injected|treated))?\s?:\s*(?:\[x\]\s?)?"
    r"(?:(?:left|right|bilateral|both|rt|lt|r|l|b/l|the|intra-?articular|thumb|index|middle|long|ring|small|little"
    r"|finger|[1-5](?:st|nd|rd|th))\s)*$"
)
