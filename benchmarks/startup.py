"""What it costs to start: the import, and whole processes beside a bare interpreter.

python benchmarks/startup.py [--rounds 15]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from material import PLAN, plan_page
from rounds import interleaved, setting

_TIMED = "from time import perf_counter as now; began = now(); import {what}; print(now() - began)"


def process(*words: str) -> None:
    """A process of this interpreter, run to its end."""
    subprocess.run([sys.executable, "-I", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def import_seconds(what: str, rounds: int) -> float:
    """The median time that an import takes in a fresh interpreter."""
    command = [sys.executable, "-I", "-c", _TIMED.format(what=what)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(rounds)]
    return median(float(run) for run in runs)


def report(rounds: int) -> str:
    """The table: processes as multiples of a bare one, imports in milliseconds."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "plan.html"
        page.write_bytes(plan_page())
        commands = {
            "python -I -c pass": ("-c", "pass"),
            "import govproposal": ("-c", "import govproposal"),
            "govproposal --help": ("-m", "govproposal", "--help"),
            "govproposal parse plan.txt": ("-m", "govproposal", "parse", str(PLAN)),
            "govproposal parse plan.html": ("-m", "govproposal", "parse", str(page)),
        }
        calls = {name: partial(process, *words) for name, words in commands.items()}
        for call in calls.values():
            call()
        times = interleaved(calls, rounds=rounds, clock=perf_counter)
    bare = times["python -I -c pass"]
    lines = [f"{setting()}; median of {rounds} interleaved rounds", "", f"{'process':32}{'ms':>8}{'/ bare':>8}"]
    lines += [f"{name:32}{1e3 * seconds:8.1f}{seconds / bare:7.1f}x" for name, seconds in times.items()]
    lines += ["", f"{'import, in a fresh process':32}{'ms':>8}"]
    for what in (
        "govproposal",
        "govproposal.api",
        "govproposal.document",
        "govproposal.parsing",
        "govproposal.cli",
        "attrs",
        "lxml.html",
        "click",
    ):
        lines.append(f"{what:32}{1e3 * import_seconds(what, rounds):8.1f}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    sys.stdout.write(report(options.parse_args().rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
