"""The ground of every object of a record: where it stands in the text and where its fields were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from govproposal.frozen import FrozenMap, Value
from govproposal.patterns import lazy
from govproposal.spans import NOTHING, Span, Witnesses

GROUND = frozenset({"span", "spans", "extra"})
"""The fields that every object has beside its own."""

NO_FIELDS: FrozenMap[Any] = FrozenMap()
"""What ``extra`` is of every object that has no fields of a newer version."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Evidenced(Value):
    """An object with its evidence.

    ``span`` is its stretch of the source text, from its marker to the end of its last child, ``None`` where it was not read
    from a text. ``spans`` are the pieces each field was read from. ``extra`` keeps the fields of a newer minor version of the
    JSON form that this version does not know.

    ``repr`` is short: the class, the telling scalars, and how many there are of the rest.
    """

    span: Span | None = None
    spans: Witnesses = NOTHING
    extra: Mapping[str, Any] = NO_FIELDS

    def __repr__(self) -> str:
        shown = (_shown(a.name, getattr(self, a.name)) for a in attrs.fields(type(self)) if a.name not in GROUND)
        return f"{type(self).__name__}({', '.join(piece for piece in shown if piece)})"


def objects(value: Evidenced) -> list[Evidenced]:
    """All objects that *value* holds, itself first, each before those that it holds itself.

    >>> from govproposal.model import Plan, Session
    >>> session = Session(text="市政协五届三次会议", body="cppcc", place="市", term=5, meeting=3)
    >>> [type(one).__name__ for one in objects(Plan(title=None, sessions=(session,)))]
    ['Plan', 'Header', 'Session']
    """
    found = [value]
    for one in found:  # which grows while it is read
        kind = type(one)
        for name in _HOLDING[kind] if kind in _HOLDING else holding(kind):
            inner = getattr(one, name)
            if type(inner) is tuple:
                if inner and isinstance(inner[0], Evidenced):
                    found += inner
            elif isinstance(inner, Evidenced):
                found.append(inner)
    return found


def holding(kind: type[Evidenced]) -> tuple[str, ...]:
    """The fields of a class that can hold further objects with evidence: told by their annotations, once per class."""
    if kind not in _HOLDING:
        fields = (one for one in attrs.fields(kind) if one.name not in GROUND)
        _HOLDING[kind] = tuple(one.name for one in fields if not str(one.type).startswith(_PLAIN))
    return _HOLDING[kind]


def spanned(kind: type[Evidenced]) -> tuple[str, ...]:
    """The fields of a class, beside those of the ground, that are a span."""
    if kind not in _SPANNED:
        fields = (one for one in attrs.fields(kind) if one.name not in GROUND)
        _SPANNED[kind] = tuple(one.name for one in fields if _SPAN.search(str(one.type)))
    return _SPANNED[kind]


_HOLDING: dict[type[Evidenced], tuple[str, ...]] = {}
_SPANNED: dict[type[Evidenced], tuple[str, ...]] = {}
_SPAN = lazy(r"(?:^|\.)Span(?:'>)?(?: \| None)?$")


_PLAIN = (
    "str", "int", "date", "Decimal", "Span", "Mapping", "tuple[str", "tuple[int", "Kind", "Role", "Body", "Comparator", "SourceInfo",
    "ParserInfo",
)  # fmt: skip


def _shown(name: str, value: object) -> str:
    """One field for a short repr: long texts cut, lists counted, empty ones left out."""
    if value is None or value == () or value == "":
        return ""
    if isinstance(value, str):
        return f"{name}={str(value)[:20] + '…' if len(value) > 21 else str(value)!r}"
    if isinstance(value, tuple) and not all(isinstance(one, int) for one in value):
        return f"{name}={len(value)}"
    if isinstance(value, Evidenced):
        return f"{name}=…"
    return f"{name}={value!s}"
