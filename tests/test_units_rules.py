"""How names are read: one table for each rule, with what looks alike and is not."""

from __future__ import annotations

from datetime import date

import pytest

from govproposal.units import organs, relation, resolve
from govproposal.units.compounds import shortened
from govproposal.units.divisions import chain, locate, own
from govproposal.units.spelling import bare

SAME = [
    # committees of parties and of the league, by whose name they begin
    ("民盟市委会", "中国民主同盟洛阳市委员会", "洛阳市"),
    ("民建中央", "中国民主建国会中央委员会", None),
    ("民进区工委", "中国民主促进会洛阳市涧西区工作委员会", "洛阳市涧西区"),
    ("团县委", "中国共产主义青年团新安县委员会", "洛阳市新安县"),
    ("自治区党委宣传部", "中共宁夏回族自治区委员会宣传部", "宁夏回族自治区"),
    ("长春路街道党工委", "中共洛阳市涧西区长春路街道工作委员会", "洛阳市涧西区"),
    ("区纪委区监委", "中共洛阳市涧西区纪律检查委员会", "洛阳市涧西区"),
    ("市政协提案委", "政协洛阳市委员会提案委员会", "洛阳市"),
    ("市人大财经委", "洛阳市人民代表大会财政经济委员会", "洛阳市"),
    # the nation's own
    ("国办", "国务院办公厅", None),
    ("中国科协", "中国科学技术协会", "洛阳市"),
    ("全国工商联", "中华全国工商业联合会", None),
    ("中科院", "中国科学院", "洛阳市"),
    ("国铁集团", "中国国家铁路集团有限公司", None),
    ("国家电网", "国家电网有限公司", "洛阳市"),
    ("中国移动河南公司", "中国移动通信集团河南有限公司", None),
    # courts, towns, streets, villages
    ("市中级法院", "洛阳市中级人民法院", "洛阳市"),
    ("上海一中院", "上海市第一中级人民法院", None),
    ("白马寺镇政府", "洛阳市洛龙区白马寺镇人民政府", "洛阳市洛龙区"),
    ("长春路街道办", "涧西区人民政府长春路街道办事处", "洛阳市涧西区"),
    ("长春路街道", "长春路街道办事处", "洛阳市涧西区"),
    ("枣园村村委会", "枣园村村民委员会", None),
    ("各街道办", "各街道办事处", None),
    ("各镇（街道）", "各镇街", "洛阳市"),
    ("各有关部门", "有关部门", "洛阳市"),
    # branches in both forms
    ("涧西公安分局", "洛阳市公安局涧西区分局", "洛阳市涧西区"),
    ("柴桑生态环境局", "九江市生态环境局柴桑分局", "九江市"),
    ("中国证监会河南监管局", "河南证监局", "河南省"),
    # several fields of work, task forces, schools, what the name can do without
    ("县教科局", "县教育和科学技术局", None),
    ("市食安办", "市食品安全委员会办公室", None),
    ("市一中", "市第一中学", "洛阳市"),
    ("浙大", "浙江大学", None),
    ("同济医院", "华中科技大学同济医学院附属同济医院", "武汉市"),
    ("市信访局", "中共洛阳市委洛阳市人民政府信访局", "洛阳市"),
    ("郑州铁路局集团", "中国铁路郑州局集团有限公司", None),
    ("桐庐县政府", "杭州市桐庐县人民政府", "杭州市"),
]
PARTS = [
    ("教育部基础教育司", "教育部"),
    ("省财政厅预算处", "省财政厅"),
    ("财政部河南监管局", "财政部"),
    ("审计署驻郑州特派员办事处", "审计署"),
    ("国家统计局河南调查总队", "国家统计局"),
    ("郑州海关", "海关总署"),
    ("全国人大常委会法工委", "全国人大常委会"),
    ("最高人民法院第四巡回法庭", "最高人民法院"),
    ("县人民法院城关人民法庭", "县人民法院"),
    ("市公安局西湖区分局灵隐派出所", "市公安局西湖区分局"),
    ("团省委学校部", "团省委"),
    ("镇政府党政办公室", "镇政府"),
    ("郑州大学法学院", "郑州大学"),
    ("郑州大学附属肿瘤医院", "郑州大学"),
    ("县医院急诊科", "县医院"),
    ("洛阳银行涧西支行", "洛阳银行"),
    ("中国工商银行股份有限公司郑州分行", "中国工商银行股份有限公司"),
]
SUCCESSORS = [
    ("国家发展计划委员会", "国家发展改革委", None),
    ("国家计委", "国家发展改革委", None),
    ("外经贸部", "商务部", None),
    ("交通部", "交通运输部", None),
    ("省交通厅", "省交通运输厅", None),
    ("信息产业部", "工业和信息化部", None),
    ("国家环境保护总局", "生态环境部", None),
    ("铁道部", "国铁集团", None),
    ("国家食品药品监督管理局", "国家食品药品监督管理总局", None),
    ("市贸工局", "市工业和信息化局", "深圳市"),
    ("市人居委", "市生态环境局", "深圳市"),
    ("市国土房管局", "市规划和自然资源局", "重庆市"),
    ("省政务服务数据管理局", "省政务服务和数据管理局", "广东省"),
    ("富阳市人民政府", "杭州市富阳区人民政府", "杭州市"),
    ("绍兴县教育局", "柯桥区教育局", "绍兴市"),
    ("武进市财政局", "武进区财政局", "常州市"),
    ("襄樊市政府", "襄阳市政府", None),
]
APART = [
    ("桥西区政府", "石家庄市桥西区人民政府", "河北省张家口市"),
    ("伊宁市人民政府", "伊宁县人民政府", None),
    ("教育部基础教育司", "教育部高等教育司", None),
    ("国家能源局", "国家能源集团", None),
    ("国家铁路局", "国铁集团", None),
    ("中国农业银行", "中国农业发展银行", None),
    ("郑州大学", "郑州轻工业大学", None),
    ("华中科技大学同济医学院附属协和医院", "北京协和医院", None),
    ("民盟市委", "民革市委", "洛阳市"),
    ("民革洛阳市委会", "民革河南省委会", None),
    ("白马寺镇政府", "白马寺镇党委", "洛阳市洛龙区"),
    ("长春路街道办", "重庆路街道办", "洛阳市涧西区"),
    ("省水利厅", "省水利水电勘测设计院", None),
    ("科技部", "中国科协", None),
    ("市委", "市委办公厅", "洛阳市"),
    ("市政府", "市政府采购中心", "洛阳市"),
]


