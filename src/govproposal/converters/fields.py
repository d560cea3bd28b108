"""Which types the fields of a record class have: what the schema, TOML and the tables need to know of a class."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from govproposal.frozen import Value


@attrs.frozen(eq=False, repr=False)
class Kind(Value):
    """The type of a field, taken apart: whether it may be ``None``, whether it is an array, and of what (``item``, a class)."""

    item: Any
    optional: bool = False
    array: bool = False

    @property
    def object(self) -> bool:
        """Whether it holds attrs objects."""
        return isinstance(self.item, type) and attrs.has(self.item)


def kinds(cls: type[Any]) -> dict[str, Kind]:
    """The types of the fields of *cls*, an attrs class, in their order. Raises ``TypeError`` for a union of two types.

    >>> from govproposal.model import Plan
    >>> kinds(Plan)["tasks"].item.__name__, kinds(Plan)["tasks"].array, kinds(Plan)["title"].optional
    ('Task', True, True)
    """
    if cls not in _KINDS:
        hints = get_type_hints(cls)
        _KINDS[cls] = {field.name: _kind(hints[field.name]) for field in attrs.fields(cls)}
    return _KINDS[cls]


_KINDS: dict[type[Any], dict[str, Kind]] = {}


def _kind(hint: Any) -> Kind:
    if get_origin(hint) in (Union, UnionType):
        rest = [one for one in get_args(hint) if one is not NoneType]
        if len(rest) != 1:
            raise TypeError(f"a field may be of one type or None, not {hint}")
        return attrs.evolve(_kind(rest[0]), optional=len(rest) < len(get_args(hint)))
    if get_origin(hint) is tuple:
        return Kind(get_args(hint)[0], array=True)
    return Kind(hint)
