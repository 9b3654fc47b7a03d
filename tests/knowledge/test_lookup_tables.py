"""`lookup` equals the official tables: 300 seeded rows of each, read here from the raw CSV files."""

from __future__ import annotations

import csv
import gzip
import io
import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from copilot.lookup import lookup, render

TABLES = Path(__file__).resolve().parents[2] / "knowledge" / "tables"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "facts" / "tables"
TODAY = "2026-05-15"
ROWS = 300


def text_of(path: Path) -> str:
    return (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(TABLES / name))))


def some(rows: list[dict[str, str]], seed: int = 20261124) -> list[dict[str, str]]:
    return random.Random(seed).sample(rows, min(ROWS, len(rows)))


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def ask(catalog):
    def asked(day: str, *codes: str) -> dict:
        return lookup(codes, date.fromisoformat(day), catalog)

    return asked


@pytest.fixture(scope="module")
def one(ask):
    return lambda day, code: ask(day, code)["codes"][0]


@pytest.fixture(scope="module")
def pairs() -> dict[frozenset, list[dict[str, str]]]:
    found = defaultdict(list)
    for row in table("ptp.csv.gz"):
        found[frozenset((row["column1"], row["column2"]))].append(row)
    return found


def alone(pairs, status: str) -> list[dict[str, str]]:
    return [rows[0] for rows in pairs.values() if len(rows) == 1 and rows[0]["status"] == status]


# ---------------------------------------------------------------- edits


def test_active_edits_are_those_of_the_table(ask, pairs) -> None:
    for row in some(alone(pairs, "active")):
        for order in ((row["column1"], row["column2"]), (row["column2"], row["column1"])):
            found = ask(TODAY, *order)["pairs"][0]
            assert (found["column1"], found["column2"]) == (row["column1"], row["column2"])
            assert found["indicator"] == row["modifier_indicator"]
            assert found["status"] == (
                "unknown_direction" if row["direction_from"] == "unknown" else "active"
            )
            assert (found["from"] or "", found["ended"], found["edition"]) == (row["from"], None, "2026Q2")


def test_ended_edits_are_ended_the_day_after(ask, pairs) -> None:
    for row in some(alone(pairs, "ended")):
        after = (
            row["ended"].removeprefix("by ") if row["ended"].startswith("by") else shifted(row["ended"], 1)
        )
        found = ask(after, row["column1"], row["column2"])["pairs"][0]
        assert (found["status"], found["ended"], found["column1"]) == ("ended", row["ended"], row["column1"])


def test_ended_edits_were_active_on_their_last_day(ask, pairs) -> None:
    rows = [row for row in alone(pairs, "ended") if row["ended"][0].isdigit() and "later" not in row["from"]]
    for row in some(rows):
        if row["direction_from"] == "practitioner":
            found = ask(row["ended"], row["column1"], row["column2"])["pairs"][0]
            assert found["status"] == "active", row


def test_an_edit_that_ended_and_stands_reversed_is_the_one_in_force(ask, pairs) -> None:
    both = [rows for rows in pairs.values() if {row["status"] for row in rows} == {"active", "ended"}]
    assert len(both) == 66
    for rows in both:
        active = next(row for row in rows if row["status"] == "active")
        found = ask(TODAY, active["column2"], active["column1"])["pairs"][0]
        assert (found["column1"], found["indicator"]) == (active["column1"], active["modifier_indicator"])


def test_edits_begin_on_their_first_day(ask, pairs) -> None:
    rows = [row for row in alone(pairs, "active") if row["from"][:1].isdigit()]
    for row in some(rows):
        first = row["from"].removesuffix(" or later")
        assert ask(shifted(first, -1), row["column1"], row["column2"])["pairs"][0]["status"] == "none"
        assert ask(first, row["column1"], row["column2"])["pairs"][0]["status"] != "none"


def test_a_pair_in_no_row_is_none_with_its_edition(ask, pairs) -> None:
    codes = sorted({code for pair in pairs for code in pair})
    chosen, shuffle = 0, random.Random(7)
    while chosen < ROWS:
        first, second = shuffle.sample(codes, 2)
        if frozenset((first, second)) not in pairs:
            chosen += 1
            found = ask(TODAY, first, second)["pairs"]
            assert [(pair["status"], pair["edition"]) for pair in found] == [("none", "2026Q2")]


def test_every_two_codes_have_one_entry(ask) -> None:
    found = ask(TODAY, "62323", "64483", "64484", "64493")["pairs"]
    assert len(found) == 6
    addon = {frozenset((pair["column1"], pair["column2"])): pair["addon_of"] for pair in found}
    assert addon[frozenset(("64483", "64484"))] == "64483"
    assert addon[frozenset(("62323", "64483"))] is None


# ---------------------------------------------------------------- units, add-ons, fees, modifiers


def test_units_a_day_with_their_indicator(one) -> None:
    for row in some(table("mue.csv")):
        found = one(TODAY, row["code"])
        if found["status"] != "unknown":
            assert (found["mue"], found["mai"]) == (int(row["mue"]), int(row["mai"])), row


def test_addons_name_the_primaries_of_the_day(one) -> None:
    for row in some(table("addons.csv")):
        start = row["from"].removeprefix("<=")
        assert row["primary"] in one(start, row["addon"])["primaries"]
        assert one(start, row["addon"])["addon"]
        if not row["from"].startswith("<="):
            assert row["primary"] not in one(shifted(start, -1), row["addon"]).get("primaries", ())
        if row["to"]:
            assert row["primary"] in one(row["to"], row["addon"])["primaries"]
            assert row["primary"] not in one(shifted(row["to"], 1), row["addon"]).get("primaries", ())


