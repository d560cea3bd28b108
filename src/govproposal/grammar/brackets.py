"""Brackets, quotes and title marks (括号、引号、书名号), matched by depth in one pass.

A bracket that a paragraph leaves open ends with the paragraph; a closing one without an opening is no bracket. So one lost
character costs one phrase, never the rest of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from govproposal.patterns import lazy
from govproposal.spans import Span

OPENING = {"(": ")", "[": "]", "〔": "〕", "【": "】", "〈": "〉", "《": "》", "“": "”", "‘": "’"}
_CLOSING = {close: open_ for open_, close in OPENING.items()}
_MARKS = lazy(r'[()\[\]〔〕【】〈〉《》“”‘’"\n]')


@attrs.frozen
class Pair:
    """A matched pair: ``span`` from the opening mark to behind the closing one, ``mark`` the opening one, ``depth`` from 0."""

    span: Span
    mark: str
    depth: int

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, self.span.end - 1)


@attrs.frozen
class Brackets:
    """All pairs of a text in the order of their opening marks, and the marks that were left open."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    _tops: tuple[Span, ...] = attrs.field(repr=False)
    _starts: tuple[int, ...] = attrs.field(repr=False)

    @property
    def titles(self) -> tuple[Span, ...]:
        """The outermost ``《…》``, nested ones left out."""
        found: list[Span] = []
        for pair in self.pairs:
            if pair.mark == "《" and (not found or pair.span.start >= found[-1].end):
                found.append(pair.span)
        return tuple(found)

    def within(self, span: tuple[int, int]) -> Iterator[Pair]:
        """The pairs that lie within *span*, in order."""
        at = bisect_left(self.pairs, span[0], key=lambda pair: pair.span.start)
        while at < len(self.pairs) and self.pairs[at].span.start < span[1]:
            if self.pairs[at].span.end <= span[1]:
                yield self.pairs[at]
            at += 1

    def enclosing(self, place: int) -> Span | None:
        """The outermost pair that *place* lies within, marks included, or ``None``.

        >>> scan_brackets("建设(含“双千兆”)。").enclosing(5)
        Span(start=2, end=10)
        """
        at = bisect_right(self._starts, place) - 1
        return self._tops[at] if at >= 0 and place < self._tops[at].end else None


def scan_brackets(folded: str) -> Brackets:
    """The brackets of a folded text, in one pass.

    >>> [pair.span.of("见《关于〈方案〉的通知》(试行)") for pair in scan_brackets("见《关于〈方案〉的通知》(试行)").pairs]
    ['《关于〈方案〉的通知》', '〈方案〉', '(试行)']
    """
    stack: list[tuple[int, str]] = []
    pairs: list[Pair] = []
    unclosed: list[int] = []
    for found in _MARKS.finditer(folded):
        mark, place = found[0], found.start()
        if mark == "\n":
            unclosed.extend(at for at, _ in stack)
            stack.clear()
        elif mark == '"':
            _toggle(stack, pairs, unclosed, place)
        elif mark in OPENING:
            stack.append((place, mark))
        else:
            _close(stack, pairs, unclosed, place, _CLOSING[mark])
    unclosed.extend(at for at, _ in stack)
    pairs.sort(key=lambda pair: pair.span.start)
    tops = _outermost(pairs)
    return Brackets(tuple(pairs), tuple(unclosed), tops, tuple(span.start for span in tops))


def _toggle(stack: list[tuple[int, str]], pairs: list[Pair], unclosed: list[int], place: int) -> None:
    """A straight quote closes the one before it in its paragraph, or opens."""
    if any(mark == '"' for _, mark in stack):
        _close(stack, pairs, unclosed, place, '"')
    else:
        stack.append((place, '"'))


def _close(stack: list[tuple[int, str]], pairs: list[Pair], unclosed: list[int], place: int, opening: str) -> None:
    # A stack is as deep as a paragraph nests: bounded here, so that thousands of open marks cost no quadratic search.
    for back in range(1, min(len(stack), 12) + 1):
        if stack[-back][1] == opening:
            unclosed.extend(at for at, _ in stack[len(stack) - back + 1 :])
            start = stack[-back][0]
            del stack[len(stack) - back :]
            pairs.append(Pair(Span(start, place + 1), opening, len(stack)))
            return


def _outermost(pairs: Sequence[Pair]) -> tuple[Span, ...]:
    found: list[Span] = []
    for pair in pairs:
        if not found or pair.span.start >= found[-1].end:
            found.append(pair.span)
    return tuple(found)
