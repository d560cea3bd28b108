"""The numbered items of a body: levels solved for the whole part from the styles of its markers (层次序数, GB/T 9704-2012 7.3.3).

A style that stands open continues at its level; a new one opens a level below, unless the part has shown before that it
stands above. So skipped levels need no rule, and ``1.`` directly below ``一、`` is its child.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from govproposal.diagnostics import Diagnostic, diagnose
from govproposal.frozen import Value, opened
from govproposal.outline.lines import Line
from govproposal.outline.markers import RANK, Marker, inline_markers, marker_at, may_chain
from govproposal.patterns import lazy
from govproposal.spans import Span, span_of

CAPTION = lazy(
    r"^(?:关于)?(?:第?[\d一二三四五六七八九十]{1,6}号(?:建议案|议案|提案|建议))?(?:关于)?《[^。]{4,80}(?:案|建议)》[^。]{0,24}$|^第?[\d一二三四五六七八九十]{1,6}号(?:建议案"
    r"|议案|提案|建议)[^。]{0,16}(?:情况|结果)$",
    needs="《号",
)
"""A line without a number that heads what was done for one proposal; taken as such where a body has several."""


@attrs.frozen(eq=False, repr=False)
class Item(Value):
    """A numbered item with all that stands below it, or a body (``marker`` is ``None``) with its items.

    ``paragraphs`` are the item's own, the first without the marker, inline children (``一是``) included; ``rows`` tells which
    of them are table rows. ``children`` are the items below it, in order, those within a paragraph among them: ``blocks`` are
    the ones that stand on lines of their own, ``below`` all of them with the items below them, in document order.
    """

    marker: Span | None
    style: str
    number: int
    path: tuple[int, ...]
    id: str
    paragraphs: tuple[Span, ...]
    children: tuple[Item, ...]
    inline: bool = False
    rows: frozenset[Span] = frozenset()
    blocks: tuple[Item, ...] = attrs.field(init=False, eq=False, repr=False)
    below: tuple[Item, ...] = attrs.field(init=False, eq=False, repr=False)

    @blocks.default
    def _blocks(self) -> tuple[Item, ...]:
        return tuple([child for child in self.children if not child.inline])

    @below.default
    def _below(self) -> tuple[Item, ...]:
        return tuple([one for child in self.children for one in (child, *child.below)])

    @property
    def start(self) -> int:
        """Where the marker begins, or the text."""
        return (
            self.marker.start
            if self.marker
            else self.paragraphs[0].start
            if self.paragraphs
            else self.children[0].start
            if self.children
            else 0
        )

    @property
    def end(self) -> int:
        """Where the last child or paragraph ends."""
        own = self.paragraphs[-1].end if self.paragraphs else self.marker.end if self.marker else 0
        return max(own, self.children[-1].end) if self.children else own

    @property
    def span(self) -> Span:
        """From the marker to the end of the last child."""
        return Span(self.start, self.end)

    @property
    def inlined(self) -> tuple[Item, ...]:
        """The children within the item's own paragraphs (一是…二是…)."""
        return tuple([child for child in self.children if child.inline]) if self.children else ()

    def walk(self) -> Iterator[Item]:
        """The items below this one, one by one."""
        return iter(self.below)


_MIXED = {"dot": "comma", "comma": "dot"}


def _is_caption(line: Line) -> bool:
    return not line.row and "。" not in line.folded and CAPTION.match(line.folded) is not None


class _Draft:
    """An item that is being built."""

    def __init__(self, style: str, number: int, marker: Span | None) -> None:
        self.style = style
        self.number = number
        self.marker = marker
        self.paragraphs: list[Span] = []
        self.rows: list[Span] = []
        self.children: list[_Draft] = []


def build_items(lines: Sequence[Line], folded: str) -> tuple[Item, tuple[Diagnostic, ...]]:
    """The items of a body as one root item, with diagnostics on numbers that repeat or skip."""
    root = _Draft("root", 0, None)
    captions = _captions(lines)
    stack = [root]
    above: dict[str, set[str]] = {}
    for line in lines:
        marker = None if line.row else marker_at(line.folded)
        if marker is None or _opens_chain(marker, line, folded):
            if captions and line.span in captions:
                stack = [root, _Draft("caption", 0, None)]
                root.children.append(stack[-1])
            stack[-1].paragraphs.append(line.span)
            if line.row:
                stack[-1].rows.append(line.span)
            continue
        _settle(stack, marker, above)
        end = line.start + marker.end
        draft = _Draft(marker.style, marker.number, span_of((line.start, end)))
        stack[-1].children.append(draft)
        above.setdefault(marker.style, set()).update([one.style for one in stack[1:]])
        stack.append(draft)
        while end < line.end and folded[end].isspace():
            end += 1
        if end < line.end:
            draft.paragraphs.append(span_of((end, line.end)))
    freezer = _Freezer(folded, chained=bool(lines) and may_chain(folded, lines[0].start, lines[-1].end))
    return freezer.item(root, ()), tuple(freezer.diagnostics)


