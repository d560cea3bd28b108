"""Where a date takes the year from that it leaves out: its phrase, its sentence, its section, its document."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.parsing import document_years, read_header, read_periods
from govproposal.source import Source

TITLE = "安岭县2021年民生实事实施方案"


def dates(*lines: str) -> list[str | None]:
    document = Document(Source.of("\n".join(lines)))
    years = document_years(document, read_header(document))
    start = document.text.index("\n")
    return [one.edtf for one in read_periods(document, [(start, len(document.text))], years)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, "一、工作任务", "6月底前完成选址。"), ["../2021-06-30"]),
        ((TITLE, "一、工作任务", "2020年5月开工,9月底前完工。"), ["2020-05", "../2020-09-30"]),
        ((TITLE, "一、工作任务", "到2025年全面建成。6月底前完成选址。"), ["../2025-12-31", "../2021-06-30"]),
        ((TITLE, "一、工作任务", "到2025年建成,6月底前验收。"), ["../2025-12-31", "../2025-06-30"]),
        ((TITLE, "一、工作任务", "(一)提升阶段(2022年1月-3月)。3月20日前自查。"), ["2022-01/2022-03", "../2022-03-20"]),
        (
            (TITLE, "一、2020年工作回顾", "(一)改造管网。9月30日完工。", "二、2022年工作打算", "(一)新建泵站。3月底前开工。"),
            ["2020", "2020-09-30", "2022", "../2022-03-31"],
        ),
        (
            (TITLE, "一、2022年工作打算", "(一)上半年重点", "1.3月底前开工。", "二、工作要求", "(一)12月底前总结。"),
            ["2022", "2022-40", "../2022-03-31", "../2021-12-31"],
        ),
        ((TITLE, "一、2019年以来的做法", "(一)改造管网。9月30日完工。"), ["2019-01-01/..", "2021-09-30"]),
        ((TITLE, "2020年办结132件,比2018年多12件,5月验收。"), ["2020", "2018", "2020-05"]),
        ((TITLE, "产值是2018年的3.1倍。上半年增长5%。"), ["2018", "2021-40"]),
        ((TITLE, "由2018年的35%提高到42%,9月底前验收。"), ["2018", "../2021-09-30"]),
        ((TITLE, "二〇一九年三月成立专班,同年六月底前完成规划。"), ["2019-03", "../2019-06-30"]),
        ((TITLE, "2020年9月立项,计划8月开工。"), ["2020-09", "2021-08"]),
        ((TITLE, "市场建于1992年,环境脏乱。5月整治。"), ["1992", "2021-05"]),
        ((TITLE, "2019年,开展调研。5月完成,同年6月建成。"), ["2019", "2019-05", "2019-06"]),
        ((TITLE, "县财政从2022年起安排资金;年底前上报项目。"), ["2022-01-01/..", "../2021-12-31"]),
        ((TITLE, "2022年3月底前建成泵站;9月启动护岸。"), ["../2022-03-31", "2022-09"]),
        ((TITLE, "阶段(2021年11月至2022年1月)。12月10日前自查,次年1月15日前总结。"), ["2021-11/2022-01", "../2021-12-10", "../2022-01-15"]),
        ((TITLE, "2020年四季度走访。建议工会2月18日前摸清底数;3月底前兑现。"), ["2020-36", "../2021-02-18", "../2021-03-31"]),
        ((TITLE, "2019年以来招聘63人。6月培训。"), ["2019-01-01/..", "2021-06"]),
        ((TITLE, "2020年10月复查。6月暴雨。"), ["2020-10", "2021-06"]),
        ((TITLE, "2019年1月提出。\n同年3月立项;4月16日视察。5月验收。"), ["2019-01", "2019-03", "2019-04-16", "2021-05"]),
        (("关于二〇二〇年工作情况的报告", "一季度增长5%。"), ["2020-33"]),
        (("会议纪要", "2021年9月13日召开会议。", "10月8日复工。"), ["2021-09-13", "2021-10-08"]),
        ((TITLE, "自2021年4月1日起至2022年3月31日止给予补助;第二季度开通。"), ["2021-04-01/2022-03-31", "2021-34"]),
        ((TITLE, "1-10月完成投资9亿元,较2020年同期增长6%;12月底前竣工。"), ["2021-01/2021-10", "2020-01-01/2020-10-31", "../2021-12-31"]),
        (
            ("关于2020年工作情况的报告", "一、情况", "一季度增长5%。", "二、下一步打算", "6月底前开工。", "安岭县统计局", "2021年3月5日"),
            ["2020-33", "../2021-06-30"],
        ),
        (
            ("关于2020年建议办理情况的报告", "一、办理情况", "12月7日答复代表。2月3日回访。", "安岭县教育局", "2021年3月5日"),
            ["2020-12-07", "2021-02-03"],
        ),
    ],
    ids=[
        "document", "same sentence", "a year to come in the sentence before", "a year to come in the same sentence", "phase in the heading",
        "sections", "sections in sections", "a year since when", "a comparison", "a multiple", "from a year's value", "Chinese figures",
        "planned", "a year told in passing", "a year that opens its sentence", "a year to come in a clause", "a year to come that opens",
        "the next of two", "recommended",
        "since a year", "time goes on", "leaning over paragraphs", "a title in Chinese figures", "the first day",
        "within a term over years", "the same months of a year", "what a report has next", "a report that looks back",
    ],
)  # fmt: skip
def test_a_year_left_out_comes_from_what_encloses_the_date(lines: tuple[str, ...], expected: list[str | None]) -> None:
    found = dates(*lines)
    assert found[: len(expected)] == expected
