"""Changes (增减): the verb before an amount that says it rose or fell by so much, and against what (同比, 环比, 比上年)."""

from __future__ import annotations

from typing import NamedTuple

from govproposal.patterns import lazy

_RISE = "增长|提高|提升|上升|增加|上涨|扩大|增|升|高出|多出|涨|拉高|攀升|提速|新增|净增|增产|增收|延长|加快"
_FALL = "下降|减少|降低|回落|压缩|压减|缩短|下跌|收窄|下滑|缩减|削减|节约|节省|减|降|低于上年|下调|减产|减收|放缓"
_VERBS = {
    verb + behind: (direction, len(verb))
    for direction, verbs in (("rise", _RISE), ("fall", _FALL))
    for verb in verbs.split("|")
    for behind in ("", "了", "幅度", "幅")
}
"""A verb and what may stand between it and its amount: the direction it says, and how long it is."""
_LASTS = frozenset(words[-1] for words in _VERBS) - {"年"}
"""低于上年 alone is no verb before an amount: 低于上年5% names what is compared with."""
_LONGEST = 6
"""How far a verb is looked for; 低于上年 with 幅度 is as long."""
_YEAR = r"(?:(?:上|去|前)(?:一)?(?:年|月|季度|周|期)(?:同期|末|底)?|[12][0-9]{3}年(?:底|末|同期)?)"
_BASIS = lazy(rf"同(?:比|口径)|环比|较{_YEAR}|比(?:{_YEAR}|全[国省市]平均水平)|与(?:上|去)年(?:同期)?相比|按可比口径|年均")
"""Each begins with a character, so that a search skips what begins none."""


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
    for begin in range(max(0, start - _LONGEST), start):
        found = _VERBS.get(folded[begin:start])
        if found is not None:
            break
    else:
        return None
    direction, length = found
    if folded.startswith("新增", begin):
        return None
    basis = None
    for one in _BASIS.finditer(folded, max(0, begin - 18), begin):
        basis = one
    verb = (begin, begin + length)
    if basis is None or not _PARTING.isdisjoint(folded[basis.end() : begin]):
        return Change(direction, verb, None, None)
    return Change(direction, verb, basis[0], basis.span())


_PARTING = frozenset(",。;、")
