"""Trigger points: muscles by name, silent counts, both sides of one muscle, needles that inject nothing."""

from __future__ import annotations

import pytest

from guardrails.families.dry_needling import FAMILY as DRY
from guardrails.families.trigger_point import FAMILY
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_NECK = """\
She has the usual knots. Taut bands were found in the right upper trapezius, the right levator scapulae and
the right rhomboid major, and one cc of a quarter percent
bupivacaine was placed into each with a twitch. The left
trapezius was examined, was not tender and was not injected.
"""
DICTATED_SLIPS = """\
The elevator scapula on the right and spleenius on the left were injected with two cc of lidocaine each. Next
time we may add the rhomboids.
"""
EHR_BOXES = """PROCEDURE: Trigger point injections
Muscles: [x] L trapezius [x] L levator scapulae [ ] L rhomboid [x] L infraspinatus [ ] R trapezius
Injectate per site: 1 mL 1% lidocaine
PLAN: Repeat TPI in 6 weeks.
"""
EHR_SILENT = """PROCEDURE: Trigger point injections
INDICATION: Myofascial pain
TECHNIQUE: Eight trigger points in the low back were injected with 1 mL of 1% lidocaine each.
"""
TERSE_FOUR = "TPI: R lev scap, R rhomboid, R supraspinatus, L trap, 1 cc lido ea."
TERSE_TWO = "TPI x2 muscles: L QL and L glut med, 3 cc each 0.25 bupi."
PLANNED = """HPI: TPI in March gave 5 weeks.
EXAM: Trigger points in the right trapezius.
PLAN: TPI next visit if no better. Dry needling by PT.
"""
DENIED = "Trigger points were palpated in the levator but not injected."
BESIDE_FACET = """PROCEDURE: L4-5 facet joint injection, right.
TECHNIQUE: The needle passed the multifidus muscle under fluoroscopy; 1 mL bupivacaine was injected into the
facet joint.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_NECK, ["20553"]),
        (DICTATED_SLIPS, ["20552"]),
        (EHR_BOXES, ["20553"]),
        (EHR_SILENT, ["20552 ?muscles"]),
        (TERSE_FOUR, ["20553"]),
        (TERSE_TWO, ["20552"]),
        (PLANNED, []),
        (DENIED, []),
        (BESIDE_FACET, []),
        ("TPI 3 or more muscles, lidocaine 1%, done today.", ["20553"]),
        (
            "TPI, 3 muscles: left trapezius and left levator were injected with 1 cc lidocaine each.",
            ["20552 ?muscles"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_both_sides_of_a_muscle_are_one_name_with_a_warning() -> None:
    note = "Trigger point injections: bilateral trapezius and bilateral levator scapulae, 1% lidocaine."
    line = coded(FAMILY, note).lines[0]
    assert (line.code, line.side) == ("20552", None)
    assert "20553" in line.warnings[0]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Dry needling L trap, L lev, no inj. 10 min needles in.", ["20560"]),
        ("Solid needles into the right masseter and right temporalis only, no drug.", ["20560"]),
        (
            "PROCEDURE: Dry needling\nMUSCLES: right piriformis, gluteus medius, TFL\nNo medication injected.",
            ["20561"],
        ),
        ("Filiform needles were placed in the right rhomboids and traps; nothing was injected.", ["20560"]),
        ("PT did dry needling last month. I may do it next visit.", []),
        ("Dry needling was declined.", []),
    ],
)
def test_dry_needling(note: str, expected: list[str]) -> None:
    assert lines(DRY, note) == expected
    assert not any(s.performed for s in services(FAMILY, note))


def test_no_dry_needling_code_before_2020() -> None:
    assert lines(DRY, "Dry needling of the left trapezius, no injection.", "2019-10-01") == []


TABLE = """TRIGGER POINT INJECTIONS
| Muscle | Side | Sites | mL |
| Supraspinatus | L | 2 | 1 |
| Teres major | L | 1 | 0.5 |
| Deltoid | L | 0 | - |
| Latissimus dorsi | L | 3 | 1.5 |
Agent: mepivacaine 1%
"""
TWO_SIDES = """| Muscle | R | L |
| Scalenes | 0.5 mL | - |
| Splenius | 1 mL | 1 mL |
| Masseter | - | - |
Trigger point injections, lidocaine 1%.
"""
YES_NO = """TPI RECORD
Muscle ............ Done?   Vol
R glut med ........ Y       2.0
R glut max ........ N
R TFL ............. Y       1.0
Drug: 0.25% bupivacaine
"""
TONE = """EXAM: tone by muscle
| Muscle | R | L |
| Biceps | 3 | 0 |
| Soleus | 2 | 1 |
PLAN: trigger point injection is no option.
"""
BOXES = """Muscles injected (tick):
[x] Iliocostalis L   [ ] Longissimus
[x] QL L   [ ] QL R   [x] Multifidus L
Volume: 3 mL ropi 0.2%
"""
LATER = """Cords were felt in the right gracilis, the right adductor longus and the right pectineus. The vastus medialis
was quiet and I did not needle it.
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (TABLE, ["20553"]),
        (TWO_SIDES, ["20552"]),
        (YES_NO, ["20552"]),
        (TONE, []),
        (BOXES, ["20553"]),
        # a later sentence speaks of them all
        (LATER.split(" The vastus")[0] + " Into each of these a milliliter of lidocaine was fanned.", ["20553"]),
        (
            "Bands in the left soleus and left plantaris. Both were infiltrated with 2 cc of 1% plain lidocaine.",
            ["20552"],
        ),
        (LATER, []),
        # a delivery without the word injection
        ("The left coracobrachialis got 1 mL of ropivacaine 0.2%, the left teres minor another.", ["20552"]),
        ("Ten needle passes were made along the right lumbar paraspinals with half percent lidocaine.", ["20552"]),
        # the second word alone
        ("TPI: L gluteus medius and minimus, L pec major/minor, lido 1% 6 cc.", ["20553"]),
        # muscles that a needle or a fluid passed
        ("The probe showed the teres major and minor; 10 mL bupivacaine went between the latissimus and serratus.", []),
        ("The needle passed under the iliacus and 15 mL of ropivacaine was injected.", []),
        ("Twelve mL lifted the erector spinae off the bone under ultrasound, bupivacaine 0.25%.", []),
        # tendons of limb muscles
        ("The ECRB tendon was peppered at its origin with 1 mL lidocaine.", []),
        # another day, another hand
        ("TPI 3/2 by Dr. Oyelaran: trapezius, levator, rhomboid, 1 mL lidocaine each.", []),
        ("Plan: TPI next time: L QL, L iliocostalis, 2 mL bupi each.", []),
        ("Plan: myofascial pain. TPI: L QL, L iliocostalis - 2 mL 0.25% bupi each, twitch.", ["20552"]),
    ],
)
def test_as_written(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_sites_of_a_table_are_added_and_a_zero_is_no_muscle() -> None:
    done = next(s for s in services(FAMILY, TABLE) if s.performed)
    assert dict(done.counts) == {"muscles": 3, "sites": 6}
    assert {site.name for site in done.sites} == {"supraspinatus", "teres_major", "latissimus_dorsi"}


def test_nobody_else_is_billed_for_needling_today() -> None:
    note = "Today: dry needling of L gastroc by PT (separate visit)\nMD: TPI L piriformis with 4 mL lidocaine 1%"
    assert lines(DRY, note) == []
    assert lines(FAMILY, note) == ["20552"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "With a solid 0.25 by 40 filament I pistoned the right deltoid and right teres major. Nothing was injected.",
            ["20560"],
        ),
        ("MUSCLES NEEDLED (no injectate): R soleus, R gastroc, R peroneus longus.", ["20561"]),
        ("Muscles needled: R soleus, R gastroc, 1 mL lidocaine each.", []),
    ],
)
def test_empty_needles(note: str, expected: list[str]) -> None:
    assert lines(DRY, note) == expected


