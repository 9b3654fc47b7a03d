"""Programming of stimulators: kinds of parameters decide, never minutes, programs, leads or a representative."""

from __future__ import annotations

import pytest

from guardrails.families.programming import FAMILY
from guardrails.reading.facts import Assertion
from tests.guardrails.families.nerve_cases import lines, services

DICTATED = """I interrogated her spinal cord stimulator. I increased the amplitude, widened the pulse width,
changed the rate from 40 to 60 and selected other contacts on both leads. This took thirty five minutes.
"""
DICTATED_REP = """She was seen after her implant. Reprogramming of the stimulator was done by the Medtronic
rep for forty minutes while I saw other patients.
"""
EHR = """PROCEDURE: Electronic analysis of implanted neurostimulator with simple programming
DETAILS: Amplitude and rate were adjusted. Battery 70%, impedances normal.
"""
EHR_CHECK = """Reason: SCS device check
Interrogation: battery and impedances checked, settings unchanged, no reprogramming needed.
"""
TERSE = """SCS: amp, freq, PW, contacts, cycling changed by me. RTC 3 mo."""
TERSE_ONE = """SCS amplitude increased only."""
PLANNED = """A/P: SCS in place. Will return for reprogramming next week.
"""
IMPLANT = """Procedure: SCS trial. Two leads were placed through Tuohy needles. Impedances were normal and
the rep programmed the device in PACU.
"""
PUMP = """Pump interrogated and reprogrammed, rate raised 10%."""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (DICTATED, ["95972"]),
        (DICTATED_REP, []),
        (EHR, ["95971"]),
        (EHR_CHECK, ["95970"]),
        (TERSE, ["95972"]),
        (TERSE_ONE, ["95971"]),
        (PLANNED, []),
        (IMPLANT, []),
        (PUMP, []),
        ("Procedure: SCS reprogramming. New programs were built by me.", ["95971 ?parameters"]),
        ("Procedure: Complex programming of SCS. Amplitude and pulse width adjusted.", ["95971 ?parameters"]),
        ("Procedure: Vagus nerve stimulator programming, simple programming, output amplitude adjusted.", ["95976"]),
    ],
)
def test_lines(note: str, expected: list[str]) -> None:
    assert lines(FAMILY, note) == expected


def test_the_brain_s_quarter_hours_are_timed() -> None:
    note = "Deep brain stimulator programming by me: amplitude and contacts changed, 32 minutes."
    assert lines(FAMILY, note) == ["95983", "95984"]


def test_the_representative_is_someone_else() -> None:
    assert {s.status for s in services(FAMILY, DICTATED_REP)} == {Assertion.SOMEONE_ELSE}


@pytest.mark.parametrize(("note", "expected"), [
    ("SCS device visit, programmed by me.\n| Setting | Before | After |\n| Amplitude | 2.0 | 2.6 |\n| Pulse width | 200 | 260 |\n"
     "| Rate | 40 | 60 |\n| Contacts | 1-2+ | 2-3+ |\n| Cycling | off | off |", ["95972"]),
    ("SCS check, me w/ tablet. Amp 3.1\u21923.9, PW 180\u2192240, rest unchanged.", ["95971"]),
    ("SCS PROGRAMMING [ ] simple [x] complex\nParameters changed: [x] amplitude [ ] pulse width [x] rate [ ] cycling\n"
     "Programmed by me.", ["95971"]),
    ("Stimulator visit: T. Moore (Abbott) connected to it and adjusted amplitude. Provider not in room.", []),
])
def test_how_settings_are_written(note: str, expected: list[str]) -> None:
    assert [line.split(" ?")[0] for line in lines(FAMILY, note)] == expected
