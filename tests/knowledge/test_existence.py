"""Whether a text is a code, and in force on the day."""

from __future__ import annotations

import pytest

CHANGES = [
    # code, day, status
    ("M72.2", "2026-09-30", "current"),
    ("M72.2", "2026-10-01", "header"),
    ("M67.A01", "2026-09-30", "not_yet"),
    ("M67.A01", "2026-10-01", "current"),
    ("M67.A09", "2026-10-01", "current"),
    ("M67.A0", "2026-09-30", "not_yet"),
    ("M67.A0", "2026-10-01", "header"),
    ("M51.36", "2024-09-30", "current"),
    ("M51.36", "2024-10-01", "header"),
    ("M51.360", "2024-09-30", "not_yet"),
    ("M51.360", "2024-10-01", "current"),
    ("M54.5", "2021-09-30", "current"),
    ("M54.5", "2021-10-01", "header"),
    ("M54.50", "2021-10-01", "current"),
    ("M48.06", "2017-09-30", "current"),
    ("M48.06", "2017-10-01", "header"),
    ("M48.062", "2017-10-01", "current"),
    ("R10.2", "2025-09-30", "current"),
    ("R10.2", "2025-10-01", "header"),
    ("R10.24", "2025-10-01", "current"),
    ("R51", "2020-09-30", "current"),
    ("R51", "2020-10-01", "header"),
    ("M54.4", "2026-11-01", "header"),
    ("M54", "2026-11-01", "header"),
    ("S13.4XX", "2026-11-01", "header"),
    ("S13.4XXA", "2026-11-01", "current"),
    ("S23.420A", "2026-10-01", "ended"),
    ("M54.99", "2026-11-01", "unknown"),
    ("m5416", "2026-11-01", "current"),
    ("64483", "2026-11-01", "current"),
    ("0228T", "2020-12-31", "current"),
    ("0228T", "2021-01-01", "ended"),
    ("62330", "2025-12-31", "not_yet"),
    ("62330", "2026-01-01", "current"),
    ("62311", "2026-11-01", "ended"),
    ("62311", "2016-12-31", "current"),
    ("J1030", "2024-03-31", "current"),
    ("J1030", "2024-04-01", "ended"),
    ("J1010", "2024-03-31", "not_yet"),
    ("99599", "2026-11-01", "unknown"),
    ("Z9999", "2026-11-01", "unknown"),
    ("59", "2026-11-01", "current"),
    ("XS", "2026-11-01", "current"),
    ("JZ", "2022-12-31", "not_yet"),
    ("Z9", "2026-11-01", "unknown"),
    ("64483-RT", "2026-11-01", "malformed"),
    ("", "2026-11-01", "malformed"),
    ("lumbar", "2026-11-01", "malformed"),
    ("644830", "2026-11-01", "malformed"),
    ("M54.", "2026-11-01", "malformed"),
    ("٦٤٤٨٣", "2026-11-01", "malformed"),
]


@pytest.mark.parametrize(("code", "day", "status"), CHANGES)
def test_a_code_has_its_status_on_the_day(as_of, code, day, status) -> None:
    assert as_of(day).existence(code).status == status


@pytest.mark.parametrize(
    ("code", "replaced_by"),
    [
        ("62311", ("62322", "62323")),
        ("64622", ("64635",)),
        ("76005", ("77003",)),
        ("J1030", ("J1010",)),
        ("99354", ("99417",)),
        ("M54.5", ("M54.50", "M54.51", "M54.59")),
        ("M72.2", ("M72.20", "M72.21", "M72.22")),
        ("M48.06", ("M48.061", "M48.062")),
        ("S13.4XX", ("S13.4XXA", "S13.4XXD", "S13.4XXS")),
        ("64483", ()),
    ],
)
def test_an_ended_code_or_header_names_what_replaced_it(as_of, code, replaced_by) -> None:
    assert as_of("2026-11-01").existence(code).replaced_by == replaced_by


def test_a_number_that_is_hcpcs_and_diagnosis_is_the_hcpcs_unless_dotted(as_of) -> None:
    view = as_of("2026-11-01")
    assert view.existence("J1100").kind == "hcpcs"
    assert view.existence("G89.11").kind == "icd10cm"
    assert view.icd("G8911").code == "G89.11"


def test_a_span_that_ended_and_began_again_is_told_apart(as_of) -> None:
    assert as_of("2024-12-31").existence("J0570").status == "current"
    assert as_of("2025-05-01").existence("J0570").status == "ended"
    assert as_of("2025-10-01").existence("J0570").status == "current"


def test_every_hand_listed_ended_code_is_ended_today_and_names_codes_that_exist(catalog, as_of) -> None:
    view = as_of("2026-11-01")
    for (code,) in catalog.rows("SELECT code FROM ended"):
        found = view.existence(code)
        assert (found.status, bool(found.replaced_by)) == ("ended", True), code
        assert all(view.existence(new).status == "current" for new in found.replaced_by), code
