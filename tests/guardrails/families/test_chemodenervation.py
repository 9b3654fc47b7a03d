"""Toxin: migraine once, neck and face by side, limbs by muscles and limbs, trunk, glands, guidance once."""

from __future__ import annotations

import pytest

from guardrails.families.chemodenervation import FAMILY
from guardrails.reading.drugs import read_drugs
from guardrails.reading.sections import parse
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_MIGRAINE = """\
Round seven of Botox. Chronic migraine, down from twenty days to eight. One hundred fifty five units over
thirty one sites, corrugators, procerus, frontalis, temporalis, occipitalis, paraspinals and trapezius. Forty
five units wasted. No EMG.
"""
DICTATED_NECK = """\
Botulinum toxin for her spasmodic torticollis. Under EMG the right sternocleidomastoid got thirty units, the
left splenius capitis sixty and the left semispinalis forty units. No drooling after the last round.
"""
EHR_LIMBS = """PROCEDURE: Botulinum toxin injection for spasticity
TECHNIQUE: Muscles were found with electrical stimulation.
Right upper limb: biceps brachii 50 units, brachialis 50 units, FCR 30 units, FCU 30 units, FDS 40 units
Right lower limb: soleus 75 units, tibialis posterior 50 units
PLAN: Repeat in 12 weeks.
"""
EHR_FACE = """DIAGNOSIS: Hemifacial spasm, left
PROCEDURE: Xeomin injection
TECHNIQUE: 20 units of Xeomin injected into the left orbicularis oculi and left zygomaticus.
"""
TERSE_MIGRAINE = "PREEMPT 155u/200u vial, 45u waste. 12 wks since last."
TERSE_NECK = "CD: R SCM 30, L SPL 60, L LS 40. Botox 200u. EMG."
PLANNED = "Botox for migraine was discussed, auth to be requested. Topamax failed."
DENIED = "Botox not given today, auth pending."
HISTORY = "She had Botox for migraine with Dr. Hale in May. Today we discussed topiramate only."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_MIGRAINE, ["64615"]),
        (DICTATED_NECK, ["64616-50", "95874"]),
        (EHR_LIMBS, ["64643", "64644", "95873"]),
        (EHR_FACE, ["64612-LT"]),
        (TERSE_MIGRAINE, ["64615"]),
        (TERSE_NECK, ["64616-50", "95874"]),
        (PLANNED, []),
        (DENIED, []),
        (HISTORY, []),
        (
            "Left arm spasticity: Botox 100 units to the left biceps brachii and pronator teres.",
            ["64642-LT"],
        ),
        ("Five muscles in the left arm and three in the left leg, 350 units of Botox.", ["64643", "64644"]),
        ("Botox 200 units for left upper limb spasticity was injected today.", ["64642-LT ?muscles"]),
        (
            "Right leg spasticity: hamstrings, adductors and soleus got 300 units of Botox.",
            ["64642-RT ?muscles"],
        ),
        ("Sialorrhea: Myobloc 2500 units into both parotid and both submandibular glands.", ["64611"]),
        ("Botox to the thoracic paraspinals and quadratus lumborum for dystonia, 100 units.", ["64646"]),
        (
            "Botox to the masseters for jaw pain, 25 units each side.",
            ["64612-50 ?code"],
        ),
        ("Vial: Botox 200 U x1. Administered: 155 U. Discarded: 45 U.", ["64615 ?target"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_toxin_for_nothing_named_is_left_off_with_a_query() -> None:
    found = coded(FAMILY, "Botox 60 units was injected today without complication.")
    assert found.lines == ()
    assert [need.fact for need in found.left_off] == ["target"]


def test_a_title_above_another_drug_is_no_toxin() -> None:
    note = (
        "PROCEDURE: Trigger point injections with Botox.\n"
        "TECHNIQUE: 6 cc of 1% lidocaine was injected into the right trapezius and the right levator "
        "scapulae."
    )
    assert not any(s.performed for s in services(FAMILY, note))


def test_the_drug_given_is_read() -> None:
    drugs = read_drugs(parse(TERSE_MIGRAINE.replace("PREEMPT", "Botox PREEMPT, injected")))
    assert [d.name for d in drugs] == ["onabotulinumtoxin a"]
