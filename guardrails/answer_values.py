"""What a documented answer means for a service: data. family, fact -> value -> the facts that it sets.

Facts of every family (side, levels, imaging ...) are filled in by `answers`; here stand those with a family's own
words. In `attributes` and `counts` None takes an entry away: the doubt that asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guardrails.reading.facts import Assertion, Site

Changes = Mapping[str, Any]


def _planes(*names: str) -> dict[str, Changes]:
    return {name: {"target": name, "region": name} for name in names}


#: `*` stands for any value that is written.
VALUES: Mapping[tuple[str, str], Mapping[str, Changes]] = {
    ("joint", "image_record"): {"yes": {"attributes": {"image": "kept"}}, "no": {"attributes": {"image": "not_kept"}}},
    ("joint", "joint"): {name: {"target": name} for name in ("knee", "hip", "shoulder")},
    ("chemodenervation", "target"): {
        "chronic migraine": {"target": "migraine", "attributes": {"inferred": None}},
        "cervical dystonia": {"target": "cervical_dystonia", "attributes": {"inferred": None}},
        "facial spasm": {"target": "facial_muscles", "attributes": {"inferred": None}},
        "limb spasticity": {"target": "limb", "attributes": {"inferred": None}, "sites": (Site("limb"),)},
    },
    ("chemodenervation", "muscles"): {
        "1-4": {"counts": {"muscles": 4}, "attributes": {"most": None}},
        "5 or more": {"counts": {"muscles": 5}, "attributes": {"most": None}},
    },
    ("pump", "performer"): {
        "staff": {"attributes": {"by": "staff"}},
        "physician": {"attributes": {"by": "physician"}},
    },
    ("pump", "skill"): {"*": {"attributes": {"skill": "stated"}}},
    ("pump", "programming"): {
        "yes": {"mode": "refill_program", "attributes": {"programming": None}},
        "no": {"attributes": {"programming": "none"}},
    },
    ("plexus_block", "target"): {"axillary_nerve": {"target": "axillary"}, "brachial_plexus": {}},
    ("fascial_block", "target"): _planes("erector_spinae", "paravertebral", "serratus_anterior", "tap"),
    ("neurolysis", "region"): {
        "cervical_thoracic": {"attributes": {"spine": "cervical_thoracic"}},
        "lumbar_sacral": {"attributes": {"spine": "lumbar_sacral"}},
    },
    ("pns", "system"): {
        "integrated": {"mode": "integrated", "attributes": {"system": None}},
        "detachable": {"mode": "lead", "attributes": {"system": None}},
        "external": {"mode": "lead", "attributes": {"system": None}},
    },
    ("pns", "approach"): {"percutaneous": {"mode": "lead"}, "open": {}},
    ("programming", "performer"): {
        "physician": {"attributes": {"who": None}},
        "representative": {"status": Assertion.SOMEONE_ELSE},
    },
    ("vertebral_augmentation", "mode"): {
        "cavity": {"mode": "cavity", "attributes": {"mode": None}},
        "no_cavity": {"mode": "no_cavity", "attributes": {"mode": None}},
    },
    ("adhesiolysis", "mode"): {"percutaneous": {"mode": None}, "endoscopic": {}},
    ("facet_rf", "mode"): {"unlisted": {"mode": "low_temperature"}, "thermal": {}, "*": {}},
    ("blood_patch", "mode"): {"*": {}},
    ("neurolysis", "nerve"): {"*": {}},
    ("scs", "new_leads"): {"kept": {}},
    ("occipital", "nerve"): {"greater": {}, "lesser": {}},
}

#: Questions that ask how a payer takes what is documented: the answer settles them, whatever the line.
SETTLED = frozenset({
    ("pns", "approach"), ("adhesiolysis", "mode"), ("facet_rf", "mode"), ("blood_patch", "mode"),
    ("neurolysis", "nerve"), ("scs", "new_leads"), ("plexus_block", "target"), ("occipital", "nerve"),
})

#: An answer that leads to the code of another family.
CODES: Mapping[tuple[str, str, str], str] = {("occipital", "nerve", "lesser"): "64450"}
