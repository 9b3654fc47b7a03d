"""On the terminal an answer is short: codes in one line, a line for each source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from copilot.answer_text import WIDTH, render
from copilot.answering import answer
from knowledge.catalog import Catalog

CATALOG = Catalog.open()
DAY = date(2026, 11, 24)
VIEW = CATALOG.as_of(DAY)


@pytest.fixture
def told() -> Any:
    def ask(question: str) -> list[str]:
        return render(answer(question, CATALOG, DAY), VIEW).splitlines()

    return ask


def test_lines_are_narrow_and_a_source_is_one_line(told: Any) -> None:
    lines = told("Which ICD-10 codes support facet ablation in the low back?")
    assert max(map(len, lines)) <= WIDTH + 30
    sources = lines[lines.index("Sources") + 1 :]
    assert sources[0].startswith("  faq/icd-lumbar-rfa-necessity: ")
    (facet,) = [line for line in sources if line.startswith("  lcd-facet")]
    assert facet == (
        "  lcd-facet: L38801, A58403 and others, Medicare administrative contractors, 2026-05-21"
    )


def test_codes_in_force_share_a_line_and_others_say_why(told: Any) -> None:
    lines = told("Is 95973 billed with 95972?")
    at = lines.index("Codes as of 2026-11-24")
    assert lines[at + 1].startswith("  in force: ")
    assert "95972" in lines[at + 1]
    assert "  95973: Ended 2015-12-31. Replaced by 95972." in lines


def test_a_refusal_is_a_sentence_and_its_flag(told: Any) -> None:
    assert told("CPT for a tonsillectomy")[-1] == "[out of scope]"
    assert "Sources" not in told("CPT for a tonsillectomy")
