"""Periods and dates: laws, the table of phrases, and one test for each thing that is no date."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.folding import fold
from govproposal.grammar.dates import find_dates, parse_date
from govproposal.grammar.moments import close
from govproposal.grammar.numerals import render_numeral
from govproposal.grammar.periods import find_periods, parse_period, render_period
from govproposal.model import Period

PHRASES = Path(__file__).parent / "phrases" / "periods.json"
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))
PIECES = st.lists(
    st.sampled_from(
        [
            *list("0123456789一二三五十年月日底前起初内中旬至到-~、,。;()《》“”自每第季度 \n"),
            "2020年",
            "2021",
            "上半年",
            "之前",
            "截至",
            "三季度",
            "年底前",
            "8月",
            "今年",
            "二〇二三年",
            "2023-05-10",
        ]
    ),
    max_size=30,
).map("".join)


def closed(text: str, year: int | None = 2022) -> list[tuple[str, str | None, str | None]]:
    found = [close(one, year) for one in find_periods(text)]
    return [(one.text, str(one.start or ".."), str(one.end or "..")) for one in found if one is not None]


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.integers(0, 2))
    return Period(text="", start=None if kind == 1 else start, end=None if kind == 2 else end)


@given(periods())
def test_render_and_parse_are_inverse(period: Period) -> None:
    read = parse_period(render_period(period))
    assert (read.start, read.end) == (period.start, period.end)


@given(DAYS)
def test_a_day_is_read_in_every_figure(day: datetime.date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    chinese = f"{year}年{render_numeral(day.month)}月{render_numeral(day.day)}日"
    for words in (f"{day.year}年{day.month}月{day.day}日", f"{day.year} 年 {day.month:02} 月 {day.day:02} 日", chinese, day.isoformat()):
        assert parse_date(words) == day
        assert [(one.start, one.end) for one in [parse_period(words)]] == [(day, day)]
    assert [found for found, _ in find_dates(f"市政府办公室{chinese}印发")] == [day]


@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), st.integers(1950, 2098))
def test_a_year_left_out_is_the_one_given(day: datetime.date, year: int) -> None:
    words = f"{day.month}月{day.day}日前"
    (found,) = find_periods(words)
    assert found.open
    assert close(found, None) is None
    done = close(found, year, (3, 8))
    assert done is not None
    assert (done.start, done.end, done.derived_from) == (None, day.replace(year=year), (3, 8))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1950, 2098))
def test_months_run_over_the_end_of_the_year(first: int, last: int, year: int) -> None:
    if first == last:
        return
    one = parse_period(f"{year}年{first}—{last}月")
    assert one.start is not None
    assert one.end is not None
    assert (one.start.year, one.start.month, one.end.month) == (year, first, last)
    assert one.end.year == year + (last < first)
    assert one.start < one.end


@given(PIECES)
def test_spans_quote_their_words_and_never_overlap(text: str) -> None:
    end = 0
    for one in find_periods(text):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text) == one.text
        end = one.span.end
        assert one.fault is None or (one.start, one.end) == (None, None)
        done = close(one, 2022)
        assert done is None or done.start is None or done.end is None or done.start <= done.end


@given(PIECES)
def test_folding_changes_no_span(text: str) -> None:
    wide = text.translate(str.maketrans("0123456789()", "０１２３４５６７８９（）"))
    assert [(one.span, one.start, one.end) for one in find_periods(text)] == [(one.span, one.start, one.end) for one in find_periods(wide)]
    assert find_periods(text) == find_periods(text, folded=fold(text))


def entries() -> list[object]:
    return [pytest.param(one, id=one["text"][:30]) for one in json.loads(PHRASES.read_text("utf-8"))]


@pytest.mark.parametrize("entry", entries())
def test_phrases(entry: dict[str, object]) -> None:
    year = entry.get("year")
    assert year is None or isinstance(year, int)
    values = entry["values"]
    assert isinstance(values, list)
    done = [close(one, year) for one in find_periods(str(entry["text"]))]
    found = [
        {
            "span": list(one.span or ()),
            "text": one.text,
            "start": str(one.start) if one.start else None,
            "end": str(one.end) if one.end else None,
            "edtf": one.edtf,
        }
        for one in done
        if one is not None
    ]
    for one, wanted in zip(found, values, strict=False):
        if wanted.get("edtf") is None:
            one["edtf"] = wanted.get("edtf")
    assert found == [{key: wanted.get(key) for key in ("span", "text", "start", "end", "edtf")} for wanted in values]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2020年", "2020"),
        ("2020年5月", "2020-05"),
        ("2020年三季度", "2020-35"),
        ("2020年下半年", "2020-41"),
        ("2020年5-9月", "2020-05/2020-09"),
        ("2020年前三季度", "2020-33/2020-35"),
        ("2020—2022年", "2020/2022"),
        ("2020年5月上旬", "2020-05-01/2020-05-10"),
        ("2020年底", "2020-12-31"),
        ("到2020年底", "../2020-12-31"),
        ("2020年2月底之前", "../2020-02-29"),
        ("自2021年1月1日起", "2021-01-01/.."),
        ("11月至次年3月", "2022-11/2023-03"),
        ("今年年底前", "../2022-12-31"),
        ("明年6月底前", "../2023-06-30"),
        ("截至2021年6月", "../2021-06-30"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    assert parse_period(text, 2022).edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”期间", "2020年度", "半年小结", "实行月调度", "长期坚持", "30个工作日内", "3个月内", "5年内", "近年内",
        "每季度末月20日前", "每月28日前", "每年3月底前", "1号建议案", "2089万", "夏俊", "〔2020〕18号", "第一时间",
        "《规划(2020-2022年)》", "《规划》(2016-2030年)", "一月一调度", "3月龄婴儿", "五月花", "20日前", "12345热线",
        "2024-2025学年", "正月十五",
    ],
)  # fmt: skip
def test_no_periods(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020年内蒙古", "2020年"),
        ("2020年底数", "2020年"),
        ("6月1日前提交", "6月1日前"),
        ("到2023年底前期工作完成", "到2023年底"),
        ("2022年前5个月", "2022年"),
        ("达到2020年水平", "2020年"),
        ("(2022年3月底之前)", "2022年3月底之前"),
        ("9月1日起施行", "9月1日起"),
        ("9月1日起草", "9月1日"),
    ],
)
def test_what_follows_decides(text: str, found: str) -> None:
    assert [one.text for one in find_periods(text)] == [found]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("201759日", ("2017-05-09",)),
        ("2017111日", ("2017-01-11", "2017-11-01")),
        ("2023618", ("2023-06-18",)),
        ("20105月", ("2010-05",)),
        ("1031日", ("10-31",)),
        ("2021 6 月", ("2021-06",)),
    ],
)
def test_dates_that_lost_characters_give_their_readings(text: str, candidates: tuple[str, ...]) -> None:
    (one,) = find_periods(text)
    assert (one.text, one.fault, one.candidates) == (text, "GP401", candidates)
    assert close(one, 2022) is None


@pytest.mark.parametrize("text", ["2021年2月29日", "2023年6月31日", "2023年13月", "2月30日前", "2023-02-30"])
def test_dates_that_do_not_exist(text: str) -> None:
    (one,) = find_periods(text)
    assert one.fault == "GP406"
    assert close(one, 2022) is None


@pytest.mark.parametrize("text", ["2021年8月至2021年5月", "2021年5月20日至5月10日", "2023-06-10至2023-05-01", "2021年5月1日起至2020年底"])
def test_periods_that_end_before_they_begin(text: str) -> None:
    (one,) = find_periods(text)
    assert (one.text, one.fault) == (text, "GP406")
    assert close(one, 2021) is None


def test_the_leap_day_needs_a_leap_year() -> None:
    (one,) = find_periods("2月29日")
    assert one.fault is None
    assert close(one, 2023) is None
    assert close(one, 2024) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年3月31日", "2022-03-31"),
        ("二〇〇六年十月十八日", "2006-10-18"),
        ("二○一二年五月三十日", "2012-05-30"),
        ("二0一0年一月二日", "2010-01-02"),
        ("2018年03月27", "2018-03-27"),
        ("（2015年9月15日）", "2015-09-15"),
        ("2023.5.10", "2023-05-10"),
        ("2023/5/10", "2023-05-10"),
        ("20230510", "2023-05-10"),
        ("2020-05-25 20:28:15", "2020-05-25"),
        ("2023年5月10日(星期三)", "2023-05-10"),
    ],
)
def test_dates_of_signatures(text: str, day: str) -> None:
    assert str(parse_date(text)) == day


@pytest.mark.parametrize("text", ["", "201759日", "2021年2月30日", "2020年5月", "5月10日", "关于2020年5月10日会议的通知"])
def test_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["", "8月底", "2020年度", "2020年和2021年"])
def test_parse_takes_one_closed_period(text: str) -> None:
    with pytest.raises(ValueError, match="no "):
        parse_period(text)


HOSTILE = ["2020年", "1", "5月", "20", "年底", "至2020年", "1月1日", "5-", "二〇", "一", "半年", "2020-", "每", "《", "20 "]


def test_time_is_linear_on_hostile_input() -> None:
    code = (
        f"from govproposal.grammar.periods import find_periods\nfor piece in {HOSTILE!r}:\n    find_periods((piece * 1000000)[:1000000])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
