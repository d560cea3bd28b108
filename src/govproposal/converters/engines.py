"""Which libraries write and read JSON text: msgspec where it is installed (``govproposal[fast]``), else orjson, else the standard library.

All give the same, byte for byte. An engine that is in doubt (a newer version's fields, a type of a plugin, anything wrong) raises
an exception, whichever; the slow way then does it, or says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from govproposal.model.record import Record

SOON = 3
"""So many records are written, or read, the slow way first: a program that has one or two never pays for an engine."""
FAST = ("msgspec", "orjson")
"""The libraries that write and read, the better one first."""


class Writer(Protocol):
    """Writes records."""

    @property
    def NAME(self) -> str:  # noqa: N802 (a constant of a module)
        """The library."""

    def encode(self, records: Any, *, indent: int | None = None) -> str | bytes:
        """The JSON text of a record, or of a list of them. Raises any exception where it is in doubt."""


class Engine(Writer, Protocol):
    """Writes and reads records."""

    def decode(self, text: str | bytes, types: Mapping[str, type[Record]]) -> Record:
        """The record of a JSON text. Raises any exception where it is in doubt."""


_handled = {"written": 0, "read": 0}


def writers(count: int) -> tuple[Writer, ...]:
    """What is to write so many records, in the order in which it is to try; nothing as long as there were few."""
    return (*installed(), _standard()) if _many("written", count) else ()


def readers(count: int) -> tuple[Engine, ...]:
    """What is to read so many records, as :func:`writers`."""
    return installed() if _many("read", count) else ()


def _many(what: str, count: int) -> bool:
    _handled[what] += count  # two threads may lose a record here, which does no harm
    return _handled[what] > SOON


@cache
def installed() -> tuple[Engine, ...]:
    """The best of the libraries that are installed, if any is.

    >>> len(installed()) <= 1
    True
    """
    found = (engine(name) for name in FAST)
    return next(((one,) for one in found if one is not None), ())


@cache
def engine(name: str) -> Engine | None:
    """The engine of a library, ``None`` where it is not installed, or so old that it lacks something.

    >>> engine("toml") is None
    True
    """
    try:
        made: Any = import_module(f"govproposal.converters.with_{name}")
    except (ImportError, AttributeError):
        return None
    found: Engine = made
    return found


@cache
def _standard() -> Writer:
    made: Any = import_module("govproposal.converters.with_json")
    found: Writer = made
    return found
