"""Single dates, as signatures and title lines print them (成文日期): in Arabic or Chinese figures, with characters lost at the end."""

from __future__ import annotations

import re
from datetime import date

from govproposal.folding import fold
from govproposal.grammar.numerals import value_of
from govproposal.patterns import lazy
from govproposal.spans import Span

_YEAR = "(?:19|20)(?: ?[0-9]){2}|[一二][〇零九0○OoＯ〇][〇零一二三四五六七八九0○OoＯ]{2}"
_DAY = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]"
_MONTH = "[0-9]{1,2}|十[一二]?|[一二三四五六七八九]|元|正"
DATE = lazy(
    rf"(?P<year>{_YEAR}) *年 *(?P<month>{_MONTH}) *月 *(?P<day>{_DAY})(?: *[日号]|(?![0-9个项件年月]))"
    rf"|(?P<year2>(?:19|20)[0-9]{{2}})(?P<sep> *[-./] *)(?P<month2>[0-9]{{1,2}})(?P=sep)(?P<day2>[0-9]{{1,2}})(?![0-9])"
)
"""A full date."""

_LETTERS = str.maketrans({"O": "0", "o": "0", "○": "〇"})
_COMPACT = lazy(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")


def parse_date(text: str) -> date | None:
    """The date that *text* is (brackets, padding and a time of day aside), ``None`` where it is none, or several readings of one.

    >>> [str(parse_date(one)) for one in ("2022年3月31日", "二○○六年十月十八日", "（2015年9月15日）", "2023.5.10", "201759日")]
    ['2022-03-31', '2006-10-18', '2015-09-15', '2023-05-10', 'None']
    """
    words = fold(text).strip(" \n()[]〔〕【】-_。,;:")
    found = DATE.match(words)
    if found:
        rest = words[found.end() :].strip(" )")
        return _value(found) if not rest or _REST.fullmatch(rest) else None
    compact = _COMPACT.fullmatch(words)
    return _date(int(compact[1]), int(compact[2]), int(compact[3])) if compact else None


_REST = lazy(r"(?:T? ?[0-9]{1,2}[:时][0-9: 分秒.Z+]*|\(?(?:星期|周)[一二三四五六日天]\)?|印发|发布|印|[上下]午.{0,12})")


def find_dates(folded: str, start: int = 0, end: int | None = None) -> list[tuple[date, Span]]:
    """The full dates of ``folded[start:end]`` in order, each with its span; those that do not exist are left out.

    >>> find_dates("市政府办公厅2022年3月31日印发")
    [(datetime.date(2022, 3, 31), Span(start=6, end=16))]
    """
    found = []
    for hit in DATE.finditer(folded, start, len(folded) if end is None else end):
        value = _value(hit)
        if value is not None:
            found.append((value, Span(*hit.span())))
    return found


def _value(hit: re.Match[str]) -> date | None:
    if hit["year2"]:
        return _date(int(hit["year2"]), int(hit["month2"]), int(hit["day2"]))
    year, month, day = (_number(hit[part]) for part in ("year", "month", "day"))
    return _date(year, month, day)


def _number(words: str) -> int:
    value = value_of(words.replace(" ", "").translate(_LETTERS).replace("元", "一").replace("正", "一"))
    return int(value) if value is not None else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
