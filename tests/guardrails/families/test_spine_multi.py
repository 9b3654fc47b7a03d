"""Notes of two or three procedures: each keeps its own side, levels and imaging. All notes are invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from guardrails.reading import gather, spine, spine_parts
from guardrails.reading.lexicon import OTHERS, SPINE
from guardrails.reading.sections import parse
from tests.guardrails.families.spine_support import lines, services

FL, CT, US, ABSENT, DESCRIBED = "fluoroscopy", "ct", "ultrasound", "absent", "described"


class Case(NamedTuple):
    """A note, the spinal services it should be read as, and its lines."""

    text: str
    services: list[tuple[str, str | None, dict[str, str | None], str]]
    lines: list[tuple[str, int, str | None]]


CASES: dict[str, Case] = {
    "numbered lists, lesion and block": Case(
        """PROCEDURES PERFORMED:
1. Right L4-5 and L5-S1 facet radiofrequency neurotomy
2. Left L2-3 intra-articular facet joint injection
TECHNIQUE:
1. Under fluoroscopy the right L3 and L4 medial branches and the L5 dorsal ramus were lesioned at 85 C for 90 seconds.
2. Using CT guidance a needle was advanced into the left L2-3 facet joint; 20 mg of triamcinolone was injected.
""",
        [
            ("facet", "intraarticular", {"L2-L3": "LT"}, CT),
            ("facet_rf", "radiofrequency", {"L4-L5": "RT", "L5-S1": "RT"}, FL),
        ],
        [("64493", 1, "LT"), ("64635", 1, "RT"), ("64636", 1, "RT")],
    ),
    "attention was then turned": Case(
        """OPERATIVE PROCEDURE: Left L5 transforaminal epidural steroid injection and right sacroiliac joint injection.
DESCRIPTION: The patient was placed prone. Fluoroscopy was used. The left L5-S1 foramen was identified and a 22 gauge
needle was placed in the safe triangle. Contrast outlined the nerve root. 10 mg of dexamethasone was given. Attention
was then turned to the right side. The inferior joint was entered with a fresh needle, an arthrogram was obtained and
40 mg of methylprednisolone was injected into the right sacroiliac joint. The patient tolerated both procedures well.
""",
        [
            ("transforaminal", "transforaminal", {"L5-S1": "LT"}, FL),
            ("si", "joint", {"SI": "RT"}, FL),
        ],
        [("64483", 1, "LT"), ("27096", 1, "RT")],
    ),
    "one sentence": Case(
        "Left L4-5 RFA and right L3-4 facet injection were performed under fluoroscopy; lesions at 80 degrees C for 90 sec.",
        [("facet", "intraarticular", {"L3-L4": "RT"}, FL), ("facet_rf", "radiofrequency", {"L4-L5": "LT"}, FL)],
        [("64493", 1, "RT"), ("64635", 1, "LT")],
    ),
    "one sentence, levels after the names": Case(
        "Under fluoro I did RFA at left L4-5 and L5-S1 and facet injection at right L2-3.",
        [
            ("facet", "intraarticular", {"L2-L3": "RT"}, FL),
            ("facet_rf", "radiofrequency", {"L4-L5": "LT", "L5-S1": "LT"}, FL),
        ],
        [("64493", 1, "RT"), ("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "two regions, own imaging": Case(
        """PROCEDURE: C7-T1 interlaminar epidural steroid injection; L4-5 interlaminar epidural steroid injection
TECHNIQUE:
Cervical: Under fluoroscopy a Tuohy needle was advanced at C7-T1 with loss of resistance and 10 mg of dexamethasone given.
Lumbar: Without imaging a Tuohy needle was advanced at L4-5 with loss of resistance and 80 mg of Depo-Medrol was given.
""",
        [
            ("epidural", "interlaminar", {"C7-T1": None}, FL),
            ("epidural", "interlaminar", {"L4-L5": None}, ABSENT),
        ],
        [("62321", 1, None), ("62322", 1, None)],
    ),
    "neck and low back blocks": Case(
        """Procedure 1: Right C4, C5 and C6 medial branch blocks
