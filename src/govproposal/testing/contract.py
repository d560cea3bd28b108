"""The plugin contract as laws: what every parser keeps, a stranger's as our own.

Nothing has to be written to have a parser checked: a line in ``pyproject.toml`` (:mod:`govproposal.testing.pytest_plugin`) or
``govproposal plugin check``, and a folder of specimens. In Python::

    bench = Workbench("my_package:parser", Path("specimens"))
    for verdict in verdicts(bench):
        print(verdict.law.name, verdict.faults)

>>> len(LAWS)
20
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from time import perf_counter

from govproposal.testing.laws.behaviour import BEHAVIOUR
from govproposal.testing.laws.evidence import EVIDENCE
from govproposal.testing.laws.golden import GOLDEN, regenerated
from govproposal.testing.laws.identity import IDENTITY
from govproposal.testing.laws.isolation import ISOLATION
from govproposal.testing.laws.records import RECORDS
from govproposal.testing.laws.sniffing import SNIFFING
from govproposal.testing.verdicts import Law, Verdict
from govproposal.testing.workbench import Specimen, Workbench, cases

__all__ = ["LAWS", "Law", "Specimen", "Verdict", "Workbench", "held", "tasks", "verdicts"]

LAWS: tuple[Law, ...] = (*IDENTITY, *GOLDEN, *SNIFFING, *EVIDENCE, *RECORDS, *BEHAVIOUR, *ISOLATION)
"""The laws, in the order in which their faults are best mended."""
BY_NAME = {law.name: law for law in LAWS}


def tasks(bench: Workbench, laws: Collection[str] = ()) -> Iterator[tuple[Law, str]]:
    """What there is to check: every law of *laws* (of all, where it is empty), one for each specimen once for each."""
    for law in LAWS:
        if not laws or law.name in laws:
            names = [one.name for one in cases(bench.folder)] if law.each else []
            yield from ((law, name) for name in names or [""])


def held(law: Law, bench: Workbench, case: str = "", *, regenerate: bool = False) -> Verdict:
    """A law held against a parser. A check that fails itself, as a parser that cannot be imported makes it, is a fault."""
    begun = perf_counter()
    check: Callable[..., Iterable[str]] = regenerated if regenerate and law.each else law.hold
    try:
        faults = tuple(check(bench, case) if law.each else check(bench))
    except (Exception, SystemExit) as error:
        faults = (f"{type(error).__name__}: {error}",)
    return Verdict(law=law, case=case, faults=faults, seconds=perf_counter() - begun)


def verdicts(bench: Workbench, laws: Collection[str] = ()) -> Iterator[Verdict]:
    """Every law held against a parser, in this process: a parser that hangs hangs it (:mod:`govproposal.testing.supervision`)."""
    for law, case in tasks(bench, laws):
        yield held(law, bench, case)
