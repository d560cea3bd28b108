"""Tables with one cell on each line: rows that are whole, that lack cells, that have cells of several lines. Own small tables."""

from __future__ import annotations

from datetime import date

import pytest

from govproposal.document import Document
from govproposal.outline.stacked import stacked_tables
from govproposal.parsing import PlanReader, document_years, find_rules, read_header
from govproposal.source import Source

TITLE = "安岭县2024年农村供水保障任务分工方案"
HEADER = ("序号", "重点任务", "具体内容", "牵头单位", "责任单位", "完成时限")
FIRST = ("1", "改造供水管网", "更换老化水管12公里。", "县水利局", "县财政局、县住建局", "2024年10月底前")
SECOND = ("2", "新建水厂", "建成水厂2座。", "县住建局", "县水利局", "2024年12月31日")


def cells(*lines: str) -> list[list[str]]:
    """The cells of the one table of *lines*, row by row, by column; empty ones as ``""``, those of several lines joined by ``/``."""
    text = "\n".join(lines)
    (table,) = stacked_tables(Source.of(text).folded)
    grid = [[""] * len(HEADER) for _ in range(max(cell.row for cell in table.cells) + 1)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            grid[row][cell.column] = cell.span.of(text).replace("\n", "/")
    assert grid.pop(0) == list(HEADER)
    return grid


def document(*lines: str) -> Document:
    return Document(Source.of("\n".join((TITLE, "为保障农村供水,制定本方案。", "一、任务分工", *lines))))


def tasks(*lines: str) -> list[tuple[str, str | None, str | None, str, list[tuple[str, str]], list[date | None]]]:
    made = document(*lines)
    years = document_years(made, read_header(made))
    reader = PlanReader(made, made.bodies[0], years, find_rules(made.text, made.folded))
    return [
        (
            one.id,
            one.group,
            one.heading,
            one.text,
            [(owed.role.value, owed.unit) for owed in one.assignments],
            [period.end for period in one.periods],
        )
        for one in reader.tasks()
    ]


def test_a_row_with_as_many_lines_as_columns_is_read_column_by_column() -> None:
    assert cells(*HEADER, *FIRST, *SECOND) == [list(FIRST), list(SECOND)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("改造供水管网", "更换水管。", "县水利局", "2024年底前"), ["改造供水管网", "更换水管。", "县水利局", "", "2024年底前"]),
        (("改造供水管网", "县水利局", "县财政局", "2024年底前"), ["改造供水管网", "", "县水利局", "县财政局", "2024年底前"]),
        (("改造供水管网", "更换水管。", "县水利局", "县财政局"), ["改造供水管网", "更换水管。", "县水利局", "县财政局", ""]),
        (("改造供水管网", "长期坚持"), ["改造供水管网", "", "", "", "长期坚持"]),
        (("建设县水质检测中心", "县水利局", "长期坚持"), ["建设县水质检测中心", "", "县水利局", "", "长期坚持"]),
        (
            ("改造供水管网", "更换水管。", "检修泵站。", "县水利局", "县财政局", "2024年底前"),
            ["改造供水管网", "更换水管。/检修泵站。", "县水利局", "县财政局", "2024年底前"],
        ),
        (
            ("改造供水管网", "更换水管。", "县水利局", "县财政局", "县住建局", "各镇人民政府", "2024年底前"),
            ["改造供水管网", "更换水管。", "县水利局", "县财政局/县住建局/各镇人民政府", "2024年底前"],
        ),
        (
            ("改造供水管网", "更换水管。", "县水利局、", "县财政局", "县住建局", "2024年底前"),
            ["改造供水管网", "更换水管。", "县水利局、/县财政局", "县住建局", "2024年底前"],
        ),
    ],
    ids=[
        "no unit",
        "no content",
        "no deadline",
        "no units",
        "named like an organ",
        "two lines of text",
        "units one a line",
        "units run on",
    ],
)
def test_any_other_row_by_the_kinds_of_its_lines(row: tuple[str, ...], expected: list[str]) -> None:
    assert cells(*HEADER, "1", *row, *SECOND) == [["1", *expected], list(SECOND)]


