"""Every code stands in exactly one family, and every family of the facts is there."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts"
SUPPORTED = {"epidural", "transforaminal", "facet", "facet_rf", "si", "imaging_guidance", "sedation", "visit"}


def test_every_code_is_in_exactly_one_family(catalog, as_of) -> None:
    view = as_of("2026-11-01")
    listed = Counter(code for family in view.scope().values() for code in family.codes)
    assert set(listed.values()) == {1}
    assert set(listed) == {code for (code,) in catalog.rows("SELECT code FROM catalog")}
    assert len(listed) == 491
    for family in view.scope().values():
        assert view.family_codes(family.family) == set(family.codes)
        assert all(view.code(code).family == family.family for code in family.codes)


def test_the_families_read_from_notes_are_marked(as_of) -> None:
    marked = {name for name, family in as_of("2026-11-01").scope().items() if family.support == "supported"}
    assert marked >= SUPPORTED


def test_a_word_for_word_short_description_is_unlikely(as_of) -> None:
    view = as_of("2026-11-01")
    descriptions = [view.code(code).description for family in view.scope().values() for code in family.codes]
    assert len(set(descriptions)) == len(descriptions)
    assert all(len(text.split()) <= 12 for text in descriptions)


#: Families that the facts file under "other" and that are read from notes here.
OUT_OF_OTHER = frozenset({"dry_needling", "prp", "mild", "disc_decompression"})


@pytest.mark.skipif(not FACTS.is_dir(), reason="../shared is not here")
def test_the_catalog_of_the_facts_is_carried_over(as_of) -> None:
    view = as_of("2026-11-01")
    with (FACTS / "catalog.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            info = view.code(row["code"])
            assert info.description == row["own_words"]
            family = "other" if info.family in OUT_OF_OTHER else info.family
            assert (family, info.region, info.approach) == (
                row["family"],
                row["region"],
                row["approach"],
            )
            assert (info.unit, info.sided, info.imaging) == (
                row["unit_of_service"],
                row["sided"],
                row["imaging"],
            )
            assert info.twin == tuple(filter(None, row["twin"].split(";")))
            assert (info.valid_from, info.valid_to or "") == (row["valid_from"], row["valid_to"])
            assert (info.bilateral or "", info.mult_proc or "") == (
                row["bilateral_ind"],
                row["mult_proc_ind"],
            )
            assert (info.global_days or "", info.pc_tc or "") == (row["global_days"], row["pc_tc"])
            assert (str(info.mue or 0), str(info.mai or "")) == (row["mue"] or "0", row["mai"])
            assert info.facility_only == (row["facility_only"] == "Y")
            for value, name in ((info.rvu_work, "wrvu_2026"), (info.rvu_nonfac, "total_nonfac_2026")):
                assert value == (float(row[name]) if row[name] else None), row["code"]
