"""The exceptions of govproposal: for wrong callers, plugins and environments, never for odd documents.

An odd document gives diagnostics (:mod:`govproposal.diagnostics`). Everything raised on purpose derives from
:class:`GovProposalError` and carries the objects it speaks of; messages may change, classes and attributes not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class GovProposalError(Exception):
    """The root of all exceptions that govproposal raises on purpose."""


class ReadError(GovProposalError):
    """A source could not be read: a missing file, a directory, a format that no reader takes.

    ``path`` is the file (or ``None``), ``reason`` what is wrong, ``remedy`` what to do about it.
    """

    def __init__(self, reason: str, *, path: Path | None = None, remedy: str = "") -> None:
        super().__init__(reason, path, remedy)
        self.reason = reason
        self.path = path
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path is not None else ""
        return f"{where}{self.reason}{'; ' + self.remedy if self.remedy else ''}"


class MissingExtra(GovProposalError):
    """An optional package is needed and not installed: ``pip install "govproposal[EXTRA]"``."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(extra, purpose)
        self.extra = extra
        self.purpose = purpose

    def __str__(self) -> str:
        return f'{self.purpose} needs an optional package: pip install "govproposal[{self.extra}]"'


class PluginError(GovProposalError):
    """A plugin breaks its contract: ``plugin`` names it, ``distributions`` where it comes from."""

    def __init__(self, plugin: str, reason: str, distributions: Sequence[str] = ()) -> None:
        super().__init__(plugin, reason, tuple(distributions))
        self.plugin = plugin
        self.reason = reason
        self.distributions = tuple(distributions)

    def __str__(self) -> str:
        origin = f" ({', '.join(self.distributions)})" if self.distributions else ""
        return f"plugin {self.plugin!r}{origin}: {self.reason}"


class UnknownParser(GovProposalError, LookupError):
    """No parser of that name is installed; ``known`` lists those that are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name, tuple(known))
        self.name = name
        self.known = tuple(known)

    def __str__(self) -> str:
        return f"no parser is named {self.name!r}; installed: {', '.join(self.known) or 'none'}"


class NotOneRecord(GovProposalError, ValueError):
    """``Result.record`` was asked of a result that holds no record, or several."""

    def __init__(self, count: int, reason: str) -> None:
        super().__init__(count, reason)
        self.count = count
        self.reason = reason

    def __str__(self) -> str:
        return f"the document gave {self.count} records, not one: {self.reason}"


class Fault(GovProposalError):
    """One fault of a JSON form: ``path`` is where (``$.tasks[2].unit``), ``reason`` what."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class InvalidRecord(GovProposalError, ValueError):
    """A JSON form is no record: ``faults`` lists every fault with its path."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "\n".join([f"not a govproposal record, {len(self.faults)} fault(s):", *(f"  {fault}" for fault in self.faults)])
