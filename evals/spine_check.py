"""Score the spine families' reading against passages with gold services.

    python -m evals.spine_check FILE [--misses] [--ids ID,ID]

A performed service is exact when family, approach, region, levels, sides, imaging (and mode, temperature
where the gold has them) are all right. A service that was not performed is right when none of its family is
emitted as performed for it. Rows with other families' services are skipped and counted.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from guardrails.families.epidural import reading as epidural
from guardrails.families.facet import reading as facet
from guardrails.families.facet_rf import reading as facet_rf
from guardrails.families.si import reading as si
from guardrails.families.transforaminal import reading as transforaminal
from guardrails.reading.facts import Imaging, Service
from guardrails.reading.sections import parse

READERS = {
    "epidural": epidural.read,
    "transforaminal": transforaminal.read,
    "facet": facet.read,
    "facet_rf": facet_rf.read,
    "si": si.read,
}
FACTS = ("approach", "region", "levels", "sides", "imaging", "mode", "temperature")
_IMAGING = {"none_stated": "silent", "stated_absent": "absent"}


def read(text: str) -> list[Service]:
    """All services of the spine families in a passage."""
    doc = parse(text)
    return [service for reader in READERS.values() for service in reader(doc)]


def _sides(service: Service) -> dict[str, str | None]:
    return {s.name: (None if s.side is None else s.side.name) for s in service.sites}


def compare(gold: Mapping[str, Any], got: Service) -> dict[str, bool]:
    """Which facts of a performed gold service the reading has right."""
    sides = _sides(got)
    unsided = gold["family"] == "epidural"
    wanted = dict(gold["side_per_level"])
    levels = {n for n in sides if n != "*"}
    right = {
        "approach": got.approach == gold["approach"] or (gold["family"] == "facet" and gold["approach"] is None),
        "region": got.region == gold["region"],
        "levels": levels == set(gold["levels"]),
        "sides": unsided
        or {k: v for k, v in sides.items() if v or k != "*"} == {k: v for k, v in wanted.items() if v or k != "*"},
        "imaging": got.imaging == Imaging(_IMAGING.get(gold["imaging"], gold["imaging"])),
    }
    if gold["family"] == "facet_rf" or gold.get("mode"):
        right["mode"] = got.mode == gold["mode"]
    if gold.get("temperature_c") is not None:
        right["temperature"] = got.temperature_c == gold["temperature_c"]
    return right


def _best(gold: Mapping[str, Any], performed: list[Service]) -> tuple[dict[str, bool] | None, Service | None]:
    mine = [s for s in performed if s.family == gold["family"]]
    if not mine:
        return None, None
    scored = [(compare(gold, s), s) for s in mine]
    return max(scored, key=lambda pair: sum(pair[1] is not None and v for v in pair[0].values()))


def check(row: Mapping[str, Any]) -> list[tuple[str, bool, str]]:
    """(family, right, what is wrong) for each gold service, and for performed services nobody asked for."""
    got = read(row["text"])
    performed = [s for s in got if s.performed]
    out: list[tuple[str, bool, str]] = []
    used: set[int] = set()
    for gold in row["services"]:
        if gold["status"] != "performed":
            continue
        right, service = _best(gold, [s for s in performed if id(s) not in used])
        if right is None or service is None:
            out.append((gold["family"], False, "not read"))
            continue
        used.add(id(service))
        wrong = [fact for fact, ok in right.items() if not ok]
        out.append((gold["family"], not wrong, ",".join(wrong)))
    extra = Counter(s.family for s in performed if id(s) not in used)
    for gold in row["services"]:
        if gold["status"] != "performed":
            bad = extra[gold["family"]] > 0
            extra[gold["family"]] -= bad
            out.append((gold["family"], not bad, "performed though " + gold["status"] if bad else ""))
    out += [(family, False, "invented") for family, n in extra.items() for _ in range(n)]
    return out


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95% Wilson interval of a share."""
    if not n:
        return 0.0, 0.0
    p, z = right / n, 1.96
    mid, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (mid - half) / (1 + z * z / n), (mid + half) / (1 + z * z / n)


def run(rows: Iterable[Mapping[str, Any]], misses: bool = False) -> dict[str, Any]:
    """Score the rows and print the figures."""
    families: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    right: Counter[str] = Counter()
    skipped = total = 0
    for row in rows:
        if any(s["family"] not in READERS for s in row["services"]):
            skipped += 1
            continue
        for family, ok, wrong in check(row):
            families[family] += 1
            right[family] += ok
            total += 1
            facts.update(w for w in wrong.split(",") if w)
            if misses and not ok:
                _show(row, family, wrong)
    n = sum(right.values())
    low, high = wilson(n, total)
    print(f"services exact {n}/{total} = {n / max(1, total):.1%} (95% {low:.1%} to {high:.1%}); rows skipped {skipped}")
    for family, count in sorted(families.items()):
        print(f"  {family:15} {right[family]}/{count} = {right[family] / count:.1%}")
    for fact, count in facts.most_common():
        print(f"  wrong {fact}: {count} of {total}")
    return {"exact": n, "total": total, "skipped": skipped, "wrong": dict(facts)}


def _show(row: Mapping[str, Any], family: str, wrong: str) -> None:
    print(f"--- {row['id']} {family}: {wrong}\n{row['text']}")
    for gold in row["services"]:
        print(
            "   gold",
            gold["family"],
            gold["approach"],
            gold["region"],
            gold["levels"],
            gold["side_per_level"],
            gold["imaging"],
            gold["status"],
            gold.get("mode"),
            gold.get("temperature_c"),
        )
    for s in read(row["text"]):
        print(
            "   read",
            s.family,
            s.approach,
            s.region,
            _sides(s),
            s.imaging.value,
            s.status.value,
            s.mode,
            s.temperature_c,
        )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--ids", default="")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = set(filter(None, args.ids.split(",")))
    run([r for r in rows if not wanted or r["id"] in wanted], args.misses)


if __name__ == "__main__":
    main()
