"""Resolving a unit's name to a body (单位名称识别), and the relation of two names."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import attrs

from govproposal.folding import fold
from govproposal.units.bodies import Body, Relation, Resolution
from govproposal.units.divisions import LEVEL_WORDS, NATION, chain, divisions, level, locate
from govproposal.units.names import parse_unit, unit_grade
from govproposal.units.reading import CITY, Reading, area_path, bare, bounds, in_force, read
from govproposal.units.reforms import Organ, OrganTable, normal, organs

_OWN_NAMES = ("enterprise", "institution")


def resolve(name: str, place: str | None = None, on: date | None = None, *, table: OrganTable | None = None) -> Resolution:
    """The body that *name* is a name of, in the place that a text is about and on the day it is of.

    *place* (``武汉市``, ``湖北``, ``赣州市章贡区``) decides what 市 and 区 mean, and whose 财政局 one without place is. *on* decides between the
    bodies that went by one name; without it the one that the table has first is found, and the reason says so. *table* is the
    table of organs, the package's own by default (:func:`~govproposal.units.reforms.load_organs`). Nothing is raised: an unknown
    name stays unresolved, with candidates.

    >>> resolve("市经信局", "赣州市").body.name, resolve("赣州市经济和信息化局").body.id == resolve("市经信局", "赣州").body.id
    ('赣州市经济和信息化局', True)
    >>> resolve("湿地办").resolved
    False
    """
    return _resolved(name, place, on, table or organs())


def relation(a: str, b: str, place: str | None = None, on: date | None = None, *, table: OrganTable | None = None) -> Relation:
    """What *b* is to *a*: the same body, its successor, its predecessor, one a part of the other, or none of these.

    Where no *place* is given and one of the names has one, it is the other's as well: 市财政局 beside 赣州市财政局 is of 赣州.

    >>> relation("市发改委", "市发展和改革委员会").value, relation("市环保局", "市生态环境局").value
    ('same', 'successor')
    >>> relation("市公安局", "市公安局交通管理局").value, relation("市科技局", "市科协").value
    ('part', 'none')
    """
    table = table or organs()
    near = (_context(place), _context(place)) if place else _near(a, b, on, table)
    left, right = _resolved(a, near[0], on, table), _resolved(b, near[1], on, table)
    if left.key == right.key:
        return Relation.SAME
    one, other = _read(a, near[0], on, table), _read(b, near[1], on, table)
    if _succeeds(one, other, table):
        return Relation.SUCCESSOR
    if _succeeds(other, one, table):
        return Relation.PREDECESSOR
    return Relation.PART if _is_part(one, other) or _is_part(other, one) else Relation.NONE


def _near(a: str, b: str, on: date | None, table: OrganTable) -> tuple[str | None, str | None]:
    """The places in which two names are read that come without: each in that of the other."""
    left, right = (_own_place(one, on, table) for one in (a, b))
    return (None if left else _around(a, right, on, table), None if right else _around(b, left, on, table))


def _around(name: str, place: str | None, on: date | None, table: OrganTable) -> str | None:
    """The place to read *name* in beside a name of *place*: one without any level is the city's (财政局 beside 江汉区财政局)."""
    if place is None or _read(name, None, on, table).place != CITY or bare(name)[0].startswith(CITY):
        return place
    city = locate(CITY, place)
    return None if city in LEVEL_WORDS else city


def _own_place(name: str, on: date | None, table: OrganTable) -> str | None:
    """The place that a name itself gives, if it is more than a level."""
    place = _read(name, None, on, table).place
    return None if place is None or place in LEVEL_WORDS or place == NATION else place


@lru_cache(maxsize=8192)
def _resolved(name: str, place: str | None, on: date | None, table: OrganTable) -> Resolution:
    found = _read(name, _context(place), on, table)
    aliases = bare(name)[1]
    key = _key(found)
    if found.organ is not None:
        body = _body(found, found.organ, key)
        others = tuple(_body(found, one, f"{_where(found.place)}/{one.name}") for one in found.among if one is not found.organ)
        return Resolution(name=name, key=key, body=body, reason=_reason(found, on), candidates=(body, *others), aliases=aliases)
    if _names_itself(found):
        body = _own_body(found, key)
        reason = found.rule or "a full name of its own"
        return Resolution(name=name, key=key, body=body, reason=reason, candidates=(body,), aliases=aliases)
    known = unit_grade(fold(name)) >= 2
    reason = "no organ of the table" if known else "no name of a unit"
    return Resolution(name=name, key=key, body=None, reason=reason, candidates=_like(found, table) if known else (), aliases=aliases)


