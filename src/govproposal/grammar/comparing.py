"""Words that compare an amount (不少于, 超过, 近, 约; 以上, 以内, 左右) beside it, before and behind.

Found from the amount outwards: the character before it decides in one look whether any word can stand there.
"""

from __future__ import annotations

import re

from govproposal.model.phrases import Comparator

GE, GT, LE, LT, APPROX = Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT, Comparator.APPROX

_BEFORE: dict[str, Comparator] = {
    "不少于": GE, "不低于": GE, "不小于": GE, "不短于": GE, "不亚于": GE, "至少": GE, "最少": GE, "最低": GE, "不下": GE, "不下于": GE, "大于等于": GE, "大于或等于": GE, "≥": GE,
    "超过": GT, "超过了": GT, "超出": GT, "超": GT, "突破": GT, "突破了": GT, "大于": GT, "高于": GT, "多于": GT, "逾": GT, "逾越": GT, "破": GT, "过": GT, "长于": GT, "冲破": GT, "跨越": GT,
    "重于": GT, "上": GT, ">": GT, "优于": GT, "已超": GT, "迈过": GT, "跨过": GT, "远超": GT, "超越": GT,
    "不超过": LE, "不高于": LE, "不大于": LE, "不多于": LE, "不长于": LE, "不超": LE, "未超过": LE, "至多": LE, "最多": LE, "最高": LE, "不突破": LE, "小于等于": LE,
    "小于或等于": LE, "≤": LE, "不超出": LE, "不逾": LE,
    "近": LT, "接近": LT, "将近": LT, "不足": LT, "不到": LT, "低于": LT, "少于": LT, "小于": LT, "未满": LT, "不满": LT, "短于": LT, "逼近": LT, "未达": LT, "<": LT, "未到": LT,
    "约": APPROX, "大约": APPROX, "约为": APPROX, "大概": APPROX, "约有": APPROX, "约达": APPROX, "大致": APPROX, "约合": APPROX, "约计": APPROX, "大体": APPROX, "≈": APPROX, "~": APPROX,
}  # fmt: skip
_MUST = ("不得", "不能", "不应", "不宜", "不可", "不会", "不准", "不再", "不许", "没有", "不")
_FLIPPED = {GT: LE, LT: GE}
_ABLE = frozenset({"超过", "超", "高于", "大于", "多于", "突破", "低于", "少于", "小于", "超出", "长于", "短于"})
_LASTS: dict[str, tuple[str, ...]] = {}
for _word in sorted(_BEFORE, key=len, reverse=True):
    _LASTS[_word[-1]] = (*_LASTS.get(_word[-1], ()), _word)

_NOT_BEFORE: dict[str, str] = {
    "约": "节签集履预合违契条公简缔邀续租特相制解爽婚守誓要规",
    "近": "附最邻临靠就新相亲远挨",
    "超": "赶反高首",
    "过": "通经越透度胜路不",
    "破": "突打攻侦爆冲",
    "上": "以网线之身路地岸海向晚早加赶算跟追会台场基际础面桌",
    "最高": "",
    "近于": "",
    "不足": "",
}
_ESTIMATE_ONLY = frozenset({"上", "过"})
"""Words that compare only before a bare scale: 上百, 过万."""

BEHIND = re.compile(
    r" ?(?:\(含(?:本数)?\)|及其?)?(?:以上(?![海述级游])|以下(?![简称统同各几方])|以内(?!蒙)|之内|以外(?!汇)|左右(?![两逢互侧岸])|上下(?![游功联级班])|开外)"
)
_OPENERS = frozenset(" (及以之左上开")
_BEHIND = {"以上": GE, "以下": LE, "以内": LE, "之内": LE, "左右": APPROX, "上下": APPROX, "以外": GT, "开外": GT}


def before(folded: str, start: int, estimate: bool = False) -> tuple[int, Comparator] | None:
    """Where the comparing word that ends at *start* begins, and what it says; ``None`` where none stands there.

    *estimate* says that the amount is a bare scale (百家, 万名), before which 上 and 过 compare too.

    >>> before("不得低于80%", 4), before("签约80个", 2)
    ((0, <Comparator.GE: 'ge'>), None)
    """
    at = start
    if at and folded[at - 1] == " ":
        at -= 1
    if not at:
        return None
    for word in _LASTS.get(folded[at - 1], ()):
        if folded.endswith(word, 0, at):
            return _read(folded, at - len(word), word, estimate)
    return None


def _read(folded: str, begin: int, word: str, estimate: bool) -> tuple[int, Comparator] | None:
    previous = folded[begin - 1] if begin else ""
    if word in _ESTIMATE_ONLY and not estimate:
        return None
    if previous and previous in _NOT_BEFORE.get(word, ""):
        return None
    found = _BEFORE[word]
    if word in _ABLE:
        for modal in _MUST:
            if folded.endswith(modal, 0, begin):
                return begin - len(modal), _FLIPPED[found]
    return begin, found


def behind(folded: str, end: int) -> tuple[int, Comparator] | None:
    """Where the comparing word that begins at *end* ends, and what it says; ``None`` where none stands there.

    >>> behind("20个以上", 3), behind("20个以上海为主", 3)
    ((5, <Comparator.GE: 'ge'>), None)
    """
    found = BEHIND.match(folded, end) if folded[end : end + 1] in _OPENERS else None
    if not found:
        return None
    return found.end(), _BEHIND[found[0][-2:]]
