"""Which year a date leans on that leaves its own out: named before it, or that of the section or document around it."""

from __future__ import annotations

from bisect import bisect_left

from govproposal.document import Document
from govproposal.grammar.moments import OpenPeriod, close
from govproposal.model.phrases import Period
from govproposal.parsing.years import Years
from govproposal.patterns import lazy
from govproposal.spans import Span

_PLANNED = lazy("计划(?!总)|预计|拟(?!定)|力争|争取|定于|建议|务必|请(?!示)")
_SINCE = lazy(r" ?年(?:以来|起)")
_SAME_YEAR = lazy("同年|当年|该年")
_LEANS = lazy("同|当年|该年|次年|翌年|第二年")
_OPENS = lazy(r"(?:^|[。;\n():] ?)(?:截至|截止|自|从|到|至|早在|在|于|其中,?|[^\W\d_]是|第[^\W\d_],)? ?$")
"""What may stand before a year that opens its sentence."""
_FAR = 4000
"""So far behind a year no date leans on it, in one paragraph either: a text of one line is read in linear time."""
_LEAD = 6
_LONGEST_SENTENCE = 120
_CLAUSE = 40


def year_of(document: Document, opened: OpenPeriod, years: Years, before: Period | None = None) -> tuple[int | None, Span | None]:
    """The year a period without one leans on, with where it stands; *before* is the period before it in its paragraph."""
    around = years.at(opened.span.start)
    if years.frame:
        return _fitting(opened, years)
    named = _year_before(document, opened, around[0])
    if before is None or not opened.open:
        return named or around
    leaning = _leaning(document, opened, named, before)
    if leaning is not None:
        return leaning
    # Time goes on: behind 2002年10月, 6月下旬 is of a later year where the one around is later.
    if named and around[0] and named[0] < around[0] and _goes_back(opened, named[0], before) and not _LEANS.match(opened.text):
        return around
    return named or around


def _leaning(document: Document, opened: OpenPeriod, named: tuple[int, Span] | None, before: Period) -> tuple[int, Span] | None:
    """The year of the period before, where that leans on one in the same sentence: 同年3月立项,5月开工."""
    day = before.start or before.end
    if day is None or before.span is None or not _SAME_YEAR.match(before.text) or _LEANS.match(opened.text):
        return None
    if document.folded.find("。", before.span.end, opened.span.start) >= 0 or (named and named[1].start > before.span.start):
        return None
    return day.year, before.derived_from or before.span


def _goes_back(opened: OpenPeriod, year: int, before: Period) -> bool:
    """Whether the period would begin before the one before it, in another sentence of the same year."""
    period = close(opened, year)
    begun = before.start
    return period is not None and period.start is not None and begun is not None and begun.year == year and period.start < begun


def _year_before(document: Document, opened: OpenPeriod, around: int | None) -> tuple[int, Span] | None:
    """The last year named before a period in its paragraph, outside titles and comparisons (比2019年).

    One to come (到2025年……;) serves its own clause only. One that has passed serves the sentences behind its own where it opens that
    (2020年,……。5月……), but none of what is planned (2023年立项。计划8月开工); 同年 leans on any. Of a period over several years none is
    taken where the one around lies within.
    """
    at = opened.span.start
    before = bisect_left(document.years, at, key=lambda one: one[1].start) - 1
    if before < 0:
        return None
    year, span = document.years[before]
    folded = document.folded
    leans = _LEANS.match(opened.text) is not None
    if not leans and (at - span.end > _FAR or folded.find("\n", span.end, at) >= 0):
        return None
    if around is None or year == around or leans:
        # 次年 behind 2022年11月至2023年1月 is the second of these.
        return year - (opened.text[0] in "次翌第" and _is_within(document, span, year - 1)), span
    if year > around:
        ended = _is_past(folded, span, at) and document.brackets.enclosing(span.start) is None
    else:
        ended = _is_over(folded, span, at) or _is_planned(folded, span, at)
    return None if ended or _is_within(document, span, around) else (year, span)


def _is_past(folded: str, span: Span, at: int) -> bool:
    """Whether the clause of a year to come ends before *at*, or the sentence that it opens."""
    marks = "。" if _opens(folded, span) else "。;"
    return any(folded.find(mark, span.end, at) >= 0 for mark in marks)


def _opens(folded: str, span: Span) -> bool:
    """Whether the year opens its sentence: 2020年,…, 截至2020年底…."""
    return _OPENS.search(folded, max(0, span.start - _LEAD), span.start) is not None


def _is_over(folded: str, span: Span, at: int) -> bool:
    """Whether the sentence of a year ends before *at*, and the year does not open it, or opens it with 以来."""
    if folded.find("。", span.end, at) < 0:
        return False
    return not _opens(folded, span) or _SINCE.match(folded, span.end) is not None


def _is_planned(folded: str, span: Span, at: int) -> bool:
    """Whether the sentence of the place *at*, behind the year, says that something is to be done."""
    begun = max(span.end, folded.rfind("。", span.end, at) + 1, at - _LONGEST_SENTENCE)
    return _PLANNED.search(folded, begun, at) is not None


def _is_within(document: Document, span: Span, year: int) -> bool:
    """Whether the year at *span* ends a period over several years of which *year* is one."""
    for opened in document.periods.within([(span.start - _CLAUSE, span.end + _CLAUSE)]):
        if opened.span.covers(span) and opened.start is not None and opened.end is not None:
            return (opened.start.year or year + 1) <= year <= (opened.end.year or year - 1) and opened.start.year != opened.end.year
    return False


def _fitting(opened: OpenPeriod, years: Years) -> tuple[int | None, Span | None]:
    """The year by which the period falls in the frame, the frame's first year where none does."""
    frame = years.frame
    if frame is None:
        return years.year, years.origin
    candidates = [day.year for day in (frame.start, frame.end) if day]
    for year in candidates:
        period = close(opened, year)
        if period and period.end and (not frame.start or frame.start <= period.end) and (not frame.end or period.end <= frame.end):
            return year, frame.span
    return (candidates[0] if candidates else years.year), frame.span
