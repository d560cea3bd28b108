"""Names of organs: what is one, what it is made of, where it ends in a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govproposal.units.names import is_collective, is_unit, opening_unit, parse_unit, unit_at, unit_grade
from govproposal.units.places import place_ends
from govproposal.units.table import table

PLACES = ["", "市", "县", "区", "省", "州", "赣州市", "喀什地区", "章贡区", "上犹县", "九江市柴桑区", "易县"]
STEMS = ["财政局", "发展改革委", "卫健委", "委宣传部", "人大常委会", "政协", "残联", "供电公司", "人民政府", "城管执法局", "经济和信息化局"]
TITLES = ["副局长", "主任", "常务副市长", "党组书记、局长", "二级巡视员", "总工程师", "副县长"]
names = st.builds(str.__add__, st.sampled_from(PLACES[1:]), st.sampled_from(STEMS))


@given(names, st.sampled_from(TITLES))
def test_a_name_ends_where_its_title_begins(name: str, title: str) -> None:
    assert unit_at(name + title, 0, len(name + title)) == len(name)


@given(names)
def test_place_and_stem_are_the_name(name: str) -> None:
    unit = parse_unit(name)
    assert (unit.place or "") + (unit.stem or "") == name
    assert unit.kind != "other" or name.endswith("残联")


@given(names, st.text("的了市县局委区，、（ 副长", max_size=6), st.integers(0, 4))
def test_what_stands_before_does_not_matter(name: str, after: str, before: int) -> None:
    text = "甲" * before + name + after
    alone = unit_at(name + after, 0, len(name + after))
    assert unit_at(text, before, len(text)) == (None if alone is None else alone + before)


@given(st.text(max_size=60))
def test_any_words_have_a_grade(words: str) -> None:
    assert 0 <= unit_grade(words) <= 3
    end = unit_at(words, 0, len(words))
    assert end is None or 2 <= end <= len(words)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市政数局", "government"),
        ("国家税务总局赣州市税务局", "government"),
        ("中国铁塔九江分公司", "enterprise"),
        ("团市委", "other"),
        ("县委宣传部", "party"),
        ("民盟赣州市委会", "party"),
        ("县人大常委会", "congress"),
        ("市政协", "cppcc"),
        ("沙河镇人民政府", "government"),
        ("浔阳街道办事处", "government"),
        ("九江经开区管委会", "government"),
        ("财政部", "government"),
        ("国网九江供电公司", "enterprise"),
        ("南昌大学", "institution"),
        ("各县(市、区)人民政府", "collective"),
        ("各市、州人民政府", "collective"),
        ("各镇街", "collective"),
        ("市级各有关部门", "collective"),
        ("全区经济运行各专班", "collective"),
        ("各有关部门和单位", "collective"),
        ("区县政府", "collective"),
        ("人行九江市分行营管部", "government"),
        ("市公安局交通管理局", "government"),
        ("市湿地和候鸟保护管理中心", "government"),
        ("柴桑生态环境分局", "government"),
        ("武宁经开区管委会〈万福工业园管理办公室〉", "government"),
    ],
)
def test_units(name: str, kind: str) -> None:
    assert is_unit(name)
    assert parse_unit(name).kind == kind


@pytest.mark.parametrize(
    "name",
    [
        "学校",
        "医院",
        "移动端",
        "上市公司",
        "国家级6个",
        "油氢合建",
        "市",
        "提质增效",
        "市、县、乡",
        "中小学",
        "技工院校内由人社部门",
        "副市长",
        "推进办",
        "",
    ],
)
def test_no_units(name: str) -> None:
    assert not is_unit(name)


def test_a_place_alone_is_no_sure_unit() -> None:
    assert unit_grade("柴桑区") == 1


def test_the_longest_name_wins() -> None:
    text = "市住建局城市更新和物业管理中心主任"
    assert unit_at(text, 0, len(text)) == len("市住建局城市更新和物业管理中心")


def test_a_bracket_inside_a_name_belongs_to_it_and_one_behind_it_does_not() -> None:
    inside, behind = "江西水投(集团)有限公司经理", "临港经济区管委会(长洲县人民政府)副主任"
    assert unit_at(inside, 0, len(inside)) == len("江西水投(集团)有限公司")
    assert unit_at(behind, 0, len(behind)) == len("临港经济区管委会")


def test_a_second_unit_of_its_head_is_no_name() -> None:
    assert unit_at("市消防救援支队支队长", 0, 10) == 7
    assert unit_at("江西省科学院院士", 0, 8) == 6


def test_an_organ_opens_with_a_known_or_an_unknown_place() -> None:
    assert opening_unit("赣州市教育局局长")[:3] == (6, 3, 3)
    assert place_ends("硚口区民政局", 0, 6) == {3: 1}
    assert place_ends("财政局", 0, 3) == {}


def test_collectives_are_many() -> None:
    assert is_collective("各区人民政府")
    assert not is_collective("市教育局")


def test_the_table_is_whole() -> None:
    organs = table()
    assert len(organs.stems) > 1000
    assert organs.canonical["发改委"] == "发展和改革委员会"
    assert set(organs.stems.values()) <= {"government", "party", "congress", "cppcc", "other"}


@pytest.mark.parametrize("words", ["市", "局", "(", "各县、", "武汉市", "国家", "中共市委"])
def test_hostile_names_cost_little(words: str) -> None:
    begun = time.perf_counter()
    for size in range(2000, 2010):
        text = words * (size // len(words))
        unit_at(text, 0, len(text))
        unit_grade(text)
        is_collective(text)
    assert time.perf_counter() - begun < 1
