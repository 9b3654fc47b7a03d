"""Drugs given: dose for the whole service, waste, vial; never strength, vial size, or another's product."""

from __future__ import annotations

import pytest

from guardrails.reading.drugs import read_drugs
from guardrails.reading.numerals import between, clock, number
from guardrails.reading.sections import parse


def given(note: str) -> dict[str, tuple[float | None, str | None]]:
    return {d.name: (d.dose, d.unit) for d in read_drugs(parse("TECHNIQUE: " + note))}


KENALOG, DEPO, BOTOX = "triamcinolone acetonide kenalog", "methylprednisolone acetate", "onabotulinumtoxin a"


@pytest.mark.parametrize(
    ("note", "name", "dose"),
    [
        ("The knee was injected with 40 mg of Kenalog.", KENALOG, (40, "mg")),
        ("Injected triamcinolone acetonide 40 mg/mL, 1 mL.", KENALOG, (40, "mg")),
        ("80 mg Depo-Medrol was injected.", DEPO, (80, "mg")),
        ("Dexamethasone 10 mg was injected.", "dexamethasone", (10, "mg")),
        ("Dexamethasone 4 mg/ml 2 ml was injected.", "dexamethasone", (8, "mg")),
        ("Injected 5 mL of 0.25 percent bupivacaine.", "bupivacaine plain", (5, "ml")),
        ("Injected with 20 mg triamcinolone at the common extensor origin.", KENALOG, (20, "mg")),
        ("Two milliliters of one percent lidocaine were injected.", "lidocaine plain", (2, "ml")),
        ("Five muscles were treated, 350 units of Botox total.", BOTOX, (350, "units")),
        ("Botox 200 unit vial: 155 units injected, 45 units wasted.", BOTOX, (155, "units")),
        ("Zilretta 32 mg was injected.", "triamcinolone extended release", (32, "mg")),
    ],
)
def test_dose(note: str, name: str, dose: tuple[float, str]) -> None:
    assert given(note).get(name) == dose


def test_each_counts_times_the_places_stated() -> None:
    assert given("Kenalog 20 mg was injected in each of the 3 joints.")[KENALOG] == (60, "mg")
    assert given("1 mL of bupivacaine was injected at each nerve.")["bupivacaine plain"] == (None, "ml")


@pytest.mark.parametrize(
    "note",
    [
        "MEDICATIONS: dexamethasone 4 mg daily.",
        "ALLERGIES: lidocaine.",
        "PLAN: Kenalog 40 mg next time.",
        "TECHNIQUE: Kenalog *** mg was injected.",
        "TECHNIQUE: Botox 100 units from the patient's own supply was injected.",
    ],
)
def test_what_is_no_drug_given_here(note: str) -> None:
    assert not [d for d in read_drugs(parse(note)) if d.dose is not None]


def test_waste_and_vial() -> None:
    (drug,) = read_drugs(
        parse(
            "TECHNIQUE: Methylprednisolone acetate 40 mg injected from an 80 mg "
            "single-dose vial, 40 mg discarded."
        )
    )
    assert (drug.dose, drug.wasted, drug.vial) == (40, 40, "single")
    (drug,) = read_drugs(parse("TECHNIQUE: Kenalog 40 mg was injected, multi-dose vial."))
    assert (drug.dose, drug.wasted, drug.vial) == (40, None, "multi")
    (drug,) = read_drugs(parse("TECHNIQUE: Kenalog 40 mg was injected, single-dose vial, no waste."))
    assert (drug.wasted, drug.vial) == (0, "single")


def test_unclear_toxin_dose_is_silent() -> None:
    assert (
        given("Biceps 75, brachioradialis 50, flexor carpi radialis 50 units of Botox injected.")[BOTOX][0]
        is None
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", 40),
        ("0.5", 0.5),
        ("forty-two", 42),
        ("one fifty five", 155),
        ("one hundred and five", 105),
        ("twenty", 20),
        ("zero", 0),
        ("knee", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_clock_times() -> None:
    assert clock("9:02") == clock("0902") == clock("nine oh two") == 542
    assert between("11:50", "12:20") == 30
    assert between("9:02", "9:02") is None
    assert between("12:50", "1:10") == 20
