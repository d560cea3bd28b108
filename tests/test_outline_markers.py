"""Markers of numbering (序号) and what only looks like one."""

from __future__ import annotations

import pytest

from govproposal.folding import fold
from govproposal.grammar.sessions import small_number
from govproposal.outline.markers import inline_markers, marker_at


@pytest.mark.parametrize(
    ("line", "style", "number", "rest"),
    [
        ("一、工作目标", "han", 1, "工作目标"),
        ("十二、附则", "han", 12, "附则"),
        ("（一）健全机制", "paren_han", 1, "健全机制"),
        ("(一) 健全机制", "paren_han", 1, "健全机制"),
        ("(三)、健全机制", "paren_han", 3, "健全机制"),
        ("1.改造管网", "dot", 1, "改造管网"),
        ("１．改造管网", "dot", 1, "改造管网"),
        ("3、改造管网", "comma", 3, "改造管网"),
        ("（2）改造管网", "paren_digit", 2, "改造管网"),
        ("2)改造管网", "half_paren", 2, "改造管网"),
        ("③改造管网", "circled", 3, "改造管网"),
        ("第一，改造管网", "ordinal", 1, "改造管网"),
        ("一是改造老旧管网", "first", 1, "改造老旧管网"),
        ("二要改造老旧管网", "first", 2, "改造老旧管网"),
        ("第三条 改造管网", "article", 3, "改造管网"),
        ("——改造管网", "dash", 0, "改造管网"),
        ("●改造管网", "bullet", 0, "改造管网"),
        ("- 改造管网", "dash", 0, "改造管网"),
        ("* 改造管网", "bullet", 0, "改造管网"),
        ("2.1 改造管网", "decimal1", 1, "改造管网"),
        ("2.1.3 改造管网", "decimal2", 3, "改造管网"),
        ("1.2020年计划投资", "dot", 1, "2020年计划投资"),
        ("44.改造管网", "dot", 44, "改造管网"),
    ],
)
def test_a_line_begins_with_a_marker(line: str, style: str, number: int, rest: str) -> None:
    folded = fold(line)
    found = marker_at(folded)
    assert found is not None
    assert (found.style, found.number, folded[found.end :].strip()) == (style, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "2020年底前完成",
        "2020.5.1起施行",
        "3.5亿元用于改造",
        "12.6公里管网改造完成",
        "十四五期间改造管网",
        "二十届三中全会精神",
        "小(二)型水库加固",
        "(二)型水库加固",
        "一般公共预算收入增长",
        "一是",
        "第一批改造",
        "三是否则不予受理",
        "5G基站建设",
        "30%以上",
        "--2021年",
        "(2021)3号文件",
        "",
    ],
)
def test_what_only_looks_like_a_marker_is_none(line: str) -> None:
    assert marker_at(fold(line)) is None


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("抓好三项工作:一是建机制,二是抓落实;三是强考核。", [1, 2, 3]),
        ("第一,建机制。第二,抓落实。", [1, 2]),
        ("一是建机制,二是抓落实。", [1, 2]),
        ("抓好工作:一是建机制。", []),
        ("二是建机制,三是抓落实。", []),
        ("统一是前提,唯一是关键,二是抓落实。", []),
        ("一是建机制,三是强考核。", []),
        ("当前,一是否达标、二是否合规,都要核查。", []),
    ],
)
def test_inline_markers_come_in_order_from_the_first(words: str, numbers: list[int]) -> None:
    folded = fold(words)
    _, found = inline_markers(folded, 0, len(folded))
    assert [small_number(span.of(folded).strip("第是,、 ")) for span in found] == numbers


def test_inline_markers_are_looked_for_within_the_paragraph_only() -> None:
    folded = fold("抓好工作:一是建机制。\n二是抓落实。")
    assert inline_markers(folded, 0, folded.index("\n")) == ("", [])
