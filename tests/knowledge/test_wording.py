"""Sides are read with their levels, approaches with their codes, headings without their placeholders."""

from __future__ import annotations

import pytest

from knowledge.wording import Glossary, codes_in


def ideas(question: str) -> frozenset[str]:
    return Glossary.open().read(question).concepts


@pytest.mark.parametrize(
    "question",
    [
        "Rt L3-4 TFESI plus Lt L4-5 TFESI",
        "L S1 and R L5 foraminal injections",
        "left-sided L2-3 and right-sided L3-4 epidurals",
        "needle at L4 on the left, at S1 on the right",
        "C5-6 right, C6-7 left",
        "first level on the left, the next level on the right",
    ],
)
def test_two_levels_on_two_sides(question: str) -> None:
    assert "opposite-levels" in ideas(question)


@pytest.mark.parametrize(
    "question",
    [
        "right L4-5 and right L5-S1 TFESI",
        "both sides of L4-5",
        "left L4-5",
        "L4-5 and L5-S1 bilateral facets",
    ],
)
def test_one_side_or_one_level_is_no_such_thing(question: str) -> None:
    assert "opposite-levels" not in ideas(question)


def test_three_named_spaces_are_three_levels() -> None:
    assert "three-levels" in ideas("TFESI at L2-3, L3-4 and L4-5")
    assert "three-levels" not in ideas("TFESI at L3-4 and L4-5")
    assert "three-levels" not in ideas("medial branches L3, L4 and L5")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("dictation describes a foraminal approach, ticket says 62323", True),
        ("64483 was sent, the chart shows loss of resistance", True),
        ("procedure note describes a transforaminal, 64483 sent", False),
        ("can 62323 go with a transforaminal", False),
    ],
)
def test_a_note_of_one_approach_beside_codes_of_another(question: str, found: bool) -> None:
    assert ("mismatch" in ideas(question)) is found


def test_imaging_that_failed_is_no_imaging() -> None:
    assert "no-imaging" in ideas("fluoro was down that day")
    assert "no-imaging" in ideas("ESI where the C-arm never worked")
    assert "no-imaging" not in ideas("fluoro was used")


def test_placeholders_mean_the_heading() -> None:
    assert list(codes_in("G90.5xx or M54.4X")) == ["G90.5", "M54.4"]
    assert list(codes_in("S33.5XXA")) == ["S33.5XXA"]


def test_words_for_a_code_are_ideas_and_not_text() -> None:
    read = Glossary.open().read("64483?")
    assert read.text == "64483?"
    assert "transforaminal" in read.concepts
