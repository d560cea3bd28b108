"""Changes (增减): the verb before an amount that says it rose or fell by so much, and against what (同比, 环比, 比上年)."""

from __future__ import annotations

from typing import NamedTuple

from govproposal.patterns import lazy

_RISE = "增长|提高|提升|上升|增加|上涨|扩大|增|升|高出|多出|涨|拉高|攀升|提速|新增|净增|增产|增收|延长|加快"
_FALL = "下降|减少|降低|回落|压缩|压减|缩短|下跌|收窄|下滑|缩减|削减|节约|节省|减|降|低于上年|下调|减产|减收|放缓"
_VERBS = lazy(rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:了|幅度|幅)?\Z")
_LASTS = frozenset("长高升加涨大出速增产收快降少低落缩减短跌窄滑约省调缓了度幅")
_BASIS = lazy(
    r"同比|环比|(?:比|较)(?:上|去|前)(?:一)?(?:年|月|季度|周|期)(?:同期|末|底)?|与(?:上|去)年(?:同期)?相比|同口径|按可比口径|(?:比|较)[12][0-9]{3}年(?:底|末|同期)?|比全[国省市]平均水平|年均"
)


class Change(NamedTuple):
    """A change: ``direction`` is ``rise`` or ``fall``, ``span`` the verb, ``basis`` and ``basis_span`` against what."""

    direction: str
    span: tuple[int, int]
    basis: str | None
    basis_span: tuple[int, int] | None


def change_before(folded: str, start: int) -> Change | None:
    """The change that the amount at *start* is, or ``None``: the verb stands right before it (增长10%, not 增长到10%).

    >>> change_before("进出口同比增长35.8%", 7).direction
    'rise'
    """
    if not start or folded[start - 1] not in _LASTS:
        return None
    left = max(0, start - 6)
    found = _VERBS.search(folded, left, start)
    if not found or found["rise"] == "新增":
        return None
    direction = "rise" if found["rise"] else "fall"
    basis = None
    for one in _BASIS.finditer(folded, max(0, found.start() - 18), found.start()):
        basis = one
    if basis is not None and any(mark in folded[basis.end() : found.start()] for mark in ",。;、"):
        basis = None
    verb = found.span("rise") if found["rise"] else found.span("fall")
    return Change(direction, verb, basis[0] if basis else None, basis.span() if basis else None)
