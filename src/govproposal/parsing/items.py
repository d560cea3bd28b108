"""What an item says: its heading and its text, by the rule of the record's form (docs/record.md, ``heading`` and ``text``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from govproposal.document import Document
from govproposal.folding import key
from govproposal.frozen import Value, opened
from govproposal.grammar.references import trim
from govproposal.outline import Item
from govproposal.patterns import lazy
from govproposal.spans import Span, Witness

HEADING_LIMIT = 30
"""The most characters, folded and without its end mark, that a run-in heading may have."""

_ENDS = lazy(r"[。:]")
_CLOSING = " 。:;,.、!"
_MARKS = "。;,."
_RUNNING = frozenset(("first", "ordinal", "dash", "bullet"))


@attrs.frozen(eq=False, repr=False)
class Said(Value):
    """An item's heading and text as spans: ``paragraphs`` are the text's pieces, paragraph by paragraph, ``pieces`` the same in a row.

    ``heading`` is without number and closing punctuation, ``None`` where the item has none.
    """

    heading: Span | None
    paragraphs: tuple[tuple[Span, ...], ...]
    pieces: tuple[Span, ...] = attrs.field(init=False, eq=False, repr=False)

    @pieces.default
    def _pieces(self) -> tuple[Span, ...]:
        return tuple([piece for paragraph in self.paragraphs for piece in paragraph])

    @property
    def words(self) -> tuple[Span, ...]:
        """Heading and text: all the item's own words."""
        return (self.heading, *self.pieces) if self.heading else self.pieces

    def text(self, document: Document) -> str:
        """The text: the pieces of a paragraph run on, paragraphs are joined by line breaks."""
        text = document.text
        return "\n".join(["".join([text[start:end] for start, end in paragraph]) for paragraph in self.paragraphs]).strip()

    def title(self, document: Document) -> str | None:
        """The words of the heading."""
        return self.heading.of(document.text) if self.heading else None

    def witnesses(self) -> dict[str, Witness]:
        """The pieces that heading and text were read from."""
        found: dict[str, Witness] = {}
        if self.heading:
            found["heading"] = (self.heading,)
        if self.pieces:
            found["text"] = self.pieces
        return found


_Open = opened(Said)


def _said(heading: Span | None, paragraphs: Iterable[Sequence[Span]]) -> Said:
    """What an item says, paragraphs that say nothing left out."""
    said = _Open()
    said.heading = heading
    said.paragraphs = tuple([tuple(one) for one in paragraphs if one])
    said.pieces = said._pieces()
    said.__class__ = Said
    made: Said = said
    return made


def read_item(document: Document, item: Item, *, cuts: Sequence[Span] = (), runs_on: bool = False) -> Said:
    """The heading and text of *item*.

    *cuts* are spans that are no text (responsibility brackets, deadlines on a line of their own). *runs_on* keeps ``一是…`` within
    the text instead of leaving it to the items of its own; children on lines of their own that are such are then text too.
    """
    parted = _parted(cuts) if cuts else []
    paragraphs = [_without(document.folded, span, parted) for span in own_paragraphs(item, runs_on=runs_on)]
    if not paragraphs:
        return Said(None, ())
    first, rest = paragraphs[0], [pieces for pieces in paragraphs[1:] if pieces]
    if not first or (not item.marker and item.style != "caption"):
        kept = [first, *rest] if first else rest
        return _run_in(document, kept) if kept else Said(None, ())
    inner = () if runs_on else item.inlined
    inlined = bool(inner) and inner[0].start < item.paragraphs[0].end
    below = bool(inner) and not inlined
    if not inlined and (rest or below or (item.blocks and not (runs_on and _all_running(item)))):
        line = Span(first[0].start, first[-1].end)
        heading = closed(document, line)
        if heading.start < heading.end and _single_sentence(document, line):
            return _said(heading, rest)
    return _run_in(document, [first, *rest], inlined=inlined)


def own_paragraphs(item: Item, *, runs_on: bool = False) -> list[Span]:
    """The item's paragraphs without what belongs to its children; with ``一是…`` paragraphs below it where *runs_on*."""
    if runs_on:
        return [*item.paragraphs, *_running(item)]
    starts = [child.start for child in item.inlined]
    return [_up_to(span, starts) for span in item.paragraphs] if starts else [*item.paragraphs]


