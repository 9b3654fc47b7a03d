"""A Review as the Case page lists it: one row a line, whatever its verdict, and the words each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from copilot import shown
from copilot.ui.segments import UNREAD, Mark
from guardrails import naming

Json = Mapping[str, Any]
ORDER = {"error": 0, "warning": 1, "query": 2, "info": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One line as the table and the inspector show it. `look` is the verdict that its badge carries."""

    id: str
    code: str
    look: str
    units: int
    diagnoses: tuple[str, ...]
    was: str = ""
    description: str = ""
    advised: tuple[str, ...] = ()
    source: str = ""
    diagnoses_changed: bool = False
    merged_into: str | None = None
    remedy: str | None = None
    evidence: tuple[Json, ...] = ()
    findings: tuple[Json, ...] = ()

    @property
    def queries(self) -> list[Json]:
        return [f for f in self.findings if f["severity"] == "query" and f.get("query_id")]

    @property
    def reasons(self) -> list[Json]:
        """Findings that are not questions, the gravest first."""
        said = [f for f in self.findings if not (f["severity"] == "query" and f.get("query_id"))]
        return sorted(said, key=lambda f: ORDER[f["severity"]])


def rows(review: Json) -> list[Row]:
    """Every line of the review: on the claim, asked about without a line, rejected, suggested, in this order."""
    on_claim = [_on_claim(line, review["queries"]) for line in review["lines"]]
    asked = [_asked(query, n) for n, query in enumerate((q for q in review["queries"] if not q["affects"]), 1)]
    return [*on_claim, *asked, *map(_rejected, review["rejected"]), *map(_suggested, review["suggested"])]


def _asked(query: Json, number: int) -> Row:
    """A query that no line carries: what was done or billed waits for its answer."""
    family, _, rest = query["query_id"].partition(".")
    title = f"{naming.family(family)}, {shown.plain(query['needs'] or rest)}"
    return Row(id=f"Q{number}", code=title.capitalize(), look="query", units=0, diagnoses=(), findings=(query,))


def _on_claim(line: Json, queries: Iterable[Json]) -> Row:
    known = {f.get("query_id") for f in line["findings"]}
    asked = [q for q in queries if line["line_id"] in q["affects"] and q["query_id"] not in known]
    return Row(
        id=line["line_id"],
        code=code_text(line),
        look="hold" if line["hold"] else line["verdict"],
        units=line["units"],
        diagnoses=tuple(line["diagnoses"]),
        was=_was(line),
        description=line["description"],
        advised=tuple(line["advised_modifiers"]),
        source=line["evidence_source"],
        diagnoses_changed=line["diagnoses_changed"],
        evidence=tuple(line["evidence"]),
        findings=(*line["findings"], *asked),
    )


def _rejected(line: Json) -> Row:
    proposed = line["proposed"]
    return Row(
        id=line["line_id"],
        code=code_text(proposed),
        look="rejected",
        units=proposed["units"],
        diagnoses=tuple(proposed["diagnoses"]),
        merged_into=line["merged_into"],
        remedy=line["remedy"],
        findings=tuple(line["findings"]),
    )


def _suggested(line: Json) -> Row:
    return Row(
        id=line["line_id"],
        code=code_text(line),
        look="suggested",
        units=line["units"],
        diagnoses=tuple(line["diagnoses"]),
        description=line["description"],
        evidence=tuple(line["evidence"]),
        findings=tuple(line["findings"]),
    )


def code_text(line: Json) -> str:
    """64483-RT, as coders write it."""
    return "-".join([line["code"], *line["modifiers"]])


def _was(line: Json) -> str:
    """What was proposed, where the line differs from it, in the words of the table."""
    proposed = line["proposed"]
    if line["verdict"] != "corrected":
        return ""
    if proposed is None:
        return "split off"
    if proposed["units"] != line["units"]:
        return f"was {code_text(proposed)} × {proposed['units']}"
    if code_text(proposed) == code_text(line):
        return "joined"
    return f"was {code_text(proposed)}"


def marks(review: Json) -> list[Mark]:
    """The words that lines rest on, and the sentences that nobody read."""
    unread = [Mark(s["start"], s["end"], UNREAD, "unread") for s in review["unread"]]
    return [*(mark for row in rows(review) for mark in _marks(row)), *unread]


def _marks(row: Row) -> Iterator[Mark]:
    """A line's evidence; where it has none, or is held, also the words that its findings point at."""
    spans = list(row.evidence)
    if not spans or row.look == "hold":
        spans += [span for finding in row.findings for span in finding["spans"]]
    look = "hold" if row.look == "query" else row.look
    for span in spans:
        yield Mark(span["start"], span["end"], row.id, look)
