"""The shape of a class in the JSON form: which keys, in which order, and which of them may be left out.

The order is that of the record contract: what identifies the record, its header, its own fields, what all records share,
and last the evidence. Open-ended data is frozen on the way in, so that records stay hashable, and thawed on the way out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from govproposal.frozen import FrozenMap, Value
from govproposal.model.evidence import GROUND, Evidenced
from govproposal.model.record import Record

FIRST = ("schema", "source", "parser", "header")
"""The keys a record begins with; ``type`` follows ``schema``."""
LAST = ("sessions", "quantities", "references", "diagnostics")
"""The keys that all records share and that follow a type's own."""
BESIDE = frozenset({"subject", "change", "basis", "completed", "derived_from"})
"""Fields that the contract does not list: left out where there is nothing to say, and never missed."""


@attrs.frozen(eq=False, repr=False)
class Shape(Value):
    """The shape of a class: its ``keys`` in order, without those of its evidence; those a JSON form must have, and all it knows.

    ``required`` are the keys of the contract, present even where they say nothing; a key that is not ``known`` is kept in ``extra``.
    """

    keys: tuple[str, ...]
    required: frozenset[str]
    known: frozenset[str]


def shape(cls: type[Any]) -> Shape:
    """The shape of *cls*, an attrs class; worked out once.

    >>> from govproposal.model import Plan
    >>> shape(Plan).keys[:5]
    ('schema', 'source', 'parser', 'header', 'title')
    """
    if cls not in _SHAPES:
        keys = _keys(cls)
        ground = {"span", "spans"} if issubclass(cls, Evidenced) else set()
        kind = {"type"} if issubclass(cls, Record) else set()
        _SHAPES[cls] = Shape(keys, frozenset(keys) - BESIDE, frozenset({*keys, *ground, *kind}))
    return _SHAPES[cls]


_SHAPES: dict[type[Any], Shape] = {}


def _keys(cls: type[Any]) -> tuple[str, ...]:
    ground = GROUND if issubclass(cls, Evidenced) else {"extra"}
    names = [field.name for field in attrs.fields(cls) if field.name not in ground]
    if not issubclass(cls, Record):
        return tuple(names)
    return (*FIRST, *(name for name in names if name not in FIRST and name not in LAST), *LAST)


def freeze(value: Any) -> Any:
    """JSON data that does not change: objects become :class:`FrozenMap`, arrays tuples.

    >>> hash(freeze({"a": [1, {"b": 2}]})) == hash(freeze({"a": [1, {"b": 2}]}))
    True
    """
    if isinstance(value, Mapping):
        return FrozenMap({key: freeze(one) for key, one in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(freeze(one) for one in value)
    return value


def thaw(value: Any) -> Any:
    """The JSON data that :func:`freeze` froze.

    >>> thaw(freeze({"a": [1]}))
    {'a': [1]}
    """
    if isinstance(value, Mapping):
        return {key: thaw(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [thaw(one) for one in value]
    return value
