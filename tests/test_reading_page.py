"""Pages: every line of the document on a line of its own, navigation aside, tables as grids, spans that hold."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from reading_pages import FOOT, LINES, NAV, TITLE, breaks, paragraphs, roster, word

from govproposal.reading import read
from govproposal.source import Source

WORDS = st.text(st.sampled_from("青禾市航道整治方案，。《》（）12a 　"), min_size=1, max_size=60).map(str.strip).filter(bool)
LAYOUTS = st.sampled_from([paragraphs, breaks, word])


def body(source: Source) -> str:
    return "".join(source.quote(region.span) for region in source.regions if region.role == "body")


@given(st.lists(WORDS, min_size=1, max_size=30), LAYOUTS)
def test_each_line_comes_back_on_a_line_of_its_own(lines: list[str], layout: Callable[..., str]) -> None:
    whole = [*LINES, *lines]
    printed = [line.strip(" \xa0") for line in read(layout(whole).encode()).text.split("\n")]
    found = iter(line.replace(" ", "") for line in printed)
    assert all(line.replace(" ", "").strip("\u3000") in (one.strip("\u3000") for one in found) for line in whole)


@given(st.text(), st.text())
def test_any_markup_gives_regions_that_tile_the_text(before: str, after: str) -> None:
    source = read(f"<html><body><p>{before}<table><tr><td>{after}<td>乙</table>".encode("utf-8", "replace"), media_type="text/html")
    at = 0
    for region in source.regions:
        assert region.span.start == at < region.span.end
        at = region.span.end
    assert at == source.characters
    assert all(0 <= cell.span.start <= cell.span.end <= source.characters for table in source.tables for cell in table.cells)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=8))
def test_cells_quote_their_words_and_know_their_place(rows: list[list[str]]) -> None:
    source = read(roster(rows).encode())
    (table,) = source.tables
    quoted = {(cell.row, cell.column): source.quote(cell.span) for cell in table.cells}
    assert quoted == {(r, c): re.sub(" +", " ", one) for r, row in enumerate(rows) for c, one in enumerate(row)}
    assert source.quote(table.span).count("\t") == 2 * len(rows)


@pytest.mark.parametrize("layout", [paragraphs, breaks, word])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("label", ["utf-8", "gb2312"])
def test_document_and_furniture(layout: Callable[..., str], codec: str, label: str) -> None:
    source = read(layout(charset=label).encode(codec))
    lines = [line.strip("\xa0") for line in body(source).splitlines()]
    assert source.encoding == codec
    assert [line for line in lines if line in LINES] == list(LINES)
    assert not set(lines) & {*NAV, *FOOT}
    assert all(one in source.text for one in (*NAV, *FOOT))


@pytest.mark.parametrize(
    "container", ['id="UCAP-CONTENT"', 'class="pages_content"', "id=zoom", 'class="v_news_content"', 'class="xyz"', ""]
)
def test_heading_and_date_above_the_container_belong_to_the_document(container: str) -> None:
    lines = body(read(paragraphs(container=container))).splitlines()
    assert lines[:2] == [TITLE, "发布时间：2026-03-06 09:30　来源：市政府办公室"]
    assert lines[2:] == list(LINES)


def test_the_annex_in_a_box_of_its_own_keeps_the_notice_before_it() -> None:
    notice = "<div>" + "".join(f"<p>{line}</p>" for line in LINES[:2]) + "</div>"
    annex = "<div>" + "".join(f"<p>{line}</p>" for line in LINES[2:] * 9) + "</div>"
    page = f'<body><ul><li><a href=#>{NAV[0]}</a></li></ul><div class="x">{notice}{annex}</div><div><a href=#>{FOOT[0]}</a></div></body>'
    assert body(read(page.encode())).splitlines() == [*LINES[:2], *LINES[2:] * 9]


def test_metadata_by_name() -> None:
    source = read(paragraphs())
    assert source.meta["ArticleTitle"] == TITLE
    assert source.meta["PubDate"] == "2026-03-06 09:30"
    assert source.meta["title"].startswith(TITLE)


def test_locators_find_their_element_in_the_page() -> None:
    page = paragraphs()
    root = lxml_html.document_fromstring(page)
    source = read(page)
    for locator in source.locators:
        (element,) = root.xpath(locator.path)  # type: ignore[union-attr,misc]
        assert source.quote(locator.span) in element.text_content()  # type: ignore[union-attr]


def test_merged_cells() -> None:
    page = "<table><tr><th rowspan=2>甲</th><th colspan=2>乙</th></tr><tr><td>丙</td><td>丁</td></tr><tr><td></td><td>戊</td></tr></table>"
    (table,) = read(f"<html>{page}").tables
    assert [(cell.row, cell.column, cell.rows, cell.columns, cell.header) for cell in table.cells] == [
        (0, 0, 2, 1, True), (0, 1, 1, 2, True), (1, 1, 1, 1, False), (1, 2, 1, 1, False), (2, 0, 1, 1, False), (2, 1, 1, 1, False),
    ]  # fmt: skip


def test_an_empty_cell_holds_its_column() -> None:
    assert read("<html><table><tr><td>甲<td><td>乙</tr><tr><td><td>丙<td>丁</tr></table>").text == "甲\t\t乙\n\t丙\t丁"


@pytest.mark.parametrize(("markup", "text"), [
    ("<p>由办\r\n   公室<b>印发</b><span>的</span>", "由办公室印发的"),
    ("<p>ab\n  cd", "ab cd"),
    ("<p>甲&nbsp;&#12288;乙 &amp; 丙", "甲\xa0\u3000乙 & 丙"),
    ("<p>甲<br/>乙<hr>丙", "甲\n乙\n丙"),
    ("<pre>甲\n  乙</pre>", "甲\n  乙"),
    ("<style>p{}</style><!-- 注 --><p>甲<script>1</script>乙", "甲乙"),
    ("<p>甲<?php 注 ?>乙<!-- 丙 -->丁", "甲乙丁"),
    ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
    ("<p>&lt;p&gt;", "<p>"),
    ("<p>甲\0乙", "甲\ufffd乙"),
])  # fmt: skip
def test_markup(markup: str, text: str) -> None:
    assert read(f"<html><body>{markup}").text == text


@pytest.mark.parametrize("page", [
    "<html><body>" + "<div>" * 3000 + "正文" + "</div>" * 3000,
    "<html><body>" + "<b>" * 50_000 + "正文",
    "<html><body><p>正文" + "字" * 11_000_000,
    "<html><body>" + "<table><tr><td>" * 5000 + "正文",
    "<html><body>正文" + "</p>" * 100_000 + "<p" * 100_000,
    "<html><body>正文<table>" + "<tr><td rowspan=60000>" + "<td rowspan=1000 colspan=1000>" * 3000 + "<tr><td>" * 30_000,
])  # fmt: skip
def test_pages_that_break_parsers_keep_their_words(page: str) -> None:
    assert "正文" in read(page.encode()).text


def test_the_title_above_an_unnamed_container() -> None:
    cells = (
        "<td>当前位置：首页 → 提案办理</td>",
        "<td><b>青禾市林业局办理市政协六届四次会议<br>第128号提案工作方案</b></td>",
        "<td>发布日期：2009-05-08&nbsp;&nbsp;点击数：316</td>",
        f"<td class='content'>{'<br>'.join(LINES * 4)}</td>",
    )
    source = read(("<html><title>青禾林业网</title><body><table>" + "".join(f"<tr>{cell}</tr>" for cell in cells) + "</table>").encode())
    assert body(source).startswith("青禾市林业局办理市政协六届四次会议\n第128号提案工作方案\n发布日期")