def _up_to(span: Span, starts: Sequence[int]) -> Span:
    """*span* up to the first of *starts* in it."""
    at = bisect_left(starts, span.start)
    return Span(span.start, starts[at]) if at < len(starts) and starts[at] < span.end else span


def _running(item: Item) -> list[Span]:
    """The ``一是…`` paragraphs below the item, their numbers included, where all that stands below it are such."""
    return [
        Span(child.start, span.end) if at == 0 and child.marker else span
        for child in (item.blocks if _all_running(item) else ())
        for at, span in enumerate(child.paragraphs)
    ]


def _all_running(item: Item) -> bool:
    """Whether the lines below the item are ``一是``, ``二是`` … paragraphs or bullets: part of its text, not items beside it."""
    return bool(item.blocks) and _RUNNING.issuperset([child.style for child in item.blocks])


def runs(item: Item) -> bool:
    """Whether all children of the item are ``一是…`` or bullets."""
    return _all_running(item) or (not item.blocks and bool(item.inlined))


def _parted(cuts: Iterable[Span]) -> list[Span]:
    """The *cuts* in order, those that overlap as one."""
    parted: list[Span] = []
    for cut in sorted(cuts):
        if parted and cut.start < parted[-1].end:
            parted[-1] = Span(parted[-1].start, max(parted[-1].end, cut.end))
        else:
            parted.append(cut)
    return parted


def _end(span: Span) -> int:
    return span.end


def _without(folded: str, span: Span, cuts: Sequence[Span]) -> list[Span]:
    """*span* without the *cuts*, disjoint and in order, its pieces trimmed, empty ones and bare punctuation behind a cut left out."""
    pieces: list[tuple[int, int]] = []
    start, end = span
    if cuts:
        first, last = bisect_left(cuts, start + 1, key=_end), bisect_left(cuts, (end, 0))
        for cut in cuts[first:last]:
            pieces.append((start, cut.start))
            start = cut.end
    pieces.append((start, end))
    kept: list[Span] = []
    for start, end in pieces:
        trimmed = trim(folded, start, end)
        start, end = trimmed
        bare = end - start <= len(_MARKS) and folded[start:end] in _MARKS
        if start < end and not (bare and (not kept or folded[kept[-1].end - 1] in "。;")):
            kept.append(trimmed)
    return kept


def _single_sentence(document: Document, line: Span) -> bool:
    """Whether the line holds at most one sentence: no sentence end but at its end, brackets and quotes aside."""
    folded, last = document.folded, line.end - 1
    for mark in "。!?":
        at = folded.find(mark, line.start, last)
        while at >= 0:
            if document.brackets.enclosing(at) is None:
                return False
            at = folded.find(mark, at + 1, last)
    return True


def _run_in(document: Document, paragraphs: Sequence[list[Span]], *, inlined: bool = False) -> Said:
    """The first sentence as heading where it is short and more follows it in its paragraph."""
    first = paragraphs[0]
    found = _first_end(document, first[0]) if first else None
    if found is not None:
        heading = trim(document.folded, first[0].start, found)
        behind = trim(document.folded, found + 1, first[0].end)
        broken = document.folded[found + 1 : found + 2] == "\n"  # a cell's first line is no heading of its second
        more = (behind.start < behind.end and not broken) or len(first) > 1 or inlined
        if more and heading.start < heading.end and _is_short(document, heading):
            rest = ([behind] if behind.start < behind.end else []) + first[1:]
            return _said(heading, (rest, *paragraphs[1:]))
    return _said(None, paragraphs)


def _is_short(document: Document, heading: Span) -> bool:
    """Whether words may be a heading by their length, spaces not counted."""
    return heading.end - heading.start <= HEADING_LIMIT or len(key(heading.of(document.text))) <= HEADING_LIMIT


def _first_end(document: Document, span: Span) -> int | None:
    """Where the first ``。`` or colon stands that is in no quotes, brackets or title and not between digits."""
    folded = document.folded
    found = _ENDS.search(folded, span.start, span.end)
    while found:
        at = found.start()
        between = folded[at] == ":" and folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit()
        if not between and document.brackets.enclosing(at) is None:
            return at
        found = _ENDS.search(folded, at + 1, span.end)
    return None


def closed(document: Document, span: Span) -> Span:
    """*span* without closing punctuation and spaces."""
    end = span.end
    while end > span.start and document.folded[end - 1] in _CLOSING:
        end -= 1
    return Span(span.start, end)
