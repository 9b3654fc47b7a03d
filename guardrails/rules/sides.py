"""Sides and bilateral form. One function (`guardrails.sides.form`) decides the form; nothing else does."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Severity, Side, normal_modifiers
from guardrails.draft import AnyEdit, Draft, SetModifiers
from guardrails.quotes import fresh_spans, keep_evidence, says_side
from guardrails.rule import rule
from guardrails.sides import SIDE_MODIFIERS, form, side_of, takes_side, without_side


@rule("sides/none", layer="coding", cites=["mpfs"])
def no_sides(draft: Draft) -> Iterator[AnyEdit]:
    """Take RT, LT and 50 off a code that has no sides or is both sides by itself."""
    for line in draft.live():
        info = draft.info(line)
        if info is None or takes_side(info) or not SIDE_MODIFIERS.intersection(line.modifiers):
            continue
        why = ("covers both sides by itself" if info.sided == "bilateral_inherent"
               else "has no sides (fee schedule bilateral indicator "
               f"{info.bilateral or 'none'})")
        yield SetModifiers(line, f"{line.code} {why}: no side modifier.",
                           modifiers=without_side(line.modifiers))


@rule("sides/form", layer="coding", cites=["mpfs", "ncci-mue", "payer-policy"])
def stated_side(draft: Draft) -> Iterator[AnyEdit]:
    """Give a line the side that the note states, in the form this payer and setting take."""
    for line in draft.live():
        expected = line.expected
        if expected is None or not takes_side(draft.info(line)):
            continue
        wanted = set(expected.modifiers) & SIDE_MODIFIERS
        present = SIDE_MODIFIERS.intersection(line.modifiers)
        if wanted == present or (not wanted and _quoted_side(draft, line)):
            continue
        because = _why(wanted, any(need.fact == "side" for need in expected.coded.needs))
        one_of_two = expected.coded.side is Side.BIL and len(wanted) == 1 and "50" not in wanted
        if one_of_two:
            because = f"Both sides were treated; this line is {_words(wanted)}."
        yield SetModifiers(line, because, spans=expected.coded.spans[:4],
                           severity=Severity.INFO if one_of_two else Severity.WARNING,
                           modifiers=(*without_side(line.modifiers), *expected.modifiers))


def _why(wanted: set[str], asked: bool) -> str:
    if wanted:
        return f"The note states {_words(wanted)} for this line."
    return "The note does not state this line's side." if asked else "This line counts more than one place: no side."


def _quoted_side(draft: Draft, line: object) -> bool:
    side = side_of(line.modifiers)  # type: ignore[attr-defined]
    spans = fresh_spans(draft.case, line)  # type: ignore[arg-type]
    if side is None or not spans or not says_side(draft.case.note, spans, side):
        return False
    keep_evidence(line, spans)  # type: ignore[arg-type]
    return True


def _words(modifiers: set[str]) -> str:
    names = {"RT": "the right side", "LT": "the left side", "50": "both sides"}
    return " and ".join(names[m] for m in sorted(modifiers))


@rule("sides/one-form", layer="coding", cites=["mpfs"])
def one_form(draft: Draft) -> Iterator[AnyEdit]:
    """Write RT and LT on one line, or 50 at a surgery center, in the form the payer takes."""
    for line in draft.live():
        info = draft.info(line)
        if line.expected is not None or not takes_side(info) or side_of(line.modifiers) is None:
            continue
        side = side_of(line.modifiers)
        shapes = form(info, side, line.units, draft.case.payer, draft.case.setting)
        if len(shapes) == 1:
            wanted = normal_modifiers((*without_side(line.modifiers), *shapes[0].modifiers))
            if set(wanted) != set(line.modifiers):
                yield SetModifiers(line, "Both sides are written in one form for this payer.",
                                   modifiers=wanted)
