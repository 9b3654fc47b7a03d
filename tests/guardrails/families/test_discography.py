"""Discography: every disc injected, injection and reading."""

from __future__ import annotations

import pytest

from guardrails.families.discography import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """L3-4 served as the control and was negative. L4-5 was concordant at eight out of ten. L5-S1
could not be entered because of the iliac crest. This discogram was done with fluoroscopy.
"""
DICTATED_NECK = """Needles were placed at C4-5, C5-6 and C6-7 and cervical discography provoked concordant
pain at C5-6 only, under fluoroscopy.
"""
EHR = """Procedure: Lumbar provocative discography, L4-5 and L5-S1
Imaging: Fluoroscopy
Findings: L4-5 concordant, grade 4 tear. L5-S1 negative, 40 psi.
"""
EHR_PLANNED = """Assessment: Discogenic pain L4-5.
Plan: Consider discography before fusion.
"""
TERSE = """disco L3-4, L4-5, L5-S1, fluoro, concordant L4-5, CT to follow"""
TERSE_OLD = """Had discogram 2022, L4-5 positive."""
BIOPSY = """A disc biopsy at L2-3 was done, aspirate sent for culture, CT guided. No contrast was injected."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62290 x2", "72295 x2"]),
        (DICTATED_NECK, ["62291 x3", "72285 x3"]),
        (EHR, ["62290 x2", "72295 x2"]),
        (EHR_PLANNED, []),
        (TERSE, ["62290 x3", "72295 x3"]),
        (TERSE_OLD, []),
        (BIOPSY, []),
        ("Procedure: Lumbar discography with fluoroscopy.", ["62290 ?levels", "72295 ?levels"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_contrast_in_a_disc_that_is_decompressed_is_part_of_it() -> None:
    note = "Procedure: percutaneous disc decompression L4-5. Discogram with 0.5 mL contrast confirmed the nucleus under fluoroscopy."
    assert lines(FAMILY, note) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Lumbar discogram L3-4, L4-5: contrast injected at each; concordant at L4-5. Interpretation by radiology.", ["62290 x2"]),
        ("Lumbar discogram L4-5 and L5-S1: contrast in both, concordant at L5-S1; I interpreted the films. CT will be read by radiology.",
         ["62290 x2", "72295 x2"]),
        ("Lumbar discogram L2-3, L3-4, L4-5. Contrast in L2-3 and L3-4, concordant. L4-5 - would not go, given up.", ["62290 x2", "72295 x2"]),
    ],
)
def test_who_reads_the_films_and_what_was_given_up(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_a_study_that_entered_no_disc() -> None:
    note = "Attempted lumbar discography L4-5, L5-S1. Osteophytes, five tries. No disc was entered and no contrast given."
    assert lines(FAMILY, note) == []
