"""Whether a text is English, and a clinical note at all."""

from __future__ import annotations

import re

from guardrails.reading.document import Document

_CLINICAL = re.compile(
    r"\b(?:patients?|pt|procedures?|inject\w*|needles?|diagnos\w+|pain\w*|blocks?|lumbar|cervical|thoracic|sacr\w+|"
    r"exam\w*|history|assessment|treatment"
    r"|medications?|surg\w+|clinic|follow-?up|symptoms?|mri|fluoro\w*|epidural\w*|anesthe\w+|discharge[d]?|"
    r"admitted|physician|nurse|steroids?|facets?|joints?"
    r"|nerves?|radiculopathy|prone|supine|vitals?|allerg\w+|rtc|refill\w*|pump|stimulat\w+|spin\w+|knees?|"
    r"shoulders?|hips?|botox\w*|toxin|units|bp|hr|tolerated|dob"
    r"|mrn|visit|[lcts]\d{1,2}(?:-\w+)?|esi|mbb|rfa|tfesi|si|headaches?|migraine\w*|muscles?|ribs?|intercostal|"
    r"dystonia|trigger|lesion\w*|degrees|bupivacaine|lidocaine"
    r"|ropivacaine|kenalog|dexamethasone|mg|ml|cc|doses?|sterile|consent|complications?|cath\w+|lead|leads|"
    r"implant\w*|bilateral|chronic|neuralgia|fractures?|chest|\d{2} ?(?:[mf]|yo|y/o)|emg|ncs|rx|dx|hx|sched\w*|strength|reflex\w*"
    r"|gabapentin|pregabalin|duloxetine|meloxicam|opioids?|morphine|oxycodone|hydrocodone|tramadol|baclofen|tizanidine|nsaids?"
    r"|bid|tid|qhs|prn|pdmp|uds|thigh|leg|arm|neck|back pain|buttock|heel|wrist|elbow|myofascial|neuropath\w*|crps\d?|arthritis"
    r"|stenosis|tender\w*|numb\w*|weak\w*|strains?|sprains?|acetaminophen|ibuprofen|naproxen|low back|blk|nrs|vas|lfcn|onb|gon"
    r"|tpis?|needling|twitch|trap(?:s|ezius)?|rhomboids?|levator|glut\w*|piriformis|quadratus|obturator|infraspinatus|multifid\w*"
    r"|biceps|soleus|gastroc\w*|filiforms?|pneumothorax|tend(?:on|in)\w*|ligaments?|burs(?:a|ae|itis)|platelets?|prp|marrow|ultrasound|us-guided"
    r"|ankles?|osteoarthr\w+|oa|aspirat\w+|effusions?|plantar|carpal|bupi\w*|lido|image|saved|probe|medication)\b"
)
_FUNCTION = frozenset(
    "the and of to was were with in for is at on a no by under left right bilateral both she he her his we i done "
    "given not each then from this".split()
)


#: small words of other languages that are written in our letters and are no English words
_FOREIGN = frozenset(
    "el los las una por para con que del fue en se der die das und wurde mit nicht ein einn einr einm eins eine einen "
    "einer einem eines zur zum im le les des une est dans avec pour lo gli della nel che sono uma foi dos het een "
    "van met och att som pacjent oraz".split()
)


def looks_english(doc: Document) -> bool:
    """Whether the note is English: longer text without its small words is another language or no prose at all."""
    text = doc.norm[:20_000]
    words = re.findall(r"[^\W\d_]+", text)
    whole = re.findall(r"\w+", text)
    small, foreign = (sum(map(few.__contains__, whole)) for few in (_FUNCTION, _FOREIGN))
    letters = "".join(words)
    if not letters.isascii() and sum(map(str.isascii, letters)) < 0.8 * len(letters):
        return False
    if foreign > small and foreign >= 0.08 * len(words) and len(words) >= 8:
        return False
    if len(words) < 30:
        return True
    return small / len(words) >= 0.03 or len(set(_CLINICAL.findall(text))) >= 6


_GREETING = re.compile(
    r"\b(?:dear (?:dr\b|doctor|sir|madam|colleague|medical director|[a-z. ]{2,30}[,:])|to whom it may concern|(?:appeal|referral)"
    r" letter|letter of (?:appeal|medical necessity|referral)|re: ?(?:appeal|referral|denial|denied|(?:prior )?auth\w*|claim))"
)
_ASKS = re.compile(
    r"\b(?:appeal\w*|denial|denied|overturn\w*|reconsider\w*|(?:prior|pre-?) ?authori[sz]ation|letter of medical necessity"
    r"|thank you (?:so much |very much )?for (?:seeing|accepting|evaluating|your (?:referral|consideration))"
    r"|(?:please|kindly|would you|could you) (?:\w+ )?(?:see|evaluate|assess|consider|schedule|accept|approve|authori[sz]e)"
    r"|(?:i am|we are) (?:writing|referring|requesting|asking)|i (?:refer|would like to refer))\b"
)


def is_request(doc: Document) -> bool:
    """A letter that refers the patient, or asks a payer to pay or allow: what it names is no record of work."""
    opening = doc.norm[:600]
    if not _GREETING.search(opening) or not _ASKS.search(doc.norm[:4000]):
        return False
    return not any(s.kind == "technique" and s.heading for s in doc.sections)


def looks_clinical(doc: Document) -> bool:
    """Whether this is clinical text in English at all. Terse notes count; letters, recipes, other languages do not."""
    words = re.findall(r"[a-z0-9'/-]+", doc.norm[:20_000])
    if not words or not looks_english(doc):
        return False
    hits = len(set(_CLINICAL.findall(doc.norm[:20_000])))
    return hits >= 2 if len(words) < 40 else hits >= 5
