"""The wheel carries all data, prompts, samples and cases, and nothing that is not the product's."""

import sys
import zipfile

MUST_HAVE = (
    "copilot/cli.py",
    "copilot/schema/review.json",
    "copilot/samples/lumbar-transforaminal.txt",
    "copilot/ui/entry.py",
    "guardrails/engine.py",
    "knowledge/compiled/knowledge.sqlite",
    "knowledge/scope.yaml",
    "knowledge/tables/ptp.csv.gz",
    "knowledge/tables/icd10cm_dates.csv.gz",
    "evals/cases/_schema.json",
    "evals/data/benchmark_note.txt",
)
MUST_NOT_HAVE = ("tests/", "evals/blind/", ".ci/", "hatch_build.py", "app.py", ".github")

with zipfile.ZipFile(sys.argv[1]) as wheel:
    names = wheel.namelist()
missing = [name for name in MUST_HAVE if name not in names]
missing += [] if any(n.startswith("evals/cases/") and n.endswith(".yaml") for n in names) else ["evals/cases"]
extra = [name for name in names if name.startswith(MUST_NOT_HAVE) or "__pycache__" in name]
top = sorted({name.split("/")[0] for name in names if ".dist-info" not in name})
if missing or extra or top != ["copilot", "evals", "guardrails", "knowledge"]:
    sys.exit(f"wheel: missing {missing}, extra {extra}, top level {top}")
print(f"wheel: {len(names)} files, {sum(n.endswith('.yaml') for n in names)} of them YAML")
