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