@lru_cache(maxsize=8192)
def _read(name: str, place: str | None, on: date | None, table: OrganTable) -> Reading:
    words, _ = bare(name)
    found = read(words, place, on, table)
    if found.organ is None and found.kind == "other":
        return attrs.evolve(found, kind=parse_unit(words).kind)
    return found


@lru_cache(maxsize=512)
def _context(place: str | None) -> str | None:
    """The path of the place that a caller names; a zone is a place too."""
    if not place:
        return None
    folded = fold(place).replace(" ", "")
    found = locate(folded)
    if found and found not in LEVEL_WORDS:
        return found
    return None if found else divisions().joint.get(area_path(folded, None), area_path(folded, None))


def _where(place: str | None) -> str:
    return place or "?"


def _key(found: Reading) -> str:
    """What tells bodies apart: the place and the organ, with the part of it that is meant."""
    organ = found.organ.name if found.organ else found.stem
    each = f"各{found.each}" if found.each else ""
    return f"{_where(found.place)}/{each}{organ}" + (f"/{found.sub}" if found.sub else "")


def _body(found: Reading, organ: Organ, key: str) -> Body:
    since, until = bounds(organ, found.place)
    kind = "collective" if found.kind == "collective" else organ.kind
    return Body(
        id=key, name=_full(found, organ), place=_named_place(found.place), level=level(found.place), organ=organ.name, kind=kind,
        since=since, until=until,
    )  # fmt: skip


def _full(found: Reading, organ: Organ) -> str:
    """The full name: the place before the organ, in the form that is usual at its level."""
    place = "" if found.place in (None, NATION) else str(found.place)
    stem = _BY_LEVEL.get(level(found.place) or "", {}).get(organ.name, organ.name)
    if level(found.place) == "p" and stem.endswith("局") and organ.name in _PROVINCIAL:
        stem = stem[:-1] + "厅"
    if found.each:
        place += f"各{found.each}"
    short = place.removesuffix("市").removesuffix("省")
    form = _FORMS.get(organ.name) if place else None
    if form is not None:
        return form.format(place=place, short=short) + found.sub
    if found.branch and organ.kind == "enterprise" and place:
        return f"{stem}{short}{'分行' if stem.endswith('银行') else '分公司'}"
    if organ.kind == "party" and stem.startswith("委") and place:
        return f"中共{place}{stem}{found.sub}"
    return place + stem + found.sub


_FORMS = {
    "共青团委员会": "共青团{place}委员会", "政治协商会议": "政协{place}委员会", "委": "中共{place}委员会", "税务局": "国家税务总局{place}税务局",
    "人民银行": "中国人民银行{place}分行", "供电公司": "国网{short}供电公司", "调查队": "国家统计局{short}调查队",
    "中国国民党革命委员会": "民革{place}委员会", "中国民主同盟": "民盟{place}委员会", "中国民主建国会": "民建{place}委员会",
    "中国民主促进会": "民进{place}委员会", "中国农工民主党": "农工党{place}委员会", "中国致公党": "致公党{place}委员会",
    "九三学社": "九三学社{place}委员会", "台湾民主自治同盟": "台盟{place}委员会", "海关": "{short}海关",
}  # fmt: skip
_PROVINCIAL = frozenset(
    "经济和信息化局 工业和信息化局 科学技术局 教育局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源和规划局 生态环境局 "  # noqa: SIM905
    "住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 退役军人事务局 应急管理局 审计局 国土资源局 环境保护局 农业局 文化局".split()
)
_BY_LEVEL = {
    "n": {
        "财政局": "财政部", "教育局": "教育部", "公安局": "公安部", "民政局": "民政部", "司法局": "司法部", "科学技术局": "科学技术部",
        "商务局": "商务部", "水利局": "水利部", "审计局": "审计署", "发展和改革委员会": "国家发展和改革委员会", "统计局": "国家统计局",
        "工业和信息化局": "工业和信息化部", "生态环境局": "生态环境部", "自然资源和规划局": "自然资源部", "应急管理局": "应急管理部",
        "住房和城乡建设局": "住房和城乡建设部", "交通运输局": "交通运输部", "农业农村局": "农业农村部", "文化和旅游局": "文化和旅游部",
        "卫生健康委员会": "国家卫生健康委员会", "人力资源和社会保障局": "人力资源和社会保障部", "退役军人事务局": "退役军人事务部",
        "市场监督管理局": "国家市场监督管理总局", "人民政府": "国务院", "人民政府办公厅": "国务院办公厅", "税务局": "国家税务总局",
        "医疗保障局": "国家医疗保障局", "体育局": "国家体育总局", "数据局": "国家数据局", "人民银行": "中国人民银行",
    },
    "p": {"自然资源和规划局": "自然资源厅", "科学技术局": "科学技术厅"},
}  # fmt: skip