@pytest.mark.parametrize(("a", "b", "place"), SAME)
def test_one_body(a: str, b: str, place: str | None) -> None:
    assert relation(a, b, place).value == "same"
    assert resolve(a, place).key == resolve(b, place).key or place is None


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_a_part_whichever_comes_first(part: str, whole: str) -> None:
    assert (relation(part, whole).value, relation(whole, part).value) == ("part", "part")


@pytest.mark.parametrize(("old", "new", "place"), SUCCESSORS)
def test_one_after_the_other(old: str, new: str, place: str | None) -> None:
    assert (relation(old, new, place).value, relation(new, old, place).value) == ("successor", "predecessor")


@pytest.mark.parametrize(("a", "b", "place"), APART)
def test_look_alikes_stay_apart(a: str, b: str, place: str | None) -> None:
    assert relation(a, b, place).value == relation(b, a, place).value == "none"


@pytest.mark.parametrize(
    ("a", "b", "place", "on", "said"),
    [
        ("市消防支队", "市消防救援支队", "洛阳市", date(2022, 1, 1), "same"),
        ("市建设局", "市住建局", "洛阳市", None, "successor"),
        ("市建设局", "市住建局", "洛阳市", date(2022, 1, 1), "same"),
        ("省交通厅", "省交通运输厅", "河南省", date(2022, 1, 1), "same"),
        ("省侨办", "省委统战部", "河南省", None, "successor"),
        ("省侨办", "省委统战部", "河南省", date(2016, 1, 1), "none"),
    ],
)
def test_the_day_decides(a: str, b: str, place: str, on: date | None, said: str) -> None:
    assert relation(a, b, place, on).value == said


@pytest.mark.parametrize(
    ("name", "place", "full"),
    [
        ("中国科协", None, "中国科学技术协会"),
        ("全总", None, "中华全国总工会"),
        ("国研中心", None, "国务院发展研究中心"),
        ("中央纪委", None, "中央纪律检查委员会国家监察委员会"),
        ("民盟市委会", "洛阳市", "民盟洛阳市委员会"),
        ("财政部河南监管局", None, "财政部河南监管局"),
        ("洛龙公安分局", "洛阳市洛龙区", "洛阳市洛龙区公安局"),
        ("白马寺镇政府", "洛阳市洛龙区", "洛阳市洛龙区白马寺镇人民政府"),
        ("兵团教育局", None, "新疆生产建设兵团教育局"),
    ],
)
def test_full_names(name: str, place: str | None, full: str) -> None:
    body = resolve(name, place).body
    assert body is not None
    assert body.name == full


def test_places_nest() -> None:
    assert chain("苏州市昆山市周庄镇") == ("苏州市昆山市周庄镇", "苏州市昆山市", "苏州市", "江苏省")
    assert own("苏州市昆山市周庄镇") == "周庄镇"
    assert locate("周庄镇", "苏州市昆山市") == locate("昆山市周庄镇", "苏州市昆山市") == "苏州市昆山市周庄镇"
    assert locate("锦溪镇", "苏州市昆山市周庄镇") == "苏州市昆山市锦溪镇"
    assert locate("绍兴县", "绍兴市") == "绍兴市绍兴县"


def test_a_county_that_became_a_district_is_bounded() -> None:
    old, new = resolve("富阳市财政局", "杭州市").body, resolve("富阳区财政局", "杭州市").body
    assert old is not None
    assert new is not None
    assert old.until == new.since == date(2014, 12, 13)


def test_fields_of_work_are_shortened_where_there_are_several() -> None:
    assert shortened("农业农村水务局") == "农水局"
    assert shortened("农业农村局") == "农业农村局"
    assert bare("各区（县、市）") == ("各区县市", ())


def test_tables_of_ones_own_may_name_the_nations_and_others() -> None:
    more = {
        "organs": [{"name": "月球局", "nation": "国家航月局 航月局", "also": "探月局"}, {"name": "探月局", "until": "2020-01-01"}],
        "others": {"月球大学": "月大"},
    }
    table = organs().extended(more)
    assert relation("航月局", "国家航月局", table=table).value == "same"
    assert resolve("航月局", table=table).body == resolve("国家航月局", table=table).body
    assert relation("月大", "月球大学", table=table).value == "same"
    assert relation("市探月局", "市月球局", "赣州市", date(2022, 1, 1), table=table).value == "same"
    assert relation("市探月局", "市月球局", "赣州市", date(2019, 1, 1), table=table).value == "none"
