"""Whole reports: whose session, what the opening says, votes once. Own small reports."""

from __future__ import annotations

import pytest

import govproposal
from govproposal import OutcomeReport
from govproposal.plugin import Parser

TITLE = "关于县政协十三届三次会议1号建议案办理情况的通报"


@pytest.fixture
def read(parsers: tuple[Parser, ...]) -> object:
    def read(*lines: str) -> OutcomeReport:
        record = govproposal.parse("\n".join((TITLE, *lines)), parsers=parsers).record
        assert isinstance(record, OutcomeReport)
        return record

    return read


def test_a_proposal_was_put_before_the_session_that_hears_of_it(read) -> None:
    lines = ("——2021年1月28日在县政协十三届四次会议上", "各位委员：", "现将1号建议案办理情况通报如下。")
    record = read(*lines, "一、《关于加快智慧水务建设的建议案》（1号建议案）办理情况", "（一）完善设施。建成泵站10座。")
    assert [record.sessions[at].meeting for at in (record.outcomes[0].proposal.session, record.occasion)] == [3, 4]


def test_the_opening_is_summary_from_its_first_word(read) -> None:
    record = read("各位委员：", "副县长李明督办1号建议案。办理工作已完成。", "一、完善设施。建成泵站10座。", "二、加强巡查。巡查20次。")
    assert record.outcomes[0].summary == "副县长李明督办1号建议案。办理工作已完成。"
    assert [(one.name, one.role) for one in record.outcomes[0].officials] == [("李明", "督办")]


def test_a_vote_in_the_opening_counts_once(read) -> None:
    lines = (
        "各位委员：",
        "现将办理情况通报如下。县政协组织委员测评，结果为满意。",
        "一、完善设施。建成泵站10座。",
        "二、加强巡查。巡查20次。",
    )
    assert [one.result for one in read(*lines).evaluations] == ["满意"]


def test_works_of_art_are_no_references(read) -> None:
    record = read("各位委员：", "一、落实《节水条例》，上演话剧《泵站》。", "二、加强巡查。巡查20次。")
    assert [one.title for one in record.references] == ["节水条例"]


@pytest.mark.parametrize("day", ["2019年1月5号", "二〇一九年元月五日"])
def test_days_of_signatures(read, day: str) -> None:
    record = read("各位委员：", "一、完善设施。建成泵站10座。", "二、加强巡查。巡查20次。", "景阳县人民政府", day)
    assert (str(record.header.issued), record.header.issuers) == ("2019-01-05", ("景阳县人民政府",))


@pytest.mark.parametrize("number", ["县令第707号", "景政办201919号"])
def test_numbers_of_orders_and_numbers_without_brackets(parsers: tuple[Parser, ...], number: str) -> None:
    lines = (number, TITLE, "各位委员：", "一、完善设施。建成泵站10座。", "二、加强巡查。巡查20次。")
    header = govproposal.parse("\n".join(lines), parsers=parsers).record.header
    assert (header.document_number, header.title) == (number, TITLE)


def test_the_issuers_above_a_repeated_title_belong_to_it(parsers: tuple[Parser, ...]) -> None:
    notice = "关于印发《供水保障工作方案》的通知"
    lines = (
        notice,
        "景发〔2023〕45号",
        "景阳县水利局",
        "景阳县财政局",
        notice,
        "各镇人民政府：",
        "现印发给你们，请认真执行。",
        "一、任务。建泵站。",
    )
    header = govproposal.parse("\n".join((*lines, "（责任单位：县水利局）")), parsers=parsers).record.header
    assert header.title == f"景阳县水利局景阳县财政局{notice}"


def test_paragraphs_headed_by_a_number_and_a_title_are_outcomes(parsers: tuple[Parser, ...]) -> None:
    text = """关于县十六届人大三次会议重点建议办理情况的报告
现将两件重点建议办理情况报告如下:
一、第8号建议《关于加强河道治理的建议》。由副县长乔木青领办。清淤12公里。
二、第45号建议《关于建设快递网点的建议》。由副县长范一舟领办。建成网点30个。
安岭县人民政府
2021年3月5日
"""
    record = govproposal.parse(text, parsers=parsers).record
    assert isinstance(record, OutcomeReport)
    assert [(one.proposal.number, one.summary) for one in record.outcomes] == [
        (8, "由副县长乔木青领办。清淤12公里。"), (45, "由副县长范一舟领办。建成网点30个。"),
    ]  # fmt: skip


STATISTICS = [
    "2023年，区政协五届二次会议共交办提案111件，由区政府系统办理108件。截至目前，所有提案均已办结并书面答复委员。",
    "市五届人大二次会议期间代表共提建议140件。得到解决的56件，占40%；列入规划解决的68件，占48.6%。",
    "县政协提案办复率达100%。今年共收到提案82件，代表委员表示满意。",
]


@pytest.mark.parametrize("text", STATISTICS)
def test_statistics_of_proposals_are_likely_a_report_and_no_letter(parsers: tuple[Parser, ...], text: str) -> None:
    result = govproposal.parse(text, parsers=parsers)
    assert result.parser == "outcome-report"
    assert result.record.outcomes == ()
    assert len(result.record.quantities) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "今年全县新建泵站12座，群众满意率达98%。",
        "县政协召开会议，委员提出建议12条，涉及供水、道路等方面。",
        "关于开展提案征集工作的通知：每名委员提交提案不超过3件。",
    ],
)
def test_what_counts_no_handled_proposals_is_no_report(parsers: tuple[Parser, ...], text: str) -> None:
    assert govproposal.parse(text, parsers=parsers).parser is None
