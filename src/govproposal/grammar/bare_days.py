"""Days without a month (6月15日发布预警,17日启动响应): that of the day named last, as reports of events tell them."""

from __future__ import annotations

from govproposal.grammar.moments import OpenPeriod, Point, exists
from govproposal.grammar.sides import beside
from govproposal.grammar.timewords import BARE_DAY
from govproposal.patterns import lazy
from govproposal.spans import Span

_FAR = 300
"""So many characters on, nobody leans on the day before any more."""
_OPENINGS = frozenset(",。;:(\n")
_LEADING = ("自", "从", "截至", "于")
_BEHIND_CLOCK = lazy(r"[日时分点][至到-]$")


def bare_day(text: str, folded: str, start: int, floor: int, before: OpenPeriod) -> OpenPeriod | None:
    """The day or days at *start*, in the month of the period *before*; ``None`` where a number of days is told.

    >>> from govproposal.grammar.periods import find_periods
    >>> [one.text for one in find_periods("6月15日发布预警,17日启动响应,21日至23日加固,3日内上报。")]
    ['6月15日', '17日', '21日至23日']
    """
    near = before.end or before.start
    if near is None or near.form != "day" or not near.first[1] or start - before.span.end > _FAR:
        return None
    behind_clock = _BEHIND_CLOCK.search(folded, max(0, start - 3), start) is not None
    if not behind_clock and not _begins(folded, start):
        return None
    hit = BARE_DAY.match(folded, start)
    if hit is None:
        return None
    days = [int(hit["day"]), int(hit["last"] or hit["day"])]
    month = near.first[0]
    if days[0] > days[1] or not all(day and exists(None, month, day) for day in days):
        return None
    first, last = (Point(year=None, first=(month, day), last=(month, day), form="day") for day in days)
    points = (first, last if hit["last"] else first)
    if behind_clock:
        span = Span(*hit.span())
        return OpenPeriod(text=span.of(text), span=span, start=points[0], end=points[1])
    return beside(text, folded, hit.span(), points, floor)


def _begins(folded: str, start: int) -> bool:
    """Whether a day may begin at *start*: at the head of a clause, behind 自 or 截至."""
    return not start or folded[start - 1] in _OPENINGS or folded.endswith(_LEADING, 0, start)
