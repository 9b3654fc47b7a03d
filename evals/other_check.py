"""Score the reading of all families but the spine's against passages with gold services.

    python -m evals.other_check FILE [--families a,b] [--misses] [--ids ID,ID]

A performed gold service is exact when a performed service of its family was read with a compatible target,
the same side, counts and imaging. One that was not performed is right when no performed service of its family
is read beyond those the gold has. Families whose reader is not there yet are skipped and named.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from guardrails.reading.document import Document
from guardrails.reading.facts import Imaging, Service
from guardrails.reading.sections import parse

FAMILIES = (
    "genicular",
    "scs",
    "pns",
    "pump",
    "programming",
    "occipital",
    "peripheral_block",
    "plexus_block",
    "sympathetic",
    "fascial_block",
    "neurolysis",
    "trigger_point",
    "dry_needling",
    "joint",
    "tendon",
    "prp",
    "chemodenervation",
    "uds",
)
FACTS = ("target", "side", "count", "imaging")
#: Counts that never make a unit.
NO_UNITS = frozenset({"contacts", "sessions", "units"})
#: Words of targets that are the same thing.
SAME = {
    "gon": "greater_occipital",
    "lumbar_sympathetic": "lumbar",
    "brachial_plexus": "brachial",
    "impar": "ganglion_impar",
    "morton_neuroma": "plantar_digital",
    "shoulder": "glenohumeral",
    "genicular_block": "genicular",
}
_SMALL = frozenset(
    {
        "nerve",
        "nerves",
        "block",
        "brachial",
        "phenol",
        "trigeminal",
        "canal",
        "joint",
        "branches",
        "articular",
        "catheter",
        "lead",
        "upper",
        "lower",
        "plexus",
        "pulsed",
        "anterior",
    }
)
_IMAGING = {
    "none_stated": {Imaging.SILENT},
    "stated_absent": {Imaging.ABSENT},
    "fluoroscopy": {Imaging.FLUOROSCOPY},
    "ultrasound": {Imaging.ULTRASOUND, Imaging.UNRECORDED_US},
    "ct": {Imaging.CT},
    "described": {Imaging.DESCRIBED, Imaging.FLUOROSCOPY},
}
_XRAY = re.compile(r"[cC]-?arm|\bAP\b|\blateral view|contrast|[fF]luoro|anteroposterior")
_SIDES = {"RT": "right", "LT": "left", "BIL": "bilateral"}

Reader = Callable[[Document], Iterable[Service]]


def readers(names: Iterable[str]) -> dict[str, Reader]:
    """The readers of the families that exist."""
    found: dict[str, Reader] = {}
    for name in names:
        try:
            found[name] = importlib.import_module(f"guardrails.families.{name}.reading").read
        except ModuleNotFoundError:
            continue
    return found


def words(target: str | None) -> set[str]:
    """The telling words of a target."""
    if target is None:
        return set()
    parts = {
        w
        for part in re.split(r"[+,]", target.lower())
        for w in re.split(r"[_\s-]+", SAME.get(part.strip(), part.strip()))
    }
    return {w.rstrip("s") for w in parts if w not in _SMALL} or {w.rstrip("s") for w in parts}


def targets_agree(gold: Mapping[str, Any], got: Service) -> bool:
    """Whether the read target (or its sites) names what the gold names."""
    wanted = words(gold["target"])
    if not wanted:
        return True
    parts = [words(p) for p in str(gold["target"]).split("+")]
    mine = words(got.target).union(*(words(site.name) for site in got.sites))
    if len(parts) > 1:
        return all(part & mine for part in parts)
    return bool(wanted & mine)


def side_of(service: Service) -> str | None:
    """The side of a service: both where its sites are on different sides."""
    found = {site.side for site in service.sites if site.side is not None}
    if not found:
        return None
    return _SIDES[next(iter(found)).name] if len(found) == 1 else "bilateral"


def imaging_agrees(gold: Mapping[str, Any], got: Service, text: str) -> bool:
    """Described guidance is fluoroscopy, or ultrasound where nothing in the passage is an x-ray word."""
    allowed = set(_IMAGING[gold["imaging"]])
    if gold["imaging"] == "described" and not _XRAY.search(text):
        allowed |= {Imaging.ULTRASOUND}
    return got.imaging in allowed


def compare(gold: Mapping[str, Any], got: Service, text: str) -> dict[str, bool]:
    """Which facts of a performed gold service the reading has right."""
    counts = {k: v for k, v in (gold["count"] or {}).items() if k not in NO_UNITS}
    return {
        "target": targets_agree(gold, got),
        "side": side_of(got) == gold["side"],
        "count": all(got.counts.get(k, 1) == v for k, v in counts.items()),
        "imaging": imaging_agrees(gold, got, text),
    }


def score_row(
    row: Mapping[str, Any], reading: Mapping[str, Reader]
) -> tuple[list[tuple[Mapping[str, Any], dict[str, bool]]], list[Service]]:
    """Each gold service with what is right about it, and the performed services beyond the gold."""
    golds = [g for g in row["services"] if g["family"] in reading]
    doc = parse(row["text"])
    done = [s for read in reading.values() for s in read(doc) if s.performed]
    left = list(done)
    out: list[tuple[Mapping[str, Any], dict[str, bool]]] = []
    for gold in (g for g in golds if g["status"] == "performed"):
        best, parts = _best(gold, left, row["text"])
        for part in parts:
            left.remove(part)
        out.append(
            (
                gold,
                compare(gold, best, row["text"])
                if best is not None
                else dict.fromkeys((*FACTS, "read"), False),
            )
        )
    for gold in (g for g in golds if g["status"] != "performed"):
        beyond = [s for s in left if s.family == gold["family"]]
        out.append((gold, {"not performed": not beyond}))
    return out, left


def _best(gold: Mapping[str, Any], left: Sequence[Service], text: str) -> tuple[Service | None, list[Service]]:
    """The reading that agrees most with a gold service, and the services it is made of.

    A gold that lists several places is also met by several services, one a place: their claim is the same.
    """
    same = [s for s in left if s.family == gold["family"]]
    listed = str(gold["target"]).split("+")
    each = [max(same, key=lambda s: len(words(place) & words(s.target)), default=None) for place in listed]
    parts = list(dict.fromkeys(id(s) for s in each if s is not None))
    options = [(s, [s]) for s in same]
    if len(parts) > 1 and len(parts) == len(listed):
        mine = [s for s in same if id(s) in parts]
        counts: Counter[str] = Counter()
        for service in mine:
            counts.update(dict(service.counts))
        if len({s.imaging for s in mine}) == 1:
            options.append((mine[0].at(sites=tuple(x for s in mine for x in s.sites), counts=dict(counts)), mine))
    if not options:
        return None, []

    def agreed(option: tuple[Service, list[Service]]) -> float:
        facts = compare(gold, option[0], text)
        return facts["target"] * 10 + sum(facts.values()) + len(option[1]) / 10

    return max(options, key=agreed)


def wilson(right: int, total: int) -> str:
    """The 95 % interval of a share."""
    if not total:
        return "-"
    p, z = right / total, 1.96
    mid, half = p + z * z / (2 * total), z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    low, high = ((mid + sign * half) / (1 + z * z / total) for sign in (-1, 1))
    return f"{100 * low:.0f}-{100 * high:.0f}%"


def show(rows: Sequence[Mapping[str, Any]], reading: Mapping[str, Reader], misses: bool) -> None:
    """Print the figures by family and, if asked, every miss."""
    exact: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    wrong: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for row in rows:
        scored, beyond = score_row(row, reading)
        bad = []
        for gold, facts in scored:
            fine = all(facts.values())
            exact[gold["family"]][0] += fine
            exact[gold["family"]][1] += 1
            wrong.update(f for f, ok in facts.items() if not ok)
            if not fine:
                bad.append((gold, [f for f, ok in facts.items() if not ok]))
        extra.update(s.family for s in beyond)
        if misses and (bad or beyond):
            _print_miss(row, bad, beyond, reading)
    total = [sum(v[i] for v in exact.values()) for i in (0, 1)]
    for name, (right, count) in sorted(exact.items()):
        print(
            f"{name:18} {right:3}/{count:<3} {100 * right / count:5.1f}%  {wilson(right, count):8} beyond "
            f"the gold: {extra[name]}"
        )
    print(
        f"{'all':18} {total[0]:3}/{total[1]:<3} {100 * total[0] / max(1, total[1]):5.1f}%  "
        f"{wilson(*total):8} beyond the gold: {sum(extra.values())}"
    )
    print("wrong:", ", ".join(f"{k} {v}" for k, v in wrong.most_common()))


def _print_miss(
    row: Mapping[str, Any],
    bad: Sequence[tuple[Mapping[str, Any], list[str]]],
    beyond: Sequence[Service],
    reading: Mapping[str, Reader],
) -> None:
    print(f"--- {row['id']} {row['style']}\n{row['text']}")
    for gold, facts in bad:
        print(
            f"   gold {gold['family']} {gold['target']} {gold['side']} {gold['count']} {gold['imaging']} "
            f"{gold['status']}: wrong {facts}"
        )
    for service in beyond:
        print(f"   beyond {service.family} {service.target} {side_of(service)}")
    doc = parse(row["text"])
    for service in (s for read in reading.values() for s in read(doc)):
        print(
            f"   read {service.family} {service.target} {side_of(service)} {dict(service.counts)} "
            f"{service.imaging} {service.status}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--families", default=",".join(FAMILIES))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--ids", default="")
    args = parser.parse_args()
    names = args.families.split(",")
    reading = readers(names)
    if missing := [n for n in names if n not in reading]:
        print("no reader yet:", ", ".join(missing))
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    ids = set(filter(None, args.ids.split(",")))
    show([r for r in rows if not ids or r["id"] in ids], reading, args.misses)


if __name__ == "__main__":
    main()
