"""Which proposals a document is about and where they were put. Own small texts."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.model import Proposal, Session
from govproposal.parsing import as_proposal, find_mentions, read_header, record_sessions, session_of
from govproposal.source import Source
from govproposal.spans import Meta, Span


def read(text: str) -> list[Proposal]:
    document = Document(Source.of(text))
    sessions = record_sessions(document, read_header(document))
    return [as_proposal(document, one, sessions) for one in find_mentions(document, [Span(0, len(text))])]


def told(text: str) -> list[tuple[str | None, int | None, str | None]]:
    return [(one.kind.value if one.kind else None, one.number, one.title) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《关于发展设施农业的建议案》(1号建议案)", [("建议案", 1, "关于发展设施农业的建议案")]),
        ("《关于发展设施农业的建议案》（以下简称1号建议案）", [("建议案", 1, "关于发展设施农业的建议案")]),
        ("《关于发展设施农业的提案》(第031号)", [("提案", 31, "关于发展设施农业的提案")]),
        ("第12号提案《关于发展设施农业的提案》", [("提案", 12, "关于发展设施农业的提案")]),
        ("1号议案,即《关于发展设施农业的议案》", [("议案", 1, "关于发展设施农业的议案")]),
        ("《关于发展设施农业的议案》", [("议案", None, "关于发展设施农业的议案")]),
        ("第21064号建议", [("建议", 21064, None)]),
        ("三号建议案", [("建议案", 3, None)]),
        (
            "《关于发展设施农业的建议案》(1号建议案)、《关于保护湿地的建议案》(2号建议案)",
            [("建议案", 1, "关于发展设施农业的建议案"), ("建议案", 2, "关于保护湿地的建议案")],
        ),
        ("《关于进一步减轻负担的通知》", []),
        ("《安岭日报》", []),
        ("落实《〈供水条例〉实施建议》要求", [("建议", None, "〈供水条例〉实施建议")]),
    ],
)
def test_a_title_and_the_number_beside_it_are_one_proposal(text: str, expected: list[tuple[str | None, int | None, str | None]]) -> None:
    assert told(text) == expected


def test_a_proposal_named_again_is_not_counted_twice() -> None:
    text = "《关于保护湿地的提案》(第5号提案)由县林业局主办。第5号提案已经办结。《关于保护湿地的提案》得到落实。"
    assert told(text) == [("提案", 5, "关于保护湿地的提案")]


def test_titles_are_compared_without_width_and_quotes() -> None:
    text = '《关于发展“设施”农业,促进增收的提案》和《关于发展"设施"农业，促进增收的提案》'
    assert len(told(text)) == 1


def test_two_numbers_are_two_proposals() -> None:
    assert told("第5号提案和第6号提案均已办结。") == [("提案", 5, None), ("提案", 6, None)]


def test_the_same_number_of_another_kind_is_another_proposal() -> None:
    assert told("1号议案和1号建议案均已办结。") == [("议案", 1, None), ("建议案", 1, None)]


def test_one_number_and_one_title_apart_are_one_proposal() -> None:
    text = "政协第九届三次会议1号建议案确定为重点。\n该案题为《关于保护湿地的建议案》。"
    assert told(text) == [("建议案", 1, "关于保护湿地的建议案")]


def test_a_proposal_says_where_title_and_number_stand() -> None:
    text = "《关于保护湿地的提案》(第5号提案)"
    (found,) = read(text)
    title, number = found.spans["title"], found.spans["number"]
    assert not isinstance(title, Meta)
    assert not isinstance(number, Meta)
    assert [span.of(text) for span in title] == ["关于保护湿地的提案"]
    assert [span.of(text) for span in number] == ["第5号提案"]
    assert found.span is not None
    assert found.span.of(text).startswith("《关于保护湿地的提案》")


# --- sessions --------------------------------------------------------------------------------------------------------


def sessions(*lines: str) -> tuple[Session, ...]:
    document = Document(Source.of("\n".join(lines)))
    return record_sessions(document, read_header(document))


def test_a_session_mentioned_twice_is_one_with_its_first_wording() -> None:
    found = sessions("政协安岭县第九届委员会第三次会议期间提出。", "县政协九届三次会议后,各单位抓紧办理。")
    assert [(one.text, one.body.value, one.term, one.meeting) for one in found] == [("政协安岭县第九届委员会第三次会议", "cppcc", 9, 3)]


def test_the_congress_s_session_is_another() -> None:
    found = sessions("县政协九届三次会议、县九届人大三次会议期间提出。")
    assert [one.body.value for one in found] == ["cppcc", "npc"]


@pytest.mark.parametrize(
    ("lines", "place", "key"),
    [
        (("关于县政协建议案办理情况的通报", "安岭县政协九届三次会议提出。"), "安岭县", "cppcc/安岭县/9/3"),
        (("安岭县人民政府关于县政协九届三次会议建议案办理情况的通报",), "县", "cppcc/安岭县/9/3"),
        (("关于办理建议案的通知", "县政协九届三次会议提出。", "安岭县人民政府", "2021年3月5日"), "县", "cppcc/安岭县/9/3"),
        (("关于办理建议案的通知", "县政协九届三次会议提出。"), "县", None),
    ],
    ids=["named", "title", "signature", "untold"],
)
def test_the_place_of_a_session_is_kept_as_written_and_resolved_in_its_key(lines: tuple[str, ...], place: str, key: str | None) -> None:
    (found,) = sessions(*lines)
    assert (found.place, found.key) == (place, key)


def test_a_session_in_the_page_s_navigation_is_none_of_the_document_s() -> None:
    page = ("当前位置:首页 > 县政协八届一次会议 > 提案", "关于办理建议案的通知", "县政协九届三次会议提出。")
    assert [one.term for one in sessions(*page)] == [9]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("宜宾市人民政府关于市政协六届三次会议1号建议案办理情况的通报", "宜宾市"),
        ("对吉安市政协六届三次会议第18号提案的答复", "吉安市"),
        ("中共六盘水市委办公室关于印发市政协六届三次会议1号建议案办理工作方案的通知", "六盘水市"),
        ("平潭市水利局关于市政协六届三次会议第18号提案的答复", "平潭市"),
        ("宜宾市市场监督管理局关于市政协六届三次会议第18号提案的答复", "宜宾市"),
        ("关于市政协六届三次会议1号建议案办理情况的通报", None),
        ("对市政协六届三次会议第18号提案的答复", None),
        ("关于办理市政协六届三次会议1号建议案的工作方案", None),
    ],
)
def test_the_key_of_a_session_has_the_place_that_the_title_begins_with(title: str, place: str | None) -> None:
    (session,) = sessions(title, "现将办理情况通报如下。")
    assert session.key == (place and f"cppcc/{place}/6/3")


@pytest.mark.parametrize(
    "words",
    ["党的十九届五中全会提出", "县政协常委会第十二次会议审议", "县人大常委会第三次会议听取", "县人民政府第五次常务会议研究"],
)
def test_plenums_and_standing_committees_are_no_sessions(words: str) -> None:
    assert sessions("关于办理建议案的通知", words + "。") == ()


@pytest.mark.parametrize(
    ("words", "index"),
    [
        ("《关于保护湿地的提案》", 0),
        ("第3号议案", 1),
        ("《关于保护湿地的建议》", 1),
    ],
)
def test_a_proposal_was_put_at_the_session_of_its_body_named_last(words: str, index: int) -> None:
    text = f"县政协九届三次会议、县九届人大四次会议期间提出的{words}由县林业局办理。"
    document = Document(Source.of(text))
    found = record_sessions(document, read_header(document))
    (mention,) = find_mentions(document, [Span(0, len(text))])
    assert session_of(document, found, mention.span, mention.kind) == index


def test_without_sessions_nothing_was_put_anywhere() -> None:
    document = Document(Source.of("《关于保护湿地的提案》"))
    assert session_of(document, (), Span(0, 5)) is None
