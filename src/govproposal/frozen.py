"""Values that do not change: what all frozen classes have in common, and the mapping they keep open-ended data in."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import attrs

V = TypeVar("V", covariant=True)


class Value:
    """What is equal to another of its class with the same fields, and shows them: the base of ``@attrs.frozen(eq=False, repr=False)``.

    attrs writes and compiles these methods anew for every class, with the same outcome: 15 ms of every process that parses.

    >>> @attrs.frozen(eq=False, repr=False)
    ... class Mark(Value):
    ...     style: str
    ...     number: int = 0
    >>> Mark("han"), Mark("han") == Mark("han", 0), len({Mark("han"), Mark("han"), Mark("dot")})
    (Mark(style='han', number=0), True, 2)
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        cls: type = type(self)
        compared = _compared(cls)
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        cls: type = type(self)
        return hash((cls, _compared(cls)(self)))

    def __repr__(self) -> str:
        cls: type = type(self)
        shown = (f"{name}={getattr(self, name)!r}" for name in _shown(cls))
        return f"{cls.__qualname__.rpartition('>.')[2]}({', '.join(shown)})"


@cache
def _compared(cls: type) -> Callable[[object], object]:
    """What takes from an object of *cls* the fields by which it is compared."""
    names = [one.name for one in attrs.fields(cls) if one.eq]
    return attrgetter(*names) if names else lambda _: ()


@cache
def _shown(cls: type) -> tuple[str, ...]:
    return tuple(one.name for one in attrs.fields(cls) if one.repr)


def opened(cls: type) -> Any:
    """A twin of the frozen *cls* whose objects can be set, for those who make them by the thousand: eight times as fast as a call.

    Set every field, then set ``__class__`` to *cls*, and the object is frozen. A field that was left out raises where it is read.

    >>> @attrs.frozen(eq=False, repr=False)
    ... class Mark(Value):
    ...     style: str
    >>> mark = opened(Mark)()
    >>> mark.style = "han"
    >>> mark.__class__ = Mark
    >>> mark == Mark("han")
    True
    """
    plain = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(cls.__name__, (cls,), {"__slots__": (), **plain})


class FrozenMap(Mapping[str, V]):
    """A hashable, picklable mapping from names to values; equal to another with the same items.

    >>> FrozenMap({"a": 1}) == FrozenMap({"a": 1}), len({FrozenMap({"a": 1}), FrozenMap({"a": 1})})
    (True, 1)
    """

    __slots__ = ("_items",)
    _items: dict[str, V]

    def __init__(self, items: Mapping[str, V] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, name: str) -> V:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    # What the views of Mapping do too, one item at a time.
    def __contains__(self, name: object) -> bool:
        return name in self._items

    def keys(self) -> KeysView[str]:
        """The names."""
        return self._items.keys()

    def values(self) -> ValuesView[V]:
        """The values, in the order of their names."""
        return self._items.values()

    def items(self) -> ItemsView[str, V]:
        """Names and values."""
        return self._items.items()

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FrozenMap) and self._items == other._items

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._items,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._items)})"
