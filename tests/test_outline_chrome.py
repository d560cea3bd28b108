"""What stands around a document on its page: navigation, publication data, footers. Small pages of our own."""

from __future__ import annotations

import pytest

from govproposal.document import Document
from govproposal.outline import Role
from govproposal.outline.furniture import is_furniture
from govproposal.outline.metadata import origin, published, stamp
from govproposal.source import Region, Source
from govproposal.spans import Span

PROSE = (
    "近年来,全县供水能力稳步提高,但管网老化、漏损偏高的问题仍然突出,群众对改善水质的期盼十分强烈,必须下大力气解决。"
    "为此,县人民政府组织水利、住建等部门开展了专题调研。"
)


def page(*lines: str) -> Document:
    return Document(Source.of("\n".join(lines)))


def roles(document: Document) -> dict[str, Role]:
    return {line.folded: line.role for line in document.lines}


@pytest.mark.parametrize(
    "line",
    [
        "当前位置:首页 > 政务公开 > 提案办理",
        "您现在的位置: 网站首页 » 通知公告",
        "首页 | 资讯 | 服务",
        "字号:[大 中 小]",
        "打印本页",
        "上一篇:关于征求意见的公告",
        "下一条:无",
        "扫一扫在手机打开当前页",
        "责任编辑:小林",
        "主办单位:安岭县人民政府 版权所有",
        "冀ICP备20200000号",
        "【打印】【关闭】",
        "①凡本网注明来源的稿件,版权均属本网所有。",
        "相关链接",
        "【相关链接】",
        "图为大会现场(小林 摄)",
        "(记者 林小满 通讯员 周大壮)",
        "编辑丨小林 审核丨小周",
        "640 (1).jpg",
        "时政新闻",
        "《安岭日报》( 2022年03月05日 第 07 版)",
    ],
)
def test_what_a_page_shows_around_a_document_is_no_content(line: str) -> None:
    found = page("关于供水工作的报告", PROSE, line).lines[-1]
    assert found.role in (Role.FURNITURE, Role.METADATA)


@pytest.mark.parametrize(
    "words",
    [
        "一、工作目标",
        "关于供水工作的报告",
        "安岭县人民政府",
        "2021年3月5日",
        "(此件公开发布)",
        "牵头单位:县水利局",
        "上一年度共改造管网12公里。",
        "①改造管网",
    ],
)
def test_what_a_document_says_is_no_furniture(words: str) -> None:
    assert not is_furniture(words)


@pytest.mark.parametrize(
    ("line", "day", "source"),
    [
        ("发布时间:2021-03-08 09:15  来源:安岭日报", "2021-03-08T09:15", "安岭日报"),
        ("来源:安岭县政府   2021-03-08 09:15", "2021-03-08T09:15", "安岭县政府"),
        ("发布日期:2021年3月8日", "2021-03-08", None),
        ("信息来源：县水利局", None, "县水利局"),
        ("来  源:县政协办公室", None, "县政协办公室"),
        ("浏览量:128 时间:2021-03-08 09:15:40", "2021-03-08T09:15:40", None),
    ],
)
def test_metadata_lines_say_when_and_from_where(line: str, day: str | None, source: str | None) -> None:
    document = page("关于供水工作的报告", line, PROSE)
    assert document.lines[1].role is Role.METADATA
    when = published(document.metadata, document.folded)
    assert (when[0] if when else None) == day
    place = origin(document.metadata)
    assert (place.of(document.text) if place else None) == source


def test_a_label_without_value_says_nothing() -> None:
    document = page("关于供水工作的报告", "发布时间:2021-03-08  来源:", PROSE)
    assert origin(document.metadata) is None


def test_a_labelled_line_between_paragraphs_belongs_to_the_document() -> None:
    document = page("关于供水工作的报告", PROSE, "时间:2021年3月至12月", PROSE)
    assert roles(document)["时间:2021年3月至12月"] is Role.CONTENT


def test_a_sentence_that_begins_like_a_label_is_content() -> None:
    words = "来源:稳定可靠的水源是供水安全的前提。"
    assert roles(page("关于供水工作的报告", words, PROSE))[words] is Role.CONTENT


