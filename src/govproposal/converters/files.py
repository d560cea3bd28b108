"""Records to and from files: the format by name or suffix, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govproposal.converters.catalogue import for_suffix, named
from govproposal.converters.contract import Format, Records
from govproposal.converters.records import AnyRecord
from govproposal.errors import ReadError


def save(records: Records, path: Path, form: str | None = None) -> None:
    """Write records to a file, in the format *form*, else the one of its suffix.

    A format that writes in a stream does so; of the others a file appears only when all of it could be written. Raises
    :class:`~govproposal.converters.catalogue.UnknownFormat`, :class:`~govproposal.converters.contract.CannotWrite`,
    :class:`~govproposal.errors.MissingExtra` and :class:`~govproposal.errors.ReadError` where the file cannot be written.
    """
    chosen = named(form or for_suffix(path.suffix))
    writer: Callable[[Records, Path], None] | None = getattr(chosen, "write", None)
    try:
        if writer is not None:
            writer(records, path)
        else:
            path.write_bytes(chosen.encode(records))
    except OSError as error:
        raise ReadError(f"cannot be written: {error.strerror or error}", path=path) from error


def open_records(path: Path, form: str | None = None) -> tuple[AnyRecord, ...]:
    """The records of a file, in the format *form*, else the one of its suffix.

    Raises :class:`~govproposal.errors.InvalidRecord`, and :class:`~govproposal.errors.ReadError` where the file or its format
    cannot be read.
    """
    name = form or for_suffix(path.suffix)
    reader = reading(named(name))
    if reader is None:
        raise ReadError(f"the format {name} can only be written", path=path, remedy="read the document it came from")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error), path=path) from error
    return reader(data)


def reading(form: Format) -> Callable[[bytes], tuple[AnyRecord, ...]] | None:
    """The reader of a format, ``None`` where it can only be written.

    >>> from govproposal.converters.catalogue import named
    >>> reading(named("json"))(b"[]")
    ()
    """
    found: Callable[[bytes], tuple[AnyRecord, ...]] | None = getattr(form, "decode", None)
    return found
