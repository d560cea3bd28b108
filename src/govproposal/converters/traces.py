"""The JSON form of a trace: ``govproposal-trace/1``, field for field as ``docs/trace.md`` has it."""

from __future__ import annotations

from typing import Any, cast

from govproposal.converters.records import kind_of, unstructure
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record
from govproposal.model.trace import TRACE_SCHEMA, Trace


def unstructure_trace(trace: Trace) -> dict[str, Any]:
    """The JSON form of *trace*, ``schema`` first.

    >>> unstructure_trace(Trace())
    {'schema': 'govproposal-trace/1', 'records': [], 'proposals': [], 'diagnostics': []}
    """
    # The writer of records goes by the fields of a class; a trace's classes have nothing that a record's have not.
    return {"schema": TRACE_SCHEMA, **unstructure(cast("Record", trace))}


def structure_trace(data: object) -> Trace:
    """The trace of a JSON form. Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path.

    >>> structure_trace(unstructure_trace(Trace())) == Trace()
    True
    """
    if type(data) is not dict:
        raise InvalidRecord([Fault("$", f"an object is expected, not {kind_of(data)}")])
    version = data.get("schema")
    if version != TRACE_SCHEMA and not (type(version) is str and version.startswith(f"{TRACE_SCHEMA}.")):
        raise InvalidRecord([Fault("$.schema", f"{TRACE_SCHEMA!r} is expected, not {kind_of(version)} {version!r}")])
    from govproposal.converters.structuring import read

    return read({key: value for key, value in data.items() if key != "schema"}, Trace)


def dumps(trace: Trace, *, indent: int | None = None) -> str:
    """The JSON text of a trace, not escaped: Chinese stays Chinese."""
    from govproposal.converters.json_text import data_text

    return data_text(unstructure_trace(trace), indent=indent)


def loads(text: str | bytes) -> Trace:
    """The trace whose JSON text *text* is. Raises :class:`~govproposal.errors.InvalidRecord` as :func:`structure_trace`."""
    from govproposal.converters.json_text import decode

    try:
        return structure_trace(decode(text))
    except RecursionError:
        raise InvalidRecord([Fault("$", "is nested too deeply")]) from None
