"""Greater occipital nerve blocks; the lesser nerve is a peripheral block, the third is facet, leads are
stimulation."""

from __future__ import annotations

import pytest

from guardrails.families.neurolysis import FAMILY as NEUROLYSIS
from guardrails.families.occipital import FAMILY
from guardrails.families.peripheral_block import FAMILY as PERIPHERAL
from guardrails.reading.facts import Imaging
from tests.guardrails.families.nerve_cases import lines, services

DICTATED_BOTH = """\
This lady has had occipital headaches since her accident. The back of the scalp was cleaned. I palpated
the artery on the right and medial to it infiltrated the right greater occipital nerve with two cc of
quarter percent bupivacaine and a little dexamethasone. The same was done on the left. She was numb over
the scalp in five minutes.
"""
DICTATED_LESSER = """\
After alcohol prep the left greater occipital nerve was injected at the superior nuchal line with two
milliliters and the left lesser occipital nerve behind the mastoid with one and a half. The right side
does not bother her and was left alone.
"""
EHR = """PROCEDURE: Bilateral greater occipital nerve block
ANESTHESIA: None
DESCRIPTION OF PROCEDURE: Patient seated. Ultrasound with a linear probe at C2, needle in-plane, 2 mL
ropivacaine 0.2% per side. Image saved.
PLAN: Repeat in 12 weeks. Consider occipital nerve stimulation trial.
"""
EHR_UNNAMED = """Procedure: Occipital nerve block, right
Technique: 3 mL lidocaine 1% injected without imaging by palpation.
"""
TERSE = "R GONB 3cc 0.25 bup + 4 dex, no complications."
TERSE_BOTH = "b/l GON blocks done, 1.5 mL 0.5% bupi ea side. f/u 3 mo"
PLANNED = """ASSESSMENT: Occipital neuralgia, right.
PLAN: Greater occipital nerve block next visit, right side. Had GON blocks last month elsewhere.
"""
STIMULATOR = (
    "Occipital nerve stimulator trial: a percutaneous lead was placed over the greater occipital nerve."
)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_BOTH, ["64405-50"]),
        (DICTATED_LESSER, ["64405-LT"]),
        (EHR, ["64405-50"]),
        (EHR_UNNAMED, ["64405-RT ?nerve"]),
        (TERSE, ["64405-RT"]),
        (TERSE_BOTH, ["64405-50"]),
        (PLANNED, []),
        (STIMULATOR, []),
        ("Procedure: greater occipital nerve block. 2 mL bupivacaine injected.", ["64405 ?side"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_lesser_nerve_is_a_peripheral_block() -> None:
    assert lines(PERIPHERAL, DICTATED_LESSER) == ["64450-LT"]


def test_the_third_nerve_is_not_ours() -> None:
    assert (
        lines(FAMILY, "Procedure: Right third occipital nerve block under fluoroscopy, 0.5 mL bupivacaine.")
        == []
    )


def test_a_lesion_of_the_nerve_is_neurolysis() -> None:
    note = "Procedure: Radiofrequency ablation of the left greater occipital nerve, 80 C for 90 seconds."
    assert lines(FAMILY, note) == []
    assert lines(NEUROLYSIS, note) == ["64640-LT"]


def test_an_image_that_was_not_kept() -> None:
    note = "Right GON block under ultrasound, 2 mL lidocaine, image was not saved."
    assert [s.imaging for s in services(FAMILY, note)] == [Imaging.UNRECORDED_US]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Occipital nerve block\nNerve: [x] greater [ ] lesser [ ] third\nSide: [ ] R [x] L [ ] both\n3 mL bupivacaine", ["64405-LT"]),
        ("3 mL over the right greater occipital nerve. Exactly the same was done on the left. There was numbness on both sides.", ["64405-50"]),
        ("Nerve: third occipital, right, 0.5 mL under fluoroscopy", []),
    ],
)
def test_forms_and_repeats(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
