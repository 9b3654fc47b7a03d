"""Every code that scope.yaml marks supported: a golden note leads to it, and a near-by note does not.

The notes are the golden cases. Their `lines` are held by tests/evals/test_golden.py; here the built-in reader reads
each note without a claim. Supported are the families' codes less `not_read`, which gives the reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from copilot.pipeline import open_catalog, review
from evals.golden import Case, load_cases

CASES = load_cases()
SCOPE = open_catalog().scope()
SUPPORTED = sorted(
    code for family in SCOPE.values() for code in family.codes if family.support_of(code) == "supported"
)
#: Families whose codes only ever stand beside another family's: their notes are that family's cases.
TOLD_ELSEWHERE = {"prolonged": "visit"}
STYLES = {"dictated": 2, "terse": 2, "template": 2}
_HEADING = re.compile(r"(?m)^[A-Z][A-Z ,'-]{2,}(?::|$)")
_FULL_SENTENCE = re.compile(r"\b(?:was|were|I|we|is|has|had|will|would|did|down)\b")


def codes(out: Mapping[str, Any]) -> set[str]:
    """The codes of a review's lines and suggestions."""
    return {line["code"] for line in (*out["lines"], *out["suggested"])}


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    """What the built-in reader makes of every golden note, by case."""
    return {case.id: codes(review(replace(case.request(), proposal=None, answers={}))) for _, case in CASES}


def test_every_supported_code_is_reached_by_a_note(read: dict[str, set[str]]) -> None:
    """A code is reached only within its dates: the day of the note is checked against the catalog."""
    reached: set[str] = set()
    for _, case in CASES:
        view = open_catalog().as_of(case.request().dos)
        infos = {code: view.code(code) for code in read[case.id]}
        reached |= {code for code, info in infos.items() if info is not None and info.valid_on(view.day)}
    assert [code for code in SUPPORTED if code not in reached] == []


def test_every_supported_code_has_a_note_that_must_not_lead_to_it(read: dict[str, set[str]]) -> None:
    kept_out = {code for _, case in CASES for code in case.expect.absent if code not in read[case.id]}
    assert [code for code in SUPPORTED if code not in kept_out] == []


def test_the_notes_claim_what_their_reviews_hold(read: dict[str, set[str]]) -> None:
    """A case without a claim names its lines: none may be missing when the note is read again."""
    missing = {
        case.id: lost
        for _, case in CASES
        if case.claim is None and case.proposal is None and not case.answers
        if (lost := {re.split(r"[- ]", line)[0] for line in case.expect.lines or ()} - read[case.id])
    }
    assert missing == {}


def test_what_is_not_read_says_why() -> None:
    reasons = [reason for family in SCOPE.values() for reason in family.not_read.values()]
    assert reasons
    assert all(len(reason.split()) >= 4 for reason in reasons)
    assert not {code for family in SCOPE.values() for code in family.not_read} & set(SUPPORTED)


def by_family() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for family, case in CASES:
        found[family].append(case)
    return found


@pytest.mark.parametrize("family", sorted(name for name, f in SCOPE.items() if f.support == "supported"))
def test_every_family_has_notes_of_every_style_and_of_both_sides(family: str) -> None:
    mine = by_family()[TOLD_ELSEWHERE.get(family, family)]
    styles = Counter(case.style for case in mine)
    assert {style: styles[style] >= least for style, least in STYLES.items()} == dict.fromkeys(STYLES, True)
    assert any(case.expect.lines for case in mine)
    assert any(set(case.expect.absent) & set(SCOPE[family].codes) for case in mine), "no case of the other side"


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=lambda case: case.id)
def test_a_note_is_of_the_style_it_says(case: Case) -> None:
    """Dictated: sentences without headings. Terse: short, few verbs. The others are templates or mixed."""
    headings = _HEADING.findall(case.note)
    if case.style == "dictated":
        assert not headings
        assert len(_FULL_SENTENCE.findall(case.note)) >= 2
    elif case.style == "terse":
        assert not headings
        assert len(case.note.split()) <= 45


#: What every procedure is asked for, whatever its family.
GENERAL = {"consent obtained", "time-out done", "complications stated", "diagnosis stated"}
#: Guidance is never read alone: its item is its host's "imaging stated".
CHECKED_AS = {"prolonged": "visit", "imaging_guidance": "joint"}


@pytest.mark.parametrize("family", sorted(name for name, f in SCOPE.items() if f.support == "supported"))
def test_every_family_has_checklist_items_of_its_own(family: str) -> None:
    """Some note of the family is asked for more than what every procedure is asked for."""
    mine = by_family()[CHECKED_AS.get(family, family)]
    items = {
        item["item"]
        for case in mine
        if case.expect.lines
        for item in review(replace(case.request(), proposal=None))["checklist"]
        if item["affects"]
    }
    own = {item for item in items - GENERAL if not item.endswith("imaging stated")}
    assert own, f"{family}: only {sorted(items)}"
