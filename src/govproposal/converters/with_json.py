"""Records to JSON text with the standard library alone, through dictionaries whose values it knows how to write."""

from __future__ import annotations

from typing import Any

from govproposal.converters.json_text import data_text
from govproposal.converters.natives import Natives, plain

NAME = "json"
_NATIVES = Natives(open=True)


def encode(records: Any, *, indent: int | None = None) -> str:
    """The JSON text of a record, or of a list of them; raises any exception where it is in doubt.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="方案"))[:41]
    '{"schema":"govproposal/1.0","type":"plan"'
    """
    form = [_NATIVES[one.__class__](one) for one in records] if records.__class__ is list else _NATIVES[records.__class__](records)
    return data_text(form, indent=indent, default=plain)
