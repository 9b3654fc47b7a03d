"""Headings as physicians and record systems write them -> section kind. Matched whole, at a line's start."""

from __future__ import annotations

#: kind -> patterns (lower case, without colon). The first kind whose pattern matches the whole heading wins.
HEADINGS: tuple[tuple[str, str], ...] = (
    ("copied", r"copied (?:forward )?from.*|(?:from )?(?:previous|prior|last|earlier) (?:visit |office |procedure |progress )?notes?.*"
               r"|prior encounter.*|carried forward.*|(?:begin )?copied (?:text|section).*"),
    ("plan", r"(?:treatment |interventional |follow[- ]?up |post-?procedure |pre-?procedure |sedation )?plans?(?: of care)?|p"
             r"|recommendations?|recs|assessment (?:and|&) plan|a/?p|a ?& ?p|impression (?:and|&|/) ?plan|mdm"
             r"|medical decision making|next steps?|follow[- ]?up|f/?u|rtc|return to clinic|(?:future )?orders?(?: placed.*)?"
             r"|procedures? ordered|referrals?|proposed treatment|authorization request|prior auth\w*|goals|disposition and plan"
             r"|(?:planned|proposed|scheduled|intended) (?:procedures?|surgery|intervention)|(?:procedures?|surgery) (?:scheduled|planned|ordered)|pending|hold|next (?:visit|time)|(?:procedure|treatment) orders?"),
    ("consent", r"(?:informed |procedural |verbal |written )?consent(?: (?:obtained|discussion|form|for procedure|macro|\(standard\)|note))?"
                r"|risks?(?:[ /,&]| and )+benefits?.*|r/?b/?a|shared decision making|parq|patient acknowledge?ment"
                r"|pre-?procedure counsell?ing|what is this procedure\??|about your procedure"),
    ("timeout", r"time[- ]?out.*|universal protocol|surgical safety checklist|site verification|pre-?procedure verification"
                r"|procedural pause|correct site.*"),
    ("past_procedures", r"(?:past )?surgical (?:history|hx)|pshx?|(?:prior|previous|past|recent) (?:procedures?|interventions?|injections?|treatments?)(?: .*)?"
                        r"|interventional (?:history|treatments? to date)|(?:procedure|injection) history|past procedure log"
                        r"|treatments? (?:tried|to date)|conservative (?:treatment|care|management)|failed treatments?"
                        r"|interventions to date|last procedure|reviewed procedures|date ?/ ?procedure ?/ ?relief|surgical/procedural history"),
    ("diagnosis", r"(?:pre|post|pre ?/ ?post|pre-? ?(?:and|&) ?post)[- ]?(?:op(?:erative)?|procedur\w*)?[- ]?(?:diagnos[ei]s|dx)(?: ?\d)?"
                  r"|(?:pre|post)[- ]?op(?:erative)?|diagnos[ei]s \(pre and post\)|(?:final|discharge|admitting) diagnos[ei]s"),
    ("billing", r"billing(?: summary)?|coding|cpt(?: codes?| code\(s\))?|charge capture|charges|los|level of service|icd-?10(?:-cm)?(?: codes?)?"
                r"|diagnosis codes?|superbill|modifiers?|hcpcs|ndc/lot|ndc"),
    ("assessment", r"(?:clinical )?impressions?|assessments?|a|(?:visit|encounter|primary|secondary|principal|pain|working|provisional|differential)? ?diagnos[ei]s(?: list)?"
                   r"|dx|ddx|differential|active problems?|problem list|problem[- ]based assessment|principal problem|assessment/diagnosis|problem ?# ?\d"),
    ("indication", r"indications?(?: .*)?|(?:statement of )?medical necessity.*|reasons? for (?:procedure|injection)|clinical indications?|justification"
                   r"|rationale|need for procedure|brief history and indications?"),
    ("history", r"history(?: of (?:the )?present illness)?|h\.?p\.?i\.?(?: \(.*\))?|hx|interval (?:history|hx|update)|subjective|s|chief complaint"
                r"|c/?c|reason for (?:visit|consultation)|presenting problem|pain history|background|brief history|clinical history"
                r"|(?:past )?medical (?:history|hx)|pmhx?|social (?:history|hx)|sh|review of systems|ros|patient[- ]reported"
                r"|response to last .*|functional status|pain diary|since last visit|update|opioid risk|ort|pdmp"
                r"|family (?:medical )?(?:history|hx)|fhx?|famhx|history (?:and|&) physical.*|h ?& ?p(?: update)?.*|past history"),
    ("imaging_review", r"imaging(?: (?:review|studies|summary|results))?|radiology(?: impression)?|radiographic studies|mri(?: .*)?|ct(?: .*)?|x-?rays?(?: .*)?"
                       r"|xr|diagnostics?(?: studies| data)?|studies(?: reviewed)?|emg(?:/ncs)?|labs?(?:/imaging)?|results review|data reviewed"
                       r"|outside records reviewed|laboratory.*"),
    ("exam", r"(?:physical |focused |spine |pre-?procedure |neurologic |general )?exam(?:ination)?|pe|objective|o|vitals?(?: signs?)?|vs"
             r"|musculoskeletal|neurologic(?:al)?|provocative maneuvers|mse|mental status"),
    ("nursing", r"(?:post-?procedure |pre-?op |pre-?procedure )?(?:nursing|rn|ma)(?: (?:notes?|intake|assessment|record))*|intake|rooming note"
                r"|pre-?procedure checklist|pacu (?:nursing )?record|pacu|vital sign flowsheet|aldrete.*|pre-?procedure"),
    ("anesthesia", r"(?:type of |local )?anesthesia(?: type|/sedation| ?/ ?sedation note| note)?|anes(?:thetic)?|(?:moderate |conscious )?sedation(?: time| record| note)?|mac"),
    ("technique", r"(?:description|details?) of (?:the )?(?:procedure|operation|technique).*|(?:procedure|operative|operation) (?:description|details?|narrative|text|in (?:full|detail)|technique|note details)"
                  r"|procedure in detail|details?|(?:operative )?techniques?.*|narrative|steps|injection details|position(?:ing)? and prep|prep(?: and drape)?"
                  r"|description|needle placement|injection ?# ?\d|level \d|(?:right|left) (?:side|knee|hip|shoulder)|lesion(?:ing)? (?:parameters|details)|stimulation testing"
                  r"|medications? injected|injectate|steroid used|(?:image|imaging|fluoroscopic|ultrasound)? ?guidance|fluoroscopy(?: time)?"
                  r"|contrast|programming details|(?:pump|device) (?:refill|interrogation)(?: (?:and|&) (?:programming|refill|reprogramming))?(?: details)?|procedure ?/ ?technique|procedure and findings|findings and technique"
                  r"|procedure documentation.*|.*injections?: details|scs programming session|interrogation report|(?:medications? )?administ\w+ this visit"
                  r"|botulinum toxin injection record|procedure course|what was done"),
    ("title", r"(?:interventional (?:pain )?)?(?:brief )?(?:procedure|operative|op|injection|nerve block|minor procedure)(?: note| report)(?: .*)?"
              r"|(?:immediate post-?operative|procedure) note|(?:title|name) of (?:the )?(?:procedure|operation)|procedure title"
              r"|procedures?(?:\(s\))?(?: performed| today| this visit| done| completed)?(?: ?(?:#|no\.?)? ?\d(?: of \d)?)?|operations?(?:\(s\))?(?:/procedures?)?(?: performed)?|surgery performed"
              r"|today'?s procedures?|proc|px|in-office procedure|injections?|block performed|actual procedure|procedures? and laterality|services? (?:provided|performed)"),
    ("complications", r"complications?.*|adverse events?|ebl.*|(?:estimated )?blood loss|specimens?.*|drains|unplanned events"),
    ("findings", r"(?:operative |intraoperative |fluoroscopic |ultrasound )?findings|epidurogram.*|arthrogram|contrast pattern|radiographic interpretation.*"),
    ("implants", r"implants?(?: log)?|devices? implanted|hardware|lead model.*|equipment|needles?|supplies|mri conditional|device information|lot.*"),
    ("instructions", r"(?:discharge |patient |post-?procedure |home )?instructions?(?: \(.*\))?|avs|after visit summary|home care|(?:patient )?education"
                     r"|when to call|after your .*|activity|precautions|discharge sheet.*"),
    ("disposition", r"disposition|condition(?: at discharge)?|post-?procedure(?: (?:condition|course|evaluation|pain|physician note))?|recovery|pacu course"
                    r"|post-?block assessment|pre ?/ ?post vas|pain score after|discharge(?: summary)?|response to block|(?:pre|post)[- ]procedure pain.*"),
    ("medications", r"(?:current |home )?(?:outpatient )?med(?:ication)?s?(?: list)?|medication reconciliation|anticoag\w*|blood thinners?|analgesics"
                    r"|prior to admission medications|current facility-administered medications"),
    ("allergies", r"allerg\w+.*|nkda|drug allergies"),
    ("addendum", r"addendum.*|late entry.*|correction|amended note"),
    ("signature", r"(?:electronically )?signed(?: by)?.*|signature|attestation|teaching physician statement|dictated by|author|scribe statement"
                  r"|surgeons?|assistants?|attending|(?:performing |referring )?(?:provider|physician)|rep(?:resentative)?"),
    ("other", r"date(?: of (?:service|procedure|birth|surgery))?|dos|visit type|encounter date|location|facility(?: acct)?|pos|patient(?: name)?|mrn|dob|age/sex"
              r"|insurance|payer|quality measures|fall risk|portal message|telephone encounter|letter to .*|disclaimer|note|comments?|side|laterality|levels?|approach"
              r"|target|setting|tolerance|time|room"),
)

#: Headings that keep the kind of the section they stand in: template fields of the procedure itself.
FIELDS = frozenset("side laterality levels level approach target comment comments note time tolerance needle needles contrast "
                   "guidance fluoroscopy position location".split())
