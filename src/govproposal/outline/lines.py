"""The lines of a source, each with its content: the ground that the outline stands on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

import attrs

from govproposal.frozen import Value, opened
from govproposal.outline.flattened import SHORTEST, broken, salutation
from govproposal.outline.tables import rows_of, tables_of
from govproposal.patterns import lazy
from govproposal.source import Source, Table
from govproposal.spans import Span, span_of


class Role(StrEnum):
    """What a leaf of the outline is for: content, a marker of numbering, metadata or furniture of the page, or unknown."""

    CONTENT = "content"
    MARKER = "marker"
    METADATA = "metadata"
    FURNITURE = "furniture"
    UNPARSED = "unparsed"


@attrs.frozen(eq=False, repr=False)
class Line(Value):
    """A line that holds something: ``span`` is its content without white space at the ends, ``folded`` the same folded.

    ``role`` is what the line is for, ``row`` whether it is a row of a table, ``apart`` whether furniture or metadata stands
    right before it. ``bare`` is the folded content without any space: what fixed wordings are looked up in.
    """

    span: Span
    folded: str
    role: Role = Role.CONTENT
    row: bool = False
    apart: bool = False
    bare: str = attrs.field(init=False, eq=False, repr=False)

    @bare.default
    def _bare(self) -> str:
        return self.folded.replace(" ", "")

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.span.end


_Open = opened(Line)
# A title in ``《…》`` that a page broke over two lines is one phrase: its line break counts as a space.
_BROKEN_TITLE = lazy(r"《[^《》\n]{2,60}+\n[\n ]*+[^《》\n]{1,60}+》")
# Possessive throughout: a line of thousands of spaces is looked at once, not once for each way to share them out.
_MARKUP = lazy(r"\*\*|__|^ {0,3}#{1,6} |^ {0,3}> ?|^ *+\|?+(?: *+:?+-{3,}+:?+ *+\|)++ *+:?+-*+:?+ *+\|?+ *+$|^ *+\||\| *+$", re.MULTILINE)


def readable(source: Source, folded: str | None = None) -> str:
    """The folded text of *source*, of the same length, with what is mark-up of Markdown blanked out.

    *folded* stands for the source's own where that was read in another script (traditional characters as simplified ones).
    """
    folded = source.folded if folded is None else folded
    if source.media_type == "text/markdown":
        folded = _MARKUP.sub(lambda found: " " * len(found[0]), folded)
    return _BROKEN_TITLE.sub(lambda found: found[0].replace("\n", " "), folded) if "《" in folded else folded


def split_lines(source: Source, folded: str | None = None, tables: Sequence[Table] | None = None) -> tuple[Line, ...]:
    r"""The lines of *source* that hold something, in order, not yet told apart by role.

    A row of a table with a cell on each line counts as one line. *tables* are those of the text where the caller has them.

    >>> [line.folded for line in split_lines(Source.of("　标题\r\n\r\n一、目标 "))]
    ['标题', '一、目标']
    """
    folded = readable(source) if folded is None else folded
    tables = tables_of(source, folded) if tables is None else tables
    spans, words = _contents(folded)
    # A cell on each line is no line of its own: a time limit would be taken for the date of a signature.
    rows = [row for table in tables for row in rows_of(table)] if not source.tables else []
    if rows:
        spans = _joined(spans, rows)
        words = [folded[start:end].replace("\n", " ") for start, end in spans]
    furniture = _among(spans, [region.span for region in source.regions if region.role == "furniture"])
    tabled = _among(spans, [table.span for table in tables])
    lines: list[Line] = []
    roles = (Role.CONTENT, Role.FURNITURE)
    for span, said, chrome, cell in zip(spans, words, furniture, tabled, strict=True):
        line = _Open()
        line.span, line.folded, line.bare = span, said, said.replace(" ", "")
        line.role, line.row, line.apart = roles[chrome], cell == 1, False
        line.__class__ = Line
        lines.append(line)
    return tuple(lines)


def _contents(folded: str) -> tuple[list[Span], list[str]]:
    """Where the lines of a text that hold something have their content, and what it is: one that holds several paragraphs is several."""
    spans: list[Span] = []
    words: list[str] = []
    start = 0
    for line in folded.split("\n"):
        content = line.lstrip(" \ufeff")
        begin = start + len(line) - len(content)
        start += len(line) + 1
        content = content.rstrip(" ")
        if not content:
            continue
        breaks = broken(content) if len(content) >= SHORTEST else (salutation(content),) if content[-1] == ":" else ()
        if breaks and any(breaks):
            for first, end in pairwise((0, *breaks, len(content))):
                words.append(content[first:end].rstrip(" "))
                spans.append(span_of((begin + first, begin + first + len(words[-1]))))
        else:
            spans.append(span_of((begin, begin + len(content))))
            words.append(content)
    return spans, words


def _joined(spans: Sequence[Span], rows: Sequence[Span]) -> list[Span]:
    """*spans* with those that stand in one of *rows*, which are in order, as one."""
    joined: list[Span] = []
    at = 0
    for span in spans:
        if joined and joined[-1].covers(span):
            continue
        while at < len(rows) and rows[at].end <= span.start:
            at += 1
        within = at < len(rows) and rows[at].start <= span.start and rows[at].end > span.end
        joined.append(Span(span.start, rows[at].end) if within else span)
    return joined


def _among(spans: Sequence[Span], stretches: Sequence[Span]) -> bytearray:
    """Of each of the ordered *spans*, whether it begins in one of *stretches*."""
    among = bytearray(len(spans))
    for start, end in stretches:
        first, last = bisect_left(spans, (start,)), bisect_left(spans, (end,))
        among[first:last] = b"\1" * (last - first)
    return among
