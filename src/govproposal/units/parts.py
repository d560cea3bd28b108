"""Parts of an organ (内设机构, 派出机构, 分局): a department, an office sent out, a branch in a district."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from govproposal.patterns import lazy
from govproposal.units.divisions import LEVEL_WORDS, divisions, level, locate
from govproposal.units.heads import branded, headed
from govproposal.units.nation import national
from govproposal.units.placing import CITY, Reading, Setting, found_in, placed, unknown
from govproposal.units.reforms import normal
from govproposal.units.zones import area_of, zone

_SUB = lazy(
    r"办|(?!员会|公室)第?.{1,17}(?:支队|大队|总队|中队|分局|中心|委员会|分公司|项目部|营业部|派出所|[处科股所站办室庭队局院司组馆校厅署部委会系行社])"
)
_HOLDERS = (*"局委部厅署院办室社行会联协", "政府", "办事处", "公司", "集团", "支队", "大队", "总队", "大学", "纪委")
_NO_HOLDERS = frozenset(("委", "人民政府"))
_LONGEST = 20
_OWN_PART = lazy(
    r"(?P<school>.{2,14}?(?:大学|学院))(?P<sub>.{1,16}(?:学院|系|研究院|研究所|研究中心|医院|实验室|图书馆|处|部|办公室))"
    r"|(?P<hospital>.{1,20}?医院)(?P<ward>.{1,8}(?:科|部|中心|院区|分院|办公室))"
    r"|(?P<firm>.{2,20}?(?:公司|集团|银行|农商行))(?P<outlet>.{1,12}(?:支行|分行|分公司|子公司|支公司|营业部|分理处|项目部|营业厅|营业所))"
)
_TO = lazy(r"^(?:派?驻)")
_BRANCH = lazy(
    r"(?P<where>.{2,5}?)(?P<area>区|县|市)?(?P<organ>公安|生态环境|自然资源和规划|自然资源|规划和自然资源|市场监管|市场监督管理|环保|国土资源|交警|税务)分局|(?P<named>.{2,4}?)(?P<bureau>生态环境)局"
)


def part(words: str, setting: Setting) -> Reading | None:
    """X局Y分局 is the organ in the district Y; X局Z支队, X部Z司, X公司Z所 a part of it."""
    found = _bare_branch(words, setting)
    if found is not None:
        return found
    for cut in range(len(words) - 1, max(1, len(words) - _LONGEST), -1):
        head, rest = words[:cut], words[cut:]
        if not head.endswith(_HOLDERS) or _SUB.fullmatch(rest) is None:
            continue
        readers = (headed, national, branded, zone, placed, *((part,) if head.endswith("分局") else ()))
        whole = next((found for reader in readers if (found := reader(head, setting))), None)
        if whole is not None and whole.organ is not None and (whole.organ.name not in _NO_HOLDERS or level(whole.place) == "t"):
            return _part_of(words, whole, rest, setting)
    return _of_unknown(words, setting)


def _part_of(words: str, whole: Reading, rest: str, setting: Setting) -> Reading:
    if rest.endswith("分局") and not whole.sub:
        where = next(_districts(rest[:-2], whole.place, setting), None)
        if where:
            return found_in(words, where, whole.among, setting.on, "a branch", branch=True)
    return attrs.evolve(whole, words=words, sub=whole.sub + normal(_TO.sub("", rest)), rule="a part")


def _districts(own: str, place: str | None, setting: Setting) -> Iterator[str]:
    """The places that 江汉, 江汉区 or 东湖高新区 may be, in a city."""
    if where := locate(own, setting.place if place in LEVEL_WORDS else place):
        yield where
    around = setting.place
    if around and level(around) == "c" and around.endswith((own + "区", own + "县", own + "市")):
        yield around
    yield from (f"{place}{one}" for one in divisions().districts.get(place or "", ()) if one[:-1] == own)
    if place is None and (known := locate(own + "区")) in divisions().paths:
        yield str(known)
    if area := area_of(own, place):
        yield area
    guess = f"{place}{own}区"  # in a city whose districts are not known
    if place and place not in LEVEL_WORDS and len(own) > 1 and locate(own + "区", place) == guess:
        yield guess


def _bare_branch(words: str, setting: Setting) -> Reading | None:
    """余杭公安分局, 武昌区环保分局: the branch of the city's bureau, its district before it."""
    match = _BRANCH.fullmatch(words)
    if match is None:
        return None
    named = setting.table.named.get(normal((match["organ"] or match["bureau"]) + "局"), ())
    district = match["named"] or match["where"] + (match["area"] or "")
    city = locate(CITY, setting.place)
    where = next(_districts(district, None if city in LEVEL_WORDS else city, setting), None)
    return found_in(words, where, named, setting.on, "a branch", branch=True) if named and where else None


def _of_unknown(words: str, setting: Setting) -> Reading | None:
    """武汉大学法学院, 杭州联合银行三墩支行: a part of a university or an enterprise that is in no table."""
    match = _OWN_PART.fullmatch(words)
    if match is None:
        return None
    school = match["school"] or match["hospital"]
    whole, rest = unknown(school or match["firm"], setting), match["sub"] or match["ward"] or match["outlet"]
    kind = "institution" if school else "enterprise"
    return attrs.evolve(whole, words=words, sub=normal(rest), kind=kind, rule="a part")