Procedure 2: Left L3, L4 medial branch and L5 dorsal ramus blocks
Procedure 1 details: With fluoroscopy, needles were placed on the articular pillars of C4, C5 and C6 on the right and
0.3 mL of bupivacaine was injected at each.
Procedure 2 details: With fluoroscopy, needles were placed at the left L4 and L5 transverse processes and the sacral
ala; 0.5 mL of bupivacaine was injected at each.
""",
        [
            ("facet", "medial_branch", {"C4-C5": "RT", "C5-C6": "RT"}, FL),
            ("facet", "medial_branch", {"L4-L5": "LT", "L5-S1": "LT"}, FL),
        ],
        [("64490", 1, "RT"), ("64491", 1, "RT"), ("64493", 1, "LT"), ("64494", 1, "LT")],
    ),
    "neck block by ultrasound, low back by fluoroscopy": Case(
        """PROCEDURES:
- Left C5-6 facet joint injection
- Right L4-5 facet joint injection
NARRATIVE:
The left C5-6 facet joint was seen with ultrasound and a needle was passed in plane into the joint.
The right L4-5 facet joint was entered under fluoroscopy. Each joint received 0.5 mL of bupivacaine.
""",
        [
            ("facet", "intraarticular", {"C5-C6": "LT"}, US),
            ("facet", "intraarticular", {"L4-L5": "RT"}, FL),
        ],
        [("0213T", 1, "LT"), ("64493", 1, "RT")],
    ),
    "an occipital block between": Case(
        """PROCEDURES: #1 Left C3 and C4 medial branch blocks #2 Right greater occipital nerve block #3 Right L5-S1 TFESI
TECHNIQUE: #1 Under fluoroscopy the left C3 and C4 medial branches were blocked at the waist of the pillars. #2 The right
greater occipital nerve was blocked with ultrasound guidance at the nuchal line with 3 mL of bupivacaine. #3 With
fluoroscopy a needle was advanced to the right L5-S1 foramen and dexamethasone 10 mg was injected.
""",
        [
            ("facet", "medial_branch", {"C3-C4": "LT"}, FL),
            ("transforaminal", "transforaminal", {"L5-S1": "RT"}, FL),
        ],
        [("64490", 1, "LT"), ("64483", 1, "RT"), ("64405", 1, "RT")],
    ),
    "trigger points between, prose": Case(
        """She was prone. Under fluoroscopy a needle was placed into the left L4-5 facet joint and steroid injected. Then
trigger point injections of the right trapezius and right rhomboid were done by palpation. Finally, the right
sacroiliac joint was injected under fluoroscopy with 40 mg of Kenalog.
""",
        [("facet", "intraarticular", {"L4-L5": "LT"}, FL), ("si", "joint", {"SI": "RT"}, FL)],
        [("64493", 1, "LT"), ("27096", 1, "RT")],
    ),
    "knee between": Case(
        """PROCEDURE NOTE
1) Left L4 and L5 TFESI
2) Right knee injection, ultrasound guided
3) Left SI joint injection
Technique
1) C-arm oblique to the left. Needles to the L4-5 and L5-S1 foramina on the left under fluoroscopy, dexamethasone 5 mg each.
2) Right knee: superolateral approach, ultrasound guidance, 40 mg Kenalog. Image saved.
3) Left SI joint entered under fluoroscopy, arthrogram, 40 mg Kenalog.
""",
        [
            ("transforaminal", "transforaminal", {"L4-L5": "LT", "L5-S1": "LT"}, FL),
            ("si", "joint", {"SI": "LT"}, FL),
        ],
        [("64483", 1, "LT"), ("64484", 1, "LT"), ("27096", 1, "LT")],
    ),
    "paragraphs under a shared title": Case(
        """PROCEDURE: Spine injections x2
DATE: 3/4/2026

The L5-S1 interlaminar space was identified on fluoroscopy. A Tuohy needle was advanced with loss of resistance at
L5-S1. Contrast showed epidural spread. 80 mg of methylprednisolone was injected. This completed the interlaminar
epidural.

The left C5-6 and C6-7 facet joint injections were performed next. Under fluoroscopy the left C5-6 and C6-7 facet
joints were entered and 0.5 mL of lidocaine with dexamethasone was injected into each.
""",
        [
            ("epidural", "interlaminar", {"L5-S1": None}, FL),
            ("facet", "intraarticular", {"C5-C6": "LT", "C6-C7": "LT"}, FL),
        ],
        [("62323", 1, None), ("64490", 1, "LT"), ("64491", 1, "LT")],
    ),
    "terse": Case(
        "L L4-5, L5-S1 MBB w/ fluoro 0.5cc ea; R SIJ inj w/ fluoro 40 kenalog. Tol well.",
        [("facet", "medial_branch", {"L4-L5": "LT", "L5-S1": "LT"}, FL), ("si", "joint", {"SI": "RT"}, FL)],
        [("64493", 1, "LT"), ("64494", 1, "LT"), ("27096", 1, "RT")],
    ),
    "terse with plus": Case(
        "Today: C6-7 ILESI + R L5-S1 TFESI, both under fluoro, 10 mg dex each, no complications",
        [
            ("epidural", "interlaminar", {"C6-C7": None}, FL),
            ("transforaminal", "transforaminal", {"L5-S1": "RT"}, FL),
        ],
        [("62321", 1, None), ("64483", 1, "RT")],
    ),
    "planned second": Case(
        """PROCEDURE: Right L3, L4 and L5 medial branch block
