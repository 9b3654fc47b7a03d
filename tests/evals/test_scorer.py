"""The scorer says what the acceptance scoring says."""

from __future__ import annotations

from typing import Any

import pytest

from evals.scorer import Gold, NoteScore, gold_of, line_of, score_note, summarize, visit_score


def line(text: str) -> dict[str, Any]:
    """`64483-RT x2` as a line."""
    code, _, units = text.partition(" x")
    code, *modifiers = code.split("-")
    return {"code": code, "units": int(units or 1), "modifiers": modifiers}


def lines(text: str) -> list[dict[str, Any]]:
    return [line(part) for part in text.split(", ") if part]


def gold(cpt: str, icd: str = "", alternatives: Any = (), **more: Any) -> Gold:
    return gold_of(
        {
            "cpt": lines(cpt),
            "icd10": icd.split(),
            "acceptable_alternatives": [
                {"scope": scope, scope: lines(value) if scope == "cpt" else value.split()}
                for scope, value in alternatives
            ],
            **more,
        }
    )


def score(gold: Gold, claim: str, icd: str = "") -> NoteScore:
    return score_note("n", gold, lines(claim), icd.split())


@pytest.mark.parametrize(
    ("claim", "exact", "with_sides"),
    [
        ("64483-RT, 64484-RT", True, True),
        ("64484-RT, 64483-RT", True, True),
        ("64483-RT-KX, 64484-RT", True, True),
        ("64483-LT, 64484-RT", True, False),
        ("64483, 64484-RT", True, False),
        ("64483-RT, 64484-RT x2", False, False),
        ("64483-RT", False, False),
        ("64483-RT, 64484-RT, 99152", False, False),
        ("64483-RT, 64484-RT, J1100 x10, Q9966", True, True),
        ("64483-RT, 64484-RT, 99214-25", True, True),
        ("64483-RT, 64484-RT, L8680", False, False),
        ("", False, False),
    ],
)
def test_exact_is_codes_and_units_without_drugs_and_visits(
    claim: str, exact: bool, with_sides: bool
) -> None:
    got = score(gold("64483-RT, 64484-RT"), claim)
    assert (got.exact, got.with_sides) == (exact, with_sides)


def test_the_best_match_over_gold_and_alternatives_counts() -> None:
    wanted = gold("64490-LT", "M47.812", [("cpt", "64999"), ("cpt", ""), ("icd10", "M47.812 M54.2")])
    assert score(wanted, "64999").exact
    assert score(wanted, "", "M54.2 M47.812").exact
    assert score(wanted, "", "M54.2 M47.812").gold_diagnoses == {"M47.812", "M54.2"}
    assert not score(wanted, "64491").exact


def test_must_not_bill_fails_however_good_the_rest() -> None:
    wanted = gold("64483-RT", must_not_bill=["77003", "99213"])
    got = score(wanted, "64483-RT, 99213-25")
    assert (got.exact, got.with_sides, got.forbidden) == (False, False, ("99213",))


@pytest.mark.parametrize(
    ("claim", "wanted", "points"),
    [
        ("99214-25", "99214-25", 1.0),
        ("99213", "99214", 0.5),
        ("99215", "99214", 0.5),
        ("99212", "99214", 0.0),
        ("99204", "99214", 0.0),
        ("99244", "99204", 0.0),
        ("", "99214", 0.0),
        ("99213", "", 0.0),
        ("", "", None),
        ("99214, 99417", "99214", 1.0),
        ("64483", "G2211", None),
    ],
)
def test_visits_are_scored_apart(claim: str, wanted: str, points: float | None) -> None:
    assert visit_score(list(map(line_of, lines(claim))), list(map(line_of, lines(wanted)))) == points


def test_diagnoses_count_where_the_note_states_one_and_are_invented_elsewhere() -> None:
    stated = score(gold("64483", "M54.16 M51.26"), "64483", "m5416 M54.50")
    silent = score(gold("64483"), "64483", "M54.16")
    summary = summarize([stated, silent])
    assert (summary.icd.hit, summary.icd.extra, summary.icd.missed) == (1, 1, 1)
    assert (summary.icd_notes, summary.invented) == (1, 1)
    assert silent.invented == ("M54.16",)


def test_low_confidence_stays_out_of_the_headline_but_not_of_the_forbidden() -> None:
    good = score(gold("64483"), "64483")
    low = score(gold("64483", confidence="low", must_not_bill=["77003"]), "77003")
    summary = summarize([good, low])
    assert (summary.n, summary.low, summary.exact, summary.forbidden) == (1, 1, 1, 1)


def test_cpt_f1_counts_codes_over_all_notes() -> None:
    scores = [score(gold("64483, 64484"), "64483, 77003"), score(gold("64493"), "64493"), score(gold(""), "")]
    cpt = summarize(scores).cpt
    assert (cpt.hit, cpt.extra, cpt.missed) == (2, 1, 1)
    assert (cpt.precision, cpt.recall, cpt.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_held_lines_are_on_the_claim_and_suggested_ones_are_not() -> None:
    out = {"lines": [{**line("64483"), "hold": True}], "suggested": [line("64484")]}
    assert score_note("n", gold("64483"), out["lines"], []).exact


def test_two_lines_of_one_code_are_two_lines() -> None:
    assert score(gold("64493-RT, 64493-LT"), "64493-RT, 64493-LT").with_sides
    assert not score(gold("64493-RT, 64493-LT"), "64493-50").exact


def test_a_note_of_visits_alone_is_not_among_the_exact_ones() -> None:
    visit = score(gold("99214"), "99213")
    both = score(gold("99214-25, 64483"), "64483")
    summary = summarize([visit, both])
    assert (summary.n, summary.exact, summary.visit_only) == (1, 1, 1)
    assert (summary.visits, summary.visit_points) == (2, 0.5)
