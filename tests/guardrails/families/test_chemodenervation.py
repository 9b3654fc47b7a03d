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


LIMB_TABLES = """Agent: onabotulinumtoxinA, 3 vials x 100 u. Guidance: [ ] EMG  [x] e-stim
RIGHT UPPER LIMB
| Muscle | Units | Sites |
| Brachialis | 60 | 2 |
| FCR | 40 | 1 |
| FPL | 0 | held, thumb is free |
RIGHT LOWER LIMB
| Muscle | Units | Sites |
| Semitendinosus | 50 | 1 |
| Semimembranosus | 50 | 1 |
| Gracilis | 30 | 1 |
| Rectus femoris | 40 | 2 |
| FHL | 30 | 1 |
Total used 300 u. Waste 0.
"""
FLOWSHEET = """Chemodenervation flowsheet
Extremity 1: L UE  # muscles: 6  units: 250
Extremity 2: L LE  # muscles: 2  units: 100
Trunk: N/A
Product: Botox
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (LIMB_TABLES, ["64643", "64644", "95873"]),
        (FLOWSHEET, ["64643", "64644"]),
        ("Botox RUE x4 mm, RLE x5 mm. 350u. EMG.", ["64643", "64644", "95874"]),
        ("Dysport, spasticity: left arm 5 muscles, right arm 5 muscles, left leg two.", ["64643", "64644", "64645"]),
        (
            "Spasticity of the left side after a stroke. In the arm I did the biceps, the pronator, FDS and FDP. In the leg "
            "I did both heads of gastroc and the soleus. 300 units all told.",
            ["64642", "64643"],
        ),
        ("L soleus+PT+FHL botox 200, stim, 0 waste", ["64642-LT", "95873"]),
        # groups and heads that may carry the count over four
        ("R soleus+gastroc (med,lat)+PT+FHL botox 250", ["64642-RT ?muscles"]),
        ("Xeomin for torticollis, right SCM 40 units, left splenius 60. The EMG machine was broken.", ["64616-50"]),
        ("Bleph: Xeomin 25u OU each, 50 tot", ["64612-50"]),
        ("Blepharospasm OD. Botox 20 u.", ["64612-RT"]),
        ("CM botox #3, 155u, 45 wasted.", ["64615"]),
        ("Drooling in ALS, Myobloc, 1500 units into each parotid.", ["64611-52"]),
        (
            "Botox 100 units into both rectus abdominis and both external obliques for truncal dystonia.",
            ["64646"],
        ),
        (
            "Botox 200 units, truncal dystonia: bilateral lumbar paraspinals, bilateral quadratus lumborum and bilateral "
            "rectus abdominis.",
            ["64646 ?muscles"],
        ),
        ("Spasticity clinic. LUE tone 2. Botox in 4 weeks to LUE x5 muscles.", []),
        ("Neurology gives him Botox for migraine. Trunk: N/A. Shoulder only today.", []),
    ],
)
def test_as_written(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("note", "dose", "wasted"),
    [
        ("Agent: onabotulinumtoxinA, 2 vials x 200 u, diluted 2 mL each. Total used 400 u. Waste 0.", 400, 0),
        ("Dysport 1,000 units injected; two 500-unit vials, no waste.", 1000, 0),
        ("Xeomin 100 units: 80 units administered, 20 units wasted.", 80, 20),
        ("Last Botox 155 units in May. Today Botox 195 units given, 5 units wasted.", 195, 5),
        ("Myobloc, 1500 units into each parotid and 250 into each submandibular.", None, None),
        ("Botox, 200 unit vial, 155 units given, 40 units discarded.", None, 40),
        ("Botox injected: biceps 75, FCR 50, FDS 50 units.", None, None),
    ],
)
def test_units_given_are_never_a_vials_nor_a_muscles(note: str, dose: float | None, wasted: float | None) -> None:
    (drug,) = read_drugs(parse(note))
    assert (drug.dose, drug.wasted) == (dose, wasted)


def test_toxin_without_its_product_is_no_drug() -> None:
    assert read_drugs(parse("Botulinum toxin, 100 units injected.")) == ()


DICTATED_LIMBS = """Left upper limb: biceps one hundred units in four places. Brachialis fifty. Pronator teres fifty. FCU forty.
FDS forty. I skipped the FDP; it is loose. Botox for spasticity.

Left lower limb: soleus one hundred, tibialis anterior fifty.
"""
DOTTED_LIMBS = """Xeomin, spastic diplegia
RIGHT LOWER EXTREMITY
  rectus femoris ...... not injected
  gastrocnemius med ... 75   (lat: not injected)
  soleus .............. 75
  FDL ................. 50
Left side: none.
"""
NECK_TABLE = """CERVICAL DYSTONIA CLINIC
MUSCLE            RIGHT   LEFT
Semispinalis cap   50      75
SCM                25      0
Xeomin 150 units
"""
ACROSS = """Cervical dystonia. Botox today per the map:
      SCM     Splenius    Lev
