"""The checker of the families beside the spine: what is exact, and what a service beyond the gold does."""

from __future__ import annotations

from typing import Any

from evals.other_check import compare, readers, score_row, words
from guardrails.claim import Side
from guardrails.reading.facts import Assertion, Imaging, Service, Site

GOLD: dict[str, Any] = {
    "family": "genicular",
    "target": "genicular",
    "side": "right",
    "count": {"nerves": 3},
    "imaging": "described",
    "status": "performed",
}


def service(**facts: Any) -> Service:
    made = Service(
        "genicular",
        Assertion.PERFORMED,
        sites=(Site("knee", Side.RT),),
        target="genicular",
        counts={"nerves": 3},
        imaging=Imaging.FLUOROSCOPY,
    )
    return made.at(**facts)


def test_exact() -> None:
    assert all(compare(GOLD, service(), "views on the C-arm").values())


def test_each_fact_counts() -> None:
    wrong = {
        "side": service(sites=(Site("knee", Side.LT),)),
        "count": service(counts={"nerves": 2}),
        "imaging": service(imaging=Imaging.SILENT),
        "target": service(target="femoral", sites=(Site("femoral", Side.RT),)),
    }
    for fact, got in wrong.items():
        assert not compare(GOLD, got, "C-arm")[fact]


def test_ultrasound_answers_described_only_without_x_ray_words() -> None:
    seen = service(imaging=Imaging.ULTRASOUND)
    assert compare(GOLD, seen, "the transducer was laid on the knee")["imaging"]
    assert not compare(GOLD, seen, "the C-arm was turned")["imaging"]


def test_targets_are_compared_by_their_telling_words() -> None:
    assert words("brachial_interscalene") == {"interscalene"}
    assert words("SI") == {"si"}


def test_a_planned_service_must_not_be_read_as_performed() -> None:
    planned = {**GOLD, "status": "planned"}
    reading = {"genicular": lambda doc: [service()]}
    scored, beyond = score_row({"text": "plan", "services": [planned]}, reading)
    assert scored[0][1] == {"not performed": False}
    assert len(beyond) == 1


def test_several_places_of_one_gold_are_met_by_a_service_each() -> None:
    gold = {**GOLD, "target": "stt+dip_2", "count": {"joints": 2}}
    each = [service(target=t, sites=(Site(t, Side.RT),), counts={"joints": 1}) for t in ("stt", "dip")]
    scored, beyond = score_row({"text": "C-arm", "services": [gold]}, {"genicular": lambda doc: iter(each)})
    assert all(scored[0][1].values()) and not beyond
    other = [each[0], each[1].at(imaging=Imaging.SILENT)]
    scored, beyond = score_row({"text": "C-arm", "services": [gold]}, {"genicular": lambda doc: iter(other)})
    assert not all(scored[0][1].values()) and beyond


def test_readers_that_do_not_exist_are_left_out() -> None:
    assert set(readers(["genicular", "no_such_family"])) == {"genicular"}
