"""Platelet-rich plasma: once, any place; marrow is recognised and left off."""

from __future__ import annotations

import pytest

from guardrails.families.joint import FAMILY as JOINT
from guardrails.families.prp import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines

DICTATED = """\
Sixty milliliters of blood was drawn and spun, and six cc of PRP was injected into the right lateral
epicondyle under ultrasound. Cash, ABN signed.
"""
DICTATED_TALK = "We talked about PRP for the knee; he will think about it and it is not covered."
EHR = """PROCEDURE: Platelet-rich plasma injection, left knee
TECHNIQUE: 5 mL PRP injected under ultrasound, images saved.
PLAN: No NSAIDs for two weeks.
"""
EHR_OTHER = """HPI: PRP elsewhere in 2024.
PROCEDURE: Right knee injection, 40 mg Kenalog, landmark.
"""
TERSE = "PRP L patellar tendon, 4 cc, US."
TERSE_OFF = "PRP R knee cancelled, pt on ASA."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["0232T"]),
        (DICTATED_TALK, []),
        (EHR, ["0232T"]),
        (EHR_OTHER, []),
        (TERSE, ["0232T"]),
        (TERSE_OFF, []),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_joint_is_not_coded_beside_plasma() -> None:
    assert lines(JOINT, EHR) == []
    assert lines(JOINT, EHR_OTHER) == ["20610-RT"]


def test_marrow_is_left_off() -> None:
    note = "Bone marrow was drawn from the iliac crest and the concentrate injected in both knees."
    found = coded(FAMILY, note)
    assert found.lines == () and [need.rule for need in found.left_off] == ["prp/marrow"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Blood 50 mL -> spun -> 6 mL platelet concentrate\nTarget: right hip joint, US guided (image stored)\nNo steroid.", ["0232T"]),
        ("45 mL whole blood, centrifuged, 4 mL plasma injected into the right Achilles tendon, US.", ["0232T"]),
        ("PRP R CEO + R med epi, 3 cc each, US", ["0232T"]),
        ("Platelets 220, INR 1.0. Left knee injected with 80 mg Depo.", []),
        ("Plan PRP of the common extensor origin next month.", []),
    ],
)
def test_as_clinicians_write_it(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Prepared 6 mL leukocyte-poor PRP. Left Achilles insertion x 3 mL + left ankle joint 3 mL, US, stills kept.", ["0232T"]),
        ("Bone marrow concentrate -> no, PRP only. 5 mL PRP injected into the left patellar tendon.", ["0232T"]),
        ("Options: PRP to the patellar tendon 4 mL. She will think about PRP.", []),
    ],
)
def test_causes_of_misses_in_new_notes(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
