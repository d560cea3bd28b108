"""What a reader of another medium is: bytes of a format that govproposal does not read itself, made into a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.errors import ReadError
from govproposal.source import Source


@runtime_checkable
class Reader(Protocol):
    """A reader of one format, asked before the readers of text and pages.

    It is given bytes and makes a :class:`~govproposal.source.Source`; it opens no file and no connection. Bytes that are damaged give
    a source with diagnostics; :class:`~govproposal.errors.ReadError` says that they cannot be read at all.
    """

    @property
    def name(self) -> str:
        """The name of the entry point: lower case, words joined by hyphens."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types by which a caller may ask for it (``application/vnd.example``)."""

    def takes(self, data: bytes, name: str) -> bool:
        """Whether it reads *data*, judged by content; *name* is the file's name, empty where there is none."""

    def read(self, data: bytes, uri: str | None) -> Source:
        """The source of *data*."""


def chosen(readers: Sequence[Reader], data: bytes, name: str, media_type: str | None) -> tuple[Reader | None, tuple[Diagnostic, ...]]:
    """The reader that takes *data*, or that *media_type* names; with a warning (GP207) for each that failed when asked.

    >>> chosen((), b"", "plan.txt", None)
    (None, ())
    """
    failures: list[Diagnostic] = []
    for reader in readers:
        try:
            mine = media_type in reader.media_types if media_type else reader.takes(data, name)
        except (Exception, SystemExit) as error:
            failures.append(diagnose("GP207", f"{_name(reader)}: {type(error).__name__}: {error}"))
            continue
        if mine:
            return reader, tuple(failures)
    return None, tuple(failures)


def source_by(reader: Reader, data: bytes, uri: str | None) -> Source:
    """The source that *reader* makes. Raises :class:`~govproposal.errors.ReadError`, which names it, where it fails."""
    try:
        source: object = reader.read(data, uri)
    except ReadError:
        raise
    except (Exception, SystemExit) as error:
        raise ReadError(f"the reader {_name(reader)} failed: {type(error).__name__}: {error}", remedy="report it to its author") from error
    if not isinstance(source, Source):
        raise ReadError(f"the reader {_name(reader)} returned {source!r:.60}, which is no Source", remedy="report it to its author")
    return source


def _name(reader: Reader) -> str:
    name: object = getattr(reader, "name", None)
    return str(name) if name else type(reader).__name__
