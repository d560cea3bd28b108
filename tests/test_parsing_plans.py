"""The sections of a plan: goals, tasks, phases, measures, leading group. Own small plans."""

from __future__ import annotations

from datetime import date

import pytest

from govproposal.document import Document
from govproposal.model import Phase, Plan
from govproposal.parsing import PlanReader, document_years, find_rules, read_group, read_header, remarks_on, wording
from govproposal.source import Source

TITLE = "安岭县2021年农村供水保障工作方案"


def plan(*lines: str) -> PlanReader:
    document = Document(Source.of("\n".join((TITLE, *lines))))
    years = document_years(document, read_header(document))
    return PlanReader(document, document.bodies[0], years, find_rules(document.text, document.folded))


def tasks(*lines: str) -> list[tuple[tuple[int, ...], str | None, str | None, str, list[tuple[str, str]]]]:
    """Path, group, heading, text and assignments, task by task."""
    return [
        (one.path, one.group, one.heading, one.text, [(owed.role.value, owed.unit) for owed in one.assignments])
        for one in plan(*lines).tasks()
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("二、工作任务", "(一)改造管网", "1.更换水管。完成12公里。(责任单位:县水利局)"),
            [((2, 1, 1), "改造管网", "更换水管", "完成12公里。", [("responsible", "县水利局")])],
        ),
        (
            ("一、重点任务", "(一)改造管网。完成12公里。", "(二)新建水厂。建成2座。"),
            [((1, 1), "重点任务", "改造管网", "完成12公里。", []), ((1, 2), "重点任务", "新建水厂", "建成2座。", [])],
        ),
        (
            ("一、供水", "(一)改造管网。完成12公里。(牵头单位:县水利局;责任单位:县财政局,各镇人民政府)"),
            [
                (
                    (1, 1),
                    "供水",
                    "改造管网",
                    "完成12公里。",
                    [("lead", "县水利局"), ("responsible", "县财政局"), ("responsible", "各镇人民政府")],
                )
            ],
        ),
        (
            ("一、工作任务", "(一)改造管网。", "完成12公里。", "责任单位:县水利局"),
            [((1, 1), "工作任务", "改造管网", "完成12公里。", [("responsible", "县水利局")])],
        ),
        (
            ("一、工作任务", "(一)健全机制。一是成立专班,二是定期会商。(县水利局负责)"),
            [((1, 1), "工作任务", "健全机制", "一是成立专班,二是定期会商。", [("responsible", "县水利局")])],
        ),
        (
            ("一、工作任务", "(一)供水", "改造管网12公里。(责任单位:县水利局)", "新建水厂2座。(责任单位:县住建局)"),
            [
                ((1, 1, 1), "供水", None, "改造管网12公里。", [("responsible", "县水利局")]),
                ((1, 1, 2), "供水", None, "新建水厂2座。", [("responsible", "县住建局")]),
            ],
        ),
        (("一、工作目标", "改造管网12公里。"), []),
    ],
    ids=["own bracket", "leaves of a section of tasks", "roles", "own line", "run on", "several paragraphs", "no tasks"],
)
def test_tasks(lines: tuple[str, ...], expected: list[tuple[tuple[int, ...], str | None, str | None, str, list[tuple[str, str]]]]) -> None:
    assert tasks(*lines) == expected


def test_a_task_s_deadline_may_stand_on_a_line_of_its_own() -> None:
    (task,) = plan("一、工作任务", "(一)改造管网。完成12公里。", "责任单位:县水利局", "完成时限:2021年10月底").tasks()
    assert task.text == "完成12公里。"
    assert [one.end for one in task.periods] == [date(2021, 10, 31)]


def test_a_task_has_the_quantities_and_dates_of_its_text() -> None:
    (task,) = plan("一、工作任务", "(一)改造管网。2021年底前完成12公里。(责任单位:县水利局)").tasks()
    assert [one.text for one in task.quantities] == ["12公里"]
    assert [one.end for one in task.periods] == [date(2021, 12, 31)]


@pytest.mark.parametrize("section", ["工作目标", "总体目标", "主要目标", "办理目标"])
def test_goals(section: str) -> None:
    (goal,) = plan(f"一、{section}", "2021年底前改造管网12公里。").goals()
    assert (goal.path, goal.text) == ((1, 1), "2021年底前改造管网12公里。")
    assert [one.text for one in goal.quantities] == ["12公里"]
    assert [one.end for one in goal.periods] == [date(2021, 12, 31)]


