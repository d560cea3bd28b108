"""MessagePack: a map a record, one after the other, without loss; small, and quick to read in any language.

``pip install "govproposal[msgpack]"``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from govproposal.converters.contract import Profile, Records, known, several
from govproposal.converters.extras import needed
from govproposal.converters.plaindata import no_text, read_all, refuse
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.converters.replacing import replaced
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record

SUFFIXES = (".msgpack", ".mpk")
PROFILE = Profile(notes=("Integers have at most 64 bits; longer ones are refused.",))


def encode(records: Records) -> bytes:
    """The records as MessagePack maps, one after the other: the JSON form, its texts as ``str``.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate or an integer has more than
    64 bits, and :class:`~govproposal.errors.MissingExtra`.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="办理工作方案")), types={"plan": Plan})[0].title
    '办理工作方案'
    """
    return b"".join(_maps(records))


def write(records: Records, path: Path) -> None:
    """Write the records to a file, one at a time. Raises ``OSError``, and as :func:`encode`."""
    with replaced(path) as made, made.open("wb") as file:
        file.writelines(_maps(records))


def decode(data: bytes, *, types: Mapping[str, type[Record]] | None = None) -> tuple[AnyRecord, ...]:
    """The records of MessagePack maps, one after the other.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path, and :class:`~govproposal.errors.MissingExtra`.
    """
    msgpack = _library("reading MessagePack")
    try:
        members = list(_members(msgpack, data))
    except (ValueError, RecursionError, msgpack.UnpackException) as error:
        raise InvalidRecord([Fault("$", f"no MessagePack: {type(error).__name__} {error}")]) from None
    return read_all("MessagePack", members, known(types))


def _library(purpose: str) -> ModuleType:
    return needed("msgpack", "msgpack", purpose)


def _maps(records: Records) -> Iterator[bytes]:
    msgpack = _library("writing MessagePack")
    for record in several(records):
        form = unstructure(record)
        refuse("MessagePack", form, _wrong)  # the library would write NaN
        yield msgpack.packb(form, use_bin_type=True)


def _wrong(value: Any) -> str | None:
    if type(value) is int and not -(1 << 63) <= value < 1 << 64:
        return f"the integer {str(value)[:20]}… has more than 64 bits" if value.bit_length() > 80 else f"{value} has more than 64 bits"
    return no_text(value)


def _members(msgpack: ModuleType, data: bytes) -> Iterator[Any]:
    """The objects of a stream; a stream that ends within one is refused, where the library says nothing."""
    unpacker = msgpack.Unpacker(raw=False, strict_map_key=True, max_buffer_size=len(data) or 1)
    unpacker.feed(data)
    whole = 0
    for member in unpacker:
        whole = unpacker.tell()
        yield member
    if whole != len(data):
        raise ValueError(f"the data ends within a record, at byte {len(data)}")
