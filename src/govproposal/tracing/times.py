"""The year a reported amount is of: what was done before the plan, or is planned for a later year, keeps no promise."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_YEAR = re.compile(
    r"(?<![比较与于0-9])(?:(?P<until>截至|截止|到|至|-|~)?(?P<year>20[0-9]{2})(?:年|(?=[-~至]20))(?P<month>[0-9]{1,2}月)?"
    r"|“?十(?P<plan>[二三四])五”?(?:期间|时期)|(?P<last>去年|上年|前年)|(?P<this>今年|本年|当年))"
)
_PLANS = {"二": 2015, "三": 2020, "四": 2025}
_THIS = re.compile(r"今年|本年|当年")
_UNTIL = ("截至", "截止")
_WINTER = 2
"""In a report of January or February its own year is still to come."""


def elsewhen(lead: str, item: str, *, plan: int | None, due: date | None, told: date | None) -> bool:
    """Whether an amount is of another time than the promise: before the year of the *plan*, after the day it is *due* or *told*.

    *lead* are the words of its sentence before it, *item* those of the whole item, both folded.

    >>> elsewhen("2021年新建", "", plan=2022, due=date(2022, 12, 31), told=date(2023, 1, 9))
    True
    >>> elsewhen("截至2022年12月底,建成", "", plan=2022, due=date(2022, 12, 31), told=date(2023, 1, 9))
    False
    """
    found = None
    for one in _YEAR.finditer(lead):
        found = one
    if found is None or found["this"]:
        return False
    if found["last"]:
        if _of_this_year(item):
            return True
        year = told.year - 1 if told else None
    else:
        year = _PLANS[found["plan"]] if found["plan"] else int(found["year"])
    if year is None:
        return False
    if plan is not None and year < plan:
        return True
    return found["until"] not in _UNTIL and not found["plan"] and _later(year, found["month"], due, told)


@lru_cache(maxsize=64)
def _of_this_year(item: str) -> bool:
    """Whether an item tells this year's apart from the last one's."""
    return bool(_THIS.search(item))


def _later(year: int, month: str | None, due: date | None, told: date | None) -> bool:
    """Whether a year is after the day a promise is due, or after the report."""
    if due is not None and year > due.year:
        return True
    return told is not None and (year > told.year or (year == told.year and told.month <= _WINTER and not month))
