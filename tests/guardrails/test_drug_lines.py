"""Drugs are suggested with their billed units where the note states drug, dose and vial; else nothing is."""

from __future__ import annotations

import datetime

import pytest

from copilot.pipeline import Request, review

NOTE = """DIAGNOSIS: Primary osteoarthritis of the right knee.
PROCEDURE: Right knee injection by landmark, without imaging.
TECHNIQUE: The right knee was injected with {}.
"""
TODAY, EARLY_2024 = "2026-08-11", "2024-02-10"


def suggested(words: str, dos: str = TODAY, setting: str = "office") -> list[str]:
    out = review(Request(NOTE.format(words), datetime.date.fromisoformat(dos), setting=setting))
    return ["-".join([s["code"], *s["modifiers"]]) + f" x{s['units']}" for s in out["suggested"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Botox 155 units from a single-dose vial, 45 units discarded", ["J0585 x155", "J0585-JW x45"]),
        ("Dysport 500 units from a single-dose vial", ["J0586-JZ x100"]),
        ("Myobloc 5000 units from a single-dose vial", ["J0587-JZ x50"]),
        ("Xeomin 100 units from a single-dose vial", ["J0588-JZ x100"]),
        ("Daxxify 100 units from a single-dose vial", ["J0589-JZ x100"]),
        ("Celestone 12 mg from a multi-dose vial", ["J0702 x2"]),
        ("Depo-Medrol 80 mg from a single-dose vial", ["J1010-JZ x80"]),
        ("dexamethasone 10 mg from a single-dose vial", ["J1100-JZ x10"]),
        ("Kenalog 40 mg from a multi-dose vial", ["J3301 x4"]),
        ("preservative free triamcinolone 40 mg from a single-dose vial", ["J3300-JZ x40"]),
        ("Aristospan 20 mg from a single-dose vial", ["J3303-JZ x4"]),
        ("Zilretta 32 mg from a single-dose vial", ["J3304-JZ x32"]),
        ("Durolane 60 mg from a single-dose syringe", ["J7318-JZ x60"]),
        ("Synvisc-One 48 mg from a single-dose syringe", ["J7325-JZ x48"]),
        ("bupivacaine 25 mg from a single-dose vial", ["J0665-JZ x50"]),
        ("Exparel 133 mg from a single-dose vial", ["J0666-JZ x133"]),
        ("lidocaine 50 mg from a single-dose vial", ["J2003-JZ x50"]),
        ("lidocaine with epinephrine 50 mg from a multi-dose vial", ["J2004 x50"]),
        ("ropivacaine 40 mg from a single-dose vial", ["J2795-JZ x40"]),
        ("ketorolac 30 mg from a single-dose vial", ["J1885-JZ x2"]),
        ("midazolam 2 mg from a single-dose vial", ["J2250-JZ x2"]),
        ("fentanyl 100 mcg from a single-dose vial", ["J3010-JZ x1"]),
        ("ondansetron 4 mg from a single-dose vial", ["J2405-JZ x4"]),
        ("hydromorphone 2 mg from a single-dose vial", ["J1171-JZ x20"]),
        ("ziconotide 25 mcg from a single-dose vial", ["J2278-JZ x25"]),
        ("Omnipaque 240 3 mL from a single-dose vial", ["Q9966-JZ x3"]),
        ("Isovue 300 3 mL from a single-dose vial", ["Q9967-JZ x3"]),
    ],
)  # fmt: skip
def test_a_drug_with_dose_and_vial_is_suggested(words: str, expected: list[str]) -> None:
    assert suggested(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Kenalog from a single-dose vial",  # no dose
        "Kenalog 40 mg",  # no vial
        "2 mL of a mixture",  # no drug
        "Omnipaque 3 mL from a single-dose vial",  # no strength
    ],
)
def test_what_is_not_stated_is_not_suggested(words: str) -> None:
    assert suggested(words) == []


def test_the_size_that_fits_is_taken_while_sizes_had_codes() -> None:
    assert suggested("Depo-Medrol 80 mg from a single-dose vial", EARLY_2024) == ["J1040-JZ x1"]
    assert suggested("Depo-Medrol 40 mg from a single-dose vial", EARLY_2024) == ["J1030-JZ x1"]
    assert suggested("Depo-Medrol 20 mg from a single-dose vial", EARLY_2024) == ["J1020-JZ x1"]


def test_no_drug_line_of_a_physician_at_a_facility() -> None:
    assert suggested("Kenalog 40 mg from a multi-dose vial", setting="facility") == []