TECHNIQUE: Under fluoroscopy the right L3 and L4 medial branches and L5 dorsal ramus were blocked with 0.5 mL of bupivacaine.
PLAN: If she has 80% relief we will schedule right L4-5 and L5-S1 radiofrequency ablation and a left SI joint injection.
""",
        [("facet", "medial_branch", {"L4-L5": "RT", "L5-S1": "RT"}, FL)],
        [("64493", 1, "RT"), ("64494", 1, "RT")],
    ),
    "second not done": Case(
        """PROCEDURES:
1. Left L4-5 and L5-S1 radiofrequency ablation
2. Right L3-4 facet joint injection
TECHNIQUE:
1. Under fluoroscopy the left L3 and L4 medial branches and the L5 dorsal ramus were lesioned at 80 C for 90 seconds.
2. The right L3-4 facet joint could not be entered and was abandoned before any drug was given.
""",
        [("facet_rf", "radiofrequency", {"L4-L5": "LT", "L5-S1": "LT"}, FL)],
        [("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "dictated": Case(
        """this is doctor example dictating procedures today were number one right L five S one transforaminal epidural
and number two left L three four facet joint injection period the patient was prone period under fluoroscopic guidance
a needle was advanced into the right L five S one foramen and after contrast dexamethasone was injected period then
attention was turned to the left L three four facet joint which was entered under fluoroscopy and bupivacaine with
kenalog was injected period she did well
""",
        [
            ("facet", "intraarticular", {"L3-L4": "LT"}, FL),
            ("transforaminal", "transforaminal", {"L5-S1": "RT"}, FL),
        ],
        [("64493", 1, "LT"), ("64483", 1, "RT")],
    ),
    "sacral lesion and facet block": Case(
        """PROCEDURES PERFORMED:
1. Right sacroiliac radiofrequency ablation: L5 dorsal ramus, S1, S2 and S3 lateral branches
2. Left L4-5 facet joint injection
PROCEDURE IN DETAIL:
1. Under fluoroscopy cooled probes were placed at the right L5 dorsal ramus and lateral to the right S1, S2 and S3
foramina. Lesions were made at 60 C for 150 seconds.
2. Under fluoroscopy the left L4-5 facet joint was entered and 0.5 mL of bupivacaine with triamcinolone was injected.
""",
        [("facet", "intraarticular", {"L4-L5": "LT"}, FL), ("si", "radiofrequency", {"SI": "RT"}, FL)],
        [("64493", 1, "LT"), ("64625", 1, "RT")],
    ),
    "sacral nerves on one side, lesion of facet nerves on the other": Case(
        """PROCEDURE: (1) Left L5 dorsal ramus and S1-S3 lateral branch blocks (2) Right L2, L3 and L4 medial branch RFA
TECHNIQUE: (1) On the left, with fluoroscopy, the L5 dorsal ramus and the S1, S2, S3 lateral branches were blocked with
lidocaine. (2) On the right, with fluoroscopy, the L2, L3 and L4 medial branches were lesioned at 80 degrees C for 90 s.
""",
        [
            ("facet_rf", "radiofrequency", {"L3-L4": "RT", "L4-L5": "RT"}, FL),
            ("si", "lateral_branch", {"SI": "LT"}, FL),
        ],
        [("64635", 1, "RT"), ("64636", 1, "RT"), ("64451", 1, "LT")],
    ),
    "three procedures": Case(
        """Procedures:
   a) C5-6 interlaminar ESI
   b) Right T8-9 facet joint injection
   c) Left L4-5 TFESI
Details:
   a) Under fluoroscopy, Tuohy, loss of resistance to saline at C5-6, contrast, 10 mg dexamethasone.
   b) Under fluoroscopy the right T8-9 facet joint was entered; 0.5 mL bupivacaine.
   c) Under CT guidance a 22G needle was advanced to the left L4-5 foramen; contrast; 10 mg dexamethasone.
