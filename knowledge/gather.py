"""Load every source file of the knowledge and validate its shape; `checks` then compares the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from knowledge import bulk, models
from knowledge.loading import Document, KnowledgeError, load, validate

Model = TypeVar("Model", bound=BaseModel)
Row = dict[str, str]

REQUIRED = ("scope.yaml", "ended.yaml", "tables/editions.yaml")
OPTIONAL = ("sources.yaml",)
FOLDERS = ("codes", "payers", "coverage", "faq", "diagnoses")


@dataclass(frozen=True)
class File(Generic[Model]):
    """One YAML file: where its values stand, and what they are."""

    document: Document
    content: Model


@dataclass
class Sources:
    """All that the knowledge is made of, shape-checked."""

    root: Path
    codes: list[File[models.CodeFile]] = field(default_factory=list)
    payers: list[File[models.Payer]] = field(default_factory=list)
    coverage: list[File[models.CoverageFile]] = field(default_factory=list)
    faq: list[File[models.FaqFile]] = field(default_factory=list)
    diagnoses: list[File[models.ConceptFile]] = field(default_factory=list)
    scope: File[models.ScopeFile] = field(init=False)
    ended: File[models.EndedFile] = field(init=False)
    editions: File[models.EditionsFile] = field(init=False)
    citations: File[models.SourcesFile] | None = None
    tables: dict[str, list[Row]] = field(default_factory=dict)


def source_files(root: Path) -> list[Path]:
    """Every data file that the compiled knowledge depends on, in a fixed order."""
    found = [root / name for name in (*REQUIRED, *OPTIONAL) if (root / name).is_file()]
    for folder in FOLDERS:
        found += sorted((root / folder).glob("*.yaml"))
    found += [root / "tables" / name for name in bulk.HEADERS if (root / "tables" / name).is_file()]
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def gather(root: Path) -> Sources:
    """Read and shape-check everything; raises one KnowledgeError that lists every problem."""
    problems: list[str] = []
    sources = Sources(root)

    def one(path: Path, model: type[Model], keep: Callable[[File[Model]], None]) -> None:
        try:
            document = load(path, root)
            keep(File(document, validate(document, model)))
        except FileNotFoundError:
            problems.append(f"{path.name}:1: (file): this file is missing")
        except KnowledgeError as error:
            problems.extend(str(error).splitlines())

    one(root / "scope.yaml", models.ScopeFile, lambda f: setattr(sources, "scope", f))
    one(root / "ended.yaml", models.EndedFile, lambda f: setattr(sources, "ended", f))
    one(root / "tables" / "editions.yaml", models.EditionsFile, lambda f: setattr(sources, "editions", f))
    if (root / "sources.yaml").is_file():
        one(root / "sources.yaml", models.SourcesFile, lambda f: setattr(sources, "citations", f))
    for path in sorted((root / "codes").glob("*.yaml")):
        one(path, models.CodeFile, sources.codes.append)
    for path in sorted((root / "payers").glob("*.yaml")):
        one(path, models.Payer, sources.payers.append)
    for path in sorted((root / "coverage").glob("*.yaml")):
        one(path, models.CoverageFile, sources.coverage.append)
    for path in sorted((root / "faq").glob("*.yaml")):
        one(path, models.FaqFile, sources.faq.append)
    for path in sorted((root / "diagnoses").glob("*.yaml")):
        one(path, models.ConceptFile, sources.diagnoses.append)
    _tables(root, sources, problems)
    if problems:
        raise KnowledgeError("\n".join(problems))
    return sources


def _tables(root: Path, sources: Sources, problems: list[str]) -> None:
    for name in bulk.HEADERS:
        path = root / "tables" / name
        if not path.is_file():
            problems.append(f"{name}:1: (file): this table is missing")
            continue
        try:
            sources.tables[name] = list(bulk.read(path))
        except KnowledgeError as error:
            problems.append(str(error))
