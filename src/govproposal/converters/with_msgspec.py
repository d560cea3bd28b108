"""The door to msgspec: JSON text to records and back, in one pass each. ``pip install "govproposal[fast]"``.

For each class there are two of msgspec's own classes. A *row* has its keys in the order of the contract, and is written. A *mirror* has
them with their types, and is read: msgspec refuses a missing key, an unknown one and a value of another type as the strict reader
does; what it cannot check (spans, amounts) is checked when the mirror is turned into the object. Where anything is in doubt an
exception is raised, whichever, and the caller goes the slow way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from threading import RLock
from typing import Any, ClassVar

import attrs
import msgspec

from govproposal.converters.blanks import NoFunction, constant, function, making
from govproposal.converters.exact import amount
from govproposal.converters.fields import Kind, kinds
from govproposal.converters.natives import Natives, Rows
from govproposal.converters.structuring import Doubt
from govproposal.converters.wire import BESIDE, shape
from govproposal.model.evidence import GROUND, Evidenced
from govproposal.model.record import Record
from govproposal.spans import NOTHING, Meta, Span, Witnesses

NAME = "msgspec"
_HEAD = r'~\{~"schema"~:~"(govproposal/1\.[0-9]++)"~,~"type"~:~"([^"\\]++)"'.replace("~", r"[ \t\r\n]*+")
_TEXT, _BYTES = re.compile(_HEAD), re.compile(_HEAD.encode())


def encode(records: Any, *, indent: int | None = None) -> bytes:
    """The JSON text of a record, or of a list of them; raises any exception where it is in doubt.

    >>> from govproposal.model import Plan
    >>> encode(Plan(title="方案"))[:41]
    b'{"schema":"govproposal/1.0","type":"plan"'
    """
    if indent == 0:
        raise Doubt  # line breaks alone, which msgspec does not write
    form = [_ROWS[one.__class__](one) for one in records] if records.__class__ is list else _ROWS[records.__class__](records)
    text = _ENCODER.encode(form)
    return text if indent is None else msgspec.json.format(text, indent=indent)


def decode(text: str | bytes, types: Mapping[str, type[Record]]) -> Record:
    """The record of a JSON text that begins with ``schema`` and ``type``; raises any exception where it is in doubt.

    >>> from govproposal.model import Plan
    >>> decode(encode(Plan(title="方案")), {"plan": Plan}).title
    '方案'
    """
    head = _TEXT.match(text) if isinstance(text, str) else _BYTES.match(text)
    if head is None:
        raise Doubt
    name = head[2] if isinstance(head[2], str) else head[2].decode()
    decoder, make = _READERS[types[name]]
    mirror = decoder.decode(text)
    # The keys that were looked at may come once more, and then the last counts.
    if mirror.type != name or mirror.schema != (head[1] if isinstance(head[1], str) else head[1].decode()):
        raise Doubt
    made: Record = make(mirror)
    return made


def _row(name: str, keys: tuple[str, ...]) -> Callable[..., Any]:
    return msgspec.defstruct(name, [(key, Any) for key in keys], gc=False)


_ENCODER = msgspec.json.Encoder()
_ROWS = Natives(open=False, rows=Rows(_row, msgspec.UNSET))


class _Readers(dict[type[Record], tuple[msgspec.json.Decoder[Any], Callable[[Any], Any]]]):
    """What reads texts of a record class, and what turns its mirror into a record."""

    def __missing__(self, cls: type[Record]) -> tuple[msgspec.json.Decoder[Any], Callable[[Any], Any]]:
        mirror, make = _MIRRORS[cls]
        self[cls] = found = msgspec.json.Decoder(mirror), make
        return found


_READERS = _Readers()


class _Mirrors(dict[type[Any], tuple[type[Any], Callable[[Any], Any]]]):
    """The mirror of each class, and the function that turns one into an object of the class."""

    _begun: ClassVar[set[type[Any]]] = set()

    def __missing__(self, cls: type[Any]) -> tuple[type[Any], Callable[[Any], Any]]:
        with _MAKING:
            if cls in self._begun:
                raise NoFunction(cls)  # a class that holds itself
            self._begun.add(cls)
            try:
                self[cls] = made = _mirror(cls), _function(cls)
            finally:
                self._begun.discard(cls)
        return made


_MAKING = RLock()
_MIRRORS = _Mirrors()


class _Amounts(dict[str, Decimal]):
    """Amounts by their texts; short ones, of which there are most in official prose, are made once. Raises as :func:`amount`."""

    def __missing__(self, text: str) -> Decimal:
        made = amount(text)
        if len(text) <= 3:
            self[text] = made
        return made


_AMOUNTS = _Amounts()


def _mirror(cls: type[Any]) -> type[Any]:
    """The class whose objects msgspec makes of the JSON form of *cls*."""
    fields: list[Any] = []
    defaults = attrs.fields_dict(cls)
    for name in shape(cls).keys:
        kind = _type(kinds(cls)[name])
        fields.append((name, kind, constant(defaults, name)) if name in BESIDE else (name, kind))
    if issubclass(cls, Evidenced):
        pieces = dict[str, tuple[Span, ...] | Meta] | msgspec.UnsetType
        fields += [("span", Span | None, None), ("spans", pieces, msgspec.UNSET)]
    if issubclass(cls, Record):
        fields.append(("type", str))
    return msgspec.defstruct(cls.__name__, fields, kw_only=True, forbid_unknown_fields=True, gc=False)


def _type(kind: Kind) -> Any:
    """The type of a field in the mirror. Raises :class:`NoFunction` where msgspec does not read such values as strictly."""
    one: Any = str if kind.item is Decimal else _MIRRORS[kind.item][0] if kind.object else kind.item
    known = kind.object or kind.item in (str, int, bool, date, Decimal, Span) or _member(kind.item)
    if not known or (kind.array and (kind.optional or kind.item is Span)):
        raise NoFunction(kind.item)
    whole: Any = tuple[one, ...] if kind.array else one
    return whole | None if kind.optional else whole


def _member(item: Any) -> bool:
    """Whether it is an enumeration of texts that has nothing to say on other texts."""
    if not (isinstance(item, type) and issubclass(item, Enum) and all(type(one.value) is str for one in item)):
        return False
    return getattr(item._missing_, "__func__", None) is getattr(Enum._missing_, "__func__", None)


def _function(cls: type[Any]) -> Callable[[Any], Any]:
    """The function that makes an object of *cls* of its mirror."""
    space: dict[str, Any] = {
        "Doubt": Doubt, "UNSET": msgspec.UNSET, "NOTHING": NOTHING, "amounts": _AMOUNTS, "ERRORS": _ERRORS, "check": _check,
        "Witnesses": Witnesses, "new": Witnesses.__new__,
    }  # fmt: skip
    return function("make", ["s"], [*_lines(cls, "s", "o", space), "return o"], space)


def _lines(cls: type[Any], mirror: str, made: str, space: dict[str, Any]) -> list[str]:
    """The lines that leave in the variable *made* the object of *cls* whose mirror the variable *mirror* is."""
    empty = f"empty{len(space)}"
    space[empty] = constant(attrs.fields_dict(cls), "extra")
    fields: dict[str, Sequence[str]] = {}
    for name in attrs.fields_dict(cls):
        if name == "extra":
            fields[name] = [empty]
        elif name == "spans" and issubclass(cls, Evidenced):
            fields[name] = [f"w = {mirror}.spans", *_WITNESSES]
        else:
            fields[name] = _steps(f"{mirror}.{name}", kinds(cls)[name], space)
    return making(cls, made, fields, space)


_WITNESSES = (
    "x = NOTHING",
    "if w is not UNSET:",
    "  try:",
    "    for [p] in w.values():",
    "      if not 0 <= p[0] <= p[1]: raise Doubt",
    "  except ERRORS: check(w)",
    "  x = new(Witnesses)",
    "  x._items = w",
    "x",
)
"""The witnesses of an object, of which nearly all are one piece each: those are looked through first."""
_ERRORS = (TypeError, ValueError, LookupError)  # what comes of several pieces, of none, and of a key of the page's metadata


def _check(found: Mapping[str, tuple[Span, ...] | Meta]) -> None:
    """Raises :class:`Doubt` where a piece ends before it begins, or begins before the text."""
    for pieces in found.values():
        if not isinstance(pieces, Meta) and any(not 0 <= start <= end for start, end in pieces):
            raise Doubt


def _steps(value: str, kind: Kind, space: dict[str, Any]) -> list[str]:
    """The lines for a field whose *value* the mirror has, the last of them that of the object."""
    if kind.item is Span:
        return [f"x = {value}", "if x is not None and not 0 <= x[0] <= x[1]: raise Doubt", "x"]
    if kind.item is Decimal:
        one = "amounts[x]"
    elif kind.object:
        if kind.array and value.startswith("s.") and not _holds(kind.item):  # the most numerous: they are worth no call each
            return [
                "l = []",
                f"for c in {value}:",
                *(f"  {line}" for line in _lines(kind.item, "c", "m", space)),
                "  l.append(m)",
                "tuple(l)",
            ]
        one = f"make{len(space)}(x)"
        space[f"make{len(space)}"] = _MIRRORS[kind.item][1]
    else:
        return [value]
    if kind.array:
        return [f"tuple([{one} for x in x]) if (x := {value}) else ()"]
    return [f"x = {value}", f"None if x is None else {one}"]


def _holds(cls: type[Any]) -> bool:
    """Whether objects of *cls* hold others."""
    return any(kind.object and kind.item is not Span for name, kind in kinds(cls).items() if name not in GROUND)
