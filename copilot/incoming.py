"""What comes in, made into the deterministic layer's own words: note bytes, proposals, context, answers.

A note is read as it stands, byte for byte. A proposal is read leniently: whatever cannot be a code is
still a proposed line, and the rules reject it with a reason.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from copilot.errors import InputError, NoteError
from guardrails.claim import (
    Answer,
    CodeLine,
    Context,
    Proposal,
    normal_code,
    normal_diagnosis,
    normal_modifiers,
)

MAX_NOTE_BYTES = 2_000_000
SETTINGS = ("office", "facility", "asc")

_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1b\x85")


# ------------------------------------------------------------------ notes


def note_from_bytes(data: bytes) -> str:
    """The note's text exactly as given; NoteError where it is empty, too large or not text."""
    if len(data) > MAX_NOTE_BYTES:
        raise NoteError(f"The note is larger than 2 MB ({len(data):,} bytes); give one note at a time.")
    if b"\0" in data:
        raise NoteError("The file is binary, not the text of a note. Export it as text first.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteError(
            f"The note is not UTF-8 text (byte {data[error.start]:#04x} at position {error.start})."
        ) from None
    return checked_note(text)


def checked_note(text: Any) -> str:
    """A note that came as a string, held to the same terms."""
    if not isinstance(text, str):
        raise NoteError("The note is missing or is not a string.")
    if not text.strip():
        raise NoteError("The note is empty.")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise NoteError("The note holds characters that are not text (lone surrogates).") from None
    if size > MAX_NOTE_BYTES:
        raise NoteError(f"The note is larger than 2 MB ({size:,} bytes); give one note at a time.")
    controls = sum(1 for c in text[:20_000] if ord(c) < 32 and c not in _TEXT_CONTROLS)
    if "\0" in text or controls > 0.05 * min(len(text), 20_000):
        raise NoteError("The file is binary, not the text of a note. Export it as text first.")
    return text


# ------------------------------------------------------------------ request fields


def date_of_service(value: Any) -> datetime.date:
    """A date, or its text as YYYY-MM-DD and nothing else."""
    if isinstance(value, datetime.date):
        return value.date() if isinstance(value, datetime.datetime) else value
    text = str(value).strip()
    try:
        if _DATE.match(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise InputError(f"Date of service {text[:40]!r} is not a date like 2026-11-01.")


def setting(value: Any) -> str:
    if value not in SETTINGS:
        raise InputError(f"Setting {str(value)!r} is not one of {', '.join(SETTINGS)}.")
    return str(value)


# ------------------------------------------------------------------ proposals

_CLAIM_PART = re.compile(
    r"""^\s*(?P<code>[^\s\-(),×*]+)                     # 64483, M54.16
        (?P<modifiers>(?:\s*-\s*[A-Za-z0-9]{2})*)       # -RT -59
        (?:\s*(?:[x×*]\s*(?P<units>\d+)|(?P<units_first>\d+)\s*units?))?
        \s*(?:\((?P<diagnoses>[^)]*)\))?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = re.compile(r"^(?P<code>\d{4}[0-9FTUMA]|[A-Z]\d{4})(?P<modifiers>(?:[A-Z0-9]{2})+)$", re.IGNORECASE)
_DIAGNOSIS = re.compile(r"^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$", re.IGNORECASE)
#: Without its dot, M5416 has a HCPCS code's shape; HCPCS has no M code from M2 on.
_PROCEDURE = re.compile(r"^(?:\d{4}[0-9FTUMA]|(?!M[2-9])[A-Z]\d{4})$", re.IGNORECASE)


def claim_from_text(text: str) -> Proposal:
    """A pasted claim: `64483-RT x1, 64484RT (M54.16 M51.26), M48.061`.

    Lines are parted by commas, semicolons or line ends; what stands alone as a diagnosis is one of the
    claim's diagnoses. A part that has no code in it becomes a line all the same, for the rules to reject.
    """
    lines: list[CodeLine] = []
    diagnoses: list[str] = []
    for part in _claim_parts(text):
        if _DIAGNOSIS.match(part) and not _PROCEDURE.match(part):
            diagnoses.append(normal_diagnosis(part))
        else:
            lines.append(line_from_text(part))
    if not lines and not diagnoses:
        raise InputError("The claim is empty; write it like 64483-RT x1, 64484-RT (M54.16).")
    return Proposal(tuple(lines), tuple(dict.fromkeys(diagnoses)))


def line_from_text(part: str) -> CodeLine:
    """One claim line as it is written by hand."""
    match = _CLAIM_PART.match(part)
    if match is None:
        return CodeLine(code=normal_code(part))
    code, written = match["code"], re.findall(r"[A-Za-z0-9]{2}", match["modifiers"] or "")
    if glued := _GLUED.match(code):
        code, written = glued["code"], re.findall("..", glued["modifiers"]) + written
    diagnoses = [d for d in re.split(r"[\s,;/]+", match["diagnoses"] or "") if d]
    return CodeLine(
        code=normal_code(code),
        units=int(match["units"] or match["units_first"] or 1),
        modifiers=normal_modifiers(written),
        diagnoses=tuple(dict.fromkeys(normal_diagnosis(d) for d in diagnoses)),
    )


def _claim_parts(text: str) -> Iterable[str]:
    """Split at commas, semicolons and line ends that stand outside brackets."""
    depth, start = 0, 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")" and depth > 0)
        if char in ";\n" or (char == "," and depth == 0):
            yield from filter(None, [text[start:i].strip()])
            start = i + 1
    yield from filter(None, [text[start:].strip()])


def proposal_from_json(data: Any) -> Proposal:
    """A proposal as CONTRACT's JSON; InputError names the field that cannot be read."""
    from copilot.contract import ProposalIn, parsed

    return parsed(ProposalIn, data, "proposal").to_claim()


def context_from_json(data: Any) -> Context:
    from copilot.contract import ContextIn, parsed

    return parsed(ContextIn, data, "context").to_claim() if data else Context()


def answers_from_json(data: Any) -> dict[str, Answer]:
    """Answers by query id; a bare value is taken as an answer without a source."""
    from copilot.contract import AnswerIn, parsed

    if not data:
        return {}
    if not isinstance(data, Mapping):
        raise InputError("answers: expected an object of query ids.")
    answers = {}
    for query_id, value in data.items():
        record = value if isinstance(value, Mapping) else {"value": value}
        answers[str(query_id)] = parsed(AnswerIn, record, f"answers.{query_id}").to_claim()
    return answers


def answer_from_text(text: str) -> tuple[str, Any]:
    """`Q-ID=VALUE` of the command line; VALUE is a bare word or a JSON object."""
    query_id, equals, value = text.partition("=")
    if not equals or not query_id.strip():
        raise InputError(f"--answer {text!r} is not of the form Q-ID=VALUE.")
    value = value.strip()
    return query_id.strip(), json_text(value, "--answer") if value.startswith("{") else value


def json_text(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply")
        raise InputError(f"{what} is not JSON: {reason}.") from None


def json_file(path: Path, what: str) -> Any:
    try:
        return json_text(path.read_bytes().decode("utf-8-sig"), f"{what} {path.name}")
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{what} {path.name} is not UTF-8 text.") from None
