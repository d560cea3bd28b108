"""The JSON form of records, as plain Python data: ``RECORD.md``, version 1.0, field for field.

Writing walks the attrs fields; reading goes through functions made of them (:mod:`.structuring`), and where there is a fault through
cattrs, whose door is :mod:`.strict`. Both are imported when a record is read.
Any ``1.x`` is read, and what it has beside the known fields is kept in ``extra``; another major version is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from govproposal.converters.wire import freeze, thaw
from govproposal.converters.writing import written
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import SCHEMA, Record, UnknownRecord

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
    form: dict[str, Any] = thaw(record.data) if isinstance(record, UnknownRecord) else written(record)
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
    from govproposal.converters.structuring import read

    return read(data, cls)


def known_class(data: object, types: Mapping[str, type[Record]]) -> type[Record]:
    """The class of a JSON form, where version and type are known here. Raises ``LookupError`` where they are not.

    >>> from govproposal.model import Plan
    >>> known_class({"schema": "govproposal/1.3", "type": "plan"}, {"plan": Plan}).__name__
    'Plan'
    """
    if type(data) is not dict or type(data.get("schema")) is not str or _foreign(data):
        raise LookupError("schema")
    return types[data["type"]]


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
