"""Nerve families in forms, logs, tables, fragments and technique: where no procedure word stands beside the name."""

from __future__ import annotations

import pytest

from guardrails.families.base import Family
from guardrails.families.epidural import reading as epidural
from guardrails.families.fascial_block import FAMILY as FASCIAL
from guardrails.families.genicular import FAMILY as GENICULAR
from guardrails.families.joint import FAMILY as JOINT
from guardrails.families.neurolysis import FAMILY as NEUROLYSIS
from guardrails.families.occipital import FAMILY as OCCIPITAL
from guardrails.families.peripheral_block import FAMILY as PERIPHERAL
from guardrails.families.plexus_block import FAMILY as PLEXUS
from guardrails.families.pump import FAMILY as PUMP
from guardrails.families.sympathetic import FAMILY as SYMPATHETIC
from guardrails.families.tendon import FAMILY as TENDON
from guardrails.reading.sections import parse
from tests.guardrails.families.nerve_cases import lines, services

ROWS = [
    # dots that lead from a label to its value; the side has a row of its own
    (FASCIAL, "+ nerve block ..... serratus anterior plane\n+ sides ..... R\n+ drug ..... ropivacaine 0.25% 30 mL\n", ["64466-RT"]),
    (FASCIAL, "+ nerve block ..... none\n+ plan ..... serratus anterior plane block next week\n", []),
    # a log by the clock under "px log"
    (PERIPHERAL, "Proc log\n 10:02 time-out, right cheek\n 10:05 infraorbital nerve at foramen  1 mL lidocaine 2%\n", ["64400-RT"]),
    (PERIPHERAL, "Proc log: infraorbital nerve block 03/2024, 2 mL, six weeks of relief\n", []),
    # a column for each side
    (OCCIPITAL, "| nerve | L | R |\n| GON | 3 mL | - |\nbupivacaine 0.5%, 25g\n", ["64405-LT"]),
    (OCCIPITAL, "GON    R 2 mL    L 2 mL\nLON    not done  not done\nlidocaine 1%\n", ["64405-50"]),
    (
        GENICULAR,
        "RFA GENICULAR NERVES, BOTH KNEES\ngenerator 80 C / 90 s, fluoroscopy, pictures saved\n"
        "                RIGHT       LEFT\nsuperomedial    lesioned    lesioned\nsuperolateral   lesioned    not lesioned\n"
        "inferomedial    lesioned    lesioned\n",
        ["64624-LT-52", "64624-RT"],
    ),
    # a catheter, a mode or a side in a row of its own
    (PLEXUS, "[ ] single shot  [x] continuous catheter\nBlock: supraclavicular brachial plexus   Side: L\nUS, 20 mL ropivacaine\n", ["64416-LT"]),
    (PLEXUS, "[x] single shot  [ ] continuous catheter\nBlock: supraclavicular brachial plexus   Side: L\nUS, 20 mL ropivacaine\n", ["64415-LT"]),
    (FASCIAL, "iPACK - R - ropivacaine 0.2% 20 mL, US\n", ["64473-RT"]),
    # a line of its own names it, the log tells the rest
    (SYMPATHETIC, "Superior Hypogastric Plexus Block      POS 11\nFlow of events\n 09:00 prone, fluoroscopy\n 09:05 22G needle, contrast, 8 mL ropivacaine\n", ["64517"]),
    (SYMPATHETIC, "Superior Hypogastric Plexus Block? No.\nShe wants to think about it.\n", []),
    # no ultrasound is no ultrasound
    (PERIPHERAL, "Ilioinguinal nerve block left, 10 mL bupivacaine, no US\n", ["64425-LT"]),
]

