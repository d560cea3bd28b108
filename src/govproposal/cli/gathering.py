"""The records of many files and folders; what cannot be read is named on standard error, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govproposal.cli.inputs import DOCUMENTS, SEALED, is_records, no_record, records
from govproposal.cli.streams import same
from govproposal.errors import GovProposalError, ReadError

if TYPE_CHECKING:
    from govproposal.converters.records import AnyRecord

RECORDS = (".json", ".jsonl", ".ndjson")
"""Suffixes of the files of records that are taken from a folder."""


class Gathering:
    """The records of files and folders, read one after the other.

    ``status`` is the exit status that came of it, ``made`` how many records there were. *output* is the file to write, which no
    folder may give a record from.
    """

    def __init__(self, output: Path | None = None) -> None:
        self.output = output
        self.status = 0
        self.made = 0

    def records(self, names: Iterable[str]) -> Iterator[AnyRecord]:
        """The records of all files, in order; folders are walked at any depth. Raises as :func:`found_in`."""
        for name in names:
            if name != "-" and Path(name).is_dir():
                for path in found_in(Path(name)):
                    yield from self._counted(self._walked(path))
            else:
                yield from self._counted(self._named(name))

    def _counted(self, found: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
        for record in found:
            self.made += 1
            yield record

    def _named(self, name: str) -> tuple[AnyRecord, ...]:
        """The records of a file that was asked for, or that should hold some."""
        try:
            found = records(name)
        except GovProposalError as error:
            click.echo(f"Error: {error}" if name in str(error) else f"Error: {name}: {error}", err=True)
            self.status = 2
            return ()
        return self._judged(name, found)

    def _judged(self, name: str, found: tuple[AnyRecord, ...]) -> tuple[AnyRecord, ...]:
        if not found:
            no_record(name)
            self.status = max(self.status, 1)
        return found

    def _walked(self, path: Path) -> tuple[AnyRecord, ...]:
        """The records of a file that was found in a folder; one that need not hold any may be left out."""
        if self.output is not None and same(path, self.output):
            return self._own(path)
        suffix = path.suffix.lower()
        if suffix in SEALED:
            return self._sealed(path)
        if suffix in RECORDS and not _readable(path):
            click.echo(f"{path}: left out, it holds no records of govproposal", err=True)
            return ()
        return self._named(str(path))

    def _sealed(self, path: Path) -> tuple[AnyRecord, ...]:
        """The records of a document that a plugin may read; without one it is left out."""
        try:
            found = records(str(path))
        except ReadError as error:
            click.echo(f"{path}: left out, {error.reason}", err=True)
            return ()
        return self._judged(str(path), found)

    def _own(self, path: Path) -> tuple[AnyRecord, ...]:
        """Nothing, where the file to write is what an earlier run wrote. Raises ``click.BadParameter`` where it holds records."""
        try:
            found = records(str(path))
        except GovProposalError:
            found = ()
        if found:
            raise click.BadParameter(f"{path} is one of the files to read", param_hint="--output")
        return ()


def found_in(folder: Path) -> list[Path]:
    """The files of a folder that may hold documents or records, at any depth, in order.

    Raises :class:`~govproposal.errors.ReadError` where there are none.
    """
    suffixes = (*DOCUMENTS, *SEALED, *RECORDS)
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
    if not found:
        raise ReadError("holds no document", path=folder, remedy=f"files that are read from a folder: {' '.join(suffixes)}")
    return found


def _readable(path: Path) -> bool:
    """Whether a file should be read as records; one that cannot be opened is, so that it is told why."""
    try:
        return is_records(path)
    except OSError:
        return True
