"""Places and levels at the beginning of an organ's name: ``市``, ``赣州市``, ``赣州市章贡区``, ``国家``, or none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from govproposal.patterns import lazy
from govproposal.units.table import table

_LEVELS_TEXT = "自治区 自治州 自治县 自治旗 特别行政区 新区 地区 省 市 县 区 州 盟 旗 镇 乡 街道"
_LEVELS = tuple(_LEVELS_TEXT.split())
_LEVEL_STARTS = frozenset(level[0] for level in _LEVELS)
_LEVEL_CHARS = frozenset("省市县区州盟旗镇乡")
_LEVEL_ENDS = frozenset("省市县区州盟旗镇乡道")
_BODIES_TEXT = (
    "国家税务总局 国家统计局 国家金融监督管理总局 中国人民银行 人民银行 中国 国家 全国 中央 国务院 国网 中共 共青团 政协 人行 民革 "
    "民盟 民建 民进 农工党 致公党 九三学社 台盟 南方电网 中铁 中建 中交 中石化 中石油"
)
_NO_BASE = lazy(r"[局委部办厅院会党政府副的和与及各等处长员任负责]|常务|人大|公司|有关|相关")
_NO_SHORT_BASE = lazy(r"[局委办厅副各的及员等]|政府|部门|党组|人大|公司|有关|相关|书记|主任|常务")
_LONGEST = 14
_LEAD_IN = lazy(r"(?:关于|印发|转发|办理|落实|贯彻|答复|对|就|中国共产党|中共|人民政协|政协|《)*+")


def place_ends(folded: str, start: int, limit: int) -> dict[int, int]:
    """Where a place or level that begins at *start* may end, with how sure that is.

    2 for a level (``市``), a known place or body, 1 for an unknown name of two or more characters with its level
    (``硚口区``). Several ends are possible: ``赣州``, ``赣州市``, ``赣州市章贡区``.

    >>> place_ends("赣州市章贡区教育局", 0, 9)
    {2: 2, 3: 2, 6: 1}
    """
    found: dict[int, int] = {}
    limit = min(limit, start + 2 * _LONGEST)
    todo = [start] if start < limit else []
    while todo:
        at = todo.pop()
        for end, grade in _steps(folded, at, limit):
            known = found.get(end, 0)
            if known < grade:
                found[end] = grade
                if not known and end < limit:
                    todo.append(end)
    return dict(sorted(found.items())) if len(found) > 1 else found


@lru_cache(maxsize=4096)
def has_place(name: str) -> bool:
    """Whether a folded *name* begins with a place or a level.

    >>> has_place("赣州银保监分局"), has_place("教育局")
    (True, False)
    """
    return bool(place_ends(name, 0, len(name)))


def opening_place(folded: str, level: str = "") -> tuple[int, int] | None:
    """Where the place stands that a folded title or issuer begins with, words that lead in to it left out; the longest such.

    *level* is what its name has to end with. A level alone (``市``) is no place.

    >>> opening_place("关于赣州市政协六届三次会议提案的答复", "市"), opening_place("关于市政协六届三次会议提案的答复", "市")
    ((2, 5), None)
    """
    start = name_start(folded)
    for end in sorted(place_ends(folded, start, len(folded)), reverse=True):
        name = folded[start:end]
        # 宜宾市市|场监督管理局: the second level begins the organ's name.
        if len(name) > 1 and name[-1] in _LEVEL_CHARS and name[-1] != name[-2] and name.endswith(level):
            return start, end
    return None


def name_start(folded: str) -> int:
    """Where the name begins in a title or issuer, behind words that lead in to it.

    >>> name_start("中共赣州市委"), name_start("关于对赣州市政协提案的答复")
    (2, 3)
    """
    lead_in = _LEAD_IN.match(folded)
    return lead_in.end() if lead_in else 0


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """From a character to the bodies and the places whose names begin with it, the longest places first."""
    bodies = _by_first(_BODIES_TEXT.split())
    places = _by_first(sorted(table().places, key=len, reverse=True))
    return {first: (bodies.get(first, ()), places.get(first, ())) for first in bodies | places}


def _by_first(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        found[name[0]] = (*found.get(name[0], ()), name)
    return found


def _steps(folded: str, at: int, limit: int) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    char = folded[at]
    if char in _LEVEL_CHARS:
        steps.append((at + 1, 2))
    bodies, places = _openings().get(char, _NOTHING)
    for body in bodies:
        if folded.startswith(body, at) and at + len(body) <= limit:
            steps.append((at + len(body), 2))
            break
    place = next((one for one in places if folded.startswith(one, at) and at + len(one) <= limit), None)
    if place is not None:
        steps += _levels(folded, at + len(place), limit)
    elif at + 2 <= limit and folded[at + 1] == "县" and char in table().counties:
        steps.append((at + 2, 1))
    if not _LEVEL_ENDS.isdisjoint(folded[at + 2 : min(limit, at + _LONGEST)]):
        steps += _unknown(folded, at, limit)
    return steps


_NOTHING: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def _levels(folded: str, end: int, limit: int) -> list[tuple[int, int]]:
    """The ends of a known place: after its name, and after the level that follows it."""
    if end >= limit or folded[end] not in _LEVEL_STARTS:
        return [(end, 2)]
    return [(end, 2), *((end + len(level), 2) for level in _LEVELS if folded.startswith(level, end) and end + len(level) <= limit)]


def _unknown(folded: str, at: int, limit: int) -> list[tuple[int, int]]:
    for place in range(at, min(limit, at + _LONGEST)):
        if not "\u4e00" <= folded[place] <= "\u9fff":
            break
        if place > at + 1 and folded[place] in _LEVEL_ENDS and (folded[place] != "道" or folded[place - 1] == "街"):
            base = folded[at : place - (folded[place] == "道")]
            if base[1:2] in _LEVEL_CHARS and len(base) > 3:
                return []  # 锋市东湖…区: the level belongs to what stands before
            if len(base) >= 2 and base[0] not in _LEVEL_CHARS and not (_NO_SHORT_BASE if len(base) == 2 else _NO_BASE).search(base):
                return [(place + 1, 1)]
    return []
