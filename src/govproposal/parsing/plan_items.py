"""How the items of a plan are taken apart: a section's entries, the shares of a paragraph, stretches of neighbouring lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import Phrases
from govproposal.grammar.assignments import Tail
from govproposal.outline import Item
from govproposal.parsing.items import runs
from govproposal.spans import Span, hull


def shares(item: Item, owed: Sequence[Tail]) -> list[tuple[Item, list[Tail]]]:
    """The ``一是``, ``二是`` of a paragraph with the assignments of each, ``[]`` where not each of them has its own."""
    tails = Phrases(owed)
    shares = [(inline, list(tails.within([inline.span]))) for inline in item.inlined]
    return shares if len(shares) > 1 and all(own for _, own in shares) and sum(len(own) for _, own in shares) == len(owed) else []


def entries(section: Item) -> list[Item]:
    """The numbered items of a section; its unnumbered paragraphs, by position, only where none is numbered."""
    if section.blocks and not runs(section):
        return list(section.blocks)
    if section.blocks and section.blocks[0].style in ("first", "ordinal"):
        return list(section.blocks)
    if section.blocks:  # behind dashes or bullets, which have no numbers: items by their position
        places = enumerate(section.blocks, 1)
        return [attrs.evolve(child, number=at, path=(*section.path, at), id=f"{section.id}.{at}") for at, child in places]
    paragraphs = section.paragraphs[1:] if section.marker else section.paragraphs
    return [Item(None, "paragraph", at, (*section.path, at), f"{section.id}.{at}", (span,), ()) for at, span in enumerate(paragraphs, 1)]


def stretches(spans: Sequence[Span]) -> list[Span]:
    """Neighbouring paragraphs as one stretch each, so that a label on one line may assign the line before it."""
    whole = hull(spans)
    return [whole] if whole else []


def lead(document: Document, item: Item) -> str:
    """The first words of an item, up to a bracket, sentence or colon."""
    if not item.paragraphs:
        return ""
    return re.split(r"[(。:]", item.paragraphs[0].of(document.folded)[:40])[0].strip()
