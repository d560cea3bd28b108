"""Names that begin with more than a place (冠名): of a party or system, of an enterprise; and of many units at once."""

from __future__ import annotations

import re

import attrs

from govproposal.patterns import lazy
from govproposal.units.divisions import LEVEL_WORDS, NATION, locate
from govproposal.units.nation import national
from govproposal.units.placing import Reading, Setting, found_in, placed
from govproposal.units.reforms import Organ, normal

_HEAD = lazy(
    r"(?P<party>中共|中国共产党)|(?P<youth>中国共产主义青年团|共青团|团(?=[省市县区州旗]委|中央|.{2,8}市委))"
    r"|(?P<cppcc>中国人民政治协商会议|人民政协|政协)(?=.{2,16}委|[省市县区州]委)"
    r"|(?P<democrats>中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党|中国致公党|台湾民主自治同盟"
    r"|民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟)(?=.)"
    r"|(?P<trade>中国国际贸易促进委员会)(?=..)"
    r"|(?P<system>国家税务总局|国家统计局|国家金融监督管理总局|金融监管总局|中国银保监会|中国银行保险监督管理委员会|中国证监会|中华人民共和国"
    r"|中国银监会|中国保监会|中国证券监督管理委员会|国家外汇管理局)(?=..)"
    r"|(?P<bank>中国人民银行|人民银行|人行)(?=..)|(?P<grid>国家电网|国网)(?:.{2,3}(?:省|市)?电力(?:有限)?(?:公司)?)?(?=.{2,8}供电)"
)
_ORGANS = {"youth": "共青团委员会", "cppcc": "政治协商会议", "trade": "国际贸易促进委员会", "bank": "人民银行"}
_COMMITTEE = lazy(r"第?[一二三四五六七八九十〇]*届?(?P<form>委员会|委会|委|工作委员会|工委|总支|支部)(?!会)")
_TAILS = lazy(r"(?:市|省|区|县)?(?P<tail>委员会|分会|支会|分行营业管理部|分行营管部|营业管理部|营管部|分行|中心支行|支行|省分行)$")
_OFFICE = lazy(r"(?:监督管理|监管)?(?:局|分局|支局)$")
_LEGAL = r"(?:\(?集团\)?)?(?:股份)?(?:有限)?(?:责任)?公司|集团|总公司|总行|总部"
_HEAD_OFFICE = lazy(rf"(?:{_LEGAL})?")
_OUTLET = lazy(
    rf"(?:{_LEGAL})?(?:(?P<over>.{{2,3}}(?:省|市)?)有限(?:责任)?公司)?(?P<where>.*?)(?:省|市)?(?:分公司|公司|分行|支行|中心支行|营业部)?"
)
_SHORT = 2
"""电信公司 is that of the place, 南方电网公司 the enterprise."""
_EACH = lazy(
    r"(?:全[省市县区]|(?P<place>[^各]{1,14}?))?(?:各(?P<levels>(?:[省市县区州盟旗镇乡]|街道|街(?=[镇乡])|(?<=[镇乡])街){1,5})"
    r"|(?P<pair>县区|区县|县市区|镇街|街镇|市州))(?P<rest>.*)"
)
_GOVERNED = frozenset("省市县区州旗镇乡")
"""Levels whose name alone stands for their governments: 各区."""
_OFFICES = frozenset(("", "办", "办事处", "街道", "街道办"))


def each(words: str, setting: Setting) -> Reading | None:
    """各区人民政府: a collective, of the place that the context names."""
    match = _EACH.fullmatch(words)
    if match is None:
        return None
    place = locate(match["place"], setting.place) if match["place"] else setting.place
    if match["place"] and place is None:
        return None
    levels = "".join(sorted(set((match["levels"] or match["pair"]).replace("街道", "街"))))
    rest = normal(match["rest"]) or ("政府" if _GOVERNED.issuperset(levels) else "")
    if levels == "街" and rest in _OFFICES:
        rest = "街道办"
    if match["pair"] and rest and rest not in setting.table.named:
        return None
    named = setting.table.named.get(rest, ())
    return Reading(
        words=words,
        place=place,
        organ=named[0] if named else None,
        stem=rest,
        kind="collective",
        each=levels,
        rule="names many units",
    )