""",
        [
            ("epidural", "interlaminar", {"C5-C6": None}, FL),
            ("transforaminal", "transforaminal", {"L4-L5": "LT"}, CT),
            ("facet", "intraarticular", {"T8-T9": "RT"}, FL),
        ],
        [("62321", 1, None), ("64483", 1, "LT"), ("64490", 1, "RT")],
    ),
    "the side governs both": Case(
        "Right L4-5 facet injection and SI joint injection were done under fluoroscopy.",
        [("facet", "intraarticular", {"L4-L5": "RT"}, FL), ("si", "joint", {"SI": "RT"}, FL)],
        [("64493", 1, "RT"), ("27096", 1, "RT")],
    ),
    "foramina of two regions": Case(
        """PROCEDURE: Left C6 and right L5 transforaminal epidural steroid injections
TECHNIQUE: Under fluoroscopy a needle was placed in the left C5-6 foramen and 4 mg of dexamethasone given. The table was
turned. Under CT guidance a needle was placed in the right L5-S1 foramen and 10 mg of dexamethasone given.
""",
        [
            ("transforaminal", "transforaminal", {"C5-C6": "LT"}, FL),
            ("transforaminal", "transforaminal", {"L5-S1": "RT"}, CT),
        ],
        [("64479", 1, "LT"), ("64483", 1, "RT")],
    ),
    "caudal and neck": Case(
        """PROCEDURES: Caudal epidural steroid injection. Right C4-5 and C5-6 facet radiofrequency ablation.
TECHNIQUE: The sacral hiatus was entered with a Tuohy needle under fluoroscopy; contrast rose to L5; 80 mg of Depo-Medrol
was injected. Next, the patient's neck was prepared. Under fluoroscopy probes were placed on the right C4, C5 and C6
articular pillars. After motor testing lesions were made at 80 C for 90 seconds.
""",
        [
            ("epidural", "caudal", {}, FL),
            ("facet_rf", "radiofrequency", {"C4-C5": "RT", "C5-C6": "RT"}, FL),
        ],
        [("62323", 1, None), ("64633", 1, "RT"), ("64634", 1, "RT")],
    ),
    "long narrative with history and plan": Case(
        """PROCEDURE:
Left C4-C5, C5-C6 medial branch blocks, fluoroscopic guidance
Bilateral L4-L5 and L5-S1 medial branch radiofrequency neurotomy, fluoroscopic guidance
HISTORY: She had right L5 TFESI in January with good relief and previous left SI joint injection.
PROCEDURE DETAILS: She was placed prone. The low back was treated first. Using AP and oblique fluoroscopy, RF cannulae
were placed along L3 and L4 medial branches and the L5 dorsal rami bilaterally. 90 second lesions at 85 degrees were made.
She was then turned to the lateral position and the neck was prepped. 25G needles were advanced to the centroid of the
left C4, C5 and C6 pillars under fluoroscopy, and 0.3 mL 0.5% bupivacaine injected at each.
PLAN: follow up two weeks. If the neck responds, left C4-6 RFA.
""",
        [
            ("facet", "medial_branch", {"C4-C5": "LT", "C5-C6": "LT"}, FL),
            ("facet_rf", "radiofrequency", {"L4-L5": "BIL", "L5-S1": "BIL"}, FL),
        ],
        [("64490", 1, "LT"), ("64491", 1, "LT"), ("64635", 1, "BIL"), ("64636", 1, "BIL")],
    ),
    "numbered blocks, the third without imaging": Case(
        """PROCEDURE #1: Right S1, S2, S3 lateral branch and L5 dorsal ramus block.
Needles were placed under fluoroscopy at the right L5 dorsal ramus and lateral to the S1, S2, and S3 foramina.
PROCEDURE #2: Left L4-5 transforaminal epidural steroid injection.
A needle was placed under CT guidance in the left L4-5 foramen. 8 mg dexamethasone.
PROCEDURE #3: Right greater occipital nerve block.
Without imaging, 3 cc of bupivacaine was injected at the right nuchal ridge.
""",
        [("si", "lateral_branch", {"SI": "RT"}, FL), ("transforaminal", "transforaminal", {"L4-L5": "LT"}, CT)],
        [("64451", 1, "RT"), ("64483", 1, "LT")],
    ),
    "third occipital lesion and facet joint": Case(
        """Today's procedures: left C2-3 TON and C3 medial branch RFA, right C5-6 facet injection.
