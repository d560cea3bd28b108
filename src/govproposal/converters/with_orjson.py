"""The door to orjson: JSON text to records and back, through dictionaries. Used where it is installed and msgspec is not.

Where anything is in doubt an exception is raised, whichever, and the caller goes the slow way.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import orjson

from govproposal.converters.natives import Natives, plain
from govproposal.converters.records import known_class
from govproposal.converters.structuring import quick, refused
from govproposal.model.record import Record

NAME = "orjson"
_NATIVES = Natives(open=False)
_PIECE = itemgetter(slice(None))
"""The tuple of a span, for which orjson asks: the most numerous of all values, so they are not worth a call of Python."""


def encode(records: Any, *, indent: int | None = None) -> bytes:
    """The JSON text of a record, or of a list of them; raises any exception where it is in doubt.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="方案"))[:41]
    b'{"schema":"govproposal/1.0","type":"plan"'
    """
    if indent not in (None, 2):
        raise ValueError(indent)
    form = [_NATIVES[one.__class__](one) for one in records] if records.__class__ is list else _NATIVES[records.__class__](records)
    option = None if indent is None else orjson.OPT_INDENT_2
    try:
        return orjson.dumps(form, default=_PIECE, option=option)
    except TypeError:  # a witness of the page's metadata, or what no JSON has a place for
        return orjson.dumps(form, default=plain, option=option)


def decode(text: str | bytes, types: Mapping[str, type[Record]]) -> Record:
    """The record of a JSON text; raises any exception where it is in doubt.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="方案")), {"plan": Plan}).title
    '方案'
    """
    data = orjson.loads(text)
    cls = known_class(data, types)
    # Integers of more than 64 bits come as floats, so nothing is kept of what no type is known.
    return quick(data, cls, refused)
