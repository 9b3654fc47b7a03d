"""ICD-10-CM: totals as CMS published them, hierarchy, notes, and agreement with the public package."""

from __future__ import annotations

import random

import pytest

from knowledge.compiling import named_codes
from knowledge.icd import matches


@pytest.mark.parametrize(("day", "count"), [("2026-06-01", 74_719), ("2026-10-01", 74_879)])
def test_the_number_of_billable_codes_is_the_published_one(catalog, day, count) -> None:
    sql = "SELECT count(*) FROM icd WHERE start <= ?1 AND (end IS NULL OR end >= ?1)"
    assert catalog.rows(sql, day)[0][0] == count


def test_fy2027_brought_190_codes_and_took_30(catalog) -> None:
    assert catalog.rows("SELECT count(*) FROM icd WHERE start = '2026-10-01'")[0][0] == 190
    assert catalog.rows("SELECT count(*) FROM icd WHERE end = '2026-09-30'")[0][0] == 30


def test_notes_of_the_parents_are_inherited_nearest_first(as_of) -> None:
    info = as_of("2026-11-01").icd("M54.16")
    assert info.billable
    assert info.parent == "M54.1"
    assert "radiculopathy with spondylosis (M47.2-)" in info.excludes1
    assert "psychogenic dorsalgia (F45.41)" in info.excludes1
    assert [note.at for note in info.notes if note.kind == "excludes1"] == ["M54.1"] * 4 + ["M54"] + [
        "M50-M54"
    ] * 2


@pytest.mark.parametrize(
    ("first", "second", "exclude"),
    [
        ("M54.16", "M51.16", True),
        ("M51.16", "M54.16", True),
        ("M54.12", "M50.121", True),
        ("M54.16", "M47.26", True),
        ("M54.16", "M48.061", False),
        ("M54.50", "M54.41", True),
        ("G89.29", "G89.4", True),
        ("G90.521", "G57.71", True),
        ("M54.16", "M47.816", False),
    ],
)
def test_excludes1_holds_whichever_code_the_note_stands_at(as_of, first, second, exclude) -> None:
    assert (as_of("2026-11-01").excludes1(first, second) is not None) is exclude


def test_a_plantar_code_of_fy2027_has_a_title_and_an_unread_one_says_so(as_of) -> None:
    view = as_of("2026-10-01")
    assert view.icd("M67.A01").description == "Plantar fasciitis, right foot"
    assert view.icd("M67.A01").parent == "M67.A0"
    assert view.icd("M72.22").titled
    assert not view.icd("R78.72").titled
    assert view.icd("M86.8X11").description == "Other osteomyelitis, right shoulder"


def test_seventh_characters_come_from_the_nearest_node_above(as_of) -> None:
    assert set(as_of("2026-11-01").icd("S13.4").seventh) == {"A", "D", "S"}
    assert set(as_of("2026-11-01").icd("M80.08").seventh) >= {"A", "D", "G"}


def test_children_are_those_in_force_on_the_day(as_of) -> None:
    assert as_of("2021-09-30").icd("M54.5").children == ()
    assert as_of("2021-10-01").icd("M54.5").children == ("M54.50", "M54.51", "M54.59")


def test_what_no_release_knows_is_none(as_of) -> None:
    view = as_of("2026-11-01")
    assert view.icd("M54.99") is None
    assert view.icd("nonsense") is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("radiculopathy with spondylosis (M47.2-)", ["M47.2-"]),
        ("headache syndromes (G44.-)", ["G44-"]),
        ("zoster (B02.-), other (A00-B99)", ["B02-", "A00-B99"]),
        ("diabetes mellitus (E08-E13 with .42)", []),
        ("current injury - see injury of spine by body region", []),
    ],
)
def test_the_codes_a_note_names(text, codes) -> None:
    assert named_codes(text) == codes


def test_a_pattern_names_a_code_a_subtree_or_a_range() -> None:
    assert matches("M47.2-", "M47.26")
    assert matches("M50.1", "M50.121")
    assert matches("A00-B99", "B02.29")
    assert not matches("M47.2-", "M47.816")
    assert not matches("E08-E13", "E14.1")


def test_titles_parents_and_notes_are_those_of_the_public_package(as_of) -> None:
    cm = pytest.importorskip("simple_icd_10_cm")
    view = as_of("2026-06-01")
    codes = [code for code in cm.get_all_codes(True) if not cm.is_chapter_or_block(code)]
    for code in random.Random(20261124).sample(codes, 300):
        info = view.icd(code)
        assert info.description == cm.get_description(code), code
        assert info.billable == cm.is_leaf(code), code
        assert list(info.excludes1[: len(cm.get_excludes1(code))]) == cm.get_excludes1(code), code
        if cm.get_parent(code) != code:
            assert info.parent == cm.get_parent(code), code
