"""The header of a record: frame first, then metadata lines, then meta tags. Own small documents."""

from __future__ import annotations

from datetime import date

import pytest

from govproposal.document import Document
from govproposal.model import Header
from govproposal.parsing import document_years, read_day, read_header, split_addressees
from govproposal.source import Source
from govproposal.spans import Meta, Span

OPENING = "为做好供水保障工作,根据县人民政府常务会议精神,结合我县实际,现就有关事项通知如下,请认真贯彻落实。"


def header(*lines: str, meta: dict[str, str] | None = None) -> Header:
    return read_header(Document(Source(text="\n".join(lines), meta=meta or {})))


NOTICE = (
    "发布时间:2021-03-08 09:15  来源:安岭日报",
    "安岭县人民政府办公室关于印发农村供水",
    "保障工作方案的通知",
    "安政办〔2021〕8号",
    "各镇人民政府,县直各部门、各直属机构:",
    OPENING,
    "安岭县人民政府办公室",
    "2021年3月5日",
)


def test_every_field_of_a_notice_is_read() -> None:
    found = header(*NOTICE)
    assert found.title == "安岭县人民政府办公室关于印发农村供水保障工作方案的通知"
    assert found.document_number == "安政办〔2021〕8号"
    assert found.issuers == ("安岭县人民政府办公室",)
    assert found.addressees == ("各镇人民政府", "县直各部门、各直属机构")
    assert (found.issued, found.delivered) == (date(2021, 3, 5), None)
    assert (found.published, found.origin) == ("2021-03-08T09:15", "安岭日报")


def test_every_field_says_where_it_was_read() -> None:
    text = "\n".join(NOTICE)
    found = header(*NOTICE)
    told = {name: [Span(*piece).of(text) for piece in pieces] for name, pieces in found.spans.items() if not isinstance(pieces, Meta)}
    assert told == {
        "title": ["安岭县人民政府办公室关于印发农村供水", "保障工作方案的通知"],
        "document_number": ["安政办〔2021〕8号"],
        "issuers": ["安岭县人民政府办公室"],
        "addressees": ["各镇人民政府", "县直各部门、各直属机构"],
        "issued": ["2021年3月5日"],
        "published": ["2021-03-08 09:15"],
        "origin": ["安岭日报"],
    }
    assert found.span == Span(5, len(text))


def test_a_report_is_delivered_not_issued() -> None:
    found = header(
        "关于县政协建议案办理情况的通报",
        "——2021年1月28日在县政协九届五次会议上",
        "县人民政府副县长 乔木青",
        "主席、各位副主席、各位委员:",
        OPENING,
    )
    assert (found.delivered, found.issued) == (date(2021, 1, 28), None)
    assert found.addressees == ("主席", "各位副主席", "各位委员")


def test_a_date_below_the_title_is_the_day_of_issue() -> None:
    found = header("关于县政协建议案办理情况的报告", "(2021年1月28日)", OPENING)
    assert (found.issued, found.delivered) == (date(2021, 1, 28), None)


def test_the_number_may_stand_in_the_metadata() -> None:
    found = header("索引号:A01 文号:安政办〔2021〕8号 发布日期:2021-03-08", "关于加强农村供水的通知", "各镇人民政府:", OPENING)
    assert found.document_number == "安政办〔2021〕8号"


def test_a_number_in_the_text_is_not_the_document_s() -> None:
    assert header("关于加强农村供水的通知", "各镇人民政府:", "按照安政办〔2020〕3号文件要求," + OPENING).document_number is None


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("二〇二一年三月五日", date(2021, 3, 5)),
        ("二○二一年三月五日", date(2021, 3, 5)),
        ("二0二一年三月五日", date(2021, 3, 5)),
        ("2021年03月05", date(2021, 3, 5)),
        ("２０２１年３月５日", date(2021, 3, 5)),
        ("2021 年 3 月 5 日", date(2021, 3, 5)),
        ("2021年2月30日", None),
    ],
)
def test_the_day_of_issue_in_its_writings(line: str, issued: date | None) -> None:
    assert header("关于加强农村供水的通知", "各镇人民政府:", OPENING, "安岭县人民政府", line).issued == issued


