"""Tables of a text: those a page's markup gives, and those that a text file lays out with tabs, with pipes, or a cell on each line.

A division of work (任务分工表) is often a table: 序号, 重点任务, 牵头单位, 责任单位, 完成时限. Copied as text its rows are lines with tabs,
in Markdown lines with pipes; where even the tabs are lost, each cell is a line (:mod:`.stacked`).
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

from govproposal.outline.markers import marker_at
from govproposal.patterns import lazy
from govproposal.source import Cell, Source, Table
from govproposal.spans import Span, covering

STACKED = lazy(r"^ *+(?:序 *+号|编 *+号|项 *+次) *+\|? *+$", re.MULTILINE)
"""The first cell of a table that has each cell on a line of its own."""
_HEADER = lazy(
    r"^(?=.*(?:牵头|责任|负责|主办|承办)(?:单位|部门|领导|人))(?=.*(?:任务|内容|事项|措施|工作|项目|序号|目标|指标|实事)).{4,120}$"
)
_LINE = lazy(r"[^\r\n]+")
_RULE = lazy(r"^[\s|:-]+$")


def tables_of(source: Source, folded: str | None = None) -> tuple[Table, ...]:
    """The tables of *source*; a text file's begin with a header row that names tasks and units.

    *folded* stands for the source's own folded text where that was read in another script.
    """
    if source.tables:
        return source.tables
    folded = source.folded if folded is None else folded
    drawn = _drawn(source, folded) if "\t" in source.text or "|" in source.text else []
    if STACKED.search(folded) is None:
        return tuple(drawn)
    from govproposal.outline.stacked import stacked_tables

    stacked = [one for one in stacked_tables(folded) if covering([table.span for table in drawn], one.span) is None]
    return tuple(sorted([*drawn, *stacked], key=attrgetter("span")))


def rows_of(table: Table) -> list[Span]:
    """The stretch of each row of a table, header included, from its first cell to its last; in order."""
    rows: dict[int, Span] = {}
    for cell in table.cells:
        known = rows.get(cell.row, cell.span)
        rows[cell.row] = Span(min(known.start, cell.span.start), max(known.end, cell.span.end))
    return [rows[row] for row in sorted(rows)]


def _drawn(source: Source, folded: str) -> list[Table]:
    """The tables whose cells tabs or pipes part."""
    tables: list[Table] = []
    rows: list[tuple[Span, list[Span]]] = []
    heading: list[tuple[Span, list[Span]]] = []
    marks = _Marks("\t")
    for found in _LINE.finditer(source.text):
        if not found[0].strip() or (rows and _RULE.match(found[0])):
            continue
        span = Span(*found.span())
        if rows and _is_row(cells := _cells(found, marks), len(rows[0][1]), source.text):
            rows.extend([*heading, (span, cells)])
            heading = []
            continue
        if rows and not heading and _is_heading(span.of(folded)):
            heading = [(span, [span])]
            continue
        heading = []
        _add(tables, rows)
        marks = _marks(found[0].strip())
        several = found[0].count(marks.mark) > 1
        cells = _cells(found, marks) if several and _HEADER.match(span.of(folded).replace(" ", "")) else []
        rows = [(span, cells)] if len(cells) > 2 else []
    _add(tables, rows)
    return tables


class _Marks(NamedTuple):
    """How a table is drawn, as its header shows: what parts its cells, and whether pipes stand before and behind a row."""

    mark: str
    before: bool = False
    behind: bool = False


def _marks(header: str) -> _Marks:
    return _Marks("|", header.startswith("|"), header.endswith("|")) if "|" in header else _Marks("\t")


def _cells(line: re.Match[str], marks: _Marks) -> list[Span]:
    """What stands between the marks of a line, empty cells too, as without them the columns shift."""
    start, end = line.span()
    bare = line[0].strip()
    if marks.before and bare.startswith("|"):
        start += line[0].index("|") + 1
    if marks.behind and bare.endswith("|") and len(bare) > 1:
        end = line.start() + line[0].rindex("|")
    cells: list[Span] = []
    for piece in line.string[start:end].split(marks.mark):
        cells.append(Span(start, start + len(piece)))
        start += len(piece) + len(marks.mark)
    return cells


def _is_row(cells: list[Span], width: int, text: str) -> bool:
    """Whether a line is a row: as wide as the header, or with two cells filled; a paragraph that a tab indents is none."""
    return len(cells) == width or sum(bool(cell.of(text).strip()) for cell in cells) > 1


def _is_heading(words: str) -> bool:
    """Whether a line may head the rows below it: a short one with a number such as ``（一）``."""
    marker = marker_at(words.strip())
    return marker is not None and marker.style in ("han", "paren_han") and len(words.strip()) <= 40 and "。" not in words


def _add(tables: list[Table], rows: list[tuple[Span, list[Span]]]) -> None:
    if len(rows) < 2:
        return
    wide = len(rows[0][1])
    cells = [
        Cell(span=span, row=r, column=c, columns=1 if len(spans) > 1 else wide, header=r == 0)
        for r, (_, spans) in enumerate(rows)
        for c, span in enumerate(spans)
    ]
    tables.append(Table(span=Span(rows[0][0].start, rows[-1][0].end), cells=tuple(cells)))