def test_behind_the_line_that_ends_a_page_nothing_is_content() -> None:
    document = page("关于供水工作的报告", PROSE, "上一篇:县情简介", "安岭要闻", "安岭县融媒体中心")
    assert [line.role for line in document.lines[2:]] == [Role.FURNITURE] * 3


def test_a_page_does_not_end_where_prose_follows() -> None:
    document = page("关于供水工作的报告", "相关链接", PROSE)
    assert document.lines[-1].role is Role.CONTENT


def test_the_line_behind_metadata_stands_apart() -> None:
    document = page("安岭要闻", "发布时间:2021-03-08", "关于供水工作的报告", PROSE)
    assert [line.apart for line in document.lines] == [False, False, True, False]


def test_metadata_within_a_page_s_navigation_is_kept() -> None:
    text = f"首页\n发布时间:2021-03-08\n关于供水工作的报告\n{PROSE}"
    source = Source(text=text, regions=(Region(span=Span(0, text.index("关于")), role="furniture"),))
    document = Document(source)
    assert [line.role for line in document.lines[:3]] == [Role.FURNITURE, Role.METADATA, Role.CONTENT]
    assert [entry.label for entry in document.metadata] == ["发布时间"]


def test_the_page_s_own_time_goes_before_a_plain_date() -> None:
    document = page("关于供水工作的报告", "日期:2021-03-01", "发布时间:2021-03-08", PROSE)
    found = published(document.metadata, document.folded)
    assert found is not None
    assert found[0] == "2021-03-08"
    assert found[1].of(document.text) == "2021-03-08"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2021-3-8", "2021-03-08"),
        ("2021/03/08 7:05", "2021-03-08T07:05"),
        ("2021.03.08", "2021-03-08"),
        ("2021年3月8日 17:05:09", "2021-03-08T17:05:09"),
        ("2022- 12- 08 17: 20: 24", "2022-12-08T17:20:24"),
        ("2021-03-08 00:00:00.000", "2021-03-08T00:00:00"),
    ],
)
def test_a_stamp_is_as_precise_as_its_words(words: str, iso: str) -> None:
    assert stamp(words) == iso


@pytest.mark.parametrize(
    "line",
    [
        "(一)缩小城乡差距",
        "(二)强化技术支持",
        "3.开展全民朗读活动",
        "二、联系我们的群众",
        "无障碍设施改造50处。",
        "适老化改造全面推开。",
        "隐私保护水平提高。",
        "版权保护取得成效,登记作品2000件。",
    ],
)
def test_what_the_document_says_is_no_furniture(line: str) -> None:
    assert roles(page("关于供水保障工作的报告", PROSE, line, PROSE))[line] is Role.CONTENT


def test_a_document_goes_on_while_items_and_sentences_follow() -> None:
    lines = ("关于供水保障工作的报告", PROSE, "版权登记稳步推进。", "二、强化版权保护", "版权登记2000件。", "三、加强巡查", "巡查20次。")
    assert all(role is Role.CONTENT for role in roles(page(*lines)).values())


def test_a_row_of_a_table_is_no_crumb() -> None:
    row = "| 1 | 新建泵站10座 | 县水利局 | 2022年6月底前 |"
    found = page("供水任务分工方案", "| 序号 | 重点任务 | 责任单位 | 完成时限 |", "|---|---|---|---|", row)
    assert [line.role for line in found.lines if "泵站" in line.folded] == [Role.CONTENT]


def test_values_stand_below_their_labels() -> None:
    found = page("[ 索引号 ]", "014110311/2021-00233", "[ 公开日期 ]", "2021-12-14", "来源:", "县政府办", "关于供水保障工作的报告", PROSE)
    assert [line.role for line in found.lines] == [Role.METADATA] * 6 + [Role.CONTENT] * 2
    moment = published(found.metadata, found.folded)
    source = origin(found.metadata)
    assert moment
    assert moment[0] == "2021-12-14"
    assert source
    assert source.of(found.text) == "县政府办"


def test_a_label_without_a_value_takes_no_title() -> None:
    found = page("来源:", "关于供水保障工作的报告", PROSE)
    assert [line.role for line in found.lines] == [Role.METADATA, Role.CONTENT, Role.CONTENT]


def test_a_time_that_does_not_exist_is_none() -> None:
    found = page("发布时间:2021-13-45 10:00", "关于供水保障工作的报告", PROSE)
    assert published(found.metadata, found.folded) is None
