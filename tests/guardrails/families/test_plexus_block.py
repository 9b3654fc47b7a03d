"""Plexus blocks: single shot and catheter, the axillary nerve and the plexus at the armpit, ended codes."""

from __future__ import annotations

import pytest

from guardrails.families.plexus_block import FAMILY
from guardrails.reading.facts import Imaging
from tests.guardrails.families.nerve_cases import lines, services

DICTATED = """\
For her complex regional pain we did an interscalene block on the left side. With the ultrasound the
roots were seen between the scalene muscles, the needle came in from behind and fifteen cc of ropivacaine
was given as a single shot.
"""
DICTATED_CATHETER = """\
A supraclavicular catheter was placed on the right under ultrasound. The plexus was seen lateral to the
artery, twenty cc went through the needle, and the catheter was threaded three centimeters and secured
with a dressing for infusion at home.
"""
EHR = """PROCEDURE: Infraclavicular brachial plexus block, right
TECHNIQUE: Ultrasound guided, in-plane, 25 mL ropivacaine 0.3%. Catheter: No
"""
EHR_NERVE = """Procedure: Left axillary nerve block, quadrilateral space
Technique: Ultrasound, 5 mL bupivacaine 0.25%. Image archived.
Plan: Interscalene catheter if this fails.
"""
TERSE = "R ISB US 15cc 0.5 ropi ss"
TERSE_CATHETER = "L interscalene catheter, US, 20 mL ropi bolus, cath secured"
ELSEWHERE = "HISTORY: Interscalene block at shoulder surgery in 2023. Brachial plexus injury as a child."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["64415-LT"]),
        (DICTATED_CATHETER, ["64416-RT"]),
        (EHR, ["64415-RT"]),
        (EHR_NERVE, ["64417-LT"]),
        (TERSE, ["64415-RT"]),
        (TERSE_CATHETER, ["64416-LT"]),
        (ELSEWHERE, []),
        ("Procedure: Axillary block, right, 20 mL lidocaine.", ["64415-RT ?target"]),
        ("Procedure: Axillary block, right, needle around the artery, 30 mL.", ["64415-RT"]),
        (
            "Procedure: Left psoas compartment catheter under fluoroscopy, catheter secured, 20 mL.",
            ["64449-LT"],
        ),
        ("Procedure: Superficial cervical plexus block, left, 10 mL.", ["64999"]),
        ("Procedure: interscalene block, 20 mL ropivacaine.", ["64415 ?side"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_cervical_plexus_had_a_code() -> None:
    assert lines(FAMILY, "Procedure: Superficial cervical plexus block, left, 10 mL.", "2019-11-01") == [
        "64413-LT"
    ]


def test_a_catheter_that_would_not_thread() -> None:
    note = "Interscalene block, right, 20 mL ropivacaine. Catheter attempted, would not thread, removed."
    assert lines(FAMILY, note) == ["64415-RT"]


def test_capital_letters_name_ultrasound() -> None:
    assert [s.imaging for s in services(FAMILY, TERSE)] == [Imaging.ULTRASOUND]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("L supraclav block US 20 mL ropi.", ["64415-LT"]),
        ("R infraclav catheter, ropi 0.2% 8/h", ["64416-RT"]),
        (
            "The left axillary nerve was blocked in the quadrilateral space with 5 mL; an interscalene block was not done.",
            ["64417-LT"],
        ),
        ("Supraclavicular fullness on the left. 5 mL lidocaine to the shoulder.", []),
    ],
)
def test_short_names(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
