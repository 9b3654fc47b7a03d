"""A review as a coder reads it in a terminal: the claim first, then why, then what to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from copilot import shown

Json = Mapping[str, Any]

STATUS = {
    "codable": "Ready: every line stands as shown",
    "query_before_billing": "Query before billing",
    "no_billable_service": "Nothing billable",
    "not_a_note": "This does not read like a clinical note in English",
}
SEVERITY = {"error": "error", "warning": "warning", "query": "query", "info": "note"}
WIDTH = 100
MOST_SENTENCES = 4


def render_review(review: Json, note: str | None = None) -> str:
    """The whole review as text, without trailing blanks; same review and note, same text.

    With the note, evidence is shown as its sentences; without it, as the words themselves."""
    parts = [
        _head(review),
        _claim(review),
        _reasons("Why", [*review["lines"], *review["rejected"]], note),
        _suggested(review),
        _diagnoses(review),
        _queries(review),
        _checklist(review),
        _unread(review),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def line_text(line: Json) -> str:
    """A line as coders write it: 64483-RT-KX x1."""
    return "-".join([line["code"], *line["modifiers"]]) + f" x{line['units']}"


def _head(review: Json) -> str:
    payer = f"{review['dos']} · {review['payer']} · {review['setting']}"
    lines = [f"{_status(review)}   [{payer}]", _proposer(review)]
    old = shown.behind(review)
    if old:
        lines.append(_paragraph("", f"Tables behind this date of service: {_tables(old)}."))
    return "\n".join(lines)


def _status(review: Json) -> str:
    """The status in words; a ready claim says that some of its tables are behind the day."""
    words, old = STATUS[review["status"]], shown.behind(review)
    if review["status"] == "no_billable_service":
        return f"{words}: {shown.nothing_billed(review)}"
    if review["status"] == "codable" and old:
        verb = "are" if len(old) > 1 else "is"
        return f"Ready by tables of which {len(old)} of {len(review['editions'])} {verb} behind this date"
    return words


def _tables(old: Iterable[tuple[str, str, str]]) -> str:
    return ", ".join(f"{name} {edition}" for name, edition, _ in old)


def _proposer(review: Json) -> str:
    if review["degraded"]:
        return f"Rules only, the model was not used: {review['degraded']}"
    if review["proposer"] == "builtin":
        return "Proposed by the built-in reader, which also checks it: not independently checked."
    return "Checked: the claim that was given." if review["proposer"] == "given" else (
        f"Proposed by {review['proposer']}, checked by the rules."
    )


def _claim(review: Json) -> str:
    rows: list[tuple[str, ...]] = [("Line", "Code", "Units", "Dx", "Verdict", "")]
    rows += [_line_row(line) for line in review["lines"]]
    rows += [_rejected_row(line) for line in review["rejected"]]
    return _table(rows) if len(rows) > 1 else "No line on the claim."


def _line_row(line: Json) -> tuple[str, ...]:
    code = "-".join([line["code"], *line["modifiers"]])
    verdict = "HOLD" if line["hold"] else line["verdict"]
    notes = [line["description"]]
    if line["verdict"] == "corrected" and line["proposed"]:
        notes.insert(0, f"was {line_text(line['proposed'])}:")
    if line["advised_modifiers"]:
        notes.append(f"(advised: {', '.join(line['advised_modifiers'])})")
    if line["evidence_source"] == "model":
        notes.append("(read by the model: please look)")
    return line["line_id"], code, str(line["units"]), " ".join(line["diagnoses"]), verdict, " ".join(notes)


def _rejected_row(line: Json) -> tuple[str, ...]:
    proposed = line["proposed"]
    code = "-".join([proposed["code"], *proposed["modifiers"]])
    note = f"part of {line['merged_into']}" if line["merged_into"] else ""
    return line["line_id"], code, str(proposed["units"]), "", "rejected", note


def _reasons(title: str, lines: Iterable[Json], note: str | None) -> str:
    """For each line: what was changed and why with its sources, then the sentences of the note it rests on."""
    out = []
    for line in lines:
        out.append(f"{line['line_id']}  {line_text(line['proposed'] if 'code' not in line else line)}")
        for finding in line["findings"]:
            if finding["severity"] != "query":
                out += _reason(finding)
        if line.get("remedy"):
            out.append(_paragraph("    ", f"What would make it billable: {line['remedy']}"))
        out += [_paragraph("    rests on  ", f"“{words}”") for words in _words(line.get("evidence", []), note)]
    return _section(title, out)


def _reason(finding: Json) -> list[str]:
    mark = "" if finding["severity"] == "info" else f"{SEVERITY[finding['severity']]}: "
    said = [_paragraph("    ", f"{mark}{finding['message']} [{finding['rule']}]")]
    return said + [f"      source: {shown.source(citation)}" for citation in finding["citations"]]


def _words(spans: Iterable[Json], note: str | None) -> list[str]:
    if note is not None:
        return shown.sentences(note, spans)[:MOST_SENTENCES]
    words = dict.fromkeys(_short(span["text"]) for span in spans)
    return ["” … “".join(list(words)[:6])] if words else []


def _suggested(review: Json) -> str:
    rows = [f"{s['line_id']}  {line_text(s)}  {s['description']}" for s in review["suggested"]]
    return _section("Supported by the note, not on the claim", rows)


def _diagnoses(review: Json) -> str:
    rows = []
    for diagnosis in review["diagnoses"]:
        was = f" (was {diagnosis['proposed']})" if diagnosis["verdict"] == "corrected" else ""
        rows.append(f"{diagnosis['code']:<9} {diagnosis['description']}{was}")
    for diagnosis in review["rejected_diagnoses"]:
        reasons = " ".join(f["message"] for f in diagnosis["findings"])
        rows.append(_paragraph(f"{diagnosis['proposed']:<9} rejected: ", reasons))
    rows += [f"{d['code']:<9} suggested: {d['description']}" for d in review["suggested_diagnoses"]]
    return _section("Diagnoses", rows)


def _queries(review: Json) -> str:
    rows = []
    for query in review["queries"]:
        options = f" ({' / '.join(map(shown.plain, query['options']))})" if query["options"] else ""
        affects = f" [{', '.join(query['affects'])}]" if query["affects"] else ""
        rows.append(_paragraph(f"{query['query_id']}  ", f"{query['message']}{options}{affects}"))
    return _section("Ask the provider", rows)


def _checklist(review: Json) -> str:
    marks = {"met": "yes    ", "missing": "MISSING", "n/a": "n/a    "}
    rows = [f"{marks[c['state']]} {c['item']}" for c in review["checklist"] if c["state"] != "n/a"]
    return _section("Documentation", rows)


def _unread(review: Json) -> str:
    """What was read and makes no line, and the sentences that nothing read: each with its number."""
    rows = [_paragraph("… ", _short(span["text"], 160)) for span in review["unread"]]
    count = len(rows)
    title = f"Not read: {count} sentence{'s' * (count != 1)}; look at {'them' if count != 1 else 'it'} yourself"
    left = shown.not_coded(review)
    return "\n\n".join(part for part in (_paragraph("", left) if left else "", _section(title, rows)) if part)


def _section(title: str, rows: list[str]) -> str:
    return "\n".join([title, *(textwrap.indent(row, "  ") for row in rows)]) if rows else ""


def _paragraph(head: str, text: str) -> str:
    return textwrap.fill(head + text, WIDTH - 4, subsequent_indent=" " * len(head))


def _short(text: str, most: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    indent = sum(widths) + 2 * len(widths)
    lines = []
    for row in rows:
        head = "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False))
        tail = textwrap.wrap(row[-1], max(30, WIDTH - indent)) or [""]
        lines.append((head + tail[0]).rstrip())
        lines += [" " * indent + more for more in tail[1:]]
    return "\n".join(lines)
