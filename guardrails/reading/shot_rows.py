"""Rows of a table that lists injected places: what the columns of a place's own row say of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.nerve_mentions import rx

_IMAGING = r"\b(?:imag\w*|guid\w*|us|ultrasound|modality)\b"
_NONE = r"\s*(?:none|no|n|n/a|blind|not used|without)\s*"
_NOT_DONE = (
    r"\b(?:not\s(?:done|performed|given|injected|treated)|deferred|declined|cancell?ed|held|skipped|omitted|refused"
    r"|no\sinj\w*)\b"
)
_LATER = r"\b(?:planned|scheduled|pending|ordered|next\s(?:visit|time|week))\b"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells under the words of the table's head."""

    line: Region
    cells: tuple[tuple[str, Region], ...]

    def under(self, head: str) -> Region | None:
        """The cell below a head that matches."""
        return next((cell for name, cell in self.cells if rx(head).search(name)), None)


def at(doc: Document, position: int) -> Row | None:
    """The row in which a place stands; None outside of tables and in their head."""
    line = _line(doc, position)
    if line is None:
        return None
    top, head = line, line
    while top.start > 0 and (above := _line(doc, top.start - 1)) is not None:
        top, head = above, above
    if head == line:
        return None
    names = [doc.words(cell).strip() for cell in _cells(doc, head)]
    return Row(line, tuple(zip(names, _cells(doc, line), strict=False)))


def _line(doc: Document, position: int) -> Region | None:
    """The line around a position, if bars part it into cells."""
    start = doc.norm.rfind("\n", 0, position) + 1
    end = doc.norm.find("\n", position)
    end = len(doc.norm) if end < 0 else end
    return Region(start, end) if doc.norm.count("|", start, end) >= 2 else None


def _cells(doc: Document, line: Region) -> list[Region]:
    bars = [line.start - 1, *(i for i in range(line.start, line.end) if doc.norm[i] == "|"), line.end]
    cells = [Region(a + 1, b) for a, b in pairwise(bars)]
    return [c for i, c in enumerate(cells) if 0 < i < len(cells) - 1 or doc.words(c).strip()]


def status(doc: Document, position: int, given: str) -> Assertion | None:
    """What the row says became of the place: called off, later, or done where it holds a drug (`given`)."""
    row = at(doc, position)
    if row is None:
        return None
    words = doc.words(row.line)
    if rx(_NOT_DONE).search(words):
        return Assertion.NEGATED
    if rx(_LATER).search(words):
        return Assertion.PLANNED
    return Assertion.PERFORMED if rx(given).search(words) else None


def unguided(doc: Document, position: int) -> Region | None:
    """The cell that says that no imaging was used for the place."""
    row = at(doc, position)
    cell = row.under(_IMAGING) if row else None
    return cell if cell is not None and rx(_NONE).fullmatch(doc.words(cell)) else None
