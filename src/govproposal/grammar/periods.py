"""Periods (时限): when something is due, begins or was done, found in one pass; open where the words leave the year out.

到2020年底, 2020年5-9月, 2022年4—10月, 8月底之前, 自2021年1月1日起, 上半年, 三季度末, 5月上旬, 年底前, 11月至次年3月. Not periods: “十四五”, 年度,
半年, 每季度末月20日前 and what else recurs, N个工作日内 and other lengths of time, years in titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govproposal.folding import fold
from govproposal.grammar.moments import Form, OpenPeriod, Point, close, exists
from govproposal.grammar.lossy import LOSSY, candidates_of
from govproposal.grammar.names import name_spans
from govproposal.grammar.numerals import value_of
from govproposal.model import Period
from govproposal.spans import Span

_SEP = r"[ ]?(?:-{1,2}|~|至|到)[ ]?"
_YEAR = r"(?:19|20)(?:[ ]?[0-9]){2}|[12](?:[ ][0-9]){3}|2[ ]0[0-9]{2}|(?:二[〇零0]|一九)[〇零一二三四五六七八九0-9]{2}"
_HAN_MONTH = "十[一二]?|[二三四五六七八九]|一|正"
_MONTH = rf"[0-9]{{1,2}}|{_HAN_MONTH}"
_DAY = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九]|初[一二三四五六七八九十]"
_BOTTOM = "底(?![数部层线气蕴色版座盘])|末(?![端位梢])"

POINT = re.compile(
    rf"""(?:(?:(?P<year>{_YEAR})(?:(?P<bare>(?={_SEP}(?:{_YEAR})\ ?年))|\ ?年)(?!度|级|代))
        |(?P<relative>今年|明年|去年|本年(?!度)|当年|同年|该年|后年|来年|次年|翌年|第二年))?
    (?:\ ?(?:
        (?:第?(?P<quarter>[一二三四1-4])(?:{_SEP}第?(?P<quarter2>[一二三四1-4]))?\ ?季度|前(?P<quarters>[二三两23])个?季度)(?P<quarterend>{_BOTTOM})?
      | (?P<half>[上下])半年(?P<halfend>{_BOTTOM})?
      | (?P<month>{_MONTH})(?:\ ?月?{_SEP}(?P<month2>{_MONTH})(?=\ ?月(?![0-9]{{1,2}}\ ?[日号])))?\ ?月(?!龄|租|薪|嫂|饼|季|球|光|台|坛|湖|均|供|票|卡|牙|历)(?:份)?
          (?:\ ?(?:(?P<day>{_DAY})(?:\ ?[日号]?{_SEP}(?P<day2>{_DAY})(?=\ ?[日号]))?(?:\ ?[日号]|(?=\ *(?:[\n)(,。;、]|$)))(?!令|文)
            |(?P<third>[上中下])旬|(?P<monthend>{_BOTTOM})|(?P<monthvague>初(?![步级中次期心始审])|中(?=[、,。;)前之以底\n]))))?
      | 年?(?P<yearend>{_BOTTOM})|年?(?P<yearin>内(?![蒙容外部陆河控需设涝生在循江乡]))|年?(?P<yearvague>初(?![步级中次期心始审])|中(?=[、,。;)前之以\n]))
    ))?""",
    re.X,
)
_START = re.compile(
    r"[0-9〇零一二三四五六七八九十廿正年半]"
    r"(?:(?<=[0-9])(?<![0-9][0-9])(?:(?:[0-9 ]{3,6})(?<= [0-9]|[0-9]{2})(?= ?年)|[0-9]{0,8}+(?= ?[年月季日~至到-]|(?<=[0-9]{4})[ ./]|(?<=[0-9]{6})(?:\Z|\n)))"
    r"|(?<=[〇零一二三四五六七八九十廿正])[〇零一二三四五六七八九十廿正]{0,8}+(?=[0-9]{0,3}年|月|季|[至到~-])"
    r"|(?<=年)(?:(?=[底末内初中])|(?<=[今明去本当同该后来]年))|(?<=半)年)"
)
_BACK = re.compile(r" ?(?:(?P<before>之前|以前|前(?![期后往列端置沿景瞻海进来夕款述身]|十名|提(?![交供出前升请醒])|[0-9一二两三四五六七八九十]{1,3}个?(?:月|季|批|位|强))|止)|(?P<since>以来|起(?![草步来点到])|开始|以后|之后|后(?![续期勤备台方者端海半]))|之内|以内|内(?![蒙容外部陆河控需设涝生在循江乡]))")
_JOIN = re.compile(rf"{_SEP}(?:自|从)?")
_TIME = re.compile(r" ?(?:[0-9]{1,2}(?::[0-9]{2})+|[0-9]{1,2}[时点])(?=前)")
_ISO = re.compile(r"((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9.])")
_TO = ("截至到", "截止到", "截止至", "截至", "截止", "到", "至")
_FROM = ("自", "从")
_LEVELS = ("达到", "提高到", "提升到", "增加到", "恢复到", "回到", "降到", "扩大到", "增长到", "上升到", "提高至", "提升至", "增至", "降至", "甚至", "以至", "乃至")
_RECURRING = ("每", "每年", "每年的", "每个", "次月", "每月", "历年", "逢", "每季度", "每年度", "当月", "每逢", "每年从", "每年于", "每年至", "每年到", "每到", "每至")
_SHIFTS = {"明年": 1, "来年": 1, "去年": -1, "后年": 2, "次年": 1, "翌年": 1, "第二年": 1}
_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
_COUNTING = frozenset("0123456789〇一二三四五六七八九十百两半几数多近每周整去")


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
    for hit in _START.finditer(plain):
        start = _beginning(plain, hit.start())
        if start < done:
            continue
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        if at < len(closed) and closed[at][0] <= start:
            continue
        reading = _period(text, plain, start, done)
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
        return start - 1
    if char == "半":
        return start - 1 if previous in ("上", "下") else start
    return start - 1 if previous in ("第", "前") and folded[start + 1 : start + 2] in ("季", "个") else start


_RELATIVE = frozenset("今明去本当同该后来次翌")


def _period(text: str, folded: str, start: int, floor: int) -> OpenPeriod | int | None:
    """The period at *start*; a number where nothing is one up to there (what recurs, a length of time)."""
    lossy = LOSSY.match(folded, start)
    if lossy:
        return _faulty(text, folded, lossy)
    if start and _is_glued(folded, start):
        return None
    iso = _ISO.match(folded, start)
    if iso:
        return _iso(text, folded, iso)
    hit = POINT.match(folded, start)
    if hit is None or hit.end() == start:
        return None
    if _recurs(folded, hit):
        return hit.end()
    read = _points(hit)
    if read is None:
        return None
    return _sided(text, folded, hit, read, floor)


def _is_glued(folded: str, start: int) -> bool:
    """Whether the number goes on before *start*, or a letter or 第 leads it: V3.5月, 第2季."""
    previous = folded[start - 1]
    if previous in ".:/":
        return folded[start - 2 : start - 1].isdigit()
    return previous == "第" or (previous.isascii() and previous.isalnum())


def _recurs(folded: str, hit: re.Match[str]) -> bool:
    """每年3月, 每季度末月20日前: comes again, has no dates. A count before 年内 or 年底 makes a length of time of it."""
    start = hit.start()
    if folded.endswith(_RECURRING, max(0, start - 5), start):
        return True
    if hit["year"] is None and hit["relative"] is None and folded[start] == "年":
        return folded[start - 1 : start] in _COUNTING and start > 0
    return False


def _points(hit: re.Match[str]) -> tuple[Point, Point] | str | None:
    """The first and last point of the words, ``GP406`` where a date does not exist, ``None`` where the words name no time."""
    named = hit["year"]
    year = _number(named) if named else None
    shift = _SHIFTS.get(hit["relative"] or "", 0)
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
    if year is None and hit["relative"] is None and not hit["yearin"]:
        return None
    return _twice(_point(year, (1, 1), (12, 31), "year", shift))


def _months(hit: re.Match[str], year: int | None, shift: int) -> tuple[Point, Point] | str | None:
    month = _number(hit["month"].replace("正", "一"))
    second = _number(hit["month2"].replace("正", "一")) if hit["month2"] else month
    if not _is_month_word(hit, year is not None or hit["relative"] is not None):
        return None
    if not (1 <= month <= 12 and 1 <= second <= 12):
        return "GP406" if year is not None or hit["day"] else None
    if hit["day"]:
        return _days(hit, year, shift, month)
    if hit["third"]:
        low, high = _THIRDS[hit["third"]]
        return _twice(_point(year, (second, low), (second, high), "third", shift)) if month == second else None
    if hit["monthend"]:
        return _twice(_point(year, (second, 0), (second, 0), "day", shift))
    if hit["monthvague"]:
        low, high = _THIRDS["上" if hit["monthvague"] == "初" else "中"]
        return _twice(_point(year, (second, low), (second, high), "third", shift))
    first = _point(year, (month, 1), (month, 0), "month", shift)
    return (first, first) if month == second else (first, _point(None if second < month else year, (second, 1), (second, 0), "month", shift))


def _is_month_word(hit: re.Match[str], dated: bool) -> bool:
    """Whether a month in Chinese without a year is a month: 八月底前 is, 一月一通报 and 三月街 are not."""
    words = hit["month"]
    if dated or words[0].isdigit() or hit["day"] or hit["third"] or hit["monthend"] or hit["monthvague"] or hit["month2"]:
        return True
    end = hit.end()
    return hit.string[end - 1] == "份" or hit.string[end : end + 1] in ("", "底", "前", "起", "至", "到", ",", "。", "、", ";", "-", "~", ")", "以", "之")


def _days(hit: re.Match[str], year: int | None, shift: int, month: int) -> tuple[Point, Point] | str:
    if hit["month2"]:
        return "GP406"
    first = _day_number(hit["day"])
    last = _day_number(hit["day2"]) if hit["day2"] else first
    if not exists(year, month, first) or not exists(year, month, last):
        return "GP406"
    one = _point(year, (month, first), (month, first), "day", shift)
    return (one, one) if first == last else (one, _point(year, (month, last), (month, last), "day", shift))


def _quarters(hit: re.Match[str], year: int | None, shift: int) -> tuple[Point, Point]:
    if hit["quarters"]:
        count = _number(hit["quarters"])
        first = _point(year, (1, 1), (3, 0), "quarter", shift)
        return first, _point(year, (count * 3 - 2, 1), (count * 3, 0), "quarter", shift)
    low = _number(hit["quarter"])
    high = _number(hit["quarter2"]) if hit["quarter2"] else low
    if hit["quarterend"]:
        return _twice(_point(year, (high * 3, 0), (high * 3, 0), "day", shift))
    first = _point(year, (low * 3 - 2, 1), (low * 3, 0), "quarter", shift)
    return (first, first) if low == high else (first, _point(year, (high * 3 - 2, 1), (high * 3, 0), "quarter", shift))


def _point(year: int | None, first: tuple[int, int], last: tuple[int, int], form: Form, shift: int) -> Point:
    return Point(year=year, first=first, last=last, form=form, shift=shift if year is None else 0)


def _twice(point: Point) -> tuple[Point, Point]:
    return point, point


def _number(words: str) -> int:
    value = value_of(words.replace(" ", ""))
    return int(value) if value is not None else 0


def _day_number(words: str) -> int:
    return _number(words.lstrip("初"))


def _sided(text: str, folded: str, hit: re.Match[str], read: tuple[Point, Point] | str, floor: int) -> OpenPeriod | None:
    """The period with what stands beside its dates: a second date, 自 or 到 before it, 前 or 起 behind it."""
    start, end = hit.span()
    if isinstance(read, str):
        return OpenPeriod(text=text[start:end], span=Span(start, end), start=None, end=None, fault=read)
    first, last = read
    joined = _joined(folded, end, first)
    if joined is not None:
        last, end = joined
    elif hit["bare"] is not None:
        return None
    first_, last_ = first, last
    begin: Point | None = first_
    finish: Point | None = last_
    clock = _TIME.match(folded, end)
    back = _BACK.match(folded, clock.end() if clock else end)
    single = joined is None and first is last
    if back:
        end = back.end()
        if back["before"] and single:
            begin = None
        elif back["since"] and single:
            finish = None
    word = _front(folded, start, floor)
    if word.rstrip() in _FROM and (joined is not None or (back is not None and back["since"]) or not back):
        if joined is not None or finish is None:
            start -= len(word)
    elif word.rstrip() in _TO and single and finish is not None:
        start -= len(word)
        begin = None
    return OpenPeriod(text=text[start:end], span=Span(start, end), start=begin, end=finish)


def _front(folded: str, start: int, floor: int) -> str:
    """The word before a date that opens one of its sides, ``""`` where none does; 达到2020年水平 is a level."""
    at = start - 1 if start and folded[start - 1] == " " else start
    for word in (*_TO, *_FROM):
        if folded.endswith(word, floor, at):
            level = word in ("到", "至") and folded.endswith(_LEVELS, max(0, at - 4), at)
            return "" if level else folded[at - len(word) : start]
    return ""


def _joined(folded: str, end: int, first: Point) -> tuple[Point, int] | None:
    """The last point of a range whose second date stands apart: 2020年5月至2021年3月, 5月1日-10日, 11月至次年3月."""
    link = _JOIN.match(folded, end)
    if not link:
        return None
    hit = POINT.match(folded, link.end())
    if hit is not None and hit.end() > link.end():
        read = _points(hit)
        if read is None or isinstance(read, str):
            return None
        last = read[1]
        if last.year is None and not last.shift and first.year is not None and last.last >= first.first:
            last = Point(year=first.year, first=last.first, last=last.last, form=last.form)
        return last, hit.end()
    day = _LONE_DAY.match(folded, link.end())
    if day and first.form == "day":
        number = _day_number(day[1])
        month = first.first[0]
        if exists(first.year, month, number) and number > first.first[1]:
            return Point(year=first.year, first=(month, number), last=(month, number), form="day", shift=first.shift), day.end()
    return None


_LONE_DAY = re.compile(rf"({_DAY}) ?[日号]")


def _iso(text: str, folded: str, iso: re.Match[str]) -> OpenPeriod:
    span = Span(*iso.span())
    year, month, day = int(iso[1]), int(iso[3]), int(iso[4])
    if not exists(year, month, day):
        return OpenPeriod(text=text[span.start : span.end], span=span, start=None, end=None, fault="GP406")
    point = Point(year=year, first=(month, day), last=(month, day), form="day")
    end = span.end
    last = point
    link = _JOIN.match(folded, end)
    second = _ISO.match(folded, link.end()) if link else None
    if second and exists(int(second[1]), int(second[3]), int(second[4])):
        place = (int(second[3]), int(second[4]))
        last, end = Point(year=int(second[1]), first=place, last=place, form="day"), second.end()
    return OpenPeriod(text=text[span.start : end], span=Span(span.start, end), start=point, end=last)


def _faulty(text: str, folded: str, hit: re.Match[str]) -> OpenPeriod | None:
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
    if start is None and end is None:
        raise ValueError("a period without dates")
    if start is None and end is not None:
        return f"{_words(end.year, end.month, end.day)}前"
    if end is None and start is not None:
        return f"自{_words(start.year, start.month, start.day)}起"
    assert start is not None and end is not None
    if start == end:
        return _words(start.year, start.month, start.day)
    return f"{_words(start.year, start.month, start.day)}至{_words(end.year, end.month, end.day)}"


def _words(year: int, month: int, day: int) -> str:
    return f"{year:04}年{month}月{day}日"
