"""Wordings that look like something they are not: headings like proposals' titles, crowds like persons, other proposals' leaders."""

from __future__ import annotations

import pytest

from govproposal import OutcomeReport, Plan, SpeechDigest, parse

HEAD = "关于市政协九届三次会议1号建议案办理情况的报告\n副市长 范一舟\n主席、各位副主席、各位委员:\n"
DONE = "一、主要做法\n新建公厕20座,投资3亿元。\n"


def report(*lines: str) -> OutcomeReport:
    record = parse(HEAD + "\n".join(lines)).record
    assert isinstance(record, OutcomeReport)
    return record


@pytest.mark.parametrize(
    "lines",
    [
        (DONE, "二、关于下一步工作的建议", "(一)提高认识。加强领导。"),
        ("一、关于加强基础设施的建议", "已建成20座公厕。", "二、关于加强日常管理的建议", "已完善制度。"),
    ],
)
def test_a_heading_like_a_title_is_no_proposal_where_the_report_names_its_own(lines: tuple[str, ...]) -> None:
    (outcome,) = report(*lines).outcomes
    assert (outcome.proposal.number, outcome.path) == (1, ())


def test_a_section_of_shortcomings_and_plans_gives_its_plans() -> None:
    record = report(DONE, "二、存在的问题和下一步打算", "(一)存在的问题。资金不足。", "(二)下一步打算。再建公厕20座。", "谢谢大家!")
    assert record.next_steps == "下一步打算。再建公厕20座。"
    assert [one.path for one in record.outcomes[0].achievements] == [(1,)]


def test_who_took_another_proposal_in_hand_is_not_named() -> None:
    record = report("一、主要做法", "(一)加强领导。市政协主席祝南风领衔督办了2号建议案,市长丁扬挂帅督办了污染防治。")
    assert record.outcomes[0].officials == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("副市长祝南风督办", ["祝南风"]),
        ("市政协主席祝南风领衔督办", ["祝南风"]),
        ("副市长祝南风每月定期督办", []),  # where the name ends is not told, so nobody is named: never 祝南风每
        ("市政协主席祝南风深入一线督办", []),
    ],
)
def test_what_somebody_does_is_no_part_of_their_name(words: str, names: list[str]) -> None:
    assert [one.name for one in report(f"该建议案由{words}。", DONE).outcomes[0].officials] == names


def test_each_rate_of_a_list_has_its_own_word() -> None:
    record = report("2024年3月1日,市政协组织委员测评,满意率、基本满意率分别为98%、2%。", DONE)
    assert [(one.result, str(one.rate)) for one in record.evaluations] == [("满意", "98"), ("基本满意", "2")]


def test_crowds_are_nobody() -> None:
    text = "委员热议工作报告\n会上,有的委员建议,加强管理。多位委员提出,要投入5亿元。\n小组会上,高校代表说,要改革。全体代表表示,坚决拥护。"
    assert parse(text).records == ()


def test_a_report_on_what_members_asked_for_is_no_digest() -> None:
    text = (
        "关于市人大常委会审议意见研究处理情况的报告\n市人大常委会:\n现报告如下:\n祝南风委员建议,新建公厕20座。我局已完成。\n"
        "丁扬委员建议,优化营商环境。我局已落实。\n市政府\n2024年10月1日"
    )
    assert not any(isinstance(one, SpeechDigest) for one in parse(text).records)


def test_what_else_the_meeting_did_is_no_advice() -> None:
    told = "祝南风委员作了题为《加强教育》的发言。他建议,新建学校5所。会议还表彰先进20人。"
    text = f"市政协大会发言摘登\n{told}\n丁扬委员作了题为《治水》的发言。"
    record = parse(text).record
    assert isinstance(record, SpeechDigest)
    assert [[said.text for said in one.recommendations] for one in record.speeches] == [["新建学校5所。"], []]


def plan(*lines: str) -> Plan:
    record = parse("\n".join(("安岭县1号议案办理工作方案", "一、工作任务", *lines))).record
    assert isinstance(record, Plan)
    return record


def test_bullets_of_a_task_are_no_buttons_of_the_page() -> None:
    (task,) = plan("(一)便民服务。(责任单位:县大数据局)", "●智能问答系统上线运行", "●扫码乘车覆盖20条线路").tasks
    assert "20条线路" in task.text


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("具体分工:县城管局、县住建局牵头,县财政局配合。", ["县城管局", "县住建局", "县财政局"]),
        ("该项工作由县城管局、县住建局牵头,县财政局配合。", []),
    ],
)
def test_sentences_that_hand_out_give_all_units_or_none(sentence: str, units: list[str]) -> None:
    (task,) = plan(f"(一)加强管理。{sentence}改造泵站20座。").tasks
    assert [one.unit for one in task.assignments] == units


def test_items_behind_a_roster_go_on_below_their_section() -> None:
    record = plan(
        "(一)修路。(责任单位:县交通局)", "二、组织领导", "(一)成立领导小组。成立安岭县1号议案办理工作领导小组。", "组长:王芳 县长",
        "副组长:李明 副县长", "成员:赵敏 局长", "(二)强化督查。定期督查。(责任单位:县督查室)", "(三)强化保障。安排资金。", "三、工作要求",
        "(一)按时办结。6月底前答复。",
    )  # fmt: skip
    assert [one.path for one in record.measures] == [(2, 1), (2, 2), (2, 3), (3, 1)]
    assert [(one.path, [unit.unit for unit in one.assignments]) for one in record.tasks] == [((1, 1), ["县交通局"]), ((2, 2), ["县督查室"])]


def test_a_call_for_proposals_is_no_plan() -> None:
    assert parse("关于做好2024年政协提案征集工作的通知\n各单位:\n请于6月1日前报送提案。\n市政协办公室\n2024年1月1日").records == ()
