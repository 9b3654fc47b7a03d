"""How clinicians tell a second level, a side, a route without naming it outright; and what must not be taken for it.

All notes are invented.
"""

from __future__ import annotations

import pytest

from tests.guardrails.families.spine_support import lines

_FACET = "PROCEDURE: Right lumbar facet joint injections under fluoroscopy.\nTECHNIQUE: "
_TF = "PROCEDURE: Left lumbar transforaminal injection under fluoroscopy.\nTECHNIQUE: "
_RF = "PROCEDURE: Left lumbar medial branch radiofrequency under fluoroscopy.\nTECHNIQUE: "
_BURN = " Each was lesioned at 80 C for 90 seconds."

RELATIVE = {
    "the joint above and the one above that": (
        _FACET + "The L4-5 joint was entered. I then went to the joint above it and next to the one above that, each with a good arthrogram. "
        "Kenalog 10 mg was placed in each.",
        [("64493", 1, "RT"), ("64494", 1, "RT"), ("64495", 1, "RT")],
    ),
    "two joints at once": (
        _FACET + "Kenalog was injected into the L2-3 joint and then into the two joints below it.",
        [("64493", 1, "RT"), ("64494", 1, "RT"), ("64495", 1, "RT")],
    ),
    "a nerve one lower, and the ala": (
        _RF + "The first cannula lay where the transverse process of L4 meets its articular process, the second in the like spot one level "
        "lower, the third on the sacral ala." + _BURN,
        [("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "another at": (
        _RF + "A cannula was set at the junction of the SAP and TP of L4, another at L5, and one on the ala." + _BURN,
        [("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "a root by its number": (
        _TF + "A needle was brought under the fourth lumbar pedicle and then another to the fifth root. Dexamethasone was given at each.",
        [("64483", 1, "LT"), ("64484", 1, "LT")],
    ),
    "below is only planned": (
        _TF + "At L3-4 dexamethasone was injected into the foramen. We will do the level below next time.",
        [("64483", 1, "LT")],
    ),
    "below was given up": (
        _TF + "At L3-4 dexamethasone was injected into the foramen. We then turned to the one below, where contrast was vascular, and the needle "
        "was pulled with nothing given.",
        [("64483", 1, "LT")],
    ),
    "under is no level": (
        "PROCEDURE: Right medial branch block.\nTECHNIQUE: Needles were advanced to the C5 and C6 pillars under fluoroscopy, then 0.3 mL "
        "bupivacaine was injected at each.",
        [("64490", 1, "RT")],
    ),
    "one above the other": (
        "PROCEDURE: Left third occipital nerve block.\nTECHNIQUE: Fluoroscopy. Three spots on the C2-3 joint line, one above the other, were "
        "then injected with bupivacaine.",
        [("64490", 1, "LT")],
    ),
    "the joint line of the third occipital nerve, and branches": (
        "PROCEDURE: Left cervical medial branch block.\nTECHNIQUE: Fluoroscopy. At the C2-3 joint line 0.3 mL bupivacaine for the third "
        "occipital nerve, then the waist of C3 and the centroid of C4, same volume.",
        [("64490", 1, "LT"), ("64491", 1, "LT")],
    ),
    "fused": (_FACET + "Kenalog was injected into the L3-4 joint. L4-5 is fused.", [("64493", 1, "RT")]),
}

SIDES = {
    "the patient's position": (
        "Right L4-5 facet joint injection under fluoroscopy with Kenalog. He lay on the left side in recovery.",
        [("64493", 1, "RT")],
    ),
    "on his side for the bursa": (
        "Right SI joint injection, fluoroscopy, arthrogram, Kenalog 40 mg. He was then rolled onto his left side.",
        [("27096", 1, "RT")],
    ),
    "the side of the needle": (
        "SI joint injection, fluoroscopy, arthrogram, Kenalog 40 mg. The needle was placed on the left side.",
        [("27096", 1, "LT")],
    ),
    "an answer in a letter": ("TFESI L4-5, fluoro, dexamethasone injected. Side treated: R.", [("64483", 1, "RT")]),
    "boxes of letters": (
        "Side: [ ] R  [x] L  [ ] B\nProcedure: L4-5 TFESI, fluoroscopy. Dexamethasone injected.",
        [("64483", 1, "LT")],
    ),
    "identical on a line of its own": (
        "L4-5 facet joint injections, fluoroscopy.\nRight: 22G into the joint, arthrogram, Kenalog 20 mg.\nLeft: identical.",
        [("64493", 1, "BIL")],
    ),
    "what was done on the other side once": (
        "Cervical RF, C5 and C6 medial branches, fluoroscopy, 80 C for 90 seconds. Side: LEFT (right was done in May by a partner).",
        [("64633", 1, "LT")],
    ),
}

ROUTES = {
    "a needle moved caudal": (
        "Left L4-5 TFESI under fluoroscopy. The needle was brought slightly more caudal, contrast spread into the epidural space, and "
        "dexamethasone was injected.",
        [("64483", 1, "LT")],
    ),
    "into the sacral canal through a foramen": (
        "Planned: right L5-S1 TFESI. Under fluoroscopy a needle went through the right S1 foramen to the front of the sacral canal, contrast, dexamethasone "
        "injected.",
        [("64483", 1, "RT")],
    ),
    "contrast ran out of foramina": (
        "Caudal epidural, fluoroscopy. Needle through the hiatus. Contrast filled both S1 root sleeves and ran out the S1 foramina. Depo 80 mg.",
        [("62323", 1, None)],
    ),
    "a caudal by itself": ("The caudal was done under fluoroscopy through the hiatus with Depo-Medrol.", [("62323", 1, None)]),
    "a multifidus that twitched": (
        "Left L4-5 medial branch RF, L3 and L4, fluoroscopy. At 2 Hz the multifidus twitched. 1 mL lidocaine was put at each, then 80 C for 90 seconds.",
        [("64635", 1, "LT")],
    ),
    "nerves of the SI joint": (
        "Left SI joint nerve blocks: L5 dorsal ramus, S1, S2 and S3 lateral branches, fluoroscopy, bupivacaine. The joint was not entered.",
        [("64451", 1, "LT")],
    ),
    "rows that answer yes and no": (
        "Sacral lateral branch block     Y\nCaudal epidural     N\nSI joint injection     N\nRight S1, S2, S3 with fluoroscopy, bupivacaine 0.5 mL each.",
        [("64451", 1, "RT")],
    ),
    "a ticked joint of a form": (
        "Joint: [ ] knee  [x] SI  [ ] hip\nSide: [x] R  [ ] L\nGuidance: fluoroscopy, arthrogram\nMeds: Kenalog 40 mg, bupivacaine 1 mL\n",
        [("27096", 1, "RT")],
    ),
    "a ticked joint without a needle": (
        "Pain from: [ ] facet  [x] SI  [ ] hip\nMeds: Kenalog cream, gabapentin 300 mg\nPlan: therapy.",
        [],
    ),
    "its account behind its label": (
        "PROCEDURE NOTE: With the patient prone under fluoroscopy the L3-4 space was entered with a Tuohy by loss of resistance and Depo-Medrol 80 mg "
        "was injected into the epidural space.",
        [("62323", 1, None)],
    ),
}


@pytest.mark.parametrize("name", [*RELATIVE, *SIDES, *ROUTES])
def test_lines_of_what_is_told(name: str) -> None:
    """Levels, sides and routes as they are told; nothing more."""
    text, wanted = {**RELATIVE, **SIDES, **ROUTES}[name]
    assert lines(text) == wanted
