"""Performed or not on labelled passages: `python -m evals.language FILE [--misses]`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from guardrails.claim import Span
from guardrails.reading import assertion, sections


def main(arguments: list[str]) -> int:
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    tally: Counter[str] = Counter()
    for row in rows:
        if row.get("variant_of"):
            continue
        document = sections.parse(row["text"])
        for span in row["spans"]:
            if span["thing"] != "procedure" or "start" not in span:
                continue
            region = document.norm_region(Span(span["start"], span["end"]))
            read = assertion.assess(document, region.start, region.end, "procedure").value
            done, gold = read == "performed", span["assertion"] == "performed"
            tally["n"] += 1
            tally["right"] += done == gold
            tally["exact"] += read == span["assertion"]
            tally["tp"] += done and gold
            tally["fp"] += done and not gold
            tally["fn"] += gold and not done
            if done != gold and "--misses" in arguments:
                print(row["id"], row["style"], f"{span['assertion']} read as {read}: {span['quote']!r}")
    print(_figures(tally))
    return 0


def _figures(t: Counter[str]) -> str:
    precision, recall = t["tp"] / max(1, t["tp"] + t["fp"]), t["tp"] / max(1, t["tp"] + t["fn"])
    share = t["right"] / max(1, t["n"])
    return (f"performed or not: {t['right']} of {t['n']} ({share:.1%}), precision {precision:.2f}, "
            f"recall {recall:.2f}; all assertions {t['exact'] / max(1, t['n']):.1%}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
