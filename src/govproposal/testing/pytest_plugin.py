"""The plugin contract in pytest: one line of configuration, and every law and specimen is a test.

::

    [tool.pytest.ini_options]
    govproposal_parsers = ["my_package:parser"]

Specimens are looked for in ``specimens`` or ``tests/specimens``; another folder is named behind the parser
(``"my_package:parser = documents"``). The tests are added to those of every run that is not about some files only, and can be chosen
with ``-k`` (``pytest -k contract``). A parser that hangs is ended (``govproposal_limit``, in seconds).

``pytest --regenerate-specimens`` writes ``expected.json`` anew where the parser says something else, and fails.
``pytest --contract-here`` checks in pytest's own process, for the debugger.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from govproposal.testing.subjects import Subject
    from govproposal.testing.verdicts import Verdict


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and the line of configuration."""
    group = parser.getgroup("govproposal", "parsers of govproposal")
    writing = "write expected.json anew where the parser says something else, and fail"
    group.addoption("--regenerate-specimens", action="store_true", help=writing)
    group.addoption("--contract-here", action="store_true", help="check the contract in this process, for the debugger")
    parser.addini("govproposal_parsers", "the parsers to check: module:attribute, or module:attribute = FOLDER", "linelist", [])
    parser.addini("govproposal_limit", "seconds after which a law is ended", default="60")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the laws of the parsers that the configuration names."""
    lines = config.getini("govproposal_parsers")
    if not lines or not _whole(config):
        return
    from govproposal.testing.contract import tasks
    from govproposal.testing.subjects import subjects
    from govproposal.testing.workbench import Workbench

    for subject in subjects((), None, config.rootpath):
        run = Run(subject, config)
        for law, case in tasks(Workbench(subject.target, subject.specimens)):
            name = f"contract[{subject.target}] {law.name}" + (f"[{case}]" if case else "")
            items.append(ContractItem.from_parent(session, name=name, nodeid=name, run=run, task=(law.name, case)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Tell each run which of its laws are wanted."""
    for item in session.items:
        if isinstance(item, ContractItem):
            item.run.wanted.append(item.task)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the processes that were started, also where a run stops early (``-x``) and asks for no further verdict."""
    for run in {id(item.run): item.run for item in session.items if isinstance(item, ContractItem)}.values():
        run.close()


def _whole(config: pytest.Config) -> bool:
    """Whether a run is about whole directories, the folder of the configuration among them, and not about some tests."""
    given = [Path(one.partition("::")[0]) for one in config.args]
    return all(one.is_dir() and "::" not in str(one) for one in map(config.invocation_params.dir.joinpath, given)) and not any(
        "::" in one for one in config.args
    )


class Run:
    """The laws held against one parser, once, in the order of the contract; every item takes its verdict from it."""

    def __init__(self, subject: Subject, config: pytest.Config) -> None:
        self.subject = subject
        self.here = bool(config.getoption("--contract-here"))
        self.regenerate = bool(config.getoption("--regenerate-specimens"))
        self.limit = float(config.getini("govproposal_limit"))
        self.wanted: list[tuple[str, str]] = []
        self.found: dict[tuple[str, str], Verdict] = {}
        self.going: Generator[Verdict, None, None] | None = None

    def verdict(self, task: tuple[str, str]) -> Verdict:
        """What came of a law."""
        if self.here:
            from govproposal.testing.contract import BY_NAME, Workbench, held

            return held(BY_NAME[task[0]], Workbench(self.subject.target, self.subject.specimens), task[1], regenerate=self.regenerate)
        if self.going is None:
            from govproposal.testing.supervision import supervised

            laws = {name for name, _ in self.wanted}
            self.going = supervised(self.subject, laws, limit=self.limit, regenerate=self.regenerate)
        while task not in self.found:
            one = next(self.going)
            self.found[one.law.name, one.case] = one
        return self.found[task]

    def close(self) -> None:
        """End the process that holds the laws, if one still runs."""
        if self.going is not None:
            self.going.close()


class ContractItem(pytest.Item):
    """A law, held against a parser or one of its specimens."""

    def __init__(self, *, run: Run, task: tuple[str, str], **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.run = run
        self.task = task

    def runtest(self) -> None:
        """Fail with every fault where the law is broken."""
        verdict = self.run.verdict(self.task)
        if verdict.faults:
            raise Broken("\n".join(verdict.explained()))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002 (pytest's)
        """The faults, without the frames of the kit."""
        return str(excinfo.value) if isinstance(excinfo.value, Broken) else str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the parser stands, and what is checked."""
        return self.path, None, self.name


class Broken(Exception):
    """A law is broken: its faults, a line each."""
