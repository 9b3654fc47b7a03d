"""A built-in review starts fast: it loads none of the heavy packages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from evals import benchmarks


def test_a_built_in_review_loads_no_heavy_package() -> None:
    assert benchmarks.heavy_modules() == []


def test_a_cold_review_takes_less_than_a_second_and_a_half() -> None:
    """Of processor time, so that a busy machine does not matter; `python -m evals bench` takes the wall's."""
    resource = pytest.importorskip("resource")
    benchmarks.cold(runs=1)  # writes the byte code
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        benchmarks.cold(runs=1)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 1.5


def test_importing_guardrails_opens_no_file_of_ours() -> None:
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import guardrails.engine\n"
        "print([name for name in opened if not name.endswith(('.py', '.pyc')) and '.pyc.' not in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
