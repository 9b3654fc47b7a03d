"""Sentences that look like a procedure and that no family covered."""

from __future__ import annotations

import pytest

from guardrails.families import ALL
from guardrails.reading.sections import parse
from guardrails.reading.unread import unread

SPINE = ("epidural", "transforaminal", "facet", "facet_rf", "si")


def left(text: str) -> list[str]:
    """The words that the spine families leave unread."""
    doc = parse(text)
    services = [s for family in ALL if family.name in SPINE for s in family.read(doc)]
    return [text[span.start : span.end] for span in unread(doc, services)]


@pytest.mark.parametrize(
    "text",
    [
        "A needle was advanced to the mass in the left flank and 2 mL was injected.",
        "Kyphoplasty of L1 was performed with 4 mL of cement.",
        "The left trochanteric bursa was injected with 40 mg of Kenalog.",
        "Two percutaneous leads were placed at T8 and the spinal cord stimulator trial was completed.",
    ],
)
def test_a_procedure_of_no_family_is_listed(text):
    assert left(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Right L4-5 TFESI was performed under fluoroscopy. 1% lidocaine was injected for skin local. "
        "1 mL of contrast was injected. 10 mg of dexamethasone was injected.",
        "The skin was infiltrated with lidocaine. IV access was obtained. Midazolam 2 mg IV was given.",
        "Plan: trigger point injections next month.",
        "Follow-up visit. No procedure was performed.",
        "Consent: risks of spinal cord stimulator and kyphoplasty were discussed.",
    ],
)
def test_what_serves_a_read_procedure_or_was_not_done_is_not_listed(text):
    assert left(text) == []


def test_a_second_procedure_beside_a_read_one_is_listed():
    text = (
        "Right L4-5 facet joint injection was performed under fluoroscopy. "
        "Trigger point injections of the trapezius were performed."
    )
    assert left(text) == ["Trigger point injections of the trapezius were performed."]
