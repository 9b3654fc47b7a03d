"""Units of toxin given in a visit: never the vial's, never a muscle's share, never a guess.

Stated outright ("155 units were injected", "total used 400 u"), or what was opened less what was thrown away
("two 100 u vials, 45 u wasted"). Where the two disagree, or two totals are stated, the dose is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guardrails.reading import assertion
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion

_N = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_U = r"\s?-?\s?(?:u|units?|iu)\b"
_COUNT = r"(?P<{0}>\d{{1,2}}|one|two|three|four|five|six|an?)"
#: What was opened: "2 vials x 200 u", "3 x 100 u vials", "100u x 6", "200-unit vial", "vial: botox 200 u x1".
_OPENED = (
    re.compile(rf"\b{_COUNT.format('c')}\s?(?:single[- ](?:dose|use)\s)?vials?\s?(?:x|of|@|at|\()\s?(?P<n>{_N}){_U}"),
    re.compile(rf"\b{_COUNT.format('c')}\s?x\s?(?P<n>{_N})(?:{_U})?(?=\s?vials?|\s?[),.;\n]|$)"),
    re.compile(
        rf"\b(?:{_COUNT.format('c')}\s)?(?P<n>{_N})(?:{_U})?[\s-]?(?:single[- ](?:dose"
        rf"|use)\s)?vials?\b(?:\s?x\s?(?P<d>\d))?"
    ),
    re.compile(rf"\bvials?\s?(?:size\s?)?:?\s?(?:\w+\s)?(?P<n>{_N}){_U}(?:\s?x\s?(?P<d>\d))?"),
    re.compile(rf"\b(?P<n>50|100|200|300|500|2500|5000){_U}\s?x\s?(?P<d>\d)\b(?!\s?(?:sites|points|muscles))"),
    re.compile(rf"\b(?P<n>{_N}){_U}(?=\s?\+\s?{_N}{_U}\s?vials)"),
)
#: What went in.
_GIVEN = (
    re.compile(
        rf"\b(?P<n>{_N}){_U}\s?(?:of\s[\w-]+\s(?:\w\s)?|in\s)?(?:(?:was|were|in)\s)?(?:total\b|all\stold|altogether"
        rf"|tot\b"
        r"|given|injected|administered|used|delivered|to\sthis\spatient)"
    ),
    re.compile(
        rf"\b(?:administered|units\sinjected|dose\sinjected|injected(?:\swith)?|given|total(?:\s(?:used|given|dose"
        rf"|units|of|injected))*"
        rf"|dose(?:\sgiven)?|used|units\sgiven)\s?:?\s?(?:of\s"
        rf"|a\stotal\sof\s)?(?P<n>{_N})(?:{_U})?(?![\w.,]*\s?(?:ml|cc|sites|muscles|vial|-|%|min))\b"
    ),
    re.compile(rf"\b(?P<n>{_N})\stot\b"),
)
_AMOUNT = re.compile(rf"\b(?P<n>{_N}){_U}(?!\s?(?:x\s?\d|vial|/))")
_LISTED = re.compile(r"[a-z]{2,}\s\d{1,4}(?:\s?u(?:nits?)?)?(?:,|\.|;|\sand|\s*\n|$)")
_SIZES = frozenset({50, 100, 200, 300, 500, 1000, 2500, 5000, 10000})
_SHARE = re.compile(
    r"[^.;\n]{0,14}\b(?:each|both|every|per|apiece)\b|\s(?:units?\s)?(?:in|into|to)\s(?:the|her|his|each|a)\b"
)
_TOTAL = re.compile(r"\b(?:total|of|used|given|injected|dose|administered|with|was|were)\s$")
_VALUE = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a": 1, "an": 1}
_REACH = 600


def value(text: str) -> float:
    return float(text.replace(",", ""))


def given(doc: Document, item: Region, end: int, wasted: float | None) -> float | None:
    """The units given, for a toxin named in `item` (its name ends at `end`) with so many of them thrown away."""
    zone = Region(max(0, item.start - 200), min(len(doc.norm), end + _REACH))
    vials, marks = _opened(doc, zone)
    total = sum(vials)
    stated = {value(m["n"]) for m in _stated(doc, zone, marks)}
    left = total - wasted if total and wasted is not None else None
    if len(stated) > 1 and left in stated:
        stated = {left}
    if len(stated) > 1 or (stated and left is not None and stated != {left}):
        return None
    if stated:
        return stated.pop()
    if left is not None and left > 0:
        return left
    return _only_amount(doc, item, marks, wasted)


def _opened(doc: Document, zone: Region) -> tuple[list[float], set[int]]:
    """(units in the vials opened, those named twice counted once; where their numbers stand)."""
    found: dict[int, tuple[float, int]] = {}
    for pattern in _OPENED:
        for match in pattern.finditer(doc.norm, zone.start, zone.end):
            at = match.start("n")
            groups = match.groupdict()
            number = groups.get("c") or groups.get("d") or "1"
            if at not in found and value(match["n"]) in _SIZES:
                found[at] = (value(match["n"]), _VALUE.get(number) or int(number))
    return [size * many for size, many in set(found.values())], set(found)


def _stated(doc: Document, zone: Region, vials: set[int]) -> Iterator[re.Match[str]]:
    seen: set[int] = set()
    for pattern in _GIVEN:
        for match in pattern.finditer(doc.norm, zone.start, zone.end):
            at = match.start("n")
            if at in seen or at in vials or value(match["n"]) == 0 or _of_a_list(doc, at):
                continue
            seen.add(at)
            if assertion.assess(doc, at, match.end("n"), "drug") in (Assertion.PERFORMED, Assertion.MENTION):
                yield match


def _of_a_list(doc: Document, at: int) -> bool:
    """Whether the number is the share of the last muscle of a list: "biceps 75, FCR 50 units were injected"."""
    sentence = doc.sentence_at(at)
    before = doc.norm[sentence.start : at]
    return bool(_LISTED.search(before)) and re.search(r"[a-z]{2,}\s$", before) is not None and not _TOTAL.search(before)


def _only_amount(doc: Document, item: Region, vials: set[int], wasted: float | None) -> float | None:
    """The one amount of the item that is no vial's, no waste and no share of a muscle."""
    words = doc.words(item)
    if len(_LISTED.findall(words)) > 1:
        return None
    amounts = {value(m["n"]) for m in _AMOUNT.finditer(doc.norm, item.start, item.end) if m.start("n") not in vials} - {
        wasted
    }
    if any(_SHARE.match(doc.norm, m.end()) for m in _AMOUNT.finditer(doc.norm, item.start, item.end)):
        return None
    return amounts.pop() if len(amounts) == 1 else None
