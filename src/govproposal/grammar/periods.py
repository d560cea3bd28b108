"""Periods (时限): when something is due, begins or was done, found in one pass; open where the words leave the year out.

到2020年底, 2020年5-9月, 2022年4—10月, 8月底之前, 自2021年1月1日起, 上半年, 三季度末, 5月上旬, 年底前, 11月至次年3月.
Not periods: “十四五”, 年度, 半年, 每季度末月20日前 and what else recurs, N个工作日内 and other lengths of time, years in titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govproposal.folding import fold
from govproposal.grammar.bare_days import bare_day
from govproposal.grammar.figure_dates import due_months, iso_period
from govproposal.grammar.lossy import LOSSY, RUN_ON, candidates_of
from govproposal.grammar.moments import OpenPeriod, Point, close, exists
from govproposal.grammar.names import name_spans
from govproposal.grammar.points import day_number, follow_on, read_points
from govproposal.grammar.sides import beside
from govproposal.grammar.timewords import (
    COUNTING,
    ISO,
    JOIN,
    LONE_DAY,
    QUARTERS,
    RECURRING,
    START,
    TITLE_YEARS,
    YEARS,
    point_at,
)
from govproposal.model import Period
from govproposal.patterns import lazy
from govproposal.spans import Span


def find_periods(text: str, *, folded: str | None = None, titles: Sequence[tuple[int, int]] | None = None) -> list[OpenPeriod]:
    """The periods of *text* in order, never overlapping, each with what its words say; faulty dates among them (``fault``).

    *folded* is the folded text where the caller has it; *titles* are stretches whose dates are part of a name, by default ``《…》``.

    >>> [(one.text, one.open) for one in find_periods("力争到2020年底建成；8月底之前报送，2020年5－9月办理。")]
    [('到2020年底', False), ('8月底之前', True), ('2020年5－9月', False)]
    """
    plain = fold(text) if folded is None else folded
    closed = [span for span in name_spans(plain) if plain[span[0]] == "《"] if titles is None else titles
    found: list[OpenPeriod] = []
    done = at = 0
    for hit in START.finditer(plain):
        start = _beginning(plain, hit.start())
        if start < done:
            continue
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        if at < len(closed) and closed[at][0] <= start:
            continue
        reading = _period(text, plain, start, done)
        if reading is None and found and "日" in plain[start + 1 : start + 3]:
            reading = bare_day(text, plain, start, done, found[-1])
        if isinstance(reading, int):
            done = max(done, reading)
        elif reading is not None:
            done = reading.span.end
            found.append(reading)
    return found


def parse_period(text: str, year: int | None = None) -> Period:
    """The one period that *text* is, closed with *year*; ``ValueError`` where it is none, or needs a year and has none.

    >>> str(parse_period("8月底之前", 2022).end)
    '2022-08-31'
    """
    words = text.strip()
    found = find_periods(words)
    if len(found) != 1 or found[0].span != (0, len(words)):
        raise ValueError(f"no period: {text!r}")
    period = close(found[0], year)
    if period is None:
        raise ValueError(f"no dates: {text!r}")
    return period


def _beginning(folded: str, start: int) -> int:
    """Where the words begin of which the scan found a telling character: 今年, 上半年, 第一季度, 前三季度."""
    previous = folded[start - 1] if start else ""
    char = folded[start]
    if char == "年" and previous in _RELATIVE:
        return start if previous == "次" and folded[start - 2 : start - 1] in _COUNTED else start - 1
    if previous == "、" and folded[start + 1 : start + 2] == "季":
        listed = QUARTERS.search(folded, max(0, start - 8), start)
        return listed.start() if listed and follow_on(listed["list"] + char) else start
    if char == "半":
        return start - 1 if previous in ("上", "下") else start
    return start - 1 if previous in ("第", "前") and folded[start + 1 : start + 2] in ("季", "个") else start


_COUNTED = frozenset("一二三四五六七八九十两几多每首历逐依本此该当0123456789")
"""一次年底总结: 次 counts there."""
_RELATIVE = frozenset("今明去本当同该后来次翌")
_DASHES = frozenset("-./")
_JOINING = frozenset("起 -~至到")
"""The characters that what joins two dates begins with."""


def _period(text: str, folded: str, start: int, floor: int) -> OpenPeriod | int | None:
    """The period at *start*; a number where nothing is one up to there (what recurs, a length of time)."""
    if folded[start + 4 : start + 5] in RUN_ON and folded[start : start + 4].isdigit() and (lossy := LOSSY.match(folded, start)):
        return _faulty(text, lossy)
    if start and _is_glued(folded, start):
        return None
    if folded[start - 2 : start] == "》(":
        # 《规划》(2016-2030年): the bracket belongs to the name.
        close_ = folded.find(")", start, start + 20)
        if close_ >= 0 and TITLE_YEARS.fullmatch(folded, start, close_):
            return close_
    if folded[start + 4 : start + 5] in _DASHES:
        if iso := ISO.match(folded, start):
            return iso_period(text, folded, iso, floor)
        if months := due_months(text, folded, start, floor):
            return months
    hit = point_at(folded, start)
    if hit is None or hit.end() == start:
        return None
    if _recurs(folded, hit):
        return hit.end()
    read = read_points(hit)
    if read is None:
        return None
    return _sided(text, folded, hit, read, floor)


_REPORTED = lazy(r"(?:的)?(?:工作|办理|进展|推进|落实|完成|任务|目标)*(?:情况|总结|小结|报告|汇报|报表|台账|数据)")
"""Behind 上半年 what is told of it: its name, no term."""
_NUMBERED = lazy(r"(?:[\n。;]|^) *[0-9]{1,2}\.$")


def _is_glued(folded: str, start: int) -> bool:
    """Whether the number goes on before *start*, or a letter or 第 leads it: V3.5月, 第2季."""
    previous = folded[start - 1]
    if previous in ".:/":
        return folded[start - 2 : start - 1].isdigit() and not _NUMBERED.search(folded, max(0, start - 24), start)
    return previous == "第" or (previous.isascii() and previous.isalnum())


def _recurs(folded: str, hit: re.Match[str]) -> bool:
    """每年3月, 每季度末月20日前: comes again, has no dates. A count before 年内 or 年底 makes a length of time of it."""
    start = hit.start()
    if folded.endswith(RECURRING, max(0, start - 5), start):
        return True
    if hit["year"] is None and hit["relative"] is None and folded[start] == "年":
        return folded[start - 1 : start] in COUNTING and start > 0
    return False


def _sided(text: str, folded: str, hit: re.Match[str], read: tuple[Point, Point] | str, floor: int) -> OpenPeriod | None:
    """The period with what stands beside its dates: a second date, 自 or 到 before it, 前 or 起 behind it."""
    start, end = hit.span()
    if isinstance(read, str):
        return OpenPeriod(text=text[start:end], span=Span(start, end), start=None, end=None, fault=read)
    first, last = read
    joined = _listed_years(folded, end, first) if hit["bare"] is not None else None
    joined = joined or _joined(folded, end, first)
    if joined is not None:
        last, end = joined
    elif hit["bare"] is not None or (hit["half"] and _REPORTED.match(folded, end)):
        return None
    return beside(text, folded, (start, end), (first, last), floor)


def _listed_years(folded: str, end: int, first: Point) -> tuple[Point, int] | None:
    """The last point of years in a row: 2021、2022年."""
    listed = YEARS.match(folded, end)
    if listed is None or first.year is None or not follow_on(f"{first.year}{listed[0]}"):
        return None
    behind = folded.index("年", listed.end()) + 1
    return Point(year=int(listed[0].replace(" ", "")[-4:]), first=(1, 1), last=(12, 31), form="year"), behind


def _joined(folded: str, end: int, first: Point) -> tuple[Point, int] | None:
    """The last point of a range whose second date stands apart: 2020年5月至2021年3月, 5月1日-10日, 11月至次年3月."""
    link = JOIN.match(folded, end) if folded[end : end + 1] in _JOINING else None
    if not link:
        return None
    hit = point_at(folded, link.end())
    if hit is not None and hit.end() > link.end():
        read = read_points(hit)
        if read is None or isinstance(read, str):
            return None
        last = read[1]
        if last.year is None and not last.shift and first.year is not None and last.last >= first.first:
            last = Point(year=first.year, first=last.first, last=last.last, form=last.form)
        return last, hit.end()
    day = LONE_DAY.match(folded, link.end())
    if day and first.form == "day":
        number = day_number(day[1])
        month = first.first[0]
        if exists(first.year, month, number) and number > first.first[1]:
            return Point(year=first.year, first=(month, number), last=(month, number), form="day", shift=first.shift), day.end()
    return None


def _faulty(text: str, hit: re.Match[str]) -> OpenPeriod | None:
    found = candidates_of(hit[0])
    if not found:
        return None
    span = Span(*hit.span())
    return OpenPeriod(text=text[span.start : span.end], span=span, start=None, end=None, fault="GP401", candidates=found)


def render_period(period: Period) -> str:
    """Words that :func:`parse_period` reads back to the same dates.

    >>> render_period(parse_period("到2020年底")), render_period(parse_period("2020年5-9月"))
    ('2020年12月31日前', '2020年5月1日至2020年9月30日')
    """
    start, end = period.start, period.end
    if start is None and end is not None:
        return f"{_words(end.year, end.month, end.day)}前"
    if end is None and start is not None:
        return f"自{_words(start.year, start.month, start.day)}起"
    if start is None or end is None:
        raise ValueError("a period without dates")
    if start == end:
        return _words(start.year, start.month, start.day)
    return f"{_words(start.year, start.month, start.day)}至{_words(end.year, end.month, end.day)}"


def _words(year: int, month: int, day: int) -> str:
    return f"{year:04}年{month}月{day}日"
