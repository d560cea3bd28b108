"""Phrases with their values, made from numbers: Chinese numerals, periods, sessions. What strategies draw and renderers print."""

from __future__ import annotations

import calendar
from datetime import date

from govproposal.model import Body, Period, Session
from govproposal.testing.vocabulary import Place


def numeral(number: int, *, pair: bool = False) -> str:
    """*number* (0 to 99) in Chinese figures; two as 两 with *pair*.

    >>> numeral(12), numeral(20), numeral(2, pair=True)
    ('十二', '二十', '两')
    """
    digits = "零一二三四五六七八九"
    if pair and number == 2:
        return "两"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")


def last_day(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_day(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def closed_period(shape: int, year: int, month: int, day: int) -> Period:
    """The period of one of eleven shapes, with its dates and EDTF.

    >>> one = closed_period(0, 2023, 6, 1)
    >>> one.text, one.start, one.end, one.edtf
    ('到2023年底', None, datetime.date(2023, 12, 31), '../2023-12-31')
    """
    first, close, end = date(year, month, 1), last_day(year, month), date(year, 12, 31)
    until = last_day(year, month + 1)
    table: tuple[tuple[str, date | None, date, str], ...] = (
        (f"到{year}年底", None, end, f"../{end}"),
        (f"{year}年底前", None, end, f"../{end}"),
        (f"{year}年{month}月底前", None, close, f"../{close}"),
        (f"{year}年{month}月底之前", None, close, f"../{close}"),
        (f"{year}年{month}月{day}日前", None, date(year, month, day), f"../{date(year, month, day)}"),
        (f"{year}年{month}月", first, close, f"{year}-{month:02}"),
        (f"{year}年{month}-{month + 1}月", first, until, f"{year}-{month:02}/{year}-{month + 1:02}"),
        (f"{year}年{month}月至{month + 1}月", first, until, f"{year}-{month:02}/{year}-{month + 1:02}"),
        (f"{year}年上半年", date(year, 1, 1), date(year, 6, 30), f"{year}-40"),
        (f"{year}年第三季度", date(year, 7, 1), date(year, 9, 30), f"{year}-35"),
        (f"{year}年", date(year, 1, 1), end, f"{year}"),
    )
    text, start, stop, edtf = table[shape]
    return Period(text=text, start=start, end=stop, edtf=edtf)


def inherited_period(shape: int, year: int, month: int) -> Period:
    """A period without a year, as one inside a phase of *year* reads.

    >>> inherited_period(0, 2023, 8).end
    datetime.date(2023, 8, 31)
    """
    close = last_day(year, month)
    table: tuple[tuple[str, date | None, str], ...] = (
        (f"{month}月底", close, f"{close}"),
        (f"{month}月底前", None, f"../{close}"),
        (f"{month}月", date(year, month, 1), f"{year}-{month:02}"),
    )
    text, start, edtf = table[shape]
    return Period(text=text, start=start, end=close, edtf=edtf)


def worded_session(place: Place, body: Body, term: int, meeting: int, form: int) -> Session:
    """A session in one of four wordings: with the level only or the whole name, 届 before or behind the body.

    >>> from govproposal.testing.vocabulary import PLACES
    >>> worded_session(PLACES[0], Body.CPPCC, 8, 3, 2).text
    '政协绵阳市第八届委员会第三次会议'
    """
    n, m, level = numeral(term), numeral(meeting), place.level
    if body is Body.CPPCC:
        forms = (
            (f"{level}政协{n}届{m}次会议", level),
            (f"{level}政协第{n}届{m}次会议", level),
            (f"政协{place.name}第{n}届委员会第{m}次会议", place.name),
            (f"政协{place.name}{n}届{m}次会议", place.name),
        )
    else:
        forms = (
            (f"{level}{n}届人大{m}次会议", level),
            (f"{level}人大{n}届{m}次会议", level),
            (f"{place.name}第{n}届人民代表大会第{m}次会议", place.name),
            (f"{place.name}{n}届人大{m}次会议", place.name),
        )
    text, where = forms[form]
    return Session(text=text, body=body, place=where, term=term, meeting=meeting)
