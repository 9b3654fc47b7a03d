"""Levels as they are written, what they are levels of, and which side governs them."""

from __future__ import annotations

import pytest

from guardrails.claim import Side
from guardrails.reading import anatomy, sides
from guardrails.reading.nouns import NOT_TREATED


def pairs(text: str) -> list[str]:
    return [name for level in anatomy.levels(text) for name in level.pairs]


def treated(text: str) -> list[str]:
    return [n for level in anatomy.levels(text) if level.noun not in NOT_TREATED for n in (level.pairs or level.points)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("l4-5 interspace", ["L4-L5"]),
        ("l4/5", ["L4-L5"]),
        ("l4-l5, l5-s1", ["L4-L5", "L5-S1"]),
        ("l4-5, 5-1 facets", ["L4-L5", "L5-S1"]),
        ("c7t1 epidural", ["C7-T1"]),
        ("c7-d1", ["C7-T1"]),
        ("t12-l1", ["T12-L1"]),
        ("between l3 and l4", ["L3-L4"]),
        ("l45", ["L4-L5"]),
        ("l4-l5-s1 facets", ["L4-L5", "L5-S1"]),
        ("l3 to s1 facets", ["L3-L4", "L4-L5", "L5-S1"]),
        ("l3-s1 facets", ["L3-L4", "L4-L5", "L5-S1"]),
        ("l3-4 through l5-s1", ["L3-L4", "L4-L5", "L5-S1"]),
        ("lumbar 4-5 interspace", ["L4-L5"]),
        ("the 3-4 disc was entered", ["L3-L4"]),
        ("l5-si interspace", ["L5-S1"]),
        ("rl4-5 facet", ["L4-L5"]),
        ("disco l3-4 4-5 5-1", ["L3-L4", "L4-L5", "L5-S1"]),
    ],
)
def test_interspaces_however_they_are_written(text, names):
    assert pairs(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "pain 4-5/10",
        "3-4 times a day",
        "4-5 cc of saline",
        "strength 4/5",
        "2-3 weeks",
        "5-6 mm herniation",
        "1-2 months",
        "t 98.4",
        "bmi 35",
        "asa 2",
        "80/90",
        "10-14 days",
        "c diff",
        "l-spine",
        "4 tubes",
        "l***",
        "c#",
    ],
)
def test_numbers_that_are_no_levels(text):
    assert not anatomy.levels(text)


@pytest.mark.parametrize(
    "text",
    [
        "l4 dermatome",
        "s1 reflex absent",
        "t1 weighted images",
        "l4-5 disc herniation",
        "l5-s1 stenosis",
        "l4-s1 fusion",
        "contrast rose to l4-5",
        "spread from l3 to s1",
        "l3-4 stenosis",
        "counting down from the c2-3 foramen",
        "status post fusion l4-5",
        "the catheter was threaded to the l5-s1 level",
        "l3-4 / l4-5 / l5-s1 (circle one)",
    ],
)
def test_levels_that_were_not_treated(text):
    assert treated(text) == []


@pytest.mark.parametrize(
    ("nerves", "joints"),
    [
        (["L3", "L4"], ("L4-L5",)),
        (["L3", "L4", "L5"], ("L4-L5", "L5-S1")),
        (["T11", "T12"], ("T12-L1",)),
        (["T12", "L1"], ("L1-L2",)),
        (["C4", "C5"], ("C4-C5",)),
        (["C7", "C8"], ("C7-T1",)),
        (["TON"], ("C2-C3",)),
        (["TON", "C3"], ("C2-C3",)),
        (["TON", "C3", "C4"], ("C2-C3", "C3-C4")),
        (["T7", "T8"], ("T8-T9",)),
        (["L4"], ()),
        (["L2", "L5"], ()),
    ],
)
def test_adjacent_nerves_make_joints(nerves, joints):
    assert anatomy.joints_of_nerves(nerves) == joints


@pytest.mark.parametrize(
    ("root", "foramen"),
    [
        ("L5", "L5-S1"),
        ("L4", "L4-L5"),
        ("C6", "C5-C6"),
        ("C8", "C7-T1"),
        ("T1", "T1-T2"),
        ("S1", "S1"),
        ("T12", "T12-L1"),
    ],
)
def test_roots_leave_by_their_foramen(root, foramen):
    assert anatomy.foramen_of_root(root) == foramen


def test_a_transverse_process_carries_the_branch_above():
    assert anatomy.nerve_of_process("L4") == "L3"
    assert anatomy.nerve_of_process("C5") == "C5"


@pytest.mark.parametrize(
    ("level", "region"),
    [
        ("T12-L1", "cervical_thoracic"),
        ("L1-L2", "lumbar_sacral"),
        ("C7-T1", "cervical_thoracic"),
        ("S1", "lumbar_sacral"),
    ],
)
def test_region_edges(level, region):
    assert anatomy.region(level) == region


@pytest.mark.parametrize(
    "text",
    [
        "right-hand dominant",
        "in the left lateral decubitus position",
        "grounding pad on the left thigh",
        "the needle was left in place",
        "rotated to the right 20 degrees",
        "just to the left of midline",
        "right paramedian entry",
        "left leg pain",
        "r>l",
        "he left the room",
        "from the right arm",
        "right after the injection",
        "a little steroid was left at each nerve",
        "the right side, which was lesioned in 2024, remains quiet",
        "the left side is pain free",
        "the patient left with her son",
        "i left it alone",
        "worse on the right",
        "[ ] right [ ] left",
    ],
)
def test_words_that_are_no_treated_side(text):
    assert not sides.sides(text)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("right l4-5 and left l5-s1", ["RT", "LT"]),
        ("left l3-4, l4-5 and right l5-s1", ["LT", "LT", "RT"]),
        ("l4-5 (r), l5-s1 (l)", ["RT", "LT"]),
        ("on the right at l3-4 and l4-5 and on the left at l5-s1", ["RT", "RT", "LT"]),
        ("l4-5, l5-s1 bilaterally", ["BIL", "BIL"]),
        ("b/l l4-5 and right l5-s1", ["BIL", "RT"]),
        ("at l3-4 on the right and at l4-5 on both sides", ["RT", "BIL"]),
        ("rl4-5", ["RT"]),
        ("l l5-s1", ["LT"]),
        ("[ ] right [x] left l4-5", ["LT"]),
        ("right at l4-5 and left at l5-s1", ["RT", "LT"]),
        ("side: l\nlevels: l4-5, l5-s1", ["LT", "LT"]),
        ("laterality: (r) level: l4-5", ["RT"]),
        ("l4-5  |  l  | 5 mg", ["LT"]),
        ("attention was then turned to the right. l4-5", ["RT"]),
        ("l4-5 r: done. l5-s1 l: done.", ["RT", "LT"]),
    ],
)
def test_sides_bind_to_levels(text, bound):
    places = [(level.start, level.end) for level in anatomy.levels(text)]
    found = sides.bind(text, places, sides.sides(text))
    assert [b.side.name for b in found if b.side] == bound


def test_a_spoken_correction_takes_back_the_side():
    words = sides.sides("a left, excuse me, a right l3-4")
    assert [w.side for w in words] == [Side.RT]
