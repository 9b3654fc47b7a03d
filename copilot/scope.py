"""Whether a question is one of ours: the coding of interventional pain, asked in English.

The words that tell are data (knowledge/asking.yaml: refuse, domain, outside). A question is text and nothing
else: what it tells us to do is never done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.entries import asking
from knowledge.retrieval import shortened

if TYPE_CHECKING:
    from knowledge.catalog import View
    from knowledge.retrieval import Looked

NEAR_ENOUGH = 0.62
NEAR_ENOUGH_CODING = 0.5
OUTSIDE_ENOUGH = 0.5
PLAIN_MARGIN, IDEAS_MARGIN, NAMED_MARGIN = 0.05, 0.05, 0.15
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
_CODING = re.compile(
    r"\b(cpts?|hcpcs|icd\w*|codes?|coded|coding|charge[ds]?|submit\w*|append\w*|payable|paid|e&m|mdm|"
    r"complexity|prior auth\w*|"
    r"bill\w*|modifiers?|units?|claims?|edits?|ncci|mue|bundl\w*|report\w*|payer|"
    r"medicare|coverage|covered|dx|diagnos\w*|document\w*|notes?|e/?m|statements?|deni(?:ed|al)|audit\w*|add-?ons?|global|rvu|levels?)\b"
)
_BILLING = re.compile(r"\b(codes?|coded|coding|bill(s|ed|ing)?|cpts?|hcpcs|modifiers?|charged?)\b")
_SENTENCE = re.compile(
    r"\b(is|are|was|does|do|did|can|could|should|will|would|may|how|why|when|who|what|which|where|tell|give|make)\b"
)
_FOREIGN = re.compile(
    r"\b(el|los|las|cu[aá]l|qu[eé]|c[oó]mo|para|una|inyecci[oó]n|c[oó]digo|est|quel(le)?|les|des|pour|une|comment|"
    r"puis-je|dans|avec|der|die|das|ist|welche[rs]?|f[uü]r|wie|ich|und|eine?r?|mit|qual|como|n[aã]o|uma|os|il|della|"
    r"per|che|come|con|puedo|facturar|por|del|un|una|peut|facturer|je|la|le|posso|fatturare|faturar|com|quale|het|een|welke|voor|hoe|jest|jaki|dla|nie|hur|f[oö]r|vilken)\b"
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
    kind = refused(text)
    if kind:
        return Scope(False, kind)
    coding = bool(_CODING.search(text.lower()))
    kind, near = looked.outside
    if near >= OUTSIDE_ENOUGH and near > looked.nearest + _margin(kind, coding, looked, view):
        return Scope(False, kind)
    if (
        _SENTENCE.search(text.lower())
        and not coding
        and not looked.wording.codes
        and looked.meaning is not None
    ):
        close = looked.nearest >= NEAR_ENOUGH_CODING and looked.nearest > near + PLAIN_MARGIN
        return INSIDE if close else Scope(False, kind if near >= OUTSIDE_ENOUGH else "nonsense")
    if _ours(looked, view) or looked.nearest >= NEAR_ENOUGH:
        return INSIDE
    if coding and (looked.nearest >= NEAR_ENOUGH_CODING or len(looked.wording.concepts & _ideas("weak")) > 1):
        return INSIDE
    return Scope(False, "specialty" if coding or looked.wording.codes else "nonsense")


def refused(text: str) -> str | None:
    """The first kind of refusal whose words stand in the text."""
    plain = " ".join(text.lower().replace("’", "'").split())
    found = (kind for kind, forms, unless in _refusals() if forms.search(plain) and not _lifts(unless, plain))
    return next(found, None)


def known_codes(codes: Sequence[str], view: View) -> list[str]:
    """Those of the codes that are of our families, were so once, or are diagnoses."""
    return [
        code
        for code in codes
        if view.code(code) is not None or view.icd(code) is not None or view.existence(code).replaced_by
    ]


def _lifts(unless: re.Pattern[str] | None, text: str) -> bool:
    return unless is not None and bool(unless.search(text))


def _ours(looked: Looked, view: View) -> bool:
    return bool(looked.wording.concepts & _ideas("domain")) or bool(known_codes(looked.wording.codes, view))


def _margin(kind: str, coding: bool, looked: Looked, view: View) -> float:
    """How much nearer the outside must be: the more, the more a question names what is ours."""
    ideas = bool(looked.wording.concepts & _ideas("domain"))
    if ideas and kind in {"clinical", "dosing"} and _BILLING.search(looked.wording.text):
        return 1.0
    if known_codes(looked.wording.codes, view) or (ideas and coding):
        return NAMED_MARGIN
    return IDEAS_MARGIN if ideas and kind != "clinical" else 0.0


@lru_cache(maxsize=4)
def _ideas(name: str) -> frozenset[str]:
    return frozenset(asking()[name])


def _foreign(text: str) -> bool:
    """Another alphabet, or more small words of another language than English ones."""
    letters = [character for character in text if character.isalpha()]
    if sum(ord(character) > 0x24F for character in letters) > 0.3 * max(len(letters), 1):
        return True
    lower = text.lower()
    foreign = len(_FOREIGN.findall(lower)) + sum(character in "¿¡ñãõßœ" for character in lower)
    return foreign >= 2 and foreign > len(_ENGLISH.findall(lower))


@lru_cache(maxsize=1)
def _refusals() -> list[tuple[str, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (kind, re.compile("|".join(rules["any"])), re.compile(rules["unless"]) if "unless" in rules else None)
        for kind, rules in asking()["refuse"].items()
    ]
