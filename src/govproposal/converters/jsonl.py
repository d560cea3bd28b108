"""JSON Lines: a record a line, without loss; the form for many records, as it is written and read in a stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govproposal.converters.contract import Profile, Records, known, several
from govproposal.converters.json_text import decode as decoded
from govproposal.converters.json_text import encoded
from govproposal.converters.plaindata import read_all, refuse
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.converters.replacing import replaced
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record

SUFFIXES = (".jsonl", ".ndjson")
PROFILE = Profile()


def encode(records: Records) -> bytes:
    r"""The records, each as JSON on a line of its own, in UTF-8.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate.

    >>> from govproposal.model import Plan
    >>> encode([Plan(title="甲"), Plan(title="乙")]).count(b"\n")
    2
    """
    return b"".join(_lines(records))


def write(records: Records, path: Path) -> None:
    """Write the records to a file, a line at a time. Raises ``OSError``, and as :func:`encode`."""
    with replaced(path) as made, made.open("wb") as file:
        file.writelines(_lines(records))


def decode(data: bytes, *, types: Mapping[str, type[Record]] | None = None) -> tuple[AnyRecord, ...]:
    """The records of JSON lines; blank lines do not count.

    Raises :class:`~govproposal.errors.InvalidRecord` with the faults of all lines.

    >>> from govproposal.model import Plan
    >>> [one.title for one in decode(encode([Plan(title="甲"), Plan(title="乙")]), types={"plan": Plan})]
    ['甲', '乙']
    """
    members = []
    faults = []
    for at, line in enumerate(line for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()):
        try:
            members.append(decoded(line))
        except InvalidRecord as error:
            faults += [Fault(f"$[{at}]{fault.path[1:]}", fault.reason) for fault in error.faults]
    if faults:
        raise InvalidRecord(faults)
    return read_all("JSON Lines", members, known(types))


def _lines(records: Records) -> Iterator[bytes]:
    for record in several(records):
        try:
            yield encoded(record) + b"\n"
        except ValueError as error:
            refuse("JSON Lines", unstructure(record), cause=error)
