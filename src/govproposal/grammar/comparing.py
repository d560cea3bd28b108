"""Words that compare an amount (不少于, 超过, 近, 约; 以上, 以内, 左右) beside it, before and behind.

Found from the amount outwards: the character before it decides in one look whether any word can stand there.
"""

from __future__ import annotations

from govproposal.model.phrases import Comparator
from govproposal.patterns import lazy

GE, GT, LE, LT, APPROX = Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT, Comparator.APPROX

_WORDS = {
    GE: "不少于 不低于 不小于 不短于 不亚于 至少 最少 最低 不下 不下于 大于等于 大于或等于 ≥",
    GT: """超过 超过了 超出 超 突破 突破了 大于 高于 多于 逾 逾越 破 过 长于 冲破 跨越 重于 上 > 优于 已超 迈过 跨过 远超
超越""",
    LE: "不超过 不高于 不大于 不多于 不长于 不超 未超过 至多 最多 最高 不突破 小于等于 小于或等于 ≤ 不超出 不逾",
    LT: "近 接近 将近 不足 不到 低于 少于 小于 未满 不满 短于 逼近 未达 < 未到",
    APPROX: "约 大约 约为 大概 约有 约达 大致 约合 约计 约占 约需 大体 ≈ ~",
}
_BEFORE: dict[str, Comparator] = {word: said for said, words in _WORDS.items() for word in words.split()}
_MUST = ("不得", "不能", "不应", "不宜", "不可", "不会", "不准", "不再", "不许", "没有", "不")
_FLIPPED = {GT: LE, LT: GE}
_ABLE = frozenset({"超过", "超", "高于", "大于", "多于", "突破", "低于", "少于", "小于", "超出", "长于", "短于"})
_LENGTHS = {last: sorted({len(word) for word in _BEFORE if word[-1] == last}, reverse=True) for last in {word[-1] for word in _BEFORE}}
"""How long the words are that end with a character, the longest first."""

ENDS = frozenset(_LENGTHS) | {" "}
"""The characters that a comparing word before an amount ends with, or that stand between the two."""

_NOT_BEFORE: dict[str, str] = {
    "约": "节签集履预合违契条公简缔邀续租特相制解爽婚守誓要规",
    "近": "附最邻临靠就新相亲远挨",
    "超": "赶反高首",
    "过": "通经越透度胜路不",
    "破": "突打攻侦爆冲",
    "上": "以网线之身路地岸海向晚早加赶算跟追会台场基际础面桌",
}
_ESTIMATE_ONLY = frozenset({"上", "过"})
"""Words that compare only before a bare scale: 上百, 过万."""

_ASIDE = lazy(r" ?(?:\(含(?:本数|[0-9一二三四五六七八九十百]{1,6}[^()0-9\n]{0,4})?\)|及其?)?")
"""What may stand between an amount and the comparing word behind it."""
OPENERS = frozenset(" (及以之左上开")
"""The characters that a comparing word behind an amount begins with."""
_BEHIND = {"以上": GE, "以下": LE, "以内": LE, "之内": LE, "左右": APPROX, "上下": APPROX, "以外": GT, "开外": GT}
_OTHER_WORDS = {
    "以上": frozenset("述级游"),
    "以下": frozenset("简称统同各几方"),
    "以内": frozenset("蒙"),
    "以外": frozenset("汇"),
    "左右": frozenset("两逢互侧岸"),
    "上下": frozenset("游功联级班"),
}
"""What makes another word of it: 以上述, 以内蒙古, 左右两侧."""
_SEA = frozenset("岛域洋水塘缆堤产归")
"""以上海为主 names the city, 三个以上海岛 does not."""


def before(folded: str, start: int, *, estimate: bool = False) -> tuple[int, Comparator] | None:
    """Where the comparing word that ends at *start* begins, and what it says; ``None`` where none stands there.

    *estimate* says that the amount is a bare scale (百家, 万名), before which 上 and 过 compare too.

    >>> before("不得低于80%", 4), before("签约80个", 2)
    ((0, <Comparator.GE: 'ge'>), None)
    """
    at = start
    last = folded[at - 1 : at]
    if last == " ":
        at -= 1
        last = folded[at - 1 : at]
    for length in _LENGTHS.get(last, ()):
        word = folded[at - length : at] if length <= at else ""
        if word in _BEFORE:
            return _read(folded, at - length, word, estimate=estimate)
    return None


def _read(folded: str, begin: int, word: str, *, estimate: bool) -> tuple[int, Comparator] | None:
    previous = folded[begin - 1] if begin else ""
    if word in _ESTIMATE_ONLY and not estimate:
        return None
    if word in _ESTIMATE_ONLY and folded.endswith("成百", 0, begin):
        return None
    if previous and previous in _NOT_BEFORE.get(word, ""):
        return None
    found = _BEFORE[word]
    if word in _ABLE and folded.endswith(_MUST, 0, begin):
        for modal in _MUST:
            if folded.endswith(modal, 0, begin):
                return begin - len(modal), _FLIPPED[found]
    return begin, found


def behind(folded: str, end: int) -> tuple[int, Comparator] | None:
    """Where the comparing word that begins at *end* ends, and what it says; ``None`` where none stands there.

    >>> behind("20个以上", 3), behind("20个以上海为主", 3)
    ((5, <Comparator.GE: 'ge'>), None)
    """
    if folded[end : end + 1] in _ASIDES:
        aside = _ASIDE.match(folded, end)
        end = aside.end() if aside else end
    word = folded[end : end + 2]
    said = _BEHIND.get(word)
    following = folded[end + 2 : end + 3]
    if said is None or following in _OTHER_WORDS.get(word, ()):
        return None
    if following == "海" and word == "以上" and not _is_sea(folded, end + 3):
        return None
    return end + 2, said


def _is_sea(folded: str, place: int) -> bool:
    """Whether 海 before *place* is the sea or what lies beyond it (海岛, 海外), and not the city's last character (上海外滩)."""
    beyond = folded.startswith("外", place) and not folded.startswith("外滩", place)
    return beyond or folded[place : place + 1] in _SEA or folded.startswith("内外", place)


_ASIDES = frozenset(" (及")
