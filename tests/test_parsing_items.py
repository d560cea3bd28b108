"""Headings and texts of items by the rule of the record's form (docs/record.md). Own small items, invented places."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.grammar.assignments import find_assignments
from govproposal.parsing import read_item
from govproposal.parsing.items import Said, closed
from govproposal.source import Source
from govproposal.spans import Span

THIRTY = "推进城乡供水管网互联互通工程建设并同步完善水质在线监测预警系"


def first(*lines: str, runs_on: bool = False) -> tuple[str | None, str]:
    """Heading and text of the first item of a body."""
    document = Document(Source.of("\n".join(("关于加强农村供水保障工作的报告", *lines))))
    said = read_item(document, document.bodies[0].blocks[0], runs_on=runs_on)
    return said.title(document), said.text(document)


@pytest.mark.parametrize(
    ("lines", "heading", "text"),
    [
        (["(一)健全机制。成立专班,定期会商。"], "健全机制", "成立专班,定期会商。"),
        (["(一)健全机制:成立专班。"], "健全机制", "成立专班。"),
        (["（一）健全机制：成立专班。"], "健全机制", "成立专班。"),
        (["(一) 健全机制。 成立专班。"], "健全机制", "成立专班。"),
        (["(一)成立工作专班。"], None, "成立工作专班。"),
        (["(一)成立工作专班"], None, "成立工作专班"),
        (["(一)健全机制。成立专班。定期会商。"], "健全机制", "成立专班。定期会商。"),
        (["(一)成立专班,定期会商,健全机制,落实责任。"], None, "成立专班,定期会商,健全机制,落实责任。"),
    ],
)
def test_a_first_sentence_with_more_behind_it_is_the_heading(lines: list[str], heading: str | None, text: str) -> None:
    assert first(*lines) == (heading, text)


def test_a_heading_has_at_most_thirty_characters() -> None:
    assert len(THIRTY) == 30
    assert first(f"(一){THIRTY}。成立专班。") == (THIRTY, "成立专班。")
    assert first(f"(一)更{THIRTY}。成立专班。") == (None, f"更{THIRTY}。成立专班。")


def test_the_characters_are_counted_after_folding() -> None:
    padded = f"{THIRTY[:15]}　{THIRTY[15:]}"
    assert first(f"(一){padded}。成立专班。") == (padded, "成立专班。")


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("(一)落实“一户一表。一表一档”要求。完成登记。", "落实“一户一表。一表一档”要求", "完成登记。"),
        ("(一)健全机制(专班。例会)。完成登记。", "健全机制(专班。例会)", "完成登记。"),
        ("(一)修订《供水办法:试行》。完成登记。", "修订《供水办法:试行》", "完成登记。"),
        ("(一)早8:30开放窗口。完成登记。", "早8:30开放窗口", "完成登记。"),
        ("(一)比例为3：7。完成登记。", "比例为3：7", "完成登记。"),
    ],
)
def test_a_mark_within_quotes_brackets_titles_or_digits_ends_no_sentence(line: str, heading: str, text: str) -> None:
    assert first(line) == (heading, text)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("(一)打通供应链条。", "打通供应链条"),
        ("(一)打通供应链条", "打通供应链条"),
        ("(一)打通供应链条:", "打通供应链条"),
        ("(一)打通供应链条;", "打通供应链条"),
        ("(一)打通(生产、流通)供应链条", "打通(生产、流通)供应链条"),
        (f"(一){THIRTY},{THIRTY}", f"{THIRTY},{THIRTY}"),
    ],
)
def test_a_line_of_one_sentence_above_its_text_is_a_heading_however_long(line: str, heading: str) -> None:
    assert first(line, "建成冷链物流园3个。") == (heading, "建成冷链物流园3个。")


def test_a_line_of_two_sentences_above_further_paragraphs_keeps_its_second() -> None:
    assert first("(一)打通链条。建成园区。", "完成投资3亿元。") == ("打通链条", "建成园区。\n完成投资3亿元。")


def test_a_line_above_children_is_a_heading() -> None:
    assert first("一、打通供应链条", "(一)建园区。建成3个。") == ("打通供应链条", "")


def test_several_paragraphs_are_joined_by_line_breaks() -> None:
    assert first("(一)打通链条", "建成园区。", "", "　　完成投资。") == ("打通链条", "建成园区。\n完成投资。")


def test_the_text_is_printed_text() -> None:
    assert first("（一）健全机制。成立专班，每月２次，投资１０％。")[1] == "成立专班，每月２次，投资１０％。"


# --- 一是 ------------------------------------------------------------------------------------------------------------


def test_inline_items_are_no_text_of_their_parent() -> None:
    assert first("(一)健全机制。一是成立专班,二是定期会商。") == ("健全机制", "")


def test_inline_items_are_text_where_the_item_is_a_task() -> None:
    assert first("(一)健全机制。一是成立专班,二是定期会商。", runs_on=True) == ("健全机制", "一是成立专班,二是定期会商。")


def test_paragraphs_of_one_is_are_text_where_the_item_is_a_task() -> None:
    assert first("(一)健全机制", "一是成立专班,由县长任组长。", "二是定期会商。", runs_on=True) == (
        "健全机制",
        "一是成立专班,由县长任组长。\n二是定期会商。",
    )


# --- what is no text -------------------------------------------------------------------------------------------------


def owed(*lines: str) -> tuple[str | None, str]:
    """Heading and text of the first item without the assignments in it."""
    document = Document(Source.of("\n".join(("关于加强农村供水保障工作的方案", *lines))))
    item = document.bodies[0].blocks[0]
    tails = find_assignments(document.text, item.start, item.end, folded=document.folded, brackets=document.brackets)
    assert tails
    said = read_item(document, item, cuts=[tail.span for tail in tails], runs_on=True)
    return said.title(document), said.text(document)


@pytest.mark.parametrize(
    ("lines", "heading", "text"),
    [
        (["1.改造老旧管网。(责任单位:县水利局)"], None, "改造老旧管网。"),
        (["1.改造老旧管网(责任单位:县水利局)。"], None, "改造老旧管网"),
        (["1.改造管网。更换水表2万只。(责任单位:县水利局)"], "改造管网", "更换水表2万只。"),
        (["1.改造老旧管网。", "责任单位:县水利局"], None, "改造老旧管网。"),
        (["1.改造老旧管网", "更换水表2万只。", "牵头单位:县水利局"], "改造老旧管网", "更换水表2万只。"),
    ],
    ids=["bracket behind", "bracket within", "two sentences", "line of its own", "heading, text, line"],
)
def test_an_assignment_is_no_text(lines: list[str], heading: str | None, text: str) -> None:
    found = owed(*lines)
    assert (found[0], found[1].rstrip("。")) == (heading, text.rstrip("。"))


# --- evidence --------------------------------------------------------------------------------------------------------


def test_heading_and_text_are_where_they_were_read() -> None:
    document = Document(Source.of("关于供水的报告\n(一)健全机制。成立专班。\n定期会商。"))
    said = read_item(document, document.bodies[0].blocks[0])
    witnesses = said.witnesses()
    assert [Span(*span).of(document.text) for span in witnesses["heading"]] == ["健全机制"]
    assert [Span(*span).of(document.text) for span in witnesses["text"]] == ["成立专班。", "定期会商。"]
    assert [span.of(document.text) for span in said.words] == ["健全机制", "成立专班。", "定期会商。"]


def test_nothing_said_has_no_words() -> None:
    said = Said(None, ())
    assert (said.words, dict(said.witnesses())) == ((), {})


@pytest.mark.parametrize(
    ("words", "expected"), [("健全机制。", "健全机制"), ("健全机制: ", "健全机制"), ("健全机制", "健全机制"), ("。", "")]
)
def test_closing_punctuation_is_left_off(words: str, expected: str) -> None:
    document = Document(Source.of(words))
    assert closed(document, Span(0, len(words))).of(words) == expected
