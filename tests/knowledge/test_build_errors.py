"""Every way a source file can be wrong has its own bad fixture, and the error names file, line and field."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.build import compile_all, write_hashes
from knowledge.loading import KnowledgeError
from tests.knowledge.tiny_knowledge import ROWS, write_table


@dataclass(frozen=True)
class Bad:
    name: str
    file: str
    old: str
    new: str
    error: str  # expected somewhere in the message


CODES, PAYER, FAQ = "codes/transforaminal.yaml", "payers/medicare.yaml", "faq/epidural.yaml"
DIAGNOSES, COVERAGE = "diagnoses/nerve_root.yaml", "coverage/transforaminal.yaml"

BAD = [
    Bad("an unknown key", CODES, "    unit: level\n", "    units: level\n",
        f"{CODES}:7: codes[0].units: unknown key"),
    Bad("a key left out", CODES, '    description: "First level"\n', "",
        f"{CODES}:3: codes[0].description: this key is missing"),
    Bad("an unquoted code", CODES, 'code: "64483"', "code: 64483",
        f'{CODES}:3: codes[0].code: must be a quoted string: "64483"'),
    Bad("an unquoted date", CODES, 'valid_from: "2020-01-01"', "valid_from: 2020-01-01",
        f'{CODES}:18: codes[1].valid_from: quote the date: "2020-01-01"'),
    Bad("a day that does not exist", CODES, 'valid_from: "2020-01-01"', 'valid_from: "2020-02-30"',
        f"{CODES}:18: codes[1].valid_from: not a day written YYYY-MM-DD"),
    Bad("a date written the wrong way", CODES, 'valid_from: "2020-01-01"', 'valid_from: "01/01/2020"',
        f"{CODES}:18: codes[1].valid_from: not a day written YYYY-MM-DD"),
    Bad("a date that the tables contradict", CODES, 'valid_from: "2020-01-01"', 'valid_from: "2021-01-01"',
        "codes[1].valid_from: 2021-01-01, but the tables say 2020-01-01; tables hold"),
    Bad("a word outside a closed list", CODES, "region: lumbar_sacral", "region: lumbosacral",
        f"{CODES}:5: codes[0].region: "),
    Bad("an imaging treatment that is none", CODES, "imaging: included_fluoro_ct_required",
        "imaging: included", f"{CODES}:17: codes[1].imaging: "),
    Bad("a key given twice", CODES, "    unit: level\n", "    unit: level\n    unit: level\n",
        "codes[0].unit: this key stands twice"),
    Bad("broken YAML", CODES, "codes:\n", "codes: [\n", f"{CODES}:3: not readable as YAML"),
    Bad("an empty file", "ended.yaml", "ended:", "#", "ended.yaml:1: (file): expected keys and values"),
    Bad("a code twice", CODES, 'code: "64484"', 'code: "64483"', "codes[1].code: code 64483 stands twice"),
    Bad("an unknown twin", CODES, "    addon: true\n", '    addon: true\n    twin: ["64999"]\n',
        "codes[1].twin: 64999 is no code that we know"),
    Bad("a code of no family in scope", "scope.yaml", ', "64484"', "",
        "scope.yaml:5: families[0].codes: 64484 of codes/transforaminal.yaml is missing"),
    Bad("a code in scope that no file has", "scope.yaml", '"64484"', '"64484", "77003"',
        "families[0].codes: 77003 is not in codes/transforaminal.yaml"),
    Bad("an ended code that is in the catalog", "ended.yaml", '"62311"', '"64484"',
        "ended[0]: 64484 stands in codes/transforaminal.yaml already"),
    Bad("a successor that is no code", "ended.yaml", '["64483"]', '["64489"]',
        "ended[0].replaced_by: 64489 is no code that we know"),
    Bad("a citation that no source has", FAQ, "[lcd-esi]", "[lcd-esl]",
        f"{FAQ}:13: entries[0].citations: unknown citation lcd-esl"),
    Bad("a payer's citation that no source has", PAYER, "[lcd-esi]", "[nothing]",
        "limits.transforaminal.citations: unknown citation nothing"),
    Bad("a citation id twice", "sources.yaml", "sources:\n",
        'sources:\n  - {id: lcd-esi, title: "a", publisher: "b", edition: "", date: "", kind: lcd}\n',
        "sources[1].id: citation lcd-esi stands twice"),
    Bad("an FAQ standing of our own making", FAQ, "standing: partial", "standing: mostly",
        f"{FAQ}:6: entries[0].standing"),
    Bad("an FAQ code that is none", FAQ, 'codes: ["64483"]', 'codes: ["64489"]',
        "entries[0].codes: 64489 is no code that we know"),
    Bad("a pattern that does not compile", FAQ, "'64483 \\+ 77003'", "'(64483'",
        "entries[0].wrong_claims: not a pattern"),
    Bad("a payer key that nobody knows", PAYER, "append_51: false", "append_52: false",
        f"{PAYER}:6: append_52: unknown key"),
    Bad("a payer value that nobody knows", PAYER, "kx: advise", "kx: sometimes", f"{PAYER}:9: kx: "),
    Bad("a payer that inherits from nobody", PAYER, 'title: "Medicare"\n', 'title: "M"\ninherits: nobody\n',
        "inherits nobody, which is no profile"),
    Bad("a payer that inherits from itself", PAYER, 'title: "Medicare"\n', 'title: "M"\ninherits: medicare\n',
        "inherits itself"),
    Bad("a payer that lacks a value", PAYER, "consults: false\n", "", "no value for consults"),
    Bad("a limit for a family that is none", PAYER, "{transforaminal:", "{transforaminally:",
        "limits.transforaminally: transforaminally is not in scope.yaml"),
    Bad("a diagnosis that never was billable", COVERAGE, '["M54.16"]', '["M54.99"]',
        "diagnoses[0].codes: M54.99 is no billable ICD-10-CM code"),
    Bad("a concept's code that never was", DIAGNOSES, '"lumbar": "M54.16"', '"lumbar": "M54.99"',
        f"{DIAGNOSES}:7: concepts[0].region_map: M54.99 is no billable"),
    Bad("a concept that combines with nothing known", DIAGNOSES,
        '"with": ["radiculopathy"]', '"with": ["sciatica"]',
        "concepts[0].combines_with: no concept sciatica"),
    Bad("a concept twice", DIAGNOSES, "concepts:\n",
        'concepts:\n  - {id: "radiculopathy", phrases: ["x"], site_axis: "none", code_pattern: "M54.16", '
        'unspecified_code: "M54.16", certainty: "index"}\n',
        "concepts[1].id: concept radiculopathy stands twice"),
    Bad("a release that is no month", "tables/editions.yaml", '"2026.11"', '"2026"',
        "tables/editions.yaml:1: release"),
]  # fmt: skip


def test_the_tiny_knowledge_is_sound(tiny: Path) -> None:
    assert compile_all(tiny).is_file()


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_source_is_named_with_file_line_and_field(bad: Bad, tiny: Path) -> None:
    path = tiny / bad.file
    text = path.read_text(encoding="utf-8")
    assert bad.old in text
    path.write_text(text.replace(bad.old, bad.new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        compile_all(tiny)
    assert bad.error in str(caught.value)
    assert f"knowledge/{bad.file}:" in str(caught.value)
    assert not (tiny / "compiled" / "knowledge.sqlite").exists()


def test_a_table_changed_without_its_hash_is_refused(tiny: Path) -> None:
    write_table(tiny / "tables" / "mue.csv", ["64483,2,2,CMS Policy"])
    with pytest.raises(KnowledgeError, match=r"sha256\.mue\.csv: the file's hash is [0-9a-f]{64}"):
        compile_all(tiny)


def test_a_table_with_another_header_is_refused(tiny: Path) -> None:
    (tiny / "tables" / "mue.csv").write_text("code,units\n64483,1\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"mue\.csv:1: header: expected code, mue, mai, rationale"):
        compile_all(tiny)


def test_a_table_with_a_bad_date_names_the_line(tiny: Path) -> None:
    write_table(tiny / "tables" / "addons.csv", [*ROWS["addons.csv"], "64484,64483,1,soon,"])
    write_hashes(tiny)
    with pytest.raises(KnowledgeError, match=r"addons\.csv:3: from: not a date: 'soon'"):
        compile_all(tiny)


def test_a_missing_table_is_named(tiny: Path) -> None:
    (tiny / "tables" / "asc.csv").unlink()
    with pytest.raises(KnowledgeError, match=r"asc\.csv:1: \(file\): this table is missing"):
        compile_all(tiny)


def test_every_problem_is_told_at_once(tiny: Path) -> None:
    for file, old, new in ((CODES, "unit: level", "unit: nothing"), (PAYER, "kx: advise", "kx: never")):
        path = tiny / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        compile_all(tiny)
    assert "codes[0].unit" in str(caught.value)
    assert "kx" in str(caught.value)
