"""Records to what a JSON library writes by itself, quickly: a function for each class, made from its fields.

:func:`~govproposal.converters.records.unstructure` turns every value into JSON data. A library that knows dates, enumerations and
tuples need not be given these as texts and lists: here they stay what they are, and an object becomes a dictionary, or a row of
another class whose fields are its keys.

A record is taken at the word of its types: bytes where a text should be are found by type checkers and by the laws of the plugin
contract, which write records the slow way, not here, where looking at every text would cost more than writing it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from govproposal.converters.fields import kinds
from govproposal.converters.structuring import Doubt
from govproposal.converters.wire import BESIDE, shape, thaw
from govproposal.converters.writing import amount, written
from govproposal.frozen import Value
from govproposal.model.evidence import Evidenced
from govproposal.model.record import UnknownRecord
from govproposal.spans import NOTHING, Meta, Span


@attrs.frozen(eq=False, repr=False)
class Rows(Value):
    """Rows instead of dictionaries: ``make`` gives the class for so many keys, a row of which leaves out what is ``absent``."""

    make: Callable[[str, tuple[str, ...]], Callable[..., Any]]
    absent: object


class Natives(dict[type[Any], Callable[[Any], Any]]):
    """The function of each class, made when an object of it is first written.

    An *open* one takes any field and what a newer version added; one that is not raises :class:`Doubt` where the library would not
    write a value as the standard library does: numbers with a fraction, open-ended data, types of a plugin.

    >>> from govproposal.model import Reference
    >>> native = Natives(open=True)
    >>> native[Reference](Reference(title="防洪规划", span=Span(3, 7)))
    {'title': '防洪规划', 'number': None, 'span': Span(start=3, end=7)}
    """

    def __init__(self, *, open: bool, rows: Rows | None = None) -> None:  # noqa: A002
        super().__init__()
        self.open = open
        self.rows = rows

    def __missing__(self, cls: type[Any]) -> Callable[[Any], Any]:
        if not attrs.has(cls) or cls is UnknownRecord:  # whose fields are not its keys
            raise Doubt(cls)
        self[cls] = made = self._made(cls)
        return made

    def _made(self, cls: type[Any]) -> Callable[[Any], Any]:
        space: dict[str, Any] = {
            "W": self, "amount": amount, "written": written, "thaw": thaw, "Doubt": Doubt, "NOTHING": NOTHING, "CLS": cls,
            "EMPTY": attrs.fields_dict(cls)["extra"].default if "extra" in attrs.fields_dict(cls) else None,
        }  # fmt: skip
        if self.rows is None:
            lines = self._dictionary(cls)
        else:
            space |= {"ROW": self.rows.make(cls.__name__, _columns(cls)), "ABSENT": self.rows.absent}
            lines = self._row(cls)
        # Names and types of fields alone go into the source, never a value of a record.
        exec("\n".join(lines), space)  # noqa: S102
        made: Callable[[Any], Any] = space["write"]
        return made

    def _row(self, cls: type[Any]) -> list[str]:
        values = []
        for name in _columns(cls):
            if name == "spans" and issubclass(cls, Evidenced):
                values.append("v.spans._items or ABSENT")
            elif name == "type" and hasattr(cls, "type") and name not in attrs.fields_dict(cls):
                values.append("CLS.type")
            elif name in BESIDE:
                values.append(f"ABSENT if v.{name} is None else {self._expression(cls, name)}")
            else:
                values.append(self._expression(cls, name))
        return ["def write(v):", *self._extra(cls, ""), f"  return ROW({', '.join(values)})"]

    def _dictionary(self, cls: type[Any]) -> list[str]:
        """A dictionary of the keys that are always there, then those that may be left out and all that follow them."""
        names = [name for name in _columns(cls) if name != "spans" or not issubclass(cls, Evidenced)]
        first = next((at for at, name in enumerate(names) if name in BESIDE), len(names))
        always = [f"{name!r}: {self._item(cls, name)}" for name in names[:first]]
        lines = ["def write(v):", f"  d = {{{', '.join(always)}}}"]
        for name in names[first:]:
            guard = f"if v.{name} is not None: " if name in BESIDE else ""
            lines.append(f"  {guard}d[{name!r}] = {self._item(cls, name)}")
        if issubclass(cls, Evidenced):
            lines.append("  if v.spans is not NOTHING and v.spans._items: d['spans'] = v.spans._items")
        keep = "for k, x in v.extra.items(): d.setdefault(k, thaw(x))"
        return [*lines, *self._extra(cls, keep if self.open else ""), "  return d"]

    def _extra(self, cls: type[Any], keep: str) -> list[str]:
        """What becomes of the keys of a newer version."""
        if "extra" not in attrs.fields_dict(cls):
            return []
        return ["  if v.extra is not EMPTY and v.extra:", f"    {keep or 'raise Doubt'}"]

    def _item(self, cls: type[Any], name: str) -> str:
        return "CLS.type" if name == "type" and name not in attrs.fields_dict(cls) else self._expression(cls, name)

    def _expression(self, cls: type[Any], name: str) -> str:
        """How a field is written, which its type tells. Raises :class:`Doubt` for one that is not known here."""
        try:
            kind = kinds(cls)[name]
        except (NameError, TypeError) as error:  # a type that nobody can resolve, a union of two
            raise Doubt(name) from error
        if _leaf(kind.item):
            return f"v.{name}"
        one = "amount(x)" if kind.item is Decimal else "W[x.__class__](x)" if kind.object else ""
        if not one and self.open:
            return f"written(v.{name})"
        if not one or (kind.array and kind.optional):
            raise Doubt(name)
        if kind.array:
            return f"v.{name} and [{one} for x in v.{name}]"
        return f"None if (x := v.{name}) is None else {one}"


def _columns(cls: type[Any]) -> tuple[str, ...]:
    """The keys of the JSON form of *cls*, in their order, with those that may be left out."""
    keys = [key for name in shape(cls).keys for key in ((name, "type") if name == "schema" else (name,))]
    return (*keys, "span", "spans") if issubclass(cls, Evidenced) else tuple(keys)


def _leaf(item: Any) -> bool:
    """Whether every library writes values of that type as the JSON form has them."""
    if item in (str, int, bool, date, Span):
        return True
    return isinstance(item, type) and issubclass(item, Enum) and all(type(one.value) is str for one in item)


def plain(value: Any) -> Any:
    """What a library that asks is to write for a value that it does not know. Raises ``TypeError`` where JSON has no place for it.

    >>> plain(date(2031, 4, 2)), plain(Meta("PubDate")), plain(Span(3, 7))
    ('2031-04-02', {'meta': 'PubDate'}, [3, 7])
    """
    return {"meta": value.meta} if isinstance(value, Meta) else written(value)
