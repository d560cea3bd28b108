"""Divisions of work: laws over drawn lists, the table of phrases, and one test per flaw of a page."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.folding import fold
from govproposal.grammar.assignments import Tail, find_assignments, parse_assignments, render_assignments
from govproposal.grammar.brackets import scan_brackets
from govproposal.grammar.cells import assign_cell
from govproposal.grammar.rules import find_rules
from govproposal.model.phrases import Assignment, Role
from govproposal.spans import Span

ROWS = json.loads((Path(__file__).parent / "phrases" / "assignments.json").read_text("utf-8"))

UNITS = [
    "市水利局",
    "市生态环境局",
    "市委宣传部",
    "团市委",
    "各县(市、区)人民政府",
    "九江经开区管委会",
    "国网九江供电公司",
    "市自然资源和规划局",
    "市直有关部门",
]
NOTES = [None, None, None, "含风景区", "县总林长办公室,下同"]
LABELS = [
    ("牵头单位", Role.LEAD),
    ("责任单位", Role.RESPONSIBLE),
    ("配合单位", Role.SUPPORT),
    ("主办", Role.HOST),
    ("会办", Role.SUPPORT),
    ("指导单位", Role.OTHER),
]
WIDE = str.maketrans("():;,", "（）：；，")


def found(text: str, *, ruled: bool = False) -> tuple[Tail, ...]:
    folded = fold(text)
    rule = find_rules(text, folded) if ruled else None
    return find_assignments(text, 0, len(text), folded=folded, brackets=scan_brackets(folded), rule=rule)


def said(text: str, *, ruled: bool = False) -> list[tuple[str, str]]:
    return [(one.role.value, one.unit) for tail in found(text, ruled=ruled) for one in tail.assignments]


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Assignment, ...]:
    parts = draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=3, unique=True))
    return tuple(
        Assignment(role=role, role_text=word, unit=unit, note=note)
        for word, role in parts
        for unit, note in draw(st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(NOTES)), min_size=1, max_size=4))
    )


def bare(assignments: tuple[Assignment, ...]) -> list[tuple[str, str, str, str | None]]:
    return [(one.role.value, one.role_text, one.unit, one.note) for one in assignments]


@given(drawn())
def test_render_and_parse_are_inverse(assignments: tuple[Assignment, ...]) -> None:
    assert bare(parse_assignments(render_assignments(assignments))) == bare(assignments)


@given(drawn(), st.sampled_from(["完善机制。", "完善机制", "健全(含试点)制度。"]), st.booleans())
def test_a_bracket_is_found_whole_at_the_end_of_its_paragraph(assignments: tuple[Assignment, ...], sentence: str, stop: bool) -> None:
    bracket = render_assignments(assignments)
    text = sentence + bracket + "。" * stop
    (tail,) = found(text)
    assert tail.span.of(text) == bracket
    assert bare(tail.assignments) == bare(assignments)


@given(drawn())
def test_spans_quote_what_was_read(assignments: tuple[Assignment, ...]) -> None:
    text = "做好工作。" + render_assignments(assignments).translate(WIDE) + "\n"
    (tail,) = found(text)
    for one in tail.assignments:
        assert one.span is not None
        assert one.span.of(text) == one.unit
        assert [piece.of(text) for piece in one.spans["unit"]] == [one.unit]
        assert [piece.of(text) for piece in one.spans["role"]] == [one.role_text]
        assert (one.note is None) == ("note" not in one.spans)
        assert one.note is None or [piece.of(text) for piece in one.spans["note"]] == [one.note]
    spans = sorted(one.span for one in tail.assignments if one.span)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(drawn())
def test_width_changes_nothing(assignments: tuple[Assignment, ...]) -> None:
    text = "做好工作。" + render_assignments(assignments)
    wide = text.translate(WIDE)
    assert [[fold(str(x)) for x in row] for tail in found(wide) for row in bare(tail.assignments)] == [
        [fold(str(x)) for x in row] for tail in found(text) for row in bare(tail.assignments)
    ]


@given(st.text("（）()市局委各区县、,，;；:：责任单位牵头负配合会同等和〈〉\n 。", max_size=80))
def test_any_text_has_tails_within_it(text: str) -> None:
    folded = fold(text)
    floor = 0
    for tail in find_assignments(text, 0, len(text), folded=folded, brackets=scan_brackets(folded)):
        assert floor <= tail.span.start < tail.span.end <= len(text)
        floor = tail.span.end
        for one in tail.assignments:
            assert one.span is not None
            assert tail.span.covers(one.span)


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}" for n in range(len(ROWS))])
def test_phrases(row: dict[str, object]) -> None:
    text = str(row["text"])
    tails = found(text, ruled=True)
    values = [one for tail in tails for one in tail.assignments]
    seen = [
        {"role": one.role.value, "role_text": one.role_text, "unit": one.unit, "note": one.note, "span": list(one.span or ())}
        for one in values
    ]
    assert seen == row["values"]
    officials = [{"name": one.name, "posts": list(one.posts), "role": one.role} for tail in tails for one in tail.officials]
    assert officials == row["officials"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("（市林业局会同市财政局负责）", [("responsible", "市林业局"), ("support", "市财政局")]),
        (
            "（市林业局牵头，市财政局、市审计局按职责分工负责）",
            [("lead", "市林业局"), ("responsible", "市财政局"), ("responsible", "市审计局")],
        ),
        ("（市林业局牵头、市财政局配合）", [("lead", "市林业局"), ("support", "市财政局")]),
        (
            "（市林业局、市财政局等和各设区市政府负责）",
            [("responsible", "市林业局"), ("responsible", "市财政局"), ("responsible", "各设区市政府")],
        ),
        ("（市林业局、市国资委和各县区政府）", [("responsible", "市林业局"), ("responsible", "市国资委"), ("responsible", "各县区政府")]),
        ("（由市林业局牵头，会同市财政局负责）", [("lead", "市林业局"), ("support", "市财政局")]),
        ("（责任单位：市林业局〈牵头〉、市财政局）", [("lead", "市林业局"), ("responsible", "市财政局")]),
        ("（责任单位为市林业局、市财政局）", [("responsible", "市林业局"), ("responsible", "市财政局")]),
        ("（责任单位：市林业局 市财政局）", [("responsible", "市林业局"), ("responsible", "市财政局")]),
        ("（责任单位：市林业局，各县（市）、区人民政府等）", [("responsible", "市林业局"), ("responsible", "各县（市）、区人民政府")]),
        ("【责任单位：市林业局等部门】", [("responsible", "市林业局")]),
    ],
)
def test_lists(text: str, values: list[tuple[str, str]]) -> None:
    assert said("抓好落实。" + text) == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（市发改委、财政局、林业局负责）", [None, "市财政局", "市林业局"]),
        ("（市委组织部、宣传部、教育局负责）", [None, "市委宣传部", "市教育局"]),
        ("（责任单位：湖口县、都昌县人民政府，省林业局）", ["湖口县人民政府", None, None]),
        ("（责任单位：九江新港、庐山新城管委会）", ["九江新港管委会", None]),
        ("（责任单位：柴桑区等相关区政府）", ["柴桑区政府"]),
        ("（市林业局，各乡镇、街道）", [None, None, "各街道"]),
        ("（民政部、国家发展改革委、财政部负责）", [None, None, None]),
    ],
)
def test_elided_words_are_restored_beside_the_name(text: str, names: list[str | None]) -> None:
    (tail,) = found("抓好落实。" + text)
    assert [one.completed for one in tail.assignments] == names
    assert all(one.unit in text for one in tail.assignments)


def test_a_bracket_behind_several_gives_all_of_its_group_a_role() -> None:
    (tail,) = found("承办单位：区交通局（主办），区公安分局、区城投集团（协办）")
    assert [(one.role.value, one.unit) for one in tail.assignments] == [
        ("host", "区交通局"), ("support", "区公安分局"), ("support", "区城投集团"),
    ]  # fmt: skip
    (tail,) = found("责任单位：县水利局、县财政局（牵头）")
    assert [one.role.value for one in tail.assignments] == ["responsible", "lead"]


@pytest.mark.parametrize(
    "text",
    [
        "鼓励办学（技工院校内由人社部门负责）。",
        "移交市工信局(原市经信委)。",
        "抓好落实(含市科技局、市财政局)。",
        "上下联动（市、县、乡）。",
        "公共场所（如医院、学校、商场）。",
        "支持运营商（中国移动、中国联通）。",
        "在三个区试点（章贡区、南康区、赣县区）。",
        "设立办公室（市教育局内）。",
        "主办单位：都昌县人民政府　赣ICP备00000000号",
        "责任单位要切实负起责任:市教育局要加强指导",
        "（联系人：周文；电话：000）",
        "时间：每周五",
        "建成社区服务综合体（社区服务中心）；推进老旧小区改造",
    ],
)
def test_near_misses(text: str) -> None:
    assert found(text) == ()


def test_lines_of_their_own_are_cut_one_by_one() -> None:
    text = (
        "(一)粮食产量稳定\n\n牵头单位:区农业农村局\n责任单位:沙河经济开发区,全区经济运行各专班\n完成时限:2031年底\n牵头领导:周文清 副区长\n"
    )
    tails = found(text)
    assert [tail.span.of(text)[:4] for tail in tails] == ["牵头单位", "责任单位", "完成时限", "牵头领导"]
    assert said(text) == [("lead", "区农业农村局"), ("responsible", "沙河经济开发区"), ("responsible", "全区经济运行各专班")]
    assert tails[2].deadline is not None
    assert tails[2].deadline.of(text) == "2031年底"
    assert [(one.role, one.name, one.posts) for one in tails[3].officials] == [("牵头领导", "周文清", ("副区长",))]


def test_a_label_alone_takes_the_line_below() -> None:
    assert said("牵头单位：\n市教育局\n配合单位：\n市财政局、市人社局") == [
        ("lead", "市教育局"),
        ("support", "市财政局"),
        ("support", "市人社局"),
    ]


def test_several_brackets_of_one_paragraph_are_several_tails() -> None:
    text = "一是抓好甲（责任单位：市林业局）；二是抓好乙（责任单位：市财政局）。"
    assert [tail.span.of(text) for tail in found(text)] == ["（责任单位：市林业局）", "（责任单位：市财政局）"]


def test_deadlines_and_other_fields_of_a_bracket() -> None:
    (tail,) = found("抓好落实。（负责部门：省林业局；适用范围：全省；完成时限：6月底前）")
    assert dict(tail.fields) == {"适用范围": "全省"}
    assert tail.deadline is not None
    (other,) = found("抓好落实。（市林业局，2031年底前完成）")
    assert [one.unit for one in other.assignments] == ["市林业局"]
    assert other.deadline is not None


def test_a_deadline_in_a_sentence_of_its_own_behind_the_label() -> None:
    text = "建设泵站。责任单位：市水务局。完成时限：2021年6月底前。"
    (tail,) = found(text)
    assert tail.deadline is not None
    assert tail.deadline.of(text) == "2021年6月底前"
    assert tail.span.of(text) == "责任单位：市水务局。完成时限：2021年6月底前。"


def test_labels_glued_together() -> None:
    (tail,) = found("责任领导：周文清承办人：吴限")
    assert [(one.role, one.name) for one in tail.officials] == [("责任领导", "周文清"), ("承办人", "吴限")]


def test_a_bracket_broken_over_lines_or_never_closed() -> None:
    assert said("抓好。（责任单位：市林业局、\n市财政局）\n下一段。") == [("responsible", "市林业局"), ("responsible", "市财政局")]
    assert said("抓好。（责任单位：市林业局、市财政局\n下一段。") == [("responsible", "市林业局"), ("responsible", "市财政局")]


class TestRules:
    """What a document says once for all of its brackets."""

    def test_the_first_leads(self) -> None:
        text = "甲。（责任单位：市林业局、市财政局，列第一位者为牵头单位，下同）\n乙。（责任单位：市水利局、市审计局）"
        assert said(text, ruled=True) == [
            ("lead", "市林业局"),
            ("responsible", "市财政局"),
            ("lead", "市水利局"),
            ("responsible", "市审计局"),
        ]
        lead = found(text, ruled=True)[1].assignments[0]
        assert lead.role_text == "责任单位"
        assert lead.derived_from is not None
        assert lead.derived_from.of(text).startswith("列第一位者")

    def test_those_responsible_lead_where_nobody_does(self) -> None:
        text = "甲。（牵头单位：市林业局；责任单位：市财政局；无牵头单位的，责任单位即为牵头单位，下同）\n乙。（责任单位：市水利局）"
        assert said(text, ruled=True) == [("lead", "市林业局"), ("responsible", "市财政局"), ("lead", "市水利局")]

    def test_a_lead_on_its_own_line_stands(self) -> None:
        text = "列第一位者为牵头单位。\n牵头单位：市林业局\n责任单位：市水利局、市财政局"
        assert said(text, ruled=True) == [("lead", "市林业局"), ("responsible", "市水利局"), ("responsible", "市财政局")]

    def test_no_rule_is_made_up(self) -> None:
        rules = find_rules("牵头单位为市林业局。", "牵头单位为市林业局。")
        assert rules.first_leads is None
        assert rules.sole_leads is None


class TestCells:
    """Cells of a table, under their headers."""

    def cell(self, header: str, value: str) -> Tail:
        text = f"{header}\t{value}"
        return assign_cell(text, Span(len(header) + 1, len(text)), Span(0, len(header)), folded=fold(text))

    def test_units(self) -> None:
        tail = self.cell("责任单位", "发展改革委 教育部\n财政部、农业农村部")
        assert [one.unit for one in tail.assignments] == ["发展改革委", "教育部", "财政部", "农业农村部"]
        assert {one.role for one in tail.assignments} == {Role.RESPONSIBLE}

    def test_a_rule_in_the_header(self) -> None:
        tail = self.cell("责任单位(列第一位的为牵头单位)", "市林业局、市财政局")
        assert [one.role.value for one in tail.assignments] == ["lead", "responsible"]

    def test_labels_in_the_cell(self) -> None:
        tail = self.cell("责任单位", "牵头单位：市林业局；配合单位：市财政局")
        assert [one.role.value for one in tail.assignments] == ["lead", "support"]

    def test_a_deadline_a_leader_and_another_field(self) -> None:
        due = self.cell("完成时限", " 2031年底前 ")
        assert due.deadline is not None
        assert due.deadline.end - due.deadline.start == len("2031年底前")
        assert [one.name for one in self.cell("责任领导", "周文清").officials] == ["周文清"]
        assert dict(self.cell("备注", "新建").fields) == {"备注": "新建"}
        assert self.cell("责任单位", "  ").assignments == ()


def test_quotes_within_thousands_of_open_brackets_cost_linear_time() -> None:
    def cost(size: int) -> float:
        begun = time.process_time()
        assert len(scan_brackets("(" * size + '"' * size).pairs) == size // 2
        return time.process_time() - begun

    small, large = min(cost(4000) for _ in range(3)), min(cost(32000) for _ in range(3))
    assert large < 16 * small + 0.05


def test_values_are_frozen() -> None:
    (tail,) = found("抓好。（责任单位：市林业局）")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        tail.deadline = None  # type: ignore[misc]
    assert hash(tail) == hash(found("抓好。（责任单位：市林业局）")[0])


HOSTILE = [
    "(",
    "()",
    "责任单位:",
    "(责任单位:",
    "责任单位:\n",
    "甲。(责任单位:市局、",
    "市财政局和",
    "各县、",
    "负责",
    "市局负责,",
    ";",
    "等",
    "(含)",
    "提案由市局主办",
    "由",
    "牵头领导:王明、",
    ":",
    "市局 ",
    "〈",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "({}负责)", "(责任单位:{})", "责任单位:{}"])
def test_hostile_text_costs_linear_time(words: str, frame: str) -> None:
    def cost(size: int) -> float:
        text = frame.format(words * (size // len(words)))
        begun = time.process_time()
        found(text, ruled=True)
        return time.process_time() - begun

    small, large = min(cost(4000) for _ in range(2)), cost(32000)
    assert large < max(24 * small, 1.5)
