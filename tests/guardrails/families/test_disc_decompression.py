"""Needle decompression and needle sampling of a disc."""

from __future__ import annotations

import pytest

from guardrails.families.disc_decompression import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """Under fluoroscopy the introducer was placed into the L4-5 disc and a percutaneous disc
decompression was performed with the Dekompressor probe. The L5-S1 disc was treated in the same way.
"""
DICTATED_OLD = """He had a nucleoplasty four years ago by another physician without relief.
"""
EHR = """Procedure: Percutaneous nucleoplasty L4-5 under fluoroscopy
Technique: Cannula placed in the disc, coblation wand used.
"""
EHR_PLANNED = """Plan: Percutaneous disc decompression L4-5 if authorized.
"""
TERSE = """Nucleoplasty L4-5 done, fluoro."""
TERSE_BIOPSY = """Disc biopsy L2-3 CT guided, sent for culture."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62287"]),
        (DICTATED_OLD, []),
        (EHR, ["62287"]),
        (EHR_PLANNED, []),
        (TERSE, ["62287"]),
        (TERSE_BIOPSY, ["62267"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
