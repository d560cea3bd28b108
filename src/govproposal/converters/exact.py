"""The single values of the JSON form, read exactly: no type is taken for another, nothing is coerced.

Each function takes a value as JSON has it and gives that of the record, or raises :class:`Wrong`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NoReturn

from govproposal.converters.records import kind_of
from govproposal.spans import Meta, Span, Witnesses

_AMOUNT = re.compile(r"-?[0-9]++(?:\.[0-9]++)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Wrong(ValueError):
    """What is wrong with one value: pairs of a path below it and a reason."""

    def __init__(self, *found: tuple[str, str]) -> None:
        super().__init__(found)
        self.found = found


def refuse(expected: str, value: object) -> NoReturn:
    """Raise what says that *value* is not what is *expected*."""
    shown = f" {value!r}" if type(value) is str and len(value) <= 40 else ""
    raise Wrong(("", f"{expected} is expected, not {kind_of(value)}{shown}"))


def text(value: Any) -> str:
    """A string."""
    return value if type(value) is str else refuse("a string", value)


def integer(value: Any) -> int:
    """An integer, which ``true`` and ``1.0`` are not."""
    return value if type(value) is int else refuse("an integer", value)


def truth(value: Any) -> bool:
    """``true`` or ``false``."""
    return value if type(value) is bool else refuse("true or false", value)


def number(value: Any) -> float:
    """A number, with a fraction or without."""
    return float(value) if type(value) in (int, float) else refuse("a number", value)


def amount(value: Any) -> Decimal:
    """An amount, a plain decimal string.

    >>> amount("-3.50")
    Decimal('-3.50')
    """
    if type(value) is not str or not _AMOUNT.fullmatch(value):
        refuse('a plain decimal string such as "3450000000"', value)
    return Decimal(value)


def day(value: Any) -> date:
    """A day as ISO 8601 has it, in its long form alone."""
    try:
        if type(value) is str and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # a day that does not exist is refused like any other text
    refuse('a date such as "2020-04-30"', value)


def moment(value: Any) -> datetime:
    """A date and time as ISO 8601 has it."""
    try:
        if type(value) is str:
            return datetime.fromisoformat(value)
    except ValueError:
        pass  # as above
    refuse('a date and time such as "2020-04-30T09:00:00"', value)


def span(value: Any) -> Span:
    """A span of the text, ``[start, end]``."""
    if type(value) is not list or [type(one) for one in value] != [int, int] or not 0 <= value[0] <= value[1]:
        refuse("a span [start, end]", value)
    return Span(*value)


def witnesses(value: Any) -> Witnesses:
    """``{field: [[start, end], …]}`` or ``{field: {"meta": key}}``, with the faults of all fields."""
    if type(value) is not dict:
        refuse("an object", value)
    found: dict[str, Meta | list[Span]] = {}
    wrong: list[tuple[str, str]] = []
    for field, pieces in value.items():
        try:
            found[field] = witness(pieces)
        except Wrong as error:
            wrong += [(step(field) + path, reason) for path, reason in error.found]
    if wrong:
        raise Wrong(*wrong)
    return Witnesses(found)


def witness(value: Any) -> Meta | list[Span]:
    """The witness of one field."""
    if type(value) is dict and type(value.get("meta")) is str:
        return Meta(value["meta"])
    if type(value) is not list:
        refuse('an array of spans or {"meta": key}', value)
    return [span(piece) for piece in value]


def member(value: Any, kind: Any) -> Any:
    """A member of an enumeration, by its value."""
    for one in kind:
        if type(value) is type(one.value) and one.value == value:
            return one
    refuse(f"one of {', '.join(repr(one.value) for one in kind)}", value)


EXACT: dict[Any, Callable[[Any], Any]] = {
    str: text, int: integer, bool: truth, float: number, Decimal: amount, date: day, datetime: moment, Span: span,
    Witnesses: witnesses,
}  # fmt: skip
"""The function of each type."""


def step(key: int | str) -> str:
    """One step of a path: ``[2]``, ``.unit``, ``["a b"]``."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if key.isidentifier() else f"[{key!r}]"
