"""A record as a format holds it: without the fields that the loss profile names."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any, TypeVar

import attrs

from govproposal.converters.contract import Profile
from govproposal.converters.fields import kinds

T = TypeVar("T")


def strip(value: T, profile: Profile) -> T:
    """*value*, a record or an object of one, with what *profile* drops set to what says nothing: ``None``, ``()``, ``""``.

    >>> from govproposal.model import Plan
    >>> strip(Plan(title="办理工作方案"), Profile(drops=("Plan.title",))).title is None
    True
    """
    stripped: T = _strip(value, frozenset(profile.drops))
    return stripped


def _strip(value: Any, drops: frozenset[str]) -> Any:
    if type(value) is tuple:
        return tuple([_strip(one, drops) for one in value])
    cls = type(value)
    if not attrs.has(cls):
        return value
    changes = dict(_dropped(cls, drops))
    for name in _others(cls, drops):
        old = getattr(value, name)
        new = _strip(old, drops)
        if new is not old and new != old:
            changes[name] = new
    return attrs.evolve(value, **changes) if changes else value


@cache
def _dropped(cls: Any, drops: frozenset[str]) -> tuple[tuple[str, Any], ...]:
    """The fields of *cls* that go, with what stands there instead."""
    names = {parent.__name__ for parent in cls.__mro__}
    fields = [field for field in attrs.fields(cls) if any(f"{name}.{field.name}" in drops for name in names)]
    return tuple((field.name, _nothing(cls, field)) for field in fields)


@cache
def _others(cls: Any, drops: frozenset[str]) -> tuple[str, ...]:
    gone = {name for name, _ in _dropped(cls, drops)}
    return tuple(field.name for field in attrs.fields(cls) if field.name not in gone)


def _nothing(cls: Any, field: attrs.Attribute[Any]) -> Any:
    """What says nothing in a field: its default, or the empty value of its type."""
    if field.default is not attrs.NOTHING:
        return field.default
    kind = kinds(cls)[field.name]
    if kind.array or kind.optional:
        return () if kind.array else None
    return next(iter(kind.item)) if issubclass(kind.item, Enum) else kind.item()
