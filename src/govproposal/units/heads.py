"""Names that begin with more than a place (冠名): of a party or system, of the nation, of an enterprise; and of many units at once."""

from __future__ import annotations

import attrs

from govproposal.patterns import lazy
from govproposal.units.divisions import LEVEL_WORDS, NATION, locate
from govproposal.units.placing import Reading, Setting, found_in, placed
from govproposal.units.reforms import Organ, normal

_NATIONAL = lazy(r"国务院|国家(?!税务总局.)|中央|全国|最高(?=人民)")
_NATIONAL_ENDS = ("部", "总局", "署")
_PARTY_WORDS = ("组织部", "宣传部", "统战部", "工作部", "武装部")
_HEAD = lazy(
    r"(?P<party>中共|中国共产党)|(?P<youth>共青团|团(?=[省市县区州旗]委|.{2,8}市委))"
    r"|(?P<cppcc>中国人民政治协商会议|政协)(?=.{2,10}委|[省市县区州]委)"
    r"|(?P<democrats>民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟)(?=.)"
    r"|(?P<trade>中国国际贸易促进委员会)(?=..)"
    r"|(?P<system>国家税务总局|国家统计局|国家金融监督管理总局|金融监管总局|中国银保监会|中国银行保险监督管理委员会|中国证监会|中华人民共和国"
    r"|中国银监会|中国保监会)(?=..)"
    r"|(?P<bank>中国人民银行|人民银行|人行)(?=..)|(?P<grid>国家电网|国网)(?:.{2,3}(?:省|市)?电力(?:有限)?(?:公司)?)?(?=.{2,8}供电)"
)
_OUTLET = lazy(
    r"(?:股份)?(?:有限公司)?(?:.{2,3}(?:省|市)?有限(?:责任)?公司)?(?P<where>.*?)(?:省|市)?(?:分公司|公司|分行|支行|中心支行|营业部)?"
)
_EACH = lazy(
    r"(?:全[省市县区]|(?P<place>[^各]{1,14}?))?(?:各(?P<levels>[省市县区州盟旗镇乡]{1,4}|街道|镇街|街镇|乡镇)|(?P<pair>县区|区县|县市区|镇街|街镇|市州))"
    r"(?P<rest>.*)"
)
_GOVERNED = frozenset("省市县区州盟旗")
"""Levels whose name alone stands for their governments: 各区."""


def each(words: str, setting: Setting) -> Reading | None:
    """各区人民政府: a collective, of the place that the context names."""
    match = _EACH.fullmatch(words)
    if match is None:
        return None
    place = locate(match["place"], setting.place) if match["place"] else setting.place
    if match["place"] and place is None:
        return None
    levels = "".join(sorted(set(match["levels"] or match["pair"])))
    rest = normal(match["rest"]) or ("政府" if _GOVERNED.issuperset(levels) else "")
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
    rest, kind = words[head.end() :], head.lastgroup
    if kind in ("party", "system") or kind == "grid":
        found = national(rest, setting) or placed(rest, setting)
        if found is None and kind == "system":
            found = placed(rest, setting, head=head[0])
        return None if found is None else attrs.evolve(found, words=words, rule="its head office is named before it")
    organ = {
        "youth": "共青团委员会", "cppcc": "政治协商会议", "trade": "国际贸易促进委员会", "bank": "人民银行", "democrats": "",
    }[str(kind)]  # fmt: skip
    named = (setting.table.organs[organ],) if organ in setting.table.organs else setting.table.named.get(normal(head[0]), ())
    if kind == "bank" and rest.endswith("中心支行"):
        named = setting.table.named.get("人民银行中心支行", named)
    tail = _tail_of(rest)
    place = locate(tail, setting.place) if tail else None
    if rest.startswith(("全国", "中央")):
        place = NATION
    return found_in(words, place, named, setting.on, "its organisation is named before its place") if named and place else None


_TAILS = lazy(
    r"(?:市|省|区|县)?(?P<tail>第?[一二三四五六七八九十〇]*届?委员会|委会|委|主委"
    r"|分行营业管理部|分行营管部|营业管理部|营管部|分行|中心支行|支行|省分行)$"
)


def _tail_of(rest: str) -> str:
    """What stands between the organisation and its last word: the place."""
    found = _TAILS.search(rest)
    if found is None:
        return ""
    cut = found.start("tail")
    return rest[:cut]


def national(words: str, setting: Setting) -> Reading | None:
    """A national organ: 国家发展改革委, 财政部, 最高人民法院."""
    match = _NATIONAL.match(words)
    whole = setting.table.named.get(normal(words))
    if match is None and not (whole and _is_national(words)):
        return None
    if whole:
        return found_in(words, NATION, whole, setting.on, "a national organ")
    if words == "国务院":
        return found_in(words, NATION, setting.table.named["政府"], setting.on, "a national organ")
    if match is None:
        return None
    rest = words[match.end() :]
    forms = {"国务院": (rest, "政府" + rest), "中央": ("委" + rest, rest)}.get(match[0], (rest,))
    named = next((found for form in forms if (found := setting.table.named.get(normal(form)))), None) if rest else None
    return found_in(words, NATION, named, setting.on, "a national organ") if named else None


def _is_national(words: str) -> bool:
    if words.startswith(("中组部", "中宣部", "最高法", "最高检", "中国")):
        return True
    return (words.endswith(_NATIONAL_ENDS) and not words.endswith(_PARTY_WORDS)) or words in _COMMISSIONS


_COMMISSIONS = frozenset(("证监会", "银保监会", "银监会", "保监会", "央行", "人民银行", "中国人民银行"))


def branded(words: str, setting: Setting) -> Reading | None:
    """An outlet of an enterprise that is everywhere: 中国电信武汉分公司, 武汉电信, 市移动公司."""
    for name in sorted((one for one in setting.table.brands if one in words), key=len, reverse=True):
        before, _, behind = words.partition(name)
        if before and not before.startswith(tuple(LEVEL_WORDS)) and locate(before, setting.place) is None:
            continue
        outlet = _OUTLET.fullmatch(behind)
        if outlet is None or (before and outlet["where"]):
            continue
        where = before or outlet["where"]
        place = locate(where, setting.place) if where else (setting.place if behind else NATION)
        if place is None:
            continue
        organ = Organ(name=setting.table.brands[name], kind="enterprise")
        return Reading(words=words, place=place, organ=organ, among=(organ,), kind="enterprise", branch=place != NATION, rule="an outlet")
    return None