def _named_place(place: str | None) -> str | None:
    return None if place is None or place in LEVEL_WORDS else place


def _reason(found: Reading, on: date | None) -> str:
    organ = found.organ
    reason = found.rule
    if found.place in LEVEL_WORDS:
        reason += f"; which {found.place} is not said"
    if organ is None:
        return reason
    if on is not None and not in_force(organ, found.place, on):
        return f"{reason}; not in force on {on.isoformat()}"
    if on is None and len(found.among) > 1:
        return f"{reason}; of {len(found.among)} bodies with this name over time, {organ.name}"
    return reason


def _names_itself(found: Reading) -> bool:
    """Whether a name outside the table is one in full: an enterprise, a school, the committee of a zone, a collective."""
    if found.kind == "collective" or (found.stem == "管理委员会" and found.place not in (None, *LEVEL_WORDS)):
        return True
    return found.kind in _OWN_NAMES and len(found.words) > 3 and found.place not in LEVEL_WORDS


def _own_body(found: Reading, key: str) -> Body:
    place = _named_place(found.place)
    if found.branch and place:
        name = f"{found.stem}{place.removesuffix('市')}{'分行' if found.stem.endswith('银行') else '分公司'}"
    elif found.kind == "collective":
        name = f"{place or ''}各{found.each}{found.stem}" if found.each else (place or "") + found.stem
    else:
        name = (place or "") + found.stem
    return Body(id=key, name=name, place=place, level=level(found.place), kind=found.kind)


def _like(found: Reading, table: OrganTable) -> tuple[Body, ...]:
    """The organs whose names an unknown stem begins like, those with most in common first, three at most."""
    stem = found.stem
    near: dict[str, tuple[int, Organ]] = {}
    for name, named in table.named.items():
        if name[:2] == stem[:2]:
            shared = len(set(name) & set(stem))
            organ = named[0]
            if shared > near.get(organ.name, (0, organ))[0]:
                near[organ.name] = (shared, organ)
    best = sorted(near.values(), key=lambda one: (-one[0], one[1].name))[:3]
    return tuple(_body(found, organ, f"{_where(found.place)}/{organ.name}") for _, organ in best)


def _succeeds(old: Reading, new: Reading, table: OrganTable) -> bool:
    """Whether *new* took over from *old*, itself or through others, in the same place or in the place that took its place over."""
    if old.sub or new.sub or old.each or new.each:
        return False
    same_organ = (old.organ and old.organ.name) == (new.organ and new.organ.name) and old.stem == new.stem
    if old.place == new.place:
        return old.organ is not None and new.organ is not None and new.organ.name in table.after(old.organ.name)
    return same_organ and any(place == new.place for place, _ in divisions().next.get(old.place or "", ()))


def _is_part(part: Reading, whole: Reading) -> bool:
    """Whether one is a part of the other: of its organ, a branch of it in a district, an outlet of the enterprise, a member."""
    if whole.each:
        same = part.organ is whole.organ if part.organ or whole.organ else part.stem == whole.stem
        inside = whole.place is None or whole.place in chain(part.place) or part.place in LEVEL_WORDS
        return bool(not part.each and same and inside and part.place and _own(part.place).endswith(tuple(whole.each)))
    if part.sub and not whole.sub and part.place == whole.place and part.organ is whole.organ:
        return True
    if part.organ is None or whole.organ is None:
        return part.branch and not whole.branch and part.stem == normal(whole.words)
    if part.organ.parent and part.organ.parent == whole.organ.name and part.place == whole.place:
        return not whole.sub
    if part.organ.system == whole.organ.name and whole.place == NATION:
        return True
    if part.organ.name != whole.organ.name or whole.sub or part.place == whole.place:
        return False
    over = chain(part.place)[1:]
    if part.kind == "enterprise":
        return part.branch and (whole.place == NATION or whole.place in over)
    return (part.branch or _branch_by_table(part)) and whole.place in over[:1]


def _own(place: str) -> str:
    known = divisions().paths.get(place)
    return known.own if known else place


def _branch_by_table(part: Reading) -> bool:
    branch = part.organ.branch if part.organ else ""
    return bool(branch) and _own(part.place or "").endswith(tuple(branch))
