"""Lexical check of a diagnosis code that a model proposed: does clinician text say what its official title says?"""

from __future__ import annotations

from typing import Any

from guardrails.claim import Span
from guardrails.reading.document import Document


def support(doc: Document, view: Any, code: str) -> tuple[Span, ...]:
    """The words of the title, found in established text, or ()."""
    return ()
