"""Peripheral nerve blocks: one code a nerve, ribs by level, branches of the fifth nerve each, catheters
apart."""

from __future__ import annotations

import pytest

from guardrails.families.neurolysis import FAMILY as NEUROLYSIS
from guardrails.families.peripheral_block import FAMILY
from guardrails.reading.facts import Imaging
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_RIBS = """\
Post thoracotomy pain on the right. He sat leaning forward over the table. The fifth through the eighth
ribs were marked at the angle, and under each one a twenty five gauge needle was walked off the inferior
edge of the rib and three cc of bupivacaine was given for the intercostal nerve. No imaging was used.
Lungs clear afterwards.
"""
DICTATED_TWO = """\
She has meralgia on the left and an entrapped ilioinguinal nerve on the same side after a hernia
repair. Under ultrasound I blocked the left lateral femoral cutaneous nerve below the inguinal ligament
with five cc, and then through a second stick the left ilioinguinal and iliohypogastric nerves with eight
cc. A clip was saved.
"""
EHR = """PROCEDURE: Suprascapular nerve block, left, ultrasound guided
INDICATION: Chronic left shoulder pain, adhesive capsulitis
TECHNIQUE: Linear transducer over the suprascapular notch, in-plane, 22 G needle. 5 mL bupivacaine 0.25%
with 40 mg triamcinolone. Image stored.
PLAN: If relief is short, radiofrequency of the suprascapular nerve.
"""
EHR_CATHETER = """PROCEDURE: Femoral nerve catheter, right
TECHNIQUE: Under ultrasound a catheter was threaded 4 cm past the needle tip, secured and connected. 20 mL
ropivacaine 0.2%.
"""
TERSE = "L LFCN block US 6cc 0.25 bupi + 40 kenalog, pic in PACS"
TERSE_RIBS = "R ICNB T7, T8, T9 2cc ea, landmark. no ptx sx."
HISTORY = """\
HISTORY: Left suprascapular nerve block in May gave 80% relief for two weeks; popliteal sciatic block
at surgery.
PLAN: Pudendal nerve block to be scheduled.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_RIBS, ["64420-RT", "64421-RT x3"]),
        (DICTATED_TWO, ["64425-LT", "64450-LT"]),
        (EHR, ["64418-LT"]),
        (EHR_CATHETER, ["64448-RT"]),
        (TERSE, ["64450-LT"]),
        (TERSE_RIBS, ["64420-RT", "64421-RT x2"]),
        (HISTORY, []),
        ("Procedure: suprascapular nerve block. 5 mL bupivacaine injected.", ["64418 ?side"]),
        ("Procedure: Intercostal nerve blocks, left. Bupivacaine 10 mL injected.", ["64420-LT ?levels"]),
        ("Procedure: Right supraorbital and supratrochlear nerve blocks, 1 mL each.", ["64400-RT"]),
        ("Procedure: Right sural and tibial nerve blocks at the ankle, 3 mL each.", ["64450-RT x2"]),
        (
            "Bilateral pudendal nerve blocks at the ischial spine under fluoroscopy, 5 mL each side.",
            ["64430-50"],
        ),
        (
            "Morton's neuroma injection, right foot third web space, 1 mL lidocaine and 20 mg kenalog.",
            ["64455-RT"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    "note",
    [
        "EXAM: Tinel over the ulnar nerve at the elbow. Median nerve sensation intact.",
        "A percutaneous lead was placed along the left suprascapular nerve and connected to the "
        "external pulse generator.",
        "Right carpal tunnel injection: the needle was kept ulnar to the median nerve, 1 mL kenalog "
        "injected.",
        "Femoral nerve block by anesthesia at the time of surgery. Today no block was done.",
    ],
)
def test_no_line(note: str) -> None:
    assert lines(FAMILY, note) == []


def test_a_phenol_block_is_destruction() -> None:
    note = "Procedure: Phenol block of the right tibial nerve, 4 mL of 6% phenol with nerve stimulation."
    assert lines(FAMILY, note) == []
    assert lines(NEUROLYSIS, note) == ["64640-RT"]


def test_history_is_read_and_not_coded() -> None:
    assert {s.target for s in services(FAMILY, HISTORY)} >= {"suprascapular", "pudendal"}


def test_an_adductor_canal_block_warns() -> None:
    line = coded(FAMILY, "Procedure: Right adductor canal block, 15 mL ropivacaine under ultrasound.").lines[
        0
    ]
    assert line.code == "64447"
    assert line.warnings


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("R fem + L sciatic (pop) SS US, 15cc .2 rop ea", ["64445-LT", "64447-RT"]),
        ("L saph + sural + tib blks at ankle, 3 cc 1% lido ea", ["64450-LT x3"]),
        ("Superficial and deep peroneal nerve blocks, right, 3 mL of lidocaine each.", ["64450-RT x2"]),
        ("L SON + L ION blks, .5 cc 2% lido ea, landmark. V3 not done.", ["64400-LT x2"]),
        ("Nerve block\nNerve: [ ] femoral [x] obturator [ ] sciatic\nSide: [x] R [ ] L\n5 mL bupivacaine", ["64450-RT"]),
        ("Block: GFN   L [x] R [x]   US [ ]   Landmark [x]\nDrug/side: 5 mL 0.25% bupivacaine", ["64450-50"]),
        ("ICNB R 4-6, US, 2cc .25 bup ea", ["64420-RT", "64421-RT x2"]),
        ("T9 ICN L done, 3 cc bup. T10 T11 not done, coughing.", ["64420-LT"]),
        (
            "Right intercostal blocks at T3-T6 were planned; T3 and T4 were done with 3 mL each and the rest deferred.",
            ["64420-RT", "64421-RT"],
        ),
        ("Second and third web spaces of the left foot for her neuromas, 1 cc of lidocaine in each.", ["64455-LT"]),
        ("I did the adductor canal on the left, 15 mL ropivacaine under ultrasound.", ["64447-LT"]),
        (
            "Procedure: pudendal nerve block\nThe right buttock was widely prepped. 5 mL bupivacaine at the ischial spine.",
            ["64430-RT"],
        ),
        (
            "3 mL went around the left ilioinguinal nerve. Exactly the same was done on the right. The groin was numb on both sides.",
            ["64425-50"],
        ),
        (
            "After two good blocks in June the left obturator nerve was blocked again with 6 mL of ropivacaine.",
            ["64450-LT"],
        ),
    ],
)
def test_short_forms_and_forms(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    "note",
    [
        "R radial a-line 20g. Left femoral pulse 2+. Femoral head collapse. 5 mL lidocaine to the skin.",
        "Her son drove. Left knee: 5 mL lidocaine.",
        "Tibial plateau fracture, median sternotomy scar. 5 mL lidocaine injected into the knee.",
        "The ulnar nerve was blocked at the elbow and the median at the wrist by anesthesia before surgery this morning.",
        "Nerve block form\nLesser occipital: not blocked\nGenitofemoral: deferred",
        "Today: evaluated for suprascapular nerve block, no procedure.",
        "Device: SPRINT  Leads: 1  Target: R femoral nerve\nBattery changed, 5 mL saline flush.",
    ],
)
def test_no_nerve_of_another_trade(note: str) -> None:
    assert lines(FAMILY, note) == []


def test_ribs_before_the_add_on() -> None:
    assert lines(FAMILY, TERSE_RIBS, "2019-11-04") == ["64421-RT"]
    assert lines(FAMILY, TERSE_RIBS, "2020-01-06") == ["64420-RT", "64421-RT x2"]


def test_imaging_of_one_procedure_is_not_the_other_s() -> None:
    note = "1) R SSNB US, img saved, 5 bup .25. 2) L knee injected blind, 40 kenalog, no US for the knee."
    assert [s.imaging for s in services(FAMILY, note) if s.performed] == [Imaging.ULTRASOUND]


def test_an_empty_ultrasound_box_is_no_ultrasound() -> None:
    note = "Block: LFCN  R [x] L [ ]  US [ ]  Landmark [x]\n5 mL bupivacaine"
    assert [s.imaging for s in services(FAMILY, note) if s.performed] == [Imaging.ABSENT]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Median nerve block at the wrist for comfort, then the left CMC joint injected with 10 mg Kenalog.", []),
        ("PRP to the right plantar fascia origin. Right tibial nerve block with 3 cc lidocaine first so he'd tolerate it.", []),
        ("Right tibial nerve block with 5 mL bupivacaine for heel pain.", ["64450-RT"]),
    ],
)
def test_what_numbs_for_an_injection_is_part_of_it(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(("note", "expected"), [
    ("Left supratrochlear and supraorbital nerve blocks were performed, 1 mL each.", ["64400-LT"]),
    ("Left supraorbital and left infraorbital nerve blocks were performed, 1 mL each.", ["64400-LT x2"]),
])
def test_the_fifth_nerve_is_blocked_by_division(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
