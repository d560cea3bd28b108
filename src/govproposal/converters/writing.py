"""Values of records to JSON data, quickly.

Each attrs class is written field by field at first. A class of which many objects have been written gets a function of its own,
made from its fields as a reader of the contract would write it by hand; that takes a millisecond and is five times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

import attrs

from govproposal.converters.wire import BESIDE, shape, thaw
from govproposal.model.comparison import plain
from govproposal.model.evidence import Evidenced
from govproposal.model.record import Record
from govproposal.spans import NOTHING, Meta, Span, Witnesses

OFTEN = 100
"""So many objects of a class are written before it gets a function of its own: short programs never pay for it."""


class _Writers(dict[type[Any], Callable[[Any], Any]]):
    """The writer of each type, looked up once; of an attrs class, until it is written often, one that counts."""

    def __missing__(self, kind: type[Any]) -> Callable[[Any], Any]:
        writer = _counting(kind) if attrs.has(kind) else _scalar(kind)
        self[kind] = writer
        return writer


def written(value: Any) -> Any:
    """The JSON data of a value of a record, by its exact type. Raises ``TypeError`` where JSON has no place for it.

    >>> written((Decimal("2E+4"), date(2031, 4, 2), Span(1, 2)))
    ['20000', '2031-04-02', [1, 2]]
    """
    return WRITERS[type(value)](value)


def _counting(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
    left = OFTEN

    def write(value: Any) -> dict[str, Any]:
        nonlocal left
        left -= 1
        if left <= 0:
            WRITERS[cls] = compiled(cls)
        return by_field(value)

    return write


def by_field(value: Any) -> dict[str, Any]:
    """The JSON form of an attrs value: its keys, its evidence, and what a newer version added.

    >>> from govproposal.model import Reference
    >>> by_field(Reference(title="防洪规划"))
    {'title': '防洪规划', 'number': None, 'span': None}
    """
    form: dict[str, Any] = {}
    for name in shape(type(value)).keys:
        found = getattr(value, name)
        if found is not None or name not in BESIDE:
            form[name] = written(found)
        if name == "schema":
            form["type"] = value.type
    if isinstance(value, Evidenced):
        form["span"] = value.span and list(value.span)
        if value.spans:
            form["spans"] = _witnesses(value.spans)
    for name, one in value.extra.items() if hasattr(value, "extra") else ():
        form.setdefault(name, thaw(one))
    return form


def compiled(cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
    """A function that writes objects of *cls* as :func:`by_field` does.

    >>> from govproposal.model import Reference
    >>> compiled(Reference)(Reference(title="防洪规划"))
    {'title': '防洪规划', 'number': None, 'span': None}
    """
    space: dict[str, Any] = {"W": WRITERS, "plain": amount, "witnesses": _witnesses, "thaw": thaw, "NOTHING": NOTHING}
    space["EMPTY"] = attrs.fields_dict(cls)["extra"].default if "extra" in attrs.fields_dict(cls) else None
    # Names and types of fields alone go into the source, never a value of a record.
    exec("\n".join(_source(cls)), space)  # noqa: S102
    made: Callable[[Any], dict[str, Any]] = space["write"]
    return made


def _source(cls: type[Any]) -> list[str]:
    """The lines of the function: a dictionary of the keys that are always there, then those that may be left out."""
    keys = shape(cls).keys
    first = next((at for at, name in enumerate(keys) if name in BESIDE), len(keys))
    always = [f"{name!r}: {_expression(cls, name)}" + (f", 'type': {cls.type!r}" if name == "schema" else "") for name in keys[:first]]
    lines = ["def write(v):", f"  d = {{{', '.join(always)}}}"]
    for name in keys[first:]:
        guard = f"  if v.{name} is not None: " if name in BESIDE else "  "
        lines.append(f"{guard}d[{name!r}] = {_expression(cls, name)}")
    if issubclass(cls, Evidenced):
        lines.append("  d['span'] = None if (s := v.span) is None else [s[0], s[1]]")
        lines.append("  if v.spans is not NOTHING and v.spans: d['spans'] = witnesses(v.spans)")
    if "extra" in attrs.fields_dict(cls):
        lines.append("  if v.extra is not EMPTY: [d.setdefault(k, thaw(x)) for k, x in v.extra.items()]")
    return [*lines, "  return d"]


def _expression(cls: type[Any], name: str) -> str:
    """How a field is written: what it may hold beside ``None`` is known from its type, except where that is a class."""
    hint = attrs.fields_dict(cls)[name].type  # a string, or the type itself where somebody resolved it
    kind = hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
    if issubclass(cls, Record) and name == "schema":
        return "v.schema"
    return {
        "str": f"v.{name}",
        "int": f"v.{name}",
        "str | None": f"v.{name}",
        "int | None": f"v.{name}",
        "tuple[int, ...]": f"[*v.{name}]",
        "tuple[str, ...]": f"[*v.{name}]",
        "Decimal": f"plain(v.{name})",
        "Decimal | None": f"None if v.{name} is None else plain(v.{name})",
    }.get(kind) or (f"[W[x.__class__](x) for x in v.{name}]" if kind.startswith("tuple[") else f"W[v.{name}.__class__](v.{name})")


def _witnesses(spans: Witnesses) -> dict[str, Any]:
    """``{field: [[start, end], …]}``, or the key of the page's metadata."""
    # Most of a record's time goes here: the mapping's own dictionary is walked, not the mapping, which is written in Python.
    return {
        field: {"meta": found.meta} if isinstance(found, Meta) else [[piece[0], piece[1]] for piece in found]
        for field, found in spans._items.items()
    }


def _same(value: Any) -> Any:
    return value


def _array(value: Any) -> list[Any]:
    return [written(one) for one in value]


def amount(value: Decimal) -> str:
    """A plain decimal string; raises ``TypeError`` for what is no number.

    >>> amount(Decimal("2E+4"))
    '20000'
    """
    text = str(value)
    if text.isdigit():  # most amounts are whole: for these it is the plain form already
        return text
    if not value.is_finite():
        raise TypeError(f"the JSON form of records has no place for {value}")
    return plain(value)


def _scalar(kind: type[Any]) -> Callable[[Any], Any]:
    """How values of *kind*, no attrs class, are written. Raises ``TypeError`` where JSON has no place for them."""
    for parent, writer in _PARENTS:
        if issubclass(kind, parent):
            return writer
    raise TypeError(f"the JSON form of records has no place for {kind.__name__}")


_PARENTS: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (Enum, lambda value: value.value),
    (Decimal, amount),
    (date, lambda value: value.isoformat()),
    (Span, list),
    (tuple, _array),
    (frozenset, lambda value: sorted(_array(value))),
    (Mapping, thaw),
    (str, str),
)
WRITERS = _Writers({str: _same, int: _same, bool: _same, float: _same, type(None): _same, tuple: _array})
"""The writers by exact type."""
