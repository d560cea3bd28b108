"""Tables copied from a page with one cell on each line: 序号, 重点任务, 牵头单位 one below the other, then the rows in the same way.

Nothing on the lines says which column they belong to. A row begins with the next running number alone on its line. One with as many
lines as columns is read column by column, any other by the kinds of its lines (:mod:`.placing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from govproposal.outline.markers import marker_at
from govproposal.outline.placing import Column, Line, Placed, column_of, fits, line_of, place
from govproposal.outline.tables import STACKED
from govproposal.patterns import lazy
from govproposal.source import Cell, Table
from govproposal.spans import Span

_LINE = lazy(r"[^ \n|](?:[^\n]*[^ \n|])?")
"""A cell; extracts of pages end each with a pipe."""
_HEADER = lazy(r"[^。;!?\d]{2,40}")
_TASK = lazy(r"任务|内容|事项|措施|举措|工作|项目|目标|指标|实事|题目|案由|(?:提案|建议|议案)(?:名称|标题)")
_OWED = lazy(r"(?:牵头|责任|负责|主办|承办|落实|配合|协办)(?:单位|部门)")
_NUMBER = lazy(r"(\d{1,3}) ?[.、]?")
_ENDS = lazy(r"[【\[]?(?:分享到|打印|关闭|责任编辑|扫一扫|[上下]一[篇条]|版权所有|主办单位:|相关(?:链接|文章|附件))")
"""What stands below the last table of a page."""
_HEADINGS = ("chapter", "section", "article", "han", "paren_han")
_WIDEST = 12
_LONGEST = 40
"""How many lines a row may have: what runs on for longer is no row but the text behind the table."""


class _Row(NamedTuple):
    """The lines below a number, up to the number of the next row, ``None`` where this is the last; ``heading`` stands between them."""

    number: Span
    lines: list[Line]
    following: Span | None
    heading: Span | None = None


def stacked_tables(folded: str) -> Iterator[Table]:
    r"""The tables with a cell on each line in a folded text, in order.

    >>> text = "序号\n重点任务\n责任单位\n1\n改造管网\n县水利局\n2\n新建水厂\n县住建局"
    >>> [[cell.span.of(text) for cell in table.cells if cell.row == 2] for table in stacked_tables(text)]
    [['2', '新建水厂', '县住建局']]
    """
    done = 0
    for begun in STACKED.finditer(folded):
        header = _header(folded, begun.start()) if begun.start() >= done else []
        if header:
            table = _Table(folded, header)
            table.read()
            if table.rows:
                done = table.end
                yield Table(span=Span(header[0].start, table.end), cells=tuple(table.cells))


def _header(folded: str, start: int) -> list[Span]:
    """The short lines from *start* up to the first number, where they name tasks and units; ``[]`` for no header."""
    header: list[Span] = []
    words = ""
    for found in _LINE.finditer(folded, start):
        if len(header) > _WIDEST or _HEADER.fullmatch(found[0]) is None or _is_heading(found[0]):
            break
        header.append(Span(*found.span()))
        words += f"{found[0].replace(' ', '')}\n"
    return header if 2 < len(header) <= _WIDEST and _TASK.search(words) and _OWED.search(words) else []


class _Table:
    """Reads a table row by row; ``end`` is where the last line that belongs to it ends."""

    def __init__(self, folded: str, header: Sequence[Span]) -> None:
        self.folded = folded
        self.columns: list[Column] = [column_of(at, span.of(folded)) for at, span in enumerate(header) if at]
        self.cells = [Cell(span=span, row=0, column=at, header=True) for at, span in enumerate(header)]
        self.end = header[-1].end
        self.rows = 0
        self.shapes: set[tuple[int, ...]] = set()
        self.deepest = dict.fromkeys(range(len(header)), 1)

    def read(self) -> None:
        """Add the cells of all rows."""
        number, heading = self._first()
        while number is not None:
            row = self._row(number)
            placed = self._placed(row)
            if not any(column.kind != "text" and column.at in placed[0] for column in self.columns):
                break
            self._add_heading(heading)
            self._add(number, placed)
            number, heading = row.following, row.heading

    def _first(self) -> tuple[Span | None, Span | None]:
        """The number of the first row, and the heading above it."""
        found = _LINE.search(self.folded, self.end)
        if found and _is_heading(found[0]):
            return self._below_headings(Span(*found.span()), 1)
        return (Span(*found.span()) if found and _NUMBER.fullmatch(found[0]) else None), None

    def _below_headings(self, heading: Span, awaited: int) -> tuple[Span | None, Span]:
        """The number below *heading*, and the heading right above it: sections without a row of the copy have only theirs.

        It is the awaited number, the first of a new count, or, in a copy of some rows only, a later one.
        """
        found = _LINE.search(self.folded, heading.end)
        while found and _is_heading(found[0]):
            heading = Span(*found.span())
            found = _LINE.search(self.folded, found.end())
        numbered = found is not None and _NUMBER.fullmatch(found[0]) is not None and (_value(found[0]) == 1 or _value(found[0]) >= awaited)
        return (Span(*found.span()) if found and numbered else None), heading

    def _add_heading(self, heading: Span | None) -> None:
        """Add a row of one cell, which heads the rows below it: （一）产业发展."""
        if heading is not None:
            self.rows += 1
            self.cells.append(Cell(span=heading, row=self.rows, column=0, columns=len(self.columns) + 1))

    def _row(self, number: Span) -> _Row:
        awaited = _value(number.of(self.folded)) + 1
        lines: list[Line] = []
        owed = False
        for found in _LINE.finditer(self.folded, number.end):
            words = found[0]
            if lines and _NUMBER.fullmatch(words) and _value(words) == awaited:
                return _Row(number, lines, Span(*found.span()))
            if owed and _is_heading(words):
                return _Row(number, lines, *self._below_headings(Span(*found.span()), awaited))
            if len(lines) >= _LONGEST or (owed and _ENDS.match(words)) or STACKED.match(words):
                break
            lines.append(line_of(Span(*found.span()), words))
            owed = owed or lines[-1].kind != "text"
        return _Row(number, lines, None)

    def _placed(self, row: _Row) -> list[Placed]:
        """The lines by column: of the row itself, and of those below it without a number, whose first cells are merged with its own."""
        pairs = list(zip_longest(row.lines, self.columns)) if len(row.lines) == len(self.columns) else []
        last = row.following is None
        if last and len(row.lines) > len(self.columns):
            pairs = list(zip(row.lines, self.columns, strict=False))
            pairs = pairs if all(line.kind == column.kind for line, column in pairs) else []
        if pairs and all(fits(self.folded, line, column) for line, column in pairs):
            return [{column.at: [line.span] for line, column in pairs}]
        placed = place(self.folded, row.lines, self.columns)
        return self._without_text_behind(placed) if last else placed

    def _without_text_behind(self, placed: list[Placed]) -> list[Placed]:
        """The last row without what the text behind the table adds to it, so far as the rows before show it."""
        kept = [placed[0], *(one for one in placed[1:] if tuple(one) in self.shapes)]
        if kept[-1]:
            at = max(kept[-1])
            kept[-1][at] = kept[-1][at][: self.deepest[at]]
        return kept

    def _add(self, number: Span, placed: list[Placed]) -> None:
        deep = len(placed)
        for row, columns in enumerate(placed):
            self.rows += 1
            if not row:
                self.cells.append(Cell(span=number, row=self.rows, column=0, rows=deep))
            else:
                self.shapes.add(tuple(columns))
            for at, spans in columns.items():
                merged = deep if not row and not any(at in one for one in placed[1:]) else 1
                self.cells.append(Cell(span=Span(spans[0].start, spans[-1].end), row=self.rows, column=at, rows=merged))
                self.deepest[at] = max(self.deepest[at], len(spans))
                self.end = spans[-1].end


def _value(words: str) -> int:
    return int(words.rstrip(" .、"))


def _is_heading(words: str) -> bool:
    """Whether a line has the number of a section: the text goes on behind the table."""
    marker = marker_at(words)
    return marker is not None and marker.style in _HEADINGS
