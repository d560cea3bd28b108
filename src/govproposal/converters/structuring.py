"""JSON data to records, quickly: a function for each class, made from its fields as a strict reader would write it by hand.

The functions take the same data as :mod:`.strict` and give the same records. They name no fault: they raise whatever comes first,
and then :func:`read` asks the strict reader, which names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from threading import RLock
from typing import Any, ClassVar, TypeAlias, TypeVar

import attrs

from govproposal.converters.blanks import NoFunction, constant, function, making
from govproposal.converters.exact import amount, day, member, moment, number, witness
from govproposal.converters.fields import Kind, kinds
from govproposal.converters.wire import BESIDE, freeze, shape
from govproposal.model.evidence import Evidenced
from govproposal.model.record import Record
from govproposal.spans import NOTHING, Meta, Span, Witnesses

R = TypeVar("R")
Keep: TypeAlias = Callable[[dict[str, Any], frozenset[str]], Mapping[str, Any]]
"""What is to become of the keys of an object that are not among the known ones."""


class Doubt(Exception):
    """Something is not as it should be, or not known here; what it is the slow way says."""


def read(data: dict[str, Any], cls: type[R]) -> R:
    """The object of *cls*, a record class or that of a trace, that *data* is the JSON form of.

    Raises :class:`~govproposal.errors.InvalidRecord` with every fault, and :class:`~govproposal.errors.PluginError` where a
    field of *cls* is of a type that the JSON form has no place for.

    >>> from govproposal.model import Reference
    >>> read({"title": "防洪规划", "number": None}, Reference).title
    '防洪规划'
    """
    try:
        return quick(data, cls, kept)
    except Exception:  # noqa: S110 (whatever it is, the strict reader finds it again and says where)
        pass
    from govproposal.converters import strict

    return strict.read(data, cls)


def quick(data: object, cls: type[R], keep: Keep) -> R:
    """As :func:`read`, but raises any exception whatever where something is wrong, or there is no function for *cls*.

    *keep* makes the ``extra`` of an object that has unknown keys: :func:`kept`, or :func:`refused`.
    """
    made: R = READERS[cls](data, keep)
    return made


def kept(data: dict[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    """The items of *data* that are not *known*, frozen.

    >>> dict(kept({"title": "", "nova": [1]}, frozenset({"title"})))
    {'nova': (1,)}
    """
    frozen: Mapping[str, Any] = freeze({key: value for key, value in data.items() if key not in known})
    return frozen


def refused(data: dict[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    """Raises :class:`Doubt`: for data of a decoder that does not keep every number as it is written."""
    raise Doubt(data.keys() - known)


class _Readers(dict[type[Any], Callable[[Any, Keep], Any]]):
    """The function of each class, made when it is first read; one that only raises where none can be made."""

    _begun: ClassVar[set[type[Any]]] = set()

    def __missing__(self, cls: type[Any]) -> Callable[[Any, Keep], Any]:
        with _MAKING:
            if cls not in self:
                self[cls] = self._function(cls)
            return self[cls]

    def _function(self, cls: type[Any]) -> Callable[[Any, Keep], Any]:
        if cls in self._begun:  # a class that holds itself
            return _never
        self._begun.add(cls)
        try:
            return _made(cls)
        except (NoFunction, NameError, TypeError):  # a type that nobody can resolve, a union of two
            return _never
        finally:
            self._begun.discard(cls)


_MAKING = RLock()


def _never(_: Any, __: Keep) -> Any:
    raise Doubt("a class that only the strict reader reads")


READERS = _Readers()


def _made(cls: type[Any]) -> Callable[[Any, Keep], Any]:
    """The function for objects of *cls*."""
    empty = constant(attrs.fields_dict(cls), "extra")
    names = [name for name in attrs.fields_dict(cls) if name != "extra"]
    space: dict[str, Any] = {
        "Doubt": Doubt, "KNOWN": shape(cls).known, "NOTHING": NOTHING, "Span": Span, "new": tuple.__new__, "amount": amount, "day": day,
        "moment": moment, "number": number, "member": member, "witnesses": witnesses,
        "EMPTY": empty,
    }  # fmt: skip
    lines = ["if d.__class__ is not dict: raise Doubt", "n = len(d)"]
    if issubclass(cls, Record):
        lines.append("if 'type' in d: n -= 1")
    fields: dict[str, Sequence[str]] = {name: _field(cls, name, space) for name in names}
    known = sum(name in shape(cls).required for name in names)
    fields["extra"] = [f"EMPTY if n == {known} else keep(d, KNOWN)"]
    return function("read", ["d", "keep"], [*lines, *making(cls, "o", fields, space), "return o"], space)


def _field(cls: type[Any], name: str, space: dict[str, Any]) -> list[str]:
    """The lines that leave the value of a field in ``x``, and ``x``; a field that may be missing is taken off the number of keys."""
    if issubclass(cls, Evidenced) and name in ("span", "spans"):
        steps = _value("span", Kind(Span, optional=True), space) if name == "span" else ["x = witnesses(x)"]
        default = "None" if name == "span" else "NOTHING"
    else:
        steps = _value(name, kinds(cls)[name], space)
        if name not in BESIDE:
            return [f"x = d[{name!r}]", *steps, "x"]
        default = f"default_{name}"
        space[default] = constant(attrs.fields_dict(cls), name)
    return [f"if {name!r} in d:", "  n -= 1", f"  x = d[{name!r}]", *(f"  {step}" for step in steps), f"else: x = {default}", "x"]


def _value(name: str, kind: Kind, space: dict[str, Any]) -> list[str]:
    """The lines that check ``x``, JSON data, and turn it into what a field of that type holds."""
    item = kind.item
    exact = _EXACT.get(item)
    if kind.array and kind.optional:
        raise NoFunction(name)
    if kind.array:
        check = "if x.__class__ is not list: raise Doubt"
        if exact is not None:
            return [check, "for y in x:", f"  if y.__class__ is not {exact}: raise Doubt", "x = tuple(x)"]
        return [check, f"x = tuple([{_expression(name, item, 'y', space)} for y in x])"]
    if exact is not None:
        return [f"if x.__class__ is not {exact}{' and x is not None' if kind.optional else ''}: raise Doubt"]
    made = _expression(name, item, "x", space)
    return [f"if x is not None: x = {made}"] if kind.optional else [f"x = {made}"]


_EXACT = {str: "str", int: "int", bool: "bool"}
_CALLED = {Decimal: "amount", date: "day", datetime: "moment", float: "number"}


def _expression(name: str, item: Any, value: str, space: dict[str, Any]) -> str:
    """The expression for one value of the type *item*. Raises :class:`NoFunction` for a type that is not known here."""
    if item is Span:
        space["span"] = span
        return f"span({value})"
    if item in _CALLED:
        return f"{_CALLED[item]}({value})"
    if not isinstance(item, type):
        raise NoFunction(item)
    if issubclass(item, Enum):
        space[f"kind_{name}"], space[f"of_{name}"] = item, {one.value: one for one in item if type(one.value) is str}
        return f"of_{name}[{value}] if {value}.__class__ is str else member({value}, kind_{name})"
    if not attrs.has(item):
        raise NoFunction(item)
    space[f"read_{name}"] = READERS[item]
    if READERS[item] is _never:
        raise NoFunction(item)
    return f"read_{name}({value}, keep)"


def span(value: Any) -> Span:
    """A span, as :func:`govproposal.converters.exact.span` reads it; raises any exception where it is none.

    >>> span([3, 5])
    Span(start=3, end=5)
    """
    start, end = value
    if value.__class__ is list and start.__class__ is int and end.__class__ is int and 0 <= start <= end:
        return tuple.__new__(Span, value)
    raise Doubt


def witnesses(data: Any) -> Witnesses:
    """The witnesses of an object, as :func:`govproposal.converters.exact.witnesses` reads them; raises any exception else.

    >>> witnesses({"title": [[3, 5]]})["title"]
    (Span(start=3, end=5),)
    """
    if data.__class__ is not dict:
        raise Doubt
    found: dict[str, Meta | tuple[Span, ...]] = {}
    for field, pieces in data.items():
        one = [span(piece) for piece in pieces] if pieces.__class__ is list else witness(pieces)
        found[field] = one if isinstance(one, Meta) else tuple(one)
    made = Witnesses.__new__(Witnesses)
    made._items = found
    return made
