"""Items of records as the trace compares them: a heading, a text, and where every sentence of them stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from govproposal.folding import fold
from govproposal.model import Quantity, Reference
from govproposal.spans import NOTHING, Span, Witnesses

_SENTENCE = re.compile(r"[^。;!?\n]++[。;!?]?")
_CLAUSE = re.compile(r"[^,:。;!?\n]++")


class Sentence(NamedTuple):
    """A sentence of an item: its words, where they stand in the source, and in which field, from which offset."""

    text: str
    span: Span | None
    field: str
    start: int


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Passage:
    """An item of a record: a task, an achievement, an answer, a recommendation.

    ``lineage`` are the headings of the items above it, outermost first; ``leaf`` says that no item stands below it.
    """

    record: str
    path: tuple[int, ...]
    item: str
    heading: str | None
    text: str
    lineage: tuple[str, ...] = ()
    leaf: bool = True
    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()
    span: Span | None = None
    spans: Witnesses = NOTHING

    @cached_property
    def headline(self) -> str:
        """The heading, or the first clause of the text: what the item is called."""
        if self.heading:
            return self.heading
        found = _CLAUSE.search(fold(self.text))
        return self.text[found.start() : found.end()] if found else ""

    @cached_property
    def folded(self) -> dict[str, str]:
        """Heading and text as patterns are matched on them, each folded once."""
        return {"heading": fold(self.heading or ""), "text": fold(self.text)}

    @cached_property
    def _starts(self) -> dict[str, list[Sentence]]:
        return {field: [one for one in self.sentences if one.field == field] for field in ("heading", "text")}

    def sentence_at(self, field: str, at: int) -> Sentence | None:
        """The last sentence of a field that begins at or before *at*."""
        those = self._starts[field]
        found = bisect_right(those, at, key=lambda one: one.start) - 1
        return those[found] if found >= 0 else None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of heading and text, none across two pieces of the source."""
        return tuple(
            Sentence(words[start:end], place and Span(place.start + start - offset, place.start + end - offset), field, start)
            for field, words in (("heading", self.heading or ""), ("text", self.text))
            for offset, limit, place in _pieces(words, self.spans.get(field))
            for start, end in _cut(words, offset, limit)
        )

    def place(self, field: str, start: int, end: int) -> Span | None:
        """Where characters *start* to *end* of ``heading`` or ``text`` stand in the source; ``None`` where that is not one piece."""
        words = self.heading or "" if field == "heading" else self.text
        for offset, limit, piece in _pieces(words, self.spans.get(field)):
            if piece is not None and offset <= start and end <= limit:
                return Span(piece.start + start - offset, piece.start + end - offset)
        return None


def _pieces(words: str, witness: object) -> Iterator[tuple[int, int, Span | None]]:
    """The stretches of *words* that stand in one piece in the source: offset, end, and place (``None`` where it is not known)."""
    pieces = [one for one in witness if isinstance(one, Span)] if isinstance(witness, tuple) else []
    for gap in (0, 1):
        if pieces and sum(end - start for start, end in pieces) + gap * (len(pieces) - 1) == len(words):
            offset = 0
            for one in pieces:
                yield offset, offset + one.end - one.start, one
                offset += one.end - one.start + gap
            return
    yield 0, len(words), None


def _cut(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, without the white space around them."""
    folded = fold(words[start:end])
    for found in _SENTENCE.finditer(folded):
        stripped = found[0].strip()
        if stripped:
            first = start + found.start() + len(found[0]) - len(found[0].lstrip())
            yield first, first + len(stripped)


def clauses(words: str) -> Iterator[tuple[int, int]]:
    """The clauses of *words*, between commas, colons and full stops.

    >>> [(start, end) for start, end in clauses("新建40个,培训200人。")]
    [(0, 5), (6, 12)]
    """
    return ((found.start(), found.end()) for found in _CLAUSE.finditer(fold(words)))


def lineages(items: Sequence[tuple[tuple[int, ...], str | None]]) -> list[tuple[str, ...]]:
    """For each item, by path and heading, the headings of the items above it.

    >>> lineages([((1,), "甲"), ((1, 2), None), ((1, 2, 1), "乙")])
    [(), ('甲',), ('甲',)]
    """
    named = {path: heading for path, heading in items if heading}
    return [tuple(named[path[:depth]] for depth in range(1, len(path)) if path[:depth] in named) for path, _ in items]
