"""Evidence moved to where it stands in another copy of the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import attrs

from govproposal.spans import Meta, Span, Witnesses

T = TypeVar("T")


def moved(value: T, place: Callable[[Span], Span]) -> T:
    """*value* with every span in it, and in what it holds, put where *place* says; the words stay.

    >>> from govproposal.model import Session
    >>> session = Session(text="市政协五届三次会议", body="cppcc", place="市", term=5, meeting=3, span=Span(4, 13))
    >>> moved(session, lambda span: Span(span.start + 2, span.end + 2)).span
    Span(start=6, end=15)
    """
    return cast("T", _moved(value, place))


def _moved(value: object, place: Callable[[Span], Span]) -> object:
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, Witnesses):
        return Witnesses.found({name: one if isinstance(one, Meta) else tuple(map(place, one)) for name, one in value.items()})
    if type(value) is tuple:
        return tuple([_moved(one, place) for one in value])
    kind = type(value)
    if attrs.has(kind):
        return kind(**{one.alias: _moved(getattr(value, one.name), place) for one in attrs.fields(kind) if one.init})
    return value
