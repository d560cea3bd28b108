"""Measuring by ratio: every candidate once a round, in turn, in one process; the median of the rounds."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from os import cpu_count
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[1]


def interleaved(
    candidates: Mapping[str, Callable[[], object]],
    *,
    rounds: int,
    repeat: Mapping[str, int] | None = None,
    clock: Callable[[], float] = process_time,
) -> dict[str, float]:
    """The median seconds of one call of each candidate; *repeat* says how many calls make a round, where one is too short to time.

    The *clock* is the processor's, which neighbours on a shared machine do not advance; for other processes take the one on the wall.
    """
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, call in candidates.items():
            count = (repeat or {}).get(name, 1)
            gc.collect()
            started = clock()
            for _ in range(count):
                call()
            times[name].append((clock() - started) / count)
    return {name: median(values) for name, values in times.items()}


_PLUGINS = "govproposal.registry"
"""Where plugins are looked up, once in a process: looking for them again took longer than all words of a plan."""


def forget() -> None:
    """Empty every memo that govproposal keeps of words it has read; what a process builds once (tables, plugins) stays."""
    for clear in _memos(len(sys.modules)):
        clear()


@cache
def _memos(_: int) -> tuple[Callable[[], None], ...]:
    """How to empty each memo; found again when modules have been imported since."""
    modules = [module for name, module in sys.modules.items() if name.startswith("govproposal") and not name.startswith(_PLUGINS)]
    values = {id(value): value for module in modules for value in vars(module).values()}
    memos = (value for value in values.values() if isinstance(value, type(_memos)))
    return tuple(memo.cache_clear for memo in memos if memo.__wrapped__.__code__.co_argcount)


def setting() -> str:
    """Where and when: date, machine class, Python, the commit; what a figure is worth without these is little."""
    return f"{datetime.now(UTC):%Y-%m-%d}, {cpu_count()} CPUs ({platform.machine()}), CPython {platform.python_version()}, {revision()}"


def revision() -> str:
    """The commit that was measured, and whether files of the package differed from it."""
    try:
        head = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--", "src", "plugins")
    except (OSError, subprocess.CalledProcessError):
        return "no git here"
    return f"commit {head}{' with changes' if changed else ''}"


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
