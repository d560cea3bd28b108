"""Closing the periods of a text: a year left out comes from the nearest enclosing period or phase, else from the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from govproposal.document import Document
from govproposal.document.document import within
from govproposal.grammar.moments import OpenPeriod, close, exists
from govproposal.model.phrases import Period
from govproposal.parsing.leaning import year_of
from govproposal.parsing.years import Years
from govproposal.spans import Span


def read_periods(document: Document, spans: Iterable[tuple[int, int]], years: Years) -> tuple[Period, ...]:
    """The closed periods within *spans*, in order; a year named before in the same stretch serves those after it."""
    found: list[Period] = []
    for opened in within(document.periods, spans):
        if opened.open:
            before = _neighbour(document, found, opened.span.start)
            year, origin = year_of(document, opened, years, before)
            period = close(opened, year, origin)
            if years.latest and (year, origin) == (years.year, years.origin):
                period = _told(opened, period, years, before)
        else:
            period = close(opened, None)
        if period is not None:
            found.append(_same_time(document, period, found))
    return tuple(found)


def _neighbour(document: Document, found: list[Period], at: int) -> Period | None:
    """The last period found, where it stands in the same paragraph as what is at *at*."""
    last = found[-1] if found else None
    return last if last and last.span and document.folded.find("\n", last.span.end, at) < 0 else None


def _same_time(document: Document, period: Period, found: list[Period]) -> Period:
    """2023年同期 behind 1-10月 is those months of that year: of the last two periods the one that has both ends."""
    span = period.span
    if span is None or not document.folded.startswith("同期", span.end) or not period.start:
        return period
    near = (one for one in reversed(found[-2:]) if _neighbour(document, [one], span.start))
    days = next(((one.start, one.end) for one in near if one.start and one.end and one.start.year == one.end.year), None)
    start, end = (_in_year(day, period.start.year) for day in days) if days else (None, None)
    if not start or not end:
        return period
    whole = Span(span.start, span.end + 2)
    return attrs.evolve(period, text=document.quote(whole), span=whole, start=start, end=end, edtf=f"{start}/{end}")


def _in_year(day: date, year: int) -> date | None:
    return day.replace(year=year) if exists(year, day.month, day.day) else None


def _told(opened: OpenPeriod, period: Period | None, years: Years, before: Period | None) -> Period | None:
    """A period of a report that was given on a day: of the year before where it would begin after that day.

    Where the report is on the year before, one of January behind one of December is of the year in which it was given.
    """
    if period is None or period.start is None or years.latest is None or years.year is None:
        return period
    if years.year == years.latest.year:
        return close(opened, years.year - 1, years.origin) if period.start > years.latest else period
    if before and before.start and before.start > period.start:
        later = close(opened, years.year + 1, years.origin)
        return later if later and later.start and later.start <= years.latest else period
    return period


def without_day(document: Document, years: Years) -> Iterator[OpenPeriod]:
    r"""The periods of the body that lean on a year which does not have their day, or in which they end before they begin.

    >>> from govproposal.source import Source
    >>> page = Document(Source.of("某县方案\n一、工作任务\n2月29日前报送总结,3月1日前公示。"))
    >>> [one.text for one in without_day(page, Years(2022))], list(without_day(page, Years(2024)))
    (['2月29日前'], [])
    """
    unframed = attrs.evolve(years, frame=None)
    for opened in within(document.periods, document.body_spans):
        if opened.open and opened.fault is None:
            year, _ = year_of(document, opened, unframed)
            if year and close(opened, year) is None:
                yield opened
