"""Tables of a text: those a page's markup gives, and those that a text file lays out with tabs or pipes.

A division of work (任务分工表) is often a table: 序号, 重点任务, 牵头单位, 责任单位, 完成时限. Copied as text its rows are lines with tabs,
in Markdown lines with pipes.
"""

from __future__ import annotations

import re

from govproposal.patterns import lazy
from govproposal.source import Cell, Source, Table
from govproposal.spans import Span

_HEADER = lazy(r"^(?=.*(?:牵头|责任|负责|主办|承办)(?:单位|部门|领导|人))(?=.*(?:任务|内容|事项|措施|工作|项目|序号|目标)).{4,120}$")
_CUTS = lazy(r"[^\t|]+")
_RULE = lazy(r"^[\s|:-]+$")


def tables_of(source: Source) -> tuple[Table, ...]:
    """The tables of *source*; a text file's begin with a header row that names tasks and units."""
    if source.tables or ("\t" not in source.text and "|" not in source.text):
        return source.tables
    tables: list[Table] = []
    rows: list[tuple[Span, list[Span]]] = []
    for found in re.finditer(r"[^\r\n]+", source.text):
        span = Span(*found.span())
        cells = _cells(source.text, span)
        if rows and len(cells) > 1:
            rows.append((span, cells))
        elif len(cells) > 2 and _HEADER.match(found[0]):
            rows = [(span, cells)]
        elif found[0].strip() and not (rows and _RULE.match(found[0])):
            _add(tables, rows)
            rows = []
    _add(tables, rows)
    return tuple(tables)


def _cells(text: str, line: Span) -> list[Span]:
    if _RULE.match(line.of(text)):
        return []
    body = line.of(text)
    lead = len(body) - len(body.lstrip(" |"))
    return [
        Span(line.start + lead + one.start(), line.start + lead + one.end())
        for one in _CUTS.finditer(body[lead:])
        if one[0].strip() or one.start()
    ]


def _add(tables: list[Table], rows: list[tuple[Span, list[Span]]]) -> None:
    if len(rows) < 2:
        return
    cells = [Cell(span=span, row=r, column=c, header=r == 0) for r, (_, spans) in enumerate(rows) for c, span in enumerate(spans)]
    tables.append(Table(span=Span(rows[0][0].start, rows[-1][0].end), cells=tuple(cells)))