# --- meta tags -------------------------------------------------------------------------------------------------------

TAGS = {"ArticleTitle": "关于供水的通知", "PubDate": "2021-03-08 09:15", "ContentSource": "安岭县政府网"}


def test_meta_tags_say_what_the_page_lacks() -> None:
    found = header(OPENING * 2, meta=TAGS)
    assert (found.title, found.published, found.origin) == ("关于供水的通知", "2021-03-08T09:15", "安岭县政府网")
    assert found.spans["published"] == Meta("PubDate")
    assert found.spans["origin"] == Meta("ContentSource")


def test_the_page_goes_before_its_meta_tags() -> None:
    found = header(*NOTICE, meta={**TAGS, "PubDate": "2022-01-01"})
    assert (found.title, found.published, found.origin) == (
        "安岭县人民政府办公室关于印发农村供水保障工作方案的通知",
        "2021-03-08T09:15",
        "安岭日报",
    )


def test_a_tag_that_says_the_same_moment_more_precisely_is_taken() -> None:
    lines = ("发布时间:2021-03-08", *NOTICE[1:])
    found = header(*lines, meta=TAGS)
    assert (found.published, found.spans["published"]) == ("2021-03-08T09:15", Meta("PubDate"))


@pytest.mark.parametrize("tag", ["", " ", "昨天"])
def test_a_tag_without_a_date_says_nothing(tag: str) -> None:
    assert header(OPENING, meta={"PubDate": tag}).published is None


def test_an_empty_document_has_an_empty_header() -> None:
    assert header("") == Header()


# --- addressees ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("各镇人民政府,县直各部门", ["各镇人民政府", "县直各部门"]),
        ("各镇人民政府，县直各部门、各直属机构", ["各镇人民政府", "县直各部门、各直属机构"]),
        ("主席、各位副主席、秘书长、各位委员", ["主席", "各位副主席", "秘书长", "各位委员"]),
        ("尊敬的主席、各位副主席,各位委员", ["主席", "各位副主席", "各位委员"]),
        ("各位代表", ["各位代表"]),
        ("县水利局", ["县水利局"]),
    ],
)
def test_organs_are_split_at_commas_a_salutation_at_every_mark(words: str, expected: list[str]) -> None:
    document = Document(Source.of(words))
    assert [span.of(words) for span in split_addressees(document.folded, Span(0, len(words)))] == expected


# --- days and years --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021年3月5日", date(2021, 3, 5)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("2021-13-05", None),
        ("三月五日", None),
        ("", None),
    ],
)
def test_a_day_that_does_not_exist_is_none(words: str, day: date | None) -> None:
    assert read_day(words) == day


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (NOTICE, 2021),
        (("关于县政协建议案办理情况的通报", "(2020年1月8日在县政协九届五次会议上)", OPENING), 2020),
        (("安岭县2019年农村供水保障工作方案", OPENING), 2019),
        (("发布时间:2018-03-08", "关于加强农村供水的方案", "各镇人民政府:", OPENING), 2018),
        (("关于加强农村供水的方案", "各镇人民政府:", OPENING), None),
    ],
    ids=["signed", "delivered", "title", "published", "untold"],
)
def test_the_year_of_a_document(lines: tuple[str, ...], year: int | None) -> None:
    document = Document(Source.of("\n".join(lines)))
    assert document_years(document, read_header(document)).year == year


@pytest.mark.parametrize("whom", ["主席:", "各位代表:", "主任、各位副主任、各位委员：", "尊敬的各位委员、同志们:"])
def test_a_salutation_on_the_line_of_the_title_is_none_of_it(whom: str) -> None:
    title = "清溪市人民政府关于第3号议案办理情况的报告"
    assert header(title + whom, "现将办理情况报告如下。", "一、主要做法", "改造管网12公里。").title == title
