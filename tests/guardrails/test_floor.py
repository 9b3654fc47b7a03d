"""The floor: every row of the table does what it says, and the codings ask nothing else."""

from __future__ import annotations

import pytest

from guardrails.floor import FLOOR, Fact, Outcome, Said, Trait, need, rule, said_of
from guardrails.reading.facts import Imaging
from tests.guardrails.families.spine_support import coded

#: One passage a row: what the note says, and what the first line must be (None: no line).
PASSAGES = {
    "side/silent/sided": (
        "L4-5 transforaminal epidural steroid injection was performed under fluoroscopy.",
        "64483",
    ),
    "side/contradicted/sided": (None, None),
    "imaging/silent/unguided_twin": ("L4-5 interlaminar epidural steroid injection was performed.", "62322"),
    "imaging/silent/guidance_required": (
        "Right L4-5 transforaminal epidural steroid injection was performed.",
        "64483",
    ),
    "imaging/contradicted/unguided_twin": (None, None),
    "imaging/contradicted/guidance_required": (None, None),
    "imaging/absent/unguided_twin": (
        "L4-5 interlaminar epidural steroid injection was performed without fluoroscopy.",
        "62322",
    ),
    "imaging/absent/facet": ("Right L4-5 facet joint injection was performed without fluoroscopy.", "20552"),
    "imaging/absent/si_joint": ("Right SI joint injection was performed without fluoroscopy.", "20552"),
    "imaging/absent/facet_rf": (
        "Right L4-5 facet radiofrequency ablation at 80 C was performed without fluoroscopy.",
        "64999",
    ),
    "imaging/absent/guidance_required": (
        "Right L4-5 transforaminal epidural injection was performed without fluoroscopy.",
        "64483",
    ),
    "imaging/ultrasound/unguided_twin": (
        "L4-5 interlaminar epidural injection was performed under ultrasound guidance.",
        "62322",
    ),
    "imaging/ultrasound/facet": (
        "Right L4-5 facet joint injection was performed under ultrasound guidance.",
        "0216T",
    ),
    "imaging/ultrasound/facet_rf": (
        "Right L4-5 facet radiofrequency ablation at 80 C was performed under ultrasound guidance.",
        "64999",
    ),
    "imaging/ultrasound/si_joint": (
        "Right SI joint injection was performed under ultrasound guidance.",
        "20552",
    ),
    "imaging/ultrasound/si_nerves": (
        "Right S1, S2 and S3 lateral branch blocks were performed under ultrasound guidance.",
        "76999",
    ),
    "imaging/ultrasound/transforaminal": (
        "Right L4-5 transforaminal epidural injection was performed under ultrasound guidance.",
        "64999",
    ),
    "levels/silent/counted": (
        "Right lumbar facet joint injections were performed under fluoroscopy.",
        "64493",
    ),
    "levels/contradicted/counted": (None, None),
    "muscles/silent/muscles": (None, None),
    "approach/silent/epidural": ("L4-5 epidural steroid injection was performed under fluoroscopy.", None),
    "approach/contradicted/epidural": (None, None),
    "region/silent/any": ("Interlaminar epidural steroid injection was performed under fluoroscopy.", None),
    "diagnosis/silent/any": (None, None),
}


def test_every_row_has_its_passage_and_no_two_rows_share_a_key():
    assert {row.id for row in FLOOR} == set(PASSAGES)
    assert len({row.id for row in FLOOR}) == len(FLOOR)


@pytest.mark.parametrize("row", [r for r in FLOOR if PASSAGES[r.id][0]], ids=lambda r: r.id)
def test_a_passage_gets_the_outcome_of_its_row(row):
    text, code = PASSAGES[row.id]
    made = coded(text)
    assert (made.lines[0].code if made.lines else None) == code
    asked = [n for line in made.lines for n in line.needs] + list(made.left_off)
    assert (row.fact in {n.fact for n in asked}) == row.hold
    if row.outcome is Outcome.LEFT_OFF:
        assert [n.rule for n in made.left_off] == [row.id]
    if row.code:
        assert code == row.code


@pytest.mark.parametrize("row", [r for r in FLOOR if r.hold], ids=lambda r: r.id)
def test_a_held_row_asks_a_question(row):
    asked = need(row)
    assert asked.question and asked.rule == row.id
    assert asked.hold == (row.outcome is not Outcome.LEFT_OFF)


def test_the_more_particular_trait_wins_and_nothing_stated_asks_nothing():
    assert rule(Fact.IMAGING, Said.ABSENT, Trait.FACET, Trait.GUIDANCE_REQUIRED).outcome is Outcome.TRIGGER_POINT
    assert said_of(Imaging.FLUOROSCOPY) is None
    assert said_of(Imaging.DESCRIBED) is None
    assert said_of(Imaging.SILENT, contradicted=True) is Said.CONTRADICTED
