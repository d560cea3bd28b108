"""Holding the laws against a parser in another process, which is ended where the parser hangs or takes the process with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection, Generator, Iterator
from queue import Empty, Queue
from threading import Thread
from time import perf_counter
from typing import IO, Any

from govproposal.testing.contract import BY_NAME, tasks
from govproposal.testing.subjects import Subject
from govproposal.testing.verdicts import Law, Verdict
from govproposal.testing.workbench import Workbench

Task = tuple[str, str]
"""A law and a specimen, by name."""
STARTUP = 60.0
"""Seconds that the process may take until it says with which law it begins; nothing of the plugin is imported before."""
IMPORT = 10.0
"""Seconds that the import of a plugin may take at least, with that of govproposal itself."""
ENDED = -1
"""Said in place of an exit status: the process was ended from here."""


def supervised(
    subject: Subject, laws: Collection[str] = (), *, limit: float = 60.0, regenerate: bool = False
) -> Generator[Verdict, None, None]:
    """Every law held against a parser, in the order of the contract; one that takes longer than *limit* seconds is ended, and broken."""
    wanted = [(law.name, case) for law, case in tasks(Workbench(subject.target, subject.specimens), laws)]
    done: list[Task] = []
    while len(done) < len(wanted):
        before = len(done)
        for verdict in _run(subject, wanted, done, limit=limit, regenerate=regenerate):
            done.append((verdict.law.name, verdict.case))
            yield verdict
        if len(done) == before:  # a process that says nothing at all: no law after this one would fare better
            failed = ("the process that checks it could not be run",)
            yield from (Verdict(law=BY_NAME[name], case=case, faults=failed) for name, case in wanted[before:])
            return


def unusable(subject: Subject, *, limit: float = 60.0) -> str | None:
    """Why there is no parser to hold the laws against, ``None`` where there is one: what its import raises, or that it does not end."""
    command = [sys.executable, "-m", "govproposal.testing.worker", "import", subject.target]
    try:
        done = subprocess.run(  # noqa: S603 (this Python)
            command, stdout=subprocess.PIPE, encoding="utf-8", env=_environment(subject), timeout=max(limit, IMPORT), check=False
        )
    except subprocess.TimeoutExpired:
        return f"its import was ended after {max(limit, IMPORT):g} s"
    reason: str | None = json.loads(done.stdout) if done.stdout else f"its import ended the process, with status {done.returncode}"
    return reason


def _environment(subject: Subject) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([*subject.path, *filter(None, sys.path)]), "PYTHONUTF8": "1"}


def _run(subject: Subject, wanted: list[Task], done: list[Task], *, limit: float, regenerate: bool) -> Iterator[Verdict]:
    """The verdicts of one process, the last of them on what it did not survive."""
    request = {
        "target": subject.target,
        "folder": str(subject.specimens or ""),
        "laws": sorted({name for name, _ in wanted}),
        "done": done,
        "regenerate": regenerate,
    }
    process = subprocess.Popen(  # noqa: S603 (this Python)
        [sys.executable, "-m", "govproposal.testing.worker", "check", json.dumps(request)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(subject),
    )
    try:
        yield from _heard(process, limit)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _heard(process: subprocess.Popen[str], limit: float) -> Iterator[Verdict]:
    lines: Queue[str | None] = Queue()
    Thread(target=_listen, args=(process.stdout, lines), daemon=True).start()
    law: Law | None = None
    case, begun, patience = "", perf_counter(), max(limit, STARTUP)
    while isinstance(said := _next(lines, patience), dict):
        patience = limit
        law, case = BY_NAME[said["law"]], said["case"]
        if "faults" in said:
            yield Verdict(law=law, case=case, faults=tuple(said["faults"]), seconds=said["seconds"])
            law = None
        begun = perf_counter()
    if law is not None:
        if said == ENDED:
            process.kill()  # before it is told: who reads the verdict may never ask for the next
        hangs = f"ended after {limit:g} s: it hangs, or takes too long"
        reason = hangs if said == ENDED else f"the process ended, with status {process.wait()}"
        yield Verdict(law=law, case=case, faults=(reason,), seconds=perf_counter() - begun)


def _next(lines: Queue[str | None], limit: float) -> dict[str, Any] | int | None:
    """What the process says next, ``None`` where it has ended, :data:`ENDED` where it takes too long."""
    try:
        line = lines.get(timeout=limit)
    except Empty:
        return ENDED
    return None if line is None else dict(json.loads(line))


def _listen(stream: IO[str] | None, lines: Queue[str | None]) -> None:
    try:
        for line in stream or ():
            lines.put(line)
    except ValueError:
        pass  # the stream was closed while the process was ended
    lines.put(None)