DOTTED = """Trigger Point Injection | (L) only
Levator scap ........ done
Rhomboids ........... done
Teres major ......... pt declined
Lats ................ not tender
Drug: ropivacaine 0.2% 4 ml
"""
REGIONS = """TRIGGER POINTS INJECTED
  Region   Muscle            # inj   Vol   Resp
  Neck     L splenius cap    2       1     LTR
  Shldr    L infraspinatus   1       1     LTR
  Shldr    L subscap         0       0     skipped
  Hip      L glut min        1       2     -
Soln 1% lido.
"""
UNDER_HPI = """HPI: Right deep buttock pain for a year. Physiotherapy failed.
Ultrasound guided piriformis trigger point injections
 - 22G needle in plane to the right piriformis, 3 mL ropivacaine injected
 - needle then redirected to the right gemelli, 1 mL
IMP: myalgia
"""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DOTTED, ["20552"]),
        (REGIONS, ["20553"]),
        (UNDER_HPI, ["20552"]),
        # letters beside a muscle or a side
        ("Trigger point injections: L UT & LS, 1 cc 0.25% bupi each, 27g.", ["20552"]),
        ("TPI bilat UT, infra and R rhomboid, 0.5 ml lido ea.", ["20553"]),
        ("Exam: UT and LS tight on R. ROM full. Plan: PT.", []),
        # plain names of the muscles beside the spine
        (
            "Trigger point injections to the bilateral cervical paravertebral muscles, both trapezii and the left "
            "rhomboid with 0.25% Marcaine.",
            ["20553"],
        ),
        ("TPI: R supra/infraspinatus and R teres minor, 1 cc lido each.", ["20553"]),
        # another block that was not done takes nothing back
        ("Trigger point injection, R QL, 2 mL lidocaine. Cluneal block not performed.", ["20552"]),
        ("Trigger point injection of the R QL planned. The planned injection was not performed: fever.", []),
        # talked about with its muscles, or chosen and done
        ("Botox vs trigger point injections vs PT reviewed for pain involving the traps and levators. Handout given.", []),
        ("After TPI vs PT were discussed he chose TPI: R trap and R levator, 1 mL 1% lidocaine each today.", ["20552"]),
        ("TPI left TFL 2 mL lidocaine done. Left piriformis - hold for US machine.", ["20552"]),
        # one muscle a line under the name of the work
        ("Trigger point injections, 1% lidocaine, 1 cc each\nR trapezius\nR levator\nL splenius", ["20553"]),
        ("Trigger point injection consent form reviewed\nR trapezius tender\nR levator tender", []),
        # each of a told number, over two sentences
        (
            "The left supraspinatus was found and marked. So were the left teres minor and the left deltoid. One mL of "
            "bupivacaine was left in each of the 3 muscles.",
            ["20553"],
        ),
        # what a denial behind a list leaves out: the last name alone, or all of them
        ("Lidocaine 1 mL each into: right QL, right longissimus, right psoas not done. Trigger point injection.", ["20552"]),
        ("Trigger points: the right QL, longissimus and psoas were not injected.", []),
        # pressure that is held holds nothing back
        ("Trigger point injections, L trap, L splenius, 1 mL lidocaine each, and held pressure for two minutes.", ["20552"]),
        # a needle on its way
        (
            "Trigger point injection of the left psoas with 3 mL bupivacaine, the quadratus lumborum being passed through "
            "without being injected.",
            ["20552"],
        ),
        ("The needle crossed the external oblique to the ilioinguinal nerve, 10 mL ropivacaine injected for the block.", []),
        ("Trigger points in the left external oblique beside the scar: 3 spots injected, 1 mL bupivacaine each.", ["20552"]),
        # muscles that trouble their owner
        ("Trigger pts in her traps and rhomboids still bother her. Tizanidine 2 mg qhs. TPIs on 1/12 lasted ten days.", []),
        # a block that is only talked about is no rival
        (
            "I infiltrated the right rhomboid and the right supraspinatus with 1.5 ml of bupivacaine. We discussed "
            "occipital nerve blocks for another day.",
            ["20552"],
        ),
    ],
)
def test_lists_and_what_stands_beside_them(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(("note", "expected"), [
    ("Exam: palpation reveals several trigger points in the left infraspinatus and rhomboid.", []),
    ("Plan: TPI if therapy fails. Today: tender trigger points palpated in both trapezius muscles.", []),
    ("Tender trigger points in the left infraspinatus and left rhomboid were injected with 2 mL lidocaine.", ["20552"]),
])
def test_points_that_an_examining_hand_found(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_muscles_behind_another_block_on_the_title_line() -> None:
    assert lines(FAMILY, "Bilat GONB + TPI L trap, L rhomboid, L splenius. 5 cc lido.") == ["20553"]
