"""Tables of data among the tables of a page, and the place of their cells in the grid.

Old government pages are laid out with tables, so that a cell may hold the whole document. A table of data has rows of
several cells, none of which holds most of its text in many lines; only such a table is written with tabs between cells.
"""

from __future__ import annotations

from govproposal.reading.layout import Draft, Entry, Layout
from govproposal.source import Cell, Table
from govproposal.spans import Span

_LONG = 600
_LINES = 6


def drawn(layout: Layout) -> list[Draft]:
    """The tables of data of *layout*, in document order; their cells are set apart by tabs in ``layout.breaks``."""
    found = [draft for draft in layout.tables if _is_data(draft, layout.lines)]
    for draft in found:
        _separate(draft, layout)
    return sorted(found, key=lambda draft: draft.first)


def placed(draft: Draft, layout: Layout, starts: list[int]) -> Table:
    """The table of a draft: its cells with spans and grid places, those of merged cells resolved.

    ``starts`` are the offsets of the lines. Empty rows have no cells; rows keep their numbers.
    """
    grid = _Grid()
    cells = tuple(
        Cell(
            span=_span(entry.first, entry.last, layout.lines, starts),
            row=entry.row,
            column=grid.place(entry),
            rows=entry.rows,
            columns=entry.columns,
            header=entry.header,
        )
        for entry in draft.cells
    )
    return Table(span=_span(draft.first, draft.last, layout.lines, starts), cells=cells)


def _span(first: int, last: int, lines: list[str], starts: list[int]) -> Span:
    return Span(starts[first], starts[last - 1] + len(lines[last - 1]))


def _is_data(draft: Draft, lines: list[str]) -> bool:
    """Whether some row has two cells and no cell holds the page."""
    rows = [entry.row for entry in draft.cells]
    if len(set(rows)) == len(rows):
        return False
    sizes = [sum(map(len, lines[entry.first : entry.last])) for entry in draft.cells]
    whole = sum(sizes)
    return not any(
        size > _LONG and size * 2 > whole and entry.last - entry.first >= _LINES for size, entry in zip(sizes, draft.cells, strict=True)
    )


def _separate(draft: Draft, layout: Layout) -> None:
    """A line break before each row that holds anything, a tab before each further cell of it."""
    full = {entry.row for entry in draft.cells if any(layout.lines[entry.first : entry.last])}
    row = -1
    for entry in draft.cells:
        if entry.row in full:
            layout.breaks[entry.first] = "\t" if entry.row == row else "\n"
            row = entry.row


class _Grid:
    """Which columns cells from above still reach into; columns beyond the thousandth are not tracked."""

    def __init__(self) -> None:
        self.row = -1
        self.column = 0
        self.until: dict[int, int] = {}

    def place(self, entry: Entry) -> int:
        """The column of the next cell."""
        if entry.row != self.row:
            self.row, self.column = entry.row, 0
        while self.until.get(self.column, 0) > entry.row:
            self.column += 1
        column = self.column
        self.column += entry.columns
        if entry.rows > 1:
            for one in range(column, min(self.column, 1000)):
                self.until[one] = entry.row + entry.rows
        return column
