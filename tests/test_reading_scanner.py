"""The plain scanner reads what libxml2 reads, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_pages import breaks, paragraphs, roster, word

from govproposal.reading import html, read
from govproposal.reading.scanner import scan

TAGS = "<p> </p> <td> </td> <tr> <table> </table> <a href='x'> </a> <br> <script> </script> <div class=nav> </div> <pre> <title> <h1> <li>"
PIECES = st.lists(st.sampled_from([*TAGS.replace("> <", ">\n<").split("\n"), "甲", "<", ">", "<!--", "-->", "&amp;"]))


@pytest.mark.parametrize("page", [paragraphs(), breaks(), word(), roster([["甲", "乙"], ["丙", "丁"]])])
def test_both_parsers_see_the_same_lines(page: str) -> None:
    assert scan(page).lines == html.laid_out(page)[0].lines


@given(PIECES)
def test_any_tags_in_any_order(pieces: list[str]) -> None:
    layout = scan("".join(pieces))
    assert len(layout.lines) == len(layout.breaks) == len(layout.owners) == len(layout.marks) == len(layout.links)
    assert all(first <= last <= len(layout.lines) for first, last in zip(layout.firsts, layout.lasts, strict=True))
    assert all(parent <= number for number, parent in enumerate(layout.parents))


@given(PIECES)
def test_any_tags_in_any_order_by_libxml2(pieces: list[str]) -> None:
    layout, _ = html.laid_out("".join(pieces))
    assert all(first <= last <= len(layout.lines) for first, last in zip(layout.firsts, layout.lasts, strict=True))


def test_a_page_that_libxml2_gives_up_on_is_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_parsed", lambda page: (None, "excessive depth"))
    source = read(paragraphs())
    assert [remark.code for remark in source.diagnostics] == ["GP106"]
    assert "一、工作目标" in source.text.split("\n")


@pytest.mark.parametrize(
    "page",
    ["<script>" * 200_000, "<!--" * 200_000, "<a href=" * 100_000, "<p" * 300_000, "</x>" * 200_000, "<td>" * 100_000, "&" * 500_000],
)
def test_linear_on_broken_markup(page: str) -> None:
    assert scan(page + ">正文").lines[-1].endswith("正文")
