"""What came of each proposal: the items that speak of one, their achievements and summary."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.sessions import kind_of_title
from govproposal.model.outcome import Achievement
from govproposal.outline import Item
from govproposal.parsing.items import Said, read_item
from govproposal.parsing.proposals import Mention, find_mentions
from govproposal.patterns import lazy
from govproposal.spans import Span, Witnesses, covering, hull

_ABOUT = lazy(r"办理|落实|情况|[)》]$|[案议] ?$")
_BARE_TITLE = lazy(
    r"关于(?!(?:人大|政协)?(?:代表|委员)?(?:建议|提案|议案)|下一?步|今后|进一步做好|办理|做好)"
    r"[^,。;:、《》()“”\n]{3,50}?的(?:建议案|议案|提案|建议)"
)
_CAPTION = lazy(r"第? ?\d{1,6} ?号(?:重点)?(?:建议案|议案|提案|建议)[:,、 ]{1,2}(?P<title>关于[^。]{4,60}?)。?")
_HEADING_ROOM = 48
_NUMBER_ROOM = 14
"""What stands beside a title where a sentence is nothing but a proposal: 第21064号建议, and brackets."""
_KINDS = lazy(r"代表建议|建议、?批评|(?:建议|议案|提案)(?:、|和|与|及)?(?:政协委员|政协|代表)?(?:提案|建议|议案)|总体|年度")
_COUNTED = lazy(r"(?:建议|提案|议案)[^。]{0,30}?(?:[2-9]|\d{2,5}) ?件")


def outcome_items(document: Document, body: Item) -> list[tuple[Item, list[Mention]]]:
    """The topmost items whose heading names a proposal, each with what its heading says of it."""
    found: list[tuple[Item, list[Mention]]] = []
    bare = sum(_is_bare(document, item) for item in body.blocks) > 1 and not _named_by_title(document)
    for item in body.blocks:
        mentions = _heading_mentions(document, item, bare=bare)
        if mentions:
            found.append((item, mentions))
        else:
            found.extend(outcome_items(document, item))
    return found


def _named_by_title(document: Document) -> bool:
    """Whether the document's title names one proposal, which all of it is about then."""
    return bool(find_mentions(document, document.parts[0].head.title)) if document.parts else False


def _is_bare(document: Document, item: Item) -> bool:
    """Whether the first sentence of an item is a proposal's title without marks: several such stand side by side."""
    return item.marker is not None and bool(item.paragraphs) and _BARE_TITLE.match(document.folded, *item.paragraphs[0]) is not None


def _heading_mentions(document: Document, item: Item, *, bare: bool) -> list[Mention]:
    """The proposals that the item's first line names, where that line is a heading and not a sentence about them.

    *bare* says that titles without marks are such headings.
    """
    if not item.paragraphs:
        return []
    first = item.paragraphs[0]
    if not (item.blocks or len(item.paragraphs) > 1 or item.inlined):
        # 一、第8号建议《…》。由……: a paragraph that is headed by nothing but what it is about.
        line = _run_in_mention(document, first, bare=bare)
        return (find_mentions(document, [line]) or (_bare_title(document, line) if bare else [])) if line else []
    if captioned := _captioned(document, first):
        return captioned
    said = read_item(document, item)
    line = said.heading or (first if document.folded.find("。", *first) < 0 else None)
    if line is None:
        return []
    mentions = find_mentions(document, [line]) or (_bare_title(document, line) if bare else [])
    named = sum(one.title.end - one.title.start for one in mentions if one.title)
    words = line.of(document.folded)
    return mentions if mentions and len(words) - named <= _HEADING_ROOM and _ABOUT.search(words) else []


def _run_in_mention(document: Document, paragraph: Span, *, bare: bool) -> Span | None:
    """The sentence that opens a paragraph and is a proposal's number and title, nothing else."""
    end = next((at for at in _stops(document, paragraph) if document.brackets.enclosing(at) is None), None)
    if end is None or end + 1 >= paragraph.end:
        return None
    line = Span(paragraph.start, end)
    mentions = find_mentions(document, [line]) or (_bare_title(document, line) if bare else [])
    named = sum(one.title.end - one.title.start for one in mentions if one.title)
    return line if len(mentions) == 1 and named and end - paragraph.start - named <= _NUMBER_ROOM else None


def _bare_title(document: Document, line: Span) -> list[Mention]:
    """The proposal whose title, without any marks, is all of a heading: ``(一)关于修缮迎宾路的建议``."""
    found = _BARE_TITLE.fullmatch(document.folded, *line)
    return [Mention(kind_of_title(found[0]), None, None, Span(*found.span()), 0)] if found else []


def _captioned(document: Document, line: Span) -> list[Mention]:
    """The proposal of a heading that is its number and its title without marks: ``8号建议:关于建设新院区的建议。``."""
    found = _CAPTION.fullmatch(document.folded, *line)
    title = _bare_title(document, Span(*found.span("title"))) if found else []
    numbered = find_mentions(document, [Span(line.start, found.start("title"))]) if found else []
    if not title or len(numbered) != 1 or numbered[0].title:
        return []
    return [attrs.evolve(numbered[0], title=title[0].title, marks=0)]


def _stops(document: Document, paragraph: Span) -> Iterator[int]:
    """Where the first sentence of a paragraph may end."""
    at = document.folded.find("。", *paragraph)
    while at >= 0:
        yield at
        at = document.folded.find("。", at + 1, paragraph.end)


def completed(document: Document, mention: Mention, named: Sequence[Mention], at: int, count: int) -> Mention:
    """A section's proposal with what the opening adds: the title of its number, or the number of its title."""
    for other in named:
        if mention.value is not None and other.value == mention.value and other.kind in (mention.kind, None):
            return mention if mention.title else attrs.evolve(mention, title=other.title, marks=other.marks)
        alike = other.inner and mention.inner and other.inner.of(document.folded) == mention.inner.of(document.folded)
        if mention.value is None and alike:
            return attrs.evolve(mention, number=other.number, value=other.value, kind=other.kind or mention.kind)
    titled = [one for one in named if one.title]
    if mention.title is None and len(titled) == count and all(one.value is None for one in titled):
        return attrs.evolve(mention, title=titled[at].title, marks=titled[at].marks)
    return mention


def read_opening(document: Document, item: Item) -> Said:
    """What a section says of its proposal before its items: what follows ``一是…`` in a paragraph of its own is not of it."""
    said = read_item(document, item)
    first = item.inlined[0].start if item.inlined else None
    if first is None:
        return said
    return Said(said.heading, tuple(pieces for pieces in said.paragraphs if pieces[0].start < first))


def is_yearly(document: Document, body: Item) -> bool:
    """Whether the report is on all that a year brought (建议129件、提案87件), not on one proposal."""
    title = document.parts[0].head.title_text if document.parts else ""
    opening = hull([*body.paragraphs, *(item.span for item in body.blocks[:1])])
    counted = opening is not None and _COUNTED.search(document.folded, *opening) is not None
    return _KINDS.search(title) is not None or counted


def pruned(item: Item, excluded: Sequence[Span]) -> Item:
    """*item* without the paragraphs in *excluded*, at every depth: coverage and closing words belong to no item."""
    return _pruned(item, sorted(excluded)) if excluded else item


def _pruned(item: Item, gone: Sequence[Span]) -> Item:
    before = bisect_left(gone, (item.end,))
    if item.marker is not None and (not before or gone[before - 1].end <= item.start):
        return item
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
        spans=Witnesses.found(said.witnesses()),
    )