def test_rows_without_a_number_share_the_cells_above() -> None:
    merged = ("检修泵站3座。", "县住建局", "县财政局", "2024年6月底前")
    assert cells(*HEADER, *FIRST, *merged, *SECOND) == [list(FIRST), ["1", "改造供水管网", *merged], list(SECOND)]


@pytest.mark.parametrize(
    "behind",
    [
        ("二、工作要求", "压实责任。"),
        ("各单位要加强组织领导。", "按季度报送进展。"),
        ("附件:名单",),
        ("安岭县人民政府办公室", "2024年3月5日"),
    ],
    ids=["a heading", "prose", "an attachment", "a signature"],
)
def test_the_text_behind_is_no_cell_of_the_last_row(behind: tuple[str, ...]) -> None:
    assert cells(*HEADER, *FIRST, *SECOND, *behind) == [list(FIRST), list(SECOND)]
    assert cells(*HEADER, *FIRST, "2", "新建水厂", "县住建局", "2024年底前", *behind) == [
        list(FIRST),
        ["2", "新建水厂", "", "县住建局", "", "2024年底前"],
    ]


def test_a_header_that_is_repeated_begins_another_table() -> None:
    text = "\n".join((*HEADER, *FIRST, *HEADER, *SECOND))
    assert [len(table.cells) for table in stacked_tables(text)] == [12, 12]


@pytest.mark.parametrize(
    "lines",
    [
        HEADER,
        (*HEADER, "详见附件。"),
        ("序号", "姓名", "电话", "1", "乔木青", "5550101", "2", "范一舟", "5550102"),
        ("序号", "工作任务", "责任单位", "1", "各单位要加强组织领导。", "二、工作要求"),
        ("重点任务", "责任单位", "完成时限", "1", "改造管网", "县水利局"),
    ],
    ids=["a header alone", "no number", "no tasks", "no row", "no column of numbers"],
)
def test_what_is_no_table(lines: tuple[str, ...]) -> None:
    assert list(stacked_tables("\n".join(lines))) == []


def test_each_row_is_a_task_with_heading_and_text() -> None:
    assert tasks(*HEADER, *FIRST, *SECOND, "二、工作要求", "压实责任。") == [
        (
            "1.1",
            "任务分工",
            "改造供水管网",
            "更换老化水管12公里。",
            [("lead", "县水利局"), ("responsible", "县财政局"), ("responsible", "县住建局")],
            [date(2024, 10, 31)],
        ),
        ("1.2", "任务分工", "新建水厂", "建成水厂2座。", [("lead", "县住建局"), ("responsible", "县水利局")], [date(2024, 12, 31)]),
    ]


def test_one_column_of_tasks_follows_the_rule_of_headings() -> None:
    found = tasks("序号", "重点任务", "责任单位", "1", "改造管网。更换水管12公里。", "县水利局", "2", "新建水厂2座。", "县住建局")
    assert [one[2:4] for one in found] == [("改造管网", "更换水管12公里。"), (None, "新建水厂2座。")]


def test_rows_of_one_number_have_ids_of_their_own() -> None:
    found = tasks(*HEADER, *FIRST, "检修泵站3座。", "县住建局", "县财政局", "2024年6月底前", *SECOND)
    assert [one[0] for one in found] == ["1.1", "1.1~2", "1.2"]
    assert [one[2] for one in found] == ["改造供水管网", "改造供水管网", "新建水厂"]


def test_a_row_is_one_leaf_and_its_time_limit_no_signature() -> None:
    made = document(*HEADER, "1", *SECOND[1:], "2", *FIRST[1:], "二、工作要求", "压实责任。")
    assert len(made.parts) == 1
    leaves = [leaf for leaf in made.outline.leaves if leaf.kind == "row"]
    assert [len(leaf.span.of(made.text).splitlines()) for leaf in leaves] == [6, 6, 6]
    assert "".join(leaf.span.of(made.text) for leaf in made.outline.leaves) == made.text
