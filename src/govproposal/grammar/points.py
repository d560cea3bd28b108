"""Points of time out of the words of one: what a match of the period pattern says (年, 季度, 月, 旬, 日)."""

from __future__ import annotations

import re

from govproposal.frozen import opened
from govproposal.grammar.moments import Form, Point, exists
from govproposal.grammar.numerals import value_of
from govproposal.grammar.timewords import MONTH_ENDS, SHIFTS, THIRDS


def read_points(hit: re.Match[str]) -> tuple[Point, Point] | str | None:
    """The first and last point of the words, ``GP406`` where a date does not exist, ``None`` where the words name no time."""
    named = hit["year"]
    year = _number(named) if named else None
    shift = SHIFTS.get(hit["relative"] or "", 0)
    if hit["bare"] is not None:
        return _twice(_point(year, (1, 1), (12, 31), "year", shift))
    if hit["month"]:
        return _months(hit, year, shift)
    if hit["quarter"] or hit["quarters"]:
        return _quarters(hit, year, shift)
    if hit["half"]:
        first = (1, 1) if hit["half"] == "上" else (7, 1)
        last = (first[0] + 5, 0)
        return _twice(_point(year, last, last, "day", shift) if hit["halfend"] else _point(year, first, last, "half", shift))
    if hit["yearend"]:
        return _twice(_point(year, (12, 31), (12, 31), "day", shift))
    if hit["yearvague"]:
        if year is None and hit["relative"] is None:
            return None
        month = 1 if hit["yearvague"] == "初" else 6
        return _twice(_point(year, (month, 1), (month, 0), "month", shift))
    if year is None and not hit["yearin"]:
        return None  # 今年, 当年 alone set no term
    return _twice(_point(year, (1, 1), (12, 31), "year", shift))


def _months(hit: re.Match[str], year: int | None, shift: int) -> tuple[Point, Point] | str | None:
    month = _number(hit["month"])
    second = _number(hit["month2"]) if hit["month2"] else month
    if not _is_month_word(hit, dated=year is not None or hit["relative"] is not None):
        return None
    if hit["monthlist"] and not follow_on(hit["month"] + hit["monthlist"] + hit["month2"]):
        return None
    if not (1 <= month <= 12 and 1 <= second <= 12):
        return "GP406" if year is not None or hit["day"] else None
    if hit["day"]:
        return _days(hit, year, shift, month)
    first = _point(year, (month, 1), (month, 0), "month", shift)
    last = _month_part(hit, None if second < month else year, shift, second)
    return (last, last) if month == second else (first, last)


def _month_part(hit: re.Match[str], year: int | None, shift: int, month: int) -> Point:
    """The month, or the part of it that is named: its end, a third of it (旬)."""
    if hit["monthend"]:
        return _point(year, (month, 0), (month, 0), "day", shift)
    part = hit["third"] or {"初": "上", "中": "中"}.get(hit["monthvague"] or "")
    if part:
        low, high = THIRDS[part]
        return _point(year, (month, low), (month, high), "third", shift)
    return _point(year, (month, 1), (month, 0), "month", shift)


def _is_month_word(hit: re.Match[str], *, dated: bool) -> bool:
    """Whether a month in Chinese without a year is a month: 八月底前 is, 一月一通报 and 三月街 are not."""
    words = hit["month"]
    if dated or words[0].isdigit() or hit["day"] or hit["third"] or hit["monthend"] or hit["monthvague"] or hit["month2"]:
        return True
    end = hit.end()
    return hit.string[end - 1] == "份" or hit.string[end : end + 1] in MONTH_ENDS


def _days(hit: re.Match[str], year: int | None, shift: int, month: int) -> tuple[Point, Point] | str:
    if hit["month2"]:
        return "GP406"
    first = day_number(hit["day"])
    last = day_number(hit["day2"]) if hit["day2"] else first
    if not exists(year, month, first) or not exists(year, month, last):
        return "GP406"
    one = _point(year, (month, first), (month, first), "day", shift)
    return (one, one) if first == last else (one, _point(year, (month, last), (month, last), "day", shift))


def follow_on(words: str) -> bool:
    """Whether the numbers that 、 separates are each one more than the one before: such a list is a period.

    >>> follow_on("5、6、7"), follow_on("一、三")
    (True, False)
    """
    numbers = [_number(one) for one in words.split("、")]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _quarters(hit: re.Match[str], year: int | None, shift: int) -> tuple[Point, Point] | None:
    if hit["quarters"]:
        count = _number(hit["quarters"])
        first = _point(year, (1, 1), (3, 0), "quarter", shift)
        return first, _point(year, (count * 3 - 2, 1), (count * 3, 0), "quarter", shift)
    if hit["quarterlist"] and not follow_on(hit["quarter"] + hit["quarterlist"] + hit["quarter2"]):
        return None
    low = _number(hit["quarter"])
    high = _number(hit["quarter2"]) if hit["quarter2"] else low
    if hit["quarterend"]:
        return _twice(_point(year, (high * 3, 0), (high * 3, 0), "day", shift))
    first = _point(year, (low * 3 - 2, 1), (low * 3, 0), "quarter", shift)
    return (first, first) if low == high else (first, _point(year, (high * 3 - 2, 1), (high * 3, 0), "quarter", shift))


def _point(year: int | None, first: tuple[int, int], last: tuple[int, int], form: Form, shift: int) -> Point:
    made = _Open()
    made.year, made.first, made.last, made.form = year, first, last, form
    made.shift = shift if year is None else 0
    made.__class__ = Point
    point: Point = made
    return point


_Open = opened(Point)


def _twice(point: Point) -> tuple[Point, Point]:
    return point, point


def _number(words: str) -> int:
    if words.isascii() and words.isdecimal():
        return int(words)
    value = value_of(words.replace(" ", "").replace("O", "0"))
    return int(value) if value is not None else 0


def day_number(words: str) -> int:
    """The day of a month in Arabic or Chinese figures.

    >>> day_number("廿八"), day_number("初五")
    (28, 5)
    """
    return _number(words.lstrip("初"))