def test_paragraphs_beside_numbered_goals_are_none_of_their_own() -> None:
    found = plan("一、工作目标", "全面提升供水能力。", "(一)改造管网12公里。", "(二)新建水厂2座。").goals()
    assert [one.path for one in found] == [(1, 1), (1, 2)]


@pytest.mark.parametrize("section", ["工作措施", "工作要求", "保障措施"])
def test_measures(section: str) -> None:
    found = plan(f"四、{section}", "(一)加强领导。成立专班。", "(二)强化督查。定期通报。").measures()
    assert [(one.path, one.heading, one.text) for one in found] == [((4, 1), "加强领导", "成立专班。"), ((4, 2), "强化督查", "定期通报。")]


def test_a_measure_that_carries_an_assignment_is_a_task_as_well() -> None:
    reader = plan("四、保障措施", "(一)强化督查。定期通报。(责任单位:县政府办)")
    assert [(one.heading, one.text) for one in reader.measures()] == [("强化督查", "定期通报。")]
    assert [one.heading for one in reader.tasks()] == ["强化督查"]


# --- phases ----------------------------------------------------------------------------------------------------------


def told(phase: Phase) -> tuple[str | None, date | None, date | None, str]:
    return phase.name, phase.period.start if phase.period else None, phase.period.end if phase.period else None, phase.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(一)动员部署阶段(2021年3月底之前)。召开会议。", ("动员部署阶段", None, date(2021, 3, 31), "召开会议。")),
        ("(一)组织实施阶段(4-10月)。抓好落实。", ("组织实施阶段", date(2021, 4, 1), date(2021, 10, 31), "抓好落实。")),
        ("(一)2021年3月,部署发动。召开会议。", ("部署发动", date(2021, 3, 1), date(2021, 3, 31), "召开会议。")),
        ("(一)部署发动:2021年3月,召开会议。", ("部署发动", date(2021, 3, 1), date(2021, 3, 31), "召开会议。")),
        ("(一)总结验收阶段。11月,报送总结。", ("总结验收阶段", date(2021, 11, 1), date(2021, 11, 30), "报送总结。")),
        ("(一)总结验收阶段。报送总结。", ("总结验收阶段", None, None, "报送总结。")),
    ],
    ids=["bracket", "no year", "period first", "colon", "opens the text", "no period"],
)
def test_a_phase_has_a_name_and_a_period(line: str, expected: tuple[str | None, date | None, date | None, str]) -> None:
    (phase,) = plan("三、工作安排", line).phases()
    assert told(phase) == expected


def test_further_dates_fall_within_the_phase() -> None:
    (phase,) = plan("三、工作安排", "(一)组织实施阶段(2021年11月至2022年2月)。12月底前开工,1月底前完工。").phases()
    assert [one.end for one in phase.periods] == [date(2021, 12, 31), date(2022, 1, 31)]


def test_a_section_of_phases_is_known_by_their_names_too() -> None:
    found = plan("三、怎么干", "(一)部署阶段(3月)。召开会议。", "(二)总结阶段(12月)。报送总结。").phases()
    assert [one.name for one in found] == ["部署阶段", "总结阶段"]


# --- the leading group -----------------------------------------------------------------------------------------------


def test_the_leading_group_has_name_office_and_members() -> None:
    document = Document(
        Source.of(
            "\n".join(
                (
                    TITLE,
                    "一、组织领导",
                    "成立农村供水保障工作领导小组,领导小组办公室设在县水利局,办公室主任由范一舟兼任。",
                    "农村供水保障工作",
                    "领导小组组成人员名单",
                    "组长:乔木青 县人民政府副县长",
                    "成员:范一舟 县水利局局长",
                    "祝南风 县财政局副局长",
                )
            )
        )
    )
    group, _ = read_group(document, [line.span for line in document.parts[0].body])
    assert group is not None
    assert (group.name, group.office) == ("农村供水保障工作领导小组", "县水利局")
    assert [(one.role, one.name, one.posts) for one in group.members] == [
        ("组长", "乔木青", ("县人民政府副县长",)),
        ("成员", "范一舟", ("县水利局局长",)),
        ("成员", "祝南风", ("县财政局副局长",)),
    ]


