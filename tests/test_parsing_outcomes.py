"""What came of the proposals: sections, achievements, officials, votes, coverage, closing. Own small reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from govproposal.document import Document
from govproposal.parsing import (
    Years,
    find_charges,
    find_coverage,
    find_evaluations,
    find_officials,
    is_coverage,
    outcome_items,
    pruned,
    read_achievements,
    read_closing,
    trailing,
)
from govproposal.source import Source
from govproposal.spans import Meta, Span

YEARS = Years(2021)


def whole(text: str) -> tuple[Document, list[Span]]:
    return Document(Source.of(text)), [Span(0, len(text))]


def report(*lines: str) -> Document:
    return Document(Source.of("\n".join(("关于县政协建议案办理情况的通报", *lines))))


# --- outcomes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("一、《关于保护湿地的建议案》(1号建议案)办理情况", "(一)修复湿地。完成12公顷。"), [((1,), 1)]),
        (
            ("一、《关于保护湿地的建议案》办理情况", "(一)修复。完成。", "二、2号建议案办理情况", "(一)建成。完成。"),
            [((1,), None), ((2,), 2)],
        ),
        (("一、总体情况", "全部办结。", "二、主要做法", "(一)1号建议案落实情况", "修复湿地。"), [((2, 1), 1)]),
        (("一、健全机制", "(一)成立专班。", "二、抓好落实", "(一)修复湿地。"), []),
        (("一、以1号建议案为抓手推动湿地保护。全县修复湿地12公顷,完成投资3亿元。", "(一)修复。完成。"), []),
    ],
    ids=["one", "title or number", "below a section", "none", "a sentence about one"],
)
def test_sections_that_head_what_was_done_for_a_proposal(
    lines: tuple[str, ...], expected: list[tuple[tuple[int, ...], int | None]]
) -> None:
    document = report(*lines)
    found = outcome_items(document, document.bodies[0])
    assert [(item.path, mentions[0].value) for item, mentions in found] == expected


def test_inner_and_leaf_items_are_achievements_in_document_order() -> None:
    document = report(
        "一、湿地", "(一)修复湿地。一是退耕12公顷,二是清淤3公里。", "(二)加强管护", "1.增设岗位20个。", "按照《湿地条例》执行。"
    )
    found = read_achievements(document, document.bodies[0].blocks)
    assert [(one.path, one.heading, one.text) for one in found] == [
        ((1,), "湿地", ""),
        ((1, 1), "修复湿地", ""),
        ((1, 1, 1), None, "退耕12公顷,"),
        ((1, 1, 2), None, "清淤3公里。"),
        ((1, 2), "加强管护", ""),
        ((1, 2, 1), "增设岗位20个", "按照《湿地条例》执行。"),
    ]
    assert [[quantity.text for quantity in one.quantities] for one in found] == [[], [], ["12公顷"], ["3公里"], [], ["20个"]]
    assert [[reference.title for reference in one.references] for one in found][-1] == ["湿地条例"]


def test_excluded_paragraphs_are_taken_out_at_every_depth() -> None:
    document = report("一、湿地", "(一)修复", "完成12公顷。", "5月8日,《安岭日报》作了报道。")
    last = document.bodies[0].blocks[0].blocks[0].paragraphs[-1]
    clean = pruned(document.bodies[0], [last])
    assert [span.of(document.text) for span in clean.blocks[0].blocks[0].paragraphs] == ["修复", "完成12公顷。"]
    assert pruned(document.bodies[0], []) is document.bodies[0]


def test_trailing_paragraphs_are_not_the_first_line_of_an_item() -> None:
    document = report("开头。", "一、湿地", "(一)修复", "完成12公顷。")
    assert [span.of(document.text) for span in trailing(document.bodies[0])] == ["开头。", "完成12公顷。"]


# --- officials -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县长乔木青领衔督办1号建议案。", [("乔木青", ("县长",), "领衔督办", (1,))]),
        (
            "县委书记乔木青、县长范一舟分别领办1号、2号建议案。",
            [("乔木青", ("县委书记",), "领办", (1,)), ("范一舟", ("县长",), "领办", (2,))],
        ),
        ("县委常委、副县长范一舟领衔办理。", [("范一舟", ("县委常委", "副县长"), "领衔办理", ())]),
        ("2号建议案由副县长范一舟领办。", [("范一舟", ("副县长",), "领办", (2,))]),
        (
            "县委书记乔木青、县长范一舟分别领办第1、2号建议案。",
            [("乔木青", ("县委书记",), "领办", (1,)), ("范一舟", ("县长",), "领办", (2,))],
        ),
        (
            "副县长范一舟、乔木青督办1号建议案。",
            [("范一舟", ("副县长",), "督办", (1,)), ("乔木青", ("副县长",), "督办", (1,))],
        ),
        (
            "县委书记孟兰、副县长范一舟和乔木青分别领办1号、2号、3号建议案。",
            [("孟兰", ("县委书记",), "领办", (1,)), ("范一舟", ("副县长",), "领办", (2,)), ("乔木青", ("副县长",), "领办", (3,))],
        ),
        ("县水利局、乔木青督办。", []),
        ("县政协主席钟离明亲自督办。", [("钟离明", ("县政协主席",), "督办", ())]),
        ("县长乔木青专题调研。", []),
        ("感谢县长乔木青的关心和支持。", []),
        ("县水利局督办落实。", []),
    ],
    ids=[
        "one",
        "zipped",
        "two posts",
        "number before",
        "zipped numbers under one 号",
        "a shared post",
        "a post of one's own and a shared one",
        "an organ before a name",
        "compound surname",
        "no verb",
        "thanked",
        "an organ",
    ],
)
def test_leaders_who_take_a_proposal_in_hand(text: str, expected: list[tuple[str, tuple[str, ...], str, tuple[int, ...]]]) -> None:
    found = find_charges(*whole(text))
    assert [(one.official.name, one.official.posts, one.official.role, one.numbers) for one in found] == expected


def test_an_official_is_where_the_words_are() -> None:
    text = "全县高度重视,县长乔木青领办1号建议案。"
    document, spans = whole(text)
    (found,) = find_officials(document, spans)
    assert found.span is not None
    assert found.span.of(text) == "县长乔木青领办"
    assert {name: [Span(*one).of(text) for one in pieces] for name, pieces in found.spans.items() if not isinstance(pieces, Meta)} == {
        "name": ["乔木青"],
        "posts": ["县长"],
        "role": ["领办"],
    }


# --- evaluations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("测评满意率为97.5%。", [("满意", "97.5", None)]),
        ("县政协组织委员测评,满意率达到100%。", [("满意", "100", None)]),
        ("测评结果为“满意”。", [("满意", None, None)]),
        ("测评结果为“基本满意”。", [("基本满意", None, None)]),
        ("经表决,满意占92%,基本满意占8%。", [("满意", "92", None), ("基本满意", "8", None)]),
        ("1号、2号建议案测评满意率分别为97%、100%。", [("满意", "97", None), ("满意", "100", None)]),
        ("2021年1月8日,县政协组织测评,满意率为96%。", [("满意", "96", date(2021, 1, 8))]),
        (
            "1月8日,对1号建议案测评,满意率96%;2月1日,对2号建议案测评,测评结果为“基本满意”。",
            [("满意", "96", date(2021, 1, 8)), ("基本满意", None, date(2021, 2, 1))],
        ),
        ("群众满意率达到98%。", []),
        ("全县供水普及率达到98%。", []),
    ],
    ids=["rate", "reached", "word", "fairly", "shares", "zipped", "dated", "two votes", "no vote", "no satisfaction"],
)
def test_votes_of_satisfaction(text: str, expected: list[tuple[str, str | None, date | None]]) -> None:
    found = find_evaluations(*whole(text), YEARS)
    assert [(one.result, one.rate, one.period.start if one.period else None) for one in found] == [
        (result, Decimal(rate) if rate else None, day) for result, rate, day in expected
    ]


def test_a_vote_may_have_to_name_who_was_asked() -> None:
    text = "第三方测评满意率为97%。政协委员测评满意率为98%。"
    found = find_evaluations(*whole(text), YEARS, by_members=True)
    assert [one.rate for one in found] == [Decimal(98)]


# --- coverage --------------------------------------------------------------------------------------------------------

RAN = "2021年5月8日,《安岭日报》刊发《湿地归来》。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RAN, [(date(2021, 5, 8), ("安岭日报",), ("湿地归来",))]),
        (
            "5月8日、5月15日,《安岭日报》作了连续报道,安岭新闻网、安岭晚报进行了转载。",
            [
                (date(2021, 5, 8), ("安岭日报", "安岭新闻网", "安岭晚报"), ()),
                (date(2021, 5, 15), ("安岭日报", "安岭新闻网", "安岭晚报"), ()),
            ],
        ),
        (
            "5月8日,《安岭日报》刊发《湿地归来》;6月2日,《青年报》刊发《候鸟来了》。",
            [(date(2021, 5, 8), ("安岭日报",), ("湿地归来",)), (date(2021, 6, 2), ("青年报",), ("候鸟来了",))],
        ),
        ("5月8日,安岭电视台播出《湿地归来》。", [(date(2021, 5, 8), ("安岭电视台",), ("湿地归来",))]),
        (
            "5月8日,《安岭日报》报道了《湿地保护条例》《关于保护湿地的建议案》落实情况。",
            [(date(2021, 5, 8), ("安岭日报",), ())],
        ),
    ],
    ids=["one", "reprinted on two days", "two articles", "broadcast", "documents are no articles"],
)
def test_what_the_media_ran(text: str, expected: list[tuple[date, tuple[str, ...], tuple[str, ...]]]) -> None:
    found = find_coverage(*whole(text), YEARS)
    assert [(one.date, one.outlets, one.titles) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RAN, True),
        ("5月8日,安岭电视台播出专题片。", True),
        ("《安岭日报》刊发《湿地归来》。", False),
        ("5月8日,县人民政府召开专题会议。", False),
        ("全县湿地面积增加12公顷,得到《安岭日报》关注。", False),
    ],
    ids=["paper", "television", "no day", "a meeting", "day and paper not at its beginning"],
)
def test_a_paragraph_of_coverage_begins_with_a_day_and_an_outlet(text: str, *, expected: bool) -> None:
    document, (span,) = whole(text)
    assert is_coverage(document, span) is expected


def test_coverage_is_where_the_words_are() -> None:
    document, spans = whole(RAN)
    (found,) = find_coverage(document, spans, YEARS)
    assert {name: [Span(*one).of(RAN) for one in pieces] for name, pieces in found.spans.items() if not isinstance(pieces, Meta)} == {
        "outlets": ["安岭日报"],
        "titles": ["湿地归来"],
        "date": ["2021年5月8日"],
    }


# --- closing ---------------------------------------------------------------------------------------------------------

DONE = ("一、《关于保护湿地的建议案》办理情况", "(一)修复湿地。完成12公顷。", "(二)加强管护。增设岗位20个。")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((*DONE, "下一步,我们将继续抓好落实。"), "下一步,我们将继续抓好落实。"),
        (
            (*DONE, "主席、各位委员:", "下一步,我们将抓好落实。", "一年之计在于春,我们将再接再厉。"),
            "下一步,我们将抓好落实。\n一年之计在于春,我们将再接再厉。",
        ),
        ((*DONE, "取得了一定成绩,但仍有差距。下一步,我们将补齐短板。"), "下一步,我们将补齐短板。"),
        ((*DONE, "下一步,我们将抓好落实。", "衷心感谢各位委员的支持!"), "下一步,我们将抓好落实。"),
        ((*DONE, "今后,我们将抓好落实。"), "今后,我们将抓好落实。"),
        ((*DONE, "衷心感谢各位委员的支持!"), None),
        (DONE, None),
    ],
    ids=["next", "salutation", "within a paragraph", "thanks", "from now on", "thanks alone", "none"],
)
def test_the_commitments_from_next_on(lines: tuple[str, ...], expected: str | None) -> None:
    document = report(*lines)
    assert read_closing(document, document.bodies[0]).text(document) == expected


def test_a_section_of_commitments_is_no_achievement() -> None:
    document = report(
        "一、湿地修复情况", "(一)修复。完成12公顷。", "二、下一步工作打算", "(一)强化管护。增设岗位。", "(二)完善机制。定期巡查。"
    )
    closing = read_closing(document, document.bodies[0])
    assert [item.path for item in closing.sections] == [(2,)]
    assert closing.text(document) == "下一步工作打算\n(一)强化管护。增设岗位。\n(二)完善机制。定期巡查。"


def test_the_words_of_the_last_item_do_not_close_the_report() -> None:
    document = report(*DONE, "管护经费列入县级预算。")
    assert read_closing(document, document.bodies[0]).paragraphs == ()


def test_leaders_who_inspect_and_supervise() -> None:
    document, spans = whole("县政协副主席林一平多次带队视察、全程督办,县水利局通力协作。")
    assert [(one.name, one.posts, one.role) for one in find_officials(document, spans)] == [("林一平", ("县政协副主席",), "督办")]


def test_thanks_are_no_commitment() -> None:
    document = report("一、湿地修复。完成12公顷。", "下一步,我们将继续推进,新建泵站5座。", "谢谢大家!")
    assert read_closing(document, document.bodies[0]).text(document) == "下一步,我们将继续推进,新建泵站5座。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提案办理测评满意率由95%提高到98%。", [("满意", Decimal(98))]),
        ("提案办理测评满意率从去年的95.5%提升至98%。", [("满意", Decimal(98))]),
        ("提案办理测评满意率由95%下降。", []),
        ("测评中,满意58票、基本满意2票。", [("满意", None), ("基本满意", None)]),
        ("测评中,满意票60票,不满意0票。", [("满意", None)]),
        ("测评中,满意58票、基本满意2票,满意率96.7%。", [("满意", Decimal("96.7"))]),
        ("民主测评不满意率为2%,不满意占2%。", []),
    ],
)
def test_votes_counted_and_rates_that_rose(text: str, expected: list[tuple[str, Decimal | None]]) -> None:
    document, spans = whole(text)
    assert [(one.result, one.rate) for one in find_evaluations(document, spans, YEARS)] == expected
