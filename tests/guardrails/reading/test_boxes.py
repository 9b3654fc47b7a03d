"""Tick boxes beside words."""

from __future__ import annotations

import pytest

from guardrails.reading.boxes import answered, ticked, unpicked


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("side: [ ] right [x] left", "right", False),
        ("side: [ ] right [x] left", "left", True),
        ("interlaminar [x]   caudal [ ]", "interlaminar", True),
        ("interlaminar [x]   caudal [ ]", "caudal", False),
        ("mode: ( ) thermal (x) pulsed", "pulsed", True),
        ("mode: ( ) thermal (x) pulsed", "thermal", False),
        ("right l4-5 was injected", "right", None),
        ("saphenous nerve block l [ ] r [x]", "saphenous nerve", None),
        ("saphenous nerve block l [ ] r [x]", "l ", False),
        ("levels [x] c4 [ ] c5 [x] c6 [ ] none", "c6", True),
        ("levels [x] c4 [ ] c5 [x] c6 [ ] none", "c5", False),
        ("t9 [ ]  t10 [ ]  t11 [x]  t12 [ ]", "t11", True),
        ("t9 [ ]  t10 [ ]  t11 [x]  t12 [ ]", "t12", False),
    ],
)
def test_a_box_binds_its_own_word(text, word, state):
    start = text.index(word)
    assert ticked(text, start, start + len(word)) is state


def test_a_pick_list_in_braces_is_not_picked():
    text = "approach: {midline / paramedian / transforaminal}"
    start = text.index("transforaminal")
    assert unpicked(text, start, start + 14)
    assert not unpicked("{side:19197} right", 13, 18)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("catheter left in place: [ ] yes [x] no", False),
        ("catheter left in place: [x] yes [ ] no", True),
        ("catheter left in place? y [x] n [ ]", True),
        ("catheter left in place: [ ] yes [ ] no", None),
        ("catheter left in place overnight", None),
        ("catheter left in place     n", False),
        ("catheter left in place | y |", True),
        ("catheter left in place  5 cm  no", None),
        ("catheter left in place: no", None),
    ],
)
def test_a_row_that_asks_yes_or_no(row, said):
    assert answered(row, len("catheter")) is said
