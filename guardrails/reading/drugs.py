"""Drugs given in this encounter: dose for the whole service, waste and vial.

Dose given, never vial size, strength or concentration. "Each" or "per side" counts times the places stated;
an unknown multiplier leaves the dose silent. The patient's own or a pharmacy's product is no drug of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from guardrails.reading import assertion, toxin_dose
from guardrails.reading.document import Document, Region
from guardrails.reading.drug_words import LOCAL, OTHER, TOXIN, Named, names
from guardrails.reading.facts import Assertion, Drug
from guardrails.reading.numerals import NUMBER, number

_MOST = 60  # mentions of one drug that are looked at
_NOT_HERE = frozenset(
    "medications allergies consent history past_procedures instructions plan copied imaging_review timeout".split()
)
_UNIT = r"(?:mg|milligrams?|mcg|micrograms?|ml|milliliters?|cc|units?|u|g|grams?)\b"
_NORMAL = {
    "milligram": "mg",
    "milligrams": "mg",
    "microgram": "mcg",
    "micrograms": "mcg",
    "milliliter": "ml",
    "milliliters": "ml",
    "cc": "ml",
    "unit": "units",
    "u": "units",
    "gram": "g",
    "grams": "g",
}
_FILL = (
    r"(?:(?:of|a|the|sterile|preservative[- ]free|pf|plain|total|mixture|containing|\d+(?:\.\d+)?\s?%"
    r"|(?:one|two|half|quarter)[- ]"
    r"?(?:half )?percent|\d+(?:\.\d+)? percent|0?\.\d+\s?%?)\s?)*"
)
_BEFORE = re.compile(rf"\b(?P<n>{NUMBER})\s?-?(?P<u>{_UNIT})\s?(?P<per>each |/\s?(?:ml|cc)\s)?{_FILL}$")
_BARE_BEFORE = re.compile(r"\b(?P<n>10|12|20|32|40|60|80|120)\s(?:of\s)?$")
_CONCENTRATION = re.compile(rf"(?P<n>{NUMBER})\s?(?P<u>mg|mcg|units?)\s?(?:/|per)\s?(?:ml|cc|milliliter)\b")
_PACK = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)\s?(?P<u>mg|mcg|units?)\s?/\s?\d+(?:\.\d+)?\s?(?:ml"
    r"|cc)(?!\s?(?:vial|sdv|mdv|single|multi))"
)
_AFTER = re.compile(
    rf"(?P<n>{NUMBER})\s?-?(?P<u>{_UNIT})(?!\s?/)(?!\s?(?:vial|syringe|kit|sdv|mdv|bottle"
    r"|wasted?|discarded))"
)
_IMPLIED = re.compile(
    r"\s?(?P<n>4|6|8|10|12|20|40|60|80|120|forty|eighty|ten)\b(?!\s?(?:%|mg|ml|cc|/|vial"
    r"|x\b|\.\d))"
)
_EACH = re.compile(
    r"\b(?:each|apiece|per (?:nerve|level|side|joint|site|knee|muscle|point|needle)|at each"
    r"|into each|to each|ea)\b"
)
_X = re.compile(r"(?:ml|cc|mg|u|units)\sx\s?\d\b(?!\s?(?:weeks?|days?|min|sec|/))")
_TIMES = re.compile(
    rf"\b(?:x\s?|times )(?P<a>{NUMBER})\b(?!\s?(?:weeks?|days?|min|sec|/))|\b(?:each|all) of"
    rf" (?:the )?(?P<b>{NUMBER})\b"
    rf"|\b(?P<c>{NUMBER})\s(?:sites|nerves|levels|joints|needles|muscles|points|knees)\b"
    r"|\b(?P<both>both|bilateral)\b"
)
_WASTE = re.compile(
    rf"(?:\b(?P<a>{NUMBER})\s?(?:{_UNIT})?\s?(?:(?:was|were|of (?:it|which)|remaining)\s)?(?:wasted?"
    r"|discarded|thrown (?:away|out)|waste)\b"
    rf"|\b(?:wast(?:ed?|age)|discard(?:ed)?|amount discarded|units wasted|jw)\s?[:=]?\s?(?P<b>{NUMBER})\b"
    r"|(?P<none>\b(?:no|none|zero|0)\s(?:units?\s)?(?:wast\w+|discard\w+)|\bwast(?:e|age|ed)\s?:\s?none"
    r"|\bnone\s(?:was\s)?(?:wasted|discarded)|\bjz\b))"
)
_SINGLE = re.compile(r"\bsingle[- ](?:dose|use)|\bsdv\b|\bsingle patient (?:vial|use)|\bjz\b|\bjw\b")
_MULTI = re.compile(r"\bmulti(?:ple)?[- ]?dose|\bmdv\b")
_VIAL = re.compile(rf"\b{NUMBER}[- ]?(?:units?|u)?[- ]?\s?vial|\bvial[^.\n]{{0,20}}\d+\s?u")
_OWN = re.compile(
    r"\b(?:patient'?s own|own supply|specialty[- ]pharmacy|white[- ]bag\w*|brought (?:in )?by"
    r" (?:the )?patient|pays cash)\b"
)
_BLANK = re.compile(r"\*{2,}|_{2,}|\{[^}]*\}")
_LOT = re.compile(r"\b(?:lot|lots|ndc|exp)\b")


@dataclass(frozen=True, slots=True)
class _Given:
    """One mention with the amount beside it."""

    name: str
    kind: str
    start: int
    end: int
    dose: float | None
    unit: str | None
    each: bool
    item: Region


def read_drugs(doc: Document) -> tuple[Drug, ...]:
    """The drugs given, one entry a drug, in order of the first mention that states a dose."""
    best: dict[str, _Given] = {}
    seen: Counter[str] = Counter()
    for match in names(doc.norm):
        seen[match.name] += 1
        if seen[match.name] > _MOST:
            continue
        given = _given(doc, match)
        if given is None:
            continue
        known = best.get(given.name)
        if (
            known is None
            or (known.dose is None and given.dose is not None)
            or (
                given.dose is not None
                and known.unit != given.unit
                and given.unit in ("mg", "units")
                and known.unit == "ml"
            )
        ):
            best[given.name] = given
    return tuple(_drug(doc, given) for given in best.values())


def _given(doc: Document, match: Named) -> _Given | None:
    """A mention as a drug given here, or None where it is anything else."""
    section = doc.section_at(match.start)
    if section.kind in _NOT_HERE:
        return None
    name, kind = match.name, match.kind
    status = assertion.assess(doc, match.start, match.end, "drug")
    if status not in (Assertion.PERFORMED, Assertion.MENTION):
        return None
    sentence = doc.sentence_at(match.start)
    item = doc.item_at(match.start)
    if _OWN.search(doc.words(sentence)):
        return None
    dose, unit, each, end = _dose(doc, match, sentence, kind)
    if dose is None and (
        kind == LOCAL or _LOT.search(doc.norm, sentence.start, match.start) or status is Assertion.MENTION
    ):
        return None
    return _Given(name, kind, match.start, max(end, match.end), dose, unit, each, item)


def _dose(doc: Document, match: Named, sentence: Region, kind: str) -> tuple[float | None, str | None, bool, int]:
    """(dose, unit, whether it is for each place, end of its words) beside a name."""
    text = doc.norm
    left = max(sentence.start, match.start - 60)
    pack = _PACK.search(text, match.end, min(sentence.end, match.end + 30))
    if pack:
        return number(pack["n"]), _unit(pack["u"]), False, pack.end()
    found = _BEFORE.search(text[left : match.start])
    if found and not (found["per"] or "").startswith("/"):
        value = number(found["n"])
        each = bool(found["per"]) or _is_each(doc, match.end, sentence)
        return value, _unit(found["u"]), each, match.end
    rest = text[match.end : min(sentence.end, match.end + 60)]
    following = next(names(rest), None)
    rest = rest[: following.start] if following else rest
    if _BLANK.match(rest.lstrip(" :")):
        return None, None, False, match.end
    strength = _CONCENTRATION.search(rest)
    after = _AFTER.search(rest, strength.end() if strength else 0)
    if strength and after and _unit(after["u"]) == "ml":
        volume, per = number(after["n"]), number(strength["n"])
        dose = None if volume is None or per is None else volume * per
        return dose, _unit(strength["u"]), _is_each(doc, match.end, sentence), match.end + after.end()
    if after and not strength:
        return (
            number(after["n"]),
            _unit(after["u"]),
            _is_each(doc, match.end, sentence),
            match.end + after.end(),
        )
    if kind not in (LOCAL, OTHER, TOXIN) and not strength:
        bare = _BARE_BEFORE.search(text[left : match.start])
        if bare:
            return number(bare["n"]), "mg", _is_each(doc, match.end, sentence), match.end
        implied = _IMPLIED.match(rest)
        if implied and (implied["n"].isalpha() or not match.text.startswith("kenalog")):
            return number(implied["n"]), "mg", _is_each(doc, match.end, sentence), match.end + implied.end()
    return None, None, False, match.end


def _unit(text: str) -> str:
    return _NORMAL.get(text, text)


def _is_each(doc: Document, start: int, sentence: Region) -> bool:
    if _EACH.search(doc.norm, max(sentence.start, start - 70), start) or _X.search(
        doc.norm, start, min(sentence.end, start + 24)
    ):
        return True
    stop = min(sentence.end, start + 70)
    other = next(names(doc.norm, start, stop), None)
    return bool(_EACH.search(doc.norm, start, other.start if other else stop))


def _drug(doc: Document, given: _Given) -> Drug:
    """The mention with its multiplier, waste and vial."""
    sentence = doc.sentence_at(given.start)
    dose, unit = given.dose, given.unit
    if given.each and dose is not None:
        times = _times(doc.words(sentence)) or _times(doc.words(given.item))
        dose = dose * times if times else None
    wasted, vial = None, None
    for region in (sentence, given.item, _line(doc, given.start)):
        words = doc.words(region)
        if given.kind != LOCAL or region is sentence:
            wasted = _wasted(words) if wasted is None else wasted
        vial = vial or ("multi" if _MULTI.search(words) else "single" if _SINGLE.search(words) else None)
    if vial is None and given.kind == TOXIN and (wasted is not None or _VIAL.search(doc.words(given.item))):
        vial = "single"
    if given.kind == TOXIN:
        dose, unit = toxin_dose.given(doc, given.item, given.end, wasted), "units"
    return Drug(given.name, dose, unit, wasted, vial, (doc.span(given.start, given.end),))


def _line(doc: Document, position: int) -> Region:
    """The sentence of the drug and the next one."""
    sentence = doc.sentence_at(position)
    after = doc.sentence_at(min(sentence.end, len(doc.norm) - 1)) if sentence.end < len(doc.norm) else sentence
    return Region(sentence.start, after.end)


def _times(words: str) -> float | None:
    found = _TIMES.search(words)
    if not found:
        return None
    if found["both"]:
        return 2.0
    return number(found["a"] or found["b"] or found["c"])


def _wasted(words: str) -> float | None:
    found = _WASTE.search(words)
    if not found:
        return None
    if found["none"]:
        return 0.0
    return number(found["a"] or found["b"] or "")
