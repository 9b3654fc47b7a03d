"""Levels told by counting are written out; numbers that count something else stay. Phrases are invented."""

from __future__ import annotations

import pytest

from guardrails.reading.text import normalise


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the needle met the fourth lumbar pedicle", "the needle met l4 pedicle"),
        ("second and third lumbar medial branches", "l2 and l3 medial branches"),
        ("between the 2nd and 3rd lumbar spinous processes", "between l2 and l3 spinous processes"),
        ("the fifth through seventh cervical pillars", "c5 through c7 pillars"),
        ("the second sacral foramen", "s2 foramen"),
        ("lumbar spine: the fifth nerve root was reached", "lumbar spine: l5 nerve root was reached"),
        ("neck, c5-6. the seventh root was outlined", "neck, c5-6. c7 root was outlined"),
        ("into the right lumbosacral joint", "into the right l5-s1 joint"),
        ("the lowest lumbar interspace", "the l5-s1 interspace"),
        ("the next to last lumbar level", "the l4-5 level"),
        ("the cervicothoracic interspace", "the c7-t1 interspace"),
    ],
)
def test_a_counted_level_is_written_out(written: str, read: str) -> None:
    assert normalise(written)[0] == read


@pytest.mark.parametrize(
    "written",
    [
        "her second lumbar facet injection",
        "the third lumbar epidural of the series",
        "the second needle and the third needle",
        "lumbosacral facet joint injections",
        "lumbosacral radiculitis",
        "cervical and lumbar: the lowest joint was spared",
        "third occipital nerve",
        "the sixth lumbar vertebra",
        "fourth visit, lumbar pain",
    ],
)
def test_what_counts_something_else_stays(written: str) -> None:
    assert normalise(written)[0] == written
