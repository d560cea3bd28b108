"""What a letter answers, part by part: its numbered items, or its paragraphs where it numbers nothing."""

from __future__ import annotations

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.model.reply import Answer
from govproposal.outline import Item
from govproposal.outline.items import build_items
from govproposal.parsing.items import read_item
from govproposal.parsing.letters import Letter
from govproposal.spans import Witnesses


def read_answers(document: Document, letter: Letter) -> tuple[Answer, ...]:
    r"""The answers of a letter: every numbered item, inner and leaf, in order; else each paragraph, not split at 一是.

    >>> from govproposal.parsing.letters import read_letters
    >>> from govproposal.source import Source
    >>> page = Document(Source.of("李明委员:\n您的提案收悉,现答复如下:\n一、已办。建成泵站3座。\n二、拟办。明年再建。\n特此答复。"))
    >>> [(one.path, one.heading, one.text) for one in read_answers(page, read_letters(page)[0])]
    [((1,), '已办', '建成泵站3座。'), ((2,), '拟办', '明年再建。')]
    """
    # A letter that its page laid out in a table is a letter still: long cells are paragraphs.
    lines = [attrs.evolve(line, row=False) if line.row and len(line.folded) > 30 else line for line in letter.body]
    root, _ = build_items(lines, document.folded)
    if root.blocks:
        return tuple(_answer(document, item) for block in root.blocks for item in (block, *block.walk()))
    paragraphs = [Item(None, "", 0, (at,), str(at), (span,), ()) for at, span in enumerate(root.paragraphs, 1)]
    return tuple(_answer(document, item) for item in paragraphs)


def _answer(document: Document, item: Item) -> Answer:
    said = read_item(document, item, runs_on=item.marker is None)
    return Answer(
        path=item.path,
        id=item.id,
        heading=said.title(document),
        text=said.text(document),
        quantities=within(document.quantities, said.words),
        span=item.span,
        spans=Witnesses.found(said.witnesses()),
    )
