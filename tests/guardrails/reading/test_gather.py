"""The shared machinery, with a family that is not of the spine."""

from __future__ import annotations

from guardrails.claim import Side
from guardrails.reading import gather
from guardrails.reading.lexicon import Row
from guardrails.reading.sections import parse

ROWS = (
    Row("genicular", "name", r"\bgenicular nerve (?:block|injection)s?"),
    Row("genicular", "technique", r"\bsuperomedial\b"),
)
TARGETS = {"knee": r"\bknees?\b"}


def test_performed_hits_of_a_note_are_one_act():
    doc = parse(
        "Procedure: Genicular nerve block, right knee.\nTechnique: Under fluoroscopy the "
        "superomedial branch was injected."
    )
    acts = [a for a in gather.acts(doc, ROWS) if a.status.value == "performed"]
    assert len(acts) == 1
    assert acts[0].imaging(doc).imaging.value == "fluoroscopy"
    assert gather.sided(doc, acts[0], TARGETS)[0].side is Side.RT


def test_both_sides_make_one_site():
    doc = parse("Genicular nerve block of the right knee and genicular nerve block of the left knee were performed.")
    act = next(a for a in gather.acts(doc, ROWS) if a.status.value == "performed")
    assert [(s.name, s.side) for s in gather.sided(doc, act, TARGETS)] == [("knee", Side.BIL)]


def test_items_are_kept_apart_where_asked():
    doc = parse("Procedures:\n1. Genicular nerve block, right knee.\n2. Genicular nerve block, left knee.")
    assert len(gather.acts(doc, ROWS, split="item")) == 2


def test_a_plan_is_an_act_of_its_own_status():
    doc = parse("Plan: genicular nerve block next month.")
    assert [a.status.value for a in gather.acts(doc, ROWS)] == ["planned"]


def test_stated_takes_the_nearest_scope_and_keeps_the_other_value():
    doc = parse("Procedure: Genicular nerve block, thermal.\nTechnique: genicular nerve block, pulsed mode.")
    act = gather.Act("genicular", gather.Assertion.PERFORMED, [h for h in gather.find(doc, ROWS) if not h.title])
    got = gather.stated(doc, act.scopes(doc), {"thermal": r"\bthermal\b", "pulsed": r"\bpulsed\b"})
    assert got.value == "pulsed"
    assert got.against


def test_two_values_in_one_scope_are_silent_with_both():
    doc = parse("Genicular nerve block, thermal or pulsed.")
    act = gather.Act("genicular", gather.Assertion.PERFORMED, gather.find(doc, ROWS))
    got = gather.stated(doc, act.scopes(doc), {"thermal": r"\bthermal\b", "pulsed": r"\bpulsed\b"})
    assert got.value is None
    assert got.spans and got.against