def headed(words: str, setting: Setting) -> Reading | None:
    """A name that begins with its party or system: 中共武汉市委宣传部, 国家税务总局武汉市税务局, 共青团武汉市委."""
    head = _HEAD.match(words)
    if head is None or not words[head.end() :]:
        return None
    kind = str(head.lastgroup)
    if kind in ("party", "system", "grid"):
        return _in_system(words, head, setting)
    if kind in ("youth", "cppcc", "democrats"):
        return _committee(words, head, setting)
    rest = words[head.end() :]
    named: tuple[Organ, ...] = (setting.table.organs[_ORGANS[kind]],)
    if kind == "bank" and rest.endswith("中心支行"):
        named = setting.table.named.get("人民银行中心支行", named)
    tail = _TAILS.search(rest)
    place = locate(rest[: tail.start("tail")], setting.place) if tail else None
    return found_in(words, place, named, setting.on, _BEFORE) if place else None


_BEFORE = "its organisation is named before its place"


def _in_system(words: str, head: re.Match[str], setting: Setting) -> Reading | None:
    """An organ behind its party or head office."""
    rest = words[head.end() :]
    found = national(rest, setting) or placed(rest, setting)
    if found is None and head.lastgroup == "system":
        found = placed(rest, setting, head=head[0]) or _regional(words, head[0], rest, setting)
    return None if found is None else attrs.evolve(found, words=words, rule="its head office is named before it")


def _regional(words: str, head: str, rest: str, setting: Setting) -> Reading | None:
    """The office of a national regulator in a place: 中国银行保险监督管理委员会浙江监管局."""
    office, whole = _OFFICE.search(rest), national(head, setting)
    place = locate(rest[: office.start()], setting.place) if office else None
    return found_in(words, place, whole.among, setting.on, _BEFORE) if whole and place else None


def _committee(words: str, head: re.Match[str], setting: Setting) -> Reading | None:
    """The committee of an organisation in a place, or what is below it: 民盟市委会, 政协武汉市委员会提案委员会."""
    rest, table = words[head.end() :], setting.table
    organ = table.organs.get(_ORGANS.get(str(head.lastgroup), ""))
    named = (organ,) if organ else table.named.get(normal(head[0]), ())
    if not named:
        return None
    central = re.match(r"(?:中央|全国)(?:委员会)?", rest)
    if central:
        return _below(words, NATION, named, normal(rest[central.end() :]), setting)
    for found in _COMMITTEE.finditer(rest):
        place = locate(rest[: found.start()], setting.place)
        if place:
            form = normal(found["form"])
            below = "" if form.startswith("委") else form
            return _below(words, place, named, below + normal(rest[found.end() :]), setting)
    return None


def _below(words: str, place: str, named: tuple[Organ, ...], rest: str, setting: Setting) -> Reading:
    """The committee, or an organ of it that the table has (政协提案委), or another part of it."""
    own = setting.table.named.get("政协" + rest) if rest and named[0].name == "政治协商会议" else None
    return found_in(words, place, own or named, setting.on, _BEFORE, sub="" if own else rest)


def branded(words: str, setting: Setting) -> Reading | None:
    """An outlet of an enterprise that is everywhere: 中国电信武汉分公司, 武汉电信, 市移动公司; or the enterprise itself."""
    for name in sorted((one for one in setting.table.brands if one in words), key=len, reverse=True):
        before, _, behind = words.partition(name)
        if before and not before.startswith(tuple(LEVEL_WORDS)) and locate(before, setting.place) is None:
            continue
        place = _outlet(before, name, behind, setting)
        if place is None:
            continue
        brand = setting.table.brands[name]
        organ = setting.table.organs.get(brand) or Organ(name=brand, kind="enterprise")
        return Reading(words=words, place=place, organ=organ, among=(organ,), kind="enterprise", branch=place != NATION, rule="an outlet")
    return None


def _outlet(before: str, name: str, behind: str, setting: Setting) -> str | None:
    """Where an outlet is, the nation for the enterprise itself, by what stands before and behind its name."""
    if not before and (not behind or (_HEAD_OFFICE.fullmatch(behind) and (behind != "公司" or len(name) > _SHORT))):
        return NATION
    outlet = _OUTLET.fullmatch(behind)
    if outlet is None or (before and outlet["where"]):
        return None
    where = before or outlet["where"] or outlet["over"]
    return locate(where, setting.place) if where else setting.place
