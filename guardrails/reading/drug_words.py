"""How drugs are named in notes. The value is the name that the drug codes' own words begin with (knowledge/codes)."""

from __future__ import annotations

import re

STEROID, LOCAL, TOXIN, GEL, OTHER = "steroid", "local", "toxin", "gel", "other"

#: pattern -> (name, kind). Earlier rows win where two match at one place.
ROWS: tuple[tuple[str, str, str], ...] = (
    (r"zilretta|triamcinolone (?:acetonide )?(?:extended[- ]release|er)\b", "triamcinolone extended release", STEROID),
    (r"preservative[- ]free triamcinolone|triamcinolone (?:acetonide )?(?:preservative[- ]free|pf)\b|triesence",
     "triamcinolone acetonide preservative free", STEROID),
    (r"aristospan|triamcinolone hexacetonide", "triamcinolone hexacetonide", STEROID),
    (r"aristocort|triamcinolone diacetate", "triamcinolone diacetate", STEROID),
    (r"kenalog|kenelog|ken a log|triamcinolone(?: acetonide)?|triamcinalone|tac\b|\btriam\b", "triamcinolone acetonide kenalog",
     STEROID),
    (r"solu-?\s?medrol|methylprednisolone (?:sodium )?succinate", "methylprednisolone succinate", STEROID),
    (r"depo[- ]?medrol|depomedrol|methylprednisolone(?: acetate)?|\bdepo\b(?=[ -]?\d|[ ]?(?:eighty|forty))",
     "methylprednisolone acetate", STEROID),
    (r"dexamethasone(?: sodium phosphate)?|decadron|\bdexa?\b(?=\s?\d)", "dexamethasone", STEROID),
    (r"betamethasone(?: sodium phosphate)?(?:[ /]+(?:and )?(?:betamethasone )?acetate)?|celestone(?: soluspan)?",
     "betamethasone", STEROID),
    (r"exparel|liposomal bupivacaine|bupivacaine liposom\w+", "bupivacaine liposome", LOCAL),
    (r"bupi?vac[ai]+ne|bupivicaine|bupivicane|marcai?ne|sensorcaine|\bbupi\b|\bmarc\b(?=\s?\d)", "bupivacaine plain", LOCAL),
    (r"(?:lidocaine|xylocaine) (?:with|w/) epi\w*", "lidocaine epinephrine", LOCAL),
    (r"lidocaine|xylocaine|lignocaine|\blido\b", "lidocaine plain", LOCAL),
    (r"ropivacaine|naropin|\bropi\b", "ropivacaine", LOCAL),
    (r"mepivacaine|carbocaine", "mepivacaine", LOCAL),
    (r"chloroprocaine|nesacaine", "chloroprocaine", LOCAL),
    (r"botox|bow tox|ona-?botulinum\s?toxin\s?a?|onabotulinumtoxina?|botulinum toxin(?: type a)?", "onabotulinumtoxin a", TOXIN),
    (r"dysport|abobotulinumtoxin\s?a?", "abobotulinumtoxin a", TOXIN),
    (r"xeomin|incobotulinumtoxin\s?a?", "incobotulinumtoxin a", TOXIN),
    (r"myobloc|rimabotulinumtoxin\s?b?", "rimabotulinumtoxin b", TOXIN),
    (r"daxxify|daxibotulinumtoxin\s?a?", "daxibotulinumtoxin a", TOXIN),
    (r"synvisc(?:[- ]one)?", "hyaluronate synvisc", GEL),
    (r"euflexxa", "hyaluronate euflexxa", GEL), (r"orthovisc", "hyaluronate orthovisc", GEL),
    (r"monovisc", "hyaluronate monovisc", GEL), (r"durolane", "hyaluronate durolane", GEL),
    (r"gel-?one", "hyaluronate gel one", GEL), (r"gelsyn(?:-?3)?", "hyaluronate gelsyn", GEL),
    (r"supartz|hyalgan|visco-?3", "hyaluronate supartz", GEL), (r"trivisc", "hyaluronate trivisc", GEL),
    (r"hymovis", "hyaluronate hymovis", GEL), (r"genvisc(?: 850)?", "hyaluronate genvisc", GEL),
    (r"phenol", "phenol", OTHER), (r"dehydrated alcohol|absolute alcohol|ethanol", "dehydrated alcohol", OTHER),
    (r"hyaluronidase|wydase|hylenex|vitrase|amphadase", "hyaluronidase", OTHER),
    (r"ketorolac|toradol", "ketorolac", OTHER), (r"orphenadrine|norflex", "orphenadrine", OTHER),
    (r"midazolam|versed", "midazolam", OTHER), (r"fentanyl", "fentanyl", OTHER),
    (r"ondansetron|zofran", "ondansetron", OTHER), (r"cyanocobalamin|vitamin b-?12|\bb12\b", "vitamin b12", OTHER),
    (r"baclofen|lioresal|gablofen", "baclofen pump", OTHER), (r"ziconotide|prialt", "ziconotide", OTHER),
    (r"hydromorphone|dilaudid", "hydromorphone", OTHER), (r"morphine|duramorph|infumorph", "morphine", OTHER),
    (r"clonidine", "clonidine", OTHER),
)

NAME = re.compile("|".join(f"(?P<d{i}>(?<![a-z]){pattern})" for i, (pattern, _, _) in enumerate(ROWS)))


def named(match: re.Match[str]) -> tuple[str, str]:
    """(name, kind) of a `NAME` match."""
    _, name, kind = ROWS[int((match.lastgroup or "d0")[1:])]
    return name, kind
