"""Joints and bursae: size, ultrasound with and without a stored image, several joints, both sides."""

from __future__ import annotations

import pytest

from guardrails.families.joint import FAMILY
from guardrails.reading.facts import Imaging
from tests.guardrails.families.nerve_cases import lines, services

DICTATED_KNEES = """\
Mr. Brandt is here for his knees. He had gel shots two years ago without benefit. After consent the right
knee was entered from superolateral with a twenty two gauge needle by landmark, and forty milligrams of
Kenalog with four cc of lidocaine was injected. Then the left knee was injected in the same manner. He asked
about his shoulder and we will do that in two weeks.
"""
DICTATED_HIP = """\
Today I did the left hip. Under fluoroscopy a spinal needle was walked to the femoral head neck junction of
the left hip, two cc of Omnipaque outlined the capsule and eighty of Depo-Medrol with bupivacaine was
injected. The trochanteric bursa was not injected.
"""
EHR_ULTRASOUND = """PROCEDURE: Ultrasound-guided right subacromial bursa injection
INDICATION: Right shoulder impingement
CONSENT: Risks of shoulder injection reviewed.
TECHNIQUE: Needle seen in plane in the bursa. 40 mg triamcinolone, 4 mL lidocaine 1%. Images archived.
PLAN: Left shoulder injection in four weeks.
"""
EHR_TWO = """Procedures performed today:
1. Left knee intra-articular injection, ultrasound guided, images saved to PACS, 40 mg Kenalog
2. Right greater trochanteric bursa injection, landmark, 40 mg Kenalog
3. Right elbow brace fitted
"""
TERSE_BURSA = "L GTB inj 40 kenalog 4cc lido, landmark. R hip xr nl. f/u 6 wk."
TERSE_THUMBS = "Both 1st CMC jts inj 10 K each, no US. Splints."
PLANNED = """HPI: Left knee injected in March, three months of relief.
EXAM: Left knee effusion, right hip tender.
PLAN: Left knee injection next week. Consider right hip injection under ultrasound.
"""
DENIED = "The right knee injection was cancelled, A1c 11. The left knee was not injected either."
BESIDE_A_BLOCK = """PROCEDURE: Genicular nerve block, right knee.
TECHNIQUE: Supine with a bolster under the right knee. 1 mL bupivacaine at each of three genicular nerves
under fluoroscopy. The knee joint was not entered.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_KNEES, ["20610-50"]),
        (DICTATED_HIP, ["20610-LT"]),
        (EHR_ULTRASOUND, ["20611-RT"]),
        (EHR_TWO, ["20610-RT", "20611-LT"]),
        (TERSE_BURSA, ["20610-LT"]),
        (TERSE_THUMBS, ["20600-50"]),
        (PLANNED, []),
        (DENIED, []),
        (BESIDE_A_BLOCK, []),
        ("Kenalog 40 mg was injected into the knee by landmark.", ["20610 ?side"]),
        ("40 mg of Kenalog was injected into the right knee.", ["20610-RT"]),
        ("The right ankle was injected under ultrasound with 20 mg Kenalog.", ["20605-RT ?image_record"]),
        (
            "The right ankle was injected under ultrasound with 20 mg Kenalog, live only, nothing saved.",
            ["20605-RT"],
        ),
        ("Right 2nd and 3rd MCP joints injected with 5 mg Kenalog each, no imaging.", ["20600-RT x2"]),
        ("Ganglion of the left wrist aspirated of 2 mL gel.", ["20612-LT"]),
        ("Sacrococcygeal joint injected under fluoroscopy with 20 mg triamcinolone.", ["20600 ?code"]),
        ("Durolane injection today, right side, by landmark.", ["20610-RT ?joint"]),
        ("She got Toradol 60 mg IM in the deltoid for knee pain.", []),
        ("Total time 30 minutes, exclusive of the left knee injection.", ["20610-LT"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_each_joint_keeps_its_own_imaging() -> None:
    note = (
        "The knee was injected blindly on the right with 40 mg Kenalog. On the left ultrasound showed the "
        "suprapatellar pouch, the needle entered it and an image was stored; 40 mg Kenalog was injected."
    )
    assert lines(FAMILY, note) == ["20610-RT", "20611-LT"]


def test_a_correction_takes_back_the_side() -> None:
    note = "I injected the left knee. Sorry, correction, it was the right knee, 40 milligrams of Kenalog."
    assert [s.sites[0].side.name for s in services(FAMILY, note) if s.performed and s.sites[0].side] == ["RT"]


def test_ultrasound_without_an_image_is_told_apart() -> None:
    note = "Right knee injected with 40 mg Kenalog under ultrasound, no image was saved."
    assert services(FAMILY, note)[0].imaging is Imaging.UNRECORDED_US


def test_history_and_plan_are_read_and_not_coded() -> None:
    found = services(FAMILY, PLANNED)
    assert found and not any(s.performed for s in found)


HEADED = """\
Left shoulder. He sat facing the wall. The probe lay under the scapular spine and a spinal needle was watched into the
joint in plane; forty milligrams of triamcinolone with ropivacaine went in. A frame with the needle was saved.
Right knee. Entered from the medial side by feel, eighty of Depo-Medrol, nothing to draw off.
"""
TABLE = """\
| Place | Side | Guidance | Drug |
| Elbow | L | none | betamethasone 6 mg |
| Wrist | R | none | deferred, INR 4 |
| Ankle | R | ultrasound, image saved | betamethasone 6 mg |
"""
BOXES = """\
Joint: [ ] Hip [x] AC [ ] Wrist   Side: [ ] L [x] R
US: [x] used, image saved [ ] not used
Steroid: methylprednisolone 20 mg
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (HEADED, ["20610-RT", "20611-LT"]),
        (TABLE, ["20605-LT", "20606-RT"]),
        (BOXES, ["20606-RT"]),
        ("3rd + 4th MTP R foot inj, 5 K ea, blind", ["20600-RT x2"]),
        ("L index thru ring MCPs inj w 5 mg Kenalog ea, no US", ["20600-LT x3"]),
        ("MCP 2 and MCP 5 on the left injected with 5 mg Kenalog each.", ["20600-LT x2"]),
        ("L CMC1 10K .5 lido, thumb in traction", ["20600-LT"]),
        ("Left knee effusion: aspiration only, 40 mL, sent.", ["20610-LT"]),
        (
            "Over the point of maximal tenderness at the right greater trochanter 40 mg Kenalog was injected in a fan.",
            ["20610-RT"],
        ),
        ("R hip: 40 depo, US w img. Gel-One L knee, 3 mL, superolateral, blind.", ["20610-LT", "20611-RT"]),
        ("Original: Left ankle injected with 20 mg Kenalog.\nAddendum: laterality should read RIGHT.", ["20605-RT"]),
        ("ADDENDUM: The right hip was injected, not the left. Left hip injected with 80 mg Depo.", ["20610-RT"]),
        ("She wanted both knees but the left is infected; only right injected, 80 mg Depo-Medrol.", ["20610-RT"]),
        (
            "Bilateral GH injections, 40 mg Kenalog each. Ultrasound: L only, picture kept.",
            ["20610-RT", "20611-LT"],
        ),
        ("After skin prep and a wheal of lidocaine the left ankle joint was entered and 20 mg triamcinolone instilled.", ["20605-LT"]),
        ("TMJ, left, arthrocentesis lavage 15 mL, then hyaluronate 1 mL.", ["20605-LT"]),
        ("Left visco #2 Supartz, hip, fluoro.", ["20610-LT"]),
        ("Here for #2/3 Euflexxa L knee. No effusion, Euflexxa 20 mg injected, no US.", ["20610-LT"]),
        ("Procedures: (1) L knee - Supartz #3, landmark (2) R knee - Supartz #3, landmark", ["20610-50"]),
        ("Elbow L: 20 mg Kenalog, blind.", ["20605-LT"]),
        # not done, not here, or another procedure
        ("Radial collateral ligament of the right thumb MCP injected with 10 mg Kenalog.", []),
        ("Needle passed just lateral to the greater trochanter to the sciatic nerve; 20 mL ropivacaine.", []),
        ("L GTB inj, 40 K, landmark. R GTB nontender, no inj.", ["20610-LT"]),
        ("The basal joint of the right thumb, which is worn on x-ray, was not injected.", []),
        ("Right hip: injection attempted, could not enter the joint, needle out, no drug given.", []),
        ("Knee aspirated in the ED on Sunday, cultures negative. No tap today.", []),
        ("Fascia iliaca, left hip, probe over the ASIS, 35 cc of 0.2% ropivacaine under the iliac fascia.", []),
        ("RFA of the left genicular nerves. Knee prepped. 80 C for 90 s. 1 mL lido per site, then 40 mg Kenalog.", []),
        ("Dr. Ode injected her left knee in May. I am injecting the right today: 40 mg Kenalog.", ["20610-RT"]),
    ],
)
def test_as_clinicians_write_it(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", "20610-LT"),
        ("No imaging.", "20610-LT"),
        ("US not used.", "20610-LT"),
        ("Ultrasound guidance.", "20610-LT ?image_record"),
        ("Ultrasound guidance. Image: ___", "20610-LT ?image_record"),
        ("Ultrasound guidance. I kept no image.", "20610-LT"),
        ("Ultrasound guidance. Images: not stored.", "20610-LT"),
        ("Ultrasound guidance, one still filed in PACS.", "20611-LT"),
        ("Ultrasound guidance. Hard copy in the chart.", "20611-LT"),
        ("US guidance with permanent recording and reporting.", "20611-LT"),
    ],
)
def test_only_ultrasound_asks_for_its_image(said: str, expected: str) -> None:
    """The code without ultrasound needs no word about imaging; ultrasound without a word about its image is asked."""
    assert lines(FAMILY, f"Left hip injected with 80 mg methylprednisolone. {said}") == [expected]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # a place by its landmarks, and the joint behind it
        ("Procedure: the needle was passed beneath the acromion on the left and 40 mg of triamcinolone with lidocaine went in.", ["20610-LT"]),
        ("Procedure: Left shoulder. Needle aimed at the coracoid from beneath the acromion, 40 mg Kenalog in the glenohumeral joint.", ["20610-LT"]),
        ("Exam: tender beneath the acromion. Plan: subacromial injection next visit.", []),
        # a second place that is sought out, then given a drug
        ("The A.C. joint was found by palpation. Through it 10 mg of Kenalog was given on the right. Then the needle was passed into "
         "the right subacromial space and 40 mg Kenalog with 4 cc Marcaine given.", ["20605-RT", "20610-RT"]),
        ("Right knee was injected with 40 mg Kenalog. The left hip is sore also. 30 mg Toradol IM was given.", ["20610-RT"]),
        # a gel told behind its joint, and counted out of a series
        ("L knee OA, end stage. Durolane 60 mg (3 mL) given, medial portal, no US.", ["20610-LT"]),
        ("Orthovisc 2/4 R knee, 2 mL, tolerated.", ["20610-RT"]),
        ("Right knee: 2 mL Euflexxa left in the joint.", ["20610-RT"]),
        ("Knee OA bilateral. Discussed Synvisc-One 6 mL; auth first.", []),
        # taps in plain words
        ("Drew off 30 cc of straw fluid from the right knee through an 18 gauge. Sent for crystals.", ["20610-RT"]),
        ("He drew off to one side. Right knee: no injection.", []),
        # put off, wished for, led to
        ("Injected the L trochanteric bursa, 40 kenalog. R troch: holding off today.", ["20610-LT"]),
        ("She hoped to have both hips done today. Only the left hip was injected with 80 mg depo.", ["20610-LT"]),
        ("Gel failed in the R knee -> cortisone today, 40 kenalog + 4 lido R knee, palpation.", ["20610-RT"]),
        ("Pt had R knee inj in June, failed -> will ask auth for gel.", []),
        # numbers of fingers, order and sides of a list
        ("Both first CMC joints injected, L then R, 10 mg kenalog each, no imaging.", ["20600-50"]),
        ("Both elbows injected, L first, 20 mg depo each, by landmark.", ["20605-50"]),
        ("Today: L ring PIP, L long PIP and R elbow. 5 mg TAC each PIP, 20 mg R elbow. no US.", ["20600-LT x2", "20605-RT"]),
        ("After digital block the left ring PIP joint was entered, 10 mg Kenalog.", ["20600-LT"]),
        # ultrasound before the needle, and beside it
        ("Pre-scan showed effusion; needle in-plane into right hip joint, 40 mg depo. Images saved to PACS.", ["20611-RT"]),
        ("Pre-scan for the vessels only, nothing stored. Right hip injected, 40 mg depo.", ["20610-RT"]),
        ("R subtalar joint inj, US linear, tip in the posterior facet, 20 mg dex. 2 stills to chart.", ["20606-RT"]),
    ],
)
def test_causes_of_misses_in_new_notes(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_heading_in_capitals_may_end_in_a_full_stop() -> None:
    note = (
        "CONSENT.  He signed the form, which covers knee, hip and shoulder injections.\n\nPROCEDURE.  The right ankle joint was "
        "injected with 20 mg Kenalog.\n"
    )
    assert lines(FAMILY, note) == ["20605-RT"]


def test_lying_on_a_side_is_no_side_of_the_needle() -> None:
    note = "She lay with her right side down. Over the left greater trochanter the bursa was injected with 40 mg depo."
    assert lines(FAMILY, note) == ["20610-LT"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Pt posted for Rt. hip steroid. Rt. hip joint entered with 22G LP needle, inj. Triamcinolone 40 mg given. Lt. hip - conservative.",
         ["20610-RT"]),
        ("The plan had been both knees. One vial came. I put it in the left. 40 mg Kenalog.", ["20610-LT"]),
        ("R trochanteric bursa? No, left trochanteric bursa, landmark, 40 mg depo.", ["20610-LT"]),
        ("Left elbow joint injected, 20 mg depo. Right elbow also sore, milder: sleeve, no inj.", ["20605-LT"]),
        ("We covered gel, PRP and a knee injection with cortisone. She picks therapy.", []),
        ("Right knee, then: 80 DM with 3 marc injected.", ["20610-RT"]),
        ("DM 2, A1c 8. Right knee sore. No injection.", []),
    ],
)
def test_slang_and_short_forms(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_imaging_of_another_procedure_is_not_the_joint_s() -> None:
    note = (
        "PROCEDURES: SI joint injection left; left ischial bursa injection.\nUnder fluoroscopy a needle was advanced into the left SI joint, "
        "contrast spread.\nThen the left ischial bursa was injected with 40 mg depo by palpation."
    )
    (bursa,) = services(FAMILY, note)
    assert bursa.imaging is not Imaging.FLUOROSCOPY


def test_speech_without_a_full_stop_has_sentences() -> None:
    note = (
        "procedure note patient is here with right shoulder pain diagnosis is right adhesive capsulitis after informed consent the right "
        "shoulder was prepped under ultrasound guidance a twenty two gauge needle was advanced into the gleno humeral joint and forty "
        "milligrams of kenalog was injected images were saved to the system follow up in four weeks for the left shoulder"
    )
    assert lines(FAMILY, note) == ["20611-RT"]


def test_an_addendum_that_the_note_should_read_otherwise() -> None:
    note = "Left shoulder joint injected with 40 mg Kenalog.\nADDENDUM: the note should read RIGHT shoulder, dictation error."
    assert lines(FAMILY, note) == ["20610-RT"]
