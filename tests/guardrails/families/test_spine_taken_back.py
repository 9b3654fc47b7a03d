"""Levels and sides that a note takes back, adds by their place to another, or gives in the columns of a table."""

from __future__ import annotations

import pytest

from guardrails.reading import spine
from guardrails.reading.sections import parse
from tests.guardrails.families.spine_support import lines, needs

_TF = "PROCEDURE: Right L3-4, L4-5 and L5-S1 transforaminal injections\nTECHNIQUE: Under fluoroscopy 22G needles went to the right "
_DRUG = " Contrast spread. Dexamethasone 5 mg was injected."
_RFA = "PROCEDURE: Left L2, L3, L4, L5 radiofrequency ablation\nTECHNIQUE: Under fluoroscopy cannulae were placed at the left L2, L3, L4 and L5. "
_FACET = "PROCEDURE: Bilateral L4-5 and L5-S1 facet joint injections\nTECHNIQUE: Fluoroscopy, 25G needles. "

TAKEN_BACK = {
    "passive, in the body's list": (
        _TF + "L3-4, L4-5 and L5-S1 foramina. The L3-4 foramen could not be reached." + _DRUG,
        [("64483", 1, "RT"), ("64484", 1, "RT")],
    ),
    "active, its object behind": (
        _TF + "L3-4, L4-5 and L5-S1 foramina. I elected not to inject at L5-S1 since contrast was vascular." + _DRUG,
        [("64483", 1, "RT"), ("64484", 1, "RT")],
    ),
    "told of the place": (
        _RFA + "At L2 the thigh moved, so no lesion was made there. Lesions at 80 C for 90 seconds at L3, L4 and L5.",
        [("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "this level": (
        _TF + "L4-5 and L5-S1 foramina and dexamethasone 5 mg with contrast was given in each. The third needle was taken to the L3-4 "
        "foramen. Two runs showed a vessel and nothing was injected at this level.",
        [("64483", 1, "RT"), ("64484", 1, "RT")],
    ),
    "one side of one level": (
        _FACET + "Right L4-5, right L5-S1 and left L4-5 joints took 1 mL each after an arthrogram. The left L5-S1 joint was bridged and was "
        "not injected.",
        [("64493", 1, "BIL"), ("64494", 1, "RT")],
    ),
    "a finding that kept the needle out": (
        _TF + "L4-5 and L5-S1 foramina." + _DRUG + " At L3-4 severe stenosis stopped the needle and it could not be advanced.",
        [("64483", 1, "RT"), ("64484", 1, "RT")],
    ),
    "a whole side": (
        _FACET + "The right joints at both levels were entered and injected. She felt faint and the left side was abandoned.",
        [("64493", 1, "RT"), ("64494", 1, "RT")],
    ),
    "left alone": (
        _RFA + "As the block at L2 had not helped, I left that level alone. Lesions at 80 C for 90 seconds at L3, L4 and L5.",
        [("64635", 1, "LT"), ("64636", 1, "LT")],
    ),
    "the only level": (
        "PROCEDURE: Right L3-4 facet joint injection\nUnder fluoroscopy a needle was advanced. The right L3-4 joint could not be entered and "
        "was abandoned.",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_the_last_word_on_a_level_decides(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert lines(text) == expected


STANDS = {
    "a first try": _TF + "L3-4, L4-5 and L5-S1 foramina. L3-4 could not be entered at first; a steeper approach then reached it." + _DRUG,
    "another thing was not given": _TF + "L3-4, L4-5 and L5-S1 foramina." + _DRUG + " At L5-S1 sedation was not given.",
    "another day": _TF + "L3-4, L4-5 and L5-S1 foramina." + _DRUG + " L5-S1 was not injected last month.",
    "a disc": _TF + "L3-4, L4-5 and L5-S1 foramina." + _DRUG + " The L4-5 disc was not entered.",
    "perhaps": _TF + "L3-4, L4-5 and L5-S1 foramina." + _DRUG + " If L5-S1 could not be treated she would see the surgeon.",
}


@pytest.mark.parametrize("text", STANDS.values(), ids=STANDS)
def test_a_level_stands_where_nothing_takes_it_back(text: str) -> None:
    assert lines(text) == [("64483", 1, "RT"), ("64484", 2, "RT")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The same was repeated at the level below on the same side.", [("64483", 1, "LT"), ("64484", 1, "LT")]),
        ("The same injection was then done one level up.", [("64483", 1, "LT"), ("64484", 1, "LT")]),
        ("The level below could not be entered.", [("64483", 1, "LT")]),
        ("The level above was injected in March.", [("64483", 1, "LT")]),
        ("Contrast tracked to the level above.", [("64483", 1, "LT")]),
    ],
)
def test_a_level_told_by_its_place_to_the_last_one(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    note = "PROCEDURE: Left lumbar transforaminal injection\nUnder fluoroscopy the left L4-5 foramen was entered, contrast and 5 mg dexamethasone injected. "
    assert lines(note + text) == expected


TABLE = "Procedure: lumbar facet radiofrequency, fluoroscopy, 80 C 90 s, 18G cannulae\n| Nerve | Right | Left |\n{}"


@pytest.mark.parametrize(
    ("rows", "side"),
    [
        ("| L3 | x | x |\n| L4 | x | x |\n| L5 | x | x |", "BIL"),
        ("| L3 | 80 C | - |\n| L4 | 80 C | - |\n| L5 | 80 C | - |", "RT"),
        ("| L3 | no | yes |\n| L4 | no | yes |\n| L5 | no | yes |", "LT"),
    ],
)
def test_the_columns_of_a_table_give_the_side(rows: str, side: str) -> None:
    assert {line[2] for line in lines(TABLE.format(rows))} == {side}


@pytest.mark.parametrize(
    ("title", "body", "asked"),
    [
        ("Left L4-5", "right L4-5", True),
        ("Bilateral L4-5", "right L4-5", True),
        ("Right L4-5", "right L4-5", False),
    ],
)
def test_a_title_of_another_side_is_asked_and_the_body_counts(title: str, body: str, asked: bool) -> None:
    note = f"PROCEDURE: {title} transforaminal injection\nTECHNIQUE: Fluoroscopy. A needle entered the {body} foramen. Dexamethasone 10 mg injected."
    assert lines(note) == [("64483", 1, "RT")]
    assert ("side" in needs(note)) is asked
    assert "side" not in needs(note + "\nADDENDUM: The right side was injected.")


@pytest.mark.parametrize(
    ("body", "side"),
    [
        ("The left SI joint was injected with 40 mg after an arthrogram. The right SI joint was not injected.", "LT"),
        ("Both SI joints were injected with 40 mg after an arthrogram.", "BIL"),
    ],
)
def test_one_sacroiliac_joint_of_two_taken_back(body: str, side: str) -> None:
    assert lines("PROCEDURE: Bilateral sacroiliac joint injections\nUnder fluoroscopy. " + body) == [("27096", 1, side)]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Radiofrequency ablation of the right L4-5 facet was cancelled after sedation. RF cannulae, opened, unused.", False),
        ("RF cannulae at the right L4 and L5 medial branches, lesions 80 C 90 s under fluoroscopy.", True),
    ],
)
def test_tools_alone_are_no_procedure(text: str, done: bool) -> None:
    doc = parse(text)
    assert any(act.done for act in spine.scene(doc).of("facet_rf")) is done


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("DETAILS\nTarget: SI, left\nGuidance: fluoroscopy\nArthrogram: yes\nInjectate: triamcinolone 40 mg", [("27096", 1, "LT")]),
        ("EXAM\nSite: SI, left, tender\nPLAN: triamcinolone 40 mg injected there next week, fluoroscopy", []),
    ],
)
def test_a_field_of_a_form_names_the_joint(form: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert lines("Consent for: left SI joint injection\n" + form) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Needles at the right L3, L4 medial branches and L5 dorsal ramus, C-arm. Motor testing done. Generator fault, no lesions made.", []),
        ("Needles at the right L3, L4 medial branches and L5 dorsal ramus, C-arm. 0.5 mL bupivacaine at each.", [("64493", 1, "RT"), ("64494", 1, "RT")]),
    ],
)
def test_needles_set_for_a_lesion_are_no_block(text: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert lines(text) == expected


def test_branches_held_by_a_slash_are_counted_with_the_next_one() -> None:
    assert lines("Left L3/L4 MB + L5 DR radiofrequency, fluoroscopy, 80 C 90 s") == [("64635", 1, "LT"), ("64636", 1, "LT")]
    assert lines("Left L3/L4 MB radiofrequency, fluoroscopy, 80 C 90 s") == [("64635", 1, "LT")]
