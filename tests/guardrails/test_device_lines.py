"""Devices are suggested on a surgery center's claim, by the parts that the note puts in; elsewhere, and else, nothing is."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from copilot.incoming import answers_from_json, claim_from_text
from copilot.pipeline import Request, review

TODAY = "2026-08-11"
SCS = """DIAGNOSIS: Postlaminectomy syndrome.
PROCEDURE: Permanent spinal cord stimulator, two percutaneous leads and a generator, right flank.
TECHNIQUE: Under fluoroscopy two leads were advanced through Tuohy needles to T8 and anchored. They were tunneled to a pocket
over the right flank and connected to {}.
"""
TRIAL = """DIAGNOSIS: Postlaminectomy syndrome.
PROCEDURE: Spinal cord stimulator trial.
TECHNIQUE: Under fluoroscopy {} advanced through Tuohy needles to T8 and taped to the skin. {}
"""
EXCHANGE = """DIAGNOSIS: Postlaminectomy syndrome.
PROCEDURE: Spinal cord stimulator generator exchange, left buttock.
TECHNIQUE: {} Impedances were normal and the pocket was closed.
"""
PUMP = """DIAGNOSIS: Chronic pain syndrome.
PROCEDURE: Intrathecal drug delivery, right abdomen.
TECHNIQUE: {}
"""


def reviewed(note: str, claim: str | None = None, setting: str = "asc", dos: str = TODAY) -> dict[str, Any]:
    proposal = claim_from_text(claim) if claim else None
    out: dict[str, Any] = review(Request(note, datetime.date.fromisoformat(dos), setting=setting, proposal=proposal))
    return out


def suggested(note: str, setting: str = "asc", dos: str = TODAY) -> list[str]:
    return [f"{s['code']} x{s['units']}" for s in reviewed(note, setting=setting, dos=dos)["suggested"] if s["code"][0] == "C"]


@pytest.mark.parametrize(
    ("generator", "code"),
    [
        ("a rechargeable generator", "C1820"),
        ("the Eterna generator", "C1820"),
        ("an Intellis IPG", "C1820"),
        ("a non-rechargeable generator", "C1767"),
        ("a primary cell IPG", "C1767"),
        ("a Vanta battery", "C1767"),
        ("a 10 kHz rechargeable IPG", "C1822"),
        ("a high-frequency rechargeable generator", "C1822"),
        ("the Senza Omnia battery", "C1822"),
    ],
)
def test_the_generator_s_kind_is_read_by_word_or_brand(generator: str, code: str) -> None:
    assert suggested(SCS.format(generator)) == ["C1778 x2", f"{code} x1"]


@pytest.mark.parametrize(
    "generator",
    [
        "a generator",
        "the WaveWriter Alpha generator",  # sold with either battery
        "a generator. Rechargeable versus non-rechargeable units had been discussed",
        "a generator. A high frequency program was set by the representative",
        "a rechargeable generator. The non-rechargeable generator was seated in the pocket",  # says both
    ],
)
def test_a_kind_that_is_not_settled_names_no_generator(generator: str) -> None:
    assert suggested(SCS.format(generator)) == ["C1778 x2"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The old rechargeable generator was removed. A new non-rechargeable IPG was connected to the existing leads.",
         ["C1767 x1"]),
        ("The depleted primary cell generator was explanted and a rechargeable IPG was connected to the existing leads.",
         ["C1820 x1"]),
        ("The rechargeable generator was removed. A new generator was connected to the two existing leads.", []),
        ("The old battery and a broken extension were removed. A new extension was tunneled and joined to the existing lead, "
         "and a new rechargeable generator was connected to it.", ["C1820 x1", "C1883 x1"]),
        ("The old generator was removed. An Evoke closed-loop generator was connected to the existing leads.", []),
    ],
)  # fmt: skip
def test_what_came_out_is_not_what_went_in(words: str, expected: list[str]) -> None:
    assert suggested(EXCHANGE.format(words)) == expected


@pytest.mark.parametrize(
    ("leads", "rest", "expected"),
    [
        ("one lead was", "It was plugged into the external generator.", ["C1897 x1"]),
        ("two leads were", "They were hooked to the external generator by a trial extension cable.", ["C1897 x2"]),
        ("leads were", "They were hooked to the external generator.", []),  # how many is asked for
    ],
)
def test_trial_leads(leads: str, rest: str, expected: list[str]) -> None:
    assert suggested(TRIAL.format(leads, rest)) == expected


def test_a_new_lead_in_a_revision_is_a_device_and_a_moved_one_is_none() -> None:
    note = "DIAGNOSIS: Postlaminectomy syndrome.\nPROCEDURE: Revision of a percutaneous spinal cord stimulator lead.\n"
    new = "The migrated lead was removed. Through a Tuohy needle a new lead was advanced to T8 and joined to the existing generator."
    moved = "The migrated percutaneous lead was freed, repositioned to T8 and anchored again."
    assert suggested(note + new) == ["C1778 x1"]
    assert suggested(note + moved) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A catheter was advanced through a Tuohy needle to T10 and anchored. A pocket was made, and the catheter was connected "
         "to the programmable pump.", ["C1755 x1", "C1772 x1"]),
        ("The old pump was removed. A new constant-flow pump was placed and connected to the existing catheter.", ["C1891 x1"]),
        ("The old pump was removed. A new pump was placed and connected to the existing catheter.", []),
        ("The pocket was opened. A new catheter was advanced through a Tuohy needle and connected to the pump.", ["C1755 x1"]),
        ("The pocket was opened. The leaking catheter was spliced and anchored again.", []),
        ("The programmable pump was refilled with 20 mL of morphine by the nurse.", []),
    ],
)  # fmt: skip
def test_pumps_and_spinal_catheters(words: str, expected: list[str]) -> None:
    assert suggested(PUMP.format(words)) == expected


LOG = """IMPLANT LOG
| item | serial | qty |
| 8-contact lead | A1 | 2 |
| Lead extension | B1 | 2 |
| Rechargeable IPG | C1 | 1 |
| Patient programmer | D1 | 1 |
| 8-contact lead | A3 | opened, not used |
"""


def test_the_implant_log_counts_its_rows() -> None:
    assert suggested(SCS.format("the generator") + LOG) == ["C1778 x2", "C1820 x1", "C1883 x2", "C1787 x1"]
    unused = LOG.replace("| D1 | 1 |", "| D1 | returned |").replace("| B1 | 2 |", "| B1 | opened, wasted |")
    assert suggested(SCS.format("the generator") + unused) == ["C1778 x2", "C1820 x1"]


def test_a_controller_that_is_only_spoken_of_is_no_device() -> None:
    assert "C1787 x1" not in suggested(SCS.format("a generator") + "DISCHARGE: Bring the patient controller to the visit.\n")


@pytest.mark.parametrize("setting", ["office", "facility"])
def test_a_professional_claim_carries_no_device(setting: str) -> None:
    assert suggested(SCS.format("a rechargeable generator") + LOG, setting=setting) == []


def test_a_set_takes_its_parts_in_from_the_day_it_has_a_code() -> None:
    note = SCS.format("the Evoke closed-loop generator")
    assert suggested(note, dos="2022-12-31") == ["C1778 x2", "C1820 x1"]
    assert suggested(note, dos="2023-01-01") == ["C1826 x1"]


def test_a_suggestion_says_how_it_is_paid_and_quotes_the_note() -> None:
    def told(dos: str) -> tuple[str, str]:
        note = SCS.format("the Evoke closed-loop generator")
        (line,) = [s for s in reviewed(note, dos=dos)["suggested"] if s["code"] == "C1826"]
        assert any("closed-loop" in note[e["start"] : e["end"]] for e in line["evidence"])
        return line["findings"][0]["message"], line["findings"][0]["rule"]

    assert "paid apart" in told("2025-12-31")[0]
    assert "packages it" in told("2026-01-01")[0]
    assert told(TODAY)[1] == "devices/suggest"


def test_a_claimed_device_is_checked() -> None:
    claim = "63685, 63650 x2, C1778 x1, {}"
    out = reviewed(SCS.format("a rechargeable generator"), claim.format("C1820, C1883"))
    assert [(x["code"], x["units"], x["hold"]) for x in out["lines"] if x["code"][0] == "C"] == [
        ("C1778", 2, False), ("C1820", 1, False)]  # fmt: skip
    assert [x["proposed"]["code"] for x in out["rejected"]] == ["C1883"]
    open_ = reviewed(SCS.format("a generator"), claim.format("C1820"))
    assert [(x["code"], x["hold"]) for x in open_["lines"] if x["code"] == "C1820"] == [("C1820", True)]
    assert "generator_kind" in [q["needs"] for q in open_["queries"]]


@pytest.mark.parametrize(("value", "stays"), [("yes", True), ("no", False)])
def test_the_open_kind_of_a_claimed_generator_is_answered(value: str, stays: bool) -> None:
    answers = answers_from_json({"code.c1820.kind": {"value": value, "source": "record"}})
    out = review(Request(SCS.format("a generator"), datetime.date.fromisoformat(TODAY), setting="asc", answers=answers,
                         proposal=claim_from_text("63685, 63650 x2, C1820")))
    assert [x["hold"] for x in out["lines"] if x["code"] == "C1820"] == ([False] if stays else [])
