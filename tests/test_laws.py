"""The laws: parsing is total and linear, the outline covers the text, values quote their words, width and chrome do not count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal import Document, Source, dumps, facts, loads, parse
from govproposal.model import Record
from govproposal.plugin import Parser
from govproposal.testing import STYLES, Style, differences, printed
from govproposal.testing.strategies import outcome_reports, plans, speech_digests
from govproposal.testing.variants import LAYOUTS, WIDTHS, Variant, in_page
from govproposal.testing.witnesses import unwitnessed

SPECIMENS = Path(__file__).parent / "specimens"
SHARED = Path(__file__).parents[2] / "shared" / "documents"
INPUTS = [*sorted(SPECIMENS.glob("*/*/input.*")), *sorted(SHARED.glob("*.txt"))]
NAMES = [path.parent.name if path.stem == "input" else path.stem for path in INPUTS]
CONTAINED = {"GP203", "GP204", "GP205"}

WORDS = """
    一、 （一） (二) 1. 2. 1、 （1） ① 一是 二是 第一， —— 《 》 〈 〉 （ ） ( ) “ ” ‘ ’ 【 】 〔 〕 。 ， 、 ； ： :
    % ． ㈠ ⒈ ９ Ⅷ 𠮷 2020年 5月底前 5-9月 十四五 2020年13月45日 201759日 2021年3月4日 3.5亿元 近 不少于 以上 30%
    牵头单位： 责任单位： 市教育局 负责） 下同 各区人民政府 各区人民政府： 组长： 成员： 张三 王 五 市长 1号建议案
    第0038号提案 市政协十三届四次会议 市十五届人大一次会议 工作目标 工作任务 工作安排 保障措施 办理工作方案 办理情况的通报
    大会发言摘登 下一步， 现将发言摘登。 关于印发 的通知 发布时间：2021-03-04 来源： 市人民政府办公室 主席、各位委员：
    满意度测评 《云溪日报》
"""
BLANKS = ("\n", "\n", "\n\n", "\r\n", " ", "\u3000", "\xa0", "\t", "\r", "\x00", "\x85", "\u2028", "\ufeff", "\ud83d")
JUNK = st.lists(st.sampled_from([*WORDS.split(), *BLANKS]), min_size=6, max_size=120).map("".join)
TEXT = st.one_of(st.text(max_size=200), JUNK)
DRAWN = st.one_of(plans(), outcome_reports(), speech_digests())


def variants_of(document: str | bytes) -> Iterator[tuple[str, str | bytes]]:
    """The variants of a text, or of a page: there the layout is a matter of tags, and only widths and line ends vary."""
    if isinstance(document, str):
        yield from ((name, variant(document)) for name, variant in {**WIDTHS, **LAYOUTS}.items())
        return
    page, encoding = decoded(document)
    on_page: dict[str, Variant] = {name: in_page(variant) for name, variant in WIDTHS.items()} | {"crlf": LAYOUTS["crlf"]}
    yield from ((name, variant(page).encode(encoding)) for name, variant in on_page.items())


def loaded(path: Path) -> str | bytes:
    """A specimen as ``parse`` takes it: a page as bytes, else the text character for character."""
    data = path.read_bytes()
    return data if path.suffix == ".html" else decoded(data)[0]


def decoded(data: bytes) -> tuple[str, str]:
    """The characters of a specimen, which is in UTF-8 or in GB18030, and in which."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("gb18030"), "gb18030"


def readings(document: str | bytes, parsers: tuple[Parser, ...]) -> tuple[object, ...]:
    return tuple(facts(record) for record in parse(document, parsers=parsers).records)


# Totality


@given(text=TEXT)
def test_any_text_gives_a_result(text: str, parsers: tuple[Parser, ...]) -> None:
    result = parse(text, parsers=parsers)
    assert result.document.text == Source.of(text).text
    assert not CONTAINED & {one.code for one in result.diagnostics}


@pytest.mark.parametrize("number", range(3))
@given(text=TEXT)
def test_a_parser_that_is_told_to_takes_any_text(number: int, text: str, parsers: tuple[Parser, ...]) -> None:
    result = parse(text, parsers=parsers, parser=parsers[number].name)
    assert not CONTAINED & {one.code for one in result.diagnostics}, result.diagnostics
    for record in result.records:
        assert loads(dumps(record)) == record


# Exact cover


@given(text=TEXT)
def test_leaves_are_the_text(text: str) -> None:
    document = Document(Source.of(text))
    assert "".join(document.source.quote(leaf.span) for leaf in document.outline.leaves) == document.text


@pytest.mark.parametrize("path", INPUTS, ids=NAMES)
def test_leaves_are_the_text_of_a_specimen(path: Path, parsers: tuple[Parser, ...]) -> None:
    document = parse(loaded(path), parsers=parsers).document
    assert "".join(document.source.quote(leaf.span) for leaf in document.outline.leaves) == document.text


# Witness


@given(record=DRAWN, style=st.sampled_from(STYLES))
def test_every_value_of_a_drawn_document_is_witnessed(record: Record, style: Style, parsers: tuple[Parser, ...]) -> None:
    result = parse(printed(record, style), parsers=parsers)
    assert not [fault for one in result.records for fault in unwitnessed(one, result.document.text)]


@pytest.mark.parametrize("path", INPUTS, ids=NAMES)
def test_every_value_of_a_specimen_is_witnessed(path: Path, parsers: tuple[Parser, ...]) -> None:
    result = parse(loaded(path), parsers=parsers)
    # Specimens lie in folders named after their parser; other folders hold what these three may refuse.
    assert result.records or path.parents[1].name not in {one.name for one in parsers}
    assert not [fault for one in result.records for fault in unwitnessed(one, result.document.text)]


@pytest.mark.parametrize("number", range(3))
@given(text=JUNK)
def test_what_is_read_from_junk_is_witnessed(number: int, text: str, parsers: tuple[Parser, ...]) -> None:
    result = parse(text, parsers=parsers, parser=parsers[number].name)
    assert not [fault for one in result.records for fault in unwitnessed(one, result.document.text)]


# Width-blind


@given(record=DRAWN, style=st.sampled_from(STYLES))
def test_clothes_do_not_change_the_facts_of_a_drawn_document(record: Record, style: Style, parsers: tuple[Parser, ...]) -> None:
    document = printed(record, style)
    plain = readings(document, parsers)
    for name, other in variants_of(document):
        assert not list(differences(plain, readings(other, parsers))), (style.name, name)


@pytest.mark.parametrize("path", INPUTS, ids=NAMES)
def test_clothes_do_not_change_the_facts_of_a_specimen(path: Path, parsers: tuple[Parser, ...]) -> None:
    document = loaded(path)
    plain = readings(document, parsers)
    changed = {name: list(differences(plain, readings(other, parsers)))[:3] for name, other in variants_of(document)}
    assert not {name: found for name, found in changed.items() if found}


# Round trip


@given(record=DRAWN, style=st.sampled_from(STYLES))
def test_a_parsed_record_survives_its_json_form(record: Record, style: Style, parsers: tuple[Parser, ...]) -> None:
    for one in parse(printed(record, style), parsers=parsers).records:
        assert loads(dumps(one)) == one


@pytest.mark.parametrize("path", INPUTS, ids=NAMES)
def test_the_record_of_a_specimen_survives_its_json_form(path: Path, parsers: tuple[Parser, ...]) -> None:
    for one in parse(loaded(path), parsers=parsers).records:
        assert loads(dumps(one)) == one
