"""Quantities: laws, the tables of phrases, and one test for each thing that only looks like an amount."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.folding import fold
from govproposal.grammar.numerals import render_numeral
from govproposal.grammar.quantities import find_quantities, parse_quantity, render_quantity
from govproposal.model import Comparator, Quantity
from govproposal.model.comparison import plain

PHRASES = Path(__file__).parent / "phrases" / "quantities.json"
UNITS = st.sampled_from(["个", "家", "元", "%", "平方公里", "人次", "个百分点", "亩", "万吨标准煤"[1:], "套", "片/月"])
PIECES = st.lists(
    st.sampled_from(
        [
            *list("一二三十百千万亿0123456789,.。、;:()《》“”-~至到第每约近超余多个家项人元%年月日 \n"),
            "不少于",
            "以上",
            "左右",
            "百分之",
            "亿元",
            "翻一番",
            "平方米",
            "增长",
            "建设",
            "5G基站",
        ]
    ),
    max_size=40,
).map("".join)
AMOUNTS = st.decimals(1, 10**9, places=2).map(lambda one: Decimal(plain(one)))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    value = draw(AMOUNTS)
    top = draw(st.none() | st.integers(1, 1000).map(lambda more: value + more))
    return Quantity(text="", value=value, value_max=top, unit=draw(UNITS), comparator=draw(st.sampled_from(list(Comparator))))


@given(quantities())
def test_render_and_parse_are_inverse(quantity: Quantity) -> None:
    read = parse_quantity(render_quantity(quantity))
    assert (read.value, read.value_max, read.unit, read.comparator) == (
        quantity.value,
        quantity.value_max,
        quantity.unit,
        quantity.comparator,
    )


@given(PIECES)
def test_spans_quote_their_words_and_never_overlap(text: str) -> None:
    end = 0
    for one in find_quantities(text):
        assert one.span is not None
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text) == one.text
        assert one.text == one.text.strip()
        end = one.span.end
        for pieces in one.spans.values():
            assert isinstance(pieces, tuple)
            assert all(0 <= piece[0] < piece[1] <= len(text) for piece in pieces)


@given(PIECES)
def test_folding_changes_no_span_and_no_value(text: str) -> None:
    wide = text.replace(",", ",").translate(str.maketrans("0123456789%()", "０１２３４５６７８９％（）"))
    assert [(one.span, one.value, one.unit, one.comparator) for one in find_quantities(text)] == [
        (one.span, one.value, one.unit, one.comparator) for one in find_quantities(wide)
    ]
    assert find_quantities(text) == find_quantities(text, folded=fold(text))


@given(st.integers(2, 9999), st.sampled_from(["家", "项", "所", "亩"]))
def test_chinese_and_arabic_figures_are_one(number: int, unit: str) -> None:
    figures, words = (
        f"新增{number}{unit}。",
        f"新增{render_numeral(number).replace('二', '两') if number == 2 else render_numeral(number)}{unit}。",
    )
    assert [one.value for one in find_quantities(figures)] == [one.value for one in find_quantities(words)] == [number]


@given(st.integers(1, 10**6), st.integers(1, 9999))
def test_scales_are_multiplied_out(number: int, scaled: int) -> None:
    assert parse_quantity(f"{number}元").value == number
    assert parse_quantity(f"{scaled}万元").value == scaled * 10**4
    assert parse_quantity(f"{scaled}.5亿元").value == scaled * 10**8 + 5 * 10**7


def entries() -> list[object]:
    return [pytest.param(one, id=one["text"][:30]) for one in json.loads(PHRASES.read_text("utf-8"))]


@pytest.mark.parametrize("entry", entries())
def test_phrases(entry: dict[str, object]) -> None:
    found = [
        {
            "span": [one.span[0], one.span[1]] if one.span else None,
            "text": one.text,
            "value": plain(one.value),
            "value_max": None if one.value_max is None else plain(one.value_max),
            "unit": one.unit,
            "comparator": str(one.comparator),
        }
        for one in find_quantities(str(entry["text"]))
    ]
    assert found == entry["values"]


def said(text: str) -> list[str]:
    return [one.text for one in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投资3亿元以上项目12个、亿元以上项目40个。", ["3亿元以上", "12个", "亿元以上", "40个"]),
        ("办理时限由15个工作日压缩至5个工作日,共压缩10个工作日。", ["10个工作日"]),
        ("30个工作日内办结,为期三年。", []),
        ("延长至2027年,提前12天完工。", ["12天"]),
        ("先后召开三次会议;市九届人大三次会议。", ["三次"]),
        ("附近3家、目前3家、前3名、第3家。", ["3家", "3家"]),
        ("签约80个、节约30万元、约20个。", ["80个", "30万元", "约20个"]),
        ("不得低于80%、不得超过5家、不超3次。", ["不得低于80%", "不得超过5家", "不超3次"]),
        ("成百上千家企业、数百家企业、上百家企业。", ["上百家"]),
        ("五台山、三门峡、四套班子、五个一工程、三部门联合。", []),
        ("五大产业、千亿级、千亿产业集群、一批项目、多项举措。", []),
        ("每10万人拥有4.2名,每户补贴2000元。", ["4.2名", "2000元"]),
        ("三成以上、五成套设备、六成员单位。", ["三成以上"]),
        ("制定《方案(20条)》,建设“15分钟生活圈”3个。", ["3个"]),
        ("聚焦三个“十佳”,培育3个“小巨人”企业。", ["3个"]),
        ("工业增速为-3.5%,目标5%。", ["-3.5%", "5%"]),
        ("M0用地、C919、12345热线、5G、8K、4A级景区5家。", ["5家"]),
    ],
)
def test_traps(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_a_marker_is_not_part_of_an_amount() -> None:
    assert said("任务\n1.5个园区开工。\n2.3家医院投用。\n3.5亿元到位。") == ["5个", "3家", "3.5亿元"]


def test_changes_and_their_basis() -> None:
    one, two = find_quantities("进出口总额同比增长12.5%,能耗下降3%。")
    assert (one.change, one.basis) == ("rise", "同比")
    assert (two.change, two.basis) == ("fall", None)
    assert find_quantities("提高到60%。")[0].change is None


def test_subjects_where_the_words_give_them() -> None:
    one, two = find_quantities("建设5G基站不少于2万个,改造12座桥梁。")
    assert (one.subject, two.subject) == ("5G基站", "桥梁")
    assert find_quantities("同比增长的有12家")[0].subject is None


@pytest.mark.parametrize("text", ["办理时间缩短了3天。", "办理时限压缩5个工作日。", "办理时间缩短3天。"])
def test_what_was_shortened_is_not_what_is_counted(text: str) -> None:
    (one,) = find_quantities(text)
    assert one.subject is None


@pytest.mark.parametrize("text", ["", "个", "3个4个", "建设3个", "第3个", "3月"])
def test_parse_takes_one_quantity_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError, match="no quantity"):
        parse_quantity(text)


HOSTILE = ["1", "1,111", "一", "百分之", "1-", "3%、", "至", "《", "“", "1.", "1 ", "万亿", "不少于", "1个“", "第1", "两三"]


def test_time_is_linear_on_hostile_input() -> None:
    code = (
        "from govproposal.grammar.quantities import find_quantities\n"
        f"for piece in {HOSTILE!r}:\n    find_quantities((piece * 1000000)[:1000000])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
