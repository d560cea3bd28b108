"""Speeches of a sitting: who spoke, under which title, what was recommended. Own small digests, invented names."""

from __future__ import annotations

from datetime import date

import pytest

from govproposal.document import Document
from govproposal.model import Occasion, Speech
from govproposal.parsing import document_years, read_header, read_occasion, read_speeches, record_sessions
from govproposal.source import Source

INTRO = "政协安岭县第九届委员会第三次会议1月8日开幕。1月9日,大会举行第二次全体会议,2位委员作大会发言。现将发言摘登如下。"
FIRST = "培育龙头企业,带动农户增收。建成大棚300座,亩均增收2000元,形成稳定的产销对接机制和利益联结机制。"
SECOND = "完善冷链物流,打通销售渠道。新建冷库5座,把损耗率降到8%以下,让鲜活农产品卖得出、卖得远、卖得好。"


def read(*lines: str) -> tuple[Document, tuple[Speech, ...]]:
    document = Document(Source.of("\n".join(("安岭县政协九届三次会议大会发言摘登", INTRO, *lines))))
    return document, read_speeches(document)[0]


def told(*lines: str) -> list[tuple[str | None, list[tuple[str | None, tuple[str, ...]]], int]]:
    """Title, speakers with posts, and how many recommendations, speech by speech."""
    _, found = read(*lines)
    return [(one.title, [(person.name, person.posts) for person in one.speakers], len(one.recommendations)) for one in found]


