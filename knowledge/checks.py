"""What must hold between the source files: each check yields `file:line: field: message` lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from knowledge import bulk, models
from knowledge.gather import Sources
from knowledge.loading import Document, KnowledgeError, Path_
from knowledge.profiles import BadProfile, resolve

Check = Callable[[Sources, "Known"], Iterator[str]]


class Known:
    """Everything that may be referred to: code numbers, families, citations, concepts."""

    def __init__(self, sources: Sources) -> None:
        tables = sources.tables
        self.periods = procedure_periods(sources)
        self.catalog = {
            code.code: file.content.family for file in sources.codes for code in file.content.codes
        }
        self.ended = {entry.code for entry in sources.ended.content.ended}
        self.procedures = self.periods.keys() | self.catalog.keys() | self.ended
        self.icd = {row["code"] for row in tables["icd10cm_dates.csv.gz"]}
        self.icd_nodes = self.icd | {row["code"] for row in tables["icd10cm_text.csv.gz"]}
        self.modifiers = {row["modifier"] for row in tables["modifiers.csv"]}
        self.families = {entry.family for entry in sources.scope.content.families}
        self.faq = {e.id for file in sources.faq for e in file.content.entries if e.standing != "own"}
        self.concepts = {concept.id for file in sources.diagnoses for concept in file.content.concepts}
        cited = sources.citations.content.sources if sources.citations else []
        self.citations = {source.id for source in cited}


def procedure_periods(sources: Sources) -> dict[str, list[bulk.Period]]:
    """When each CPT/HCPCS number was valid, as the tables know it."""
    rows = [(r["code"], r["from"], r["to"]) for r in sources.tables["all_codes.csv.gz"]]
    known = {code for code, _, _ in rows}
    extra = sources.tables["code_dates.csv"]
    rows += [(r["code"], r["valid_from"], r["valid_to"]) for r in extra if r["code"] not in known]
    return bulk.periods(rows)


def check(sources: Sources) -> None:
    """Run every check; raises one KnowledgeError that lists every problem."""
    known = Known(sources)
    problems = [problem for one in CHECKS for problem in one(sources, known)]
    if problems:
        raise KnowledgeError("\n".join(problems))


def _unique(items: Iterable[tuple[str, Document, Path_]], what: str) -> Iterator[str]:
    seen: dict[str, str] = {}
    for value, document, path in items:
        if value in seen:
            yield document.error(path, f"{what} {value} stands twice; first at {seen[value]}")
        seen.setdefault(value, f"{document.name}:{document.line(path)}")


def _hashes(sources: Sources, known: Known) -> Iterator[str]:
    document, content = sources.editions.document, sources.editions.content
    described = set()
    for index, table in enumerate(content.tables):
        for name, expected in table.sha256.items():
            described.add(name)
            path: Path_ = ("tables", index, "sha256", name)
            file = sources.root / "tables" / name
            if not file.is_file():
                yield document.error(path, "no such table")
            elif (found := bulk.digest(file)) != expected:
                yield document.error(
                    path, f"the file's hash is {found}; check the table, then write this hash here"
                )
    for name in sorted(bulk.HEADERS.keys() - described):
        yield document.error(("tables",), f"{name} has no edition here")


def _codes(sources: Sources, known: Known) -> Iterator[str]:
    entries = [
        (code.code, file.document, ("codes", index, "code"))
        for file in sources.codes
        for index, code in enumerate(file.content.codes)
    ]
    yield from _unique(entries, "code")
    for file in sources.codes:
        for index, code in enumerate(file.content.codes):
            at: Path_ = ("codes", index)
            for name, values in (
                ("twin", code.twin),
                ("replaced_by", code.replaced_by),
                ("primaries", code.primaries),
            ):
                for value in values:
                    if value not in known.procedures:
                        yield file.document.error((*at, name), f"{value} is no code that we know")
            yield from _code_dates(file.document, at, code.code, code.valid_from, code.valid_to, known)


def _code_dates(
    document: Document, at: Path_, code: str, start: str | None, end: str | None, known: Known
) -> Iterator[str]:
    spans = known.periods.get(code)
    if spans is None:
        if start is None:
            yield document.error(at, f"no table dates {code}: give valid_from")
        return
    first, last = spans[0][0], spans[-1][1]
    if start is not None and start != first:
        yield document.error((*at, "valid_from"), f"{start}, but the tables say {first}; tables hold")
    if end is not None and end != last:
        yield document.error(
            (*at, "valid_to"), f"{end}, but the tables say {last or 'still valid'}; tables hold"
        )
    if end is None and last is not None:
        yield document.error(at, f"the tables say that {code} ended {last}: give valid_to and replaced_by")


def _scope(sources: Sources, known: Known) -> Iterator[str]:
    document = sources.scope.document
    families = sources.scope.content.families
    yield from _unique(
        ((f.family, document, ("families", i, "family")) for i, f in enumerate(families)), "family"
    )
    listed = [
        (c, document, ("families", i, "codes", k))
        for i, f in enumerate(families)
        for k, c in enumerate(f.codes)
    ]
    yield from _unique(listed, "code")
    for index, family in enumerate(families):
        of_files = {code for code, name in known.catalog.items() if name == family.family}
        for code in sorted(set(family.codes) - of_files):
            yield document.error(("families", index, "codes"), f"{code} is not in codes/{family.family}.yaml")
        for code in sorted(of_files - set(family.codes)):
            yield document.error(
                ("families", index, "codes"), f"{code} of codes/{family.family}.yaml is missing"
            )
        for code in sorted(set(family.not_read) - set(family.codes)):
            yield document.error(("families", index, "not_read"), f"{code} is no code of this family")
    for file in sources.codes:
        if file.content.family not in known.families:
            yield file.document.error(("family",), f"{file.content.family} is not in scope.yaml")


def _ended(sources: Sources, known: Known) -> Iterator[str]:
    document, entries = sources.ended.document, sources.ended.content.ended
    yield from _unique(((e.code, document, ("ended", i, "code")) for i, e in enumerate(entries)), "code")
    for index, entry in enumerate(entries):
        at: Path_ = ("ended", index)
        if entry.code in known.catalog:
            yield document.error(at, f"{entry.code} stands in codes/{known.catalog[entry.code]}.yaml already")
        if entry.family not in known.families:
            yield document.error((*at, "family"), f"{entry.family} is not in scope.yaml")
        spans = known.periods.get(entry.code)
        if spans and spans[-1][1] != entry.ended:
            yield document.error(
                (*at, "ended"), f"{entry.ended}, but the tables say {spans[-1][1] or 'still valid'}"
            )
        for code in entry.replaced_by:
            if code not in known.procedures:
                yield document.error((*at, "replaced_by"), f"{code} is no code that we know")


def _cited(document: Document, path: Path_, ids: Iterable[str], known: Known) -> Iterator[str]:
    for cited in ids:
        name = cited.removeprefix("faq/")
        if known.citations and cited not in known.citations and not (cited != name and name in known.faq):
            yield document.error(path, f"unknown citation {cited}: add it to sources.yaml")


def _citations(sources: Sources, known: Known) -> Iterator[str]:
    if sources.citations:
        document, content = sources.citations.document, sources.citations.content
        ids = ((source.id, document, ("sources", i, "id")) for i, source in enumerate(content.sources))
        yield from _unique(ids, "citation")
    for faq in sources.faq:
        for index, entry in enumerate(faq.content.entries):
            yield from _cited(faq.document, ("entries", index, "citations"), entry.citations, known)
    for coverage in sources.coverage:
        cited = [coverage.content.citation] if coverage.content.citation else []
        yield from _cited(coverage.document, ("citation",), cited, known)
        for index, value in enumerate(coverage.content.values):
            own = [value.citation] if value.citation else []
            yield from _cited(coverage.document, ("values", index, "citation"), own, known)
    for payer in sources.payers:
        yield from _cited(payer.document, ("citations",), payer.content.citations, known)
        for name, limit in (payer.content.limits or {}).items():
            if limit:
                yield from _cited(payer.document, ("limits", name, "citations"), limit.citations, known)
        for index, program in enumerate(payer.content.prior_auth or []):
            yield from _cited(payer.document, ("prior_auth", index, "citations"), program.citations, known)


def _payers(sources: Sources, known: Known) -> Iterator[str]:
    profiles = {file.content.id: models.dump(file.content) for file in sources.payers}
    yield from _unique(((f.content.id, f.document, ("id",)) for f in sources.payers), "payer")
    for file in sources.payers:
        payer, document = file.content, file.document
        try:
            resolve(payer.id, profiles)
        except BadProfile as error:
            yield document.error(("inherits",), str(error))
        for field in ("limits", "guidance_policy"):
            for family in getattr(payer, field) or {}:
                if family not in known.families:
                    yield document.error((field, family), f"{family} is not in scope.yaml")
        for index, program in enumerate(payer.prior_auth or []):
            for code in program.codes:
                if code not in known.procedures:
                    yield document.error(("prior_auth", index, "codes"), f"{code} is no code that we know")


def _coverage(sources: Sources, known: Known) -> Iterator[str]:
    for file in sources.coverage:
        for index, family in enumerate(file.content.families):
            if family not in known.families:
                yield file.document.error(("families", index), f"{family} is not in scope.yaml")
        for index, entry in enumerate(file.content.diagnoses):
            at: Path_ = ("diagnoses", index)
            for code in entry.codes:
                if code not in known.icd:
                    yield file.document.error(
                        (*at, "codes"), f"{code} is no billable ICD-10-CM code of any year"
                    )
            for code in entry.procedures:
                if code not in known.catalog:
                    yield file.document.error((*at, "procedures"), f"{code} is not in codes/")


def _faq(sources: Sources, known: Known) -> Iterator[str]:
    ids = (
        (entry.id, file.document, ("entries", index, "id"))
        for file in sources.faq
        for index, entry in enumerate(file.content.entries)
    )
    yield from _unique(ids, "FAQ entry")
    everything = known.procedures | known.icd_nodes | known.modifiers
    for file in sources.faq:
        for index, entry in enumerate(file.content.entries):
            for code in entry.codes:
                if code.rstrip("-.") not in everything:
                    yield file.document.error(("entries", index, "codes"), f"{code} is no code that we know")
            for pattern in entry.wrong_claims:
                try:
                    re.compile(pattern)
                except re.error as error:
                    yield file.document.error(("entries", index, "wrong_claims"), f"not a pattern: {error}")


def _concepts(sources: Sources, known: Known) -> Iterator[str]:
    ids = (
        (concept.id, file.document, ("concepts", index, "id"))
        for file in sources.diagnoses
        for index, concept in enumerate(file.content.concepts)
    )
    yield from _unique(ids, "concept")
    for file in sources.diagnoses:
        for index, concept in enumerate(file.content.concepts):
            at: Path_ = ("concepts", index)
            named = [("region_map", concept.region_map), ("side_map", concept.side_map)]
            codes = [(name, code) for name, site in named for value in site.values() for code in _each(value)]
            codes += [("dated", code) for entry in concept.dated for code in _each(entry.code)]
            if concept.unspecified_code != "query":
                codes += [
                    ("unspecified_code", code)
                    for code in re.split(r"[;+| ]+", concept.unspecified_code)
                    if code
                ]
            for name, code in codes:
                if code not in known.icd:
                    yield file.document.error(
                        (*at, name), f"{code} is no billable ICD-10-CM code of any year"
                    )
            for entry in concept.combines_with:
                for other in entry.with_:
                    if other not in known.concepts:
                        yield file.document.error((*at, "combines_with"), f"no concept {other}")


def _each(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


CHECKS: tuple[Check, ...] = (
    _hashes, _codes, _scope, _ended, _citations, _payers, _coverage, _faq, _concepts,
)  # fmt: skip
