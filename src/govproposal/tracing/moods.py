"""Whether words say that something is so: what is denied, hoped for, or only named in passing is no result.

Every question is put to a stretch of folded text that is one clause, or the beginning of one, so that the answer takes linear time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from govproposal.tracing.wording import REACHED

REACH = 80
"""How far before a verb is looked for words that govern it, in characters."""
_AHEAD = (
    r"预计|力争|争取|有望|承诺|能够|保证(?!了)|(?<![成作称])为了?(?:尽快|早日|如期|全面)?$|明年|来年|今后|即将|将于|确保|尽快|望于|推动|建议(?!案)|提请|督促|(?<![按照])要求|申请|呼吁|(?<![接招对款善优看])待(?!遇|业)|"
    r"计划(?=$|[于在年近今明20]|出台|印发|制定|制订|发布|完成|[新改扩]建)|(?<![模虚比])拟(?!定|订|人)|(?<![即必干勇主])将(?!军|近)|"
    r"应当|应(?![用急对答邀届])|(?:准备|抓紧|着手|谋划)(?=$|[出印制])"
)
AHEAD = re.compile(_AHEAD)
"""Words before a verb by which it speaks of what is to come, or of what somebody ought to do."""
HENCEFORTH = re.compile(r"下一步|下一阶段|下阶段|下步|接下来|今后一个时期")
"""Words from which on all of a paragraph is about what is to come."""
_HOPED = re.compile(r"(?:力争|争取|有望|计划|预计|拟|将|确保)(?:于|在|到)?[0-9一二三四五年月日底前上下半季度末内今明同之第]{0,12}$")
"""The end of a clause that the next one completes: 力争年底前,…"""
DENIED = re.compile(
    r"(?:尚未|还未|暂未|仍未|并未|从未|迟迟未|未能|没能|没有|还没|未(?!成年|来|央|婚)|不能|无法|难以|暂缓|暂不|尚不|不具备)[^,;。《》的]{0,12}$"
)
"""A denial that reaches to the end of a clause's beginning."""
_LEADING = re.compile(r"^[^,;。]{0,8}?(?:为了?|按照|根据|围绕|对照|对标|聚焦|制定|制订|建立|督促|要求|推动|推进|促进|助力|支持)(?!止)")
_ONWARD = re.compile(
    r"的(?!同时|基础上|[0-9]|百分之)|(?:分解|下达|部署|分工|交办|布置|安排|梳理|编制|制定|制订|申报|起草|论证|设计|评审|清单|过半|近半|一半|大半|的?[一二三四五六七八九]成)"
)
PARTIAL = re.compile(r"基本|大部分|部分|多数|个别|一些|接近|即将|阶段性|序时|时序|除[^,;。]{1,20}外")
"""Words by which what was reached is not all of it."""


def clause_start(folded: str, at: int) -> int:
    """Where the clause of what stands at *at* begins; a title before it ends a clause, and no more than so many characters are looked at.

    >>> clause_start("下一步,抓紧印发", 6)
    4
    """
    least = max(0, at - REACH)
    return max(least - 1, *(folded.rfind(mark, least, at) for mark in "。;!?,:》\n")) + 1


@lru_cache(maxsize=64)
def _henceforth(folded: str) -> int:
    """From where on a paragraph is about what is to come."""
    found = HENCEFORTH.search(folded)
    return found.start() if found else len(folded)


def led(folded: str, start: int) -> bool:
    """Whether words before the clause that begins at *start* put it off (下一步,… or 力争年底前,…).

    >>> led("力争年底前,建成40个", 6), led("已建成46个,培训200人", 7)
    (True, False)
    """
    if _henceforth(folded) < start:
        return True
    return start > 0 and folded[start - 1] == "," and bool(_HOPED.search(folded, max(0, start - 18), start - 1))


def hoped(folded: str, start: int, at: int) -> bool:
    """Whether what is said at *at* is to come; *start* is where its clause begins.

    >>> hoped("下一步,抓紧印发办法", 4, 6), hoped("计划总投资5亿元,印发办法", 9, 9)
    (True, False)
    """
    return bool(AHEAD.search(folded, max(start, at - REACH), at)) or led(folded, start) or _henceforth(folded) < at


def denied(folded: str, start: int, at: int) -> bool:
    """Whether what is said at *at* is denied; *start* is where its clause begins.

    >>> denied("尚未出台办法", 0, 2), denied("出台办法", 0, 0)
    (True, False)
    """
    return bool(DENIED.search(folded, max(start, at - 20), at))


def claims(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The words of the clause from *start* to *end* that say a target was reached, in full and as a fact.

    >>> bool(claims("提前完成年度目标", 0, 8)), bool(claims("力争完成年度目标", 0, 8)), bool(claims("完成年度任务分解", 0, 8))
    (True, False, False)
    """
    one = REACHED.search(folded, start, end)
    if one is None or PARTIAL.search(folded, start, end) or _ONWARD.match(folded, one.end(), end):
        return None
    if (
        hoped(folded, start, one.start())
        or denied(folded, start, one.start())
        or _LEADING.search(folded[max(start, one.start() - REACH) : one.start()])
    ):
        return None
    return one
