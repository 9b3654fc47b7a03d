"""Procedures given up part way: told of "the procedure" as such, and what only sounds like it."""

from __future__ import annotations

import pytest

from guardrails.families import ALL
from guardrails.reading.facts import Assertion
from guardrails.reading.sections import parse
from guardrails.reading.stopped import read_stops

TITLE = "PROCEDURE: L5-S1 interlaminar epidural steroid injection\nTECHNIQUE: "
BEGUN = "Local was infiltrated. Under fluoroscopy a Tuohy needle was advanced at L5-S1 with loss of resistance. "


def statuses(note: str) -> set[tuple[str, str | None]]:
    doc = parse(note)
    services = read_stops(doc, [s for family in ALL for s in family.read(doc)])
    return {(s.status.value, s.attributes.get("stopped")) for s in services if s.approach}


@pytest.mark.parametrize(
    "tail",
    [
        "CSF returned twice and I decided to terminate the procedure.",
        "She could not hold still. The needle was withdrawn and the procedure was discontinued; no steroid was injected.",
        "Contrast was intravascular each time, so the injection was therefore abandoned.",
        "The patient asked us to stop; we were unable to complete the procedure.",
        "He had chest pain. Decision was made to abort and EMS was called.",
    ],
)
def test_given_up_after_it_began(tail: str) -> None:
    assert statuses(TITLE + BEGUN + tail) == {(Assertion.ABORTED_AFTER.value, None)}


@pytest.mark.parametrize(
    "tail",
    [
        "80 mg of methylprednisolone was injected. The procedure was terminated without complication.",
        "80 mg of methylprednisolone was injected. The procedure was concluded and she was discharged.",
        "80 mg of methylprednisolone was injected.\nCONSENT: She knows that the procedure may be aborted at any time.",
        "80 mg of methylprednisolone was injected.\nHISTORY: In March the injection was aborted at another clinic.",
        "Her blood thinner had been discontinued a week before. 80 mg of methylprednisolone was injected.",
    ],
)
def test_an_ordinary_end_is_none(tail: str) -> None:
    assert (Assertion.PERFORMED.value, None) in statuses(TITLE + BEGUN + tail)


def test_sedation_given_is_a_beginning_and_none_given_is_not() -> None:
    after = "PROCEDURE: L5-S1 interlaminar epidural steroid injection\nIV was placed and 2 mg of midazolam given. She "
    after += "desaturated, so the case was terminated prior to needle placement."
    assert statuses(after) == {(Assertion.ABORTED_AFTER.value, None)}
    before = "PROCEDURE: L5-S1 interlaminar epidural steroid injection\nPositioned prone. Blood pressure 220/120; no sedation "
    before += "and no local were given and the procedure was cancelled."
    assert statuses(before) == {(Assertion.ABORTED_BEFORE.value, None)}


def test_a_planned_procedure_that_was_called_off_today_is_not_only_planned() -> None:
    note = "PROCEDURE PLANNED: L5-S1 interlaminar epidural steroid injection\nHer blood pressure was 210/115 on arrival. "
    assert statuses(note + "The procedure was cancelled before any sedation.") == {(Assertion.ABORTED_BEFORE.value, None)}
    assert statuses(note + "We will see her next week.") == {(Assertion.PLANNED.value, None)}


def test_what_was_given_before_the_stop_leaves_a_question() -> None:
    note = TITLE + BEGUN + "40 mg of methylprednisolone was injected. She then fainted. The procedure was aborted."
    assert statuses(note) == {(Assertion.PERFORMED.value, "part")}


@pytest.mark.parametrize(("tail", "stopped"), [
    ("Cannulas reached the C4 and C5 medial branches, but the machine failed and no burns were made.", True),
    ("Motor stimulation moved the arm, so the ablation was not performed.", True),
    ("Lesions were made at 80 C for 90 seconds.", False),
])
def test_an_ablation_without_a_lesion(tail: str, stopped: bool) -> None:
    note = "PROCEDURE: Right C4-5 facet radiofrequency ablation\nTECHNIQUE: Under fluoroscopy needles were advanced. "
    assert ("performed" not in {status for status, _ in statuses(note + tail)}) is stopped
