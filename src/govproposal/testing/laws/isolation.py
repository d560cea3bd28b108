"""Laws on what a parser leaves alone: files, connections, the terminal, and the state of the process."""

from __future__ import annotations

import contextlib
import decimal
import io
import locale
import logging
import os
import random
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping

from govproposal.diagnostics import CATALOGUE
from govproposal.document import Document
from govproposal.registry import BUILT_IN, choose, run
from govproposal.testing.verdicts import Law
from govproposal.testing.workbench import Workbench

_OUTSIDE = (
    *("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "sqlite3."),
    *("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork"),
)
"""Audit events of connections and processes: never allowed."""
_FILES = (
    *("open", "os.listdir", "os.scandir", "glob."),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "shutil.", "tempfile."),
)
"""Audit events of files: allowed while modules and their data are first loaded, if nothing is written."""


class _Watch:
    """What happens while it is on; an audit hook cannot be taken away again, so there is one, which listens only then."""

    def __init__(self) -> None:
        self.on = False
        self.first = True
        self.seen: list[str] = []
        self.hooked = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and (event.startswith(_OUTSIDE) or (event.startswith(_FILES) and not self._loading(event, arguments))):
            self.seen.append(f"{event}({', '.join(repr(one)[:60] for one in arguments[:2])})")

    def _loading(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Whether a file is only looked at, in the first round."""
        if not self.first or event not in ("open", "os.listdir", "os.scandir"):
            return False
        if event != "open" or "__pycache__" in str(arguments[0]):
            return True
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return not writes and not (isinstance(mode, str) and set(mode) & set("wax+"))


_WATCH = _Watch()


def _no_io(bench: Workbench) -> Iterator[str]:
    sources = bench.sources
    if not _WATCH.hooked:
        sys.addaudithook(_WATCH)
        _WATCH.hooked = True
    for first in (True, False):
        for name, source in sources.items():
            out, err = io.StringIO(), io.StringIO()
            _WATCH.seen.clear()
            _WATCH.first = first
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                _WATCH.on = True
                try:
                    _work(bench, Document(source))
                finally:
                    _WATCH.on = False
            faults = [f"{name}: {event}" for event in dict.fromkeys(_WATCH.seen)]
            if out.getvalue() or err.getvalue():
                faults.append(f"{name}: it prints {(out.getvalue() or err.getvalue())[:60]!r}")
            yield from faults
            if faults:
                return


def _work(bench: Workbench, document: Document) -> None:
    choose(document, [bench.parser])
    run(bench.parser, document)


def _no_state(bench: Workbench) -> Iterator[str]:
    for source in bench.sources.values():  # what is loaded or computed at first use is no state
        _work(bench, Document(source))
    before = _state(bench)
    for source in bench.sources.values():
        _work(bench, Document(source))
    after = _state(bench)
    yield from (f"{name} is another one after parsing" for name in {**before, **after} if before.get(name) != after.get(name))


def _state(bench: Workbench) -> dict[str, str]:
    """The state of the process, of the plugin's modules and of the parser, by names, as texts to compare."""
    state = {name: repr(look()) for name, look in _PROCESS.items()}
    state |= {f"os.environ[{name!r}]": value for name, value in os.environ.items()}
    package = bench.target.partition(":")[0].partition(".")[0]
    for module in [name for name in sys.modules if name == package or name.startswith(package + ".")]:
        state |= {f"{module}.{name}": text for name, text in _members(vars(sys.modules[module]))}
        for cls in [one for one in vars(sys.modules[module]).values() if isinstance(one, type) and one.__module__ == module]:
            state |= {f"{module}.{cls.__name__}.{name}": text for name, text in _members(vars(cls))}
    state |= {f"the parser's {name}": text for name, text in _members(getattr(bench.parser, "__dict__", {}))}
    return state


def _members(names: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The members of a namespace that could hold state, each as a text: containers and plain values by content, others by identity."""
    for name, value in list(names.items()):
        if not name.startswith("__"):
            plain = isinstance(value, (str, int, float, list, dict, set, tuple, frozenset, bytearray, type(None)))
            yield name, repr(value) if plain else f"{type(value).__name__} {id(value)}"


_PROCESS: dict[str, Callable[[], object]] = {
    "the working directory": os.getcwd,
    "sys.path": lambda: sys.path,
    "sys.stdout": lambda: id(sys.stdout),
    "sys.getrecursionlimit()": sys.getrecursionlimit,
    "the locale": lambda: locale.setlocale(locale.LC_ALL),
    "the state of random": lambda: hash(random.getstate()),
    "the decimal context": decimal.getcontext,
    "the warning filters": lambda: warnings.filters,
    "the root logger": lambda: (logging.getLogger().level, logging.getLogger().handlers, logging.root.manager.disable),
    "the handler of SIGINT": lambda: signal.getsignal(signal.SIGINT),
    "the number of threads": threading.active_count,
    "govproposal's catalogue of diagnostics": lambda: sorted(CATALOGUE),
    "govproposal's record types": lambda: sorted(BUILT_IN),
}

ISOLATION = (
    Law(
        name="no-io",
        states="a parser opens no file and no connection, starts no process and prints nothing; data of the package is read once",
        remedy="everything it may know is in the document; load tables once, with importlib.resources; say things with diagnostics",
        hold=_no_io,
    ),
    Law(
        name="no-state",
        states="parsing changes neither the process nor the plugin: no global, no environment variable, no setting",
        remedy="make values in functions and return them; a decimal context or locale is set in a with statement, if at all",
        hold=_no_state,
    ),
)
