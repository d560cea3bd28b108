"""TOML: one record as a file, several as ``[[records]]``, without loss.

TOML has no ``null``. A field of the contract that says nothing is left out and comes back when the file is read; a ``null`` in
fields that this version does not know is written ``{"$null" = true}``. Reading needs Python alone, writing
``pip install "govproposal[toml]"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from govproposal.converters.contract import Profile, Records, known
from govproposal.converters.extras import needed
from govproposal.converters.fields import kinds
from govproposal.converters.plaindata import read_all, refuse
from govproposal.converters.records import AnyRecord, unstructure
from govproposal.converters.wire import shape
from govproposal.errors import Fault, InvalidRecord
from govproposal.model.record import Record, UnknownRecord

SUFFIXES = (".toml",)
PROFILE = Profile()

_NULL = {"$null": True}
_MARK = re.compile(r"\$++null")


def encode(records: Records) -> bytes:
    """The TOML of a record, or of several as an array of tables ``records``, in UTF-8.

    Raises :class:`~govproposal.converters.contract.CannotWrite` where a text holds a lone surrogate, and
    :class:`~govproposal.errors.MissingExtra`.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="办理工作方案")).decode().splitlines()[:3]
    ['schema = "govproposal/1.0"', 'type = "plan"', 'title = "办理工作方案"']
    """
    tomli_w = needed("tomli_w", "toml", "writing TOML")
    one = isinstance(records, (Record, UnknownRecord))
    forms = [_full(record) for record in ((records,) if isinstance(records, (Record, UnknownRecord)) else records)]
    data = forms[0] if one else {"records": forms}
    refuse("TOML", data)
    text: str = tomli_w.dumps(data)
    return text.encode("utf-8")


def decode(data: bytes, *, types: Mapping[str, type[Record]] | None = None) -> tuple[AnyRecord, ...]:
    """The record or records of a TOML file.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault and its path.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="办理工作方案")), types={"plan": Plan})[0].title
    '办理工作方案'
    """
    import tomllib

    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidRecord([Fault("$", f"no TOML: {error}")]) from None
    members = found["records"] if found.keys() == {"records"} and isinstance(found["records"], list) else [found]
    classes = known(types)
    return read_all("TOML", [_restored(member, classes) for member in members], classes)


def _full(record: AnyRecord) -> dict[str, Any]:
    """The form of a record without ``null``."""
    form = unstructure(record)
    return _marked(form) if isinstance(record, UnknownRecord) else _without(form, type(record))


def _without(form: dict[str, Any], cls: type[Any]) -> dict[str, Any]:
    """The form of an object of *cls*: what is ``null`` is left out of the known fields and marked in the others."""
    found: dict[str, Any] = {}
    for key, value in form.items():
        if key not in shape(cls).known:
            found[_escaped(key)] = _marked(value)
        elif value is not None:
            found[key] = _member(value, cls, key, _without)
    return found


def _restored(form: Any, classes: Mapping[str, type[Record]]) -> Any:
    """The JSON form that :func:`_full` wrote."""
    cls = classes.get(form["type"]) if isinstance(form, dict) and isinstance(form.get("type"), str) else None
    return _unmarked(form) if cls is None else _with(form, cls)


def _with(form: Any, cls: type[Any]) -> Any:
    """The form of an object of *cls* with the fields that were left out."""
    if not isinstance(form, dict):
        return form
    found = {
        name: None
        for name in shape(cls).keys
        if name in shape(cls).required and name not in form and kinds(cls)[name].optional and not kinds(cls)[name].array
    }
    for key, value in form.items():
        if key in shape(cls).known:
            found[key] = _member(value, cls, key, _with)
        else:
            found[_plain(key)] = _unmarked(value)
    return found


def _member(value: Any, cls: type[Any], key: str, walk: Callable[[Any, type[Any]], Any]) -> Any:
    """A field of an object, and the objects in it."""
    kind = kinds(cls).get(key)
    if kind is None or not kind.object:
        return value
    if kind.array and isinstance(value, list):
        return [walk(one, kind.item) for one in value]
    return walk(value, kind.item)


def _marked(value: Any) -> Any:
    """Data of which nothing is known, with ``null`` written as a mark; keys that look like the mark get one ``$`` more."""
    if value is None:
        return dict(_NULL)
    if isinstance(value, dict):
        return {_escaped(key): _marked(one) for key, one in value.items()}
    return [_marked(one) for one in value] if isinstance(value, list) else value


def _unmarked(value: Any) -> Any:
    if value == _NULL:
        return None
    if isinstance(value, dict):
        return {_plain(key): _unmarked(one) for key, one in value.items()}
    return [_unmarked(one) for one in value] if isinstance(value, list) else value


def _escaped(key: str) -> str:
    return f"${key}" if _MARK.fullmatch(key) else key


def _plain(key: str) -> str:
    return key[1:] if _MARK.fullmatch(key) else key
