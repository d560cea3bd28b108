"""Tables in streaming: 100,000 tasks to Parquet, SQLite and DuckDB, with the memory that each takes.

    python benchmarks/tables.py [TASKS]

Each format runs in a process of its own, once with a tenth of the tasks and once with all: memory is flat where the two peaks are alike.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

FORMATS = ("jsonl", "csv", "parquet", "sqlite", "duckdb")
EACH = 50


def plans(tasks: int) -> Iterator[object]:
    """Plans of 50 tasks, made as they are asked for; every task has two units and two amounts."""
    from govproposal.model import Assignment, Plan, Quantity, Role, SourceInfo, Task
    from govproposal.spans import Span

    for at in range(tasks // EACH):
        made = []
        for i in range(EACH):
            owed = tuple(Assignment(role=Role.LEAD, role_text="牵头单位", unit=f"第{(i + k) % 30}局", span=Span(i, i + 3)) for k in (0, 7))
            amounts = tuple(Quantity(text=f"{i}{k}个", value=Decimal(f"{i}{k}"), unit="个", span=Span(i * 9, i * 9 + k)) for k in (3, 4))
            text = "加快推进项目建设，完善配套设施，提升服务水平。" * 4
            made.append(Task(path=(2, i), id=f"2.{i}", group="任务", heading="推进建设", text=text, assignments=owed, quantities=amounts))
        yield Plan(title=f"第{at}号方案", source=SourceInfo(sha256=f"{at:064x}"), tasks=tuple(made))


def run(form: str, tasks: int) -> None:
    """Write the plans in one format; prints seconds and megabytes."""
    from govproposal.converters.files import save

    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        save(plans(tasks), Path(folder) / "out", form)  # type: ignore[arg-type]
        seconds = time.perf_counter() - begun
    print(f"{seconds:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> None:
    """The table of all formats."""
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{'format':10} {'tasks':>8} {'seconds':>8} {'peak MB':>8} {'peak MB of a tenth':>20}")
    for form in FORMATS:
        figures = []
        for count in (tasks // 10, tasks):
            words = [sys.executable, __file__, "--one", form, str(count)]
            figures.append(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split())
        (_, tenth), (seconds, peak) = figures
        print(f"{form:10} {tasks:>8} {seconds:>8} {peak:>8} {tenth:>20}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run(sys.argv[2], int(sys.argv[3]))
    else:
        main()
