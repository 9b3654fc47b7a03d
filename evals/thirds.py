"""Which labelled passages were set aside before the grammar was written.

`python -m evals.thirds FOLDER OUT` writes, for each passage file of FOLDER, the third that was set aside
(`*_held.jsonl`) and the rest (`*_dev.jsonl`) into OUT. A passage is set aside by the hash of its file and id alone
(variants go with their parent), so the split can be made again and nobody chose it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

FILES = ("spine", "assertions", "other")


def set_aside(file: str, row: dict[str, object]) -> bool:
    """Whether this passage belongs to the third that nobody looked at."""
    key = f"{file}:{row.get('variant_of') or row['id']}"
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0


def main(arguments: list[str]) -> int:
    source, target = Path(arguments[0]), Path(arguments[1])
    target.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        rows = [json.loads(line) for line in (source / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name, held in (("held", True), ("dev", False)):
            chosen = [row for row in rows if set_aside(file, row) is held]
            text = "".join(json.dumps(row) + "\n" for row in chosen)
            (target / f"{file}_{name}.jsonl").write_text(text, encoding="utf-8")
            print(f"{file}_{name}: {len(chosen)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
