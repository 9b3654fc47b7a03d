"""Tendon sheaths, ligaments, insertions and the carpal tunnel."""

from __future__ import annotations

import pytest

from guardrails.families.tendon import FAMILY
from tests.guardrails.families.nerve_cases import lines, services

DICTATED_FINGERS = """\
She has locking of two fingers. After prep the left ring and middle trigger fingers were injected at the A1
pulleys with five milligrams of Kenalog each, no ultrasound. Her carpal tunnel is quiet and we left it alone.
"""
DICTATED_ELBOW = """\
We discussed PRP at length but he chose cortisone. The right lateral epicondyle was injected with twenty
milligrams of triamcinolone at the common extensor origin. An elbow strap was given.
"""
EHR_TUNNEL = """PROCEDURE: Right carpal tunnel injection
INDICATION: Bilateral carpal tunnel syndrome
TECHNIQUE: 25 gauge needle ulnar to palmaris longus, 1 mL of betamethasone 6 mg.
PLAN: Left carpal tunnel release if no better.
"""
EHR_FOOT = """ASSESSMENT: Plantar fasciitis, left foot.
PLAN: The patient was given an injection of 20 mg Kenalog and 1 mL lidocaine. Heel cup. Return in 4 weeks.
"""
TERSE_WRIST = "R DQ inj, 1st dors comp, 10 K, 1 cc lido."
TERSE_LIGAMENT = "L iliolumbar lig 40 depo 3cc bupi, no imaging."
PLANNED = "HPI: carpal tunnel injection in May helped. PLAN: Repeat left carpal tunnel injection in June."
DENIED = "Tennis elbow. Injection was offered and declined. Trigger thumb splint given."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_FINGERS, ["20550-LT x2"]),
        (DICTATED_ELBOW, ["20551-RT"]),
        (EHR_TUNNEL, ["20526-RT"]),
        (EHR_FOOT, ["20550-LT"]),
        (TERSE_WRIST, ["20550-RT"]),
        (TERSE_LIGAMENT, ["20550-LT"]),
        (PLANNED, []),
        (DENIED, []),
        ("Bilateral carpal tunnel injections, 20 mg Kenalog each.", ["20526-50"]),
        ("Both lateral epicondyles were injected with 20 mg Kenalog each.", ["20551-LT", "20551-RT"]),
        ("Trigger finger injection with 5 mg Kenalog. Digit: ***.", ["20550 ?side"]),
        ("Xiaflex was injected into the right ring finger cord.", ["20527-RT"]),
        ("The gluteus medius insertion on the right was injected under ultrasound.", ["20551-RT"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_plan_is_read_and_not_coded() -> None:
    found = services(FAMILY, PLANNED)
    assert found and not any(s.performed for s in found)
