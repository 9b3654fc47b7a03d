"""Basivertebral nerve ablation: two bodies in the first code, one in each add-on."""

from __future__ import annotations

import pytest

from guardrails.families.bvn import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """The pedicles of L4 and L5 were accessed under fluoroscopy and the basivertebral nerve was
ablated in each body with a bipolar probe at eighty five degrees for fifteen minutes.
"""
DICTATED_THREE = """Basal vertebral nerve ablation of the L3, L4 and L5 vertebrae was carried out with
fluoroscopy. S1 was not treated because of hardware.
"""
EHR = """Procedure: Intracept L3, L4, L5, S1
Imaging: fluoroscopy
Technique: Curved cannula placed in each vertebral body, RF probe 85 C for 15 minutes.
"""
EHR_PLANNED = """MRI: Modic 1 changes at L4-5 and L5-S1.
Plan: Intracept pending authorization.
"""
TERSE = """L4-L5 Intracept done, fluoro."""
TERSE_OLD = """s/p Intracept 2023 L5-S1 elsewhere. L SIJ inj today."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["64628"]),
        (DICTATED_THREE, ["64628", "64629"]),
        (EHR, ["64628", "64629 x2"]),
        (EHR_PLANNED, []),
        (TERSE, ["64628"]),
        (TERSE_OLD, []),
        ("Procedure: Basivertebral nerve ablation under fluoroscopy.", ["64628 ?levels"]),
        ("Procedure: Intracept at L4 only, fluoroscopy.", ["64628 ?levels"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_before_2022_it_is_unlisted() -> None:
    assert lines(FAMILY, TERSE, "2021-06-01") == ["64999"]
