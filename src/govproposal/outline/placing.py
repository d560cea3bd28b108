"""Which column a line belongs to where each cell of a table has lines of its own: by the kinds of lines, in the order of the columns.

Neighbouring lines of one kind are one cell; where columns of one kind stand side by side, the first lines are the first columns'. A
column for which no line is left stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from govproposal.grammar.roles import label_at
from govproposal.grammar.subjects import LEADS
from govproposal.grammar.unit_lists import read_list
from govproposal.outline.markers import marker_at
from govproposal.patterns import lazy
from govproposal.spans import Span
from govproposal.units.names import unit_grade

Kind: TypeAlias = Literal["units", "due", "text"]
Placed: TypeAlias = dict[int, list[Span]]
"""The lines of a row by the column that they belong to."""

_DUE_COLUMN = lazy(r"时限|期限|完成时间|完成日期|时间节点|时间要求|督办时间|办结时间")
_UNITS_COLUMN = lazy(r"单位|部门")
_TIME = lazy(
    r"(?=.*(?:\d|季度|半年|年[底内初]|全年|长期|持续|常年|立即|即日|每[年季月周]|常态))"
    r"[\d年月日号季度周上中下旬初底末前后内之以起止至到自从于在~.、,/() \-一二三四每半全今明本"
    r"完成办结长期坚持续推进实施落常态化即立适时]{2,30}"
    r"|(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底|末)?(?:前|之前|以前)?[^\W\d_]{2,6}"
)
"""A time limit, with what is to be done by then in a word or two: ``5月底前动工``."""
_ORGANS = ("局", "委", "办", "厅", "府", "行", "会", "司")


class Line(NamedTuple):
    """A line of a row: its place and its kind."""

    span: Span
    kind: Kind


class Column(NamedTuple):
    """A column of the header: its place and what its cells hold."""

    at: int
    kind: Kind


def column_of(at: int, header: str) -> Column:
    """The column under a folded header.

    >>> column_of(3, "牵头单位").kind, column_of(5, "完成时限").kind, column_of(1, "重点任务").kind
    ('units', 'due', 'text')
    """
    words = header.replace(" ", "")
    return Column(at, "due" if _DUE_COLUMN.search(words) else "units" if _UNITS_COLUMN.search(words) else "text")


def line_of(span: Span, words: str) -> Line:
    """A line with its kind, told by its folded words: a list of units, a time limit, or other text.

    >>> [line_of(Span(0, len(one)), one).kind for one in ("县水利局、县财政局", "2024年10月底前", "新建水厂2座。")]
    ['units', 'due', 'text']
    """
    if _TIME.fullmatch(words):
        return Line(span, "due")
    if not words.strip("-—/"):  # an empty cell, mostly of units
        return Line(span, "units")
    return Line(span, "units" if _lists_units(words.rstrip("。")) else "text")


def _lists_units(words: str) -> bool:
    label = label_at(words, 0, len(words))
    if label is not None:
        return label.kind == "units"
    if "。" in words or (words[:2] in LEADS and not words.endswith(_ORGANS)):
        return False
    grades = [unit_grade(one.unit.of(words)) for one in read_list(words, 0, len(words))]
    return bool(grades) and min(grades) > 0 and (max(grades) > 1 or len(grades) > 1)


def fits(folded: str, line: Line, column: Column) -> bool:
    """Whether a line may stand in a column: not units for a time limit, nor a sentence or numbered heading for units."""
    if line.kind == column.kind or column.kind == "text":
        return True
    words = line.span.of(folded)
    return line.kind == "text" and "。" not in words and len(words) <= 60 and marker_at(words) is None


def place(folded: str, lines: Sequence[Line], columns: Sequence[Column]) -> list[Placed]:
    """The *lines* below a number by column: one row, and one more wherever they go back to a column further left.

    The first line is in the first column. A row that goes back has cells merged with those above, mostly the first ones.
    """
    kinds = {column.kind for column in columns}
    known = [line if line.kind in kinds else line._replace(kind="text") for line in lines]
    if known and columns[0].kind == "text":
        known[0] = known[0]._replace(kind="text")
    groups = [(kind, [column.at for column in group]) for kind, group in groupby(columns, key=attrgetter("kind"))]
    rows: list[Placed] = [{}]
    at = 0
    for kind, run in groupby(known, key=attrgetter("kind")):
        fitting = [i for i, (held, _) in enumerate(groups) if held == kind]
        if not fitting:
            continue
        right = [i for i in fitting if i >= at]
        if not right:
            rows.append({})
        at = (right or fitting)[0] + 1
        cells = _joined(folded, [line.span for line in run])
        rows[-1].update(_shared(cells, groups[at - 1][1], merged=len(rows) > 1 and kind == "text"))
    return rows


def _joined(folded: str, spans: Sequence[Span]) -> list[list[Span]]:
    """The lines as cells: one that ends in 、 or a comma runs on over the next."""
    cells: list[list[Span]] = []
    for span in spans:
        if cells and folded[cells[-1][-1].end - 1] in "、,":
            cells[-1].append(span)
        else:
            cells.append([span])
    return cells


def _shared(cells: list[list[Span]], columns: Sequence[int], *, merged: bool) -> Placed:
    """The cells on columns of one kind side by side, what is left over in the last; fewer are the first, of a merged row the last."""
    if merged and len(cells) < len(columns):
        columns = columns[len(columns) - len(cells) :]
    spare = [span for cell in cells[len(columns) :] for span in cell]
    placed = dict(zip(columns, cells, strict=False))
    if spare:
        placed[columns[-1]] = [*placed[columns[-1]], *spare]
    return placed
