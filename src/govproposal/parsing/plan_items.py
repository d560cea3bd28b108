"""How the items of a plan are taken apart: a section's entries, the shares of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import Phrases
from govproposal.grammar.assignments import Tail
from govproposal.outline import Item
from govproposal.parsing.items import runs
from govproposal.patterns import lazy
from govproposal.spans import Span

_AFTERWORD = lazy(
    r"(?:请?各(?:牵头|责任|承办|主办|配合|有关|相关|级|地|县|区|市|部门|单位|镇|乡)|以上|上述|对(?:以上|上述)|未尽"
    r"|为(?:推动|确保|保证|抓好)[^。,]{0,16}(?:任务|项目|工作|实事|事项)[^。,]{0,8},)[^(:]*$",
    re.MULTILINE,
)
_GROUP_LINE = lazy(r"〔(?P<a>[^〔〕]{2,20})〕|【(?P<b>[^【】]{2,20})】|\[(?P<c>[^\[\]]{2,20})\]", needs="〔【[")
"""A line in brackets that heads the items below it: 〔种植养殖环节〕."""

_PHASE = lazy(r"阶段$|^第[一二三四五六]阶段", needs="阶")


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


def lead(document: Document, item: Item) -> str:
    """The first words of an item, up to a bracket, sentence or colon."""
    if not item.paragraphs:
        return ""
    words = item.paragraphs[0].of(document.folded)[:40]
    return words.partition("(")[0].partition("。")[0].partition(":")[0].strip()


def cut_out(tails: Iterable[Tail]) -> list[Span]:
    """What *tails* cut out of an item's text: a sentence that hands out a task stays."""
    return [tail.span for tail in tails if tail.span.start < tail.span.end]


def are_phases(document: Document, section: Item) -> bool:
    """Whether all items of a section are called phases (启动阶段, 第一阶段)."""
    return len(section.blocks) > 1 and all(_PHASE.search(lead(document, child)) for child in section.blocks)


def complete(document: Document, items: Sequence[Item]) -> Iterator[Item]:
    """The items, the last one without a paragraph that speaks of all of them (各牵头单位要……)."""
    yield from items[:-1]
    for last in items[-1:]:
        behind = last.paragraphs[1:] if len(items) > 1 and not last.blocks else ()
        closing = [span for span in behind if _AFTERWORD.match(document.folded, *span)]
        if closing and behind[-len(closing) :] == tuple(closing):
            yield attrs.evolve(last, paragraphs=last.paragraphs[: -len(closing)])
        else:
            yield last


def grouped(document: Document, section: Item, items: Iterable[Item]) -> Iterator[tuple[Item, Span | None]]:
    """The items of a section, each with the group that a line in brackets above it names; the line itself belongs to none of them."""
    group = _group_line(document, section.paragraphs[-1]) if section.paragraphs else None
    for item in items:
        named = _group_line(document, item.paragraphs[-1]) if len(item.paragraphs) > 1 and not item.blocks else None
        yield (attrs.evolve(item, paragraphs=item.paragraphs[:-1]) if named else item), group
        group = named or group


def _group_line(document: Document, line: Span) -> Span | None:
    """The words of a line in brackets."""
    found = _GROUP_LINE.fullmatch(document.folded, *line) if line.end - line.start <= 24 else None
    return Span(*found.span(found.lastgroup or 0)) if found else None
