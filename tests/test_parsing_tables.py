"""Tasks laid out as a table (任务分工表): rows of tabs, of pipes, of a page's own tables. Own small tables."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.outline.items import Item
from govproposal.outline.tables import tables_of
from govproposal.parsing.tables import Row, task_rows
from govproposal.reading import read
from govproposal.source import Cell, Source, Table
from govproposal.spans import Span

TITLE = "安岭县农村供水保障任务分工表"
TABBED = (
    "序号\t重点任务\t牵头单位\t责任单位\t完成时限",
    "1\t改造管网12公里\t县水利局\t县财政局、县住建局\t2021年底前",
    "2\t新建水厂2座\t县住建局\t县水利局\t2022年6月",
)


def text(*rows: str) -> Document:
    return Document(Source.of("\n".join((TITLE, *rows))))


def rows(document: Document) -> list[Row]:
    (table,) = document.tables
    return list(task_rows(document, table, Item(None, "root", 0, (), "", (), ())))


def owed(row: Row) -> list[tuple[str, str]]:
    return [(one.role.value, one.unit) for tail in row.tails for one in tail.assignments]


def words(document: Document, row: Row) -> str:
    return "\n".join(span.of(document.text) for span in row.item.paragraphs)


@pytest.mark.parametrize(
    "lines",
    [
        TABBED,
        tuple("| " + line.replace("\t", " | ") + " |" for line in TABBED),
        tuple(line.replace("\t", "|") for line in TABBED),
    ],
    ids=["tabs", "pipes", "bare pipes"],
)
def test_a_row_is_a_task_with_who_owes_it_and_by_when(lines: tuple[str, ...]) -> None:
    document = text(*lines)
    found = rows(document)
    assert [(row.item.path, words(document, row)) for row in found] == [((1,), "改造管网12公里"), ((2,), "新建水厂2座")]
    assert owed(found[0]) == [("lead", "县水利局"), ("responsible", "县财政局"), ("responsible", "县住建局")]
    deadlines = [tail.deadline.of(document.text) for row in found for tail in row.tails if tail.deadline]
    assert deadlines == ["2021年底前", "2022年6月"]


@pytest.mark.parametrize("mark", ["\t", "|", " | "], ids=["tabs", "bare pipes", "pipes"])
def test_an_empty_cell_keeps_its_column(mark: str) -> None:
    header, first, second = "序号\t重点任务\t牵头单位\t责任单位\t完成时限", "1\t培训巡查员\t县水利局\t\t2022.12", "\t改造管网\t\t县住建局\t"
    lines = [line.replace("\t", mark) for line in (header, first, second)]
    document = text(*(f"|{line}|" for line in lines) if mark == " | " else lines)
    found = rows(document)
    assert [owed(row) for row in found] == [[("lead", "县水利局")], [("responsible", "县住建局")]]
    assert [tail.deadline.of(document.text) for row in found for tail in row.tails if tail.deadline] == ["2022.12"]


def test_a_paragraph_that_a_tab_indents_is_no_row() -> None:
    assert len(rows(text(*TABBED, "\t各单位要加强组织领导。"))) == 2


def test_a_rule_of_dashes_is_no_row() -> None:
    lines = [f"| {line} |" for line in ("重点任务 | 责任单位 | 完成时限", "--- | --- | ---", "改造管网 | 县水利局 | 年底前")]
    assert len(rows(text(*lines))) == 1


def test_a_row_without_a_number_has_that_of_its_place() -> None:
    found = rows(text("重点任务\t责任单位\t完成时限", "改造管网\t县水利局\t年底前", "新建水厂\t县住建局\t年底前"))
    assert [row.item.path for row in found] == [(1,), (2,)]


def test_the_number_of_a_row_is_the_printed_one() -> None:
    found = rows(text("序号\t重点任务\t责任单位", "7\t改造管网\t县水利局", "9\t新建水厂\t县住建局"))
    assert [row.item.path for row in found] == [(7,), (9,)]


def test_a_table_below_an_item_continues_its_path() -> None:
    document = text(*TABBED)
    (table,) = document.tables
    above = Item(None, "han", 2, (2,), "2", (), ())
    assert [(row.item.path, row.item.id) for row in task_rows(document, table, above)] == [((2, 1), "2.1"), ((2, 2), "2.2")]


@pytest.mark.parametrize(
    "lines",
    [
        ("年份\t投资\t备注", "2021\t3亿元\t无", "2022\t4亿元\t无"),
        ("姓名\t责任单位\t电话", "乔木青\t县水利局\t略", "范一舟\t县住建局\t略"),
    ],
    ids=["figures", "names"],
)
def test_a_table_that_hands_out_no_tasks_gives_none(lines: tuple[str, ...]) -> None:
    document = text(*lines)
    assert [row for table in document.tables for row in task_rows(document, table, Item(None, "root", 0, (), "", (), ()))] == []


@pytest.mark.parametrize(
    "lines",
    [
        ("近年来,全县供水能力稳步提高。", "管网老化问题仍然突出。"),
        ("重点任务\t责任单位\t完成时限",),
        ("改造管网\t县水利局\t年底前", "新建水厂\t县住建局\t年底前"),
    ],
    ids=["prose", "a header alone", "no header"],
)
def test_what_is_no_table(lines: tuple[str, ...]) -> None:
    assert tables_of(Source.of("\n".join(lines))) == ()


def test_a_table_ends_at_the_line_behind_it() -> None:
    document = text(*TABBED, "各单位要加强组织领导。")
    (table,) = document.tables
    assert table.span.of(document.text) == "\n".join(TABBED)


# --- tables of a page ------------------------------------------------------------------------------------------------


def page(grid: list[list[tuple[str, int]]]) -> Document:
    """A document whose table has the cells of *grid*, each with the number of rows that it spans."""
    written = TITLE + "\n"
    cells: list[Cell] = []
    for at, line in enumerate(grid):
        taken = {cell.column for cell in cells if cell.row < at < cell.row + cell.rows}
        free = (column for column in range(9) if column not in taken)
        for column, (content, deep) in zip(free, line, strict=False):
            cells.append(Cell(span=Span(len(written), len(written) + len(content)), row=at, column=column, rows=deep, header=at == 0))
            written += content + "\t"
        written = written.rstrip("\t") + "\n"
    start = len(TITLE) + 1
    return Document(Source(text=written, tables=(Table(span=Span(start, len(written)), cells=tuple(cells)),)))


def test_a_cell_that_spans_rows_belongs_to_each_of_them() -> None:
    document = page(
        [
            [("类别", 1), ("工作任务", 1), ("责任单位", 1)],
            [("供水", 2), ("改造管网", 1), ("县水利局", 2)],
            [("新建水厂", 1)],
            [("排水", 1), ("清淤3公里", 1), ("县住建局", 1)],
        ]
    )
    found = rows(document)
    assert [words(document, row) for row in found] == ["改造管网", "新建水厂", "清淤3公里"]
    assert [row.group.of(document.text) if row.group else None for row in found] == ["供水", "供水", "排水"]
    assert [owed(row) for row in found] == [
        [("responsible", "县水利局")],
        [("responsible", "县水利局")],
        [("responsible", "县住建局")],
    ]


def test_a_row_without_a_task_is_none() -> None:
    document = page([[("工作任务", 1), ("责任单位", 1)], [("", 1), ("县水利局", 1)], [("清淤", 1), ("县住建局", 1)]])
    assert [words(document, row) for row in rows(document)] == ["清淤"]


def test_the_rows_of_a_table_are_no_numbered_items() -> None:
    document = text("一、工作任务", *TABBED)
    assert [item.path for item in document.bodies[0].walk()] == [(1,)]
    assert len(document.bodies[0].blocks[0].rows) == len(TABBED)


# --- rows that head others -------------------------------------------------------------------------------------------

HEADED = [
    ("序号", "工作任务", "牵头单位", "责任单位", "完成时限"),
    ("（一）做强产业",),
    ("1", "改造商业街3条。", "县商务局", "县文旅局", "2025年10月"),
    ("2", "新建茶园6000亩。", "县农业农村局", "各镇人民政府", "2025年12月底前"),
    ("（二）改善民生",),
    ("3", "改造老旧小区57个。", "县住建局", "县财政局", "2025年6月底前"),
]
PATHS = [(1, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("mark", ["\t", " | ", "\n"])
def test_a_row_of_one_cell_heads_the_rows_below_it(mark: str) -> None:
    document = text("一、工作任务", *(mark.join(row) for row in HEADED), "二、工作要求", "各单位要加强组织领导。")
    found = rows(document)
    assert [row.item.path for row in found] == PATHS
    assert [row.group.of(document.text) if row.group else None for row in found] == ["做强产业", "做强产业", "改善民生"]
    assert owed(found[2]) == [("lead", "县住建局"), ("responsible", "县财政局")]


def test_a_cell_over_all_columns_of_a_page_heads_the_rows_below_it() -> None:
    html = "".join(
        f"<tr><td colspan=5>{row[0]}</td></tr>" if len(row) == 1 else "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in [*HEADED, ("其他事项",), ("4", "办好实事10件。", "县政府办", "县财政局", "全年")]
    )
    document = Document(read(f"<html><body><h1>{TITLE}</h1><p>一、工作任务</p><table>{html}</table></body></html>".encode()))
    found = rows(document)
    assert [row.item.path for row in found] == [*PATHS, (4,)]
    assert found[3].group is not None
    assert found[3].group.of(document.text) == "其他事项"
