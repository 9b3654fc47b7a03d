"""Genicular blocks and heat lesions: branches per knee, modifier 52, pulsed and frozen ones elsewhere."""

from __future__ import annotations

import pytest

from guardrails.families.genicular import FAMILY
from guardrails.families.neurolysis import FAMILY as NEUROLYSIS
from guardrails.reading.facts import Imaging
from tests.guardrails.families.nerve_cases import coded, lines, services

DICTATED_BLOCK = """\
Mrs. Alder is here for her knee. She had viscosupplementation last year without benefit and wants to
avoid surgery.
After informed consent she was placed supine with the left knee on a roll. Under fluoroscopy in AP and
lateral views a 22 gauge needle was advanced to the periosteum at the superolateral, then the
superomedial, then the inferomedial genicular nerve. At each of these one milliliter of half percent
bupivacaine was injected. She walked the hall with ninety percent relief. If this holds up we will go on
to cooled radiofrequency of the same nerves.
"""
DICTATED_LESION = """\
He came in for ablation of the genicular nerves on the right. The two blocks in March and May gave him
more than eighty percent. Introducers were placed at the superior medial, superior lateral and inferior
medial genicular nerves under fluoroscopy. Motor testing at two volts was negative. After one cc of
lidocaine at each level a lesion was made at eighty degrees for ninety seconds. Nothing was done to the
left knee.
"""
EHR_BLOCK = """PROCEDURE: Genicular nerve block, bilateral knees
INDICATION: Bilateral knee osteoarthritis
CONSENT: Risks of block, ablation and knee injection reviewed.
TECHNIQUE: Supine. Right knee: superomedial, superolateral and inferomedial branches identified under
ultrasound, 1 mL ropivacaine 0.5% at each. Left knee: superomedial and inferomedial branches, 1 mL
ropivacaine at each; superolateral omitted, skin lesion.
PLAN: Genicular RFA both knees if relief exceeds 50%.
"""
EHR_LESION = """PROCEDURE PERFORMED: Cooled radiofrequency ablation of genicular nerves, left knee
TECHNIQUE: Fluoroscopy AP and lateral. 17 G introducers to SL, SM and IM genicular targets. 60 C for 150
seconds at each. Lidocaine 2% 1 mL before each lesion.
COMPLICATIONS: None
PLAN: Right knee in 4 weeks.
"""
TERSE_BLOCK = "L genic block SM/SL/IM, 1cc 0.5% bupi ea, fluoro, 95% x 20 min."
TERSE_LESION = "R knee genicular RFA x3 80C 90s fluoro. No cx."
HISTORY = """HPI: Left genicular RFA in 2024 helped for a year. Knee pain is back.
PLAN: Repeat genicular nerve block left knee next week.
"""
DENIED = "Genicular block was discussed; she declined it today and no block was done."


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED_BLOCK, ["64454-LT"]),
        (DICTATED_LESION, ["64624-RT"]),
        (EHR_BLOCK, ["64454-LT-52", "64454-RT"]),
        (EHR_LESION, ["64624-LT"]),
        (TERSE_BLOCK, ["64454-LT"]),
        (TERSE_LESION, ["64624-RT"]),
        (HISTORY, []),
        (DENIED, []),
        ("Procedure: genicular nerve block. 1 mL bupivacaine at each of three nerves.", ["64454 ?side"]),
        (
            "Procedure: genicular nerve block, right knee. Bupivacaine injected under fluoroscopy.",
            ["64454-RT ?nerves"],
        ),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_plan_is_read_and_not_coded() -> None:
    found = services(FAMILY, HISTORY)
    assert found and not any(s.performed for s in found)


def test_pulsed_is_no_genicular_destruction() -> None:
    note = (
        "Procedure: Pulsed radiofrequency, genicular nerves, right knee. 42 C for 120 seconds at SM, SL "
        "and IM."
    )
    assert lines(FAMILY, note) == []
    assert lines(NEUROLYSIS, note) == ["64999"]


def test_before_2020_each_nerve_was_coded() -> None:
    assert lines(FAMILY, DICTATED_LESION, "2019-10-01") == ["64640-RT x3"]


def test_imaging_and_branches_are_kept() -> None:
    service = next(s for s in services(FAMILY, TERSE_BLOCK) if s.performed)
    assert service.imaging is Imaging.FLUOROSCOPY
    assert service.counts == {"nerves": 3}
    assert coded(FAMILY, TERSE_BLOCK).lines[0].spans
