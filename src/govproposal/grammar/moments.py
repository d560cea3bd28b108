"""Points of the calendar as words name them, open where the year is left out, and how they are closed to dates and EDTF.

A :class:`Point` is a stretch of the calendar (a year, a quarter, a month, ten days, a day); an :class:`OpenPeriod` is what the words
of a document say, from one point to another or to one side only. :func:`close` gives the :class:`govproposal.model.Period`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import attrs

from govproposal.frozen import Value
from govproposal.model import Period
from govproposal.spans import Span

Form: TypeAlias = Literal["year", "half", "quarter", "month", "third", "day"]
"""How fine a point is: 年, 半年, 季度, 月, 旬, 日."""

_SEASONS = {"quarter": 32, "half": 39}
"""EDTF level 2: 33 to 36 are the quarters, 40 and 41 the halves of a year."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Point(Value):
    """A stretch of the calendar: ``first`` and ``last`` are (month, day), day 0 the month's last.

    ``year`` is ``None`` where the words leave it out; ``shift`` is what they add to the year they lean on (明年 1, 去年 -1).
    """

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    form: Form
    shift: int = 0

    def starts(self, year: int) -> date | None:
        """The first day, in *year* where the point has none of its own; ``None`` where there is no such day."""
        return _day(self.year or year + self.shift, self.first)

    def ends(self, year: int) -> date | None:
        """The last day, as :meth:`starts`."""
        return _day(self.year or year + self.shift, self.last)

    def edtf(self, year: int) -> str:
        """The point in EDTF; ten days and what ends a month are days."""
        whole = self.year or year + self.shift
        month, day = self.first
        if self.form == "year":
            return f"{whole:04}"
        if self.form in _SEASONS:
            length = 3 if self.form == "quarter" else 6
            return f"{whole:04}-{_SEASONS[self.form] + (month + length - 1) // length}"
        if self.form == "month":
            return f"{whole:04}-{month:02}"
        if self.form == "day":
            return f"{whole:04}-{month:02}-{day or length_of(whole, month):02}"
        return f"{self.starts(year)}/{self.ends(year)}"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OpenPeriod(Value):
    """A period as the words give it (时限): ``start`` and ``end`` are points, ``None`` for an open side.

    ``fault`` is ``GP401`` for a date that lost characters (``candidates`` are its readings) and ``GP406`` for one that does not
    exist; such a period has no points and closes to nothing.
    """

    text: str
    span: Span
    start: Point | None
    end: Point | None
    fault: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the words leave the year out."""
        start, end = self.start, self.end
        if start is None:
            return end is not None and end.year is None
        return start.year is None and (end is None or end.year is None)

    @property
    def year(self) -> int | None:
        """The year that the words name last, which a date that follows takes when it names none."""
        for point in (self.end, self.start):
            if point is not None and point.year is not None:
                return point.year
        return None


def close(period: OpenPeriod, year: int | None, derived_from: tuple[int, int] | None = None) -> Period | None:
    """The period with its dates; *year* is that of the surroundings, read from *derived_from*. ``None`` where no date follows.

    Months that run over a year's end end in the next year.

    >>> from govproposal.grammar.periods import find_periods
    >>> [close(one, 2020).edtf for one in find_periods("2020年5-9月;8月底;11月至次年3月")]
    ['2020-05/2020-09', '2020-08-31', '2020-11/2021-03']
    """
    if period.fault is not None or (period.start is None and period.end is None):
        return None
    if period.open and year is None:
        return None
    start, end = period.start, period.end
    begins = ends = None
    first_year = last_year = year or 0
    if start is not None:
        first_year = _leaning(start, end, first_year)
        begins = start.starts(first_year)
    if end is not None:
        if start is not None and start is not end and end.year is None:
            last_year = (start.year or first_year + start.shift) + (not end.shift and end.last[0] < start.first[0])
        ends = end.ends(last_year)
    if (start is not None and begins is None) or (end is not None and ends is None):
        return None
    if begins is not None and ends is not None and ends < begins:
        return None
    return Period(
        text=period.text,
        start=begins,
        end=ends,
        edtf=_interval(start, end, begins, ends, first_year, last_year),
        derived_from=Span(*derived_from) if period.open and derived_from is not None else None,
        span=period.span,
    )


def _leaning(start: Point, end: Point | None, year: int) -> int:
    """The year of a start without one: that of the end, or the one before where the months run over a year's end."""
    if start.year is not None or end is None or end.year is None:
        return year
    return end.year - (start.first[0] > end.last[0] or (start.first > end.last and end.last[1] > 0))


def _interval(start: Point | None, end: Point | None, begins: date | None, ends: date | None, first_year: int, last_year: int) -> str:
    """The EDTF of both sides, as coarse as the words; an open side leaves the other a day, which is what the deadline is."""
    if start is None or end is None:
        return f"{begins or '..'}/{ends or '..'}"
    if start is end:
        return start.edtf(first_year)
    return f"{start.edtf(first_year).split('/')[0]}/{end.edtf(last_year).split('/')[-1]}"


def _day(year: int, place: tuple[int, int]) -> date | None:
    month, day = place
    if not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    length = length_of(year, month)
    if day > length:
        return None
    return date(year, month, day or length)


def length_of(year: int, month: int) -> int:
    """The days of a month.

    >>> length_of(2024, 2), length_of(2100, 2)
    (29, 28)
    """
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether any year has it.

    >>> exists(2021, 2, 29), exists(None, 2, 29), exists(None, 6, 31)
    (False, True, False)
    """
    return _day(year or 2024, (month, day)) is not None
