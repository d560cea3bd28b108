"""The ground of every object of a record: where it stands in the text and where its fields were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from govproposal.frozen import FrozenMap
from govproposal.spans import NOTHING, Span, Witnesses

GROUND = frozenset({"span", "spans", "extra"})
"""The fields that every object has beside its own."""


@attrs.frozen(kw_only=True, repr=False)
class Evidenced:
    """An object with its evidence.

    ``span`` is its stretch of the source text, from its marker to the end of its last child, ``None`` where it was not read
    from a text. ``spans`` are the pieces each field was read from. ``extra`` keeps the fields of a newer minor version of the
    JSON form that this version does not know.

    ``repr`` is short: the class, the telling scalars, and how many there are of the rest.
    """

    span: Span | None = None
    spans: Witnesses = NOTHING
    extra: Mapping[str, Any] = FrozenMap()

    def __repr__(self) -> str:
        shown = (_shown(a.name, getattr(self, a.name)) for a in attrs.fields(type(self)) if a.name not in GROUND)
        return f"{type(self).__name__}({', '.join(piece for piece in shown if piece)})"


def holding(kind: type[Evidenced]) -> tuple[str, ...]:
    """The fields of a class that can hold further objects with evidence: told by their annotations, once per class."""
    if kind not in _HOLDING:
        fields = (one for one in attrs.fields(kind) if one.name not in GROUND)
        _HOLDING[kind] = tuple(one.name for one in fields if not str(one.type).startswith(_PLAIN))
    return _HOLDING[kind]


_HOLDING: dict[type[Evidenced], tuple[str, ...]] = {}


_PLAIN = (
    "str", "int", "date", "Decimal", "Mapping", "tuple[str", "tuple[int", "Kind", "Role", "Body", "Comparator", "SourceInfo", "ParserInfo",
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