TOLD = [
    # a nerve found, then given its dose
    (PERIPHERAL, "The left sural was identified behind the malleolus with the probe. A 25 gauge needle came in plane and 4 mL of ropivacaine was laid around it.\n", ["64450-LT"]),
    (PERIPHERAL, "The sural was identified and protected. 2 mL of kenalog was injected in the peroneal tendon sheath with a 25 gauge needle.\n", []),
    # ribs one by one, the name never said
    (
        PERIPHERAL,
        "On the left I slid the needle to just beneath the lower border of the sixth rib and 4 mL of bupivacaine pushed the pleura down."
        " I repeated this beneath the seventh, and beneath the eighth. The ninth was scanned and left alone.\n",
        ["64420-LT", "64421-LT x2"],
    ),
    (PERIPHERAL, "Trigger points over the ribs on the left: 1 mL each, needle kept above the lower border of the rib and off the pleura.\n", []),
    # the ligament that only a paravertebral block goes through
    (FASCIAL, "Right T5: the needle pierced the costotransverse ligament and 8 mL of ropivacaine displaced the pleura. The same at T6.\n", ["64461-RT", "64462-RT"]),
    (TENDON, "Right T5: the needle pierced the costotransverse ligament and 8 mL of ropivacaine displaced the pleura.\n", []),
    # a dose given "to get" a nerve is no plan
    (PERIPHERAL, "5 mL of bupivacaine was given with a 22 gauge needle above the right ASIS so as to get the iliohypogastric too.\n", ["64425-RT"]),
    (PERIPHERAL, "Next time 5 mL may be given with a 22 gauge needle so as to get the iliohypogastric too.\n", []),
    # a name of its own before its technique
    (PERIPHERAL, "R foot, 3rd web space neuroma. 25g dorsal, 1 mL bupivacaine + kenalog 10 mg.\n", ["64455-RT"]),
    (PERIPHERAL, "R foot, 3rd web space neuroma. 1st MTP joint: 25g, 1 mL bupivacaine + kenalog 10 mg.\n", []),
    # the nerve of the diagnosis
    (NEUROLYSIS, "Dx: Morton's neuroma, 2nd interspace, L foot\nProcedure: sclerosing alcohol injection, 0.5 mL of 4%\n", ["64632-LT"]),
    (NEUROLYSIS, "Dx: Morton's neuroma, 2nd interspace, L foot\nPlan: sclerosing alcohol injection in two weeks\n", []),
    # both sides with their dose
    (PERIPHERAL, "Superior cluneal n. injections at the crest. R: 3 cc. L: 3 cc. bupivacaine 0.25%\n", ["64450-50"]),
    # the side of the operation that the block is for
    (PLEXUS, "Interscalene block, US, 15 mL ropivacaine, for pain after left rotator cuff repair.\n", ["64415-LT"]),
    # a joint that was operated on was not injected
    (JOINT, "Interscalene block, US, 15 mL ropivacaine 0.5%, single shot for R shoulder arthroscopy pain.\n", []),
    # the pump of a nerve catheter is no intrathecal one
    (PUMP, "Popliteal sciatic catheter threaded 4 cm beyond the needle, pump 6 mL/h started.\n", []),
    # asked for by somebody is not done by somebody
    (PERIPHERAL, "Femoral nerve block, R, ordered by ortho. US, 22g, 20 mL ropivacaine.\n", ["64447-RT"]),
    # a form's unused text
    (OCCIPITAL, 'Template text (unused): "The greater occipital nerve was injected with 3 mL of bupivacaine."\n', []),
]


@pytest.mark.parametrize(("family", "note", "expected"), ROWS)
def test_rows_of_a_form_belong_together(family: Family, note: str, expected: list[str]) -> None:
    assert lines(family, note) == expected


@pytest.mark.parametrize(("family", "note", "expected"), TOLD)
def test_what_the_technique_tells(family: Family, note: str, expected: list[str]) -> None:
    assert lines(family, note) == expected


def test_a_nerve_on_the_form_of_a_stimulator_is_not_blocked() -> None:
    note = "Procedure: peripheral nerve stimulator, percutaneous lead\nNerve: tibial, above the malleolus\nLead advanced under fluoroscopy.\n"
    assert [s for s in services(PERIPHERAL, note) if s.performed] == []
    assert lines(PERIPHERAL, "Procedure: nerve block\nNerve: tibial, above the malleolus\nSide: R\n3 mL bupivacaine\n") == ["64450-RT"]


def test_articular_branches_named_in_sum_and_one_by_one_are_the_nerves() -> None:
    note = (
        "Procedure: radiofrequency ablation of L shoulder articular branches\n| Target | Temp |\n| suprascapular n. | 80 C 90 s |\n"
        "| axillary n., articular br | 80 C 90 s |\n| lateral pectoral n. | 80 C 90 s |\n"
    )
    done = [s for s in services(NEUROLYSIS, note) if s.performed]
    assert sorted(s.target or "" for s in done) == ["axillary", "lateral_pectoral", "suprascapular"]


def test_landmarks_of_a_block_are_not_overruled_by_the_imaging_of_another_procedure() -> None:
    note = (
        "1) FACET\n  Levels: C2-3   Side: right   Guidance: fluoroscopy\n"
        "2) NERVE\n  Nerve: greater occipital   Side: left\n  Guidance: landmark   Agent: bupivacaine 3 mL\n"
    )
    (found,) = [s for s in services(OCCIPITAL, note) if s.performed]
    assert found.imaging.value == "absent"


@pytest.mark.parametrize(
    ("note", "done"),
    [
        ("Right T5: the Tuohy pierced the costotransverse ligament, loss of resistance, 8 mL of ropivacaine displaced the pleura.\n", 0),
        ("The saphenous nerve was blocked at the adductor hiatus under ultrasound, 4 mL of ropivacaine.\n", 0),
        ("Superior hypogastric block: 22G needle, oblique 45 with 25 caudal, fluoroscopy, contrast, 8 mL ropivacaine.\n", 0),
        ("Caudal: 22G needle through the sacral hiatus under fluoroscopy, contrast, 10 mL with 80 mg methylprednisolone.\n", 1),
    ],
)
def test_needles_of_a_block_make_no_epidural(note: str, done: int) -> None:
    """A Tuohy in front of the pleura, the hiatus of the thigh and a caudal tilt are no way to the epidural space."""
    assert len([s for s in epidural.read(parse(note)) if s.performed]) == done
