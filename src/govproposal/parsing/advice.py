"""A paragraph of a speech as a recommendation (建议)."""

from __future__ import annotations

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.model.speech import Recommendation
from govproposal.outline import Item
from govproposal.parsing.items import read_item
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, hull

_COUNTED = lazy(r"[一二三四五六七八九十]{1,2}(?:是|要)(?!否)|第[一二三四五六七八九十]{1,2}[,、]")
"""What a paragraph of a chain begins with."""


def read_advice(document: Document, item: Item) -> Recommendation:
    """What *item*, a paragraph of a speech, recommends: its heading, if any, its text and the quantities in it."""
    if item.marker is None and item.paragraphs and _COUNTED.match(document.folded, item.paragraphs[0].start):
        return _unheaded(document, *item.paragraphs)
    said = read_item(document, item, runs_on=True)
    return Recommendation(
        heading=said.title(document),
        text=said.text(document),
        quantities=within(document.quantities, said.words),
        span=item.span,
        spans=Witnesses.found(said.witnesses()),
    )


def _unheaded(document: Document, *paragraphs: Span) -> Recommendation:
    """Paragraphs that begin with 一是 or 第一: all of them are text, nothing heads them."""
    return Recommendation(
        heading=None,
        text=document.quote(*paragraphs),
        quantities=within(document.quantities, paragraphs),
        span=hull(paragraphs),
        spans=Witnesses.found({"text": paragraphs}),
    )
