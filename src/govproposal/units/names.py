"""Names of organs and other units (单位名称): whether a name is one, what it is made of, and where one ends in a text.

A name is a place or level, a stem of the table (``市`` + ``发改委``), or a place and a stem unknown to the table that ends as
organs do (``区`` + ``湿地和世界自然遗产保护管理中心``); an enterprise, school or hospital needs no place; a collective
(``各区人民政府``, ``市直有关部门``) names many units at once. Names of any city are read by the same grammar.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from govproposal.folding import fold
from govproposal.model.phrases import Unit
from govproposal.patterns import lazy
from govproposal.units.places import place_ends
from govproposal.units.table import table

_FIRM_TEXT = "公司 集团 银行 支行 分行 信用社 联社 农商行 合作社 供电所 交易所 交易中心 电厂 水厂"
_FIRM = tuple(_FIRM_TEXT.split())
_SCHOOL_TEXT = (
    "大学 学院 学校 中学 小学 幼儿园 党校 医院 保健院 研究院 研究所 研究中心 设计院 科学院 勘察院 图书馆 博物馆 档案馆 文化馆 美术馆 "
    "科技馆 体育馆 纪念馆 日报社 电视台"
)
_SCHOOL = tuple(_SCHOOL_TEXT.split())
_STATE_TEXT = (
    "人民政府 政府 办公厅 办公室 委员会 管委会 管理委员会 委会 工委 党工委 党委 分局 总局 总队 支队 大队 街道办事处 办事处 街道办 "
    "管理局 管理处 管理中心 服务中心 指挥部 领导小组 专班 开发区 高新区 示范区 度假区 风景区 保税区 试验区 联合会 人民法院 人民检察院 "
    "检察院 促进会 协会 学会 商会 基金会 研究会 总会 管理站 服务站 监督所 人民团体 海关 海事局"
)
_STATE = tuple(_STATE_TEXT.split())
_WEAK_TEXT = (
    "局 委 办 厅 署 部 司 处 中心 室 院 所 站 台 社 馆 厂 会 队 园 联 协 科 区 新城 园区 新港 社区 村 街道 镇 乡 农场 林场 港 湖 平台 "
    "城投 建投 交投"
)
_WEAK = tuple(_WEAK_TEXT.split())
_STRONG = {**dict.fromkeys(_STATE, "government"), **dict.fromkeys(_FIRM, "enterprise"), **dict.fromkeys(_SCHOOL, "institution")}
_ALL = {**dict.fromkeys(_WEAK, "government"), **_STRONG}
_BY_LAST = {
    last: tuple(sorted((suffix for suffix in _ALL if suffix[-1] == last), key=len, reverse=True))
    for last in {suffix[-1] for suffix in _ALL}
}
_STOP = lazy(
    r"[的了是须把被将让我其此、,;:。?!\s/%=]|由|副|常务|书记|主任|[市县区局院校会行处科厅部镇乡州]长|秘书长|经理|董事|教授|主席|巡视员|"
    r"调研员|总工(?!会)|党组成员|常委(?!会)|牵头|按照|根据|进行|开展|推进|加强|做好|完成|报送|应当|不得|提供|如有|下设|设在|名单|召开|纳入|"
    r"列入|建成|确保"
)
_GENERIC = lazy(
    r"(?:上市|有限|股份|子|物业|民营|国有|龙头|重点|骨干|大型|中小|央企|外资|施工|建筑|有限责任|股份有限|保险|电商|快递|平台|"
    r"投资)(?:公司|企业|集团|银行)|.{0,2}(?:中小学|幼儿园|大学|学校|医院|学院)"
)
_BRACKET = lazy(r"\([^()]*\)|〈[^〈〉]*〉")
_MANY = lazy(
    r"(?:部门|单位|企业|机构|政府|街道|镇街|乡镇|街镇|区县|县区|县市|市县|开发区|功能区|园区|平台|专班|银行|高校|学校|医院|院校|管委会|"
    r"办事处|公司|委办局|局办|委办|社区|村居|集团|组织|团体"
    r"|协会|商会|主体|部委|党委|党组|党工委|工委|中心|运营商|景区|市州|州市|地市|党派|法院|检察院|专委会|科室|处室|股室|国企|企事业|"
    r"院所|地|方|[省市县区州旗盟镇乡村委局办厅部院校])$"
)
_MANY_LAST = frozenset("门位业构府道街镇县区市台班行校院会处司团局办委居织体组心商州派室企所地方省旗盟乡村厅部两三级")
_KINDS = frozenset(("街道办事处", "街道办", "办事处"))
"""Organs of a kind that go without 各: ``各镇人民政府、街道办事处``."""
_MANY_INSIDE = lazy(r"各|有关|相关|所属|部门|成员单位|责任单位")
_TWO_LEVELS = lazy(r"(?:[省市县区州镇乡街村两三级]{2,6})(?:级)?(?:人民)?(?:政府|部门|单位|党委|街道|办事处)?")
_PARTIES = lazy(r"中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
_LEVELS = frozenset(("市", "县", "区", "省", "州"))
_REACH = 48
_TITLE_ENDS = ("长", "员", "士")
_NAME_CHARS = lazy(r"[^\s()\[\]〔〕〈〉《》、,;:。?!]*(?:\([^()\n]{1,20}\)[^\s()\[\]〔〕〈〉《》、,;:。?!]+)?")


@lru_cache(maxsize=4096)
def parse_unit(name: str) -> Unit:
    """*name* taken apart: the place or level it begins with, the stem, the kind of body; the span is left open.

    >>> unit = parse_unit("赣州市教育局")
    >>> unit.place, unit.stem, unit.kind
    ('赣州市', '教育局', 'government')
    >>> parse_unit("各区人民政府").kind
    'collective'
    """
    folded = _bare(fold(name).strip())
    if is_collective(folded):
        return Unit(name=name, place=None, stem=folded, kind="collective")
    best = _best(folded)
    if best is None:
        return Unit(name=name)
    place, kind = best[1], "party" if _PARTIES.match(folded) else best[2]
    return Unit(name=name, place=folded[:place] or None, stem=folded[place:] or None, kind=kind)


def is_unit(name: str) -> bool:
    """Whether *name* is that of an organ, an enterprise, a collective or another body that can owe something.

    >>> is_unit("市政数局"), is_unit("各县(市、区)人民政府"), is_unit("国网九江供电公司"), is_unit("移动端")
    (True, True, True, False)
    """
    return unit_grade(name) >= 2


@lru_cache(maxsize=8192)
def unit_grade(name: str) -> int:
    """How sure it is that *name* is a unit: 3 a stem of the table or a collective, 2 by its ending, 1 perhaps, 0 not.

    >>> unit_grade("市财政局"), unit_grade("市湿地保护中心"), unit_grade("章贡区"), unit_grade("提质增效")
    (3, 2, 1, 0)
    """
    last = name[-1:]
    if name[:1] in _LEVELS and name[1:] in table().stems and (len(name) > 3 or last in "局委办部厅"):
        return 3
    if "\u4e00" <= last <= "\u9fff" and last not in _closing():
        return 0
    folded = _bare(fold(name).strip())
    if not 2 <= len(folded) <= _REACH:
        return 0
    best = _best(folded)
    grade = best[0] if best else 0
    return 3 if grade < 3 and is_collective(folded) else grade


def is_collective(name: str) -> bool:
    """Whether *name* (folded) names many units at once: ``各镇街``, ``市直有关部门``, ``县区政府``.

    >>> is_collective("市级各有关部门"), is_collective("各区人民政府"), is_collective("市教育局")
    (True, True, False)
    """
    if not 2 <= len(name) <= 30 or name[-1] not in _MANY_LAST or _STOP.search(name):
        return False
    if name in _KINDS:
        return True
    if _TWO_LEVELS.fullmatch(name):
        return len(name) > 2 or name in ("镇街", "街镇", "乡镇", "县区", "区县", "市县", "市州", "县市", "州市")
    return _MANY.search(name) is not None and (name.startswith(table().heads) or _MANY_INSIDE.search(name) is not None)


def unit_at(folded: str, start: int, end: int) -> int | None:
    """Where the longest name of an organ that begins at *start* of a folded text ends, at most at *end*; ``None`` for none.

    A title is not run into: in 市财政局副局长 the name ends before 副, in 市消防救援支队支队长 before the second 支队.

    >>> unit_at("市财政局副局长", 0, 7), unit_at("市消防救援支队支队长", 0, 10), unit_at("副市长", 0, 3)
    (4, 7, None)
    """
    length = opening_unit(folded[start : min(end, start + _REACH)]).length
    return start + length if length else None


class Opening(NamedTuple):
    """How a text opens with an organ: the length of the name (0 for none), how sure it is one (:func:`unit_grade`), the length of
    the place it begins with, and the places that open the text, by their length, with how sure they are.
    """

    length: int
    grade: int
    place: int
    places: Mapping[int, int]


@lru_cache(maxsize=2048)
def opening_unit(words: str) -> Opening:
    """The organ that folded *words* open with.

    >>> opening_unit("赣州市财政局副局长")[:3]
    (6, 3, 3)
    """
    run = _NAME_CHARS.match(words)
    limit = run.end() if run else 0
    # What only titles and prose hold ends the search: no name of an organ reaches over it.
    stop = _STOP.search(words, 1, limit)
    limit = stop.start() if stop else limit
    found = place_ends(words, 0, limit)
    places = {0: 0, **found}
    ends = table().ends
    for at in range(limit, 1, -1):
        if words[at - 1] not in ends:
            continue
        # 局|长, 委|员 and 院|士 belong to a title; an open bracket to what follows it.
        if words[at : at + 1] in _TITLE_ENDS or words.count("(", 0, at) != words.count(")", 0, at):
            continue
        grade, place, _ = _grade(words, 0, at, places)
        if grade >= 2:
            return Opening(at, grade, place, found)
    return Opening(0, 0, 0, found)


def _best(folded: str) -> tuple[int, int, str] | None:
    found = _grade(folded, 0, len(folded), {0: 0, **place_ends(folded, 0, len(folded))})
    return found if found[0] else None


def _grade(folded: str, start: int, end: int, places: Mapping[int, int]) -> tuple[int, int, str]:
    """How sure ``[start, end)`` is a name, where its place ends, and its kind."""
    stems = table().stems
    best = (0, start, "other")
    if end > start and folded[end - 1] not in _last() and end not in places:
        return best
    suffix, stop = _suffix(folded[start:end]), None
    for place, grade in places.items():
        if place > end:
            break
        stem = folded[place:end]
        if stem in stems and (place > start or len(stem) > 2 or stem[-1] in "局委办部厅"):
            found = (3, place, "enterprise" if stem.endswith(_FIRM) else stems[stem])
        elif place == end:
            found = (1, place, "government") if grade and place > start + 1 else (0, place, "other")
        elif not suffix:
            continue
        else:
            own = suffix if len(suffix) <= len(stem) else _suffix(stem)
            if stop is None:
                stop = _last_stop(folded, start, end)
            found = (_by_ending(stem, own, grade) if stop < place else 0), place, _ALL.get(own, "other")
        if found[0] > best[0] or (found[0] == best[0] and grade > 1 and best[1] == start):
            best = found
    return best


def _last_stop(folded: str, start: int, end: int) -> int:
    """Where the last of what only titles and prose hold begins, before *start* for none: a stem that begins behind it has none."""
    last = start - 1
    for found in _STOP.finditer(folded, start, end):
        last = found.start()
    return last


@cache
def _closing() -> frozenset[str]:
    """The characters in which any unit can end: an organ, a place alone, a collective."""
    places = table().places | table().counties
    return (
        _last()
        | _MANY_LAST
        | frozenset(place[-1] for place in places)
        | frozenset("区县省市州盟旗镇乡道国家央中团网协社行共革盟建进党铁交化油局院")
    )


@cache
def _last() -> frozenset[str]:
    """The characters in which a name that is not a place alone can end."""
    return frozenset(stem[-1] for stem in table().stems) | frozenset(_BY_LAST)


def _by_ending(stem: str, suffix: str, place: int) -> int:
    """How sure a stem outside the table is an organ's, behind a place of grade *place* (0 for none)."""
    if not suffix or stem.endswith(("常委", "主委", "政委", "工作会", "大会", "晚会")):
        return 0
    room = len(stem) - len(suffix)
    if place:
        return 2 if room or suffix in _STRONG else 0
    if suffix in _STRONG:
        return 0 if _GENERIC.fullmatch(stem) else min(room, 2)
    return 1 if room >= 2 else 0


def _suffix(stem: str) -> str:
    return next((suffix for suffix in _BY_LAST.get(stem[-1:], ()) if stem.endswith(suffix)), "")


def _bare(name: str) -> str:
    """The name without its brackets (各县(市、区)人民政府 is read as 各县人民政府), and 各市、州人民政府 without its 、."""
    bare = _BRACKET.sub("", name) if "(" in name or "〈" in name else name
    return bare.replace("、", "") if bare.startswith("各") else bare
