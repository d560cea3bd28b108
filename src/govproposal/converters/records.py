"""The JSON form of records, as plain Python data: ``RECORD.md``, version 1.0, field for field.

Writing walks the attrs fields; reading goes through cattrs, whose door is :mod:`.strict`, imported when a record is read.
Any ``1.x`` is read, and what it has beside the known fields is kept in ``extra``; another major version is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

import attrs

from govproposal.converters.wire import BESIDE, freeze, shape, thaw
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.evidence import Evidenced
from govproposal.model.facts import plain
from govproposal.model.record import SCHEMA, Record, UnknownRecord
from govproposal.spans import Meta, Span, Witnesses

AnyRecord: TypeAlias = Record | UnknownRecord
"""A record of a type that is known here, or the JSON form of another, kept without loss."""

_MAJOR = SCHEMA.partition(".")[0] + "."


def unstructure(record: AnyRecord) -> dict[str, Any]:
    """The JSON form of *record*: keys in the order of the contract, amounts as plain decimal strings, dates as ISO 8601.

    Raises ``TypeError`` where a record holds a value that the JSON form has no place for: a fault of the plugin that made it.

    >>> from govproposal.model import Plan
    >>> list(unstructure(Plan(title="办理工作方案")))[:6]
    ['schema', 'type', 'source', 'parser', 'header', 'title']
    """
    form: dict[str, Any] = thaw(record.data) if isinstance(record, UnknownRecord) else _object(record)
    return form


def structure(data: object, *, types: Mapping[str, type[Record]]) -> AnyRecord:
    """The record of a JSON form; *types* are the classes of the record types that are known, by name.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault of *data*, each with its path.

    >>> from govproposal.model import Plan
    >>> structure(unstructure(Plan(title="方案")), types={"plan": Plan}).title
    '方案'
    """
    if type(data) is not dict:
        raise InvalidRecord([Fault("$", f"an object is expected, not {kind_of(data)}")])
    if _foreign(data):
        from govproposal.converters.versions import lifted

        data = lifted(data, SCHEMA)
    faults = [*_version(data), *_type(data)]
    if any(fault.path == "$.type" for fault in faults) or _foreign(data):
        raise InvalidRecord(faults)
    cls = types.get(data["type"])
    if cls is None and faults:
        raise InvalidRecord(faults)
    if cls is None:
        return UnknownRecord(type=data["type"], data=freeze(data))
    from govproposal.converters.strict import read

    return read(data, cls)


def kind_of(value: object) -> str:
    """What a JSON value is, in the words of JSON: ``null``, ``a string``, ``an integer``."""
    return _KINDS.get(type(value), type(value).__name__)


_KINDS = {
    type(None): "null", bool: "a boolean", int: "an integer", float: "a number with a fraction", str: "a string",
    list: "an array", dict: "an object",
}  # fmt: skip


def _foreign(data: dict[str, Any]) -> bool:
    """Whether ``schema`` is a version that is not read here, so that nothing else of the data can be judged."""
    version = data.get("schema")
    return type(version) is str and not (version.startswith(_MAJOR) and version[len(_MAJOR) :].isdecimal())


def _version(data: dict[str, Any]) -> list[Fault]:
    """The faults of ``schema``: missing, no string, another major version."""
    if "schema" not in data:
        return [Fault("$.schema", "is missing")]
    version = data["schema"]
    if type(version) is not str:
        return [Fault("$.schema", f"a string is expected, not {kind_of(version)}")]
    if _foreign(data):
        return [Fault("$.schema", f"version {version!r} is not read here, only {_MAJOR}x")]
    return []


def _type(data: dict[str, Any]) -> list[Fault]:
    """The faults of ``type``: missing, or no string."""
    if "type" not in data:
        return [Fault("$.type", "is missing")]
    if type(data["type"]) is not str:
        return [Fault("$.type", f"a string is expected, not {kind_of(data['type'])}")]
    return []


def _object(value: Any) -> dict[str, Any]:
    """The JSON form of an attrs value: its keys, its evidence, and what a newer version added."""
    form: dict[str, Any] = {}
    for name in shape(type(value)).keys:
        found = getattr(value, name)
        if found is not None or name not in BESIDE:
            form[name] = _value(found)
        if name == "schema":
            form["type"] = value.type
    if isinstance(value, Evidenced):
        form["span"] = value.span and list(value.span)
        if value.spans:
            form["spans"] = _witnesses(value.spans)
    for name, one in value.extra.items() if hasattr(value, "extra") else ():
        form.setdefault(name, thaw(one))
    return form


def _witnesses(spans: Witnesses) -> dict[str, Any]:
    """``{field: [[start, end], …]}``, or the key of the page's metadata."""
    return {field: {"meta": found.meta} if isinstance(found, Meta) else [list(piece) for piece in found] for field, found in spans.items()}


def _value(value: Any) -> Any:
    """The JSON form of one value, by its exact type; the writer of a type is looked up once."""
    kind = type(value)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer(kind)
    return writer(value)


def _same(value: Any) -> Any:
    return value


def _array(value: Any) -> list[Any]:
    return [_value(one) for one in value]


def _amount(value: Decimal) -> str:
    """A plain decimal string; raises ``TypeError`` for what is no number."""
    if not value.is_finite():
        raise TypeError(f"the JSON form of records has no place for {value}")
    return plain(value)


def _writer(kind: type[Any]) -> Callable[[Any], Any]:
    """How values of *kind* are written. Raises ``TypeError`` where the JSON form has no place for them."""
    if attrs.has(kind):
        return _object
    for parent, writer in _PARENTS:
        if issubclass(kind, parent):
            return writer
    raise TypeError(f"the JSON form of records has no place for {kind.__name__}")


_WRITERS: dict[type[Any], Callable[[Any], Any]] = {str: _same, int: _same, bool: _same, float: _same, type(None): _same, tuple: _array}
_PARENTS: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (Enum, lambda value: value.value),
    (Decimal, _amount),
    (date, lambda value: value.isoformat()),
    (Span, list),
    (tuple, _array),
    (frozenset, lambda value: sorted(_array(value))),
    (Mapping, thaw),
    (str, str),
)
