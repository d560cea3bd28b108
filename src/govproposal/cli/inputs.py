"""What commands read: files of records are loaded, everything else is a document, which is parsed. One rule for all commands."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.streams import source
from govproposal.errors import GovProposalError, InvalidRecord, ReadError

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord

DOCUMENTS = (".txt", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml")
"""Suffixes of documents."""
SEALED = (".docx", ".doc", ".wps", ".pdf", ".ofd", ".rtf")
"""Suffixes of documents that only the reader of a plugin could read."""
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*+(?:\{\s*+"|\[\s*+[\]{])')
_OURS = re.compile(rb'"schema"\s*+:\s*+"govproposal/')
_TRACE = re.compile(rb'"schema"\s*+:\s*+"govproposal-trace/')


def holds_records(name: str, data: bytes | None = None) -> bool:
    """Whether a file holds records, by its suffix; where that says nothing, by whether it opens as JSON.

    *data* is what it holds, where that was read (of ``-``, standard input). What cannot be read holds none.

    >>> holds_records("plan.yaml"), holds_records("plan.md"), holds_records("-", b'[{"schema": 1}]')
    (True, False, True)
    """
    suffix = Path(name).suffix.lower()
    if suffix in DOCUMENTS or suffix in SEALED or (data is None and Path(name).is_dir()):
        return False
    return _known(suffix) or bool(_JSON.match(_opening(name) if data is None else data))


def records(name: str, origin: str | None = None) -> tuple[AnyRecord, ...]:
    """The records of a file, ``-`` for standard input: loaded, by the format *origin* where it is given, or parsed.

    Raises :class:`~govproposal.errors.ReadError`, also where it holds something else, and
    :class:`~govproposal.converters.catalogue.UnknownFormat`.
    """
    data = sys.stdin.buffer.read() if name == "-" else None
    if origin is None and not holds_records(name, data):
        from govproposal.api import parse

        return parse(source(name, data)).records
    try:
        return _loaded(name, data, origin)
    except InvalidRecord as error:
        path = Path("standard input" if name == "-" else name)
        if _TRACE.search(data if data is not None else path.read_bytes()):
            raise ReadError("is a trace, not records", path=path, remedy="govproposal explain reads it") from error
        raise ReadError(str(error), path=path) from error


def is_records(path: Path) -> bool:
    """Whether a file of JSON says of itself that it holds records, however faulty; a trace does not, nor do other programs' files."""
    data = path.read_bytes()
    return bool(_OURS.search(data)) and not _TRACE.search(data)


def no_record(name: str) -> None:
    """Say on standard error that a document gave no record."""
    click.echo(f"{name}: no record (govproposal sniff {name} says why)", err=True)


def _known(suffix: str) -> bool:
    """Whether files of a format of records end in *suffix*."""
    from govproposal.converters.catalogue import for_suffix

    try:
        return bool(suffix and for_suffix(suffix))
    except GovProposalError:  # there is none, or the plugin that may bring it is broken
        return False


def _opening(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(4096)
    except (OSError, ValueError):
        return b""


def _loaded(name: str, data: bytes | None, origin: str | None) -> tuple[AnyRecord, ...]:
    from govproposal.converters.catalogue import for_suffix, named
    from govproposal.converters.files import open_records, reading

    if data is None:
        path = Path(name)
        return open_records(path, origin or (for_suffix(path.suffix) if _known(path.suffix.lower()) else "json"))
    reader = reading(named(origin or "json"))
    if reader is None:
        raise ReadError(f"the format {origin} can only be written")
    return reader(data)
