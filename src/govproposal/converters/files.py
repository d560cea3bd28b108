"""Records to and from files: the format by name or suffix, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from govproposal.converters.catalogue import for_suffix, named
from govproposal.converters.contract import Format, Records
from govproposal.converters.records import AnyRecord
from govproposal.converters.replacing import replaced
from govproposal.errors import ReadError


def save(records: Records, path: Path, form: str | None = None, **options: str | bool) -> None:
    """Write records to a file, in the format *form*, else the one of its suffix, with the *options* of the format (``table``).

    A file appears, or takes the place of another, only when all of it could be written. Raises
    :class:`~govproposal.converters.catalogue.UnknownFormat`, :class:`~govproposal.converters.contract.CannotWrite`,
    :class:`~govproposal.errors.MissingExtra` and :class:`~govproposal.errors.ReadError` where the file cannot be written.
    """
    chosen = named(form or for_suffix(path.suffix))
    writer: Callable[..., None] | None = getattr(chosen, "write", None)
    try:
        if writer is not None:
            _called(writer, options, records, path)
        else:
            data = encoded(chosen, records, **options)
            with replaced(path) as made:
                made.write_bytes(data)
    except OSError as error:
        raise ReadError(f"cannot be written: {error.strerror or error}", path=path) from error


def encoded(form: Format, records: Records, **options: str | bool) -> bytes:
    r"""The records in a format, with options of its own. Raises :class:`~govproposal.errors.ReadError` where it has no such option.

    >>> from govproposal.converters.catalogue import named
    >>> encoded(named("csv"), [], table="units")
    b'document_id,name,completed\r\n'
    """
    made: bytes = _called(form.encode, options, records)
    return made


def _called(function: Callable[..., Any], options: dict[str, str | bool], *given: object) -> Any:
    """Call a writer with options, if it has them."""
    if options:
        from inspect import signature

        unknown = [name for name in options if name not in signature(function).parameters]
        if unknown:
            raise ReadError(f"this format has no option {unknown[0]}", remedy="leave it out, or choose another format")
    return function(*given, **options)


def open_records(path: Path, form: str | None = None) -> tuple[AnyRecord, ...]:
    """The records of a file, in the format *form*, else the one of its suffix.

    Raises :class:`~govproposal.errors.InvalidRecord`, and :class:`~govproposal.errors.ReadError` where the file or its format
    cannot be read.
    """
    name = form or for_suffix(path.suffix)
    reader = reading(named(name))
    if reader is None:
        raise ReadError(f"the format {name} can only be written", path=path, remedy="read the document it came from")
    return reader(_loaded(path))


def _loaded(path: Path) -> bytes:
    """What a file holds. Raises :class:`~govproposal.errors.ReadError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("there is no such file", path=path, remedy="check the name") from error
    except IsADirectoryError as error:
        raise ReadError("this is a directory", path=path, remedy="name the files in it") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"it cannot be read: {getattr(error, 'strerror', None) or error}", path=path) from error


def reading(form: Format) -> Callable[[bytes], tuple[AnyRecord, ...]] | None:
    """The reader of a format, ``None`` where it can only be written.

    >>> from govproposal.converters.catalogue import named
    >>> reading(named("json"))(b"[]")
    ()
    """
    found: Callable[[bytes], tuple[AnyRecord, ...]] | None = getattr(form, "decode", None)
    return found
