"""Levels of numbered items (层次序数), solved from the markers of the whole part. Own small bodies."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.outline import Item
from govproposal.source import Source


def body(*lines: str) -> Item:
    return read(*lines)[0]


def read(*lines: str) -> tuple[Item, Document]:
    document = Document(Source.of("\n".join(("关于加强农村供水保障工作的报告", *lines))))
    return document.bodies[0], document


def paths(root: Item) -> list[tuple[int, ...]]:
    return [item.path for item in root.walk()]


def ids(root: Item) -> list[str]:
    return [item.id for item in root.walk()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一、甲", "二、乙"], [(1,), (2,)]),
        (["一、甲", "(一)子", "1.丑", "(1)寅", "2.卯", "二、乙"], [(1,), (1, 1), (1, 1, 1), (1, 1, 1, 1), (1, 1, 2), (2,)]),
        (["一、甲", "1.子", "2.丑", "二、乙", "1.寅"], [(1,), (1, 1), (1, 2), (2,), (2, 1)]),
        (["(一)甲", "1.子", "(1)丑", "(二)乙"], [(1,), (1, 1), (1, 1, 1), (2,)]),
        (["一、甲", "(一)子", "二、乙", "1.丑", "三、丙", "(一)寅", "1.卯"], [(1,), (1, 1), (2,), (2, 1), (3,), (3, 1), (3, 1, 1)]),
        (["1.甲", "2.乙", "3.丙"], [(1,), (2,), (3,)]),
        (["1、甲", "(1)子", "(2)丑", "2、乙"], [(1,), (1, 1), (1, 2), (2,)]),
        (["1.甲", "一是成立专班", "二是定期会商", "2.乙"], [(1,), (1, 1), (1, 2), (2,)]),
        (["一、甲", "一是成立专班", "二是定期会商", "二、乙"], [(1,), (1, 1), (1, 2), (2,)]),
        (["一、甲", "2.1 子", "2.2 丑", "二、乙"], [(1,), (1, 1), (1, 2), (2,)]),
        (["第一章 总则", "第一条 为做好供水", "第二条 本县", "第二章 保障", "第三条 县政府"], [(1,), (1, 1), (1, 2), (2,), (2, 3)]),
        (["一、甲", "(一)子", "①丑", "②寅", "(二)卯"], [(1,), (1, 1), (1, 1, 1), (1, 1, 2), (1, 2)]),
        (["一、甲", "——子", "——丑", "二、乙"], [(1,), (1, 1), (1, 2), (2,)]),
        (["一、甲", "●子", "●丑", "二、乙"], [(1,), (1, 1), (1, 2), (2,)]),
    ],
    ids=[
        "han only", "four levels", "skipping a level", "no han", "uneven", "digits only", "digits in brackets", "digits over first",
        "han over first", "decimals", "chapters", "circled", "dashes", "bullets",
    ],
)  # fmt: skip
def test_a_level_that_is_not_used_is_not_counted(lines: list[str], expected: list[tuple[int, ...]]) -> None:
    assert paths(body(*lines)) == expected


@pytest.mark.parametrize(
    "wide",
    [
        ("一、甲", "（一）子", "１．丑", "（１）寅"),
        ("一、甲", "(一) 子", "1. 丑", "(1) 寅"),
        ("　　一、甲", "　　(一)子", "\t1.丑", "  (1)寅"),
    ],
)
def test_width_and_indentation_do_not_matter(wide: tuple[str, ...]) -> None:
    assert paths(body(*wide)) == [(1,), (1, 1), (1, 1, 1), (1, 1, 1, 1)]


def test_numbers_may_run_through_the_sections() -> None:
    root, document = read("一、甲", "1.子", "2.丑", "二、乙", "3.寅", "4.卯", "三、丙", "5.辰")
    assert paths(root) == [(1,), (1, 1), (1, 2), (2,), (2, 3), (2, 4), (3,), (3, 5)]
    assert document.diagnostics == ()


def test_a_repeated_number_stays_as_printed_with_an_id_of_its_own() -> None:
    root, document = read("一、甲", "二、乙", "二、丙", "(一)子", "三、丁")
    assert paths(root) == [(1,), (2,), (2,), (2, 1), (3,)]
    assert ids(root)[:3] == ["1", "2", "2~2"]
    assert len(set(ids(root))) == 5
    assert [(one.code, one.span.of(document.text)) for one in document.diagnostics if one.span] == [("GP301", "二、")]


def test_a_skipped_number_stays_as_printed() -> None:
    root, document = read("一、甲", "(一)子", "(三)丑", "(四)寅")
    assert paths(root) == [(1,), (1, 1), (1, 3), (1, 4)]
    assert [one.code for one in document.diagnostics] == ["GP302"]


def test_the_third_of_a_number_has_an_id_too() -> None:
    assert ids(body("1.甲", "1.乙", "1.丙")) == ["1", "1~2", "1~3"]


def test_items_below_a_repeated_number_have_ids_of_their_own() -> None:
    found = ids(body("一、甲", "(一)子", "一、乙", "(一)丑"))
    assert len(set(found)) == 4


# --- 一是 -----------------------------------------------------------------------------------------------------------


def test_inline_items_are_a_level_of_their_own() -> None:
    root, document = read("一、甲", "(一)健全机制。一是成立专班,二是定期会商。", "(二)乙")
    assert paths(root) == [(1,), (1, 1), (1, 1, 1), (1, 1, 2), (1, 2)]
    first, second = root.blocks[0].blocks[0].inlined
    assert first.paragraphs[0].of(document.text).startswith("成立专班")
    assert second.paragraphs[0].of(document.text) == "定期会商。"


def test_inline_items_stand_within_their_paragraph() -> None:
    root = body("一、甲", "抓好两项:一是建机制;二是抓落实。")
    item = root.blocks[0]
    assert all(item.paragraphs[-1].covers(child.span) for child in item.inlined)
    assert item.blocks == ()


def test_paragraphs_that_begin_with_one_is_are_items_on_lines_of_their_own() -> None:
    root = body("(一)健全机制", "一是成立专班,由县长任组长。", "二是定期会商,每月一次。")
    assert [child.path for child in root.blocks[0].blocks] == [(1, 1), (1, 2)]


def test_a_single_one_is_opens_no_level() -> None:
    assert paths(body("一、甲", "关键一是抓落实,没有其他办法。")) == [(1,)]


# --- what belongs to whom --------------------------------------------------------------------------------------------


def test_paragraphs_belong_to_the_item_above_them() -> None:
    root, document = read("开头一段。", "一、甲", "甲的一段。", "(一)子", "子的一段。", "子的又一段。")
    assert [span.of(document.text) for span in root.paragraphs] == ["开头一段。"]
    assert [span.of(document.text) for span in root.blocks[0].paragraphs] == ["甲", "甲的一段。"]
    assert [span.of(document.text) for span in root.blocks[0].blocks[0].paragraphs] == ["子", "子的一段。", "子的又一段。"]


def test_an_item_spans_from_its_marker_to_the_end_of_its_last_child() -> None:
    root, document = read("一、甲", "(一)子", "子的一段。", "二、乙")
    assert root.blocks[0].span.of(document.text) == "一、甲\n(一)子\n子的一段。"


@pytest.mark.parametrize(
    "line",
    [
        "2020.5.1起施行的办法同时废止。",
        "3.5亿元资金全部到位。",
        "2021年3月底前完成。",
        "十四五期间全面完成。",
        "(三)类水质达标。",
        "30%的村完成改造。",
    ],
)
def test_dates_and_decimals_at_the_head_of_a_line_number_nothing(line: str) -> None:
    assert paths(body("一、甲", line, "二、乙")) == [(1,), (2,)]


def test_a_number_before_a_year_is_a_number() -> None:
    root, document = read("一、甲", "1.2021年完成投资。", "2.2022年全面建成。")
    assert paths(root) == [(1,), (1, 1), (1, 2)]
    assert root.blocks[0].blocks[0].paragraphs[0].of(document.text) == "2021年完成投资。"


def test_an_empty_item_has_its_marker_only() -> None:
    root, document = read("一、", "二、乙")
    assert paths(root) == [(1,), (2,)]
    assert root.blocks[0].span.of(document.text) == "一、"


# --- captions --------------------------------------------------------------------------------------------------------

CAPTIONS = ("《关于加强农村供水保障的建议案》办理情况", "《关于发展设施农业的建议案》办理情况")


def test_lines_that_head_what_was_done_for_each_proposal_are_items() -> None:
    root, document = read(CAPTIONS[0], "1.改造管网。", "2.新建水厂。", CAPTIONS[1], "1.建成大棚。")
    assert [item.paragraphs[0].of(document.text) for item in root.blocks] == list(CAPTIONS)
    assert paths(root) == [(1,), (1, 1), (1, 2), (2,), (2, 1)]


def test_one_such_line_alone_is_a_paragraph() -> None:
    root, _ = read(CAPTIONS[0], "1.改造管网。", "2.新建水厂。")
    assert paths(root) == [(1,), (2,)]


# --- laws ------------------------------------------------------------------------------------------------------------


def test_the_leaves_of_the_outline_are_the_text() -> None:
    _, document = read("开头。", "一、甲", "(一)子:一是丑,二是寅。", "", "  (二)卯 ", "二、乙", "安岭县人民政府", "2021年3月5日", "")
    assert "".join(leaf.span.of(document.text) for leaf in document.outline.leaves) == document.text


def test_markers_are_leaves_with_a_role_of_their_own() -> None:
    _, document = read("一、甲", "(一)子。一是丑,二是寅。")
    marked = [leaf.span.of(document.text).strip() for leaf in document.outline.leaves if leaf.role == "marker"]
    assert marked == ["一、", "(一)", "一是", "二是"]


def test_mixed_marks_make_one_list() -> None:
    assert paths(body("一、工作任务", "1.建泵站。", "2、建管网。", "3.加强巡查。")) == [(1,), (1, 1), (1, 2), (1, 3)]


def test_marks_of_another_list_nest() -> None:
    assert paths(body("1.建泵站。", "1、选址。", "2、施工。", "2.建管网。")) == [(1,), (1, 1), (1, 2), (2,)]
