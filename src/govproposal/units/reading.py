"""A unit's name read against the tables: which place, which organ, and what of it (单位名称解析)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import attrs

from govproposal.folding import fold
from govproposal.units.divisions import LEVEL_WORDS, NATION, divisions, level, locate
from govproposal.units.places import place_ends
from govproposal.units.reforms import Organ, OrganTable, normal

CITY = "市"
"""The level that a name without place is taken to be of, where the context says no other."""
_NATIONAL = re.compile(r"国务院|国家(?!税务总局.)|中央|全国|最高(?=人民)")
_NATIONAL_ENDS = ("部", "总局", "署")
_PARTY_WORDS = ("组织部", "宣传部", "统战部", "工作部", "武装部")
_HEAD = re.compile(
    r"(?P<party>中共|中国共产党)|(?P<youth>共青团|团(?=[省市县区州旗]委|.{2,8}市委))"
    r"|(?P<cppcc>中国人民政治协商会议|政协)(?=.{2,10}委|[省市县区州]委)"
    r"|(?P<democrats>民革|民盟|民建|民进|农工民主党|农工党|致公党|九三学社|台盟)(?=.)"
    r"|(?P<trade>中国国际贸易促进委员会)(?=..)"
    r"|(?P<system>国家税务总局|国家统计局|国家金融监督管理总局|金融监管总局|中国银保监会|中国银行保险监督管理委员会|中国证监会|中华人民共和国"
    r"|中国银监会|中国保监会)(?=..)"
    r"|(?P<bank>中国人民银行|人民银行|人行)(?=..)|(?P<grid>国家电网|国网)(?:.{2,3}(?:省|市)?电力(?:有限)?(?:公司)?)?(?=.{2,8}供电)"
)
_OUTLET = re.compile(r"(?:股份)?(?:有限公司)?(?:.{2,3}(?:省|市)?有限(?:责任)?公司)?(?P<where>.*?)(?:省|市)?(?:分公司|公司|分行|支行|中心支行|营业部)?")
_AREA = re.compile(
    r"(?P<area>.{0,14}?(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新技术开发区|新技术开发区|高新区|综合保税区|综保区|保税区|"
    r"工业园区|化工区|化学工业区|旅游风景区|风景名胜区|风景区|旅游度假区|度假区|示范区|试验区|开发区|新区|新城|新港|光谷|生态城|科学城))"
    r"(?P<rest>.*)"
)
_AREA_FORMS = (
    ("高新技术开发区", "高新技术产业开发区"), ("高新区", "高新技术产业开发区"), ("经济开发区", "经济技术开发区"),
    ("经开区", "经济技术开发区"), ("综保区", "综合保税区"), ("风景名胜区", "风景区"), ("旅游风景区", "风景区"),
)  # fmt: skip
_SUB = re.compile(r".{0,14}?(?:支队|大队|总队|分局|中队|处|科|所|站|中心|办|室|庭|执行局|队|局|院|馆|校)")
_PUBLIC = re.compile(r"^(?:委[省市县区州]?)?政府")
_GENERAL = re.compile(r"(?<=..)(?:管理|发展|工作|事务)+(?=.$)")
_HOLDERS = ("局", "委", "部", "公司", "集团", "社", "院")
_LOCAL_OUTLET = re.compile(r"(?P<head>.{2,}?(?:公司|集团|银行))(?P<where>.{2,6}?)(?:市|省)?(?P<kind>分公司|分行|支行)")
_EACH = re.compile(r"(?:全[省市县区])?各(?P<levels>[省市县区州盟旗镇乡]{1,4}|街道|镇街|街镇|乡镇)(?P<rest>.*)")
_LAST_LEVEL = frozenset("市县区州旗")
_NOTES = re.compile(r"(?:等(?:有关)?(?:部门|单位)?|牵头|负责|本级|机关)$")


@attrs.frozen(kw_only=True)
class Reading:
    """What a name says: ``place`` a path, an area or a word for a level, ``None`` for none; the ``organ`` of the table, or the
    ``stem`` (:func:`~govproposal.units.reforms.normal`) that is none; ``sub`` a part of it; ``branch`` that it is a branch (分局).
    """

    words: str
    place: str | None
    organ: Organ | None = None
    stem: str = ""
    sub: str = ""
    kind: str = "other"
    branch: bool = False
    among: tuple[Organ, ...] = ()
    each: str = ""
    rule: str = ""


def read(name: str, context: str | None, on: date | None, table: OrganTable) -> Reading:
    """A folded *name* without brackets, read in the place *context* (a path)."""
    words = _NOTES.sub("", name.replace(" ", "").removeprefix("原")) or name
    for reader in (_each, _headed, _national, _branded, _area, _placed):
        found = reader(words, context, on, table)
        if found is not None:
            return found
    return _unknown(words, context)


def _pick(named: tuple[Organ, ...], at: str | None, on: date | None) -> Organ:
    """The organ of several with one name: the one there was on the day, else the first."""
    if on is None or len(named) == 1:
        return named[0]
    return next((one for one in named if in_force(one, at, on)), named[0])


def bounds(organ: Organ, place: str | None) -> tuple[date | None, date | None]:
    """Since when and until when there was an organ in a place."""
    at = level(place) or "m"
    kept = place is not None and any(place.startswith(one) for one in organ.kept)
    return organ.since.get(at), None if kept else organ.until.get(at)


def in_force(organ: Organ, place: str | None, on: date) -> bool:
    """Whether there was the organ in a place on that day."""
    since, until = bounds(organ, place)
    return (since is None or since <= on) and (until is None or on < until)


def _found(words: str, place: str | None, named: tuple[Organ, ...], on: date | None, rule: str, **more: bool | str) -> Reading:
    organ = _pick(named, place, on)
    return Reading(words=words, place=place, organ=organ, among=named, kind=organ.kind, rule=rule, **more)  # type: ignore[arg-type]


def _each(words: str, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """各区人民政府: a collective, of the place that the context names."""
    match = _EACH.fullmatch(words)
    if match is None:
        return None
    levels = "".join(sorted(set(match["levels"])))
    rest = normal(match["rest"])
    named = table.named.get(rest, ())
    return Reading(
        words=words, place=context, organ=named[0] if named else None, stem=rest, kind="collective", each=levels, rule="names many units"
    )


def _headed(words: str, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """A name that begins with its party or system: 中共武汉市委宣传部, 国家税务总局武汉市税务局, 共青团武汉市委."""
    head = _HEAD.match(words)
    if head is None or not words[head.end() :]:
        return None
    rest, kind = words[head.end() :], head.lastgroup
    if kind in ("party", "system") or kind == "grid":
        found = _placed(rest, context, on, table)
        if found is None and kind == "system":
            found = _placed(rest, context, on, table, head=head[0])
        return None if found is None else attrs.evolve(found, words=words, rule="its head office is named before it")
    organ = {
        "youth": "共青团委员会", "cppcc": "政治协商会议", "trade": "国际贸易促进委员会", "bank": "人民银行", "democrats": {"九三学社": "九三学社"}.get(head[0], ""),
    }[str(kind)]  # fmt: skip
    named = (table.organs[organ],) if organ in table.organs else table.named.get(normal(head[0]), ())
    tail = _tail_of(rest, kind)
    place = locate(tail, context) if tail else (NATION if rest in ("中央",) else None)
    return _found(words, place, named, on, "its organisation is named before its place") if named and place else None


_TAILS = re.compile(
    r"(?:市|省|区|县)?(?P<tail>第?[一二三四五六七八九十〇]*届?委员会|委会|委|主委"
    r"|分行营业管理部|分行营管部|营业管理部|营管部|分行|中心支行|支行|省分行)$"
)


def _tail_of(rest: str, kind: str | None) -> str:
    """What stands between the organisation and its last word: the place."""
    found = _TAILS.search(rest)
    if found is None:
        return ""
    cut = found.start("tail")
    return rest[:cut]


def _national(words: str, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """A national organ: 国家发展改革委, 财政部, 最高人民法院."""
    match = _NATIONAL.match(words)
    whole = table.named.get(normal(words))
    if match is None and not (whole and _is_national(words)):
        return None
    if whole:
        return _found(words, NATION, whole, on, "a national organ")
    if words == "国务院":
        return _found(words, NATION, table.named["政府"], on, "a national organ")
    if match is None:
        return None
    rest = words[match.end() :]
    named = table.named.get(normal(rest)) or table.named.get("委" + normal(rest)) or table.named.get(normal("政府" + rest))
    return _found(words, NATION, named, on, "a national organ") if named else None


def _is_national(words: str) -> bool:
    if words.startswith(("中组部", "中宣部", "最高法", "最高检", "中国")):
        return True
    return (words.endswith(_NATIONAL_ENDS) and not words.endswith(_PARTY_WORDS)) or words in _COMMISSIONS


_COMMISSIONS = frozenset(("证监会", "银保监会", "银监会", "保监会", "央行", "人民银行", "中国人民银行"))


def _branded(words: str, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """An outlet of an enterprise that is everywhere: 中国电信武汉分公司, 武汉电信, 市移动公司."""
    for name in sorted((one for one in table.brands if one in words), key=len, reverse=True):
        before, _, behind = words.partition(name)
        if before and not before.startswith(tuple(LEVEL_WORDS)) and locate(before, context) is None:
            continue
        outlet = _OUTLET.fullmatch(behind)
        if outlet is None or (before and outlet["where"]):
            continue
        where = before or outlet["where"]
        place = locate(where, context) if where else (context if behind else NATION)
        if place is None:
            continue
        organ = Organ(name=table.brands[name], kind="enterprise")
        return Reading(words=words, place=place, organ=organ, among=(organ,), kind="enterprise", branch=place != NATION, rule="an outlet")
    return None


def _area(words: str, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """A development zone or the like, alone or with its committee or an organ of it: 武汉经开区管委会, 长江新城."""
    match = _AREA.fullmatch(words)
    if match is None or divisions().named.get(match["area"]) or locate(match["area"], None) in divisions().paths:
        return None
    path = area_path(match["area"], context)
    rest = normal(match["rest"])
    if not path or (rest and rest not in ("管委会", "委") and rest not in table.named):
        return None
    path = divisions().joint.get(path, path)
    joint = path in divisions().paths
    if rest in ("", "管委会") or (joint and rest == "政府"):
        if joint:
            return _found(words, path, table.named["政府"], on, "one organ governs the zone and the district")
        return Reading(words=words, place=path, stem="管理委员会", kind="government", rule="the committee of a zone")
    return _found(words, path, table.named[rest], on, "an organ of a zone") if rest in table.named else None


@lru_cache(maxsize=1024)
def area_path(words: str, context: str | None) -> str:
    """The name by which a zone is known, with the place it lies in: ``武汉经济技术开发区`` for 武汉经开区, or for 经开区 in 武汉市."""
    known = divisions().areas
    words = words.removeprefix("中国").removeprefix("国家级")
    if words in known:
        return known[words]
    full = words
    for short, long in _AREA_FORMS:
        if full.endswith(short) and not full.endswith(long):
            full = full[: -len(short)] + long
            break
    end = max((end for end, grade in place_ends(full, 0, len(full)).items() if grade == 2 and end < len(full) - 1), default=0)
    place = locate(full[:end], context) if end else context
    if place in LEVEL_WORDS or place is None:
        return full[end:] if place is None or end else full
    own = divisions().paths[place].own if place in divisions().paths else place
    path = re.sub(r"[市县区]$", "", own) + full[end:]
    return known.get(path, path)


def _placed(words: str, context: str | None, on: date | None, table: OrganTable, *, head: str = "") -> Reading | None:
    """A place or level and an organ of the table behind it, or a part of such an organ."""
    splits = _splits(words)
    for end in splits:
        named = table.named.get(normal(head.removeprefix("国家") + words[end:])) if head else _named(words[end:], table)
        place = place_of(words[:end], context, words[end:]) if named else None
        if named and place:
            own = normal(words[end:])
            branch = words.endswith("分局") or bool(own) and own.startswith("国网")
            return _found(words, place, named, on, "in the table", branch=branch)
    for end in splits:
        found = _branch_or_sub(words, end, context, on, table)
        if found is not None:
            return found
    return None


def _named(words: str, table: OrganTable) -> tuple[Organ, ...] | None:
    """The organs that a stem is a name of: 政府外办 is 外办, and nothing behind a place is its government."""
    stem = normal(words) or "政府"
    short = _PUBLIC.sub("", stem)
    return table.named.get(stem) or (table.named.get(short) if len(short) > 1 else None)


def own_stem(words: str) -> str:
    """The stem of an organ that the table does not have, without what is often left out: 通信发展管理办公室 is 通信发展办."""
    stem = normal(words)
    short = _PUBLIC.sub("", stem)
    short = _GENERAL.sub("", short) if short.endswith(("局", "委", "办")) else short
    return short if len(short) > 3 else stem


def _splits(words: str) -> tuple[int, ...]:
    """Where the place may end: known places first (市|住房城乡建设局, not 市住房城乡|建设局), the longest of each first.

    A name that is a place alone is its government's.
    """
    ends = place_ends(words, 0, len(words))
    sure = [end for end in ends if end < len(words) or (end > 1 and words[-1] in _LAST_LEVEL)]
    known = [end for end in sure if ends[end] == 2]
    return (*sorted(known, reverse=True), 0, *sorted(set(sure) - set(known), reverse=True))


def place_of(words: str, context: str | None, stem: str) -> str | None:
    """The place that a name begins with; for none the context, else the level that the stem is usual at."""
    if words:
        return locate(words, context)
    if stem.endswith("厅") and not stem.endswith("办公厅"):
        return locate("省", context)
    return context or CITY


def _branch_or_sub(words: str, end: int, context: str | None, on: date | None, table: OrganTable) -> Reading | None:
    """X局Y分局 is the organ in the district Y; X局Z支队 is a part of it."""
    stem = words[end:]
    place = place_of(words[:end], context, stem)
    if not stem or not place:
        return None
    if stem.endswith("分局") and (named := table.named.get(normal(stem[:-2] + "局"))):
        return _found(words, place, named, on, "a branch", branch=True)
    for cut in range(len(stem) - 2, 2, -1):
        head, rest = stem[:cut], stem[cut:]
        named = table.named.get(normal(head), ())
        if not named or not head.endswith(_HOLDERS) or not _SUB.fullmatch(rest):
            continue
        if rest.endswith("分局"):
            where = locate(rest[:-2], place) or _district(rest[:-2], place)
            if where:
                return _found(words, where, named, on, "a branch", branch=True)
        return _found(words, place, named, on, "a part", sub=normal(rest))
    return None


def _district(own: str, place: str) -> str | None:
    """The district whose name 江汉 is short for, in a city."""
    inside = divisions().districts.get(place, ())
    return next((place + one for one in inside if one.removesuffix("区") == own), None)


def _unknown(words: str, context: str | None) -> Reading:
    """A name that the table does not have: its place, and its stem as it is written."""
    outlet = _LOCAL_OUTLET.fullmatch(words)
    if outlet is not None and (place := locate(outlet["where"], context)):
        stem = normal(outlet["head"])
        return Reading(words=words, place=place, stem=stem, kind="enterprise", branch=True, rule="an outlet of an enterprise")
    ends = [end for end in _splits(words) if 0 < end < len(words)]
    place, end = next(((place, end) for end in ends if (place := locate(words[:end], context))), (None, 0))
    return Reading(words=words, place=place if end else context, stem=own_stem(words[end:]))


def bare(name: str) -> tuple[str, tuple[str, ...]]:
    """A name folded, with the names that brackets at its end add: 管委会〈区人民政府〉; what is no name (下同) is left out.

    >>> bare("武宁经开区管委会（万福工业园管理办公室）"), bare("市科协（含下属单位，下同）")
    (('武宁经开区管委会', ('万福工业园管理办公室',)), ('市科协', ()))
    """
    folded = fold(name).strip(" \n、,;:。“”‘’\"'")
    aliases: list[str] = []
    while found := _TRAILING.search(folded):
        if found.start() == 0:
            break
        aliases += list(_named_in(found[1] or found[2] or found[3]))
        folded = folded[: found.start()].rstrip()
    folded = _MIDDLE.sub(lambda match: "" if _NOTE.search(match[1]) else match[1], folded)
    return folded.replace("、", "") if folded.startswith("各") else folded, tuple(aliases)


_TRAILING = re.compile(r"(?:\((?P<inside>[^()]*)\)|〈(?P<other>[^〈〉]*)〉|\[(?P<third>[^\[\]]*)\])$")
_MIDDLE = re.compile(r"\(([^()]*)\)")
_NOTE = re.compile(r"下同|含|除外|负责|牵头|汇总|列|原则|、$")
_CALLED = re.compile(r"^(?:以下|下)?(?:简称|统称|挂|加挂|又称|即)[:为]?")


def _named_in(words: str | None) -> Iterator[str]:
    for part in re.split(r"[、,;]", words or ""):
        named = _CALLED.sub("", part).strip(" “”‘’")
        if len(named) > 2 and not _NOTE.search(named):
            yield named
