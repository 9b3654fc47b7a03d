"""Every rule is declared fully and has notes on which it speaks and on which it is silent."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import guardrails
from guardrails.rule import REGISTRY
from guardrails.rules import ORDER
from tests.guardrails.rules.cases import CASES
from tests.guardrails.rules.harness import RuleCase, catalog, run, spoke

FIRES = [pytest.param(rule, case, id=f"{rule}-{n}") for rule, sides in CASES.items()
         for n, case in enumerate(sides.fires)]
SILENT = [pytest.param(rule, case, id=f"{rule}-{n}") for rule, sides in CASES.items()
          for n, case in enumerate(sides.silent)]


@pytest.mark.parametrize(("rule", "case"), FIRES)
def test_the_rule_speaks(rule: str, case: RuleCase) -> None:
    assert rule in spoke(run(case))


@pytest.mark.parametrize(("rule", "case"), SILENT)
def test_the_rule_is_silent_on_a_near_neighbour(rule: str, case: RuleCase) -> None:
    assert rule not in spoke(run(case))


def test_every_rule_has_cases_of_both_sides() -> None:
    lacking = [r.id for r in ORDER if r.id not in CASES or not CASES[r.id].fires or not CASES[r.id].silent]
    assert lacking == []


def test_every_declared_rule_stands_in_the_order_once() -> None:
    assert sorted(REGISTRY) == sorted({r.id for r in ORDER})
    assert len(ORDER) == len({r.id for r in ORDER})


def test_every_rule_has_a_layer_a_source_that_exists_and_dates() -> None:
    view = catalog().as_of(datetime.date(2026, 5, 15))
    for rule in ORDER:
        assert rule.cites, rule.id
        assert rule.since < rule.until
        for source in rule.cites:
            assert view.citation(source).title, (rule.id, source)


def test_every_source_that_the_code_names_exists() -> None:
    """Families cite sources as well as rules: a name without a source would fail in front of a coder."""
    view = catalog().as_of(datetime.date(2026, 5, 15))
    folder = Path(guardrails.__file__).parent
    named = {source for path in folder.rglob("*.py") for source in re.findall(r'"(faq/[\w-]+)"', path.read_text("utf-8"))}
    assert named
    for source in sorted(named):
        assert view.citation(source).title, source
