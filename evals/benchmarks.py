"""How fast: reading plus rules on a note of some 600 words, warm; and a cold `paincoder review`."""

from __future__ import annotations

import datetime
import statistics
import subprocess
import sys
import time
from importlib import resources

from copilot.pipeline import Request, case_of, open_catalog
from guardrails import engine

#: Packages that a built-in review must never load.
HEAVY = (
    "openai", "instructor", "chromadb", "streamlit", "sqlalchemy", "pandas", "numpy", "pyarrow", "ray",
    "onnxruntime", "tokenizers", "rich", "httpx", "httpx2", "requests",
)  # fmt: skip
DOS = datetime.date(2026, 11, 2)


def note() -> str:
    return resources.files("evals").joinpath("data", "benchmark_note.txt").read_text(encoding="utf-8")


def warm(runs: int = 200) -> list[float]:
    """Milliseconds of reading, proposing and checking the note, sorted; the first runs are left out."""
    text = note()
    case = case_of(Request(note=text, dos=DOS), open_catalog())
    times = []
    for _ in range(runs + 10):
        start = time.perf_counter()
        reading = engine.read(case)
        engine.review(case, engine.supported(reading, case), reading)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times[10:])


def cold(runs: int = 5) -> list[float]:
    """Seconds from process start to the last byte of JSON, sorted."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        review_process("-m", "copilot", "review", "-", "--json", "--dos", DOS.isoformat())
        times.append(time.perf_counter() - start)
    return sorted(times)


def heavy_modules() -> list[str]:
    """The heavy packages that a built-in review of the note loaded; should be none."""
    program = (
        "import sys; sys.argv = ['paincoder', 'review', '-', '--json', '--dos', '2026-11-02']\n"
        "from copilot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    loaded = review_process("-c", program).stderr.strip().splitlines()[-1]
    return [name for name in loaded.strip("[]").replace("'", "").split(", ") if name]


def review_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], input=note(), capture_output=True, text=True, check=True,
        encoding="utf-8",
    )  # fmt: skip


def percentile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))]


def run() -> str:
    times, starts = warm(), cold()
    loaded = heavy_modules()
    return "\n".join(
        [
            f"Reading and rules, {len(note().split())} words, warm, n {len(times)}: "
            f"median {statistics.median(times):.1f} ms, p95 {percentile(times, 0.95):.1f} ms",
            f"Cold `paincoder review --json`, n {len(starts)}: median {statistics.median(starts):.2f} s, "
            f"worst {starts[-1]:.2f} s",
            f"Heavy packages loaded by it: {', '.join(loaded) or 'none'}",
        ]
    )
