"""Brackets, quotes and title marks (括号、引号、书名号), matched by depth in one pass.

A bracket that a paragraph leaves open ends with the paragraph; a closing one without an opening is no bracket. So one lost
character costs one phrase, never the rest of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import attrs

from govproposal.frozen import Value
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of

OPENING = {"(": ")", "[": "]", "〔": "〕", "【": "】", "〈": "〉", "《": "》", "“": "”", "‘": "’"}
_CLOSING = {close: open_ for open_, close in OPENING.items()}
_ALL = r"()\[\]〔〕【】〈〉《》“”‘’\""
MARKS = lazy(rf"[{_ALL}](?:[^\n{_ALL}]*+.)?")
"""A mark, and the next one of its paragraph: mostly the two are a pair."""
_REACH = 12
"""How far a closing mark looks back over open ones: as deep as a paragraph nests, so that thousands of them cost no quadratic search."""


class Pair(NamedTuple):
    """A matched pair: ``span`` from the opening mark to behind the closing one, ``mark`` the opening one, ``depth`` from 0."""

    span: Span
    mark: str
    depth: int

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, self.span.end - 1)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Brackets(Value):
    """All pairs of a text in the order of their opening marks, and the marks that were left open."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    starts: tuple[int, ...] = attrs.field(repr=False)
    """Where each of the pairs begins, for a search by bisection."""
    titles: tuple[Span, ...] = attrs.field(repr=False)
    """The outermost ``《…》``, nested ones left out."""
    _tops: tuple[Span, ...] = attrs.field(repr=False)
    _top_starts: tuple[int, ...] = attrs.field(repr=False)

    def within(self, span: tuple[int, int]) -> Iterator[Pair]:
        """The pairs that lie within *span*, in order."""
        first, last = bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])
        return (pair for pair in self.pairs[first:last] if pair.span[1] <= span[1])

    def enclosing(self, place: int) -> Span | None:
        """The outermost pair that *place* lies within, marks included, or ``None``.

        >>> scan_brackets("建设(含“双千兆”)。").enclosing(5)
        Span(start=2, end=10)
        """
        at = bisect_right(self._top_starts, place) - 1
        return self._tops[at] if at >= 0 and place < self._tops[at].end else None


def scan_brackets(folded: str) -> Brackets:
    """The brackets of a folded text, in one pass.

    >>> [pair.span.of("见《关于〈方案〉的通知》(试行)") for pair in scan_brackets("见《关于〈方案〉的通知》(试行)").pairs]
    ['《关于〈方案〉的通知》', '〈方案〉', '(试行)']
    """
    stack: list[tuple[int, str]] = []
    pairs: list[Pair] = []
    unclosed: list[int] = []
    before = 0
    for found in MARKS.finditer(folded):
        place, end = found.span()
        if stack and "\n" in folded[before:place]:
            unclosed += [at for at, _ in stack]
            stack.clear()
        before = end
        mark, last = folded[place], folded[end - 1]
        if OPENING.get(mark) == last:
            pairs.append(_pair((span_of((place, end)), mark, len(stack))))
            continue
        _read_mark(stack, pairs, unclosed, place, mark)
        if end - 1 > place:
            _read_mark(stack, pairs, unclosed, end - 1, last)
    unclosed.extend(at for at, _ in stack)
    pairs.sort()
    spans = [pair[0] for pair in pairs]
    tops = _outermost(spans)
    return Brackets(
        pairs=tuple(pairs),
        unclosed=tuple(unclosed),
        starts=tuple([span[0] for span in spans]),
        titles=_outermost([pair[0] for pair in pairs if pair[1] == "《"]),
        tops=tops,
        top_starts=tuple([span[0] for span in tops]),
    )


_pair: Callable[[tuple[Span, str, int]], Pair] = partial(tuple.__new__, Pair)
"""``Pair(*fields)`` in half the time."""


def _read_mark(stack: list[tuple[int, str]], pairs: list[Pair], unclosed: list[int], place: int, mark: str) -> None:
    if mark == '"':
        _toggle(stack, pairs, unclosed, place)
    elif mark in OPENING:
        stack.append((place, mark))
    else:
        _close(stack, pairs, unclosed, place, _CLOSING[mark])


def _toggle(stack: list[tuple[int, str]], pairs: list[Pair], unclosed: list[int], place: int) -> None:
    """A straight quote closes the one before it in its paragraph, or opens."""
    if any(mark == '"' for _, mark in stack[-_REACH:]):
        _close(stack, pairs, unclosed, place, '"')
    else:
        stack.append((place, '"'))


def _close(stack: list[tuple[int, str]], pairs: list[Pair], unclosed: list[int], place: int, opening: str) -> None:
    for back in range(1, min(len(stack), _REACH) + 1):
        if stack[-back][1] == opening:
            if back > 1:
                unclosed += [at for at, _ in stack[1 - back :]]
            start = stack[-back][0]
            del stack[-back:]
            pairs.append(_pair((span_of((start, place + 1)), opening, len(stack))))
            return


def _outermost(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    end = 0
    for span in spans:
        if span[0] >= end:
            found.append(span)
            end = span[1]
    return tuple(found)