def test_a_group_without_a_roster_has_no_members() -> None:
    text = f"{TITLE}\n成立由分管副县长任组长的农村供水保障工作领导小组,统筹推进各项任务。领导小组办公室设在县水利局,由其局长兼任主任。"
    document = Document(Source.of(text))
    group, _ = read_group(document, [line.span for line in document.parts[0].body])
    assert group is not None
    assert (group.name, group.office, group.members) == ("农村供水保障工作领导小组", "县水利局", ())


def test_who_heads_the_office_of_a_group_without_a_roster_is_a_member() -> None:
    text = f"{TITLE}\n成立农村供水保障工作领导小组,由党委书记任组长。领导小组下设办公室,由县水利局局长范一舟同志兼任办公室主任。"
    document = Document(Source.of(text))
    group, _ = read_group(document, [line.span for line in document.parts[0].body])
    assert group is not None
    assert [(one.role, one.name, one.posts) for one in group.members] == [("办公室主任", "范一舟", ("县水利局局长",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "统筹推进各项任务。",
        "成立工作领导小组,统筹推进各项任务。",
        "各镇要成立由主要负责同志任组长的农村供水保障工作领导小组。",
        "各责任单位要加强领导,成立农村供水保障工作领导小组。",
        "设立农村供水保障工作领导小组办公室。",
    ],
)
def test_a_plan_that_sets_up_no_group_by_name_has_none(sentence: str) -> None:
    document = Document(Source.of(f"{TITLE}\n{sentence}"))
    assert read_group(document, [line.span for line in document.parts[0].body]) == (None, ())


def test_a_sentence_that_hands_out_a_task_stays_in_its_text() -> None:
    owed, other = "1.由县水利局牵头,县财政局、各镇人民政府配合。改造泵站6座。", "2.由县发改局牵头开展调研,县水利局配合。"
    task, unowed = plan("一、任务分解", owed, other).tasks()
    assert unowed.assignments == ()
    assert [(one.role.value, one.unit) for one in task.assignments] == [
        ("lead", "县水利局"),
        ("support", "县财政局"),
        ("support", "各镇人民政府"),
    ]
    assert (task.heading, task.text) == ("由县水利局牵头,县财政局、各镇人民政府配合", "改造泵站6座。")


def test_yishi_with_assignments_of_their_own_are_tasks() -> None:
    found = tasks("一、工作任务", "(一)完善设施。一是建泵站。建成3座。(责任单位:县水利局)二是建管网。(责任单位:县住建局)")
    assert found == [
        ((1, 1, 1), "完善设施", "建泵站", "建成3座。", [("responsible", "县水利局")]),
        ((1, 1, 2), "完善设施", None, "建管网。", [("responsible", "县住建局")]),
    ]


def test_yishi_under_one_assignment_are_its_text() -> None:
    found = tasks("一、工作任务", "(一)完善设施。一是建泵站;二是建管网。(责任单位:县水利局)")
    assert [(one[0], one[3]) for one in found] == [((1, 1), "一是建泵站;二是建管网。")]


def test_the_list_of_attachments_is_no_task() -> None:
    lines = (
        "一、工作任务",
        "(一)建泵站。(责任单位:县水利局)",
        "(二)巡查。(责任单位:县城管局)",
        "附件:1.任务分解表",
        "2.联系人名单",
        "安岭县人民政府",
        "2021年3月5日",
    )
    assert [one[3] for one in tasks(*lines)] == ["建泵站。", "巡查。"]


def test_a_group_announced_as_an_attachment_keeps_its_name() -> None:
    lines = ("附:供水保障工作领导小组成员名单", "组长:林一平 县水利局局长", "副组长:周 宁 县水利局总工程师", "安岭县水利局", "2021年3月5日")
    reader = plan("一、工作任务", "(一)建泵站。领导小组办公室设在规划建设科,负责日常工作。(责任单位:县水利局)", *lines)
    group, _ = read_group(reader.document, [line.span for line in reader.document.parts[0].body])
    assert group is not None
    assert (group.name, group.office, [one.name for one in group.members]) == ("供水保障工作领导小组", "规划建设科", ["林一平", "周宁"])
    assert read_header(reader.document).issuers == ("安岭县水利局",)


@pytest.mark.parametrize(
    ("due", "end"), [("2022.12", date(2022, 12, 31)), ("2022.6底前", date(2022, 6, 30)), ("2022/09", date(2022, 9, 30)), ("2022.13", None)]
)
def test_a_time_limit_in_figures_alone_is_a_month(due: str, end: date | None) -> None:
    (task,) = plan("重点任务\t责任单位\t完成时限", f"改造管网\t县水利局\t{due}").tasks()
    assert [(one.text, one.end) for one in task.periods] == ([(due, end)] if end else [])


def test_items_below_paragraphs_with_assignments_are_tasks_too() -> None:
    found = plan(
        "一、工作任务",
        "(一)完善设施。",
        "建泵站。(责任单位:县水利局)",
        "建管网。(责任单位:县住建局)",
        "1.加强巡查。(责任单位:县城管局)",
    ).tasks()
    assert [(one.path, one.group, one.text) for one in found] == [
        ((1, 1, 1), "完善设施", "建泵站。"),
        ((1, 1, 2), "完善设施", "建管网。"),
        ((1, 1, 1), "完善设施", "加强巡查。"),
    ]
    assert len({one.id for one in found}) == 3


def test_what_is_counted_ends_with_its_cell() -> None:
    (task,) = plan("序号\t重点任务\t责任单位", "1\t培训200人次\t县人社局").tasks()
    assert [(one.text, one.subject) for one in task.quantities] == [("200人次", None)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2月29日前报送总结", ["2月29日前"]),
        ("5月20日至5月10日公示", ["5月20日至5月10日"]),
        ("2020年2月29日前报送总结", []),
        ("2月28日前报送总结", []),
    ],
)
def test_a_date_that_the_year_of_the_plan_does_not_have_is_told(words: str, told: list[str]) -> None:
    lines = ("一、工作任务", f"1.{words}。(责任单位:县水利局)")
    document = Document(Source.of("\n".join((TITLE, *lines))))
    record = Plan(header=read_header(document), tasks=tuple(plan(*lines).tasks()))
    assert [one.span.of(document.text) for one in remarks_on(document, record) if one.code == "GP406" and one.span] == told


