"""JSON: one record as an object, several as an array. Without loss; the form itself is :mod:`govproposal.converters.records`."""

from __future__ import annotations

from collections.abc import Mapping

from govproposal.converters.contract import Profile, Records, known
from govproposal.converters.json_text import decode_lines, encoded
from govproposal.converters.plaindata import read_all, refuse
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.model.record import Record, UnknownRecord

SUFFIXES = (".json",)
PROFILE = Profile()


def encode(records: Records, *, indent: int | None = 2) -> bytes:
    r"""The JSON text of a record (an object) or of several (an array), in UTF-8, with a line break at its end.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案"), indent=None)[:45]
    b'{"schema":"govproposal/1.0","type":"plan","so'
    """
    many = records if isinstance(records, (Record, UnknownRecord)) else list(records)
    try:
        return encoded(many, indent=indent) + b"\n"
    except ValueError as error:
        data = unstructure(many) if isinstance(many, (Record, UnknownRecord)) else [unstructure(one) for one in many]
        refuse("JSON", data, cause=error)
        raise


def decode(data: bytes, *, types: Mapping[str, type[Record]] | None = None) -> tuple[AnyRecord, ...]:
    """The records of a JSON text: an object, or an array of them.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="办理工作方案")), types={"plan": Plan})[0].title
    '办理工作方案'
    """
    found = decode_lines(data)
    return read_all("JSON", found if isinstance(found, list) else [found], known(types))