def _captions(lines: Sequence[Line]) -> set[Span]:
    """The lines without a number that head what was done for one proposal each; none where there is but one."""
    captions = {
        line.span for line in lines if len(line.folded) < 140 and ("《" in line.folded or "号" in line.folded) and _is_caption(line)
    }
    return captions if len(captions) > 1 else set()


def _opens_chain(marker: Marker, line: Line, folded: str) -> bool:
    """Whether the marker of a line is only the first of several within it (一是…;二是…)."""
    return marker.number == 1 and marker.style in ("first", "ordinal") and bool(inline_markers(folded, *line.span)[1])


def _settle(stack: list[_Draft], marker: Marker, above: dict[str, set[str]]) -> None:
    """Pop *stack* to the item that becomes the parent of *marker*."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].style == marker.style:
            del stack[depth:]
            return
    # 1. and 2、 side by side are one list whose marks the writer mixed.
    other = _MIXED.get(marker.style)
    for depth in range(len(stack) - 1, 0, -1) if other else ():
        if stack[depth].style == other and stack[depth].number + 1 == marker.number:
            del stack[depth:]
            return
    while len(stack) > 1 and _stands_above(marker, stack[-1], above):
        stack.pop()


def _stands_above(marker: Marker, top: _Draft, above: dict[str, set[str]]) -> bool:
    """Whether the style of *marker* stands above the open item *top*: as seen before in this part, else by custom."""
    if marker.style in above.get(top.style, ()):
        return True
    if top.style in above.get(marker.style, ()):
        return False
    rank, open_rank = RANK.get(marker.style, 4), RANK.get(top.style, 4)
    if marker.number > 1:
        return rank < open_rank
    return rank < open_rank and marker.style in ("chapter", "section", "article", "han")


class _Freezer:
    """Makes items of drafts, with ids that are unique in the body and remarks on odd numbers; *chained* where there may be ``一是…``."""

    def __init__(self, folded: str, *, chained: bool) -> None:
        self.folded = folded
        self.chained = chained
        self.ids: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []

    def item(self, draft: _Draft, path: tuple[int, ...]) -> Item:
        """The item of *draft* at *path*, with all below it."""
        name = ".".join(map(str, path))
        identity = self._identity(name)
        children: list[Item] = []
        for span in draft.paragraphs if self.chained else ():
            if may_chain(self.folded, *span):
                children += self._inline(span, path, name)
        expected = 0
        for place, child in enumerate(draft.children, 1):
            if child.number and child.marker:
                self._check(child, child.marker, expected)
                expected = child.number
            children.append(self.item(child, (*path, child.number or place)))
        spans, rows = tuple(draft.paragraphs), frozenset(draft.rows) if draft.rows else _NO_ROWS
        return _made(draft.marker, draft.style, draft.number, (path, identity, spans), tuple(children), rows)

    def _check(self, child: _Draft, marker: Span, last: int) -> None:
        """Report a number that repeats or skips."""
        if last and child.number != last + 1:
            code = "GP301" if child.number == last else "GP302"
            self.diagnostics.append(diagnose(code, marker.of(self.folded), marker))

    def _identity(self, name: str) -> str:
        """The path as a text, made unique: ``2.1``, the second one ``2.1~2``."""
        self.ids[name] = count = self.ids.get(name, 0) + 1
        return name if count == 1 else f"{name}~{count}"

    def _inline(self, span: Span, path: tuple[int, ...], name: str) -> list[Item]:
        """The items within one paragraph of the item at *path*, whose text is *name*: each from its marker to the next."""
        folded = self.folded
        style, markers = inline_markers(folded, span.start, span.end)
        ends = [marker[0] for marker in markers[1:]] + [span.end]
        items = []
        for number, (marker, end) in enumerate(zip(markers, ends, strict=False), 1):
            start = marker[1]
            while end > start and folded[end - 1] == " ":
                end -= 1
            while start < end and folded[start] == " ":
                start += 1
            identity = self._identity(f"{name}.{number}" if name else str(number))
            items.append(_made(marker, style, number, ((*path, number), identity, (span_of((start, end)),)), inline=True))
        return items


_Open = opened(Item)
_NO_ROWS: frozenset[Span] = frozenset()
_Placed: TypeAlias = tuple[tuple[int, ...], str, tuple[Span, ...]]
"""The path, the id and the paragraphs of an item."""


def _made(
    marker: Span | None,
    style: str,
    number: int,
    placed: _Placed,
    children: tuple[Item, ...] = (),
    rows: frozenset[Span] = _NO_ROWS,
    *,
    inline: bool = False,
) -> Item:
    """An item, made of an open one: a long plan has hundreds."""
    item = _Open()
    item.marker, item.style, item.number = marker, style, number
    item.path, item.id, item.paragraphs = placed
    item.children, item.rows, item.inline = children, rows, inline
    item.blocks, item.below = (item._blocks(), item._below()) if children else ((), ())
    item.__class__ = Item
    made: Item = item
    return made
