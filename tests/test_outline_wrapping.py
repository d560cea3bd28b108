"""Copies whose lines are broken at a fixed width: the specimens, broken as programs break them, give the records they gave."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govproposal
from govproposal import facts, parse
from govproposal.document import Document
from govproposal.outline.wrapping import unwrap
from govproposal.source import Source

HERE = Path(__file__).parent
WHOLE = sorted(path for path in HERE.glob("specimens/*/*/input.*") if not path.parent.name.startswith("hard-wrapped"))
BROKEN = sorted(HERE.glob("specimens/*/hard-wrapped*/input.*"))
PLAIN = [path for path in WHOLE if path.suffix == ".txt"]
HANGING = frozenset("。，、；：！？）》”〉〕,;:!?)")


def columns(char: str) -> int:
    return 1 + (unicodedata.east_asian_width(char) in "WFA")


def characters(char: str) -> int:
    return 2


def broken(text: str, width: int, measure: Callable[[str], int] = columns) -> str:
    """*text* with its paragraphs indented and broken at *width* columns; no line begins with a mark that closes."""
    lines = []
    for paragraph in text.replace("\r\n", "\n").split("\n"):
        line = paragraph if not paragraph.strip() or paragraph[0].isspace() else f"　　{paragraph}"
        filled, row = 0, ""
        for char in line:
            if filled + measure(char) > width and char not in HANGING:
                lines.append(row)
                filled, row = 0, ""
            filled, row = filled + measure(char), row + char
        lines.append(row)
    return "\n".join(lines)


def text_of(path: Path) -> str:
    return parse(path).document.text


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_no_specimen_counts_as_broken(path: Path) -> None:
    document = parse(path).document
    assert document.joined is document


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_copies_that_were_broken_by_hand_are_told(path: Path) -> None:
    document = parse(path).document
    assert document.joined.text.count("\n") < document.text.count("\n") - 10


@pytest.mark.parametrize(("width", "measure"), [(76, columns), (76, characters), (60, columns)])
def test_most_specimens_tell_the_same_when_broken(width: int, measure: Callable[[str], int]) -> None:
    found = told = 0
    for path in PLAIN:
        whole = parse(text_of(path))
        cut = parse(broken(whole.document.text, width, measure))
        if not whole.records or cut.document.joined is cut.document:
            continue
        found += 1
        told += [facts(one) for one in whole.records] == [facts(one) for one in cut.records]
    # Lines of metadata that are parted by runs of spaces, and cells parted by tabs, cannot be put together again.
    assert found > 0.9 * len(PLAIN) - 10
    assert told > 0.9 * found


PLAN = """关于加强青石河水环境治理的议案办理工作方案

为办好市八届人大三次会议1号议案，经市人民政府同意，制定本方案。

一、工作目标

到2025年底，青石河干流国控断面水质达到Ⅲ类，沿河新建污水管网不少于46.5公里，改造老旧泵站12座，城区生活污水集中收集率提高到85%以上。

二、重点任务

（一）补齐管网短板。全面排查沿河雨污混接点，2024年6月底前完成320处错接点改造，新建扩建污水处理厂3座，日处理能力增加8万吨。（牵头单位：市水务局；责任单位：市财政局、市住房和城乡建设局）

（二）整治入河排口。建立排口名录和销号制度，对沿河127个入河排口逐一编号、监测、溯源，2024年年底前完成整治任务的90%以上。（牵头单位：市生态环境局；责任单位：市水务局、各区人民政府）
"""


def test_words_and_spans_of_a_broken_plan() -> None:
    text = broken(PLAN, 60)
    result = parse(text)
    assert result.document.text == text
    record = result.record
    assert facts(record) == facts(parse(PLAN).record)
    assert len(record.tasks) == 2
    for task in record.tasks:
        for one in (*task.quantities, *task.periods, *task.assignments):
            words = text[one.span.start : one.span.end].replace("\n", "")
            assert (getattr(one, "text", None) or one.unit) in words
    assert any(
        "\n" in text[one.span.start : one.span.end] for one in (*record.quantities, *(t for task in record.tasks for t in task.assignments))
    )
    assert "GP112" in [one.code for one in result.diagnostics]


def test_the_outline_of_a_broken_copy_covers_its_text() -> None:
    text = broken(PLAN, 60)
    document = Document(Source.of(text))
    leaves = list(document.outline.leaves)
    assert "".join(leaf.span.of(text) for leaf in leaves) == text
    assert [leaf.kind for leaf in leaves] == [leaf.kind for leaf in Document(Source.of(PLAN)).outline.leaves]


def test_two_lines_of_a_title_are_no_broken_copy() -> None:
    text = (
        "关于认真办理市八届人大三次会议第一号议案\n切实加强青石河流域水环境综合治理工作的\n通知\n各区人民政府：\n请认真执行。\n特此通知。\n"
    )
    document = Document(Source.of(text))
    assert document.joined is document


@given(st.text(alphabet="一二三、。，（）议案办理市局 \n　1a", max_size=400), st.integers(20, 50))
def test_no_character_but_white_space_is_left_out(text: str, width: int) -> None:
    cut = "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))
    source = Source.of(cut)
    found = unwrap(source.text, source.folded)
    if found is not None:
        assert "".join(found.text.split()) == "".join(cut.split())
        for at, char in enumerate(found.text):
            assert found.place((at, at + 1)).of(cut) == char
    govproposal.parse(cut)
