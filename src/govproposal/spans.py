"""Where a value was read: spans of the source text, and the witnesses an object keeps of its fields.

A span is ``[start, end)`` in code points of the source text (:class:`govproposal.Source`). An object's
:class:`Witnesses` say, field by field, from which pieces of the text the value was read, or which key of
the page's metadata gave it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

import attrs

from govproposal.frozen import FrozenMap, Value


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, in code points.

    >>> Span(2, 4).of("市人民政府")
    '民政'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of *text* that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether *other* lies within this span."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two spans share a character."""
        return self.start < other[1] and other[0] < self.end


span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The span of a pair of ends: ``Span(*pair)`` in half the time, for what is made by the thousand.

>>> span_of((2, 4))
Span(start=2, end=4)
"""


@attrs.frozen(eq=False, repr=False)
class Meta(Value):
    """The witness of a value that page metadata gave: the key of the ``<meta>`` tag.

    No tuple, unlike the pieces of a text, so that those who write witnesses tell the two apart; it is walked through as one.

    >>> Meta("PubDate"), [*Meta("PubDate")]
    (Meta(meta='PubDate'), ['PubDate'])
    """

    meta: str

    def __iter__(self) -> Iterator[str]:
        yield self.meta


Witness: TypeAlias = tuple[Span, ...] | Meta


class Witnesses(FrozenMap[Witness]):
    """From which pieces each field of an object was read.

    >>> witnesses = Witnesses({"title": [(0, 4)]})
    >>> witnesses["title"]
    (Span(start=0, end=4),)
    """

    __slots__ = ()

    def __init__(self, items: Mapping[str, Meta | Iterable[tuple[int, int]]] | None = None) -> None:
        super().__init__(
            {
                field: found if isinstance(found, Meta) else tuple([one if type(one) is Span else Span(*one) for one in found])
                for field, found in (items or {}).items()
            }
        )

    @classmethod
    def found(cls, pieces: dict[str, Witness]) -> Witnesses:
        """The witnesses in a mapping that nobody else keeps, tuples of spans already: what a scan has just made.

        >>> Witnesses.found({"unit": (Span(0, 4),)}) == Witnesses({"unit": [(0, 4)]})
        True
        """
        made = cls.__new__(cls)
        made._items = pieces
        return made


NOTHING = Witnesses()


def covering(ordered: Sequence[Span], place: tuple[int, int]) -> Span | None:
    """The one of *ordered*, disjoint spans in order, that covers *place*, ``None`` for none; found by bisection.

    >>> covering([Span(0, 4), Span(6, 9)], (7, 8))
    Span(start=6, end=9)
    """
    at = bisect_left(ordered, (place[0] + 1,)) - 1  # a tuple of one number comes before all spans that begin with it
    return ordered[at] if at >= 0 and ordered[at].covers(place) else None


def inside(ordered: Sequence[Span], whole: tuple[int, int]) -> Sequence[Span]:
    """Those of *ordered*, disjoint spans in order, that lie within *whole*; found by bisection.

    >>> inside([Span(0, 4), Span(6, 9), Span(9, 12)], (5, 10))
    [Span(start=6, end=9)]
    """
    first = bisect_left(ordered, (whole[0],))
    last = bisect_left(ordered, (whole[1],), first)
    while last > first and ordered[last - 1].end > whole[1]:
        last -= 1
    return ordered[first:last]


def hull(spans: Iterable[tuple[int, int]]) -> Span | None:
    """The smallest span that covers all of *spans*, ``None`` for none.

    >>> hull([(3, 5), (1, 2)])
    Span(start=1, end=5)
    """
    pairs = list(spans)
    if len(pairs) == 1:
        return span_of(pairs[0])
    return span_of((min(pairs)[0], max([end for _, end in pairs]))) if pairs else None
