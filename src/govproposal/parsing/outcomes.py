"""What came of each proposal: the items that speak of one, their achievements and summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.model.outcome import Achievement
from govproposal.outline import Item
from govproposal.parsing.items import read_item
from govproposal.parsing.proposals import Mention, find_mentions
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, covering

_ABOUT = lazy(r"办理|落实|情况|[)》]$|[案议] ?$")
_HEADING_ROOM = 48


def outcome_items(document: Document, body: Item) -> list[tuple[Item, list[Mention]]]:
    """The topmost items whose heading names a proposal, each with what its heading says of it."""
    found: list[tuple[Item, list[Mention]]] = []
    for item in body.blocks:
        mentions = _heading_mentions(document, item)
        if mentions:
            found.append((item, mentions))
        else:
            found.extend(outcome_items(document, item))
    return found


def _heading_mentions(document: Document, item: Item) -> list[Mention]:
    """The proposals that the item's first line names, where that line is a heading and not a sentence about them."""
    if not item.paragraphs or not (item.blocks or len(item.paragraphs) > 1 or item.inlined):
        return []
    first = item.paragraphs[0]
    said = read_item(document, item)
    line = said.heading or (first if document.folded.find("。", *first) < 0 else None)
    if line is None:
        return []
    mentions = find_mentions(document, [line])
    named = sum(one.title.end - one.title.start for one in mentions if one.title)
    words = line.of(document.folded)
    return mentions if mentions and len(words) - named <= _HEADING_ROOM and _ABOUT.search(words) else []


def pruned(item: Item, excluded: Sequence[Span]) -> Item:
    """*item* without the paragraphs in *excluded*, at every depth: coverage and closing words belong to no item."""
    return _pruned(item, sorted(excluded)) if excluded else item


def _pruned(item: Item, gone: Sequence[Span]) -> Item:
    children = tuple(_pruned(child, gone) for child in item.children if not (child.inline and covering(gone, child.span)))
    return attrs.evolve(item, paragraphs=tuple(span for span in item.paragraphs if covering(gone, span) != span), children=children)


def trailing(body: Item) -> Iterator[Span]:
    """All paragraphs of the body that are not the first line of an item."""
    yield from body.paragraphs
    for item in body.walk():
        if not item.inline:
            headed = item.marker is not None and item.paragraphs != () and item.paragraphs[0].start > item.marker.start
            yield from item.paragraphs[1:] if headed else item.paragraphs


def read_achievements(document: Document, items: Iterable[Item]) -> tuple[Achievement, ...]:
    """Every numbered item among *items* and below, inner and leaf, in document order."""
    return tuple(_achievement(document, one) for item in items for one in _numbered(item))


def _numbered(item: Item) -> Iterator[Item]:
    """The item and those below it that have a number; lines behind a dash or bullet have none, they are text."""
    yield item
    if not _is_dashed(item):
        for child in item.children:
            yield from _numbered(child)


def _is_dashed(item: Item) -> bool:
    return bool(item.blocks) and all(child.style in ("dash", "bullet") for child in item.blocks)


def _achievement(document: Document, item: Item) -> Achievement:
    said = read_item(document, item, runs_on=_is_dashed(item))
    return Achievement(
        path=item.path,
        id=item.id,
        heading=said.title(document),
        text=said.text(document),
        quantities=within(document.quantities, said.words),
        references=within(document.references, said.words),
        span=item.span,
        spans=Witnesses(said.witnesses()),
    )
