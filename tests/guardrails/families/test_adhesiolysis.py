"""Epidural adhesiolysis on one day or several."""

from __future__ import annotations

import pytest

from guardrails.families.adhesiolysis import FAMILY
from tests.guardrails.families.nerve_cases import lines

DICTATED = """The catheter was worked through the scar in the left ventrolateral space, and hyaluronidase
and later ten percent saline were given over half an hour. Lysis of adhesions was completed in one sitting
and the catheter was removed, with fluoroscopy throughout.
"""
DICTATED_STOPPED = """The Racz catheter could not be advanced through the scar and the adhesiolysis was
abandoned before hypertonic saline was given.
"""
EHR = """PROCEDURE: Percutaneous epidural adhesiolysis, caudal approach, fluoroscopy
TECHNIQUE: Racz catheter advanced to the filling defect, hyaluronidase 1500 units, hypertonic saline.
Catheter removed. Discharged home.
"""
EHR_DAYS = """PROCEDURE: Three day Racz procedure
TECHNIQUE: Catheter left in place. Second and third infusions of hypertonic saline on the following days.
"""
TERSE = """Racz procedure caudal, fluoro, hyaluronidase + 10% saline, cath out, home"""
TERSE_PLAN = """Plan: epidural adhesiolysis if ESI fails."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["62264"]),
        (DICTATED_STOPPED, []),
        (EHR, ["62264"]),
        (EHR_DAYS, ["62263"]),
        (TERSE, ["62264"]),
        (TERSE_PLAN, []),
        ("Caudal steroid through a Racz catheter, fluoroscopy. No hyaluronidase and no hypertonic saline was given.", []),
        ("Procedure: Percutaneous adhesiolysis under fluoroscopy.", ["62264 ?days"]),
        ("Procedure: Epiduroscopy with lysis of adhesions.", ["64999 ?mode"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Options: Racz one day vs three day. Single session adhesiolysis chosen; Racz catheter to L5, hyaluronidase given, catheter out in PACU.",
         ["62264"]),
        ('Percutaneous adhesiolysis, Racz catheter, hyaluronidase, catheter removed.\nConsent: "lysis 1 or 3 day".', ["62264"]),
        ("Percutaneous adhesiolysis, Racz catheter left in, infusions on the following days.", ["62263"]),
        ("Adhesiolysis with hyaluronidase, three-day series; one-day protocol crossed out.", ["62264 ?days"]),
    ],
)
def test_a_choice_of_days_is_no_count(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected
