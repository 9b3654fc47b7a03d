"""The FAQ entries and the sources they cite are complete, short, closed-list clean and in our own words."""

import csv
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "facts"
KEYS = {
    "id", "topic", "question", "asked", "standing", "conflict", "contested", "answer", "faq_says",
    "positions", "codes", "wrong_claims", "keywords", "since", "citations",
}  # fmt: skip
STANDINGS = {"confirmed", "partial", "wrong", "outdated", "contested", "payer-dependent", "own"}
SOURCE_KEYS = {"id", "title", "publisher", "edition", "date", "kind"}
SOURCE_KINDS = {"faq", "cpt", "ncci", "lcd", "icd10", "payer", "cms"}
CODE = re.compile(r"\b(?:\d{5}|\d{4}T|[A-Z]\d{4}|[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?!-))\b")
DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
COPIED_RUN = 8

needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="../shared is not here")


def load_entries():
    files = sorted((ROOT / "knowledge" / "faq").glob("*.yaml"))
    return [
        (path.stem, entry)
        for path in files
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
    ]


def load_sources():
    return yaml.safe_load((ROOT / "knowledge" / "sources.yaml").read_text(encoding="utf-8"))["sources"]


FILED = load_entries()
ENTRIES = [entry for _, entry in FILED]
OF_THE_FAQ = [entry for entry in ENTRIES if entry["standing"] != "own"]
OWN = [entry for entry in ENTRIES if entry["standing"] == "own"]
SOURCES = load_sources()
SOURCE_IDS = {source["id"] for source in SOURCES}
each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=[entry["id"] for entry in ENTRIES])


def texts(entry):
    """Every string of an entry, prose and lists alike."""
    for value in entry.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text, size=COPIED_RUN):
    tokens = words(text)
    return {tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)}


def test_there_are_57_entries_each_with_its_own_id():
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    assert len(OF_THE_FAQ) == 57


def test_rules_of_ours_beyond_the_faq_say_nothing_of_it():
    assert OWN
    for entry in OWN:
        assert entry["topic"] == "beyond"
        assert entry["id"].startswith("own-")
        assert not entry["conflict"]
        assert not entry["wrong_claims"]


@pytest.mark.parametrize(("stem", "entry"), FILED, ids=[entry["id"] for _, entry in FILED])
def test_the_file_is_named_for_the_topic(stem, entry):
    assert entry["topic"] == stem


@each_entry
def test_the_keys_are_exactly_the_agreed_ones(entry):
    assert set(entry) == KEYS


@each_entry
def test_every_value_has_its_type(entry):
    for key in ("id", "topic", "question", "standing", "answer", "since"):
        assert isinstance(entry[key], str), key
    for key in ("asked", "positions", "codes", "wrong_claims", "keywords", "citations"):
        assert all(isinstance(item, str) for item in entry[key]), key
        assert len(set(entry[key])) == len(entry[key]), f"{key} repeats itself"
    assert isinstance(entry["conflict"], bool)
    assert isinstance(entry["contested"], bool)
    assert DATE.fullmatch(entry["since"])
    assert entry["keywords"] == [keyword.lower() for keyword in entry["keywords"]]


@each_entry
def test_it_is_asked_in_at_least_six_ways(entry):
    assert len({way.lower() for way in entry["asked"]}) >= 6


@each_entry
def test_the_answer_is_read_in_ten_seconds(entry):
    assert 0 < len(entry["answer"].split()) <= 110
    assert len((entry["faq_says"] or "").split()) <= 50


@each_entry
def test_standing_goes_with_what_the_faq_says(entry):
    assert entry["standing"] in STANDINGS
    assert (entry["faq_says"] is None) == (entry["standing"] in {"confirmed", "own"})
    if entry["conflict"]:
        assert entry["standing"] in {"wrong", "outdated"}


@each_entry
def test_a_contested_entry_shows_both_positions(entry):
    assert len(entry["positions"]) >= 2 if entry["contested"] else entry["positions"] == []


@each_entry
def test_the_answer_never_asserts_the_faq_error(entry):
    for pattern in entry["wrong_claims"]:
        assert not re.search(pattern, entry["answer"], re.IGNORECASE), pattern


@each_entry
def test_codes_of_the_answer_are_listed(entry):
    assert set(CODE.findall(entry["answer"])) <= set(entry["codes"])


@each_entry
def test_every_citation_exists(entry):
    assert entry["citations"]
    assert set(entry["citations"]) <= SOURCE_IDS


def test_sources_are_whole_and_unique():
    assert len(SOURCE_IDS) == len(SOURCES)
    for source in SOURCES:
        assert set(source) == SOURCE_KEYS, source["id"]
        assert all(isinstance(value, str) for value in source.values()), source["id"]
        assert source["kind"] in SOURCE_KINDS, source["id"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", source["id"])
        assert DATE.fullmatch(source["date"]), source["id"]


@needs_facts
def test_ids_topics_conflict_and_contested_equal_the_facts():
    with (FACTS / "faq_ids.csv").open(encoding="utf-8", newline="") as file:
        facts = {
            row["id"]: (row["topic"], row["conflict"] == "yes", row["contested"] == "yes")
            for row in csv.DictReader(file)
        }
    ours = {entry["id"]: (entry["topic"], entry["conflict"], entry["contested"]) for entry in OF_THE_FAQ}
    assert ours == facts


@needs_facts
@each_entry
def test_no_run_of_eight_words_is_copied_from_the_source(entry):
    source = runs((FACTS / "source-faq.txt").read_text(encoding="utf-8"))
    for text in texts(entry):
        assert not runs(text) & source, text
