"""Destruction of nerves by heat, cold or drug; pulsed lesions are unlisted; blocks are not destruction."""

from __future__ import annotations

import pytest

from guardrails.families.neurolysis import FAMILY
from guardrails.families.peripheral_block import FAMILY as PERIPHERAL
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_HEAT = """\
Two blocks of the suprascapular nerve helped his shoulder for a day each, so today we burned it. On the
right, under fluoroscopy, the cannula was taken to the suprascapular notch, he felt the tingle at point
four volts, two percent lidocaine went in and the lesion was eighty degrees for ninety seconds.
"""
DICTATED_PULSED = """\
Pulsed radiofrequency at forty-two degrees for two minutes was done to the left lateral femoral
cutaneous nerve under ultrasound. No thermal lesion was made. Image saved.
"""
EHR_PHENOL = """PROCEDURE: Phenol neurolysis, bilateral obturator nerves
TECHNIQUE: Nerve stimulation 0.4 mA, 3 mL of 6% phenol each side.
PLAN: Botulinum toxin to the hamstrings next month.
"""
EHR_CELIAC = """Procedure: Celiac plexus neurolysis
History: Diagnostic celiac plexus block last week with 80% relief.
Technique: Fluoroscopy, needles anterior to L1 from both sides, contrast, 5 mL lidocaine test, then
dehydrated alcohol 98% 10 mL per side.
"""
TERSE_RIBS = "L intercostal RFA T7 T8 T9 fluoro 80C x 90s"
TERSE_PUDENDAL = "R pudendal cryo, 2 cycles x 2 min, CT guided"
PLANNED = """HISTORY: Suprascapular RFA 2024.
PLAN: Alcohol celiac neurolysis will be discussed with oncology.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_HEAT, ["64640-RT"]),
        (DICTATED_PULSED, ["64999"]),
        (EHR_PHENOL, ["64640-50"]),
        (EHR_CELIAC, ["64680"]),
        (TERSE_RIBS, ["64620-LT x3"]),
        (TERSE_PUDENDAL, ["64630-RT"]),
        (PLANNED, []),
        ("Procedure: Superior hypogastric plexus neurolysis with phenol under fluoroscopy, 8 mL.", ["64681"]),
        ("Procedure: Right infraorbital nerve alcohol injection, 0.5 mL absolute alcohol.", ["64600"]),
        ("Procedure: Intrathecal phenol for perineal cancer pain, 0.6 mL in glycerin at L5-S1.", ["62280"]),
        (
            "Procedure: Right gasserian ganglion radiofrequency under fluoroscopy, 75 C for 60 seconds.",
            ["64610-RT"],
        ),
        (
            "Procedure: Radiofrequency ablation of the suprascapular nerve, 80 C for 90 seconds.",
            ["64640 ?side"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_numbing_before_a_lesion_is_no_block() -> None:
    assert lines(PERIPHERAL, DICTATED_HEAT) == []


def test_facet_lesions_are_not_ours() -> None:
    assert (
        lines(FAMILY, "Right L4-5 and L5-S1 medial branch radiofrequency ablation, 80 C for 90 seconds.")
        == []
    )


def test_open_surgery_and_scars_are_not_ours() -> None:
    assert (
        lines(FAMILY, "Lysis of adhesions was done through a caudal catheter with hypertonic saline.") == []
    )


@pytest.mark.parametrize(
    ("note", "word"),
    [
        ("Procedure: RFA of the right suprascapular nerve, 70 C for 90 seconds.", "80 C"),
        ("Procedure: RFA of the right suprascapular nerve, 90 seconds.", "temperature"),
        ("Procedure: Cryoablation of the right sural nerve, two cycles.", "0440T"),
    ],
)
def test_warnings(note: str, word: str) -> None:
    assert any(word in w for w in coded(FAMILY, note).lines[0].warnings)


def test_pulsed_beats_an_ablation_title() -> None:
    note = (
        "PROCEDURE: Suprascapular nerve ablation, left\n"
        "TECHNIQUE: Pulsed radiofrequency 42 C for 120 seconds under ultrasound."
    )
    assert lines(FAMILY, note) == ["64999"]
    assert [s.mode for s in services(FAMILY, note) if s.performed] == ["pulsed"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("For the fourth interspace neuroma of the right foot 0.5 mL of 30% alcohol was injected around the nerve.", ["64632-RT"]),
        ("L ICN RFA T8 T9 80C/90s, fluoro.", ["64620-LT x2"]),
        ("PRF 42C x120s R ilioing n. no thermal lesion.", ["64999"]),
        ("Cryo L intercostals T5, T6, two 90 second freezes each.", ["64620-LT x2"]),
        ("Iovera R knee infrapatellar saph + AFCN. 3 tips.", ["64640-RT x2"]),
        ("Phenol 6 percent, 4 mL, was put on the motor branch of the left tibial nerve with a nerve stimulator.", ["64640-LT"]),
        (
            "After a good block in May the right suprascapular nerve was lesioned at eighty degrees for ninety seconds.",
            ["64640-RT"],
        ),
        ("Frozen shoulder on the left: suprascapular nerve block, 5 mL bupivacaine.", []),
        ("The skin was cleaned with alcohol and the left sural nerve was blocked with 3 mL.", []),
    ],
)
def test_ways_of_destroying(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