Fluoroscopy used throughout. Left third occipital nerve and C3 medial branch were lesioned at 80 C x 90 s. The right
C5-6 facet joint was entered and injected with 10 mg dexamethasone.
""",
        [("facet_rf", "radiofrequency", {"C2-C3": "LT"}, FL), ("facet", "intraarticular", {"C5-C6": "RT"}, FL)],
        [("64490", 1, "RT"), ("64633", 1, "LT")],
    ),
    "fields under each head": Case(
        """PROCEDURE: Right L4-5 transforaminal epidural steroid injection
Imaging: fluoroscopy
Medication: dexamethasone 10 mg

PROCEDURE: C7-T1 interlaminar epidural steroid injection
Imaging: CT
Medication: methylprednisolone 40 mg
""",
        [("transforaminal", "transforaminal", {"L4-L5": "RT"}, FL), ("epidural", "interlaminar", {"C7-T1": None}, CT)],
        [("64483", 1, "RT"), ("62321", 1, None)],
    ),
}

_SPINAL = ("epidural", "transforaminal", "facet", "facet_rf", "si")


def _read(text: str) -> list[tuple[str, str | None, dict[str, str | None], str]]:
    return [
        (s.family, s.approach, {x.name: x.side.name if x.side else None for x in s.sites}, s.imaging.value)
        for s in services(text)
        if s.family in _SPINAL
    ]


@pytest.mark.parametrize("name", CASES)
def test_each_procedure_keeps_its_own(name: str) -> None:
    """Side, levels and imaging are those of the procedure, not of the one beside it."""
    case = CASES[name]
    assert sorted(map(repr, _read(case.text))) == sorted(map(repr, case.services))


@pytest.mark.parametrize("name", CASES)
def test_the_lines_of_each_procedure(name: str) -> None:
    """Codes, units and sides follow; lines of other families are not asked about here."""
    case = CASES[name]
    wanted = {code for code, _, _ in case.lines}
    got = [line for line in lines(case.text) if line[0] in wanted or line[0][:4] in _CODES or line[0] == "64999"]
    assert sorted(got, key=repr) == sorted(case.lines, key=repr)


#: The first four characters of every code of the spinal families.
_CODES = ("6232", "6447", "6448", "6449", "6463", "6445", "6462", "2709", "0213", "0214", "0215", "0216", "0217", "0218")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Radiofrequency ablation of the left intercostal nerves T7, T8 and T9. Each was lesioned at 80 degrees for "
            "90 seconds under fluoroscopy.",
            [],
        ),
        (
            "Ganglion impar block. Under fluoroscopy a needle was passed through the sacrococcygeal ligament and 5 mL of "
            "bupivacaine was injected.",
            [],
        ),
        (
            "The right SI joint was injected by palpation without fluoroscopy or ultrasound.",
            [("si", "joint", {"SI": "RT"}, ABSENT)],
        ),
        (
            "Right L3, L4 and L5 medial branch blocks were done under fluoroscopy. If she has relief we will repeat the "
            "block in two weeks and then go on to radiofrequency ablation.",
            [("facet", "medial_branch", {"L4-L5": "RT", "L5-S1": "RT"}, FL)],
        ),
    ],
)
def test_what_belongs_to_others_or_to_another_day(text: str, expected: list[tuple[object, ...]]) -> None:
    """Nerves of another family, a ganglion before the sacrum, denied guidance and a plan's last step."""
    assert _read(text) == expected


def test_rows_are_found_with_and_without_their_stems() -> None:
    """The stems only save time: they never lose a word."""
    doc = parse("\n\n".join(case.text for case in CASES.values()))
    text, index = doc.norm, gather._Stems(doc, (*SPINE, *OTHERS))
    for row in (*SPINE, *OTHERS):
        pattern = gather.compiled(row.pattern)
        found = [m.span() for start, end in index.windows(row) for m in pattern.finditer(text, start, end)]
        assert found == [m.span() for m in pattern.finditer(text)], row


def test_procedures_are_taken_apart_in_place() -> None:
    """The view of one procedure has the length and the line ends of the note."""
    doc = parse(CASES["three procedures"].text)
    views = spine_parts.parts(doc, spine.scene(doc).hits)
    assert len(views) == 3
    for view in views:
        assert len(view.norm) == len(doc.norm)
        assert [i for i, c in enumerate(view.norm) if c == "\n"] == [i for i, c in enumerate(doc.norm) if c == "\n"]
