"""Whether an image of the needle was kept: what ultrasound guidance needs beside being used."""

from __future__ import annotations

from guardrails.claim import Span
from guardrails.reading.document import Document
from guardrails.reading.gather import SILENT_SECTIONS
from guardrails.reading.shot_facts import KEPT, UNSAVED


def images_kept(doc: Document) -> tuple[bool | None, tuple[Span, ...]]:
    """True, False or None where the note is silent, with the words."""
    for said, pattern in ((False, UNSAVED), (True, KEPT)):
        found = [m for m in doc.find(pattern) if doc.section_at(m.start()).kind not in SILENT_SECTIONS]
        if found and (said or any(_images(m[0]) for m in found)):
            return said, tuple(doc.span(*m.span()) for m in found)
    return None, ()


def _images(words: str) -> bool:
    """"Nothing was recorded" may speak of anything; here it must speak of images."""
    return any(name in words for name in ("image", "img", "picture", "clip", "only", "loop"))
