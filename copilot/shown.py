"""What a Review says to people, in the terminal and on the Case page: short sources, whole sentences, plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from guardrails import naming
from guardrails.reading import sections

Json = Mapping[str, Any]

LONGEST_SOURCE = 56
_TABLES = {"icd10cm": "ICD-10-CM", "codes": "code set", "ncci_ptp": "NCCI pairs", "mue": "MUE", "rvu": "RVU"}
_WHY_NOT = {
    "planned": "planned",
    "historical": "part of the history",
    "negated": "stated as not done",
    "aborted_before": "called off before it began",
    "aborted_after": "begun and not completed",
    "hypothetical": "an option or a condition",
    "someone_else": "done by somebody else",
    "consent": "named in the consent",
    "template_unselected": "an unselected template choice",
    "copied_forward": "copied forward",
    "mention": "named only",
}


def source(citation: Json, most: int = LONGEST_SOURCE) -> str:
    """A citation in one short line: its title without the particulars behind a colon or in brackets."""
    title = " ".join(str(citation["title"]).split())
    for mark in (": ", " ("):
        head = title.partition(mark)[0]
        if len(title) > most and len(head) >= 12:
            title = head
    if len(title) <= most:
        return title
    return title[: most - 1].rsplit(" ", 1)[0].rstrip(",;") + "…"


def plain(token: object) -> str:
    """`lateral_branch` as `lateral branch`; codes and numbers stay."""
    return naming.plain(str(token))


# ------------------------------------------------------------------ evidence


def sentences(note: str, spans: Iterable[Json], most: int = 170) -> list[str]:
    """The sentences that the spans stand in, each once, in the note's order; a long one is cut around them."""
    doc = sections.parse(note)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in spans:
        if not 0 <= span["start"] < span["end"] <= len(note):
            continue
        place = doc.norm_region(_span(span))
        sentence = doc.sentence_at(place.start)
        start, end = doc.offsets[sentence.start], doc.offsets[max(sentence.start, sentence.end - 1)] + 1
        found.setdefault((start, max(end, span["end"])), []).append((span["start"], span["end"]))
    return [_around(note, whole, inner, most) for whole, inner in sorted(found.items())]


def _span(span: Json) -> Any:
    from guardrails.claim import Span

    return Span(span["start"], span["end"])


def _around(note: str, whole: tuple[int, int], inner: list[tuple[int, int]], most: int) -> str:
    """The sentence on one line; a clause around the words where the sentence is long."""
    start, end = whole
    if end - start > most:
        low, high = min(a for a, _ in inner), max(b for _, b in inner)
        start = max(start, min(low, max(start, high - most)) if high - low > most else low - (most - (high - low)) // 2)
        end = min(end, start + most)
    text = " ".join(note[start:end].split())
    return ("… " if start > whole[0] else "") + text + (" …" if end < whole[1] else "")


# ------------------------------------------------------------------ sentences about the whole review


def behind(review: Json) -> list[tuple[str, str, str]]:
    """Tables that end before the date of service, or are not loaded: name, edition, status."""
    return [
        (_TABLES.get(name, name), _edition(edition["edition"]), edition["status"].replace("_", " "))
        for name, edition in review["editions"].items()
        if edition["status"] in ("behind", "not_loaded")
    ]


def _edition(name: str | None) -> str:
    return (name or "none").removeprefix("RVU")


def nothing_billed(review: Json) -> str:
    """Why a clinical note has no line: what was read, and what became of it."""
    said = [f["assertion"] for f in review["facts"] if f["kind"] == "procedure"]
    if not said:
        return "no billed service was performed in this note"
    why = _WHY_NOT.get(Counter(said).most_common(1)[0][0])
    return f"the procedure was {why}" if why else "no billed service was performed in this note"


def not_coded(review: Json) -> str:
    """How many procedures were read and make no line, and why; empty where there are none."""
    coded = {f["procedure"] for f in review["facts"] if f["assertion"] == "performed"}
    named = {f["procedure"] for f in review["facts"] if f["kind"] == "approach"}
    left: dict[str, str] = {}
    for fact in review["facts"]:
        if fact["kind"] != "procedure" or fact["procedure"] in coded or fact["assertion"] not in _WHY_NOT:
            continue
        bare = fact["value"] == "epidural" and fact["procedure"] not in named
        if not bare or not _better(review, fact):
            left.setdefault(fact["procedure"], f"{naming.family(fact['value'])} ({_WHY_NOT[fact['assertion']]})")
    if not left:
        return ""
    words = [f"{count} x {name}" if count > 1 else name for name, count in Counter(left.values()).items()]
    number = len(left)
    return f"Read and not coded: {number} procedure{'s' * (number != 1)}: {'; '.join(words)}."


def _better(review: Json, fact: Json) -> bool:
    """Whether an epidural whose way is not named is the same as a named one beside it."""
    return any(f["kind"] == "procedure" and f["procedure"] != fact["procedure"] and f["assertion"] == fact["assertion"]
               and f["value"] in ("epidural", "transforaminal") for f in review["facts"])
