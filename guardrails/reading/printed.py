"""Codes printed in the note: shown to the coder, never evidence for a line."""

from __future__ import annotations

import re

from guardrails.claim import Span
from guardrails.reading.document import Document

_CODE = re.compile(r"(?<![\w.-])(?:(?:cpt|hcpcs)\s*[:#]?\s*)?(\d{5}|\d{4}[ftu]|[a-z]\d{4})(?![\w.-]*\w)")
_MOST = 200


def printed_codes(document: Document) -> tuple[tuple[str, Span], ...]:
    """Each CPT or HCPCS looking number of the note with its place, at most 200."""
    found = []
    for match in _CODE.finditer(document.norm):
        found.append((match.group(1).upper(), document.span(match.start(1), match.end(1))))
        if len(found) == _MOST:
            break
    return tuple(found)
