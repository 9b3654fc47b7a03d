"""Visit codes by kind, patient and level, with the minutes that each level asks for."""

from __future__ import annotations

#: kind, patient -> ((code, least minutes), ...) for straightforward, low, moderate, high.
LADDERS: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {
    ("office", "new"): (("99202", 15), ("99203", 30), ("99204", 45), ("99205", 60)),
    ("office", "established"): (("99212", 10), ("99213", 20), ("99214", 30), ("99215", 40)),
    ("consult", "any"): (("99242", 20), ("99243", 30), ("99244", 40), ("99245", 55)),
    ("hospital", "new"): (("99221", 40), ("99221", 40), ("99222", 55), ("99223", 75)),
    ("hospital", "established"): (("99231", 25), ("99231", 25), ("99232", 35), ("99233", 50)),
    ("telehealth", "new"): (("98000", 15), ("98001", 30), ("98002", 45), ("98003", 60)),
    ("telehealth", "established"): (("98004", 10), ("98005", 20), ("98006", 30), ("98007", 40)),
    ("telephone", "new"): (("98008", 15), ("98009", 30), ("98010", 45), ("98011", 60)),
    ("telephone", "established"): (("98012", 11), ("98013", 20), ("98014", 30), ("98015", 40)),
    ("emergency", "any"): (("99282", 0), ("99283", 0), ("99284", 0), ("99285", 0)),
}
#: Telephone visits before the codes above: by time alone, least minutes of each.
TELEPHONE_BY_TIME: tuple[tuple[str, int], ...] = (("99441", 5), ("99442", 11), ("99443", 21))
#: The codes above ask for more than ten minutes of medical discussion.
LEAST_DISCUSSION = 11
AUDIO_ONLY = "93"
#: Emergency visits have no time; telehealth takes the office codes unless the payer says otherwise.
UNTIMED = frozenset({"emergency"})

LEVELS = {"minimal": 0, "low": 1, "moderate": 2, "high": 3}

#: top office code -> (minutes of the first 99417 quarter hour, minutes of the first G2212 quarter hour)
#: First day on which the levels of a kind went by time or decision making; before it by history and examination.
SINCE = {"office": "2021-01-01", "consult": "2023-01-01", "hospital": "2023-01-01", "emergency": "2023-01-01"}
#: top hospital code -> minutes of the first G0316 quarter hour (Medicare)
HOSPITAL_PROLONGED = {"99223": 105, "99233": 80}
PROLONGED = {"99215": {"99417": 55, "G2212": 69}, "99205": {"99417": 75, "G2212": 89}}
