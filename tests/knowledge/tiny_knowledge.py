"""The smallest knowledge that builds: two codes, three diagnoses, one edit, one payer, one of every file."""

from __future__ import annotations

import gzip
from pathlib import Path

from knowledge import bulk
from knowledge.build import write_hashes

YAML = {
    "scope.yaml": """\
families:
  - family: transforaminal
    title: "Transforaminal"
    support: supported
    codes: ["64483", "64484"]
""",
    "ended.yaml": """\
ended:
  - {code: "62311", ended: "2016-12-31", replaced_by: ["64483"], family: transforaminal, description: "Old"}
""",
    "sources.yaml": """\
sources:
  - id: lcd-esi
    title: "Epidurals"
    publisher: "Contractors"
    edition: "read in part"
    date: "2021-12-05"
    kind: lcd
""",
    "codes/transforaminal.yaml": """\
family: transforaminal
codes:
  - code: "64483"
    description: "First level"
    region: lumbar_sacral
    approach: transforaminal
    unit: level
    sided: unilateral_50_ok
    imaging: {"<=2019-07-01": separate_77003, "2021-01-01": included_fluoro_ct_required}
  - code: "64484"
    description: "Further level"
    region: lumbar_sacral
    approach: transforaminal
    unit: level
    addon: true
    sided: unilateral_50_ok
    imaging: included_fluoro_ct_required
    valid_from: "2020-01-01"
""",
    "payers/medicare.yaml": """\
id: medicare
title: "Medicare"
bilateral_primary: "50"
bilateral_addon: "50"
distinct_modifier: "XS"
append_51: false
consults: false
prolonged: "G2212"
kx: advise
tpi_muscle_sides: query
telephone: "office"
guidance_policy: {}
asc_si_code: "G0260"
limits: {transforaminal: {levels: 2, citations: [lcd-esi]}}
prior_auth: []
""",
    "coverage/transforaminal.yaml": """\
families: [transforaminal]
citation: lcd-esi
values:
  - policy: "L1"
    kind: lcd
    issuer: "A contractor"
    field: max_levels
    text: "two levels"
    amount: 2
    source: "summary"
    confidence: medium
    read: secondary
diagnoses:
  - procedures: ["64483"]
    role: representative
    codes: ["M54.16"]
    policies: ["L1"]
    issuer: "A contractor"
    confidence: medium
""",
    "faq/epidural.yaml": """\
entries:
  - id: lumbar-transforaminal
    topic: epidural
    question: "Which code?"
    asked: ["tfesi code"]
    standing: partial
    conflict: false
    contested: false
    answer: "64483."
    codes: ["64483"]
    wrong_claims: ['64483 \\+ 77003']
    since: "2011-01-01"
    citations: [lcd-esi]
""",
    "diagnoses/nerve_root.yaml": """\
concepts:
  - id: "radiculopathy"
    phrases: ["radiculopathy"]
    site_axis: "spine_region"
    code_pattern: "M54.1{region}"
    unspecified_code: "query"
    region_map: {"lumbar": "M54.16"}
    dated: [{"from": "2015-10-01", "to": "2019-09-30", "code": "M54.16"}]
    combines_with: [{"with": ["radiculopathy"], "code": "both"}]
    certainty: "index"
""",
    "tables/editions.yaml": """\
release: "2026.11"
notes_edition: "FY2026"
tables:
"""
    + "".join(
        f"""\
  - table: {table}
    title: "{table}"
    editions: {{"2019-07-01": "2026Q2"}}
    current_through: "2026-06-30"
    source: "made for a test"
    sha256:
"""
        + "".join(f'      {file}: "{"0" * 64}"\n' for file in files)
        for table, files in {
            "icd10cm": ["icd10cm_dates.csv.gz", "icd10cm_text.csv.gz"],
            "codes": ["all_codes.csv.gz", "code_dates.csv"],
            "ncci_ptp": ["ptp.csv.gz"],
            "mue": ["mue.csv"],
            "rvu": ["mpfs.csv"],
            "addons": ["addons.csv"],
            "modifiers": ["modifiers.csv"],
            "asc": ["asc.csv"],
        }.items()
    ),
}

ROWS = {
    "all_codes.csv.gz": ["64483,<=2019-07-01,", "64484,2020-01-01,", "77003,<=2019-07-01,"],
    "code_dates.csv": ["64483,<=2019-07-01,,T,1,0,0,0,0"],
    "ptp.csv.gz": ["64483,77003,1,active,<=2019-07-01,,practitioner,Misuse"],
    "mue.csv": ["64483,1,2,CMS Policy"],
    "addons.csv": ["64484,64483,1,2020-01-01,"],
    "mpfs.csv": ["64483,,A,1.90,7.00,3.00,0,000,0,0,0,2,1,0,1.85,7.93,2.98"],
    "modifiers.csv": ["59,<=2019-07-01,,1"],
    "asc.csv": ["64483,2026-01-01,AA,A2,Y,485.51"],
    "icd10cm_dates.csv.gz": ["M54.16,2015-10-01,", "M54.17,2020-10-01,"],
    "icd10cm_text.csv.gz": [
        "M54.1,,Radiculopathy,code,1,,,,,,,,",
        "M54.16,M54.1,Lumbar,code,1,,,,,,,,",
        "M54.17,M54.1,Lumbosacral,code,1,,,,,,,,",
    ],
}


def write_table(path: Path, rows: list[str]) -> None:
    """A table of these rows under its right header."""
    text = "\n".join([",".join(bulk.HEADERS[path.name]), *rows]) + "\n"
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if path.suffix == ".gz" else text.encode())


def write_tiny(root: Path) -> Path:
    """Write it all below `root`; returns `root`."""
    for name, text in YAML.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, rows in ROWS.items():
        write_table(root / "tables" / name, rows)
    write_hashes(root)
    return root
