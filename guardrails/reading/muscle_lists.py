"""Muscles that a list names shortly: by their second word ("gluteus medius and minimus") or by letters ("R UT, LS")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.reading import muscle_words, shot_spots, shot_words
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shot_spots import Spot

_LIMBS = (muscle_words.UPPER, muscle_words.LOWER)
_JOIN = r"\s?(?:,\s?(?:and\s)?|and\s|&\s?|/\s?|\+\s?)(?:the\s)?"
_BY_NAME = {t.name: t for t in reversed(muscle_words.MUSCLES)}


def completed(doc: Document, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with the muscles that a list names by their second word alone, and letters made a muscle of."""
    found = list(spots)
    for spot in spots:
        if spot.kind == shot_spots.MUSCLE:
            found += _second_words(doc.norm, spot)
            if doc.norm[spot.start : spot.end] == "pt" and _limb_near(spot, spots) == muscle_words.LOWER:
                spot.target = _BY_NAME["tibialis_posterior"]
    return sorted([*found, *_list_letters(doc, found)], key=lambda s: s.start)


_NEAR = 40
#: What may stand between two muscles of a list.
_LETTER_GAP = (
    r"(?:[\s,;/&+.:()-]|(?<![a-z])(?:and|plus|the|of|right|left|both|bilat\w*|rt|lt|r|l|bl|b|x|u|units?|ml|cc|ea|each|muscles?"
    r"|upper|lower|middle|mid|then)(?![a-z])|(?<!\d)\d{1,4}(?!\d))*"
)


def _list_letters(doc: Document, spots: Sequence[Spot]) -> list[Spot]:
    """Letters that stand beside a muscle in a list, or behind a side in a line of trigger points."""
    taken = {p for s in spots for p in range(s.start, s.end)}
    letters = [
        m
        for m in doc.find(rx(rf"(?<![\w/'.-])(?:{'|'.join(muscle_words.IN_LISTS)})\b(?![/'-]\w)(?!\s?joint)"))
        if m.start() not in taken
    ]
    made: list[Spot] = []
    names = [s for s in spots if s.kind == shot_spots.MUSCLE and s.name in _BY_NAME]
    found: set[int] = set()
    for _ in range(2):  # a second round for letters beside letters
        for match in letters:
            if match.start() not in found and _beside_muscle(doc, match, [*names, *made]):
                found.add(match.start())
                made.append(_named(*match.span(), muscle_words.IN_LISTS[match[0]]))
    return made


def _beside_muscle(doc: Document, match: re.Match[str], names: Sequence[Spot]) -> bool:
    sentence = doc.sentence_at(match.start())
    lead = doc.norm[sentence.start : match.start()]
    if rx(r"(?:\b(?:r|l|b|b/l|rt|lt|right|left|bilat\w*|both)\s)$").search(lead) and rx(
        rf"{shot_words.TPI}|{shot_words.DRY}"
    ).search(lead):
        return True
    gap = rx(_LETTER_GAP)
    return any(
        max(s.start, match.start()) - min(s.end, match.end()) < _NEAR
        and sentence.holds(s.start)
        and gap.fullmatch(doc.norm, min(s.end, match.end()), max(s.start, match.start())) is not None
        for s in names
    )


def _second_words(text: str, spot: Spot) -> list[Spot]:
    """`gluteus medius and minimus`, `anterior and middle scalenes`: the muscle of the word that stands alone."""
    made: list[Spot] = []
    for head, parts in muscle_words.ELLIPSES.items():
        at = spot.end
        while spot.name.startswith(f"{head}_") and (
            word := rx(rf"{_JOIN}(?P<w>{'|'.join(p[:3] for p in parts)})(?P<r>\w*)\b").match(text, at)
        ):
            part = next((p for p in parts if word["w"] + word["r"] in (p, p[:3])), None)
            if part is None:
                break
            made.append(_named(word.start("w"), word.end(), f"{head}_{part}"))
            at = word.end()
    if spot.name == "infraspinatus" and (
        word := rx(r"\b(?P<w>supra|sup)\s?-?\s?(?:and|&|/|,|\+)\s?(?:the\s)?$").search(text[max(0, spot.start - 24) : spot.start])
    ):
        low = max(0, spot.start - 24)
        made.append(_named(low + word.start("w"), low + word.end("w"), "supraspinatus"))
    for tail, parts in muscle_words.ELLIPSES_BEFORE.items():
        if spot.name == tail or spot.name.endswith(f"_{tail}"):
            word = rx(rf"\b(?P<w>{'|'.join(parts)})\s?(?:and|&|/|,|\+)\s?(?:the\s)?$").search(
                text[max(0, spot.start - 24) : spot.start]
            )
            if word:
                low = max(0, spot.start - 24)
                made.append(_named(low + word.start("w"), low + word.end("w"), f"{word['w']}_{tail}"))
    return made


def _named(start: int, end: int, name: str) -> Spot:
    return Spot(start, end, _BY_NAME[name], "noun", Assertion.MENTION, kind=shot_spots.MUSCLE)


def _limb_near(spot: Spot, spots: Sequence[Spot]) -> str | None:
    """The limb of the nearest other muscle of a limb."""
    near = [s for s in spots if s is not spot and s.target.family in _LIMBS]
    return min(near, key=lambda s: abs(s.start - spot.start)).target.family if near else None
