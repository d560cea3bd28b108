"""Of each line of a page the element it stands in, computed when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from govproposal.source import Locator
from govproposal.spans import Span


class Lines(Sequence[Locator]):
    """The locators of a page's lines, made on demand: a page has hundreds of lines, and few are ever looked up.

    ``starts`` are the offsets of the lines, ``sizes`` their lengths, ``marks`` the elements they begin in, counted from 1 in
    document order (of ``lxml.html.document_fromstring``).

    >>> Lines([0], [4], [7])[0]
    Locator(span=Span(start=0, end=4), path='/descendant::*[7]')
    """

    __slots__ = ("_marks", "_sizes", "_starts")

    def __init__(self, starts: Sequence[int], sizes: Sequence[int], marks: Sequence[int]) -> None:
        self._starts = starts
        self._sizes = sizes
        self._marks = marks

    def __len__(self) -> int:
        return len(self._marks)

    @overload
    def __getitem__(self, index: int) -> Locator: ...
    @overload
    def __getitem__(self, index: slice) -> Lines: ...
    def __getitem__(self, index: int | slice) -> Locator | Lines:
        if isinstance(index, slice):
            return Lines(self._starts[: len(self)][index], self._sizes[index], self._marks[index])
        index = range(len(self))[index]
        start = self._starts[index]
        return Locator(span=Span(start, start + self._sizes[index]), path=f"/descendant::*[{self._marks[index]}]")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lines) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
