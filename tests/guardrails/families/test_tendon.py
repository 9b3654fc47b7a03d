"""Tendon sheaths, ligaments, insertions and the carpal tunnel."""

from __future__ import annotations

import pytest

from guardrails.families.joint import FAMILY as JOINT
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


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The long head of the biceps on the right was bathed with ultrasound, 20 of Kenalog. I kept no image.", ["20550-RT"]),
        ("L DQ + L FCR sheath inj, 10 K ea", ["20550-LT x2"]),
        ("Anterior tibial tendon sheath on the right, ultrasound in plane, 5 of dexamethasone.", ["20550-RT"]),
        ("L med epi inj at CFO, 20 depo", ["20551-LT"]),
        ("R triceps insertion peppered with 2 mL lidocaine and 10 mg Kenalog", ["20551-RT"]),
        ("Interspinous and supraspinous ligaments at L3-4 infiltrated with lidocaine, not a facet block.", ["20550 x2"]),
        ("L PF inj medial heel 40 depo blind", ["20550-LT"]),
        ("ATFL left injected with 1 mL lidocaine and 10 mg Kenalog.", ["20550-LT"]),
        ("Two trigger digits: left thumb and right ring; 10 mg Kenalog each at the A1 pulley.", ["20550-50"]),
        ("TENDON SHEATH INJECTION\nRight fourth dorsal compartment. 27 g. 10 mg triamcinolone.", ["20550-RT"]),
        ("CTS bilat: L carpal tunnel injected today 40 K, R next month.", ["20526-LT"]),
        (
            "PROCEDURE: Right carpal tunnel injection\nConsent, time-out. Right wrist prepped, 25 g needle at the wrist crease"
            " ulnar to palmaris longus, 40 mg methylprednisolone.",
            ["20526-RT"],
        ),
        # named for something else
        ("Contrast stayed along the sacrospinous ligament. Pudendal block with bupivacaine and 40 mg depo.", []),
        ("The needle passed through the interspinous ligament into the epidural space, 80 mg Depo-Medrol.", []),
        ("Leads anchored to the supraspinous ligament. 10 mL lidocaine for the pocket.", []),
        ("Exam: patellar tender, quadriceps tendon intact. Lidocaine patch 5% to the knee.", []),
        ("Right trigger thumb: exam only, no triggering, not injected.", []),
    ],
)
def test_as_clinicians_write_it(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_wrist_of_a_carpal_tunnel_is_no_joint() -> None:
    note = "Left carpal tunnel injected. Left wrist prepped, needle placed at the wrist crease, 40 mg Kenalog."
    assert lines(JOINT, note) == []
    assert lines(JOINT, "Left wrist prepped, needle placed in the left wrist joint, 40 mg Kenalog injected.") == ["20605-LT"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The spot where the hamstring inserts on the left was found. At it 40 mg of Depo-Medrol with lidocaine was injected.", ["20551-LT"]),
        ("Right lateral epicondyle injected with 20 mg Kenalog. I then turned to the right wrist. The first dorsal compartment was marked. "
         "10 mg Kenalog with lidocaine was deposited there.", ["20550-RT", "20551-RT"]),
        ("#1 location: left 1st dorsal compartment. #2 location: right long finger flexor sheath. betamethasone 3 mg each.",
         ["20550-LT", "20550-RT"]),
        ("Splint failed -> carpal tunnel inj R w/ 20 kenalog.", ["20526-RT"]),
        ("PT failed so last year had carpal tunnel injection L with 40 depo by Dr X. Now numb again.", []),
        ("Plan: carpal tunnel offered, accepted. 20 mg kenalog + 1 cc lido given, left.\nAssessment: left carpal tunnel syndrome", ["20526-LT"]),
        ("P: carpal tunnel injection offered, 20 mg kenalog, she will think about it.\nA: carpal tunnel syndrome, left", []),
        ("Pain sits on the iliolumbar ligament, right. Injected it, 3 cc of 0.25% bupivacaine with 20 mg depo.", ["20550-RT"]),
    ],
)
def test_causes_of_misses_in_new_notes(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_side_is_where_the_place_was_named_before() -> None:
    note = "Lt elbow tennis elbow. Injected today, 20 mg Depo-Medrol at the lateral epicondyle, radial nerve palpated and kept away. Rt elbow: brace."
    assert lines(FAMILY, note) == ["20551-LT"]


def test_boxes_of_one_line_speak_of_one_place() -> None:
    note = (
        "Site 1: [x] Carpal tunnel   [ ] De Quervain    Side: [ ] L [x] R\nSite 2: [ ] Carpal tunnel   [x] De Quervain    Side: [x] L [ ] R\n"
        "Drug each: methylprednisolone 20 mg\n"
    )
    assert lines(FAMILY, note) == ["20526-RT", "20550-LT"]