R     25      50          25
L     0       -           0
100 u
"""
ACROSS_STRENGTH = """Exam: strength
         Biceps   Triceps   Deltoid
R        5        5         5
L        4        4         3
Botox is planned.
"""
OTHERS_MIGRAINE = """Botox
| muscle             | units | side |
| orbicularis oculi  | 5     | L    |
| risorius           | 2.5   | L    |
Left hemifacial spasm. Cataract OU. Migraine hx: sees Dr. Adeyemi for PREEMPT
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_LIMBS, ["64643", "64644"]),
        (DOTTED_LIMBS, ["64642-RT"]),
        (NECK_TABLE, ["64616-50"]),
        (OTHERS_MIGRAINE, ["64612-LT"]),
        # the limb named before its muscles
        ("Xeomin after stroke. The right arm was treated today. FCR 40 units. FDS 40 units. FDP 30 units.", ["64642-RT"]),
        (
            "Spasticity. The right arm is normal and was not treated. In the left arm, biceps 50 and brachialis 50 were "
            "injected with Botox.",
            ["64642-LT"],
        ),
        # the same on the other side
        ("Toxin for spasticity: right FCR, FCU and FDS, 40 each. On the left, the same three muscles, 30 each.", ["64642", "64643"]),
        ("Dysport, spastic diplegia. The right soleus got 100 units; the left one the same way.", ["64642", "64643"]),
        # a part of the body "had" it: today, unless another day stands by
        ("Botox for spasticity. The left arm had 6 muscles injected and the left leg had 3 muscles injected.", ["64643", "64644"]),
        ("Spasticity. The left arm had 6 muscles injected with Botox in March. No injection today.", []),
        # tone that was measured is no muscle that was treated
        (
            "Modified Ashworth: elbow flexors 3, wrist flexors 2, finger flexors 2. The left biceps 75 and brachialis 50 "
            "units of Botox were injected in each muscle found by EMG.",
            ["64642-LT", "95874"],
        ),
        # a muscle of a list that was put off
        ("Botox, spasticity. Right upper limb: biceps 50, FDS 50, FDP deferred.", ["64642-RT"]),
        # limbs and trunk
        (
            "Botox 300 u for spasticity: right pectoralis major 50, right biceps 100, right and left lumbar paraspinals 50 "
            "each.",
            ["64642-RT", "64646"],
        ),
        (ACROSS, ["64616-RT"]),
        (ACROSS_STRENGTH, []),
        ("Spastic diplegia, Botox. In each leg: gracilis, soleus and semitendinosus, 40 units in each.", ["64642", "64643"]),
        # a muscle whose side was not read makes no further limb
        ("Botox (EMG): R biceps 75, R FCR 50, L biceps 75. Spastic. The brachialis 50 was added.", ["64642", "64643", "95874"]),
        ("Discussed Botox for migraine: 155 units every 12 weeks.", []),
        ("Spasticity R UE. Recommend Botox 300 units: biceps 100, FDS 100, FCR 100. Will request auth.", []),
        (
            "Spasticity R UE. As recommended last time, today Botox 300 units: R biceps 100, R FDS 100, R FCR 100.",
            ["64642-RT"],
        ),
        ("Pt's Botox (given 2/20 for cervical dystonia, splenius and SCM) caused mild dysphagia. Phone advice.", []),
        (
            "Cervical dystonia. Botox 100 u today: R splenius 50, L SCM 50. Last round caused mild dysphagia.",
            ["64616-50"],
        ),
        # a side on which nothing was given
        ("R hemifacial spasm. Xeomin: orbicularis oculi 10 u, zygomaticus 5 u. Left: none.", ["64612-RT"]),
        # dystonia of a neck that its muscles name, beside a limb
        ("Generalized dystonia. Botox: L SCM 25, L splenius 50, L FDS 40, L FDP 40.", ["64616-LT", "64642-LT"]),
        ("Focal hand dystonia, right. Botox: R FCR 20, R FDS 20. R trapezius tender, not injected.", ["64642-RT"]),
        # toxin that others give, or that a payer has yet to allow
        ("Migraine f/u. On Botox through Dr. Ibe, last given in January, 155 U. Continue rimegepant.", []),
        ("Botulinum toxin is being pre-authorized for the right calf. Spasticity of the right gastrocnemius.", []),
        ("Indication: [ ] Chronic migraine [x] Cervical dystonia\nSide: [x] L [ ] R\nDose: 120 U Botox", ["64616-LT"]),
        ("HFS right. inc-obot 20u tot: OO upper lat 2.5 x2, zyg maj 5. L spared", ["64612-RT"]),
        ("I injected the adductor longus and gracilis on the left, 40 units apiece, for scissoring.", ["64642-LT"]),
    ],
)
def test_lists_and_what_stands_beside_them(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
