"""Tasks laid out as a table (任务分工表): a row is a task, its columns say who owes it and by when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from govproposal.document import Document
from govproposal.frozen import Value
from govproposal.grammar.assignments import Tail
from govproposal.grammar.cells import assign_cell
from govproposal.grammar.references import trim
from govproposal.outline import Item
from govproposal.outline.markers import marker_at
from govproposal.patterns import lazy
from govproposal.source import Cell, Table
from govproposal.spans import Span

_NUMBER = lazy(r"^(?:序号|编号|号|项次|NO\.?)$", re.IGNORECASE)
_TASK = lazy(r"任务|内容|事项|措施|举措|工作|项目|目标|指标|要求|实事|题目|案由|(?:提案|建议|议案)(?:名称|标题)")
_ASIDE = lazy(r"类型|来源|投资|性质|分值|权重|备注|进展|时间|年限|编号|案号|提案人|建议人|领衔人")
"""What a column is about that is not part of a task's text."""
_GROUP = lazy(r"类别|领域|分类|板块|方面|一级")
_WIDEST = 40
"""How many columns of a table are read: what has more is no division of work, and no time is lost on it."""
_NESTED = 4
"""How deep tables in tables are looked for."""
_OWED = lazy(r"牵头|责任|负责|主办|承办|配合|协办|会办|参与|领导|时限|期限|完成时间|进度|落实单位|督办时间|办结时间")


@attrs.frozen(eq=False, repr=False)
class Row(Value):
    """One task of a table: its item (path and text), what its other cells say, and the heading of its group if a column gives one."""

    item: Item
    tails: tuple[Tail, ...]
    group: Span | None


def tables_below(document: Document, item: Item) -> list[Table]:
    """The tables that hold rows of *item*, in order; found by bisection, as a page may have thousands of small ones."""
    tables = document.tables
    found: set[int] = set()
    for row in item.rows:
        last = bisect_right(tables, row.start, key=_start)
        found.update(at for at in range(max(0, last - _NESTED), last) if tables[at].span.covers(row))
    return [tables[at] for at in sorted(found)]


def _start(table: Table) -> int:
    return table.span.start


def task_rows(document: Document, table: Table, above: Item) -> Iterator[Row]:
    """The tasks of a table below the item *above*; nothing where no column hands them out.

    A row's number is that of its 序号, else its place. A cell that spans rows belongs to each of them. A row of one cell alone
    heads the rows below it: ``（一）产业发展`` is a level of their paths, and their group.
    """
    heads = {cell.column: cell for cell in table.cells if cell.row == 0 and cell.column < _WIDEST}
    columns = {column: _kind(document, cell) for column, cell in heads.items()}
    if "task" not in columns.values() or "owed" not in columns.values():
        return
    place = 0
    headed: tuple[tuple[int, ...], Span | None] = ((), None)
    for row, cells in _rows(table):
        if heading := _heading(document, row, cells, len(columns)):
            headed, place = _headed(document, heading), 0
            continue
        held = [cells[column] for column, kind in columns.items() if kind == "task" and column in cells]
        tasks = [cell for cell in held if _words(document, cell)]
        if not any(cell.row == row for cell in tasks):
            continue
        place += 1
        number = _number(document, cells, columns) or place
        yield _row(document, (*above.path, *headed[0], number), headed[1], tasks, cells, heads, columns)


def _rows(table: Table) -> Iterator[tuple[int, dict[int, Cell]]]:
    """The rows below the header that have cells of their own, each with its cells by column, those that reach into it from above too."""
    begun: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row and cell.column < _WIDEST:
            begun.setdefault(cell.row, []).append(cell)
    cells: dict[int, Cell] = {}
    for row in sorted(begun):
        cells = {column: cell for column, cell in cells.items() if row < cell.row + cell.rows}
        cells.update((cell.column, cell) for cell in begun[row])
        yield row, cells


def _kind(document: Document, cell: Cell) -> str:
    words = "".join(_words(document, cell).split())
    for kind, pattern in (("number", _NUMBER), ("owed", _OWED), ("group", _GROUP), ("task", _TASK)):
        if pattern.search(words):
            return "other" if kind == "task" and _ASIDE.search(words) else kind
    return "other"


def _words(document: Document, cell: Cell) -> str:
    return cell.span.of(document.folded).strip(" \n|")


def _number(document: Document, cells: dict[int, Cell], columns: dict[int, str]) -> int | None:
    for column, kind in columns.items():
        if kind == "number" and column in cells and (found := re.fullmatch(r"(\d{1,4}) ?[.、]?", _words(document, cells[column]))):
            return int(found[1])
    return None


def _heading(document: Document, row: int, cells: dict[int, Cell], width: int) -> Cell | None:
    """The cell that alone makes up a row and says more than a number: the heading of the rows below it."""
    own = [cell for cell in cells.values() if cell.row == row and _words(document, cell)]
    alone = len(own) == 1 and not any(cell.row < row for cell in cells.values())
    if not alone or _words(document, own[0]).isdigit():
        return None
    marker = marker_at(_words(document, own[0]))
    return own[0] if own[0].columns >= width or (marker and marker.style in ("han", "paren_han")) else None


def _headed(document: Document, cell: Cell) -> tuple[tuple[int, ...], Span]:
    """The level that a heading adds to the paths below it (none without a number), and its words without the number."""
    span = _trimmed(document, cell.span)
    marker = marker_at(span.of(document.folded))
    if marker is None:
        return (), span
    return ((marker.number,) if marker.number else ()), _trimmed(document, Span(span.start + marker.end, span.end))


def _row(
    document: Document,
    path: tuple[int, ...],
    headed: Span | None,
    tasks: list[Cell],
    cells: dict[int, Cell],
    heads: dict[int, Cell],
    columns: dict[int, str],
) -> Row:
    # 重点任务 beside 具体内容: the first is what a caption is to the text below it.
    spans = tuple(_trimmed(document, cell.span) for cell in tasks)
    item = Item(None, "caption" if len(spans) > 1 else "cell", path[-1], path, ".".join(map(str, path)), spans, ())
    tails = [
        assign_cell(document.text, _trimmed(document, cells[column].span), _trimmed(document, heads[column].span), folded=document.folded)
        for column, kind in columns.items()
        if kind == "owed" and column in cells
    ]
    group = next((_trimmed(document, cells[column].span) for column, kind in columns.items() if kind == "group" and column in cells), None)
    return Row(item, tuple(tails), group or headed)


def _trimmed(document: Document, span: Span) -> Span:
    inner = trim(document.folded, *span)
    while inner.start < inner.end and document.folded[inner.start] in "| ":
        inner = Span(inner.start + 1, inner.end)
    while inner.start < inner.end and document.folded[inner.end - 1] in "| ":
        inner = Span(inner.start, inner.end - 1)
    return inner
