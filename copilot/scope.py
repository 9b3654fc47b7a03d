"""Whether a question is one of ours: the coding of interventional pain, asked in English.

What a question wants is judged by `knowledge.intent`, from examples and words that are data. A question is
text and nothing else: what it tells us to do is never done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.intent import Intent, known_codes, refused
from knowledge.retrieval import shortened

if TYPE_CHECKING:
    from knowledge.catalog import View
    from knowledge.retrieval import Looked

OURS = 0.3
SURELY_OURS = 0.9
MESSAGES = {
    "empty": "Please ask a question about coding an interventional pain procedure, visit or diagnosis.",
    "language": "I can answer questions in English only. Please ask again in English.",
    "gaming": "I do not help to get around an edit, or to word a note or choose a code for the payment.",
    "legal": "That is a legal question and out of scope here. Please ask your compliance officer.",
    "dosing": "Dosing and choice of drugs are out of scope here; the treating clinician decides them.",
    "clinical": "That is a clinical question and out of scope here; the treating clinician decides it.",
    "specialty": "That belongs to another specialty. I answer coding questions of interventional pain only.",
    "business": "That is out of scope here. I answer coding questions of interventional pain.",
    "chat": "I answer coding questions of interventional pain: procedures, visits, modifiers, diagnoses.",
    "nonsense": "I found no coding question of interventional pain in that. Please ask in a full sentence.",
}
_FOREIGN = re.compile(
    r"\b(el|los|las|cu[aá]l|qu[eé]|c[oó]mo|para|una|inyecci[oó]n|c[oó]digo|est|quel(le)?|les|des|pour|une|comment|"
    r"puis-je|dans|avec|der|die|das|ist|welche[rs]?|f[uü]r|wie|ich|und|eine?r?|mit|qual|como|n[aã]o|uma|os|il|della|"
    r"per|che|come|con|puedo|facturar|por|del|un|una|peut|facturer|je|la|le|posso|fatturare|faturar|com|quale|het|een|"
    r"welke|voor|hoe|jest|jaki|dla|nie|hur|f[oö]r|vilken)\b"
)
_ENGLISH = re.compile(
    r"\b(the|is|what|how|can|for|of|and|with|to|do|does|i|a|an|on|in|when|which|bill|code|same|or|vs|we|are|both)\b"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """In scope, or why not."""

    inside: bool
    kind: str = ""

    @property
    def message(self) -> str:
        return MESSAGES.get(self.kind, "")


INSIDE = Scope(True)


def scope_of(question: str, looked: Looked, view: View) -> Scope:
    """The verdict on one question; `looked` is what retrieval made of it."""
    text = shortened(question)
    if not any(character.isalnum() for character in text):
        return Scope(False, "empty")
    if _foreign(text):
        return Scope(False, "language")
    if len(text.split()) < len(question.split()) and "?" not in text:
        return Scope(False, "nonsense")  # a pasted chapter that asks nothing at either end
    known = bool(known_codes(looked.wording.codes, view))
    kind, ours = Intent.open().judge(text, looked.wording, looked.vector, known)
    ruled = refused(text)
    if ours >= (OURS if ruled is None else SURELY_OURS):
        return INSIDE
    return Scope(False, ruled or kind)


def _foreign(text: str) -> bool:
    """Another alphabet, or more small words of another language than English ones."""
    letters = [character for character in text if character.isalpha()]
    if sum(ord(character) > 0x24F for character in letters) > 0.3 * max(len(letters), 1):
        return True
    lower = text.lower()
    foreign = len(_FOREIGN.findall(lower)) + sum(character in "¿¡ñãõßœ" for character in lower)
    return foreign >= 2 and foreign > len(_ENGLISH.findall(lower))
