"""Build-time tool: write tables/icd10cm_text.csv.gz, the titles and notes of ICD-10-CM.

Run once per release with simple-icd-10-cm 1.5.0 (the April 2026 tabular list; in the `dev` extra) installed:
`python -m knowledge.extract_icd`. The product reads only the table; it never imports the package.

Columns: code, parent, title, kind (chapter | block | category | code), titled (1, or 0 where the title is
unknown), then the notes that stand at this very node, each a JSON list or empty: inclusion,
includes, excludes1, excludes2, code_first, use_additional, code_also, and seventh (JSON object).
Codes of FY2027 are not in that tabular list: those a pain practice meets are titled here, from the public
code list; the others keep an empty title.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "tables"
PACKAGE_VERSION = "1.5.0"
FIELDS = ("code", "parent", "title", "kind", "titled", "inclusion", "includes", "excludes1", "excludes2",
          "code_first", "use_additional", "code_also", "seventh")  # fmt: skip

NEW_TITLES = {
    "M04.3": ("M04", "VEXAS syndrome"),
    "M67.A": ("M67", "Plantar fasciitis"),
    "M67.A0": ("M67.A", "Plantar fasciitis of foot"),
    "M67.A01": ("M67.A0", "Plantar fasciitis, right foot"),
    "M67.A02": ("M67.A0", "Plantar fasciitis, left foot"),
    "M67.A09": ("M67.A0", "Plantar fasciitis, unspecified foot"),
    "M72.20": ("M72.2", "Plantar fascial fibromatosis, unspecified foot"),
    "M72.21": ("M72.2", "Plantar fascial fibromatosis, right foot"),
    "M72.22": ("M72.2", "Plantar fascial fibromatosis, left foot"),
    "N99.86": ("N99.8", "Nipple ischemia or necrosis, during or after a procedure"),
    "N99.860": ("N99.86", "Nipple ischemia, during or after a procedure"),
    "N99.861": ("N99.86", "Nipple necrosis, during or after a procedure"),
    "Z87.8901": ("Z87.890", "Personal history of social gender transition"),
    "Z87.8902": ("Z87.890", "Personal history of medical gender transition"),
    "Z87.8903": ("Z87.890", "Personal history of surgical gender transition"),
    "Z87.8904": ("Z87.890", "Personal history of intersex surgery"),
    "Z87.8909": ("Z87.890", "Personal history of gender transition, unspecified"),
    "Z87.893": ("Z87.89", "Personal history of detransition"),
}
"""Codes new on 2026-10-01 whose wording we know (facts of the public code list), in our words."""


def main() -> None:
    """Write the table; the same package gives the same bytes."""
    import simple_icd_10_cm as cm  # the one place; a build-time tool

    rows = list(_tabular(cm))
    rows += _new_codes({row["code"] for row in rows})
    rows.sort(key=lambda row: row["code"])
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    _gzip(TABLES / "icd10cm_text.csv.gz", text.getvalue().encode())
    print(f"{len(rows)} nodes, {sum(row['titled'] == '0' for row in rows)} without title")


def _tabular(cm: Any) -> Iterator[dict[str, str]]:
    for code in dict.fromkeys(cm.get_all_codes(True)):
        parent = cm.get_parent(code)
        alone = parent == code  # a block of one category: keep the category, under the chapter
        block = {"prioritize_blocks": True} if alone else {}

        def notes(getter: Any, code: str = code, block: dict[str, bool] = block) -> list[str]:
            found = getter(code) if not block else getter(code) + getter(code, **block)
            return list(dict.fromkeys(found))

        yield {
            "code": code,
            "parent": cm.get_parent(code, **block) if alone else parent,
            "title": cm.get_description(code),
            "kind": _kind(code, cm),
            "titled": "1",
            "inclusion": _list(notes(cm.get_inclusion_term)),
            "includes": _list(notes(cm.get_includes)),
            "excludes1": _list(notes(cm.get_excludes1)),
            "excludes2": _list(notes(cm.get_excludes2)),
            "code_first": _text(cm.get_code_first(code)),
            "use_additional": _text(cm.get_use_additional_code(code)),
            "code_also": _text(cm.get_code_also(code)),
            "seventh": _object(cm.get_seven_chr_def(code)),
        }


def _kind(code: str, cm: Any) -> str:
    if cm.is_chapter(code):
        return "chapter"
    if cm.is_category(code):
        return "category"
    return "block" if cm.is_block(code) else "code"


def _new_codes(known: set[str]) -> list[dict[str, str]]:
    """Billable codes of the date table that the tabular list lacks, and the headers above them."""
    with gzip.open(TABLES / "icd10cm_dates.csv.gz", "rt", encoding="utf-8") as stream:
        dated = {row["code"] for row in csv.DictReader(stream) if not row["to"]}
    missing = sorted(dated - known) + [code for code in NEW_TITLES if code not in dated | known]
    rows: dict[str, dict[str, str]] = {}
    for code in missing:
        parent, title = NEW_TITLES.get(code) or _split_by_side(code)
        rows[code] = _bare(code, parent or _parent(code, known | set(missing)), title)
    return list(rows.values())


def _split_by_side(code: str) -> tuple[str, str]:
    """Other osteomyelitis, split by side in FY2027: M86.8X11 right shoulder, M86.8X12 left and so on."""
    sides = {"1": "right", "2": "left", "9": "unspecified"}
    sites = {"1": "shoulder", "2": "upper arm", "3": "forearm", "4": "hand", "5": "thigh", "6": "lower leg",
             "7": "ankle and foot"}  # fmt: skip
    if code.startswith("M86.8X") and len(code) == 8 and code[6] in sites:
        return code[:7], f"Other osteomyelitis, {sides[code[7]]} {sites[code[6]]}"
    return "", ""


def _bare(code: str, parent: str, title: str) -> dict[str, str]:
    row = dict.fromkeys(FIELDS, "")
    return row | {
        "code": code,
        "parent": parent,
        "title": title,
        "kind": "code",
        "titled": str(int(bool(title))),
    }


def _parent(code: str, known: set[str]) -> str:
    for end in range(len(code) - 1, 2, -1):
        shorter = code[:end].rstrip(".")
        if shorter in known:
            return shorter
    return ""


def _text(note: str) -> str:
    return _list([re.sub(r"\s+", " ", note).strip(" ,")])


def _list(notes: Iterable[str]) -> str:
    items = [note.strip() for note in notes if note.strip()]
    return json.dumps(items, ensure_ascii=False) if items else ""


def _object(mapping: dict[str, str]) -> str:
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True) if mapping else ""


def _gzip(path: Path, data: bytes) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0, compresslevel=9) as stream:
        stream.write(data)
    path.write_bytes(buffer.getvalue())


if __name__ == "__main__":
    main()
