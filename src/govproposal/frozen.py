"""A mapping that does not change: what frozen, hashable records keep open-ended data in."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar

V = TypeVar("V", covariant=True)


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