ONE = ("县政协委员", "安岭农业公司董事长")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("做强设施农业", f"乔木青委员:{FIRST}", "补齐冷链短板", f"范一舟委员:{SECOND}"),
            [("做强设施农业", [("乔木青", ("委员",))], 1), ("补齐冷链短板", [("范一舟", ("委员",))], 1)],
        ),
        (("做强设施农业", "民建安岭县委员会(发言人:乔木青)", FIRST), [("做强设施农业", [("乔木青", ())], 1)]),
        (("做强设施农业", "发言人:民建安岭县委员会", FIRST), [("做强设施农业", [("民建安岭县委员会", ())], 1)]),
        (("做强设施农业", "发言单位:民建安岭县委员会", FIRST), [("做强设施农业", [("民建安岭县委员会", ())], 1)]),
        (("做强设施农业", "发言人:乔木青 范 舟", FIRST), [("做强设施农业", [("乔木青", ()), ("范舟", ())], 1)]),
        (("做强设施农业", "□县政协经济界别组", FIRST), [("做强设施农业", [("县政协经济界别组", ())], 1)]),
        (("【做强设施农业】", "民建安岭县委员会(执笔:范 舟)", FIRST), [("做强设施农业", [("民建安岭县委员会", ())], 1)]),
        (
            ("民建安岭县委员会", "做强设施农业", "发言人:安岭农业公司董事长 乔木青", FIRST),
            [("做强设施农业", [("乔木青", ("安岭农业公司董事长",))], 1)],
        ),
        (("做强设施农业", "□县政协委员、安岭农业公司董事长 乔木青", FIRST), [("做强设施农业", [("乔木青", ONE)], 1)]),
        (("做强设施农业", "县政协委员、", "安岭农业公司董事长乔木青", FIRST), [("做强设施农业", [("乔木青", ONE)], 1)]),
        (
            (f"乔木青委员建议,{FIRST}", f"“{SECOND}”县政协委员范一舟说。"),
            [(None, [("乔木青", ("委员",))], 1), (None, [("范一舟", ("县政协委员",))], 1)],
        ),
        (("做强设施农业", "县政协委员,安岭农业公司董事长 乔木青", FIRST, SECOND), [("做强设施农业", [("乔木青", ONE)], 2)]),
        (("做强农业", "带动农户增收", "县政协委员,安岭农业公司董事长 乔木青", FIRST), [("做强农业,带动农户增收", [("乔木青", ONE)], 1)]),
        (
            ("做强设施农业", "县政协委员 乔木青", FIRST, "补齐冷链短板", "县政协委员 范一舟", SECOND),
            [("做强设施农业", [("乔木青", ("县政协委员",))], 1), ("补齐冷链短板", [("范一舟", ("县政协委员",))], 1)],
        ),
        (("县政协委员 乔木青", "做强设施农业", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        ((f"乔木青委员:{FIRST}", f"范一舟委员:{SECOND}"), [(None, [("乔木青", ("委员",))], 1), (None, [("范一舟", ("委员",))], 1)]),
        (("做强设施农业", "发言人:县政协委员 乔木青", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        (("做强设施农业", "民建安岭县委员会", FIRST), [("做强设施农业", [("民建安岭县委员会", ())], 1)]),
        (("一、做强设施农业", "县政协委员 乔木青", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        (("《做强设施农业》", "县政协委员 乔木青", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        (("做强设施农业", "县政协委员  乔 木", FIRST), [("做强设施农业", [("乔木", ("县政协委员",))], 1)]),
        (("做强设施农业", "发言人:乔木青", "(县政协委员,安岭农业公司董事长)", FIRST), [("做强设施农业", [("乔木青", ONE)], 1)]),
        (("做强设施农业", "乌兰图雅", FIRST, "(作者系县政协委员、安岭农业公司董事长)"), [("做强设施农业", [("乌兰图雅", ONE)], 1)]),
        (
            ("做强设施农业", "乔木青 乌兰图雅", FIRST, "(作者分别系县政协委员、安岭农业公司董事长;县政协常委)"),
            [("做强设施农业", [("乔木青", ONE), ("乌兰图雅", ("县政协常委",))], 1)],
        ),
        (("发言题目:做强设施农业", "发言人:县政协委员 乔木青", "发言内容:", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        (("乔木青", "县政协委员、安岭农业公司董事长", "做强设施农业", FIRST), [("做强设施农业", [("乔木青", ONE)], 1)]),
        (("做强设施农业", "县政协委员、", "安岭农业公司董事长", "乔木青", FIRST), [("做强设施农业", [("乔木青", ONE)], 1)]),
        (("做强设施农业", "县政协委员  乌兰图雅(安岭农业公司董事长)", FIRST), [("做强设施农业", [("乌兰图雅", ONE)], 1)]),
        (("做强设施农业", "县政协委员  乌兰图雅", "(安岭农业公司董事长)", FIRST), [("做强设施农业", [("乌兰图雅", ONE)], 1)]),
        (
            (f"乔木青代表(回族,安岭农业公司董事长):{FIRST}", f"范一舟代表(县农科所所长)、白露代表(村医):{SECOND}"),
            [(None, [("乔木青", ("安岭农业公司董事长",))], 1), (None, [("范一舟", ("县农科所所长",)), ("白露", ("代表",))], 1)],
        ),
        (
            ("做强设施农业", "县政协委员、安岭农业公司董事长 乔木青 县政协常委 范一舟:", FIRST),
            [("做强设施农业", [("乔木青", ONE), ("范一舟", ("县政协常委",))], 1)],
        ),
        (
            ("发言题目:做强设施农业", "发 言 人:乌兰·图雅", "发言单位:民建安岭县委员会", "职    务:县政协委员、安岭农业公司董事长", FIRST),
            [("做强设施农业", [("乌兰·图雅", ONE)], 1)],
        ),
        (("做强设施农业", "民建安岭县委员会", "发言人:乔木青(县政协委员)", FIRST), [("做强设施农业", [("乔木青", ("县政协委员",))], 1)]),
        (
            ("做强设施农业", FIRST, "(作者系县农科所所长 乔木青)", "补齐冷链短板", SECOND, "(作者系县政协委员 范一舟)"),
            [("做强设施农业", [("乔木青", ("县农科所所长",))], 1), ("补齐冷链短板", [("范一舟", ("县政协委员",))], 1)],
        ),
    ],
    ids=[
        "titles above run-in speakers", "for an organisation",
        "a labelled organisation",
        "a labelled unit", "labelled bare names", "a marked group", "written by another", "a party above the title",
        "a mark before",
        "posts over lines above a glued name",
        "quoted before the name",
        "posts before name", "two-line title", "two speeches", "speaker first", "run in", "labelled", "an organisation", "numbered title",
        "title marks", "padded name", "posts in a bracket below", "author below", "two authors below", "text labelled",
        "name above posts", "posts one a line", "post, name, bracket", "a bracket below post and name", "brackets behind deputies",
        "pairs on a line", "a card", "a party above the label", "authors with names",
    ],
)  # fmt: skip
def test_each_speech_has_title_speaker_and_recommendations(
    lines: tuple[str, ...], expected: list[tuple[str | None, list[tuple[str | None, tuple[str, ...]]], int]]
) -> None:
    assert told(*lines) == expected


def test_two_may_speak_together() -> None:
    lines = ("做强设施农业", "县政协委员,安岭农业公司董事长 乔木青", "县政协常委,县农科所所长 范一舟", FIRST)
    assert told(*lines) == [("做强设施农业", [("乔木青", ONE), ("范一舟", ("县政协常委", "县农科所所长"))], 1)]


def test_salutation_and_thanks_are_no_recommendations() -> None:
    _, (speech,) = read("做强设施农业", "县政协委员 乔木青", "各位领导、各位委员:", FIRST, "谢谢大家!")
    assert [one.heading for one in speech.recommendations] == ["培育龙头企业,带动农户增收"]


def test_a_recommendation_has_heading_text_and_quantities() -> None:
    _, (speech,) = read("做强设施农业", "县政协委员 乔木青", FIRST)
    (one,) = speech.recommendations
    assert (one.heading, one.text) == ("培育龙头企业,带动农户增收", FIRST.split("。", 1)[1])
    assert [quantity.text for quantity in one.quantities] == ["300座", "2000元"]


def test_one_is_stays_in_the_recommendation_s_text() -> None:
    words = "健全机制。一是成立专班,二是定期会商,三是强化考核。"
    _, (speech,) = read("做强设施农业", "县政协委员 乔木青", words)
    (one,) = speech.recommendations
    assert (one.heading, one.text) == ("健全机制", "一是成立专班,二是定期会商,三是强化考核。")


@pytest.mark.parametrize("begun", ["一是", "二要", "第一,"])
def test_a_paragraph_of_a_chain_is_all_text(begun: str) -> None:
    _, (speech,) = read("做强设施农业", "县政协委员 乔木青", FIRST, begun + SECOND)
    assert [(one.heading is None, one.text) for one in speech.recommendations][1] == (True, begun + SECOND)


def test_a_heading_on_a_line_of_its_own_goes_with_the_paragraph_below_it() -> None:
    _, (speech,) = read("做强设施农业", "县政协委员 乔木青", "一、培育龙头企业", FIRST, "二、完善冷链物流", SECOND)
    assert [(one.heading, one.text) for one in speech.recommendations] == [("培育龙头企业", FIRST), ("完善冷链物流", SECOND)]


def test_a_speech_spans_from_its_title_to_its_last_paragraph() -> None:
    document, (speech,) = read("做强设施农业", "县政协委员 乔木青", FIRST, SECOND)
    assert speech.span is not None
    assert speech.span.of(document.text) == "\n".join(("做强设施农业", "县政协委员 乔木青", FIRST, SECOND))


def test_the_heading_of_several_speakers_is_no_title() -> None:
    lines = ("农业农村", f"乔木青委员:{FIRST}", f"范一舟委员:{SECOND}")
    assert [title for title, _, _ in told(*lines)] == [None, None]


def test_a_chain_of_clauses_tells_of_a_speech_each() -> None:
    chain = (
        "会上,乔木青委员代表民建安岭县委员会,围绕做强农业提出建议;范一舟委员建议新建冷库5座;白露委员聚焦乡村旅游建言;"
        "连城委员作了题为“办好村小”的发言。"
    )
    _, found = read(chain)
    assert [(one.title, one.speakers[0].name) for one in found] == [
        (None, "乔木青"), (None, "范一舟"), (None, "白露"), ("办好村小", "连城"),
    ]  # fmt: skip
    assert found[1].recommendations[0].text == "建议新建冷库5座"
    assert [quantity.text for quantity in found[1].recommendations[0].quantities] == ["5座"]


def test_a_speech_told_of_by_its_title() -> None:
    _, found = read("乔木青委员在《做强设施农业》发言中建议,加大投入;范一舟委员在《补齐冷链短板》发言中提出,抓紧建设。")
    assert [(one.title, one.speakers[0].name) for one in found] == [("做强设施农业", "乔木青"), ("补齐冷链短板", "范一舟")]


def test_members_who_speak_amid_a_paragraph_of_news() -> None:
    lines = (f"当前产业散而不强,乔木青常委代表民建建议整合资源。{FIRST}", f"“{SECOND}”县政协委员、县农科所所长范一舟说。")
    _, found = read(*lines)
    assert [(one.speakers[0].name, one.speakers[0].posts) for one in found] == [
        ("乔木青", ("常委",)),
        ("范一舟", ("县政协委员", "县农科所所长")),
    ]


def test_two_clauses_about_members_are_no_chain() -> None:
    assert read("会上,乔木青委员建议做强农业;范一舟委员建议新建冷库。")[1] == ()


def test_a_label_and_a_list_of_annexes_are_no_recommendations() -> None:
    _, (speech,) = read("发言题目:做强设施农业", "发言人:乔木青(县政协委员)", "主要建议:", f"1.{FIRST}", "附件:")
    assert [one.heading for one in speech.recommendations] == ["培育龙头企业,带动农户增收"]


def test_the_country_is_no_speaker() -> None:
    _, found = read(f"全国人大代表、安岭农业公司董事长乔木青:{FIRST}", f"县政协委员、县农科所所长范一舟:{SECOND}")
    assert [[person.name for person in one.speakers] for one in found] == [["乔木青"], ["范一舟"]]


def test_a_page_without_speakers_has_no_speeches() -> None:
    document = Document(Source.of("关于加强农村供水的通知\n各镇人民政府:\n为做好供水保障工作,现就有关事项通知如下。"))
    assert read_speeches(document)[0] == ()


# --- the sitting -----------------------------------------------------------------------------------------------------


def occasion(*intro: str) -> Occasion | None:
    lines = ("大会发言摘登", "发布时间:2021-01-10", *intro, "做强设施农业", "县政协委员 乔木青", FIRST)
    document = Document(Source.of("\n".join(lines)))
    header = read_header(document)
    _, spans = read_speeches(document)
    return read_occasion(document, spans, record_sessions(document, header), document_years(document, header))


def test_the_sitting_has_session_day_name_and_count() -> None:
    found = occasion(INTRO)
    assert found is not None
    assert (found.session, found.date, found.name, found.speaker_count) == (0, date(2021, 1, 9), "第二次全体会议", 2)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("大会上,12位委员作了发言。", 12),
        ("大会上,十二名政协委员作了发言。", 12),
        ("大会上,8个党派团体和界别委员作了发言。", 8),
        ("大会上,两位委员作了发言。", 2),
        ("大会收到提案120件,委员作了发言。", None),
    ],
)
def test_how_many_spoke(words: str, count: int | None) -> None:
    found = occasion("1月9日,县政协九届三次会议举行第二次全体会议。", words)
    assert found is not None
    assert found.speaker_count == count


def test_the_day_is_the_one_named_last_before_the_sitting() -> None:
    found = occasion("会议1月8日开幕,1月9日举行第二次全体会议,1月10日闭幕,委员们作了发言。")
    assert found is not None
    assert found.date == date(2021, 1, 9)


def test_speeches_signed_below() -> None:
    found = told(
        "把大棚建起来",
        "带动农户增收",
        FIRST,
        f"——{ONE[0]}、{ONE[1]} 林一平",
        "打通冷链",
        SECOND,
        "我的发言结束,谢谢大家!",
        "(发言人系县政协委员 周二宁)",
    )
    assert found == [
        ("把大棚建起来,带动农户增收", [("林一平", ONE)], 1),
        ("打通冷链", [("周二宁", ("县政协委员",))], 1),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "发言人:县政协常委、县水利局副局长 林一平;县政协委员、县中学教师 周 宁",
        "(县政协常委、县水利局副局长 林一平,县政协委员、县中学教师 周 宁)",
    ],
)
def test_two_speakers_on_one_line(line: str) -> None:
    speakers = [("林一平", ("县政协常委", "县水利局副局长")), ("周宁", ("县政协委员", "县中学教师"))]
    assert told("把大棚建起来", line, FIRST) == [("把大棚建起来", speakers, 1)]


def test_a_title_behind_a_colon_and_the_text_below() -> None:
    assert told("县政协委员 林一平:把大棚建起来 带动农户增收", FIRST, SECOND) == [
        ("把大棚建起来 带动农户增收", [("林一平", ("县政协委员",))], 2)
    ]


def test_the_first_speaker_may_stand_right_below_the_title() -> None:
    document = Document(
        Source.of(
            "\n".join(("安岭县政协大会发言摘登", "县政协委员 林一平", "把大棚建起来", FIRST, "县政协委员 周二宁", "打通冷链", SECOND))
        )
    )
    assert [one.speakers[0].name for one in read_speeches(document)[0]] == ["林一平", "周二宁"]


@pytest.mark.parametrize(
    ("line", "name", "posts"),
    [
        ("民盟县委会 王芳", "王芳", ("民盟县委会",)),
        ("致公党界 赵明", "赵明", ("致公党界",)),
        ("县政协委员 欧阳 修", "欧阳修", ("县政协委员",)),
        ("发言人:王芳", "王芳", ()),
    ],
)
def test_speakers_of_sectors_and_with_padded_names(line: str, name: str, posts: tuple[str, ...]) -> None:
    assert told("把大棚建起来", "县政协委员 林一平", FIRST, "打通冷链", line, SECOND)[1] == ("打通冷链", [(name, posts)], 1)


SHARING = (
    "县人大代表丁守成是白河合作社理事长。他建议,推进土地托管。",
    "县人大代表李宗芳是东关中学校长,她带来了关于学生心理的建议。李宗芳认为,学校应配齐教师。",
    "“闲置的楼可以用起来。”县人大代表王佳建议建设图书馆分馆。",
)


def test_several_members_speak_within_a_paragraph_of_news() -> None:
    document, found = read("".join(SHARING), "会场外,县政协委员周二宁则建议完善冷链物流。")
    assert [(one.speakers[0].name, one.speakers[0].posts) for one in found] == [
        ("丁守成", ("县人大代表", "白河合作社理事长")),
        ("李宗芳", ("县人大代表", "东关中学校长")),
        ("王佳", ("县人大代表",)),
        ("周二宁", ("县政协委员",)),
    ]
    said = [one for speech in found for one in speech.recommendations]
    assert [(one.heading, one.text) for one in said] == [
        (None, "他建议,推进土地托管。"),
        ("她带来了关于学生心理的建议", "李宗芳认为,学校应配齐教师。"),
        (None, SHARING[2]),
        (None, "会场外,县政协委员周二宁则建议完善冷链物流。"),
    ]
    assert all(one.text in one.span.of(document.text) for one in said)


@pytest.mark.parametrize(
    ("line", "name", "posts", "text"),
    [
        ("周二宁委员代表民建县委会发言,建议完善冷链。", "周二宁", ("委员",), "建议完善冷链。"),
        ("县政协副主席周二宁在参加农业组讨论时说,要多下乡。", "周二宁", ("县政协副主席",), "要多下乡。"),
        ("钱要花在刀刃上。——县政协委员、水利局局长周二宁谈农村供水。", "周二宁", ("县政协委员", "水利局局长"), None),
        ("“门里还有门。”民盟代表周二宁快步走上发言席,他呼吁减少检查。", "周二宁", ("民盟代表",), None),
        (
            "来自教育界别的县政协委员周二宁带来了三条建议。她表示,要配齐教师。",
            "周二宁",
            ("县政协委员",),
            "带来了三条建议。她表示,要配齐教师。",
        ),
    ],
)
def test_who_speaks_in_a_paragraph_of_news(line: str, name: str, posts: tuple[str, ...], text: str | None) -> None:
    _, found = read(line, "县政协委员林一平建议,扩大种植。")
    speaker, said = found[0].speakers[0], found[0].recommendations[0]
    assert (speaker.name, speaker.posts) == (name, posts)
    words = f"{said.heading}。{said.text}" if said.heading else said.text
    assert words == (text or line)


def test_a_chain_of_speeches_tells_the_words_behind_each_speaker() -> None:
    _, found = read(
        "会上,委员林一平的发言,从粮食生产讲起;委员乔木青提议改造老旧管网;委员周二宁认为,要发展特色种植;就垃圾分类,委员丁扬提出了4条建议。"
    )
    assert [(one.speakers[0].name, one.recommendations[0].text) for one in found] == [
        ("林一平", "从粮食生产讲起"),
        ("乔木青", "提议改造老旧管网"),
        ("周二宁", "要发展特色种植"),
        ("丁扬", "就垃圾分类,委员丁扬提出了4条建议"),
    ]


def test_a_paragraph_that_one_member_opens_is_divided_where_another_speaks() -> None:
    opened = "林一平委员建议,优化营商环境。县政协委员周二宁在调研中发现融资不易。他建议,设立基金5亿元。"
    _, found = read(opened, "丁扬委员建议,扩大种植。")
    assert [(one.speakers[0].name, one.recommendations[-1].text) for one in found] == [
        ("林一平", "优化营商环境。"),
        ("周二宁", "他建议,设立基金5亿元。"),
        ("丁扬", "扩大种植。"),
    ]