def test_fee_indicators_and_values(one) -> None:
    for row in some([row for row in table("mpfs.csv") if not row["modifier"]]):
        found = one(TODAY, row["code"])
        if found["status"] == "unknown":
            continue
        names = ("bilateral", "mult_proc", "global")
        assert tuple(found[name] for name in names) == tuple(row[name] for name in names)
        expected = row["work_rvu_2026"]
        assert found.get("rvu", {}).get("work") == (float(expected) if expected else None)
        assert one("2025-10-15", row["code"])["rvu"]["work"] == float(row["work_rvu_2025"])


def test_the_surgery_centers_row_is_the_newest_begun(one) -> None:
    for row in some(table("asc.csv")):
        found = one(row["from"], row["code"])
        if found["status"] == "unknown":
            continue
        assert found["asc"]["payment_indicator"] == row["payment_indicator"]
        assert found["asc"]["rate"] == (float(row["rate"]) if row["rate"] else None)
        assert found["asc"]["from"] == row["from"]


def test_modifiers_are_dated_and_know_what_they_bypass(one) -> None:
    for row in some(table("modifiers.csv")):
        if not (row["modifier"].isascii() and row["modifier"].isalnum()):
            continue
        found = one(row["from"].removeprefix("<="), row["modifier"])
        assert (found["kind"], found["status"]) == ("modifier", "current")
        assert found["ncci_bypass"] is (row["ncci_bypass"] == "1")


# ---------------------------------------------------------------- validity


def spans_of(rows, start: str, end: str) -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["code"]].append((row[start].removeprefix("<="), row[end] or "9999-12-31"))
    return found


def check_validity(one, rows, start: str, end: str) -> None:
    """On the first and last day of a span and the days beside them, `current` is what the raw rows say."""
    spans = spans_of(rows, start, end)
    for row in some(rows):
        first = row[start].removeprefix("<=")
        days = [first, *([] if row[start].startswith("<=") else [shifted(first, -1)])]
        days += [row[end], shifted(row[end], 1)] if row[end] else []
        for day in days:
            expected = any(begin <= day <= until for begin, until in spans[row["code"]])
            found = one(day, row["code"])
            status = found["status"]
            if found["kind"] == "icd10cm" and "." not in row["code"]:
                continue  # an ended number that, undotted, is a diagnosis in force
            assert (status == "current") is expected, (row, day, status)
            assert status not in {"unknown", "malformed"}


def test_code_numbers_are_valid_when_the_table_says(one) -> None:
    check_validity(one, table("all_codes.csv.gz"), "from", "to")


def test_codes_of_the_specialty_are_valid_when_their_table_says(one) -> None:
    check_validity(one, table("code_dates.csv"), "valid_from", "valid_to")


def test_diagnoses_are_billable_when_the_table_says(one) -> None:
    check_validity(one, table("icd10cm_dates.csv.gz"), "from", "to")


# ---------------------------------------------------------------- shape


def test_fields_that_do_not_apply_are_absent(one) -> None:
    assert set(one(TODAY, "M54.16")) == {
        "code", "kind", "status", "valid_from", "valid_to", "description", "excludes1", "notes",
    }  # fmt: skip
    assert set(one(TODAY, "59")) == {"code", "kind", "status", "valid_from", "valid_to", "ncci_bypass"}
    assert one(TODAY, "99999") == {"code": "99999", "kind": "cpt", "status": "unknown"}
    assert one(TODAY, "64483-RT") == {"code": "64483-RT", "status": "malformed"}
    assert "primaries" not in one(TODAY, "64483")


@pytest.mark.parametrize(("code", "reviewed"), [("64483", True), ("64999", False), ("43239", False)])
def test_reviewed_says_whether_notes_are_read_for_it(one, code, reviewed) -> None:
    assert one(TODAY, code)["reviewed"] is reviewed


def test_a_day_beyond_the_code_set_says_so(one) -> None:
    assert "is not loaded" in one("2027-02-01", "64483")["notes"][-1]
    assert not any("loaded" in note for note in one(TODAY, "64483")["notes"])


@pytest.mark.parametrize(
    "code", ["", " ", "\x00", "日本語", "6" * 10_000, "64483; DROP TABLE ptp", "%", "None", "🦴"]
)
def test_odd_input_is_malformed_and_never_a_crash(ask, code) -> None:
    result = ask(TODAY, code, "64483")
    assert result["codes"][0]["status"] == "malformed"
    assert result["pairs"][0]["status"] == "none"
    assert render(result)


def test_an_id_is_given_back_first(catalog) -> None:
    result = lookup(["64483"], date(2026, 5, 15), catalog, id="q1")
    assert list(result) == ["id", "dos", "codes", "pairs"]


def test_the_terminal_text_tells_status_edit_and_edition(ask) -> None:
    text = render(ask(TODAY, "62323", "64483", "62311"))
    assert "62323 / 64483: indicator 1, active (2026Q2)" in text
    assert "no longer valid, to 2016-12-31" in text
    assert "use instead 62322, 62323" in text


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize(
    "name", sorted(path.name for path in TABLES.glob("*.csv*") if "text" not in path.name)
)
def test_the_tables_are_the_facts_carried_over(name) -> None:
    bare = name.removesuffix(".gz")
    source = SHARED / name if (SHARED / name).is_file() else SHARED / bare
    assert text_of(TABLES / name) == text_of(source).replace("\r\n", "\n")
