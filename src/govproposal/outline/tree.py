"""The outline as a tree whose leaves cover the source text exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from govproposal.frozen import Value
from govproposal.outline.frame import Part
from govproposal.outline.items import Item
from govproposal.outline.lines import Line, Role
from govproposal.spans import Span


@attrs.frozen(eq=False, repr=False)
class Node(Value):
    """A node of the outline: ``kind`` says what it is (``part``, ``item``, ``title``, ``paragraph`` …), leaves have a ``role``.

    The leaves below a node cover its ``span`` exactly. ``path`` is that of an item, ``()`` for anything else.
    """

    kind: str
    span: Span
    role: Role | None = None
    children: tuple[Node, ...] = ()
    path: tuple[int, ...] = ()

    @property
    def leaves(self) -> Iterator[Node]:
        """The leaves below this node, in order; a leaf gives itself."""
        if self.role is not None:
            yield self
        for child in self.children:
            yield from child.leaves


@attrs.frozen(eq=False, repr=False)
class _Leaf(Value):
    start: int
    role: Role
    kind: str
    trail: tuple[tuple[str, int, tuple[int, ...]], ...]


def build_tree(length: int, lines: Sequence[Line], parts: Sequence[Part], bodies: Sequence[Item]) -> Node:
    """The outline of a text of *length* characters: the page's lines around its parts, and the items of each part's body.

    White space and line breaks belong to the leaf before them, those at the very beginning to the first leaf.
    """
    leaves = [_Leaf(line.start, line.role, line.role.value, ()) for line in lines if line.role in (Role.METADATA, Role.FURNITURE)]
    for at, (part, body) in enumerate(zip(parts, bodies, strict=True)):
        trail = ((part.kind, at, ()),)
        leaves.extend(_frame_leaves(part, trail))
        leaves.extend(_item_leaves(body, trail))
    leaves.sort(key=lambda leaf: leaf.start)
    if not leaves:
        leaf = Node("blank", Span(0, length), Role.UNPARSED)
        return Node("page", Span(0, length), None, (leaf,) if length else ())
    ends = [leaf.start for leaf in leaves[1:]] + [length]
    starts = [0, *ends[:-1]]
    return Node("page", Span(0, length), None, _grouped(list(zip(leaves, map(Span, starts, ends), strict=True)), 0))


def _frame_leaves(part: Part, trail: tuple[tuple[str, int, tuple[int, ...]], ...]) -> Iterator[_Leaf]:
    kinds = {line.start: "head" for line in part.head.lines}
    kinds |= {span.start: "title" for span in part.head.title}
    kinds |= {line.start: "signature" for line in part.signature.lines} if part.signature else {}
    kinds |= {line.start: "note" for line in part.notes}
    titles = [span.start for span in part.head.title]
    for line in (*part.head.lines, *(part.signature.lines if part.signature else ()), *part.notes):
        kind = "title" if any(line.start <= start < line.end for start in titles) else kinds.get(line.start, "head")
        yield _Leaf(line.start, Role.CONTENT, kind, trail)


def _item_leaves(item: Item, trail: tuple[tuple[str, int, tuple[int, ...]], ...]) -> Iterator[_Leaf]:
    if item.marker:
        trail = (*trail, ("item", item.start, item.path))
        yield _Leaf(item.marker.start, Role.MARKER, "marker", trail)
    inlined = {child.start for child in item.inlined}
    for span in item.paragraphs:
        if span.start not in inlined and not (item.marker and span.start == item.marker.start):
            yield _Leaf(span.start, Role.CONTENT, "row" if span in item.rows else "paragraph", trail)
    for child in item.children:
        yield from _item_leaves(child, trail)


def _grouped(leaves: list[tuple[_Leaf, Span]], depth: int) -> tuple[Node, ...]:
    """*leaves* as nodes: those whose trail goes deeper are gathered below a node of their own."""
    nodes: list[Node] = []
    at = 0
    while at < len(leaves):
        leaf, span = leaves[at]
        if len(leaf.trail) <= depth:
            nodes.append(Node(leaf.kind, span, leaf.role))
            at += 1
            continue
        step = leaf.trail[depth]
        end = at
        while end < len(leaves) and len(leaves[end][0].trail) > depth and leaves[end][0].trail[depth] == step:
            end += 1
        inner = leaves[at:end]
        nodes.append(Node(step[0], Span(inner[0][1].start, inner[-1][1].end), None, _grouped(inner, depth + 1), step[2]))
        at = end
    return tuple(nodes)