@pytest.mark.parametrize(
    ("line", "name", "edtf", "text"),
    [
        ("(一)第一阶段:动员部署(3月-4月)。召开会议。", "第一阶段:动员部署", "2021-03/2021-04", "召开会议。"),
        ("第一阶段:动员部署阶段(3月-4月)。召开会议。", "动员部署阶段", "2021-03/2021-04", "召开会议。"),
        ("(一)第一阶段:3月-4月,动员部署。召开会议。", "第一阶段", "2021-03/2021-04", "动员部署。召开会议。"),
        ("(一)总结阶段。12月底前召开会议。", "总结阶段", "../2021-12-31", "12月底前召开会议。"),
        ("(一)总结阶段。(12月)报送总结。", "总结阶段", "2021-12", "报送总结。"),
    ],
    ids=[
        "bracket behind a colon",
        "the count of a named phase",
        "period behind a colon",
        "a clause with its date",
        "bracket opens the text",
    ],
)
def test_no_words_of_a_phase_are_lost_beside_its_period(line: str, name: str, edtf: str, text: str) -> None:
    (phase,) = plan("三、工作安排", line).phases()
    assert (phase.name, phase.period and phase.period.edtf, phase.text) == (name, edtf, text)


def test_lines_in_brackets_head_the_tasks_below_them() -> None:
    lines = ("二、任务分工", "〔供水〕", "1.改造管网。(县水利局)", "2.新建水厂。(县住建局)", "〔排水〕", "3.清淤疏浚。(县城管局)")
    assert [(one.group, one.text, len(one.assignments)) for one in plan(*lines).tasks()] == [
        ("供水", "改造管网。", 1), ("供水", "新建水厂。", 1), ("排水", "清淤疏浚。", 1),
    ]  # fmt: skip


def test_a_section_within_a_section_of_its_kind_is_its_entry() -> None:
    (goal,) = plan("一、工作目标", "(一)总体目标。到2021年底供水普及率达到98%。").goals()
    assert (goal.path, goal.heading) == ((1, 1), "总体目标")


def test_a_paragraph_that_leads_over_to_a_roster_is_no_measure() -> None:
    assert plan("四、组织领导", "成立农村供水保障工作领导小组:", "组 长:乔木青 县长", "副组长:范一舟 副县长").measures() == ()


def test_the_patterns_say_of_usual_headings_what_is_said_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = dict(wording._USUAL)
    monkeypatch.setattr(wording, "_USUAL", {})
    assert {heading: wording.section_role(heading) for heading in usual} == usual
